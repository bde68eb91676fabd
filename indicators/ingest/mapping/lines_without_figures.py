"""Lines that have no figures and name no country: headings of the lines below them, perhaps."""

from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow.compute as pc

from indicators.catalogue.names import AreaNames
from indicators.ingest.mapping.headers import Roles
from indicators.ingest.mapping.indicators import IndicatorNames
from indicators.ingest.mapping.part_of_people import OF_ALL, part_code, without_of_which
from indicators.ingest.mapping.table import SPACES
from indicators.ingest.mapping.units import says_percent
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import is_yearlike
from indicators.ingest.vocabulary.sex_and_age import age_of, sex_of
from indicators.model import Issue, Message

MOST_LISTED = 100        # such lines of a file that is refused

NO_HEADING = "no_heading"
"""What a person says of such a line that says nothing of those below it."""

_NAMED_BY = ("country", "country_name", "country_code")


def without_figures(reading: Reading, roles: Roles, names: IndicatorNames, areas: AreaNames, *, indicator: str,
                    percent: bool, stated: Mapping[str, str]) -> tuple[list[Issue], list[Message]]:
    """An error where such a line says anything of those below it: an indicator other than the file's ``indicator``, a
    year, a sex, an age, or per cent where its unit is not ``percent``; below the first line, where it is alone in it,
    whatever it says. ``said`` are lines of which a person says that they are no headings, or, of the first, that all
    figures are of its persons. Those that say nothing are noted.
    """
    if not roles.figures:
        return [], []
    rows = np.flatnonzero(np.logical_and.reduce([blank(reading, figure) for figure in roles.figures]))
    role_at = {index: role for role, index in roles.of.items()}
    parted = bool({"sex", "age", "breakdown"} & {*roles.of, *roles.levels.stated})
    wide, named_by = "value" not in roles.of, next((roles.of[role] for role in _NAMED_BY if role in roles.of), None)
    errors, left_out = list[Issue](), list[str]()
    for row, index, word, alone in _named(reading, rows, named_by):
        if (areas.code(word) and not says_percent(word)) or areas.is_other_aggregate(word) or not (wide or alone) \
                or _fits(role_at.get(index, ""), word, names):
            continue
        known, other = _is_known(word, names), bool(indicator) and (
            names.code(word) not in ("", indicator) or (says_percent(word) and not percent))
        heading = (known or alone) if row else (known == "part" or other)
        first = not row and known == "part"
        if heading and stated.get(word) != NO_HEADING and not (first and stated.get(word) == OF_ALL):
            code = "columns.block_heading" if known else "columns.lone_line"
            errors.append(Issue(code=code, sheet=reading.sheet, row=int(reading.rows[row]), found=word,
                                  column=reading.header[index].strip(),
                                  values={"part": part_code(word)} if first and not parted else {}))
        else:
            left_out.append(word)
    if errors or not left_out:
        return errors[:MOST_LISTED], []
    return [], [Message(code="note.lines_without_figures", values={
        "count": len(left_out), "names": ", ".join(dict.fromkeys(left_out))})]


def _fits(role: str, word: str, names: IndicatorNames) -> bool:
    """Whether a cell is what its own column holds, such as a year of which there is no figure."""
    return (role == "year" and is_yearlike(word)) or (role.startswith("indicator") and bool(names.code(word))) \
        or (role == "sex" and sex_of(word) is not None) or (role == "age" and age_of(word) is not None)


def _is_known(word: str, names: IndicatorNames) -> str:
    """"part" of a sex or an age, "noun" of an indicator or a year; "" of other words."""
    rest = without_of_which(word)
    if sex_of(rest) or (rest.strip() and not is_yearlike(rest) and age_of(rest)):
        return "part"
    return "noun" if names.code(word) or is_yearlike(word) else ""


def _named(reading: Reading, rows: np.ndarray, named_by: int | None) -> Iterator[tuple[int, int, str, bool]]:
    """Of the rows each that says something where a country belongs, or in the first column alone: the row, the column,
    what it says, and whether nothing else stands in the row.
    """
    if not len(rows):
        return
    filled = {index: ~blank(reading, index)[rows] for index in range(len(reading.header))}
    count = np.sum(list(filled.values()), axis=0)
    for index in dict.fromkeys((0, *(() if named_by is None else (named_by,)))):
        taken = filled[index] & ((count == 1) | (index == named_by))
        for at in np.flatnonzero(taken).tolist():
            yield int(rows[at]), index, str(reading.columns[index][int(rows[at])]).strip(), bool(count[at] == 1)


def blank(reading: Reading, index: int) -> np.ndarray:
    """Which rows of a column hold nothing."""
    cells = reading.columns[index]
    words = np.asarray(pc.equal(pc.utf8_trim(cells.dictionary, characters=SPACES), ""))
    return words[cells.indices.to_numpy(zero_copy_only=False)] if words.any() else np.zeros(len(cells), bool)
