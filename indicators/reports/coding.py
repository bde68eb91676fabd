"""Figures from words: a sentence of a report becomes an observation, validated like the row of a file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from indicators import wording
from indicators.changes.corrections import blank
from indicators.errors import Refusal
from indicators.model import Catalogue, Indicator, Mark, Message, passages

_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, kw_only=True)
class Coding:
    """What a person reads in a report: the words, and the figure that they state."""

    ref_area: str
    item: str                      # text of the report's item
    words: str                     # those of the item that say the figure
    indicator: str
    year: int                      # which the figure is about; the last one where the words leave open which
    first_year: int = 0            # the first one it may be about; 0 where the words say which
    value: str
    marks: Sequence[Mark] = ()
    remark: str = ""               # how the words were understood


def offered(catalogue: Catalogue, goal: str) -> list[Indicator]:
    """Return the indicators that a country reports itself, those of a goal first; a law may be named under any goal."""
    indicators = [indicator for indicator in catalogue.indicators.values()
           if indicator.provider == "country" and not indicator.publisher and indicator.id in catalogue.goal_of]
    return sorted(indicators, key=lambda indicator: catalogue.goal_of[indicator.id] != goal)


def coded_cells(coding: Coding, catalogue: Catalogue) -> pd.DataFrame:
    """Return the figure as a row of changes.corrections, which is then read and validated like a file.

    Raises Refusal where the item does not have the words or they are cut within a word or number, where the words have
    numbers and the value is none of them without a remark, or where the years are in the wrong order.
    """
    words = " ".join(coding.words.split())
    if not words or not _has(" ".join(coding.item.split()), words):
        raise Refusal("coding.words")
    if coding.first_year > coding.year:
        raise Refusal("coding.years", first_year=coding.first_year, year=coding.year)
    if not catalogue.indicators[coding.indicator].stages:
        _check_value(coding, words)
    cells = blank(coding.ref_area, coding.year, [coding.indicator], catalogue)
    cells["value"], cells["note"] = coding.value.strip(), _note(coding, words, catalogue.indicators[coding.indicator])
    marks = {Mark.CODED, *coding.marks}
    if coding.first_year and coding.first_year < coding.year:
        marks.add(Mark.UNCERTAIN)
        cells["period_start"], cells["period_end"] = f"{coding.first_year}-01-01", f"{coding.year}-12-31"
    cells["marks"] = " ".join(sorted(marks))
    return cells


def _has(item: str, words: str) -> bool:
    """Whether the item has these words whole: "5 trainings" is not what "15 trainings" says."""
    return any(not any(cuts(item, end) for cuts in (passages.cuts_number, passages.cuts_word) for end in match.span())
               for match in re.finditer(re.escape(words), item))


def _check_value(coding: Coding, words: str) -> None:
    """Refuse a value that is none of the numbers in the words, such as 500 of "1 500 pupils".

    Words without numbers, or with years alone, may count in letters or name what is counted; a remark says how.
    """
    numbers_in_words = [number.group() for number in passages.numbers(words)]
    readings = [passages.values(number.group()) for number in passages.numbers(coding.value)]
    values_in_words = set[float]().union(*map(passages.values, numbers_in_words))
    is_stated = all(values & values_in_words for values in readings if values)
    if is_stated or all(map(_YEAR.fullmatch, numbers_in_words)) or coding.remark.strip():
        return
    raise Refusal("coding.value", value=coding.value.strip(), numbers=numbers_in_words)


def _note(coding: Coding, words: str, indicator: Indicator) -> str:
    """How the figure was read, and the words, which the public reads once it may read the report."""
    opening = "stage" if indicator.stages else "years" if 0 < coding.first_year < coding.year else "counted"
    parts = [Message(code=f"coding.{opening}", values={"first_year": str(coding.first_year), "year": str(coding.year)}),
             Message(code="coding.quoted", values={"text": words})]
    return " ".join(filter(None, [*map(wording.message, parts), coding.remark.strip()]))
