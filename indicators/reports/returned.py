"""A form that a country returned: its figures and its answers to promises, prepared and saved with its report."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from indicators import wording
from indicators.changes.corrections import blank, edit_file
from indicators.ingest.mapping import Choices
from indicators.ledger import Ledger
from indicators.ledger.records import Event
from indicators.model import Actor, Catalogue, Message
from indicators.model.commitments import CLOSED, Commitment
from indicators.reports.boxes import Box, box_of, check_of, letters_of
from indicators.reports.requested_figures import codes_by_title, form_figures_name
from indicators.reports.sections import Announced, announced_before
from indicators.reports.submitting import PreparedReport, new_submission
from indicators.reports.wordings import normalised
from indicators.submissions import preview, publishing
from indicators.warehouse.snapshot import Snapshot
from indicators.wording.language import known

Promises = Mapping[tuple[str, str], Commitment | None]
"""Promises by what their boxes are known by; None for one that was announced and is not on record."""

OF_ANSWERS = ("report.answer_outdated", "report.answers_unlinked")       # flags that are found anew


@dataclass(frozen=True)
class LinkedAnswer:
    """An answer in the box of a promise: the commitment, and the country's words."""

    commitment: Commitment
    text: str
    is_new: bool                   # an earlier version of the report gave no such answer


@dataclass(frozen=True, kw_only=True)
class ReturnedForm:
    """All that a returned form brings, none of it saved: the report, its figures if it has some, its linked answers."""

    report: PreparedReport
    figures: preview.Prepared | None
    answers: tuple[LinkedAnswer, ...]


def returned_form(report: PreparedReport, ledger: Ledger, snapshot: Snapshot) -> ReturnedForm:
    """Prepare what comes with a report on Goalline's form; another has nothing but itself. Nothing is written."""
    if report.rejecting:
        return ReturnedForm(report=report, figures=None, answers=())
    commitments, figures = snapshot.commitments(report.version), None
    if (cells := figure_cells(report, report.catalogue)) is not None:
        figures = preview.prepare(
            edit_file(cells, report.version), form_figures_name(report.report.ref_area, report.report.year),
            Choices(ignore_unused=True), ledger, snapshot)
    announced = announced_before(snapshot.narratives(report.version), report.catalogue.goals, report.report.ref_area,
                                 report.report.year)
    promises = _promises(report, commitments, announced)
    return ReturnedForm(report=_with_flags(report, commitments, promises), figures=figures,
                        answers=tuple(_linked(report, promises)))


def figure_cells(report: PreparedReport, catalogue: Catalogue) -> pd.DataFrame | None:
    """The figures in the form's tables as rows of changes.corrections, for the years of their columns.

    Each line that was written is a row: of two for one figure, both are rejected as a row that occurs twice. Words that
    the form itself prints for a figure that there is not, such as "not available", mean the same in it.
    """
    codes = codes_by_title(catalogue)
    rows = [blank(report.report.ref_area, figure.year, [code], catalogue).assign(**_cells(figure.text))
            for figure in report.report.figures
            if (code := codes.get(normalised(figure.indicator))) and figure.year]
    return pd.concat(rows, ignore_index=True) if rows else None


def _cells(text: str) -> dict[str, str]:
    for language in ("", *known()):
        with wording.in_language(language):
            if absence := wording.absence_named(text):
                return {"absence": str(absence)}
    return {"value": text}


def _linked(report: PreparedReport, promises: Promises) -> Iterator[LinkedAnswer]:
    """The answers in boxes of promises that are on record and open, by the boxes' marks and not by words."""
    linked = dict.fromkeys((box.promise, text) for _, box, text in _answers_on_form(report) if box)
    for promise, text in linked:
        if (one := promises.get(promise)) and _is_open(one):
            yield LinkedAnswer(one, text, is_new=text not in _answers_of(one, report.report.year))


