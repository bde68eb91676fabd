"""Health check for monitoring: whether the ledger can be read."""

import asyncio
import logging
import time
from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from indicators import wording
from indicators.errors import Refusal
from indicators.wording import say

ADDRESS = "/_stcore/health"
HOLDS = 5.0          # seconds for which a result is reused
PATIENCE = 2.0       # seconds after which a ledger that does not respond counts as unreadable

_log = logging.getLogger(__name__)


class Health:
    """Middleware that answers 503 while the ledger cannot be read; Streamlit's page still loads, to explain why."""

    def __init__(self, app: ASGIApp, read: Callable[[], None]) -> None:
        self.app, self.read = app, read
        self.looking: asyncio.Task[bool] | None = None
        self.looked = float("-inf")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, except a health probe while the ledger cannot be read."""
        probe = scope["type"] == "http" and scope["path"].endswith(ADDRESS) and "referer" not in Headers(scope=scope)
        if probe and not await self.ok():
            await PlainTextResponse(say("server.not_readable"), 503)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    async def ok(self) -> bool:
        """Whether the last check passed; False if it takes too long, in which case no second check is started."""
        if self.looking is None or self.looking.done() and time.monotonic() - self.looked > HOLDS:
            self.looking = asyncio.create_task(asyncio.to_thread(self._look))
        try:
            return await asyncio.wait_for(asyncio.shield(self.looking), PATIENCE)
        except TimeoutError:
            return False

    def _look(self) -> bool:
        try:
            self.read()
        except Refusal as refusal:
            _log.error(wording.error(refusal))  # noqa: TRY400 - an expected error, which needs no traceback
            return False
        else:
            return True
        finally:
            self.looked = time.monotonic()
