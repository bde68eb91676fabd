"""What a copy of a file with its faulty cells coloured, as briefing/marked.py makes one, says of how that was read.

A line of a text may have fewer cells than its header, which no workbook shows: such lines are known again by
their words, and are as short as they were until something is written behind it.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from indicators.ingest.formats.archives import Parts, tree
from indicators.ingest.formats.header_rows import trimmed

OURS = "Goalline"
"""Author of the comments on its coloured cells."""

PROPERTY = "Goalline: how it was read"
"""Name of the workbook's own property that holds it, as JSON."""

SHORT = "short"          # lines that are too short: the words of each, as a digest, and how many cells it has

_PART = "docProps/custom.xml"
_TEXTS = ("indicator", "country", "year", "decimal", "scale", "sheet", "separator", "financial_year_ends")
_NAMES = ("columns", "areas", "indicators", "blanks", "lines", "units")
_SCALE = re.compile(r"(10{0,9}|12)?")
_DECIMALS, _SEPARATORS = ("", ",", "."), ("", ",", ";", "\t", "|")
LONGEST = 200_000        # letters


def read_before(parts: Parts) -> dict[str, Any]:
    """The choices, and the separator of the text, that a workbook was made of; nothing where it does not say."""
    content = next(("".join(node.itertext()) for node in tree(parts.get(_PART, b"")) if node.get("name") == PROPERTY),
                   "")
    try:
        found = json.loads(content[:LONGEST])
    except (ValueError, RecursionError):       # anyone may have written it
        return {}
    return found if isinstance(found, dict) and _is_known(found) else {}


def digest(cells: Sequence[str]) -> str:
    """The words of a line, without the empty cells at its end, as a few letters."""
    return hashlib.sha256("\x1f".join(trimmed(cells)).encode()).hexdigest()[:12]


def _is_known(found: dict[str, Any]) -> bool:
    """Whether it is what Goalline writes."""
    texts, row = {name: found.get(name, "") for name in _TEXTS}, found.get("header_row", 0)
    names, short = [found.get(name, {}) for name in _NAMES], found.get(SHORT, {})
    return (set(found) <= {*_TEXTS, *_NAMES, SHORT, "header_row"}
            and all(isinstance(text, str) for text in texts.values())
            and all(isinstance(stated, dict) and all(isinstance(text, str) for text in stated.values())
                    for stated in names)
            and isinstance(short, dict) and all(type(number) is int and number > 0 for number in short.values())
            and type(row) is int and row >= 0
            and _is_day(texts["financial_year_ends"]) and _SCALE.fullmatch(texts["scale"]) is not None
            and texts["decimal"] in _DECIMALS and texts["separator"] in _SEPARATORS)


def _is_day(stated: str) -> bool:
    """Whether it is a day of every year, "03-31", or nothing."""
    try:
        return not stated or date.fromisoformat(f"2001-{stated}").isoformat() == f"2001-{stated}"
    except ValueError:
        return False
