"""Visitors of a running server who mean harm, each with a websocket of their own."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
import streamlit as st
from streamlit import net_util
from streamlit.web import bootstrap
from websockets.exceptions import InvalidStatus

from indicators import ledger as ledgers
from indicators.wording import say
from tests.pages.conftest import url
from tests.serving import free_port, serving, start
from tests.visitor import Shown, Visitor

pytestmark = pytest.mark.slow

PROXIED = {"X-Forwarded-For": "203.0.113.7"}
NOTICED = """
import os, sys
def noticed(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        host = args[1][0] if event != "socket.getaddrinfo" and isinstance(args[1], tuple) else args[0]
        if isinstance(host, (str, bytes)) and host not in ("127.0.0.1", "localhost", "::1", ""):
            with open(os.environ["NOTICED"], "a") as log:
                log.write(f"{event} {host}\\n")
sys.addaudithook(noticed)
"""


@pytest.fixture(scope="module")
def folder(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a ledger with the shipped figures, and none with the illustrative ones."""
    made = tmp_path_factory.mktemp("visited")
    for file in loaded.glob("ledger.db*"):
        shutil.copy(file, made)
    (made / "sitecustomize.py").write_text(NOTICED, "utf-8")
    (made / "noticed").touch()
    return made


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[str]:
    """Address of a dashboard; what it asks outside is noticed."""
    with serving(folder, PYTHONPATH=str(folder), NOTICED=str(folder / "noticed")) as address:
        yield address


def status(request: Request | str) -> int:
    try:
        with urlopen(request, timeout=60) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code


def erase(visitor: Visitor, submission: str) -> Shown:
    """Erase a submission for good, as the screen has it done; what it then shows."""
    shown = visitor.look("history", f"submission={submission}")
    return visitor.fill(shown, {say("history.erase_reason"): "gone", f"Type {submission}": submission},
                        click=say("history.erase"))


def erased(folder: Path) -> set[str]:
    ledger = ledgers.open(url(folder))
    found = {each.id for each in ledger.submissions() if each.erased}
    ledger.close()
    return found


def test_staff_on_this_machine_can_erase_a_submission(server: str, folder: Path):
    with Visitor(server) as visitor:
        erase(visitor, "S3")
    assert erased(folder) == {"S3"}


@pytest.mark.parametrize("host, origin, status", [
    ("rebound.example:{port}", "http://rebound.example:{port}", 400),
    ("127.0.0.1:{port}", "http://localhost:9999", 403), ("127.0.0.1:{port}", "http://evil.example", 403),
    ("127.0.0.1:{port}", "null", 403)])
def test_no_page_of_another_address_erases_anything(server: str, folder: Path, host: str, origin: str, status: int):
    port = server.rpartition(":")[2]
    before = erased(folder)
    with pytest.raises(InvalidStatus) as refused, Visitor(server, host=host.format(port=port),  # noqa: PT012
                                                          origin=origin.format(port=port)) as visitor:
        erase(visitor, "S2")
    assert refused.value.response.status_code == status
    assert erased(folder) == before


def test_what_a_proxy_forwarded_is_refused_and_what_comes_next_is_answered(server: str):
    with pytest.raises(InvalidStatus) as refused, Visitor(server, headers=PROXIED) as visitor:
        visitor.look()
    assert refused.value.response.status_code == 403
    assert refused.value.response.body == say("server.forwarded").encode()
    assert status(Request(server, headers=PROXIED)) == 403
    with Visitor(server) as visitor:
        assert say("frame.for_staff") in visitor.look().text()


def test_a_visitor_who_has_the_caches_emptied_stops_nobody(server: str):
    with Visitor(server) as other, Visitor(server) as visitor:
        other.look()
        shown = laid_out(other.look("country", "area=KHM"))
        visitor.say(clear_cache=True)
        visitor.say(app_heartbeat=True)
        visitor.until("heartbeat_ack")
        assert laid_out(other.look("country", "area=KHM")) == shown


def laid_out(shown: Shown) -> list[str]:
    return [element.html.body for element in shown.elements]


def test_no_file_is_sent_past_the_screens(server: str):
    with Visitor(server) as visitor:
        session = visitor.look().session
        for headers in ({}, {"Origin": server}):           # both without the token of a page
            sent = Request(f"{server}/_stcore/upload_file/{session}/a-file", b"a,b\n", headers, method="PUT")
            assert status(sent) == 403


def test_the_first_screen_by_its_name_is_at_the_root_and_health_is_open(server: str):
    with urlopen(f"{server}/overview?goal=1.1", timeout=60) as answer:
        assert answer.url == f"{server}/?goal=1.1"
    assert status(f"{server}/_stcore/health") == 200


def test_nothing_that_a_visitor_says_makes_the_server_ask_outside_of_this_machine(server: str, folder: Path):
    for origin in ("http://evil.example", "http://LOCALHOST.:1", f"{server}.", server.upper()):
        with suppress(InvalidStatus), Visitor(server, origin=origin) as visitor:
            visitor.look()
    assert (folder / "noticed").read_text("utf-8") == ""


def test_a_start_on_every_address_of_the_machine_asks_nobody_for_one(monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []
    for name in ("get_external_ip", "get_internal_ip"):
        monkeypatch.setattr(net_util, name, lambda name=name: asked.append(name))
    known = {"server.address": "0.0.0.0", "server.headless": True}
    monkeypatch.setattr("streamlit.web.bootstrap.config.get_option", lambda key: known.get(key) or st.get_option(key))
    bootstrap._print_url(False)          # what Streamlit does once it is bound, before anything of ours is loaded
    assert asked == []


@pytest.mark.parametrize("options, audience, named", [
    ([], "public", "GOALLINE_AUDIENCE"), (["--server.address", "0.0.0.0"], "staff", "0.0.0.0")])
def test_a_server_for_others_than_staff_on_this_machine_does_not_start(
        tmp_path: Path, options: list[str], audience: str, named: str):
    with start(tmp_path, "app.py", "--server.port", str(free_port()), *options, GOALLINE_AUDIENCE=audience) as server:
        said, _ = server.communicate(timeout=60)
    assert server.returncode == 2
    assert "Traceback" not in said
    assert len(said.strip().splitlines()) == 1
    assert named in said
    assert not list(tmp_path.iterdir())


def test_files_that_a_browser_kept_while_the_server_was_started_again_are_asked_for_once_more(server: str):
    kept = {"uploaded_file_info": [{"file_id": "of-another-server", "name": "figures.csv", "size": 1}]}
    with Visitor(server) as visitor:
        shown = visitor.look("upload")
        box = {"id": shown.widget(say("upload.choose")).id, "file_uploader_state_value": kept}
        again = visitor.run(shown.screen, shown.query, [box])
    assert say("upload.restarted") in unescape("".join(element.html.body for element in again.elements))
