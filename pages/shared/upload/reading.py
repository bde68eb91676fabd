"""How a file was read, in one sentence, with notes, and a form to read it with other options."""

from calendar import monthrange
from collections.abc import Mapping
from typing import Any

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.ingest.reading import ENCODINGS
from indicators.model import Catalogue
from indicators.submissions.preview import Prepared
from indicators.submissions.questions import ABOUT
from indicators.wording import say
from pages.shared import frame, markup
from pages.shared.upload import jobs

LONG = 400               # maximum characters of a note that is shown in full, unlike one that lists 200 names
SENT_BEFORE = {"note.replaced_since", "note.withdrawn_since", "note.same_file", "note.same_file_left_out",
               "note.same_figures"}
"""Notes that the page shows by themselves."""
FEW = 6                  # maximum number of notes in an open list
DECIMALS = {".": "point", ",": "comma"}
SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
READ_OTHERWISE = {"read.no_encoding", "read.nul_byte", "read.quotes", "read.no_rows", "read.too_many_columns",
                  "read.merged_header", "read.unclear_heading", "read.third_heading", "read.only_blank",
                  "read.percent_cells"}
"""Refusals of a file that other options may resolve."""


def shown(digest: str, prepared: Prepared, catalogue: Catalogue) -> None:
    """Render how the file was read, what was repaired, assumed or ignored, and a form to read it with other options."""
    if prepared.reading.refused:
        if _chosen(prepared) or prepared.issues[0].code in READ_OTHERWISE:
            _change(digest, prepared, catalogue)
        return
    frame.html(markup.heading(2, say("upload.read")) + markup.paragraph(_sentence(prepared)) + _notes(prepared))
    _change(digest, prepared, catalogue)


def _notes(prepared: Prepared) -> Markup:
    """Notes on the reading, in an expander if there are many."""
    notes = [note for note in prepared.notes if note.code not in SENT_BEFORE]
    if not notes:
        return Markup("")
    count = len(notes)
    return markup.fold(say("upload.noticed", count=wording.Count(count)),
                       markup.bullets([_noted(wording.message(note)) for note in notes]), opened=count <= FEW)


def _noted(text: str) -> Markup | str:
    """A note; a long one shortened, with the full text in an expander."""
    if len(text) <= LONG:
        return text
    return markup.fold(say("upload.note_goes_on", start=text[:LONG].rpartition(" ")[0]), text)


def _sentence(prepared: Prepared) -> str:
    """Encoding or sheet, delimiter, decimal mark, header line; no decimal mark while it is asked for."""
    reading = prepared.reading
    how = say("upload.read_sheet", sheet=reading.sheet) if not reading.separator else say(
        "upload.read_text", encoding=reading.encoding,
        separator=say(f"upload.separator.{SEPARATORS.get(reading.separator, 'other')}"))
    decimal = DECIMALS.get(_decimal_found(prepared), "none")
    if reading.header_end > reading.header_row:
        return say("upload.read_as_two", how=how, decimal=decimal, row=reading.header_row, last=reading.header_end)
    return say("upload.read_as", how=how, decimal=decimal, row=reading.header_row)


def _decimal_found(prepared: Prepared) -> str:
    """The decimal mark as detected or chosen; "" while it is asked for."""
    asked = any(ABOUT.get(issue.code) == "decimal" for issue in prepared.issues)
    return prepared.checked.decimal if prepared.checked and not asked else ""


def _change(digest: str, prepared: Prepared, catalogue: Catalogue) -> None:
    """Render a form with all options that were detected, and those that the file lacks."""
    choices = prepared.choices
    with st.expander(say("upload.change_reading")), st.form(f"upload.reading.{digest}", border=False):
        left, right = st.columns(2)
        with left:
            chosen = _text(prepared) if prepared.reading.kind == "text" else _workbook(prepared)
        with right:
            chosen |= _marks(prepared)
        left, right = st.columns(2)
        names = whole_file(catalogue)
        for index, name in ((left, "indicator"), (right, "country")):
            with index:
                chosen[name] = _select(name, getattr(choices, name), {"": say("upload.in_the_file")} | names[name])
        with left:
            chosen["year"] = st.text_input(say("upload.choice.year"), choices.year,
                                           placeholder=say("upload.in_the_file")).strip()
        if choices.financial_year_ends:
            with right:
                chosen["financial_year_ends"] = financial(say("upload.choice.financial"), choices.financial_year_ends)
        if st.form_submit_button(say("upload.read_again")):
            jobs.restart(digest, jobs.with_choice(choices, **chosen))
            st.rerun()


