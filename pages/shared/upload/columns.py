"""Roles of a file's columns, and a form to change them."""

from collections.abc import Iterator

import streamlit as st

from indicators import wording
from indicators.ingest.mapping import IGNORE as LEFT_OUT
from indicators.ingest.mapping import INDICATOR, YEAR
from indicators.model import Catalogue
from indicators.submissions.preview import Prepared
from indicators.wording import say
from pages.shared import frame
from pages.shared.table import Cell, Column, table
from pages.shared.upload import jobs
from pages.shared.upload.reading import whole_file

ROLES = ("country", "country_code", "country_name", "year", "indicator", "indicator_code", "indicator_name", "value",
         "unit", "source_title", "source_url", "note", "sex", "age", "breakdown", "marks", "obs_status", "absence",
         "conf_status", "period_start", "period_end")
MOST = 60                # maximum number of columns that are listed
LONGEST = 40             # maximum characters of an example


def shown(digest: str, prepared: Prepared, catalogue: Catalogue) -> None:
    """Render the columns as a table in an expander, and a form to change the role of one."""
    if prepared.reading.refused:
        return
    header = [fromkey for fromkey in dict.fromkeys(prepared.reading.header) if fromkey.strip()]
    names = {f"{INDICATOR}{code}": say("upload.role.indicator_column", name=name)
             for code, name in whole_file(catalogue)["indicator"].items()}
    words = {"": say("upload.as_recognised"), LEFT_OUT: say("upload.role.left_out"),
             **{role: say(f"upload.role.{role}") for role in ROLES}, **names}
    with st.expander(say("upload.columns")):
        heads = [Column(say(f"upload.columns_{name}")) for name in ("name", "example", "role")]
        frame.html(table("", heads, list(_rows(prepared, words))))
        with st.form(f"upload.columns.{digest}", border=False):
            left, right = st.columns(2)
            name = left.selectbox(say("upload.columns_which"), header)
            role = right.selectbox(say("upload.columns_is"), list(words), format_func=words.__getitem__)
            if st.form_submit_button(say("upload.read_again_columns"), help=say("upload.columns_help")) and name:
                choices = prepared.choices
                jobs.restart(digest, jobs.with_choice(choices, columns={**choices.columns, name: role}))
                st.rerun()


def _rows(prepared: Prepared, words: dict[str, str]) -> Iterator[list[Cell]]:
    """Each column with its first value and its role; columns of years are grouped."""
    columns = [(name.strip(), index, role) for index, (name, role) in enumerate(
        zip(prepared.reading.header, prepared.roles, strict=True)) if name.strip()]
    years = [column for column in columns if column[2].startswith(YEAR)]
    others = [column for column in columns if column not in years]
    for name, index, role in others[:MOST]:
        yield [Cell(name), Cell(_example(prepared, index)), Cell(
            words[LEFT_OUT] if not role else words.get(role, role))]
    if len(others) > MOST:
        yield [Cell(say("upload.columns_more", count=wording.Count(len(others) - MOST))), Cell(""), Cell("")]
    if years:
        name = years[0][0] if len(years) == 1 else say("upload.columns_years", first=years[0][0], last=years[-1][0])
        yield [Cell(name), Cell(_example(prepared, years[0][1])), Cell(say("upload.role.year_column"))]


def _example(prepared: Prepared, index: int) -> str:
    """The first value of a column, shortened."""
    words = prepared.reading.columns[index].dictionary
    found = next((str(word).strip() for word in words[:20].to_pylist() if str(word).strip()), "")
    return found if len(found) <= LONGEST else f"{found[:LONGEST]}…"
