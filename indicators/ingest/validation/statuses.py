"""Absences, flags and OBS_STATUS (SDMX) of figures from columns of their own.

The letters are those of the code list CL_OBS_STATUS 2.2; cell_marks.csv maps them to absences and flags. If there is
also a column of flags, it takes precedence, and a letter that contradicts it is an error. A cell may have several
letters, separated by spaces, or in a column of flags (Eurostat) without separators.
"""

import re
from collections.abc import Callable

import pandas as pd

from indicators import wording
from indicators.ingest.mapping.long_table import MARK_OF_ALL, OF_HEADER, LongTable, per_distinct
from indicators.ingest.validation.row_issues import RowIssues, RowNotes, where
from indicators.ingest.vocabulary.headers import normalised
from indicators.ingest.vocabulary.meaning_words import is_word
from indicators.ingest.vocabulary.notation import apart, remark, signs
from indicators.model import Catalogue

_PLAIN = frozenset({"", "A", "NORMAL", "NORMAL VALUE", "UNDEFINED"})
"""Statuses of a normal value."""

_REFUSED = {"F": "value.status_forecast", "Q": "value.status_suppressed"}
"""Letters for forecasts, which are not figures for the year, and for suppressed values."""

_NOTED = frozenset("DGHIJKNSVW")
"""Letters without an exact equivalent among Goalline's flags, so that their mapping is noted."""

_LETTER_OF: dict[str | None, str] = {"": "A", "provisional": "P", "estimated": "E"}
"""The letter for a word's flag; words that are not flags, such as "final", have that of a normal value."""

_SHORTEST = 3            # letters of a word

_SEVERAL = {False: re.compile("[A-Z](?:[ ,;]+[A-Z])+"), True: re.compile("[A-Z](?:[ ,;]*[A-Z]){1,4}")}
"""Several letters in one cell, by whether the column is one of flags."""


def absences_and_marks(table: LongTable, figures: pd.DataFrame, catalogue: Catalogue, issues: RowIssues,
                       notes: RowNotes) -> tuple[pd.Series, pd.Series]:
    """Return absences and flags from the value cells combined with those from separate columns."""
    absence, marks = figures["absence"], figures["marks"]
    if "absence" in table.cells:
        cells = table.cells["absence"]
        named = per_distinct(cells, lambda word: str(wording.absence_named(word) or ""))
        issues.cells((cells != "") & (named == ""), "value.unknown_absence", "absence")
        absence = absence.where(absence != "", named)
    if "marks" in table.cells:
        cells = table.cells["marks"]
        unknown = where(cells, lambda word: wording.marks_named(word) is None)
        issues.cells(unknown & ~_refuse_unfinished(table, "marks", issues), "value.unknown_marks", "marks")
        marks = _joined(marks, per_distinct(cells, lambda word: " ".join(wording.marks_named(word) or [])))
    if "obs_status" in table.cells:
        letters = per_distinct(table.cells["obs_status"], _reader_of_letters(table.names["obs_status"]))
        _refuse(table, letters, issues)
        named = per_distinct(letters, _absence_of)
        absence = absence.where(absence != "", named)
        if "marks" in table.cells:
            _refuse_against(letters, marks, catalogue, issues)
        else:
            _note_letters(table, letters, notes)
            marks = _joined(marks, per_distinct(letters, _marks_of))
    marks = _with_remarks(table, marks, notes)
    if OF_HEADER in table.cells:
        headed = per_distinct(table.cells[OF_HEADER], lambda header: " ".join(apart(header).marks))
        marks = _joined(marks, headed.where(absence == "", ""))
    return absence, _joined(marks, table.column(MARK_OF_ALL))


