"""What a file holds besides its figures: columns, lines, sheets and comments for which no rule has a role."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from indicators import wording
from indicators.ingest.formats.table import Surrounding, is_cut, text_cut
from indicators.ingest.mapping.choices import DESCRIBED, IGNORE, Choices
from indicators.ingest.mapping.column_cells import holds_numbers, texts
from indicators.ingest.mapping.headers import Roles, unclear_years
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import is_suspicious, normalised
from indicators.model import Issue, Message

MOST_EXAMPLES = 5
MOST_READ = 5_000        # distinct cells of a column that are searched for a word
LONGEST = 200            # characters of a text that are quoted as an example

_ALWAYS = ("struck", "comment", "hidden_row", "hidden_column", "note")
"""Kinds of text that are listed even where they say only what the figures say."""

_ANY_SHEET = re.compile(r"(?:sheet|table|tabelle|feuil|hoja|data|daten|donn[ée]es|datos|blatt|tabla|figures)\s?\d{0,2}",
                        re.IGNORECASE)
_WORLD_BANK = re.compile(r"data source world development indicators|last updated date [\d ]+"
                         r"|metadata (?:countries|indicators)")
_GREY = ("country", "year", "indicator", DESCRIBED, "asked")
"""Roles of the columns of a template that are filled in when it is sent."""

_TEMPLATE_KINDS = ("given", "required", "value", "absence", "optional")


@dataclass(frozen=True, kw_only=True)
class UnusedItem:
    """One thing in a file that was not used, with the answer of a person, "" while it is open.

    ``kind``: column, numbers (all other columns of numbers), line, sheet, hidden, comment, note (a note, source or
    label beside a figure), or name (of its sheet; of the file, if it is suspicious). ``name`` is a header, or the
    whole text.
    """

    kind: str
    name: str
    row: int = 0
    examples: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()              # the headers of columns of numbers
    suspicious: bool = False                   # holds one of the words of highlight_words.csv
    answer: str = ""                           # a role, IGNORE, STOP, or "rows"

    @property
    def key(self) -> str:
        """The key of the answer in Choices: a header in ``columns``, any other kind with its text in ``lines``."""
        return self.name if self.kind in ("column", "numbers") else f"{self.kind}:{self.name}"

    @property
    def is_open(self) -> bool:
        """Whether a person must still answer."""
        return not self.answer


def texts_outside(reading: Reading, roles: Roles, between: Iterable[Surrounding], filename: str) -> list[Surrounding]:
    """Return every text of a file that no column of its table holds, with ``between``, the lines among its rows."""
    of_file = PurePath(filename).stem
    names = [reading.sheet, *([of_file] if is_suspicious(of_file) else [])]
    return [*reading.surroundings, *between,
            *(Surrounding("name", 0, name) for name in names), *_notes(reading, roles), *_changed_rows(reading, roles)]


def find_unused(reading: Reading, roles: Roles, choices: Choices, lines: Iterable[Surrounding],
                same: Iterable[str] = ()) -> tuple[UnusedItem, ...]:
    """Return what no rule used, suspicious items first, but for texts that only name what all figures are of."""
    known = {*same, ""}
    around = [line for line in lines if not _is_of_format(line, roles) and (
        line.kind in _ALWAYS or (normalised(line.text) or line.text.strip()) not in known) and line.text.strip()]
    items = [*_columns(reading, roles, choices), *_lines(around, choices)]
    return tuple(sorted(items, key=lambda item: (not item.suspicious, bool(item.answer))))


def unused_issues(items: Iterable[UnusedItem], reading: Reading) -> Iterator[Issue]:
    """Yield an issue for each open item."""
    for item in items:
        if item.is_open:
            is_column = item.kind in ("column", "numbers")
            yield Issue(code=f"unused.{item.kind}", sheet=reading.sheet, row=item.row,
                        column=item.name if item.kind == "column" else "",
                        found=", ".join(item.columns or item.examples) if is_column else item.name,
                        values={"name": item.name, "typed": item.name, "count": len(item.columns) or 1})


def _columns(reading: Reading, roles: Roles, choices: Choices) -> Iterator[UnusedItem]:
    """The columns without a role, and those that a person answered; all other columns of numbers as one item."""
    answers = {normalised(name): role for name, role in choices.columns.items() if role == IGNORE}
    answers |= {normalised(name): "rows" for name in choices.rows}
    numbers, asked = list[UnusedItem](), unclear_years(roles, reading.header)
    otherwise = IGNORE if choices.ignore_unused else ""
    for index, (name, role) in enumerate(zip(reading.header, roles.by_column, strict=True)):
        answer = answers.get(normalised(name), "")
        if (role and not answer) or not name or name in asked:
            continue
        cells = reading.cells[index]
        item = UnusedItem(kind="column", name=name, row=reading.header_row, answer=answer or otherwise,
                          examples=tuple(text_cut(text, LONGEST) for text in texts(cells, MOST_READ)[:MOST_EXAMPLES]),
                          suspicious=is_suspicious(name, *texts(cells, MOST_READ)))
        if item.suspicious or not holds_numbers(cells):
            yield item
        else:
            numbers.append(item)
    for answer in ("", IGNORE):
        alike = tuple(item.name for item in numbers if item.answer == answer)
        if len(alike) == 1:
            yield next(item for item in numbers if item.answer == answer)
        elif alike:
            yield UnusedItem(kind="numbers", name=", ".join(alike), row=reading.header_row, columns=alike,
                             answer=answer)
    yield from (item for item in numbers if item.answer == "rows")


def _notes(reading: Reading, roles: Roles) -> Iterator[Surrounding]:
    """The notes and sources that hold such a word, but no source of one word, which is a name; not of our own files."""
    own = not roles.layouts.isdisjoint(("goalline", "data_folder"))
    for role in () if own else ("note", "source_title"):
        if role in roles.of:
            for text in filter(is_suspicious, texts(reading.cells[roles.of[role]], MOST_READ)):
                if role == "note" or len(text.split()) > 1:
                    yield Surrounding("note", reading.header_row, text)


def _changed_rows(reading: Reading, roles: Roles) -> Iterator[Surrounding]:
    """What the grey cells of a returned template say, in each row where they are not as they were sent."""
    columns = [index for index, role in enumerate(roles.by_column) if role in _GREY]
    if "template" not in roles.layouts or reading.kind != "workbook":
        return
    grey = reading.cells[columns]
    for row, cells in zip(grey.index, grey.to_numpy(), strict=True):
        told = [cell.strip() for index, cell in zip(columns, cells, strict=True) if roles.by_column[index] == DESCRIBED]
        if any(told) and " | ".join(map(str.strip, cells)) not in (reading.shipped or ()):
            yield Surrounding("note", int(row), " | ".join(filter(None, told)))


def _lines(lines: Iterable[Surrounding], choices: Choices) -> Iterator[UnusedItem]:
    """One item for each distinct text."""
    first: dict[str, Surrounding] = {}
    otherwise = IGNORE if choices.ignore_unused else ""
    for line in lines:
        first.setdefault(line.key, line)
    for key, line in first.items():
        text = line.text.strip()
        yield UnusedItem(kind=key.partition(":")[0], name=text, row=line.row,
                         suspicious=is_suspicious(text) or is_cut(text),
                         answer=choices.lines.get(key) or otherwise)


def _is_of_format(line: Surrounding, roles: Roles) -> bool:
    """Whether a line is one of our templates, downloads or the World Bank's files, or a sheet's usual name."""
    plain = normalised(line.text)
    if line.kind == "name" and _ANY_SHEET.fullmatch(line.text.strip()):
        return True
    if "world_bank" in roles.layouts and _WORLD_BANK.fullmatch(plain):
        return True
    if "goalline" in roles.layouts and (line.kind == "explanation" or (line.kind, line.text) == ("sheet", "About")):
        return True
    return "template" in roles.layouts and _is_of_template(plain)


def _is_of_template(plain: str) -> bool:
    """Whether a normalised line is one that every template has."""
    own = {normalised(_template(what)) for what in ("lead", "empty", "sheet.figures", "sheet.codes")}
    if plain in own or template_title().fullmatch(plain):
        return True
    if not plain:
        return False
    for words in sorted({normalised(_template(f"kind.{kind}")) for kind in _TEMPLATE_KINDS}, key=len, reverse=True):
        plain = plain.replace(words, " ")
    return not plain.strip()


def _template(what: str, **values: object) -> str:
    return wording.message(Message(code=f"template.{what}", values=values))


def template_title() -> re.Pattern[str]:
    """Return the pattern of the normalised first line of a template, with its country."""
    title = re.escape(normalised(_template("title", area="AREA", year="9999")))
    return re.compile(title.replace("area", "(.+)", 1).replace("9999", r"\d{4}"))
