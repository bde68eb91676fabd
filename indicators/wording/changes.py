"""Change of a figure, its pace since the baseline, and the pace needed, as text."""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from indicators.model import Catalogue, Indicator, Mark
from indicators.model.marks import BOUNDS
from indicators.numerals import last_digit
from indicators.wording.amounts import with_unit
from indicators.wording.messages import say
from indicators.wording.numbers import MINUS, decimals_apart, points, rounded_to, signed
from indicators.wording.value_types import Points, Share

SMALL = 20       # no rate is given on a count below it, only the difference
FEW = 100        # changes of counts below it are given in whole per cent, since one case is at least one per cent


def moved(row: Mapping[Any, Any], indicator: Indicator, catalogue: Catalogue | None = None) -> str:
    """Change of a row of ASSESSMENT on the previous figure, in percentage points for a percentage; "" for none.

    That of a small count is an amount, in the unit if a catalogue is given: "+12 victims", not to be taken for +12 %.
    "" too where one of the two is a bound: "at least 55 %" does not show how far the figure moved.
    """
    if not has_known_change(row):
        return ""
    if indicator.measure == "share":
        return points_of(row, indicator).change()
    found = change_of(row, indicator)
    if catalogue is None or not found.difference:
        return found.change()
    change = _amount(found.difference, 1, indicator, catalogue)
    return say("bound", Mark.APPROXIMATE, value=change) if found.about else change


def has_known_change(row: Mapping[Any, Any]) -> bool:
    """Whether a row of ASSESSMENT has a change, and neither its figure nor the one before is a bound."""
    return not (math.isnan(row["change"]) or is_bound(row.get("marks", "")) or is_bound(row.get("previous_mark", "")))


def is_bound(marks: str) -> bool:
    """Whether a figure with these marks is a bound: "at least 55 %"."""
    return any(mark in BOUNDS for mark in marks.split())


def moved_by(row: Mapping[Any, Any], indicator: Indicator) -> dict[str, object]:
    """The change of a row as values of a message: ``change``, its size and its direction."""
    found = points_of(row, indicator) if indicator.measure == "share" else change_of(row, indicator)
    return found.arguments("change")


def change_of(row: Mapping[Any, Any], indicator: Indicator) -> Share:
    """Change of a row of ASSESSMENT that is not a percentage."""
    return as_share(row["change"], row["previous_value"], row["value"], indicator, row.get("target", math.nan),
                    about=bool(approximate_of(row)))


def points_of(row: Mapping[Any, Any], indicator: Indicator) -> Points:
    """Change of a row of ASSESSMENT of a percentage."""
    return as_points(row["previous_value"], row["value"], indicator, approximate_of(row))


def as_points(before: float, after: float, indicator: Indicator, approximate: Sequence[float]) -> Points:
    """The difference of two percentages.

    It is no more exact than the ``approximate`` ones of the two: "about 9 percentage points" from 76.3 to about 85.
    That of two exact ones has more decimals where fewer would show no change.
    """
    usual, difference = max(indicator.decimals, 1), after - before
    if not approximate:
        return Points(difference, decimals_apart(difference, usual, 0))
    own = min(max(-last_digit(figure, usual), 0) for figure in approximate)
    return Points(difference, min(own, usual), about=True)


def approximate_of(row: Mapping[Any, Any]) -> list[float]:
    """Which of a row's figure and the one that it is compared with are marked approximate."""
    own = [row["value"]] if Mark.APPROXIMATE in row.get("marks", "").split() else []
    return [*own, *([row["previous_value"]] if row.get("previous_mark") == Mark.APPROXIMATE else [])]


def pace(row: Mapping[Any, Any], indicator: Indicator, catalogue: Catalogue | None = None) -> str:
    """Average change a year since the baseline, or slope of a trend: "+2.8 % a year", "+4.2 percentage points a year".

    From a small count it is an amount, in the unit if a catalogue is given: "−1.5 hours a year". "" where
    there is none. A baseline of zero is named as the reason for no pace. For a figure of zero no rate is given: a fall
    to zero is not steady. Nor has a bound a pace; a trend leaves it out.
    """
    if is_bound(row.get("marks", "")) and not paced_by_trend(indicator):
        return ""
    by_trend = paced_by_trend(indicator)
    if math.isnan(row["pace"]):
        from_zero = (row["baseline_value"] == 0 and row["year"] > row["baseline_year"] and not indicator.stages
                     and not by_trend)
        return say("phrase.from_zero", year=int(row["baseline_year"])) if from_zero else ""
    if row["pace"] == -1 and indicator.measure != "share":
        return say("phrase.to_zero")
    change = growth(row, indicator)
    if indicator.measure == "share" and by_trend:
        change = points(row["slope"], max(indicator.decimals, 1))
    elif indicator.measure == "share" and not math.isnan(row["baseline_value"]):     # the baseline may be hidden
        years = row["year"] - row["baseline_year"]
        change = points((row["value"] - row["baseline_value"]) / years, max(indicator.decimals, 1))
    elif not math.isnan(row["baseline_value"]) and small(indicator, row["baseline_value"]):
        amount = row["slope"] if by_trend else (row["value"] - row["baseline_value"]) / (
            row["year"] - row["baseline_year"])
        change = _amount(amount, 1, indicator, catalogue)
    return a_year(change)


