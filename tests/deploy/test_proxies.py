"""nginx and Caddy as shipped, before two processes that stand in for dashboards."""

import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from indicators.sign_in.settings import SETS
from tests.deploy import stand_in
from tests.deploy.proxies import Front, before, wait_for
from tests.serving import free_port

GONE = {
    "nginx.conf": "location ^~ /edition/2014/ { error_page 410 /edition/gone/2014/index.html; return 410; }\n",
    "Caddyfile": "@2014 path /edition/2014/*\nhandle @2014 {\n\trewrite * /edition/gone/2014/index.html\n"
                 "\tfile_server {\n\t\tstatus 410\n\t}\n}\n"}


@dataclass
class Proxy:
    """A proxy that is running, and the processes behind it by their ids."""

    front: Front
    processes: dict[int, subprocess.Popen[bytes]]
    ports: dict[int, int]
    start: Callable[[int], subprocess.Popen[bytes]]

    def visitor(self) -> httpx2.Client:
        return httpx2.Client(base_url=self.front.address, verify=self.front.trusted, timeout=30)

    def stream(self, visitor: httpx2.Client) -> ClientConnection:
        """The open connection of a visitor, which keeps the cookies that its answer sets."""
        cookies = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
        connection = connect(f"wss://{self.front.host}/_stcore/stream", ssl=self.front.trusted,
                             additional_headers={"Cookie": cookies} if cookies else {}, compression=None, legacy=True)
        for line in connection.response.headers.get_all("Set-Cookie"):
            name, _, value = line.partition(";")[0].partition("=")
            visitor.cookies.set(name, value, "127.0.0.1")
        return connection


def process_of(connection: ClientConnection) -> int:
    connection.send("?")
    return int(connection.recv(timeout=30))


def edition(folder: Path) -> None:
    """What an edition has for a web server, as far as it matters here."""
    for path, content in {"index.html": "the edition", "404.html": "no such page", "data/figures.csv": "a,b\n",
                          "gone/2014/index.html": "withdrawn", **{f"gone/{name}": text for name, text in GONE.items()},
                          }.items():
        file = folder / "edition" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")


@pytest.fixture(params=["nginx", "caddy"])
def proxy(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Proxy]:
    """Each proxy before two processes, with an edition in place."""
    edition(tmp_path)
    behind = {"8501": free_port(), "8502": free_port()}

    def start(process_port: int) -> subprocess.Popen[bytes]:
        started = subprocess.Popen([sys.executable, stand_in.__file__, str(process_port)])
        wait_for(process_port, started)
        return started

    processes = {started.pid: started for started in map(start, behind.values())}
    ports = dict(zip(processes, behind.values(), strict=True))
    try:
        with before(request.param, tmp_path, behind) as front:
            yield Proxy(front, processes, ports, start)
    finally:
        for each in processes.values():
            each.terminate()
            each.wait(20)


def test_forty_visitors_stay_on_their_process_and_those_of_a_killed_one_come_to_the_other(proxy: Proxy) -> None:
    visitors = [proxy.visitor() for _ in range(40)]
    homes = [visitor.get("/").json()["process"] for visitor in visitors]
    streams = [proxy.stream(visitor) for visitor in visitors]
    assert set(homes) == set(proxy.processes)
    assert [process_of(stream) for stream in streams] == homes
    assert [visitor.get("/media/a.png").json()["process"] for visitor in visitors] == homes

    lost, left = homes[0], next(home for home in homes if home != homes[0])
    port = proxy.ports[lost]
    proxy.processes[lost].send_signal(signal.SIGKILL)
    proxy.processes[lost].wait()
    for visitor, stream, home in zip(visitors, streams, homes, strict=True):
        if home == left:
            assert process_of(stream) == left
            continue
        with pytest.raises(ConnectionClosed):
            process_of(stream)
        again = proxy.stream(visitor)
        assert process_of(again) == left
        assert visitor.get("/media/a.png").json()["process"] == left
        again.close()

    started = proxy.start(port)
    proxy.processes[started.pid] = started
    assert {visitor.get("/media/a.png").json()["process"] for visitor in visitors} == {left}
    for stream in streams:
        stream.close()


def test_an_upload_of_50_mb_arrives_whole_and_one_of_70_is_refused(proxy: Proxy) -> None:
    with proxy.visitor() as visitor:
        answer = visitor.put("/_stcore/upload_file/a/b", content=b"x" * 50_000_000).json()
        assert (answer["size"], answer["headers"]["host"]) == (50_000_000, proxy.front.host)
        refused = visitor.put("/_stcore/upload_file/a/b", content=b"x" * 70_000_000)
        assert refused.status_code in (413, 502)


def test_scripts_are_compressed_and_the_edition_comes_from_its_folder(proxy: Proxy) -> None:
    with proxy.visitor() as visitor:
        script = visitor.get("/static/js/index.js", headers={"Accept-Encoding": "gzip"})
        assert (script.headers["Content-Encoding"], script.text) == ("gzip", stand_in.SCRIPT)
        assert visitor.get("/edition").headers["Location"].endswith("/edition/")
        answers = {path: visitor.get(f"/edition/{path}") for path in ("", "data/figures.csv", "nowhere", "2014/x/")}
        assert {path: (answer.status_code, answer.text) for path, answer in answers.items()} == {
            "": (200, "the edition"), "data/figures.csv": (200, "a,b\n"), "nowhere": (404, "no such page"),
            "2014/x/": (410, "withdrawn")}
        assert answers["data/figures.csv"].headers["Content-Type"].lower() == "text/csv; charset=utf-8"
        assert answers[""].headers["Content-Security-Policy"] == "frame-ancestors *"


def test_silent_connections_and_slow_requests_shut_nobody_out(proxy: Proxy) -> None:
    address = ("127.0.0.1", int(proxy.front.host.partition(":")[2]))
    silent = [socket.create_connection(address, timeout=30) for _ in range(200)]
    slow = [proxy.front.trusted.wrap_socket(socket.create_connection(address, timeout=30), server_hostname="127.0.0.1")
            for _ in range(50)]
    for each in slow:
        each.sendall(b"GET / HTTP/1.1\r\nHost: ")
    with proxy.visitor() as visitor:
        assert visitor.get("/").json()["process"] in proxy.processes
    for connection in (*silent, *slow):
        connection.close()


def test_nobody_says_in_a_header_who_they_are(proxy: Proxy) -> None:
    names = {name for one in SETS.values() for name in one[:2]}
    with proxy.visitor() as visitor:
        reached = visitor.get("/", headers=dict.fromkeys(names, "ada")).json()["headers"]
    assert names
    assert not {name.lower() for name in names} & reached.keys()
