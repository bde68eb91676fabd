"""The meaning of words in files: the lists of data/codelists, and patterns."""

import csv
from functools import cache
from pathlib import Path

CODELISTS = Path(__file__).parents[3] / "data" / "codelists"


@cache
def codelist(name: str) -> list[dict[str, str]]:
    """Return the rows of a list in data/codelists."""
    with (CODELISTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
