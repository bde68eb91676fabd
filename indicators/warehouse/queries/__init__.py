"""The snapshot's questions, one a file; the name of the file is the name of the function that asks it."""

from functools import cache
from importlib import resources


@cache
def text(name: str) -> str:
    """SQL of queries/NAME.sql."""
    return resources.files(__name__).joinpath(f"{name}.sql").read_text(encoding="utf-8")
