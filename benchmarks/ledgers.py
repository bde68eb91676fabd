"""Ledgers in a temporary folder, filled with the population."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from indicators import ledger
from indicators.catalogue import SHIPPED, canonical_bytes, load_catalogue
from indicators.ledger import Ledger
from indicators.ledger.records import NewSubmission
from indicators.permission import staff

ACTOR = staff("Benchmark")


@contextmanager
def ledger_of(submissions: Iterable[NewSubmission], url: str = "") -> Iterator[Ledger]:
    """An open ledger with the shipped catalogue and ``submissions``, released: at ``url``, else in a file."""

    def fill(new: Ledger) -> None:
        new.adopt(ACTOR, canonical_bytes(load_catalogue(SHIPPED)), previewed_on=0)
        for submission in submissions:
            new.publish(ACTOR, submission, previewed_on=new.version())
        new.release(ACTOR, "Benchmark")

    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        made = ledger.create(url or f"sqlite:///{(Path(folder) / 'ledger.db').as_posix()}", fill)
        try:
            yield made
        finally:
            made.close()
