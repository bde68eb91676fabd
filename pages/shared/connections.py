"""At the limit of open files new connections are refused, and the visitors who are there go on.

Left alone, Python's event loop writes 2,048 tracebacks a second there, and nobody can open the ledger any more.
"""

import errno
import logging
import os
import socket
import time
from collections.abc import Callable
from typing import Any
from weakref import WeakSet

try:
    import resource
except ImportError:      # Windows, which has no such limit
    resource = None      # type: ignore[assignment]

from pages.shared.words import say

MOST = 65_536            # files that are asked for where the machine sets no limit
RESERVED = 128           # files that are left to ledgers and uploads, at most a quarter of all
OF_VISITOR = 4           # files of one that is there: the connection, and three of the event loop that it is given
OF_LEFT = 3 * 128        # files of those who left, whose loops Streamlit keeps for two minutes, at most so many
EVERY = 60.0             # seconds in which the log says once that connections are refused
FULL = (errno.EMFILE, errno.ENFILE)

_log = logging.getLogger(__name__)
_python = socket.socket.accept
Accept = Callable[[socket.socket], tuple[socket.socket, Any]]


def prepare() -> None:
    """Raise this process's limit of open files as far as it may, and refuse the connections that come too close."""
    if resource is not None and socket.socket.accept is _python:
        socket.socket.accept = _refusing(_raised())  # type: ignore[method-assign,assignment]


def _raised() -> int:
    """The limit after the soft one was raised to the hard one, or to ``MOST`` of it."""
    soft, hard = (MOST if limit == resource.RLIM_INFINITY else limit
                  for limit in resource.getrlimit(resource.RLIMIT_NOFILE))
    if soft < min(hard, MOST):
        soft = min(hard, MOST)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    return soft


def _refusing(limit: int) -> Accept:
    """Accept a connection unless it is one too many: each may become a visitor, and want as many files as one has.

    A new file has the lowest number that is free: a high one says that those below it are in use, whatever by. Where
    not even that is free, a file kept for it gives its own.
    """
    last = limit - min(RESERVED, limit // 4)
    most = max((last - OF_LEFT) // OF_VISITOR, limit // 8)
    spare, logged = os.open(os.devnull, os.O_RDONLY), -EVERY
    there: WeakSet[socket.socket] = WeakSet()

    def accept(listener: socket.socket) -> tuple[socket.socket, Any]:
        nonlocal spare, logged
        while True:
            try:
                connection, address = _python(listener)
            except OSError as error:
                if error.errno not in FULL:
                    raise
                os.close(spare)
                try:
                    connection, _ = _python(listener)
                    connection.close()
                finally:
                    spare = os.open(os.devnull, os.O_RDONLY)
            else:
                if connection.fileno() < last and _open(there) < most:
                    there.add(connection)
                    return connection, address
                connection.close()
            if time.monotonic() - logged >= EVERY:
                logged = time.monotonic()
                _log.warning(say("connections.refused", most=most, limit=limit))

    def _open(connections: WeakSet[socket.socket]) -> int:
        if len(connections) >= most:
            connections.difference_update([connection for connection in connections if connection.fileno() < 0])
        return len(connections)

    return accept
