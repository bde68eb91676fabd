"""A folder of ledgers that many tests use one after the other, and what the screens cache of it."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from streamlit.runtime.caching.cache_resource_api import ResourceCache, _resource_caches

from indicators.ledger import Ledger

Cached = list[tuple[ResourceCache[Any], dict[str, Any]]]
"""Each cache of the screens, and its entries."""

_shared = _resource_caches._function_caches


@contextmanager
def own_caches() -> Iterator[None]:
    """Caches that are empty at first, and gone afterwards."""
    _resource_caches._function_caches = {}
    try:
        yield
    finally:
        _resource_caches._function_caches = _shared


class Copy:
    """A copy of a folder of ledgers at one address, put back after a test that changed it.

    So is what the screens had cached of it before; that is right again, since it depends on the ledger alone.
    """

    def __init__(self, original: Path, folder: Path) -> None:
        self.original, self.folder = original, folder
        shutil.copytree(original, folder)

    @contextmanager
    def in_use(self) -> Iterator[Path]:
        """The folder, whose ledgers hold what the original ones hold."""
        state, cached = self._state(), _cached()
        yield self.folder
        if state is None or self._state() != state:
            shutil.rmtree(self.folder)
            shutil.copytree(self.original, self.folder)
            _put_back(cached, but=self.folder)

    def _state(self) -> object:
        """How many events and attempts the ledgers hold, and what else lies in the folder; None of a damaged one."""
        counts = {}
        for file in self.folder.glob("*.db"):
            try:
                with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as opened:
                    counts[file.name] = [opened.execute(f"SELECT count(*) FROM {table}").fetchone()
                                         for table in ("event", "log")]
            except sqlite3.Error:
                return None
        return counts, {file: file.stat().st_size for file in self.folder.glob("var/**/*")}


def _cached() -> Cached:
    return [(cache, dict(cache._mem_cache.items())) for cache in _shared.setdefault(None, {}).values()]


def _put_back(cached: Cached, but: Path) -> None:
    """Cache again what was cached, but not the ledgers in a folder: their files are others now."""
    for cache in _shared.setdefault(None, {}).values():
        cache.clear()
    for cache, entries in cached:
        for key, entry in entries.items():
            opened = entry.value[0] if isinstance(entry.value, tuple) and entry.value else None
            if not (isinstance(opened, Ledger) and but.as_posix() in opened.url):
                cache._mem_cache[key] = entry
