"""The sheet as sent, with the role of each column, beside the rows as read; and a form to read it otherwise."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from indicators import wording
from indicators.ingest.mapping.choices import COUNTRY, IGNORE, INDICATOR, YEAR
from indicators.ingest.reading import ENCODINGS
from indicators.model import Catalogue
from indicators.submissions.preview import Prepared
from indicators.submissions.questions import subject_of
from indicators.wording import say
from pages.shared import frame, markup
from pages.shared.upload.answers import whole_file
from pages.shared.upload.files import Uploads
from pages.shared.upload.unused import ROLES

FIRST_ROWS, LINES_ABOVE, LINES_BELOW, MOST_COLUMNS = 8, 5, 3, 40
LONGEST = 120            # letters of a line around the table
COLUMN_WIDTH = 150       # pixels: a long title, quoted whole below, leaves room for the columns of figures
AS_READ = ("ref_area", "year", "indicator", "value", "absence", "breakdown", "marks")
DECIMALS = {".": "point", ",": "comma"}
SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
SENT_BEFORE = {"note.replaced_since", "note.withdrawn_since", "note.same_file", "note.same_file_left_out",
               "note.same_figures"}
"""Notes that the page shows by themselves."""

READ_OTHERWISE = {"read.no_encoding", "read.nul_byte", "read.quotes", "read.no_rows", "read.too_many_columns",
                  "read.merged_header", "read.unclear_heading", "read.third_heading", "read.only_blank",
                  "read.percent_cells"}
"""Refusals of a file that other options may resolve."""


def side_by_side(prepared: Prepared, catalogue: Catalogue) -> None:
    """Render how the file was read in one sentence, then the sheet as sent beside the rows as read."""
    if prepared.reading.refused:
        return
    frame.html(markup.heading(2, say("upload.step_file")) + markup.paragraph(_sentence(prepared)))
    sent, read = st.columns(2)
    with sent:
        frame.html(markup.heading(3, say("head.as_sent")))
        _as_sent(prepared, catalogue)
    with read:
        frame.html(markup.heading(3, say("upload.as_read")))
        _as_read(prepared, catalogue)
    notes = [wording.message(note) for note in prepared.notes if note.code not in SENT_BEFORE
             and note.code != "note.remembered"]
    if notes:
        frame.html(markup.fold(say("upload.noticed", count=wording.Count(len(notes))), markup.bullets(notes),
                               opened=False))


def _as_sent(prepared: Prepared, catalogue: Catalogue) -> None:
    """The first rows with their line numbers, and the lines around them; each column says what it is used as."""
    reading = prepared.reading
    width = min(len(reading.header), MOST_COLUMNS)
    around = {line.row: line.text[:LONGEST] for kind, most in (("above", LINES_ABOVE), ("below", LINES_BELOW))
              for line in [line for line in reading.surroundings if line.kind == kind and line.row][:most]}
    lines = pd.DataFrame([[text, *[""] * (width - 1)] for text in around.values()], index=list(around),
                         columns=range(width), dtype="str")
    rows = pd.concat([lines, reading.cells.iloc[:FIRST_ROWS, :width]]).sort_index(kind="stable")
    rows.index.name = say("head.line")
    labels = {str(index): st.column_config.TextColumn(_label(prepared, index, catalogue), width=COLUMN_WIDTH)
              for index in range(width)}
    st.dataframe(rows.rename(columns=str), column_config=labels)


def _label(prepared: Prepared, index: int, catalogue: Catalogue) -> str:
    name = prepared.reading.header[index].strip() or say("upload.no_header", number=index + 1)
    return f"{name} · {role_in_words(prepared.roles[index] if prepared.roles else '', catalogue)}"


def role_in_words(role: str, catalogue: Catalogue) -> str:
    """What a column is used as."""
    if not role or role == IGNORE:
        return say("upload.role", role="ignore")
    if role.startswith(INDICATOR):
        return wording.indicator(role.removeprefix(INDICATOR), catalogue)
    for prefix, noun in ((YEAR, "year"), (COUNTRY, "country")):
        if role.startswith(prefix):
            return say("upload.role", role=f"{noun}_column")
    return say("upload.role", role=role) if role in ROLES else role.replace("_", " ")


def _as_read(prepared: Prepared, catalogue: Catalogue) -> None:
    """The first figures, as far as they can be read before everything is answered."""
    checked = prepared.checked or prepared.preview
    if checked is None or checked.observations.empty:
        frame.html(markup.paragraph(say("upload.nothing_read"), "gl-quiet"))
        return
    rows = checked.observations[[*AS_READ]].head(FIRST_ROWS + LINES_ABOVE)
    shown = pd.DataFrame({
        say("head.line"): checked.table.rows[checked.table_rows[:len(rows)]],
        say("head.area"): [wording.area(code, catalogue) for code in rows["ref_area"]],
        say("head.year"): rows["year"],
        say("head.indicator"): [wording.indicator(code, catalogue) for code in rows["indicator"]],
        say("head.figure"): rows["value"],
        say("grid.part"): [wording.part(part) if part else "" for part in rows["breakdown"]],
        say("head.marks"): [", ".join([*([wording.absence(absence)] if absence else []),
                                       *map(wording.mark, marks.split())])
                            for absence, marks in zip(rows["absence"], rows["marks"], strict=True)]})
    st.dataframe(shown.loc[:, (shown != "").any()], hide_index=True, placeholder="")


def _sentence(prepared: Prepared) -> str:
    """Encoding or sheet, delimiter, decimal mark, header line; no decimal mark while it is asked for."""
    reading = prepared.reading
    how = say("upload.read_sheet", sheet=reading.sheet) if not reading.separator else say(
        "upload.read_text", encoding=reading.encoding,
        separator=say("upload.separator", mark=SEPARATORS.get(reading.separator, 'other')))
    return say("upload.read_as", how=how, decimal=DECIMALS.get(_decimal(prepared), "none"), row=reading.header_row)


def _decimal(prepared: Prepared) -> str:
    """The decimal mark as detected or chosen; "" while it is asked for."""
    is_asked = any(subject_of(issue) == "decimal" for issue in prepared.issues)
    checked = prepared.checked or prepared.preview
    return checked.decimal if checked and not is_asked else ""


def read_otherwise(uploads: Uploads, digest: str, prepared: Prepared, catalogue: Catalogue) -> None:
    """Render a form with the role of each column and every option of reading."""
    choices, reading = prepared.choices, prepared.reading
    chosen_before = choices.encoding or choices.separator or choices.header_row or choices.sheet
    if reading.refused and not (chosen_before or prepared.issues[0].code in READ_OTHERWISE):
        return
    with st.expander(say("upload.change_reading")), st.form(f"upload.reading.{digest}", border=False):
        columns = _roles(digest, prepared, catalogue) if prepared.roles else {}
        fields = iter(st.columns(2) * len(_options(prepared, catalogue)))
        chosen: dict[str, Any] = {}
        for name, (options, detected) in _options(prepared, catalogue).items():
            with next(fields):
                chosen[name] = _select(name, str(getattr(choices, name)), options, detected)
        with next(fields):
            chosen["year"] = st.text_input(say("upload.choice", what="year"), choices.year,
                                           placeholder=say("upload.as_detected")).strip()
        with next(fields):
            chosen["header_row"] = int(st.number_input(
                say("upload.choice", what="header_row"), 1, None, choices.header_row or None, 1,
                placeholder=_as_detected(reading.header_row)) or 0)
        if st.form_submit_button(say("upload.read_again")):
            uploads.restart(digest, replace(choices, **chosen, columns={**choices.columns, **columns}))
            st.rerun()


def _options(prepared: Prepared, catalogue: Catalogue) -> dict[str, tuple[dict[str, str], str]]:
    """What can be chosen for the whole file, by field of Choices: options in words, and the one detected."""
    reading, names = prepared.reading, whole_file(catalogue)
    decimals = {mark: say(f"upload.decimal_{name}") for mark, name in DECIMALS.items()}
    options = {"decimal": (decimals, _decimal(prepared)), "indicator": (names["indicator"], ""),
               "country": (names["country"], "")}
    if reading.kind == "text":
        marks = {mark: say("upload.separator", mark=name) for mark, name in SEPARATORS.items()}
        return {"encoding": ({encoding: encoding for encoding in ENCODINGS}, reading.encoding),
                "separator": (marks, reading.separator)} | options
    sheets = {line.text: say("upload.hidden_sheet", sheet=line.text) if line.kind == "hidden_sheet" else line.text
              for line in reading.surroundings if line.kind in ("sheet", "hidden_sheet")}
    if sheets or prepared.choices.sheet:
        options["sheet"] = {reading.sheet: reading.sheet} | sheets, reading.sheet
    return options


def _roles(digest: str, prepared: Prepared, catalogue: Catalogue) -> dict[str, str]:
    """Render the columns with their roles, which can be changed; return the changed ones by header."""
    indicators = {f"{INDICATOR}{code}": name for code, name in whole_file(catalogue)["indicator"].items()}
    words = {**{role: say("upload.role", role=role) for role in (IGNORE, *ROLES)}, **indicators}
    code_of = {word: code for code, word in words.items()}
    header = [name for name in prepared.reading.header if name.strip()]
    roles = [words.get(role or IGNORE, role_in_words(role, catalogue)) for name, role in zip(
        prepared.reading.header, prepared.roles, strict=True) if name.strip()]
    before = pd.DataFrame({"name": header, "role": roles})
    after = st.data_editor(before, hide_index=True, disabled=["name"], key=f"upload.roles.{digest}.{id(prepared)}",
                           column_config={
        "name": st.column_config.TextColumn(say("upload.columns_name")),
        "role": st.column_config.SelectboxColumn(say("upload.columns_role"), options=[*dict.fromkeys(
            [*words.values(), *roles])], required=True)})
    changed = after[after["role"] != before["role"]]
    return {name: code_of[role] for name, role in zip(changed["name"], changed["role"], strict=True) if role in code_of}


def _select(name: str, chosen: str, options: Mapping[str, str], detected: str) -> str:
    """Ask for an option; the first is what was detected, named unless another was chosen."""
    words = {"": _as_detected("" if chosen else options.get(detected, "")), **options}
    codes = list(words)
    return str(st.selectbox(say("upload.choice", what=name), codes, codes.index(chosen) if chosen in codes else 0,
                            format_func=words.__getitem__))


def _as_detected(what: object) -> str:
    return say("upload.detected", what=what) if what else say("upload.as_detected")
