"""Removes characters that break files or reverse the direction of text."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

Anything = TypeVar("Anything")

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
                         "\u202a-\u202e\u2066-\u2069]")
"""What XML does not allow, other control characters, and marks that reverse the direction of what follows."""


def clean(text: str) -> str:
    """A text without unprintable characters."""
    return UNPRINTABLE.sub("", text)


def cleaned(found: Anything) -> Anything:
    """A copy with every text cleaned, also inside dataclasses, mappings, tuples and lists."""
    made: Any = found
    match found:
        case str():
            made = type(found)(clean(found)) if UNPRINTABLE.search(found) else found
        case tuple() | list():
            made = type(found)(map(cleaned, found))
        case Mapping():
            made = {cleaned(key): cleaned(value) for key, value in found.items()}
        case _ if is_dataclass(found) and not isinstance(found, type):
            made = replace(found, **{field.name: cleaned(getattr(found, field.name)) for field in fields(found)})
    return made
