"""Page "Changed files": preview what changed files in data/ would change, statuses included, and publish it."""

from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from indicators import catalogue as catalogues
from indicators import wording
from indicators.errors import Refusal
from indicators.model import Actor, Catalogue
from indicators.submissions.changed_files import Pending, differences, pending_changes, submit_differences
from indicators.wording import say
from pages.shared import cache, catalogue_changes, changes, frame, markup, receipt, who
from pages.shared.cache import Visit
from pages.shared.table import Cell, Column, Head, table


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
        receipt.say_if_not_done()
        return
    frame.html(markup.paragraph(say("changed_files.lead"), "gl-lead") + _catalogue(pending)
               + _files(pending) + _reports(pending))
    retract = any(len(file.absent) for file in pending.files) and st.checkbox(say("changed_files.retract"))
    frame.html(changes.listed(pending_changes(cache.snapshot_of("real"), pending, retract=retract), visit.catalogue))
    _confirm(visit, pending, retract=retract)


def _catalogue(pending: Pending) -> Markup:
    """Changes of goals and codelists; what prevents their adoption, and the figures that would become invalid."""
    if pending.catalogue is None:
        return Markup("")
    rows = catalogue_changes.listed(pending.changes, pending.catalogue, say("changed_files.changes_caption"))
    refused = list(map(wording.issue, pending.adoption.refused))
    return (markup.heading(2, say("changed_files.catalogue")) + rows
            + (markup.notices("trouble", [say("changed_files.refused"), *refused]) if refused else Markup(""))
            + _invalid(pending, pending.catalogue))


def _invalid(pending: Pending, catalogue: Catalogue) -> Markup:
    """Each figure or rule that the new catalogue would reject, and why."""
    invalid = pending.adoption.invalid
    if not invalid:
        return Markup("")
    columns = [say(f"head.{name}") for name in ("area", "indicator", "year", "figure", "why")]
    rows = [[*_about(issue.values, catalogue), issue.found, wording.problem(issue, catalogue)]
            for issue in invalid[:changes.SHOWN]]
    return markup.heading(3, say("changed_files.invalid")) + table("", columns, rows) + changes.more(len(invalid))


def _about(values: Mapping[str, object], catalogue: Catalogue) -> list[Cell]:
    """Area, indicator and year of a figure; the indicator of a rule."""
    if "ref_area" in values:
        return changes.key(values, catalogue)
    return ["", wording.indicator(str(values["indicator"]), catalogue), ""]


def _files(pending: Pending) -> Markup:
    """How many figures of each file are new, changed or missing."""
    if not pending.files:
        return Markup("")
    kinds = ("new", "changed", "absent", "replacing")
    columns: list[Head] = [say("head.file"), *(Column(say(f"changed_files.{what}"), number=True) for what in kinds)]
    return markup.heading(2, say("head.figures")) + table(say("changed_files.caption"), columns, [
        [file.file, *(str(len(rows)) for rows in (file.new, file.changed, file.absent, file.replacing))]
        for file in pending.files])


def _reports(pending: Pending) -> Markup:
    names = [*(say("changed_files.report", file=report.filename) for report in pending.reports),
             *(say("changed_files.report_absent", file=file) for file in pending.absent_reports)]
    return markup.heading(2, say("head.reports")) + markup.bullets(names) if names else Markup("")


def _confirm(visit: Visit, pending: Pending, *, retract: bool) -> None:
    """Render name, note and button; only what was shown is saved, not what files or figures have become since."""
    def write(actor: Actor, note: str, seen: str) -> str:
        if seen != pending.digest:
            raise Refusal("files.stale")
        events = submit_differences(cache.opened("real")[0], pending, actor, note, retract=retract)
        return receipt.done(events[-1])

    frame.html(markup.heading(2, say("head.save")))
    who.ask()
    nothing = not pending.catalogue and not pending.submissions(retract=retract) or bool(pending.adoption.refused)
    receipt.act(visit, "changed_files", "changed_files", (say("head.save"), say("changed_files.note")), pending.digest,
                write, disabled=nothing)
