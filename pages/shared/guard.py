"""Which requests are answered: those of pages of this server and, where nobody signs in, made on this machine; and the
headers of each answer."""

import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from indicators import metrics
from indicators.errors import Refusal
from indicators.permission import sign_in
from indicators.sign_in.proxy import is_forwarded, is_loopback
from indicators.wording import say

DOWNLOADS, SCRIPTS = "/media/", "/static/"          # Streamlit's fonts are in /static/media/


def check_address() -> None:
    """Raise Refusal("setting.address") where the server would serve another machine although nobody signs in."""
    address = str(st.get_option("server.address") or "")
    if sign_in() == "none" and not is_loopback(address):
        raise Refusal("setting.address", found=address or "0.0.0.0")  # noqa: S104 - what Streamlit binds without one


class Guard:
    """Middleware that refuses what a proxy forwarded and what pages of other sites ask for, and adds safe headers."""

    is_built = False         # whether requests of this process pass through it

    def __init__(self, app: ASGIApp) -> None:
        Guard.is_built = True
        self.app = app
        self.headers = {
            "Content-Security-Policy": _policy(), "Referrer-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403 with a sentence, or pass the request on."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif reason := refusal(scope):
            metrics.refused_requests.labels(reason).inc()
            await PlainTextResponse(say(f"server.{reason}"), 403)(scope, receive, send)
        elif scope["type"] == "websocket":
            with metrics.visitors.track_inprogress():
                await self.app(scope, receive, send)
        else:
            await self.app(scope, receive, self._with_headers(scope, send))

    def _with_headers(self, scope: Scope, send: Send) -> Send:
        """Forbid outside content and referrers; a download is cached nowhere, since its data may be erased."""
        is_download = DOWNLOADS in scope["path"] and SCRIPTS not in scope["path"]
        added: Mapping[str, str] = self.headers | ({"Cache-Control": "no-store"} if is_download else {})

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(added)
            await send(message)

        return send_with_headers


def refusal(scope: Scope) -> str:
    """Why a request is refused: "forwarded" or "origin"; "" for none.

    Streamlit alone would accept other ports of this machine as an origin, and ask an outside host for its address.
    """
    headers = Headers(scope=scope)
    if sign_in() == "none" and _is_from_elsewhere(scope, headers):
        return "forwarded"
    host, origin = headers.get("host", "").lower(), headers.get("origin")
    trusted = [f"http://{host}", f"https://{host}", *st.get_option("server.corsAllowedOrigins")]
    return "origin" if origin is not None and origin.lower() not in trusted else ""


def _is_from_elsewhere(scope: Scope, headers: Headers) -> bool:
    """Whether other machines can reach the server, or a proxy forwarded the request."""
    bound_to = str((scope.get("server") or ("",))[0])
    return not is_loopback(bound_to) or is_forwarded(headers)


def _policy() -> str:
    """Content security policy: everything from this server, and no inline script but those of Streamlit's page."""
    page = (Path(file_util.get_static_dir()) / "index.html").read_text("utf-8")
    hashes = [f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
              for script in re.findall(r"<script>(.*?)</script>", page, re.DOTALL)]
    return "; ".join((
        "default-src 'self'",
        f"script-src 'self' blob: {' '.join(hashes)}",         # Streamlit loads components of a page by blob:
        "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self' data:",
        "worker-src 'self' blob:", "connect-src 'self'", "object-src 'none'", "base-uri 'self'", "form-action 'self'",
        "frame-ancestors 'self'"))
