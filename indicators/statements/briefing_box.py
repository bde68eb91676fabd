"""A country on a goal in a few sentences to copy: figure, years, how sure, who says so, what is missing."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Mark, Message, Origin, Reason, records
from indicators.model.marks import NOT_JUDGED, REMARKED
from indicators.statements.cells import FRESH_YEARS, when
from indicators.statements.certainties import otherwise, with_certainty
from indicators.statements.chance import unusual
from indicators.statements.first_sentences import sentence_of, sureness, values_of
from indicators.statements.minister_page import how_sure_in_short, latest_change, tick
from indicators.statements.yearly_goal import GROWING, each_by_itself

MOST_OTHERS = 2          # other indicators of the goal that are named
WITH_FIGURE = ("sentence.stage", "sentence.activity", "sentence.none_reported", "sentence.context", "sentence.status")
"""Sentences that give the newest figure themselves."""


def country_box(scoreboard: Scoreboard, row: Mapping[Any, Any], today_year: int, report: int | None = None,
                others: Sequence[str] = ()) -> tuple[Message, ...]:
    """A country on a goal, by the row of Scoreboard.figures that has the goal's status.

    ``report`` is the year of its newest report to the Alliance; ``others`` are other judged indicators of the goal. Of
    a hidden figure it says only that there is one.
    """
    if row["hidden"]:
        return (sentence_of(scoreboard, row),)
    series = scoreboard.series(row["indicator"], row["ref_area"])
    first, *rest = _finding(scoreboard, row)
    if Mark.ILLUSTRATIVE in row["marks"].split():
        first = Message(code="box.illustrative", values={"sentence": first})
    return (first, *rest, *_remarks(row), *_others(scoreboard, row, others), *_source(scoreboard, series, row, report),
            *_missing(series, row, today_year, report))


def _finding(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> Iterator[Message]:
    """The figure with its change, the years, the tick, and how sure that is."""
    indicator = scoreboard.catalogue.indicators[row["indicator"]]
    method = methods.method_of(indicator)
    sentence, change = sentence_of(scoreboard, row), latest_change(scoreboard, row)
    if not sentence.code.startswith(WITH_FIGURE):
        yield change
    yield sentence
    if method is None or row["reason"] == Reason.HIDDEN:
        return
    yearly = method.yearly and not pd.isna(row["target"]) and bool(row["status"])
    if yearly:
        yield tick(row)
    if yearly and row["status"] in GROWING and not row["reason"] and not pd.isna(row["growth_low"]):
        yield how_sure_in_short(scoreboard, row)
    for exception in unusual(scoreboard, indicator.id, row["ref_area"], int(row["year"])):
        if change.code != "fact.after_unusual" or exception.code.startswith("chance.without"):
            yield exception
    if sureness(scoreboard, row) == "just":
        yield from otherwise(with_certainty(scoreboard, row), latest_only=True)
    if yearly and not row["reason"]:
        yield each_by_itself(float(row["target"]))


def _remarks(row: Mapping[Any, Any]) -> Iterator[Message]:
    """The marks of a figure that a reader must know, but for those that say why it has no status, or are in its year.
    """
    marks = set(row["marks"].split()) - set(NOT_JUDGED if row["reason"] == Reason.UNCERTAIN else ())
    marks -= {Mark.UNCERTAIN} if isinstance(when(row), Message) else set()
    if said := [mark for mark in REMARKED if mark in marks]:
        yield Message(code="fact.marked", values={"marks": said, "year": when(row)})


def _others(scoreboard: Scoreboard, row: Mapping[Any, Any], others: Sequence[str]) -> Iterator[Message]:
    """The newest shown figures of other judged indicators of the goal."""
    if not others:
        return
    frame = scoreboard.figures
    own = frame[frame["indicator"].isin(list(others)) & (frame["ref_area"] == row["ref_area"]) & frame["judged"]
                & ~frame["hidden"] & (frame["year"] <= row["year"])]
    newest = own.drop_duplicates("indicator", keep="last").sort_values("headline").head(MOST_OTHERS)
    for figure in records(newest):
        yield Message(code="fact.level", values=values_of(figure))


def _source(scoreboard: Scoreboard, series: pd.DataFrame, row: Mapping[Any, Any], report: int | None
            ) -> Iterator[Message]:
    """Who says so, and whether the country reported to the Alliance."""
    figure = series[series["year"] == row["year"]].iloc[0]
    source = scoreboard.catalogue.short_source(figure["source_title"], figure["source_url"])
    values = {"source": source.rstrip("."), "ref_area": row["ref_area"]}
    if not source:
        return
    if Mark.ILLUSTRATIVE in row["marks"].split():
        yield Message(code="box.invented")
        return
    code = "box.source"
    if row["origin"] == Origin.PUBLIC and not report:
        code = "box.source_no_report"
    elif row["origin"] == Origin.CODED:
        code = "box.source_read"
    yield Message(code=code, values=values)


def _missing(series: pd.DataFrame, row: Mapping[Any, Any], today_year: int, report: int | None) -> tuple[Message, ...]:
    """Of a stale figure: to which year there are later ones; or that nothing newer is known, or only in words."""
    year = int(row["year"])
    if year >= today_year - FRESH_YEARS:
        return ()
    later = series["year"][(series["year"] > year) & (series["value"].notna() | series["hidden"])]
    if len(later):
        return (Message(code="box.later_figures", values={"year": year, "by": int(later.max())}),)
    title = str(series.loc[series["year"] == year, "source_title"].iloc[0])
    if report and report > year and str(report) not in title:
        return (Message(code="box.only_report_since", values={"report": str(report)}),)
    return (Message(code="box.nothing_since", values={"year": year}),)
