"""A folder of ledgers that many tests use one after the other, and what the screens cache of it."""

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from copy import copy
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Any, cast

from streamlit.runtime.caching.cache_resource_api import ResourceCache, _resource_caches

from indicators import ledger as ledgers
from indicators.ledger import Ledger
from indicators.warehouse.snapshot import Snapshot

Cached = list[tuple[ResourceCache[Any], dict[str, Any]]]
"""Each cache of the screens, and its entries."""

WITH_LEDGERS = ".head"
"""What ends the name of the file that each ledger has beside it."""

_shared = _resource_caches._function_caches
_opened: dict[str, Ledger] = {}
_copies: list["Copy"] = []


@contextmanager
def own_caches() -> Iterator[None]:
    """Caches that are empty at first, and gone afterwards."""
    before, _resource_caches._function_caches = _resource_caches._function_caches, {}
    try:
        yield
    finally:
        _resource_caches._function_caches = before


def open_once(url: str) -> Ledger:
    """The ledger at a URL, apart from the one that the screens have; tests in the same folder open it once."""
    if url not in _opened:
        _opened[url] = ledgers.open(url)
    return _opened[url]


def snapshot_of(url: str) -> Snapshot:
    """A snapshot that has caught up with the ledger at a URL, apart from the one that the screens have."""
    loaded = (_copied(copied.loaded[url][1]) for copied in _copies if url in copied.loaded)
    snapshot = next(loaded, None) or Snapshot(open_once(url))
    snapshot.catch_up()
    return snapshot


@dataclass(frozen=True)
class State:
    """What lies in a folder, and how much its ledgers hold."""

    files: list[tuple[str, int]]       # inode of each ledger's file, and size of each other one
    held: Mapping[str, object]         # number of events and attempts, and the marker


class Copy:
    """A copy of a folder of ledgers at one address, put back after a test that changed it.

    So is what the screens had cached of it before; that is right again, since it depends on the ledger alone. Ledgers
    stay open, and their snapshots are copied from those that were loaded once.
    """

    def __init__(self, original: Path, folder: Path) -> None:
        self.original, self.folder = original, folder
        self.loaded: dict[str, tuple[Ledger, Snapshot]] = {}
        shutil.copytree(original, folder)
        _copies.append(self)

    @contextmanager
    def in_use(self) -> Iterator[Path]:
        """The folder, whose ledgers hold what the original ones hold."""
        before, cached = self._state(), _cached()
        yield self.folder
        after = self._state()
        if before is None or after is None or before.files != after.files:
            self._copy_again()
            _put_back(cached, but=self.folder)
        elif after != before:
            changed, opened = [name for name, held in before.held.items() if after.held[name] != held], self._opened()
            for name in changed:
                self._bring_back(name)
            _put_back(cached, but=self.folder)
            for cache, key, entry in opened:
                url = entry.value[0].url
                cache._mem_cache[key] = replace(entry, value=self._loaded(url)) if Path(url).name in changed else entry

    def _state(self) -> State | None:
        """None of a damaged ledger."""
        held = {}
        for file in self.folder.glob("*.db"):
            try:
                with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as opened:
                    counts = [opened.execute(f"SELECT count(*) FROM {table}").fetchone() for table in ("event", "log")]
            except sqlite3.Error:
                return None
            marker = _marker(file)
            held[file.name] = counts, marker.read_bytes() if marker.exists() else b""
        return State([(str(file), file.stat().st_ino if file.suffix == ".db" else file.stat().st_size)
                      for file in sorted(self.folder.rglob("*")) if not file.name.endswith(WITH_LEDGERS)], held)

    def _opened(self) -> list[tuple[ResourceCache[Any], str, Any]]:
        """Where the screens cache the ledgers of the folder."""
        return [(cache, key, entry) for cache, entries in _cached() for key, entry in entries.items()
                if _is_in(entry, self.folder)]

    def _copy_again(self) -> None:
        """Whatever was done to the files, and with none of them open."""
        for url in [url for url in _opened if self.folder.as_posix() in url]:
            _opened.pop(url).close()
        self.loaded.clear()
        shutil.rmtree(self.folder)
        shutil.copytree(self.original, self.folder)

    def _bring_back(self, name: str) -> None:
        """A ledger that is open elsewhere."""
        with closing(sqlite3.connect(self.original / name)) as original, closing(
                sqlite3.connect(self.folder / name)) as file:
            original.backup(file)
        shutil.copyfile(_marker(self.original / name), _marker(self.folder / name))
        for ledger in (*_opened.values(), *(ledger for ledger, _ in self.loaded.values())):
            if Path(ledger.name) == self.folder / name:
                ledger._reached = None                # it forgets how far it was, since it is set back on purpose

    def _loaded(self, url: str) -> tuple[Ledger, Snapshot]:
        """A ledger that was brought back, and a snapshot that has caught up with it."""
        if url not in self.loaded:
            ledger = ledgers.open(url)
            snapshot = Snapshot(ledger)
            snapshot.catalogue(snapshot.catch_up())
            self.loaded[url] = ledger, snapshot
        ledger, snapshot = self.loaded[url]
        return ledger, _copied(snapshot)


def _marker(file: Path) -> Path:
    return Path(f"{file}.head")


def _copied(snapshot: Snapshot) -> Snapshot:
    """The same, with a database of its own."""
    found = copy(snapshot)
    vars(found).update({name: copy(value) for name, value in vars(snapshot).items() if isinstance(value, dict | set)})
    found._taking, found._database = Lock(), cast(Any, snapshot._database).copied()
    return found


def _cached() -> Cached:
    return [(cache, dict(cache._mem_cache.items())) for cache in _shared.setdefault(None, {}).values()]


def _put_back(cached: Cached, but: Path) -> None:
    """Cache again what was cached, but not the ledgers in a folder."""
    for cache in _shared.setdefault(None, {}).values():
        cache.clear()
    for cache, entries in cached:
        for key, entry in entries.items():
            if not _is_in(entry, but):
                cache._mem_cache[key] = entry


def _is_in(entry: Any, folder: Path) -> bool:
    """Whether what is cached is a ledger in a folder, with its snapshot."""
    opened = entry.value[0] if isinstance(entry.value, tuple) and entry.value else None
    return isinstance(opened, Ledger) and folder.as_posix() in opened.url
