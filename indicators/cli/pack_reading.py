"""What a briefing pack is made from, read from the ledger at one data version."""

import argparse
from datetime import date
from typing import TYPE_CHECKING

from indicators.briefing.stamp import organisation
from indicators.cli.judged_version import JudgedVersion

if TYPE_CHECKING:
    from indicators.briefing.pack.content import PackInput


def read_for(asked: argparse.Namespace, found: JudgedVersion) -> tuple["PackInput", int | None, str]:
    """What the pack is made from, the data version of the publication before, and what in it is not public."""
    from indicators.briefing.pack.content import PackInput, Report  # noqa: PLC0415 - commands load only what they need
    from indicators.briefing.stamp import Stamp  # noqa: PLC0415
    from indicators.changes.releases import (  # noqa: PLC0415
        last_published,
        not_public,  # noqa: PLC0415
        release_before,
    )
    from indicators.reports.commitments import in_order  # noqa: PLC0415
    from indicators.reports.sections import answered  # noqa: PLC0415

    own = organisation()
    snapshot, version, view = found.snapshot, found.version, found.view

    released = last_published(snapshot, version)

    def published(ref_area: str) -> dict[tuple[str, int], float]:
        rows = released[released["ref_area"] == ref_area]
        keys = zip(rows["indicator"].tolist(), rows["year"].tolist(), strict=True)
        return dict(zip(keys, rows["value"].tolist(), strict=True))

    reports = {report.ref_area: Report(report.year, report.text, report.source, report.levels)
               for report in sorted(view.reports, key=lambda report: report.year)}
    sent = [(report.ref_area, report.year, report.text) for report in snapshot.narratives(version)]
    commitments = in_order(view.commitments, {(area, year) for area, year, _ in sent}, date.fromisoformat(found.day))
    read = PackInput(
        board=view.board, stamp=Stamp(found.audience, version, found.day, illustrative=found.illustrative,
                                      organisation=own.name, logo=own.logo, ledger=snapshot.ledger,
                                      edition=snapshot.edition_of(version)),
        today_year=date.today().year, reports=reports, answers=answered(sent, view.board.catalogue.goals),
        published=published, remarks=lambda area: [remark for remark in view.remarks if remark.ref_area == area],
        commitments=lambda area: [pair for pair in commitments if pair[0].ref_area == area])
    before = release_before(snapshot, version)
    areas = [code.strip().upper() for code in asked.country.split(",") if code.strip()]
    goals = [code.strip() for code in asked.goal.split(",") if code.strip()]
    hidden = not_public(snapshot, version, areas, goals, released=found.released) if found.audience == "staff" else ""
    return read, before.version if before else None, hidden
