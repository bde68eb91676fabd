"""Lines without figures and without a country: possible headings of the lines below them."""

from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow.compute as pc

from indicators.catalogue.area_names import AreaNames
from indicators.ingest.mapping.choices import NO_HEADING, OF_ALL
from indicators.ingest.mapping.headers import Roles
from indicators.ingest.mapping.indicator_names import IndicatorNames
from indicators.ingest.mapping.long_table import SPACES
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.sex_and_age import age_of, breakdown_in, sex_of, without_of_which
from indicators.ingest.vocabulary.units import PERCENT, says_percent
from indicators.ingest.vocabulary.years import is_yearlike
from indicators.model import Indicator, Issue, Message

_MOST_LISTED = 100       # such lines reported for a rejected file


def block_headings(reading: Reading, roles: Roles, names: IndicatorNames, areas: AreaNames,
                   known: Indicator | None, stated: Mapping[str, str]) -> tuple[list[Issue], list[Message]]:
    """Return issues for lines that may be headings of the lines below, and a note on the other lines without figures.

    A line is an issue if it gives an indicator or unit other than the ``known`` one of the file, a year, a sex or an
    age; below the first line also if it is alone in its row, whatever it says. ``stated`` holds the user's answers: a
    line is not a heading, or, for the first line, all figures are of the persons it names.
    """
    if not roles.figures:
        return [], []
    rows = np.flatnonzero(np.logical_and.reduce([blank(reading, figure) for figure in roles.figures]))
    role_at = {index: role for role, index in roles.of.items()}
    errors, left_out = list[Issue](), list[str]()
    for row, index, word, alone in _named(reading, rows, roles.country):
        percents = says_percent(word)
        if (areas.code(word) and not percents) or areas.is_other_aggregate(word) \
                or not (alone or "value" not in roles.of) or _fits(role_at.get(index, ""), word, names):
            continue
        kind = _kind_of(word, names)
        other = known and (names.code(word) not in ("", known.id) or (percents and known.unit != PERCENT))
        first = not row and kind == "part"
        heading = (first or other) if not row else (kind or alone)
        if heading and stated.get(word) != NO_HEADING and not (first and stated.get(word) == OF_ALL):
            errors.append(Issue(code="columns.block_heading" if kind else "columns.lone_line", sheet=reading.sheet,
                                row=int(reading.rows[row]), found=word, column=reading.header[index].strip(),
                                values={"part": breakdown_in(word)} if first and not roles.says_part else {}))
        else:
            left_out.append(word)
    if errors or not left_out:
        return errors[:_MOST_LISTED], []
    return [], [Message(code="note.lines_without_figures", values={
        "count": len(left_out), "names": ", ".join(dict.fromkeys(left_out))})]


def _fits(role: str, word: str, names: IndicatorNames) -> bool:
    """Whether a cell belongs in its own column, such as a year without a figure."""
    return (role == "year" and is_yearlike(word)) or (role.startswith("indicator") and bool(names.code(word))) \
        or (role == "sex" and sex_of(word) is not None) or (role == "age" and age_of(word) is not None)


def _kind_of(word: str, names: IndicatorNames) -> str:
    """Return "part" for a sex or an age, "noun" for an indicator or a year; "" for other text."""
    rest = without_of_which(word)
    if sex_of(rest) or (rest.strip() and not is_yearlike(rest) and age_of(rest)):
        return "part"
    return "noun" if names.code(word) or is_yearlike(word) else ""


def _named(reading: Reading, rows: np.ndarray, named_by: int | None) -> Iterator[tuple[int, int, str, bool]]:
    """Yield row, column, text, and whether it is alone in its row, for text in the country column or alone in the
    first.
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
    """Return a mask of the rows in which a column is blank."""
    cells = reading.columns[index]
    words = np.asarray(pc.equal(pc.utf8_trim(cells.dictionary, characters=SPACES), ""))
    return words[cells.indices.to_numpy(zero_copy_only=False)] if words.any() else np.zeros(len(cells), bool)
