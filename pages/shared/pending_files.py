"""Changed files of data/ that wait for somebody to publish them, and what they would change."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pandas as pd
import streamlit as st

from indicators.catalogue import SHIPPED
from indicators.errors import InputRefused, Refusal
from indicators.model import Actor
from indicators.submissions import opening
from indicators.submissions.changed_files import Pending, differences, pending_flips, submit_differences
from indicators.submissions.shipped_data import Folder, read_folder
from pages.shared import cache, state


def files_wait() -> bool:
    """Whether files in data/ differ from what was loaded, or have faults; False for illustrative figures."""
    try:
        if state.chosen_set() != "real":
            return False
        url, fingerprint, version = _compared()
        return _files_wait(url=url, fingerprint=fingerprint, version=version)
    except InputRefused:
        return True
    except Refusal:
        return False           # the page itself reports the ledger's trouble


@st.cache_resource(max_entries=4, show_spinner=False)
def _files_wait(url: str, fingerprint: str, version: int) -> bool:
    return bool(_waiting(lambda folder: _content(folder, fingerprint)))


def pending() -> Pending | None:
    """The pending changes of files in data/ as they are now, compared with the current state; None without changes."""
    return _waiting(read_folder)


def _waiting(read: Callable[[Path], Folder]) -> Pending | None:
    found = differences(*cache.opened("real"), SHIPPED, read)
    return found if found.catalogue or found.files or found.reports else None


@st.cache_resource(max_entries=2, show_spinner=False)
def _content(folder: Path, fingerprint: str) -> Folder:
    return read_folder(folder)


def bring_in(found: Pending, actor: Actor, note: str, *, retract: bool) -> list[int]:
    """Publish pending changes; return the data versions created."""
    events = submit_differences(cache.opened("real")[0], found, actor, note, retract=retract)
    _files_wait.clear()
    _flips_of_catalogue.clear()
    return [event.version for event in events]


def flips_of_catalogue() -> int | None:
    """How many statuses the pending changes would change; None without changes of goals or codelists."""
    return _flips_of_catalogue(*_compared())


@st.cache_resource(max_entries=4, show_spinner=False)
def _flips_of_catalogue(url: str, fingerprint: str, version: int) -> int | None:
    found = pending()
    if found is None or found.catalogue is None:
        return None
    changed = flips(found, retract=False)
    return int((changed["breakdown"] == "").sum())


def flips(found: Pending, *, retract: bool) -> pd.DataFrame:
    """The statuses that the pending changes would change."""
    return pending_flips(cache.snapshot_of("real"), found, retract=retract)


def _compared() -> tuple[str, str, int]:
    """What the pending changes depend on: the ledger, the files, and the data version."""
    return opening.url_of("real"), _fingerprint(SHIPPED), cache.snapshot_of("real").catch_up()


def _fingerprint(folder: Path) -> str:
    """Names, sizes and modification times of the files: a quick check for changes. One text, since a cache key of as
    many numbers takes Streamlit a millisecond.
    """
    found = []
    for where, _, names in os.walk(folder):
        for file in (os.path.join(where, name) for name in names):   # noqa: PTH118 - a Path takes three times as long
            with suppress(OSError):                                  # removed meanwhile, or a link to nothing
                stat = os.stat(file)                                 # noqa: PTH116
                found.append(f"{file} {stat.st_size} {stat.st_mtime_ns}")
    return "\n".join(sorted(found))
