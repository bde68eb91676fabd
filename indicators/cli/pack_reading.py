"""What a briefing pack is made from, read from the ledger at one data version."""

import argparse
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from indicators.briefing.organisation import organisation
from indicators.cli.judged_version import Published

if TYPE_CHECKING:
    from indicators.briefing.pack.reading import Read


def read_for(asked: argparse.Namespace, found: Published) -> tuple["Read", int | None, str]:
    """What the pack is made from, the data version of the publication before, and what in it is not public."""
    from indicators.briefing.pack.reading import Read, Report  # noqa: PLC0415 - commands load only what they need
    from indicators.briefing.stamp import Stamp  # noqa: PLC0415
    from indicators.changes.releases import not_public  # noqa: PLC0415
    from indicators.changes.vintages import last_published, release_before  # noqa: PLC0415
    from indicators.judging.scoreboard import readable  # noqa: PLC0415
    from indicators.reports.commitments import in_order  # noqa: PLC0415
    from indicators.reports.sections import answered  # noqa: PLC0415
    from indicators.statements import visible_commitments, visible_remarks  # noqa: PLC0415

    own = organisation()
    snapshot, version, board = found.snapshot, found.version, found.board

    @cache
    def published(ref_area: str) -> dict[tuple[str, int], float]:
        rows = last_published(snapshot, version, board.audience, ref_area)
        keys = zip(rows["indicator"].tolist(), rows["year"].tolist(), strict=True)
        return dict(zip(keys, rows["value"].tolist(), strict=True))

    reports = {report.ref_area: Report(report.year, report.text, report.source, report.levels)
               for report in sorted(readable(snapshot, version, board.audience), key=lambda it: it.year)}
    sent = [(report.ref_area, report.year, report.text) for report in snapshot.narratives(version)]
    seen = visible_commitments(snapshot.commitments(version), snapshot.narratives(version), board.audience)
    held = in_order(seen, {(area, year) for area, year, _ in sent}, date.fromisoformat(found.day))
    read = Read(
        board=board, stamp=Stamp(board.audience, version, found.day, illustrative=found.illustrative,
                                 organisation=own.name, logo=own.logo, ledger=snapshot.ledger,
                                 edition=snapshot.edition_of(version)),
        today_year=date.today().year, reports=reports, answers=answered(sent, board.catalogue.goals),
        published=published, remarks=lambda area: visible_remarks(board, snapshot.remarks(version, area)),
        commitments=lambda area: [pair for pair in held if pair[0].ref_area == area])
    before = release_before(snapshot, version, board.audience)
    areas = [code.strip().upper() for code in asked.country.split(",") if code.strip()]
    hidden = not_public(snapshot, version, areas, released=found.released) if board.audience == "staff" else ""
    return read, before.version if before else None, hidden
