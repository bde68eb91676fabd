"""load: show what changed files in data/ would change; with --confirm, publish the changes."""

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indicators import wording
from indicators.catalogue import SHIPPED
from indicators.cli import figure_set
from indicators.cli.outcome import Outcome, Status, issue_data, say, words
from indicators.cli.user import author
from indicators.model import Catalogue

if TYPE_CHECKING:
    import pandas as pd

    from indicators.catalogue.diff import Change
    from indicators.changes.adoption import Adoption
    from indicators.submissions.changed_files import FileChange, Pending

LISTED = 20
"""Rows of a kind that are printed; --json has all. Statuses that would change are printed in full."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the argument for the folder, and the options."""
    parser.add_argument("folder", metavar="DIR", type=Path, nargs="?", default=SHIPPED, help=words("load_folder"))
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--confirm", action="store_true", help=words("load_confirm"))
    ways.add_argument("--prepare", action="store_true", help=words("load_prepare"))
    parser.add_argument("--retract", action="store_true", help=words("load_retract"))
    parser.add_argument("--note", metavar="TEXT", default="", help=words("note"))
    parser.add_argument("--by", metavar="NAME", default=None, help=words("by"))


def run(asked: argparse.Namespace) -> Outcome:
    """Compare and preview; with --confirm, adopt the catalogue and publish the figures, or prepare the adoption."""
    from indicators.changes.status_flips import FLIP  # noqa: PLC0415
    from indicators.submissions.changed_files import (  # noqa: PLC0415
        differences,
        pending_changes,
        prepare_adoption,
        submit_differences,
    )
    from indicators.warehouse.snapshot import Snapshot  # noqa: PLC0415

    book = figure_set.to_write(asked)
    snapshot = Snapshot(book)
    pending = differences(book, snapshot, asked.folder)
    flips = pending_changes(snapshot, pending, retract=asked.retract).flips
    catalogue = pending.catalogue or snapshot.catalogue()
    flips = flips[FLIP].assign(goal=flips["indicator"].map(catalogue.goal_of).fillna(""))
    lines = list(_preview(pending, flips, catalogue, retract=asked.retract))
    data = _data(pending, flips)
    published, waiting = None, bool(pending.catalogue or pending.submissions(retract=asked.retract))
    if not waiting:
        lines.append(say("load.nothing", folder=str(asked.folder), version=pending.version))
    elif pending.adoption.refused:
        return Outcome(Status.INPUT_REFUSED, lines, data | {"published": None})
    elif asked.prepare:
        entry = prepare_adoption(book, pending, author(asked, book), asked.note)
        lines.append(say("load.prepared", number=entry.number))
    elif not asked.confirm:
        lines.append(say("load.unconfirmed", version=pending.version))
    else:
        submit_differences(book, pending, author(asked, book), asked.note, retract=asked.retract)
        published = book.version()
        lines.append(say("load.done", version=published))
    return Outcome(Status.FINE, lines, data | {"published": published})


def _preview(
    pending: "Pending", flips: "pd.DataFrame", catalogue: Catalogue, *, retract: bool
) -> Iterator[str]:
    if pending.changes:
        yield say("load.catalogue", count=len(pending.catalogue_changes))
        yield from _some(map(_change, pending.changes))
        yield from _adoption(pending.adoption, catalogue)
    for file in pending.files:
        yield say("load.file", file=file.file, new=len(file.new), changed=len(file.changed), absent=len(file.absent))
        yield from _some(_changed_lines(file, catalogue))
        if len(file.replacing):
            yield say("load.replacing", count=len(file.replacing))
            yield from _some(_key(row, catalogue) for row in file.replacing.to_dict("records"))
    for report in pending.reports:
        yield say("load.report", file=report.payload["shipped"])
    for name in pending.absent_reports:
        yield say("load.absent_report", file=name)
    if any(len(file.absent) for file in pending.files) and not retract:
        yield say("load.absent_stay")
    if len(flips):
        yield say("load.flips", count=len(flips))
        yield from (f"  {line}" for line in _flip_lines(flips, catalogue))


def _change(change: "Change") -> str:
    """One key of a part before and after; a part that is new or gone has a name on one side only."""
    part = f"{change.part} {change.code}".rstrip()
    if change.key:
        return say("load.change", part=part, key=change.key, old=change.before or "–", new=change.after or "–")
    return say("load.part_new" if change.after else "load.part_gone", part=part, name=change.after or change.before)


