"""Page "Changed files": preview what changed files in data/ would change, statuses included, and publish it."""


from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from indicators import catalogue as catalogues
from indicators import wording
from indicators.model import Catalogue, records
from indicators.permission import staff
from indicators.submissions.changed_files import FileChange, Pending, differences, pending_flips, submit_differences
from indicators.wording import say
from pages.shared import cache, catalogue_changes, changes, frame, markup, receipt, who
from pages.shared.cache import Visit
from pages.shared.catalogue_changes import NOTHING
from pages.shared.changes import Row
from pages.shared.table import Cell, Column, Head, table

DETAILS = ("note", "source_url", "period_start", "period_end", "conf_status")
SEEN = "changed_files.seen"          # session key of the digest of the changes that were shown


def changed_files(visit: Visit) -> None:
    """Render the changed files, their effects and the form to publish them; afterwards the receipt."""
    frame.html(markup.heading(1, say("menu.changed_files")))
    receipt.shown("changed_files")
    if visit.illustrative:
        frame.html(markup.paragraph(say("changed_files.not_here")))
        return
    pending = differences(*cache.opened("real"), catalogues.SHIPPED)
    if not (pending.catalogue or pending.files or pending.reports):
        frame.html(markup.paragraph(say("changed_files.nothing")))
        return
    frame.html(markup.paragraph(say("changed_files.lead"), "gl-lead") + _catalogue(pending)
        + _files(pending, visit.catalogue) + _reports(pending))
    retract = any(len(file.absent) for file in pending.files) and st.checkbox(say("changed_files.retract"))
    frame.html(changes.flips(pending_flips(cache.snapshot_of("real"), pending, retract=retract), visit.catalogue))
    _confirm(pending, retract=retract)


def _catalogue(pending: Pending) -> Markup:
    """Changes of goals and codelists; what prevents their adoption, and the figures that would become invalid."""
    if pending.catalogue is None:
        return Markup("")
    rows = catalogue_changes.listed(pending.changes, pending.catalogue, say("changed_files.changes_caption"))
    return markup.heading(2, say("changed_files.catalogue")) + rows + _refused(pending) + _invalid(pending)


def _refused(pending: Pending) -> Markup:
    """The changes that would alter the meaning of figures and must be declared first."""
    if not pending.adoption.refused:
        return Markup("")
    lead = markup.strong(say("changed_files.refused")) + " " + say("changed_files.refused_lead")
    return markup.notices("trouble", [lead, *map(wording.issue, pending.adoption.refused)])


def _invalid(pending: Pending) -> Markup:
    """Each figure or rule that the new catalogue would reject, and why."""
    invalid = pending.adoption.invalid
    if not invalid or pending.catalogue is None:
        return Markup("")
    columns = [say(f"head.{name}") for name in ("area", "indicator", "year", "figure", "why")]
    rows = [[*_about(issue.values, pending.catalogue), issue.found,
             wording.problem(issue, pending.catalogue)]
            for issue in invalid[:changes.SHOWN]]
    caption = say("changed_files.invalid_caption", count=wording.Count(len(invalid)))
    return (markup.heading(3, say("changed_files.invalid")) + markup.paragraph(say("changed_files.invalid_lead"))
        + table(caption, columns, rows) + changes.more(len(invalid)))


def _about(values: Mapping[str, object], catalogue: Catalogue) -> list[Cell]:
    """Area, indicator and year of a figure; the indicator of a rule."""
    if "ref_area" in values:
        return changes.key(values, catalogue)
    return ["", wording.indicator(str(values["indicator"]), catalogue), ""]


def _files(pending: Pending, catalogue: Catalogue) -> Markup:
    """Counts for each file of figures, then the figures themselves."""
    if not pending.files:
        return Markup("")
    kinds = ("new", "changed", "absent", "replacing")
    columns: list[Head] = [say("head.file"), *(Column(say(f"changed_files.{what}"), number=True) for what in kinds)]
    counts = table(say("changed_files.caption"), columns, [
        [file.file, *(str(len(rows)) for rows in (file.new, file.changed, file.absent, file.replacing))]
        for file in pending.files])
    return (markup.heading(2, say("head.figures")) + counts + markup.joined(
        _rows(file, catalogue) for file in pending.files))


def _rows(file: FileChange, catalogue: Catalogue) -> Markup:
    """Each figure of a file, before and after."""
    new, before, after, absent = (
        records(rows) for rows in (file.new, file.before, file.changed, file.absent))
    rows: list[tuple[str, Row | None, Row | None]] = [
        *(("new", None, row) for row in new), *(("changed", *pair) for pair in zip(before, after, strict=True)),
        *(("absent", row, None) for row in absent)]
    columns = [say(f"head.{name}") for name in ("area", "indicator", "year", "before", "after")]
    body = [_row(kind, before, after, catalogue) for kind, before, after in rows[:changes.SHOWN]]
    return markup.fold(say("changed_files.see", file=file.file), markup.joined((table(file.file, columns, body),
        changes.more(len(rows)))))


def _row(kind: str, before: Row | None, after: Row | None, catalogue: Catalogue) -> list[Cell]:
    different = [name for name in DETAILS if before and after and before[name] != after[name]]
    sides = [markup.joined((changes.figure(row, catalogue), _details(row, different))) if row
             else say(f"changed_files.kind_{kind}") for row in (before, after)]
    return [*changes.key(after or before or {}, catalogue), *sides]


def _details(row: Row, names: list[str]) -> Markup:
    """Other attributes of a row that differ."""
    return markup.joined(markup.small(markup.joined((say(f"changed_key.{name}"), ": ", row[name] or NOTHING)))
                           for name in names)


def _reports(pending: Pending) -> Markup:
    names = [*(say("changed_files.report", file=report.filename) for report in pending.reports),
             *(say("changed_files.report_absent", file=file) for file in pending.absent_reports)]
    if not names:
        return Markup("")
    return (markup.heading(2, say("head.reports")) + markup.bullets(list(names)))


def _confirm(pending: Pending, *, retract: bool) -> None:
    """Render name, note and button; the name is asked once in a session, never prefilled, and stored as typed."""
    frame.html(markup.heading(2, say("head.save")))
    name = who.ask()
    note = st.text_input(say("changed_files.note"), key="changed_files.note", width=420)
    nothing = not pending.catalogue and not pending.submissions(retract=retract) or bool(pending.adoption.refused)
    seen, st.session_state[SEEN] = st.session_state.get(SEEN), pending.digest
    if st.button(say("head.save"), type="primary", disabled=nothing):
        if seen != pending.digest:        # confirm only what was rendered, not changes made since
            frame.html(markup.notices("trouble", [say("changed_files.stale")]))
            return
        receipt.attempt("changed_files", lambda: _bring_in(pending, name, note or "", retract=retract))


def _bring_in(pending: Pending, name: str, note: str, *, retract: bool) -> str:
    events = submit_differences(cache.opened("real")[0], pending, staff(name), note, retract=retract)
    return say("changed_files.receipt", count=wording.Count(len(events)), version=events[-1].version)
