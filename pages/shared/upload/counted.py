"""Numeric columns without a known role: the first question is what each of them counts."""

import re
from collections.abc import Sequence

import streamlit as st

from indicators.ingest.mapping import IGNORE as LEFT_OUT
from indicators.ingest.mapping import INDICATOR, YEAR
from indicators.ingest.mapping.indicator_names import IndicatorNames
from indicators.model import Catalogue
from indicators.submissions.preview import Prepared
from indicators.wording import say
from pages.shared import markup
from pages.shared.upload.reading import whole_file

LAYOUT = ("indicator", "value", "unit")
"""Roles that need no question in a file where each numeric column counts something."""

_SETTLED = {"value", "indicator", "indicator_code", "indicator_name"}
MOST = 20                # maximum number of columns in the question
LOOKED_AT = 200          # maximum number of distinct cells of a column that are examined
_NUMBER = re.compile(r"[<>≤≥~+-]?\s?\d[\d\s.,'’]*\s?%?")
_YEAR = re.compile(r"(19|20)\d\d")


def unread(prepared: Prepared) -> list[str]:
    """Headers of numeric columns that were ignored by default, if no column is known to hold the values.

    Columns of years are excluded while the file's year is unknown. Once a person has assigned one column, the others
    appear in the table of columns only.
    """
    roles, choices = set(prepared.roles), prepared.choices
    if prepared.reading.refused or choices.indicator or roles & _SETTLED \
            or any(role.startswith(YEAR) for role in roles) \
            or any(column.startswith(INDICATOR) for column in choices.columns.values()):
        return []
    has_year = "year" in roles or bool(choices.year)
    return [name.strip() for index, (name, role) in enumerate(zip(prepared.reading.header, prepared.roles, strict=True))
            if not role and name.strip() and _numbers(prepared, index, years=has_year)][:MOST]


def _numbers(prepared: Prepared, index: int, *, years: bool) -> bool:
    """Whether most cells of a column are numbers; a column of years counts only with ``years``."""
    words = prepared.reading.columns[index].dictionary[:LOOKED_AT].to_pylist()
    cells = [str(word).strip() for word in words if str(word).strip()]
    if not years and all(_YEAR.fullmatch(cell) for cell in cells):
        return False
    return 2 * sum(bool(_NUMBER.fullmatch(cell)) for cell in cells) > len(cells)


def asked(columns: Sequence[str], catalogue: Catalogue) -> dict[str, str]:
    """Render a select box for each column; return the roles chosen, by header."""
    names, alike = whole_file(catalogue)["indicator"], IndicatorNames(catalogue)
    answers = {}
    for column in columns:
        first = [code for code, _ in alike.suggestions(column)]
        codes = ["", *first, *(code for code in names if code not in first), LEFT_OUT]
        shown = {**names, "": say("upload.not_decided"), LEFT_OUT: say("upload.leave_out")}
        label = say("upload.what_counts", column=markup.literal(column))
        answer = st.selectbox(label, codes, width=460, format_func=shown.__getitem__)
        if answer:
            answers[column] = answer if answer == LEFT_OUT else f"{INDICATOR}{answer}"
    return answers
