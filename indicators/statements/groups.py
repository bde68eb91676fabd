"""A group's figure in two successive years, over the areas that are comparable in both, and statements about it."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from indicators import methods
from indicators.methods.verdict import REASONS, STATUSES
from indicators.model import DIRECTION, Indicator, Mark, Message, Reason, Status, observations
from indicators.scoreboard import Scoreboard
from indicators.statements.activities import Activities, activities
from indicators.statements.cells import remembered
from indicators.statements.goals import covers
from indicators.statistics.series import Series

Group = str | Sequence[str]
"""Id of a catalogue group, with the members of each year; or a set of area codes."""

INEXACT = {Mark.LOWER_BOUND, Mark.UPPER_BOUND, Mark.UNCERTAIN, Mark.PARTIAL, Mark.CODED}   # excluded from a sum
PLAIN = INEXACT | {Mark.BREAK, Mark.ILLUSTRATIVE}  # marks without a note of their own here


@dataclass(frozen=True, kw_only=True)
class LikeForLike:
    """A group's figure in a year and the year before, over the areas that are comparable in both.

    ``status`` is the result of the indicator's rule for the two figures; "" where nothing is added up. Below the goal's
    coverage it is not assessed (too_few_reporters), and there are no numbers.
    """

    message: Message
    indicator: str
    year: int | None
    of: int = 0                            # countries of the group in that year
    coverage: int = 0                      # required coverage, in per cent of them
    reported: tuple[str, ...] = ()         # areas with a figure for the year, coded ones excluded
    before: float | None = None            # sum or median, by the indicator's group rule; None: neither
    after: float | None = None
    change: float | None = None            # as a share; None where before is 0
    status: str = ""
    reason: str = ""
    by_country: Message | None = None            # with a status: number of countries that meet the goal themselves
    areas_both: tuple[str, ...] = ()
    only_new: tuple[str, ...] = ()         # left out: no figure for the year before
    no_longer: tuple[str, ...] = ()        # left out: a figure for the year before only
    neither: tuple[str, ...] = ()          # other areas, with figures for other years only
    coded: tuple[str, ...] = ()            # left out: coded from a report
    hidden: tuple[str, ...] = ()           # left out: hidden from this audience in either year
    not_comparable: tuple[str, ...] = ()   # left out: a break, a bound, uncertain
    marked: tuple[tuple[Mark, tuple[str, ...]], ...] = ()     # marks of included figures
    activities: Activities | None = None
    new_only_rise: bool = False            # the sum of all figures rises, that of comparable ones does not

    @property
    def left_out(self) -> tuple[str, ...]:
        """Areas with a figure in the year or the year before that are not comparable."""
        return tuple(sorted({*self.only_new, *self.no_longer, *self.coded, *self.hidden, *self.not_comparable}))

    @property
    def notes(self) -> tuple[Message, ...]:
        """Notes that have to go with the comparison."""
        out = [Message(code=f"group.{name}", values={"areas": areas, "year": self.year})
               for name, areas in (("only_new", self.only_new), ("no_longer", self.no_longer),
                                   ("neither", self.neither), ("coded", self.coded),
                                   ("hidden_areas", self.hidden), ("not_comparable", self.not_comparable)) if areas]
        rise = [Message(code="group.new_only_rise")] if self.new_only_rise else []
        marked = "group.marked_alone" if self.after is None else "group.marked"      # no figure to be part of
        marks = [Message(code=marked, values={"mark": mark, "areas": areas}) for mark, areas in self.marked]
        verdict = [Message(code="group.coverage", values={"coverage": self.coverage})] if self.status else []
        return *rise, *(self.activities.messages if self.activities else ()), *out, *marks, *verdict


@dataclass(frozen=True)
class _Pair:
    """A group's figures of an indicator in a year and the year before; rows of Scoreboard.figures."""

    year: int
    members: tuple[str, ...]
    this: pd.DataFrame
    last: pd.DataFrame
    both: pd.DataFrame                     # this year's rows whose year before is certain, exact and comparable


