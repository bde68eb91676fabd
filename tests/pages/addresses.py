"""What a whole server keeps of addresses: `python -m tests.pages.addresses 2000` asks it for so many of each kind, and
prints how many more blocks of memory it holds then, as JSON."""

import asyncio
import gc
import json
import sys

from starlette.types import ASGIApp, Message
from streamlit import config

KINDS = ("//js/{}", "/static/js/{}.js", "/{}", "/country?area={}", "/media/{}.png", "/component/a/{}",
         "/_stcore/bidi-components/{}/a.js", "/edition/{}/", "/figure?form=png&set=real&version=1&name={}",
         "/_stcore/upload_file/{}/a")


async def answered(app: ASGIApp, address: str) -> int:
    """The status of an answer."""
    path, _, query = address.partition("?")
    statuses, asked = [], asyncio.Event()

    async def receive() -> Message:
        if asked.is_set():
            await asyncio.Event().wait()              # the browser stays
        asked.set()
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    await app({
        "type": "http", "method": "DELETE" if "upload" in path else "GET", "path": path, "raw_path": path.encode(),
        "query_string": query.encode(), "root_path": "", "scheme": "http", "http_version": "1.1",
        "server": ("127.0.0.1", 8501), "client": ("127.0.0.1", 50_000), "headers": [(b"host", b"127.0.0.1:8501")]},
        receive, send)
    return int(statuses[0])


async def blocks_after(app: ASGIApp, kind: str, numbers: range) -> int:
    """How many blocks of memory the process holds once it has answered."""
    for number in numbers:
        await answered(app, kind.format(f"a{number}"))
    gc.collect()
    return sys.getallocatedblocks()


async def grown(app: ASGIApp, many: int) -> dict[str, int]:
    """How many more blocks ``many`` addresses of each kind leave than some before them."""
    messages: asyncio.Queue[Message] = asyncio.Queue()
    started = asyncio.Event()

    async def send(_: Message) -> None:
        started.set()

    await messages.put({"type": "lifespan.startup"})
    lifespan = asyncio.ensure_future(app({"type": "lifespan", "asgi": {"version": "3.0"}}, messages.get, send))
    await started.wait()
    more = {kind: -await blocks_after(app, kind, range(100)) + await blocks_after(app, kind, range(100, 100 + many))
            for kind in KINDS}
    await messages.put({"type": "lifespan.shutdown"})
    await lifespan
    return more


if __name__ == "__main__":
    config.set_option("server.address", "127.0.0.1")
    from app import app

    sys.stdout.write(f"\n{json.dumps(asyncio.run(grown(app, int(sys.argv[1]))))}\n")
