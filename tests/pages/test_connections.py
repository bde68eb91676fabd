"""A real server that may open few files: who comes too many is refused, who is there goes on."""

import asyncio
import resource
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from websockets.exceptions import InvalidMessage

from benchmarks.visitor import Visitor
from indicators.wording import say
from tests.serving import STARTED, free_port, start

SOFT, HARD = 100, 200


def test_at_the_limit_of_open_files_who_comes_is_refused_once_in_the_log_and_who_is_there_goes_on(
        loaded: Path, tmp_path: Path) -> None:
    shutil.copytree(loaded, tmp_path / "ledgers")
    port = free_port()
    with start(tmp_path / "ledgers", "app.py", "--server.port", str(port)) as server:
        resource.prlimit(server.pid, resource.RLIMIT_NOFILE, (SOFT, HARD))
        assert server.stdout
        assert any(STARTED in line for line in server.stdout)
        with ThreadPoolExecutor(1) as thread:           # a browser's tests leave a loop running in this one
            thread.submit(asyncio.run, a_crowd_beside_a_visitor(port)).result()
        assert resource.prlimit(server.pid, resource.RLIMIT_NOFILE) == (HARD, HARD)
        server.kill()
        log = server.stdout.read()
    assert log.count(say("connections.refused", most=HARD // 8, limit=HARD)) == 1
    assert "Traceback" not in log


async def a_crowd_beside_a_visitor(port: int) -> None:
    there = Visitor(f"http://127.0.0.1:{port}")
    await there.connect()
    await there.open()
    silent = [await asyncio.open_connection("127.0.0.1", port) for _ in range(2 * HARD)]
    await there.open("country", "area=BEL")
    await there.choose("Country", "France")
    assert sum(await asyncio.gather(*(is_refused(reader) for reader, _ in silent))) == len(silent) - HARD // 8 + 1
    for _, writer in silent:
        writer.close()
    crowd = [Visitor(there.page) for _ in range(HARD // 2)]      # of whom each wants more files than its connection
    came = [answer is None for answer in await asyncio.gather(
        *(visitor.connect() for visitor in crowd), return_exceptions=True)]
    assert 0 < sum(came) < HARD // 8
    await there.choose("Country", "Belgium")
    for visitor in crowd:
        await visitor.close()
    late = Visitor(there.page)
    await comes_in(late)
    await late.open()
    for visitor in (there, late):
        await visitor.close()


async def comes_in(visitor: Visitor) -> None:
    """Try until the server has seen that others left."""
    async with asyncio.timeout(30):
        while True:
            try:
                return await visitor.connect()
            except (OSError, InvalidMessage):
                pass


async def is_refused(reader: asyncio.StreamReader) -> bool:
    """Whether the server ended a connection on which nothing was asked; one that it keeps stays silent."""
    try:
        async with asyncio.timeout(1):
            return await reader.read(1) == b""
    except TimeoutError:
        return False
    except ConnectionError:
        return True
