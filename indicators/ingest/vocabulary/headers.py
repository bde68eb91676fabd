"""Column headers -> roles: names in English, French, Spanish and German, and SDMX codes."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise

from indicators.ingest.vocabulary import codelist
from indicators.ingest.vocabulary.years import footnoted_year, year_of

_NUMBER = re.compile(r"[-+]?[\d.,]+ ?%?")
_LAYOUTS = {
    "sdmx": {"obs value"}, "un": {"seriescode", "geoareacode"}, "goalline": {"figures", "data version"},
    "data_folder": {"ref area", "source title", "source url"},
    "template": {"asked", "what is counted"},
    "world_bank": {"country name", "country code", "indicator code"}}
"""Layouts of publishers, by normalised headers that no other has."""

_MOST_BETWEEN = 10       # maximum gap between consecutive year columns


@lru_cache(maxsize=20_000)
def normalised(name: str) -> str:
    """Return text in lower case without accents and punctuation, words separated by single spaces."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    plain = letters if letters.isascii() else "".join(
        letter for letter in letters if not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf")
    return " ".join(re.findall(r"\w+", plain.replace("_", " ")))


@cache
def _roles(layout: str = "") -> dict[str, str]:
    """The role of each normalised header, and of those that mean something in one layout only."""
    named = {normalised(row["name"]): row["role"] for row in codelist("header_names") if row["layout"] == layout}
    return named if layout else named | {normalised(role): role for role in named.values()}


@lru_cache(maxsize=100_000)
def role_of(header: str, layouts: frozenset[str] = frozenset()) -> str:
    """Return the role of a column by its header; "" if unknown. ``layouts`` are those of its file."""
    plain = normalised(header)
    return next(filter(None, (_roles(layout).get(plain, "") for layout in (*sorted(layouts), ""))), "")


def layouts_of(header: Iterable[str]) -> frozenset[str]:
    """Return the known layouts that a header has: those whose distinguishing names it holds."""
    names = set(map(normalised, header))
    return frozenset(layout for layout, own in _LAYOUTS.items() if own <= names)


@cache
def _totals() -> frozenset[str]:
    return frozenset(normalised(row["name"]) for row in codelist("total_words"))


def is_total(word: str) -> bool:
    """Whether a cell means a total, such as "Total" and "Razem"."""
    return normalised(word) in _totals()


def dimensions(header: str) -> list[str]:
    """Return the names in a combined header "unit,geo\\TIME_PERIOD", as Eurostat writes it; [] for any other header."""
    before, _, after = header.rpartition("\\")
    return [word.strip() for word in before.split(",")] if before.strip() and role_of(after) == "year" else []


def is_number(cell: str) -> bool:
    """Whether a cell looks like a number."""
    return bool(_NUMBER.fullmatch(cell.strip()))


def likeness(cells: Iterable[str]) -> int:
    """Return how much a record looks like a header: its distinct roles, plus two for years; 0 with a number."""
    cells = [cell for cell in cells if cell.strip()]
    years = {year_of(cell) or footnoted_year(cell)[0] for cell in cells} - {""}
    if any(is_number(cell) and not year_of(cell) for cell in cells):
        return 0
    known = {role_of(name) for cell in cells for name in dimensions(cell) or [cell]} - {""}
    return len(known) + (2 if len(years) >= 2 else 0)


def is_header(cells: Iterable[str]) -> bool:
    """Whether a record among rows is another header, unlike a row for GEO with a figure of 2,014."""
    cells = [cell for cell in cells if cell.strip()]
    known, years = [role_of(cell) for cell in cells], [year_of(cell) for cell in cells]
    if any(is_number(cell) and not year for cell, year in zip(cells, years, strict=True)):
        return False
    several = len(set(known) - {""}) >= 2 or (bool(known and known[0]) and any(
        one and after and 0 < abs(after - one) <= _MOST_BETWEEN for one, after in pairwise(years)))
    return several and 2 * (sum(map(bool, known)) + len(set(years) - {None})) >= len(cells)


def is_suspicious(*written: str) -> bool:
    """Whether a text holds one of the words that often limit figures: it is shown first, and decides nothing."""
    words, signs = _highlighted()
    for text in written:
        plain = f" {normalised(text)} "
        if any(f" {word} " in plain for word in words) or any(sign in text.casefold() for sign in signs):
            return True
    return False


@cache
def _highlighted() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words delimited by spaces, and those of scripts without spaces or of signs, found anywhere."""
    written = [row["word"] for row in codelist("highlight_words")]
    spaced = [normalised(word) for word in written if word.isascii() and normalised(word)]
    return tuple(spaced), tuple(word.casefold() for word in written if not word.isascii() or not normalised(word))

