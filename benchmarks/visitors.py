"""Many simultaneous visitors of one server process, compared with as many of a bare page with one Plotly chart."""

import asyncio
import random
from collections.abc import Callable, Iterator, Sequence
from functools import partial
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
            bare = asyncio.run(crowd(partial(Visitor, address), VISITORS, EVERY, "", "choose=1", numbered))
        with serving(ROOT / "app.py", ROOT, GOALLINE_LEDGER=ledger.url) as address:
            seconds = asyncio.run(crowd(partial(Visitor, address), VISITORS, EVERY, "country", "", members))
    yield Figure(name=f"visitors_{VISITORS}", subject=f"p95 of another country, {VISITORS} visitors at once",
                 baseline="as many of a bare page with one chart",
                 subject_seconds=seconds, baseline_seconds=bare, limit=LIMIT)


async def crowd(arrives: Callable[[], Visitor], visitors: int, every: float, screen: str, query: str,
                names: Sequence[str]) -> float:
    """Seconds that 95 % of selections do not exceed. A first visitor warms up the server's caches and leaves; then
    these arrive within ``every`` seconds, as many as there are between two selections of one of them.
    """
    first, many = arrives(), [arrives() for _ in range(visitors)]
    await first.connect()
    await first.open("", query)
    await first.open(screen, query)
    await first.close()
    try:
        seconds = await asyncio.gather(*(_visit(visitor, number, every * number / visitors, every, screen, query, names)
                                         for number, visitor in enumerate(many)))
    finally:
        await asyncio.gather(*(visitor.close() for visitor in many))
    return quantiles([each for selections in seconds for each in selections], n=20)[-1]


async def _visit(visitor: Visitor, number: int, delay: float, every: float, screen: str, query: str,
                 names: Sequence[str]) -> list[float]:
    """Seconds for each selection; one that takes longer than ``every`` delays the next."""
    await asyncio.sleep(delay)
    await visitor.connect()
    await visitor.open("", query)
    chosen = random.Random(number).sample(names, CHOICES + 1)
    await asyncio.sleep(every)
    await visitor.open(screen, query)
    await asyncio.sleep(every)
    seconds = []
    for name in chosen[:CHOICES]:
        loop = asyncio.get_running_loop()
        due = loop.time() + every
        seconds.append(await visitor.choose("Country", name))
        await asyncio.sleep(max(0.0, due - loop.time()))
    return seconds
