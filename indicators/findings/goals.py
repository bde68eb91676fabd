"""A goal in one look: one sentence, counts of countries by status, and the world's or a body's own evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.assess import methods
from indicators.assess.direction import Direction
from indicators.findings.cells import cells, figures_of, in_year, remembered, sent
from indicators.model import Mark, Message, Status
from indicators.scoreboard import Scoreboard


@dataclass(frozen=True, kw_only=True)
class GoalCard:
    """A goal in one look: one sentence, what the world's or a body's own series says, and counts of countries."""

    goal: str
    message: Message
    evidence: tuple[Message, ...]
    counts: Mapping[Status, int]     # countries by the status of their cell
    reported: int                    # countries that sent any figure of the goal themselves
    of: int
    coded: int                       # countries known only from a fact read in their report


@remembered
def goal_card(scoreboard: Scoreboard, goal_id: str, areas: Sequence[str], year: int | None,
              today_year: int) -> GoalCard:
    """The goal's card for a group of areas in a year; None is each area's newest."""
    figures = figures_of(scoreboard, areas, year)
    figures = figures[figures["goal"] == goal_id]
    shown = cells(scoreboard, areas, year, today_year)
    shown = shown[shown["goal"] == goal_id]
    by_status = shown["status"].value_counts()
    counts = {each: int(by_status.get(each.value, 0)) for each in Status}
    reported = set(sent(figures)["ref_area"])
    coded = set(figures["ref_area"][figures["coded"]]) - reported
    message = _goal_message(scoreboard, goal_id, counts, len(reported), len(coded), bool(shown["hidden"].any()))
    return GoalCard(goal=goal_id, message=in_year(message, year), evidence=evidence(scoreboard, goal_id, year),
                    counts=counts, reported=len(reported), of=len(areas), coded=len(coded))


def _goal_message(scoreboard: Scoreboard, goal_id: str, counts: Mapping[Status, int], reported: int, coded: int,
                  hidden: bool) -> Message:
    """The sentence of a goal's card."""
    assessed = sum(counts.values()) - counts[Status.NOT_ASSESSED]
    if not assessed and not reported and coded:
        return Message(code="goal.only_coded", values={"coded": coded})
    if not assessed and not reported:
        return Message(code="goal.nobody_reported")
    if not assessed:
        return Message(code="goal.hidden" if hidden else "goal.none_assessed", values={"reported": reported})
    if not _has_number(scoreboard, goal_id):
        return Message(code="goal.n_of_m_improving",
                       values={"improving": counts[Status.IMPROVING], "assessed": assessed})
    values = {"met": counts[Status.GOAL_MET], "assessed": assessed}
    if on_track := counts[Status.ON_TRACK]:
        return Message(code="goal.n_of_m_met_more_on_track", values={**values, "on_track": on_track})
    return Message(code="goal.n_of_m_met", values=values)


def _has_number(scoreboard: Scoreboard, goal_id: str) -> bool:
    """Whether the goal's first headline indicator is judged against a number."""
    own = [each for each in scoreboard.catalogue.indicators.values()
           if scoreboard.catalogue.goal_of[each.id] == goal_id and each.headline is not None]
    rule = min(own, key=lambda each: each.headline or 0).goal if own else None
    return rule is not None and not isinstance(methods.parse(rule), Direction)


def evidence(scoreboard: Scoreboard, goal_id: str, year: int | None) -> tuple[Message, ...]:
    """What the world's or a body's own judged series of a goal say, up to a year; hidden ones say nothing."""
    figures = scoreboard.figures
    worlds = [code for code, each in scoreboard.catalogue.indicators.items() if each.judged_for == "world"]
    mine = figures[figures["judged"] & ~figures["hidden"] & (figures["goal"] == goal_id)
                   & figures["indicator"].isin(worlds)]
    mine = mine if year is None else mine[mine["year"] <= year]
    newest = mine.sort_values("year").drop_duplicates("indicator", keep="last")
    return tuple(_evidence(row, figures) for row in newest.to_dict("records"))


def _evidence(row: Mapping[Any, Any], figures: pd.DataFrame) -> Message:
    """The newest figure of a series with its change."""
    values = {"indicator": row["indicator"], "ref_area": row["ref_area"], "value": row["value"],
              "marks": row["marks"], "when": _when(row)}
    if pd.isna(row["change"]):
        return Message(code="evidence.latest", values=values)
    values |= {"change": row["change"], "previous_year": int(row["previous_year"])}
    if not row["bridged"]:
        return Message(code="evidence.changed" if row["change"] else "evidence.unchanged", values=values)
    before = figures[(figures["indicator"] == row["indicator"]) & (figures["ref_area"] == row["ref_area"])
                     & (figures["year"] == row["previous_year"])]
    return Message(code="evidence.a_year", values={**values, "since": _when(before.to_dict("records")[0])})


def _when(row: Mapping[Any, Any]) -> int | str:
    """The day of a figure as of a date, else its year."""
    return row["period_end"] if Mark.POINT_IN_TIME in row["marks"].split() and row["period_end"] else int(row["year"])
