"""Footnote signs that stand raised or lowered behind a text: kept apart from its figures, so that 12¹ is never 121.

What is struck through in a cell keeps its line: an old figure and a new one side by side are no number.

A workbook holds them as letters like any other, with a style; what reads its cells joins both. So their figures become
raised ones before the cells are read.
"""

import re
from collections.abc import Mapping

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TEXT = re.compile(r"(<(?:\w+:)?t(?:\s[^<>]*)?>)([^<]*)")
_STRIKE, _LINE = b"strike", "\u0336"
_STRUCK = re.compile(r"<(?:\w+:)?d?strike(?!\s+val=\"(?:0|false)\")[^<>]*>")
_END_OF_RUN = re.compile(r"(</(?:\w+:)?r>)")
_NAME = re.compile(r"style:name=\"([^\"<>]*)\"")
_STYLE_OF_SPAN = re.compile(r"text:style-name=\"([^\"<>]*)\"")
_THROUGH = re.compile(r"text-line-through-(?:style|type)=\"(?!none)")
_POSITION = re.compile(r"style:text-position=\"(?:super|sub|-?[1-9])")


def raised(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a workbook that have such figures, with these as raised ones."""
    return {name: made for name, part in parts.items() if (made := _changed(name, part)) != part}


def has_runs(content: bytes, text: str) -> bool:
    """Whether a text of an XLS workbook has letters in several styles, of which some may be raised or struck through:
    what reads its cells does not say.
    """
    if not text.isascii():
        return False
    wide = text.encode("utf-16-le")
    forms = ((b"\x08", b"", text.encode()), (b"\x0c", b".{4}", text.encode()), (b"\x09", b"", wide),
             (b"\x0d", b".{4}", wide))
    return any(re.search(re.escape(len(text).to_bytes(2, "little") + flags) + b".{2}" + more + re.escape(letters),
                         content, re.DOTALL) for flags, more, letters in forms)


def _changed(name: str, part: bytes) -> bytes:
    """A part with its raised figures; it is cut at its tags, so that no text makes this slow."""
    if name.startswith("xl/") and name.endswith(".xml") and (b"vertAlign" in part or _STRIKE in part) and b"r>" in part:
        cut = _END_OF_RUN.split(part.decode("utf-8", "surrogateescape"))
        return "".join(map(_run, cut)).encode("utf-8", "surrogateescape")
    if name == "content.xml" and (b"text-position" in part or b"text-line-through" in part):
        text = part.decode("utf-8", "surrogateescape")
        lifted, lined = (_styles(text, sign) for sign in (_POSITION, _THROUGH))
        first, *spans = text.split("<text:span ")
        return "<text:span ".join([first, *(_span(span, lifted, lined) for span in spans)]).encode(
            "utf-8", "surrogateescape")
    return part


def struck(text: str) -> str:
    """A text with a line through each of its letters."""
    return "".join(f"{letter}{_LINE}" for letter in text)


def _styles(text: str, sign: re.Pattern[str]) -> set[str]:
    """Names of an ODS workbook's styles that have a sign."""
    return {found[1] for word in text.split("</style:style>") if (own := word.rpartition("<style:style ")[2])
            and sign.search(own) and (found := _NAME.search(own))}


def _run(piece: str) -> str:
    """What ends with a run of letters, whose own style comes last."""
    if found := _STRUCK.search(piece):
        at = found.end()
        return piece[:at] + _TEXT.sub(lambda text: text[1] + struck(text[2]), piece[at:])
    before, style, own = piece.rpartition("vertAlign")
    if not style or not any(kind in own[:40] for kind in ("superscript", "subscript")):
        return piece
    return before + style + _TEXT.sub(lambda text: text[1] + text[2].translate(_RAISED), own)


def _span(piece: str, lifted: set[str], lined: set[str]) -> str:
    """What follows the opening of a span: its style, and its letters up to the next tag."""
    opening, end, rest = piece.partition(">")
    found = _STYLE_OF_SPAN.search(opening)
    if found is None or found[1] not in lifted | lined:
        return piece
    letters, tag, more = rest.partition("<")
    made = struck(letters) if found[1] in lined else letters.translate(_RAISED)
    return opening + end + made + tag + more