def _with_remarks(table: LongTable, marks: pd.Series, notes: RowNotes) -> pd.Series:
    """Flags, with those given by a note that is one known word, if no column is for flags; the note is kept."""
    if "note" not in table.cells or {"marks", "obs_status"} & set(table.cells):
        return marks
    cells = table.cells["note"]
    for word in cells.unique():
        if (mark := remark(word)) is not None:
            notes.rows(cells == word, "note.remark" if mark else "note.remark_alone", {
                "word": word, "column": table.names["note"], "meaning": wording.marks(mark)})
    return _joined(marks, per_distinct(cells, lambda word: remark(word) or ""))


def _joined(one: pd.Series, other: pd.Series) -> pd.Series:
    """The flags of two columns, sorted."""
    return per_distinct(one + " " + other, lambda both: " ".join(sorted(set(both.split()))))


def _reader_of_letters(header: str) -> Callable[[str], str]:
    """A function from a cell of OBS_STATUS to its letters, separated by "|"; any other text is kept as one word."""
    several = _SEVERAL["flag" in normalised(header)]

    def letters(cell: str) -> str:
        stated = (_LETTER_OF.get(remark(cell)) if len(cell) >= _SHORTEST else None) or cell.upper()
        return "|".join(re.findall("[A-Z]", stated)) if stated not in _PLAIN and several.fullmatch(stated) else stated

    return letters


def _absence_of(letters: str) -> str:
    """The absence that letters are mapped to."""
    known = signs("status")
    return next((known[letter]["absence"] for letter in letters.split("|")
                 if letter in known and known[letter]["absence"]), "")


def _marks_of(letters: str) -> str:
    """The flags that letters are mapped to."""
    known = signs("status")
    return " ".join(sorted({known[letter]["marks"] for letter in letters.split("|") if letter in known} - {""}))


def _refuse(table: LongTable, letters: pd.Series, issues: RowIssues) -> None:
    """Report letters that are rejected or unknown."""
    known = _PLAIN | set(signs("status")) | set(_REFUSED)
    unfinished = _refuse_unfinished(table, "obs_status", issues)
    unknown = where(letters, lambda several: not known.issuperset(several.split("|")))
    issues.cells(unknown & ~unfinished, "value.unknown_status", "obs_status")
    for letter, code in _REFUSED.items():
        issues.cells(letters.str.contains(rf"(?:^|\|){letter}(?:$|\|)"), code, "obs_status")


def _refuse_unfinished(table: LongTable, role: str, issues: RowIssues) -> pd.Series:
    """Report words such as "draft" and "rejected"; return a mask of their rows."""
    unfinished = where(table.cells[role], lambda word: is_word("not final", normalised(word)))
    issues.cells(unfinished, "value.status_not_final", role)
    return unfinished


def _refuse_against(letters: pd.Series, marks: pd.Series, catalogue: Catalogue, issues: RowIssues) -> None:
    """Report rows with a letter that corresponds to none of their flags."""
    letter_of = {status.code: status.obs_status for status in catalogue.statuses if status.kind == "mark"}
    mark_of = {letter: row["marks"] for letter, row in signs("status").items() if row["marks"]}

    def contradicts(both: str) -> bool:
        several, _, flags = both.partition("\n")
        own = set(flags.split())
        return any(mark_of[letter] not in own and letter not in {letter_of.get(mark) for mark in own}
                   for letter in several.split("|") if letter in mark_of)

    issues.cells(where(letters + "\n" + marks, contradicts), "value.status_against_marks", "obs_status")


def _note_letters(table: LongTable, letters: pd.Series, notes: RowNotes) -> None:
    """Note how letters without an exact equivalent are mapped."""
    cells, known = table.cells["obs_status"], signs("status")
    for several, cell in {several: cell for cell, several in zip(cells, letters, strict=True)}.items():
        for letter in sorted(_NOTED.intersection(several.split("|"))):
            kept = known[letter]
            meaning = wording.absence(kept["absence"]) if kept["absence"] else ", ".join(wording.marks(kept["marks"]))
            notes.rows(letters == several, "note.status_letter", {
                "letter": letter if "|" in several else cell, "meaning": meaning, "column": table.names["obs_status"]})
