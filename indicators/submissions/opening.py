"""A ledger and its snapshot, ready to be read: made at a first start, else checked and caught up."""

from pathlib import Path
from typing import Literal

from sqlalchemy import make_url

from indicators.store import ledger as ledgers
from indicators.store.ledger import Ledger
from indicators.store.marker import var_folder
from indicators.store.records import Event, LogEntry
from indicators.store.snapshot import Release, Snapshot
from indicators.submissions.illustrative import load_illustrative
from indicators.submissions.shipped import fill_with_shipped

__all__ = ["Event", "FigureSet", "Ledger", "LogEntry", "Release", "Snapshot", "open_or_init", "url_of"]

FigureSet = Literal["real", "illustrative"]


def open_or_init(figures: FigureSet = "real") -> tuple[Ledger, Snapshot]:
    """Open the ledger of a set of figures; a first start makes and fills it. Raises LedgerTrouble, InputRefused."""
    fill = load_illustrative if figures == "illustrative" else fill_with_shipped
    ledger = ledgers.open_or_create(url_of(figures), fill)
    snapshot = Snapshot(ledger)
    snapshot.catch_up()
    return ledger, snapshot


def url_of(figures: FigureSet) -> str:
    """The ledger that GOALLINE_LEDGER names; that of the invented figures is a file beside it, or in var/."""
    real = ledgers.ledger_url()
    if figures == "real":
        return real
    url = make_url(real)
    beside = url.get_backend_name() == "sqlite" and url.database
    folder = Path(str(url.database)).absolute().parent if beside else var_folder()
    return f"sqlite:///{(folder / 'illustrative.db').as_posix()}"
