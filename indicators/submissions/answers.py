"""What a person may answer about a file, in words, and the field of Choices that each answer belongs to."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from indicators import wording
from indicators.ingest.limits import FIRST_YEAR
from indicators.ingest.mapping import choices
from indicators.ingest.unused import UnusedItem
from indicators.model import Catalogue
from indicators.submissions.preview import Prepared
from indicators.submissions.questions import FOR_THE_FILE, Question
from indicators.wording import say

MOST_BLOCKS = 8          # blocks of lines that a question lists
MOST_CELLS = 6           # distinct cells of a column whose rows may be left out
WITHOUT = "without:"
"""Prefix of the answer that leaves out the rows with a cell."""

ROLES = ("country", "year", "indicator", "value", "unit", "source_title", "source_url", "note", "sex", "age",
         "breakdown", "marks", "obs_status", "absence", "conf_status", "period_start", "period_end", "country_code",
         "country_name", "indicator_code", "indicator_name")
OF_LINES = (choices.SOURCE, *choices.SCALES, *choices.MARKS_OF_LINES, *choices.OF_PERSONS)

Words = dict[str, str]
"""Answers in words, by code."""


def whole_file(catalogue: Catalogue) -> dict[str, Words]:
    """What can be set for a whole file, by role: the indicator, the country or area, the year."""
    indicators = {code: f"{catalogue.goal_of[code]} {wording.text(indicator.title)}"
                  for code, indicator in catalogue.indicators.items()}
    areas = {area.code: f"{area.name} ({area.code})" for area in sorted(catalogue.areas, key=lambda one: one.name)}
    years = {str(year): str(year) for year in range(date.today().year, FIRST_YEAR - 1, -1)}
    return {"indicator": indicators, "country": areas, "year": years}


def unused_items(prepared: Prepared) -> list[UnusedItem]:
    """What was not used; while no column holds figures, each column of numbers by itself, to be decided by itself."""
    items = [item for item in prepared.unused if item.is_open or item.answer]
    if any(role.startswith(("value", choices.INDICATOR, choices.YEAR, choices.COUNTRY)) for role in prepared.roles):
        return items
    reading = prepared.reading
    apart = [UnusedItem(kind="column", name=name, row=item.row, suspicious=True, examples=tuple(
        reading.cells[reading.header.index(name)].iloc[:3])) for item in items for name in item.columns]
    return [*apart, *(item for item in items if item.kind != "numbers")]


class Answers:
    """Answers about a file, ``by_field`` of Choices, and what may be answered, in words."""

    def __init__(self, prepared: Prepared, catalogue: Catalogue) -> None:
        self.prepared, self.names = prepared, whole_file(catalogue)
        self.by_field: dict[str, Any] = {}

    def add(self, question: Question, answer: str) -> None:
        """Keep the answer to a question."""
        if question.subject == "column" and answer in self.names.get(question.name, {}):
            self.by_field[question.name] = answer
        elif question.subject == "column":
            self._add("columns", {answer: question.name})
        elif question.subject == "either":
            self._add("columns", {header: question.name if header == answer else choices.IGNORE
                                  for header in dict(question.suggested)})
        elif answer == WITHOUT:
            cells = {**self.prepared.choices.rows, **self.by_field.get("rows", {})}.get(question.column, ())
            self._add("rows", {question.column: (*cells, question.name)})
        elif question.subject in FOR_THE_FILE:
            self.by_field[question.field] = answer
        else:
            self._add(question.field, {"" if question.subject == "blank" else question.name: answer})

    def settle(self, item: UnusedItem, answer: str) -> None:
        """Keep the answer about something that was not used."""
        if answer.startswith(WITHOUT):
            self._add("rows", {item.name: (answer.removeprefix(WITHOUT),)})
        elif item.kind == "numbers":
            header, _, role = answer.rpartition("\0")
            self._add("columns", {header: role} if header else dict.fromkeys(item.columns, answer))
        else:
            self._add("columns" if item.kind == "column" else "lines", {item.key: answer})

    def ignore(self, items: Iterable[UnusedItem]) -> None:
        """Keep of items that they say nothing about the figures, unless a question was answered with one."""
        for item in items:
            if item.name not in self.by_field.get("columns", {}):
                self.settle(item, choices.IGNORE)

    def _add(self, field: str, named: Mapping[str, object]) -> None:
        self.by_field.setdefault(field, {}).update(named)

    def words(self, question: Question) -> tuple[str, Words]:
        """A question, and its answers in words."""
        example, suggested = question.example, dict(question.suggested)
        role = say("upload.role", role=question.name) if question.name in ROLES else ""
        match question.subject:
            case "column":
                values = self.names.get(question.name, {})
                columns = {header: say("phrase.column", column=header.strip()) if values else header
                           for header in (*suggested, *self.prepared.reading.header)
                           if header.strip() and header not in values}
                return say("upload.which_column_or_whole" if values else "upload.which_column", noun=role), {
                    **columns, **values}
            case "either":
                return say("upload.which_of", noun=role), {header: header for header in suggested}
            case "sheet":
                return say("upload.which_sheet"), {name: name for name in suggested}
            case "decimal":
                return say("upload.which_reading", name=example), {
                    mark: say("upload.is_read_as_refused", number=number) if mark == question.rejected else number
                    for mark, number in suggested.items()}
            case "scale":
                return say("upload.which_scale", name=example), {
                    times: say("upload.scale_as_written" if times == "1" else "upload.scale_times", number=number)
                    for times, number in suggested.items()}
            case "unit":
                (own, units), = question.suggested
                return say("upload.unit_own" if question.name else "upload.unit_none", name=example,
                           count=wording.Count(question.count), units=units), {own: say("upload.unit_yes")}
            case "financial":                   # not December, since those are calendar years
                ends = [f"{month:02}-{monthrange(2001, month)[1]}" for month in range(1, 12)]
                return say("upload.which_end", name=example), {end: wording.day_of_year(end) for end in ends}
            case "blank":
                blocks = [block for block, _ in question.suggested]
                return say("upload.blanks", noun=question.name, line=question.suggested[0][1], first=blocks[0],
                           lines=", ".join(blocks[:MOST_BLOCKS]) + " …" * (len(blocks) > MOST_BLOCKS)), {
                               choices.FROM_ABOVE: say("upload.blanks_yes")}
        label = say("upload.which", subject=question.subject, name=example, count=wording.Count(question.count))
        if question.subject == "sign":
            return label, {meaning: say("upload.sign", meaning=meaning) for meaning in suggested}
        names = self.names[question.subject]
        without = {WITHOUT: say("upload.without_name")} if question.column else {}
        return label, {code: say("upload.alike", name=names.get(code, code), because=because)
                       for code, because in suggested.items()} | without | {
                           code: name for code, name in names.items() if code not in suggested}

    def meanings(self, item: UnusedItem) -> Words:
        """What an item that was not used may say, in words."""
        stop = {choices.STOP: say("upload.limits_all")}
        if item.kind == "numbers":
            return {f"{header}\0value": say("upload.holds_figures", column=header) for header in item.columns}
        if item.kind == "column":
            cells = self.prepared.reading.cells[self.prepared.reading.header.index(item.name)].str.strip().unique()
            rows = {f"{WITHOUT}{cell}": say("upload.limits_rows", cell=cell or say("upload.blank"))
                    for cell in cells.tolist() if len(cells) <= MOST_CELLS}
            return (rows | stop | {role: say("upload.role", role=role) for role in ROLES}
                    | {f"{choices.INDICATOR}{code}": say("upload.role_of_indicator", name=name)
                       for code, name in self.names["indicator"].items()})
        leave_out = {"hidden": say("upload.leave_out_hidden"), "line": say("upload.limits_below")}
        rows = {choices.LEAVE_OUT: leave_out[item.kind]} if item.kind in leave_out and item.row else {}
        if item.kind in ("note", "hidden", "comment", "sheet"):
            return rows | stop
        return rows | stop | {
            answer: say("upload.only_persons", part=wording.part(answer)) if answer in choices.OF_PERSONS
            else say("upload.line_is", meaning=answer) for answer in OF_LINES}
