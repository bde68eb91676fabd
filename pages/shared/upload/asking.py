"""Questions about a file that reading could not settle, and answers remembered from earlier files."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from datetime import date
from typing import Any

import streamlit as st

from indicators import wording
from indicators.ingest.limits import FIRST_YEAR
from indicators.ingest.mapping import IGNORE as ROLE_LEFT_OUT
from indicators.ingest.mapping.choices import AS_WRITTEN, FROM_ABOVE, OWN
from indicators.model import Catalogue
from indicators.permission import staff
from indicators.submissions.preview import Prepared
from indicators.submissions.questions import Question, questions
from indicators.submissions.remembered import forget
from indicators.wording import say
from pages.shared import cache, frame, markup, who
from pages.shared.upload import counted, jobs
from pages.shared.upload.reading import financial, whole_file

LEFT_OUT = ""
MOST_BLOCKS = 8          # maximum number of blocks of lines that a question lists
FOR_ALL = {"decimal": "decimal", "financial": "financial_year_ends", "scale": "scale", "sheet": "sheet"}
"""Choices that one answer settles for the whole file, by the subject of the question."""
BY_NAME = {"unit": "units"}
"""Choices that have an answer for each name, by the subject of the question."""


def shown(digest: str, prepared: Prepared, catalogue: Catalogue) -> None:
    """Render a form with all questions; submitting it reads the file again."""
    found, unread = questions(prepared, catalogue), counted.unread(prepared)
    if not found and not unread:
        return
    frame.html(markup.heading(2, say("upload.questions")) + markup.paragraph(say("upload.questions_lead")))
    whole, for_all = whole_file(catalogue), dict[str, Any]()
    answers: dict[str, dict[str, str]] = {group: {} for group in ("columns", "areas", "indicators", *BY_NAME.values())}
    with st.form(f"upload.questions.{digest}", border=True):
        answers["columns"] |= counted.asked(unread, catalogue)
        layout = st.expander(say("upload.other_layout")) if unread and found else st.container()
        for question in found:
            with layout if question.about == "column" and question.name in counted.LAYOUT else nullcontext():
                _ask(question, prepared, whole, answers, for_all)
        if st.form_submit_button(say("upload.answer"), type="primary"):
            more = {name: {**getattr(prepared.choices, name), **{key: code for key, code in answer.items() if code}}
                    for name, answer in answers.items()}
            given = {key: one for key, one in for_all.items() if one}
            jobs.restart(digest, jobs.with_choice(prepared.choices, **more, **given))
            st.rerun()


def _ask(question: Question, prepared: Prepared, whole: Mapping[str, Mapping[str, str]],
         answers: dict[str, dict[str, str]], for_all: dict[str, Any]) -> None:
    """Ask one question, and store its answer: by the name that it is about, or for the whole file."""
    about = question.about
    if about == "column":
        _column(question, prepared, whole, answers["columns"], for_all)
    elif about == "which":
        answers["columns"] |= _which(question)
    elif about in FOR_ALL:
        for_all[FOR_ALL[about]] = ASKED[about](question)
    elif about == "blanks":
        answers["areas" if question.name == "country" else "indicators"][""] = _blanks(question)
    elif about in BY_NAME:
        answers[BY_NAME[about]][question.name] = ASKED[about](question)
    else:
        kind, group = ("country", "areas") if about == "area" else ("indicator", "indicators")
        answers[group][question.name] = _name(question, whole[kind])


def _column(question: Question, prepared: Prepared, whole: Mapping[str, Mapping[str, str]], columns: dict[str, str],
            for_all: dict[str, Any]) -> None:
    """Ask which column holds something, or its one value for the whole file."""
    values = whole.get(question.name, {}) if question.name != "year" else {
        str(year): str(year) for year in range(date.today().year, FIRST_YEAR - 1, -1)}
    first = [one for one, _ in question.suggested]
    header = [name for name in dict.fromkeys([*first, *prepared.reading.header]) if name.strip() and name not in values]
    shown = {"": say("upload.not_said" if values else "upload.no_column"), **values,
             **{name: say("upload.in_column", column=name.strip()) if values else name for name in header}}
    kind = "column_alike" if first else "column_or_whole" if values else "column"
    column = markup.literal(first[0]) if first else ""
    label = say(f"upload.which_{kind}", noun=say(f"upload.noun.{question.name}"), column=column)
    chosen = st.selectbox(label, ["", *header, *values], width=460, format_func=shown.__getitem__)
    if chosen in values:
        for_all[question.name] = chosen
    elif chosen:
        columns[chosen] = question.name


def _decimal(question: Question) -> str:
    """Ask which of two readings of a number is right."""
    words = {mark: "upload.is_read_as_refused" if mark == question.refused else "upload.is_read_as"
             for mark, _ in question.suggested}
    readings = {mark: say(words[mark], number=number) for mark, number in question.suggested}
    return str(st.radio(say("upload.which_reading", name=markup.literal(question.name)), list(readings), index=None,
                        format_func=readings.__getitem__) or "")


def _unit(question: Question) -> str:
    """Ask whether a unit in words, or a missing unit, is the indicator's own."""
    units = ", ".join(one for one, _ in question.suggested)
    kind = "own" if question.name else "none"
    label = say(f"upload.unit_{kind}", name=markup.literal(question.name), count=wording.Count(question.count),
                units=units)
    return str(st.radio(label, [OWN], index=None, format_func=lambda _: say("upload.unit_yes")) or "")


