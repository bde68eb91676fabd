"""Start of the server: check settings, open the ledger, print the URL."""

import logging
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from threading import Thread

import streamlit as st
from starlette.types import ASGIApp, Message

from indicators import logs, wording
from indicators.briefing.organisation import organisation
from indicators.briefing.reference import address
from indicators.errors import Refusal
from indicators.submissions.opening import figure_set
from indicators.wording import say
from pages.shared.guard import audience, hosts

REFUSED = 2          # exit status, the same as of the command line
UPLOAD = {"type": "http", "method": "PUT", "path": "/_stcore/upload_file/0/0", "raw_path": b"/_stcore/upload_file/0/0",
          "query_string": b"", "root_path": "", "scheme": "http", "http_version": "1.1", "server": ("127.0.0.1", 80),
          "client": ("127.0.0.1", 0), "headers": [(b"host", b"localhost"), (b"origin", b"http://localhost")]}

_log = logging.getLogger(__name__)


def check_settings() -> None:
    """End the process with one sentence where a setting is ambiguous or insecure."""
    try:
        logs.configure()
        wording.check_language()
        audience.declared()
        hosts.listed()
        figure_set()
        organisation()
        audience.check_sessions()
        address.base()
    except Refusal as refusal:
        sys.stderr.write(f"{wording.error(refusal)}\n")
        sys.exit(REFUSED)


def lifespan(open_ledger: Callable[[], None]) -> Callable[[st.App], AbstractAsyncContextManager[None]]:
    """Lifespan of st.App: end a public process that would accept uploads; open the ledger in the background.

    The server answers requests while the ledger is being opened.
    """

    @asynccontextmanager
    async def started(app: st.App) -> AsyncIterator[None]:
        if audience.of_this_process() == "public" and not await refuses_uploads(app):
            end_unguarded()
        # A daemon thread: stopping the server does not wait for it.
        Thread(target=_open, args=(open_ledger,), name="opening", daemon=True).start()
        write_alike(logs.configure())
        logs.event.info("started", audience=audience.of_this_process(), address=_address(), process=os.getpid())
        sys.stdout.write(f"{say(f'server.{audience.of_this_process()}', address=_address())}\n")
        sys.stdout.flush()
        yield

    return started


async def refuses_uploads(app: ASGIApp) -> bool:
    """Whether the guard answers an upload to the whole application, before Streamlit gets it."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await app({**UPLOAD}, receive, send)
    return sent[0].get("status") == 403 and sent[-1].get("body") == say("server.read_only").encode()


def end_unguarded() -> None:
    """End a public process that would accept uploads from anyone; one for staff continues, without showing figures."""
    if audience.of_this_process() == "public":
        sys.stderr.write(f"{say('server.unguarded')}\n")
        sys.stderr.flush()
        os._exit(REFUSED)        # ends the process from any thread; there is nothing to clean up


def write_alike(formatter: logging.Formatter) -> None:
    """Set the formatter of Streamlit's and its server's log, since exceptions of pages are logged there."""
    for name, logger in logging.root.manager.loggerDict.items():
        if name.partition(".")[0] in ("streamlit", "uvicorn") and isinstance(logger, logging.Logger):
            for handler in logger.handlers:
                handler.setFormatter(formatter)


def _open(open_ledger: Callable[[], None]) -> None:
    try:
        open_ledger()
    except Refusal as refusal:
        _log.error(wording.error(refusal))  # noqa: TRY400 - pages and health check report it too


def _address() -> str:
    bound, port = str(st.get_option("server.address") or "0.0.0.0"), st.get_option("server.port")  # noqa: S104
    scheme = "https" if st.get_option("server.sslCertFile") else "http"
    return f"{scheme}://{f'[{bound}]' if ':' in bound else bound}:{port}"
