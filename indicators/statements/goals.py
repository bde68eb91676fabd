"""A goal at a glance: one sentence, countries by status, and the series of the world or of an international body."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators import methods
from indicators.model import WORLD, Message, Reason, Status
from indicators.scoreboard import Scoreboard
from indicators.statements.cells import cells, figures_of, held, in_year, remembered, sent
from indicators.statements.running_totals import adds_up, running_total, when


@dataclass(frozen=True, kw_only=True)
class GoalCard:
    """A goal at a glance: its sentence, the evidence of global series, and counts of countries."""

    goal: str
    message: Message
    evidence: tuple[Message, ...]
    counts: Mapping[Status, int]     # countries by the status of their cell
    away: int                        # countries with another indicator moving away while their cell has another status
    reason: Reason | None            # why the group has no status; None where it has one
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
        """Counts of countries that reported figures, and of those known from other sources, separately."""
        sent = Message(code="reporting.sent", values={"reported": self.reported, "of": self.of})
        further = {"held": self.held, "coded": self.coded, "in_words": self.in_words}
        messages, before = [sent], self.reported
        for name, count in further.items():
            code = f"reporting.{name}{'_more' if before else ''}"
            messages += [Message(code=code, values={name: count})] if count else []
            before += count
        return tuple(messages)


@remembered
def goal_card(scoreboard: Scoreboard, goal_id: str, areas: Sequence[str], year: int | None,
              today_year: int, in_words: Collection[str] = frozenset()) -> GoalCard:
    """The goal's card for a group of areas in a year; None is each area's newest.

    ``in_words``: areas whose report answers the goal. Below the goal's ``group_coverage`` the group has no status.
    """
    figures = figures_of(scoreboard, areas, year)
    figures = figures[figures["goal"] == goal_id]
    shown = cells(scoreboard, areas, year, today_year)
    shown = shown[shown["goal"] == goal_id]
    by_status = shown["status"].value_counts()
    counts = {status: int(by_status.get(status.value, 0)) for status in Status}
    known = _known(figures, areas, in_words)
    assessed = sum(counts.values()) - counts[Status.NOT_ASSESSED]
    enough = covers(scoreboard, goal_id, assessed, len(areas))
    message = _unassessed(known, hidden=bool((shown["reason"] == Reason.HIDDEN).any())) if not assessed else \
        _one(shown, len(areas), enough=enough) if assessed == 1 else \
        _share(counts, assessed, len(areas), number=_has_number(scoreboard, goal_id), enough=enough)
    return GoalCard(goal=goal_id, message=in_year(message, year), evidence=evidence(scoreboard, goal_id, year),
                    counts=counts, away=int((shown["away"] > 0).sum()), of=len(areas),
                    reason=None if enough else Reason.TOO_FEW_REPORTERS, **known)


def covers(scoreboard: Scoreboard, goal_id: str, countries: int, of: int) -> bool:
    """Whether the number of countries suffices for a status of the group."""
    goal = next(goal for goal in scoreboard.catalogue.goals if goal.id == goal_id)
    return countries > 0 and 100 * countries >= goal.group_coverage * of


def _known(figures: pd.DataFrame, areas: Sequence[str], in_words: Collection[str]) -> dict[str, int]:
    """Number of countries by the first of these sources that they have; each country counts once."""
    seen: set[str] = set()
    counts = {}
    for name, those in (("reported", sent(figures)["ref_area"]), ("held", held(figures[figures["judged"]])["ref_area"]),
                        ("coded", figures["ref_area"][figures["coded"]]), ("in_words", in_words)):
        new = set(those) & set(areas) - seen
        counts[name] = len(new)
        seen |= new
    return counts


def _unassessed(known: Mapping[str, int], *, hidden: bool) -> Message:
    """The sentence of a card without any assessed country."""
    if known["reported"] or known["held"]:
        return Message(code="goal.hidden" if hidden else "goal.none_assessed",
                       values={"figures": known["reported"] + known["held"]})
    if known["coded"]:
        return Message(code="goal.only_coded", values={"coded": known["coded"]})
    return Message(code="goal.nobody_reported")


def _share(counts: Mapping[Status, int], assessed: int, of: int, *, number: bool, enough: bool) -> Message:
    """The number of assessed countries that meet the goal (or improve, without a number); below coverage, a caveat."""
    values = {"met": counts[Status.GOAL_MET], "improving": counts[Status.IMPROVING], "assessed": assessed, "of": of}
    if not enough:
        return Message(code="goal.too_few" if number else "goal.too_few_improving", values=values)
    if not number:
        return Message(code="goal.n_of_m_improving", values=values)
    if on_track := counts[Status.ON_TRACK]:
        return Message(code="goal.n_of_m_met_more_on_track", values={**values, "on_track": on_track})
    return Message(code="goal.n_of_m_met", values=values)


def _one(shown: pd.DataFrame, of: int, *, enough: bool) -> Message:
    """The one assessed country and its status."""
    only = shown[shown["status"] != Status.NOT_ASSESSED].iloc[0]
    return Message(code="goal.one" if enough else "goal.too_few_one", values={
        "ref_area": only["ref_area"], "status": Status(only["status"]), "of": of})


def _has_number(scoreboard: Scoreboard, goal_id: str) -> bool:
    """Whether the goal's first headline indicator is judged against a number."""
    own = [indicator for indicator in scoreboard.catalogue.indicators.values()
           if scoreboard.catalogue.goal_of[indicator.id] == goal_id and indicator.headline is not None]
    method = methods.method_of(min(own, key=lambda indicator: indicator.headline or 0)) if own else None
    return method is not None and method.has_number


