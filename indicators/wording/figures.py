"""Figures of an indicator as text: a value with its unit, its change, pace and growth, its distance from a goal."""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from indicators.model import Catalogue, Indicator, Mark, Reason, Status, Suppression
from indicators.model.marks import BOUNDS
from indicators.numerals import last_digit
from indicators.wording.language import text, title
from indicators.wording.messages import Forms, Numeral, say
from indicators.wording.names import absence, reason, status
from indicators.wording.numbers import bounded, change, change_of, decimals_apart, number, numeral, points

SMALL = 20       # no rate is given on a count below it, only the difference
FEW = 100        # changes of counts below it are given in whole per cent, since one case is at least one per cent
LARGEST_GROWTH = 10.0      # above it, only that it is at least this: counts near zero give any number


def value(amount: float, indicator: Indicator, catalogue: Catalogue | None, marks: str = "") -> str:
    """A value with its unit, qualified by its marks: "12 victims", "about 85 %"; a stage by its name.

    It has more decimals where it would else be shown as zero, or a share as 100 %; a rounded zero is "less than 1 %".
    """
    bound, limits = bound_of(marks), (0, 100) if indicator.measure == "share" else (0,)
    if amount in indicator.stages:
        return bounded(text(indicator.stages[int(amount)]), bound)
    rounded_off = amount == 0 and bound == Mark.APPROXIMATE and not indicator.whole
    least = 10.0 ** -indicator.decimals if rounded_off else amount
    size = numeral(least, decimals_apart(least, limits, indicator.decimals))
    words = in_unit(size, indicator, catalogue) if catalogue else size.written
    return say("phrase.less_than", value=words) if rounded_off else bounded(words, bound)


def bare_value(amount: float, indicator: Indicator, marks: str = "") -> str:
    """A value without its unit: "12", "about 10,000"; a stage by its name."""
    return value(amount, indicator, None, marks)


def in_unit(size: Numeral, indicator: Indicator, catalogue: Catalogue) -> str:
    """A number and its unit, in the singular for one."""
    one = catalogue.unit_of_one.get(indicator.unit) if abs(size) == 1 else None
    unit = text(one or catalogue.units.get(indicator.unit, indicator.unit))
    return say("phrase.with_unit", amount=size, unit=unit) if unit else size.written


def unit_of_one(indicator: Indicator, catalogue: Catalogue) -> str:
    """The unit in the singular: "victim"; of a share, that of its denominator."""
    counted = catalogue.indicators.get(indicator.denominator, indicator)
    return text(catalogue.unit_of_one.get(counted.unit) or catalogue.units.get(counted.unit, counted.unit))


def bound_of(marks: str) -> str:
    """The mark that is told with a value, such as "at most" in "at most 5 trainings"; "" for none."""
    return next((code for code in (*BOUNDS, Mark.APPROXIMATE) if code in marks.split()), "")


def flagged(marks: str) -> str:
    """Marks of a row except the one that ``value`` tells."""
    return " ".join(code for code in marks.split() if code != bound_of(marks))


def measure(indicator: Indicator, catalogue: Catalogue, without_area: str = "") -> str:
    """Title and unit of an indicator, the unit only where the title does not name it; for the rest see ``title``."""
    name, unit = title(indicator, without_area), text(catalogue.units.get(indicator.unit, ""))
    is_named = indicator.stages or unit.casefold() in name.casefold()
    return name if is_named else f"{name}, {unit}"


def status_of(row: Mapping[Any, Any], indicator: Indicator | None, *, short: bool = False) -> str:
    """The name of a row's status, or its short one; a stage below the goal by its own name; an activity, without one,
    by its number beside the country's own years before, where the row has those.
    """
    if indicator and row["status"] == Status.STAGE_BELOW and row["value"] in indicator.stages:
        return bare_value(row["value"], indicator, row["marks"])
    if row["status"] or indicator is None:
        return status(row["status"]).short if short else status(row["status"]).word
    if math.isnan(row["value"]):
        return ""
    figure = bare_value(row["value"], indicator, row["marks"])
    before = "" if short else earlier_years(row)
    return f"{figure} ({before})" if before else figure


