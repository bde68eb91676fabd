"""A group's figure in two successive years, over the areas that are comparable in both, and statements about it."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.judging.statistics.series import Series
from indicators.judging.variation import varies
from indicators.model import DIRECTION, Goal, Indicator, Mark, Message, Status, observations
from indicators.model.marks import BOUNDS, NOT_JUDGED, WITH_SENTENCE
from indicators.statements import group_sentences
from indicators.statements.activities import activities
from indicators.statements.answers import remembered
from indicators.statements.cells import INVENTED
from indicators.statements.country_sentences import each_by_itself
from indicators.statements.goals import GoalCard, covers, goal_of

Group = str | Sequence[str]
"""Id of a catalogue group, with the members of each year; or a set of area codes."""

NOT_SUMMED = {*BOUNDS, *NOT_JUDGED, Mark.CODED}
COMPARED = ["indicator", "ref_area", "year", "value", "previous_year", "previous_value", "target", "status", "met",
            "dispersion", "window_since", "marks", "hidden", "coded"]
TITLES = {"group.sum": "group.sum_title", "group.median": "group.median_title"}
PLAIN = NOT_SUMMED | {*WITH_SENTENCE}  # marks without a note of their own here


@dataclass(frozen=True, kw_only=True)
class LikeForLike:
    """A group's figure in a year and the year before, over the areas that are comparable in both.

    Below the goal's ``figures_from`` there are no figures. A group has no status; where its figures have to meet the
    goal's number (``has_number``), and coverage and volume suffice, ``met`` is whether the two did.
    """

    message: Message
    details: tuple[Message, ...] = ()      # what stands behind the message
    indicator: str
    goal: Goal | None = None
    year: int | None
    of: int = 0                            # countries of the group in that year
    has_number: bool = False               # whether the goal's number applies to the group
    volume: float | None = None            # share of the compared areas in all members' last known figures
    before: float | None = None            # sum or median, by the indicator's group rule; None: neither
    after: float | None = None
    change: float | None = None            # as a share; a median of changes of shares in percentage points; None: none
    met: bool | None = None                # None: not known
    by_country: Message | None = None      # with figures: how many countries meet the goal's number themselves
    missed: tuple[str, ...] = ()           # of those that ``by_country`` counts, those that missed a yearly goal
    areas_both: tuple[str, ...] = ()
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Areas that are not compared: with a figure of one year only (``only_new``, ``no_longer``), of other years only
    (``neither``), ``coded`` from a report, ``hidden`` from this audience, ``not_comparable`` (break, bound, uncertain).
    """
    marked: Mapping[Mark, tuple[str, ...]] = field(default_factory=dict)     # areas by the marks of included figures
    illustrative: bool = False             # whether an included figure is invented
    joint: tuple[Message, ...] = ()        # the activities that its countries name
    new_only_rise: bool = False            # the sum of all figures rises, that of comparable ones does not

    @property
    def title(self) -> Message:
        """The message in at most twelve words, for a chart."""
        return Message(code=TITLES.get(self.message.code, self.message.code), values=self.message.values)

    @property
    def why_not_told(self) -> Message | None:
        """Which of coverage and volume is too small to say whether the group met the number; None where neither is."""
        if self.after is None or not self.has_number or self.goal is None:
            return None
        return group_sentences.why_not_told(
            self.year or 0, len(self.areas_both), self.of, self.volume or 0.0, self.goal)

    @property
    def left_out(self) -> tuple[str, ...]:
        """Areas with a figure in the year or the year before that are not comparable."""
        return tuple(sorted({area for why, areas in self.reasons.items() if why != "neither" for area in areas}))

    @property
    def notes(self) -> tuple[Message, ...]:
        """Notes that must accompany the comparison."""
        values = {"year": self.year, "previous_year": (self.year or 0) - 1}
        alone = self.after is None
        rise = [Message(code="group.new_only_rise")] if self.new_only_rise else []
        absent = [Message(code="group.left_out", values={**values, "why": why, "areas": areas})
                  for why, areas in self.reasons.items() if areas]
        marks = [Message(code="group.marked", values={
            "mark": mark, "areas": areas, "kind": "alone" if alone else "included"})      # no figure to be part of
            for mark, areas in self.marked.items()]
        rule = [Message(code="group.coverage", values={
            "number": self.goal.id, "coverage": self.goal.group_coverage, "volume": self.goal.group_volume})
        ] if self.has_number and self.goal else []
        return *([self.message] if alone else []), *rise, *self.joint, *absent, *marks, *rule


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
    of_group = (figures["indicator"] == indicator) & figures["ref_area"].isin(_ever(scoreboard, group))
    figures = figures.loc[of_group, COMPARED]
    pair = _chosen(scoreboard, indicator, group, figures, year)
    if pair is None or pair.this.empty and pair.last.empty:
        return LikeForLike(message=group_sentences.no_figures("none"), indicator=indicator, year=year)
    definition, goal = scoreboard.catalogue.indicators[indicator], goal_of(scoreboard, indicator)
    compared = _areas_compared(scoreboard, definition, goal, pair, figures)
    values = group_sentences.values_of_pair(definition, pair.year, len(pair.both), len(pair.members))
    if pair.both.empty:
        return replace(compared, message=group_sentences.no_figures(
            "hidden" if compared.reasons["hidden"] else "both", values))
    if definition.group_rule == "none":
        return replace(compared, message=group_sentences.not_added(definition, pair.both, values))
    if not covers(goal.figures_from, len(pair.both), len(pair.members)):
        return replace(compared, message=group_sentences.no_figures("few", values))
    return _added(scoreboard, compared, definition, pair, values)


