"""What comes to Streamlit and what does not: the guard in front of it, asked without a server."""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.testing.v1 import AppTest
from streamlit.web.server import app_discovery

from indicators.briefing.reference import address
from indicators.errors import Refusal
from indicators.wording import language, say
from pages.shared.guard import audience, hosts, starting
from pages.shared.guard import requests as guard
from pages.shared.guard.requests import Guard
from tests.pages.conftest import PAGES

Headers = Iterable[tuple[str, str]]
OURS = (("Host", "localhost:8501"), ("Origin", "http://localhost:8501"))
UPLOAD = "/_stcore/upload_file/a-session/a-file"


@pytest.fixture(autouse=True)
def bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server bound to this machine's own address, with nothing set; a visitor of it is never waited for."""
    monkeypatch.setattr(guard, "sleep", no_time)
    bind(monkeypatch, "127.0.0.1")
    monkeypatch.delenv(hosts.VARIABLE, raising=False)


async def no_time(seconds: float) -> None:
    """Waits for nothing, and notes for how long it would have."""
    slept.append(seconds)


slept: list[float] = []


def bind(monkeypatch: pytest.MonkeyPatch, address: str | None) -> None:
    monkeypatch.setattr("pages.shared.guard.audience.st.get_option", {"server.address": address}.get)


