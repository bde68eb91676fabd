"""Editions behind a web server: nginx as docs/publishing.md sets it up, and what is shown where there is no page."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from indicators.edition.build import build
from indicators.edition.release import editions_of, withdrawn_of
from tests.edition.releases import release_in
from tests.ledger.ledger_builders import ANN

DOCUMENTED = Path(__file__).parents[2] / "docs" / "publishing.md"


class Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
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


@pytest.fixture
def nginx(edition: Callable[[str], Path], tmp_path: Path) -> Iterator[Callable[[str], Answer]]:
    """Asks a server with the documented block for an address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (block,) = re.findall(r"# nginx\n(server \{\n.*?\n\})\n", DOCUMENTED.read_text("utf-8"), re.DOTALL)
    server = block.replace("/srv/goalline", str(edition("https://data.example.org"))).replace(
        "{\n", f"{{\nlisten 127.0.0.1:{port};\n", 1)
    folders = "".join(f"{name}_temp_path {tmp_path}/{name};\n" for name in (
        "client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root; " if os.geteuid() == 0 else ""
    (tmp_path / "nginx.conf").write_text(
        f"{user}daemon off; pid {tmp_path}/pid; error_log {tmp_path}/errors;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{folders}{server}\n}}\n", "utf-8")
    running = subprocess.Popen(["nginx", "-e", f"{tmp_path}/errors", "-c", f"{tmp_path}/nginx.conf"])  # noqa: S607

    def ask(path: str) -> Answer:
        for _ in range(50):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            try:
                connection.request("GET", path)
                answer = connection.getresponse()
                return Answer(answer.status, dict(answer.getheaders()), answer.read().decode("utf-8", "replace"))
            except ConnectionRefusedError:
                time.sleep(0.1)
        raise AssertionError((tmp_path / "errors").read_text("utf-8"))

    yield ask
    running.terminate()
    running.wait(10)


@pytest.mark.skipif(not shutil.which("nginx"), reason="no nginx")
def test_nginx_as_documented_serves_every_kind_of_file(nginx):
    for path, kind in (("/", "text/html; charset=utf-8"), ("/data/figures.csv", "text/csv; charset=utf-8"),
                       ("/data/dcat.jsonld", "application/ld+json; charset=utf-8"),
                       ("/data/figures.parquet", "application/vnd.apache.parquet"),
                       ("/assets/page.js", "application/javascript; charset=utf-8")):
        answer = nginx(path)
        assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == "frame-ancestors *"
        assert answer.headers["Cache-Control"] == "max-age=300"


@pytest.mark.skipif(not shutil.which("nginx"), reason="no nginx")
@pytest.mark.parametrize(("address", "status", "words"), [
    ("/country/XXX/", 404, "There is no such page"), ("/data/codelists/", 404, "There is no such page"),
    ("/2014/country/FRA/", 410, "was withdrawn")])
def test_a_page_that_is_not_there_has_its_style_and_leads_to_the_latest_edition(nginx, address, status, words):
    answer = nginx(address)
    assert (answer.status, answer.headers["X-Content-Type-Options"]) == (status, "nosniff")
    assert words in answer.text
    links = set(re.findall(r'href="([^"]+)"', answer.text))
    assert links == {"/", "/assets/style.css", "/assets/icon.svg"}
    assert all(nginx(link).status == 200 for link in links)


def test_what_is_shown_at_any_address_has_the_path_of_the_base(edition):
    folder = edition("https://example.org/goalline")
    for page in ("404.html", "gone/2014/index.html"):
        links = set(re.findall(r'href="([^"]+)"', (folder / page).read_text("utf-8")))
        assert links == {f"/goalline/{path}" for path in ("", "assets/style.css", "assets/icon.svg")}
    assert "location ^~ /goalline/2014/ { error_page 410 /goalline/gone/2014/index.html;" in (
        folder / "gone" / "nginx.conf").read_text("utf-8")
    rules = (folder / "gone" / "Caddyfile").read_text("utf-8")
    assert "path /goalline/2014/*" in rules
    assert "rewrite * /goalline/gone/2014/index.html" in rules
