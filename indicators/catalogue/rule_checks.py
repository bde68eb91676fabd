"""Checks of an indicator's rule: its parameters, the desired direction, the possible figures, and its deadline."""

import csv
from collections.abc import Iterator
from pathlib import Path

from indicators.catalogue.entries import Placed
from indicators.catalogue.locations import Location
from indicators.errors import Refusal
from indicators.judging import methods
from indicators.model import Indicator, Issue


def check_rule(placed: Placed[Indicator]) -> Iterator[Issue]:
    """Yield the faults of an indicator's rule.

    A stored catalogue may hold a rule that is refused here; it is still applied.
    """
    indicator, location = placed.noun, placed.location.at("goal")
    assert indicator.goal is not None
    try:
        method = methods.parse(indicator.goal)
    except Refusal as refusal:
        yield _refused(location, refusal)
        return
    for fault in method.faults(indicator):
        yield location.at(*fault.keys).issue(fault.code, fault.found, fault.expected)


def check_deadline(placed: Placed[Indicator], first_year: int | None) -> Iterator[Issue]:
    """Yield an issue for a deadline in the year of the first figure or before: a path begins at that figure."""
    indicator, location = placed.noun, placed.location.at("goal", "by")
    if first_year is None:
        return
    try:
        method = methods.method_of(indicator)
    except Refusal:
        return                  # reported by check_rule
    if method is None or method.deadline is None:
        return
    if method.deadline <= first_year:
        yield location.issue("wrong_value", method.deadline, f"a year after the first figure's, {first_year}")


def _refused(location: Location, refusal: Refusal) -> Issue:
    values = refusal.values
    code = refusal.code.replace("rule.", "rule_")
    return location.at(*str(values["key"]).split(".")).issue(code, values["found"], values["expected"])


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