def request(headers: Headers = OURS, *, path: str = "/", method: str = "GET", kind: str = "http",
            server: str = "127.0.0.1") -> Scope:
    return {"type": kind, "method": method, "path": path, "scheme": "ws" if kind == "websocket" else "http",
            "server": (server, 8501),
            "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in headers]}


class Behind:
    """Streamlit, which offers a download where it is told one, notes what came to it and says what it is told to say.
    """

    def __init__(self, *said: Message, offer: str = "") -> None:
        self.scopes: list[Scope] = []
        self.heard: list[Message] = []
        self.said = said
        self.offer = offer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scopes.append(scope)
        if scope["type"] == "websocket":
            if self.offer:
                forward: Any = ForwardMsg
                button = forward(delta={"new_element": {"download_button": {"deferred_file_id": self.offer}}})
                await send({"type": "websocket.send", "bytes": button.SerializeToString()})
            while (message := await receive())["type"] != "websocket.disconnect":
                self.heard.append(message)
        for message in self.said or ({"type": "http.response.start", "status": 200, "headers": []},):
            await send(message)


def asked(app: Guard, scope: Scope, *said: bytes) -> list[Message]:
    """What comes back, after a visitor has said some messages."""
    waiting: list[Message] = [{"type": "websocket.receive", "bytes": each} for each in said]
    waiting.append({"type": "websocket.disconnect", "code": 1000})
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return waiting.pop(0)

    with ThreadPoolExecutor(1) as apart:          # a browser's own loop may run in this thread
        apart.submit(asyncio.run, app(scope, receive, send)).result()
    return sent


def status(scope: Scope) -> int:
    """The status of an answer; of a websocket 200 where it is let in and 403 where it is closed before."""
    sent = asked(Guard(Behind()), scope)
    return 403 if sent[0]["type"] == "websocket.close" else sent[0]["status"]


@pytest.mark.parametrize("host, let_in", [
    ("localhost:8501", 200), ("LOCALHOST", 200), ("127.0.0.1:9999", 200), ("[::1]:8501", 200), ("localhost.", 200),
    ("rebound.example:8501", 403), ("192.168.1.5:8501", 403), ("localhost.evil.example", 403), ("", 403),
    ("0.0.0.0:8501", 403), ("ana@localhost", 403), ("2130706433", 403)])
def test_a_process_for_staff_answers_to_this_machines_own_names_alone(host: str, let_in: int):
    assert status(request([("Host", host)])) == let_in


@pytest.mark.parametrize("headers", [
    [], [("Host", "localhost:8501"), ("Host", "evil.example")],
    [("Host", "rebound.example"), ("X-Forwarded-Host", "localhost:8501")],
    [("Host", "rebound.example"), ("X-Forwarded-For", "1.2.3.4")]])
def test_no_host_two_hosts_or_another_host_beside_it_is_refused(headers: Headers):
    assert status(request(headers)) == 403


def test_a_listed_host_is_answered_and_then_no_other_by_the_public_either(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(hosts.VARIABLE, "goalline.example.org")
    assert status(request([("Host", "goalline.example.org")])) == 200
    monkeypatch.setenv(audience.VARIABLE, "public")
    assert [status(request([("Host", name)])) for name in ("goalline.example.org", "localhost", "other.example")] == [
        200, 200, 403]
    monkeypatch.delenv(hosts.VARIABLE)
    assert status(request([("Host", "other.example")])) == 200
    assert status(request([])) == 200


@pytest.mark.parametrize("origin, let_in", [
    ("http://localhost:8501", 200), ("http://localhost:9999", 403), ("http://evil.example", 403), ("null", 403),
    (None, 403), ("", 403), ("https://localhost:8501", 200), ("http://localhost", 403)])
def test_a_websocket_or_a_write_is_let_in_from_a_page_of_ours_alone(origin: str | None, let_in: int):
    headers = [("Host", "localhost:8501"), *([("Origin", origin)] if origin is not None else [])]
    assert status(request(headers, path="/_stcore/stream", kind="websocket")) == (let_in if let_in == 403 else 200)
    for method in ("PUT", "POST", "DELETE", "PATCH", "MADE-UP"):
        assert status(request(headers, path=UPLOAD, method=method)) == let_in


def test_two_origins_are_none():
    headers = [*OURS, ("Origin", "http://evil.example")]
    assert status(request(headers, kind="websocket")) == status(request(headers)) == 403


def test_a_page_may_be_opened_without_an_origin_and_is_read_by_no_page_of_another():
    assert status(request([("Host", "localhost:8501")])) == 200
    assert status(request([("Host", "localhost:8501"), ("Origin", "http://localhost:3000")])) == 403
    assert status(request([("Host", "localhost:8501"), ("Origin", "http://evil.example")], method="OPTIONS")) == 403


def test_a_proxy_that_takes_the_encryption_off_is_understood_and_a_page_on_another_port_is_not():
    page = [("Host", "localhost"), ("Origin", "https://localhost")]
    assert status(request(page)) == 403
    assert status(request([*page, ("X-Forwarded-Proto", "https")])) == 200


def test_streamlit_is_given_an_origin_that_equals_the_host_and_looks_for_no_other_name():
    behind = Behind()
    asked(Guard(behind), request([("Host", "LocalHost:80"), ("Origin", "http://localhost")], kind="websocket"))
    headers = dict(behind.scopes[0]["headers"])
    assert headers[b"origin"] == b"http://LocalHost:80"


FORWARDED = ("X-Nginx-Proxy", "Proxy-Client-IP", "WL-Proxy-Client-IP", "Incap-Client-IP", "X-Real-Port",
             "Front-End-Https", "X-Sucuri-ClientIP", "X-BlueCoat-Via", "X-Ms-Client-Principal-Name",
             "X-Pomerium-Jwt-Assertion", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "Via",
             "X-Real-IP",
             "X_Forwarded_For", "True-Client-IP", "CF-Connecting-IP", "X-Client-IP", "X-Envoy-External-Address",
             "Tailscale-User-Login")


@pytest.mark.parametrize("header", FORWARDED)
@pytest.mark.parametrize("value", ["127.0.0.1", "localhost", ""])
def test_what_a_proxy_passed_on_is_the_publics_and_the_next_request_is_staffs_again(header: str, value: str):
    assert audience.of_request(request([*OURS, (header, value)])) == "public"
    assert audience.of_request(request()) == "staff"


@pytest.mark.parametrize("said, address, server, headers, whom", [
    ("", "127.0.0.1", "127.0.0.1", OURS, "staff"), ("", "127.0.0.1", "::1", OURS, "staff"),
    ("", "127.0.0.1", "10.0.0.7", OURS, "public"),            # another server than Streamlit's, bound to anything
    ("", "127.0.0.1", "var/a.socket", OURS, "public"), ("", "0.0.0.0", "127.0.0.1", OURS, "public"),
    ("", None, "127.0.0.1", OURS, "public"), ("public", "127.0.0.1", "127.0.0.1", OURS, "public"),
    (" Public ", "127.0.0.1", "127.0.0.1", OURS, "public"), ("STAFF", "0.0.0.0", "10.0.0.7", OURS, "staff"),
    ("staff", "127.0.0.1", "127.0.0.1", [*OURS, ("Via", "1.1 proxy")], "staff")])
def test_staff_came_straight_to_this_machine_unless_it_is_declared(
        monkeypatch: pytest.MonkeyPatch, said: str, address: str | None, server: str, headers: Headers, whom: str):
    monkeypatch.setenv(audience.VARIABLE, said)
    bind(monkeypatch, address)
    assert audience.of_request(request(headers, server=server)) == whom


def test_only_the_guard_says_who_is_staff():
    behind = Behind()
    for name in (audience.HEADER, "X_Goalline_Audience"):
        asked(Guard(behind), request([*OURS, ("Via", "1.1 proxy"), (name, audience.STAFF)], kind="websocket"))
    asked(Guard(behind), request(kind="websocket"))
    said = [[value for key, value in scope["headers"] if b"goalline" in key] for scope in behind.scopes]
    assert said == [[], [], [audience.STAFF.encode()]]


@pytest.mark.parametrize("given", ["publik", "staff,public", "0", "public;", "\u0440ublic"])
def test_an_audience_that_is_neither_ends_the_start_with_one_sentence(
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], given: str):
    monkeypatch.setenv(audience.VARIABLE, given)
    with pytest.raises(SystemExit) as ended:
        starting.check_settings()
    assert ended.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_language_that_is_not_there_ends_it_with_one_sentence(
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setenv(language.VARIABLE, "tlh")
    with pytest.raises(SystemExit) as ended:
        starting.check_settings()
    assert ended.value.code == 2
    assert [language.VARIABLE in line for line in capsys.readouterr().err.splitlines()] == [True]


@pytest.mark.parametrize(("variable", "given"), [
    ("GOALLINE_LOGO", "/nowhere/logo.png"), ("GOALLINE_MARKING", "x" * 99)])
def test_a_logo_or_marking_that_cannot_be_used_ends_it_with_one_sentence(
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], variable: str, given: str):
    monkeypatch.setenv(variable, given)
    with pytest.raises(SystemExit) as ended:
        starting.check_settings()
    assert ended.value.code == 2
    assert [variable in line for line in capsys.readouterr().err.splitlines()] == [True]


def test_an_address_of_the_installation_that_is_none_ends_it_with_one_sentence(
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr(audience, "check_sessions", lambda: None)
    monkeypatch.setenv(address.VARIABLE, "https://goalline.example.org")
    starting.check_settings()
    monkeypatch.setenv(address.VARIABLE, "https://me:secret@goalline.example.org")
    with pytest.raises(SystemExit) as ended:
        starting.check_settings()
    assert ended.value.code == 2
    written = capsys.readouterr().err
    assert [address.VARIABLE in line for line in written.splitlines()] == [True]
    assert "secret" not in written


def test_hosts_that_are_none_and_visitors_who_are_all_alike_end_it_too(monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(Refusal):
        audience.check_sessions()          # no setting at all, as bound() has it
    monkeypatch.setenv(hosts.VARIABLE, "https://goalline.example.org")
    with pytest.raises(SystemExit):
        starting.check_settings()


@pytest.mark.parametrize("path", [
    "/_stcore/metrics", "/_stcore/metrics/", "/goalline/_stcore/metrics", "/_stcore/script-health-check",
    "/_stcore/agent/mcp", "/_stcore/agent/interact", "/_stcore/agent/openapi.json", "/_stcore", "/_stcore/",
    "/_stcore/health/x", "/auth/login", "/auth/logout", "/oauth2callback"])
def test_what_nothing_here_needs_is_closed_for_staff_too(path: str):
    assert status(request(path=path)) == 404


@pytest.mark.parametrize("path", ["/", "/country", "/_stcore/health", "/_stcore/host-config", "/behind/_stcore/health",
                                  "/app/static/topojson/world_110m.json", "/media/abc.csv", "/static/js/a.js"])
def test_what_the_screens_are_made_of_is_open(path: str):
    assert status(request(path=path)) == 200


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH", "MADE-UP"])
@pytest.mark.parametrize("path", [UPLOAD, "/behind" + UPLOAD, "/", "/_stcore/health"])
def test_the_public_sends_nothing_wherever_it_leads(monkeypatch: pytest.MonkeyPatch, method: str, path: str):
    assert status(request([*OURS, ("Via", "1.1 proxy")], path=path, method=method)) == 403
    monkeypatch.setenv(audience.VARIABLE, "public")
    assert status(request(path=path, method=method)) == 403


NUMBER = "6f1a2b3c-0d1e-4f2a-8b3c-4d5e6f708192"
HARMFUL: list[dict[str, Any]] = [
    {"clear_cache": True}, {"set_run_on_save": True}, {"load_git_info": True}, {"debug_disconnect_websocket": True},
    {"debug_shutdown_runtime": True}, {"backend_operation_request": {"install_skills": {}}},
    {"backend_operation_request": {"dismiss_skills_nudge": {}}}, {"backend_operation_request": {}}, {}]
HARMLESS: list[dict[str, Any]] = [
    {"rerun_script": {}}, {"stop_script": True}, {"app_heartbeat": True},
    {"backend_operation_request": {"deferred_file": {"file_id": NUMBER}}}]


@pytest.mark.parametrize("header", [(), (("Via", "1.1 proxy"),)])
def test_what_reaches_beyond_a_visitor_is_never_heard(header: Headers):
    behind = Behind(offer=NUMBER)
    said = [BackMsg(**each).SerializeToString() for each in (*HARMFUL, *HARMLESS)]
    asked(Guard(behind), request([*OURS, *header], kind="websocket"), *said, said[-1] + said[0])
    assert [each["bytes"] for each in behind.heard] == said[len(HARMFUL):]


@pytest.mark.parametrize("header, heard", [((), 1), ((("Via", "1.1 proxy"),), 0)])
def test_the_public_asks_only_for_a_download_that_its_own_connection_was_offered(header: Headers, heard: int):
    app = Guard(behind := Behind(offer=NUMBER))
    asked(app, request([*OURS, *header], kind="websocket"))
    behind.offer = NUMBER.replace("6", "7")
    asked(app, request([*OURS, *header], kind="websocket"), BackMsg(**HARMLESS[-1]).SerializeToString())
    assert len(behind.heard) == heard


def test_the_kinds_of_message_are_the_ones_that_were_judged():
    kinds = {field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields}
    assert kinds == {name for each in (*HARMFUL, *HARMLESS) for name in each} | {"file_urls_request"}


def back(**message: Any) -> BackMsg:
    """A message of a visitor; dictionaries are messages within."""
    return BackMsg(**message)


def test_a_flood_of_messages_is_read_no_faster_than_people_send_them():
    slept.clear()
    said = back(rerun_script={}).SerializeToString()
    asked(Guard(behind := Behind()), request(kind="websocket"), *[said] * (guard.AT_ONCE + 10))
    assert len(behind.heard) == guard.AT_ONCE + 10
    assert len(slept) == 10
    assert slept[-1] == pytest.approx(10 / guard.A_SECOND, abs=0.2)


def test_only_staff_is_given_addresses_to_send_files_to():
    wanted = back(file_urls_request={"file_names": ["a.csv"]}).SerializeToString()
    assert guard.is_heard(wanted, "staff")
    assert not guard.is_heard(wanted, "public")


def test_what_is_no_message_is_left_to_streamlit_which_ends_the_connection():
    assert guard.is_heard(b"\xff\xff", "public")


def test_a_file_made_for_staff_is_not_the_publics_by_its_address():
    given, kept = "ab" * 28, "cd" * 28
    forward: Any = ForwardMsg
    sent = forward(backend_operation_response={"deferred_file": {"url": f"/media/{given}.csv"}})
    echoed = forward(delta={"new_element": {"html": {"body": f"/media/{kept}.csv"}}})
    behind = Behind(*({"type": "websocket.send", "bytes": each.SerializeToString()} for each in (sent, echoed)))
    app = Guard(behind)
    proxied = [*OURS, ("Via", "1.1 proxy")]
    asked(app, request(proxied, kind="websocket"))
    behind.said = ()

    def fetched(name: str, headers: Headers) -> int:
        return int(asked(app, request(headers, path=f"/media/{name}.csv"))[0]["status"])

    assert [fetched(given, proxied), fetched(kept, proxied), fetched(kept, OURS)] == [200, 404, 200]


@pytest.mark.parametrize("guarded, ended", [(True, []), (False, [2])])
def test_a_process_for_the_public_starts_only_where_the_guard_answers_a_file_sent_to_it(
        monkeypatch: pytest.MonkeyPatch, guarded: bool, ended: list[int]):
    monkeypatch.setenv(audience.VARIABLE, "public")
    assert ends(monkeypatch, lambda: started(Guard(Behind()) if guarded else Behind())) == ended


def test_a_process_for_staff_starts_and_takes_files(monkeypatch: pytest.MonkeyPatch):
    assert ends(monkeypatch, lambda: started(Behind())) == []


def started(app: Any) -> None:
    """Start a server, and stop it."""
    async def start_and_stop() -> None:
        async with starting.lifespan(lambda: None)(app):
            pass
    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, start_and_stop()).result()


def ends(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> list[int]:
    """With which statuses a process would have ended."""
    ended: list[int] = []
    monkeypatch.setattr("pages.shared.guard.starting.os._exit", ended.append)
    act()
    return ended


@pytest.mark.parametrize("whom, ended", [("staff", []), ("public", [2])])
def test_a_screen_without_the_guard_shows_no_figure_and_ends_a_process_for_the_public(
        monkeypatch: pytest.MonkeyPatch, whom: str, ended: list[int]):
    monkeypatch.setenv(audience.VARIABLE, whom)
    monkeypatch.setattr(Guard, "built", False)
    shown = AppTest.from_file(str(PAGES / "overview.py"))
    assert ends(monkeypatch, shown.run) == ended
    assert [error.value for error in shown.error] == [say("server.unguarded")]
    assert not shown.get("html")


@pytest.mark.parametrize("file", [PAGES.parent / "app.py", *sorted(PAGES.glob("[!_]*.py"))], ids=lambda file: file.stem)
def test_streamlit_takes_the_guard_from_app_py_and_from_each_screen(file: Path):
    assert app_discovery.discover_asgi_app(file).app_name == "app"


def test_the_public_gets_only_the_downloads_it_was_offered_on_its_own_connection() -> None:
    mine, staffs = "0b9d6b2e-1d5f-4c07-9a46-2f7a5a1f9d11", "72c6f0aa-9c5e-4f1b-8a3d-5d2b6c7e8f90"
    forward: Any = ForwardMsg
    offer = forward(delta={"new_element": {"download_button": {"id": "a", "deferred_file_id": mine}}})
    echo = forward(delta={"new_element": {"html": {"body": staffs}}})
    assert guard.download_offered(offer.SerializeToString()) == mine
    assert guard.download_offered(echo.SerializeToString()) == ""

    def heard(number: str, whom: Any) -> bool:
        return guard.is_heard(back(backend_operation_request={"deferred_file": {"file_id": number}})
                              .SerializeToString(), whom, {mine})

    assert [heard(mine, "public"), heard(staffs, "public"), heard(staffs, "staff")] == [True, False, True]
