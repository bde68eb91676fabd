"""Readers of a rule's parameters in the YAML; each fault is a Refusal with key, found and expected."""

import math
import re
from collections.abc import Iterable, Mapping
from fractions import Fraction

from indicators.errors import Refusal

PERCENTAGE = re.compile(r"([-+−]?)\s*(\d{1,6}(?:\.\d{1,6})?)\s*%")

FIRST_YEAR, LAST_YEAR = 1990, 2100


def only(given: Mapping[str, object], known: Iterable[str]) -> None:
    """Raise Refusal for a parameter that the method does not know."""
    names = sorted(known)
    for key in given:
        if key not in names:
            raise Refusal("rule.unknown_parameter", key=key, found=key, expected=", ".join(names) or "nothing")


def only_with(given: Mapping[str, object], keys: Iterable[str], key: str, chosen: str, holds: bool) -> None:
    """Raise Refusal for a parameter that has no effect because another, ``key``, is not ``chosen``."""
    for useless in keys:
        if useless in given and not holds:
            raise bad(useless, given[useless], f"nothing, or {key}: {chosen}")


def share(key: str, found: object) -> Fraction:
    """Read an exact share: "10 %" and 0.1 are 1/10. A bare number above 1 is refused, since 10 may mean 10 %."""
    if isinstance(found, str) and (match := PERCENTAGE.fullmatch(found.strip())):
        size = Fraction(match[2]) / 100
        return -size if match[1] in ("-", "−") else size
    if isinstance(found, int | float) and not isinstance(found, bool) and -1 <= found <= 1:
        return Fraction(str(found))
    raise bad(key, found, "a percentage such as 10 %")


def number(key: str, found: object) -> Fraction:
    """Read an exact number in the indicator's unit."""
    if isinstance(found, int | float) and not isinstance(found, bool) and math.isfinite(found):
        return Fraction(str(found))
    raise bad(key, found, "a number, in the indicator's unit")


def whole(key: str, found: object) -> int:
    """Read a whole number."""
    if isinstance(found, int) and not isinstance(found, bool):
        return found
    raise bad(key, found, "a whole number")


def year(key: str, found: object) -> int:
    """Read a year, from the first possible year of figures on."""
    if FIRST_YEAR <= (number := whole(key, found)) <= LAST_YEAR:
        return number
    raise bad(key, found, f"a year from {FIRST_YEAR} to {LAST_YEAR}")


def choice(key: str, found: object, among: Iterable[str]) -> str:
    """Read one of a few choices."""
    words = list(among)
    if isinstance(found, str) and found in words:
        return found
    raise bad(key, found, " or ".join(words))


def flag(key: str, found: object) -> bool:
    """Read a yes or no."""
    if isinstance(found, bool):
        return found
    raise bad(key, found, "true or false")


def one_of(given: Mapping[str, object], keys: tuple[str, ...]) -> str:
    """The one of these keys that is given; raise Refusal for none or several."""
    found = [key for key in keys if key in given]
    if len(found) != 1:
        raise bad(keys[0], ", ".join(found) or "neither", f"{' or '.join(keys)}, one of them")
    return found[0]


def bad(key: str, found: object, expected: str) -> Refusal:
    """The refusal of a parameter's value."""
    return Refusal("rule.bad_parameter", key=key, found="nothing" if found is None else str(found),
                   expected=expected)
