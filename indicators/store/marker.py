"""The small file that remembers that a ledger has been made, so that a lost one is told from a first start."""

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import uuid4

from sqlalchemy import URL

from indicators.store.connection import is_sqlite


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What a ledger was when it was last checked here."""

    ledger_id: str
    made_at: str
    version: int
    hash: str


def var_folder() -> Path:
    """Folder for what Goalline itself writes: GOALLINE_VAR, or var/ in the project."""
    given = os.environ.get("GOALLINE_VAR")
    return Path(given).absolute() if given else Path(__file__).parents[2] / "var"


def marker_of(url: URL) -> Path:
    """Beside a SQLite file; for PostgreSQL in var/, by a digest of the URL without its password."""
    if is_sqlite(url):
        return Path(f"{Path(str(url.database)).absolute()}.made")
    server = url.set(password=None).render_as_string()
    return var_folder() / f"ledger-{hashlib.sha256(server.encode()).hexdigest()[:12]}.made"


def read(marker: Path) -> Seen | None:
    """What was seen last; None where no ledger was ever made or the marker cannot be read as one."""
    with suppress(OSError, ValueError, TypeError):
        return Seen(**json.loads(marker.read_text(encoding="utf-8")))
    return None


def write(marker: Path, seen: Seen) -> None:
    """Replace the marker whole; raises OSError."""
    marker.parent.mkdir(parents=True, exist_ok=True)
    temporary = marker.with_name(f".{marker.name}.{uuid4().hex}")
    try:
        temporary.write_text(json.dumps(asdict(seen), indent=1), encoding="utf-8")
        temporary.replace(marker)
    finally:
        temporary.unlink(missing_ok=True)
