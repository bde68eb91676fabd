"""A country on a goal to take away: sentences to copy, bullets for a minister, and the hard questions."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from indicators.judging.scoreboard import Scoreboard
from indicators.model import Growth, Mark, Message, Origin, Reason
from indicators.model.marks import NOT_JUDGED, REMARKED
from indicators.statements.cells import INVENTED, counts_activities, first_counted, otherwise
from indicators.statements.finding import Finding

WITH_FIGURE = ("sentence.stage", "sentence.activity", "sentence.context", "sentence.status")
"""Sentences that give the newest figure themselves."""


def minister_bullets(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> tuple[Message, Message, Message]:
    """What changed, how sure it is, and what to ask, of a row of Scoreboard.figures."""
    finding = Finding(scoreboard, row)
    changed = finding.sentence if row["hidden"] or finding.indicator.stages else finding.change
    return changed, finding.sure, finding.question_to_ask


def hard_questions(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> tuple[tuple[Message, tuple[Message, ...]], ...]:
    """The three questions that a minister may be asked, each with its answer in at most forty words: is it good enough,
    could it be chance, and what the figure does not show.
    """
    finding = Finding(scoreboard, row)
    is_yearly = finding.is_yearly and not row["reason"]
    way = "law" if finding.indicator.stages else "activity" if counts_activities(finding.indicator) else "better"
    enough = [*([finding.tick] if is_yearly and not row["hidden"] else []), finding.sentence]
    sure = finding.sure if finding.sure != finding.sentence else finding.message("sure.plain", why="none")
    near = otherwise(finding.certain) if finding.sureness == "figure" else ()
    texts = finding.indicator.reading, finding.indicator.caution
    meaning = [Message(code="text", values={"text": text}) for text in texts if text]
    if Mark.PROVISIONAL in row["marks"].split() and not row["hidden"]:
        (meaning if is_yearly else enough).append(finding.message("fact.marked", marks=[Mark.PROVISIONAL]))
    return ((finding.message("question", about="year" if is_yearly else way), tuple(enough)),
            (finding.message("question", about="chance"), (sure, *near)),
            (finding.message("question", about="meaning"), tuple(meaning)))


def country_box(scoreboard: Scoreboard, row: Mapping[Any, Any], today_year: int, report: int | None = None
                ) -> tuple[Message, ...]:
    """A country on a goal to copy, by the row of Scoreboard.figures that has the goal's status: figure, years, how
    sure, who says so, what is missing.

    ``report`` is the year of its newest report to the Alliance. Of a hidden figure it says only that there is one.
    """
    finding = Finding(scoreboard, row)
    if row["hidden"]:
        return (finding.sentence,)
    return *_whole(finding), *_source(finding, report), *_missing(finding, today_year, report)


def _whole(finding: Finding) -> Iterator[Message]:
    """The figure with its change, the years, the tick, how sure that is, and the marks that a reader must know."""
    row, sentence = finding.row, finding.sentence
    if not sentence.code.startswith(WITH_FIGURE):
        yield finding.change
    yield sentence
    said = {*NOT_JUDGED} if row["reason"] == Reason.UNCERTAIN else {Mark.UNCERTAIN}
    if remarked := [mark for mark in REMARKED if mark in row["marks"].split() and mark not in said]:
        yield finding.message("fact.marked", marks=remarked)
    if finding.method is None or row["reason"] == Reason.HIDDEN:
        return
    is_ticked = finding.is_yearly and row["status"] and not (row["reason"] and row["tick_reason"])    # one reason only
    if is_ticked:
        yield finding.tick
    if finding.is_growing and not row["reason"]:
        yield finding.sure
    yield from finding.exceptions
    if finding.sureness in ("clear", "figure"):
        yield from otherwise(finding.certain)
    if is_ticked and not row["reason"]:
        yield each_by_itself(float(row["target"]))


def each_by_itself(target: float) -> Message:
    """That each country should reach the number by itself is a reading; NaN where the countries' numbers differ."""
    return Message(code="box.ours", values={"goal_size": "none"} if pd.isna(target) else {
        "goal": Growth(abs(target), target)})


def _source(finding: Finding, report: int | None) -> Iterator[Message]:
    """Who says so, and whether the country reported to the Alliance; or that the figures are invented."""
    figure, row = finding.series.iloc[-1], finding.row
    source = finding.scoreboard.catalogue.short_source(figure["source_title"], figure["source_url"])
    if Mark.ILLUSTRATIVE in row["marks"].split():
        yield INVENTED
    elif source:
        is_silent = not report and row["ref_area"] not in finding.scoreboard.reporting_areas
        how = "read" if row["origin"] == Origin.CODED else (
            "unreported" if row["origin"] == Origin.PUBLIC and is_silent else "reported")
        yield finding.message("box.source", source=source.rstrip("."), how=how)


def _missing(finding: Finding, today_year: int, report: int | None) -> Iterator[Message]:
    """Of a stale figure: to which year there are later ones; or that nothing newer is known, or only in words."""
    year, rows = int(finding.row["year"]), finding.scoreboard.series(finding.indicator.id, finding.row["ref_area"])
    if year >= first_counted(today_year):
        return
    later = rows["year"][(rows["year"] > year) & (rows["value"].notna() | rows["hidden"])]
    title = str(finding.series["source_title"].iloc[-1])
    by_report = report if report and report > year and str(report) not in title else 0
    what = "figures" if len(later) else "report" if by_report else "nothing"
    yield Message(code="box.later", values={
        "what": what, "year": year, "by": int(later.max()) if len(later) else by_report})
