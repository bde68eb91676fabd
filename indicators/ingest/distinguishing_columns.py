"""Name the unmapped column that distinguishes rows reported as duplicates."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from indicators.ingest.mapping.choices import LEFT_OUT
from indicators.ingest.reading import Reading
from indicators.model import Issue


def name_distinguishing_columns(issues: list[Issue], reading: Reading, roles: Sequence[str]) -> list[Issue]:
    """Return the issues; those about duplicate rows name the unmapped column in which the rows differ, if there is one.
    """
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
    """Yield the headers of the unused columns in which all these rows differ."""
    for index in unused:
        words = {reading.columns[index][row].as_py().strip() for row in rows}
        if len(words) == len(rows) > 1 and not words <= {""}:
            yield reading.header[index].strip()
