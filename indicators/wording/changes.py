"""Change of a figure, its pace since the baseline, the pace needed, and its growth, as text."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from indicators.model import TIMES, Catalogue, Indicator, Mark
from indicators.model.marks import BOUNDS
from indicators.numerals import last_digit
from indicators.wording.amounts import with_unit
from indicators.wording.messages import say
from indicators.wording.numbers import (
    MINUS,
    change,
    decimals_apart,
    number,
    numeral,
    per_cent,
    percent,
    percent_shown,
    points,
    rounded_to,
    signed,
)

SMALL = 20       # no rate is given on a count below it, only the difference
FEW = 100        # changes of counts below it are given in whole per cent, since one case is at least one per cent
LARGEST_GROWTH = 10.0      # above it, only that it is at least this: counts near zero give any number


@dataclass(frozen=True)
class Change:
    """A change in words: as a change ("+12 %"), and by its size ("12 %") and direction (more, less, fewer, same)."""

    text: str
    size: str
    way: str

    def arguments(self, key: str) -> dict[str, object]:
        """The arguments of a message that selects by the direction."""
        return {key: self.text, f"{key}_size": self.size, f"{key}_way": self.way}


def share_change(by: float, asked: Sequence[float] = (), *, few: bool = False, bound: str = "") -> Change:
    """The change of a share: "+12 %". For ``asked`` and ``few`` see ``percent``; ``bound`` is the mark that it has."""
    way = "same" if percent_shown(by, asked, few=few) == 0 else "more" if by > 0 else "less"
    return _bounded(change(by, asked=asked, few=few), per_cent(percent(by, asked, few=few)), way, bound)


def count_change(difference: float, bound: str = "") -> Change:
    """The difference of two small counts, of which there is no rate: "+12"; a fall is "fewer"."""
    way = "more" if difference > 0 else "fewer" if difference else "same"
    return _bounded(signed(difference, 1) if difference else say("phrase.no_change"), number(abs(difference), 1), way,
                    bound)


def points_change(before: float, after: float, indicator: Indicator, approximate: Sequence[float] = ()) -> Change:
    """The difference of two percentages: "+5.2 percentage points".

    It is no more exact than the ``approximate`` ones of the two: "about 9 percentage points" from 76.3 to about 85.
    That of two exact ones has more decimals where fewer would show no change.
    """
    usual, difference = max(indicator.decimals, 1), after - before
    decimals = min(min(max(-last_digit(figure, usual), 0) for figure in approximate), usual) if approximate \
        else decimals_apart(difference, usual, 0)
    return _points(difference, decimals, Mark.APPROXIMATE if approximate else "")


def _points(difference: float, decimals: int, bound: str = "") -> Change:
    size = numeral(abs(difference), decimals)
    way = "same" if float(size) == 0 else "more" if difference > 0 else "less"
    return _bounded(points(difference, decimals), say("phrase.points", size=size), way, bound)


def _bounded(text: str, size: str, way: str, bound: str) -> Change:
    """A change of which a bound or an approximate figure is one end; that there is none is left as it is."""
    if not bound:
        return Change(text, size, way)
    return Change(text if way == "same" else say("bound", bound, value=text), say("bound", bound, value=size), way)


def typical_change(size: float, indicator: Indicator) -> Change:
    """The median of countries' changes: a share or, of shares, points."""
    return _points(size, 1) if indicator.measure == "share" else share_change(size)


def growth_change(rate: float, asked: Sequence[float], *, few: bool = True) -> Change:
    """A growth a year, never rounded to what is asked; a very large one is only at least so large."""
    return share_change(min(rate, LARGEST_GROWTH), asked, few=few,
                        bound=Mark.LOWER_BOUND if rate > LARGEST_GROWTH else "")


