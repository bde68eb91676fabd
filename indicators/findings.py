"""What a scoreboard says of goals, countries and groups, as codes and values; wording makes the sentences."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import pandas as pd

from indicators.assess import methods
from indicators.assess.annual_change import AnnualChange
from indicators.assess.direction import Direction
from indicators.assess.milestones import Milestones
from indicators.model import Indicator, Mark, Message, Status
from indicators.scoreboard import Scoreboard

FRESH_YEARS = 3          # an older figure is shown without its status's colour
FEW_GOALS = 3            # with figures for fewer goals a country's page leads with its report

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

CELL = ["ref_area", "goal", "indicator", "year", "value", "status", "reason", "marks", "hidden", "others", "stale",
        "coded"]


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


@dataclass(frozen=True, kw_only=True)
class GoalLine:
    """A country on one goal; ``assessment`` is None, and ``indicator`` empty, where it has no judged figure."""

    goal: str
    indicator: str
    assessment: Mapping[str, Any] | None   # ASSESSMENT of the chosen year, and period_end and coded
    series: pd.DataFrame                   # ASSESSMENT of every year of the indicator, absences included
    others: tuple[str, ...]                # further indicators of the goal with figures, context ones last
    stale: bool
    notes: tuple[Message, ...]


@dataclass(frozen=True, kw_only=True)
class CountrySummary:
    """A country on every goal, in the catalogue's order."""

    message: Message
    lines: tuple[GoalLine, ...]
    figures: int                           # goals for which it sent figures itself
    coded: int                             # facts read in its report
    leads_with_report: bool


@dataclass(frozen=True, kw_only=True)
class LikeForLike:
    """A group's figure in a year and in the year before, over only those areas whose two years compare."""

    message: Message
    indicator: str
    year: int | None
    before: float | None                   # sum or median, as the indicator's group rule says; None: neither
    after: float | None
    change: float | None                   # as a share; None where before is 0
    areas_both: tuple[str, ...]
    left_out: tuple[str, ...]              # areas with a figure in the year or the year before that do not compare
    only_new: tuple[str, ...]              # of these, the ones with a figure in the year alone

    @property
    def notes(self) -> tuple[Message, ...]:
        """What must be said beside the comparison."""
        left_out = Message(code="group.left_out", values={"left_out": len(self.left_out)})
        return (left_out,) if self.left_out else ()


def _remembered(
    ask: Callable[Concatenate[Scoreboard, Asked], Answer]
) -> Callable[Concatenate[Scoreboard, Asked], Answer]:
    """Answer the same question of the same scoreboard once: every visitor of a screen asks it."""

    @wraps(ask)
    def answer(scoreboard: Scoreboard, /, *asked: Asked.args, **named: Asked.kwargs) -> Answer:
        values = [tuple(each) if isinstance(each, list) else each for each in (*asked, *named.values())]
        question = (ask.__name__, *named, *values)
        if question not in scoreboard.answers:
            scoreboard.answers[question] = ask(scoreboard, *asked, **named)
        return cast(Answer, scoreboard.answers[question])

    return answer


@_remembered
def cells(scoreboard: Scoreboard, areas: Sequence[str], year: int | None, today_year: int) -> pd.DataFrame:
    """Columns CELL, a row for each area and goal with a judged figure, by area and goal.

    The indicator is the first in the goal's headline order that has a figure in ``year``; None takes each
    indicator's newest year. ``others`` counts further judged indicators that have one.
    """
    figures = _of(scoreboard, areas, year)
    judged = figures[figures["judged"]]
    ordered = judged[judged["headline"].notna()].sort_values(
        ["ref_area", "goal", "headline", "year"], ascending=[True, True, True, False], kind="stable")
    chosen = ordered.drop_duplicates(["ref_area", "goal"])
    counted = judged.groupby(["ref_area", "goal"])["indicator"].nunique().rename("others").reset_index()
    found = chosen.merge(counted, on=["ref_area", "goal"], how="left")
    found = found.assign(others=found["others"] - 1, stale=found["year"] < today_year - FRESH_YEARS)
    return found[CELL].reset_index(drop=True)


def _of(scoreboard: Scoreboard, areas: Sequence[str], year: int | None) -> pd.DataFrame:
    """Figures of some areas, of one year or of all."""
    figures = scoreboard.figures
    wanted = figures["ref_area"].isin(list(areas))
    return figures[wanted if year is None else wanted & (figures["year"] == year)]


