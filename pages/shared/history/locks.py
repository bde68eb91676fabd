"""Locked years, with person and reason; a form to lock a year, and one to unlock it."""

from datetime import date

import streamlit as st

from indicators.model import Actor
from indicators.wording import say
from pages.shared import cache, frame, markup, who
from pages.shared.cache import Visit
from pages.shared.history.confirm import confirm
from pages.shared.history.entry import moment
from pages.shared.table import table

YEARS_BACK = 30


def show(visit: Visit) -> None:
    """Render the locked years, the forms, and the history of locks."""
    ledger = cache.opened(visit.figures)[0]
    locked = ledger.locked()
    years = ", ".join(str(year) for year in locked)
    frame.html(markup.paragraph(say("history.locked", years=years) if locked else say("history.none_locked"), "gl-lead")
        + markup.paragraph(say("history.lock_words")))
    if not visit.past:
        by = _turn(visit, "lock", [year for year in _years(visit) if year not in locked])
        if locked:
            _turn(visit, "unlock", sorted(locked, reverse=True), by)
    lock_entries = [entry for entry in ledger.log() if entry.kind in ("lock", "unlock")][::-1]
    if lock_entries:
        columns = [say(f"history.{what}") for what in ("year", "event", "who", "at", "why")]
        frame.html(markup.heading(2, say("history.locks")) + table("", columns, [
            [str(entry.payload["year"]), say(f"history.was_{entry.kind}"), entry.actor_name,
             moment(entry.at), entry.payload["reason"]] for entry in lock_entries]))


def _years(visit: Visit) -> list[int]:
    """Years with figures, and recent years, newest first."""
    today, figure_years = date.today().year, cache.scoreboard(visit).observations["year"]
    return sorted({*range(today - YEARS_BACK, today + 1), *(int(year) for year in figure_years.unique())}, reverse=True)


def _turn(visit: Visit, what: str, years: list[int], author: str | None = None) -> str:
    """Render the form to lock or unlock one of these years; return the name of the person, asked for unless given."""
    frame.html(markup.heading(2, say(f"history.{what}_title")))
    # The key depends on the number of choices, so that a changed list resets the select box and the form.
    year = st.selectbox(say("history.year"), years, key=f"history.{what}.year.{len(years)}", width=220)
    by = who.ask() if author is None else author
    ledger = cache.opened(visit.figures)[0]

    def write(actor: Actor, reason: str, previewed_on: int) -> str:
        (ledger.lock if what == "lock" else ledger.unlock)(actor, int(year), reason=reason)
        return say(f"history.{what}_done", year=year)

    confirm(visit, by, what, f"year.{len(years)}", visit.version, write)
    return by
