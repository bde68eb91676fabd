"""A group's figure in two successive years, over the areas that are comparable in both, and statements about it."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from indicators.judging import methods
from indicators.judging.methods import is_yearly
from indicators.judging.scoreboard import Scoreboard
from indicators.judging.statistics.series import Series
from indicators.judging.variation import varies
from indicators.model import DIRECTION, Goal, Indicator, Mark, Message, Status, observations
from indicators.model.marks import BOUNDS, NOT_JUDGED, WITH_SENTENCE
from indicators.statements import group_sentences
from indicators.statements.activities import Activities, activities
from indicators.statements.cells import remembered
from indicators.statements.goals import GoalCard, covers, goal_of
from indicators.statements.yearly_goal import each_by_itself

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
    goal: str = ""
    year: int | None
    of: int = 0                            # countries of the group in that year
    has_number: bool = False               # whether the goal's number applies to the group
    coverage: int = 0                      # coverage that this requires, in per cent of the countries
    volume_from: int = 0                   # volume that this requires, in per cent
    volume: float | None = None            # share of the compared areas in all members' last known figures
    reported: tuple[str, ...] = ()         # areas with a figure for the year, coded ones excluded
    before: float | None = None            # sum or median, by the indicator's group rule; None: neither
    after: float | None = None
    change: float | None = None            # as a share; a median of changes of shares in percentage points; None: none
    met: bool | None = None                # None: not known
    by_country: Message | None = None      # with figures: how many countries meet the goal's number themselves
    missed: tuple[str, ...] = ()           # of those that ``by_country`` counts, those that missed a yearly goal
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
    def title(self) -> Message:
        """The message in at most twelve words, for a chart."""
        return Message(code=TITLES.get(self.message.code, self.message.code), values=self.message.values)

    @property
    def why_not_told(self) -> Message | None:
        """Which of coverage and volume is too small to say whether the group met the number; None where neither is."""
        if self.after is None or not self.has_number:
            return None
        return group_sentences.why_not_told(
            self.year or 0, self.areas_both, self.of, self.coverage, self.volume or 0.0, self.volume_from)

    @property
    def left_out(self) -> tuple[str, ...]:
        """Areas with a figure in the year or the year before that are not comparable."""
        return tuple(sorted({*self.only_new, *self.no_longer, *self.coded, *self.hidden, *self.not_comparable}))

    @property
    def notes(self) -> tuple[Message, ...]:
        """Notes that must accompany the comparison."""
        none = [self.message] if self.after is None else []
        out = [Message(code=f"group.{name}", values={
            "areas": areas, "year": self.year, "previous_year": (self.year or 0) - 1})
               for name, areas in (("only_new", self.only_new), ("no_longer", self.no_longer),
                                   ("neither", self.neither), ("coded", self.coded),
                                   ("hidden_areas", self.hidden), ("not_comparable", self.not_comparable)) if areas]
        rise = [Message(code="group.new_only_rise")] if self.new_only_rise else []
        marked = "group.marked_alone" if self.after is None else "group.marked"      # no figure to be part of
        marks = [Message(code=marked, values={"mark": mark, "areas": areas}) for mark, areas in self.marked]
        rule = [Message(code="group.coverage_and_volume" if self.volume_from else "group.coverage", values={
            "number": self.goal, "coverage": self.coverage, "volume": self.volume_from})] if self.has_number else []
        return *none, *rise, *(self.activities.messages if self.activities else ()), *out, *marks, *rule


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
        return replace(known, message=Message(code=code, values=_values(definition, pair)))
    if definition.group_rule == "none":
        return replace(known, message=group_sentences.not_added(definition, pair.both, _values(definition, pair)))
    if not covers(goal.figures_from, len(pair.both), len(pair.members)):
        return replace(known, message=Message(code="group.too_few", values=_values(definition, pair)))
    return _added(scoreboard, known, definition, pair)


def headline(scoreboard: Scoreboard, card: GoalCard, group: Group, year: int | None) -> tuple[Message, ...]:
    """The sentence of a goal's card and, for a yearly goal, how many countries met it in the newest year."""
    indicator = scoreboard.catalogue.indicators.get(card.indicator)
    if indicator is None or not is_yearly(indicator):
        return (card.message,)
    by_country = like_for_like(scoreboard, indicator.id, group, year).by_country
    return (card.message, by_country) if by_country else (card.message,)