def evidence(scoreboard: Scoreboard, goal_id: str, year: int | None) -> tuple[Message, ...]:
    """Messages about the goal's series of the world or of bodies, up to a year; hidden figures are left out.

    A judged series has its change, a running total shown for context the yearly flow that it implies.
    """
    figures = scoreboard.figures
    worlds = [code for code, indicator in scoreboard.catalogue.indicators.items() if indicator.judged_for == "world"
              and (indicator.role == "judged" or adds_up(indicator))]
    known = scoreboard.catalogue.indicators
    world_figures = figures[~figures["hidden"] & (figures["goal"] == goal_id) & figures["indicator"].isin(worlds)]
    body = world_figures["indicator"].map(lambda code: known[code].body or WORLD)
    world_figures = world_figures[world_figures["ref_area"] == body]
    world_figures = world_figures if year is None else world_figures[world_figures["year"] <= year]
    newest = world_figures.sort_values("year").drop_duplicates("indicator", keep="last")
    return tuple(_total(scoreboard, row, year) if adds_up(known[row["indicator"]]) else _evidence(row, figures)
                 for row in newest.to_dict("records"))


def _total(scoreboard: Scoreboard, row: Mapping[Any, Any], year: int | None) -> Message:
    """The newest figure of a running total, and the yearly flow that it implies."""
    flows = running_total(scoreboard, row["indicator"], row["ref_area"], year)
    values = {"indicator": row["indicator"], "ref_area": row["ref_area"], "value": row["value"],
              "marks": row["marks"], "when": when(row)}
    return Message(code="evidence.total" if flows else "evidence.latest",
                   values=values | (dict(flows[0].values) if flows else {}))


def _evidence(row: Mapping[Any, Any], figures: pd.DataFrame) -> Message:
    """The newest figure of a series, with its change."""
    values = {"indicator": row["indicator"], "ref_area": row["ref_area"], "value": row["value"],
              "marks": row["marks"], "when": when(row)}
    if pd.isna(row["change"]):
        return Message(code="evidence.latest", values=values)
    values |= {"change": row["change"], "previous_year": int(row["previous_year"])}
    if not row["bridged"]:
        compared = {"before": row["previous_value"], "target": row["target"]}
        return Message(code="evidence.changed" if row["change"] else "evidence.unchanged", values=values | compared)
    before = figures[(figures["indicator"] == row["indicator"]) & (figures["ref_area"] == row["ref_area"])
                     & (figures["year"] == row["previous_year"])]
    return Message(code="evidence.a_year", values={**values, "since": when(before.to_dict("records")[0])})
