"""Headings of a report: policy targets, operational goals and the questions A, B and C, over one or several lines.

A heading is recognised by its wording, whatever its numbering, or by its first words ("Operational Goal:") or letter
("A)") where the form's wording was changed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import Literal, NamedTuple

from indicators.reports.first_words import Named, Start, before_heading, decoration, first_words, start_of
from indicators.reports.items import SENTENCE_ENDS, marker_of
from indicators.reports.report import Line
from indicators.reports.wordings import (
    ASKED,
    Wording,
    Wordings,
    closest,
    is_short,
    likeness,
    named,
    normalised,
    questions,
)
from indicators.reports.wrapping import joined, width

LONGEST = 30             # lines of a heading; in a narrow column of a table, one has many
LONGEST_OWN = 8          # lines of a heading in the country's own words
WRAPPED = 0.7            # share of the usual length from which a line may continue on the next
LETTERED = re.compile(r"(?:(?P<open>[(\[（]?)(?P<bare>[ABC])(?P<close>\s?[)\].:）．：、]+|\s?[–—-](?=\s)|$)"
                      r"|(?i:part|section|question)\s+(?P<named>[A-Ca-c])\b[).:–—-]*)\s*")
CUT_WORD = ("-", "‐", "\u00ad")     # at the end of a line
OTHER_LETTER = re.compile(r"[(（]?[^\W\d_A-Za-z][).）．：、]+\s*")        # of another script: "А)", "أ)", "甲、"
CUT = re.compile(r"[:?.!]\s+|\s+[-–—•]\s*")


class HeadingMatch(NamedTuple):
    """A heading: what it is, the index of the line after it, and how much of its last line is heading (0: all)."""

    kind: Literal["target", "goal", "question"]
    value: str                     # "1", "1.1" or "A"; "" for a goal that the catalogue lacks
    stop: int
    cut: int = 0
    wording: str = ""
    own_words: bool = False        # recognised although its wording differs, or by its number alone


@dataclass
class Headings:
    """Finds the headings of a report's lines; ``skipped`` are indexes of lines outside the text, such as page numbers.
    """

    lines: Sequence[Line]
    wordings: Wordings
    skipped: set[int]
    _questions: dict[int, HeadingMatch | None] = field(default_factory=dict)

    def at(self, index: int, target: int) -> HeadingMatch | None:
        """The target, goal or question whose heading begins with a line; ``target`` is the policy target above it."""
        return (self._with_name(index, "target", target) or self._with_name(index, "goal", target)
                or self.question(index) or self._by_wording(index, "goal") or self._by_wording(index, "target"))

    def question(self, index: int) -> HeadingMatch | None:
        """A question recognised by its wording."""
        if index not in self._questions:
            self._questions[index] = self._by_wording(index, "question")
        return self._questions[index]

    def letter(self, index: int) -> HeadingMatch | None:
        """A question recognised by its letter only, with the lines over which it is wrapped.

        Its letter must look like those of the questions recognised by their wording: others may count items.
        """
        text = self.lines[index].text
        match = LETTERED.match(text, decoration(text))
        if match is None:
            return None
        of_cell = self.lines[index].column > 0 and match.end() == len(text)
        if not of_cell and (self._styles is None or self._styles and _style(match) not in self._styles):
            return None
        stop = index + 1
        while (stop < len(self.lines) and stop - index < LONGEST_OWN and self.lines[stop].text[0].islower()
               and self.lines[stop].column == self.lines[index].column and marker_of(self.lines[stop].text) is None
               and not SENTENCE_ENDS.search(self.lines[stop - 1].text) and not self.is_short(stop - 1)):
            stop += 1
        return HeadingMatch("question", _letter(match), stop, own_words=True)

    def asked(self, index: int) -> HeadingMatch | None:
        """A question in other words and without a letter: a paragraph that ends as a question, or begins politely."""
        line, marker = self.lines[index], marker_of(self.lines[index].text)
        if not (line.after_blank or line.column) or (marker and not marker.counts):
            return None
        stop = index + 1
        while (stop < len(self.lines) and stop - index < LONGEST_OWN and not self.lines[stop].after_blank
               and self.lines[stop].column == line.column and not SENTENCE_ENDS.search(self.lines[stop - 1].text)):
            stop += 1
        text = joined(each.text for each in self.lines[index:stop])
        words = normalised(text)
        asks = text.endswith("?") or any(words.startswith(f"{normalised(polite)} ") for polite in named("asks"))
        letter = closest(words, [(each.value, each.words) for each in questions()], ASKED) if asks else ""
        return HeadingMatch("question", letter, stop, wording=text, own_words=True) if letter else None

    @cached_property
    def _styles(self) -> set[str] | None:
        """How letters of recognised questions are written; none if no question was, None if all came without."""
        questions = [index for index in range(len(self.lines)) if self.question(index)]
        matches = [match for index in questions if (match := LETTERED.match(self.lines[index].text))]
        return set(map(_style, matches)) if matches or not questions else None

    @cached_property
    def width(self) -> int:
        """The width of a full line: nine of ten lines are at most as wide."""
        lengths = sorted(width(line.text) for line in self.lines)
        return lengths[len(lengths) * 9 // 10] if lengths else 0

    def is_short(self, index: int) -> bool:
        """Whether a line ends before the right margin, as the last line of a paragraph does."""
        return width(self.lines[index].text) < WRAPPED * self.width

    def shift(self, index: int) -> None:
        """Read headings again: a line has become two."""
        self.skipped = {at + (at > index) for at in self.skipped}
        self._questions.clear()

    def _with_name(self, index: int, kind: Named, target: int) -> HeadingMatch | None:
        """A heading that begins with "Policy Target" or "Operational Goal", which two lines may share."""
        if heading := self._started(index, kind, target):
            return heading
        shared = index + 1 < len(self.lines) and normalised(self.lines[index].text) in first_words(kind)
        return self._started(index + 1, kind, target) if shared else None

    def _started(self, index: int, kind: Named, target: int) -> HeadingMatch | None:
        """A heading that begins with "Policy Target" or "Operational Goal"."""
        start = start_of(self.lines[index], kind)
        if start is None:
            return None
        text = self.lines[index].text[start.length:]
        first = index if text else next(iter(self._lines_after(index)), None)
        best = None
        if first is not None:
            skipped = start.length if text else 0
            best = self._closest(first, skipped, kind, self.lines[first].text[skipped:])
        if best:
            return best._replace(value=start.number or best.value) if kind == "target" else best
        if text[:1].islower() and not start.marked:           # "Policy Target No. 2 was discussed"
            return None
        if kind == "goal":
            return self._own_words(index, start, target)
        return HeadingMatch("target", start.number, index + 1, wording=text, own_words=True) if start.number else None

    def _own_words(self, index: int, start: Start, target: int) -> HeadingMatch | None:
        """A goal in other words: by the number of the catalogue, or by the words that it shares with one."""
        stop = index + 1
        for at in self._lines_after(index):
            ended = SENTENCE_ENDS.search(self.lines[stop - 1].text) or self.is_short(stop - 1)
            if (ended and self._text_after_start(index, start, stop) or at - index >= LONGEST_OWN
                    or self.question(at) or LETTERED.match(self.lines[at].text)):
                break
            stop = at + 1
        wording = self._text_after_start(index, start, stop)
        by_number = next((goal for goal, of, _ in self.wordings.goals
                          if start.number in (goal, f"{goal}.") or (
                              target and start.number and f"{target}.{start.number}" == goal and not wording)), "")
        goal = by_number or self.wordings.reworded(normalised(wording), target)
        if not goal and not (start.sure and wording):
            return None
        return HeadingMatch("goal", goal, stop, wording=wording, own_words=True)

    def _text_after_start(self, index: int, start: Start, stop: int) -> str:
        texts = [self.lines[at].text for at in range(index, stop) if at not in self.skipped]
        return joined([texts[0][start.length:], *texts[1:]])

    def _by_wording(self, index: int, kind: Literal["target", "goal", "question"]) -> HeadingMatch | None:
        """A heading recognised by its wording alone, with or without a number before it."""
        text = self.lines[index].text
        length, marker = before_heading(text)
        if counted := LETTERED.match(text, decoration(text)) or OTHER_LETTER.match(text):
            length = counted.end()
        lettered = counted if counted and counted.re is LETTERED else None
        heading = self._closest(index, length, kind, text[length:])
        if heading is None or not heading.own_words:
            return heading
        is_bulleted = marker is not None and not marker.counts
        begins = self.lines[index].after_blank or self.lines[index].column > 0
        if not (_letter(lettered) == heading.value if lettered else begins and not is_bulleted
                and not text[length].islower()):
            return None
        return heading._replace(own_words=False)

    def _closest(self, index: int, skipped: int, kind: str, text: str) -> HeadingMatch | None:
        """The wording of a kind that the lines from a position on resemble most; ``own_words`` if it is short: then
        it is a heading only where it begins a paragraph or cell, without a bullet.
        """
        wordings = self.wordings.beginning_with(normalised(text), kind, is_cut=text.endswith(CUT_WORD))
        windows = (max(self._windows(index, skipped, wording), key=itemgetter(0)) for wording in wordings)
        score, heading = max(windows, key=lambda pair: (pair[0], pair[1].stop), default=(0, None))
        return heading if score else None

    def _windows(self, index: int, skipped: int, wording: Wording) -> Iterator[tuple[float, HeadingMatch]]:
        """The lines, from a position in the first of them, that may have a wording, and how much they resemble it."""
        before, is_brief = "", is_short(wording.words)
        for at in (index, *self._lines_after(index)):
            text = self.lines[at].text[skipped if at == index else 0:]
            for end in [*(cut.start() for cut in CUT.finditer(text, 0, 2 * len(wording.words))), len(text)]:
                cut = 0 if end == len(text) else end + (skipped if at == index else 0)
                yield likeness(normalised(_continued(before, text[:end])), wording), HeadingMatch(
                    wording.kind, wording.value, at + 1, cut, joined([f"{before} {text[:end]}"]), is_brief)
            before = _continued(before, text)
            if len(normalised(before)) > (len(wording.words) if is_brief else 1.4 * len(wording.words)):
                break

    def _lines_after(self, index: int) -> Iterator[int]:
        """Indexes of the lines over which a heading may be wrapped: of the same cell, without a bullet."""
        for at in range(index + 1, min(len(self.lines), index + 1 + LONGEST)):
            if at in self.skipped:
                continue
            line, first = self.lines[at], self.lines[index]
            goes_on = line.page > first.page and (first.column, line.column) == (0, 1)      # in the table's first cell
            marker = marker_of(line.text)
            if line.column != first.column and not goes_on or marker and not marker.counts:
                return
            if start_of(line, "target") or start_of(line, "goal"):
                return
            yield at


def _continued(text: str, line: str) -> str:
    """A heading with its next line; a word cut in two is whole, whatever hyphen it may have of its own."""
    return text[:-1] + line if text.endswith(CUT_WORD) else f"{text} {line}"


def _letter(match: re.Match[str]) -> str:
    return str(match["bare"] or match["named"]).upper()


def _style(match: re.Match[str]) -> str:
    """How a letter is written: "A)" and "B)" alike, "(A)" in another way."""
    return "named" if match["named"] else f"{match['open']}{(match['close'] or '').strip()}"
