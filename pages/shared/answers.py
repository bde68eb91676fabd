"""What only a person can settle about a file: one form with the questions, the answers so far and what was not used."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from indicators import wording
from indicators.ingest.limits import FIRST_YEAR
from indicators.ingest.mapping import choices
from indicators.ingest.unused import UnusedItem
from indicators.model import Catalogue
from indicators.opening import FigureSet
from indicators.submissions.job import Job
from indicators.submissions.preview import Prepared
from indicators.submissions.questions import FOR_THE_FILE, Question, questions
from indicators.submissions.remembered import forget, in_words
from indicators.wording import day, say
from pages.shared import cache, frame, markup, who

MOST_BLOCKS = 8          # blocks of lines that a question lists
MOST_ITEMS = 40          # items with a choice of their own; the rest only with the others together
MOST_CELLS = 6           # distinct cells of a column whose rows may be left out
WITHOUT = "without:"
"""Prefix of the answer that leaves out the rows with a cell."""

ROLES = ("country", "year", "indicator", "value", "unit", "source_title", "source_url", "note", "sex", "age",
         "breakdown", "marks", "obs_status", "absence", "conf_status", "period_start", "period_end", "country_code",
         "country_name", "indicator_code", "indicator_name")
OF_LINES = (choices.SOURCE, *choices.SCALES, *choices.MARKS_OF_LINES, *choices.OF_PERSONS)

Words = dict[str, str]
"""Answers in words, by code."""


def whole_file(catalogue: Catalogue) -> dict[str, Words]:
    """What can be set for a whole file, by role: the indicator, and the country or area."""
    indicators = {code: f"{catalogue.goal_of[code]} {wording.text(indicator.title)}"
                  for code, indicator in catalogue.indicators.items()}
    areas = {area.code: f"{area.name} ({area.code})" for area in sorted(catalogue.areas, key=lambda one: one.name)}
    years = {str(year): str(year) for year in range(date.today().year, FIRST_YEAR - 1, -1)}
    return {"indicator": indicators, "country": areas, "year": years}


def ask(job: Job, catalogue: Catalogue) -> None:
    """Render one form with every question, each answer that can still be changed, and everything that was not used."""
    form = _Form(job.prepared, catalogue)
    open_questions, items = questions(job.prepared, catalogue), _unused_items(job.prepared)
    if not (open_questions or items):
        return
    with st.form(f"upload.answers.{job.digest}", border=True):
        if open_questions:
            frame.html(markup.heading(3, say("upload.questions")))
        for question in open_questions:
            form.ask(question)
        rest = form.ask_items(items)
        is_open = bool(open_questions) or any(item.is_open for item in items)
        with st.container(horizontal=True):
            alone = st.form_submit_button(say("upload.answer"), type="primary" if is_open and not rest else "secondary")
            together = bool(rest) and st.form_submit_button(
                say("upload.answer_rest", count=wording.Count(len(rest))), type="primary")
    for item in rest if together else ():
        if item.name not in form.answers.get("columns", {}):        # no question was answered with it
            form.settle(item, choices.IGNORE)
    if alone or together:
        job.restart(job.choices.answered(form.answers))
        st.rerun()


class _Form:
    """Asks questions about a file, and keeps the answers by field of Choices."""

    def __init__(self, prepared: Prepared, catalogue: Catalogue) -> None:
        self.prepared, self.names = prepared, whole_file(catalogue)
        self.answers: dict[str, Any] = {}

    def ask(self, question: Question) -> None:
        """Render one question and keep its answer."""
        label, options = self._words(question)
        answer = str(st.selectbox(label, ["", *options], width=460,
                                  format_func=lambda code: options.get(code) or say("upload.undecided")))
        if not answer:
            return
        if question.subject == "column" and answer in self.names.get(question.name, {}):
            self.answers[question.name] = answer
        elif question.subject == "column":
            self._add("columns", {answer: question.name})
        elif question.subject == "either":
            self._add("columns", {header: question.name if header == answer else choices.IGNORE for header in options})
        elif answer == WITHOUT:
            cells = {**self.prepared.choices.rows, **self.answers.get("rows", {})}.get(question.column, ())
            self._add("rows", {question.column: (*cells, question.name)})
        elif question.subject in FOR_THE_FILE:
            self.answers[question.field] = answer
        else:
            self._add(question.field, {"" if question.subject == "blank" else question.name: answer})

    def _add(self, field: str, named: Mapping[str, object]) -> None:
        self.answers.setdefault(field, {}).update(named)

    def _words(self, question: Question) -> tuple[str, Words]:
        """A question, and its answers in words."""
        example, suggested = markup.literal(question.example), dict(question.suggested)
        role = say("upload.role", role=question.name) if question.name in ROLES else ""
        match question.subject:
            case "column":
                values = self.names.get(question.name, {})
                columns = {header: say("phrase.column", column=header.strip()) if values else header
                           for header in (*suggested, *self.prepared.reading.header)
                           if header.strip() and header not in values}
                return say("upload.which_column_or_whole" if values else "upload.which_column", noun=role), {
                    **columns, **values}
            case "either":
                return say("upload.which_of", noun=role), {header: header for header in suggested}
            case "sheet":
                return say("upload.which_sheet"), {name: name for name in suggested}
            case "decimal":
                return say("upload.which_reading", name=example), {
                    mark: say("upload.is_read_as_refused", number=number) if mark == question.rejected else number
                    for mark, number in suggested.items()}
            case "scale":
                return say("upload.which_scale", name=example), {
                    times: say("upload.scale_as_written" if times == "1" else "upload.scale_times", number=number)
                    for times, number in suggested.items()}
            case "unit":
                (own, units), = question.suggested
                return say("upload.unit_own" if question.name else "upload.unit_none", name=example,
                           count=wording.Count(question.count), units=units), {own: say("upload.unit_yes")}
            case "financial":                   # not December, since those are calendar years
                ends = [f"{month:02}-{monthrange(2001, month)[1]}" for month in range(1, 12)]
                return say("upload.which_end", name=example), {end: wording.day_of_year(end) for end in ends}
            case "blank":
                blocks = [block for block, _ in question.suggested]
                return say("upload.blanks", noun=question.name, line=question.suggested[0][1], first=blocks[0],
                           lines=", ".join(blocks[:MOST_BLOCKS]) + " …" * (len(blocks) > MOST_BLOCKS)), {
                               choices.FROM_ABOVE: say("upload.blanks_yes")}
        label = say("upload.which", subject=question.subject, name=example, count=wording.Count(question.count))
        if question.subject == "sign":
            return label, {meaning: say("upload.sign", meaning=meaning) for meaning in suggested}
        names = self.names[question.subject]
        without = {WITHOUT: say("upload.without_name")} if question.column else {}
        return label, {code: say("upload.alike", name=names.get(code, code), because=because)
                       for code, because in suggested.items()} | without | {
                           code: name for code, name in names.items() if code not in suggested}

    def ask_items(self, items: list[UnusedItem]) -> list[UnusedItem]:
        """Render what was not used, as one list; return the items that one click may settle."""
        if not items:
            return []
        frame.html(markup.heading(3, say("upload.unused")) + markup.paragraph(say("upload.unused_lead")))
        undecided = [item for item in items[MOST_ITEMS:] if item.is_open]
        for number, item in enumerate(items[:MOST_ITEMS]):
            answer = self._ask_item(number, item)
            if answer and answer != item.answer:
                self.settle(item, answer)
            elif item.is_open:
                undecided.append(item)
        if more := items[MOST_ITEMS:]:
            with st.expander(say("changed_files.more", count=wording.Count(len(more)))):
                st.markdown("\n".join(f"- {_quoted(item)}" for item in more))
        return [item for item in undecided if not item.suspicious]

    def _ask_item(self, number: int, item: UnusedItem) -> str:
        """Render the choice of what an item says below the item, quoted with its first values."""
        values = say("upload.first_values", values=markup.literal(" · ".join(item.examples))) if item.examples else ""
        options = {"": say("upload.undecided"), choices.IGNORE: say("upload.says_nothing")} | self._meanings(item)
        codes = list(options)
        return str(st.selectbox(
            f"{_quoted(item)} {values}", codes, codes.index(item.answer) if item.answer in codes else 0, width=460,
            format_func=options.__getitem__,
            key=f"upload.item.{number}.{item.kind}.{item.name}.{id(self.prepared)}"))

    def _meanings(self, item: UnusedItem) -> Words:
        """What an item may say, in words."""
        stop = {choices.STOP: say("upload.limits_all")}
        if item.kind == "numbers":
            return {f"{header}\0value": say("upload.holds_figures", column=header) for header in item.columns}
        if item.kind == "column":
            cells = self.prepared.reading.cells[self.prepared.reading.header.index(item.name)].str.strip().unique()
            rows = {f"{WITHOUT}{cell}": say("upload.limits_rows", cell=cell or say("upload.blank"))
                    for cell in cells.tolist() if len(cells) <= MOST_CELLS}
            return (rows | stop | {role: say("upload.role", role=role) for role in ROLES}
                    | {f"{choices.INDICATOR}{code}": say("upload.role_of_indicator", name=name)
                       for code, name in self.names["indicator"].items()})
        leave_out = {"hidden": say("upload.leave_out_hidden"), "line": say("upload.limits_below")}
        rows = {choices.LEAVE_OUT: leave_out[item.kind]} if item.kind in leave_out and item.row else {}
        if item.kind in ("note", "hidden", "comment", "sheet"):
            return rows | stop
        return rows | stop | {
            answer: say("upload.only_persons", part=wording.part(answer)) if answer in choices.OF_PERSONS
            else say("upload.line_is", meaning=answer) for answer in OF_LINES}

    def settle(self, item: UnusedItem, answer: str) -> None:
        """Keep the answer about an item in the field of Choices where it belongs."""
        if answer.startswith(WITHOUT):
            self._add("rows", {item.name: (answer.removeprefix(WITHOUT),)})
        elif item.kind == "numbers":
            header, _, role = answer.rpartition("\0")
            self._add("columns", {header: role} if header else dict.fromkeys(item.columns, answer))
        else:
            self._add("columns" if item.kind == "column" else "lines", {item.key: answer})


def _unused_items(prepared: Prepared) -> list[UnusedItem]:
    """What was not used; while no column holds figures, each column of numbers by itself, to be decided by itself."""
    items = [item for item in prepared.unused if item.is_open or item.answer]
    if any(role.startswith(("value", choices.INDICATOR, choices.YEAR, choices.COUNTRY)) for role in prepared.roles):
        return items
    reading = prepared.reading
    apart = [UnusedItem(kind="column", name=name, row=item.row, suspicious=True, examples=tuple(
        reading.cells[reading.header.index(name)].iloc[:3])) for item in items for name in item.columns]
    return [*apart, *(item for item in items if item.kind != "numbers")]


def _quoted(item: UnusedItem) -> str:
    """Where an item is, and what it says."""
    where = say("upload.item", kind=item.kind, row=item.row, count=wording.Count(len(item.columns)))
    mark = f":orange-badge[{say('upload.suspicious')}] " if item.suspicious else ""
    return f"{mark}{where} **“{markup.literal(item.name)}”**"


def remembered(job: Job, catalogue: Catalogue, figures: FigureSet) -> None:
    """Render the answers about earlier files that were used again, and a button to forget them."""
    earlier = job.prepared.earlier
    if not earlier:
        return
    with st.expander(say("upload.earlier", count=wording.Count(len(earlier)))):
        st.markdown("\n".join(f"- {markup.literal(in_words(answer, catalogue))} — " + say(
            "upload.answered", by=markup.literal(answer.by), on=day(answer.on)) for answer in earlier))
        if st.button(say("upload.forget"), help=say("upload.forget_help"), key="upload.forget"):
            forget(cache.opened(figures)[0], who.actor(), earlier)
            job.restart()
            st.rerun()
