"""What each row says: its figure in the catalogue's unit, or why there is none, with its marks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from indicators import wording
from indicators.ingest.mapping.choices import Choices
from indicators.ingest.mapping.mark_of_all import MARK_OF_ALL
from indicators.ingest.mapping.merged_cells import MERGED
from indicators.ingest.mapping.scales import AS_WRITTEN
from indicators.ingest.mapping.table import Column, Long, renamed
from indicators.ingest.mapping.units import CASES, PERCENT, says_number, unit_words
from indicators.ingest.validation.cells import withheld
from indicators.ingest.validation.faults import Faults, mask
from indicators.ingest.validation.notation import bound_sign, may_be_days
from indicators.ingest.validation.numbers import Figures, read_cells
from indicators.ingest.validation.rows import column_from, paired
from indicators.ingest.validation.statuses import absences_and_marks, joined
from indicators.ingest.vocabulary.marks import remark
from indicators.ingest.vocabulary.scales import scale_in, without_scale
from indicators.model import Catalogue, Indicator, Mark, Message

_ONE = {"", "0", "unit", "units", "einheit", "einheiten", "unite", "unité", "unités", "unidad", "unidades"}
"""What a multiplier of units says where there is none; UNIT_MULT (SDMX) is a power of ten."""


_TIMES = {"hours", "days"}


@dataclass(frozen=True)
class Values:
    """For each row: value (NaN exactly where absent or withheld), absence, marks, CONF_STATUS, and how a marked cell is
    written.
    """

    value: np.ndarray
    absence: Column
    marks: Column
    conf_status: Column
    written: Column              # the cell, where a mark or bound stood in it; "" else
    decimal: str


def values(table: Long, indicator: np.ndarray, catalogue: Catalogue, separator: str, choices: Choices, faults: Faults,
           notes: list[Message]) -> Values:
    """Read every figure, convert its unit, and hold it against its indicator's limits."""
    column = table.columns["value"]
    figures = read_cells(column.cells, separator, choices.decimal, table.texts)
    if choices.scale not in ("", AS_WRITTEN):
        _multiply(figures, column, Decimal(choices.scale))
    indices = column.indices
    absence, marks = absences_and_marks(table, column_from(figures.absence, indices),
                                        column_from(figures.marks, indices), catalogue, faults, notes)
    marks = _remarked(table, marks, notes)
    if (of_all := table.columns.get(MARK_OF_ALL)) is not None:
        marks = paired(marks, of_all, joined)
    absent, merged = absence.spread(~absence.empty), _merged(table, faults)
    if column.empty.any():
        faults.rows(column.spread(column.empty) & ~absent & ~merged & ~withheld(table), "value.empty", column)
    staged, stage = _stages(column, indicator, figures, catalogue, notes)
    wrong = column.spread(figures.wrong & ~column.empty)
    wrong[staged] = False
    wrong |= _days(column, indicator, figures, catalogue)
    faults.rows(wrong, "value.wrong", column)
    _unclear(table, indicator, figures, catalogue, faults)
    faults.cells(column, "value.other_decimal", figures.both, {"decimal": figures.decimal})
    if "absence" in table.columns or "obs_status" in table.columns:
        given = column.spread(~np.isnan(figures.value))
        given[staged] = True
        faults.rows(absent & given, "value.and_absence", column)
    value, converted = _in_unit(table, indicator, figures, catalogue, choices, faults, notes)
    value[staged] = stage
    value[_percent(table, indicator, figures, catalogue, faults, notes)] = np.nan
    _limits(table, indicator, value, np.concatenate([staged, *converted]), figures, catalogue, faults)
    _noted(column, figures, notes)
    written = [column.words[index] if marked else "" for index, marked in enumerate(figures.marked.tolist())]
    return Values(value, absence, marks, column_from(figures.conf_status, indices), column_from(written, indices),
                figures.decimal)


