"""The text of a document -> its lines, with page and column; page numbers and lines repeated on every page.

In the text, a form feed begins a page, and as many tabs as the number of its column begin a line of a table.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from itertools import takewhile

from indicators.reports.items import SENTENCE_ENDS, is_unfinished, marker_of
from indicators.reports.report import Line
from indicators.reports.wordings import is_column_head, is_question

LINE_END = re.compile(r"(\r\n|[\n\r\v\x85\u2028\u2029])")
BOX = re.compile(r"\x02(?:goalline_)?(?P<name>[^\x03]*)\x03")
SOFT_END = "\v\u2028"
ORNAMENT = re.compile(r"[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+|^[\s|¦]+|[\s|¦]+$")
"""Signs that are not seen, and the borders of tables around a line, which a scan reads as bars."""
NUMBER = re.compile(r"(?P<dash>[-–—]\s*)?(?P<number>\d{1,4})(?(dash)\s*[-–—])")       # "12", "- 12 -"
OF_PAGES = re.compile(r"(?:page|p\.|seite|página|pág\.)\s*\d{1,4}(?:\s*(?:of|/|von|de|sur)\s*\d{1,4})?"
                      r"|\d{1,4}\s*(?:of|/|von|de|sur)\s*\d{1,4}", re.IGNORECASE)
ENDING = re.compile(r"[)\]}%‰°€$£»”\"?!]")         # of a wrapped sentence, as in "%)."
EDGE = 2                 # lines at the top and bottom of a page that may be repeated
FEWEST = 3               # pages on which they are
MOST_SIGNS = 2           # of which a rule is drawn


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that are not blank, numbered as in the text.

    A line of a table copied as text, with its cells after tabs or bars, is a line for each cell.
    """
    lines: list[Line] = []
    page, after_blank, mark = 1, True, ""
    texts, ends = LINE_END.split(text)[::2], ["", *LINE_END.split(text)[1::2]]
    for number, (text_line, end, below) in enumerate(zip(texts, ends, [*texts[1:], ""], strict=True), 1):
        for index, piece in enumerate(text_line.split("\f")):
            if index:
                page, after_blank = page + 1, True
            mark = _separator(piece, below, mark)
            is_soft = bool(end) and end in SOFT_END
            for column, cell in _cells(piece, mark):
                box = BOX.match(cell)
                if words := BOX.sub("", cell).strip():
                    lines.append(Line(
                        number=number, text=words, column=column, page=page, after_blank=after_blank,
                        is_soft=is_soft and not after_blank, box=box["name"] if box else ""))
                    after_blank = False
            after_blank = after_blank or not piece.strip()
    return lines


def _separator(line: str, below: str, before: str) -> str:
    """What separates the cells of a line: set by a line with the heads of two columns, or with as many cells as the
    line below it, until a line without it.
    """
    if before and before in line:
        return before
    return next((mark for mark in "\t|" if sum(map(is_question, line.split(mark))) > 1
                 or _is_row(line, mark) and below.count(mark) and (         # of which the last cells may be blank
                     line.strip().count(mark) in (below.strip().count(mark), below.count(mark)))), "")


def _is_row(line: str, mark: str) -> bool:
    """Whether a line has words in two cells or more, of which the first is no bullet or number."""
    cells = [cell.strip() for cell in line.strip(f" {mark}").split(mark)]
    marker = marker_of(cells[0])
    return len(cells) > 1 and all(cells[:2]) and not (marker and marker.length == len(cells[0]))


def _cells(line: str, mark: str) -> list[tuple[int, str]]:
    """Column and text of each cell that is not blank; without ``mark``, tabs at the start count columns."""
    if not mark:
        cells = [(len(line) - len(line.lstrip("\t")), line)]
    else:
        cells = list(enumerate(line.strip("|").split(mark), 1))
    return [(column, words) for column, cell in cells if (words := ORNAMENT.sub("", cell).strip())]


def begins_paragraph(above: Line, line: Line, *, in_form: bool, bulleted: bool, is_next: bool, is_short: bool) -> bool:
    """Whether a line of the same cell and part as the one ``above`` begins a paragraph.

    A blank line alone may be a page break inside a sentence; in Goalline's form, it ends a paragraph. Without blank
    lines, a short line that ends a sentence does, unless items are ``bulleted``.
    """
    if line.is_soft and is_next:
        return False
    if in_form and line.after_blank and line.page == above.page:
        return True
    has_ended, goes_on = bool(SENTENCE_ENDS.search(above.text)), line.text[0].islower()
    if line.after_blank and has_ended:
        return True
    if bulleted or goes_on or not is_short:
        return False
    return has_ended or line.after_blank and not is_unfinished(above.text) and above.text[-1] not in ",-–，、"


