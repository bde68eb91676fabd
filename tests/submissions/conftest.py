"""Ledgers with the shipped catalogue, made once on each database and then copied."""

import pytest

from indicators.catalogue import SHIPPED, canonical_bytes, load_catalogue
from indicators.ledger import Ledger
from tests.ledger.conftest import Filled, filled, originals
from tests.ledger.ledger_builders import ANN

__all__ = ["filled", "originals"]


@pytest.fixture
def book(filled: Filled) -> Ledger:
    """A ledger with the shipped catalogue and no figures."""
    return filled(adopt)


def adopt(book: Ledger) -> None:
    """Adopt the shipped catalogue."""
    book.adopt(ANN, canonical_bytes(load_catalogue(SHIPPED)), previewed_on=0)
