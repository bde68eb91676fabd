"""The current meaning of stored rows: a figure keeps the indicator, unit and stages of its catalogue.

Stored content is never rewritten. A row's catalogue is the one in force when its submission was first published. If
later catalogues declare the change (``was``, ``conversions``, ``stages_were``), the row is converted; otherwise it
stays as it is, under an indicator that is no longer in the catalogue.
"""

import sys
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from indicators.model import KEY, Catalogue, Former, Indicator, Text

RELATIONS = ("numerator", "denominator", "running_total_of")
DIGITS = 12  # significant digits of a converted figure: beyond them a factor such as 1/24 leaves rounding errors


@dataclass(frozen=True)
class Stage:
    """A stage of a figure: its number and name in the last catalogue that has it, and the indicator there."""

    number: int
    word: str
    indicator: Indicator
    gone: bool = False


@dataclass(frozen=True)
class Meaning:
    """The meaning of a code of one catalogue in a later one. If ``gone``, the later one lacks it, and ``indicator`` is
    the last version of it.

    ``stages`` maps the stage numbers of the first catalogue.
    """

    indicator: Indicator
    factor: float = 1
    stages: tuple[tuple[int, Stage], ...] = ()
    gone: bool = False

    def under(self, catalogue: Catalogue) -> "Meaning":
        """Return the meaning one catalogue later."""
        now = catalogue.successor(self.indicator.id)
        if now is None or now.unit != self.indicator.unit and self.indicator.unit not in now.conversions:
            return replace(self, gone=True)
        if bool(now.stages) != bool(self.indicator.stages):
            return replace(self, gone=True)
        factor = 1 if now.unit == self.indicator.unit else now.conversions[self.indicator.unit]
        stages = tuple((number, _stage(stage, now)) for number, stage in self.stages)
        return Meaning(now, self.factor * factor, stages)

    @property
    def last(self) -> list[Indicator]:
        """The last definition of the indicator if it is gone, else those of the indicators that had its stages that are
        gone.
        """
        return [self.indicator] if self.gone else [stage.indicator for _, stage in self.stages if stage.gone]

    def same(self, code: str) -> bool:
        """Whether the meaning is exactly what the stored row states."""
        return not self.gone and self.indicator.id == code and self.factor == 1 and all(
            number == stage.number and not stage.gone for number, stage in self.stages)


