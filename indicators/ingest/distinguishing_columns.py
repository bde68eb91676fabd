"""Rows of one figure that a column tells apart which was left out: an issue about them names it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from indicators.ingest.mapping.choices import LEFT_OUT
from indicators.ingest.reading import Reading
from indicators.model import Issue


def name_distinguishing_columns(issues: list[Issue], reading: Reading, roles: Sequence[str]) -> list[Issue]:
    """Issues of which those about doubled rows name such a column, where there is one."""
    unused = [index for index, role in enumerate(roles) if role in ("", LEFT_OUT) and reading.header[index].strip()]
    if not unused or not any(issue.code == "row.twice" for issue in issues):
        return issues
    at = {line: row for row, line in enumerate(reading.rows.tolist())}
    return [_named(issue, reading, unused, at) if issue.code == "row.twice" else issue for issue in issues]


def _named(found: Issue, reading: Reading, unused: list[int], at: dict[int, int]) -> Issue:
    lines = [found.row, *map(int, cast("list[str]", found.values["lines"]))]
    rows = [at[line] for line in lines if line in at]
    apart = next(_apart(reading, unused, rows), "")
    return replace(found, code="row.twice_apart", values={**found.values, "apart": apart}) if apart else found


def _apart(reading: Reading, unused: list[int], rows: list[int]) -> Iterator[str]:
    """Headers of the columns in which each of these rows says something else."""
    for index in unused:
        words = {reading.columns[index][row].as_py().strip() for row in rows}
        if len(words) == len(rows) > 1 and not words <= {""}:
            yield reading.header[index].strip()
