"""What columns of their own say of a figure: why there is none, its marks, and the letter of OBS_STATUS (SDMX).

The letters are those of the code list CL_OBS_STATUS 2.2, of which cell_marks.csv says what each is kept as. Where a
column of marks is next to them the marks count, and a letter that says something else is an error. A cell may have
several with spaces between them, and a column of flags (Eurostat) several in a row.
"""

import re

import numpy as np

from indicators import wording
from indicators.ingest.mapping.constant_columns import MARK_OF_ALL
from indicators.ingest.mapping.table import Column, Long, column_from, paired
from indicators.ingest.validation.row_issues import RowIssues
from indicators.ingest.vocabulary.headers import normalised
from indicators.ingest.vocabulary.notation import remark, signs
from indicators.model import Catalogue, Message

_PLAIN = frozenset({"", "A", "NORMAL", "NORMAL VALUE", "UNDEFINED"})
"""Statuses that say nothing but the figure."""

_REFUSED = {"F": "value.status_forecast", "Q": "value.status_suppressed"}
"""Letters of what is no figure of the year, and of what is kept secret."""

_NOTED = frozenset("DGHIJKNSVW")
"""Letters for which Goalline has no mark of the same meaning, so that what they are kept as is noted."""

_LETTER_OF: dict[str | None, str] = {"": "A", "provisional": "P", "estimated": "E"}
"""The letter of what a word marks; of one that marks nothing, such as "final", that of a plain figure."""

_SHORTEST = 3            # letters of a word

_SEVERAL = {False: re.compile("[A-Z](?:[ ,;]+[A-Z])+"), True: re.compile("[A-Z](?:[ ,;]*[A-Z]){1,4}")}
"""Letters as cells have several, where the column is of flags and where it is not."""


def absences_and_marks(table: Long, absence: Column, marks: Column, catalogue: Catalogue, issues: RowIssues,
                       notes: list[Message]) -> tuple[Column, Column]:
    """Absences and marks of the cells of figures, with those that have columns of their own."""
    if (column := table.columns.get("absence")) is not None:
        named = [str(wording.absence_named(word) or "") for word in column.words]
        issues.cells(column, "value.unknown_absence", np.array([not code for code in named], bool) & ~column.empty)
        absence = paired(absence, column_from(named, column.indices), _either)
    own = table.columns.get("marks")
    if own is not None:
        stated = [wording.marks_named(word) for word in own.words]
        issues.cells(own, "value.unknown_marks", np.array([marking is None for marking in stated], bool))
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
    of_all = table.columns.get(MARK_OF_ALL)
    return absence, marks if of_all is None else paired(marks, of_all, _joined)


def _with_remarks(table: Long, marks: Column, notes: list[Message]) -> Column:
    """Marks, with those that a note alone says in one known word, where no column is for marks; the note stays."""
    column = table.columns.get("note")
    if column is None or {"marks", "obs_status"} & set(table.columns):
        return marks
    known = {index: mark for index, word in enumerate(column.words) if (mark := remark(word)) is not None}
    counts = np.bincount(column.indices, minlength=len(column.words))
    for index, mark in known.items():
        notes.append(Message(code="note.remark" if mark else "note.remark_alone", values={
            "word": column.words[index], "column": column.name, "count": int(counts[index]),
            "meaning": wording.marks(mark)}))
    if not any(known.values()):
        return marks
    stated = column_from([known.get(index, "") for index in range(len(column.words))], column.indices)
    return paired(marks, stated, _joined)


def _joined(one: str, other: str) -> str:
    """Marks of two cells, sorted."""
    return " ".join(sorted(set(f"{one} {other}".split())))


def _either(one: str, other: str) -> str:
    return one or other


def _letters(column: Column) -> list[list[str]]:
    """The letters of each distinct cell; what is none stays one word."""
    several = _SEVERAL["flag" in normalised(column.name)]
    return [re.findall("[A-Z]", stated) if stated not in _PLAIN and several.fullmatch(stated) else [stated]
            for stated in map(_lettered, column.words)]


def _lettered(cell: str) -> str:
    """The letter of a word such as "final" and "provisional"; any other cell in capitals."""
    return (_LETTER_OF.get(remark(cell)) if len(cell) >= _SHORTEST else None) or cell.upper()


def _kept_as(letters: list[str], what: str) -> str:
    """The absence, or the marks, that letters are kept as."""
    known = signs("status")
    stated = [known[written][what] for written in letters if written in known]
    return " ".join(sorted(set(filter(None, stated)))) if what == "marks" else next(filter(None, stated), "")


def _refuse(column: Column, letters: list[list[str]], issues: RowIssues) -> None:
    """Letters of what is not kept, and what is no letter of the list."""
    taken = _PLAIN | set(signs("status")) | set(_REFUSED)
    issues.cells(column, "value.unknown_status", np.array([not taken.issuperset(written) for written in letters], bool))
    for letter, code in _REFUSED.items():
        issues.cells(column, code, np.array([letter in written for written in letters], bool))


def _refuse_against(column: Column, letters: list[list[str]], marks: Column, catalogue: Catalogue,
                    issues: RowIssues) -> None:
    """Rows of which a letter is that of none of their marks."""
    of_mark = {status.code: status.obs_status for status in catalogue.statuses if status.kind == "mark"}
    kept_as = {letter: row["marks"] for letter, row in signs("status").items() if row["marks"]}

    def other(letters: str, marks: str) -> str:
        own = set(marks.split())
        return next((letter for letter in letters.split() if letter in kept_as and kept_as[letter] not in own
                     and letter not in {of_mark.get(mark) for mark in own}), "")

    found = paired(column_from([" ".join(some) for some in letters], column.indices), marks, other)
    issues.rows(found.spread(~found.empty), "value.status_against_marks", column)


def _note_letters(column: Column, letters: list[list[str]], notes: list[Message]) -> None:
    """What the letters that have no mark of the same meaning are kept as."""
    counts, known = np.bincount(column.indices, minlength=len(letters)), signs("status")
    for index, several in enumerate(letters):
        for letter in sorted(_NOTED.intersection(several)) if counts[index] else ():
            kept = known[letter]
            meaning = wording.absence(kept["absence"]) if kept["absence"] else ", ".join(wording.marks(kept["marks"]))
            notes.append(Message(code="note.status_letter", values={
                "letter": column.words[index] if len(several) == 1 else letter, "meaning": meaning,
                "count": int(counts[index]), "column": column.name}))
