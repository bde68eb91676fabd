"""Which requests are answered, with which headers, and with which settings the server starts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp
from starlette.websockets import WebSocket
from streamlit.testing.v1 import AppTest

from indicators.briefing.reference import VARIABLE
from indicators.errors import Refusal
from indicators.sign_in import hosts
from indicators.wording import language, say
from pages.shared import guard, server
from tests.pages.requests import DIRECT, Headers, request

SCRIPT = Path(__file__).parents[2] / "pages" / "navigation.py"
FORWARDING = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X_Forwarded_For",
              "X-Real-IP", "X-Real-Port", "True-Client-IP", "X-Client-IP", "CF-Connecting-IP", "Proxy-Client-IP",
              "X-Nginx-Proxy", "X-Envoy-External-Address", "X-BlueCoat-Via", "Front-End-Https", "X-Sucuri-ClientIP",
              "X-Ms-Client-Principal-Name", "X-Pomerium-Jwt-Assertion", "Tailscale-User-Login")


@pytest.fixture(autouse=True)
def bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings of a server that nobody changed."""
    for variable in (hosts.HOSTS, hosts.AUDIENCE):
        monkeypatch.delenv(variable, raising=False)
    set_options(monkeypatch, {"server.address": "127.0.0.1", "server.corsAllowedOrigins": []})


def set_options(monkeypatch: pytest.MonkeyPatch, values: dict[str, object]) -> None:
    monkeypatch.setattr(st, "get_option", lambda name: values[name])


@pytest.fixture
def app() -> ASGIApp:
    """A server of one page, one download and one websocket, with all that a request passes through."""
    async def echo(websocket: WebSocket) -> None:
        await websocket.send_denial_response(PlainTextResponse("let in"))

    methods = ["GET", "PUT"]
    return Starlette(middleware=server.middleware(), routes=[
        Route("/", lambda _: PlainTextResponse("page"), methods=methods), WebSocketRoute("/", echo),
        Route("/media/a.csv", lambda _: PlainTextResponse("download")),
        Route("/static/media/a.woff2", lambda _: PlainTextResponse("font"))])


@pytest.mark.parametrize("host", ["localhost:8501", "LOCALHOST", "127.0.0.1:9999", "[::1]:8501"])
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_this_machines_own_names_are_answered(app: ASGIApp, host: str, kind: str) -> None:
    assert request(app, headers=[("Host", host)], kind=kind).body in (b"page", b"let in")


@pytest.mark.parametrize("host", ["rebound.example:8501", "192.168.1.5:8501", "localhost.evil.example", "",
                                  "0.0.0.0:8501", "ana@localhost", "2130706433"])
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_another_host_is_refused(app: ASGIApp, host: str, kind: str) -> None:
    assert request(app, headers=[("Host", host)], kind=kind).status == 400


def test_a_host_of_the_setting_is_answered_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(hosts.HOSTS, " goalline.example.org , 10.0.0.7")
    app = Starlette(middleware=server.middleware())
    names = ("goalline.example.org", "10.0.0.7:8501", "localhost", "other.example")
    assert [request(app, headers=[("Host", name)]).status for name in names] == [404, 404, 404, 400]


@pytest.mark.parametrize("names", ["*.example.org", "https://a.example", "a.example/x", "a b", "a.example:8501", "::1",
                                   "ana@a.example", "ok.example, -"])
def test_what_is_no_host_is_refused_at_start(monkeypatch: pytest.MonkeyPatch, names: str) -> None:
    monkeypatch.setenv(hosts.HOSTS, names)
    with pytest.raises(Refusal) as refused:
        hosts.allowed_hosts()
    assert refused.value.code == "setting.hosts"


@pytest.mark.parametrize("header", FORWARDING)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_what_a_proxy_forwarded_is_refused_in_a_sentence(app: ASGIApp, header: str, kind: str) -> None:
    answer = request(app, headers=[*DIRECT, (header, "")], kind=kind)
    assert (answer.status, answer.body.decode()) == (403, say("server.forwarded"))
    assert request(app, kind=kind).body in (b"page", b"let in")


@pytest.mark.parametrize("bound_to", ["10.0.0.7", "0.0.0.0", "var/a.socket"])
def test_another_server_that_other_machines_reach_answers_nothing(app: ASGIApp, bound_to: str) -> None:
    assert request(app, server=bound_to).status == 403


