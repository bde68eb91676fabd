"""A goal's number, which may differ by year and area, as written in the YAML."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from indicators.judging.methods import parameters
from indicators.judging.statistics.series import Floats, Ints, Series
from indicators.model import Amount, Indicator, Message, Number, Percent

Steps = tuple[tuple[int, Fraction], ...]

ALWAYS = 0               # year of a number that applies from the beginning
FOREVER = 9999
DEFAULT = "default"
A_YEAR = re.compile(r"(19|20)\d\d")   # canonical JSON turns the years of a mapping into text


@dataclass(frozen=True)
class Target:
    """Numbers, each with its first year: ``steps``, or for some areas those in ``areas``; () means no number."""

    steps: Steps
    areas: tuple[tuple[str, Steps], ...] = ()

    @property
    def dated_numbers(self) -> list[tuple[str, int, Fraction]]:
        """Area ("" for all others), first year, and number."""
        return [(area, since, number) for area, steps in (("", self.steps), *self.areas) for since, number in steps]

    @property
    def numbers(self) -> tuple[Fraction, ...]:
        """The different numbers of all years and areas."""
        return tuple(dict.fromkeys(number for _, _, number in self.dated_numbers))

    @property
    def constant(self) -> Fraction | None:
        """The one number of all years and areas; None where there are several."""
        return self.steps[0][1] if not self.areas and [since for since, _ in self.steps] == [ALWAYS] else None

    def by_key(self) -> Iterator[tuple[tuple[str | int, ...], float]]:
        """Each number with its keys below the target's own key: area, first year."""
        for area, since, number in self.dated_numbers:
            of_area = (area or DEFAULT,) if self.areas else ()
            yield (*of_area, *((since,) if since else ())), float(number)

    def at(self, year: int, area: str = "") -> Fraction | None:
        """The number of a year; None where none is set."""
        steps = dict(self.areas).get(area, self.steps)
        return next((number for since, number in reversed(steps) if since <= year), None)

    def column(self, rows: Series, year: Ints) -> Floats:
        """The number of each row's area in a year, NaN where none is set."""
        column = _of_years(self.steps, year)
        for area, steps in self.areas:
            of_area = rows.area == area
            column[of_area] = _of_years(steps, year[of_area])
        return column

    def spans(self, rows: Series, baseline: Ints) -> Iterator[tuple[Fraction, Ints]]:
        """Each number, and for how many of the years after the baseline, up to each row's, it was in force there."""
        base_year, areas = np.where(baseline >= 0, rows.year[baseline], rows.year), [area for area, _ in self.areas]
        for area, steps in (("", self.steps), *self.areas):
            in_area = rows.area == area if area else ~np.isin(rows.area, areas)
            ends = [*(since for since, _ in steps[1:]), FOREVER]
            for (since, number), until in zip(steps, ends, strict=False):
                years = np.minimum(rows.year, until - 1) - np.maximum(base_year, since - 1)
                yield number, np.where(in_area, np.maximum(years, 0), 0)

    def how(self, code: str, values: Mapping[str, object], indicator: Indicator | None = None) -> tuple[Message, ...]:
        """The goal's sentence with its number; where there are several, one without, then one for each number.

        The number is in the unit of an indicator or, without one, the size of a change.
        """
        def goal(number: Fraction) -> object:
            return Amount(float(number), indicator.id) if indicator else abs(number)

        if self.constant is not None:
            return (Message(code=code, values={**values, "numbers": "one", "goal": goal(self.constant)}),)
        dated = (_how_number(area, since, {**values, "goal": goal(number)})
                 for area, since, number in self.dated_numbers)
        return Message(code=code, values={**values, "numbers": "several"}), *dated

    def in_short(self, code: str, target: float, indicator: Indicator | None = None, **values: object) -> Message:
        """The rule in short with its one number, or with the ``target`` of a row where there are several.

        The number is one of an indicator's figures or, without one, a change.
        """
        number = target if self.constant is None else float(self.constant)
        if np.isnan(number):
            return Message(code="rule.no_target")
        asked = Number(number, max(indicator.decimals, 1)) if indicator else Percent(number, 3, signed=True)
        return Message(code=code, values={"number": asked, **values})


def _of_years(steps: Steps, year: Ints) -> Floats:
    """The number of each year, NaN before the first."""
    numbers = np.array([np.nan, *(float(number) for _, number in steps)])
    return numbers[np.searchsorted([since for since, _ in steps], year, side="right")]


def _how_number(area: str, since: int, number: Mapping[str, object]) -> Message:
    """The message for one number, with the area and first year to which it applies."""
    return Message(code="how.number", values={**number, "of": "area" if area else "all", "ref_area": area,
                                              "time": "from" if since else "always", "since": since})


def read(key: str, value: object, number: Callable[[str, object], Fraction]) -> Target:
    """Read a target from the YAML: one number, numbers by first year, or either of these by area.

    ``{2013: 10 %, 2016: 12 %}`` or ``{default: 10 %, KHM: {2013: 5 %}}``; without a default, areas not listed have no
    goal. ``number`` reads one number. A Refusal names the key at fault: "at_least.KHM.2013".
    """
    if not isinstance(value, Mapping) or _has_years(value):
        return Target(_steps(key, value, number))
    if not value or any(A_YEAR.fullmatch(str(name)) for name in value):
        raise parameters.bad(key, ", ".join(map(str, value)) or "nothing", "years, or area codes and default")
    steps = {str(name): _steps(f"{key}.{name}", of_area, number) for name, of_area in value.items()}
    return Target(steps.pop(DEFAULT, ()), tuple(sorted(steps.items())))


def _has_years(value: Mapping[object, object]) -> bool:
    return bool(value) and all(A_YEAR.fullmatch(str(name)) for name in value)


def _steps(key: str, value: object, number: Callable[[str, object], Fraction]) -> Steps:
    """Read one number, or numbers by first year, in order of years."""
    if not isinstance(value, Mapping):
        return ((ALWAYS, number(key, value)),)
    if not _has_years(value):
        raise parameters.bad(key, ", ".join(map(str, value)) or "nothing", "a number, or years with one each")
    by_year = {int(str(year)): number(f"{key}.{year}", written) for year, written in value.items()}
    for year, next_year in zip(by_year, list(by_year)[1:], strict=False):
        if next_year <= year:
            raise parameters.bad(f"{key}.{next_year}", next_year, f"a year after {year}")
    return tuple(by_year.items())
