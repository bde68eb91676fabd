"""Ledgers that are made once and then copied."""

from tests.ledger.conftest import originals

__all__ = ["originals"]
