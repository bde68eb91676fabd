"""Memory of a server process after 50 views of Country."""

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
MEGABYTE = 2**20


def figures() -> Iterator[Figure]:
    """Resident memory of the process; other processes that it starts for files and pictures are not counted."""
    catalogue = load_catalogue(SHIPPED)
    members = [area.name for area in catalogue.areas if area.kind == "country" and area.member == "yes"]
    with (ledger_of(submissions(population(catalogue))) as ledger,
          running(ROOT / "app.py", ROOT, GOALLINE_LEDGER=ledger.url) as (address, server)):
        asyncio.run(_view(address, (members * VIEWS)[:VIEWS]))
        yield Figure(name="memory", subject=f"a server of {ROWS:,} rows after {VIEWS} views of Country",
                     baseline="one megabyte", subject_seconds=_resident(server), baseline_seconds=1.0, limit=LIMIT,
                     unit="MB")


async def _view(address: str, names: list[str]) -> None:
    visitor = Visitor(address)
    await visitor.connect()
    await visitor.open("country")
    for name in names:
        await visitor.choose("Country", name)
    await visitor.close()


def _resident(server: psutil.Process) -> float:
    return float(server.memory_info().rss) / MEGABYTE
