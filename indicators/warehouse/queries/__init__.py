"""The snapshot's SQL queries, one per file."""

from functools import cache
from importlib import resources


@cache
def text(name: str) -> str:
    """Return the SQL in queries/NAME.sql."""
    return resources.files(__name__).joinpath(f"{name}.sql").read_text(encoding="utf-8")
