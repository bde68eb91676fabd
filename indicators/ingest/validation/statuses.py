"""Absences, flags and OBS_STATUS (SDMX) of figures from columns of their own.

The letters are those of the code list CL_OBS_STATUS 2.2; cell_marks.csv maps them to absences and flags. If there is
also a column of flags, it takes precedence, and a letter that contradicts it is an error. A cell may have several
letters, separated by spaces, or in a column of flags (Eurostat) without separators.
"""

import re

import numpy as np

from indicators import wording
from indicators.ingest.mapping.constant_columns import MARK_OF_ALL
from indicators.ingest.mapping.layout import OF_HEADER
from indicators.ingest.mapping.table import Column, Long, column_from, paired
from indicators.ingest.validation.row_issues import RowIssues, mask
from indicators.ingest.validation.row_notes import RowNotes
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


def absences_and_marks(table: Long, absence: Column, marks: Column, catalogue: Catalogue, issues: RowIssues,
                       notes: RowNotes) -> tuple[Column, Column]:
    """Return absences and flags from the value cells combined with those from separate columns."""
    if (column := table.columns.get("absence")) is not None:
        named = [str(wording.absence_named(word) or "") for word in column.words]
        issues.cells(column, "value.unknown_absence", np.array([not code for code in named], bool) & ~column.empty)
        absence = paired(absence, column_from(named, column.indices), _either)
    own = table.columns.get("marks")
    if own is not None:
        stated = [wording.marks_named(word) for word in own.words]
        unknown = np.array([marking is None for marking in stated], bool)
        issues.cells(own, "value.unknown_marks", unknown & ~_refuse_unfinished(own, issues))
        marks = paired(marks, column_from([" ".join(marking or []) for marking in stated], own.indices), _joined)
    if (column := table.columns.get("obs_status")) is not None:
        letters = _letters(column)
        _refuse(column, letters, issues)
        absence = paired(absence, column_from([_kept_as(some, "absence") for some in letters], column.indices), _either)
        if own is not None:
            _refuse_against(column, letters, marks, catalogue, issues)
        else:
            _note_letters(column, letters, notes)
            marks = paired(marks, column_from([_kept_as(some, "marks") for some in letters], column.indices), _joined)
    marks = _with_remarks(table, marks, notes)
    if (headed := table.columns.get(OF_HEADER)) is not None:
        marks = paired(marks, paired(headed.map(lambda header: " ".join(apart(header).marks)), absence,
                                     lambda mark, why: "" if why else mark), _joined)
    of_all = table.columns.get(MARK_OF_ALL)
    return absence, marks if of_all is None else paired(marks, of_all, _joined)


def _with_remarks(table: Long, marks: Column, notes: RowNotes) -> Column:
    """Flags, with those given by a note that is one known word, if no column is for flags; the note is kept."""
    column = table.columns.get("note")
    if column is None or {"marks", "obs_status"} & set(table.columns):
        return marks
    known = {index: mark for index, word in enumerate(column.words) if (mark := remark(word)) is not None}
    for index, mark in known.items():
        stated = {"word": column.words[index], "column": column.name, "meaning": wording.marks(mark)}
        notes.rows(column.indices == index, "note.remark" if mark else "note.remark_alone", stated)
    if not any(known.values()):
        return marks
    remarks = column_from([known.get(index, "") for index in range(len(column.words))], column.indices)
    return paired(marks, remarks, _joined)


def _joined(one: str, other: str) -> str:
    """The flags of two cells, sorted."""
    return " ".join(sorted(set(f"{one} {other}".split())))


def _either(one: str, other: str) -> str:
    return one or other


def _letters(column: Column) -> list[list[str]]:
    """The letters of each distinct cell; any other text is kept as one word."""
    several = _SEVERAL["flag" in normalised(column.name)]
    return [re.findall("[A-Z]", stated) if stated not in _PLAIN and several.fullmatch(stated) else [stated]
            for stated in map(_lettered, column.words)]


def _lettered(cell: str) -> str:
    """The letter for a word such as "final" or "provisional"; any other cell in capitals."""
    return (_LETTER_OF.get(remark(cell)) if len(cell) >= _SHORTEST else None) or cell.upper()


def _kept_as(letters: list[str], what: str) -> str:
    """The absence or the flags that letters are mapped to."""
    known = signs("status")
    stated = [known[written][what] for written in letters if written in known]
    return " ".join(sorted(set(filter(None, stated)))) if what == "marks" else next(filter(None, stated), "")


def _refuse(column: Column, letters: list[list[str]], issues: RowIssues) -> None:
    """Report letters that are rejected or unknown."""
    taken = _PLAIN | set(signs("status")) | set(_REFUSED)
    unfinished = _refuse_unfinished(column, issues)
    unknown = np.array([not taken.issuperset(written) for written in letters], bool)
    issues.cells(column, "value.unknown_status", unknown & ~unfinished)
    for letter, code in _REFUSED.items():
        issues.cells(column, code, np.array([letter in written for written in letters], bool))


def _refuse_unfinished(column: Column, issues: RowIssues) -> np.ndarray:
    """Report words such as "draft" and "rejected"; return a mask of the distinct cells that have them."""
    unfinished = mask(column.words, lambda word: is_word("not final", normalised(word)))
    issues.cells(column, "value.status_not_final", unfinished)
    return unfinished


def _refuse_against(column: Column, letters: list[list[str]], marks: Column, catalogue: Catalogue,
                    issues: RowIssues) -> None:
    """Report rows with a letter that corresponds to none of their flags."""
    of_mark = {status.code: status.obs_status for status in catalogue.statuses if status.kind == "mark"}
    kept_as = {letter: row["marks"] for letter, row in signs("status").items() if row["marks"]}

    def other(letters: str, marks: str) -> str:
        own = set(marks.split())
        return next((letter for letter in letters.split() if letter in kept_as and kept_as[letter] not in own
                     and letter not in {of_mark.get(mark) for mark in own}), "")

    found = paired(column_from([" ".join(some) for some in letters], column.indices), marks, other)
    issues.rows(found.spread(~found.empty), "value.status_against_marks", column)


def _note_letters(column: Column, letters: list[list[str]], notes: RowNotes) -> None:
    """Note how letters without an exact equivalent are mapped."""
    known = signs("status")
    for index, several in enumerate(letters):
        for letter in sorted(_NOTED.intersection(several)):
            kept = known[letter]
            meaning = wording.absence(kept["absence"]) if kept["absence"] else ", ".join(wording.marks(kept["marks"]))
            stated = {"letter": column.words[index] if len(several) == 1 else letter, "meaning": meaning,
                      "column": column.name}
            notes.rows(column.indices == index, "note.status_letter", stated)
