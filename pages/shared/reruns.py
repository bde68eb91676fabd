"""Whether a visitor's rerun is in progress, so that background work can wait for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

_changed = Condition()
_running: set[object] = set()


@contextmanager
def running() -> Iterator[None]:
    """Count as a rerun in progress."""
    own = object()
    with _changed:
        _running.add(own)
    try:
        yield
    finally:
        with _changed:
            _running.discard(own)
            _changed.notify_all()


def wait_for_none(most: float) -> None:
    """Wait until no rerun is in progress, for ``most`` seconds at most."""
    with _changed:
        _changed.wait_for(lambda: not _running, most)
