"""Parser of a narrative report's plain text: its operational goals, each with parts A, B and C and their items.

Reads the Alliance's form as countries submitted it in 2014: headings and items wrap over lines, page breaks occur in
mid-sentence, items start with a dash or, where a country used none, are paragraphs.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from indicators.model import Goal

Letter = Literal["A", "B", "C"]
LETTERS: dict[str, Letter] = {"A": "A", "B": "B", "C": "C"}

HEADING = re.compile(r"\s*(?:(?P<target>Policy\s+Target\s+No\b.*)|(?P<goal>Operational\s+Goal\s*:.*)"
                     r"|(?P<part>[ABC])\)\s*(?P<asked>.*))", re.IGNORECASE)
ASKED_ENDS = re.compile(r"(report|follow-up|Alliance)\W*$", re.IGNORECASE)  # last words of the form's parts A, B and C
SENTENCE_ENDS = re.compile(r"[.!?:][\"”’)]*$")
DASH = re.compile(r"\s*[-–—•]\s*")
SAME_WORDING = 0.85  # minimum similarity of a goal's text with the catalogue's


@dataclass(frozen=True)
class Section:
    """What a report says on one operational goal; ``goal`` is "" where the catalogue has no similar wording."""

    goal: str
    wording: str
    parts: dict[Letter, tuple[str, ...]]       # A measures, B assessment, C follow-up


def sections(text: str, goals: Sequence[Goal]) -> tuple[Section, ...]:
    """Sections of a report in its own order, with lines joined and nothing left out between A and the next heading."""
    found: list[tuple[str, dict[Letter, list[str]]]] = []
    for kind, lines in _blocks(text):
        if kind == "goal":
            found.append((_joined(lines).partition(":")[2].strip(), {}))
        elif kind in LETTERS and found:
            found[-1][1].setdefault(LETTERS[kind], []).extend(_items(_after_the_question(lines)))
    return tuple(Section(_goal(wording, goals), wording, {part: tuple(items) for part, items in parts.items()})
                 for wording, parts in found)


def _blocks(text: str) -> Iterator[tuple[str, list[str]]]:
    """Runs of lines, each with the heading that precedes it: "target", "goal", "A", "B" or "C"."""
    kind = ""
    lines: list[str] = []
    for line in text.splitlines():
        heading = HEADING.match(line)
        if heading:
            yield kind, lines
            kind = (heading["part"] or "").upper() or ("goal" if heading["goal"] else "target")
            lines = [heading["asked"] if heading["part"] else line]
        else:
            lines.append(line)
    yield kind, lines


def _after_the_question(lines: list[str]) -> list[str]:
    """The lines after the form's own question, which may wrap; a line with a dash always ends it."""
    for index, line in enumerate(lines):
        if index and DASH.match(line):
            return lines[index:]
        if ASKED_ENDS.search(line):
            return lines[index + 1:]
    return lines[1:]


def _items(lines: list[str]) -> list[str]:
    items: list[list[str]] = []
    blank = False
    for line in lines:
        if not line.strip():
            blank = True
            continue
        dash = DASH.match(line)
        # A blank line alone may be a page break inside a sentence.
        if dash or not items or blank and SENTENCE_ENDS.search(items[-1][-1].rstrip()):
            items.append([line[dash.end():] if dash else line])
        else:
            items[-1].append(line)
        blank = False
    return [joined for item in items if (joined := _joined(item))]


def _joined(lines: list[str]) -> str:
    """Lines joined into one; a word hyphenated at the end of a line keeps its hyphen."""
    text = ""
    for line in (" ".join(line.split()) for line in lines):
        text += line if not text or not line or re.search(r"\w-$", text) else f" {line}"
    return text.strip()


def _goal(wording: str, goals: Sequence[Goal]) -> str:
    asked = _letters(wording)
    likeness = {goal.id: SequenceMatcher(None, asked, _letters(goal.official_wording), autojunk=False).ratio()
                for goal in goals}
    best = max(likeness, key=likeness.__getitem__, default="")
    return best if best and likeness[best] >= SAME_WORDING else ""


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()
