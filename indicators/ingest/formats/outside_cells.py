"""What stands in a workbook outside of its sheets' cells: its title, headers and footers, text boxes, comments."""

import re
from collections.abc import Mapping
from html import unescape

_PARTS = re.compile(r"docProps/core\.xml|xl/(?:comments/?\w*|drawings/drawing\d+)\.xml|meta\.xml")
_WORDS = re.compile(rb">([^<>]+)<")
_HEADER_FOOTER = re.compile(rb"<(?:odd|even|first)(?:Header|Footer)>([^<]*)<")
_LAYOUT = re.compile(r"&(?:[LCRPNDTFABIUSXYE]|\d+|\"[^\"]*\"|K[0-9A-F]{6})")
_LONGEST = 200           # letters of what may be a title


def words_outside(parts: Mapping[str, bytes]) -> list[str]:
    """Each of them, but for long ones."""
    found = list[str]()
    for name, part in parts.items():
        if _PARTS.fullmatch(name):
            found += map(_text, _WORDS.findall(part))
        elif name.startswith("xl/worksheets/"):
            found += [_LAYOUT.sub(" ", _text(part)) for part in _HEADER_FOOTER.findall(part)]
    return [stated for text in found if (stated := text.strip()) and len(stated) <= _LONGEST]


def _text(stated: bytes) -> str:
    return unescape(stated.decode("utf-8", "replace"))
