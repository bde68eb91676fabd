"""A figure with its unit, qualified by its marks and signs."""

import math
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from indicators.model import Catalogue, Indicator, Mark, Status, Suppression
from indicators.wording.codes import status
from indicators.wording.language import text, title
from indicators.wording.messages import say, written
from indicators.wording.numbers import decimals_apart, number, rounded_to

SIGNS = {"<": "less", "≤": "at_most", "<=": "at_most", ">": "more", "≥": "at_least", ">=": "at_least"}
"""Meaning of a sign before a number, by the key of its message."""


def value(amount: float, indicator: Indicator, catalogue: Catalogue, marks: str = "") -> str:
    """A value with its unit, qualified by its marks: "12 victims", "at least 30,000 victims", "about 85 %"."""
    if amount in indicator.stages:
        return _bounded(text(indicator.stages[int(amount)]), marks)
    if _next_to_nothing(amount, indicator, marks):
        return _less(with_unit(10.0 ** -indicator.decimals, indicator.decimals, indicator, catalogue))
    return _bounded(with_unit(amount, _decimals(amount, indicator), indicator, catalogue), marks)


def bare_value(amount: float, indicator: Indicator, marks: str = "") -> str:
    """A value without its unit: "12", "about 10,000"; a stage by its name."""
    if amount in indicator.stages:
        return _bounded(text(indicator.stages[int(amount)]), marks)
    if _next_to_nothing(amount, indicator, marks):
        return _less(number(10.0 ** -indicator.decimals, indicator.decimals))
    return _bounded(number(amount, _decimals(amount, indicator)), marks)


def status_of(row: Mapping[Any, Any], indicator: Indicator | None, *, short: bool = False) -> str:
    """The name of a row's status, or its short one; for a stage below the goal, the stage's own name.

    For an activity, which has none, its number beside the country's own years before, where the row has those.
    """
    if indicator and row["status"] == Status.STAGE_BELOW and row["value"] in indicator.stages:
        return bare_value(row["value"], indicator, row["marks"])
    if indicator and not row["status"]:
        return _activity(row, indicator, short=short)
    words = status(row["status"])
    return words.short if short else words.word


def _activity(row: Mapping[Any, Any], indicator: Indicator, *, short: bool) -> str:
    """The number of an activity; "none reported" where a zero was reported."""
    if row["value"] != row["value"]:
        return ""
    figure = bare_value(row["value"], indicator, row["marks"]) if row["value"] else say("activity.none")
    before = earlier_years(row)
    return f"{figure} ({before})" if before and not short else figure


def earlier_years(row: Mapping[Any, Any]) -> str:
    """The range of an activity's numbers in the years before, "2 to 6 a year from 2019 to 2023"; "" without any."""
    if row.get("earlier_since", math.nan) != row.get("earlier_since", math.nan):
        return ""
    since, by, least, most = (int(row[f"earlier_{name}"]) for name in ("since", "by", "least", "most"))
    span = "range" if least < most else "same" if since < by else "year"
    return say("activity.earlier", span=span, since=since, by=by, least=number(least), most=number(most))


def earlier_range(row: Mapping[Any, Any]) -> str:
    """The same range in short: "(2–6)", or "(2)"."""
    least, most = number(row["earlier_least"]), number(row["earlier_most"])
    return f"({least}–{most})" if least != most else f"({least})"


def flagged(marks: str) -> str:
    """Marks of a row except those that ``value`` expresses, such as "at most" in "at most 5 trainings"."""
    return " ".join(code for code in marks.split() if code != _bound(marks))


def _decimals(amount: float, indicator: Indicator) -> int:
    """The decimals of a figure: those of its indicator, and more where a share would be shown as 100 % that is not."""
    return decimals_apart(amount, indicator.decimals, 100) if indicator.measure == "share" else indicator.decimals


def _next_to_nothing(amount: float, indicator: Indicator, marks: str) -> bool:
    """Whether a figure that is not whole by nature would be shown as zero, although it is not or may not be zero.

    A zero that its source has rounded may be any figure that rounds to zero.
    """
    if indicator.whole or amount < 0 or number(amount, indicator.decimals) != "0":
        return False
    return _bound(marks) == Mark.APPROXIMATE if amount == 0 else _bound(marks) in ("", Mark.APPROXIMATE)


def _less(amount: str) -> str:
    return say("phrase.less_than", value=amount)


def _bounded(amount: str, marks: str) -> str:
    """A formatted value, qualified by its marks."""
    bound = _bound(marks)
    return say("bound", bound, value=amount) if bound else amount


def _bound(marks: str) -> str:
    """The mark that is expressed with a value; "" for none."""
    carried = set(marks.split())
    return next((code for code in (Mark.LOWER_BOUND, Mark.UPPER_BOUND, Mark.APPROXIMATE) if code in carried), "")


def sign(written: str) -> str:
    """Meaning of a sign before a number: "<" is "the true figure is less"."""
    return say("sign", SIGNS[written])


def with_unit(amount: float, decimals: int, indicator: Indicator, catalogue: Catalogue) -> str:
    """A number and its unit, in the singular for one."""
    digits = number(amount, decimals)
    ones = catalogue.unit_of_one
    one = ones.get(indicator.unit) if abs(rounded_to(amount, decimals)) == 1 else None
    unit = text(one or catalogue.units.get(indicator.unit, indicator.unit))
    return say("phrase.with_unit", amount=digits, unit=unit) if unit else digits


def measure(indicator: Indicator, catalogue: Catalogue, without_area: str = "") -> str:
    """Title and unit of an indicator, the unit only where the title does not name it; for the rest see ``title``."""
    name, unit = title(indicator, without_area), text(catalogue.units.get(indicator.unit, ""))
    is_named = indicator.stages or unit.casefold() in name.casefold()
    return name if is_named else f"{name}, {unit}"


def unit_of_one(indicator: Indicator, catalogue: Catalogue) -> str:
    """The unit in the singular: "victim"; of a share, that of its denominator."""
    counted = catalogue.indicators.get(indicator.denominator, indicator)
    return text(catalogue.unit_of_one.get(counted.unit) or catalogue.units.get(counted.unit, counted.unit))


DIGITS = "9999"      # placeholder for any number when texts are matched


def hidden(indicator: Indicator, reason: str, marks: str) -> str:
    """What stands in place of a figure that is suppressed for a reason, a Suppression: of a bound, what is true."""
    if reason == Suppression.SMALL_COUNT and indicator.protection:
        if Mark.LOWER_BOUND in marks.split():
            return say("phrase.hidden_at_least")
        way = "at_most" if Mark.UPPER_BOUND in marks.split() else "small"
        return say(f"phrase.hidden_{way}", below=indicator.protection.hide_below)
    return say("phrase.hidden_confidential" if reason == Suppression.CONFIDENTIAL else "phrase.hidden_other")


def says_hidden(words: str) -> bool:
    """Whether a text is one that ``hidden`` returns for any indicator."""
    return bool(_hidden().fullmatch(words))


@cache
def _hidden() -> re.Pattern[str]:
    words = [text for way in ("small", "at_most", "at_least", "confidential", "other")
             for text in written(f"phrase.hidden_{way}", below=DIGITS)]
    return re.compile("|".join(map(re.escape, words)).replace(DIGITS, r"\d+"))
