"""Page "History": what was recorded and by whom, undo, and releases for the public; locked years."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.changes.releases import ReleasePreview, approve_release, prepare_release, preview_release, release
from indicators.ingest.limits import FIRST_YEAR
from indicators.model import Actor, Catalogue
from indicators.opening import Event, LogEntry, Preparation, Release
from indicators.wording import say
from pages.shared import (
    approvals,
    cache,
    changes,
    demo,
    filters,
    frame,
    markup,
    public_edition,
    receipt,
    record,
    state,
    who,
)
from pages.shared.cache import Visit
from pages.shared.receipt import moment
from pages.shared.record import as_of

KINDS = ("all", "submission", "remark", "commitment")
"""What the list can be narrowed to; all but the first are link parameters that open one entry."""

COLUMNS = {"about": 212, "what": 110, "at": 140, "who": 140, "state": 110, "note": None}
"""Widths in pixels: on a phone, what it is about and its type are in sight."""


def history(visit: Visit) -> None:
    """Ask for a section and render it, after the receipt of an action just completed."""
    frame.html(markup.heading(1, say("history.title")))
    receipt.shown()
    view = state.pick("view", say("history.view"), ["record", "releases"], lambda name: say("history.views", view=name),
                      starts_over="kind submission remark commitment")
    (_show_releases if view == "releases" else _record)(visit)
    receipt.say_if_not_done()
    demo.offer_new_start(visit)


def _record(visit: Visit) -> None:
    """Render the list, newest first, and below it the entry of the link parameter."""
    entries = record.entries(visit)
    frame.html(markup.paragraph(say("history.lead", count=wording.Count(len(entries))), "gl-lead"))
    kind = state.pick("kind", say("history.kind"), KINDS, lambda code: say("history.records", kind=code))
    entries_of_kind = [entry for entry in entries if kind in ("all", entry.kind)]
    if not entries_of_kind:
        frame.html(markup.paragraph(say("history.none", kind=kind)))
        return
    rows = pd.DataFrame({name: [getattr(entry, name) for entry in entries_of_kind] for name in COLUMNS},
                        index=[f"{entry.kind} {entry.id}" for entry in entries_of_kind])
    columns: dict[str, Any] = {name: st.column_config.Column(say(f"history.{name}"), width=width)
                               for name, width in COLUMNS.items()}
    columns["at"] = st.column_config.DatetimeColumn(say("history.at"), format="YYYY-MM-DD HH:mm", timezone="UTC")
    filters.select(rows.assign(at=pd.to_datetime(rows["at"])), f"history.record.{visit.figures}",
                   say("history.views", view="record"), _open, selection_mode="single-row", column_config=columns)
    for kind in KINDS[1:]:
        ids = {entry.id: entry for entry in entries if entry.kind == kind}
        label, instead = (say("history.records", kind=code) for code in (kind, "all"))
        if value := state.value_of(kind, list(ids), label, instead):
            record.show(visit, ids[value])
            return
    frame.html(markup.paragraph(say("history.open_one"), "gl-quiet"))


def _open(labels: Sequence[str]) -> None:
    """Have the entry of a row in the address, or none."""
    state.put(**dict.fromkeys(KINDS[1:]) | dict(label.split() for label in labels))


def _show_releases(visit: Visit) -> None:
    """Render what the public sees, the form for a new release, the releases, the form to withdraw the last; locks."""
    every = visit.snapshot.releases()
    current = [one for one in every if one.taken_back is None]
    now = current[-1] if current else None
    frame.html(markup.paragraph(say("history.releases_lead", name=now.name, version=now.version) if now
                                else say("history.releases_lead_none"), "gl-lead"))
    is_new = not (now and now.version == visit.version)
    if is_new and approvals.may_begin(visit, "release"):
        _make(visit)
    elif not (is_new or visit.past):
        frame.html(markup.paragraph(say("history.release_up_to_date")))
    if every:
        frame.html(_releases(visit, every, now))
        public_edition.show(visit, now.version if now else 0)
    if now and who.may_save(visit, "take_back"):
        _take_back(visit, now, current[-2] if len(current) > 1 else None)
    _locks(visit)


def _releases(visit: Visit, every: list[Release], now: Release | None) -> Markup:
    """Each release, with the hash of its event."""
    hashes, rows = visit.ledger.hashes(), []
    for one in reversed(every):
        state = "withdrawn" if one.taken_back is not None else "public" if one == now else "replaced"
        name = (one.name, markup.small(say("history.release_edition", year=one.year)) if one.year else "",
                markup.small(markup.hash_of(say("frame.chain"), hashes[one.event])))
        why = markup.joined([one.note, *map(markup.small, _by_whom(one))])
        rows.append([markup.joined(name), moment(one.at), as_of(one.version), why,
                     say("history.state_of", state=state)])
    columns = [say(f"history.{name}") for name in ("name", "at", "version", "why", "state")]
    return markup.heading(2, say("history.views", view="releases")) + markup.table("", columns, rows)


def _by_whom(one: Release) -> list[str]:
    """That one person published it, and which of its changes are of who prepared it."""
    lines = [say("public.alone", reason=one.alone)] if one.alone else []
    return [*lines, *approvals.by_preparer(one.changes_by_preparer)]


def _make(visit: Visit) -> None:
    """Form to release the newest version, with a preview of the changes."""
    preview = _preview(visit.cache_key, visit.version)
    frame.html(markup.heading(2, say("history.release")) + markup.paragraph(
        say("history.release_words", version=preview.next, shown=wording.Count(preview.shown)))
        + _summary(preview, visit.catalogue) + _hidden(preview, visit.catalogue))
    public_edition.offer_preview(visit)
    _ask_release(visit)


def _ask_release(visit: Visit) -> None:
    """Render the releases that wait for approval, with the form to approve each; then the form to release the newest
    version by a name, or to prepare that, but not alone while it may be approved.
    """
    opened, form = cache.opened(visit.figures), "history.release"

    def approve(actor: Actor, prepared: Preparation, _: int) -> Event:
        return _with_edition(visit, approve_release(*opened, actor, prepared.number, prepared.version))

    def write(actor: Actor, reason: str, previewed_on: int, emergency: str) -> Event:
        return _with_edition(visit, release(*opened, actor, name, note="" if emergency else reason, year=year,
                                            previewed_on=previewed_on, emergency=emergency))

    def prepare(actor: Actor, note: str, previewed_on: int) -> LogEntry:
        return prepare_release(*opened, actor, name, note=note, year=year, previewed_on=previewed_on)

    waiting = approvals.show_prepared(visit, "release", form, visit.version, approve)
    with st.expander(say("approvals.again", by=waiting)) if waiting else st.container():
        name = st.text_input(say("history.release_named"), key="history.release.name", width=420) or ""
        year = st.number_input(say("history.release_year"), value=None, step=1, format="%d", width=420,
                               key="history.release.year", help=say("history.release_year_help"))
        approvals.ask(visit, "release", form, say("history.release"), visit.version, write, prepare, waiting=waiting,
                      once=False)


def _with_edition(visit: Visit, event: Event) -> Event:
    """Begin to make the public edition after a release or its withdrawal."""
    public_edition.start(visit.figures)
    return event


def _take_back(visit: Visit, now: Release, before: Release | None) -> None:
    """Form to withdraw the current release, with a preview of the changes."""
    def write(actor: Actor, reason: str, previewed_on: int) -> Event:
        return _with_edition(visit, visit.ledger.take_back(
            actor, now.event, reason=reason, previewed_on=previewed_on))

    with st.expander(say("history.take_back_title", name=markup.literal(now.name))):
        if before:
            frame.html(markup.paragraph(say("history.take_back_words", name=before.name, version=before.version))
                       + _summary(_preview(visit.cache_key, before.version), visit.catalogue))
        else:
            frame.html(markup.paragraph(say("history.take_back_none")))
        receipt.act(visit, f"history.take_back.{now.event}", say("history.withdraw"), visit.version, write)


def _locks(visit: Visit) -> None:
    """Render the locked years, the record of locks, and the form that locks a year or unlocks a locked one."""
    ledger = visit.ledger
    locked, entries = ledger.locked(), ledger.log("lock", "unlock")
    words = say("history.locked", years=", ".join(map(str, locked))) if locked else say("history.none_locked")
    columns = [say(f"history.{name}") for name in ("year", "event", "who", "at", "why")]
    rows = [[str(entry.payload["year"]), say("history.event_kind", kind=entry.kind), entry.actor_name,
             moment(entry.at), entry.payload["reason"]] for entry in reversed(entries)]
    frame.html(markup.heading(2, say("history.locks")) + markup.paragraph(words)
               + markup.paragraph(say("history.lock_words"), "gl-quiet")
               + (markup.table("", columns, rows) if rows else ""))
    if not who.may_save(visit, "lock"):
        return
    years = sorted({*range(FIRST_YEAR, date.today().year + 1), *locked}, reverse=True)
    with st.expander(say("history.lock_title")):
        year = st.selectbox(say("history.year"), years, 1, key="history.lock.year", width=220)
        what, turn = ("unlock", ledger.unlock) if year in locked else ("lock", ledger.lock)
        receipt.act(visit, f"history.{what}.{year}", say(f"history.{what}"), visit.version,
                    lambda actor, reason, _: turn(actor, year, reason=reason))


@st.cache_resource(max_entries=8, show_spinner=False)
def _preview(key: cache.CacheKey, version: int) -> ReleasePreview:
    return preview_release(cache.snapshot_of(key.figures), version)


def _summary(preview: ReleasePreview, catalogue: Catalogue) -> Markup:
    """Each figure and each status that would change, then the numbers of texts."""
    differences = changes.listed(preview.changes, catalogue)
    lines = [say("history.public", what=what, **counts) for what, counts in preview.texts.items()
             if any(counts.values())]
    if not (lines or differences):
        lines = [say("history.public_same")]
    return markup.heading(3, say("history.public_changes")) + differences + markup.bullets(lines)


def _hidden(preview: ReleasePreview, catalogue: Catalogue) -> Markup:
    """What the public would not see, by reason, and what of it the current release shows: each key with its reason."""
    reasons = [say("history.suppressed_because", reason=say(f"suppression.{reason}"), count=count)
               for reason, count in preview.reasons.items()]
    columns = [*(say(f"head.{name}") for name in ("area", "indicator", "year")), say("history.why")]
    lists = [markup.heading(3, say("history.not_shown")), markup.bullets(reasons or [say("history.all_shown")])]
    for what, rows in (("newly_hidden", preview.newly_hidden), ("newly_shown", preview.newly_shown),
                       ("suppressed", preview.suppressed)):
        if not rows.empty:
            cells = [[*changes.key(row, catalogue), say(f"suppression.{row['reason']}")]
                     for row in changes.in_order(rows, catalogue)]
            listed = markup.table("", columns, cells) + changes.more(len(rows))
            lists.append(markup.fold(say(f"history.{what}", count=wording.Count(len(rows))), listed,
                                     opened=what != "suppressed"))
    return markup.joined(lists)
