"""The meaning of words in files: the lists of data/codelists, and patterns."""

import csv
import re
from functools import cache
from pathlib import Path

from indicators.ingest.limits import LONGEST_NAME

CODELISTS = Path(__file__).parents[3] / "data" / "codelists"


@cache
def codelist(name: str) -> list[dict[str, str]]:
    """Return the rows of a list in data/codelists."""
    with (CODELISTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def name_match(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Match a whole name; None for a text too long for one, since a pattern may take the square of its length."""
    return pattern.fullmatch(text) if len(text) <= LONGEST_NAME else None