@remembered
def like_for_like(scoreboard: Scoreboard, indicator: str, group: Group, year: int | None) -> LikeForLike:
    """The group's figure and its change on the year before, over the areas that are comparable in both years.

    ``year`` None is the newest year with enough comparable countries, else the newest with a figure. Sums or medians,
    by the indicator's group rule; with the rule "none" (every country reports a joint training) nothing is added up:
    the countries taking part and the named activities are counted. Only countries are included, never the world's own
    series; coded, bounded and uncertain figures are left out and listed. So are hidden ones: a sum covers visible
    figures only, so that no hidden figure can be derived from it.
    """
    figures = scoreboard.figures
    figures = figures[(figures["indicator"] == indicator) & figures["ref_area"].isin(_ever(scoreboard, group))]
    pair = _chosen(scoreboard, indicator, group, figures, year)
    if pair is None or pair.this.empty and pair.last.empty:
        return LikeForLike(message=Message(code="group.no_figures"), indicator=indicator, year=year)
    definition, known = scoreboard.catalogue.indicators[indicator], _known(scoreboard, indicator, pair)
    others = set(figures["ref_area"]) & set(pair.members) - set(pair.this["ref_area"]) - set(pair.last["ref_area"])
    known = replace(known, neither=tuple(sorted(others)))
    if pair.both.empty:
        code = "group.hidden" if known.hidden else "group.nobody_in_both_years"
        message = Message(code=code, values=_values(definition, pair))
        return _without_verdict(known, definition, message)
    if definition.group_rule == "none":
        return replace(known, message=_not_added(definition, pair))
    if not covers(scoreboard, scoreboard.catalogue.goal_of[indicator], len(pair.both), len(pair.members)):
        return _without_verdict(known, definition, Message(code="group.too_few", values=_values(definition, pair)))
    return _added(known, definition, pair)


def members(scoreboard: Scoreboard, group: Group, year: int) -> list[str]:
    """Codes of the countries of a group in a year, sorted; of a set, those of its areas that are countries."""
    if isinstance(group, str):
        return scoreboard.catalogue.members(group, year)
    return [code for code in sorted(set(group)) if scoreboard.catalogue.area[code].kind == "country"]


def _ever(scoreboard: Scoreboard, group: Group) -> list[str]:
    """Areas that are or were in a group."""
    if isinstance(group, str):
        return [membership.area for membership in scoreboard.catalogue.memberships if membership.group == group]
    return list(group)


def _chosen(scoreboard: Scoreboard, indicator: str, group: Group, figures: pd.DataFrame,
            year: int | None) -> _Pair | None:
    """The pair of the requested year; else of the newest that covers the group, else of the newest with a figure."""
    years = [year] if year is not None else sorted(figures["year"].unique().tolist(), reverse=True)
    newest = None
    for candidate in years:
        pair = _pair(figures, candidate, members(scoreboard, group, candidate))
        newest = newest or (None if pair.this.empty else pair)
        goal = scoreboard.catalogue.goal_of[indicator]
        if year is not None or covers(scoreboard, goal, len(pair.both), len(pair.members)):
            return pair
    return newest


def _pair(figures: pd.DataFrame, year: int, areas: Sequence[str]) -> _Pair:
    own = figures[figures["ref_area"].isin(areas)]
    this, last = own[own["year"] == year], own[own["year"] == year - 1]
    exact = last.loc[~_carries(last, INEXACT) & ~last["hidden"], "ref_area"]
    comparable = (this["previous_year"] == year - 1) & this["previous_value"].notna() & this["value"].notna()
    comparable &= this["ref_area"].isin(exact) & ~_carries(this, INEXACT)
    return _Pair(year, tuple(areas), this, last, this[comparable])


def _carries(rows: pd.DataFrame, marks: Iterable[Mark]) -> pd.Series:
    """Whether each row carries any of the marks."""
    wanted = set(marks)
    return rows["marks"].map(lambda codes: not wanted.isdisjoint(codes.split())).astype(bool)


def _known(scoreboard: Scoreboard, indicator: str, pair: _Pair) -> LikeForLike:
    """The areas that are comparable, and those left out with the reason; no numbers yet."""
    this, last, both = (set(rows["ref_area"]) for rows in (pair.this, pair.last, pair.both))
    out = (this | last) - both
    hidden, coded = ({area for rows in (pair.this, pair.last) for area in rows.loc[rows[column], "ref_area"]} & out
                     for column in ("hidden", "coded"))
    excluded = hidden | coded
    new, gone = this - last - excluded, last - this - excluded
    rule, goal_id = scoreboard.catalogue.indicators[indicator].group_rule, scoreboard.catalogue.goal_of[indicator]
    coverage = next(goal.group_coverage for goal in scoreboard.catalogue.goals if goal.id == goal_id)
    return LikeForLike(
        message=Message(code="group.no_figures"), indicator=indicator, year=pair.year, of=len(pair.members),
        coverage=coverage, reported=tuple(sorted(pair.this.loc[~pair.this["coded"], "ref_area"])),
        areas_both=tuple(sorted(both)), only_new=tuple(sorted(new)), no_longer=tuple(sorted(gone)),
        coded=tuple(sorted(coded - hidden)),
        hidden=tuple(sorted(hidden)), not_comparable=tuple(sorted(out - excluded - new - gone)), marked=_marked(pair),
        activities=activities(scoreboard, indicator, pair.members, pair.year) if rule == "none" else None)