def page_lines(lines: Sequence[Line], *, numbers: bool = True) -> set[int]:
    """Indexes of page numbers, rules without letters, lines that are at the top or bottom of most pages, and heads of
    tables that a page repeats.

    Without ``numbers``, a number alone is none: it may be an answer.
    """
    edges = {index for index in _edges(lines) if not _is_bulleted(lines[index].text)}
    counts = Counter(words for index in edges for words in [_without_digits(lines[index].text)])
    often = max(FEWEST, (lines[-1].page + 1) // 2) if lines else 0
    everywhere = Counter(_without_digits(line.text) for line in lines)      # what is also within pages is an answer
    repeated = {index for index in edges if counts[words := _without_digits(lines[index].text)] >= often
                and 2 * counts[words] > everywhere[words]}
    of_pages = {index for index, line in enumerate(lines)
                if OF_PAGES.fullmatch(line.text) or _is_rule(line.text)}
    page_marks = repeated | of_pages | (_page_numbers(lines, edges) if numbers else set())
    return page_marks | _repeated_heads(lines, page_marks)


def _repeated_heads(lines: Sequence[Line], skipped: Set[int]) -> set[int]:
    """Indexes of the first row of a table that a page repeats at its top, where the table goes on; names of columns are
    recognised by themselves.
    """
    pages: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if line.column or index not in skipped:
            pages.setdefault(line.page, []).append(index)
    repeated, head = set[int](), list[tuple[int, str]]()
    for at in pages.values():
        top = at[:len(head)]
        is_repeated = [(lines[index].column, lines[index].text) for index in top] == head
        repeated.update(top if is_repeated else ())
        last = list(takewhile(lambda index: lines[index].column, reversed(at)))[::-1]
        if not (is_repeated and len(last) == len(at)):
            head = [(lines[index].column, lines[index].text) for index in _first_row(lines, last)]
    return {index for index in repeated if not is_column_head(lines[index].text)}


def _first_row(lines: Sequence[Line], indexes: Sequence[int]) -> list[int]:
    """Indexes of the lines of the first row of two or more columns of a table, if one begins with the first line."""
    row: list[int] = []
    for index in indexes:
        if lines[index].column < (lines[row[-1]].column if row else 1):
            break
        row.append(index)
    return row if len({lines[index].column for index in row}) > 1 else []


def _edges(lines: Sequence[Line]) -> set[int]:
    """Indexes of the first and last lines of each page, where there is more than one page."""
    pages: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        pages.setdefault(line.page, []).append(index)
    return {index for at in pages.values() for index in (*at[:EDGE], *at[-EDGE:])} if len(pages) > 1 else set()


def _page_numbers(lines: Sequence[Line], edges: Iterable[int]) -> set[int]:
    """Indexes of lines that are only a number and answer no line above them: at the edges of pages if they count with
    these; without pages, if they count upwards by one.
    """
    number_lines = {index: int(match["number"]) for index, line in enumerate(lines)
             if (match := NUMBER.fullmatch(line.text)) and not line.column
             and not (index and lines[index - 1].text.endswith(":"))}
    if lines and lines[-1].page > 1:
        ahead = {index: number - lines[index].page for index, number in number_lines.items() if index in edges}
        often = Counter(ahead.values())
        return {index for index, offset in ahead.items() if not offset or often[offset] > 1}
    counts = list(number_lines.values())
    upwards = len(counts) > 1 and counts == list(range(counts[0], counts[0] + len(counts)))
    return set(number_lines) if upwards else set()


def _is_rule(text: str) -> bool:
    """Whether a line is drawn with one or two signs, such as "* * *"."""
    return bool(re.fullmatch(r"[\W_]{3,}", text)) and not ENDING.search(text) and len({*text} - {" "}) <= MOST_SIGNS


def _is_bulleted(text: str) -> bool:
    """Whether a line begins an item: one that countries repeat, such as "- None.", is an answer each time."""
    marker = marker_of(text)
    return marker is not None and not marker.counts and not NUMBER.fullmatch(text)


def _without_digits(text: str) -> str:
    return re.sub(r"\d+", "#", text)
