"""The first words of a heading, such as "Operational Goal 1.1:", and the number, bullet or signs before them."""

import re
from functools import cache
from typing import Literal, NamedTuple

from indicators.reports.items import Marker, marker_of
from indicators.reports.report import Line
from indicators.reports.wordings import is_alike, named, normalised

Named = Literal["target", "goal"]

LONGEST_NAME = 40        # letters before a colon that may be a misspelt "Operational Goal"
DECORATION = re.compile(r"(?:#+\s*)?(?:\*\*|__)?(?:\d(?:\.\d{1,2})+[.)]?\s+)?")
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}


class Start(NamedTuple):
    """The first words of a target or goal: their length, the number that follows, whether they are the form's, and
    whether a colon or another mark ends them.
    """

    length: int
    number: str
    sure: bool
    marked: bool


def start_of(line: Line, kind: Named) -> Start | None:
    """The first words of a heading; not in the middle of a sentence, where no number or colon follows them."""
    offset, marker = before_heading(line.text)
    for name, pattern in _starts(kind):
        match = pattern.match(line.text, offset)
        if not match:
            continue
        is_whole_line, number, is_marked = match.end() == len(line.text), match["number"] or "", bool(match["mark"])
        is_form_wording = (" " in name or not name.isascii()) and not (marker and not marker.counts)
        is_numbered = number and (is_form_wording or is_marked or is_whole_line)
        is_alone = is_form_wording and (is_marked or is_whole_line and (line.after_blank or line.column > 0))
        if is_numbered or ":" in match["mark"] or is_alone:
            return Start(match.end(), str(ROMAN.get(number.lower(), number)), is_form_wording, is_marked)
    return _misspelt(line.text, offset, kind) if not marker or marker.counts else None


def _misspelt(text: str, offset: int, kind: Named) -> Start | None:
    """The first words of a heading before a colon, with letters wrong."""
    head, colon, _ = text[offset:offset + LONGEST_NAME].partition(":")
    number = re.search(r"\d(?:\.\d)?", head)
    words = normalised(head.replace(number[0], "") if number else head)
    if not colon or not any(is_alike(words, normalised(name)) for name in named(kind) if " " in name):
        return None
    return Start(offset + len(head) + 1, number[0] if number else "", sure=True, marked=True)


def decoration(text: str) -> int:
    """Length of signs for a heading or bold words in plain text, and of a number such as 1.1."""
    match = DECORATION.match(text)
    return match.end() if match else 0


def before_heading(text: str) -> tuple[int, Marker | None]:
    """Length of decoration and number before a heading, and the number's or bullet's marker."""
    length = decoration(text)
    marker = marker_of(text[length:])
    return length + (marker.length if marker else 0), marker


@cache
def first_words(kind: Named) -> frozenset[str]:
    """The first words of names such as "Operational Goal", without the last."""
    names = [normalised(name).split() for name in named(kind)]
    return frozenset(" ".join(words[:count]) for words in names for count in range(1, len(words)))


@cache
def _starts(kind: Named) -> list[tuple[str, re.Pattern[str]]]:
    """Names of targets or goals, and the patterns of their number and mark."""
    number, mark = r"(?:(?:no\b\.?|n[°º]|number|#)\s*)?(?P<number>\d(?:\.\d)?|[ivx]+\b)?", r"(?P<mark>[:.)–—-]*)"
    return [(name, re.compile(rf"{re.escape(name)}\s*{number}\s*{mark}\s*", re.IGNORECASE)) for name in named(kind)]
