"""Sections of a briefing on one country, one for each goal, with a series as a figure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pandas as pd

from indicators import statements, wording
from indicators.briefing.figures.captions import source_of, sources_of, statement
from indicators.briefing.figures.series import draw_series, goal_line, revised
from indicators.briefing.pack.content import PackFigure, Point, Question, Section, Stated
from indicators.briefing.pack.plots import series_plot
from indicators.briefing.pack.questions import MOST, answer_of
from indicators.briefing.pack.reading import PackInput
from indicators.briefing.pack.reported import (
    attributed,
    commitments,
    commitments_on,
    own_assessment,
    quoted,
    unanswered,
)
from indicators.briefing.pack.tables import status_words, years_table
from indicators.model import Indicator, Message
from indicators.model.remarks import Remark, notes_on, replies_on
from indicators.reports.sections import Section as Reported
from indicators.reports.sections import in_words, sections
from indicators.statements import CountryGoal
from indicators.wording import say


def country_sections(read: PackInput, ref_area: str, goals: Sequence[str], year: int | None) -> Iterator[Section]:
    """A section for each goal with any information: a figure, a published series, or a part of the report.

    ``year`` is that of the assessments; what others publish is shown whole, since it explains no status.
    """
    found = statements.country(read.board, ref_area, read.today_year, year,
                               in_words(read.answers, year, ref_area=ref_area))
    ever = {line.goal: line for line in (
        statements.country(read.board, ref_area, read.today_year) if year else found).lines}
    sent = read.reports.get(ref_area)
    sent = sent if sent and year in (None, sent.year) else None
    reported = {part.goal: part for part in sections(sent.text, read.board.catalogue.goals)} if sent else {}
    nothing_assessed = not any(line.assessment for line in found.lines)
    for line in found.lines:
        if line.goal in goals:
            replies = replies_on(read.remarks(ref_area), line.goal,
                                 general=nothing_assessed or line.assessment is not None)
            section = _CountryOnGoal(read, ref_area, line, ever[line.goal], reported.get(line.goal), year).section(
                replies)
            if (section.figures or section.others or section.report or section.status or section.commitments
                    or any(reply.goal and reply.received for reply in replies)):
                yield section


@dataclass(frozen=True)
class _CountryOnGoal:
    """A country on a goal in a year, and in any year (``ever``)."""

    read: PackInput
    ref_area: str
    line: CountryGoal
    ever: CountryGoal
    reported: Reported | None
    year: int | None

    def section(self, replies: Sequence[Remark]) -> Section:
        """The section."""
        read, line, board = self.read, self.line, self.read.board
        goal, name = read.goal(line.goal), board.catalogue.area[self.ref_area].name
        known = dict.fromkeys([*line.others, *self.ever.others])
        judged = [code for code in known if (board.series(code, self.ref_area)["status"] != "").any()]
        figures = [figure for code in ([line.indicator] if line.indicator else []) + [
            code for code in judged if code in line.others]
            if (figure := figure_of_series(read, code, self.ref_area, self.year))]
        others = [figure for code in known if code not in judged
                  if (figure := figure_of_series(read, code, self.ref_area))]
        row = statements.with_certainty(board, line.assessment) if line.assessment else None
        report = read.reports.get(self.ref_area)
        messages = statements.country_box(board, row, read.today_year, report.year if report else None,
                                          judged, self.year) if row else ()
        pairs = commitments_on(read, [self.ref_area], [line.goal], self.year)
        finding = self._finding(figures, others, messages, bool(pairs))
        visible = row if row and not row["hidden"] else None
        number, change = self._number(visible)
        notes = [own_assessment(read, self.ref_area, line.goal, row, self.reported)]
        subject = say("pack.subject", number=goal.id, goal=wording.text(goal.title))
        return Section(
            heading=say("pack.heading", whose=name, subject=subject), subject=subject, goal=goal.id,
            whose=name, finding=finding, box=sentences_of(read, messages) if messages else finding,
            number=number, change=change, points=self._points(visible) if visible else (),
            status=stated(row, read.indicator(line.indicator)) if row else None,
            comments=tuple(wording.remark(reply, board.catalogue) for reply in replies),
            figures=each_method_once(figures), others=each_method_once(others),
            notes=(*(wording.message(note, board.catalogue) for note in notes if note),
                   *(say("pack.note_of", year=note.year, note=note.text)
                     for note in notes_on(read.remarks(self.ref_area), line.indicator))),
            report=quoted(self.reported), report_source=attributed(read, self.ref_area, self.reported),
            commitments=commitments(read, pairs, self.year),
            questions=self._questions(visible, unanswered(read, self.ref_area, pairs)),
            arithmetic=self._arithmetic(visible) if visible else ())

    def _arithmetic(self, row: Mapping[str, Any]) -> tuple[str, ...]:
        """The steps of a status, without the figures that it begins with, which the table has."""
        board = self.read.board
        return tuple(wording.message(step, board.catalogue) for step in statements.steps(board, row)
                     if not step.code.startswith("step.input"))

    def _finding(self, figures: Sequence[PackFigure], others: Sequence[PackFigure], messages: Sequence[Message],
                 promised: bool) -> str:
        """The headline of the goal's figure, or that it is hidden; otherwise what else there is."""
        board, row = self.read.board, self.line.assessment
        if row and row["hidden"]:
            return " ".join(wording.message(message, board.catalogue) for message in messages)
        if row:
            return wording.message(statements.Finding(board, row).title, board.catalogue).rstrip(".")
        if figures:
            return figures[0].finding
        instead = "others" if others else "words" if self.reported else "commitments" if promised else "comment"
        return say("pack.only", instead=instead, number=self.line.goal,
                   whose=wording.at_start(self.ref_area, board.catalogue))

    def _number(self, row: Mapping[str, Any] | None) -> tuple[str, str]:
        """The one number, and what it is with its year and its change."""
        if row is None or row["value"] != row["value"]:
            return "", ""
        indicator, catalogue = self.read.indicator(row["indicator"]), self.read.board.catalogue
        year, change = wording.years(row), wording.moved_since(row, indicator)
        of = say("pack.number_of", indicator=wording.text(indicator.title), year=year, change=change or "none")
        return wording.value(row["value"], indicator, catalogue, row["marks"]), of

    def _points(self, row: Mapping[str, Any]) -> tuple[Point, ...]:
        """What changed, how sure that is, what to ask."""
        texts = [wording.message(message, self.read.board.catalogue)
                 for message in statements.minister_bullets(self.read.board, row)]
        return tuple(Point(say(f"pack.point_{name}"), text)
                     for name, text in zip(("changed", "sure", "ask"), texts, strict=True))

    def _questions(self, row: Mapping[str, Any] | None, promised: Sequence[Question]) -> tuple[Question, ...]:
        """The hard questions; what became of commitments takes the place of what the figure means."""
        catalogue = self.read.board.catalogue
        hard = [Question(wording.message(question, catalogue), answer_of(self.read, answer))
                for question, answer in statements.hard_questions(self.read.board, row)] if row else []
        return (*hard[:MOST - len(promised)], *promised)


