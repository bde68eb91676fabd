"""CPU time of the server for a rerun of the Country page, compared with a bare page with one Plotly chart; and of one
for somebody who signed in, compared with one where nobody does.
"""

import asyncio
from collections.abc import Callable, Iterator, Sequence

import psutil

from benchmarks.ledgers import ledger_of
from benchmarks.measure import Figure, in_turn
from benchmarks.population import population, submissions
from benchmarks.server import BARE, ROOT, running
from benchmarks.visitor import Visitor
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.model import Role
from indicators.permission import machine_administrator

LIMIT, SIGNED_IN = 2.5, 1.2
PROXY = {"GOALLINE_SIGN_IN": "proxy", "GOALLINE_TRUSTED_PROXIES": "127.0.0.1", "FORWARDED_ALLOW_IPS": ""}
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
          running(ROOT / "app.py", ROOT, GOALLINE_LEDGER=ledger.url, **PROXY) as (closed, closed_server),
          asyncio.Runner() as loop):
        ledger.add_account(machine_administrator("root"), name="Ada", email="ada@example.org", roles=[Role.EDITOR])
        ada = Visitor(closed, X_Forwarded_User="ada", X_Forwarded_Email="ada@example.org")
        page, bare_page = Visitor(goalline), Visitor(bare)
        for visitor, screen, query in ((page, "country", ""), (bare_page, "", "choose=1"), (ada, "country", "")):
            loop.run(_open(visitor, screen, query))
        seen, bare_seen = in_turn(_reruns(loop, page, server, members),
                                  _reruns(loop, bare_page, bare_server, numbered), times=SAMPLES)
        yield Figure(name="rerun_cpu", subject="processor time of a rerun of Country",
                     baseline="processor time of a rerun of a bare page with one Plotly chart",
                     subject_seconds=seen, baseline_seconds=bare_seen, limit=LIMIT)
        signed_in, open_to_all = in_turn(_reruns(loop, ada, closed_server, members),
                                         _reruns(loop, page, server, members), times=SAMPLES)
        yield Figure(name="rerun_signed_in", subject="processor time of a rerun of Country for somebody who signed in",
                     baseline="processor time of one where nobody signs in",
                     subject_seconds=signed_in, baseline_seconds=open_to_all, limit=SIGNED_IN)
        for visitor in (page, bare_page, ada):
            loop.run(visitor.close())


async def _open(visitor: Visitor, screen: str, query: str) -> None:
    await visitor.connect()
    await visitor.open(screen, query)


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
