"""The server: its start, its routes and what each request passes through before Streamlit."""

import asyncio
import logging
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Match, Route
from starlette.types import Scope

from indicators import logs, metrics, temporary_folders, wording
from indicators.backups.backup_file import age_of_newest
from indicators.doctor.settings import CHECKS
from indicators.errors import Refusal
from indicators.opening import writes_under_way
from indicators.permission import sign_in
from indicators.sign_in.hosts import allowed_hosts
from indicators.wording import say
from pages.shared import cache, downloads, guard, markup, menu, public_edition, state
from pages.shared.gate import Gate

STREAMLITS = ("_stcore", "app", "component", "media", "static")      # beginnings of addresses of its own
ALIVE, READY = "/livez", "/readyz"
PATIENCE = 2.0       # seconds after which a ledger that does not respond counts as unreadable
LONGEST_WRITE = 60.0         # seconds that a stop waits for one
REFUSED = 2     # exit status, the same as of the command line

_log = logging.getLogger(__name__)


def options() -> dict[str, Any]:
    """Arguments of st.App besides the script; checks the settings and prepares the process first."""
    check_settings()
    temporary_folders.sweep()
    # The first screen by its name, where Streamlit would report that the page does not exist.
    root = Route(f"/{menu.FIRST}", lambda request: RedirectResponse(f"./?{request.url.query}".rstrip("?")))
    return {"lifespan": lifespan, "middleware": middleware(), "routes": [
        Route(downloads.FIGURE, downloads.figure_answer), Route(ALIVE, lambda _: PlainTextResponse("ok")),
        Route(READY, readiness), *public_edition.routes(), root,
        NoScreen("/{path:path}", missing)]}


class NoScreen(Route):
    """Addresses that are neither a screen nor Streamlit's, for which Streamlit would show the first screen, or none."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether a request is for such an address."""
        first, _, rest = scope.get("path", "").strip("/").partition("/")
        is_file = "." in scope.get("path", "") or first in STREAMLITS or "_stcore" in rest
        if is_file or not first or (first in menu.SCREENS and not rest):
            return Match.NONE, {}
        return super().matches(scope)


def missing(request: Request) -> HTMLResponse:
    """A sentence, and links to the screens."""
    path = request.path_params["path"]
    up = "../" * path.count("/") or "./"
    links = [(up + ("" if name == menu.FIRST else name), say(f"menu.{name}")) for name in menu.SCREENS]
    title = say("menu.missing", path=path[:state.LONGEST])
    return HTMLResponse(markup.plain_page(wording.tag(), wording.direction(), say("menu.brand"), title, "", links,
                                          buttons=False), 404)


async def readiness(_request: Request) -> Response:
    """For load balancers: 200 where ledger and warehouse answer, else 503; a sentence that says nothing of them.

    A server whose disk takes no writes stays ready, so that people can read, and says so.
    """
    try:
        await asyncio.wait_for(asyncio.to_thread(cache.read_figures), PATIENCE)
        takes_writes = await asyncio.to_thread(cache.opened("real")[0].has_room)
    except (TimeoutError, Refusal) as trouble:
        if isinstance(trouble, Refusal):
            _log.error(wording.error(trouble))  # noqa: TRY400 - an expected error, which needs no traceback
        return PlainTextResponse(say("server.not_readable"), 503)
    return PlainTextResponse("ok" if takes_writes else say("server.no_writes"))


def middleware() -> list[Middleware]:
    """What each request passes through before Streamlit, outermost first."""
    hosts = [*allowed_hosts(), str(st.get_option("server.address"))]
    every = [Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False), Middleware(guard.Guard)]
    return every if sign_in() == "none" else [*every, Middleware(Gate, is_open=is_open)]


def is_open(path: str) -> bool:
    """Whether an address needs no session: checks of the server, and what was published."""
    return path in (ALIVE, READY) or path == "/edition" or path.startswith("/edition/")


def check_settings() -> None:
    """End the process with one sentence where a setting is ambiguous or insecure."""
    try:
        logs.configure()
        guard.check_address()
        for check in CHECKS:
            check()
    except Refusal as refusal:
        sys.stderr.write(f"{wording.error(refusal)}\n")
        sys.exit(REFUSED)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Open the ledger, which the first start creates, and say where the server is."""
    try:
        await asyncio.to_thread(cache.read_figures)
    except Refusal as refusal:
        _log.error(wording.error(refusal))  # noqa: TRY400 - pages and health check report it too
    logs.write_alike(logs.configure())
    end_metrics = serve_metrics()
    logs.event.info("started", address=_address(), process=os.getpid())
    sys.stdout.write(f"{say('server.staff', address=_address())}\n")
    sys.stdout.flush()
    yield
    await asyncio.to_thread(finish)
    end_metrics()


def finish() -> None:
    """Let writes and the making of an edition end, since the process is killed after that."""
    if not writes_under_way.wait(LONGEST_WRITE):
        _log.error("a write did not end")
    public_edition.wait_for_jobs()


def serve_metrics() -> Callable[[], None]:
    """Serve metrics where that is set, which nobody needs to see the figures; return what ends it."""
    try:
        return metrics.serve(lambda: cache.opened("real")[0].version(),
                             lambda: age_of_newest(cache.opened("real")[0].id))
    except Refusal as refusal:
        _log.error(wording.error(refusal))  # noqa: TRY400 - an expected error, which needs no traceback
        return lambda: None


def _address() -> str:
    host, port = str(st.get_option("server.address")), st.get_option("server.port")
    scheme = "https" if st.get_option("server.sslCertFile") else "http"
    return f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}"