def _multiply(figures: Figures, column: Column, times: Decimal) -> None:
    """Make each figure so many times as large, as a person said of thousands; in decimals, so that 1.1 becomes 1100."""
    for index in np.flatnonzero(~np.isnan(figures.value)).tolist():
        made = Decimal(figures.digits[index] or column.words[index]) * times
        figures.digits[index], figures.value[index] = format(made, "f"), float(made)


def _merged(table: Long, faults: Faults) -> np.ndarray:
    """Rows whose figure stands in a cell that is merged over several rows or columns of figures, each an error."""
    merged, column = table.columns.get(MERGED), table.columns["value"]
    if merged is None:
        return np.zeros(len(table.rows), bool)
    rows = merged.spread(~merged.empty)
    faults.row_by_row(rows, "value.merged", column, lambda row: (column.word(row), {"lines": merged.word(row)}))
    return rows


def _stages(column: Column, indicator: np.ndarray, figures: Figures, catalogue: Catalogue,
            notes: list[Message]) -> tuple[np.ndarray, np.ndarray]:
    """Rows whose cell is the name of one of their indicator's stages, such as "in force", and which stage it is; of
    any indicator's where theirs is not known."""
    known = list(catalogue.indicators.values())
    names = {(one, name.casefold()): stage for index, indicator in enumerate(known)
             for stage, text in indicator.stages.items()
             for name in (text.values() if isinstance(text, dict) else [text]) for one in (index, -1)}
    staged = np.array([*(bool(indicator.stages) for indicator in known), True], bool)
    rows = np.flatnonzero(column.spread(figures.wrong))
    rows = rows[staged[indicator[rows]]]
    stage = np.array([names.get((int(indicator[row]), column.word(row).casefold()), np.nan) for row in rows.tolist()],
                     np.float64)
    rows, stage = rows[~np.isnan(stage)], stage[~np.isnan(stage)]
    if len(rows):
        notes.append(Message(code="note.stages", values={
            "count": len(rows), "example": column.word(int(rows[0])), "read": f"{stage[0]:g}"}))
    return rows, stage


def _days(column: Column, indicator: np.ndarray, figures: Figures, catalogue: Catalogue) -> np.ndarray:
    """Rows of an indicator in hours or days whose figure has the letter d behind it: that may be its unit."""
    if not (suspects := figures.marked & (figures.absence == "") & mask(column.words, may_be_days)).any():
        return np.zeros(len(indicator), bool)
    timed = np.array([*(indicator.unit in _TIMES for indicator in catalogue.indicators.values()), False], bool)
    return column.spread(suspects) & timed[indicator]


def _unclear(table: Long, indicator: np.ndarray, figures: Figures, catalogue: Catalogue, faults: Faults) -> None:
    """Figures that read in two ways; of what is counted whole, that one of the two would be refused is said."""
    column = table.columns["value"]
    if not figures.unclear.any():
        return
    whole = np.array([*(indicator.whole for indicator in catalogue.indicators.values()), False], bool)[indicator]
    rows = column.spread(figures.unclear)
    faults.rows(rows & ~whole, "value.unclear", column, _both_ways)
    faults.rows(rows & whole, "value.unclear_whole", column, _both_ways)


def _percent(table: Long, indicator: np.ndarray, figures: Figures, catalogue: Catalogue, faults: Faults,
             notes: list[Message]) -> np.ndarray:
    """A percent sign says of a figure in per cent what its unit says already; behind any other it is an error. Which
    rows have that one.
    """
    column, known = table.columns["value"], list(catalogue.indicators.values())
    signed = column.spread(figures.percent & ~figures.wrong) & (indicator >= 0)
    if not signed.any():
        return signed
    own = np.array([indicator.unit == PERCENT for indicator in known], bool)[indicator]
    for code in np.unique(indicator[signed & ~own]).tolist():
        faults.rows(signed & (indicator == code), "value.percent", column,
                    {"wanted": known[code].unit, "indicator": known[code].id})
    if len(read := np.flatnonzero(signed & own & column.spread(~np.isnan(figures.value)))):
        position = int(column.indices[read[0]])
        notes.append(Message(code="note.percent_sign", values={
            "count": len(read), "example": column.words[position], "read": figures.digits[position]}))
    return signed & ~own


