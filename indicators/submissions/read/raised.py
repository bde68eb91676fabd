"""Footnote signs that stand raised or lowered behind a text: kept apart from its figures, so that 12¹ is never 121.

A workbook holds them as letters like any other, with a style; what reads its cells joins both. So their figures become
raised ones before the cells are read.
"""

import re
from collections.abc import Mapping

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TEXT = re.compile(r"(<(?:\w+:)?t(?:\s[^<>]*)?>)([^<]*)")
_END_OF_RUN = re.compile(r"(</(?:\w+:)?r>)")
_NAME = re.compile(r"style:name=\"([^\"<>]*)\"")
_STYLE_OF_SPAN = re.compile(r"text:style-name=\"([^\"<>]*)\"")
_POSITION = re.compile(r"style:text-position=\"(?:super|sub|-?[1-9])")


def raised(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a workbook that have such figures, with these as raised ones."""
    return {name: made for name, part in parts.items() if (made := _changed(name, part)) != part}


def _changed(name: str, part: bytes) -> bytes:
    """A part with its raised figures; it is cut at its tags, so that no text makes this slow."""
    if name.startswith("xl/") and name.endswith(".xml") and b"vertAlign" in part and b"r>" in part:
        cut = _END_OF_RUN.split(part.decode("utf-8", "surrogateescape"))
        return "".join(map(_run, cut)).encode("utf-8", "surrogateescape")
    if name == "content.xml" and b"text-position" in part:
        text = part.decode("utf-8", "surrogateescape")
        styles = {found[1] for each in text.split("</style:style>") if (own := each.rpartition("<style:style ")[2])
                  and _POSITION.search(own) and (found := _NAME.search(own))}
        first, *spans = text.split("<text:span ")
        return "<text:span ".join([first, *(_span(each, styles) for each in spans)]).encode("utf-8", "surrogateescape")
    return part


def _run(piece: str) -> str:
    """What ends with a run of letters, whose own style comes last."""
    before, style, own = piece.rpartition("vertAlign")
    if not style or not any(each in own[:40] for each in ("superscript", "subscript")):
        return piece
    return before + style + _TEXT.sub(lambda text: text[1] + text[2].translate(_RAISED), own)


def _span(piece: str, styles: set[str]) -> str:
    """What follows the opening of a span: its style, and its letters up to the next tag."""
    opening, end, rest = piece.partition(">")
    found = _STYLE_OF_SPAN.search(opening)
    if found is None or found[1] not in styles:
        return piece
    letters, tag, more = rest.partition("<")
    return opening + end + letters.translate(_RAISED) + tag + more