def group_box(card: GoalCard, together: LikeForLike) -> tuple[Message, ...]:
    """A group on a goal: its countries, their figures together and, for a goal with a number, what is missing."""
    sentences = [card.message, together.by_country, card.clear]
    if together.after is not None:
        sentences += [together.message, *together.details, together.why_not_told]
    if together.by_country:
        sentences.append(Message(code="group.missing", values={
            "lacking": together.of - len(together.areas_both), "of": together.of, "both": len(together.areas_both),
            "provisional": len(together.marked.get(Mark.PROVISIONAL, ()))}))
    if card.message.code == "goal.yearly":
        sentences.append(each_by_itself(float(str(together.message.values.get("target", math.nan)))))
    return *(message for message in sentences if message), *([INVENTED] if together.illustrative else [])


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
    rows = figures[figures["ref_area"].isin(areas)]
    this, last = rows[rows["year"] == year], rows[rows["year"] == year - 1]
    exact = last.loc[~_carries(last, NOT_SUMMED) & ~last["hidden"], "ref_area"]
    comparable = (this["previous_year"] == year - 1) & this["previous_value"].notna() & this["value"].notna()
    comparable &= this["ref_area"].isin(exact) & ~_carries(this, NOT_SUMMED)
    return _Pair(year, tuple(areas), this, last, this[comparable])


def _carries(rows: pd.DataFrame, marks: Iterable[Mark]) -> pd.Series:
    """Whether each row carries any of the marks."""
    wanted = set(marks)
    return rows["marks"].map(lambda codes: not wanted.isdisjoint(codes.split())).astype(bool)


def _areas_compared(scoreboard: Scoreboard, indicator: Indicator, goal: Goal, pair: _Pair,
                    figures: pd.DataFrame) -> LikeForLike:
    """The areas that are comparable, and those left out with the reason; no numbers yet."""
    this, last, both = (set(rows["ref_area"]) for rows in (pair.this, pair.last, pair.both))
    rest = (this | last) - both
    hidden, coded = ({area for rows in (pair.this, pair.last) for area in rows.loc[rows[column], "ref_area"]} & rest
                     for column in ("hidden", "coded"))
    new, gone = this - last - hidden - coded, last - this - hidden - coded
    neither = set(figures["ref_area"]) & set(pair.members) - this - last
    reasons = {"only_new": new, "no_longer": gone, "neither": neither, "coded": coded - hidden, "hidden": hidden,
               "not_comparable": rest - hidden - coded - new - gone}
    method = methods.method_of(indicator)
    return LikeForLike(
        message=group_sentences.no_figures("none"), indicator=indicator.id, goal=goal, year=pair.year,
        of=len(pair.members), volume=_volume(pair, figures), areas_both=tuple(sorted(both)),
        has_number=method is not None and method.has_number and goal.group_status == "rule"
        and indicator.group_rule != "none",
        reasons={why: tuple(sorted(areas)) for why, areas in reasons.items()}, marked=_marked(pair),
        illustrative=bool(_carries(pair.both, [Mark.ILLUSTRATIVE]).any()),
        joint=activities(scoreboard, indicator.id, pair.members, pair.year) if indicator.group_rule == "none" else ())


