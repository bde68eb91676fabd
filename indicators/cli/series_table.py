"""A plain table of series for judge: read with all issues reported at once, and written with results."""

import csv
import io
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from indicators.errors import InputRefused, Refusal
from indicators.judging.statistics.published import INPUTS, RESULTS
from indicators.model import Issue

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
YEAR = re.compile(r"(\d{4})(\.0*)?|(\d{4})\s?[-/–]\s?\d{2,4}")
YEARS = ("base_year", "current_year", "target_year")
ONE = ("direction", "sign")


@dataclass(frozen=True)
class SeriesTable:
    """Header and rows of the file, the line on which each row starts, and the inputs as numbers."""

    header: list[str]
    rows: list[list[str]]
    lines: list[int]
    inputs: pd.DataFrame         # published.INPUTS, NaN where a cell is empty


def read(path: Path) -> SeriesTable:
    """Read a comma-separated UTF-8 file. Raises errors.InputRefused with an Issue for every fault."""
    issues: list[Issue] = []
    records = _records(path, issues)
    if issues:
        raise InputRefused("judge.refused", issues, file=str(path))
    header, rows, lines = records[0][0], [cells for cells, _ in records[1:]], [line for _, line in records[1:]]
    names = [name.strip() for name in header]
    issues += [*_columns(path, names), *_widths(path, len(names), records)]
    inputs = _inputs(path, names, [record for record in records[1:] if len(record[0]) == len(names)], issues)
    if issues:
        raise InputRefused("judge.refused", sorted(issues, key=lambda issue: issue.row), file=str(path))
    return SeriesTable(header, rows, lines, pd.DataFrame(inputs, columns=INPUTS, dtype="float64"))


def write(path: Path, table: SeriesTable, results: pd.DataFrame) -> None:
    """Write the rows in their order, followed by RESULTS; a missing result is an empty cell."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*table.header, *RESULTS])
    found = zip(*(map(_cell, results[name].tolist()) for name in RESULTS), strict=True)
    writer.writerows([*cells, *more] for cells, more in zip(table.rows, found, strict=True))
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        unfinished.write_text(text.getvalue(), encoding="utf-8", newline="")
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise Refusal("judge.cannot_write", out=str(path), said=error.strerror) from error


def _cell(result: object) -> str:
    return "" if isinstance(result, float) and math.isnan(result) else str(result)


def _records(path: Path, issues: list[Issue]) -> list[tuple[list[str], int]]:
    """Cells of each record, header first, and the line on which it starts; blank lines are skipped."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        issues.append(Issue(code="series.no_file", file=path.name, found=str(error.strerror)))
        return []
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        issues.append(Issue(code="series.not_utf8", file=path.name, row=line,
                                found=f"{error.object[error.start]:#04x}"))
        return []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    records, begins = [], 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                records.append((cells, begins))
            begins = reader.line_num + 1
    except csv.Error as error:
        issues.append(Issue(code="series.not_csv", file=path.name, row=begins, found=str(error)))
    if not records and not issues:
        issues.append(Issue(code="series.empty", file=path.name, values={"expected": ", ".join(INPUTS)}))
    return records


def _columns(path: Path, names: list[str]) -> Iterator[Issue]:
    for column in INPUTS:
        if column not in names:
            yield Issue(code="series.no_column", file=path.name, row=1, column=column,
                          found=", ".join(names), values={"expected": ", ".join(INPUTS)})
        elif names.count(column) > 1:
            yield Issue(code="series.column_twice", file=path.name, row=1, column=column, found=column)
    for column in RESULTS:
        if column in names:
            yield Issue(code="series.has_results", file=path.name, row=1, column=column, found=column)


def _widths(path: Path, width: int, records: list[tuple[list[str], int]]) -> Iterator[Issue]:
    for cells, line in records:
        if len(cells) != width:
            yield Issue(code="series.wrong_width", file=path.name, row=line, found=str(len(cells)),
                          values={"expected": width})


def _inputs(path: Path, names: list[str], records: list[tuple[list[str], int]],
            issues: list[Issue]) -> dict[str, list[float]]:
    """The columns of INPUTS in the file, as numbers; a cell that is not a number is an issue."""
    inputs = {}
    for column in INPUTS:
        if column in names:
            kind, index = _kind(column), names.index(column)
            inputs[column], wrong = _numbers(kind, [cells[index] for cells, _ in records])
            issues += [Issue(code=f"series.wrong_{kind}", file=path.name, row=records[row][1], column=column,
                                 found=records[row][0][index], values={"expected": EXPECTED[kind]}) for row in wrong]
    if {"sign", "base_value"} <= set(inputs):
        issues += _signs(path, inputs, [line for _, line in records])
    return inputs


def _kind(column: str) -> str:
    return "year" if column in YEARS else "one" if column in ONE else "number"


def _numbers(kind: str, cells: list[str]) -> tuple[list[float], list[int]]:
    """A column as numbers, NaN for an empty cell; and the indices of invalid cells."""
    numbers, wrong = [], []
    for index, cell in enumerate(cells):
        text = cell.strip()
        number = READ[kind](text) if text else math.nan
        numbers.append(math.nan if number is None else number)
        if number is None:
            wrong.append(index)
    return numbers, wrong


def _number(text: str) -> float | None:
    number = float(text) if NUMBER.fullmatch(text) else math.inf
    return number if math.isfinite(number) else None


def _year(text: str) -> float | None:
    """A year; of a year such as 2015-16 the first, as the method defines it."""
    match = YEAR.fullmatch(text)
    return float(match[1] or match[3]) if match else None


def _one(text: str) -> float | None:
    number = _number(text)
    return number if number in (1, -1) else None


READ: dict[str, Callable[[str], float | None]] = {"number": _number, "year": _year, "one": _one}
EXPECTED = {"number": "a number such as 12.5", "year": "a year such as 2015", "one": "1 or -1"}


def _signs(path: Path, inputs: dict[str, list[float]], lines: list[int]) -> Iterator[Issue]:
    """Issues for values whose sign differs from the base value's, which would invert the result."""
    for sign, base, line in zip(inputs["sign"], inputs["base_value"], lines, strict=True):
        if sign * base < 0:
            yield Issue(code="series.wrong_sign", file=path.name, row=line, column="sign", found=f"{sign:g}",
                          values={"expected": f"{-sign:g}", "base_value": f"{base:g}"})
