"""Memory of a server process: after 50 views of Country, and with a million rows after its first screen."""

import asyncio
from collections.abc import Iterator

import psutil

from benchmarks.ledgers import ledger_of
from benchmarks.measure import Figure
from benchmarks.population import ROWS, population, submissions
from benchmarks.server import ROOT, running
from benchmarks.visitor import Visitor
from indicators.catalogue import SHIPPED, load_catalogue

LIMIT = 300.0            # megabytes
VIEWS = 50
LARGE, LIMIT_LARGE = 1_000_000, 550.0
MEGABYTE = 2**20


def figures() -> Iterator[Figure]:
    """Resident memory of the process; other processes that it starts for files and pictures are not counted."""
    catalogue = load_catalogue(SHIPPED)
    members = [area.name for area in catalogue.areas if area.kind == "country" and area.member == "yes"]
    for name, rows, screen, views, limit in (
            ("memory", ROWS, "country", VIEWS, LIMIT), ("memory_1m_rows", LARGE, "", 0, LIMIT_LARGE)):
        with (ledger_of(submissions(population(catalogue, rows))) as ledger,
              running(ROOT / "app.py", ROOT, GOALLINE_LEDGER=ledger.url) as (address, server)):
            asyncio.run(_view(address, screen, (members * VIEWS)[:views]))
            seen = f"{views} views of Country" if views else "the first screen"
            yield Figure(name=name, subject=f"a server of {rows:,} rows after {seen}", baseline="one megabyte",
                         subject_seconds=_resident(server), baseline_seconds=1.0, limit=limit, unit="MB")


async def _view(address: str, screen: str, names: list[str]) -> None:
    visitor = Visitor(address)
    await visitor.connect()
    await visitor.open(screen)
    for name in names:
        await visitor.choose("Country", name)
    await visitor.close()


def _resident(server: psutil.Process) -> float:
    return float(server.memory_info().rss) / MEGABYTE