def earlier_years(row: Mapping[Any, Any], *, short: bool = False) -> str:
    """The range of an activity's numbers in the years before: "2 to 6 a year from 2019 to 2023", in short "(2–6)"."""
    if math.isnan(row.get("earlier_since", math.nan)):
        return ""
    since, by, least, most = (int(row[f"earlier_{name}"]) for name in ("since", "by", "least", "most"))
    if short:
        return f"({'–'.join(dict.fromkeys((number(least), number(most))))})"
    span = "range" if least < most else "same" if since < by else "year"
    return say("activity.earlier", span=span, since=since, by=by, least=number(least), most=number(most))


def hidden(indicator: Indicator, reason: str, marks: str) -> str:
    """What stands in place of a figure that is suppressed for a reason, a Suppression: of a bound, what is true."""
    if reason == Suppression.SMALL_COUNT and indicator.protection:
        bound = bound_of(marks)
        kind = bound if bound in (Mark.LOWER_BOUND, Mark.UPPER_BOUND) else "small"
        return say("hidden", kind, below=indicator.protection.hide_below)
    return say("hidden", "confidential" if reason == Suppression.CONFIDENTIAL else "other")


def figure_in_words(row: Mapping[Any, Any], indicator: Indicator, catalogue: Catalogue) -> str:
    """A row's figure with its unit, or why there is none: it is hidden, or an Absence."""
    if row["hidden"]:
        return hidden(indicator, row["suppressed"], row["marks"])
    return absence(row["absence"]) if row.get("absence") else value(row["value"], indicator, catalogue, row["marks"])


def why_unassessed(row: Mapping[Any, Any]) -> str:
    """Why a row is not assessed, "" where it is; beside a visible figure "hidden" is that on which it depends."""
    if row["reason"] == Reason.HIDDEN and not row.get("hidden", True):
        return say("phrase.rests_on_hidden")
    return reason(row["reason"]) if row["reason"] else ""


def gap(distance: float, indicator: Indicator, catalogue: Catalogue, of: str) -> str:
    """Distance from a "path" or "goal": "24 victims below the goal path"; of whole counts that of the numbers shown."""
    distance = -indicator.in_whole(-distance)
    size = numeral(abs(distance), max(indicator.decimals, 1))
    at = "at" if not size else "above" if distance > 0 else "below"
    words = say("phrase.gap", of=of, at=at, value=in_unit(size, indicator, catalogue))
    return say("phrase.less_is_better", gap=words) if size and indicator.desired_direction == "down" else words


def gaps_from(indicator: Indicator) -> str:
    """What the gaps of an indicator are measured from: the "path" from a baseline, or the "goal" of the year."""
    from indicators.judging import methods  # noqa: PLC0415 - it loads numpy, which many commands do not need

    method = methods.method_of(indicator)
    return "path" if method is None or method.on_a_path else "goal"


def difference(before: float, after: float, indicator: Indicator, target: float = math.nan,
               about: Sequence[float] = (), unit: Callable[..., str] | None = None) -> Forms:
    """The difference of two figures as formatted everywhere: in points for a share, else as a rate.

    For a count below SMALL, and from zero, it is a number, in a ``unit``. It is no more exact than ``about``,
    the approximate ones of the two: "about 9 percentage points" from 76.3 to about 85. For ``target`` see ``rate``.
    """
    bound = Mark.APPROXIMATE if about else ""
    if indicator.measure == "share":
        usual = max(indicator.decimals, 1)
        exact = [max(-last_digit(figure, usual), 0) for figure in about]
        decimals = min(*exact, usual) if exact else decimals_apart(after - before, (0,), usual)
        return points(after - before, decimals, bound)
    if small(indicator, before) or not before:
        return change_of(after - before, 1, unit, bound=bound, less="fewer")
    return rate((after - before) / before, before, after, indicator, target, bound=bound,
                less="fewer" if indicator.whole else "less")


def rate(by: float, before: float, after: float, indicator: Indicator, target: float, *, bound: str = "",
         less: str = "less") -> Forms:
    """A change or pace as a share, whole per cent for small or approximate figures; never rounded to a yearly goal."""
    few = bool(bound) or indicator.whole and not indicator.stages and max(abs(before), abs(after)) < FEW
    asked = () if math.isnan(target) else (target,)
    return change(by, asked, few=few, bound=bound, less=less)


def _change(row: Mapping[Any, Any], indicator: Indicator, unit: Callable[..., str] | None = None) -> Forms:
    """Change of a row of ASSESSMENT on the previous figure."""
    about = [row["value"]] if Mark.APPROXIMATE in row.get("marks", "").split() else []
    about += [row["previous_value"]] if row.get("previous_mark") == Mark.APPROXIMATE else []
    return difference(row["previous_value"], row["value"], indicator, row.get("target", math.nan), about, unit)