def sentences_of(read: PackInput, messages: Sequence[Message], whose: str = "", countries: int = 1) -> str:
    """The sentences for a briefing with, if they do not say so, ``whose`` they are, a group or some countries by name;
    before that, whether their figures are invented.
    """
    words = " ".join(wording.message(message, read.board.catalogue) for message in messages)
    begun = say("briefing.of", whose=whose, sentences=words, countries=countries) if whose else words
    invented = read.stamp.illustrative or statements.INVENTED in messages
    return say("briefing.illustrative", sentences=begun) if invented else begun


def stated(row: Mapping[str, Any], indicator: Indicator) -> Stated:
    """A status in words: icon, name, reason and tick, with its certainty."""
    if not row["status"]:
        return Stated("", status_words(row, indicator), "")
    words = f"{wording.status(row['status']).icon} {status_words(row, indicator)}"
    if row["years_assessed"] > 0:
        way = "open" if row["tick_reason"] else "met" if row["met"] else "missed"
        words = say("pack.status_of_years", status=words, way=way, year=wording.years(row), met=int(row["years_met"]),
                    assessed=int(row["years_assessed"]))
    return Stated(row["status"], words, statements.certainty_word(row))


def figure_of_series(read: PackInput, code: str, ref_area: str, until: int | None = None) -> PackFigure | None:
    """The figure of an indicator in an area, up to a year; None without a value to draw."""
    board, indicator = read.board, read.indicator(code)
    rows = board.series(code, ref_area)
    whole = until is None or rows[rows["value"].notna()]["year"].max() <= until
    rows = rows if until is None else rows[rows["year"] <= until]
    if not rows["value"].notna().any():
        return None
    fresh = rows[rows["value"].notna()]["year"].max() >= read.today_year - statements.FRESH_YEARS
    ahead = statements.ahead(board, code, ref_area) if whole and fresh else None
    ahead = None if ahead is None or ahead.empty else ahead
    published = read.published(ref_area)
    goal = goal_line(rows, indicator, ahead)
    return PackFigure(
        name=f"{ref_area}_{board.catalogue.goal_of[code]}_{code}_v{read.stamp.version}",
        finding=statement(rows, indicator, board.catalogue),
        make_picture=partial(draw_series, read.stamp, rows, indicator, board.catalogue, published, ahead=ahead),
        plot=series_plot(rows, indicator, board.catalogue, goal),
        table=years_table(board, rows, indicator, statements.since_published(rows, published)),
        **texts_about(read, indicator, rows), note=revised(read.stamp, rows, indicator, board.catalogue, published),
        areas=(ref_area,), indicators=(code,))


def texts_about(read: PackInput, indicator: Indicator, rows: pd.DataFrame) -> dict[str, Any]:
    """Sources of the rows of a figure, and how its indicator is assessed and read."""
    return {"source": source_of(rows), "sources": sources_of(rows),
            "method": tuple(wording.message(message, read.board.catalogue)
                            for message in statements.how_judged(indicator)),
            "reading": wording.text(indicator.reading), "caution": wording.text(indicator.caution)}


def each_method_once(figures: Sequence[PackFigure]) -> tuple[PackFigure, ...]:
    """The figures, each method kept only at the first figure that has it."""
    return tuple(replace(figure, method=()) if figure.method in [before.method for before in figures[:at]] else figure
                 for at, figure in enumerate(figures))
