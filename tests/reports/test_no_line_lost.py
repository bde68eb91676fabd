"""No line of a report is lost and none is in two places, however it is shuffled, wrapped and bulleted."""

import io
import re
import textwrap
from collections import Counter
from dataclasses import dataclass
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.ingest.reading import read_document
from indicators.reports.lines import lines_of
from indicators.reports.reading import read_report
from indicators.reports.report import Report
from tests.ingest.drawn import drawn, words
from tests.reports.cambodia import CATALOGUE, GOALS, ITEMS, TEXT, Items, items_of
from tests.reports.office import document
from tests.reports.test_reading import QUESTION, WORDING
from tests.rounds.filled_forms import through_libreoffice

WORDS = ("police", "officers", "Cambodia", "were", "trained", "children", "online", "2013", "INTERPOL", "law", "10",
         "the", "of", "(ICSE)", "re-offending", "campaign", "à", "дети", "儿童", "الأطفال", "a", "part", "goal",
         "progress")
BULLETS = {"-": "- ", "joined dash": "-", "•": "• ", "▪": "▪\t", "*": "* ", "o": "o ", "–": "– ", "uf0b7": "\uf0b7 ",
           "・": "・", "●": "●　", "＊": "＊"}
COUNTED = {"1.": "{}. ", "1)": "{}) ", "(1)": "({}) ", "１．": "{}．", "（1）": "（{}）", "1、": "{}、"}

items = st.lists(st.sampled_from(WORDS), min_size=2, max_size=40).map(
    lambda words: f"Then {' '.join(words)} ended (by 20 %).")
parts = st.dictionaries(st.sampled_from("ABC"), st.lists(items, min_size=1, max_size=4), max_size=3)


@dataclass(frozen=True)
class Written:
    """A report, the items in it, its replies, and the words of its annex."""

    text: str
    items: Items
    replies: Items
    annex: list[str]


ANNEXES = ["Annex 1: Figures\n\nVictims\t2013\t12\nOffenders\t2013\t3",
           "Annex\n\nPlanned: ten hotlines.\n\n- To open one.",
           "Table of figures\n\n\tYear\n\t\tVictims\n\n\t2013\n\t\t12\n"]


@st.composite
def reports(draw: st.DrawFn) -> Written:
    """A report whose goals, parts, bullets, width, line ends, blank lines, replies and annex are drawn."""
    goals = draw(st.permutations(GOALS))[:draw(st.integers(1, 7))]
    style = draw(st.sampled_from([*BULLETS, *COUNTED, "none"]))
    width, end = draw(st.sampled_from([(40, "\n"), (72, "\n"), (100, "\n"), (10_000, "\n"), (60, "\u2028")]))
    gap = draw(st.sampled_from(["\n\n", "\n \n\n", *(["\n"] if style != "none" and end == "\n" else [])]))
    blocks, known, replies = ["CAMBODIA"], Items(), Items()
    for goal in goals:
        blocks.append(wrapped(f"Operational Goal: {WORDING[goal]}", width, "\n"))
        for letter, texts in draw(parts).items():
            blocks.append(wrapped(f"{letter}) {QUESTION[letter]}", width, "\n"))
            replied = draw(st.sampled_from([[], [], ["N/A"], ["None"], ["See above."]]))
            replies[goal, letter], known[goal, letter] = replied, [] if replied else texts
            listed = [BULLETS.get(style) or COUNTED.get(style, "").format(number)
                      for number in range(1, len(texts) + 1)]
            blocks += [wrapped(f"{marker}{text}", width, end)
                       for marker, text in zip(listed, replied or texts, strict=False)]
    annex = draw(st.sampled_from(["", *ANNEXES])) if any(known.get((goals[-1], letter)) for letter in "ABC") else ""
    text = gap.join(blocks) + (f"\n\n{annex}" if annex else "")
    return Written(text, known, replies, annex.split())


def unspaced(items: Items) -> Items:
    """Without spaces between Chinese words: a line may be wrapped there, and Chinese has none."""
    return {key: [re.sub("(?<=儿童) (?=儿童)", "", text) for text in texts] for key, texts in items.items()}


def wrapped(text: str, width: int, end: str) -> str:
    return end.join(textwrap.wrap(text, width, break_on_hyphens=False, break_long_words=False))


def assert_whole(text: str, report: Report) -> None:
    """Every line of the text is a line of the report, in one place; words on it are in that place, in order."""
    written = Counter(line.number for line in lines_of(text))
    assert set(written) == {line.number for line in report.lines}
    assert len(report.lines) == len(report.placements)
    of_items = [number for part in report.all_parts for item in (*part.items, *part.replies)
                for number in set(item.lines)]
    kinds = dict[int, set[str]]()
    for line, placement in zip(report.lines, report.placements, strict=True):
        kinds.setdefault(line.number, set()).add(placement.kind)
    assert {number for number, found in kinds.items() if "item" in found} == set(of_items)
    assert not Counter(of_items) - Counter(line.number for line in report.lines)
    whole = "".join("".join(line.text.split()) for line in report.lines)
    assert whole == "".join("".join(line.text.split()) for line in lines_of(text))


