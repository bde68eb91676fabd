"""The area of each row, with issues for unknown names."""

import itertools
import unicodedata
from collections.abc import Callable

import numpy as np

from indicators.catalogue.area_hints import hint, is_of_other_list, suggestions
from indicators.catalogue.area_names import LONGEST_CODE, AreaNames
from indicators.ingest.mapping.headers import code_points
from indicators.ingest.mapping.table import Column, Long
from indicators.ingest.validation.row_issues import RowIssues, codes_of, mask, of_indicators
from indicators.ingest.validation.row_notes import RowNotes
from indicators.ingest.vocabulary.headers import role_of
from indicators.model import Catalogue, Message

MOST_COMPARED = 500
"""Unknown names compared with all known ones: it takes milliseconds each, and a file may have a million of them."""


def without_totals(table: Long, names: AreaNames, notes: list[Message]) -> Long:
    """Return the table without totals and without groups of countries that the catalogue lacks, and add a note;
    unchanged if it has nothing else.
    """
    columns = table.named_by("country")[::-1]
    called = [(column, column.spread(mask(column.words, _totals_in(column, names))))
              for column in (*columns, table.columns["year"])]
    totals = np.logical_or.reduce([total for _, total in called])
    if totals.any():
        known = np.logical_or.reduce([column.spread(mask(column.words, _codes_in(column.words, names)))
                                      for column in columns])
        totals &= called[-1][1] | ~known
    if not totals.any() or totals.all():
        return table
    found, unnamed = list[str](), totals.copy()
    for column, total in called:
        found += column.take(unnamed & total).used
        unnamed &= ~total
    notes.append(Message(code="note.totals_left_out", values={
        "count": len(np.unique(table.rows[totals])), "names": ", ".join(dict.fromkeys(found))}))
    return table.take(~totals)


def find_areas(table: Long, names: AreaNames, codes: list[str], issues: RowIssues, notes: RowNotes) -> np.ndarray:
    """Return the index in ``codes`` of each row's area, -1 if it has none. A code takes precedence over a name next to
    it.
    """
    known = {code: index for index, code in enumerate(codes)}
    own, *others = table.named_by("country")
    code = _codes_in(own.words, names)
    found, totals = own.spread(codes_of(own.words, code, known)), np.zeros(len(table.rows), bool)
    nameless = own.spread(own.empty)
    for other in others:
        theirs = other.spread(codes_of(other.words, _codes_in(other.words, names), known))
        total = nameless & (theirs < 0) & other.spread(mask(other.words, names.is_other_aggregate))
        issues.rows(total, "area.aggregate", other)
        totals |= total
        found = np.where(nameless & (found < 0), theirs, found)
        issues.rows((theirs >= 0) & (found >= 0) & (theirs != found), "area.contradiction", other,
                    lambda word: {"code": names.code(word)})
    if nameless.any():
        nameless &= (found < 0) & ~totals
        for other in others:
            issues.rows(nameless & other.spread(~other.empty), "area.without_code", other)
            nameless &= other.spread(other.empty)
        issues.unnamed(nameless, "area.empty", own, "country")
    unknown = mask(own.words, lambda word: word and code(word) not in known)
    aggregate = unknown & mask(own.words, names.is_other_aggregate)
    issues.cells(own, "area.aggregate", aggregate)
    _refuse_unknown(own, unknown & ~aggregate, names, issues)
    notes.matched("note.areas_matched", own, {
        word: names.code(word) for word in own.words if word and word not in known and code(word) in known})
    return found


def of_their_time(table: Long, names: AreaNames, year: np.ndarray, issues: RowIssues) -> None:
    """Report rows of a year in which a name meant a different group, such as the "EU" of 28 members."""
    unnamed = np.ones(len(table.rows), bool)
    for column in table.named_by("country"):
        since = np.array([names.since(word) for word in column.words], np.int64)
        if since.any():
            rows = unnamed & (year > 0) & (year < column.spread(since))
            issues.rows(rows, "area.of_its_time", column, lambda word: {
                "since": str(names.since(word)), "code": names.code(word), "typed": names.code(word)})
        unnamed &= column.spread(column.empty)


