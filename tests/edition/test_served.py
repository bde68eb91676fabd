"""Editions behind nginx and Caddy as docs/publishing.md sets them up from deploy/, and what shows where no page is."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from http.client import HTTPMessage
from pathlib import Path
from typing import NamedTuple

import pytest

from indicators.edition.build import build
from indicators.edition.release import editions_of, withdrawn_of
from tests.edition.releases import release_in
from tests.ledger.ledger_builders import ANN

PROJECT = Path(__file__).parents[2]


class Answer(NamedTuple):
    status: int
    headers: HTTPMessage
    text: str


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Path]]:
    """Makes the folder of a base, with a release in force and one that was withdrawn."""
    folder = tmp_path_factory.mktemp("served")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("GOALLINE_VAR", str(folder / "var"))
        ledger, snapshot = release_in(folder)
        ledger.take_back(ANN, snapshot.releases()[-1].event, reason="wrong", previewed_on=ledger.version())
        snapshot.catch_up()

        def made(base: str) -> Path:
            build(editions_of(ledger, snapshot, base), withdrawn_of(ledger, snapshot, base), folder / "goalline")
            return folder / "goalline"

        yield made


def documented(server: str, root: Path) -> str:
    """What the documented command takes from deploy/ for an edition alone, with its folder replaced."""
    document = (PROJECT / "docs" / "publishing.md").read_text("utf-8")
    (command,) = re.findall(rf"^(sed .* deploy/{server} .*) > \S+$", document, re.MULTILINE)
    taken = subprocess.run(["bash", "-c", command], cwd=PROJECT, check=True, capture_output=True,  # noqa: S603, S607
                           text=True)
    assert "/srv/goalline" in taken.stdout
    return taken.stdout.replace("/srv/goalline", str(root))


def nginx(root: Path, port: int, folder: Path) -> list[str]:
    """The command that serves a folder by nginx, whose settings are found valid."""
    server = f"server {{\nlisten 127.0.0.1:{port};\n{documented('nginx.conf', root)}}}"
    folders = "".join(f"{name}_temp_path {folder}/{name};\n" for name in (
        "client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root; " if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{user}daemon off; pid {folder}/pid; error_log {folder}/errors;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{folders}{server}\n}}\n", "utf-8")
    command = ["nginx", "-e", f"{folder}/errors", "-c", f"{folder}/nginx.conf"]
    subprocess.run([*command, "-t"], check=True)  # noqa: S603
    return command


def caddy(root: Path, port: int, folder: Path) -> list[str]:
    """The command that serves a folder by Caddy, whose settings are found valid."""
    server = f"http://127.0.0.1:{port} {{\n{documented('Caddyfile', root)}}}"
    (folder / "Caddyfile").write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\n{server}\n", "utf-8")
    settings = ["--config", f"{folder}/Caddyfile", "--adapter", "caddyfile"]
    subprocess.run(["caddy", "validate", *settings], check=True)  # noqa: S603, S607
    return ["caddy", "run", *settings]


@pytest.fixture(params=[pytest.param(server, marks=pytest.mark.skipif(
    not shutil.which(server.__name__), reason=f"no {server.__name__}")) for server in (nginx, caddy)])
def server(request: pytest.FixtureRequest, edition: Callable[[str], Path], tmp_path: Path,
           monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Answer]]:
    """Asks a server with the documented block for an address."""
    for folder in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(folder, str(tmp_path))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = subprocess.Popen(request.param(edition("https://data.example.org"), port, tmp_path))

    def ask(path: str, **headers: str) -> Answer:
        for _ in range(50):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            try:
                connection.request("GET", path, headers=headers)
                answer = connection.getresponse()
                return Answer(answer.status, answer.headers, answer.read().decode("utf-8", "replace"))
            except ConnectionRefusedError:
                time.sleep(0.1)
        raise AssertionError(running.poll())

    yield ask
    running.terminate()
    running.wait(10)


def test_a_server_as_documented_serves_every_kind_of_file(server):
    for path, kind in (("/", "text/html"), ("/data/figures.csv", "text/csv"), ("/assets/style.css", "text/css"),
                       ("/data/figures.parquet", "application/vnd.apache.parquet"),
                       ("/data/dcat.jsonld", "application/ld+json"),
                       ("/assets/page.js", ("application/javascript", "text/javascript"))):
        answer = server(path)
        assert answer.status == 200
        assert answer.headers["Content-Type"].startswith(kind)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == "frame-ancestors *"
        assert answer.headers["Cache-Control"] == "max-age=300"
    for path in ("/", "/data/figures.csv", "/assets/style.css"):
        assert server(path, **{"Accept-Encoding": "gzip"}).headers["Content-Encoding"] == "gzip"
    unchanged = server("/", **{"If-None-Match": server("/").headers["ETag"]})
    assert (unchanged.status, unchanged.text) == (304, "")


@pytest.mark.parametrize(("address", "status", "words"), [
    ("/country/XXX/", 404, "There is no such page"), ("/data/codelists/", 404, "There is no such page"),
    ("/2014/country/FRA/", 410, "was withdrawn"), ("/2014/data/figures.csv", 410, "was withdrawn"),
    ("/2014/", 410, "was withdrawn"), ("/2014", 410, "was withdrawn"), ("/2014.html", 404, "There is no such page")])
def test_a_page_that_is_not_there_has_its_style_and_leads_to_the_latest_edition(server, address, status, words):
    answer = server(address)
    assert (answer.status, answer.headers["X-Content-Type-Options"]) == (status, "nosniff")
    assert words in answer.text
    links = set(re.findall(r'href="([^"]+)"', answer.text))
    assert links == {"/", "/assets/style.css", "/assets/icon.svg"}
    assert all(server(link).status == 200 for link in links)


def test_what_is_shown_at_any_address_has_the_path_of_the_base(edition):
    folder = edition("https://example.org/goalline")
    for page in ("404.html", "gone/2014/index.html"):
        links = set(re.findall(r'href="([^"]+)"', (folder / page).read_text("utf-8")))
        assert links == {f"/goalline/{path}" for path in ("", "assets/style.css", "assets/icon.svg")}
    assert "location = /goalline/2014 {" in (folder / "gone" / "nginx.conf").read_text("utf-8")
    assert "location ^~ /goalline/2014/ { error_page 410 /goalline/gone/2014/index.html;" in (
        folder / "gone" / "nginx.conf").read_text("utf-8")
    rules = (folder / "gone" / "Caddyfile").read_text("utf-8")
    assert "path /goalline/2014 /goalline/2014/*" in rules
    assert "rewrite * /goalline/gone/2014/index.html" in rules