@settings(max_examples=150)
@given(reports())
def test_a_report_in_any_order_width_and_bullets_gives_its_items_and_no_line_is_lost(written: Written) -> None:
    report = read_report(written.text, CATALOGUE)
    assert unspaced(items_of(report)) == unspaced(written.items)
    replies = {(part.goal, part.letter): [reply.text for reply in part.replies] for part in report.parts}
    assert replies == written.replies
    assert (report.unplaced, " ".join(line.text for line in report.annex).split()) == ((), written.annex)
    assert_whole(written.text, report)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(TEXT.split("\n")) | st.text(max_size=40), max_size=60), st.sampled_from("\n\f\r"))
def test_lines_in_any_order_and_any_text_at_all_are_in_one_place(lines: list[str], end: str) -> None:
    text = end.join(lines)
    assert_whole(text, read_report(text, CATALOGUE))


def test_a_report_shuffled_line_by_line_keeps_every_line() -> None:
    lines = TEXT.split("\n")
    for step in (2, 3, 7, 11):
        text = "\n".join(line for start in range(step) for line in lines[start::step])
        assert_whole(text, read_report(text, CATALOGUE))


@pytest.mark.parametrize("columns", [1, 2])
def test_a_pdf_of_a_word_processor_has_every_answer_once_and_its_annex_apart(columns: int) -> None:
    made = docx.Document()
    made.sections[0]._sectPr.append(OxmlElement("w:cols", {qn("w:num"): str(columns)}))
    made.add_paragraph("CAMBODIA")
    for goal in GOALS:
        made.add_heading(f"Operational Goal: {WORDING[goal]}", 2)
        for letter in "ABC":
            made.add_heading(f"{letter}) {QUESTION[letter]}", 3)
            for text in ITEMS[goal, letter]:
                made.add_paragraph(text, style="List Bullet")
    made.add_paragraph("Table 1: Arrests")
    table = made.add_table(2, 2, "Table Grid")
    for cell, text in zip(table._cells, ["Year", "Arrests", "2013", "12"], strict=True):
        cell.text = text
    stream = io.BytesIO()
    made.save(stream)
    report = read_report(read_document(through_libreoffice(stream.getvalue(), "pdf")).text, CATALOGUE)
    assert (items_of(report), report.unplaced) == (ITEMS, ())
    assert [line.text for line in report.annex] == ["Table 1: Arrests", "Year", "Arrests", "2013", "12"]


def test_columns_written_line_by_line_across_both_are_read_one_after_the_other() -> None:
    lines = ["CAMBODIA"]
    for goal in GOALS:
        lines += ["", *textwrap.wrap(f"Operational Goal: {WORDING[goal]}", 44)]
        for letter in "ABC":
            lines += ["", *textwrap.wrap(f"{letter}) {QUESTION[letter]}", 44)]
            lines += [line for text in ITEMS[goal, letter] for line in textwrap.wrap(f"- {text}", 44)]
    columns = [lines[at:at + 55] for at in range(0, len(lines), 55)]
    pages = ["".join(words(x, 50 + 12 * number, column[number].replace("\u2019", "'"), size=9)
                     for number in range(55) for column, x in zip(columns[at:at + 2], (50, 320), strict=False)
                     if column[number:number + 1] not in ([], [""])) for at in range(0, len(columns), 2)]
    report = read_report(read_document(drawn(*pages)).text, CATALOGUE)
    assert items_of(report) == {key: [text.replace("\u2019", "'") for text in texts] for key, texts in ITEMS.items()}
    assert report.unplaced == ()


def test_soft_line_breaks_stay_within_their_paragraph_and_comments_beside_the_text() -> None:
    def comment(made: Any) -> None:
        made.add_comment(made.paragraphs[0].runs[0], "Please check.", author="Desk")
        made.paragraphs[-1].runs[0].add_break()
        made.paragraphs[-1].add_run("Officers were equipped.")
    found = read_document(document("CAMBODIA", f"Operational Goal: {WORDING['1.1']}", f"A) {QUESTION['A']}",
                                   "A law was drafted.", "Officers were trained.", change=comment))
    assert items_of(read_report(found.text, CATALOGUE)) == {
        ("1.1", "A"): ["A law was drafted.", "Officers were trained. Officers were equipped."]}
    assert [note.code for note in found.notes] == ["document.comments"]
    assert [*map(str, found.comments)] == ["Desk: Please check."]
