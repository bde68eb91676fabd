"""Readers of a rule's parameters in the YAML; each fault is a Refusal with key, found and expected."""

import math
import re
from collections.abc import Mapping
from fractions import Fraction

from indicators.errors import Refusal

PERCENTAGE = re.compile(r"([-+−]?)\s*(\d{1,6}(?:\.\d{1,6})?)\s*%")


def share(key: str, value: object) -> Fraction:
    """Read an exact share: "10 %" and 0.1 are 1/10. A bare number above 1 is refused, since 10 may mean 10 %."""
    if isinstance(value, str) and (match := PERCENTAGE.fullmatch(value.strip())):
        size = Fraction(match[2]) / 100
        return -size if match[1] in ("-", "−") else size
    if isinstance(value, int | float) and not isinstance(value, bool) and -1 <= value <= 1:
        return Fraction(str(value))
    raise bad(key, value, "a percentage such as 10 %")


def number(key: str, value: object) -> Fraction:
    """Read an exact number in the indicator's unit."""
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return Fraction(str(value))
    raise bad(key, value, "a number, in the indicator's unit")


def number_above_zero(key: str, value: object) -> Fraction:
    """Read an exact number above 0 in the indicator's unit."""
    if (exact := number(key, value)) > 0:
        return exact
    raise bad(key, value, "a number above 0")


def whole(key: str, value: object) -> int:
    """Read a whole number."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise bad(key, value, "a whole number")


def one_of(parameters: Mapping[str, object], keys: tuple[str, ...]) -> str:
    """The one of these keys that is a parameter; raise Refusal for none or several."""
    present = [key for key in keys if key in parameters]
    if len(present) != 1:
        raise bad(keys[0], ", ".join(present) or "neither", f"{' or '.join(keys)}, one of them")
    return present[0]


def bad(key: str, value: object, expected: str) -> Refusal:
    """The refusal of a parameter's value."""
    return Refusal("rule.bad_parameter", key=key, found="nothing" if value is None else str(value), expected=expected)
