"""What a visitor downloads is kept by no browser and no proxy: what is erased here must not stay in their caches."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MEDIA, OWN = "/media/", "/static/"          # Streamlit's own fonts are in /static/media/


class KeptNowhere:
    """Says so of each file that Streamlit serves for a download button."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, with this header on the answer to a download."""
        if scope["type"] != "http" or MEDIA not in scope["path"] or OWN in scope["path"]:
            await self.app(scope, receive, send)
            return

        async def with_header(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["Cache-Control"] = "no-store"
            await send(message)

        await self.app(scope, receive, with_header)
