"""A goal at a glance: one sentence, countries by status, and the series of the world or of an international body."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.model import DIRECTION, Goal, Indicator, Message, Origin, Reason, Status
from indicators.statements.cells import cells, in_year, remembered, rows_of

STALE, NOT_REPORTED = "stale", "not_reported"     # parts of a group without a status that counts
UNASSESSED = (Status.NOT_ASSESSED, Status.TOO_EARLY)
KNOWN_BY = ["ref_area", "origin", "judged", "coded"]      # columns that say from which source a figure is


@dataclass(frozen=True, kw_only=True)
class GoalCard:
    """A goal at a glance: its sentence, and counts of countries."""

    goal: str
    message: Message
    counts: Mapping[Status, int]     # countries by the status of their cell, without stale ones
    stale: int                       # countries whose newest figure is too old to count
    away: int                        # countries with another indicator moving away while their cell has another status
    reason: Reason | None            # why nothing is said of the group as a whole; None where enough are assessed
    reported: int                    # countries that reported any figure of the goal themselves
    of: int
    held: int                        # other countries with judged figures from published sources only
    coded: int                       # other countries with coded facts from their report only
    in_words: int                    # other countries whose report answers the goal without a figure

    @property
    def moving_away(self) -> tuple[Message, ...]:
        """Other indicators moving away, which the statuses of the countries do not show."""
        return (Message(code="goal.others_away", values={"away": self.away}),) if self.away else ()

    @property
    def reporting(self) -> tuple[Message, ...]:
        """Counts of countries that reported figures, of those known from other sources, and of stale figures."""
        return _reporting({"reported": self.reported, "held": self.held, "coded": self.coded,
                           "in_words": self.in_words, "stale": self.stale}, self.of)

    @property
    def parts(self) -> Mapping[str, int]:
        """All countries of the group by status, then the STALE and the NOT_REPORTED; only parts with a country."""
        without = self.of - sum(self.counts.values()) - self.stale
        counts = {str(status): count for status, count in self.counts.items()} | {
            STALE: self.stale, NOT_REPORTED: without}
        return {part: count for part, count in counts.items() if count}


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
    by_status = fresh["status"].value_counts()
    counts = {status: int(by_status.get(status.value, 0)) for status in Status}
    known = _known(figures, areas, in_words)
    assessed = fresh[~fresh["status"].isin(UNASSESSED)]
    goal = next(goal for goal in scoreboard.catalogue.goals if goal.id == goal_id)
    enough = covers(goal.figures_from, len(assessed), len(areas))
    if assessed.empty:
        message = in_year(_unassessed(known, hidden=int((shown["reason"] == Reason.HIDDEN).sum())), year)
    elif len(assessed) == 1:
        message = in_year(_one(assessed, len(areas), enough=enough), year)
    else:
        message = _share(scoreboard, assessed, len(areas), enough=enough)
    return GoalCard(goal=goal_id, message=message, counts=counts, stale=len(shown) - len(fresh),
                    away=int((fresh["away"] > 0).sum()), of=len(areas),
                    reason=None if enough else Reason.TOO_FEW_REPORTERS, **known)


@remembered
def reporters(scoreboard: Scoreboard, areas: Sequence[str], year: int | None,
              in_words: Collection[str] = frozenset()) -> tuple[int, tuple[Message, ...]]:
    """How many areas reported a figure of any goal, and the counts of these and of areas with other sources only.

    ``in_words``: areas with a written report, from which figures may have been read.
    """
    known = _known(scoreboard.figures.loc[rows_of(scoreboard, areas, year), KNOWN_BY], areas, in_words)
    in_report_only = known.pop("coded") + known["in_words"]
    return known["reported"], _reporting(known | {"in_words": in_report_only}, len(areas))


def _reporting(known: Mapping[str, int], of: int) -> tuple[Message, ...]:
    reported = Message(code="reporting.sent", values={"reported": known["reported"], "of": of})
    return reported, *(Message(code=f"reporting.{name}", values={name: count})
                       for name, count in known.items() if count and name != "reported")


def goal_of(scoreboard: Scoreboard, indicator: str) -> Goal:
    """The goal of an indicator."""
    goal_id = scoreboard.catalogue.goal_of[indicator]
    return next(goal for goal in scoreboard.catalogue.goals if goal.id == goal_id)


def covers(percentage: int, countries: int, of: int) -> bool:
    """Whether some countries, at least one, are at least ``percentage`` per cent of a group."""
    return countries > 0 and 100 * countries >= percentage * of


def is_yearly(indicator: Indicator) -> bool:
    """Whether the goal is a change a year."""
    method = methods.method_of(indicator)
    return method is not None and method.yearly


def missed(rows: pd.DataFrame, scoreboard: Scoreboard) -> pd.DataFrame:
    """The cells that visibly miss a yearly goal, even if their pace gives a good status; without stale ones."""
    known = scoreboard.catalogue.indicators
    yearly = [code for code in rows["indicator"].unique() if is_yearly(known[code])]
    return rows[~rows["stale"] & rows["indicator"].isin(yearly)
                & ~rows["status"].isin([*UNASSESSED, Status.GOAL_MET])]


def _known(figures: pd.DataFrame, areas: Sequence[str], in_words: Collection[str]) -> dict[str, int]:
    """Number of countries by the first of these sources that they have; each country counts once."""
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


def _unassessed(known: Mapping[str, int], *, hidden: int) -> Message:
    """The sentence of a card without any assessed country; the statuses of some may be hidden, of others not known."""
    if figures := known["reported"] + known["held"]:
        code = "hidden" if hidden >= figures else "partly_hidden" if hidden else "none_assessed"
        return Message(code=f"goal.{code}", values={"figures": figures, "hidden": hidden})
    if known["coded"]:
        return Message(code="goal.only_coded", values={"coded": known["coded"]})
    return Message(code="goal.nobody_reported")


def _one(assessed: pd.DataFrame, of: int, *, enough: bool) -> Message:
    """The one assessed country; its status if one country is ``enough`` for a statement about the group."""
    only = assessed.iloc[0]
    return Message(code="goal.one" if enough else "goal.too_few_one", values={
        "ref_area": only["ref_area"], "status": Status(only["status"]), "of": of})


def _share(scoreboard: Scoreboard, assessed: pd.DataFrame, of: int, *, enough: bool) -> Message:
    """Of the countries judged by the most frequent kind of rule: how many meet the goal, improve, or are active."""
    known = scoreboard.catalogue.indicators
    kinds = assessed["indicator"].map({code: kind_of(known[code]) for code in assessed["indicator"].unique()})
    kind = kinds.value_counts().index[0]
    own = scoreboard.figures_at(assessed[kinds == kind])
    good = own[own["status"] == GOOD[kind]]
    method = methods.method_of(known[own["indicator"].iloc[0]])
    values = {"good": len(good), "other": len(own) - len(good), "assessed": len(own), "of": of,
              "when": span("goal.when", own["year"]), "until": span("goal.until", own["year"]),
              "on_track": int((own["status"] == Status.ON_TRACK).sum()),
              "away": int((own["status"] == Status.MOVING_AWAY).sum()),
              "worse": _worse(good, known), "window": (method.window_years or 0) if method else 0}
    return Message(code=f"goal.{'' if enough else 'too_few_'}{kind}", values=values)


GOOD = {"yearly": Status.AHEAD, "met": Status.GOAL_MET, "stage": Status.GOAL_MET, "trend": Status.IMPROVING}
"""The status of which the sentence on a goal counts the countries, by the kind of rule."""


def kind_of(indicator: Indicator) -> str:
    """What the best status of an indicator says: a number met, a stage reached, an activity, or a trend."""
    method = methods.method_of(indicator)
    if method is None or method.has_number:
        return "stage" if indicator.stages else "met"
    return "active" if method.counted else "trend"


def _worse(good: pd.DataFrame, known: Mapping[str, Indicator]) -> int:
    """How many figures, although their status is good, are worse than those of the year before."""
    return sum(change * DIRECTION[known[code].desired_direction] < 0
               for code, change in zip(good["indicator"], good["change"], strict=True))


def span(code: str, years: pd.Series) -> Message:
    """The one year, or the first and the last of several."""
    first, last = int(years.min()), int(years.max())
    return Message(code=code if first == last else f"{code}_by_country", values={"since": first, "by": last})
