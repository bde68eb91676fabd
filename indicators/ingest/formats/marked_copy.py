"""Read options stored in a marked copy of a file, as briefing/coloured_cells.py writes it.

A line of a text file may have fewer cells than its header, which a workbook cannot represent: such lines are recognised
by a digest of their cells, and remain short until something is written to the right of them.
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
"""Author of the comments on marked cells."""

PROPERTY = "Goalline: how it was read"
"""Name of the custom document property that holds the options, as JSON."""

SHORT = "short"          # lines that are too short: digest of the cells -> number of cells

_PART = "docProps/custom.xml"
_TEXTS = ("indicator", "country", "year", "decimal", "scale", "sheet", "separator", "financial_year_ends")
_NAMES = ("columns", "areas", "indicators", "blanks", "lines", "units")
_SCALE = re.compile(r"(10{0,9}|12)?")
_DECIMALS, _SEPARATORS = ("", ",", "."), ("", ",", ";", "\t", "|")
LONGEST = 200_000        # characters


def read_before(parts: Parts) -> dict[str, Any]:
    """Return the choices and the delimiter stored in a marked copy; {} if there are none."""
    content = next(("".join(node.itertext()) for node in tree(parts.get(_PART, b"")) if node.get("name") == PROPERTY),
                   "")
    try:
        found = json.loads(content[:LONGEST])
    except (ValueError, RecursionError):       # the property may be written by anyone
        return {}
    return found if isinstance(found, dict) and _is_known(found) else {}


def digest(cells: Sequence[str]) -> str:
    """Return a short digest of the cells of a line, without trailing empty ones."""
    return hashlib.sha256("\x1f".join(trimmed(cells)).encode()).hexdigest()[:12]


def _is_known(found: dict[str, Any]) -> bool:
    """Whether the stored options have the form that Goalline writes."""
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
    """Whether the text is "" or a day of the year such as "03-31" (no leap day)."""
    try:
        return not stated or date.fromisoformat(f"2001-{stated}").isoformat() == f"2001-{stated}"
    except ValueError:
        return False
