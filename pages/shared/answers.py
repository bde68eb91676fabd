"""What only a person can settle about a file: one form with the questions, the answers so far and what was not used."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from indicators import wording
from indicators.ingest.mapping.choices import IGNORE
from indicators.ingest.unused import UnusedItem
from indicators.model import Catalogue
from indicators.opening import FigureSet
from indicators.submissions.answers import Answers, unused_items
from indicators.submissions.job import Job
from indicators.submissions.questions import Question, questions
from indicators.submissions.remembered import forget, in_words
from indicators.wording import day, say
from pages.shared import cache, frame, markup, who

MOST_ITEMS = 40          # items with a choice of their own; the rest only with the others together
WIDTH = 460              # pixels of a choice


def ask(job: Job, catalogue: Catalogue) -> None:
    """Render one form with every question, each answer that can still be changed, and everything that was not used."""
    prepared, answers = job.prepared, Answers(job.prepared, catalogue)
    open_questions, items = questions(prepared, catalogue), unused_items(prepared)
    if not (open_questions or items):
        return
    with st.form(f"upload.answers.{job.digest}", border=True):
        if open_questions:
            frame.html(markup.heading(3, say("upload.questions")))
        for question in open_questions:
            _ask(answers, question)
        rest = _ask_items(answers, items)
        is_open = bool(open_questions) or any(item.is_open for item in items)
        with st.container(horizontal=True):
            alone = st.form_submit_button(say("upload.answer"), type="primary" if is_open and not rest else "secondary")
            together = bool(rest) and st.form_submit_button(
                say("upload.answer_rest", count=wording.Count(len(rest))), type="primary")
    if together:
        answers.ignore(rest)
    if alone or together:
        job.restart(job.choices.answered(answers.by_field))
        st.rerun()


def _ask(answers: Answers, question: Question) -> None:
    """Render one question and keep its answer."""
    label, options = answers.words(replace(question, example=markup.literal(question.example)))
    answer = str(st.selectbox(label, ["", *options], width=WIDTH,
                              format_func=lambda code: options.get(code) or say("upload.undecided")))
    if answer:
        answers.add(question, answer)


def _ask_items(answers: Answers, items: Sequence[UnusedItem]) -> list[UnusedItem]:
    """Render what was not used, as one list; return the items that one click may settle."""
    if not items:
        return []
    frame.html(markup.heading(3, say("upload.unused")) + markup.paragraph(say("upload.unused_lead")))
    undecided = [item for item in items[MOST_ITEMS:] if item.is_open]
    for number, item in enumerate(items[:MOST_ITEMS]):
        answer = _ask_item(answers, number, item)
        if answer and answer != item.answer:
            answers.settle(item, answer)
        elif item.is_open:
            undecided.append(item)
    if more := items[MOST_ITEMS:]:
        with st.expander(say("changed_files.more", count=wording.Count(len(more)))):
            st.markdown("\n".join(f"- {_quoted(item)}" for item in more))
    return [item for item in undecided if not item.suspicious]


def _ask_item(answers: Answers, number: int, item: UnusedItem) -> str:
    """Render the choice of what an item says below the item, quoted with its first values."""
    values = say("upload.first_values", values=markup.literal(" · ".join(item.examples))) if item.examples else ""
    options = {"": say("upload.undecided"), IGNORE: say("upload.says_nothing")} | answers.meanings(item)
    codes = list(options)
    return str(st.selectbox(
        f"{_quoted(item)} {values}", codes, codes.index(item.answer) if item.answer in codes else 0, width=WIDTH,
        format_func=options.__getitem__,
        key=f"upload.item.{number}.{item.kind}.{item.name}.{id(answers.prepared)}"))


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