@pytest.mark.parametrize("origin, is_ours", [
    (None, True), ("http://localhost:8501", True), ("https://localhost:8501", True), ("http://localhost:9999", False),
    ("http://127.0.0.1:8501", False), ("http://localhost", False), ("http://evil.example", False), ("null", False),
    ("", False), ("http://localhost:8501@evil.example", False)])
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_a_page_of_another_origin_is_refused(app: ASGIApp, origin: str | None, is_ours: bool, kind: str) -> None:
    headers: Headers = [("Host", "localhost:8501"), *([("Origin", origin)] if origin is not None else [])]
    answer = request(app, headers=headers, kind=kind, method="PUT")
    assert (answer.body.decode() == say("server.origin")) is not is_ours
    assert is_ours or answer.status == 403


def test_an_origin_of_streamlits_setting_is_answered(app: ASGIApp, monkeypatch: pytest.MonkeyPatch) -> None:
    trusted = "https://portal.example.org"
    assert request(app, headers=[*DIRECT, ("Origin", trusted)]).status == 403
    set_options(monkeypatch, {"server.corsAllowedOrigins": [trusted]})
    assert request(app, headers=[*DIRECT, ("Origin", trusted)]).status == 200


@pytest.mark.parametrize("path, cached", [("/media/a.csv", "no-store"), ("/static/media/a.woff2", None), ("/", None)])
def test_a_download_is_cached_nowhere(app: ASGIApp, path: str, cached: str | None) -> None:
    answer = request(app, path)
    assert answer.headers.get("cache-control") == cached
    assert answer.headers["content-security-policy"].startswith("default-src 'self'")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("address", ["127.0.0.1", "127.1.2.3", "::1", "localhost", "Localhost"])
def test_an_address_of_this_machine_alone_is_bound(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    set_options(monkeypatch, {"server.address": address})
    guard.check_address()


@pytest.mark.parametrize("variable, value, code", [
    ("", "0.0.0.0", "setting.address"), ("", "", "setting.address"), ("", "192.168.1.5", "setting.address"),
    ("", "127.0.0.1.nip.io", "setting.address"), (hosts.AUDIENCE, "public", "setting.public"),
    (hosts.AUDIENCE, " Public ", "setting.public"), (hosts.AUDIENCE, "publik", "setting.audience"),
    (hosts.AUDIENCE, "staff,public", "setting.audience"), (hosts.AUDIENCE, "\u0440ublic", "setting.audience")])
def test_a_server_for_others_than_staff_on_this_machine_does_not_start(
        monkeypatch: pytest.MonkeyPatch, variable: str, value: str, code: str) -> None:
    if variable:
        monkeypatch.setenv(variable, value)
    else:
        set_options(monkeypatch, {"server.address": value})
    with pytest.raises(Refusal) as refused:
        hosts.check_audience() if variable else guard.check_address()
    assert refused.value.code == code


@pytest.mark.parametrize("variable, value", [
    (hosts.AUDIENCE, "publik"), (hosts.HOSTS, "https://a.example"), (language.VARIABLE, "tlh"),
    ("GOALLINE_LOGO", "/nowhere/logo.png"), ("GOALLINE_MARKING", "x" * 99), ("GOALLINE_SET", "other"),
    ("GOALLINE_LARGEST_UPLOAD", "50 MB"), ("GOALLINE_EDITION_URL", "ftp://goalline.example.org"),
    (VARIABLE, "https://me:secret@goalline.example.org")])
def test_a_setting_that_cannot_be_used_ends_the_start_with_one_sentence(
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], variable: str, value: str) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SystemExit) as ended:
        server.check_settings()
    written = capsys.readouterr().err
    assert (ended.value.code, [variable in line for line in written.splitlines()]) == (2, [True])
    assert "secret" not in written


@pytest.fixture
def unguarded() -> Iterator[None]:
    guard.Guard.is_built = False
    yield
    guard.Guard.is_built = True


@pytest.mark.usefixtures("unguarded")
def test_a_screen_without_the_guard_shows_no_figure() -> None:
    shown = AppTest.from_file(str(SCRIPT)).run()
    assert [error.value for error in shown.error] == [say("server.unguarded")]
    assert not shown.get("html")
