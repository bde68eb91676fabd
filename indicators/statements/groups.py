"""A group's figure in two successive years, over the areas that are comparable in both, and statements about it."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from indicators.judging import methods
from indicators.judging.certainty import CLAIMS
from indicators.judging.scoreboard import Scoreboard
from indicators.judging.statistics.series import Series
from indicators.judging.variation import varies
from indicators.model import DIRECTION, Certainty, Goal, Indicator, Mark, Message, Reason, Status, observations
from indicators.model.marks import BOUNDS, NOT_JUDGED, WITH_SENTENCE
from indicators.statements.activities import Activities, activities
from indicators.statements.cells import remembered
from indicators.statements.goals import UNASSESSED, covers, goal_of

Group = str | Sequence[str]
"""Id of a catalogue group, with the members of each year; or a set of area codes."""

NOT_SUMMED = {*BOUNDS, *NOT_JUDGED, Mark.CODED}
WITHOUT = ((10, 2), (4, 1))       # from so many areas on, the change is also given without so many of the largest
COMPARED = ["ref_area", "year", "value", "previous_year", "previous_value", "target", "status", "reason", "marks",
            "hidden", "coded"]
PLAIN = NOT_SUMMED | {*WITH_SENTENCE}  # marks without a note of their own here


@dataclass(frozen=True, kw_only=True)
class LikeForLike:
    """A group's figure in a year and the year before, over the areas that are comparable in both.

    Below the goal's ``figures_from`` there are no numbers. ``status`` is the result of the indicator's rule for the two
    figures, where the goal gives groups one and coverage and volume suffice; else not assessed (too_few_reporters), or
    "" where there could be none.
    """

    message: Message
    indicator: str
    goal: str = ""
    year: int | None
    of: int = 0                            # countries of the group in that year
    coverage: int = 0                      # coverage that a status requires, in per cent of them
    volume_from: int = 0                   # volume that a status requires, in per cent
    volume: float | None = None            # share of the compared areas in all members' last known figures
    reported: tuple[str, ...] = ()         # areas with a figure for the year, coded ones excluded
    before: float | None = None            # sum or median, by the indicator's group rule; None: neither
    after: float | None = None
    change: float | None = None            # as a share; a median of changes of shares in percentage points; None: none
    status: str = ""
    reason: str = ""
    certainty: str = ""                    # of the status: two sums are too few to test; "" where it claims no change
    by_country: Message | None = None      # with numbers: how many countries meet the goal or improve themselves
    areas_both: tuple[str, ...] = ()
    only_new: tuple[str, ...] = ()         # left out: no figure for the year before
    no_longer: tuple[str, ...] = ()        # left out: a figure for the year before only
    neither: tuple[str, ...] = ()          # other areas, with figures for other years only
    coded: tuple[str, ...] = ()            # left out: coded from a report
    hidden: tuple[str, ...] = ()           # left out: hidden from this audience in either year
    not_comparable: tuple[str, ...] = ()   # left out: a break, a bound, uncertain
    marked: tuple[tuple[Mark, tuple[str, ...]], ...] = ()     # marks of included figures
    illustrative: bool = False             # whether an included figure is invented
    activities: Activities | None = None
    new_only_rise: bool = False            # the sum of all figures rises, that of comparable ones does not

    @property
    def no_status(self) -> Message | None:
        """Which of coverage and volume is too small for a status, where a figure of the group has none; else None."""
        if self.after is None or self.reason != Reason.TOO_FEW_REPORTERS:
            return None
        few, small = (not covers(self.coverage, len(self.areas_both), self.of),
                      100 * (self.volume or 0) < self.volume_from)
        code = "both" if few and small else "countries" if few else "volume"
        return Message(code=f"group.no_status_{code}", values={
            "both": len(self.areas_both), "of": self.of, "coverage": self.coverage, "volume": self.volume_from,
            "volume_reached": self.volume or 0.0})

    @property
    def left_out(self) -> tuple[str, ...]:
        """Areas with a figure in the year or the year before that are not comparable."""
        return tuple(sorted({*self.only_new, *self.no_longer, *self.coded, *self.hidden, *self.not_comparable}))

    @property
    def notes(self) -> tuple[Message, ...]:
        """Notes that must accompany the comparison."""
        out = [Message(code=f"group.{name}", values={
            "areas": areas, "year": self.year, "previous_year": (self.year or 0) - 1})
               for name, areas in (("only_new", self.only_new), ("no_longer", self.no_longer),
                                   ("neither", self.neither), ("coded", self.coded),
                                   ("hidden_areas", self.hidden), ("not_comparable", self.not_comparable)) if areas]
        rise = [Message(code="group.new_only_rise")] if self.new_only_rise else []
        marked = "group.marked_alone" if self.after is None else "group.marked"      # no figure to be part of
        marks = [Message(code=marked, values={"mark": mark, "areas": areas}) for mark, areas in self.marked]
        rule = [Message(code="group.coverage_and_volume" if self.volume_from else "group.coverage", values={
            "number": self.goal, "coverage": self.coverage, "volume": self.volume_from})] if self.status else []
        return *rise, *(self.activities.messages if self.activities else ()), *out, *marks, *rule


@dataclass(frozen=True)
class _Pair:
    """A group's figures of an indicator in a year and the year before; rows and the columns COMPARED of
    Scoreboard.figures.
    """

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
    own = (figures["indicator"] == indicator) & figures["ref_area"].isin(_ever(scoreboard, group))
    figures = figures.loc[own, COMPARED]
    pair = _chosen(scoreboard, indicator, group, figures, year)
    if pair is None or pair.this.empty and pair.last.empty:
        return LikeForLike(message=Message(code="group.no_figures"), indicator=indicator, year=year)
    definition, goal = scoreboard.catalogue.indicators[indicator], goal_of(scoreboard, indicator)
    known = _known(scoreboard, definition, goal, pair, figures)
    if pair.both.empty:
        code = "group.hidden" if known.hidden else "group.nobody_in_both_years"
        return _too_few(known, definition, goal, Message(code=code, values=_values(definition, pair)))
    if definition.group_rule == "none":
        return replace(known, message=_not_added(definition, pair))
    if not covers(goal.figures_from, len(pair.both), len(pair.members)):
        return _too_few(known, definition, goal, Message(code="group.too_few", values=_values(definition, pair)))
    return _judged(_added(known, definition, pair), definition, goal)


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
    newest, needed = None, goal_of(scoreboard, indicator).figures_from
    for candidate in years:
        pair = _pair(figures, candidate, members(scoreboard, group, candidate))
        newest = newest or (None if pair.this.empty else pair)
        if year is not None or covers(needed, len(pair.both), len(pair.members)):
            return pair
    return newest


def _pair(figures: pd.DataFrame, year: int, areas: Sequence[str]) -> _Pair:
    own = figures[figures["ref_area"].isin(areas)]
    this, last = own[own["year"] == year], own[own["year"] == year - 1]
    exact = last.loc[~_carries(last, NOT_SUMMED) & ~last["hidden"], "ref_area"]
    comparable = (this["previous_year"] == year - 1) & this["previous_value"].notna() & this["value"].notna()
    comparable &= this["ref_area"].isin(exact) & ~_carries(this, NOT_SUMMED)
    return _Pair(year, tuple(areas), this, last, this[comparable])


def _carries(rows: pd.DataFrame, marks: Iterable[Mark]) -> pd.Series:
    """Whether each row carries any of the marks."""
    wanted = set(marks)
    return rows["marks"].map(lambda codes: not wanted.isdisjoint(codes.split())).astype(bool)


def _known(scoreboard: Scoreboard, indicator: Indicator, goal: Goal, pair: _Pair,
           figures: pd.DataFrame) -> LikeForLike:
    """The areas that are comparable, and those left out with the reason; no numbers yet."""
    this, last, both = (set(rows["ref_area"]) for rows in (pair.this, pair.last, pair.both))
    out = (this | last) - both
    hidden, coded = ({area for rows in (pair.this, pair.last) for area in rows.loc[rows[column], "ref_area"]} & out
                     for column in ("hidden", "coded"))
    excluded = hidden | coded
    new, gone = this - last - excluded, last - this - excluded
    neither = set(figures["ref_area"]) & set(pair.members) - this - last
    never_added = indicator.group_rule == "none"
    return LikeForLike(
        message=Message(code="group.no_figures"), indicator=indicator.id, goal=goal.id, year=pair.year,
        of=len(pair.members), coverage=goal.group_coverage, volume_from=goal.group_volume,
        volume=_volume(pair, figures), reported=tuple(sorted(pair.this.loc[~pair.this["coded"], "ref_area"])),
        areas_both=tuple(sorted(both)), only_new=tuple(sorted(new)), no_longer=tuple(sorted(gone)),
        neither=tuple(sorted(neither)), coded=tuple(sorted(coded - hidden)), hidden=tuple(sorted(hidden)),
        not_comparable=tuple(sorted(out - excluded - new - gone)), marked=_marked(pair),
        illustrative=bool(_carries(pair.both, [Mark.ILLUSTRATIVE]).any()),
        activities=activities(scoreboard, indicator.id, pair.members, pair.year) if never_added else None)


def _volume(pair: _Pair, figures: pd.DataFrame) -> float | None:
    """Share of the compared areas' figures in the sum of all members' last known figures up to the year.

    Figures hidden from the audience are not part of it. None where the sum is zero.
    """
    known = figures[figures["ref_area"].isin(pair.members) & (figures["year"] <= pair.year) & ~figures["coded"]]
    known = known[known["value"].notna()].sort_values("year").drop_duplicates("ref_area", keep="last")
    total = float(known["value"].sum())
    return float(pair.both["value"].sum()) / total if total > 0 else None


def _marked(pair: _Pair) -> tuple[tuple[Mark, tuple[str, ...]], ...]:
    """Marks of the figures in the comparison, each with its areas."""
    last = pair.last[pair.last["ref_area"].isin(pair.both["ref_area"])]
    found: dict[Mark, set[str]] = {}
    for rows in (pair.both, last):
        for area, codes in zip(rows["ref_area"], rows["marks"], strict=True):
            for code in set(codes.split()) - PLAIN:
                found.setdefault(Mark(code), set()).add(area)
    return tuple((mark, tuple(sorted(areas))) for mark, areas in sorted(found.items()))


def _too_few(known: LikeForLike, indicator: Indicator, goal: Goal, message: Message) -> LikeForLike:
    """Too few countries for a figure of the group; without a rule or a sum there could be no status anyway."""
    if indicator.group_rule == "none" or indicator.goal is None or goal.group_status == "none":
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
    """Sum or median of both years, and the change."""
    before, after = (_together(pair.both[column], indicator.group_rule) for column in ("previous_value", "value"))
    all_before, all_after = (_together(rows.loc[~rows["coded"], "value"], indicator.group_rule)
                             for rows in (pair.last, pair.this))
    changes = _changes(indicator, pair)
    change = after / before - 1 if before else None
    if indicator.group_rule == "median_of_changes":
        change = float(changes.median()) if len(changes) else None
    return replace(known, message=_message(indicator, pair, before, after, change, len(changes)), before=before,
                   after=after, change=change, by_country=_by_country(indicator, pair),
                   new_only_rise=indicator.group_rule == "sum" and bool(known.only_new) and not known.hidden
                   and after <= before and all_after > all_before)


def _changes(indicator: Indicator, pair: _Pair) -> pd.Series:
    """Each country's change: percentage points for a percentage, else a share, if the figure before is not zero."""
    if indicator.measure == "share":
        return pair.both["value"] - pair.both["previous_value"]
    some = pair.both[pair.both["previous_value"] != 0]
    return some["value"] / some["previous_value"] - 1


