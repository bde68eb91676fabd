"""nginx and Caddy as shipped, before two processes that stand in for dashboards."""

import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from indicators.sign_in.settings import SETS
from tests.deploy import stand_in
from tests.serving import free_port

DEPLOY = Path(__file__).parents[2] / "deploy"
PROGRAMS = {name: shutil.which(name, path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin:/bin")
            for name in ("nginx", "caddy", "openssl")}
AROUND_NGINX = """
daemon off; pid {folder}/pid; error_log stderr; worker_processes 1; {user}
events {{ worker_connections 1024; }}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  {site}
}}
"""
GONE = {
    "nginx.conf": "location ^~ /edition/2014/ { error_page 410 /edition/gone/2014/index.html; return 410; }\n",
    "Caddyfile": "@2014 path /edition/2014/*\nhandle @2014 {\n\trewrite * /edition/gone/2014/index.html\n"
                 "\tfile_server {\n\t\tstatus 410\n\t}\n}\n"}


@dataclass
class Proxy:
    """A proxy that is running, and the processes behind it by their ids."""

    host: str
    processes: dict[int, subprocess.Popen[bytes]]
    ports: dict[int, int]
    start: Callable[[int], subprocess.Popen[bytes]]
    trusted: ssl.SSLContext

    def visitor(self) -> httpx2.Client:
        return httpx2.Client(base_url=f"https://{self.host}", verify=self.trusted, timeout=30)

    def stream(self, visitor: httpx2.Client) -> ClientConnection:
        """The open connection of a visitor, which keeps the cookies that its answer sets."""
        cookies = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
        connection = connect(f"wss://{self.host}/_stcore/stream", ssl=self.trusted,
                             additional_headers={"Cookie": cookies} if cookies else {}, compression=None, legacy=True)
        for line in connection.response.headers.get_all("Set-Cookie"):
            name, _, value = line.partition(";")[0].partition("=")
            visitor.cookies.set(name, value, "127.0.0.1")
        return connection


def process_of(connection: ClientConnection) -> int:
    connection.send("?")
    return int(connection.recv(timeout=30))


def nginx_site(folder: Path, port: int) -> list[str | Path]:
    """The command that runs nginx as shipped, with folders and ports of its own."""
    site = re.sub(r"listen \[::\]:\d+( ssl)?;", "", (DEPLOY / "nginx.conf").read_text("utf-8"))
    site = site.replace("listen 80;", f"listen 127.0.0.1:{free_port()};").replace(
        "listen 443 ssl;", f"listen 127.0.0.1:{port} ssl;")
    site = re.sub(r"/etc/letsencrypt/\S+/(\w+\.pem)", rf"{folder}/\1", site)
    user = "" if Path("/").owner() != Path.home().owner() else "user root;"
    (folder / "config").write_text(AROUND_NGINX.format(folder=folder, site=site, user=user), "utf-8")
    return [PROGRAMS["nginx"], "-e", "stderr", "-c", folder / "config"]


def caddy_site(folder: Path, port: int) -> list[str | Path]:
    """The command that runs Caddy as shipped, with a certificate and ports of its own."""
    site = (DEPLOY / "Caddyfile").read_text("utf-8").replace(
        "{\n\tservers {", f"{{\n\tadmin off\n\tauto_https off\n\tstorage file_system {folder}/storage\n\tservers {{", 1)
    site = site.replace("\ngoalline.example.org {\n",
                        f"\nhttps://127.0.0.1:{port} {{\n\ttls {folder}/fullchain.pem {folder}/privkey.pem\n", 1)
    (folder / "config").write_text(site, "utf-8")
    return [PROGRAMS["caddy"], "run", "--adapter", "caddyfile", "--config", folder / "config"]


def edition(folder: Path) -> None:
    """What an edition has for a web server, as far as it matters here."""
    for path, content in {"index.html": "the edition", "404.html": "no such page", "data/figures.csv": "a,b\n",
                          "gone/2014/index.html": "withdrawn", **{f"gone/{name}": text for name, text in GONE.items()},
                          }.items():
        file = folder / "edition" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")


def wait_for(port: int, running: subprocess.Popen[bytes], log: Path | None = None) -> None:
    while running.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(log.read_text("utf-8") if log else "It did not start.")


@pytest.fixture(params=["nginx", "caddy"])
def proxy(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Proxy]:
    """Each proxy before two processes, with an edition in place."""
    if not PROGRAMS[request.param] or not PROGRAMS["openssl"]:
        pytest.skip(f"{request.param} or openssl is not installed")
    subprocess.run([PROGRAMS["openssl"], "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj",
                    "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", tmp_path / "privkey.pem",
                    "-out", tmp_path / "fullchain.pem"], check=True, capture_output=True)
    edition(tmp_path)
    port, behind = free_port(), {"8501": free_port(), "8502": free_port()}

    def start(process_port: int) -> subprocess.Popen[bytes]:
        started = subprocess.Popen([sys.executable, stand_in.__file__, str(process_port)])
        wait_for(process_port, started)
        return started

    processes = {started.pid: started for started in map(start, behind.values())}
    ports = dict(zip(processes, behind.values(), strict=True))
    command = {"nginx": nginx_site, "caddy": caddy_site}[request.param](tmp_path, port)
    text = (tmp_path / "config").read_text("utf-8").replace("/srv/goalline", str(tmp_path))
    for shipped, used in behind.items():
        text = text.replace(shipped, str(used))
    (tmp_path / "config").write_text(text, "utf-8")
    with (tmp_path / "log").open("wb") as log:
        running = subprocess.Popen(command, stdout=log, stderr=log, env={"HOME": str(tmp_path)})
    try:
        wait_for(port, running, tmp_path / "log")
        trusted = ssl.create_default_context(cafile=str(tmp_path / "fullchain.pem"))
        trusted.maximum_version = ssl.TLSVersion.TLSv1_2       # of 1.3, a client of two threads loses a ticket
        yield Proxy(f"127.0.0.1:{port}", processes, ports, start, trusted)
    finally:
        for each in (running, *processes.values()):
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
        assert (answer["size"], answer["headers"]["host"]) == (50_000_000, proxy.host)
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
    address = ("127.0.0.1", int(proxy.host.partition(":")[2]))
    silent = [socket.create_connection(address, timeout=30) for _ in range(200)]
    slow = [proxy.trusted.wrap_socket(socket.create_connection(address, timeout=30), server_hostname="127.0.0.1")
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
