"""The folder of editions on a disk: its manifest, and how a finished tree takes the place of the one before.

The folder is a symbolic link to the tree, since no system exchanges two folders in a portable way: renaming a new link
over the old one is atomic everywhere.
"""

import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from indicators.errors import Refusal

try:
    import fcntl
except ImportError:                       # Windows: a second build is not noticed
    fcntl = None  # type: ignore[assignment]

MANIFEST, PRODUCT = "manifest.json", "Goalline edition"
TREE = re.compile(r"-([0-9a-f]{12})(-again)?")


def check_target(out: Path) -> None:
    """Raise Refusal("edition.not_ours") for a file, or a folder with anything else than editions."""
    leads_to = out.readlink().name.removeprefix(out.name) if out.is_symlink() else ""
    is_empty = out.is_dir() and not any(out.iterdir()) or not out.exists() and (
        not out.is_symlink() or TREE.fullmatch(leads_to))      # a link to what is not there now may be somebody's
    if not is_empty and not manifest_of(out):
        raise Refusal("edition.not_ours", out=str(out))


def manifest_of(folder: Path) -> dict[str, Any]:
    """The manifest of a folder of editions; empty for any other folder, or none."""
    with suppress(OSError, ValueError):
        manifest = json.loads((folder / MANIFEST).read_bytes())
        if isinstance(manifest, dict) and manifest.get("product") == PRODUCT:
            return manifest
    return {}


def hash_of(file: Path) -> str:
    """SHA-256 of a file, "" where there is none."""
    return sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


def exchange(unfinished: Path, out: Path, digest: str, hashes: Mapping[str, str]) -> None:
    """Put a finished tree in the place of the one before; the same one stays unless altered."""
    tree, link, before = out.with_name(f"{out.name}-{digest}"), out.with_name(f".{out.name}.link"), _before(out)
    if out.is_symlink() and out.resolve() == tree.resolve():
        if all(hash_of(tree / path) == expected for path, expected in hashes.items()):
            return
        tree = tree.with_name(f"{tree.name}-again")
    if hasattr(os, "sync"):
        os.sync()                        # what is renamed is on the disk
    shutil.rmtree(tree, ignore_errors=True)
    unfinished.rename(tree)
    link.unlink(missing_ok=True)
    link.symlink_to(tree.name, target_is_directory=True)
    if out.is_dir() and not out.is_symlink():        # copied here, or an empty folder
        shutil.rmtree(before, ignore_errors=True)
        out.rename(before)
    link.replace(out)


def _before(out: Path) -> Path:
    """Where a folder is put that is about to be replaced or removed."""
    return out.with_name(f".{out.name}.before")


def put_back(out: Path) -> None:
    """Bring back a folder that was put away by a build which then ended, so that there is none."""
    if _before(out).is_dir() and not os.path.lexists(out):
        _before(out).rename(out)


def remove_others(out: Path) -> None:
    """Remove the trees beside the edition: the one before, and what builds that were ended have left."""
    out.with_name(f".{out.name}.link").unlink(missing_ok=True)
    for tree in [each for each in out.parent.iterdir() if each.name.startswith(out.name)]:
        named = TREE.fullmatch(tree.name.removeprefix(out.name))
        if named and tree.resolve() != out.resolve() and hash_of(tree / MANIFEST).startswith(named[1]):
            shutil.rmtree(_before(out), ignore_errors=True)      # not a copy that somebody named by a time
            tree.rename(_before(out))
    shutil.rmtree(_before(out), ignore_errors=True)


@contextmanager
def only_build(out: Path) -> Iterator[None]:
    """Keep other builds of a folder out. Raises Refusal: edition.busy, edition.cannot_write."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        lock = out.with_name(f".{out.name}.lock").open("a")
    except OSError as error:
        raise Refusal("edition.cannot_write", out=str(out), said=error.strerror or str(error)) from error
    with lock:
        if fcntl is not None:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise Refusal("edition.busy", out=str(out)) from error
        yield
