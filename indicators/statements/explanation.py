"""How one figure was judged: the steps of the arithmetic with the series' own numbers, the rule and its origin."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from indicators import __version__
from indicators.judging import methods
from indicators.judging.methods.judged_figure import Case
from indicators.judging.scoreboard import Scoreboard
from indicators.judging.statistics.series import Series
from indicators.judging.variation import varies
from indicators.model import Indicator, Mark, Message, Reason, Status
from indicators.statements.answers import remembered
from indicators.statements.cells import INVENTED, when
from indicators.statements.certainties import how_sure, with_certainty
from indicators.statements.chance import unusual

OUTLOOK = tuple(Message(code=f"outlook.{text}") for text in ("method", "source", "differs"))
"""Message on the method of the outlook, its source, and why it can differ from the pace."""


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """The full explanation of one status, as codes and values."""

    heading: tuple[Message, ...]      # area, indicator, year and status; the goal; whether figures are illustrative
    steps: tuple[Message, ...]        # the arithmetic with the series' own numbers
    rule: tuple[Message, ...]         # the rule with its thresholds
    origin: tuple[Message, ...]       # what is set by the form, what by Goalline, and the source of the method
    current: Message                  # data version and Goalline's version


def explanation(scoreboard: Scoreboard, row: Mapping[Any, Any], version: int) -> Explanation:
    """The explanation of a row of the scoreboard's assessments, as of a data version."""
    indicator = scoreboard.catalogue.indicators[row["indicator"]]
    *rule, origin = how_judged(indicator)
    return Explanation(
        heading=_heading(scoreboard, row),
        steps=(*steps(scoreboard, row), *unusual(scoreboard, indicator.id, row["ref_area"], int(row["year"])),
               *how_sure(with_certainty(scoreboard, row), indicator)),
        rule=tuple(rule) if row["judged"] else (), origin=(*_origin(indicator, origin),) if row["judged"] else (),
        current=Message(code="explain.standing", values={"version": version, "goalline": __version__}))


def how_judged(indicator: Indicator) -> tuple[Message, ...]:
    """How an indicator is judged, in one or two sentences each, and which parts the form defines and which Goalline."""
    method = methods.method_of(indicator)
    if method is None:
        return (Message(code="step.context"),)
    note = Message(code="text", values={"text": indicator.rule_note}) if indicator.rule_note else _set_by(indicator)
    return *method.how(indicator), note


def _set_by(indicator: Indicator) -> Message:
    return Message(code="how.set_by", values={"origin": indicator.rule_origin})


def _heading(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> tuple[Message, ...]:
    goal = scoreboard.catalogue.goal_of[row["indicator"]]
    values: dict[str, object] = {"ref_area": row["ref_area"], "indicator": row["indicator"], "year": when(row),
                                 "kind": "context"}
    if row["reason"]:
        values |= {"kind": "not_assessed", "reason": Reason(row["reason"])}
    elif row["status"]:
        values |= {"kind": "status", "status": Status(row["status"])}
    return (Message(code="explain.status", values=values),
            Message(code="explain.goal", values={"number": goal, "goal_id": goal}),
            *([INVENTED] if Mark.ILLUSTRATIVE in row["marks"].split() else []))


def _origin(indicator: Indicator, note: Message) -> Iterable[Message]:
    """Who set the rule, what in it the form does not define, and the source of the method."""
    if indicator.goal is None:
        return
    yield _set_by(indicator)
    if indicator.rule_note:
        yield note
    yield Message(code=f"source.{indicator.goal.method}")


def steps(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> tuple[Message, ...]:
    """The steps by which a row of the scoreboard's assessments got its status, or why it has none.

    First the figures, each with its source; then the lines of the rule down to the first that the figure reaches; then
    pace, path, gap and the change needed. The values of the messages contain every number.
    """
    indicator = scoreboard.catalogue.indicators[row["indicator"]]
    if not row["judged"] or indicator.goal is None:
        return (Message(code="step.context"),)
    return methods.parse(indicator.goal).explain(case_of(scoreboard, row))


@remembered
def _series(scoreboard: Scoreboard, indicator: str, ref_area: str, breakdown: str) -> tuple[pd.DataFrame, Series]:
    """Observations of one series by year, as a frame and as a Series."""
    rows = scoreboard.observations[scoreboard.rows_of_series([indicator], ref_area, breakdown)].reset_index(drop=True)
    definition = scoreboard.catalogue.indicators[indicator]
    cases, share = varies(definition) == "cases", definition.measure == "share"
    return rows, Series.of(rows, np.full(len(rows), cases), np.full(len(rows), share))


def case_of(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> Case:
    """The case of a row of the scoreboard's assessments."""
    rows, series = _series(scoreboard, row["indicator"], row["ref_area"], row["breakdown"])
    years = series.year.tolist()

    def position(year: float) -> int:
        return years.index(year) if year in years else -1

    start = position(row["baseline_year"])
    if start >= 0 and series.value[start] != row["baseline_value"]:
        start = -1           # an agreed value replaces the figure
    return Case(indicator=scoreboard.catalogue.indicators[row["indicator"]], row=row, observations=rows,
                series=series, at=position(row["year"]), previous=position(row["previous_year"]),
                baseline=start)
