"""Makes the folder of all editions: built beside it, then put in its place by one rename.

The folder is a symbolic link to the tree, since no system exchanges two folders in a portable way: renaming a new link
over the old one is atomic everywhere.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from indicators import __version__
from indicators.edition import data
from indicators.edition.release import Edition
from indicators.errors import Refusal

try:
    import fcntl
except ImportError:                       # Windows: a second build is not noticed
    fcntl = None  # type: ignore[assignment]

MANIFEST = "manifest.json"
PRODUCT = "Goalline edition"

Progress = Callable[[int, int], None]
"""Is called with the number of pages made so far, and of all."""


@dataclass(frozen=True)
class Built:
    """A folder of editions, and the addresses whose content differs from the folder before, or that are gone."""

    folder: Path
    files: Mapping[str, str]
    purge: tuple[str, ...]


def build(editions: Iterable[Edition], out: Path, progress: Progress = lambda _done, _all: None) -> Built:
    """Make the folder of editions, oldest first. Raises Refusal: edition.* and brief.no_chromium."""
    check_target(out)
    with _only_build(out):
        before, unfinished = manifest_of(out), out.with_name(f".{out.name}.unfinished")
        try:
            shutil.rmtree(unfinished, ignore_errors=True)
            editions = list(editions)
            hashes = dict(_written(files_of(editions, progress), unfinished))
            lasting = tuple(f"{edition.slug}/" for edition in editions)
            pages = [address_of(path) for path in hashes if path.endswith("index.html") and path.startswith(lasting)]
            hashes |= _written(data.site_files(editions, pages), unfinished)
            content = _manifest(hashes)
            _write(unfinished / MANIFEST, content)
            _exchange(unfinished, out, sha256(content).hexdigest()[:12])
        except OSError as error:
            raise Refusal("edition.cannot_write", out=str(out), said=error.strerror or str(error)) from error
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    was = before.get("files", {})
    purge = [path for path in sorted({*was, *hashes}) if was.get(path, "") != hashes.get(path) and path in was]
    return Built(out, hashes, tuple(map(address_of, purge)))


def files_of(editions: list[Edition], _progress: Progress) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file of the tree but its manifest; of the last edition also without its address."""
    for edition in editions:
        for path, content in data.files(edition):
            yield f"{edition.slug}/{path}", content
            if edition is editions[-1]:
                yield path, content


def address_of(path: str) -> str:
    """The address under which a file is read, after that of the folder."""
    return path.removesuffix("index.html")


def check_target(out: Path) -> None:
    """Raise Refusal("edition.not_ours") for a file, or a folder with anything else than editions."""
    is_empty = not out.exists() or out.is_dir() and not any(out.iterdir())
    if not is_empty and not manifest_of(out):
        raise Refusal("edition.not_ours", out=str(out))


def manifest_of(folder: Path) -> dict[str, Any]:
    """The manifest of a folder of editions; empty for any other folder, or none."""
    with suppress(OSError, ValueError):
        manifest = json.loads((folder / MANIFEST).read_bytes())
        if isinstance(manifest, dict) and manifest.get("product") == PRODUCT:
            return manifest
    return {}


def _manifest(hashes: Mapping[str, str]) -> bytes:
    content = {"product": PRODUCT, "program": __version__, "files": dict(sorted(hashes.items()))}
    return json.dumps(content, indent=1, ensure_ascii=False).encode()


def _written(files: Iterable[tuple[str, bytes]], folder: Path) -> Iterator[tuple[str, str]]:
    """Write files into a new folder; yield path and SHA-256 of each."""
    for path, content in files:
        _write(folder / path, content)
        yield path, sha256(content).hexdigest()


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _exchange(unfinished: Path, out: Path, digest: str) -> None:
    """Put a finished tree in the place of the one before, which is removed then."""
    before, tree = out.resolve() if out.is_symlink() else None, out.with_name(f"{out.name}-{digest}")
    if before == tree.resolve():
        return
    if hasattr(os, "sync"):
        os.sync()                        # what is renamed is on the disk
    shutil.rmtree(tree, ignore_errors=True)
    unfinished.rename(tree)
    link = out.with_name(f".{out.name}.link")
    link.unlink(missing_ok=True)
    link.symlink_to(tree.name, target_is_directory=True)
    if out.is_dir() and not out.is_symlink():
        out.rename(aside := out.with_name(f".{out.name}.before"))
        before = aside
    link.replace(out)
    if before and before.parent == out.resolve().parent:
        shutil.rmtree(before, ignore_errors=True)


@contextmanager
def _only_build(out: Path) -> Iterator[None]:
    """Keep other builds of a folder out. Raises Refusal: edition.busy, edition.cannot_write."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.with_name(f".{out.name}.lock").open("a") as lock:
            if fcntl is not None:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError as error:
                    raise Refusal("edition.busy", out=str(out)) from error
            yield
    except OSError as error:
        raise Refusal("edition.cannot_write", out=str(out), said=error.strerror or str(error)) from error
