"""A server that stands in for a dashboard behind a proxy: it says which process answered, and what reached it."""

import os
import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

SCRIPT = "const figure = 1;\n" * 1000
EVERY = ["GET", "PUT", "POST"]


async def answer(request: Request) -> Response:
    """The process, the size of what was sent and its headers."""
    if request.url.path.endswith(".js"):
        return Response(SCRIPT, media_type="text/javascript")
    size = len(await request.body())
    return JSONResponse({"process": os.getpid(), "size": size, "headers": dict(request.headers)})


async def stream(socket: WebSocket) -> None:
    """The process, after each message."""
    await socket.accept()
    async for _ in socket.iter_text():
        await socket.send_text(str(os.getpid()))


app = Starlette(routes=[Route("/readyz", lambda request: PlainTextResponse("ok")),
                        WebSocketRoute("/_stcore/stream", stream), Route("/{path:path}", answer, methods=EVERY)])

if __name__ == "__main__":
    uvicorn.run(app, port=int(sys.argv[1]), log_level="error")
