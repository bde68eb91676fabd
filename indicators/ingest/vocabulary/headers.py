"""What headers mean: names in English, French, Spanish and German, and codes of SDMX -> roles of columns."""

import csv
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

CODELISTS = Path(__file__).parents[3] / "data" / "codelists"
NAMES = CODELISTS / "header_names.csv"

_YEAR = re.compile(r"(?:(?:x|yr?|year|jahr|ann[ée]e|a[ñn]o|anno|rok|jaar|år)[ _.]?)?((?:19|20)\d\d)"
                   r"(?:\.0|\.| r\.|年)?(?: \[YR\d{4}\])?", re.ASCII | re.IGNORECASE)

_YEARLIKE = re.compile(r"(?:FY ?)?(?:19|20)\d\d(?:\.0)?(?:\s?[/\u2013-]\s?(?:\d{4}|\d\d))?"
                       r"(?:\s?(?:[\[(]?\w{1,2}[\])]|[a-z]{1,2}|\d|[*\u2020\u2021\u00a7#\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+))?",
                       re.ASCII)

_FOOTNOTED = re.compile(r"(?P<year>(?:19|20)\d\d)\s?(?:[*\u2020\u2021\u00a7#\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+"
                        r"|(?P<letter>[pre])|[\[(](?:(?P<closed>[pre])|[ai]|\*+|\d)[\])]|\d\))",
                        re.ASCII | re.IGNORECASE)

_NUMBER = re.compile(r"[-+]?[\d.,]+ ?%?")
_MOST_BETWEEN = 10       # years between two columns of them


@lru_cache(maxsize=20_000)
def normalised(name: str) -> str:
    """Small letters and figures without accents, words parted by one space."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(letter for letter in letters
                    if not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf")
    return " ".join(re.findall(r"\w+", plain.replace("_", " ")))


@cache
def roles() -> dict[str, str]:
    """Role of each normalised name of a header."""
    with NAMES.open(encoding="utf-8", newline="") as file:
        named = {normalised(row["name"]): row["role"] for row in csv.DictReader(file)}
    return named | {normalised(role): role for role in named.values()}


@lru_cache(maxsize=100_000)
def role_of(header: str) -> str:
    """What a column is for; "" where its header says nothing known."""
    return roles().get(normalised(header), "")


@cache
def _totals() -> frozenset[str]:
    with (CODELISTS / "total_words.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(normalised(row["name"]) for row in csv.DictReader(file))


def is_total(word: str) -> bool:
    """Whether a cell says that its row is of all together, such as "Total" and "Razem"."""
    return normalised(word) in _totals()


def dimensions(header: str) -> list[str]:
    """The names of "unit,geo\\TIME_PERIOD", as Eurostat writes it; none of any other header."""
    before, backslash, after = header.rpartition("\\")
    combined = backslash and before.strip() and role_of(after) == "year"
    return [word.strip() for word in before.split(",")] if combined else []


def year_of(header: str) -> int | None:
    """The year that a header of a wide table is: "2013", "2013 [YR2013]", "X2013" as R writes it, "Jahr 2013"."""
    found = _YEAR.fullmatch(header.strip())
    return int(found[1]) if found else None


def footnoted_year(header: str) -> tuple[str, str]:
    """The year of a header that has a sign of a footnote behind it, or p, r or e, and that letter: "2013*", "2013 (a)",
    "2013r"; "" for any other. What another letter means there, such as f of a forecast, is for a person to say.
    """
    found = _FOOTNOTED.fullmatch(header.strip())
    return (found["year"], (found["letter"] or found["closed"] or "").casefold()) if found else ("", "")


def is_yearlike(header: str) -> bool:
    """Whether a header is a year, a financial year, or one of them with a sign of a footnote behind it."""
    return bool(_YEARLIKE.fullmatch(header.strip()))


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
