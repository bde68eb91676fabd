"""A goal at a glance: one sentence, countries by status, and how many reported."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.model import TIMES, Certainty, Goal, Indicator, Message, Origin, Reason, Status, Topics, records
from indicators.statements.activities import counts_activities
from indicators.statements.answers import remembered
from indicators.statements.cells import (
    NOT_REPORTED,
    OTHER_INDICATOR,
    SOME,
    STALE,
    ZERO,
    cells,
    lead_indicator,
    rows_of,
)
from indicators.statements.certainties import by_chance
from indicators.statements.finding import UNASSESSED
from indicators.statements.growths import NAMED, clear_alone, trends_named

PARTS = (*map(str, Status), SOME, ZERO, STALE, OTHER_INDICATOR, NOT_REPORTED)
"""The parts of a group on a goal, in the order in which a bar has them."""

GOOD = {"yearly": Status.AHEAD, "met": Status.GOAL_MET, "stage": Status.GOAL_MET, "trend": Status.IMPROVING}
"""The status of which the sentence on a goal counts the countries, by the kind of rule; an activity has none."""

MANY = 5                 # countries from which a trend is said to be clear or not among so many
KNOWN_BY = ["ref_area", "origin", "judged", "coded"]      # columns that say from which source a figure is


@dataclass(frozen=True, kw_only=True)
class GoalCard:
    """A goal at a glance: its sentence, and counts of countries, of its lead indicator only."""

    goal: str
    indicator: str                   # the lead indicator; "" without a figure
    message: Message
    clear: Message | None = None     # how many of its trends stay clear among so many
    parts: Mapping[str, int]         # countries by part, in the order of PARTS; only those with a country
    away: int                        # countries with another indicator moving away while their cell has another status
    reason: Reason | None            # why nothing is said of the group as a whole; None where enough are assessed
    sources: Mapping[str, int]       # countries by the first source that they have, as ``_sources`` counts them
    of: int

    @property
    def moving_away(self) -> tuple[Message, ...]:
        """Other indicators moving away, which the statuses of the countries do not show."""
        return (Message(code="goal.others_away", values={"away": self.away}),) if self.away else ()

    @property
    def reporting(self) -> tuple[Message, ...]:
        """Counts of countries that reported figures, of those known from other sources, and of stale figures."""
        return _reporting({**self.sources, "others": self.parts.get(OTHER_INDICATOR, 0),
                           "stale": self.parts.get(STALE, 0)}, self.of)


@remembered
def goal_card(scoreboard: Scoreboard, goal_id: str, areas: Sequence[str], year: int | None,
              today_year: int, in_words: Collection[str] = frozenset()) -> GoalCard:
    """The goal's card for a group of areas in a year; None is each area's newest, without stale ones.

    ``in_words``: areas whose report answers the goal. With fewer countries than the goal's ``figures_from`` nothing is
    said of the group as a whole.
    """
    figures = scoreboard.figures
    figures = figures.loc[rows_of(scoreboard, areas, year) & (figures["goal"] == goal_id), KNOWN_BY]
    shown = cells(scoreboard, areas, year, today_year)
    shown = shown[shown["goal"] == goal_id]
    fresh = shown[~shown["stale"]] if year is None else shown
    sources = _sources(figures, areas, in_words)
    lead = fresh[fresh["part"] != OTHER_INDICATOR]
    assessed = lead[~lead["status"].isin(UNASSESSED)]
    goal = next(goal for goal in scoreboard.catalogue.goals if goal.id == goal_id)
    enough = covers(goal.figures_from, len(assessed), len(areas))
    clear = None
    if assessed.empty:
        message = _unassessed(sources, year, hidden=int((shown["reason"] == Reason.HIDDEN).sum()))
    elif not enough:
        message = Message(code="goal.too_few", values={
            "assessed": len(assessed), "of": len(areas), "ref_area": assessed["ref_area"].iloc[0],
            "what": "status" if assessed["status"].any() else "figure"})
    elif len(assessed) == 1 and assessed["status"].iloc[0]:
        message = Message(code="goal.one", values={
            "ref_area": assessed["ref_area"].iloc[0], "status": Status(assessed["status"].iloc[0])})
    else:
        rows = scoreboard.figures_at(assessed)
        message, clear = progress(scoreboard, rows, goal_id), _clear(scoreboard, rows)
    counts = shown["part"].value_counts()
    counts[NOT_REPORTED] = len(areas) - len(shown)
    return GoalCard(goal=goal_id, indicator=lead_indicator(shown), message=message, clear=clear,
                    parts={part: int(counts[part]) for part in PARTS if counts.get(part)},
                    away=int((fresh["away"] > 0).sum()), of=len(areas), sources=sources,
                    reason=None if enough else Reason.TOO_FEW_REPORTERS)


@remembered
def reporters(scoreboard: Scoreboard, areas: Sequence[str], year: int | None,
              in_words: Collection[str] = frozenset()) -> tuple[int, tuple[Message, ...]]:
    """How many areas reported a figure of any goal, and the counts of these and of areas with other sources only.

    ``in_words``: areas with a written report, from which figures may have been read.
    """
    sources = _sources(scoreboard.figures.loc[rows_of(scoreboard, areas, year), KNOWN_BY], areas, in_words)
    in_report_only = sources.pop("coded") + sources["in_words"]
    return sources["reported"], _reporting(sources | {"in_words": in_report_only}, len(areas))


def _reporting(counts: Mapping[str, int], of: int) -> tuple[Message, ...]:
    return tuple(Message(code="reporting.count", values={"what": name, "count": count, "of": of})
                 for name, count in counts.items() if count or name == "reported")


def _sources(figures: pd.DataFrame, areas: Sequence[str], in_words: Collection[str]) -> dict[str, int]:
    """Number of countries by the first of these sources that they have: a figure that they ``reported``, one ``held``
    from published sources, one ``coded`` from their report, an answer ``in_words``.
    """
    seen: set[str] = set()
    counts = {}
    area, origin = figures["ref_area"].to_numpy(), figures["origin"].to_numpy()
    judged, coded = (figures[name].to_numpy(bool) for name in ("judged", "coded"))
    for name, those in (("reported", area[origin == Origin.SENT]), ("held", area[(origin == Origin.PUBLIC) & judged]),
                        ("coded", area[coded]), ("in_words", in_words)):
        new = set(those) & set(areas) - seen
        counts[name] = len(new)
        seen |= new
    return counts


def goal_of(scoreboard: Scoreboard, indicator: str) -> Goal:
    """The goal of an indicator."""
    goal_id = scoreboard.catalogue.goal_of[indicator]
    return next(goal for goal in scoreboard.catalogue.goals if goal.id == goal_id)


def covers(percentage: int, countries: int, of: int) -> bool:
    """Whether some countries, at least one, are at least ``percentage`` per cent of a group."""
    return countries > 0 and 100 * countries >= percentage * of


def _unassessed(sources: Mapping[str, int], year: int | None, *, hidden: int) -> Message:
    """The sentence of a card without any assessed country; the statuses of some may be hidden, of others not known."""
    figures = sources["reported"] + sources["held"]
    why = "hidden" if hidden and hidden >= figures else "partly" if hidden else "early"
    if not figures:
        why = "coded" if sources["coded"] else "nobody"
    return Message(code="goal.unassessed", values={
        "why": why, "figures": figures or sources["coded"], "hidden": hidden, "year": year or 0,
        "period": "year" if year else "newest"})


def progress(scoreboard: Scoreboard, own: pd.DataFrame, goal: str) -> Message:
    """How many of some areas are ahead, met the goal, improve, or held an activity; ``own``: a row of each of them."""
    indicator = scoreboard.catalogue.indicators[str(own["indicator"].iloc[0])]
    kind = kind_of(indicator)
    good = own[own["value"] > 0] if kind == "activities" else own[own["status"] == GOOD[kind]]
    years = own["year"].astype(int)
    return Message(code=f"goal.{kind}", values={
        "topic": Topics((goal,)), "unit_of_one": indicator.id, "good": len(good), "assessed": len(own),
        "on_track": int((own["status"] == Status.ON_TRACK).sum()),
        "speed": "speed" if indicator.unit in TIMES else "amount",
        "away": int((own["status"] == Status.MOVING_AWAY).sum()), "year": int(years.max()),
        "years": "one" if years.nunique() == 1 else "several"})


def kind_of(indicator: Indicator) -> str:
    """What the best status of an indicator says: a yearly number reached, a number met, a stage reached, or a trend; or
    that it is an activity.
    """
    method = methods.method_of(indicator)
    if method is None or method.has_number:
        return "stage" if indicator.stages else "yearly" if method and method.yearly else "met"
    return "activities" if counts_activities(indicator) else "trend"


def _clear(scoreboard: Scoreboard, own: pd.DataFrame) -> Message | None:
    """How many of the trends that are clear alone pass a false discovery rate over all countries; None for few."""
    claimed = int((own["status"].isin(NAMED) & clear_alone(scoreboard, own)).sum())
    if len(own) < MANY or not claimed or own["trend_p"].isna().all():
        return None
    named = trends_named(scoreboard, own["indicator"].iloc[0], tuple(own["ref_area"]), tuple(own["year"]))
    return Message(code="goal.clear", values={"clear": sum(map(len, named.values())), "claimed": claimed})


def uncertain(scoreboard: Scoreboard, cells_of_goal: pd.DataFrame) -> Iterable[Message]:
    """In how many countries the change could be chance, and in how many one figure decides; of the cells that count."""
    indicators, rows = scoreboard.catalogue.indicators, cells_of_goal
    chance = [by_chance(row, indicators[row["indicator"]]) for row in records(rows[
        ~rows["stale"] & (rows["part"] != OTHER_INDICATOR) & (rows["certainty"] == Certainty.COULD_BE_CHANCE)])]
    for why, count in (("chance", sum(chance)), ("figure", len(chance) - sum(chance))):
        if count:
            yield Message(code="goal.uncertain", values={"why": why, "count": count})
