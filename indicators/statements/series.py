"""What a series says beside its status: how that was judged, its outlook, the way back to its path, a total's flow."""

from collections.abc import Mapping
from math import ceil, floor, log10
from typing import Any

import numpy as np
import pandas as pd

from indicators.judging import methods
from indicators.judging.methods.judged_figure import Case
from indicators.judging.modelled_growth import FEW_CASES, modelled_growth
from indicators.judging.outlook import outlook, past_outlook
from indicators.judging.scoreboard import Scoreboard
from indicators.judging.statistics.series import YEAR, Series
from indicators.judging.variation import varies
from indicators.model import WORLD, Amount, Growth, Indicator, Mark, Message, records
from indicators.model.marks import BOUNDS
from indicators.statements.cells import remembered

FEWEST_FIGURES = 2       # of a series that is drawn
LAST = 10**6             # after every lead indicator
SPANS = 2                # the last two times between figures: the flow, and the one before it
DIGITS = 2               # of a flow, which is an average
YEARS_TO_CHOOSE = 5
OUTLOOK = tuple(Message(code=f"outlook.{text}") for text in ("method", "source", "differs"))
"""Message on the method of the outlook, its source, and why it can differ from the pace."""


@remembered
def ahead(scoreboard: Scoreboard, indicator: str, ref_area: str) -> pd.DataFrame:
    """Frame of OUTLOOK of an indicator's totals in one area; empty where the series is too short or unsuitable."""
    rows = scoreboard.assessments[scoreboard.rows_of_series([indicator], ref_area)]
    return outlook(rows, scoreboard.catalogue.indicators[indicator])


@remembered
def outlook_so_far(scoreboard: Scoreboard, indicator: str, ref_area: str, year: int) -> tuple[Message, ...]:
    """The outlook of the year before beside the figure of a year, with its interval score; empty where none was."""
    rows = scoreboard.assessments[scoreboard.rows_of_series([indicator], ref_area)]
    past = past_outlook(rows, scoreboard.catalogue.indicators[indicator], year)
    if past is None:
        return ()
    place = "above" if past.value > past.high else "below" if past.value < past.low else "inside"
    low, score = (Amount(value, indicator, form="bare") for value in (past.low, past.score))
    high, amount = (Amount(value, indicator) for value in (past.high, past.value))
    return (Message(code="outlook.came", values={"year": past.year, "by": past.year - 1, "place": place, "low": low,
                                                 "high": high, "amount": amount, "score": score}),)


@remembered
def modelled(scoreboard: Scoreboard, indicator: str, ref_area: str, year: int) -> tuple[Message, ...]:
    """The growth of few cases as drawn towards that of other countries; for screens of staff only."""
    growth = modelled_growth(scoreboard.assessments, scoreboard.catalogue.indicators[indicator], ref_area, year)
    return () if growth is None else (Message(code="chance.modelled", values={
        "growth": Growth(growth.growth), "low": Growth(growth.low, other_end=growth.high),
        "high": Growth(growth.high, other_end=growth.low),
        "countries": growth.countries, "fewer_than": FEW_CASES}),)


def years_to_catch_up(row: Mapping[str, Any], indicator: Indicator, today_year: int) -> range:
    """Years to come by which a row of ASSESSMENT could be back on its yearly goal's path; none where it is."""
    method = methods.method_of(indicator)
    if method is None or not method.yearly or row["hidden"] or not row["value"] > 0:     # from zero no growth leads
        return range(0)
    wrong_side = row["gap"] < 0 if indicator.desired_direction != "down" else row["gap"] > 0
    on_it = np.isclose(row["value"], row["path_value"], rtol=1e-12, atol=0)
    if not wrong_side or on_it or not set(BOUNDS).isdisjoint(row["marks"].split()):
        return range(0)
    first = max(int(row["year"]), today_year) + 1
    return range(first, first + YEARS_TO_CHOOSE)


def catching_up(row: Mapping[str, Any], indicator: Indicator, by: int) -> Message:
    """The same change every year that leads from a figure to the goal path's value in the year ``by``."""
    method, year = methods.method_of(indicator), int(row["year"])
    assert method is not None    # a row that can catch up is judged
    path = float(method.path_ahead(row, np.arange(year + 1, by + 1))[-1])
    growth = (path / float(row["value"])) ** (1 / (by - year)) - 1
    return Message(code="catching_up", values={
        "growth": Growth(growth, float(row["target"])), "by": by, "year": year,
        "goal": Amount(indicator.in_whole(path), indicator.id),
        "value": Amount(float(row["value"]), indicator.id, row["marks"], "bare")})