def _volume(pair: _Pair, figures: pd.DataFrame) -> float | None:
    """Share of the compared areas' figures in the sum of all members' last known figures up to the year.

    Figures hidden from the audience are not part of it. None where the sum is zero.
    """
    rows = figures[figures["ref_area"].isin(pair.members) & (figures["year"] <= pair.year) & ~figures["coded"]]
    rows = rows[rows["value"].notna()].sort_values("year").drop_duplicates("ref_area", keep="last")
    total = float(rows["value"].sum())
    return float(pair.both["value"].sum()) / total if total > 0 else None


def _marked(pair: _Pair) -> dict[Mark, tuple[str, ...]]:
    """Marks of the figures in the comparison, each with its areas."""
    rows = pd.concat([pair.both, pair.last[pair.last["ref_area"].isin(pair.both["ref_area"])]])
    marks = {Mark(code) for codes in rows["marks"] for code in codes.split()} - PLAIN
    return {mark: tuple(sorted(set(rows.loc[_carries(rows, [mark]), "ref_area"]))) for mark in sorted(marks)}


def _added(scoreboard: Scoreboard, compared: LikeForLike, indicator: Indicator, pair: _Pair,
           values: dict[str, object]) -> LikeForLike:
    """Sum or median of both years, the change, and whether it met the number."""
    before, after = (_together(pair.both[column], indicator.group_rule) for column in ("previous_value", "value"))
    all_before, all_after = (_together(rows.loc[~rows["coded"], "value"], indicator.group_rule)
                             for rows in (pair.last, pair.this))
    change = after / before - 1 if before else None
    if indicator.group_rule == "median_of_changes":
        changes = _changes(indicator, pair)
        change = float(changes.median()) if len(changes) else None
    added = replace(compared, before=before, after=after, change=change)
    added = replace(added, met=_met(added, indicator))
    values = {**values, "target": group_sentences.target_of(indicator, pair.both)}
    return replace(added, message=group_sentences.together(indicator, before, after, change, values),
                   details=group_sentences.details(indicator, pair.both, added.met, after, values),
                   by_country=group_sentences.by_country(scoreboard, indicator, pair.both, values),
                   missed=tuple(sorted(pair.both.loc[pair.both["met"] == 0, "ref_area"])),
                   new_only_rise=indicator.group_rule == "sum" and bool(compared.reasons["only_new"])
                   and not compared.reasons["hidden"] and after <= before and all_after > all_before)


def _changes(indicator: Indicator, pair: _Pair) -> pd.Series:
    """Each country's change: percentage points for a percentage, else a share, if the figure before is not zero."""
    if indicator.measure == "share":
        return pair.both["value"] - pair.both["previous_value"]
    some = pair.both[pair.both["previous_value"] != 0]
    return some["value"] / some["previous_value"] - 1


def _met(compared: LikeForLike, indicator: Indicator) -> bool | None:
    """Whether the group's two figures meet its number by the rule for countries; None where that is not told."""
    if not compared.has_number or compared.why_not_told or indicator.goal is None:
        return None
    year = compared.year or 0
    rows = observations([{"indicator": indicator.id, "year": year - 1, "value": compared.before},
                         {"indicator": indicator.id, "year": year, "value": compared.after}])
    series = Series.of(rows, np.full(2, varies(indicator) == "cases"), np.full(2, indicator.measure == "share"))
    judgement = methods.parse(indicator.goal).judge(series, DIRECTION[indicator.desired_direction])
    if "met" not in judgement.columns:
        return bool(judgement.status[-1] == Status.GOAL_MET)
    tick = judgement.columns["met"][-1]
    return None if np.isnan(tick) else bool(tick)


def _together(values: pd.Series, rule: str) -> float:
    """Sum or median, by the group rule."""
    return float(values.sum() if rule == "sum" else values.median())
