"""ASGI middleware between browser and Streamlit: compression, security headers and preloading."""

import asyncio
import gzip
import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import scipy.optimize  # noqa: F401 - which judging loads where it is first asked, here before the first visitor comes
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from indicators import temporary_folders, wording
from pages.shared import cache, chip, connections, framed, guard, menu
from pages.shared.figure_files import FigureFiles

COMPRESSED = ("text/javascript", "application/javascript", "text/css")
ANNOUNCED = ("Html", "PageLink", "Selectbox", "BidiComponent", "PlotlyChart")
WITH_CHARTS = {"country", "goal", "compare"}
Answer = tuple[Message, bytes]

AS_IT_IS = (b"accept-encoding", b"if-none-match", b"if-modified-since")
"""Request headers that are dropped, so that a page arrives in full and uncompressed."""

FOLDER = Path(__file__).parents[1]
SCREENS = sorted(file.stem for file in FOLDER.glob("[!_]*.py"))
OWN_ADDRESS = (f"{{ const last = /\\/({'|'.join(SCREENS)})\\/?$/, path = location.pathname; if (last.test(path)) "
               'window.__streamlit ??= { BACKEND_BASE_URL: location.origin + path.replace(last, "/") }; }')

STYLE = Path(__file__).with_name("style.css").read_text("utf-8") + chip.colours()
FRAMED = {frame: framed.style(STYLE, frame) for frame in framed.SHAPES}

ROOT = re.compile(rb"<html\b[^>]*>")

_IMPORTED = re.compile(r"""(?:from|import)["']\./([\w.-]+\.js)["']""")
_IMPORTS_END = 10_000      # characters at the start of a script that contain all its imports


def options(first: str = "overview") -> dict[str, Any]:
    """Arguments of st.App besides the script; checks the settings and prepares the process first.

    ``first`` is the page whose module is the script.
    """
    guard.check_settings()
    temporary_folders.sweep()
    connections.prepare()
    return {"lifespan": guard.lifespan(cache.open_first), "middleware": [
        Middleware(SafeHeaders), *guard.middleware(cache.read_ledger),
        Middleware(FigureFiles), Middleware(FirstScreen, first=first), Middleware(OwnPage),
        Middleware(AnnouncedScripts), Middleware(CompressedScripts)]}


class CompressedScripts:
    """Middleware that serves Streamlit's scripts and styles gzip-compressed; each is compressed once in a process.

    Streamlit serves them uncompressed; Plotly's alone has 4.7 MB. Their names contain a hash of the content, so a
    compressed copy never becomes stale.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.kept: dict[str, Answer] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from the cache, or compress, store and answer."""
        if not _wants_compressed_script(scope):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        start, body = self.kept.get(path) or await self._compressed(path, scope, receive)
        await send(start)
        await send({"type": "http.response.body", "body": body})

    async def _compressed(self, path: str, scope: Scope, receive: Receive) -> Answer:
        start, body = await _answer(self.app, scope, receive)
        headers = MutableHeaders(raw=list(start["headers"]))
        whole = headers.get("content-length") == str(len(body))     # False if the visitor disconnected
        if start["status"] != 200 or not whole or headers.get("content-type", "").partition(";")[0] not in COMPRESSED:
            return start, body
        small = await asyncio.to_thread(gzip.compress, body, 6)
        headers["content-encoding"] = "gzip"
        headers["content-length"] = str(len(small))
        headers["vary"] = "Accept-Encoding"
        headers["etag"] = f'W/{headers.get("etag", "")}'
        self.kept[path] = {**start, "headers": headers.raw}, small
        return self.kept[path]


def _wants_compressed_script(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].endswith((".js", ".css")):
        return False
    headers = Headers(scope=scope)
    return "gzip" in headers.get("accept-encoding", "") and "range" not in headers and "if-none-match" not in headers


async def _answer(app: ASGIApp, scope: Scope, receive: Receive) -> Answer:
    """The complete response of an application, buffered instead of sent."""
    start: Message = {}
    body = bytearray()

    async def keep(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        else:
            body.extend(message.get("body", b""))

    await app({**scope, "extensions": {}}, receive, keep)
    return start, bytes(body)


class SafeHeaders:
    """Middleware that forbids the browser to load external content, or to send a referrer to linked sites."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        inline = [*_inline_scripts(Path(file_util.get_static_dir()) / "index.html"), OWN_ADDRESS]
        self.headers = {
            "Content-Security-Policy": _policy(inline),
            "Referrer-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add the headers to each response."""
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, with_headers)