def of_bodies(found: np.ndarray, indicator: np.ndarray, catalogue: Catalogue, codes: list[str],
              notes: RowNotes) -> tuple[np.ndarray, np.ndarray]:
    """Assign a body's series to the body, whatever area the file names; return the areas, and a mask of the rows
    changed.
    """
    position = {code: at for at, code in enumerate(codes)}
    body = of_indicators(catalogue, indicator, lambda one: position.get(one.body, -1), -1)
    moved = (body >= 0) & (found >= 0) & (body != found)
    if not moved.any():
        return found, moved
    notes.rows(moved, "note.bodys_series")
    return np.where(moved, body, found).astype(np.int32), moved


def _codes_in(words: list[str], names: AreaNames) -> Callable[[str], str]:
    """A function from names to codes for a column of these. If the column uses another code list, codes of that list
    are not matched: BRN next to GER is Bahrain (IOC), alone it is Brunei.
    """
    code, others = names.in_column(words), _of_other_list(words, names)
    return (lambda word: "" if word in others else code(word)) if others else code


def _of_other_list(words: list[str], names: AreaNames) -> set[str]:
    """Codes of another list, if some of them are unknown here; codes for which the user made a choice are excluded."""
    listed = [word for word in words if len(word) == LONGEST_CODE and is_of_other_list(word)]
    own = AreaNames(names.catalogue)
    foreign = any(not own.code(word) and not own.is_other_aggregate(word) for word in listed)
    return {word for word in listed if names.code(word) == own.code(word)} if foreign else set()


def _totals_in(column: Column, names: AreaNames) -> Callable[[str], bool]:
    """A function that tells whether a name in a column is a total or group."""
    others = _of_other_list(column.words, names)
    return lambda word: names.is_other_aggregate(word) and word not in others


def _refuse_unknown(column: Column, unknown: np.ndarray, names: AreaNames, issues: RowIssues) -> None:
    """Report unknown names: the first ones with suggestions, the others by whether they have non-Latin letters.
    """
    kinds: dict[str, str] = {}
    values: dict[str, dict[str, object]] = {}
    for word in itertools.islice(itertools.compress(column.words, unknown), MOST_COMPARED):
        kinds[word], values[word] = _kind_of(word, names)
    for kind in dict.fromkeys(kinds.values()):
        if kind:
            alike = unknown & np.array([kinds.get(word) == kind for word in column.words], bool)
            issues.cells(column, f"area.{kind}", alike, values.__getitem__)
    rest = unknown & ~mask(column.words, kinds.get)
    other = rest & mask(column.words, _not_latin)
    issues.cells(column, "area.other_letters", other, lambda word: {"letters": code_points(_not_latin(word))})
    issues.cells(column, "area.unknown", rest & ~other)


def _kind_of(word: str, names: AreaNames) -> tuple[str, dict[str, object]]:
    """What is known of an unknown name ("" if nothing), and the areas that it is part of or resembles."""
    if names.is_short(word):
        return "short_code", {"code": names.code(word), "typed": names.code(word)}
    if role_of(word):
        return "header", {}
    known = hint(word)
    found = suggestions(word, names)
    values = {"suggested": " or ".join(suggestion.label() for suggestion in found), "count": len(found),
              "codes": " or ".join(suggestion.code for suggestion in found)}
    if known is None:
        return ("suggested" if found else ""), values
    return "missing_or_namibia" if known.kind == "missing" and known.codes else known.kind, values


def _not_latin(word: str) -> str:
    """Non-Latin and invisible characters of a word; é is Latin, and punctuation is common to all scripts."""
    return "".join(sorted({character for character in word
                           if not character.isascii() and unicodedata.category(character)[0] not in "PM"
                           and not unicodedata.name(character, "").startswith("LATIN")}))
