"""Health check for monitoring: whether the ledger can be read."""

import asyncio
import logging

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from indicators import wording
from indicators.errors import Refusal
from indicators.wording import say
from pages.shared import cache

PATH = "/health"
PATIENCE = 2.0       # seconds after which a ledger that does not respond counts as unreadable

_log = logging.getLogger(__name__)


async def answer(_request: Request) -> Response:
    """200 where the ledger can be read, else 503."""
    try:
        await asyncio.wait_for(asyncio.to_thread(cache.read_ledger), PATIENCE)
    except TimeoutError:
        return PlainTextResponse(say("server.not_readable"), 503)
    except Refusal as refusal:
        _log.error(wording.error(refusal))  # noqa: TRY400 - an expected error, which needs no traceback
        return PlainTextResponse(say("server.not_readable"), 503)
    return PlainTextResponse("ok")