def figure_change(by: float, before: float, after: float, indicator: Indicator, target: float = math.nan, *,
                  rate: bool = False, about: bool = False) -> Change:
    """A change or pace as formatted everywhere: whole per cent for small counts, never rounded to the goal's number.

    For a count below SMALL it is a difference, except with ``rate``: for a goal's own number, or for a step of the
    arithmetic. ``target`` is that of the row; it is a change, as a share, only for a yearly goal. With ``about``, one
    of the two figures is approximate, and only whole per cent are given.
    """
    bound = Mark.APPROXIMATE if about else ""
    if small(indicator, before) and not rate:
        return count_change(after - before, bound)
    few = about or indicator.whole and not indicator.stages and max(abs(before), abs(after)) < FEW
    found = share_change(by, (target,) if by_yearly_change(indicator) and not math.isnan(target) else (), few=few,
                         bound=bound)
    return replace(found, way="fewer") if found.way == "less" and indicator.whole and not rate else found


def row_change(row: Mapping[Any, Any], indicator: Indicator) -> Change:
    """Change of a row of ASSESSMENT on the previous figure, in percentage points for a percentage."""
    about = [row["value"]] if Mark.APPROXIMATE in row.get("marks", "").split() else []
    about += [row["previous_value"]] if row.get("previous_mark") == Mark.APPROXIMATE else []
    if indicator.measure == "share":
        return points_change(row["previous_value"], row["value"], indicator, about)
    return figure_change(row["change"], row["previous_value"], row["value"], indicator, row.get("target", math.nan),
                         about=bool(about))


def moved(row: Mapping[Any, Any], indicator: Indicator, catalogue: Catalogue | None = None) -> str:
    """The change of a row as text; "" for none, and where one of the two figures is a bound: "at least 55 %".

    That of a small count is an amount, in the unit if a catalogue is given: "+12 victims", not to be taken for +12 %.
    """
    if not has_known_change(row):
        return ""
    found = row_change(row, indicator)
    if catalogue is None or found.way == "same" or indicator.measure == "share" or not small(
            indicator, row["previous_value"]):
        return found.text
    amount = _amount(row["value"] - row["previous_value"], 1, indicator, catalogue)
    return say("bound", Mark.APPROXIMATE, value=amount) if Mark.APPROXIMATE in (
        *row.get("marks", "").split(), row.get("previous_mark")) else amount


def moved_since(row: Mapping[Any, Any], indicator: Indicator) -> str:
    """The change of a row as a sentence has it: "7 fewer than in 2022"; "" for none, and from or to a bound."""
    if not has_known_change(row):
        return ""
    found = row_change(row, indicator)
    way = {"more": "longer", "less": "shorter"}.get(found.way, found.way) if indicator.unit in TIMES else found.way
    return say("phrase.change_since", change_way=way, change_size=found.size, before=int(row["previous_year"]))


def has_known_change(row: Mapping[Any, Any]) -> bool:
    """Whether a row of ASSESSMENT has a change, and neither its figure nor the one before is a bound."""
    return not (math.isnan(row["change"]) or is_bound(row.get("marks", "")) or is_bound(row.get("previous_mark", "")))


def is_bound(marks: str) -> bool:
    """Whether a figure with these marks is a bound: "at least 55 %"."""
    return not set(BOUNDS).isdisjoint(marks.split())


