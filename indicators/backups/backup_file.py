"""A backup file: the ledger's bytes, then a line that describes them, then the SHA-256 of all before it.

The bytes come first, so that they can be had without Goalline: ``head -c SIZE FILE`` is a SQLite file, or an archive
for pg_restore. The digest is last, so that a file that was cut off or changed in any bit has none that fits.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from math import nan
from pathlib import Path
from typing import BinaryIO, Literal

from indicators import __version__
from indicators.errors import Refusal
from indicators.ledger.last_seen import Head

Kind = Literal["sqlite", "postgresql"]
SUFFIX = ".goalline"
FOLDER = "GOALLINE_BACKUPS"
CHUNK = 1 << 20
LONGEST = 1 << 16
"""More bytes than the last two lines have."""

DIGEST_LINE = 65
"""Bytes of the last one."""


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What a backup says of itself."""

    made_at: str                      # ISO 8601, UTC
    kind: Kind
    schema: str                       # revision of the tables
    head: Head
    counts: Mapping[str, int]         # rows of each table
    size: int                         # of the ledger's bytes
    sha256: str                       # of the same
    program: str = __version__

    @property
    def name(self) -> str:
        """Name of its file: by the ledger, the time, so that names sort, the version and the end of the chain."""
        moment = re.sub(r"\D", "", self.made_at)[:14]
        return f"{name_of(self.head.ledger_id)}-{moment}-v{self.head.version}-{self.head.printed}{SUFFIX}"


def name_of(ledger_id: str) -> str:
    """Return how the names of all backups of a ledger begin."""
    return f"ledger-{ledger_id[:8]}"


def digest_of(file: Path) -> tuple[int, "hashlib._Hash"]:
    """Return the size of a file and the SHA-256 of what it has."""
    digest, size = hashlib.sha256(), 0
    with file.open("rb") as stream:
        for chunk in iter(lambda: stream.read(CHUNK), b""):
            digest.update(chunk)
            size += len(chunk)
    return size, digest


def wait_for_disk(file: Path) -> None:
    """Wait until the disk has all that was written to a file; raises OSError if it could not take it."""
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def describe(file: Path, digest: "hashlib._Hash", manifest: Manifest) -> None:
    """Append the last two lines to the ledger's bytes of this digest, and wait until the disk has all of it."""
    lines = f"\n{json.dumps(asdict(manifest))}\n".encode()
    digest.update(lines)
    with file.open("ab") as stream:
        stream.write(lines + f"{digest.hexdigest()}\n".encode())
        stream.flush()
        os.fsync(stream.fileno())


def read_manifest(file: Path) -> Manifest:
    """Read what a backup says of itself, not yet verified. Raises Refusal("backup.damaged", "backup.unreadable")."""
    try:
        with file.open("rb") as stream:
            stream.seek(max(0, file.stat().st_size - LONGEST))
            *_, line, digest, end = stream.read().split(b"\n")
        values = json.loads(line)
        if len(digest) + 1 == DIGEST_LINE and end == b"":
            return Manifest(**values | {"head": Head(**values["head"])})
    except OSError as error:
        raise Refusal("backup.unreadable", file=str(file), said=error.strerror or "") from error
    except (ValueError, TypeError, KeyError):
        pass
    raise Refusal("backup.damaged", file=str(file))


def verify(file: Path) -> Manifest:
    """Read every byte of a backup and compare it with its digest. Raises Refusal as ``read_manifest`` does."""
    manifest = read_manifest(file)
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        for chunk in _first(stream, file.stat().st_size - DIGEST_LINE):
            digest.update(chunk)
        if stream.read() != f"{digest.hexdigest()}\n".encode():
            raise Refusal("backup.damaged", file=str(file))
    return manifest


def payload(file: Path, manifest: Manifest) -> Iterator[bytes]:
    """Yield the ledger's bytes."""
    with file.open("rb") as stream:
        yield from _first(stream, manifest.size)


def _first(stream: BinaryIO, size: int) -> Iterator[bytes]:
    while size and (chunk := stream.read(min(CHUNK, size))):
        size -= len(chunk)
        yield chunk


def files_of(folder: Path, ledger_id: str) -> list[Path]:
    """Return the files in a folder that have the name of a backup of a ledger, oldest first."""
    names = re.compile(rf"{name_of(ledger_id)}-\d{{14}}-v\d+-[0-9a-f]{{16}}{re.escape(SUFFIX)}")
    return sorted(path for path in folder.iterdir() if names.fullmatch(path.name) and path.is_file()
                  and not path.is_symlink())


def backups_in(folder: Path, ledger_id: str) -> list[tuple[Path, Manifest]]:
    """Return those of these files that are backups, not verified, with what they say of themselves."""
    backups = []
    for file in files_of(folder, ledger_id):
        with suppress(Refusal):
            manifest = read_manifest(file)
            if (manifest.name, manifest.head.ledger_id) == (file.name, ledger_id):
                backups.append((file, manifest))
    return backups


def folder_of_backups() -> Path | None:
    """The folder GOALLINE_BACKUPS; None where it is not set."""
    setting = os.environ.get(FOLDER, "").strip()
    return Path(setting).absolute() if setting else None


def age_of_newest(ledger_id: str) -> float:
    """Return the seconds since the newest backup in the folder GOALLINE_BACKUPS was made; not a number for none."""
    folder = folder_of_backups()
    backups = backups_in(folder, ledger_id) if folder and folder.is_dir() else []
    made = [datetime.fromisoformat(manifest.made_at) for _, manifest in backups]
    return (datetime.now(UTC) - max(made)).total_seconds() if made else nan
