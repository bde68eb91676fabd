"""How one figure was judged: the steps of the arithmetic with the series' own numbers, the rule and its origin."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from indicators.judging import methods
from indicators.judging.methods.judged_figure import Case
from indicators.judging.scoreboard import Scoreboard
from indicators.judging.statistics.series import Series
from indicators.judging.variation import varies
from indicators.model import Indicator, Message


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
    return methods.parse(indicator.goal).explain(case_of(scoreboard, row))


def case_of(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> Case:
    """The case of a row of the scoreboard's assessments."""
    indicator = scoreboard.catalogue.indicators[row["indicator"]]
    rows = scoreboard.observations[scoreboard.rows_of_series([indicator.id], row["ref_area"], row["breakdown"])]
    cases, share = (np.full(len(rows), is_kind) for is_kind in (
        varies(indicator) == "cases", indicator.measure == "share"))
    series = Series.of(rows.reset_index(drop=True), cases, share)
    years = series.year.tolist()
    at, previous, start = (years.index(row[name]) if row[name] in years else -1
                           for name in ("year", "previous_year", "baseline_year"))
    if start >= 0 and series.value[start] != row["baseline_value"]:
        start = -1           # an agreed value replaces the figure
    return Case(indicator=indicator, row=row, observations=rows, series=series, at=at, previous=previous,
                baseline=start)
