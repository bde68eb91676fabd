"""The marker: a small file that stores how far a ledger had advanced, to tell a lost or older ledger from a first
start.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import uuid4

from sqlalchemy import URL

from indicators.ledger import private_files
from indicators.ledger.chain import PRINTED
from indicators.ledger.connection import is_sqlite

try:
    import fcntl
except ImportError:                       # on Windows two concurrent writers may leave the marker one write behind
    fcntl = None  # type: ignore[assignment]


_RESTORED = "restored"


@dataclass(frozen=True, kw_only=True)
class Seen:
    """State of a ledger when it was last read or written here. Markers of older programs lack the log."""

    ledger_id: str
    made_at: str
    version: int
    hash: str
    log_number: int = 0
    log_hash: str = ""

    @property
    def printed(self) -> str:
        """The head of the chain as printed on receipts."""
        return self.hash[:PRINTED]

    @property
    def end(self) -> tuple[int, int]:
        """Numbers of the last event and of the second log's last entry."""
        return self.version, self.log_number


def var_folder() -> Path:
    """Return the folder for Goalline's own files: GOALLINE_VAR, or var/ in the project."""
    given = os.environ.get("GOALLINE_VAR")
    return Path(given).absolute() if given else Path(__file__).parents[2] / "var"


def marker_of(url: URL) -> Path:
    """Return the path of a ledger's marker. SQLite: next to the real file, unless an older program left one next to a
    link to it. PostgreSQL: in var/, named by a digest of the URL without its password.
    """
    if is_sqlite(url):
        named = Path(str(url.database)).absolute()
        real, earlier = (Path(f"{file}.made") for file in (named.resolve(), named))
        return earlier if earlier.exists() and not real.exists() else real
    server = url.set(password=None).render_as_string()
    return var_folder() / f"ledger-{hashlib.sha256(server.encode()).hexdigest()[:12]}.made"


def read(marker: Path) -> Seen | None:
    """Return the state last seen; None if no ledger was ever created or the marker is unreadable."""
    with suppress(OSError, ValueError, TypeError):
        content = json.loads(marker.read_text(encoding="utf-8"))
        content.pop(_RESTORED, None)
        return Seen(**content)
    return None


def restored(marker: Path) -> int | None:
    """Return the data version of the older copy last accepted here, until a start without GOALLINE_RESTORED."""
    with suppress(OSError, ValueError, TypeError, AttributeError):
        return json.loads(marker.read_text(encoding="utf-8")).get(_RESTORED)
    return None


def write(marker: Path, seen: Seen, restored: int | None = None) -> None:
    """Replace the marker atomically; raises OSError."""
    content = asdict(seen) | ({} if restored is None else {_RESTORED: restored})
    private_files.make_folder(marker.parent)
    temporary = marker.with_name(f".{marker.name}.{uuid4().hex}")
    try:
        private_files.make_file(temporary)
        temporary.write_text(json.dumps(content, indent=1), encoding="utf-8")
        temporary.replace(marker)
    finally:
        temporary.unlink(missing_ok=True)


def move(marker: Path, seen: Seen) -> None:
    """Advance the marker to this state, unless another process has advanced it further."""
    with _alone(marker.parent):
        known = read(marker)
        if known is None or known.ledger_id != seen.ledger_id or known.end < seen.end:
            write(marker, seen, restored(marker) if known and known.ledger_id == seen.ledger_id else None)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Exclude other processes from moving a marker in this folder, where the system supports it."""
    opened = None
    with suppress(OSError, AttributeError):
        opened = os.open(folder, os.O_RDONLY)
        fcntl.flock(opened, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if opened is not None:
            os.close(opened)