def _judged(known: LikeForLike, indicator: Indicator, goal: Goal) -> LikeForLike:
    """The group's status by the rule for countries, where the goal gives groups one and enough is known of them."""
    if indicator.goal is None or goal.group_status == "none":
        return known
    volume = 100 * (known.volume or 0)
    if not covers(goal.group_coverage, len(known.areas_both), known.of) or volume < goal.group_volume:
        return replace(known, status=Status.NOT_ASSESSED, reason=Reason.TOO_FEW_REPORTERS)
    year = known.year or 0
    rows = observations([{"indicator": indicator.id, "year": year - 1, "value": known.before},
                         {"indicator": indicator.id, "year": year, "value": known.after}])
    series = Series.of(rows, np.full(2, varies(indicator) == "cases"), np.full(2, indicator.measure == "share"))
    judgement = methods.parse(indicator.goal).judge(series, DIRECTION[indicator.desired_direction])
    status = str(judgement.status[-1])
    return replace(known, status=status, reason=str(judgement.reason[-1]),
                   certainty=str(Certainty.UNTESTED) if status in CLAIMS else "")


def _by_country(indicator: Indicator, pair: _Pair) -> Message | None:
    """The number of countries in the comparison that meet the indicator's rule themselves; None without one."""
    method = methods.method_of(indicator)
    if method is None or method.counted:
        return None
    best, code = (Status.GOAL_MET, "group.each_met") if method.has_number else (
        Status.IMPROVING, "group.each_improving")
    status = pair.both["status"]
    with_trend, met = int((~status.isin(UNASSESSED)).sum()), int((status == best).sum())
    if code == "group.each_improving" and not with_trend:
        return None
    not_assessed = int((status == Status.NOT_ASSESSED).sum())
    return Message(code=code, values={
        **_values(indicator, pair), "met": met, "missed": len(pair.both) - met - not_assessed,
        "not_assessed": not_assessed, "with_trend": with_trend,
        "away": int((status == Status.MOVING_AWAY).sum()), "window": method.window_years or 0})


