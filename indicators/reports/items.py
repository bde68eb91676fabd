"""Items of a report: bullets and numbers at their start, in any script; items that break off."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

SENTENCE_ENDS = re.compile(r"[.!?:;。！？：；．｡؟।][\"”’»)\]」』）】》]*$")
BULLET = re.compile(r"(?:[-–—―‐•‣⁃▪▫■□◦●○〇◎◆◇►▶▸▷▲△▼▽★☆➢➤➔➜☞✓✔✦❖·∙・･＊－*→]|[\uf0a7\uf0b7\uf0d8\uf02d])\s*")
WIDE = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff21-\uff5a"        # East Asian letters need no space before them
COUNTED = re.compile(r"(?P<open>[(（第]?)(?:(?P<number>\d{1,2})|(?P<roman>[ivx]{1,5}|[IVX]{1,5})(?![a-zA-Z])"
                     r"|(?P<letter>[a-zA-Z])"
                     r"|(?P<numeral>[一二三四五六七八九]?十?[一二三四五六七八九]|[一二三四五六七八九]?十))"
                     rf"(?:(?P<close>[.)])(?:\s+|$|(?=[{WIDE}])|(?(number)(?=[A-Z])|(?!)))|(?P<wide>[．）、])(?!\d)\s*)")
ENCLOSED = re.compile(r"[\u2460-\u249b\u2776-\u2793\u3220-\u3229\u3280-\u3289]\s*")        # "①", "⑴", "❶", "㈠"
LETTER_O = re.compile(r"o(?:\s+|$)")               # what a round bullet becomes when it is copied
NUMERALS = "一二三四五六七八九"
NARROW = str.maketrans("（．）", "(.)")
ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
UNFINISHED = frozenset({
    "a", "among", "an", "and", "at", "between", "by", "for", "from", "in", "including", "into", "of", "on", "or", "the",
    "their", "to", "towards", "with", "without"})


class Marker(NamedTuple):
    """A bullet or number at the start of a line: its length, and for numbers every (style, count) it may mean."""

    length: int
    counts: tuple[tuple[str, int], ...] = ()


def marker_of(text: str) -> Marker | None:
    """Return the marker with which a line begins, None if there is none; whether a number counts depends on the others.
    """
    if match := BULLET.match(text):
        return Marker(match.end())
    if match := LETTER_O.match(text):
        return Marker(match.end(), (("o", 0),))
    if match := ENCLOSED.match(text):
        count = int(unicodedata.numeric(text[0]))
        return Marker(match.end(), ((chr(ord(text[0]) - count + 1), count),))        # its style is that of its "1"
    if not (match := COUNTED.match(text)):
        return None
    style = ((match["open"] or "") + (match["close"] or match["wide"])).translate(NARROW)
    counts = tuple(_counts(match, style))
    return Marker(match.end(), counts) if counts else None


def _counts(match: re.Match[str], style: str) -> Iterator[tuple[str, int]]:
    """Every (style, count) that a number or letter may mean."""
    if match["number"]:
        yield f"1{style}", int(match["number"])
    if match["numeral"]:
        yield f"{NUMERALS[0]}{style}", _numeral(match["numeral"])
    word = match["roman"] or match["letter"] or ""
    if word.lower() in ROMAN[1:]:
        yield f"{'I' if word.isupper() else 'i'}{style}", ROMAN.index(word.lower())
    if len(word) == 1:
        yield f"{'A' if word.isupper() else 'a'}{style}", ord(word.lower()) - ord("a") + 1


def _numeral(text: str) -> int:
    """A Chinese numeral below a hundred: "三" is 3, "十二" 12, "二十" 20."""
    tens, ten, ones = text.rpartition("十")
    return (10 * (NUMERALS.index(tens) + 1 if tens else 1) if ten else 0) + (NUMERALS.index(ones) + 1 if ones else 0)


@dataclass
class Counting:
    """Numbers and letters seen in a part: one begins an item if it is the first line's, or continues a count.

    "2013. " or "a. " inside a wrapped sentence continues none.
    """

    last: dict[str, int] = field(default_factory=dict)

    def begins_item(self, marker: Marker, *, first: bool) -> bool:
        """Whether a line with this marker begins an item."""
        if not marker.counts:
            return True
        fitting = [(style, count) for style, count in marker.counts
                   if first or count == 1 or style == "o" and style in self.last
                   or self.last.get(style, -1) == count - 1]
        self.last |= dict(fitting)
        return bool(fitting)


def is_unfinished(text: str) -> bool:
    """Whether an item breaks off: its last word, or an East Asian comma, asks for another."""
    return text.rpartition(" ")[2].casefold() in UNFINISHED or text.endswith(("、", "，"))
