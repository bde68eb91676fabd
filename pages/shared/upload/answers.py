"""What only a person can settle about a file: one form with the questions, the answers so far and what was not used."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from datetime import date

import streamlit as st

from indicators import wording
from indicators.ingest.limits import FIRST_YEAR
from indicators.ingest.mapping.choices import FROM_ABOVE, IGNORE
from indicators.model import Catalogue
from indicators.permission import staff
from indicators.submissions.preview import Prepared
from indicators.submissions.questions import FOR_THE_FILE, Question, answered, questions
from indicators.submissions.remembered import forget, in_words
from indicators.wording import day, say
from pages.shared import cache, frame, markup, who
from pages.shared.upload import unused
from pages.shared.upload.files import Uploads
from pages.shared.upload.unused import WITHOUT, Given, Names

MOST_BLOCKS = 8          # blocks of lines that a question lists

Asked = tuple[str, dict[str, str]]
"""A question, and its answers in words."""


def ask(uploads: Uploads, digest: str, prepared: Prepared, catalogue: Catalogue) -> None:
    """Render one form with every question, each answer that can still be changed, and everything that was not used."""
    asked, items = questions(prepared, catalogue), unused.unused_items(prepared)
    settled = [*answered(prepared, catalogue)]
    if not (asked or items or settled):
        return
    names, given = whole_file(catalogue), Given()
    with st.form(f"upload.answers.{digest}", border=True):
        if asked:
            frame.html(markup.heading(3, say("upload.questions")))
        for question in asked:
            _ask(question, prepared, names, given)
        if settled:
            with st.expander(say("upload.answers_so_far", count=wording.Count(len(settled)))):
                for question in settled:
                    _ask(question, prepared, names, given)
        rest = unused.choose(items, prepared, names, given)
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
            unused.settle(item, IGNORE, given)
    if alone or together:
        uploads.restart(digest, uploads.jobs[digest].choices.answered(given))
        st.rerun()


def _ask(question: Question, prepared: Prepared, names: Names, given: Given) -> None:
    """Render one question and store its answer."""
    label, options = ASKED[question.subject](question) if question.subject in ASKED else (
        _column(question, prepared, names) if question.subject == "column" else _name(question, names))
    may_be_open = not question.answer or question.subject == "blank"         # others are remembered, or were asked
    codes = [*([""] if may_be_open else []), *options]
    answer = str(st.selectbox(label, codes, codes.index(question.answer) if question.answer in codes else 0, width=460,
                              format_func=lambda code: options.get(code) or say("upload.undecided")))
    if answer == question.answer:
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
    words = {header: say("phrase.column", column=header.strip()) if values else header for header in headers}
    label = "upload.which_column_or_whole" if values else "upload.which_column"
    return say(label, noun=say("upload.role", role=question.name)), {**words, **values}


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
    return _label(question), {**alike, **without, **{
                   code: name for code, name in known.items() if code not in alike}}


def _label(question: Question) -> str:
    """What a name or a sign is asked, or, once that is answered, that it is its meaning."""
    example = markup.literal(question.example)
    return say("upload.answer_to", name=example) if question.answer else say(
        "upload.which", subject=question.subject, name=example, count=wording.Count(question.count))


def _blank(question: Question) -> Asked:
    if question.answer:
        return say("upload.answer_to", name=say("upload.blank")), {FROM_ABOVE: say("upload.blanks_yes")}
    several = "_each" if len(question.suggested) > 1 else ""
    lines, line = question.suggested[0]
    listed = ", ".join(block for block, _ in question.suggested[:MOST_BLOCKS])
    more = " …" if len(question.suggested) > MOST_BLOCKS else ""
    return say(f"upload.blanks{several}", noun=question.name, line=line, first=lines, lines=f"{listed}{more}"), {
        FROM_ABOVE: say("upload.blanks_yes")}


def _decimal(question: Question) -> Asked:
    return say("upload.which_reading", name=markup.literal(question.example)), {
        mark: say("upload.is_read_as_refused", number=number) if mark == question.rejected else number
        for mark, number in question.suggested}


def _scale(question: Question) -> Asked:
    return say("upload.which_scale", name=markup.literal(question.example)), {
        times: say("upload.scale_as_written" if times == "1" else "upload.scale_times", number=number)
        for times, number in question.suggested}


def _unit(question: Question) -> Asked:
    (own, units), = question.suggested
    return say("upload.unit_own" if question.name else "upload.unit_none", name=markup.literal(question.name),
               count=wording.Count(question.count), units=units), {own: say("upload.unit_yes")}


def _sign(question: Question) -> Asked:
    return _label(question), {
        meaning: say("upload.sign", meaning=meaning) for meaning, _ in question.suggested}


def _either(question: Question) -> Asked:
    return say("upload.which_of", noun=say("upload.role", role=question.name)), {
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


def remembered(uploads: Uploads, digest: str, prepared: Prepared, catalogue: Catalogue) -> None:
    """Render the answers about earlier files that were used again, and a button to forget them."""
    if not prepared.earlier:
        return
    listed: Iterable[str] = (f"- {markup.literal(in_words(answer, catalogue))} — " + say(
        "upload.answered", by=markup.literal(answer.by), on=day(answer.on)) for answer in prepared.earlier)
    with st.expander(say("upload.earlier", count=wording.Count(len(prepared.earlier)))):
        st.markdown("\n".join(listed))
        if st.button(say("upload.forget"), help=say("upload.forget_help"), key=f"upload.forget.{digest}"):
            forget(cache.opened(uploads.figures)[0], staff(who.name()), prepared.earlier)
            uploads.restart(digest)
            st.rerun()