def _marked(pair: _Pair) -> tuple[tuple[Mark, tuple[str, ...]], ...]:
    """Marks of the figures in the comparison, each with its areas."""
    last = pair.last[pair.last["ref_area"].isin(pair.both["ref_area"])]
    found: dict[Mark, set[str]] = {}
    for rows in (pair.both, last):
        for area, codes in zip(rows["ref_area"], rows["marks"], strict=True):
            for code in set(codes.split()) - PLAIN:
                found.setdefault(Mark(code), set()).add(area)
    return tuple((mark, tuple(sorted(areas))) for mark, areas in sorted(found.items()))


def _without_verdict(known: LikeForLike, indicator: Indicator, message: Message) -> LikeForLike:
    """Too few countries for a status; without a rule or a sum there could be none anyway."""
    if indicator.group_rule == "none" or indicator.goal is None:
        return replace(known, message=message)
    return replace(known, message=message, status=Status.NOT_ASSESSED, reason=Reason.TOO_FEW_REPORTERS)


def _values(indicator: Indicator, pair: _Pair) -> dict[str, object]:
    return {"indicator": indicator.id, "year": pair.year, "previous_year": pair.year - 1, "both": len(pair.both),
            "of": len(pair.members)}


def _not_added(indicator: Indicator, pair: _Pair) -> Message:
    """The countries taking part; only flows have them, shares and levels do not."""
    if indicator.measure != "flow":
        return Message(code="group.not_added", values=_values(indicator, pair))
    now, then = (int((pair.both[column] > 0).sum()) for column in ("value", "previous_value"))
    return Message(code="group.taking_part", values={**_values(indicator, pair), "taking_part": now, "took_part": then})


def _added(known: LikeForLike, indicator: Indicator, pair: _Pair) -> LikeForLike:
    """Sum or median of both years, the change, and the status by the indicator's rule."""
    before, after = (_together(pair.both[column], indicator.group_rule) for column in ("previous_value", "value"))
    change = after / before - 1 if before else None
    status, reason, target = _verdict(indicator, pair.year, before, after)
    all_before, all_after = (_together(rows.loc[~rows["coded"], "value"], indicator.group_rule)
                             for rows in (pair.last, pair.this))
    return replace(known, message=_message(indicator, pair, before, after, change, target), before=before, after=after,
                   change=change, status=status, reason=reason,
                   by_country=_by_country(indicator, pair) if status else None,
                   new_only_rise=indicator.group_rule == "sum" and bool(known.only_new) and not known.hidden
                   and after <= before and all_after > all_before)


def _by_country(indicator: Indicator, pair: _Pair) -> Message:
    """The number of countries in the comparison that meet the indicator's rule themselves."""
    method = methods.method_of(indicator)
    number = method is not None and method.has_number
    met = int((pair.both["status"] == (Status.GOAL_MET if number else Status.IMPROVING)).sum())
    return Message(code="group.each_met" if number else "group.each_improving", values={
        "met": met, "both": len(pair.both), "year": pair.year})


def _together(values: pd.Series, rule: str) -> float:
    """Sum or median, by the group rule."""
    return float(values.sum() if rule == "sum" else values.median())


def _verdict(indicator: Indicator, year: int, before: float, after: float) -> tuple[str, str, float]:
    """Status, reason and target of the group's two figures, by the rule for countries; "" and NaN without a rule."""
    if indicator.goal is None:
        return "", "", math.nan
    rows = observations([{"indicator": indicator.id, "year": year - 1, "value": before},
                         {"indicator": indicator.id, "year": year, "value": after}])
    judgement = methods.judge_series(Series.of(rows), methods.parse(indicator.goal),
                                     DIRECTION[indicator.desired_direction])
    target = judgement.columns.get("target", [math.nan])[-1]
    return str(STATUSES[judgement.status[-1]]), str(REASONS[judgement.reason[-1]]), float(target)


def _message(indicator: Indicator, pair: _Pair, before: float, after: float, change: float | None,
             target: float) -> Message:
    """The sentence on the group."""
    rule = indicator.group_rule
    values = {**_values(indicator, pair), "before": before, "after": after, "target": target}
    if change is None:
        return Message(code="group.sum_from_zero" if rule == "sum" else "group.median_from_zero", values=values)
    if change == 0:
        return Message(code="group.sum_same" if rule == "sum" else "group.median_same", values=values)
    return Message(code="group.sum_changed" if rule == "sum" else "group.median_changed",
                   values={**values, "change": change})
