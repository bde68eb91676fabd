"""Memory of a server process after 50 views of Country, in ledgers of several sizes."""

import asyncio
from collections.abc import Iterator
from math import inf

import psutil

from benchmarks.ledgers import ledger_of
from benchmarks.measure import Figure
from benchmarks.population import ROWS, population, submissions
from benchmarks.server import ROOT, running
from benchmarks.visitor import Visitor
from indicators.catalogue import SHIPPED, load_catalogue

SIZES = {ROWS: 300.0, 100_000: inf, 1_000_000: inf}      # rows, and megabytes at most
VIEWS = 50
MEGABYTE = 2**20


def figures() -> Iterator[Figure]:
    """Resident memory of the process; other processes that it starts for files and pictures are not counted."""
    catalogue = load_catalogue(SHIPPED)
    members = [area.name for area in catalogue.areas if area.kind == "country" and area.member == "yes"]
    for size, limit in SIZES.items():
        with (ledger_of(submissions(population(catalogue, size))) as ledger,
              running(ROOT / "app.py", ROOT, GOALLINE_LEDGER=ledger.url) as (address, server)):
            asyncio.run(_view(address, (members * VIEWS)[:VIEWS]))
            yield Figure(name="memory" if size == ROWS else f"memory_curve_{size}",
                         subject=f"a server of {size:,} rows after {VIEWS} views of Country", baseline="one megabyte",
                         subject_seconds=_resident(server), baseline_seconds=1.0, limit=limit, unit="MB")


async def _view(address: str, names: list[str]) -> None:
    visitor = Visitor(address)
    await visitor.connect()
    await visitor.open("country")
    for name in names:
        await visitor.choose("Country", name)
    await visitor.close()


def _resident(server: psutil.Process) -> float:
    return float(server.memory_info().rss) / MEGABYTE
