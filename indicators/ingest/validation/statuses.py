"""What columns of their own say of a figure: why there is none, its marks, and the letter of OBS_STATUS (SDMX).

The letters are those of the code list CL_OBS_STATUS 2.2, of which cell_marks.csv says what each is kept as. Where a
column of marks stands beside them the marks count, and a letter that says something else is an error. A cell may have
several with spaces between them, and a column of flags (Eurostat) several in a row.
"""

import re

import numpy as np

from indicators import wording
from indicators.ingest.mapping.table import Column, Long
from indicators.ingest.validation.faults import Faults, mask
from indicators.ingest.validation.notation import status_letters
from indicators.ingest.validation.rows import column_from, paired
from indicators.ingest.vocabulary.headers import normalised
from indicators.ingest.vocabulary.marks import remark
from indicators.model import Catalogue, Message

PLAIN = frozenset({"", "A", "NORMAL", "NORMAL VALUE", "UNDEFINED"})
"""Statuses that say nothing beside the figure."""

REFUSED = {"F": "value.status_forecast", "Q": "value.status_suppressed"}
"""Letters of what is no figure of the year, and of what is kept secret."""

SPOKEN = frozenset("DGHIJKNSVW")
"""Letters for which Goalline has no mark of the same meaning, so that what they are kept as is said."""

_LETTER_OF: dict[str | None, str] = {"": "A", "provisional": "P", "estimated": "E"}
"""The letter of what a word marks; of one that marks nothing, such as "final", that of a plain figure."""

_SHORTEST = 3            # letters of a word

_SEVERAL = {False: re.compile("[A-Z](?:[ ,;]+[A-Z])+"), True: re.compile("[A-Z](?:[ ,;]*[A-Z]){1,4}")}
"""Letters as cells have several, where the column is of flags and where it is not."""


def absences_and_marks(table: Long, absence: Column, marks: Column, catalogue: Catalogue, faults: Faults,
               notes: list[Message]) -> tuple[Column, Column]:
    """Absences and marks of the cells of figures, with those that have columns of their own."""
    if (column := table.columns.get("absence")) is not None:
        named = [wording.absence_named(word) for word in column.words]
        unknown = np.array([not code for code in named], bool)
        faults.cells(column, "value.unknown_absence", mask(column.words, bool) & unknown)
        absence = paired(absence, column_from([str(code or "") for code in named], column.indices), _either)
    own = table.columns.get("marks")
    if own is not None:
        stated = [wording.marks_named(word) for word in own.words]
        faults.cells(own, "value.unknown_marks", np.array([marking is None for marking in stated], bool))
        marks = paired(marks, column_from([" ".join(marking or []) for marking in stated], own.indices), joined)
    if (column := table.columns.get("obs_status")) is not None:
        letters = _letters(column)
        _refused(column, letters, faults)
        gone = column_from([_kept_as(written, "absence") for written in letters], column.indices)
        absence = paired(absence, gone, _either)
        if own is not None:
            _against(column, letters, marks, catalogue, faults)
            return absence, marks
        _spoken(column, letters, notes)
        lettered = column_from([_kept_as(written, "marks") for written in letters], column.indices)
        marks = paired(marks, lettered, joined)
    return absence, marks


def joined(one: str, other: str) -> str:
    """Marks of two cells, sorted."""
    return " ".join(sorted(set(f"{one} {other}".split())))


def _either(one: str, other: str) -> str:
    return one or other


def _letters(column: Column) -> list[list[str]]:
    """The letters of each distinct cell; what is none stays one word."""
    several = _SEVERAL["flag" in normalised(column.name)]
    return [re.findall("[A-Z]", stated) if stated not in PLAIN and several.fullmatch(stated) else [stated]
            for stated in map(_lettered, column.words)]


def _lettered(cell: str) -> str:
    """The letter of a word such as "final" and "provisional"; any other cell in capitals."""
    return (_LETTER_OF.get(remark(cell)) if len(cell) >= _SHORTEST else None) or cell.upper()


def _kept_as(letters: list[str], what: str) -> str:
    """The absence, or the marks, that letters are kept as."""
    known = status_letters()
    stated = [known[written][what] for written in letters if written in known]
    return " ".join(sorted(set(filter(None, stated)))) if what == "marks" else next(filter(None, stated), "")


def _refused(column: Column, letters: list[list[str]], faults: Faults) -> None:
    """Letters of what is not kept, and what is no letter of the list."""
    taken = PLAIN | set(status_letters()) | set(REFUSED)
    faults.cells(column, "value.unknown_status", np.array([not taken.issuperset(written) for written in letters], bool))
    for letter, code in REFUSED.items():
        faults.cells(column, code, np.array([letter in written for written in letters], bool))


def _against(column: Column, letters: list[list[str]], marks: Column, catalogue: Catalogue, faults: Faults) -> None:
    """Rows of which a letter is that of none of their marks."""
    of_mark = {status.code: status.obs_status for status in catalogue.statuses if status.kind == "mark"}
    known = status_letters()

    def other(several: str, stated: str) -> str:
        return next((letter for letter in several.split() if known.get(letter, {}).get("marks") and not (
            known[letter]["marks"] in stated.split() or letter in {of_mark.get(word) for word in stated.split()})), "")

    found = paired(column_from([" ".join(written) for written in letters], column.indices), marks, other)
    faults.rows(found.spread(~found.empty), "value.status_against_marks", column)


def _spoken(column: Column, letters: list[list[str]], notes: list[Message]) -> None:
    """What the letters that have no mark of the same meaning are kept as."""
    counts, known = np.bincount(column.indices, minlength=len(letters)), status_letters()
    for index, several in enumerate(letters):
        for letter in sorted(SPOKEN.intersection(several)) if counts[index] else ():
            kept = known[letter]
            meaning = wording.absence(kept["absence"]) if kept["absence"] else ", ".join(wording.marks(kept["marks"]))
            notes.append(Message(code="note.status_letter", values={
                "letter": column.words[index] if len(several) == 1 else letter, "meaning": meaning,
                "count": int(counts[index]), "column": column.name}))
