"""Processes that do a job beside the test, and are killed in the middle of it."""

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any

from indicators.catalogue import SHIPPED
from tests.ledger import ledger_builders as jobs
from tests.ledger.ledger_builders import PROCESSES

KILLS = int(os.environ.get("GOALLINE_KILLS", "6"))
"""Random moments at which a process is killed; 60 for the long run, `make kills`."""

FEWER_KILLS = KILLS if KILLS >= 60 else max(KILLS // 3, 1)
"""The same for what takes longer; in the long run as many."""


@contextmanager
def running(job: Callable[..., None], *arguments: Any) -> Iterator[Any]:
    """A process that does ``job`` and is killed at the end of the block if it still runs."""
    process = PROCESSES.Process(  # type: ignore[attr-defined]
        target=jobs.in_environment, args=(dict(os.environ), job, *arguments))
    process.start()
    try:
        yield process
    finally:
        process.kill()
        process.join()


def kill_at_a_random_moment(
    job: Callable[..., None], url: str, seed: int, *more: Any, within: float = 0.02
) -> list[int]:
    """Let ``job`` acknowledge a few versions, kill it, and return the versions that it acknowledged."""
    chance = random.Random(seed)
    listening, speaking = PROCESSES.Pipe(duplex=False)
    with running(job, url, speaking, *more) as process:
        speaking.close()
        said = [listening.recv() for _ in range(chance.randint(1, 5))]
        process.join(chance.uniform(0, within))
        process.kill()
        process.join()
        return said + list(_rest(listening))


def begin_command(*arguments: object) -> subprocess.Popen[str]:
    """A command in a process of its own, which answers in JSON and is not waited for."""
    return subprocess.Popen(
        [sys.executable, "-m", "indicators", *map(str, arguments), "--json", "--by", "Ann"], cwd=SHIPPED.parent,
        env=os.environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8")


def kill_after(process: subprocess.Popen[str], seconds: float) -> None:
    """Kill a process that still runs after some seconds."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()


def _rest(listening: Connection) -> Iterator[int]:
    try:
        while True:
            yield listening.recv()
    except EOFError:
        return
