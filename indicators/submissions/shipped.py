"""The shipped data, data/ -> ledger: the first load of an empty ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from indicators.catalogue import SHIPPED, canonical_bytes, load_catalogue
from indicators.catalogue.locations import Location
from indicators.errors import InputRefused
from indicators.ingest.shipped_observations import Figure, read_figures
from indicators.ledger import Ledger
from indicators.ledger.records import NewSubmission
from indicators.model import Actor, Catalogue, Finding, observations
from indicators.model.parquet import to_parquet
from indicators.permission import STAFF
from indicators.submissions.reports import read_reports
from indicators.wording import moment

SHIPPER = Actor(id="goalline", name="Goalline, shipped data", rights=STAFF, verified=True)


@dataclass(frozen=True)
class Folder:
    """What a folder such as data/ holds."""

    catalogue: Catalogue
    submissions: tuple[NewSubmission, ...]     # one a file; payload["shipped"] is the file's name in the folder


def read_folder(folder: Path) -> Folder:
    """Everything in ``folder``, or InputRefused ("catalogue.refused", "shipped.refused") with every fault at once."""
    catalogue = load_catalogue(folder)
    return Folder(catalogue, tuple(read_shipped(folder, catalogue)))


def read_shipped(folder: Path, catalogue: Catalogue) -> list[NewSubmission]:
    """A submission for each file of observations/ and each report that narratives/index.csv lists.

    Raises InputRefused("shipped.refused") with a finding for every unknown code, other unit, bad cell or duplicate key.
    """
    findings: list[Finding] = []
    files = {f"observations/{path.name}": path for path in sorted(folder.glob("observations/*.csv"))}
    figures = {name: read_figures(path, name, catalogue, findings) for name, path in files.items()}
    findings += _duplicates(figure for group in figures.values() for figure in group)
    reports = read_reports(folder, catalogue, findings)
    if findings:
        raise InputRefused("shipped.refused", sorted(findings, key=lambda finding: (finding.file, finding.row)),
                           folder=str(folder))
    return [*(of_figures(name, files[name].read_bytes(), observations([figure.row for figure in figures[name]]))
              for name in files), *reports]


def fill_with_shipped(ledger: Ledger, folder: Path = SHIPPED) -> None:
    """Fill an empty ledger: adopt the catalogue, publish a submission for each file, release the whole."""
    shipped = read_folder(folder)
    ledger.adopt(SHIPPER, canonical_bytes(shipped.catalogue), previewed_on=ledger.version())
    for submission in shipped.submissions:
        ledger.publish(SHIPPER, submission, previewed_on=ledger.version())
    reviewed = max(goal.reviewed for goal in shipped.catalogue.goals)
    ledger.release(SHIPPER, f"Shipped data, {moment(reviewed.isoformat())}")


def of_figures(name: str, original: bytes, frame: pd.DataFrame, note: str = "") -> NewSubmission:
    """The submission of a file's rows, or of those of them that are to be published."""
    return NewSubmission(
        kind="observations", filename=Path(name).name, media_type="text/csv", original=original,
        rows=to_parquet(frame), row_count=len(frame), source="; ".join(_distinct(frame["source_title"])), note=note,
        areas=_distinct(frame["ref_area"]), indicators=_distinct(frame["indicator"]),
        years=tuple(int(year) for year in sorted(frame["year"].unique())), payload={"shipped": name})


def _distinct(column: pd.Series) -> tuple[str, ...]:
    return tuple(str(value) for value in sorted(column.unique()) if value)


def _duplicates(figures: Iterable[Figure]) -> list[Finding]:
    """A finding for each figure whose key an earlier one has, in whatever file."""
    first: dict[tuple[object, ...], Location] = {}
    findings = []
    for figure in figures:
        location = first.setdefault(figure.key, figure.location)
        if location is not figure.location:
            findings.append(Finding(
                code="figure.twice", file=figure.location.file, row=figure.location.line,
                found=" ".join(str(component) for component in figure.key if component != ""),
                values={"expected": "", "first_file": location.file, "first_row": location.line}))
    return findings
