"""Snapshots as they are where the program runs."""

import pytest

from indicators.warehouse.database import Database


@pytest.fixture(autouse=True)
def one_duckdb(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has a DuckDB of its own."""
    monkeypatch.setattr("indicators.warehouse.snapshot.Database", Database)
