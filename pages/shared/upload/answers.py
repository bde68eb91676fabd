"""What only a person can settle about a file: questions, and what was not used; each item once, with its choice."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from indicators import wording
from indicators.ingest.limits import FIRST_YEAR
from indicators.ingest.mapping.choices import (
    COUNTRY,
    FROM_ABOVE,
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
from indicators.ingest.unused import UnusedItem
from indicators.model import Catalogue
from indicators.permission import staff
from indicators.submissions.preview import Prepared
from indicators.submissions.questions import FOR_THE_FILE, Question, questions
from indicators.submissions.remembered import forget, in_words
from indicators.wording import day, say
from pages.shared import cache, frame, markup, who
from pages.shared.upload import jobs

MOST_ITEMS = 40          # items with a choice of their own; the rest only with the others together
MOST_CELLS = 6           # distinct cells of a column whose rows may be left out
MOST_BLOCKS = 8          # blocks of lines that a question lists
LONGEST = 160            # letters of a text that is quoted
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

Asked = tuple[str, dict[str, str]]
"""A question, and its answers in words."""


def shown(digest: str, prepared: Prepared, catalogue: Catalogue) -> None:
    """Render one form with every question and everything that was not used; its buttons read the file again."""
    asked, items = questions(prepared, catalogue), _items(prepared)
    if not asked and not items:
        return
    names, given = whole_file(catalogue), Given()
    with st.form(f"upload.answers.{digest}", border=True):
        if asked:
            frame.html(markup.heading(3, say("upload.questions")))
        for question in asked:
            _ask(question, prepared, names, given)
        rest = _unused(items, prepared, names, given)
        with st.container(horizontal=True):
            open_still = bool(asked) or any(item.is_open for item in items)
            alone = st.form_submit_button(say("upload.answer"), type="primary" if open_still and not rest
                                          else "secondary")
            together = bool(rest) and st.form_submit_button(
                say("upload.answer_rest", count=wording.Count(len(rest))), type="primary")
    if together:
        for item in rest:
            if item.name in given.get("columns", {}):        # a question was answered with it
                continue
            _settle(item, IGNORE, given)
    if alone or together:
        jobs.restart(digest, with_answers(prepared.choices, given))
        st.rerun()


def _items(prepared: Prepared) -> list[UnusedItem]:
    """What was not used; while no column holds figures, each column of numbers by itself, to be decided by itself."""
    has_figures = any(role.startswith(("value", INDICATOR, YEAR, COUNTRY)) for role in prepared.roles)
    items = [item for item in prepared.unused if item.is_open or item.answer]
    if has_figures:
        return items
    reading = prepared.reading
    apart = [UnusedItem(kind="column", name=name, row=item.row, suspicious=True, examples=tuple(
        reading.cells[reading.header.index(name)].iloc[:3])) for item in items for name in item.columns]
    return [*apart, *(item for item in items if item.kind != "numbers")]


def with_answers(choices: Choices, given: Given) -> Choices:
    """The choices, with what a form answered; an answer about a column replaces the former one."""
    rows = {name: cells for name, cells in choices.rows.items() if name not in given.get("columns", {})}
    merged = {field: {**getattr(choices, field), **answer} if isinstance(answer, dict) else answer
              for field, answer in given.items()}
    return replace(choices, **{"rows": rows} | merged | {"rows": {**rows, **given.get("rows", {})}})


def _unused(items: list[UnusedItem], prepared: Prepared, names: Names,
            given: Given) -> list[UnusedItem]:
    """Render what was not used, as one list that is always open; return the items that one click may settle."""
    if not items:
        return []
    frame.html(markup.heading(3, say("upload.unused")) + markup.paragraph(say("upload.unused_lead")))
    undecided = [item for item in items[MOST_ITEMS:] if item.is_open]
    for number, item in enumerate(items[:MOST_ITEMS]):
        answer = _item(number, item, prepared, names)
        if answer and answer != item.answer:
            _settle(item, answer, given)
        elif item.is_open:
            undecided.append(item)
    if (more := len(items) - MOST_ITEMS) and more > 0:
        st.caption(say("upload.unused_more", count=wording.Count(more)))
    return [item for item in undecided if not item.suspicious]


def _item(number: int, item: UnusedItem, prepared: Prepared, names: Names) -> str:
    """Render one item, quoted with its first values, beside the choice of what it says."""
    quote, choice = st.columns([3, 2], vertical_alignment="center")
    text = item.name if len(item.name) <= LONGEST else f"{item.name[:LONGEST]}…"
    where = say(f"upload.item.{item.kind}", row=item.row, count=wording.Count(len(item.columns)))
    mark = f":orange-badge[{say('upload.suspicious')}] " if item.suspicious else ""
    quote.markdown(f"{mark}{where} **{markup.literal(text)}**")
    details = [say("upload.first_values", values=markup.literal(" · ".join(item.examples)))] if item.examples else []
    if item.answered_by:
        details.append(say("upload.answered", by=markup.literal(item.answered_by), on=day(item.answered_on)))
    if details:
        quote.caption(" — ".join(details))
    options = {"": say("upload.undecided"), **_meanings(item, prepared, names)}
    codes = list(options)
    return str(choice.selectbox(say("upload.what_is", name=markup.literal(text)), codes,
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
            else say(f"upload.line_is.{answer}") for answer in OF_LINES}
    cells = prepared.reading.cells[prepared.reading.header.index(item.name)].str.strip().unique().tolist()
    limits = {f"{WITHOUT}{cell}": say("upload.limits_rows", cell=cell or say("upload.blank"))
              for cell in cells} if len(cells) <= MOST_CELLS else {}
    return (nothing | limits | stop | {role: say(f"upload.role.{role}") for role in ROLES}
            | {f"{INDICATOR}{code}": say("upload.role.indicator_column", name=name)
               for code, name in names["indicator"].items()})


def _settle(item: UnusedItem, answer: str, given: Given) -> None:
    """Store the answer about an item in the field of Choices where it belongs."""
    if answer.startswith(WITHOUT):
        given.setdefault("rows", {})[item.name] = (answer.removeprefix(WITHOUT),)
    elif item.kind == "numbers":
        header, _, role = answer.rpartition("\0")
        given.setdefault("columns", {}).update({header: role} if header else dict.fromkeys(item.columns, answer))
    else:
        given.setdefault("columns" if item.kind == "column" else "lines", {})[item.key] = answer


def _ask(question: Question, prepared: Prepared, names: Names, given: Given) -> None:
    """Render one question and store its answer."""
    label, options = ASKED[question.subject](question) if question.subject in ASKED else (
        _column(question, prepared, names) if question.subject == "column" else _name(question, names))
    answer = str(st.selectbox(label, ["", *options], width=460,
                              format_func=lambda code: options.get(code) or say("upload.undecided")))
    if not answer:
        return
    if question.subject == "column" and answer in _values(question, names):
        given[question.name] = answer
    elif question.subject == "column":
        given.setdefault("columns", {})[answer] = question.name
    elif question.subject == "either":
        given.setdefault("columns", {}).update({
            header: question.name if header == answer else IGNORE for header, _ in question.suggested})
    elif answer.startswith(WITHOUT):
        cells = given.setdefault("rows", {}).get(question.column, prepared.choices.rows.get(question.column, ()))
        given["rows"][question.column] = (*cells, question.name)
    elif question.subject in FOR_THE_FILE:
        given[question.field] = answer
    else:
        given.setdefault(question.field, {})["" if question.subject == "blank" else question.name] = answer


def _column(question: Question, prepared: Prepared, names: Names) -> Asked:
    """Which column holds something, or its one value for the whole file."""
    values = _values(question, names)
    first = [header for header, _ in question.suggested]
    names_of_columns = dict.fromkeys([*first, *prepared.reading.header])
    headers = [name for name in names_of_columns if name.strip() and name not in values]
    words = {header: say("upload.in_column", column=header.strip()) if values else header for header in headers}
    label = "upload.which_column_or_whole" if values else "upload.which_column"
    return say(label, noun=say(f"upload.noun.{question.name}")), {**words, **values}


def _values(question: Question, names: Names) -> Mapping[str, str]:
    if question.name == "year":
        return {str(year): str(year) for year in range(date.today().year, FIRST_YEAR - 1, -1)}
    return names.get(question.name, {})


def _name(question: Question, names: Names) -> Asked:
    """Which area or indicator a name means; similar ones come first, with the reason."""
    known = names[question.subject]
    alike = {code: say("upload.alike", name=known.get(code, code), because=because)
             for code, because in question.suggested}
    without = {WITHOUT: say("upload.without_name")} if question.column else {}
    return say(f"upload.which_{question.subject}", name=markup.literal(question.name),
               count=wording.Count(question.count)), {**alike, **without, **{
                   code: name for code, name in known.items() if code not in alike}}


def _blank(question: Question) -> Asked:
    several = "_each" if len(question.suggested) > 1 else ""
    lines, line = question.suggested[0]
    listed = ", ".join(block for block, _ in question.suggested[:MOST_BLOCKS])
    more = " …" if len(question.suggested) > MOST_BLOCKS else ""
    return say(f"upload.blanks_{question.name}{several}", line=line, first=lines, lines=f"{listed}{more}",
               count=question.count), {FROM_ABOVE: say("upload.blanks_yes")}


def _decimal(question: Question) -> Asked:
    words = {mark: "upload.is_read_as_refused" if mark == question.rejected else "upload.is_read_as"
             for mark, _ in question.suggested}
    return say("upload.which_reading", name=markup.literal(question.example)), {
        mark: say(words[mark], number=number) for mark, number in question.suggested}


def _scale(question: Question) -> Asked:
    return say("upload.which_scale", name=markup.literal(question.example)), {
        times: say("upload.scale_as_written" if times == "1" else "upload.scale_times", number=number)
        for times, number in question.suggested}


def _unit(question: Question) -> Asked:
    (own, units), = question.suggested
    return say("upload.unit_own" if question.name else "upload.unit_none", name=markup.literal(question.name),
               count=wording.Count(question.count), units=units), {own: say("upload.unit_yes")}


def _sign(question: Question) -> Asked:
    return say("upload.which_sign", name=markup.literal(question.example), count=wording.Count(question.count)), {
        meaning: say(f"upload.sign.{meaning}") for meaning, _ in question.suggested}


def _either(question: Question) -> Asked:
    return say("upload.which_of", noun=say(f"upload.role.{question.name}")), {
        header: header for header, _ in question.suggested}


def _sheet(question: Question) -> Asked:
    return say("upload.which_sheet"), {sheet: sheet for sheet, _ in question.suggested}


def _financial(question: Question) -> Asked:
    """Ask for the month in which financial years end; not December, since those are calendar years."""
    ends = [f"{month:02}-{monthrange(2001, month)[1]}" for month in range(1, 12)]
    return say("upload.which_end", name=markup.literal(question.example)), {
        end: wording.day_of_year(end) for end in ends}


ASKED: Mapping[str, Callable[[Question], Asked]] = {
    "blank": _blank, "decimal": _decimal, "either": _either, "financial": _financial, "scale": _scale, "sheet": _sheet,
    "sign": _sign, "unit": _unit}
"""The question and its answers in words, by subject."""


def whole_file(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Codes and names of what can be set for a whole file: the indicator, and the country or area."""
    indicators = {code: f"{catalogue.goal_of[code]} {wording.text(indicator.title)}"
                  for code, indicator in catalogue.indicators.items()}
    areas = {area.code: f"{area.name} ({area.code})" for area in sorted(catalogue.areas, key=lambda one: one.name)}
    return {"indicator": indicators, "country": areas}


def remembered(digest: str, prepared: Prepared, catalogue: Catalogue) -> None:
    """Render the answers about earlier files that were used again, and a button to forget them."""
    if not prepared.earlier:
        return
    listed: Iterable[str] = (f"- {markup.literal(in_words(answer, catalogue))} — " + say(
        "upload.answered", by=markup.literal(answer.by), on=day(answer.on)) for answer in prepared.earlier)
    with st.expander(say("upload.earlier", count=wording.Count(len(prepared.earlier)))):
        st.markdown("\n".join(listed))
        if st.button(say("upload.forget"), help=say("upload.forget_help"), key=f"upload.forget.{digest}"):
            forget(cache.opened("real")[0], staff(who.name()), prepared.earlier)
            jobs.restart(digest)
            st.rerun()
