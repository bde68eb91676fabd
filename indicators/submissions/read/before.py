"""How a file was read before its faulty cells were coloured: kept inside of the workbook that comes back."""

import json
from typing import Any

from indicators.submissions.read.parts import tree

PROPERTY = "Goalline: how it was read"
"""Name of the workbook's own property that holds it, as JSON."""

_PART = "docProps/custom.xml"
_TEXTS = ("indicator", "country", "year", "decimal", "sheet", "separator")
_NAMES = ("columns", "areas", "indicators")
_DECIMALS, _SEPARATORS = ("", ",", "."), ("", ",", ";", "\t", "|")
_LONGEST = 200_000


def read_before(parts: dict[str, bytes]) -> dict[str, Any]:
    """The choices, and the separator of the text, that a workbook was made of; nothing where it does not say."""
    told = _property(parts.get(_PART, b""))
    try:
        found = json.loads(told[:_LONGEST])
    except (ValueError, RecursionError):       # anyone may have written it
        return {}
    return found if isinstance(found, dict) and _is_known(found) else {}


def _is_known(found: dict[str, Any]) -> bool:
    """Whether it is what Goalline writes."""
    texts = all(isinstance(found.get(name, ""), str) for name in _TEXTS)
    names = all(isinstance(found.get(name, {}), dict)
                and all(isinstance(each, str) for each in found.get(name, {}).values()) for name in _NAMES)
    row = found.get("header_row", 0)
    return (texts and names and type(row) is int and row >= 0 and set(found) <= {*_TEXTS, *_NAMES, "header_row"}
            and found.get("decimal", "") in _DECIMALS and found.get("separator", "") in _SEPARATORS)


def _property(part: bytes) -> str:
    return next(("".join(each.itertext()) for each in tree(part) if each.get("name") == PROPERTY), "")
