"""What follows the last answer of a report: an annex below its title, or a table with its caption."""

from collections.abc import Mapping, Sequence
from itertools import takewhile

from indicators.reports.items import SENTENCE_ENDS, marker_of
from indicators.reports.report import Line, Placement
from indicators.reports.wordings import is_annex

HEADS = ("goal", "question", "form", "level")


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
