"""Open a ledger and its snapshot: created at a first start, else verified and brought up to date."""

import os
from pathlib import Path
from typing import Literal, get_args

from sqlalchemy import make_url

from indicators import ledger as ledgers
from indicators.demo import fill_demo
from indicators.errors import LedgerTrouble, Refusal
from indicators.ledger import Ledger
from indicators.ledger.approvals import Act, Preparation
from indicators.ledger.audit import AuditRow, audit_file
from indicators.ledger.commitments import words_of
from indicators.ledger.database import writes_under_way
from indicators.ledger.last_seen import var_folder
from indicators.ledger.received_files import ReceivedFile
from indicators.ledger.records import Event, LogEntry
from indicators.ledger.remarks import remark_of
from indicators.ledger.sessions import Session
from indicators.submissions.shipped_data import fill_with_shipped
from indicators.warehouse.narratives import Narrative
from indicators.warehouse.releases import Release
from indicators.warehouse.snapshot import Snapshot

__all__ = ["Act", "AuditRow", "Event", "FigureSet", "Ledger", "LogEntry", "Narrative", "Preparation", "ReceivedFile",
           "Release", "Session", "Snapshot", "audit_file", "figure_set", "is_made", "open_made", "open_or_init",
           "remark_of", "start_demo_again", "url_of", "words_of",
           "writes_under_way"]

FigureSet = Literal["real", "illustrative"]
VARIABLE = "GOALLINE_SET"


def figure_set(asked: str | None = None) -> FigureSet:
    """Return the requested set of figures, else the one in GOALLINE_SET, else the real ones.

    Raises Refusal("setting.set") for an unknown name, since a misspelt name must not select the real figures.
    """
    named = asked or os.environ.get(VARIABLE, "")
    found: dict[str, FigureSet] = {name: name for name in get_args(FigureSet)} | {"": "real"}
    if (plain := named.strip().casefold()) not in found:
        raise Refusal("setting.set", variable=VARIABLE, found=named)
    return found[plain]


def open_or_init(figures: FigureSet = "real") -> tuple[Ledger, Snapshot]:
    """Open the ledger of a set of figures; a first start creates and fills it. Raises LedgerTrouble and InputRefused.
    """
    fill = fill_demo if figures == "illustrative" else fill_with_shipped
    return _ready(ledgers.open_or_create(url_of(figures), fill))


def open_made(figures: FigureSet = "real") -> tuple[Ledger, Snapshot]:
    """Open the existing ledger of a set of figures. Raises LedgerTrouble."""
    return _ready(ledgers.open(url_of(figures)))


def start_demo_again() -> None:
    """Replace the ledger of the demo, with everything saved there, by a new one."""
    ledgers.replace(url_of("illustrative"), fill_demo)


def is_made(figures: FigureSet) -> bool:
    """Whether the ledger of a set of figures exists."""
    try:
        return ledgers.exists(url_of(figures))
    except LedgerTrouble:
        return False


def _ready(ledger: Ledger) -> tuple[Ledger, Snapshot]:
    snapshot = Snapshot(ledger)
    snapshot.catch_up()
    return ledger, snapshot


def url_of(figures: FigureSet) -> str:
    """Return the URL of a set's ledger: GOALLINE_LEDGER; for the invented figures a file in the same folder, or in
    var/.
    """
    real = ledgers.ledger_url()
    if figures == "real":
        return real
    url = make_url(real)
    on_disk = url.get_backend_name() == "sqlite" and url.database
    folder = Path(str(url.database)).absolute().parent if on_disk else var_folder()
    return f"sqlite:///{(folder / 'invented.db').as_posix()}"
