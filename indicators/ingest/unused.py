"""What a file holds besides its figures: columns, lines, sheets and comments for which no rule has a role."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath

from indicators import wording
from indicators.ingest.mapping.choices import IGNORE, Choices
from indicators.ingest.mapping.column_cells import first_texts, holds_numbers, texts
from indicators.ingest.mapping.headers import Roles, unclear_years
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary import codelist
from indicators.ingest.vocabulary.headers import normalised
from indicators.model import Issue, Message

MOST_EXAMPLES = 5
MOST_READ = 5_000        # distinct cells of a column that are searched for a word
LONGEST = 200            # characters of a text that are quoted as an example

_KINDS = {"above": "line", "below": "line", "between": "line", "explanation": "line", "sheet": "sheet",
          "hidden_sheet": "sheet", "hidden_row": "hidden", "hidden_column": "hidden", "struck": "hidden",
          "name": "name", "note": "note"}
"""Kind of an item by the kind of what surrounds the table; all else is a comment, as text boxes and page headers."""

_ANY_SHEET = re.compile(r"(?:sheet|table|tabelle|feuil|hoja|data|daten|donn[ée]es|datos|blatt|tabla|figures)\s?\d*",
                        re.IGNORECASE)
_WORLD_BANK = ("data source", "last updated date", "metadata countries", "metadata indicators")
_TEMPLATE_KINDS = ("given", "required", "optional", "value", "absence", "marks", "source", "breakdown")


@dataclass(frozen=True, kw_only=True)
class UnusedItem:
    """One thing in a file that was not used, with the answer of a person, "" while it is open.

    ``kind``: column, numbers (all other columns of numbers), line, sheet, hidden, comment, note (beside a figure), or
    name (of its sheet; of the file, if it is suspicious). ``name`` is the key of the answer in Choices: a header, or
    the whole text. ``answered_by`` and ``answered_on`` are of an earlier file.
    """

    kind: str
    name: str
    row: int = 0
    examples: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()              # the headers of columns of numbers
    suspicious: bool = False                   # holds one of the words of highlight_words.csv
    answer: str = ""                           # a role, IGNORE, STOP, or "rows"
    answered_by: str = ""
    answered_on: str = ""

    @property
    def is_open(self) -> bool:
        """Whether a person must still answer."""
        return not self.answer


@dataclass(frozen=True)
class Line:
    """A line around, or between the rows of, a table."""

    kind: str
    row: int
    text: str


def find_unused(reading: Reading, roles: Roles, choices: Choices, between: Iterable[Line], filename: str,
                same: Iterable[str] = ()) -> tuple[UnusedItem, ...]:
    """Return what no rule used, suspicious items first. ``between`` are lines among the rows; ``same`` are normalised
    names that say what the figures say themselves, such as their only country.
    """
    known = {*same, ""}
    of_file = PurePath(filename).stem
    names = [reading.sheet, *([of_file] if is_suspicious(of_file) else [])]
    lines = [*(Line(line.kind, line.row, line.text) for line in reading.surroundings), *between,
             *(Line("name", 0, name) for name in names)]
    around = [line for line in lines if (normalised(line.text) or line.text.strip()) not in known
              and not _is_of_format(line, roles)]
    items = [*_columns(reading, roles, choices), *_lines([*around, *_notes(reading, roles)], choices)]
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
    for index, (name, role) in enumerate(zip(reading.header, roles.by_column, strict=True)):
        answer = answers.get(normalised(name), "")
        if (role and not answer) or not name or name in asked:
            continue
        cells = reading.cells[index]
        item = UnusedItem(kind="column", name=name, row=reading.header_row, answer=_answered(answer, choices),
                          examples=tuple(text[:LONGEST] for text in first_texts(cells)[:MOST_EXAMPLES]),
                          suspicious=is_suspicious(name, *texts(cells)[:MOST_READ]))
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


def _notes(reading: Reading, roles: Roles) -> Iterator[Line]:
    """The texts of a column of notes that hold such a word; all others, and those of our own files, are kept as notes.
    """
    if "note" in roles.of and roles.layouts.isdisjoint(("goalline", "template", "data_folder")):
        for text in filter(is_suspicious, texts(reading.cells[roles.of["note"]])[:MOST_READ]):
            yield Line("note", reading.header_row, text)


def _lines(lines: Iterable[Line], choices: Choices) -> Iterator[UnusedItem]:
    """One item for each distinct text."""
    rows: dict[tuple[str, str], list[int]] = {}
    for line in lines:
        rows.setdefault((_KINDS.get(line.kind, "comment"), line.text.strip()),
                        []).append(line.row)
    for (kind, text), found in rows.items():
        yield UnusedItem(kind=kind, name=text, row=found[0], suspicious=is_suspicious(text),
                         answer=_answered(choices.lines.get(text, ""), choices))


def _answered(answer: str, choices: Choices) -> str:
    return answer or (IGNORE if choices.ignore_unused else "")


def _is_of_format(line: Line, roles: Roles) -> bool:
    """Whether a line belongs to its format: the text of our templates and downloads, or of a file of the World Bank; or
    it is the default name of a sheet, which says nothing.
    """
    plain = normalised(line.text)
    if line.kind == "name" and _ANY_SHEET.fullmatch(line.text.strip()):
        return True
    if "world_bank" in roles.layouts and plain.startswith(_WORLD_BANK):
        return True
    if "goalline" in roles.layouts and (line.kind == "explanation" or (line.kind, line.text) == ("sheet", "About")):
        return True
    return "template" in roles.layouts and (line.kind == "explanation" or _is_of_template(plain))


def _is_of_template(plain: str) -> bool:
    """Whether a normalised line is one that every template has."""
    own = {normalised(_template(what)) for what in ("lead", "empty", "sheet.figures", "sheet.codes",
                                                    "sheet.explanations")}
    if plain in own or _template_title().fullmatch(plain):
        return True
    if not plain:
        return False
    for words in sorted({normalised(_template(f"kind.{kind}")) for kind in _TEMPLATE_KINDS}, key=len, reverse=True):
        plain = plain.replace(words, " ")
    return not plain.strip()


def _template(what: str, **values: object) -> str:
    return wording.message(Message(code=f"template.{what}", values=values))


def _template_title() -> re.Pattern[str]:
    title = re.escape(normalised(_template("title", area="AREA", year="9999")))
    return re.compile(title.replace("area", "(?P<area>.+)", 1).replace("9999", r"\d{4}"))


def is_suspicious(*written: str) -> bool:
    """Whether a text holds one of the words that often limit figures: it is shown first, and decides nothing."""
    words, signs = _highlighted()
    for text in written:
        plain = f" {normalised(text)} "
        if any(f" {word} " in plain for word in words) or any(sign in text.casefold() for sign in signs):
            return True
    return False


@cache
def _highlighted() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words delimited by spaces, and those of scripts without spaces or of signs, found anywhere."""
    written = [row["word"] for row in codelist("highlight_words")]
    spaced = [normalised(word) for word in written if word.isascii() and normalised(word)]
    return tuple(spaced), tuple(word.casefold() for word in written if not word.isascii() or not normalised(word))

