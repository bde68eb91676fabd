"""Sections of a pack on one country, one for each goal."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from indicators import statements, wording
from indicators.briefing.pack.content import PackFigure, Section, Stated
from indicators.briefing.pack.drawn import drawn_series, each_method_once
from indicators.briefing.pack.questions import country_questions
from indicators.briefing.pack.reading import PackInput
from indicators.briefing.pack.reported import attributed, commitments, held_on, quoted, two_views, unanswered
from indicators.briefing.pack.summaries import in_a_box, speaking_note
from indicators.briefing.pack.tables import status_words
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Indicator, Mark, Message
from indicators.model.remarks import Remark, notes_on, replies_on
from indicators.reports.sections import Section as Reported
from indicators.reports.sections import in_words, sections
from indicators.statements import CountryGoal
from indicators.wording import say


def country_sections(read: PackInput, ref_area: str, goals: Sequence[str], year: int | None) -> Iterator[Section]:
    """A section for each goal with any information: a figure, a published series, or a part of the report.

    ``year`` is that of the assessments; what others publish is shown whole, since it explains no status.
    """
    found = statements.country(read.board, ref_area, read.today_year, year, in_words(read.answers, year,
                                                                                    ref_area=ref_area))
    ever = {line.goal: line for line in statements.country(read.board, ref_area, read.today_year).lines}
    sent = read.reports.get(ref_area)
    sent = sent if sent and year in (None, sent.year) else None
    reported = {part.goal: part for part in sections(sent.text, read.board.catalogue.goals)} if sent else {}
    nothing_assessed = not any(line.assessment for line in found.lines)
    for line in found.lines:
        if line.goal in goals:
            general = nothing_assessed or line.assessment is not None
            replies = replies_on(read.remarks(ref_area), line.goal, general=general)
            section = _section(read, ref_area, line, ever[line.goal], reported.get(line.goal), year, replies)
            if (section.figures or section.others or section.report or section.status or section.commitments
                    or any(reply.goal and reply.received for reply in replies)):
                yield section


def _section(read: PackInput, ref_area: str, line: CountryGoal, ever: CountryGoal, reported: Reported | None,
             year: int | None, replies: Sequence[Remark]) -> Section:
    board, name = read.board, read.board.catalogue.area[ref_area].name
    goal, held = read.goal(line.goal), held_on(read, ref_area, line.goal, year)
    judged, published = _others(board, line, ever, ref_area)
    figures = [drawn for code in ([line.indicator] if line.indicator else []) + judged
               if (drawn := drawn_series(read, code, ref_area, year))]
    others = [drawn for code in published if (drawn := drawn_series(read, code, ref_area))]
    row = statements.with_certainty(board, line.assessment) if line.assessment else None
    messages = _box(read, line, row, judged) if row else ()
    box = " ".join(wording.message(message, board.catalogue) for message in messages)
    finding = _finding(read, ref_area, line, row, figures, others, box) or say(
        "pack.only_words" if reported else "pack.only_commitments" if held else "pack.only_comment", number=goal.id,
        whose=wording.at_start(ref_area, board.catalogue))
    return Section(
        heading=say("pack.heading", whose=name, number=goal.id, goal=wording.text(goal.title)), goal=goal.id,
        whose=name, finding=finding, box=in_a_box(read, name, messages) if messages else finding,
        status=stated(row, read.indicator(line.indicator), line.stale) if row else None,
        comments=tuple(wording.remark(reply, board.catalogue) for reply in replies),
        figures=each_method_once(figures), others=each_method_once(others),
        notes=(*(wording.message(note, board.catalogue) for note in line.notes), *_notes(read, ref_area, line),
               *two_views(read, ref_area, line.goal, row, reported)),
        report=quoted(reported), report_source=attributed(read, ref_area, reported),
        commitments=commitments(read, held, year),
        questions=(*(country_questions(read, row) if row and not row["hidden"] else ()),
                   *unanswered(read, ref_area, held)),
        speaking_note=speaking_note(
            say("pack.spoken_lead", whose=name, number=goal.id, goal=wording.text(goal.title)),
            messages, _more(read, line, others), board.catalogue))


def _others(board: Scoreboard, line: CountryGoal, ever: CountryGoal, ref_area: str) -> tuple[list[str], list[str]]:
    """Other judged indicators with a figure in the year, and context series with a figure in any year."""
    judged = [code for code in line.others if (board.series(code, ref_area)["status"] != "").any()]
    known = dict.fromkeys([*line.others, *ever.others])
    return judged, [code for code in known if not (board.series(code, ref_area)["status"] != "").any()]


def _box(read: PackInput, line: CountryGoal, row: Mapping[str, Any], judged: Sequence[str]) -> tuple[Message, ...]:
    report = read.reports.get(row["ref_area"])
    return statements.country_box(read.board, row, read.today_year, report.year if report else None, judged)


def _finding(read: PackInput, ref_area: str, line: CountryGoal, row: Mapping[str, Any] | None,
             figures: Sequence[PackFigure],
             others: Sequence[PackFigure], box: str) -> str:
    """The finding of the goal's figure; otherwise that it is hidden, or that others have figures; "" for none at all.
    """
    if row and (row["hidden"] or not figures):
        return box
    if figures:
        return figures[0].finding
    return say("pack.only_others", whose=wording.at_start(ref_area, read.board.catalogue),
               number=line.goal) if others else ""


def stated(row: Mapping[str, Any], indicator: Indicator, stale: bool) -> Stated:
    """A status in words: icon, name, reason, certainty and tick, with its indicator and year."""
    year = say("overview.last", year=wording.years(row)) if stale else wording.years(row)
    about = f"{wording.text(indicator.title)}, {year}"
    if not row["status"]:
        return Stated("", status_words(row, indicator), about)
    sure = statements.certainty_words(row, indicator)
    words = f"{wording.status(row['status']).icon} {status_words(row, indicator)}"
    if sure:
        words = say("pack.sure", status=words, certainty=f"{sure.mark} {sure.word}")
    return Stated(row["status"], _with_tick(row, words), about)


def _with_tick(row: Mapping[str, Any], status: str) -> str:
    """A status and, of a yearly goal, whether the year met it and how many did."""
    if not row["years_assessed"] > 0:
        return say("pack.status", status=status)
    way = "open" if row["tick_reason"] else "met" if row["met"] else "missed"
    return say(f"pack.status_{way}", status=status, year=wording.years(row), met=int(row["years_met"]),
               assessed=int(row["years_assessed"]))


def _notes(read: PackInput, ref_area: str, line: CountryGoal) -> list[str]:
    """Notes that staff set on the figures of the goal's indicator."""
    return [say("pack.note_of", year=note.year, note=note.text)
            for note in notes_on(read.remarks(ref_area), line.indicator)]


def _more(read: PackInput, line: CountryGoal, others: Sequence[PackFigure]) -> list[str]:
    """More sentences for the speaking note: how to read the figure, and what others publish."""
    reading = wording.text(read.indicator(line.indicator).reading) if line.indicator else ""
    invented = line.assessment and Mark.ILLUSTRATIVE in line.assessment["marks"].split()
    return [*([] if invented or not reading else [reading]),
            *(say("pack.spoken_about", about=drawn.about, finding=drawn.finding) if drawn.about else
              say("pack.spoken_other", finding=drawn.finding) for drawn in others)]
