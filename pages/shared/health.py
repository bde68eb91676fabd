"""Health check for monitoring: whether the ledger can be read."""

import asyncio
import logging
import time

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from indicators import wording
from indicators.errors import Refusal
from indicators.wording import say
from pages.shared import cache

ADDRESS = "/_stcore/health"
REUSED = 5.0         # seconds for which a result is reused
PATIENCE = 2.0       # seconds after which a ledger that does not respond counts as unreadable

_log = logging.getLogger(__name__)


class Health:
    """Middleware that answers a probe 503 while the ledger cannot be read; a page of ours still loads, to say why."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.check: asyncio.Task[bool] | None = None
        self.checked_at = float("-inf")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, except a probe while the ledger cannot be read."""
        is_probe = scope["type"] == "http" and scope["path"].endswith(ADDRESS) and "referer" not in Headers(scope=scope)
        if is_probe and not await self.is_readable():
            await PlainTextResponse(say("server.not_readable"), 503)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    async def is_readable(self) -> bool:
        """Whether the last check passed; False if it takes too long, in which case no second check is started."""
        if self.check is None or self.check.done() and time.monotonic() - self.checked_at > REUSED:
            self.check = asyncio.create_task(self._read())
        try:
            return await asyncio.wait_for(asyncio.shield(self.check), PATIENCE)
        except TimeoutError:
            return False

    async def _read(self) -> bool:
        try:
            await asyncio.to_thread(cache.read_ledger)
        except Refusal as refusal:
            _log.error(wording.error(refusal))  # noqa: TRY400 - an expected error, which needs no traceback
            return False
        else:
            return True
        finally:
            self.checked_at = time.monotonic()
