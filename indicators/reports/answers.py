"""What stands in or behind the answers of a report without being one: goals that are only mentioned, and an annex."""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from indicators.reports.headings import HeadingMatch
from indicators.reports.items import SENTENCE_ENDS, is_unfinished, marker_of
from indicators.reports.report import Line, Placement
from indicators.reports.wordings import is_annex, normalised

if TYPE_CHECKING:
    from indicators.reports.reading import Reader

NEAR = 4                 # lines below a heading among which the questions begin
HEADS = ("goal", "question", "form", "level")


def is_mentioned(reader: "Reader", index: int, heading: HeadingMatch) -> bool:
    """Whether a target or goal is only mentioned in a line of an answer.

    Otherwise its heading has the catalogue's wording, or its number and a line of its own, or the questions begin again
    below it. In the form that Goalline sends they always do.
    """
    line, columns = reader.lines[index], reader.columns
    in_table = len(columns) > 1 and line.column > 0
    if line.column not in columns if in_table else reader.part is None:
        return False
    begins = _begins_questions(reader, heading)
    if reader.form.is_form:        # prints a target's wording between its number and its first goal
        is_heading = heading.stop < len(reader.lines) and bool(reader.finder.at(heading.stop, reader.target))
        of_target = heading.kind == "target" and is_heading
        return not begins or heading.own_words and (bool(heading.wording) or of_target)
    marker = marker_of(line.text)
    bulleted = marker is not None and not marker.counts
    if not heading.own_words:
        return bulleted and not begins
    if in_table or line.column > max(columns, default=line.column) or bulleted and heading.kind == "target":
        return True
    if not heading.wording and not bulleted:
        return _is_within_sentence(reader, index, heading.stop)
    if heading.kind == "goal" and heading.value == reader.wordings.reworded(normalised(heading.wording), reader.target):
        return False
    return not begins or heading.kind == "target" and bool(SENTENCE_ENDS.search(heading.wording))


def _begins_questions(reader: "Reader", heading: HeadingMatch) -> bool:
    """Whether the questions begin again below a heading: with a goal below a target, or a letter already read."""
    finder = reader.finder
    for at in range(heading.stop, min(heading.stop + NEAR, len(reader.lines))):
        below = None if at in finder.skipped else finder.at(at, reader.target) or finder.letter(at)
        if below and below.kind == "question":
            return below.value <= (reader.part or "")
        if below:
            return heading.kind == "target" and below.kind == "goal"
    return False


def _is_within_sentence(reader: "Reader", index: int, following: int) -> bool:
    """Whether the line above a line, or the line that follows, belongs to the same sentence."""
    lines = reader.lines
    below = lines[following] if following < len(lines) else lines[index]
    above = lines[reader.last].text if reader.last >= 0 else ""
    return not lines[index].after_blank and is_unfinished(above) or (
        not below.after_blank and below.column == lines[index].column and below.text[0].islower())


def is_title_of_annex(line: Line) -> bool:
    """Whether a line may be the title of an annex."""
    return (not line.column and line.after_blank and is_annex(line.text)
            and not SENTENCE_ENDS.search(line.text))


def table_apart(lines: Sequence[Line], placements: Mapping[int, Placement]) -> dict[int, Placement]:
    """What follows the last answer from a table on, with its caption, as an annex, unless it is the answer."""
    last = max((at for at, placement in placements.items() if placement.kind in HEADS), default=len(lines))
    tail = [index for index in range(last + 1, len(lines)) if index in placements]
    begin = next((index for index in tail if _is_apart(lines, placements, index, last)), len(lines))
    begin -= begin < len(lines) and _is_caption(lines, begin - 1, last)
    return {index: Placement("annex") for index in tail
            if index >= begin and placements[index].kind in ("item", "unplaced", "title")}


def _is_apart(lines: Sequence[Line], placements: Mapping[int, Placement], index: int, last: int) -> bool:
    """Whether a table of two columns or more begins with a line, below an answer in words."""
    is_answered = any(placements[at].kind == "item" and not lines[at].column and not _is_caption(lines, at, last)
                      for at in range(last + 1, index))
    columns = {line.column for line in takewhile(lambda line: line.column, lines[index:])}
    return not lines[last].column and is_answered and len(columns) > 1


def _is_caption(lines: Sequence[Line], index: int, last: int) -> bool:
    """Whether a line above a table is its caption: a paragraph of one line that is no sentence."""
    line = lines[index]
    return (index > last and not line.column and line.after_blank and lines[index + 1].column > 0
            and marker_of(line.text) is None and not SENTENCE_ENDS.search(line.text.rstrip(":")))
