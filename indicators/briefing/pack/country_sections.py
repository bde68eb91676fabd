"""Sections of a briefing on one country, one for each goal, with a series as a figure; and what all sections share."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd

from indicators import statements, wording
from indicators.briefing.figures.series import draw_series, goal_line, revised, since_published, statement, until
from indicators.briefing.pack.commitments import commitments, commitments_on, unanswered
from indicators.briefing.pack.content import Cell, PackFigure, PackInput, Point, Section
from indicators.briefing.pack.plots import years_plot
from indicators.briefing.pack.tables import figures_table, status_words
from indicators.model import Indicator, Message
from indicators.model.remarks import notes_on, replies_on
from indicators.reports.sections import in_words, sections
from indicators.statements import CountryGoal
from indicators.wording import say

MOST = 3                 # questions


def country_sections(read: PackInput, ref_area: str, goals: Sequence[str], year: int | None) -> Iterator[Section]:
    """A section for each goal with any information: a figure, a published series, or a part of the report.

    ``year`` is that of the assessments; what others publish is shown whole, since it explains no status.
    """
    summary = statements.country(read.board, ref_area, read.today_year, year,
                                 in_words(read.answers, year, ref_area=ref_area))
    report = read.reports.get(ref_area)
    report = report if report and year in (None, report.year) else None
    parts = {part.goal: part.parts for part in sections(report.text, read.board.catalogue.goals)} if report else {}
    is_assessed = any(line.assessment for line in summary.lines)
    for line in summary.lines:
        if line.goal in goals:
            general = line.assessment is not None or not is_assessed
            replies = replies_on(read.remarks(ref_area), line.goal, general=general)
            section = _section(read, ref_area, line, parts.get(line.goal, {}), year,
                               tuple(wording.remark(reply, read.board.catalogue) for reply in replies))
            if (section.figures or section.others or section.report or section.status or section.commitments
                    or any(reply.goal and reply.received for reply in replies)):
                yield section


def _section(read: PackInput, ref_area: str, line: CountryGoal, parts: Mapping[Any, Sequence[str]], year: int | None,
             comments: tuple[str, ...]) -> Section:
    board, catalogue, report = read.board, read.board.catalogue, read.reports.get(ref_area)
    row = statements.with_certainty(board, line.assessment) if line.assessment else None
    visible = row if row and not row["hidden"] else None
    indicators = read.board.catalogue.goal[line.goal].indicators
    judged = [one.id for one in indicators if one.role == "judged" and one.id != line.indicator]
    figures = series_figures(read, [(code, ref_area) for code in (line.indicator, *judged) if code], year)
    others = series_figures(read, [(one.id, ref_area) for one in indicators if one.role == "context"])
    pairs = commitments_on(read, [ref_area], line.goal, year)
    messages: Sequence[Message] = statements.country_box(
        board, row, read.today_year, report.year if report else None) if row else ()
    instead = "others" if others else "words" if parts else "commitments" if pairs else "comment"
    finding = figures[0].finding if figures else say("pack.only", instead=instead, number=line.goal,
                                                     whose=wording.area_named(ref_area, catalogue).forms["at_start"])
    if row:
        finding = read.sentences([statements.Finding(board, row).title] if visible else messages).rstrip(".")
    compared = statements.own_assessment(report.levels.get(line.goal, ""), row) if report and parts.get("B") else None
    promised, hard = unanswered(read, ref_area, pairs), [
        Point(wording.message(question, catalogue), read.answer_of(answer))
        for question, answer in (statements.hard_questions(board, visible) if visible else ())]
    return read.section_of(
        line.goal, catalogue.area[ref_area].name, finding=finding, comments=comments,
        box=read.box_of(messages) if messages else finding, **_content(read, visible) if visible else {},
        status=status_cell(row, read.indicator(line.indicator)) if row else None, figures=figures, others=others,
        notes=(*([wording.message(compared, catalogue)] if compared else []), *(
            say("pack.note_of", year=note.year, note=note.text)
            for note in notes_on(read.remarks(ref_area), line.indicator))),
        report=tuple(say("commitments.quoted", text=text) for items in parts.values() for text in items),
        report_source=say("pack.report_by", area=wording.area(ref_area, catalogue), year=report.year,
                          source=report.source) if report and parts else "",
        commitments=commitments(read, pairs, "", year), questions=(*hard[:MOST - len(promised)], *promised))


def _content(read: PackInput, row: Mapping[str, Any]) -> dict[str, Any]:
    """Of a visible figure: the one number with its year and change, the three points, and the arithmetic."""
    board, indicator, has_value = read.board, read.indicator(row["indicator"]), row["value"] == row["value"]
    number = wording.value(row["value"], indicator, board.catalogue, row["marks"]) if has_value else ""
    change = say("pack.number_of", indicator=wording.text(indicator.title), year=wording.years(row),
                 change=wording.moved_since(row, indicator) or "none") if has_value else ""
    points = points_of(*(read.sentences([bullet]) for bullet in statements.minister_bullets(board, row)))
    steps = [step for step in statements.steps(board, row) if not step.code.startswith("step.input")]
    return {"number": number, "change": change, "points": points,
            "arithmetic": tuple(wording.message(step, board.catalogue) for step in steps)}


def points_of(changed: str, sure: str, ask: str) -> tuple[Point, ...]:
    """What changed, how sure that is, what to ask, as far as there is something to say."""
    texts = {"changed": changed, "sure": sure, "ask": ask}
    return tuple(Point(say(f"pack.point_{name}"), text) for name, text in texts.items() if text)


def status_cell(row: Mapping[str, Any], indicator: Indicator) -> Cell:
    """A status in words: icon, name, reason and tick, with its certainty."""
    if not row["status"]:
        return Cell(status_words(row, indicator))
    words = f"{wording.status(row['status']).icon} {status_words(row, indicator)}"
    if row["years_assessed"] > 0:
        way = "open" if row["tick_reason"] else "met" if row["met"] else "missed"
        words = say("pack.status_of_years", status=words, way=way, year=wording.years(row), met=int(row["years_met"]),
                    assessed=int(row["years_assessed"]))
    return Cell(" · ".join(filter(None, (words, statements.certainty_word(row)))), status=row["status"])


def series_figures(read: PackInput, series: Iterable[tuple[str, str]], year: int | None = None
                   ) -> tuple[PackFigure, ...]:
    """The figures of indicators in areas, up to a year; of those with a value to draw."""
    board, catalogue, figures = read.board, read.board.catalogue, list[PackFigure]()
    for code, area in series:
        indicator, published, whole = read.indicator(code), read.published(area), board.series(code, area)
        rows, newest = until(whole, year), whole.loc[whole["value"].notna(), "year"].max()
        if not rows["value"].notna().any():
            continue
        is_fresh = statements.first_counted(read.today_year) <= newest <= (year or newest)
        ahead = statements.ahead(board, code, area) if is_fresh else None
        figures.append(PackFigure(
            name=f"{area}_{catalogue.goal_of[code]}_{code}_v{read.stamp.version}", goal=catalogue.goal_of[code],
            finding=statement(rows, indicator, catalogue),
            make_picture=partial(draw_series, read.stamp, rows, indicator, catalogue, published, ahead=ahead),
            plot=years_plot({wording.text(indicator.title): rows}, indicator, catalogue,
                            goal_line(rows, indicator, ahead)),
            table=figures_table(board, rows[::-1], since_published(rows, published)),
            **texts_about(read, indicator, rows), note=revised(read.stamp, rows, indicator, catalogue, published),
            areas=(area,), indicators=(code,)))
    return tuple(figures)


def texts_about(read: PackInput, indicator: Indicator, rows: pd.DataFrame) -> dict[str, Any]:
    """Sources of the rows of a figure, and how its indicator is assessed and read."""
    pairs = dict.fromkeys(zip(rows["source_title"], rows["source_url"], strict=True))
    short = list(dict.fromkeys(read.board.catalogue.short_source(*pair) for pair in pairs if pair[0]))
    source = say("message", "chart.source_and_more" if short[1:] else "chart.source", source=short[0],
                 more=len(short) - 1) if short else ""
    return {"source": source,
            "sources": tuple(say("pack.source_at", source=title.rstrip("."), address=address) if address else title
                             for title, address in pairs if title),
            "method": tuple(wording.message(message, read.board.catalogue)
                            for message in statements.how_judged(indicator)),
            "reading": wording.text(indicator.reading), "caution": (caution := wording.text(indicator.caution)),
            "context": f"{say('pack.others')}. {caution}".strip() if indicator.role == "context" else ""}
