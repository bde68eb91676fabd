"""What a briefing pack is made from, read from the ledger at one data version."""

import argparse
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from indicators.cli.judged_version import Published

if TYPE_CHECKING:
    from indicators.briefing.pack.reading import Read
    from indicators.warehouse.snapshot import Snapshot


def read_for(asked: argparse.Namespace, found: Published) -> tuple["Read", int | None, str]:
    """What the pack is made from, the data version of the publication before, and what in it is not public."""
    from indicators.briefing.pack.reading import Read, Report  # noqa: PLC0415 - commands load only what they need
    from indicators.briefing.stamp import Stamp  # noqa: PLC0415
    from indicators.changes.vintages import last_published, release_before  # noqa: PLC0415
    from indicators.narratives.answered import answered  # noqa: PLC0415
    from indicators.scoreboard import readable  # noqa: PLC0415
    from indicators.statements import visible_notes  # noqa: PLC0415

    snapshot, version, board = found.snapshot, found.version, found.board

    @cache
    def published(ref_area: str) -> dict[tuple[str, int], float]:
        rows = last_published(snapshot, version, board.audience, ref_area)
        keys = zip(rows["indicator"].tolist(), rows["year"].tolist(), strict=True)
        return dict(zip(keys, rows["value"].tolist(), strict=True))

    reports = {report.ref_area: Report(report.year, report.text, report.source)
               for report in sorted(readable(snapshot, version, board.audience), key=lambda it: it.year)}
    sent = [(report.ref_area, report.year, report.text) for report in snapshot.narratives(version)]
    read = Read(
        board=board, stamp=Stamp(board.audience, version, found.day, illustrative=found.illustrative),
        today_year=date.today().year, reports=reports, answers=answered(sent, board.catalogue.goals),
        published=published, notes=lambda area: visible_notes(board, snapshot.notes(version, area)))
    before = release_before(snapshot, version, board.audience)
    return read, before.version if before else None, _not_public(snapshot, found, asked.country)


def _not_public(snapshot: "Snapshot", found: Published, countries: str) -> str:
    """"figures" where staff see figures that the public does not, "text" where they see a report that it does not."""
    from indicators.scoreboard import read  # noqa: PLC0415

    if found.board.audience == "public":
        return ""
    areas = {code.strip().upper() for code in countries.split(",")}
    seen = read(snapshot, found.version, "public").assessments
    own = seen["ref_area"].isin(list(areas)) | (not countries)
    if not found.released or seen["hidden"][own].any():
        return "figures"
    return "text" if any(not report.public and report.ref_area in areas
                         for report in snapshot.narratives(found.version)) else ""
