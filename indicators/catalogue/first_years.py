"""The year of the first figure of each indicator in a folder's observations/, for checks of deadlines."""

import csv
from pathlib import Path


def first_years(folder: Path) -> dict[str, int]:
    """Return the first year by code or alias as written; unreadable files are skipped, since reading the figures
    reports them.
    """
    first: dict[str, int] = {}
    for file in folder.glob("observations/*.csv"):
        try:
            with file.open(encoding="utf-8-sig", newline="") as stream:
                rows = csv.reader(stream)
                column_of = {name: number for number, name in enumerate(next(rows, []))}
                for row in rows:
                    code, year, value = (_cell(row, column_of.get(name)) for name in ("indicator", "year", "value"))
                    if code and value and year.isdecimal():
                        first[code] = min(int(year), first.get(code, int(year)))
        except (OSError, UnicodeDecodeError, csv.Error):
            continue
    return first


def _cell(row: list[str], column: int | None) -> str:
    return row[column] if column is not None and column < len(row) else ""
