"""What was not used of a file: each item once, quoted, with the choice of what it says."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from indicators import wording
from indicators.ingest.mapping.choices import (
    COUNTRY,
    IGNORE,
    INDICATOR,
    LEAVE_OUT,
    MARKS_OF_LINES,
    OF_PERSONS,
    SCALES,
    SOURCE,
    STOP,
    YEAR,
)
from indicators.ingest.unused import UnusedItem
from indicators.submissions.preview import Prepared
from indicators.wording import day, say
from pages.shared import frame, markup

MOST_ITEMS = 40          # items with a choice of their own; the rest only with the others together
MOST_CELLS = 6           # distinct cells of a column whose rows may be left out
WITHOUT = "without:"
"""Prefix of the answer that leaves out the rows with a cell."""

ROLES = ("country", "year", "indicator", "value", "unit", "source_title", "source_url", "note", "sex", "age",
         "breakdown", "marks", "obs_status", "absence", "conf_status", "period_start", "period_end", "country_code",
         "country_name", "indicator_code", "indicator_name")
OF_LINES = (SOURCE, *SCALES, *MARKS_OF_LINES, *OF_PERSONS)

Given = dict[str, Any]
"""Fields of Choices with the answers of a form."""

Names = Mapping[str, Mapping[str, str]]
"""Codes and names of indicators and of countries."""


def unused_items(prepared: Prepared) -> list[UnusedItem]:
    """What was not used; while no column holds figures, each column of numbers by itself, to be decided by itself."""
    has_figures = any(role.startswith(("value", INDICATOR, YEAR, COUNTRY)) for role in prepared.roles)
    items = [item for item in prepared.unused if item.is_open or item.answer]
    if has_figures:
        return items
    reading = prepared.reading
    apart = [UnusedItem(kind="column", name=name, row=item.row, suspicious=True, examples=tuple(
        reading.cells[reading.header.index(name)].iloc[:3])) for item in items for name in item.columns]
    return [*apart, *(item for item in items if item.kind != "numbers")]


def choose(items: list[UnusedItem], prepared: Prepared, names: Names, given: Given) -> list[UnusedItem]:
    """Render what was not used, as one list that is always open; return the items that one click may settle."""
    if not items:
        return []
    frame.html(markup.heading(3, say("upload.unused")) + markup.paragraph(say("upload.unused_lead")))
    undecided = [item for item in items[MOST_ITEMS:] if item.is_open]
    for number, item in enumerate(items[:MOST_ITEMS]):
        answer = _item(number, item, prepared, names)
        if answer and answer != item.answer:
            settle(item, answer, given)
        elif item.is_open:
            undecided.append(item)
    if more := items[MOST_ITEMS:]:
        with st.expander(say("changed_files.more", count=wording.Count(len(more)))):
            st.markdown("\n".join(f"- {_quoted(item)}" for item in more))
    return [item for item in undecided if not item.suspicious]


def _quoted(item: UnusedItem) -> str:
    """Where an item is, and what it says."""
    where = say("upload.item", kind=item.kind, row=item.row, count=wording.Count(len(item.columns)))
    mark = f":orange-badge[{say('upload.suspicious')}] " if item.suspicious else ""
    return f"{mark}{where} **{markup.literal(item.name)}**"


def _item(number: int, item: UnusedItem, prepared: Prepared, names: Names) -> str:
    """Render one item, quoted with its first values, beside the choice of what it says."""
    quote, choice = st.columns([3, 2], vertical_alignment="center")
    quote.markdown(_quoted(item))
    details = [say("upload.first_values", values=markup.literal(" · ".join(item.examples)))] if item.examples else []
    if item.answered_by:
        details.append(say("upload.answered", by=markup.literal(item.answered_by), on=day(item.answered_on)))
    if details:
        quote.caption(" — ".join(details))
    options = {"": say("upload.undecided"), **_meanings(item, prepared, names)}
    codes = list(options)
    return str(choice.selectbox(say("upload.what_is", name=markup.literal(item.name)), codes,
                                codes.index(item.answer) if item.answer in codes else 0,
                                format_func=options.__getitem__, label_visibility="collapsed", key=(
                                    f"upload.item.{number}.{item.kind}.{item.name}.{id(prepared)}")))


def _meanings(item: UnusedItem, prepared: Prepared, names: Names) -> dict[str, str]:
    """Every answer about an item, in words."""
    nothing = {IGNORE: say("upload.says_nothing")}
    stop = {STOP: say("upload.limits_all")}
    if item.kind == "numbers":
        return nothing | {f"{header}\0value": say("upload.holds_figures", column=header) for header in item.columns}
    if item.kind != "column":
        rows = {LEAVE_OUT: say("upload.leave_out_hidden" if item.kind == "hidden" else "upload.limits_below")} if (
            item.kind in ("line", "hidden") and item.row) else {}
        if item.kind in ("note", "hidden", "comment", "sheet"):
            return nothing | rows | stop
        return nothing | rows | stop | {
            answer: say("upload.only_persons", part=wording.part(answer)) if answer in OF_PERSONS
            else say("upload.line_is", meaning=answer) for answer in OF_LINES}
    cells = prepared.reading.cells[prepared.reading.header.index(item.name)].str.strip().unique().tolist()
    limits = {f"{WITHOUT}{cell}": say("upload.limits_rows", cell=cell or say("upload.blank"))
              for cell in cells} if len(cells) <= MOST_CELLS else {}
    return (nothing | limits | stop | {role: say("upload.role", role=role) for role in ROLES}
            | {f"{INDICATOR}{code}": say("upload.role_of_indicator", name=name)
               for code, name in names["indicator"].items()})


def settle(item: UnusedItem, answer: str, given: Given) -> None:
    """Store the answer about an item in the field of Choices where it belongs."""
    if answer.startswith(WITHOUT):
        given.setdefault("rows", {})[item.name] = (answer.removeprefix(WITHOUT),)
    elif item.kind == "numbers":
        header, _, role = answer.rpartition("\0")
        given.setdefault("columns", {}).update({header: role} if header else dict.fromkeys(item.columns, answer))
    else:
        given.setdefault("columns" if item.kind == "column" else "lines", {})[item.key] = answer
