"""What a server does once, when it starts: refuse settings that cannot be, open the ledger, say where it is."""

import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread

import streamlit as st

from indicators import wording
from indicators.errors import Refusal
from pages.parts import audience, cache, hosts, state
from pages.parts.words import say

REFUSED = 2          # exit status, as of the command line

_log = logging.getLogger(__name__)


def check_settings() -> None:
    """End the process with one sentence where a setting could mean two things, or would not protect."""
    try:
        audience.declared()
        hosts.listed()
        state.first_set()
        audience.check_sessions()
    except Refusal as refusal:
        sys.stderr.write(f"{wording.error(refusal)}\n")
        sys.exit(REFUSED)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Open the ledger beside the server, which answers meanwhile, and say for whom it is and where."""
    # A daemon: a server that is stopped does not wait for it.
    Thread(target=_open_ledger, name="opening", daemon=True).start()
    sys.stdout.write(f"{say(f'server.{audience.of_this_process()}', address=_address())}\n")
    sys.stdout.flush()
    yield


def _open_ledger() -> None:
    try:
        cache.open_first()
    except Refusal as refusal:
        _log.error(wording.error(refusal))  # noqa: TRY400 - the screens and the health check say it too


def _address() -> str:
    bound, port = str(st.get_option("server.address") or "0.0.0.0"), st.get_option("server.port")  # noqa: S104
    scheme = "https" if st.get_option("server.sslCertFile") else "http"
    return f"{scheme}://{f'[{bound}]' if ':' in bound else bound}:{port}"
