"""Mapping: cells of a table -> one figure per row with a column per role, from long and wide layouts."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pandas as pd

from indicators.catalogue.area_names import AreaNames
from indicators.ingest.formats.table import SPACES, Surrounding
from indicators.ingest.mapping.choices import (
    AS_WRITTEN,
    IGNORE,
    INDICATOR,
    LEAVE_OUT,
    MARKS_OF_LINES,
    OF_PERSONS,
    SCALES,
    SOURCE,
    STOP,
    YEAR,
    Choices,
)
from indicators.ingest.mapping.column_cells import pairs, texts
from indicators.ingest.mapping.headers import Roles, find_roles
from indicators.ingest.mapping.layout import lay_out
from indicators.ingest.mapping.long_table import ABSENT, LongTable, forms
from indicators.ingest.mapping.table_issues import contradictions, made_for_public, missing_columns
from indicators.ingest.reading import Reading
from indicators.ingest.unused import UnusedItem, find_unused, texts_outside
from indicators.ingest.vocabulary.headers import normalised
from indicators.ingest.vocabulary.indicators import IndicatorNames
from indicators.ingest.vocabulary.years import is_year, is_yearlike
from indicators.model import Catalogue, Issue, Message

__all__ = ["IGNORE", "INDICATOR", "YEAR", "Choices", "LongTable", "Mapped", "map_columns"]

_LACKING = {"columns.missing", "columns.missing_asked"}
"""Issues of a header that do not prevent validation of the other columns."""

MOST_LABELS = 500        # names beside codes that are looked at

_OF_SOME_ROWS = ("between", "note", "comment")
"""Kinds of text that concern some rows, so that no answer about all figures fits them."""

_OF_ALL_ROWS = (*SCALES, *MARKS_OF_LINES, *OF_PERSONS, SOURCE)


@dataclass(frozen=True, kw_only=True)
class Mapped:
    """A table with one figure per row. If ``table`` is None, the file is rejected, and ``issues`` give the reasons."""

    table: LongTable | None
    partial: LongTable | None = None           # of a rejected file, the rows that can still be validated
    roles: tuple[str, ...]                     # role of each column of the header, in the terms of choices.columns
    choices: Choices                           # as given, completed for the names in the file
    unused: tuple[UnusedItem, ...] = ()
    issues: list[Issue] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)


def map_columns(reading: Reading, catalogue: Catalogue, choices: Choices, filename: str = "") -> Mapped:
    """Determine the role of each column, report what is unclear, and lay the table out with one figure per row."""
    choices = choices.under(catalogue)
    names, areas = IndicatorNames(catalogue, choices.indicators), AreaNames(catalogue, choices.areas)
    known = catalogue.indicators.get(names.code(choices.indicator))
    choices = replace(choices, indicator=known.id) if known else choices       # the user may have given its title
    roles = find_roles(reading, names, areas, choices, known)
    between = list(_between(reading, roles, areas, names))
    lines = [*texts_outside(reading, roles, between, filename), *_unknown_labels(reading, roles, areas, names)]
    scaled, choices, notes = _scale(reading, choices, lines)
    issues = [*_unknown_choices(choices, catalogue, names), *made_for_public(reading, roles), *roles.issues,
              *missing_columns(reading, roles, choices), *scaled,
              *contradictions(reading, roles, choices, areas, names, known), *_stopped(reading, roles, choices, lines)]
    refused = {normalised(issue.found) for issue in issues if issue.code == "titles.contradict"}
    unused = find_unused(reading, roles, choices, lines,
                         refused | _names_in_figures(reading, roles, choices, areas, names))
    left_out = _rows_left_out(reading, choices, between)
    answers = {line: choices.lines[line.key] for line in lines if line.key in choices.lines}
    mapped = Mapped(table=None, roles=roles.by_column, choices=choices, unused=unused, issues=issues)
    if issues:
        clear = {issue.code for issue in issues} <= _LACKING       # the roles of the columns present are clear
        partial = _with_absent(lay_out(reading, roles, choices, left_out, answers)) if clear else None
        return replace(mapped, partial=partial)
    table = lay_out(reading, roles, choices, left_out, answers)
    if table.template and not len(table.rows):
        nothing = Issue(code="columns.nothing_filled_in", row=reading.header_row, column=table.names["value"])
        return replace(mapped, issues=[nothing], notes=notes)
    named = _named(table, choices, names)
    notes += [Message(code="note.indicator_chosen", values={"name": name, "code": code})
              for name, code in named.items()]
    return replace(mapped, table=table, notes=notes,
                   choices=replace(choices, indicators={**choices.indicators, **named}))


def _between(reading: Reading, roles: Roles, areas: AreaNames, names: IndicatorNames) -> Iterator[Surrounding]:
    """Lines among the rows that hold no figure and no name of their column: headings and remarks."""
    if not roles.figures or len(reading.header) < 2:
        return
    cells = reading.cells
    blank = (cells[roles.figures].apply(lambda column: column.str.strip(SPACES)) == "").all(axis=1)
    nouns = {roles.of[role]: noun for noun in ("country", "indicator", "year") for role in forms(noun)
             if role in roles.of}
    code = areas.in_column([text for index, noun in nouns.items() if noun == "country" for text in texts(cells[index])])
    fits = {"country": lambda text: bool(code(text)) or areas.is_other_aggregate(text),
            "indicator": lambda text: bool(names.code(text)), "year": is_yearlike}
    for row, record in cells[blank].iterrows():
        filled = {index: text for index, cell in record.items() if (text := cell.strip(SPACES))}
        of_its_column = any(index in nouns and fits[nouns[index]](text) for index, text in filled.items())
        if "value" not in roles.of and of_its_column:
            filled = {index: text for index, text in filled.items() if index not in nouns}
        elif of_its_column or (len(filled) > 1 and "value" in roles.of):
            continue
        if filled:
            yield Surrounding("between", int(row), " ".join(filled.values()))


def _unknown_labels(reading: Reading, roles: Roles, areas: AreaNames, names: IndicatorNames) -> Iterator[Surrounding]:
    """The names beside codes that are no known name: "England" beside GBR, "Campaigns for girls" beside CAMPAIGNS."""
    for noun, code in () if "goalline" in roles.layouts else (("country", areas.code), ("indicator", names.code)):
        columns = [roles.of[role] for role in forms(noun) if role in roles.of]
        for of_code, index in zip(columns, columns[1:], strict=False):
            for own, label in sorted(pairs(reading.cells[of_code], reading.cells[index]))[:MOST_LABELS]:
                if label and code(own) and not code(label) and not areas.is_other_aggregate(label):
                    yield Surrounding("note", reading.header_row, label)


def _rows_left_out(reading: Reading, choices: Choices, between: list[Surrounding]) -> set[int]:
    """Lines without figures, between the rows, and those that a person leaves out."""
    lines, left_out = reading.cells.index, {line.row for line in between}
    for line, following in zip(between, [*(line.row for line in between[1:]), None], strict=False):
        if choices.lines.get(line.key) == LEAVE_OUT:
            left_out |= {row for row in lines if row > line.row and (following is None or row < following)}
    left_out |= {line.row for line in reading.surroundings
                 if line.kind == "hidden_row" and choices.lines.get(line.key) == LEAVE_OUT}
    for name, stated in choices.rows.items():
        for index in (at for at, header in enumerate(reading.header) if normalised(header) == normalised(name)):
            left_out |= set(lines[reading.cells[index].str.strip(SPACES).isin(list(stated))])
    return left_out


def _stopped(reading: Reading, roles: Roles, choices: Choices, lines: list[Surrounding]) -> Iterator[Issue]:
    """An issue for each text or column of which a person said that it leaves no figures to save."""
    has_parts = not {"sex", "age", "breakdown"}.isdisjoint(roles.of)
    stated = {SCALES[answer] for answer in map(choices.lines.get, (line.key for line in lines)) if answer in SCALES}
    for line in lines:
        answer = choices.lines.get(line.key, "")
        limited = (answer in OF_PERSONS and has_parts) or (line.kind in _OF_SOME_ROWS and answer in _OF_ALL_ROWS)
        limited = limited or (answer == LEAVE_OUT and line.kind not in ("between", "hidden_row"))
        if answer == STOP or limited or (answer in SCALES and len(stated) > 1):
            yield Issue(code="unused.stopped", sheet=reading.sheet, row=line.row, found=line.text.strip())
    for name in reading.header:
        if choices.columns.get(name) == STOP:
            yield Issue(code="unused.stopped", sheet=reading.sheet, row=reading.header_row, column=name, found=name)


def _scale(reading: Reading, choices: Choices, lines: list[Surrounding]) -> tuple[list[Issue], Choices, list[Message]]:
    """Return an issue for each format that displays thousands until a scale is stated; the choices with it; notes."""
    stated = {line.text.strip(): SCALES[answer] for line in lines
              if (answer := choices.lines.get(line.key, "")) in SCALES}
    choices = replace(choices, scale=choices.scale or next(iter(stated.values()), ""))
    if choices.scale:
        said = next(iter(stated), reading.scaling[0][1] if reading.scaling else "--scale")
        code = "note.scale_as_written" if choices.scale == AS_WRITTEN else "note.scaled"
        return [], choices, [Message(code=code, values={"said": said, "times": choices.scale})]
    return [Issue(code="scale.format", sheet=reading.sheet, row=row, found=text)
            for row, text in reading.scaling], choices, []


def _names_in_figures(reading: Reading, roles: Roles, choices: Choices, areas: AreaNames,
                      names: IndicatorNames) -> set[str]:
    """Names, normalised, of the only country, indicator or year that the figures have."""
    own = {"country": {choices.country}, "indicator": {choices.indicator}, "year": {choices.year}}
    own[roles.noun or "year"] |= set(roles.wide.values())
    for noun, cells in own.items():
        for role in forms(noun):
            if role in roles.of:
                cells |= set(texts(reading.cells[roles.of[role]]))
    redundant = set[str]()
    for noun, code in (("country", areas.code), ("indicator", names.code), ("year", str)):
        codes = {code(text) for text in own[noun] if text}
        if len(codes) == 1:
            around = (reading.sheet, *(line.text for line in reading.surroundings))
            redundant |= {normalised(text) for text in around if code(text.strip()) in codes}
    return redundant


def _named(table: LongTable, choices: Choices, names: IndicatorNames) -> dict[str, str]:
    """Meaning of the file's only indicator name, if it is unknown and an option names the indicator."""
    found = dict[str, str]()
    for role in table.named_by("indicator") if choices.indicator else ():
        words = [word for word in table.cells[role].unique() if word]
        if len(words) > 1:
            return {}
        found |= {word: names.code(choices.indicator) for word in words if not names.code(word)}
    return found


def _with_absent(table: LongTable) -> LongTable:
    """The table with an empty column for each role that it lacks."""
    lacking = [noun for noun in ("country", "year", "indicator", "value")
               if set(forms(noun)).isdisjoint(table.cells)]
    blank = pd.Series("", index=table.cells.index, dtype=str)
    return replace(table, cells=table.cells.assign(**dict.fromkeys(lacking, blank)),
                   names={**table.names, **dict.fromkeys(lacking, ABSENT)})


def _unknown_choices(choices: Choices, catalogue: Catalogue, names: IndicatorNames) -> Iterator[Issue]:
    """Issues for options with an unknown value."""
    known = {"indicator": names.code(choices.indicator), "country": AreaNames(catalogue).code(choices.country),
             "year": is_year(choices.year)}
    for name, code in known.items():
        if (stated := getattr(choices, name)) and not code:
            yield Issue(code=f"choice.unknown_{name}", column=name, found=stated)
