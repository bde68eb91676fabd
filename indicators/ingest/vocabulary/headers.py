"""What headers mean: names in English, French, Spanish and German, and codes of SDMX -> roles of columns."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise

from indicators.ingest.vocabulary import codelist
from indicators.ingest.vocabulary.years import footnoted_year, year_of

_NUMBER = re.compile(r"[-+]?[\d.,]+ ?%?")
_MOST_BETWEEN = 10       # years between two columns of them


@lru_cache(maxsize=20_000)
def normalised(name: str) -> str:
    """Small letters and figures without accents, words separated by one space."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(letter for letter in letters
                    if not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf")
    return " ".join(re.findall(r"\w+", plain.replace("_", " ")))


@cache
def roles() -> dict[str, str]:
    """Role of each normalised name of a header."""
    named = {normalised(row["name"]): row["role"] for row in codelist("header_names")}
    return named | {normalised(role): role for role in named.values()}


@lru_cache(maxsize=100_000)
def role_of(header: str) -> str:
    """What a column is for; "" where its header says nothing known."""
    return roles().get(normalised(header), "")


@cache
def _totals() -> frozenset[str]:
    return frozenset(normalised(row["name"]) for row in codelist("total_words"))


def is_total(word: str) -> bool:
    """Whether a cell says that its row is of all together, such as "Total" and "Razem"."""
    return normalised(word) in _totals()


def dimensions(header: str) -> list[str]:
    """The names of "unit,geo\\TIME_PERIOD", as Eurostat writes it; none of any other header."""
    before, backslash, after = header.rpartition("\\")
    combined = backslash and before.strip() and role_of(after) == "year"
    return [word.strip() for word in before.split(",")] if combined else []


def is_number(cell: str) -> bool:
    """Whether a cell looks like a figure."""
    return bool(_NUMBER.fullmatch(cell.strip()))


def likeness(cells: Iterable[str]) -> int:
    """How much a record looks like a header: its different roles, and two for years as columns; a number is none."""
    cells = [cell for cell in cells if cell.strip()]
    years = {year_of(cell) or footnoted_year(cell)[0] for cell in cells} - {""}
    if any(is_number(cell) and not year_of(cell) for cell in cells):
        return 0
    known = {role_of(name) for cell in cells for name in dimensions(cell) or [cell]} - {""}
    return len(known) + (2 if len(years) >= 2 else 0)


def is_header(cells: Iterable[str]) -> bool:
    """Whether a record among the rows of a table is the header of another: half of what it says are known names, or it
    begins with one, and years follow one another in it. A row of Georgia, GEO, with a figure of 2,014 is none.
    """
    cells = [cell for cell in cells if cell.strip()]
    known, years = [role_of(cell) for cell in cells], [year_of(cell) for cell in cells]
    if any(is_number(cell) and not year for cell, year in zip(cells, years, strict=True)):
        return False
    several = len(set(known) - {""}) >= 2 or (bool(known and known[0]) and any(
        one and after and 0 < abs(after - one) <= _MOST_BETWEEN for one, after in pairwise(years)))
    return several and 2 * (sum(map(bool, known)) + len(set(years) - {None})) >= len(cells)
