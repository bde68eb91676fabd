"""What the doctor says of settings, clock, network and edition; and that it is one object of JSON."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from indicators import ledger
from indicators.briefing.pack import chromium
from indicators.cli.main import main
from indicators.doctor import network, outcomes, programs, settings, storage
from indicators.ledger import transaction
from tests.deploy.proxies import before
from tests.deploy.test_units import DEPLOY
from tests.doctor.conftest import Mend, Run
from tests.edition.releases import release_in
from tests.ledger.ledger_builders import ANN, empty, figures
from tests.serving import free_port, serving
from tests.sign_in import provider as providers

pytestmark = pytest.mark.slow
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9"><rect width="1"/></svg>'


@pytest.fixture
def book(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> ledger.Ledger:
    monkeypatch.setenv("GOALLINE_LEDGER", sqlite_url)
    return empty(sqlite_url)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "draw", lambda *_: SVG)


def state(findings: list, code: str) -> str:
    return " ".join(one.state for one in findings if one.code == code)


def test_the_answer_is_one_object_with_each_check_and_setting(book, monkeypatch, drawn, capsys) -> None:
    monkeypatch.setenv("GOALLINE_LOG", "xml")
    assert main(["doctor", "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert {*answer} == {"checks", "settings"}
    assert {*answer["checks"][0]} == {"code", "state", "message", "command"}
    assert all(bool(one["command"]) == (one["state"] == "wrong") for one in answer["checks"])
    assert {one["code"] for one in answer["checks"]} == {
        "setting.names", "setting.values", "ledger", "ledger.modes", "space", "clock", "open_files", "chromium",
        "fonts", "postgresql_client", "address", "sign_in", "backup", "drill", "edition"}
    (setting,) = [one for one in answer["settings"] if one["name"] == "GOALLINE_LOG"]
    assert (setting["value"], setting["origin"]) == ("xml", "environment")


def test_nothing_is_changed(book, drawn, tmp_path: Path, capsys) -> None:
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    main(["doctor"])
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before


def test_no_secret_is_printed(monkeypatch, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hidden-3\n")
    monkeypatch.setenv("GOALLINE_LEDGER", "postgresql://ann:hidden-1@host/ledger?sslpassword=hidden-2&x=1")
    monkeypatch.setenv("GOALLINE_OIDC_PROVIDERS", "entra,keycloak")
    monkeypatch.setenv("GOALLINE_OIDC_ENTRA_CLIENT_SECRET_FILE", str(secret))
    monkeypatch.setenv("GOALLINE_OIDC_KEYCLOAK_CLIENT_SECRET", "hidden-4")
    every = {one.name: one for one in settings.every_setting()}
    assert "hidden" not in str(every)
    assert every["GOALLINE_LEDGER"].value.endswith("@host/ledger?sslpassword=…&x=1")
    assert every["GOALLINE_OIDC_ENTRA_CLIENT_SECRET"].origin == str(secret)


def test_the_settings_are_those_of_the_example() -> None:
    text = (DEPLOY / "goalline.env.example").read_text("utf-8")
    documented = {*re.findall("^#?(GOALLINE_[A-Z_]+)=", text, re.MULTILINE)}
    assert documented == {*settings.known_names()}


def test_a_server_has_its_settings_in_a_file_that_the_command_edits(
        monkeypatch, examined: Run, mend: Mend, tmp_path: Path) -> None:
    settings.FILE.write_text("GOALLINE_URL=https://a.example\nGOALLINE_SING_IN=oidc\n")
    monkeypatch.setenv("GOALLINE_SING_IN", "oidc")
    (fault,) = examined(settings.names)
    assert "GOALLINE_SIGN_IN" in fault.message
    command, _, restart = fault.command.partition(" && ")
    assert restart == "systemctl restart 'goalline@*'"
    mend(type(fault)(fault.code, fault.state, fault.message, command))
    assert settings.FILE.read_text() == "GOALLINE_URL=https://a.example\nGOALLINE_SIGN_IN=oidc\n"


def test_a_clock_behind_the_last_entry_is_noticed(book, monkeypatch, examined: Run) -> None:
    assert state(examined(storage.clock), "clock") == "ok"
    with monkeypatch.context() as ahead:
        ahead.setattr(transaction, "now", lambda: datetime.now(UTC) + timedelta(hours=1))
        book.publish(ANN, figures("KHM"), previewed_on=0)
    (fault,) = examined(storage.clock)
    assert (fault.state, fault.command) == ("wrong", "timedatectl set-ntp true")


def test_a_disk_that_is_nearly_full_is_noticed(book, monkeypatch, examined: Run) -> None:
    assert state(examined(storage.space), "space") == "ok"
    monkeypatch.setattr(storage, "LEAST", 10**18)
    assert {one.state for one in examined(storage.space)} == {"wrong"}


def test_letters_without_a_font_are_noticed(monkeypatch, examined: Run) -> None:
    """What Chromium draws of each letter decides: here it has a font for Arabic alone."""
    pictures = {programs.LETTERS["ar"]: b"noon"}
    monkeypatch.setattr(chromium, "draw", lambda figure, *_: pictures.get(figure["layout"]["title"]["text"], b"box"))
    (_, fault) = examined(programs.browser)
    assert (fault.code, fault.command) == ("fonts", "apt-get install -y fonts-noto-cjk")


def test_a_letter_is_drawn_otherwise_than_one_that_no_font_has(examined: Run) -> None:
    assert programs._drawn("A") != programs._drawn(programs.NO_LETTER) == programs._drawn("\u0379")


def test_without_chromium_that_is_said(monkeypatch, examined: Run, tmp_path: Path) -> None:
    for name in ("CHROMIUM", "BROWSER_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    fault, fonts = examined(programs.browser)
    assert (fault.state, fault.command, fonts.state) == ("wrong", "apt-get install -y chromium", "skipped")


def test_an_edition_that_is_missing_other_or_altered_is_made_again(
        tmp_path: Path, var: Path, monkeypatch, drawn, examined: Run, capsys) -> None:
    words = []

    def released(folder: Path) -> ledger.Ledger:
        folder.mkdir()
        monkeypatch.setenv("GOALLINE_LEDGER", f"sqlite:///{(folder / 'ledger.db').as_posix()}")
        return release_in(folder)[0]

    def mended() -> None:
        (fault,) = examined(outcomes.edition)
        words.append(fault.message)
        assert fault.command == "python -m indicators edition"
        assert main(fault.command.split()[3:]) == 0
        assert state(examined(outcomes.edition), "edition") == "ok"

    released(tmp_path / "first")
    mended()
    next((var / "edition").resolve().rglob("*.csv")).write_text("altered")
    mended()
    book = released(tmp_path / "second")
    mended()
    book.release(ANN, "Second", previewed_on=book.version())
    mended()
    assert len({*words}) == 4


class Stripping(BaseHTTPRequestHandler):
    """A proxy that makes an ordinary request of an upgrade, and whose clock is an hour behind."""

    answer = b"ok"

    def do_GET(self) -> None:
        self.send_response_only(200)
        self.send_header("Date", self.date_time_string((datetime.now(UTC) - timedelta(hours=1)).timestamp()))
        self.end_headers()
        self.wfile.write(self.answer)

    def log_message(self, *_: object) -> None:
        """Not logged."""


@pytest.fixture
def stripping() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Stripping) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_proxy_without_websockets_and_another_clock_are_noticed(stripping: str, monkeypatch, examined: Run) -> None:
    monkeypatch.setenv("GOALLINE_URL", stripping)
    found = examined(network.address)
    assert [(one.code, one.state) for one in found] == [("address", "ok"), ("websocket", "wrong"), ("clock", "wrong")]


def test_a_dashboard_that_does_not_answer_is_named_and_one_that_does_is_fine(
        tmp_path: Path, monkeypatch, examined: Run) -> None:
    port = free_port()
    monkeypatch.setenv("GOALLINE_URL", f"http://127.0.0.1:{port}")
    (fault,) = examined(network.address)
    assert (fault.state, fault.command) == ("wrong", f"python -m indicators run --port {port}")
    with serving(tmp_path, port=port):
        assert [(one.code, one.state) for one in examined(network.address)] == [("address", "ok"), ("websocket", "ok")]


def test_a_certificate_that_is_not_trusted_is_told_from_a_server_that_is_away(
        tmp_path: Path, monkeypatch, examined: Run) -> None:
    port = free_port()
    ports = {"8501": free_port(), "8502": free_port()}
    monkeypatch.setenv("GOALLINE_URL", f"https://127.0.0.1:{port}")
    with before("nginx", tmp_path, ports, port):
        (fault,) = examined(network.address)
    assert "does not trust" in fault.message
    assert fault.command.startswith("certbot certonly --webroot -w /var/www/html -d 127.0.0.1 ")


def test_sign_in_is_tried_and_a_websocket_that_it_refuses_has_arrived(
        stripping: str, tmp_path: Path, monkeypatch, examined: Run, mend: Mend) -> None:
    port = free_port()
    with providers.provider() as issuer:
        values: dict[str, Any] = providers.settings(issuer, f"http://127.0.0.1:{port}")
        for name, value in values.items():
            monkeypatch.setenv(name, value)
        assert state(examined(network.sign_in), "sign_in") == "ok"
        monkeypatch.setattr(Stripping, "answer", json.dumps({"issuer": issuer}).encode())
        monkeypatch.setenv("GOALLINE_OIDC_ISSUER", stripping)
        (fault,) = examined(network.sign_in)
        assert fault.command == f"export GOALLINE_OIDC_ISSUER={issuer}"
        mend(fault)
        assert state(examined(network.sign_in), "sign_in") == "ok"
        with serving(tmp_path, "app.py", port=port, **values):
            assert state(examined(network.address), "websocket") == "ok"
    assert state(examined(network.sign_in), "sign_in") == "wrong"


def test_a_provider_that_does_not_know_this_installation_is_named(monkeypatch, examined: Run) -> None:
    with providers.provider(checks_clients=True) as issuer:
        for name, value in providers.settings(issuer, "http://127.0.0.1:8501").items():
            monkeypatch.setenv(name, value)
        assert state(examined(network.sign_in), "sign_in") == "wrong"


def test_a_ledger_that_cannot_be_read_stops_no_other_check(monkeypatch, examined: Run, book) -> None:
    Path(book.name).unlink()
    for check, code in ((storage.clock, "clock"), (outcomes.drill, "drill"), (outcomes.edition, "edition")):
        assert state(examined(check), code) == "skipped"

