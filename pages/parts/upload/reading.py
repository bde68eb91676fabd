"""How a file was read, in a sentence, with what was noticed, and a form to have it read in another way."""

from collections.abc import Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.model import Catalogue
from indicators.submissions.submit import Prepared
from pages.parts import frame
from pages.parts.upload import jobs
from pages.parts.words import say

FEW = 6                  # notes that are read without opening them
SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


def shown(digest: str, prepared: Prepared, catalogue: Catalogue) -> None:
    """How the file was read, and all that was repaired, taken or left out."""
    if prepared.reading.refused:
        return
    notes = Markup("").join(Markup("<li>{}</li>").format(wording.message(each)) for each in prepared.notes)
    frame.html(Markup("<h2>{}</h2><p>{}</p>{}").format(
        say("upload.read"), _sentence(prepared),
        Markup("<details{}><summary>{}</summary><ul>{}</ul></details>").format(
            Markup(" open") if len(prepared.notes) <= FEW else "",
            say("upload.noticed_one" if len(prepared.notes) == 1 else "upload.noticed", count=len(prepared.notes)),
            notes) if notes else ""))
    _change(digest, prepared, catalogue)


def _sentence(prepared: Prepared) -> str:
    """"Read as Windows-1252, with semicolons, decimal comma, header in line 5."."""
    reading = prepared.reading
    how = say("upload.read_sheet", sheet=reading.sheet) if not reading.separator else say(
        "upload.read_text", encoding=reading.encoding,
        separator=say(f"upload.separator.{SEPARATORS.get(reading.separator, 'other')}"))
    decimal = say(f"upload.decimal.{prepared.checked.decimal}") if prepared.checked else ""
    return say("upload.read_as", how=how, decimal=decimal, row=reading.header_row)


def _change(digest: str, prepared: Prepared, catalogue: Catalogue) -> None:
    """Decimal mark, sheet, and what the file does not say itself."""
    said = prepared.choices
    sheets = _sheets(prepared)
    with st.expander(say("upload.change_reading")), st.form(f"upload.reading.{digest}", border=False):
        decimal = _select("decimal", ["", ".", ","], said.decimal, {
            "": say("upload.as_found"), ".": say("upload.decimal_point"), ",": say("upload.decimal_comma")})
        sheet = _select("sheet", sheets, prepared.reading.sheet, {}) if len(sheets) > 1 else said.sheet
        whole = {name: _select(name, ["", *options], getattr(said, name), {"": say("upload.in_the_file")} | options)
                 for name, options in whole_file(catalogue).items()}
        year = st.text_input(say("upload.choice.year"), said.year, placeholder=say("upload.in_the_file"), width=420)
        if st.form_submit_button(say("upload.read_again")):
            jobs.restart(digest, jobs.with_choice(
                said, decimal=decimal, sheet="" if sheet == _first_sheet(prepared) else sheet, year=year.strip(),
                **whole))
            st.rerun()


def whole_file(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Codes and names of what one may say for a whole file: the indicator, the country or area."""
    indicators = {code: f"{catalogue.goal_of[code]} {wording.text(each.title)}"
                  for code, each in catalogue.indicators.items()}
    areas = {each.code: f"{each.name} ({each.code})" for each in sorted(catalogue.areas, key=lambda one: one.name)}
    return {"indicator": indicators, "country": areas}


def _select(name: str, options: Sequence[str], chosen: str, names: Mapping[str, str]) -> str:
    place = options.index(chosen) if chosen in options else 0
    return str(st.selectbox(say(f"upload.choice.{name}"), options, place, width=420,
                            format_func=lambda code: names.get(code, code)))


def _sheets(prepared: Prepared) -> list[str]:
    """Sheets of a workbook that can be read: the one that was, and the others."""
    others = [str(sheet) for note in prepared.notes if note.code == "note.other_sheets"
              for sheet in note.values["sheets"]]  # type: ignore[attr-defined]
    return [prepared.reading.sheet, *others] if prepared.reading.sheet else others


def _first_sheet(prepared: Prepared) -> str:
    """The sheet that is read where none is asked for; "" where that is not known."""
    return "" if prepared.choices.sheet else prepared.reading.sheet