def _promises(report: PreparedReport, commitments: Sequence[Commitment], announced: Announced) -> Promises:
    """The country's earlier promises, on record or announced: of two in the same words, the later open one; of two
    other ones with the same check, none.
    """
    country, year = report.report.ref_area, report.report.year
    earlier = sorted((one for one in commitments if one.ref_area == country and one.year < year),
                     key=lambda one: (_is_open(one), one.year, one.version))
    every = [*((goal, text, None) for goal, texts in announced.items.items() for text in texts),
             *((one.goal, one.text, one) for one in earlier)]
    words = dict[tuple[str, str], set[str]]()
    for goal, text, _ in every:
        words.setdefault((goal, check_of(text)), set()).add(letters_of(text))
    return {promise: one for goal, text, one in every if len(words[promise := (goal, check_of(text))]) == 1}


def _is_open(commitment: Commitment) -> bool:
    return commitment.status not in CLOSED


def _answers_on_form(report: PreparedReport) -> Iterator[tuple[str, Box | None, str]]:
    """The answers below the form's question on promises, "None" among them, each with its goal and, where that is sure,
    its box.
    """
    if any(placement.kind == "form" for placement in report.report.placements):
        for part in report.report.parts:
            for item in (*part.items, *part.replies) if part.letter == "A" else ():
                box = box_of(item.box)
                if re.search(r"\w", item.text) and not (box and box.is_last):
                    yield part.goal, box if box and box.goal == part.goal else None, item.text


def _unlinked(report: PreparedReport, promises: Promises) -> Iterator[Message]:
    """The goals with open commitments on which it is not sure which of them an answer in the form is for."""
    goals = {one.goal for one in promises.values() if one and _is_open(one)}
    unlinked = [goal for goal, box, _ in _answers_on_form(report)
                if goal in goals and not (box and box.promise in promises)]
    if unlinked:
        yield Message(code="report.answers_unlinked", values={"goals": sorted(set(unlinked)), "count": len(unlinked)})


def _answers_of(commitment: Commitment, year: int) -> list[str]:
    """The answers on record from the report of a year."""
    return [answer.text for answer in commitment.answers if answer.year == year and answer.text]


def _with_flags(report: PreparedReport, commitments: Sequence[Commitment], promises: Promises) -> PreparedReport:
    """The report, flagged where an earlier version of it gave an answer on record that it no longer gives, and where
    answers could not be linked.
    """
    country, year = report.report.ref_area, report.report.year
    texts = {item.text for part in report.report.parts if part.letter == "A" for item in (*part.items, *part.replies)}
    flags = [Message(code="report.answer_outdated", values={"goal": commitment.goal, "commitment": commitment.text,
                                                            "answer": text})
             for commitment in commitments if commitment.ref_area == country
             for text in _answers_of(commitment, year) if text not in texts]
    others = [flag for flag in report.report.flags if flag.code not in OF_ANSWERS]
    return replace(report, report=replace(report.report, flags=(*others, *flags, *_unlinked(report, promises))))


def publish_returned(returned: ReturnedForm, ledger: Ledger, actor: Actor, *, source: str = "", note: str = "",
                     public: bool = False, reason: str = "") -> list[Event]:
    """Save the report, its figures and its answers to promises, all or nothing; ``reason`` is for unusual figures.

    Raises StalePreview if someone has since changed any of it, NotAllowed, YearLocked, Refusal.
    """
    figures, flags = returned.figures, returned.report.report.flags
    left_out = any(flag.code == "report.figures_unread" for flag in flags) or bool(figures and figures.refused(reason))
    report = new_submission(returned.report, source=source, note=note, public=public, figures_left_out=left_out)
    rows = publishing.new_submission(figures, note=note, reason=reason, source=source) if figures else None
    submissions = [each for each in (report, rows) if each]
    answers = [(answer.commitment.version, answer.text, "") for answer in returned.answers if answer.is_new
               ] if report else []
    events = ledger.publish_together(actor, submissions, previewed_on=returned.report.version, answers=answers
                                     ) if submissions else []
    if figures and figures.refused(reason):
        publishing.record_attempt(ledger, actor, figures.filename, figures.content, figures.issues)
    return events
