"""The two rows of a header -> what each row gives: the year, the sex, the country or the indicator."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from indicators.catalogue.area_names import AreaNames
from indicators.ingest.mapping.choices import Choices
from indicators.ingest.mapping.indicator_names import IndicatorNames
from indicators.ingest.mapping.long_table import forms
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import normalised, role_of
from indicators.ingest.vocabulary.sex_and_age import sex_of
from indicators.ingest.vocabulary.years import is_yearlike
from indicators.model import Issue

UNCLEAR = "unclear"


@dataclass(frozen=True, kw_only=True)
class Levels:
    """What the rows of the header state about the columns of figures; empty for a header of one row."""

    stated: dict[str, dict[int, str]] = field(default_factory=dict)     # role -> column index -> text
    others: dict[int, str] = field(default_factory=dict)   # columns among them with no year or sex
    issues: tuple[Issue, ...] = ()

    @property
    def indices(self) -> list[int]:
        """Column indices of the figures."""
        return list(next(iter(self.stated.values()), {}))


ONE_LINE = Levels()


def find_levels(reading: Reading, names: IndicatorNames, areas: AreaNames, choices: Choices) -> Levels:
    """Determine what each header row gives. An unknown row is taken as indicators if nothing else names them, or as a
    title if the columns are distinct without it; otherwise it is unclear, and an issue rejects the file.
    """
    chosen = {normalised(name): role for name, role in choices.columns.items() if role}
    words = {index: reading.levels[name] for index, name in enumerate(reading.header)
             if name in reading.levels and normalised(name) not in chosen}
    if not words:
        return _sexes(reading, chosen)
    others = {chosen.get(normalised(name)) or role_of(name) for name in reading.header if name not in reading.levels}
    asked = not choices.indicator and others.isdisjoint(forms("indicator"))
    upper, lower = (_noun({word[at] for word in words.values()}, names, areas) for at in (0, 1))
    title = not upper and _is_title(list(words.values()))
    nouns = ("" if title else upper or _indicator(lower, asked=asked), lower or _indicator(upper, asked=asked))
    if UNCLEAR in nouns or nouns[0] == nouns[1]:
        by_column = ", ".join(dict.fromkeys(word[0 if nouns[0] == UNCLEAR else 1] for word in words.values()))
        return Levels(issues=(Issue(code="columns.two_lines", row=reading.header_row, found=by_column),))
    unlike = {index: word[at] for at, noun in enumerate(nouns) for index, word in words.items()
              if not _says(noun, word[at])}
    return Levels(others=unlike, stated={
        noun: {index: word[at] for index, word in words.items() if index not in unlike}
        for at, noun in enumerate(nouns) if noun})


def _sexes(reading: Reading, chosen: Mapping[str, str]) -> Levels:
    """Columns by sex, or total, if one header row states it in words."""
    if not reading.header or {"value", "sex"} & ({role_of(name) for name in reading.header} | set(chosen.values())):
        return ONE_LINE
    found = {index: name.strip() for index, name in enumerate(reading.header)
             if name.strip() and normalised(name) not in chosen and sex_of(name) is not None}
    sexes = {sex_of(name) for name in found.values() if len(name) > 1 and sex_of(name)}
    both = {"F", "M"} <= {sex_of(name) for name in found.values()}  # F and M together are sexes; a single letter is not
    return Levels(stated={"sex": found}) if sexes or both else ONE_LINE


def _noun(words: set[str], names: IndicatorNames, areas: AreaNames) -> str:
    """The role of the names in a header row; "" if unknown, UNCLEAR if contradictory."""
    if 2 * sum(map(is_yearlike, words)) >= len(words):
        return "year"
    if {"F", "M"} <= {sex_of(word) for word in words}:
        return "sex"
    indicators, countries = any(map(names.code, words)), any(map(areas.code, words))
    return UNCLEAR if indicators and countries else "indicator" if indicators else "country" if countries else ""


def _indicator(other: str, *, asked: bool) -> str:
    """The role of an unknown header row, given the role of the other row."""
    return "indicator" if asked and other not in ("", "indicator") else UNCLEAR


def _is_title(words: list[tuple[str, str]]) -> bool:
    """Whether the upper row does not distinguish columns: it has one name for all, or one for each column that is
    distinct anyway.
    """
    names, own = {upper for upper, _ in words}, {lower for _, lower in words}
    return len(names) == 1 or len(names) == len(own) == len(words)


def _says(noun: str, word: str) -> bool:
    return is_yearlike(word) if noun == "year" else sex_of(word) is not None if noun == "sex" else True
