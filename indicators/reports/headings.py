"""Headings of a report: policy targets, operational goals and the questions A, B and C, over one or several lines.

A heading is recognised by its wording, whatever its numbering, or by its first words ("Operational Goal:") or letter
("A)") where the form's wording was changed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from indicators.reports.heading_starts import Named, Start, before_heading, decoration, first_words, start_of
from indicators.reports.items import SENTENCE_ENDS, marker_of
from indicators.reports.report import Line
from indicators.reports.wordings import Wording, Wordings, is_short, likeness, named, normalised
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
        while stop < len(self.lines) and self._continues(stop - 1, stop) and stop - index < LONGEST_OWN:
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
        letter = self.wordings.asked(words) if asks else ""
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

    def forget(self) -> None:
        """Read headings again: the lines have changed."""
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
        bulleted = marker is not None and not marker.counts and not lettered
        if heading is None or (heading.own_words and not self._stands_out(index, length, bulleted, bool(lettered))):
            return None
        contradicted = heading.own_words and lettered is not None and _letter(lettered) != heading.value
        return None if contradicted else heading._replace(own_words=False)

    def _stands_out(self, index: int, length: int, bulleted: bool, lettered: bool) -> bool:
        """Whether a line with a short wording can be a heading: it begins a paragraph or cell, without a bullet."""
        line = self.lines[index]
        return lettered or not bulleted and not line.text[length].islower() and (line.after_blank or line.column > 0)

    def _closest(self, index: int, skipped: int, kind: str, text: str) -> HeadingMatch | None:
        """The wording of a kind that the lines from a position on resemble most; ``own_words`` if it is a short one."""
        best: tuple[float, HeadingMatch] | None = None
        for wording in self.wordings.beginning_with(normalised(text), kind, is_cut=text.endswith(CUT_WORD)):
            candidate = self._best_window(index, skipped, wording)
            if candidate and (best is None or (candidate[0], candidate[1].stop) > (best[0], best[1].stop)):
                best = candidate
        return best[1] if best else None

    def _best_window(self, index: int, skipped: int, wording: Wording) -> tuple[float, HeadingMatch] | None:
        """The lines, from a position in the first of them, that resemble a wording most."""
        best: tuple[float, HeadingMatch] | None = None
        before = ""
        short = is_short(wording.words)
        for at in (index, *self._lines_after(index)):
            text = self.lines[at].text[skipped if at == index else 0:]
            ends = [*(cut.start() for cut in CUT.finditer(text, 0, 2 * len(wording.words))), len(text)]
            for end in ends:
                words = normalised(_continued(before, text[:end]))
                if (score := likeness(words, wording)) > (best[0] if best else 0):
                    cut = 0 if end == len(text) else end + (skipped if at == index else 0)
                    words_read = joined([f"{before} {text[:end]}"])
                    best = score, HeadingMatch(wording.kind, wording.value, at + 1, cut, words_read, short)
            before = _continued(before, text)
            if len(normalised(before)) > (len(wording.words) if short else 1.4 * len(wording.words)):
                break
        return best

    def _lines_after(self, index: int) -> Iterator[int]:
        """Indexes of the lines over which a heading may be wrapped: of the same cell, without a bullet."""
        for at in range(index + 1, min(len(self.lines), index + 1 + LONGEST)):
            if at in self.skipped:
                continue
            line = self.lines[at]
            marker = marker_of(line.text)
            if not self._is_below(index, at) or (marker and not marker.counts):
                return
            if start_of(self.lines[at], "target") or start_of(self.lines[at], "goal"):
                return
            yield at

    def _is_below(self, index: int, following: int) -> bool:
        """Whether a line is in the cell of another; on a later page, that cell may be the first of the table there."""
        line, first = self.lines[following], self.lines[index]
        return line.column == first.column or (first.column, line.column) == (0, 1) and line.page > first.page

    def _continues(self, index: int, following: int) -> bool:
        """Whether a line continues the sentence of the line above it."""
        line, above = self.lines[following], self.lines[index]
        return (line.text[0].islower() and line.column == above.column and marker_of(line.text) is None
                and not SENTENCE_ENDS.search(above.text) and not self.is_short(index))


def _continued(text: str, line: str) -> str:
    """A heading with its next line; a word cut in two is whole, whatever hyphen it may have of its own."""
    return text[:-1] + line if text.endswith(CUT_WORD) else f"{text} {line}"


def _letter(match: re.Match[str]) -> str:
    return str(match["bare"] or match["named"]).upper()


def _style(match: re.Match[str]) -> str:
    """How a letter is written: "A)" and "B)" alike, "(A)" in another way."""
    return "named" if match["named"] else f"{match['open']}{(match['close'] or '').strip()}"
