"""The shipped data: data/ -> ledger, for the first load of an empty ledger.

Figures are read like those of any file, but any departure from the format of data/observations is an error.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from indicators.catalogue import SHIPPED, canonical_bytes, load_catalogue
from indicators.catalogue.files import read_table
from indicators.catalogue.locations import Location
from indicators.changes.releases import release
from indicators.errors import InputRefused
from indicators.ingest.mapping import IGNORE, Choices
from indicators.ingest.pipeline import ingest
from indicators.ledger import Ledger
from indicators.ledger.records import NewSubmission
from indicators.model import KEY, OBSERVATION, Actor, Catalogue, Issue, observations
from indicators.model.parquet import to_parquet
from indicators.permission import STAFF
from indicators.submissions.publishing import distinct
from indicators.warehouse.snapshot import Snapshot
from indicators.wording import message, moment

COLUMNS = ["ref_area", "year", "indicator", "value", "unit", "marks", "period_start", "period_end",
           "source_title", "source_url", "note"]
OPTIONAL = ["breakdown", "absence", "conf_status"]
INDEX = "narratives/index.csv"
INDEX_COLUMNS = ["ref_area", "year", "file", "source_title", "source_url", "public"]

_AS_WRITTEN = Choices(encoding="UTF-8", separator=",", header_row=1, decimal=".")
_HARMLESS = {"note.bodys_series", "note.converted"}
_LINE = "line"           # line on which a row's record begins

SHIPPER = Actor(name="Goalline, shipped data", rights=STAFF)


@dataclass(frozen=True)
class Folder:
    """The content of a folder such as data/."""

    catalogue: Catalogue
    submissions: tuple[NewSubmission, ...]     # one per file; payload["shipped"] is its name in the folder


def read_folder(folder: Path) -> Folder:
    """Read ``folder``; raises InputRefused ("catalogue.refused", "shipped.refused") with all faults at once."""
    catalogue = load_catalogue(folder)
    return Folder(catalogue, tuple(read_shipped(folder, catalogue)))


def read_shipped(folder: Path, catalogue: Catalogue) -> list[NewSubmission]:
    """Return a submission for each file of figures and each report; raises InputRefused with all issues."""
    issues: list[Issue] = []
    files = {f"observations/{path.name}": path for path in sorted(folder.glob("observations/*.csv")) if _is_file(
        path, issues)}
    frames = {name: _read(path, name, catalogue, issues) for name, path in files.items()}
    issues += _duplicates(frames)
    reports = _read_reports(folder, catalogue, issues)
    if issues:
        raise InputRefused("shipped.refused", sorted(issues, key=lambda issue: (issue.file, issue.row)),
                           folder=str(folder))
    return [*(of_figures(name, files[name].read_bytes(), frames[name][list(OBSERVATION)])
              for name in files), *reports]


def fill_with_shipped(ledger: Ledger, folder: Path = SHIPPED) -> None:
    """Fill an empty ledger: adopt the catalogue, publish a submission for each file, and release the result."""
    shipped = read_folder(folder)
    ledger.adopt(SHIPPER, canonical_bytes(shipped.catalogue), previewed_on=ledger.version())
    for submission in shipped.submissions:
        ledger.publish(SHIPPER, submission, previewed_on=ledger.version())
    reviewed = max(goal.reviewed for goal in shipped.catalogue.goals)
    release(ledger, Snapshot(ledger), SHIPPER, f"First edition, {moment(reviewed.isoformat())}", note="",
            previewed_on=ledger.version())


def of_figures(name: str, original: bytes, frame: pd.DataFrame, note: str = "") -> NewSubmission:
    """Return the submission of a file's rows, or of those to be published."""
    return NewSubmission(
        kind="observations", filename=Path(name).name, original=original,
        rows=to_parquet(frame), row_count=len(frame), source="; ".join(distinct(frame["source_title"])), note=note,
        areas=distinct(frame["ref_area"]), indicators=distinct(frame["indicator"]),
        years=tuple(int(year) for year in sorted(frame["year"].unique())), payload={"shipped": name})


def _read(path: Path, name: str, catalogue: Catalogue, issues: list[Issue]) -> pd.DataFrame:
    """OBSERVATION of a file with the line of each row, in its order; rejected rows are left out and give issues."""
    choices = replace(_AS_WRITTEN, lines={path.stem: IGNORE})        # its name is reviewed like its rows
    candidate = ingest(path.read_bytes(), path.name, choices, catalogue)
    checked, header = candidate.checked, candidate.reading.header
    if not candidate.reading.refused and not _has_columns(header):
        issues.append(Issue(code="catalogue.wrong_columns", file=name, row=1, found=", ".join(header),
                                values={"expected": ", ".join(COLUMNS)}))
        return observations([]).assign(**{_LINE: 0})
    of_rows, noted = (checked.issues, checked.notes) if checked else ([], [])
    issues += [replace(issue, file=name) for issue in (*candidate.issues, *of_rows)]
    issues += [Issue(code="figure.departs", file=name, found=message(note), values={"expected": ""})
                 for note in (*candidate.notes, *noted)
               if note.code not in _HARMLESS]
    if checked is None:
        return observations([]).assign(**{_LINE: 0})
    return checked.observations.assign(**{_LINE: checked.table.rows[checked.table_rows]})


def _is_file(path: Path, issues: list[Issue]) -> bool:
    """Whether the path is a readable file with a valid name; otherwise an issue is added."""
    name = os.fsencode(path.name).decode("utf-8", "replace")
    fits = path.is_file() and name == path.name
    if not fits:
        issues.append(Issue(code="catalogue.no_file", file=f"observations/{name}", found=name,
                                values={"expected": "a file"}))
    return fits


def _has_columns(header: Sequence[str]) -> bool:
    return sorted(set(header) - set(OPTIONAL)) == sorted(COLUMNS) and len(set(header)) == len(header)


def _duplicates(frames: Mapping[str, pd.DataFrame]) -> Iterator[Issue]:
    """An issue for each figure whose key occurs in an earlier file or line."""
    if not frames:
        return
    every = pd.concat([frame[[*KEY, _LINE]].assign(file=name) for name, frame in frames.items()], ignore_index=True)
    first = every.groupby(KEY, sort=False)[["file", _LINE]].transform("first")
    for row, (file, line) in zip(every.to_dict("records"), first.itertuples(index=False), strict=True):
        if (row["file"], row[_LINE]) != (file, line):
            yield Issue(code="figure.duplicate", file=row["file"], row=row[_LINE],
                          found=" ".join(str(row[name]) for name in KEY if row[name] != ""),
                          values={"expected": "", "first_file": file, "first_row": line})


def _read_reports(folder: Path, catalogue: Catalogue, issues: list[Issue]) -> list[NewSubmission]:
    """Return a submission for each report listed in narratives/index.csv, in its order; the folder is optional."""
    if not (folder / "narratives").is_dir():
        return []
    texts = {path.name for path in (folder / "narratives").iterdir() if not path.name.startswith(".")} - {"index.csv"}
    reports: dict[tuple[str, str], NewSubmission] = {}
    for cells, location in read_table(folder / INDEX, INDEX, INDEX_COLUMNS, issues):
        faults = list(_report_faults(cells, location, catalogue, texts))
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


def _report_faults(cells: dict[str, str], location: Location, catalogue: Catalogue, texts: set[str]) -> Iterator[Issue]:
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