class Meanings:
    """The meaning of rows under the last of several catalogues, each in force from a version on."""

    def __init__(self, adopted: Sequence[tuple[int, Catalogue]]) -> None:
        self._since = [version for version, _ in adopted]
        self._catalogues = [catalogue for _, catalogue in adopted]

    def then(self, version: int, catalogue: Catalogue) -> "Meanings":
        """Return the meanings if another catalogue came into force at a version."""
        return Meanings([*zip(self._since, self._catalogues, strict=True), (version, catalogue)])

    @cached_property
    def _of(self) -> list[dict[str, Meaning]]:
        """For each catalogue, the current meaning of each of its codes; empty if none was adopted."""
        return [{code: self._now(indicator, index) for code, indicator in catalogue.indicators.items()}
                for index, catalogue in enumerate(self._catalogues)]

    def _now(self, indicator: Indicator, index: int) -> Meaning:
        found = Meaning(indicator, stages=tuple(
            (number, Stage(number, word_of(text), indicator)) for number, text in indicator.stages.items()))
        for later in self._catalogues[index + 1:]:
            found = found.under(later)
        return found

    @cached_property
    def codes(self) -> list[str]:
        """Stored codes whose meaning has changed for at least one catalogue."""
        return sorted({code for known in self._of for code, meaning in known.items() if not meaning.same(code)})

    @cached_property
    def catalogue(self) -> Catalogue:
        """The last catalogue, with definitions that only earlier ones have."""
        now, before = self._catalogues[-1], self._catalogues[:-1]
        gone = {self.former_code(meaning): last
                for known in self._of for meaning in known.values() for last in meaning.last}
        former = Former(
            indicators=tuple(indicator.model_copy(update={"id": code}) for code, indicator in sorted(gone.items())),
            areas=tuple({area.code: area for catalogue in before for area in catalogue.areas
                         if area.code not in now.area}.values()),
            units=_missing(now.units, (catalogue.units for catalogue in before)),
            unit_of_one=_missing(now.unit_of_one, (catalogue.unit_of_one for catalogue in before)),
            renamed=self._renamed,
            unit_of={code: catalogue.indicators[code].unit for code, catalogue, meaning in self._carried_over
                     if code in self._renamed and meaning.factor != 1},
            renumbered=tuple(sorted({code for code, _, meaning in self._carried_over if code in self._renamed
                                     and any(number != stage.number for number, stage in meaning.stages)})),
            converted=any(meaning.factor != 1 for _, _, meaning in self._carried_over))
        values = {name: getattr(now, name) for name in Catalogue.model_fields}
        return now if former == Former() else Catalogue(**values | {"former": former})

    @cached_property
    def _carried_over(self) -> list[tuple[str, Catalogue, Meaning]]:
        """Each code of each catalogue with its current meaning, unless that is gone."""
        return [(code, catalogue, meaning) for catalogue, known in zip(self._catalogues, self._of, strict=True)
                for code, meaning in known.items() if not meaning.gone]

    @cached_property
    def _renamed(self) -> dict[str, str]:
        """The current code for each code that the last catalogue lacks, by the last catalogue that has it."""
        last = {code: meaning for known in self._of for code, meaning in known.items()}
        return {code: meaning.indicator.id for code, meaning in last.items()
                if not meaning.gone and code not in self._catalogues[-1].indicators}

    def former_code(self, meaning: Meaning) -> str:
        """Return a code for what is gone: its own, with its unit appended if the catalogue uses the code for something
        else.
        """
        code = meaning.indicator.id
        return f"{code}.{meaning.indicator.unit}" if code in self._catalogues[-1].indicators else code

    def code(self, code: str, version: int) -> str:
        """Return the current code of a code at a version."""
        return self._code_and_factor(code, version)[0]

    def between(self, code: str, version: int, other: int) -> tuple[str, float]:
        """Return the code at another version, earlier or later, of a code at a version, and the factor for its figures.
        """
        now, factor = self._code_and_factor(code, version)
        if not self._of or self._index(version) == self._index(other):
            return code, 1
        for name in self._of[self._index(other)]:
            called, divisor = self._code_and_factor(name, other)
            if called == now:
                return name, factor / divisor
        return now, factor

    def relations_once(self, version: int, now: Mapping[str, Indicator]) -> list[tuple[range, str, Indicator]]:
        """Return shares and running totals whose relations in another catalogue differ from those of the indicators
        ``now`` of a version: the versions for which that catalogue was in force, the current code, and the former
        indicator, in current codes.
        """
        found = []
        for since, until, catalogue in zip(self._since, [*self._since[1:], sys.maxsize], self._catalogues, strict=True):
            for indicator in catalogue.indicators.values():
                then = {name: self.between(code, since, version)[0]
                        for name in RELATIONS if (code := getattr(indicator, name))}
                code = self.between(indicator.id, since, version)[0] if then else ""
                if then and (code not in now or then != {name: other for name in RELATIONS
                                                         if (other := getattr(now[code], name))}):
                    found.append((range(since, until), code, indicator.model_copy(update=then)))
        return found

    def _code_and_factor(self, code: str, version: int) -> tuple[str, float]:
        meaning = self._of[self._index(version)].get(code) if self._of else None
        if meaning is None:
            return code, 1
        return (self.former_code(meaning), 1) if meaning.gone else (meaning.indicator.id, meaning.factor)

    def carry(self, rows: pd.DataFrame, versions: np.ndarray) -> pd.DataFrame:
        """Return the rows with current codes and units; ``versions`` are those of first publication. Of duplicate keys
        the latest is kept.
        """
        if not self.codes:
            return rows
        affected = rows["indicator"].isin(self.codes).to_numpy(bool)
        if not affected.any():
            return rows
        catalogues = np.array([self._index(int(version)) for version in versions[affected]])
        some = rows[affected]
        code, value = some["indicator"].astype(object).to_numpy(copy=True), some["value"].to_numpy(copy=True)
        stored = code.copy()
        for index, name in set(zip(catalogues.tolist(), stored.tolist(), strict=True)):
            meaning, affected_rows = self._of[index].get(name), (catalogues == index) & (stored == name)
            if meaning is not None and not meaning.same(name):
                code[affected_rows], value[affected_rows] = self._carried(meaning, value[affected_rows])
        rows = rows.copy()
        rows.loc[affected, "indicator"], rows.loc[affected, "value"] = code, value
        rows = rows.assign(came=versions).sort_values([*KEY, "came"], kind="stable")
        return rows.drop_duplicates(KEY, keep="last").drop(columns="came").reset_index(drop=True)

    def _carried(self, meaning: Meaning, value: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Code and value of each of these rows, which have one code."""
        former, code = self.former_code(meaning), meaning.indicator.id
        if meaning.gone:
            return np.full(len(value), former, object), value
        if not meaning.stages:
            return np.full(len(value), code, object), np.array(
                [float(f"{number * meaning.factor:.{DIGITS}g}") for number in value])
        stages = dict(meaning.stages)
        found = [stages.get(int(number)) if number == number else None for number in value]  # noqa: PLR0124 - NaN
        return (np.array([former if stage and stage.gone else code for stage in found], object),
                np.array([number if stage is None else stage.number
                          for number, stage in zip(value, found, strict=True)], float))

    def _index(self, version: int) -> int:
        """Index of the catalogue in force at a version; the first for earlier versions."""
        return max(bisect_right(self._since, version) - 1, 0)


def word_of(text: Text) -> str:
    """Return the name by which a stage is identified."""
    return (text if isinstance(text, str) else text.get("en") or next(iter(text.values()), "")).strip().casefold()


def _stage(stage: Stage, now: Indicator) -> Stage:
    """A stage one catalogue later: same number and name, or the number that the catalogue declares for the name."""
    if stage.number in now.stages and word_of(now.stages[stage.number]) == stage.word:
        return replace(stage, indicator=now, gone=False)
    declared = {word.strip().casefold(): number for word, number in now.stages_were.items()}
    number = declared.get(stage.word)
    if number is None or number not in now.stages:
        return replace(stage, gone=True)
    return Stage(number, word_of(now.stages[number]), now)


def _missing(now: dict[str, Text], before: Iterable[dict[str, Text]]) -> dict[str, Text]:
    return {code: word for words in before for code, word in words.items() if code not in now}