def group_box(card: GoalCard, together: LikeForLike) -> tuple[Message, ...]:
    """A group on a goal: its countries, their figures together and, for a goal with a number, what is missing."""
    found = [card.message, together.by_country, card.clear]
    if together.after is not None:
        found += [together.message, *together.details, together.why_not_told]
    if together.by_country:
        found.append(Message(code="group.missing", values={
            "lacking": together.of - len(together.areas_both), "of": together.of, "both": len(together.areas_both),
            "provisional": len(dict(together.marked).get(Mark.PROVISIONAL, ()))}))
    if card.message.code == "goal.yearly":
        found.append(each_by_itself(float(str(together.message.values.get("target", math.nan)))))
    box = tuple(message for message in found if message)
    if not together.illustrative:
        return box
    return Message(code="box.illustrative", values={"sentence": box[0]}), *box[1:]


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
        has_number=_has_number(indicator, goal),
        volume=_volume(pair, figures), reported=tuple(sorted(pair.this.loc[~pair.this["coded"], "ref_area"])),
        areas_both=tuple(sorted(both)), only_new=tuple(sorted(new)), no_longer=tuple(sorted(gone)),
        neither=tuple(sorted(neither)), coded=tuple(sorted(coded - hidden)), hidden=tuple(sorted(hidden)),
        not_comparable=tuple(sorted(out - excluded - new - gone)), marked=_marked(pair),
        illustrative=bool(_carries(pair.both, [Mark.ILLUSTRATIVE]).any()),
        activities=activities(scoreboard, indicator.id, pair.members, pair.year) if never_added else None)


def _has_number(indicator: Indicator, goal: Goal) -> bool:
    """Whether a goal's number applies to a group's figures."""
    method = methods.method_of(indicator)
    return method is not None and method.has_number and goal.group_status == "rule" and indicator.group_rule != "none"


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


def _values(indicator: Indicator, pair: _Pair) -> dict[str, object]:
    return group_sentences.values_of_pair(indicator, pair.year, len(pair.both), len(pair.members))


def _added(scoreboard: Scoreboard, known: LikeForLike, indicator: Indicator, pair: _Pair) -> LikeForLike:
    """Sum or median of both years, the change, and whether it met the number."""
    before, after = (_together(pair.both[column], indicator.group_rule) for column in ("previous_value", "value"))
    all_before, all_after = (_together(rows.loc[~rows["coded"], "value"], indicator.group_rule)
                             for rows in (pair.last, pair.this))
    changes = _changes(indicator, pair)
    change = after / before - 1 if before else None
    if indicator.group_rule == "median_of_changes":
        change = float(changes.median()) if len(changes) else None
    added = replace(known, before=before, after=after, change=change)
    added = replace(added, met=_met(added, indicator))
    target = group_sentences.target_of(indicator, pair.both)
    values = {**_values(indicator, pair), "target": target}
    return replace(added, message=group_sentences.together(indicator, before, after, change, values),
                   details=group_sentences.details(indicator, pair.both, added.met, after, values),
                   by_country=group_sentences.by_country(scoreboard, indicator, pair.both, values),
                   missed=tuple(sorted(pair.both.loc[pair.both["met"] == 0, "ref_area"])),
                   new_only_rise=indicator.group_rule == "sum" and bool(known.only_new) and not known.hidden
                   and after <= before and all_after > all_before)


def _changes(indicator: Indicator, pair: _Pair) -> pd.Series:
    """Each country's change: percentage points for a percentage, else a share, if the figure before is not zero."""
    if indicator.measure == "share":
        return pair.both["value"] - pair.both["previous_value"]
    some = pair.both[pair.both["previous_value"] != 0]
    return some["value"] / some["previous_value"] - 1


def _met(known: LikeForLike, indicator: Indicator) -> bool | None:
    """Whether the group's two figures meet its number by the rule for countries; None where that is not told."""
    if not known.has_number or known.why_not_told or indicator.goal is None:
        return None
    year = known.year or 0
    rows = observations([{"indicator": indicator.id, "year": year - 1, "value": known.before},
                         {"indicator": indicator.id, "year": year, "value": known.after}])
    series = Series.of(rows, np.full(2, varies(indicator) == "cases"), np.full(2, indicator.measure == "share"))
    judgement = methods.parse(indicator.goal).judge(series, DIRECTION[indicator.desired_direction])
    if "met" not in judgement.columns:
        return bool(judgement.status[-1] == Status.GOAL_MET)
    tick = judgement.columns["met"][-1]
    return None if np.isnan(tick) else bool(tick)


def _together(values: pd.Series, rule: str) -> float:
    """Sum or median, by the group rule."""
    return float(values.sum() if rule == "sum" else values.median())
