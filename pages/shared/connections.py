"""Limit on open files: beyond it new connections are refused, so that existing sessions continue.

Otherwise Python's event loop would log 2,048 tracebacks a second, and no ledger could be opened any more.
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

from indicators.wording import say

MOST = 65_536            # open files requested where the system sets no limit
RESERVED = 128           # files reserved for ledgers and uploads, at most a quarter of all
OF_VISITOR = 4           # files of a connected visitor: the socket, and three of its event loop
OF_LEFT = 3 * 128        # maximum number of files of disconnected visitors, whose event loops live for two minutes
EVERY = 60.0             # seconds between two log messages about refused connections
FULL = (errno.EMFILE, errno.ENFILE)

_log = logging.getLogger(__name__)
_python = socket.socket.accept
Accept = Callable[[socket.socket], tuple[socket.socket, Any]]


def prepare() -> None:
    """Raise this process's limit of open files as far as allowed, and refuse connections that come too close to it."""
    if resource is not None and socket.socket.accept is _python:
        socket.socket.accept = _refusing(_raised())  # type: ignore[method-assign,assignment]


def _raised() -> int:
    """Raise the soft limit to the hard one, at most to ``MOST``; return the limit."""
    soft, hard = (MOST if limit == resource.RLIM_INFINITY else limit
                  for limit in resource.getrlimit(resource.RLIMIT_NOFILE))
    if soft < min(hard, MOST):
        soft = min(hard, MOST)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    return soft


def _refusing(limit: int) -> Accept:
    """Accept a connection unless it is one too many; each may become a session and need as many files as a session.

    A new file gets the lowest free descriptor, so a high number shows how many are in use. Where none is free, a spare
    descriptor is released to accept and refuse the connection.
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
