"""The cells of one column: its first texts, whether they are numbers or countries, and pairs with another column."""

import pandas as pd

from indicators.catalogue.area_names import AreaNames
from indicators.ingest.mapping.long_table import SPACES
from indicators.ingest.vocabulary.headers import is_number

LOOKED_AT = 200          # distinct cells examined to classify a column


def texts(cells: pd.Series) -> list[str]:
    """Return the distinct non-empty cells, trimmed."""
    return [text for cell in cells.unique() if (text := cell.strip(SPACES))]


def first_texts(cells: pd.Series) -> list[str]:
    """Return the non-empty cells among the first distinct ones."""
    return [text for cell in cells.unique()[:LOOKED_AT] if (text := cell.strip(SPACES))]


def holds_numbers(cells: pd.Series) -> bool:
    """Whether at least half of a column's filled cells are numbers."""
    words = first_texts(cells)
    return bool(words) and 2 * sum(map(is_number, words)) >= len(words)


def names_areas(cells: pd.Series, areas: AreaNames) -> bool:
    """Whether nearly all cells of a column are codes or names of areas; numbers do not count."""
    words = first_texts(cells)
    known = sum(not is_number(word) and (bool(areas.code(word)) or areas.is_other_aggregate(word)) for word in words)
    return bool(words) and 10 * known >= 9 * len(words)


def pairs(one: pd.Series, other: pd.Series) -> set[tuple[str, str]]:
    """Return the distinct pairs of trimmed cells that stand beside each other."""
    both = pd.DataFrame({"one": one, "other": other}).drop_duplicates()
    return {(first.strip(SPACES), second.strip(SPACES)) for first, second in both.itertuples(index=False)}
