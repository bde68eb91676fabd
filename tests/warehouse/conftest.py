"""Snapshots as they are where the program runs."""

import duckdb
import pytest

from tests.snapshots import Databases


@pytest.fixture(autouse=True)
def one_duckdb(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has a DuckDB of its own."""
    if isinstance(duckdb.connect, Databases):
        monkeypatch.setattr(duckdb, "connect", duckdb.connect.connect)
