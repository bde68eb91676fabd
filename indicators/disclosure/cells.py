"""Elementary groups of people behind breakdowns: the cross product of their dimensions, with ages as intervals."""

import re
from collections.abc import Callable, Iterable
from functools import cached_property, reduce
from itertools import product
from math import inf, prod

import numpy as np

from indicators.judging.statistics.series import Floats

AGE, SEX, ALL = "AGE", "SEX", "_T"
SPANS: tuple[tuple[str, Callable[..., tuple[float, float]]], ...] = (
    (r"Y?(\d+)[T-](\d+)", lambda first, last: (first, last + 1)), (r"Y_LT(\d+)", lambda before: (0, before)),
    (r"Y_GE(\d+)", lambda first: (first, inf)), (r"Y?(\d+)", lambda only: (only, only + 1)))
"""Age codes (SDMX CL_AGE, and 0-12 as written in files) -> interval in years, upper end exclusive."""


class Cells:
    """The numbered cells of some breakdowns ("SEX=F;AGE=Y0T12"); a breakdown is a 0/1 vector over them.

    With ``rest`` every dimension also has people with none of its codes, such as unknown sex; without it girls and boys
    are everyone, and so are all ages.
    """

    def __init__(self, breakdowns: Iterable[str], *, rest: bool) -> None:
        codes: dict[str, set[str]] = {}
        for pair in (pair for name in breakdowns if name for pair in name.split(";")):
            dimension, _, code = pair.partition("=")
            codes.setdefault(dimension, set()).add(code)
        self._groups = {name: _divided(name, sorted(found), rest=rest) for name, found in sorted(codes.items())}
        self._everyone = [np.ones(len(next(iter(groups.values()))), np.float64) for groups in self._groups.values()]
        self.shape = tuple(len(everyone) for everyone in self._everyone)
        self.count = prod(self.shape)

    def of(self, breakdown: str) -> Floats:
        """Return the cells that make up a breakdown."""
        codes = dict(part.partition("=")[::2] for part in breakdown.split(";")) if breakdown else {}
        return _crossed([groups[codes[name]] if name in codes else everyone
                         for (name, groups), everyone in zip(self._groups.items(), self._everyone, strict=True)])

    @cached_property
    def groups(self) -> list[Floats]:
        """Every group that can be asked about: for each dimension a code, all but one code, a single cell, or everyone.
        """
        options = []
        for groups, everyone in zip(self._groups.values(), self._everyone, strict=True):
            one = [everyone, *groups.values(), *(everyone - group for group in groups.values()), *np.eye(len(everyone))]
            options.append([np.array(group) for group in dict.fromkeys(map(tuple, one)) if any(group)])
        return [_crossed(chosen) for chosen in product(*options)]


def _crossed(groups: Iterable[Floats]) -> Floats:
    return reduce(np.multiply.outer, groups, np.ones(1)).ravel()


def _divided(dimension: str, codes: list[str], *, rest: bool) -> dict[str, Floats]:
    """The cells of each code of one dimension; codes are disjoint, except overlapping ages."""
    spans = {code: span for code in codes if dimension == AGE and (span := age(code))}
    ends = sorted({0, inf, *(end for span in spans.values() for end in span)}) if spans else []
    years = list(zip(ends, ends[1:], strict=False))
    others = [code for code in codes if code not in spans and code != ALL]
    whole = bool(years) or (dimension == SEX and {"F", "M"} <= set(codes))
    size = len(years) + len(others) + (rest or not whole)
    found = {code: np.zeros(size) for code in codes}
    for code, (first, before) in spans.items():
        found[code][:len(years)] = [first <= start and end <= before for start, end in years]
    for number, code in enumerate(others, len(years)):
        found[code][number] = 1
    if ALL in found:
        found[ALL][:] = 1
    return found


def age(code: str) -> tuple[float, float] | None:
    """Return the interval of ages of a code, upper end exclusive; None if it is not an age."""
    for pattern, span in SPANS:
        if found := re.fullmatch(pattern, code):
            first, before = span(*map(int, found.groups()))
            return (first, before) if first < before else None
    return None
