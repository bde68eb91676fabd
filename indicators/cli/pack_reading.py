"""What a briefing pack is made from, read from the ledger at one data version."""

import argparse
from datetime import date
from typing import TYPE_CHECKING

from indicators.cli.judged_version import JudgedVersion

if TYPE_CHECKING:
    from indicators.briefing.pack.content import PackInput


def read_for(asked: argparse.Namespace, found: JudgedVersion) -> tuple["PackInput", int | None, str]:
    """What the pack is made from, the data version of the publication before, and what in it is not public."""
    from indicators.changes.releases import not_public, release_before  # noqa: PLC0415 - only what commands need
    from indicators.edition.release import read_of  # noqa: PLC0415

    snapshot, version = found.snapshot, found.version
    read = read_of(snapshot, version, found.view, found.audience, found.day, date.today().year)
    before = release_before(snapshot, version)
    areas = [code.strip().upper() for code in asked.country.split(",") if code.strip()]
    goals = [code.strip() for code in asked.goal.split(",") if code.strip()]
    hidden = not_public(snapshot, version, areas, goals, released=found.released) if found.audience == "staff" else ""
    return read, before.version if before else None, hidden
