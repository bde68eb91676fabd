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
                for row in csv.DictReader(stream):
                    code, year = row.get("indicator"), row.get("year") or ""
                    if code and row.get("value") and year.isdecimal():
                        first[code] = min(int(year), first.get(code, int(year)))
        except (OSError, UnicodeDecodeError, csv.Error):
            continue
    return first
