"""One file of data/observations -> rows of OBSERVATION, or a finding for everything in it that is wrong."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from indicators.catalogue.files import read_table
from indicators.catalogue.locations import Location
from indicators.model import Absence, Catalogue, Finding, Indicator, Mark

COLUMNS = ["ref_area", "year", "indicator", "value", "unit", "marks", "period_start", "period_end",
           "source_title", "source_url", "note"]
OPTIONAL = ["breakdown", "absence", "conf_status"]
FIRST_YEAR = 1990

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_BREAKDOWN = re.compile(r"[A-Z_]+=\w+(;[A-Z_]+=\w+)*", re.ASCII)


@dataclass(frozen=True)
class Figure:
    """A row of OBSERVATION, and where its file has it."""

    row: dict[str, Any]
    location: Location

    @property
    def key(self) -> tuple[Any, ...]:
        """What makes it unique: model.KEY."""
        return self.row["indicator"], self.row["ref_area"], self.row["year"], self.row["breakdown"]


def read_figures(path: Path, name: str, catalogue: Catalogue, findings: list[Finding]) -> list[Figure]:
    """Figures of one file, in its order; what cannot be taken is left out, and is a finding."""
    by_name = {name: indicator for indicator in catalogue.indicators.values() for name in indicator.names}
    figures = []
    for cells, location in read_table(path, name, COLUMNS, findings, optional=OPTIONAL):
        record = _Record(dict.fromkeys(OPTIONAL, "") | cells, location, catalogue, by_name)
        row = record.read()
        findings += record.findings
        if not record.findings:
            figures.append(Figure(row, location))
    return figures


class _Record:
    """One record of a file: each cell is read, and what is wrong with it is said."""

    def __init__(self, cells: dict[str, str], location: Location, catalogue: Catalogue,
                 by_name: dict[str, Indicator]) -> None:
        self.cells, self.location, self.catalogue, self.by_name = cells, location, catalogue, by_name
        self.findings: list[Finding] = []

    def read(self) -> dict[str, Any]:
        """Row of OBSERVATION; of no meaning where there are findings."""
        indicator = self.by_name.get(self.cells["indicator"])
        if indicator is None:
            self.wrong("indicator", "unknown_indicator", "a code or alias of goals/*.yaml")
        ref_area, note = self.area_and_note(indicator)
        self.demand("source_title", bool(self.cells["source_title"]), "no_source", "the title of the source")
        start, end = self.period()
        return {
            "indicator": indicator.id if indicator else "", "ref_area": ref_area, "year": self.year(),
            "breakdown": self.breakdown(), "value": self.value(indicator), "absence": self.cells["absence"],
            "marks": self.marks(), "conf_status": self.cells["conf_status"], "period_start": start, "period_end": end,
            "source_title": self.cells["source_title"], "source_url": self.cells["source_url"], "note": note,
        }

    def wrong(self, column: str, code: str, expected: str) -> None:
        self.findings.append(Finding(
            code=f"figure.{code}", file=self.location.file, row=self.location.line, column=column,
            found=self.cells[column], values={"expected": expected}))

    def demand(self, column: str, right: bool, code: str, expected: str) -> None:
        if not right:
            self.wrong(column, code, expected)

    def area_and_note(self, indicator: Indicator | None) -> tuple[str, str]:
        """A body's series is the body's, whatever area the file names; the note keeps the file's."""
        ref_area, note = self.cells["ref_area"], self.cells["note"]
        self.demand("ref_area", ref_area in self.catalogue.area, "unknown_area", "a code of codelists/ref_areas.csv")
        if indicator and indicator.body and indicator.body != ref_area:
            return indicator.body, "; ".join(filter(None, [note, f"area in the file: {ref_area}"]))
        return ref_area, note

    def year(self) -> int:
        cell, last = self.cells["year"], date.today().year
        right = bool(_YEAR.fullmatch(cell)) and FIRST_YEAR <= int(cell) <= last
        self.demand("year", right, "wrong_year", f"{FIRST_YEAR} to {last}")
        return int(cell) if right else 0

    def value(self, indicator: Indicator | None) -> float:
        cell, absence = self.cells["value"], self.cells["absence"]
        factor = 1.0
        if indicator:
            unit = self.cells["unit"]
            self.demand("unit", unit == indicator.unit or unit in indicator.conversions, "wrong_unit", indicator.unit)
            factor = 1.0 if unit == indicator.unit else indicator.conversions.get(unit, 1.0)
        if absence:
            self.demand("absence", absence in list(Absence), "unknown_absence", ", ".join(Absence))
            self.demand("value", not cell, "value_and_absence", "no value where one is absent")
            return float("nan")
        if not _NUMBER.fullmatch(cell):
            self.wrong("value", "wrong_number", "a number such as 1234 or 12.5")
            return float("nan")
        value = float(f"{float(cell) * factor:.15g}") if factor != 1 else float(cell)
        if indicator:
            self.limits(indicator, value)
        return value

    def limits(self, indicator: Indicator, value: float) -> None:
        low, high = indicator.minimum, indicator.maximum
        self.demand("value", low is None or value >= low, "below_limit", f"{low or 0:g} or more")
        self.demand("value", high is None or value <= high, "above_limit", f"{high or 0:g} or less")
        self.demand("value", not indicator.whole or value.is_integer(), "not_whole", "a whole number")

    def marks(self) -> str:
        marks = self.cells["marks"].split()
        known = set(marks) <= set(Mark) and len(set(marks)) == len(marks)
        self.demand("marks", known, "wrong_marks", ", ".join(Mark))
        return " ".join(sorted(marks))

    def breakdown(self) -> str:
        cell = self.cells["breakdown"]
        self.demand("breakdown", not cell or bool(_BREAKDOWN.fullmatch(cell)), "wrong_breakdown", "SEX=F;AGE=Y0T17")
        return ";".join(sorted(cell.split(";")))

    def period(self) -> tuple[str, str]:
        """Both ends or neither, in order, the end inside the year."""
        start, end = self.cells["period_start"], self.cells["period_end"]
        if start or end:
            dates = [self.day("period_start"), self.day("period_end")]
            if all(dates):
                self.demand("period_start", start <= end, "wrong_period", f"a day up to {end}")
                self.demand("period_end", end[:4] == self.cells["year"], "wrong_period", "a day in the row's year")
        return start, end

    def day(self, column: str) -> bool:
        try:
            right = date.fromisoformat(self.cells[column]).isoformat() == self.cells[column]
        except ValueError:
            right = False
        self.demand(column, right, "wrong_date", "a day such as 2014-12-31")
        return right