def _both_ways(word: str) -> dict[str, object]:
    mark = "," if "," in word else "."
    return {"thousands": word.replace(mark, ""), "decimals": word.replace(mark, "."), "mark": mark,
            "other": "." if mark == "," else ","}


def _remarked(table: Long, marks: Column, notes: list[Message]) -> Column:
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
    return paired(marks, stated, joined)


def _in_unit(table: Long, indicator: np.ndarray, figures: Figures, catalogue: Catalogue, choices: Choices,
             faults: Faults, notes: list[Message]) -> tuple[np.ndarray, list[np.ndarray]]:
    """Values in the catalogue's unit, and the rows that were converted to it. A unit that neither is it nor can be
    converted is an error. Where a person said what thousands mean, a unit is what is left of it without them.
    """
    column, converted = table.columns.get("unit"), list[np.ndarray]()
    value = table.columns["value"].spread(figures.value)
    known = list(catalogue.indicators.values())
    if (times := table.columns.get("multiplier")) is not None:
        faults.cells(times, "unit.multiplier", mask(times.words, lambda word: word.casefold() not in _ONE))
    if column is None:
        if units := sorted({known[code].unit for code in np.unique(indicator) if code >= 0}):
            notes.append(Message(code="note.unit_not_in_file", values={"units": units}))
        return value, converted
    code = unit_words(catalogue)
    faults.cells(column, "unit.empty", column.empty)
    bare = renamed(column, without_scale) if choices.scale else column
    for which, word, rows in _of_another_unit(indicator, known, bare, code):
        unit = code(word) or word
        if unit in which.conversions:
            value[rows] = _converted(table, figures, rows, which.conversions[unit])
            converted.append(rows)
            notes.append(Message(code="note.converted", values={
                "count": len(rows), "unit": word, "wanted": which.unit, "times": f"{which.conversions[unit]:g}"}))
        else:
            asked = scale_in(word) is None and (which.whole if says_number(word) else code(word) in ("", CASES))
            faults.rows(rows, "unit.unclear" if asked else "unit.wrong", column, {
                "wanted": which.unit, "indicator": which.id})
    return value, converted


def _of_another_unit(indicator: np.ndarray, known: list[Indicator], column: Column,
                     code: Callable[[str], str]) -> Iterator[tuple[Indicator, str, np.ndarray]]:
    """Each indicator and word of a unit that is not its own, with the rows that have them together."""
    words, units = column.words, {unit: index for index, unit in enumerate({indicator.unit for indicator in known})}
    meant = np.array([units.get(code(word) or word, -1) for word in words], np.int64)
    own = np.array([*(units[indicator.unit] for indicator in known), -1])
    rows = np.flatnonzero((own.take(indicator) != column.spread(meant)) & (indicator >= 0))
    rows = rows[~column.empty[column.indices[rows]]]
    pairs = indicator[rows].astype(np.int64) * len(words) + column.indices[rows]
    order = np.argsort(pairs, kind="stable")
    for together in np.split(rows[order], np.flatnonzero(np.diff(pairs[order])) + 1):
        if len(together):
            yield known[indicator[together[0]]], words[column.indices[together[0]]], together


def _converted(table: Long, figures: Figures, rows: np.ndarray, factor: float) -> np.ndarray:
    """Decimal arithmetic, so that 0.1 days are 2.4 hours to the last digit; once for each cell that differs."""
    column = table.columns["value"]
    cells, back = np.unique(column.indices[rows], return_inverse=True)
    digits = [figures.digits[cell] or column.words[cell] for cell in cells]
    by = Decimal(str(factor))
    return np.array([float(f"{Decimal(digit) * by:.15g}") if not np.isnan(figures.value[cell]) else np.nan
                     for digit, cell in zip(digits, cells, strict=True)], np.float64)[back]


