"""Requests to an ASGI application, without a server."""

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.types import ASGIApp, Message

Headers = Sequence[tuple[str, str]]
DIRECT: Headers = [("Host", "127.0.0.1:8501")]


@dataclass
class Answer:
    """Status, headers and body of an answer."""

    status: int
    headers: dict[str, str]
    body: bytes


def request(app: ASGIApp, path: str = "/", headers: Headers = DIRECT, *, method: str = "GET", kind: str = "http",
            server: str = "127.0.0.1", client: str = "127.0.0.1", query: Mapping[str, str] | None = None) -> Answer:
    """What an application answers."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "websocket.disconnect"} if kind == "websocket" else {"type": "http.request"}

    scope = {"type": kind, "method": method, "path": path, "scheme": "http",
             "server": (server, 8501), "client": (client, 50_000),
             "query_string": urlencode(query or {}).encode(), "root_path": "",
             "extensions": {"websocket.http.response": {}},
             "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in headers]}

    async def answer() -> None:
        await app(scope, receive, send)

    with ThreadPoolExecutor(1) as apart:          # a browser's own loop may run in this thread
        apart.submit(lambda: asyncio.run(answer())).result()
    start = next(message for message in sent if message["type"].endswith("response.start"))
    body = b"".join(message.get("body", b"") for message in sent if message["type"].endswith("response.body"))
    return Answer(start["status"], {name.decode(): value.decode() for name, value in start["headers"]}, body)
