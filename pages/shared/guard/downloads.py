"""Downloads are cached by no browser and no proxy: data erased here must not remain in their caches."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MEDIA, OWN = "/media/", "/static/"          # Streamlit's own fonts are in /static/media/


class KeptNowhere:
    """Middleware that adds a no-store header to each download of a download button."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add Cache-Control: no-store to the response of a download."""
        if scope["type"] != "http" or MEDIA not in scope["path"] or OWN in scope["path"]:
            await self.app(scope, receive, send)
            return

        async def with_header(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["Cache-Control"] = "no-store"
            await send(message)

        await self.app(scope, receive, with_header)
