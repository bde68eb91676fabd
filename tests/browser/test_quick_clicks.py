"""Clicks that come before what was clicked is there: the page is never left blank, and the last link is the one."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.conftest import DESKTOP, PHONE, Regular, follow, headed, settled, still

Browse = Callable[..., Page]
CLICKS = """([links, gap]) => links.forEach((to, at) => setTimeout(() => {
  const link = Object.assign(document.createElement("a"), { href: to });
  link.dataset.go = "";
  document.body.append(link);
  link.click();
  link.remove();
}, at * gap))"""

SLOWLY = """() => {
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (sent) { setTimeout(() => send.call(this, sent), 150); };
}"""                     # as over a slow connection: an act has begun some time after it was done


@pytest.mark.parametrize("gap", [30, 60, 90, 150])
def test_two_clicks_on_a_link_lead_to_its_screen(staff: str, open_page: Browse, gap: int) -> None:
    page = open_page(f"{staff}/reports")
    page.evaluate(CLICKS, [["./country?area=DEU&goal=4.2"] * 2, gap])
    headed(page, "Germany")
    still(page)                 # the second click may be answered late, and would lead the next test back here


def test_of_three_links_in_a_row_the_last_is_followed(staff: str, open_page: Browse) -> None:
    page = open_page(f"{staff}/reports")
    page.evaluate(CLICKS, [["./how_we_judge", "./data?area=AUS", "./country?area=DEU"], 300])
    headed(page, "Germany")
    expect(page).to_have_url(f"{staff}/country?area=DEU")      # Streamlit writes that of the screen before once more


def test_back_and_forward_lead_from_screen_to_screen(staff: str, open_page: Browse) -> None:
    page = open_page(f"{staff}/country?area=DEU")
    for address in (f"{staff}/country?area=AUS", f"{staff}/goal?goal=1.1"):
        follow(page, address)
        still(page)
    for move, name, area in ((page.go_back, "Australia", "AUS"), (page.go_back, "Germany", "DEU"),
                             (page.go_forward, "Australia", "AUS")):
        move()
        headed(page, name)
        assert page.url == f"{staff}/country?area={area}"


def test_a_search_over_a_slow_connection_is_followed(staff: str, browse: Browse) -> None:
    page = browse(f"{staff}/country?area=DEU&goal=4.2")
    page.evaluate(SLOWLY)
    page.get_by_role("searchbox").fill("Cambodia")
    page.keyboard.press("Enter")
    headed(page, "Cambodia")


def test_another_width_of_the_window_asks_for_no_run(staff: str, regular: Regular) -> None:
    page, sent = regular.page(DESKTOP, "light"), list[str | None]()
    page.on("websocket", lambda socket: socket.on(
        "framesent", lambda frame: sent.append(BackMsg.FromString(frame).WhichOneof("type"))))
    page.goto(f"{staff}/compare?areas=DEU,AUS&goal=4.2")
    still(page)
    before = len(sent)
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)
        still(page)
    regular.rest(page)
    assert len(sent) == before


def test_nothing_is_sent_that_refers_to_what_the_browser_may_have_forgotten_meanwhile(
        staff: str, regular: Regular) -> None:
    page, received = regular.page(DESKTOP, "light"), list[str | None]()
    page.on("websocket", lambda socket: socket.on(
        "framereceived", lambda frame: received.append(ForwardMsg.FromString(frame).WhichOneof("type"))))
    page.goto(f"{staff}/history")
    settled(page)
    for screen in ("how_we_judge", "history"):
        follow(page, f"{staff}/{screen}")
    regular.rest(page)
    assert "delta" in received
    assert "ref_hash" not in received