def financial(label: str, current: str) -> str:
    """Ask for the month in which financial years end; not December, since those are calendar years."""
    ends = [f"{month:02}-{monthrange(2001, month)[1]}" for month in range(1, 12)]
    days = {end: wording.day_of_year(end) for end in ends}
    options = {"": say("upload.not_said"), **days}
    codes = list(options)
    index = codes.index(current) if current in codes else 0
    return str(st.selectbox(label, codes, index, format_func=options.__getitem__))


def _chosen(prepared: Prepared) -> bool:
    """Whether a person chose any option of reading."""
    choices = prepared.choices
    return bool(choices.encoding or choices.separator or choices.header_row or choices.sheet)


def _text(prepared: Prepared) -> dict[str, Any]:
    """Ask for encoding and delimiter of a text file."""
    choices, reading = prepared.choices, prepared.reading
    encodings = {encoding: say(f"upload.encoding.{encoding}") for encoding in ENCODINGS}
    marks = {mark: say(f"upload.separator.{name}") for mark, name in SEPARATORS.items()}
    return {"encoding": _select("encoding", choices.encoding, _found(encodings, reading.encoding, choices.encoding)),
            "separator": _select("separator", choices.separator, _found(marks, reading.separator, choices.separator))}


def _workbook(prepared: Prepared) -> dict[str, Any]:
    """Ask for the sheet of a workbook; a hidden one is read if chosen."""
    read, chosen = prepared.reading.sheet, prepared.choices.sheet
    others = {str(sheet): str(sheet) for sheet in _sheets(prepared, "note.other_sheets")}
    hidden = {str(sheet): say("upload.hidden_sheet", sheet=sheet) for sheet in _sheets(prepared, "note.hidden_sheets")}
    if not (others or hidden or chosen):
        return {}
    return {"sheet": _select("sheet", chosen, _found({read: read} | others | hidden, read, chosen))}


def _marks(prepared: Prepared) -> dict[str, Any]:
    """Ask for decimal and thousands marks, and the line of the header."""
    choices, reading = prepared.choices, prepared.reading
    decimals = {mark: say(f"upload.decimal_{name}") for mark, name in DECIMALS.items()}
    decimal = _select("decimal", choices.decimal, _found(decimals, _decimal_found(prepared), choices.decimal))
    row = st.number_input(say("upload.choice.header_row"), 1, None, choices.header_row or None, 1, placeholder=say(
        "upload.found_here", found=reading.header_row) if reading.header_row else say("upload.as_found"))
    return {"decimal": decimal, "header_row": int(row or 0)}


def _found(options: Mapping[str, str], found: str, chosen: str) -> dict[str, str]:
    """Options below "as found", whose label names the detected value unless another was chosen."""
    known = options.get(found, "") if not chosen else ""
    return {"": say("upload.found_here", found=known) if known else say("upload.as_found"), **options}


def whole_file(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Codes and names of what can be set for a whole file: the indicator, and the country or area."""
    indicators = {code: f"{catalogue.goal_of[code]} {wording.text(indicator.title)}"
                  for code, indicator in catalogue.indicators.items()}
    areas = {area.code: f"{area.name} ({area.code})" for area in sorted(catalogue.areas, key=lambda one: one.name)}
    return {"indicator": indicators, "country": areas}


def _select(name: str, chosen: str, options: Mapping[str, str]) -> str:
    codes = list(options)
    return str(st.selectbox(say(f"upload.choice.{name}"), codes, codes.index(chosen) if chosen in codes else 0,
                            format_func=options.__getitem__))


def _sheets(prepared: Prepared, code: str) -> list[object]:
    """Names of the sheets that a note reports as ignored."""
    return [sheet for note in prepared.notes if note.code == code
            for sheet in note.values["sheets"]]  # type: ignore[attr-defined]