def pace(row: Mapping[Any, Any], indicator: Indicator, catalogue: Catalogue | None = None) -> str:
    """Average change a year since the baseline, or slope of a trend: "+2.8 % a year", "+4.2 percentage points a year".

    From a small count it is an amount, in the unit if a catalogue is given: "−1.5 hours a year". "" where
    there is none. A baseline of zero is named as the reason for no pace. For a figure of zero no rate is given: a fall
    to zero is not steady. Nor has a bound a pace; a trend leaves it out.
    """
    by_trend = paced_by_trend(indicator)
    if is_bound(row.get("marks", "")) and not by_trend:
        return ""
    base, years = row["baseline_value"], row["year"] - row["baseline_year"]
    if math.isnan(row["pace"]):
        from_zero = base == 0 and years > 0 and not indicator.stages and not by_trend
        return say("phrase.from_zero", year=int(row["baseline_year"])) if from_zero else ""
    is_share = indicator.measure == "share"
    if row["pace"] == -1 and not is_share:
        return say("phrase.to_zero")
    if math.isnan(base) and not (is_share and by_trend) or not is_share and not small(indicator, base):
        text = figure_change(row["pace"], base, row["value"], indicator, row.get("target", math.nan), rate=True).text
    else:                                                        # the baseline is not hidden
        slope = row["slope"] if by_trend else (row["value"] - base) / years
        text = points(slope, max(indicator.decimals, 1)) if is_share else _amount(slope, 1, indicator, catalogue)
    return a_year(text)


def pace_needed(row: Mapping[Any, Any], indicator: Indicator) -> str:
    """Change needed within the next year, in percentage points for a percentage; "" for none, and from a bound."""
    if math.isnan(row["pace_needed"]) or is_bound(row.get("marks", "")):
        return ""
    if indicator.measure == "share":
        return points(row["pace_needed"] * row["value"], max(indicator.decimals, 1))
    return figure_change(row["pace_needed"], row["value"], row["value"], indicator, row.get("target", math.nan),
                         rate=True).text


def window_growth(row: Mapping[Any, Any]) -> str:
    """Growth of the window of a yearly goal, with its interval: "+13 % a year (+11 % to +15 %)"; "" without one."""
    if math.isnan(row["growth_low"]):
        return ""
    growth, low, high = (growth_of(row, name) for name in ("growth", "growth_low", "growth_high"))
    return say("phrase.growth", growth=a_year(growth), low=low, high=high)


def growth_of(row: Mapping[Any, Any], name: str) -> str:
    """One of a row's growth a year of the window and the ends of its interval, as a change; never rounded to the goal.
    """
    return share_change(row[name], (row["target"], -row["target"]), few=True).text


def window_growth_by(row: Mapping[Any, Any]) -> dict[str, object]:
    """The growth of the window of a yearly goal as values of a message: ``growth``, its size and its direction."""
    return share_change(row["growth"], (row["target"], -row["target"]), few=True).arguments("growth")


def a_year(text: str) -> str:
    """A change as a yearly one: "+2.8 % a year"; "no change" is left as it is."""
    return text if text == say("phrase.no_change") else say("phrase.a_year", change=text)


def small(indicator: Indicator, before: float) -> bool:
    """Whether no rate is given on a figure, since it is a small count."""
    return indicator.whole and not indicator.stages and indicator.measure != "share" and abs(before) < SMALL


def _amount(amount: float, decimals: int, indicator: Indicator, catalogue: Catalogue | None) -> str:
    """A change as an amount with its sign, in the unit if a catalogue is given; or that there is none."""
    if rounded_to(amount, decimals) == 0:
        return say("phrase.no_change")
    if catalogue is None:
        return signed(amount, decimals)
    return f"{'+' if amount > 0 else MINUS}{with_unit(abs(amount), decimals, indicator, catalogue)}"


if TYPE_CHECKING:
    from indicators.judging.methods.method import Method


def method_of(indicator: Indicator) -> "Method | None":
    """The method that judges an indicator; None for context."""
    from indicators.judging import methods  # noqa: PLC0415 - it loads numpy, which many commands do not need

    return methods.method_of(indicator)


def paced_by_trend(indicator: Indicator) -> bool:
    """Whether an indicator's pace is the median slope of a tested trend, not an average since the baseline."""
    method = method_of(indicator)
    return method is not None and method.trend is not None and not method.yearly


def by_yearly_change(indicator: Indicator) -> bool:
    """Whether an indicator's goal is a change on the year before, as a share."""
    method = method_of(indicator)
    return method is not None and method.yearly
