"""Page "Changed files": preview what changed files in data/ would change, statuses included, and publish it."""

from hashlib import sha256

import streamlit as st
from markupsafe import Markup

from indicators import catalogue as catalogues
from indicators import wording
from indicators.errors import Refusal
from indicators.model import Actor
from indicators.opening import Event, LogEntry
from indicators.submissions.changed_files import (
    Pending,
    differences,
    pending_changes,
    prepare_adoption,
    submit_differences,
)
from indicators.wording import say
from pages.shared import approvals, cache, changes, frame, markup, receipt, who
from pages.shared.cache import Visit


def changed_files(visit: Visit) -> None:
    """Render the changed files, their effects and the form to publish them; afterwards the receipt."""
    frame.html(markup.heading(1, say("menu.changed_files")))
    who.demand("prepare")
    receipt.shown()
    if visit.illustrative:
        frame.html(markup.paragraph(say("changed_files.not_here")))
        return
    pending = differences(*cache.opened("real"), catalogues.SHIPPED)
    if not (pending.catalogue or pending.files or pending.reports):
        frame.html(markup.paragraph(say("changed_files.nothing")))
        receipt.say_if_not_done()
        return
    frame.html(markup.paragraph(say("changed_files.lead"), "gl-lead") + _catalogue(pending) + _files(pending))
    retract = any(len(file.absent) for file in pending.files) and st.checkbox(say("changed_files.retract"))
    frame.html(changes.listed(pending_changes(cache.snapshot_of("real"), pending, retract=retract), visit.catalogue))
    _confirm(visit, pending, retract=retract)


def _catalogue(pending: Pending) -> Markup:
    """Changes of goals and codelists; what prevents their adoption, and the figures that would become invalid."""
    catalogue, adoption = pending.catalogue, pending.adoption
    if catalogue is None:
        return Markup("")
    content = [markup.heading(2, say("changed_files.catalogue")), changes.rules(pending.changes, catalogue)]
    if adoption.refused:
        content.append(markup.notices("trouble", [say("changed_files.refused"), *map(wording.issue, adoption.refused)]))
    if adoption.invalid:
        columns = [say(f"head.{name}") for name in ("area", "indicator", "year", "figure", "why")]
        rows = [[*(changes.key(issue.values, catalogue) if "ref_area" in issue.values       # else it is of a rule
                   else ["", wording.indicator(str(issue.values["indicator"]), catalogue), ""]),
                 issue.found, wording.problem(issue, catalogue)] for issue in adoption.invalid[:changes.SHOWN]]
        content += [markup.heading(3, say("changed_files.invalid")), markup.table("", columns, rows),
                    changes.more(len(adoption.invalid))]
    return markup.joined(content)


def _files(pending: Pending) -> Markup:
    """How many figures of each file are new, changed or missing; and the reports."""
    content = Markup("")
    if pending.files:
        kinds = ("new", "changed", "absent", "replacing")
        columns = [say("head.file"), *({"head": say(f"changed_files.{what}"), "number": True} for what in kinds)]
        content += markup.heading(2, say("head.figures")) + markup.table(say("changed_files.caption"), columns, [
            [file.file, *(str(len(getattr(file, kind))) for kind in kinds)] for file in pending.files])
    names = [*(say("changed_files.report", file=report.filename) for report in pending.reports),
             *(say("changed_files.report_absent", file=file) for file in pending.absent_reports)]
    return content + (markup.heading(2, say("head.reports")) + markup.bullets(names) if names else Markup(""))


def _confirm(visit: Visit, pending: Pending, *, retract: bool) -> None:
    """Render note and button; only what was shown is saved, not what files or figures have become since."""
    ledger = cache.opened("real")[0]
    needed = {"adopt": pending.catalogue, "publish": pending.files or pending.reports or pending.absent_reports}
    actions = [action for action, content in needed.items() if content]

    def write(actor: Actor, note: str, seen: str, _: str = "") -> list[Event]:
        if seen != pending.digest:
            raise Refusal("files.stale")
        for action in actions:
            who.demand(action)
        return submit_differences(ledger, pending, actor, note, retract=retract)

    def prepare(actor: Actor, note: str, seen: str) -> LogEntry:
        if seen != pending.digest:
            raise Refusal("files.stale")
        return prepare_adoption(ledger, pending, actor, note)

    form, label, why = "changed_files", say("head.save"), "changed_files.note"
    nothing = not pending.catalogue and not pending.submissions(retract=retract) or bool(pending.adoption.refused)
    if not (pending.catalogue and approvals.are_needed(visit)):
        for action in actions:
            who.demand(action)
    frame.html(markup.heading(2, label))
    if pending.catalogue:
        subject = {"sha256": sha256(catalogues.canonical_bytes(pending.catalogue)).hexdigest()}
        approvals.offer(visit, "adopt", form, label, pending.digest, write, prepare, subject=subject, why=why,
                        disabled=nothing)
    else:
        receipt.act(visit, form, label, pending.digest, write, why=why, disabled=nothing)
