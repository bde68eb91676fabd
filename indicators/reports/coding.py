"""Figures from words: a sentence of a report becomes an observation, validated like the row of a file."""

import re
from collections.abc import Sequence

import pandas as pd

from indicators import wording
from indicators.changes.corrections import blank
from indicators.errors import Refusal
from indicators.model import Catalogue, Indicator, Mark, Message

BEGINS, ENDS = r"(?<![A-Za-z\d])(?<!\d[\s.,'’](?=\d))", r"(?![A-Za-z\d]|(?<=\d)[\s.,'’]\d)"
"""Of words that cut no other word or number in two."""


def offered(catalogue: Catalogue, goal: str) -> list[Indicator]:
    """Return the indicators that a country reports itself, those of a goal first; a law may be named under any goal."""
    indicators = [indicator for indicator in catalogue.indicators.values()
                  if indicator.provider == "country" and not indicator.publisher and indicator.id in catalogue.goal_of]
    return sorted(indicators, key=lambda indicator: catalogue.goal_of[indicator.id] != goal)


def coded_cells(cells: tuple[str, int, str, str], item: str, words: str, marks: Sequence[Mark], catalogue: Catalogue
                ) -> pd.DataFrame:
    """Return the figure that words of a report's item state as a row of changes.corrections; ``cells`` are its country,
    year, indicator and value. The words are its note.

    Raises Refusal("coding.words") where the item does not have these words whole: "5 trainings" is not what
    "15 trainings" says.
    """
    ref_area, year, indicator, value = cells
    item, words = " ".join(item.split()), " ".join(words.split())
    if not words or not re.search(BEGINS + re.escape(words) + ENDS, item):
        raise Refusal("coding.words")
    note = wording.message(Message(code="coding.quoted", values={"text": words}))
    return blank(ref_area, year, [indicator], catalogue).assign(
        value=value.strip(), note=note, marks=" ".join(sorted({Mark.CODED, *marks})))