def _together(values: pd.Series, rule: str) -> float:
    """Sum or median, by the group rule."""
    return float(values.sum() if rule == "sum" else values.median())


def _message(indicator: Indicator, pair: _Pair, before: float, after: float, change: float | None,
             compared: int) -> Message:
    """The sentence on the group."""
    kind = {"sum": "sum", "median": "median", "median_of_changes": "medians"}[indicator.group_rule]
    values = {**_values(indicator, pair), "before": before, "after": after, "target": _target(indicator, pair),
              "without": _without_largest(indicator, pair) or "" if kind == "sum" else ""}
    if change is None:
        return Message(code=f"group.{kind}_from_zero", values=values)
    if kind == "medians":
        in_points = indicator.measure == "share"
        return Message(code="group.median_points_changes" if in_points else "group.median_changes", values={
            **values, "median_points" if in_points else "median_change": change, "compared": compared})
    if change == 0:
        return Message(code=f"group.{kind}_same", values=values)
    return Message(code=f"group.{kind}_changed", values={**values, "change": change})


def _target(indicator: Indicator, pair: _Pair) -> float:
    """The change that the rule asks of every country, to which no other is rounded; NaN without one."""
    asked = pair.both["target"].unique()
    method = methods.method_of(indicator)
    return float(asked[0]) if method is not None and method.yearly and len(asked) == 1 else math.nan


def _without_largest(indicator: Indicator, pair: _Pair) -> Message | None:
    """The change without the one or two largest of the areas that are compared; None for few areas.

    All of these figures are shown to the audience, so that it bounds no hidden one.
    """
    count = next((count for least, count in WITHOUT if len(pair.both) >= least), 0)
    rest = pair.both.sort_values(["value", "ref_area"], ascending=[False, True])[count:]
    before, after = float(rest["previous_value"].sum()), float(rest["value"].sum())
    if not count or not before:
        return None
    return Message(code="group.without_largest", values={
        "indicator": indicator.id, "largest": count, "before": before, "after": after, "change": after / before - 1,
        "target": _target(indicator, pair)})
