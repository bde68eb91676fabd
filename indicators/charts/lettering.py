"""Text inside a chart: estimated width, wrapping and escaping."""

import re
import unicodedata
from functools import cache

from indicators import wording
from indicators.model import Message

LINE = 1.3  # line height of Plotly's text, in font sizes

NARROW, WIDE = frozenset(" !'(),-./:;I[]fijlrt|‘’·"), frozenset("%@MWmw—…")
EM = {"narrow": (0.35, 0.41), "small": (0.585, 0.65), "other": (0.715, 0.79), "wide": (0.92, 1.015)}
"""Width of a letter in font sizes, plain and bold: about as in DejaVu Sans, the widest font in which a browser without
ours may set a chart (plain Linux), within some 7 % for a line of text.
"""

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"})


def say(code: str, **values: object) -> str:
    """Text of a message code for charts, with its values."""
    return wording.message(Message(code=f"chart.{code}", values=values))


def escape(text: str) -> str:
    """Text escaped for Plotly, whose labels interpret some HTML, and TeX between dollar signs."""
    return text.translate(_MARKUP)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width in pixels in the widest font that may be used (a server cannot query the reader's browser)."""
    return sum(_em(letter, bold=bold) for letter in text) * size


@cache
def _em(letter: str, *, bold: bool) -> float:
    """An accent does not change a letter's width; Chinese, Japanese and Korean ones are square."""
    plain = unicodedata.normalize("NFD", letter)[0]
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    kind = "narrow" if plain in NARROW else "wide" if plain in WIDE else \
        "small" if plain.islower() or plain.isdigit() else "other"
    return EM[kind][bold]


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Lines that fit ``width`` pixels; a word too long for a line is split, nothing is dropped."""
    lines = [""]
    for word in _words(text, width, size, bold):
        for piece in _pieces(word, width, size, bold):
            longer = f"{lines[-1]} {piece}".strip()
            if lines[-1] and text_width(longer, size, bold=bold) > width:
                lines.append(piece)
            else:
                lines[-1] = longer
    return lines if lines != [""] else []


def markup(lines: list[str]) -> str:
    """Lines as one Plotly text."""
    return "<br>".join(map(escape, lines))


def _words(text: str, width: float, size: float, bold: bool) -> list[str]:
    """Units for line breaking; a number and its unit stay together where a line holds both."""
    bound = re.split(r"[ \t\r\n]+", wording.unbroken(text.strip()))
    return [word for part in bound for word in (
        [part] if text_width(part, size, bold=bold) <= width else part.split(wording.NO_BREAK))]


def _pieces(word: str, width: float, size: float, bold: bool) -> list[str]:
    if text_width(word, size, bold=bold) <= width:
        return [word]
    pieces = [""]
    for character in word:
        if pieces[-1] and text_width(pieces[-1] + character, size, bold=bold) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces
