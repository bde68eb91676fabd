"""The boxes of Goalline's form, and the answers in them: in which promise's box a line of a report is.

A box has the name of its promise, by its content control or the bookmark or words of the quotation above it. An answer
that may as well be in another box, since what is printed around it was changed, is in none for sure.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import NamedTuple
from unicodedata import normalize
from zlib import crc32

from indicators.reports.form_wording import typeset, wording
from indicators.reports.report import Heading, Line, Placement
from indicators.reports.wordings import is_alike, normalised

BOX_NAME, OTHERS = "goalline_", "others"
QUOTED = "_quoted"       # behind the name of a box: of the line printed above it
UNSURE = "?"             # instead of the name of a box
PROMISE = re.compile(rf"({BOX_NAME}.*)_(\d+)of(\d+)_\w{{8}}")
CLOSING = {"“": "”", '"': '"', "«": "»", "„": "“", "‘": "’", "「": "」", "”": "”"}


def box_name(goal: str, number: int, count: int, text: str) -> str:
    """The name of the box below the quotation of a promise: its goal, its number of how many in the last report, and
    its words, without what a PDF or another program may change in them.
    """
    letters = re.sub(r"[\W_]", "", normalize("NFKC", text).casefold())
    return f"{BOX_NAME}{goal.replace('.', '_')}_{number}of{count}_{crc32(letters.encode()):08x}"


def others_name(goal: str) -> str:
    """The name of the box for what was not announced."""
    return f"{BOX_NAME}{goal.replace('.', '_')}_{OTHERS}"


def without_number(box: str) -> str:
    """The name of a box without the number of its promise, which another reading of the last report would change."""
    return re.sub(r"_\d+of\d+(?=_\w{8}$)", "", box)


class Quotation(NamedTuple):
    """The beginning of a printed line that quotes the last report: its number, the last one, where the words begin."""

    number: int
    last: int
    begin: int
    closing: str

    def end(self, text: str) -> int:
        """Where the quotation ends in a text, 0 where it does not."""
        return text.find(self.closing, self.begin) + 1


def quotation_at(line: Line) -> Quotation | None:
    """The quotation with which a line begins: in the form's words, or in others where its bookmark is."""
    text = typeset(line.text)
    if match := _announced().match(text):
        return Quotation(int(match["number"]), int(match["count"]), match.end(), CLOSING[match["open"]])
    name = PROMISE.fullmatch(line.box.removesuffix(QUOTED)) if line.box.endswith(QUOTED) else None
    begin = next((at for at, sign in enumerate(text) if sign in CLOSING), len(text))
    closing = CLOSING.get(text[begin:begin + 1], "")
    if name is None or not closing or closing not in text[begin + 1:]:
        return None
    return Quotation(int(name[2]), int(name[3]), begin + 1, closing)


@cache
def _announced() -> re.Pattern[str]:
    before = wording("announced", year="YEAR", number="NUMBER", count="COUNT", text="TEXT").partition("“TEXT")[0]
    printed = re.escape(before).replace("YEAR", r"\d{4}").replace("NUMBER", r"(?P<number>\d+)").replace(
        "COUNT", r"(?P<count>\d+)")
    return re.compile(rf'{printed}(?P<open>[“"])', re.IGNORECASE)


def quoted_name(line: Line, quotation: Quotation | None, text: str) -> str:
    """The name of the box below a printed line, for its goal if only that is unknown; "" for one above no such box.
    ``text`` is that of the whole line, wrapped or not.
    """
    if line.box.endswith(QUOTED):
        return line.box
    if quotation:
        words = text[quotation.begin:quotation.end(text) - 1 or None]
        return box_name("", quotation.number, quotation.last, words) + QUOTED
    return others_name("") + QUOTED if is_alike(normalised(text), normalised(wording("others"))) else ""


@dataclass
class _Box:
    """A box as it is met: its name, whether it is below its own printed line, and its answers by index."""

    name: str
    is_quoted: bool
    named: list[int] = field(default_factory=list)         # by their content control
    below: list[int] = field(default_factory=list)         # the others

    def is_before(self, other: str) -> bool:
        """Whether the box of this name follows in the form: that of the next number, or of the last number that for
        what else was done.
        """
        this, following = PROMISE.fullmatch(self.name), PROMISE.fullmatch(other)
        if this and following:
            return (following[1], int(following[2]), following[3]) == (this[1], int(this[2]) + 1, this[3])
        return this is not None and this[2] == this[3] and other == f"{this[1]}_{OTHERS}"


def with_boxes(lines: Sequence[Line], placements: Mapping[int, Placement], headings: Sequence[Heading]) -> list[Line]:
    """The lines, those of answers with the name of the box that they are in, or UNSURE."""
    boxes = list(_boxes(lines, placements, headings))
    counts = Counter(box.name for box in boxes if box.named)
    quoted = {box.name for box in boxes if box.is_quoted and box.named}
    of_line = dict[int, str]()
    for box, following in zip(boxes, [*boxes[1:], _Box("", is_quoted=False)], strict=True):
        is_copy = counts[box.name] > 1 and not (box.is_quoted and box.name in quoted)
        is_sure = bool(box.name) and not is_copy
        of_line |= dict.fromkeys(box.named, box.name if is_sure else UNSURE)
        is_alone = is_sure and (box.is_before(following.name) or box.name.endswith(OTHERS))
        of_line |= dict.fromkeys(box.below, (box.name if is_alone else UNSURE) if box.name else "")
    return [replace(line, box=of_line.get(at, "")) for at, line in enumerate(lines)]


def _boxes(lines: Sequence[Line], placements: Mapping[int, Placement], headings: Sequence[Heading]) -> Iterator[_Box]:
    """The boxes in their order; what is below another printed line is in one without a name."""
    box = _Box("", is_quoted=False)
    for at, line in enumerate(lines):
        placement = placements.get(at, Placement())
        name = line.box.removesuffix(QUOTED)
        if placement.heading and name.startswith(f"{BOX_NAME}_"):
            goal = headings[placement.heading - 1].goal.replace(".", "_")
            name = name.replace(f"{BOX_NAME}_", f"{BOX_NAME}{goal}_", 1)
        if placement.kind in ("page", "unplaced", "title"):
            continue
        if placement.kind != "item":
            if name != box.name or not box.is_quoted or box.named or box.below:
                yield box
                box = _Box(name, is_quoted=bool(name))
        elif name in ("", box.name):
            (box.named if name else box.below).append(at)
        else:
            yield box
            box = _Box(name, is_quoted=False, named=[at])
    yield box
