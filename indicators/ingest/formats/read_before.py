"""How a file was read before its faulty cells were coloured: kept inside of the workbook that comes back.

A line of a text may have fewer cells than its header, which no workbook shows: such lines are known again by what
stands in them, and are as short as they were until something is written behind it.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from indicators.ingest.formats.xml import tree

PROPERTY = "Goalline: how it was read"
"""Name of the workbook's own property that holds it, as JSON."""

SHORT = "short"          # lines that are too short: what stands in each, as a digest, and how many cells it has

_PART = "docProps/custom.xml"
_TEXTS = ("indicator", "country", "year", "decimal", "scale", "sheet", "separator", "financial_year_ends")
_NAMES = ("columns", "areas", "indicators", "blanks", "lines", "units")
_SCALE = re.compile(r"(10{0,9}|12)?")
_DECIMALS, _SEPARATORS = ("", ",", "."), ("", ",", ";", "\t", "|")
LONGEST = 200_000        # letters


def read_before(parts: dict[str, bytes]) -> dict[str, Any]:
    """The choices, and the separator of the text, that a workbook was made of; nothing where it does not say."""
    content = _property(parts.get(_PART, b""))
    try:
        found = json.loads(content[:LONGEST])
    except (ValueError, RecursionError):       # anyone may have written it
        return {}
    return found if isinstance(found, dict) and _is_known(found) else {}


def digest(cells: Sequence[str]) -> str:
    """What stands in a line, without the empty cells at its end, as a few letters."""
    end = next((index for index in range(len(cells), 0, -1) if cells[index - 1].strip()), 0)
    return hashlib.sha256("\x1f".join(cells[:end]).encode()).hexdigest()[:12]


def _is_known(found: dict[str, Any]) -> bool:
    """Whether it is what Goalline writes."""
    texts = all(isinstance(found.get(name, ""), str) for name in _TEXTS)
    names = all(isinstance(found.get(name, {}), dict)
                and all(isinstance(text, str) for text in found.get(name, {}).values()) for name in _NAMES)
    row, short = found.get("header_row", 0), found.get(SHORT, {})
    lines = isinstance(short, dict) and all(type(number) is int and number > 0 for number in short.values())
    return (texts and names and lines and type(row) is int and row >= 0
            and set(found) <= {*_TEXTS, *_NAMES, SHORT, "header_row"}
            and _is_day(found.get("financial_year_ends", ""))
            and _SCALE.fullmatch(found.get("scale", "")) is not None
            and found.get("decimal", "") in _DECIMALS and found.get("separator", "") in _SEPARATORS)


def _is_day(stated: str) -> bool:
    """Whether it is a day of every year, "03-31", or nothing."""
    try:
        return not stated or date.fromisoformat(f"2001-{stated}").isoformat() == f"2001-{stated}"
    except ValueError:
        return False


def _property(part: bytes) -> str:
    return next(("".join(node.itertext()) for node in tree(part) if node.get("name") == PROPERTY), "")
