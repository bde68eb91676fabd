"""Find statements that figures are in thousands or the like, or measure something other than their indicator.

The user says what they mean for the figures; the file of a script is rejected.
"""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from indicators.ingest.mapping.choices import AS_WRITTEN, LEFT_OUT, Choices
from indicators.ingest.mapping.headers import Roles
from indicators.ingest.mapping.scope import Scope
from indicators.ingest.mapping.table import MOST_READ, holds_figures
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import is_number, normalised
from indicators.ingest.vocabulary.scales import RATE, SUSPECT, multiplier_of, scale_in
from indicators.model import Issue, Message

_NAMED = {"scale", "multiplier", "unit mult", "unit multiplier", "factor", "power", "echelle", "escala", "faktor",
          "multiplikator", "einheitenmultiplikator", "multiplicateur", "multiplicador", "scala", "skala", "schaal",
          "magnitude", "order of magnitude", "multiply by", "multiplied by", "times", "scale factor", "scaling factor",
          "scaling", "conversion factor", "exponent", "weight", "weights", "weighting", "weighting factor", "gewicht",
          "gewichtung", "ponderation", "ponderacion", "coefficient"}
"""Headers of columns with a multiplier."""

_DIVIDED = {"per", "rate per", "divisor", "divide by", "divided by", "denominator", "diviseur", "teiler", "nenner",
            "denominateur", "denominador", "divide", "pro", "par", "por", "je"}
"""Headers of columns by which figures are divided: counts cannot be derived from them by a multiplication."""

_POWER = {"multiplier", "unit mult", "unit multiplier", "power", "exponent"}
_LOOSE = {"unit"}
_MOST = 20               # mentions listed
_FEW = 20                # texts that are read sooner than Arrow reads an expression

Mention = tuple[str, int, str, str, str]
"""Issue code, line, column, text and factor."""


def stated_scale(reading: Reading, roles: Roles, choices: Choices,
                  scope: Scope) -> tuple[list[Issue], list[Message]]:
    """Return an issue for each mention until the user has answered, then a note of the answer."""
    mentions = [*_mentions(reading, roles), *_of_other_measures(reading, roles, scope)]
    found = list(dict.fromkeys(mentions))[:_MOST]
    if not found:
        return [], []
    if choices.scale:
        code = "note.scale_as_written" if choices.scale == AS_WRITTEN else "note.scaled"
        return [], [Message(code=code, values={"said": found[0][3], "times": choices.scale})]
    example = _example(reading, roles)
    return [Issue(code=code, sheet=reading.sheet, row=row, column=column, found=stated,
                    values={"times": factor, "example": example}) for code, row, column, stated, factor in found], []


def _mentions(reading: Reading, roles: Roles) -> Iterator[Mention]:
    """Yield mentions of a scale next to the table, in its header, and in cells other than figures."""
    for where, row, text in reading.scales:
        yield f"scale.{where}", row, "", text, scale_in(text) or RATE
    if (factor := scale_in(reading.sheet)) is not None:
        yield "scale.sheet", 0, "", reading.sheet, factor
    figures = set(roles.figures)
    for index, (name, role) in enumerate(zip(reading.header, roles.by_column, strict=True)):
        if role == LEFT_OUT:
            continue
        own = index in figures or not holds_figures(reading.columns[index])
        if own and (factor := scale_in(name)) is not None:
            yield "scale.line", reading.header_row, name.strip(), name.strip(), factor
        if index not in figures and role not in ("year", "country_code"):
            yield from _in_cells(reading, index, role)


def _of_other_measures(reading: Reading, roles: Roles, scope: Scope) -> Iterator[Mention]:
    """Yield mentions of other measures in lines around the table, the sheet's name, headers above figures, and cells
    that describe a row, if they do not fit the indicators.
    """
    for row, text in [*reading.above, (0, reading.sheet), *reading.below]:
        if scale_in(text) is None and scope.is_other(text):
            yield "scale.measure", row, "", text.strip(), RATE
    for index in roles.figures:
        name, own = reading.header[index].strip(), scope.about(roles.by_column[index])
        if scale_in(name) is None and own.header_is_other(name):
            yield "scale.measure", reading.header_row, name, name, RATE
    for role in ("sex", "age", "breakdown", "indicator"):
        if (column := roles.of.get(role)) is not None:
            cells = reading.columns[column]
            for word in cells.dictionary.take(pc.unique(cells.indices)).drop_null().to_pylist()[:MOST_READ]:
                if scope.series_is_other(word):
                    first = int(reading.rows[pc.index(cells.cast(pa.string()), word).as_py()])
                    yield "scale.measure", first, reading.header[column].strip(), word.strip(), RATE


def _in_cells(reading: Reading, index: int, role: str) -> Iterator[Mention]:
    """Yield mentions in the cells of a column without figures."""
    cells, name = reading.columns[index], reading.header[index].strip()
    header = normalised(name)
    if header in _NAMED | _DIVIDED or role == "multiplier":
        stated = {word: multiplier_of(word, power=header in _POWER) for word in cells.dictionary[:_MOST].to_pylist()}
    else:
        stated = _scales(cells.dictionary, prose=role not in _LOOSE)
    for word, factor in stated.items():
        if factor is not None:
            first = pc.index(cells.cast(pa.string()), word).as_py()
            if first >= 0:
                by = RATE if header in _DIVIDED else factor
                yield "scale.line", int(reading.rows[first]), name, word.strip(), by


def _scales(words: pa.StringArray, *, prose: bool) -> dict[str, str | None]:
    """The factor in each of the texts that Arrow suspects of one; it takes a millisecond to read what it suspects, so
    that few texts are read first.
    """
    few = len(words) <= _FEW
    if few and all(scale_in(word, prose=prose) is None for word in words.to_pylist()):
        return {}
    suspected = words.filter(pc.match_substring_regex(words, SUSPECT))
    return {word: scale_in(word, prose=prose) for word in suspected.to_pylist()}


def _example(reading: Reading, roles: Roles) -> str:
    """The first figure of the file, "" if there is none."""
    for cells in (reading.columns[index] for index in roles.figures):
        words = cells.dictionary.take(pa.array(np.unique(cells.indices))).to_pylist()
        if found := next(filter(is_number, words), ""):
            return str(found.strip())
    return ""