def _limits(table: Long, indicator: np.ndarray, value: np.ndarray, changed: np.ndarray, figures: Figures,
            catalogue: Catalogue, faults: Faults) -> None:
    """Smallest and greatest value, whole numbers and named stages, as the catalogue has them. In the rows ``changed``
    the value is not what the cell says.
    """
    column, known = table.columns["value"], list(catalogue.indicators.values())
    low = np.array([-np.inf if indicator.minimum is None else indicator.minimum for indicator in known])
    high = np.array([np.inf if indicator.maximum is None else indicator.maximum for indicator in known])
    whole = np.array([indicator.whole or bool(indicator.stages) for indicator in known], bool)
    # Rows whose cell some indicator's limit shuts out, and of these the ones that their own does.
    cells = figures.value
    suspects = [column.spread(odd) for odd in (
        cells < low.max(initial=-np.inf), cells > high.min(initial=np.inf), cells > np.floor(cells))]
    for suspect in suspects:
        suspect[changed] = True
    below, above, broken = (rows[indicator[rows] >= 0] for rows in map(np.flatnonzero, suspects))
    tests = (("value.below_limit", below[value[below] < low[indicator[below]]]),
             ("value.above_limit", above[value[above] > high[indicator[above]]]),
             ("value.not_whole", broken[whole[indicator[broken]] & (value[broken] > np.floor(value[broken]))]))
    for code, wrong in tests:
        for index in np.unique(indicator[wrong]).tolist():
            limit = {"value.below_limit": known[index].minimum, "value.above_limit": known[index].maximum}.get(code)
            stated = {"bound": f"{limit:g}" if limit is not None else "", "indicator": known[index].id}
            faults.rows(wrong[indicator[wrong] == index], code, column, stated)


def _noted(column: Column, figures: Figures, notes: list[Message]) -> None:
    """What was repaired, and what marks were taken to mean."""
    words = column.words
    if figures.decimal == ",":
        example = next((index for index, word in enumerate(words) if "," in word and figures.digits[index]), -1)
        notes.append(Message(code="note.decimal_comma_alone") if example < 0 else Message(
            code="note.decimal_comma", values={"example": words[example], "read": figures.digits[example]}))
    if repaired := [word for word, repaired in zip(words, figures.repaired, strict=True) if repaired]:
        position = words.index(repaired[0])
        notes.append(Message(code="note.thousands", values={
            "count": len(repaired), "example": repaired[0], "read": figures.digits[position]}))
    alike: dict[tuple[str, ...], list[int]] = {}
    for index in np.flatnonzero(figures.marked & ~figures.wrong & ~figures.unclear & ~figures.both).tolist():
        kept = figures.absence[index], figures.conf_status[index], figures.marks[index]
        with_value = not figures.absence[index]
        alike.setdefault((*kept, bound_sign(words[index]) if with_value else words[index]), []).append(index)
    notes += [_mark_read(words[indices[0]], figures, indices[0], len(indices) - 1) for indices in alike.values()]


def _mark_read(word: str, figures: Figures, index: int, more: int) -> Message:
    """What a mark was taken to mean, and how many more cells have it."""
    if figures.conf_status[index]:
        return Message(code="note.mark_confidential", values={"mark": word})
    if figures.absence[index]:
        meaning = wording.absence(figures.absence[index])
        return Message(code="note.mark_absence", values={"mark": word, "meaning": meaning})
    number = figures.digits[index]
    if not figures.marks[index]:
        return Message(code="note.mark_alone", values={"mark": word, "number": number})
    return Message(code="note.marks_beside" if more else "note.mark_beside", values={
        "mark": word, "number": number, "meaning": _meaning(word, figures.marks[index]), "more": more})


def _meaning(word: str, marks: str) -> list[str]:
    """What a marked figure's marks say of it, a bound as its sign says it: less than 5 is not 5 at most."""
    if not (sign := bound_sign(word)):
        return wording.marks(marks)
    others = [word for word in marks.split() if word not in (Mark.LOWER_BOUND, Mark.UPPER_BOUND)]
    return [wording.sign(sign), *(wording.mark(other) for other in others)]