@_remembered
def goal_card(scoreboard: Scoreboard, goal_id: str, areas: Sequence[str], year: int | None,
              today_year: int) -> GoalCard:
    """The goal's card for a group of areas in a year; None is each area's newest."""
    figures = _of(scoreboard, areas, year)
    figures = figures[figures["goal"] == goal_id]
    shown = cells(scoreboard, areas, year, today_year)
    shown = shown[shown["goal"] == goal_id]
    by_status = shown["status"].value_counts()
    counts = {each: int(by_status.get(each.value, 0)) for each in Status}
    reported = set(_sent(figures)["ref_area"])
    coded = set(figures["ref_area"][figures["coded"]]) - reported
    message = _goal_message(scoreboard, goal_id, counts, len(reported), len(coded), bool(shown["hidden"].any()))
    return GoalCard(goal=goal_id, message=_in(message, year), evidence=evidence(scoreboard, goal_id, year),
                    counts=counts, reported=len(reported), of=len(areas), coded=len(coded))


def _sent(figures: pd.DataFrame) -> pd.DataFrame:
    """Figures that countries sent themselves."""
    return figures[(figures["provider"] == "country") & ~figures["coded"]]


def _in(message: Message, year: int | None) -> Message:
    """The message for one year, where one is chosen and the message speaks of years."""
    if year is None or message.code == "goal.only_coded":
        return message
    return Message(code=f"{message.code}_in", values={**message.values, "year": year})


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


@_remembered
def country(scoreboard: Scoreboard, ref_area: str, today_year: int, year: int | None = None) -> CountrySummary:
    """A country on every goal, in a year or in each indicator's newest."""
    figures = _of(scoreboard, [ref_area], year)
    chosen = {row["goal"]: row for row in cells(scoreboard, [ref_area], year, today_year).to_dict("records")}
    own = scoreboard.assessments[(scoreboard.assessments["ref_area"] == ref_area)
                                 & (scoreboard.assessments["breakdown"] == "")]
    goals = [goal.id for goal in scoreboard.catalogue.goals]
    lines = tuple(_goal_line(scoreboard, goal, chosen.get(goal), figures[figures["goal"] == goal], own)
                  for goal in goals)
    sent = int(_sent(figures)["goal"].nunique())
    return CountrySummary(message=_country_message(ref_area, chosen, len(goals), year), lines=lines, figures=sent,
                          coded=int(figures["coded"].sum()), leads_with_report=sent < FEW_GOALS)


def _goal_line(scoreboard: Scoreboard, goal: str, cell: Mapping[Any, Any] | None, figures: pd.DataFrame,
               own: pd.DataFrame) -> GoalLine:
    """One goal's line from its cell, the goal's figures and all of the country's assessments."""
    indicator = cell["indicator"] if cell else ""
    row = None
    if cell:
        row = figures[(figures["indicator"] == indicator) & (figures["year"] == cell["year"])].to_dict("records")[0]
    others = figures[figures["indicator"] != indicator].sort_values("judged", ascending=False, kind="stable")
    return GoalLine(goal=goal, indicator=indicator, assessment=row, others=tuple(others["indicator"].unique()),
                    series=own[own["indicator"] == indicator].reset_index(drop=True),
                    stale=bool(cell and cell["stale"]), notes=_notes(scoreboard, row))


def _notes(scoreboard: Scoreboard, row: Mapping[Any, Any] | None) -> tuple[Message, ...]:
    """What must be said beside a line."""
    if row and scoreboard.catalogue.indicators[row["indicator"]].measure == "stock" and row["change"] < 0:
        return (Message(code="note.total_fell"),)
    return ()


def _country_message(ref_area: str, chosen: Mapping[str, Mapping[Any, Any]], goals: int, year: int | None) -> Message:
    """The summary sentence of a country."""
    if not chosen:
        return _in(Message(code="country.nothing_sent", values={"ref_area": ref_area}), year)
    statuses = [row["status"] for row in chosen.values()]
    counts = {each: statuses.count(each.value) for each in Status if each.value in statuses}
    return _in(Message(code="country.figures", values={
        "ref_area": ref_area, "figures": len(chosen), "goals": goals, "counts": counts}), year)


def report(ref_area: str, year: int, answered: int, actions: int, coded: int, yearly_table: bool) -> Message:
    """What a country's narrative report holds: goals answered, follow-up actions, facts coded from its text."""
    values = {"ref_area": ref_area, "year": year, "answered": answered, "actions": actions, "coded": coded}
    return Message(code="country.report" if yearly_table else "country.report_no_table", values=values)


