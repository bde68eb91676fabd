"""Narrative reports in data/narratives -> submissions, with issues for all faults."""

import re
from collections.abc import Iterator
from pathlib import Path

from indicators.catalogue.files import read_table
from indicators.catalogue.locations import Location
from indicators.ledger.records import NewSubmission
from indicators.model import Catalogue, Issue

INDEX = "narratives/index.csv"
COLUMNS = ["ref_area", "year", "file", "source_title", "source_url", "public"]


def read_reports(folder: Path, catalogue: Catalogue, issues: list[Issue]) -> list[NewSubmission]:
    """Return a submission for each report listed in narratives/index.csv, in its order; the folder is optional."""
    if not (folder / "narratives").is_dir():
        return []
    texts = {path.name for path in (folder / "narratives").iterdir() if not path.name.startswith(".")} - {"index.csv"}
    reports: dict[tuple[str, str], NewSubmission] = {}
    for cells, location in read_table(folder / INDEX, INDEX, COLUMNS, issues):
        faults = list(_faults(cells, location, catalogue, texts))
        key = cells["ref_area"], cells["year"]
        if not faults and key in reports:
            faults = [_fault(location, "year", "twice", cells["year"], "one report for each country and year")]
        issues += faults
        texts.discard(cells["file"])
        if not faults:
            reports[key] = _report(folder, cells, location, issues)
    issues += [Issue(code="report.not_listed", file=f"narratives/{name}", values={"expected": f"a line of {INDEX}"})
                 for name in sorted(texts)]
    return list(reports.values())


def _faults(cells: dict[str, str], location: Location, catalogue: Catalogue, texts: set[str]) -> Iterator[Issue]:
    area = catalogue.area.get(cells["ref_area"])
    if area is None or area.kind != "country":
        yield _fault(location, "ref_area", "unknown_country", cells["ref_area"], "a country of codelists/ref_areas.csv")
    if not re.fullmatch(r"(19|20)\d\d", cells["year"], re.ASCII):
        yield _fault(location, "year", "wrong_year", cells["year"], "a year such as 2014")
    if cells["file"] not in texts:
        yield _fault(location, "file", "no_file", cells["file"], "a file of narratives/ that no other line names")
    if cells["public"] not in ("yes", "no"):
        yield _fault(location, "public", "wrong_public", cells["public"], "yes, no")


def _fault(location: Location, column: str, code: str, found: str, expected: str) -> Issue:
    return Issue(code=f"report.{code}", file=location.file, row=location.line, column=column, found=found,
                   values={"expected": expected})


def _report(folder: Path, cells: dict[str, str], location: Location, issues: list[Issue]) -> NewSubmission:
    original = (folder / "narratives" / cells["file"]).read_bytes()
    try:
        original.decode("utf-8")
    except UnicodeDecodeError:
        issues.append(_fault(location, "file", "not_utf8", cells["file"], "UTF-8"))
    return NewSubmission(
        kind="narrative", filename=cells["file"], original=original,
        source=cells["source_title"], areas=(cells["ref_area"],), years=(int(cells["year"]),),
        payload={"shipped": f"narratives/{cells['file']}", "source_url": cells["source_url"],
                 "public": cells["public"] == "yes"})