def window_growth(row: Mapping[Any, Any]) -> str:
    """Growth of the window of a yearly goal, with its interval: "+13 % a year (+11 % to +15 %)"; "" without one."""
    if math.isnan(row["growth_low"]):
        return ""
    growth, low, high = (growth_of(row, name) for name in ("growth", "growth_low", "growth_high"))
    return say("phrase.growth", growth=a_year(growth), low=low, high=high)


def growth_of(row: Mapping[Any, Any], name: str) -> str:
    """One of a row's growth a year of the window and the ends of its interval, as a change."""
    return _growth(row, name).change()


def window_growth_by(row: Mapping[Any, Any]) -> dict[str, object]:
    """The growth of the window of a yearly goal as values of a message: ``growth``, its size and its direction."""
    return _growth(row, "growth").arguments("growth")


def _growth(row: Mapping[Any, Any], name: str) -> Share:
    """A growth a year of the window, never rounded to the goal."""
    return Share(row[name], (row["target"], -row["target"]), few=True)


def paced_by_trend(indicator: Indicator) -> bool:
    """Whether an indicator's pace is the median slope of a tested trend, not an average since the baseline."""
    method = method_of(indicator)
    return method is not None and method.trend is not None and not method.yearly


def small(indicator: Indicator, before: float) -> bool:
    """Whether no rate is given on a figure, since it is a small count."""
    return indicator.whole and not indicator.stages and indicator.measure != "share" and abs(before) < SMALL


def by_yearly_change(indicator: Indicator) -> bool:
    """Whether an indicator's goal is a change on the year before, as a share."""
    method = method_of(indicator)
    return method is not None and method.yearly


def _amount(amount: float, decimals: int, indicator: Indicator, catalogue: Catalogue | None) -> str:
    """A change as an amount with its sign, in the unit if a catalogue is given; or that there is none."""
    if rounded_to(amount, decimals) == 0:
        return say("phrase.no_change")
    if catalogue is None:
        return signed(amount, decimals)
    return f"{'+' if amount > 0 else MINUS}{with_unit(abs(amount), decimals, indicator, catalogue)}"


def a_year(change: str) -> str:
    """A change as a yearly one: "+2.8 % a year"; "no change" is left as it is."""
    return change if change == say("phrase.no_change") else say("phrase.a_year", change=change)


def pace_needed(row: Mapping[Any, Any], indicator: Indicator) -> str:
    """Change needed within the next year, in percentage points for a percentage; "" for none, and from a bound."""
    if math.isnan(row["pace_needed"]) or is_bound(row.get("marks", "")):
        return ""
    if indicator.measure != "share":
        return _of(row, "pace_needed", "value", indicator, rate=True).change()
    return points(row["pace_needed"] * row["value"], max(indicator.decimals, 1))


def growth(row: Mapping[Any, Any], indicator: Indicator) -> str:
    """The pace in per cent, for percentages too, since they are judged by it."""
    return _of(row, "pace", "baseline_value", indicator, rate=True).change()


def as_share(by: float, before: float, after: float, indicator: Indicator, target: float = math.nan, *,
             rate: bool = False, about: bool = False) -> Share:
    """A change or pace as formatted everywhere: whole per cent for small counts, never rounded to the goal's number.

    For a count below SMALL it is a difference, except with ``rate``: for a goal's own number, or for a step of the
    arithmetic. ``target`` is that of the row; it is a change, as a share, only for a yearly goal. With ``about``, one
    of the two figures is approximate, and only whole per cent are given.
    """
    few = about or indicator.whole and not indicator.stages and max(abs(before), abs(after)) < FEW
    method = method_of(indicator)
    difference = after - before if small(indicator, before) and not rate else None
    deciding = (target,) if method is not None and method.yearly and not math.isnan(target) else ()
    return Share(by, deciding, few, difference, about)


def _of(row: Mapping[Any, Any], name: str, base: str, indicator: Indicator, *, rate: bool = False) -> Share:
    """A share of a row of ASSESSMENT as formatted; ``base`` names the column of which it is a share."""
    return as_share(row[name], row[base], row["value"], indicator, row.get("target", math.nan), rate=rate)


if TYPE_CHECKING:
    from indicators.judging.methods.method import Method


def method_of(indicator: Indicator) -> "Method | None":
    """The method that judges an indicator; None for context."""
    from indicators.judging import methods  # noqa: PLC0415 - it loads numpy, which many commands do not need

    return methods.method_of(indicator)
