"""Many simultaneous visitors of one server process, compared with as many of a bare page with one Plotly chart."""

import asyncio
import random
from collections.abc import Iterator, Sequence
from statistics import quantiles

from benchmarks.ledgers import ledger_of
from benchmarks.measure import Figure
from benchmarks.population import population, submissions
from benchmarks.server import BARE, ROOT, serving
from benchmarks.visitor import Visitor
from indicators.catalogue import SHIPPED, load_catalogue

LIMIT = 3.0
VISITORS = 60
EVERY = 5.0              # seconds between two selections of one visitor
CHOICES = 7


def figures() -> Iterator[Figure]:
    """Each visitor opens Overview, or the bare page, then selects another country every five seconds."""
    catalogue = load_catalogue(SHIPPED)
    members = [area.name for area in catalogue.areas if area.kind == "country" and area.member == "yes"]
    numbered = [f"Country {number}" for number in range(1, 1 + len(members))]
    with ledger_of(submissions(population(catalogue))) as ledger:
        with serving(BARE / "chart.py", BARE) as address:
            bare = asyncio.run(_crowd(address, "", "choose=1", numbered))
        with serving(ROOT / "app.py", ROOT, GOALLINE_LEDGER=ledger.url) as address:
            seconds = asyncio.run(_crowd(address, "country", "", members))
    yield Figure(name=f"visitors_{VISITORS}", subject=f"p95 of another country, {VISITORS} visitors at once",
                 baseline="as many of a bare page with one chart",
                 subject_seconds=seconds, baseline_seconds=bare, limit=LIMIT)


async def _crowd(address: str, screen: str, query: str, names: Sequence[str]) -> float:
    """Seconds that 95 % of selections do not exceed. A first visitor warms up the server's caches; then the others
    arrive within one ``EVERY``.
    """
    first, crowd = Visitor(address), [Visitor(address) for _ in range(VISITORS)]
    await first.connect()
    await first.open("", query)
    await first.open(screen, query)
    try:
        seconds = await asyncio.gather(*(_visit(visitor, number, EVERY * number / VISITORS, screen, query, names)
                                         for number, visitor in enumerate(crowd)))
    finally:
        await asyncio.gather(*(visitor.close() for visitor in (first, *crowd)))
    return quantiles([each for selections in seconds for each in selections], n=20)[-1]


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