class OwnPage:
    """Middleware that gives Streamlit's page its language, the URL of its server, and the style of all screens.

    On a path such as /country, the page would try /country first, and wait a tenth of a second before the root. A style
    that arrives as an element would move content already laid out.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; the page at the root path gets language, script and style."""
        if scope["type"] != "http" or scope["method"] != "GET" or "html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
            return
        wanted = [(name, value) for name, value in scope["headers"] if name not in AS_IT_IS]
        page: list[Message] = []

        async def with_script(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_page(message):
                page.append(message)
            elif page:
                await self._send_page(page, message, send, _frame(scope))
            else:
                await send(message)

        await self.app({**scope, "headers": wanted, "extensions": {}}, receive, with_script)

    @staticmethod
    async def _send_page(page: list[Message], part: Message, send: Send, frame: str) -> None:
        """Buffer the page until it is complete, and send it with script and style; the latter after Streamlit's own."""
        page.append(part)
        if part.get("more_body"):
            return
        body = b"".join(message.get("body", b"") for message in page[1:])
        body = body.replace(b"<head>", f"<head><script>{OWN_ADDRESS}</script>".encode(), 1)
        style, marked = (FRAMED[frame], f' data-frame="{frame}"') if frame else (STYLE, "")
        body = body.replace(b"</body>", f"<style>{style}</style></body>".encode(), 1)
        body = ROOT.sub(f'<html lang="{wording.tag()}" dir="{wording.direction()}"{marked}>'.encode(), body, count=1)
        headers = MutableHeaders(scope=page[0])
        headers["content-length"] = str(len(body))
        for known_by in ("etag", "last-modified"):          # they identify the page without these
            del headers[known_by]
        await send(page[0])
        await send({"type": "http.response.body", "body": body})


def _frame(scope: Scope) -> str:
    """The frame that a request asks for, "" for none, or where the page has none."""
    asked = dict(parse_qsl(scope.get("query_string", b"").decode("latin-1"))).get(framed.VIEW, "")
    screen = scope["path"].rstrip("/").rpartition("/")[2]
    return asked if asked in framed.SHAPES and (screen in menu.PUBLIC or screen not in SCREENS) else ""


def _is_page(start: Message) -> bool:
    return Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")


class FirstScreen:
    """Middleware that redirects the first page's own path to the root, where Streamlit serves it.

    At its own path, Streamlit would report that the page does not exist.
    """

    def __init__(self, app: ASGIApp, first: str) -> None:
        self.app, self.first = app, first

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass other requests on. The redirect is relative, so that it works behind a proxy's path."""
        path = scope["path"] if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") else ""
        if path.rstrip("/").rpartition("/")[2] != self.first:
            await self.app(scope, receive, send)
            return
        query = scope.get("query_string", b"")
        way = (b"../" if path.endswith("/") else b"./") + (b"?" + query if query else b"")
        await send({"type": "http.response.start", "status": 307, "headers": [(b"location", way),
                                                                             (b"content-length", b"0")]})
        await send({"type": "http.response.body", "body": b""})


class AnnouncedScripts:
    """Middleware that preloads Streamlit's scripts for charts on pages that have them.

    Otherwise the script for each kind of element is fetched when its first element arrives, one after the other;
    Plotly's last. On other pages preloading would not pay: a first visit waits for the application's own scripts there.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        folder = Path(file_util.get_static_dir()) / "static" / "js"
        known = set(re.findall(r"static/js/([\w.-]+\.js)", (folder.parents[1] / "index.html").read_text("utf-8")))
        self.links = ", ".join(f"<./static/js/{name}>; rel=modulepreload"
                               for name in _with_imports(folder, ANNOUNCED, known))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add the links for preloading to the response of such a page."""
        if scope["type"] != "http" or scope["path"].rpartition("/")[2] not in WITH_CHARTS or not self.links:
            await self.app(scope, receive, send)
            return

        async def with_links(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers["Link"] = self.links
            await send(message)

        await self.app(scope, receive, with_links)


def _with_imports(folder: Path, kinds: Iterable[str], known: set[str]) -> list[str]:
    """Names of the scripts for these kinds of element and of their imports, except those that the page loads itself."""
    found: dict[str, None] = {}
    waiting = [file.name for kind in kinds for file in folder.glob(f"{kind}.*.js")]
    while waiting:
        name = waiting.pop(0)
        if name not in known and name not in found:
            found[name] = None
            with (folder / name).open(encoding="utf-8") as script:
                waiting += _IMPORTED.findall(script.read(_IMPORTS_END))
    return list(found)


def _policy(inline_scripts: Iterable[str]) -> str:
    hashes = " ".join(f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in inline_scripts)
    return "; ".join([
        "default-src 'self'",
        f"script-src 'self' blob: {hashes}",         # Streamlit loads a page's own components by blob:
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "worker-src 'self' blob:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    ])


def _inline_scripts(page: Path) -> list[str]:
    """Hashes of the inline scripts in Streamlit's page, so that no other inline script is allowed."""
    return re.findall(r"<script>(.*?)</script>", page.read_text(encoding="utf-8"), re.DOTALL)
