"""A goal's number, which may differ by year and area, as given in the YAML."""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from indicators.judging.methods import parameters
from indicators.judging.statistics.series import YEAR, Floats, Ints, Series
from indicators.model import Message

Steps = tuple[tuple[int, Fraction], ...]

ALWAYS = 0               # year of a number that applies from the beginning
DEFAULT = "default"
A_YEAR = re.compile(r"(19|20)\d\d")   # canonical JSON turns the years of a mapping into text


@dataclass(frozen=True)
class Target:
    """Numbers, each with its first year: ``steps``, or for some areas those in ``areas``; () means no number."""

    steps: Steps
    areas: tuple[tuple[str, Steps], ...] = ()

    @cached_property
    def numbers(self) -> tuple[Fraction, ...]:
        """All numbers, of all areas."""
        return tuple(number for _, _, number in self._dated_numbers())

    @property
    def constant(self) -> Fraction | None:
        """The one number of all years and areas; None where there are several."""
        return self.numbers[0] if self.numbers and self == always(self.numbers[0]) else None

    def by_key(self) -> Iterator[tuple[tuple[str | int, ...], float]]:
        """Each number with its keys below the target's own key: area, first year."""
        for area, since, number in self._dated_numbers():
            of = (area or DEFAULT,) if self.areas else ()
            yield (*of, *((since,) if since else ())), float(number)

    def how(self, code: str, values: Mapping[str, object],
            convert: Callable[[Fraction], object] = float) -> tuple[Message, ...]:
        """The goal's sentence with its number; where there are several, one without, then one for each number."""
        if self.constant is not None:
            return (Message(code=code, values={**values, "goal": convert(self.constant)}),)
        return Message(code=f"{code}_target"), *(_how_number(area, since, {**values, "goal": convert(number)})
                                                 for area, since, number in self._dated_numbers())

    def _dated_numbers(self) -> Iterator[tuple[str, int, Fraction]]:
        """Area ("" for all others), first year, and number."""
        for area, steps in (("", self.steps), *self.areas):
            for since, number in steps:
                yield area, since, number

    def in_short(self, code: str, row: float, decimals: int, **values: object) -> Message:
        """The rule in short with its one number, or with the number of a ``row`` where there are several."""
        asked = row if self.constant is None else float(self.constant)
        if math.isnan(asked):
            return Message(code="rule.no_target")
        return Message(code=code, values={"number": asked, "decimals": decimals, **values})

    def of(self, area: str) -> "Target":
        """The target of one area."""
        return Target(dict(self.areas).get(area, self.steps))

    def at(self, year: int, area: str = "") -> Fraction | None:
        """The number of a year; None where none is set."""
        return next((number for since, number in reversed(self.of(area).steps) if since <= year), None)

    @property
    def first_year(self) -> int:
        """The first year with a number; only for a target ``of`` one area that has one."""
        return self.steps[0][0]

    def in_force(self, year: Ints) -> Ints:
        """Index of each year's number in ``steps``; -1 where none is set. Only ``of`` one area."""
        return np.searchsorted([since for since, _ in self.steps], year, side="right").astype(np.int64) - 1

    def column(self, year: Ints) -> Floats:
        """Number of each year, NaN where none is set. Only ``of`` one area."""
        return np.array([*(float(number) for _, number in self.steps), np.nan])[self.in_force(year)]

    def spans(self, rows: Series, since: Ints) -> list[tuple[Fraction, Ints]]:
        """Each number of one area, and how long it was in force between the row ``since`` and each row.

        Times are in 365ths of a year. A year's number applies to the growth since the year before; between two dates,
        to the days of that year.
        """
        elapsed = rows.elapsed(since)
        if len(self.steps) == 1 and self.steps[0][0] == ALWAYS:
            return [(self.steps[0][1], elapsed)]
        dated = rows.dated & rows.dated[since]
        end = np.where(dated, rows.days, rows.year * YEAR)
        bounds = [start for start, _ in self.steps] + [ALWAYS]
        return [(number, np.where(since >= 0, _inside(end - elapsed, end, dated, bounds[index], bounds[index + 1]), 0))
                for index, (_, number) in enumerate(self.steps)]


def _how_number(area: str, since: int, number: Mapping[str, object]) -> Message:
    """The message for one number, with the area and first year to which it applies."""
    values = {**number, "ref_area": area, "since": since}
    if area:
        return Message(code="how.area_from" if since else "how.area_always", values=values)
    return Message(code="how.all_from" if since else "how.all_always", values=values)


def _inside(start: Ints, end: Ints, dated: np.ndarray, first: int, next_first: int) -> Ints:
    """The time between start and end that lies from ``first`` until ``next_first``, in 365ths of a year."""
    first_day, last_day = (np.where(dated, year, year - 1) * YEAR for year in (first, next_first))
    until = np.minimum(end, last_day) if next_first != ALWAYS else end
    return np.maximum(until - np.maximum(start, first_day), 0)


def always(number: Fraction) -> Target:
    """A target with the same number for every year and area."""
    return Target(((ALWAYS, number),))


def read(key: str, found: object, number: Callable[[str, object], Fraction]) -> Target:
    """Read a target from the YAML: one number, numbers by first year, or either of these by area.

    ``{2013: 10 %, 2016: 12 %}`` or ``{default: 10 %, KHM: {2013: 5 %}}``; without a default, areas not listed have no
    goal. ``number`` reads one number. A Refusal names the key at fault: "at_least.KHM.2013".
    """
    if not isinstance(found, Mapping) or _has_years(found):
        return Target(_steps(key, found, number))
    if not found or any(A_YEAR.fullmatch(str(name)) for name in found):
        raise parameters.bad(key, ", ".join(map(str, found)) or "nothing", "years, or area codes and default")
    steps = {str(name): _steps(f"{key}.{name}", given, number) for name, given in found.items()}
    return Target(steps.pop(DEFAULT, ()), tuple(sorted(steps.items())))


def _has_years(found: Mapping[object, object]) -> bool:
    return bool(found) and all(A_YEAR.fullmatch(str(name)) for name in found)


def _steps(key: str, found: object, number: Callable[[str, object], Fraction]) -> Steps:
    """Read one number, or numbers by first year, in order of years."""
    if not isinstance(found, Mapping):
        return ((ALWAYS, number(key, found)),)
    if not _has_years(found):
        raise parameters.bad(key, ", ".join(map(str, found)) or "nothing", "a number, or years with one each")
    years = [int(str(year)) for year in found]
    for year, next_year in zip(years, years[1:], strict=False):
        if next_year <= year:
            raise parameters.bad(f"{key}.{next_year}", next_year, f"a year after {year}")
    return tuple((year, number(f"{key}.{year}", found[given])) for year, given in zip(years, found, strict=True))
