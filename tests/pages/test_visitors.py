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
from tests.visitor import Visitor

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
PUBLIC_SCREENS = {"", "country", "goal", "compare", "commitments", "reports", "editions", "data", "how_we_judge",
                  "briefing"}


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
    """Address of a dashboard for staff that some reach through a proxy; what it asks outside is noticed."""
    with serving(folder, PYTHONPATH=str(folder), NOTICED=str(folder / "noticed")) as address:
        yield address


def status(request: Request | str) -> int:
    try:
        with urlopen(request, timeout=60) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code


def erase(visitor: Visitor, submission: str) -> None:
    """Erase a submission for good, as the screen has it done."""
    shown = visitor.look("history", f"submission={submission}")
    visitor.fill(shown, {"Your name": "Mallory", say("history.erase_reason"): "gone", f"Type {submission}": submission},
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


@pytest.mark.parametrize("host, origin", [
    ("rebound.example:{port}", "http://rebound.example:{port}"), ("127.0.0.1:{port}", "http://localhost:9999"),
    ("127.0.0.1:{port}", "http://evil.example"), ("127.0.0.1:{port}", "null"), ("127.0.0.1:{port}", None)])
def test_no_page_of_another_address_erases_anything(server: str, folder: Path, host: str, origin: str | None):
    port = server.rpartition(":")[2]
    before = erased(folder)
    with pytest.raises(InvalidStatus) as refused, Visitor(server, host=host.format(port=port),  # noqa: PT012
                                                          origin=origin and origin.format(port=port)) as visitor:
        erase(visitor, "S2")
    assert refused.value.response.status_code == 403
    assert erased(folder) == before


def test_who_comes_through_a_proxy_sees_what_the_public_sees_and_who_does_not_is_staff(server: str):
    with Visitor(server, headers=PROXIED) as public, Visitor(server) as staff:
        assert "For the public" in public.look().text()
        assert "For staff" in staff.look().text()
        assert set(public.screens) == PUBLIC_SCREENS
        assert set(staff.screens) > set(public.screens)
        public.screens = dict(staff.screens)
        assert say("history.erase") not in public.look("history", "submission=S2").text()


def test_staff_may_look_as_the_public_does_and_the_public_never_as_staff_does(server: str):
    with Visitor(server, headers=PROXIED) as public, Visitor(server) as staff:
        staff.look()
        for asked in ("as=staff", "as=public", "as=", "as=public&as=staff"):
            assert "For the public" in public.look(query=asked).text()
            assert set(public.screens) == PUBLIC_SCREENS
        assert "For the public" in staff.look(query="as=public").text()
        assert set(staff.screens) == set(public.screens)
        assert "For staff" in staff.look().text()
        assert set(staff.screens) > set(public.screens)


def test_the_session_of_staff_is_not_taken_over_by_the_public_who_knows_its_name(server: str):
    with Visitor(server) as staff:
        session = staff.look().session
    with Visitor(server, headers=PROXIED, session=session) as public:
        assert public.look().session != session
    with Visitor(server, session=session) as again:
        assert again.look().session == session


def test_a_cache_that_a_visitor_wants_emptied_is_kept_for_all(server: str):
    with Visitor(server) as other, Visitor(server) as visitor:
        other.look()
        kept = other.look("country", "area=KHM").text()
        for harmful in ({"clear_cache": True}, {"load_git_info": True}, {"set_run_on_save": True}):
            visitor.say(**harmful)
        visitor.say(app_heartbeat=True)
        assert [each.WhichOneof("type") for each in visitor.until("heartbeat_ack")] == ["heartbeat_ack"]
        other.look()
        assert other.look("country", "area=KHM").text() == kept


def test_the_public_sends_no_file_past_its_screens(server: str):
    with Visitor(server, headers=PROXIED) as public:
        session = public.look().session
        for headers in ({}, PROXIED, PROXIED | {"Origin": server}):
            sent = Request(f"{server}/_stcore/upload_file/{session}/a-file", b"a,b\n", headers, method="PUT")
            assert status(sent) == 403


def test_a_download_is_given_to_whom_it_was_made_for(server: str):
    answers = {}
    for whom, headers in (("public", PROXIED), ("staff", {})):
        with Visitor(server, headers=headers) as visitor:
            made = server + visitor.download(visitor.look("data"), say("data.csv", rows="2")[:8])
            answers[whom] = [status(Request(made, headers=asking)) for asking in (PROXIED, {})]
    assert answers == {"public": [200, 200], "staff": [404, 200]}


def test_a_set_that_was_never_made_is_not_made_at_a_public_visitors_wish(server: str, folder: Path):
    with Visitor(server, headers=PROXIED) as public:
        shown = public.look(query="set=illustrative").text()
        assert "ILLUSTRATIVE" not in shown
        assert "set=illustrative" not in shown          # nor is there a link that leads to it
    assert not list(folder.glob("invented*"))


def test_measurements_are_closed_and_health_is_open(server: str):
    assert status(f"{server}/_stcore/metrics") == 404
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


def test_a_server_that_is_told_of_no_known_audience_does_not_start(tmp_path: Path):
    with start(tmp_path, "app.py", "--server.port", str(free_port()), GOALLINE_AUDIENCE="publik") as server:
        said, _ = server.communicate(timeout=60)
    assert server.returncode == 2
    assert "Traceback" not in said
    assert len(said.strip().splitlines()) == 1
    assert "publik" in said
    assert not list(tmp_path.iterdir())


def test_files_that_a_browser_kept_while_the_server_was_started_again_are_asked_for_once_more(server: str):
    kept = {"uploaded_file_info": [{"file_id": "of-another-server", "name": "figures.csv", "size": 1}]}
    with Visitor(server) as visitor:
        shown = visitor.look("upload")
        box = {"id": shown.widget(say("upload.choose")).id, "file_uploader_state_value": kept}
        again = visitor.run(shown.screen, shown.query, [box])
    assert say("upload.restarted") in unescape("".join(element.html.body for element in again.elements))


def test_a_screen_started_alone_is_served_by_the_guard_and_with_no_menu_of_streamlits_own(folder: Path):
    with serving(folder, "pages/country.py", GOALLINE_AUDIENCE="public") as address:
        with Visitor(address) as visitor:
            visitor.say(rerun_script={"query_string": "area=KHM"})
            heard = visitor.until("script_finished")
        sent = Request(f"{address}/_stcore/upload_file/0/0", method="PUT", headers={"Origin": address})
        assert status(sent) == 403
        assert status(f"{address}/app/static/topojson/world_110m.json") == 200
    menus = [message.navigation for message in heard if message.WhichOneof("type") == "navigation"]
    assert [menu.position for menu in menus] == [menus[0].HIDDEN]
    assert "<h1>Cambodia</h1>" in "".join(str(message.delta) for message in heard)
