"""Many simultaneous visitors of one server process, compared with as many of a bare page with one Plotly chart."""

import asyncio
import random
from collections.abc import Iterator, Sequence
from itertools import count
from statistics import quantiles
from typing import NamedTuple

import psutil

from benchmarks.ledgers import ledger_of
from benchmarks.measure import Figure
from benchmarks.population import population, submissions
from benchmarks.server import BARE, ROOT, running
from benchmarks.visitor import Visitor
from indicators.catalogue import SHIPPED, load_catalogue

LIMIT = 3.0
CROWDS = {60: LIMIT, 100: float("inf")}
EVERY = 5.0              # seconds between two selections of one visitor
CHOICES = 7
MEGABYTE = 2**20


class Load(NamedTuple):
    """Load result: seconds that 95 % of reruns do not exceed (``p95``), and megabytes of memory."""

    p95: float
    memory: float            # for each visitor


def figures() -> Iterator[Figure]:
    """Each visitor opens Overview, or the bare page, then selects another country every five seconds."""
    catalogue = load_catalogue(SHIPPED)
    members = [area.name for area in catalogue.areas if area.kind == "country" and area.member == "yes"]
    numbered = [f"Country {number}" for number in range(1, 1 + len(members))]
    with ledger_of(submissions(population(catalogue))) as ledger:
        for visitors, limit in CROWDS.items():
            with running(BARE / "chart.py", BARE) as (address, server):
                bare = asyncio.run(_crowd(visitors, address, server, "", "choose=1", numbered))
            with running(ROOT / "app.py", ROOT, GOALLINE_LEDGER=ledger.url) as (address, server):
                load = asyncio.run(_crowd(visitors, address, server, "country", "", members))
            yield Figure(name=f"visitors_{visitors}", limit=limit, baseline="as many of a bare page with one chart",
                         subject=f"p95 of another country, {visitors} visitors at once",
                         subject_seconds=load.p95, baseline_seconds=bare.p95)
            yield Figure(name=f"memory_{visitors}", subject="memory for each of them",
                         baseline="one megabyte", unit="MB",
                         subject_seconds=load.memory, baseline_seconds=1.0, limit=float("inf"))


async def _crowd(visitors: int, address: str, server: psutil.Process, screen: str, query: str,
                 names: Sequence[str]) -> Load:
    """A first visitor warms up the server's caches; then the others arrive within one ``EVERY``."""
    first = Visitor(address)
    await first.connect()
    await first.open("", query)
    await first.open(screen, query)
    alone = server.memory_info().rss
    crowd = [Visitor(address) for _ in range(visitors)]
    try:
        seconds = await asyncio.gather(*(
            _visit(visitor, number, EVERY * number / visitors, screen, query, names)
            for visitor, number in zip(crowd, count(), strict=False)))
        more = server.memory_info().rss - alone
    finally:
        await asyncio.gather(*(visitor.close() for visitor in (first, *crowd)))
    return Load(quantiles([rerun for reruns in seconds for rerun in reruns], n=20)[-1],
                more / visitors / MEGABYTE)


async def _visit(visitor: Visitor, number: int, delay: float, screen: str, query: str,
                 names: Sequence[str]) -> list[float]:
    """Seconds for each selection; one that takes longer than ``EVERY`` delays the next."""
    await asyncio.sleep(delay)
    await visitor.connect()
    await visitor.open("", query)
    chosen = random.Random(number).sample(names, CHOICES + 1)
    await asyncio.sleep(EVERY)
    await visitor.open(screen, query)
    seconds = []
    for name in chosen[:CHOICES]:
        loop = asyncio.get_running_loop()
        due = loop.time() + EVERY
        seconds.append(await visitor.choose("Country", name))
        await asyncio.sleep(max(0.0, due - loop.time()))
    return seconds
