"""What stands between the browser and Streamlit."""

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from pages.parts.server import CompressedScripts

SCRIPT = b"export default 'the whole script';"


class Scripts:
    """Sends a script; of the first answer only ``first`` bytes, as where the visitor leaves meanwhile."""

    def __init__(self, first: int) -> None:
        self.lengths = [first]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-type", b"text/javascript"), (b"content-length", str(len(SCRIPT)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        body = SCRIPT[:self.lengths.pop()] if self.lengths else SCRIPT
        await send({"type": "http.response.body", "body": body})


def get(app: CompressedScripts) -> tuple[dict[str, str], bytes]:
    """Headers and body of a script that a browser asks for."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    scope: dict[str, Any] = {"type": "http", "method": "GET", "path": "/static/js/a.js",
                             "headers": [(b"accept-encoding", b"gzip")]}
    with ThreadPoolExecutor(1) as apart:          # a browser's own loop may run in this thread
        apart.submit(asyncio.run, app(scope, receive, send)).result()
    return {name.decode(): value.decode() for name, value in sent[0]["headers"]}, sent[1]["body"]


@pytest.mark.parametrize("first", [0, 7, len(SCRIPT)])
def test_a_script_that_one_visitor_got_in_part_is_whole_and_compressed_for_the_next(first: int) -> None:
    app = CompressedScripts(Scripts(first))
    get(app)
    for _ in range(2):
        headers, body = get(app)
        assert headers["content-encoding"] == "gzip"
        assert gzip.decompress(body) == SCRIPT
