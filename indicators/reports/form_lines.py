"""The lines of a report that were printed by the form that Goalline sends to a country; the others are answers.

briefing/forms writes the form from the same wording, so that what a country sends back is read without correction.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from rapidfuzz import fuzz

from indicators.reports.form_wording import explanations, invented_marks, levels, sentences, typeset, wording
from indicators.reports.report import FormFigure, Line
from indicators.reports.wordings import ALIKE, normalised
from indicators.reports.wrapping import joined

Printed = Literal["form", "level"]

YEAR = re.compile(r"\d{4}")
MOST_LINES = 12          # over which one of the form's sentences may be wrapped


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

    def shift(self, index: int) -> None:
        """Renumber the lines below one that became two."""
        self.printed = {at + (at > index): kind for at, kind in self.printed.items()}
        self.figures = {at + (at > index): figure for at, figure in self.figures.items()}


def form_lines(lines: Sequence[Line], indicators: Collection[str]) -> FormLines:
    """Find the lines that the form printed; an answer typed after one of them becomes a line of its own.

    ``indicators`` are the normalised titles that it may have printed into its tables of figures.
    """
    form = FormLines(list(lines), indicators)
    firsts = [index for index in range(len(lines)) if _sentence(lines, index, explanations()[:1])]
    if len(firsts) > 1 or not firsts and not any(map(_is_own, lines)):   # several reports in one file, another form
        return form
    index = 0
    while index < len(form.lines):
        index = _table(form, index) or _printed(form, index) or index + 1
    box = ""            # of an answer: that of its own content control, else that of the quotation above it
    for at, line in enumerate(form.lines):
        box = line.box or ("" if at in form.printed else box)
        form.lines[at] = replace(line, box=box)
    return form


def _is_own(line: Line) -> bool:
    """Whether a line is one of those that only this form has, even if its explanations were deleted."""
    text = typeset(line.text)
    return text.casefold().startswith(wording("level").casefold()) or bool(_quotation().match(text))


def _printed(form: FormLines, index: int) -> int:
    """Note the printed sentence, quotation or level that begins with a line; return the index after it, 0 for none."""
    lines = form.lines
    text = typeset(lines[index].text)
    kind: Printed = "form"
    printed_sentences = *sentences(), *invented_marks()        # the second of one of the demo
    table_of_pdf = f"{wording('figures')} {wording('last_figure')}"
    if text.casefold().startswith(wording("level").casefold()):
        stop, kind = _until(lines, index, _has_all_levels), "level"
        _split(form, stop - 1, _end_of_levels(lines[stop - 1].text))
    elif quotation := _quotation().match(text):
        stop = _until(lines, index, lambda words: "”" in words)
        if "”" in text[quotation.end():]:
            _split(form, index, text.index("”", quotation.end()) + 1)
    elif text.startswith((table_of_pdf, wording("return", deadline="\n", address="").partition("\n")[0])):
        stop = next((at for at in range(index + 1, len(lines)) if lines[at].after_blank), len(lines))
        form.unread += [lines[index].number] * text.startswith(table_of_pdf)
    elif own := next((own for own in printed_sentences if text.startswith(own)), ""):
        stop = index + 1
        _split(form, index, len(own))
    else:
        stop = _sentence(lines, index, printed_sentences)
    form.printed |= dict.fromkeys(range(index, stop), kind)
    return stop


@cache
def _quotation() -> re.Pattern[str]:
    """The beginning of a line that quotes the last report."""
    before = wording("announced", year="YEAR", number="NUMBER", text="TEXT").partition("TEXT")[0]
    return re.compile(re.escape(before).replace("YEAR", r"\d{4}").replace("NUMBER", r"\d+"), re.IGNORECASE)


def _has_all_levels(words: str) -> bool:
    plain = " ".join(words.casefold().split())
    return all(level in plain for level in levels().values())


def _end_of_levels(text: str) -> int:
    """Where an answer begins behind the last level of a line; a mark alone behind it is none."""
    last = max((text.casefold().rfind(words) + len(words) for words in levels().values() if words in text.casefold()),
               default=len(text))
    return last if re.sub(r"[\W_]", "", text[last:]).casefold() not in ("", "x") else len(text)


def _split(form: FormLines, index: int, at: int) -> None:
    """Make a line of its own of what was typed behind a printed one."""
    line = form.lines[index]
    answer = line.text[at:].strip()
    if answer:
        form.lines[index] = replace(line, text=line.text[:at])
        form.lines.insert(index + 1, replace(line, text=answer, after_blank=True))


def _windows(lines: Sequence[Line], index: int) -> Iterator[tuple[int, str]]:
    """The lines of a paragraph from one on: the index of the last, and their words."""
    for at in range(index, min(len(lines), index + MOST_LINES)):
        if at > index and (lines[at].after_blank or lines[at].column != lines[index].column):
            return
        yield at, joined(line.text for line in lines[index:at + 1])


def _until(lines: Sequence[Line], index: int, is_complete: Callable[[str], bool]) -> int:
    """The index after the line with which a paragraph is complete; after its first line if it never is."""
    return next((at + 1 for at, words in _windows(lines, index) if is_complete(words)), index + 1)


def _sentence(lines: Sequence[Line], index: int, wordings: Sequence[str]) -> int:
    """The index after the lines that are one of the form's sentences, 0 for none."""
    best, stop = float(ALIKE), 0
    for at, words in _windows(lines, index):
        score = max(fuzz.ratio(normalised(words), normalised(own)) for own in wordings)
        if score > best:
            best, stop = score, at + 1
    return stop


def _table(form: FormLines, index: int) -> int:
    """Note the lines of a table of figures that begins with a line; return the index after it, 0 for none.

    What is below any head but those of indicators and last figures was written by the country. So was a row of anything
    but an indicator of the catalogue, such as one of a table that the country puts behind: it is an answer. A head that
    is no single year heads no figures.
    """
    lines = form.lines
    if lines[index].column != 1 or not _is_head(lines[index]):
        return 0
    stop = next((at for at in range(index, len(lines)) if not lines[at].column), len(lines))
    body = next((at for at in range(index + 1, stop) if lines[at].column == 1), stop)
    last_figure = normalised(wording("last_figure"))
    heads: dict[int, list[str]] = {}
    for line in lines[index:body]:
        heads.setdefault(line.column, []).append(line.text)
    years = {column: int(texts[0]) for column, texts in heads.items() if len(texts) == 1 and YEAR.fullmatch(texts[0])}
    last = next((column for column, texts in heads.items() if [*map(normalised, texts)] == [last_figure]), 0)
    row_at, is_row = index, False
    for at in range(index, stop):
        line = lines[at]
        if line.column == 1:
            row_at, is_row = at, normalised(line.text) in form.indicators
            if is_row and last:
                form.last_figures[at] = FormFigure(line.number, line.text, min(years.values(), default=0), "")
        row = lines[row_at]
        if is_row or _is_head(row):
            form.printed[at] = "form"
        if is_row and line.column == last:
            above = form.last_figures[row_at]
            form.last_figures[row_at] = replace(above, text=f"{above.text} {line.text}".strip())
        elif is_row and line.column > 1:
            form.figures[at] = FormFigure(line.number, row.text, years.get(line.column, 0), line.text)
    return stop


def _is_head(line: Line) -> bool:
    return normalised(line.text) == normalised(wording("figures"))
