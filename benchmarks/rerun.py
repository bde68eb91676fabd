"""CPU time of the server for a rerun of the Country page, compared with a bare page with one Plotly chart."""

import asyncio
from collections.abc import Callable, Iterator, Sequence

import psutil

from benchmarks.ledgers import ledger_of
from benchmarks.measure import Figure, in_turn
from benchmarks.population import population, submissions
from benchmarks.server import BARE, ROOT, running
from benchmarks.visitor import Visitor
from indicators.catalogue import SHIPPED, load_catalogue

LIMIT = 2.5
COUNTRIES = 25           # reruns in a sample, since the clock of CPU time has steps of 10 ms
SAMPLES = 5


def figures() -> Iterator[Figure]:
    """Each rerun shows another country."""
    catalogue = load_catalogue(SHIPPED)
    members = [area.name for area in catalogue.areas if area.kind == "country" and area.member == "yes"][:COUNTRIES]
    numbered = [f"Country {number}" for number in range(2, 2 + COUNTRIES)]
    with (ledger_of(submissions(population(catalogue))) as ledger,
          running(BARE / "chart.py", BARE) as (bare, bare_server),
          running(ROOT / "app.py", ROOT, GOALLINE_LEDGER=ledger.url) as (goalline, server),
          asyncio.Runner() as loop):
        page, bare_page = loop.run(_opened(goalline, "country")), loop.run(_opened(bare, "", "choose=1"))
        seen, bare_seen = in_turn(_reruns(loop, page, server, members),
                                  _reruns(loop, bare_page, bare_server, numbered), times=SAMPLES)
        yield Figure(name="rerun_cpu", subject="processor time of a rerun of Country",
                     baseline="processor time of a rerun of a bare page with one Plotly chart",
                     subject_seconds=seen, baseline_seconds=bare_seen, limit=LIMIT)
        for visitor in (page, bare_page):
            loop.run(visitor.close())


async def _opened(address: str, screen: str, query: str = "") -> Visitor:
    visitor = Visitor(address)
    await visitor.connect()
    await visitor.open(screen, query)
    return visitor


def _reruns(loop: asyncio.Runner, visitor: Visitor, server: psutil.Process,
            names: Sequence[str]) -> Callable[[], float]:
    """A function that selects every one of ``names`` on each call and returns the CPU seconds of one rerun."""

    async def choose_each() -> None:
        for name in names:
            await visitor.choose("Country", name)

    def sample() -> float:
        before = _processor(server)
        loop.run(choose_each())
        return (_processor(server) - before) / len(names)

    return sample


def _processor(server: psutil.Process) -> float:
    spent = server.cpu_times()
    return float(spent.user + spent.system)
