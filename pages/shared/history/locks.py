"""Locked years, with person and reason, and the form that locks or unlocks one."""

from datetime import date

import streamlit as st

from indicators.model import Actor
from indicators.wording import say
from pages.shared import cache, frame, markup, receipt, who
from pages.shared.cache import Visit
from pages.shared.history.entry import moment
from pages.shared.table import table

YEARS_BACK = 30


def show(visit: Visit) -> None:
    """Render the locked years, the form, and the history of locks."""
    ledger = cache.opened(visit.figures)[0]
    locked = ledger.locked()
    years = ", ".join(str(year) for year in locked)
    frame.html(markup.paragraph(say("history.locked", years=years) if locked else say("history.none_locked"), "gl-lead")
        + markup.paragraph(say("history.lock_words")))
    if not visit.past:
        _turn(visit)
    lock_entries = [entry for entry in ledger.log() if entry.kind in ("lock", "unlock")][::-1]
    if lock_entries:
        columns = [say(f"history.{what}") for what in ("year", "event", "who", "at", "why")]
        frame.html(markup.heading(2, say("history.locks")) + table("", columns, [
            [str(entry.payload["year"]), say("history.was", kind=entry.kind), entry.actor_name,
             moment(entry.at), entry.payload["reason"]] for entry in lock_entries]))


def _turn(visit: Visit) -> None:
    """Ask for a year with figures or a recent one; lock it, or unlock a locked one."""
    ledger = cache.opened(visit.figures)[0]
    today, figure_years = date.today().year, cache.scoreboard(visit).observations["year"]
    years = sorted({*range(today - YEARS_BACK, today + 1), *map(int, figure_years.unique())}, reverse=True)
    locked = ledger.locked()
    year = int(st.selectbox(say("history.year"), years, key="history.lock.year", width=220, format_func=lambda one: (
        say("history.locked", years=one).rstrip(".") if one in locked else str(one))))
    what = "unlock" if year in locked else "lock"
    who.ask()

    def write(actor: Actor, reason: str, _: int) -> str:
        (ledger.lock if what == "lock" else ledger.unlock)(actor, year, reason=reason)
        return receipt.done()

    receipt.act(visit, "history", f"history.{what}.{year}", (say(f"history.{what}"), say("history.why")), visit.version,
                write)
