"""Whether a visitor's rerun is in progress, so that background work can wait for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Condition

_changed = Condition()
_running: set[object] = set()
_own: ContextVar[object] = ContextVar("the rerun in progress here", default=None)


@contextmanager
def running() -> Iterator[None]:
    """Count as a rerun in progress."""
    own = object()
    before = _own.set(own)
    with _changed:
        _running.add(own)
    try:
        yield
    finally:
        _own.reset(before)
        _ended(own)


@contextmanager
def waiting() -> Iterator[None]:
    """Within a rerun, count as none in progress: it waits for background work, which would wait for it."""
    own = _own.get()
    _ended(own)
    try:
        yield
    finally:
        if own is not None:
            with _changed:
                _running.add(own)


def _ended(rerun: object) -> None:
    with _changed:
        _running.discard(rerun)
        _changed.notify_all()


def wait_for_none(most: float) -> None:
    """Wait until no rerun is in progress, for ``most`` seconds at most."""
    with _changed:
        _changed.wait_for(lambda: not _running, most)