@remembered
def published_series(scoreboard: Scoreboard, most: int, year: int | None = None) -> tuple[tuple[str, str], ...]:
    """Indicator and area of one series of each publisher up to a year, the longest first; at most ``most``.

    Of each publisher the world's or the body's own comes before a country's, what is assessed before context, the
    goal's lead indicator before others, and a longer series before a shorter one.
    """
    known, figures = scoreboard.catalogue.indicators, scoreboard.figures
    shown = figures[figures["value"].notna() & ~figures["hidden"] & figures["ref_area"].isin(
        list(scoreboard.catalogue.area)) & (year is None or figures["year"] <= year)]
    counts = shown.groupby(["indicator", "ref_area"]).size()
    counts = counts[counts >= FEWEST_FIGURES]
    ranked = sorted((area not in (WORLD, known[code].body), known[code].role != "judged",
                     known[code].headline or LAST, -count, code, area)
                    for (code, area), count in zip(counts.index.tolist(), counts.tolist(), strict=True)
                    if known[code].publisher)
    best = {known[code].publisher: (count, code, area) for *_, count, code, area in reversed(ranked)}
    return tuple((code, area) for _, code, area in sorted(best.values())[:most])


@remembered
def running_total(scoreboard: Scoreboard, indicator: str, ref_area: str) -> tuple[Message, ...]:
    """The average number added a year between the last figures of a running total, oldest first.

    Empty for anything but a running total shown for context, across a break, beside an uncertain figure, and where the
    total fell. A total with a constant flow grows by an ever smaller share, so its own growth says little.
    """
    if not scoreboard.catalogue.indicators[indicator].adds_up:
        return ()
    rows = scoreboard.series(indicator, ref_area)
    series = Series.of(rows)
    before = series.before(series.sure)
    flows = [_flow(series, rows, int(before[at]), int(at))
             for at in np.flatnonzero(series.sure & (before >= series.stretch))]
    return tuple(flow for flow in flows if flow)[-SPANS:]


def _flow(series: Series, rows: pd.DataFrame, before: int, at: int) -> Message | None:
    """The yearly average between two figures; None where the total fell, or where bounds leave its size open."""
    years = series.elapsed(np.full(len(series), before))[at] / YEAR
    more = (series.value[at] - series.value[before]) / years if years > 0 else -1.0
    least, most = series.lower[at] or series.upper[before], series.upper[at] or series.lower[before]
    if more < 0 or least and most:
        return None
    kind, rounded = ("at_least", floor) if least else ("at_most", ceil) if most else ("about", round)
    step = 10 ** max(floor(log10(more)) + 1 - DIGITS, 0) if more >= 1 else 1
    since, by = (row["period_end"] if Mark.POINT_IN_TIME in row["marks"].split() and row["period_end"] else int(
        row["year"]) for row in records(rows.iloc[[before, at]]))
    return Message(code="running_total", values={
        "kind": kind, "a_year": int(rounded(more / step)) * step, "since": since, "by": by})


def explanation(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> dict[str, tuple[Message, ...]]:
    """The explanation of a row of the scoreboard's assessments: the ``steps`` of the arithmetic; the ``rule`` with its
    thresholds, who set it, and the source of its method.
    """
    indicator = scoreboard.catalogue.indicators[row["indicator"]]
    rule = (*how_judged(indicator), Message(code=f"source.{indicator.goal.method}")) if indicator.goal else ()
    return {"steps": steps(scoreboard, row), "rule": rule if row["judged"] else ()}


def how_judged(indicator: Indicator) -> tuple[Message, ...]:
    """How an indicator is judged, in one or two sentences each, and which parts the form defines and which Goalline."""
    method = methods.method_of(indicator)
    if method is None:
        return (Message(code="step.context"),)
    note = Message(code="text", values={"text": indicator.rule_note}) if indicator.rule_note else Message(
        code="how.set_by", values={"origin": indicator.rule_origin})
    return *method.how(indicator), note


def steps(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> tuple[Message, ...]:
    """The steps by which a row of the scoreboard's assessments got its status, or why it has none: figures with their
    sources, the lines of the rule down to the first that is reached, then pace, path, gap and the change needed.
    """
    indicator = scoreboard.catalogue.indicators[row["indicator"]]
    if not row["judged"] or indicator.goal is None:
        return (Message(code="step.context"),)
    rows = scoreboard.observations[scoreboard.rows_of_series([indicator.id], row["ref_area"], row["breakdown"])]
    cases, share = (np.full(len(rows), is_kind) for is_kind in (
        varies(indicator) == "cases", indicator.measure == "share"))
    series = Series.of(rows.reset_index(drop=True), cases, share)
    years = series.year.tolist()
    at, previous, start = (years.index(row[name]) if row[name] in years else -1
                           for name in ("year", "previous_year", "baseline_year"))
    if start >= 0 and series.value[start] != row["baseline_value"]:
        start = -1           # an agreed value replaces the figure
    sources = list(map(scoreboard.catalogue.short_source, rows["source_title"], rows["source_url"]))
    return methods.parse(indicator.goal).explain(Case(
        indicator=indicator, row=row, observations=rows.assign(source_title=sources), series=series, at=at,
        previous=previous, baseline=start))
