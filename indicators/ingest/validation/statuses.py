"""Absences, flags and OBS_STATUS (SDMX) of figures from columns of their own.

The letters are those of the code list CL_OBS_STATUS 2.2; cell_marks.csv maps them to absences and flags. If there is
also a column of flags, it takes precedence, and a letter that contradicts it is an error. A cell may have several
letters, separated by spaces, or in a column of flags (Eurostat) without separators. Other words are signs, about whose
meaning the user is asked.
"""

import re
from collections.abc import Callable, Mapping

import pandas as pd

from indicators import wording
from indicators.ingest.mapping.long_table import MARK_OF_ALL, OF_HEADER, LongTable, per_distinct
from indicators.ingest.validation.row_issues import RowIssues, where
from indicators.ingest.vocabulary.headers import normalised
from indicators.ingest.vocabulary.notation import MEANINGS_BESIDE, Cell, meaning_beside, sign_of, signs
from indicators.ingest.vocabulary.years import footnoted_year
from indicators.model import Catalogue

_PLAIN = frozenset({"", "A", "NORMAL", "NORMAL VALUE", "UNDEFINED"})
"""Statuses of a normal value."""

_REFUSED = {"F": "value.status_forecast", "Q": "value.status_suppressed"}
"""Letters for forecasts, which are not figures for the year, and for suppressed values."""

_SEVERAL = {False: re.compile("[A-Z](?:[ ,;]+[A-Z])+"), True: re.compile("[A-Z](?:[ ,;]*[A-Z]){1,4}")}
"""Several letters in one cell, by whether the column is one of flags."""


def read_statuses(table: LongTable, figures: pd.DataFrame, catalogue: Catalogue, meanings: Mapping[str, str],
                  issues: RowIssues) -> pd.DataFrame:
    """Return absence, flags and CONF_STATUS of each row, from its figure's cell and other columns."""
    status = _reader_of_status(table.names.get("obs_status", ""))
    readers: dict[str, Callable[[str], Cell | None]] = {
        "absence": _absence_named, "marks": _marks_named, "obs_status": status}
    columns = figures[["absence", "marks", "conf_status"]]
    for role, known in readers.items():
        if role in table.cells:
            columns = _with_column(columns, table, role, known, meanings, catalogue, issues)
    if "obs_status" in table.cells:
        _check_letters(table, columns["marks"], status, catalogue, issues)
    marks = columns["marks"]
    if MARK_OF_ALL in table.cells:
        marks = _joined(marks, table.cells[MARK_OF_ALL])
    if OF_HEADER in table.cells:
        headed = per_distinct(table.cells[OF_HEADER], lambda header: signs("after").get(
            footnoted_year(header)[1], {"marks": ""})["marks"])
        marks = _joined(marks, headed.where(columns["absence"] == "", ""))
    return columns.assign(marks=marks)


def _with_column(columns: pd.DataFrame, table: LongTable, role: str, known: Callable[[str], Cell | None],
                 meanings: Mapping[str, str], catalogue: Catalogue, issues: RowIssues) -> pd.DataFrame:
    """Absence, flags and CONF_STATUS with those that a column gives; words of unknown meaning are errors."""
    cells = table.cells[role]
    parsed = {cell: known(cell) or meaning_beside(cell, meanings) for cell in cells.unique()}
    issues.cells(where(cells, lambda cell: parsed[cell] is None), "value.unknown_sign", role, lambda cell: {
        "sign": sign_of(cell), "meanings": MEANINGS_BESIDE})
    absence = per_distinct(cells, lambda cell: (parsed[cell] or Cell()).absence)
    letters = {status.code: status.obs_status for status in catalogue.statuses} if role == "obs_status" else {}
    two = [bool(one and other) and one != other and letters.get(one) not in letters_of(cell, table.names[role])
           for one, other, cell in zip(columns["absence"], absence, cells, strict=True)]
    issues.rows(pd.Series(two, index=cells.index), "value.two_absences", role, lambda row: {
        "other": wording.absence(str(columns.at[row, "absence"]))})
    marks = per_distinct(cells, lambda cell: " ".join((parsed[cell] or Cell()).marks))
    conf_status = per_distinct(cells, lambda cell: (parsed[cell] or Cell()).conf_status)
    if role == "obs_status" and "marks" in table.cells:
        marks = marks.mask(where(cells, known), "")
    return pd.DataFrame({"absence": columns["absence"].where(columns["absence"] != "", absence),
                         "marks": _joined(columns["marks"], marks),
                         "conf_status": columns["conf_status"].where(columns["conf_status"] != "", conf_status)})


def _joined(one: pd.Series, other: pd.Series) -> pd.Series:
    """The flags of two columns, sorted."""
    return per_distinct(one + " " + other, lambda both: " ".join(sorted(set(both.split()))))


def _absence_named(word: str) -> Cell | None:
    named = wording.absence_named(word)
    return Cell(absence=named or "") if named or not word else None


def _marks_named(word: str) -> Cell | None:
    named = wording.marks_named(word)
    return None if named is None else Cell(marks=tuple(named))


def _reader_of_status(header: str) -> Callable[[str], Cell | None]:
    """A function from a cell of OBS_STATUS to what it gives; None for other words than the catalogue's."""
    known = signs("status")

    def status(cell: str) -> Cell | None:
        letters = letters_of(cell, header)
        if not {*letters} <= _PLAIN | {*known} | {*_REFUSED}:
            return _absence_named(cell) or _marks_named(cell)
        rows = [known[letter] for letter in letters if letter in known]
        return Cell(absence=next((row["absence"] for row in rows if row["absence"]), ""),
                    marks=tuple(sorted({row["marks"] for row in rows} - {""})))

    return status


def letters_of(cell: str, header: str) -> list[str]:
    """Return the letters in a cell of OBS_STATUS; any other text as one, in capitals."""
    stated, several = cell.upper(), _SEVERAL["flag" in normalised(header)]
    return re.findall("[A-Z]", stated) if stated not in _PLAIN and several.fullmatch(stated) else [stated]


def _check_letters(table: LongTable, marks: pd.Series, status: Callable[[str], Cell | None], catalogue: Catalogue,
                   issues: RowIssues) -> None:
    """Report letters that are rejected, or contradict a column of flags."""
    cells, header = table.cells["obs_status"], table.names["obs_status"]
    letters = per_distinct(cells, lambda cell: " ".join(letters_of(cell, header)))
    for refused, code in _REFUSED.items():
        issues.cells(letters.str.contains(rf"\b{refused}\b"), code, "obs_status")
    if "marks" in table.cells:
        issues.cells(_contradictions(cells, marks, header, status, catalogue), "value.status_against_marks",
                     "obs_status")


def _contradictions(cells: pd.Series, marks: pd.Series, header: str, status: Callable[[str], Cell | None],
                    catalogue: Catalogue) -> pd.Series:
    """A mask of rows with a letter that corresponds to none of their flags, or a word for another flag."""
    letter_of = {status.code: status.obs_status for status in catalogue.statuses if status.kind == "mark"}

    def contradict(both: str) -> bool:
        cell, _, flags = both.rpartition("\n")
        own = set(flags.split())
        letters = {letter_of.get(mark) for mark in own}
        return any(letter not in letters and not own.issuperset((status(letter) or Cell()).marks)
                   for letter in letters_of(cell, header))

    return where(cells + "\n" + marks, contradict)
