"""A group's figure in two successive years, over the areas that are comparable in both, and statements about it."""

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property

import numpy as np
import pandas as pd

from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.judging.statistics.dispersion import ASSUMED_DISPERSION
from indicators.judging.statistics.many import change_of_sum, expected_ticks
from indicators.judging.variation import varies
from indicators.model import Amount, Difference, Growth, Mark, Message, Status, TypicalChange
from indicators.model.marks import BOUNDS, NOT_JUDGED, marked
from indicators.statements.cells import INVENTED, remembered
from indicators.statements.comparison import window_means
from indicators.statements.country_box import each_by_itself
from indicators.statements.finding import UNASSESSED
from indicators.statements.goals import GoalCard, covers

Group = str | Sequence[str]
"""Id of a catalogue group, with the members of each year; or a set of area codes."""
NOT_SUMMED = (*BOUNDS, *NOT_JUDGED, Mark.CODED)


class LikeForLike:
    """A group's figures of an indicator in a year and the year before, over the areas that are comparable in both.

    Sums or medians, by the indicator's group rule; with the rule "none" (every country reports a joint training), and
    below the goal's ``figures_from``, nothing is added up. Coded, bounded and uncertain figures are left out, as are
    hidden ones, so that none can be derived from a sum. A group has no status.
    """

    def __init__(self, scoreboard: Scoreboard, indicator: str, figures: pd.DataFrame, areas: Sequence[str],
                 year: int) -> None:
        """``figures``: rows of Scoreboard.figures of the indicator; ``areas``: the members of the year."""
        self.scoreboard, self.indicator, self.of, self.year = scoreboard, indicator, len(areas), year
        self.definition = scoreboard.catalogue.indicators[indicator]
        self.goal = scoreboard.catalogue.goal[scoreboard.catalogue.goal_of[indicator]]
        self.figures = figures[figures["ref_area"].isin(areas)]
        self.this, self.last = (self.figures[self.figures["year"] == each] for each in (year, year - 1))
        exact = self.last.loc[~marked(self.last["marks"], *NOT_SUMMED) & ~self.last["hidden"], "ref_area"]
        self.both = self.this[(self.this["previous_year"] == year - 1) & self.this["ref_area"].isin(exact)
                              & self.this[["previous_value", "value"]].notna().all(axis=1)
                              & ~marked(self.this["marks"], *NOT_SUMMED)]
        self.areas_both = tuple(sorted(self.both["ref_area"]))
        self.is_covered = len(self.both) > 1 and covers(self.goal.figures_from, len(self.both), self.of)
        self.is_told = self.is_covered and self.definition.group_rule != "none"
        targets = self.both["target"].unique()
        self.target = float(targets[0]) if methods.is_yearly(self.definition) and len(targets) == 1 else math.nan
        rule = "sum" if self.definition.group_rule == "sum" else "median"
        self.before, self.after = (float(self.both[name].agg(rule)) if self.is_told else None
                                   for name in ("previous_value", "value"))

    def _message(self, code: str, **values: object) -> Message:
        return Message(code=code, values={
            "indicator": self.indicator, "unit_of_one": self.indicator, "year": self.year,
            "previous_year": self.year - 1, "both": len(self.both), "of": self.of, "target": self.target, **values})

    @cached_property
    def changes(self) -> pd.Series:
        """The countries' own changes, of shares in percentage points, of which the median is told; else empty."""
        now, then = self.both["value"], self.both["previous_value"]
        is_asked = self.definition.group_rule == "median_of_changes" and self.is_told
        changes = now - then if self.definition.measure == "share" else (now / then - 1)[then != 0]
        return changes if is_asked and len(changes) > 1 else changes[:0]

    @cached_property
    def volume(self) -> float | None:
        """Share of the compared areas' figures in the sum of all members' last known ones; None where that is zero."""
        rows = self.figures[(self.figures["year"] <= self.year) & ~self.figures["coded"]]
        last = rows[rows["value"].notna()].sort_values("year").drop_duplicates("ref_area", keep="last")
        total = float(last["value"].sum())
        return float(self.both["value"].sum()) / total if total > 0 else None

    @cached_property
    def why_not_told(self) -> Message | None:
        """Which of coverage and volume is too small to say whether the group met the number; None where neither is."""
        goal, needed = self.goal, -(-self.goal.group_coverage * self.of // 100)
        if not self.is_told or goal.group_status != "rule" or not methods.is_yearly(self.definition):
            return None
        is_enough = len(self.both) >= needed
        if is_enough and 100 * (self.volume or 0) >= goal.group_volume:
            return None
        return self._message("group.not_told", needed=needed, volume=goal.group_volume, why="volume" if is_enough else
                             "countries", volume_reached=Growth(self.volume or 0.0, goal.group_volume / 100))

    @cached_property
    def met(self) -> bool | None:
        """Whether the sum met the goal's number by the rule for countries; None where that is not told."""
        is_asked = self.goal.group_status == "rule" and not math.isnan(self.target) and not self.why_not_told
        if not is_asked or not self.before or self.after is None:
            return None
        asked = Fraction(self.before) * (1 + Fraction(repr(self.target)))
        return bool(self.after >= asked if self.target > 0 else self.after <= asked)

    @cached_property
    def message(self) -> Message:
        """The sum, the median or the typical change; the countries taking part; or why there is none."""
        rule, definition = self.definition.group_rule, self.definition
        if self.both.empty or not self.is_covered and rule != "none":
            has_any = len(self.this) or len(self.last)
            why = "few" if len(self.both) else "hidden" if self.reasons["hidden"] else "both" if has_any else "none"
            return self._message("group.no_figures", why=why)
        if rule == "none" and definition.measure != "flow":
            return self._message("group.not_added")
        if rule == "none":
            taking_part, took_part = (int((self.both[name] > 0).sum()) for name in ("value", "previous_value"))
            return self._message("group.taking_part", taking_part=taking_part, took_part=took_part)
        before, after = (Amount(value, definition.id) for value in (self.before or 0.0, self.after or 0.0))
        values = {"amount": after, "predicate": Amount(after.value, definition.id, form="predicate"),
                  "before": Amount(before.value, definition.id, form="bare"),
                  "change": Difference(before, after, self.target)}
        if rule == "sum":
            return self._message("group.sum" if self.before else "group.sum_from_zero", **values)
        if self.changes.empty:
            return self._message("group.median", **values)
        typical, way = float(self.changes.median()), math.copysign(1, self.changes.median())
        return self._message("group.typical", **values | {
            "reached": int((way * self.changes >= way * typical).sum()), "both": len(self.changes),
            "typical": TypicalChange(typical, definition.id)})

    @property
    def title(self) -> Message:
        """The message in at most twelve words, for a chart."""
        code = self.message.code
        return Message(code=f"{code}_title" if code in ("group.sum", "group.median", "group.typical") else code,
                       values=self.message.values)

    @cached_property
    def sure(self) -> tuple[Message, ...]:
        """How sure the message is: the 95 % interval of a sum of cases, and how many figures are provisional."""
        found, provisional = list[Message](), int(marked(self.both["marks"], Mark.PROVISIONAL).sum())
        if not self.is_told:
            return ()
        if self.definition.group_rule == "sum" and varies(self.definition) == "cases":
            both = self.both.fillna({"dispersion": ASSUMED_DISPERSION})
            low, high = change_of_sum(*(both[name].to_numpy(np.float64)
                                        for name in ("previous_value", "value", "dispersion")))
            if not math.isnan(low):
                found.append(self._message("group.interval", low=Growth(low, self.target, True, high),
                                           high=Growth(high, self.target, True, low)))
        return *found, *([self._message("group.provisional", provisional=provisional)] if provisional else [])

    @property
    def details(self) -> tuple[Message, ...]:
        """What stands behind the message: how sure it is, of changes the median figure, of a sum the goal."""
        level = self._message("group.level", amount=Amount(self.after or 0.0, self.indicator))
        goals = [] if self.met is None else [self._message(
            "group.number", way="met" if self.met else "missed", goal=Growth(abs(self.target), self.target))]
        return *([] if self.changes.empty else [level]), *self.sure, *goals

    @cached_property
    def by_country(self) -> Message | None:
        """How many countries of those compared meet the goal's number themselves, and of a yearly goal for counts how
        many would if nothing had changed; None without a number, and without a figure of the group.
        """
        method, status = methods.method_of(self.definition), self.both["status"]
        if not self.is_told or method is None or not method.has_number:
            return None
        ticks = self.both["met"] if method.yearly else (status == Status.GOAL_MET).mask(status.isin(UNASSESSED))
        ticked = self.both[ticks.notna()]
        expected: object = "untold"
        if varies(self.definition) == "cases" and not math.isnan(self.target) and len(ticked) > 1:
            level = window_means(self.scoreboard, ticked).fillna(ticked[["previous_value", "value"]].mean(axis=1))
            expected = round(expected_ticks(level.to_numpy(), ticked["dispersion"].fillna(
                ASSUMED_DISPERSION).to_numpy(), Fraction(repr(self.target))))
        return None if ticked.empty else self._message(
            "group.each_met", met=int((ticks == 1).sum()), ticked=len(ticked), expected=expected)

    @cached_property
    def reasons(self) -> Mapping[str, tuple[str, ...]]:
        """Members that are not compared: without a figure for one of the years (``absent``), ``coded`` from a report,
        ``hidden``, ``not_comparable`` (break, bound, uncertain).
        """
        this, last = (set(rows["ref_area"]) for rows in (self.this, self.last))
        rest, two = (this | last) - set(self.areas_both), pd.concat([self.this, self.last])
        hidden, coded = (set(two.loc[two[name].astype(bool), "ref_area"]) & rest for name in ("hidden", "coded"))
        absent = set(self.figures["ref_area"]) - (this & last) - hidden - coded
        areas = {"absent": absent, "coded": coded - hidden, "hidden": hidden,
                 "not_comparable": rest - hidden - coded - absent}
        return {why: tuple(sorted(codes)) for why, codes in areas.items()}

    @property
    def notes(self) -> tuple[Message, ...]:
        """Notes that must accompany the comparison: who is left out and why, and Goalline's rule."""
        goal, has_rule = self.goal, self.goal.group_status == "rule" and methods.is_yearly(self.definition)
        absent = [self._message("group.left_out", why=why, areas=areas) for why, areas in self.reasons.items() if areas]
        rule = self._message("group.coverage", number=goal.id, coverage=goal.group_coverage, volume=goal.group_volume)
        return *([] if self.is_told else [self.message]), *absent, *([rule] if has_rule else [])


@remembered
def like_for_like(scoreboard: Scoreboard, indicator: str, group: Group, year: int | None) -> LikeForLike:
    """The group's figure and its change on the year before, over the areas that are comparable in both years.

    ``year`` None is the newest year with enough comparable countries, else the newest with a figure. Only countries are
    included, never the world's own series.
    """
    figures, newest = scoreboard.figures[scoreboard.figures["indicator"] == indicator], None
    years = sorted(figures["year"].unique().tolist(), reverse=True) if year is None else [year]
    for one in years:
        pair = LikeForLike(scoreboard, indicator, figures, members(scoreboard, group, one), one)
        if year is not None or pair.is_covered:
            return pair
        newest = newest or (None if pair.this.empty else pair)
    return newest or LikeForLike(scoreboard, indicator, figures, (), 0)


def group_box(card: GoalCard, together: LikeForLike) -> tuple[Message, ...]:
    """A group on a goal: its countries, their figures together and, for a goal with a number, what is missing."""
    sentences: list[Message | None] = [card.message, together.by_country, card.clear]
    if together.is_told:
        sentences += [together.message, *together.details, together.why_not_told]
    if together.by_country:
        sentences.append(Message(code="group.missing", values={
            "lacking": together.of - len(together.areas_both), "of": together.of}))
    if card.message.code == "goal.yearly":
        sentences.append(each_by_itself(together.target))
    is_invented = marked(together.both["marks"], Mark.ILLUSTRATIVE).any()
    return *(message for message in sentences if message), *([INVENTED] if is_invented else [])


def members(scoreboard: Scoreboard, group: Group, year: int) -> list[str]:
    """Codes of the countries of a group in a year, sorted; of a set, those of its areas that are countries."""
    if isinstance(group, str):
        return scoreboard.catalogue.members(group, year)
    return [code for code in sorted(set(group)) if scoreboard.catalogue.area[code].kind == "country"]
