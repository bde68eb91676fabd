"""A goal at a glance: one sentence, countries by status, and how many reported."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.judging.statistics.many import discovered
from indicators.model import TIMES, Certainty, Message, Origin, Reason, Status, Topics
from indicators.statements.cells import (
    NOT_REPORTED,
    OTHER_INDICATOR,
    SOME,
    STALE,
    ZERO,
    cells,
    certainty_of,
    counts_activities,
    figures_of,
    first_counted,
    lead_indicator,
    remembered,
)
from indicators.statements.finding import UNASSESSED

PARTS = (*map(str, Status), SOME, ZERO, STALE, OTHER_INDICATOR, NOT_REPORTED)
"""The parts of a group on a goal, in the order in which a bar has them."""
GOOD = {"yearly": Status.AHEAD, "met": Status.GOAL_MET, "stage": Status.GOAL_MET, "trend": Status.IMPROVING}
"""The status of which the sentence on a goal counts the countries, by the kind of rule; an activity has none."""

NAMED = (Status.AHEAD, Status.ON_TRACK, Status.IMPROVING_BELOW, Status.IMPROVING, Status.MOVING_AWAY)
FEWEST_REPORTERS = 10    # countries by whose statuses a group is told, or half of a smaller group
MANY = 5                 # countries from which a trend is said to be clear or not among so many


@dataclass(frozen=True, kw_only=True)
class GoalCard:
    """A goal at a glance: its sentence, and counts of countries, of its lead indicator only."""

    goal: str
    indicator: str                   # the lead indicator; "" without a figure
    message: Message
    clear: Message | None = None     # how many of its trends stay clear among so many
    parts: Mapping[str, int]         # countries by part, in the order of PARTS; only those with a country
    moving_away: tuple[Message, ...]     # in how many countries another indicator does, which no status shows
    reporting: tuple[Message, ...]   # how many reported, are known from other sources, or have stale figures


@remembered
def goal_card(scoreboard: Scoreboard, goal_id: str, areas: Sequence[str], year: int | None,
              today_year: int, in_words: Collection[str] = frozenset()) -> GoalCard:
    """The goal's card for a group of areas in a year; None is each area's newest, without stale ones.

    ``in_words``: areas whose report answers the goal. With fewer countries than the goal's ``figures_from`` nothing is
    said of the group as a whole.
    """
    figures = figures_of(scoreboard, areas, year)
    shown = cells(scoreboard, areas, year, today_year)
    shown = shown[shown["goal"] == goal_id]
    fresh = shown[~shown["stale"]] if year is None else shown
    counts = shown["part"].value_counts()
    counts[NOT_REPORTED] = len(areas) - len(shown)
    sources, away = _sources(figures[figures["goal"] == goal_id], areas, in_words), int((fresh["away"] > 0).sum())
    assessed = fresh[(fresh["part"] != OTHER_INDICATOR) & ~fresh["status"].isin(UNASSESSED)]
    message = _sentence(scoreboard, goal_id, assessed, len(areas)) or _unassessed(
        sources, year, hidden=int((shown["reason"] == Reason.HIDDEN).sum()))
    return GoalCard(
        goal=goal_id, indicator=lead_indicator(shown), message=message,
        clear=_clear(scoreboard, scoreboard.figures_at(assessed)) if len(assessed) >= MANY else None,
        parts={part: int(counts[part]) for part in PARTS if counts.get(part)},
        moving_away=(Message(code="goal.others_away", values={"away": away}),) if away else (),
        reporting=_reporting(sources | {"others": int(counts.get(OTHER_INDICATOR, 0)),
                                        "stale": int(counts.get(STALE, 0))}, len(areas), first_counted(today_year)))


def _sentence(scoreboard: Scoreboard, goal_id: str, assessed: pd.DataFrame, of: int) -> Message | None:
    """What the assessed countries of a group do on a goal, or that they are too few; None without one."""
    if assessed.empty:
        return None
    if not covers(scoreboard.catalogue.goal[goal_id].figures_from, len(assessed), of):
        return Message(code="goal.too_few", values={
            "assessed": len(assessed), "of": of, "ref_area": assessed["ref_area"].iloc[0],
            "indicator": assessed["indicator"].iloc[0], "what": "status" if assessed["status"].any() else "figure"})
    return progress(scoreboard, scoreboard.figures_at(assessed), goal_id)


@remembered
def reporters(scoreboard: Scoreboard, areas: Sequence[str], year: int | None,
              in_words: Collection[str] = frozenset()) -> tuple[int, bool, tuple[Message, ...]]:
    """How many areas reported a figure of any goal, whether these are too few to be told by their statuses, and counts
    of these and of others; ``in_words``: with a report.
    """
    sources = _sources(figures_of(scoreboard, areas, year), areas, in_words)
    in_report_only = sources.pop("coded") + sources["in_words"]
    is_few = sources["reported"] < FEWEST_REPORTERS and 2 * sources["reported"] < len(areas)
    return sources["reported"], is_few, _reporting(sources | {"in_words": in_report_only}, len(areas))


def _reporting(counts: Mapping[str, int], of: int, first: int = 0) -> tuple[Message, ...]:
    return tuple(Message(code="reporting.count", values={"what": name, "count": count, "of": of, "since": first})
                 for name, count in counts.items() if count or name == "reported")


def _sources(figures: pd.DataFrame, areas: Sequence[str], in_words: Collection[str]) -> dict[str, int]:
    """Number of countries by the first of these sources that they have: a figure that they ``reported``, one ``held``
    from published sources, one ``coded`` from their report, an answer ``in_words``.
    """
    seen: set[str] = set()
    counts = {}
    area, origin = figures["ref_area"], figures["origin"]
    published = area[(origin == Origin.PUBLIC) & figures["judged"]]
    for name, those in (("reported", area[origin == Origin.SENT]), ("held", published),
                        ("coded", area[figures["coded"]]), ("in_words", in_words)):
        new = set(those) & set(areas) - seen
        counts[name] = len(new)
        seen |= new
    return counts


def covers(percentage: int, countries: int, of: int) -> bool:
    """Whether some countries, at least one, are at least ``percentage`` per cent of a group."""
    return countries > 0 and 100 * countries >= percentage * of


def _unassessed(sources: Mapping[str, int], year: int | None, *, hidden: int) -> Message:
    """The sentence of a card without any assessed country; the statuses of some may be hidden, of others not known."""
    figures = sources["reported"] + sources["held"]
    without = "coded" if sources["coded"] else "nobody"
    why = without if not figures else "hidden" if hidden else "early"
    return Message(code="goal.unassessed", values={
        "why": why, "figures": figures or sources["coded"], "hidden": hidden, "year": year or 0,
        "period": "year" if year else "newest"})


def progress(scoreboard: Scoreboard, rows: pd.DataFrame, goal: str) -> Message:
    """How many of some areas are ahead, met the goal, improve, or held an activity; ``rows``: one for each of them."""
    indicator = scoreboard.catalogue.indicators[str(rows["indicator"].iloc[0])]
    method, years = methods.method_of(indicator), rows["year"].astype(int)
    kind = "stage" if indicator.stages else "activities" if counts_activities(indicator) else "trend"
    if method and method.has_number and not indicator.stages:
        kind = "yearly" if method.yearly else "met"
    good = rows["value"] > 0 if kind == "activities" else rows["status"] == GOOD[kind]
    return Message(code=f"goal.{kind}", values={
        "topic": Topics((goal,)), "unit_of_one": indicator.id, "good": int(good.sum()), "assessed": len(rows),
        "on_track": int((rows["status"] == Status.ON_TRACK).sum()),
        "speed": "speed" if indicator.unit in TIMES else "amount",
        "away": int((rows["status"] == Status.MOVING_AWAY).sum()), "year": int(years.max()),
        "years": "one" if years.nunique() == 1 else "several"})


def _clear(scoreboard: Scoreboard, rows: pd.DataFrame) -> Message | None:
    """How many of the trends that are clear alone pass a false discovery rate over all countries; None for none."""
    sure = certainty_of(scoreboard, rows)
    alone = rows["status"].isin(NAMED) & (sure["certainty"] == Certainty.CLEAR)
    clear = alone & discovered(rows["trend_p"].to_numpy())
    counts = {"clear": int(clear.sum()), "claimed": int(alone.sum()), "tested": int(rows["trend_p"].notna().sum())}
    return Message(code="goal.clear", values=counts) if counts["claimed"] and counts["tested"] else None


def doubts(cells_of_goal: Iterable[Mapping[Any, Any]]) -> dict[str, dict[str, int]]:
    """By part, of how many countries the status could be ``chance``, rests on one ``figure``, or is ``untested``."""
    counts = Counter((cell["part"], cell["doubt"] or cell["certainty"]) for cell in cells_of_goal)
    return {part: {why: counts[part, why] for why in ("chance", "figure", "untested")} for part in PARTS}


def uncertain(card: GoalCard, cells_of_goal: Iterable[Mapping[Any, Any]]) -> list[Message]:
    """How many trends stay clear among so many, how many could be chance, and how many rest on one figure."""
    of_part, counted = doubts(cells_of_goal), [part for part in PARTS if part not in (STALE, OTHER_INDICATOR)]
    counts = {why: sum(of_part[part][why] for part in counted) for why in ("chance", "figure")}
    return [*filter(None, [card.clear]), *(Message(code="goal.uncertain", values={"why": why, "count": count})
                                           for why, count in counts.items() if count)]
