"""The lines of a report that were printed by the form that Goalline sends to a country; the others are answers.

rounds/report_form.py writes the form from the same wording, so that what comes back is read without correction.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from rapidfuzz import fuzz

from indicators.reports.boxes import PRINTED, box_of, end_of_printed
from indicators.reports.form_wording import explanations, heading, invented_marks, levels, typeset, wording
from indicators.reports.report import FormFigure, Line
from indicators.reports.wordings import ALIKE, normalised
from indicators.reports.wrapping import joined

Printed = Literal["form", "level", "page"]

YEAR = re.compile(r"\d{4}")
NUMBER = re.compile(r"[\d\s.,%]+")
LAST_FIGURE = re.compile(r".{1,60}\((?:19|20)\d\d\b[^()]*\)")
MOST_LINES = 12          # over which one of the form's sentences may be wrapped
LONGEST = 60             # lines of a quotation


@dataclass
class FormLines:
    """The lines of a report, and which of them, by index, the form printed; none if the report is on another form."""

    lines: list[Line]
    indicators: Collection[str] = ()
    printed: dict[int, Printed] = field(default_factory=dict)
    figures: dict[int, FormFigure] = field(default_factory=dict)
    last_figures: dict[int, FormFigure] = field(default_factory=dict)      # by the first line of their row
    unread: list[int] = field(default_factory=list)        # first lines of tables of figures without their columns

    @property
    def is_form(self) -> bool:
        """Whether the report is on Goalline's form."""
        return bool(self.printed)

    def split(self, index: int, at: int) -> bool:
        """Make a line of its own of what was written behind a printed one or a heading; whether there is any."""
        line = self.lines[index]
        if answer := line.text[at:].strip():
            self.lines[index:index + 1] = [replace(line, text=line.text[:at].rstrip()),
                                           replace(line, text=answer, after_blank=self.is_form, box="")]
            self.printed = {place + (place > index): kind for place, kind in self.printed.items()}
            self.figures = {place + (place > index): figure for place, figure in self.figures.items()}
        return bool(answer)


def form_lines(lines: Sequence[Line], indicators: Collection[str]) -> FormLines:
    """Find the lines that the form printed; an answer typed after one of them becomes a line of its own.

    ``indicators`` are the normalised titles that it may have printed into its tables of figures.
    """
    form = FormLines(list(lines), indicators)
    firsts = [index for index in range(len(lines)) if _sentence(lines, index, explanations()[:1])]
    is_own = any(_is_level(line) or PRINTED.match(line.text) for line in lines)
    if len(firsts) > 1 or not firsts and not is_own:         # several reports in one file, another form
        return form
    index = 0
    while index < len(form.lines):
        index = _table(form, index) or _printed(form, index) or index + 1
    return form


def _is_level(line: Line) -> bool:
    """Whether a line is that of the form in which a country ticks how far it is."""
    return typeset(line.text).casefold().startswith(wording("level").casefold())


def _printed(form: FormLines, index: int) -> int:
    """Note the printed sentence, quotation or level that begins with a line; return the index after it, 0 for none."""
    lines = form.lines
    text, box = typeset(lines[index].text), box_of(lines[index].text, PRINTED)
    stop, cut, is_level = index + 1, 0, _is_level(lines[index])
    is_margin = bool(_page().search(text)) or text in invented_marks()
    sentences = *explanations(), *invented_marks()
    if is_level:
        stop = _until(lines, index, lambda words: not _levels_without(words))
        missing = _levels_without(joined(line.text for line in lines[index:stop]))
        stop += bool(missing) and stop < len(lines) and missing == _levels_of(lines[stop].text)      # as in a scan
        cut = _end_of_levels(lines[stop - 1].text)
    elif box:
        stop, cut = next(((at, len(lines[at - 1].text) - len(words) + end)
                          for at, words in _windows(lines, index, LONGEST) if (end := end_of_printed(words))), (0, 0))
    elif text.startswith(wording("return", deadline="\n", address="").partition("\n")[0]) or _is_lost(lines, index):
        stop = next((at for at in range(index + 1, len(lines)) if _begins_heading(lines[at]) or not _is_cell(form, at)
                     and (lines[at].after_blank or _is_lost(lines, index) and _begins_sentence(lines[at]))), len(lines))
        form.unread += [lines[index].number] * _is_lost(lines, index)
    elif is_margin:
        pass
    elif sentence := next((sentence for sentence in sentences if text.startswith(sentence)), ""):
        cut = len(sentence)
    else:
        stop = _sentence(lines, index, sentences)
    form.printed |= dict.fromkeys(range(index, stop), "level" if is_level else "page" if is_margin else "form")
    if cut:
        form.split(stop - 1, cut)
    lines[index:stop] = [replace(line, box=str(box or "")) for line in lines[index:stop]]
    return stop


def _is_lost(lines: Sequence[Line], index: int) -> bool:
    """Whether a table of figures without its columns begins with a line: a row is a line, or a cell is a paragraph."""
    head = normalised(f"{wording('figures')} {wording('last_figure')}")
    words = normalised(" ".join(line.text for line in lines[index:index + 2]))
    return not lines[index].column and words.startswith(head)


def _begins_sentence(line: Line) -> bool:
    """Whether a line begins with a letter that is not small: an answer close below a table, in a scan behind a sign."""
    letter = next((sign for sign in line.text if sign.isalnum()), "")
    return letter.isalpha() and not letter.islower()