def like_for_like(scoreboard: Scoreboard, indicator: str, areas: Sequence[str], year: int | None) -> LikeForLike:
    """The group's figure and its change since the year before, over only the areas whose two years compare.

    ``year`` None is the newest with a figure. Sums or medians as the indicator's group rule says; with the rule
    none (a joint training is reported by every country in it) nothing is added up, and countries taking part count.
    """
    figures = scoreboard.figures
    figures = figures[(figures["indicator"] == indicator) & figures["ref_area"].isin(list(areas)) & ~figures["coded"]]
    if figures.empty or figures["hidden"].any():
        code = "group.no_figures" if figures.empty else "group.hidden"
        return _no_group(Message(code=code), indicator, year, (), ())
    year = int(figures["year"].max()) if year is None else year
    this, last = figures[figures["year"] == year], figures[figures["year"] == year - 1]
    both = this[this["previous_year"] == year - 1]
    left_out = sorted((set(this["ref_area"]) | set(last["ref_area"])) - set(both["ref_area"]))
    only_new = sorted(set(this["ref_area"]) - set(last["ref_area"]))
    if both.empty:
        message = Message(code="group.nobody_in_both_years", values={"year": year, "previous_year": year - 1})
        return _no_group(message, indicator, year, left_out, only_new)
    each = scoreboard.catalogue.indicators[indicator]
    before, after = (_together(both[column], each.group_rule) for column in ("previous_value", "value"))
    change = after / before - 1 if before and after is not None else None
    return LikeForLike(message=_group_message(each, year, both, before, after, change), indicator=indicator,
                       year=year, before=before, after=after, change=change,
                       areas_both=tuple(sorted(both["ref_area"])), left_out=tuple(left_out), only_new=tuple(only_new))


def _no_group(message: Message, indicator: str, year: int | None, left_out: Sequence[str],
              only_new: Sequence[str]) -> LikeForLike:
    """A comparison that cannot be made."""
    return LikeForLike(message=message, indicator=indicator, year=year, before=None, after=None, change=None,
                       areas_both=(), left_out=tuple(left_out), only_new=tuple(only_new))


def _together(values: pd.Series, rule: str) -> float | None:
    """Sum or median, None where neither may be."""
    match rule:
        case "sum":
            return float(values.sum())
        case "median":
            return float(values.median())
        case _:
            return None


def _group_message(each: Indicator, year: int, both: pd.DataFrame, before: float | None, after: float | None,
                   change: float | None) -> Message:
    """The group's sentence; countries take part in what is counted in a year, not in a share or a level."""
    rule = each.group_rule
    values: dict[str, object] = {"indicator": each.id, "year": year, "previous_year": year - 1, "both": len(both)}
    if before is None or after is None:
        if each.measure != "flow":
            return Message(code="group.not_added", values=values)
        now, then = (int((both[column] > 0).sum()) for column in ("value", "previous_value"))
        return Message(code="group.taking_part", values={**values, "taking_part": now, "took_part": then})
    values |= {"before": before, "after": after}
    if change is None:
        return Message(code="group.sum_from_zero" if rule == "sum" else "group.median_from_zero", values=values)
    if change == 0:
        return Message(code="group.sum_same" if rule == "sum" else "group.median_same", values=values)
    values["change"] = change
    return Message(code="group.sum_changed" if rule == "sum" else "group.median_changed", values=values)


def how_judged(indicator: Indicator) -> tuple[Message, ...]:
    """How an indicator is judged, a sentence or two each, and what of it is the form's and what our reading."""
    if indicator.goal is None:
        return (Message(code="how.context"),)
    goal = methods.parse(indicator.goal)
    origin = "how.from_the_form" if indicator.rule_origin == "form" else "how.ours"
    note = {"note": indicator.rule_note}
    own = Message(code="how.note", values=note) if indicator.rule_note else Message(code=origin)
    match goal:
        case AnnualChange():
            return *_how_annual(goal), Message(code="how.breaks"), own
        case Direction():
            return _how_direction(indicator, goal), Message(code="how.breaks"), own
        case Milestones():
            return _how_milestones(indicator, goal), own


def _how_annual(goal: AnnualChange) -> tuple[Message, ...]:
    """The lines of annual_change."""
    number = Message(code="how.at_most" if goal.falling else "how.at_least", values={"goal": abs(goal.goal)})
    ladder = Message(code="how.fall_ladder" if goal.falling else "how.rise_ladder",
                     values={"some": abs(goal.goal * goal.some_progress_from)})
    gaps = Message(code="how.gaps_bridged" if goal.bridged else "how.gaps_not_bridged")
    return number, ladder, gaps


def _how_direction(indicator: Indicator, goal: Direction) -> Message:
    """The lines of direction."""
    if indicator.desired_direction == "down":
        return Message(code="how.down", values={"improving": goal.improving_from, "away": -goal.moving_away_below})
    return Message(code="how.up", values={"improving": goal.improving_from, "away": goal.moving_away_below})


def _how_milestones(indicator: Indicator, goal: Milestones) -> Message:
    """The lines of milestones."""
    stage = indicator.stages.get(goal.reach, str(goal.reach))
    if goal.by is None:
        return Message(code="how.stage", values={"stage": stage})
    return Message(code="how.stage_by", values={"stage": stage, "by": goal.by})
