"""Items of a report: bullets and numbers at their start, wrapped lines joined, items that break off."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

SENTENCE_ENDS = re.compile(r"[.!?:;。！？؟।][\"”’»)\]]*$")
BULLET = re.compile(r"(?:[-–—―‐•‣⁃▪▫■□◦●○◆◇►▶▸➢➤✓✔✦❖·∙*]|[\uf0a7\uf0b7\uf0d8\uf02d])\s*")
COUNTED = re.compile(r"(?P<open>\(?)(?:(?P<number>\d{1,2})|(?P<roman>[ivx]{1,5})(?![a-z])|(?P<letter>[a-zA-Z]))"
                     r"(?P<close>[.)])(?:\s+|$)")
HYPHENATED = re.compile(r"\w-$")            # a word cut at the end of a line
LETTER_O = re.compile(r"o(?:\s+|$)")               # what a round bullet becomes when it is copied
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
    if found := BULLET.match(text):
        return Marker(found.end())
    if found := LETTER_O.match(text):
        return Marker(found.end(), (("o", 0),))
    if not (found := COUNTED.match(text)):
        return None
    style, counts = found["open"] + found["close"], list[tuple[str, int]]()
    if found["number"]:
        counts = [(f"1{style}", int(found["number"]))]
    word = found["roman"] or found["letter"] or ""
    if word in ROMAN[1:]:
        counts.append((f"i{style}", ROMAN.index(word)))
    if len(word) == 1:
        counts.append((f"{'A' if word.isupper() else 'a'}{style}", ord(word.lower()) - ord("a") + 1))
    return Marker(found.end(), tuple(counts)) if counts else None


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


def joined(lines: Iterable[str]) -> str:
    """Return lines as one; a word hyphenated at the end of a line keeps its hyphen."""
    text = ""
    for line in (" ".join(line.split()) for line in lines):
        text += line if not text or not line or HYPHENATED.search(text[-2:]) else f" {line}"
    return text.strip()


def is_unfinished(text: str) -> bool:
    """Whether an item breaks off: its last word asks for another."""
    return text.rpartition(" ")[2].casefold() in UNFINISHED