def _adoption(adoption: "Adoption", catalogue: Catalogue) -> Iterator[str]:
    """What prevents the catalogue's adoption, and the figures and rules that it would make invalid."""
    if adoption.refused:
        yield say("load.refused")
        yield from (f"  {wording.issue(issue)}" for issue in adoption.refused)
    if adoption.invalid:
        yield say("load.invalid", count=len(adoption.invalid))
        yield from _some(
            f"{_key(dict(issue.values), catalogue)}: {wording.problem(issue)}" if "ref_area" in issue.values
            else wording.issue(issue) for issue in adoption.invalid)


def _some(lines: Iterable[str]) -> Iterator[str]:
    """The first lines, indented, and the number of the rest."""
    every = list(lines)
    yield from (f"  {line}" for line in every[:LISTED])
    if len(every) > LISTED:
        yield "  " + say("load.more", count=len(every) - LISTED)


def _key(row: dict[Any, Any], catalogue: Catalogue) -> str:
    """A figure's key in words."""
    names = [wording.area(row["ref_area"], catalogue), wording.indicator(row["indicator"], catalogue),
             row["breakdown"], str(row["year"])]
    return ", ".join(filter(None, names))


def _changed_lines(file: "FileChange", catalogue: Catalogue) -> Iterator[str]:
    """A line for each changed row: the figure before and after, or that only other attributes changed."""
    for before, after in zip(file.before.to_dict("records"), file.changed.to_dict("records"), strict=True):
        figures = [_figure(row, catalogue) for row in (before, after)]
        code = "load.changed_text" if figures[0] == figures[1] else "load.changed"
        yield say(code, key=_key(after, catalogue), old=figures[0], new=figures[1])


def _figure(row: dict[Any, Any], catalogue: Catalogue) -> str:
    if row["absence"]:
        return wording.absence(row["absence"])
    indicator = catalogue.indicators.get(row["indicator"])
    return wording.value(row["value"], indicator, catalogue) if indicator else wording.number(row["value"], 2)


def _flip_lines(flips: "pd.DataFrame", catalogue: Catalogue) -> Iterator[str]:
    """A line for each status that would change, by goal and indicator, with goal, area, year, old and new status."""
    order = {code: index for index, code in enumerate(catalogue.indicators)}
    rows = sorted(flips.to_dict("records"), key=lambda row: (
        order.get(row["indicator"], len(order)), wording.area(row["ref_area"], catalogue), row["breakdown"],
        row["year"]))
    for row in rows:
        old, new = (wording.status(status).word if status else say("load.no_status")
                    for status in (row["before"], row["after"]))
        goal = catalogue.goal_of.get(row["indicator"], "")
        yield say("load.changed", key=f"{goal} {_key(row, catalogue)}".strip(), old=old, new=new)


def _data(pending: "Pending", flips: "pd.DataFrame") -> dict[str, Any]:
    return {
        "version": pending.version,
        "catalogue": [{"part": part, "code": code} for part, code in pending.catalogue_changes],
        "changes": [asdict(change) for change in pending.changes],
        "refused": list(map(issue_data, pending.adoption.refused)),
        "invalid": [issue_data(issue) | {name: issue.values[name] for name in ("indicator", "ref_area", "year")
                                          if name in issue.values} for issue in pending.adoption.invalid],
        "files": [{"file": file.file, "new": _rows(file.new), "changed": _changed(file), "absent": _rows(file.absent),
                   "replacing": _rows(file.replacing)} for file in pending.files],
        "reports": [report.payload["shipped"] for report in pending.reports],
        "absent_reports": list(pending.absent_reports),
        "flips": flips.to_dict("records"),
    }


def _rows(frame: "pd.DataFrame") -> list[dict[Any, Any]]:
    """Keys and figures; an absent value is null."""
    return [{**{name: row[name] for name in ("ref_area", "year", "indicator", "breakdown")}, "value": _value(row),
             "absence": row["absence"]} for row in frame.to_dict("records")]


def _changed(file: "FileChange") -> list[dict[Any, Any]]:
    before, after = file.before.to_dict("records"), _rows(file.changed)
    return [{**now, "value_before": _value(was), "absence_before": was["absence"]}
            for was, now in zip(before, after, strict=True)]


def _value(row: dict[Any, Any]) -> float | int | None:
    """The figure, as an integer where it is whole; None where it is absent."""
    if row["absence"]:
        return None
    return int(row["value"]) if float(row["value"]).is_integer() else row["value"]
