"""Long and wide tables -> one figure per row, with merged and blank name cells filled in."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from indicators.ingest.formats.table import SPACES, Surrounding
from indicators.ingest.formats.text_files import as_meant
from indicators.ingest.mapping.choices import FROM_ABOVE, MARKS_OF_LINES, SOURCE, Choices
from indicators.ingest.mapping.headers import Roles
from indicators.ingest.mapping.long_table import (
    ABOVE,
    ABSENT,
    MARK_OF_ALL,
    MERGED,
    OF_HEADER,
    LongTable,
    forms,
    per_distinct,
)
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.years import footnoted_year
from indicators.model import Absence

_LABEL = re.compile(r"(?:source|sources|quelle|quellen|fuente|fuentes)\s*[:：]\s*", re.IGNORECASE)
_MARKING = {"p", "e"}                                        # r, revised, is not a flag
_ESCAPED = ("source_title", "source_url", "note")
_ESTIMATED = {"E", "M"}                                      # of Nature in the UN's SDG database: estimated, modelled

_FILLED_IN = frozenset({"value", "absence", "marks", "obs_status", "conf_status", "source_title", "source_url", "note",
                        "period_start", "period_end"})
"""Columns of a template that respondents fill in; the others are prefilled."""


def lay_out(reading: Reading, roles: Roles, choices: Choices, left_out: Collection[int],
            answers: Mapping[Surrounding, str]) -> LongTable:
    """Return the table with one figure per row; in a wide table an empty cell gives no row.

    ``left_out`` are line numbers of rows without figures, or left out by a person; ``answers`` are on other texts.
    """
    kept = reading.cells[~reading.cells.index.isin(list(left_out))]
    used = [*roles.of.values(), *roles.wide]
    trimmed = pd.DataFrame({index: per_distinct(kept[index], lambda text: text.strip(SPACES)) for index in used},
                           index=kept.index)
    frame = pd.DataFrame({role: trimmed[index] for role, index in roles.of.items()}, index=kept.index)
    if "un" in roles.layouts and "country_code" in frame:             # M49 without its leading zeros
        codes = frame["country_code"]
        frame["country_code"] = codes.where(codes == "", codes.str.zfill(3))
    for role, index in roles.of.items():
        if role != "value":
            frame[role] = _filled_down(frame[role], reading, index)
    if reading.separator and "goalline" in roles.layouts:
        for role in set(_ESCAPED) & set(frame):
            frame[role] = per_distinct(frame[role], as_meant)
    figures = trimmed[roles.figures]
    frame = _from_above(frame, figures, choices)
    names = {role: reading.header[index] for role, index in roles.of.items()}
    if roles.wide and "value" not in roles.of:
        table = _wide(frame, figures, reading, roles, names)
    else:
        table = _long(frame, figures, reading, names, roles.figures)
    return _with_answers(_answered(_of_formats(table)), choices, answers)


def _long(frame: pd.DataFrame, figures: pd.DataFrame, reading: Reading, names: dict[str, str],
          columns: list[int]) -> LongTable:
    made = frame.reset_index(drop=True)
    merged = _merged_figures(reading, figures, columns)
    if merged is not None:
        made[MERGED] = merged.ravel()
    return LongTable(cells=made, rows=frame.index.to_numpy(np.int64), sheet=reading.sheet,
                     names=dict.fromkeys(map(str, made), "") | names,
                     headers=pd.Series(names.get("value", ABSENT), index=made.index, dtype="str"), texts=reading.texts)


def _wide(frame: pd.DataFrame, figures: pd.DataFrame, reading: Reading, roles: Roles,
          names: dict[str, str]) -> LongTable:
    """One row for each filled cell of the columns of figures, record by record."""
    values, columns = figures.to_numpy(dtype=object), roles.figures
    record, which = np.nonzero(values != "")
    made = frame.iloc[record].reset_index(drop=True)
    made[roles.noun] = pd.Series([roles.wide[index] for index in columns], dtype="str").take(which).to_numpy()
    made["value"] = values[record, which]
    header = pd.Series([reading.header[index] for index in columns], dtype="str")
    headers = header.take(which).reset_index(drop=True)
    if roles.noun == "year":
        flagged = per_distinct(headers, lambda name: name if footnoted_year(name)[1] in _MARKING else "")
        made = made.assign(**{OF_HEADER: flagged}) if flagged.any() else made
    merged = _merged_figures(reading, figures, columns)
    if merged is not None:
        made[MERGED] = merged[record, which]
    return LongTable(cells=made.astype("str"), rows=frame.index.to_numpy(np.int64)[record], headers=headers, wide=True,
                     names=dict.fromkeys(map(str, made), "") | names, sheet=reading.sheet, texts=reading.texts)


def _of_formats(table: LongTable) -> LongTable:
    """The table with what formats of other publishers say of a row: a deletion (SDMX), an estimate (UN)."""
    cells = table.cells
    if "action" in cells:
        deleted = cells["action"].str.upper().eq("D")
        blank = {role: cells[role].mask(deleted, "") for role in ("value", "obs_status") if role in cells}
        cells = cells.assign(absence=table.column("absence").mask(deleted, str(Absence.RETRACTED)), **blank)
    if "nature" in cells:
        estimated = cells["nature"].str.upper().isin(_ESTIMATED)
        marks = table.column("marks")
        cells = cells.assign(marks=marks.where(~estimated, (marks + " estimated").str.strip()))
    return replace(table, cells=cells.drop(columns=["action", "nature"], errors="ignore"),
                   names=dict.fromkeys(map(str, cells), "") | table.names)


def _answered(table: LongTable) -> LongTable:
    """The table without template rows in which nothing was filled in: neither figure nor source, flag or note."""
    if "asked" not in table.cells:
        return table
    filled_in = table.cells[[role for role in table.cells if role in _FILLED_IN]]
    kept = (filled_in != "").any(axis=1) | table.cells["asked"].eq("")
    return replace(table, cells=table.cells.drop(columns="asked"), template=True).take(kept)


def _with_answers(table: LongTable, choices: Choices, answers: Mapping[Surrounding, str]) -> LongTable:
    """The table with columns for what a person, or an option, states of all figures."""
    cells, names = table.cells.copy(), dict(table.names)
    for role, stated in (("country", choices.country), ("indicator", choices.indicator), ("year", choices.year)):
        if stated and set(forms(role)).isdisjoint(cells):
            cells[role], names[role] = stated, f"--{role}"
    parts = ";".join(sorted({answer for answer in answers.values() if "=" in answer}))
    if parts and {"sex", "age", "breakdown"}.isdisjoint(cells):
        cells["breakdown"], names["breakdown"] = parts, "breakdown"
    if marks := " ".join(sorted({answer for answer in answers.values() if answer in MARKS_OF_LINES})):
        own = [cells[role].ne("") for role in ("marks", "obs_status") if role in cells]
        cells[MARK_OF_ALL] = pd.Series(marks, index=cells.index, dtype="str").mask(
            np.logical_or.reduce(own) if own else np.zeros(len(cells), bool), "")
    sources = [_LABEL.sub("", line.text.strip()) for line, answer in answers.items() if answer == SOURCE]
    if sources and "source_title" not in cells:
        cells["source_title"], names["source_title"] = sources[0], "source"
    return replace(table, cells=cells, names=dict.fromkeys(map(str, cells), "") | names)


def _from_above(frame: pd.DataFrame, figures: pd.DataFrame, choices: Choices) -> pd.DataFrame:
    """The name columns, filled in where only the first row of a block has the country or indicator.

    Filling them in is a guess, so the user is asked: if the choices confirm it, blank rows take the name above; until
    then, an extra column gives the line with that name. This requires that every blank row has a figure and
    a named row above it.
    """
    made = frame.copy()
    for noun, answers in (("country", choices.areas), ("indicator", choices.indicators)):
        own = [role for role in forms(noun) if role in frame]
        blank = (frame[own] == "").all(axis=1) if own else pd.Series(False, index=frame.index)
        if not blank.any():
            continue
        if not blank.iloc[0] and (figures[blank] != "").any(axis=1).all():
            if answers.get("") == FROM_ABOVE:
                made[own] = frame[own].mask(blank).ffill()
            else:
                lines = pd.Series(frame.index.astype(str), index=frame.index).mask(blank).ffill()
                made[f"{ABOVE}{noun}"] = lines.where(blank, "")
    return made


def _filled_down(column: pd.Series, reading: Reading, index: int) -> pd.Series:
    """A name column with the value of each vertically merged cell copied to all of its rows."""
    made = column.copy()
    for start, end, top, bottom, _ in _merged_below_header(reading, column.index, index):
        if bottom > top and column.iloc[start]:
            made.iloc[start:end] = column.iloc[start]
    return made


def _merged_figures(reading: Reading, figures: pd.DataFrame, columns: list[int]) -> np.ndarray | None:
    """The lines over which each figure is merged with others, "" if it is not; None if none is."""
    stated = np.full(figures.shape, "", dtype=object)
    for number, index in enumerate(columns):
        for start, end, top, bottom, right in _merged_below_header(reading, figures.index, index):
            others = set(columns) & set(range(index + 1, right + 1))
            if figures[index].iloc[start] and (bottom > top or others):
                stated[start:end, number] = f"{top}–{bottom}" if bottom > top else str(top)
    return stated if (stated != "").any() else None


def _merged_below_header(reading: Reading, lines: pd.Index, index: int) -> Iterator[tuple[int, int, int, int, int]]:
    """Yield merged ranges that begin in a column: its rows in the table, lines, and last column of the file."""
    own = [block for block in reading.merged if block[2] == index]
    starts = np.searchsorted(lines, [block[0] for block in own], side="left")
    ends = np.searchsorted(lines, [block[1] for block in own], side="right")
    for (top, bottom, _, right), start, end in zip(own, starts.tolist(), ends.tolist(), strict=True):
        if start < end and lines[start] == top:
            yield start, end, top, bottom, right