def _which(question: Question) -> dict[str, str]:
    """Ask which of several columns has a role; the others are ignored."""
    names = [one for one, _ in question.suggested]
    chosen = st.radio(say("upload.which_of", noun=say(f"upload.role.{question.name}")), names, index=None,
                      format_func=markup.literal)
    return {name: question.name if name == chosen else ROLE_LEFT_OUT for name in names} if chosen else {}


def _scale(question: Question) -> str:
    """Ask for the factor by which figures are multiplied, 1 included."""
    readings = {times: say("upload.scale_as_written" if times == AS_WRITTEN else "upload.scale_times", number=number)
                for times, number in question.suggested}
    return str(st.radio(say("upload.which_scale", name=markup.literal(question.name)), list(readings), index=None,
                        format_func=readings.__getitem__) or "")


def _blanks(question: Question) -> str:
    """Ask whether rows without a country or indicator belong to the named row above."""
    several = "_each" if len(question.suggested) > 1 else ""
    lines, line = question.suggested[0]
    names = ", ".join(markup.literal(name) for name, _ in question.suggested[:MOST_BLOCKS])
    more = " …" if len(question.suggested) > MOST_BLOCKS else ""
    label = say(f"upload.blanks_{question.name}{several}", line=line, first=lines, lines=f"{names}{more}",
                count=question.count)
    return str(st.radio(label, [FROM_ABOVE, ""], index=None, format_func=lambda answer: say(
        "upload.blanks_yes" if answer else "upload.blanks_no")) or "")


def _name(question: Question, names: Mapping[str, str]) -> str:
    """Ask which area or indicator a name means; similar ones come first, with the reason."""
    alike = {code: say("upload.alike", name=names.get(code, code), because=because)
             for code, because in question.suggested}
    options: Sequence[str] = [*alike, LEFT_OUT, *(code for code in names if code not in alike)]
    shown = {**names, **alike, LEFT_OUT: say("upload.left_out")}
    label = say(f"upload.which_{question.about}", name=markup.literal(question.name),
                count=wording.Count(question.count))
    return str(st.selectbox(label, options, options.index(LEFT_OUT), width=460, format_func=shown.__getitem__))


def _financial(question: Question) -> str:
    """Ask for the month in which financial years end."""
    return financial(say("upload.which_end", name=markup.literal(question.name)), "")


def _sheet(question: Question) -> str:
    """Ask which sheet of a workbook is meant."""
    return str(st.selectbox(say("upload.which_sheet"), ["", *(one for one, _ in question.suggested)], width=460,
                            format_func=lambda name: name or say("upload.not_said")))


ASKED: Mapping[str, Callable[[Question], Any]] = {
    "decimal": _decimal, "financial": _financial, "scale": _scale, "sheet": _sheet, "unit": _unit}
"""How each subject is asked about."""


def remembered(digest: str, prepared: Prepared) -> None:
    """Render that remembered answers were used, and a button to forget them."""
    if not prepared.earlier:
        return
    if st.button(say("upload.forget"), help=say("upload.forget_help"), key=f"upload.forget.{digest}"):
        forget(cache.opened("real")[0], staff(who.name()), prepared.earlier)
        jobs.restart(digest)
        st.rerun()
