"""What stands between the browser and Streamlit."""

import asyncio
import gzip
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from pages.shared.server import OWN_ADDRESS, STYLE, AnnouncedScripts, CompressedScripts, FirstScreen, OwnPage

SCRIPT = b"export default 'the whole script';"


class Scripts:
    """Sends a script; of the first answer only ``first`` bytes, as where the visitor leaves meanwhile."""

    def __init__(self, first: int) -> None:
        self.lengths = [first]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-type", b"text/javascript"), (b"content-length", str(len(SCRIPT)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        body = SCRIPT[:self.lengths.pop()] if self.lengths else SCRIPT
        await send({"type": "http.response.body", "body": body})


async def page(scope: Scope, receive: Receive, send: Send) -> None:
    """Sends a page."""
    headers = [(b"content-type", b"text/html; charset=utf-8")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def asked(app: Any, path: str, method: str = "GET", **more: str) -> list[Message]:
    """What an application answers."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    scope: dict[str, Any] = {"type": "http", "method": method, "path": path,
                             "headers": [(b"accept-encoding", b"gzip"), *(
                                 (name.replace("_", "-").encode(), value.encode()) for name, value in more.items())]}
    with ThreadPoolExecutor(1) as apart:          # a browser's own loop may run in this thread
        apart.submit(lambda: asyncio.run(app(scope, receive, send))).result()
    return sent


def get(app: ASGIApp, path: str = "/static/js/a.js", **more: str) -> tuple[dict[str, str], bytes]:
    """Headers and body of what a browser asks for, with ``more`` headers."""
    sent = asked(app, path, **more)
    return {name.decode(): value.decode() for name, value in sent[0]["headers"]}, sent[1]["body"]


@pytest.mark.parametrize("first", [0, 7, len(SCRIPT)])
def test_a_script_that_one_visitor_got_in_part_is_whole_and_compressed_for_the_next(first: int) -> None:
    app = CompressedScripts(Scripts(first))
    get(app)
    for _ in range(2):
        headers, body = get(app)
        assert headers["content-encoding"] == "gzip"
        assert gzip.decompress(body) == SCRIPT


@pytest.mark.parametrize("path, announced", [("/country", True), ("/behind/a/proxy/goal", True), ("/", False),
                                             ("/data", False)])
def test_a_screen_with_a_chart_names_the_scripts_that_draw_it_and_no_other_screen_does(
        path: str, announced: bool) -> None:
    headers, _ = get(AnnouncedScripts(page), path)
    assert ("PlotlyChart." in headers.get("link", "")) == announced


def test_only_scripts_that_streamlit_has_are_named() -> None:
    headers, _ = get(AnnouncedScripts(page), "/country")
    names = re.findall(r"<\./static/js/([^>]+)>; rel=modulepreload", headers["link"])
    assert len(names) == len(set(names)) > 4
    assert all((Path(file_util.get_static_dir()) / "static" / "js" / name).is_file() for name in names)


def test_a_page_says_where_its_server_is_and_comes_whole_with_its_style() -> None:
    whole = b"<!DOCTYPE html><html lang=\"en\"><head><title>Streamlit</title></head><body></body></html>"

    async def static(scope: Scope, receive: Receive, send: Send) -> None:
        asked_for = {name for name, _ in scope["headers"]}
        known = not asked_for & {b"accept-encoding", b"if-none-match"}
        headers = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", str(len(whole)).encode()),
                   (b"etag", b'"1"')]
        await send({"type": "http.response.start", "status": 200 if known else 304, "headers": headers})
        await send({"type": "http.response.body", "body": whole if known else b""})

    headers, body = get(OwnPage(static), "/country", accept="text/html", if_none_match='"1"')
    ours = f'<html lang="en" dir="ltr"><head><script>{OWN_ADDRESS}</script>'
    style = f'<style>{STYLE}</style></body>'
    assert body == whole.replace(b'<html lang="en"><head>', ours.encode()).replace(b"</body>", style.encode())
    assert headers["content-length"] == str(len(body))
    assert "etag" not in headers              # it names the page without the script


def test_what_is_no_page_is_passed_on_as_it_comes() -> None:
    async def download(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/csv")]})
        await send({"type": "http.response.body", "body": b"<head>,", "more_body": True})
        await send({"type": "http.response.body", "body": b"value"})

    sent = asked(OwnPage(download), "/media/figures.csv", accept="text/html")
    assert [each["body"] for each in sent[1:]] == [b"<head>,", b"value"]


@pytest.mark.parametrize("path, way", [
    ("/overview", b"./"), ("/overview/", b"../"), ("/behind/a/proxy/overview", b"./"), ("/", None), ("/country", None),
    ("/overviews", None)])
def test_the_first_screen_by_its_name_is_the_root(path: str, way: bytes | None) -> None:
    sent = asked(FirstScreen(page, "overview"), path)
    assert (sent[0]["status"], dict(sent[0]["headers"]).get(b"location")) == (200 if way is None else 307, way)
