"""Two real dashboards on one PostgreSQL, behind nginx and Caddy as shipped, and forty people who signed in."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx2
import pytest
from websockets.exceptions import ConnectionClosed

from indicators.opening import open_or_init
from tests.deploy.proxies import Front, before
from tests.ledger.ledger_builders import account
from tests.serving import STARTED, free_port, start
from tests.sign_in import provider as providers
from tests.visitor import Visitor

pytestmark = pytest.mark.slow
PEOPLE = {"Ada": "ada-1", "Bo": "bo-1", "Eve": "eve-1"}
FORTY = [[*PEOPLE][number % len(PEOPLE)] for number in range(40)]


class Person:
    """Somebody with a browser, which keeps cookies, and with one open screen."""

    def __init__(self, name: str, front: Front) -> None:
        self.name, self.front = name, front
        self.browser = httpx2.Client(base_url=front.address, verify=front.trusted, timeout=60)
        self.sign_in()
        self.screen = self.connected()

    def sign_in(self) -> None:
        """At the provider, and back to the address asked for."""
        begun = self.browser.get("/sign-in/provider?to=/account")
        query = providers.consent(begun.headers["location"], sub=PEOPLE[self.name])
        arrived = self.browser.get(f"/sign-in/callback?{query}")
        assert (arrived.status_code, arrived.headers["location"]) == (303, f"{self.front.address}/account")
        assert self.browser.get("/account").status_code == 200

    def connected(self) -> Visitor:
        """A new connection with the cookies of the browser, which takes those of the answer."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.browser.cookies.items())
        screen = Visitor(self.front.address, headers={"Cookie": cookies}, trusted=self.front.trusted).__enter__()
        for line in screen.answer.headers.get_all("Set-Cookie"):
            name, _, value = line.partition(";")[0].partition("=")
            self.browser.cookies.set(name, value, "127.0.0.1")
        return screen

    @property
    def process(self) -> str:
        """By which cookie the browser stays with one process."""
        return str(self.browser.cookies["goalline_process"])

    def reads_own_name(self) -> str:
        """Look at the account; the session of the screen, which is lost with its process."""
        shown = self.screen.look("account")
        assert f"<h1>{self.name}</h1>" in shown.text()
        return shown.session


@pytest.fixture(params=["nginx", "caddy"])
def served(request: pytest.FixtureRequest, tmp_path: Path, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
           ) -> Iterator[tuple[Front, dict[int, int]]]:
    """The proxy, and the ids of two dashboards by their ports."""
    monkeypatch.setenv("GOALLINE_LEDGER", postgresql_url)
    book, _ = open_or_init("real")
    for name in PEOPLE:
        account(book, name, "reader")
    book.close()
    port, ports = free_port(), (free_port(), free_port())
    with ExitStack() as stack:
        issuer = stack.enter_context(providers.provider())
        settings: dict[str, Any] = providers.settings(issuer, f"https://127.0.0.1:{port}")
        settings["GOALLINE_LEDGER"] = postgresql_url
        servers = {one: stack.enter_context(start(tmp_path, "app.py", "--server.port", str(one), **settings))
                   for one in ports}
        for server in servers.values():
            assert any(STARTED in line for line in server.stdout or [])
        front = stack.enter_context(before(request.param, tmp_path, dict(zip(("8501", "8502"), ports, strict=True)),
                                           port))
        yield front, {one: server.pid for one, server in servers.items()}


def test_forty_who_signed_in_keep_their_process_and_those_of_a_killed_one_come_back_signed_in(
        served: tuple[Front, dict[int, int]]) -> None:
    front, processes = served
    with ThreadPoolExecutor(8) as pool:
        people = [*pool.map(lambda name: Person(name, front), FORTY)]
        sessions = [*pool.map(Person.reads_own_name, people)]
        homes = [person.process for person in people]
        assert len({*homes}) == 2
        assert [*pool.map(Person.reads_own_name, people)] == sessions
        assert [person.process for person in people] == homes

        os.kill(next(iter(processes.values())), signal.SIGKILL)
        again = [*pool.map(after_the_loss, people, sessions)]
        lost, = {home for home, stayed in zip(homes, again, strict=True) if not stayed}
        assert [home != lost for home in homes] == again
        left, = {*homes} - {lost}
        assert {person.process for person in people} == {left}


def after_the_loss(person: Person, session: str) -> bool:
    """Whether somebody noticed nothing; who did opens the screen again, which needs no sign-in."""
    try:
        return person.reads_own_name() == session
    except ConnectionClosed:
        assert person.browser.get("/account").status_code == 200
        person.screen = person.connected()
        assert person.reads_own_name() != session
        return False
