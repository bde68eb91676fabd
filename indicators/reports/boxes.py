"""The boxes of Goalline's form, and the answers in them: in which promise's box a line of a report is.

A box has a mark that no language changes: the form prints it above the box, and names the box's content control after
it. An answer that may as well be in another box, since what is printed around it was changed, is in none for sure.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple
from unicodedata import normalize
from zlib import crc32

from indicators.reports.report import Line, Placement

UNSURE = "?"             # instead of the mark of a box
SIGNS, CHECKED = "CDFHJKLMNPRTVWXY3479", 5     # of a check, that no scan takes for one another and that make no word
MARK = re.compile(r"(?P<goal>\d+(?:\.\d+)*)[-‐‑–—](?P<number>\d+)/(?P<last>\d+)[-‐‑–—]"
                  rf"(?P<check>[{SIGNS}]{{{CHECKED}}})")
PRINTED = re.compile(rf"[^\w\s]?{MARK.pattern}\b[^\w\s]?")
COLON = re.compile(r"[:：]")
CLOSING = {"“": "”", '"': '"', "«": "»", "„": "“", "「": "」", "”": "”"}


class Box(NamedTuple):
    """A box of a form: its goal, its number and the last one of the goal, which is for what was not announced, and a
    check of the promise quoted above it.
    """

    goal: str
    number: int
    last: int
    check: str

    def __str__(self) -> str:
        return f"{self.goal}-{self.number}/{self.last}-{self.check}"

    @property
    def promise(self) -> tuple[str, str]:
        """What no other reading of the last report changes: the goal and the check."""
        return self.goal, self.check

    @property
    def is_last(self) -> bool:
        """Whether it is the box for what was not announced."""
        return self.number == self.last

    def is_before(self, other: "Box | None") -> bool:
        """Whether the other box is the next one in the form."""
        return other is not None and other[:3] == (self.goal, self.number + 1, self.last)


def letters_of(text: str) -> str:
    """The words of a promise without what a PDF or another program may change in them."""
    return re.sub(r"[\W_]", "", normalize("NFKC", text).casefold())


def check_of(text: str) -> str:
    """Signs by which a promise is known again."""
    rest, check = crc32(letters_of(text).encode()), ""
    for _ in range(CHECKED):
        rest, at = divmod(rest, len(SIGNS))
        check += SIGNS[at]
    return check


def boxes_of(goal: str, texts: Sequence[str]) -> list[Box]:
    """The boxes on a goal: one for each promise of the last report, and the last one."""
    return [Box(goal, number, len(texts) + 1, check_of(text)) for number, text in enumerate([*texts, ""], 1)]


def box_of(mark: str, pattern: re.Pattern[str] = MARK) -> Box | None:
    """The box with the mark with which a text begins, if it begins with one."""
    match = pattern.match(mark)
    return Box(match["goal"], int(match["number"]), int(match["last"]), match["check"]) if match else None


def end_of_printed(text: str) -> int:
    """Where what the form printed above a box ends in a text that begins with it: behind the quotation, above the last
    box behind a colon; 0 where the first line has no such begin, or nothing ends it.
    """
    mark, box = PRINTED.match(text), box_of(text, PRINTED)
    first_line = text.partition("\n")[0]
    if mark is None or box is None:
        return 0
    if box.is_last:
        return match.end() if (match := COLON.search(first_line)) else 0
    begin = next((at for at, sign in enumerate(first_line) if sign in CLOSING and at >= mark.end()), len(text))
    opening, depth = text[begin:begin + 1], 0
    for at in range(begin, len(text)):
        if text[at] == CLOSING[opening] and depth:
            depth -= 1
            if not depth:
                return at + 1
        elif text[at] == opening:
            depth += 1
    return 0


@dataclass
class _Answers:
    """The answers in a box, by index; those below another printed line are in none."""

    box: Box | None
    is_quoted: bool                                        # below its own printed line
    named: list[int] = field(default_factory=list)         # by their content control
    below: list[int] = field(default_factory=list)         # the others


def with_boxes(lines: Sequence[Line], placements: Mapping[int, Placement]) -> list[Line]:
    """The lines, those of answers with the mark of the box that they are in, or UNSURE."""
    boxes = list(_boxes(lines, placements))
    counts = Counter(one.box for one in boxes if one.named)
    quoted = {one.box for one in boxes if one.is_quoted and one.named}
    of_line = dict[int, str]()
    for one, following in zip(boxes, [*boxes[1:], _Answers(None, is_quoted=False)], strict=True):
        if one.box is None:
            continue
        is_sure = counts[one.box] < 2 or one.is_quoted and one.box in quoted
        is_alone = is_sure and (one.box.is_last or one.box.is_before(following.box))
        of_line |= dict.fromkeys(one.named, str(one.box) if is_sure else UNSURE)
        of_line |= dict.fromkeys(one.below, str(one.box) if is_alone else UNSURE)
    return [replace(line, box=of_line.get(at, "")) for at, line in enumerate(lines)]


def _boxes(lines: Sequence[Line], placements: Mapping[int, Placement]) -> Iterator[_Answers]:
    """The answers by box, in the order of the lines."""
    answers = _Answers(None, is_quoted=False)
    for at, line in enumerate(lines):
        kind, box = placements.get(at, Placement()).kind, box_of(line.box)
        if kind in ("page", "unplaced", "title"):
            continue
        if kind != "item":
            if box != answers.box or not answers.is_quoted or answers.named or answers.below:
                yield answers
                answers = _Answers(box, is_quoted=box is not None)
        elif box in (None, answers.box):
            (answers.named if box else answers.below).append(at)
        else:
            yield answers
            answers = _Answers(box, is_quoted=False, named=[at])
    yield answers