def moved(row: Mapping[Any, Any], indicator: Indicator, catalogue: Catalogue) -> str:
    """The change of a row as text; "" for none, and where one of the two figures is a bound: "at least 55 %".

    That of a small count is an amount in its unit: "+12 victims", not to be taken for +12 %.
    """
    unit = partial(in_unit, indicator=indicator, catalogue=catalogue)
    return _change(row, indicator, unit) if has_known_change(row) else ""


def moved_since(row: Mapping[Any, Any], indicator: Indicator) -> str:
    """The change of a row as a sentence has it: "7 fewer than in 2022"; "" for none, and from or to a bound."""
    if not has_known_change(row):
        return ""
    moved = _change(row, indicator)
    return say("phrase.change_since", change=moved, before=int(row["previous_year"]))


def has_known_change(row: Mapping[Any, Any]) -> bool:
    """Whether a row of ASSESSMENT has a change, and neither its figure nor the one before is a bound."""
    return not (math.isnan(row["change"]) or is_bound(row.get("marks", "")) or is_bound(row.get("previous_mark", "")))


def is_bound(marks: str) -> bool:
    """Whether a figure with these marks is a bound: "at least 55 %"."""
    return not set(BOUNDS).isdisjoint(marks.split())


def pace(row: Mapping[Any, Any], indicator: Indicator, catalogue: Catalogue) -> str:
    """Average change a year since the baseline, or slope of a trend: "+2.8 % a year", "+4.2 percentage points a year".

    From a small count it is an amount; "" where there is none, for a bound, and for a fall to zero, not a steady one.
    """
    base, is_share = row["baseline_value"], indicator.measure == "share"
    by_trend = not math.isnan(row.get("slope", math.nan))
    if math.isnan(row["pace"]) or is_bound(row.get("marks", "")) or row["pace"] == -1 and not is_share:
        return ""
    if math.isnan(base) and not (is_share and by_trend) or not is_share and not small(indicator, base):
        return a_year(rate(row["pace"], base, row["value"], indicator, row.get("target", math.nan)))
    yearly = row["slope"] if by_trend else (row["value"] - base) / (row["year"] - row["baseline_year"])
    return a_year(slope(yearly, indicator, catalogue))


def slope(size: float, indicator: Indicator, catalogue: Catalogue, decimals: int = 1) -> Forms:
    """A change a year in the unit of the indicator: "+1.5 hours", of a share "+4.2 percentage points"."""
    decimals = max(indicator.decimals, decimals)
    return points(size, decimals) if indicator.measure == "share" else change_of(
        size, decimals, partial(in_unit, indicator=indicator, catalogue=catalogue))


def window_growth(row: Mapping[Any, Any]) -> str:
    """Growth of the window of a yearly goal, with its interval: "+13 % a year (+11 % to +15 %)"; "" without one."""
    if math.isnan(row["growth_low"]):
        return ""
    growth, low, high = (growth_of(row, name) for name in ("growth", "growth_low", "growth_high"))
    return say("phrase.growth", growth=a_year(growth), low=low, high=high)


def growth_change(rate: float, asked: Sequence[float], *, few: bool = True, other_end: float = math.nan) -> Forms:
    """A growth a year, never rounded to what is asked; a very large one is only at least so large."""
    bound = Mark.LOWER_BOUND if rate > LARGEST_GROWTH else ""
    return change(min(rate, LARGEST_GROWTH), asked, few=few, bound=bound, other_end=min(other_end, LARGEST_GROWTH))


def growth_of(row: Mapping[Any, Any], name: str = "growth") -> Forms:
    """A row's growth a year of the window, or an end of its interval, as a change; never rounded to the goal."""
    other_end = {"growth_low": "growth_high", "growth_high": "growth_low"}.get(name, name)
    return growth_change(row[name], (row["target"], -row["target"]), other_end=row[other_end])


def a_year(text: str) -> str:
    """A change as a yearly one: "+2.8 % a year"; "no change" is left as it is."""
    return text if text == say("phrase.no_change") else say("phrase.a_year", change=text)


def small(indicator: Indicator, before: float) -> bool:
    """Whether no rate is given on a figure, since it is a small count."""
    return indicator.whole and not indicator.stages and indicator.measure != "share" and abs(before) < SMALL
