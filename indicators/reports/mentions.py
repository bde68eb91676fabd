"""Policy targets and operational goals that an answer only mentions: not headings, although they begin like one."""

from collections.abc import Mapping
from typing import NamedTuple

from indicators.reports.headings import HeadingMatch, Headings
from indicators.reports.items import SENTENCE_ENDS, is_unfinished, marker_of
from indicators.reports.report import Letter
from indicators.reports.wordings import normalised

NEAR = 4                 # lines below a heading among which the questions begin


class Answering(NamedTuple):
    """What is being answered above a line: the target and part, the parts of a table's columns, the answer's last line.
    """

    headings: Headings
    target: int
    part: Letter | None
    columns: Mapping[int, Letter]
    is_form: bool                  # the form that Goalline sends
    above: str


def is_mentioned(answering: Answering, index: int, heading: HeadingMatch) -> bool:
    """Whether a target or goal is only mentioned in a line of an answer.

    Otherwise its heading has the catalogue's wording, or its number and a line of its own, or the questions begin again
    below it. In the form that Goalline sends they always do.
    """
    line, columns = answering.headings.lines[index], answering.columns
    in_table = len(columns) > 1 and line.column > 0
    if line.column not in columns if in_table else answering.part is None:
        return False
    begins = _begins_questions(answering, heading)
    if answering.is_form:
        return not begins or heading.own_words and (bool(heading.wording) or _is_heading(answering, heading.stop))
    marker = marker_of(line.text)
    bulleted = marker is not None and not marker.counts
    if not heading.own_words:
        return bulleted and not begins
    if in_table or line.column > max(columns, default=line.column) or bulleted and heading.kind == "target":
        return True
    if not heading.wording and not bulleted:
        return _is_within_sentence(answering, index, heading.stop)
    if heading.kind == "goal" and heading.value == answering.headings.wordings.reworded(
            normalised(heading.wording), answering.target):
        return False
    is_sentence = heading.kind == "target" and SENTENCE_ENDS.search(heading.wording)
    return bool(is_sentence) or not begins


def _begins_questions(answering: Answering, heading: HeadingMatch) -> bool:
    """Whether the questions begin again below a heading: with a goal below a target, or a letter already read."""
    headings = answering.headings
    for at in range(heading.stop, min(heading.stop + NEAR, len(headings.lines))):
        below = None if at in headings.skipped else headings.at(at, answering.target) or headings.letter(at)
        if below and below.kind == "question":
            return below.value <= (answering.part or "")
        if below:
            return heading.kind == "target" and below.kind == "goal"
    return False


def _is_heading(answering: Answering, index: int) -> bool:
    """Whether a line is a heading itself: the form prints a target's wording between its number and its first goal."""
    return index < len(answering.headings.lines) and answering.headings.at(index, answering.target) is not None


def _is_within_sentence(answering: Answering, index: int, following: int) -> bool:
    """Whether the line above a line, or the line that follows, belongs to the same sentence."""
    lines = answering.headings.lines
    below = lines[following] if following < len(lines) else lines[index]
    return not lines[index].after_blank and is_unfinished(answering.above) or (
        not below.after_blank and below.column == lines[index].column and below.text[0].islower())
