"""Lines of a wide table that have no figures and name no country: headings of the lines below them, perhaps."""

import numpy as np
import pyarrow.compute as pc

from indicators.catalog.names import AreaNames
from indicators.model import Finding, Message
from indicators.submissions.columns.headers import Roles
from indicators.submissions.columns.indicators import IndicatorNames
from indicators.submissions.columns.table import SPACES
from indicators.submissions.read.sex_and_age import sex_of
from indicators.submissions.read.vocabulary import is_yearlike
from indicators.submissions.reading import Reading

MOST_LISTED = 100        # such lines of a file that is refused
_NAMED_BY = ("country", "country_name", "country_code")


def without_figures(reading: Reading, roles: Roles, names: IndicatorNames,
                    areas: AreaNames) -> tuple[list[Finding], list[Message]]:
    """An error where such a line, but for the first, is an indicator, a year, women or men: what stands below it is of
    that alone. Other such lines are noted.
    """
    place = next((roles.of[role] for role in _NAMED_BY if role in roles.of), None)
    if "value" in roles.of or place is None or not roles.figures:
        return [], []
    empty = np.logical_and.reduce([_blank(reading, each) for each in roles.figures])
    rows = np.flatnonzero(empty & ~_blank(reading, place))
    cells = reading.columns[place]
    own = cells.indices.to_numpy(zero_copy_only=False)[rows]
    words = {each: str(cells.dictionary[each]).strip() for each in dict.fromkeys(own.tolist())}
    others = {each: word for each, word in words.items() if not (areas.code(word) or areas.is_other_aggregate(word))}
    known = [each for each, word in others.items() if names.code(word) or is_yearlike(word) or sex_of(word)]
    name, lines = reading.header[place].strip(), rows[np.isin(own, known)]
    findings = [Finding(code="columns.block_heading", sheet=reading.sheet, row=int(reading.rows[row]), column=name,
                        found=str(cells[row]).strip()) for row in lines.tolist() if row]
    if findings or not others:
        return findings[:MOST_LISTED], []
    return [], [Message(code="note.lines_without_figures", values={
        "count": int(np.isin(own, list(others)).sum()), "names": ", ".join(others.values())})]


def _blank(reading: Reading, place: int) -> np.ndarray:
    """Which rows of a column hold nothing."""
    cells = reading.columns[place]
    words = np.asarray(pc.equal(pc.utf8_trim(cells.dictionary, characters=SPACES), ""))
    return words[cells.indices.to_numpy(zero_copy_only=False)] if words.any() else np.zeros(len(cells), bool)