def _is_cell(form: FormLines, index: int) -> bool:
    """Whether a paragraph is a row or a cell of a table without its columns; below a last figure, a number is one."""
    text, above = form.lines[index].text, form.lines[index - 1].text
    words = normalised(text)
    if words.startswith(tuple(form.indicators)) or words in ("", normalised(wording("last_figure"))):
        return True
    is_number = NUMBER.fullmatch(text) is not None
    if normalised(above) in form.indicators:
        return is_number or bool(LAST_FIGURE.fullmatch(text))
    return is_number and bool(LAST_FIGURE.fullmatch(above))


def _levels_without(words: str) -> list[str]:
    """The levels of the form that words lack."""
    plain = " ".join(words.casefold().split())
    return [level for level in levels().values() if level not in plain]


def _levels_of(words: str) -> list[str]:
    """The levels of which a line consists, but for boxes, in a scan a letter or two; none where it has other words."""
    plain = " ".join(words.casefold().split())
    for level in levels().values():
        plain = plain.replace(level, " ")
    return [] if re.search(r"\w{3}", plain) else [one for one in levels().values() if one not in _levels_without(words)]


def _begins_heading(line: Line) -> bool:
    """Whether a line begins as a heading or a question of the form does."""
    begins = (*(heading(kind, None) for kind in ("target", "goal")), *(f"{letter})" for letter in "ABC"))
    return bool(line.column) or line.text.startswith(tuple(begin.rstrip(":") for begin in begins))


@cache
def _page() -> re.Pattern[str]:
    """The end of a line at the margin of the form, in a PDF of it."""
    return re.compile(re.escape(wording("page", page="NUMBER", pages="NUMBER")).replace("NUMBER", r"\d+") + "$")


def _end_of_levels(text: str) -> int:
    """Where an answer begins behind the last level of a line; a mark alone behind it is none."""
    plain = re.sub(r"\s", " ", text.casefold())           # a text file keeps the spaces that keep a level together
    last = max((plain.rfind(words) + len(words) for words in levels().values() if words in plain), default=len(text))
    return last if re.sub(r"[\W_]", "", text[last:]).casefold() not in ("", "x") else len(text)


def _windows(lines: Sequence[Line], index: int, most: int = MOST_LINES) -> Iterator[tuple[int, str]]:
    """The lines of a paragraph from one on: the index after the last, and their text."""
    for at in range(index, min(len(lines), index + most)):
        if at > index and (lines[at].after_blank or lines[at].column != lines[index].column):
            return
        yield at + 1, "\n".join(line.text for line in lines[index:at + 1])


def _until(lines: Sequence[Line], index: int, is_complete: Callable[[str], bool], most: int = MOST_LINES) -> int:
    """The index after the line with which a paragraph is complete; after its first line if it never is."""
    return next((stop for stop, words in _windows(lines, index, most) if is_complete(words)), index + 1)


def _sentence(lines: Sequence[Line], index: int, wordings: Sequence[str]) -> int:
    """The index after the lines that are one of the form's sentences, 0 for none."""
    scores = [(0.0, 0)]
    for stop, words in _windows(lines, index):
        if stop > index + 1 and typeset(lines[stop - 1].text).startswith(tuple(wordings)):
            break                                       # another one
        scores.append((max(fuzz.ratio(normalised(words), normalised(one)) for one in wordings), -stop))
    score, stop = max(scores)
    return -stop if score > ALIKE else 0


def _table(form: FormLines, index: int) -> int:
    """Note the lines of a table of figures that begins with a line; return the index after it, 0 for none.

    What is below any head but those of indicators and last figures was written by the country. So was a row of anything
    but an indicator of the catalogue, such as one of a table that the country puts behind: it is an answer. A head that
    is no single year heads no figures.
    """
    lines, head = form.lines, normalised(wording("figures"))
    if lines[index].column != 1 or normalised(lines[index].text) != head:
        return 0
    stop = next((at for at in range(index, len(lines)) if not lines[at].column), len(lines))
    body = next((at for at in range(index + 1, stop) if lines[at].column == 1), stop)
    heads: dict[int, list[str]] = {}
    for line in lines[index:body]:
        heads.setdefault(line.column, []).append(line.text)
    years = {column: int(texts[0]) for column, texts in heads.items() if len(texts) == 1 and YEAR.fullmatch(texts[0])}
    last = next((column for column, texts in heads.items()
                 if [*map(normalised, texts)] == [normalised(wording("last_figure"))]), 0)
    row_at, is_row = index, False
    for at in range(index, stop):
        line = lines[at]
        if line.column == 1:
            row_at, is_row = at, normalised(line.text) in form.indicators
            if is_row and last:
                form.last_figures[at] = FormFigure(line.number, line.text, min(years.values(), default=0), "")
        row = lines[row_at]
        if is_row or normalised(row.text) == head:
            form.printed[at] = "form"
        if is_row and line.column == last:
            above = form.last_figures[row_at]
            form.last_figures[row_at] = replace(above, text=f"{above.text} {line.text}".strip())
        elif is_row and line.column > 1:
            form.figures[at] = FormFigure(line.number, row.text, years.get(line.column, 0), line.text)
    return stop
