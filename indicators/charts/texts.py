"""Texts inside a chart: messages, escaped for Plotly, in lines broken by their number of letters."""

from textwrap import wrap

from indicators import wording
from indicators.model import Message

LINE = 1.3               # height of a line of Plotly's text, in font sizes
LETTER = 0.48            # width of an average letter, in font sizes; no letter is measured
NARROW = 48              # letters of a line that a phone has room for

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"})


def say(code: str, **values: object) -> str:
    """Text of a message code for charts, with its values."""
    return wording.message(Message(code=f"chart.{code}", values=values))


def escape(text: str) -> str:
    """Text escaped for Plotly, whose labels interpret some HTML, and TeX between dollar signs."""
    return text.translate(_MARKUP)


def lines_of(text: str, width: float, size: float) -> list[str]:
    """Lines of a text for a number of pixels, at a font size; a number and its unit stay together."""
    return wrap(wording.unbroken(text), max(8, int(width / (LETTER * size))))


def markup(lines: list[str]) -> str:
    """Lines as one Plotly text."""
    return "<br>".join(map(escape, lines))


def hover(name: str, *lines: str) -> str:
    """Hover text: a name in bold, and lines below it."""
    return "<br>".join([f"<b>{escape(name)}</b>", *(escape(line) for line in lines if line)])
