"""No line of a report is lost and none is in two places, however it is shuffled, wrapped and bulleted."""

import re
import textwrap
from collections import Counter
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.reports.lines import lines_of
from indicators.reports.reading import read_report
from indicators.reports.report import Report
from tests.reports.cambodia import CATALOGUE, GOALS, TEXT, Items, items_of
from tests.reports.test_reading import QUESTION, WORDING

WORDS = ("police", "officers", "Cambodia", "were", "trained", "children", "online", "2013", "INTERPOL", "law", "10",
         "the", "of", "(ICSE)", "re-offending", "campaign", "à", "дети", "儿童", "الأطفال", "a", "part", "goal",
         "progress")
BULLETS = {"-": "- ", "joined dash": "-", "•": "• ", "▪": "▪\t", "*": "* ", "o": "o ", "–": "– ", "uf0b7": "\uf0b7 ",
           "・": "・", "●": "●　", "＊": "＊"}
COUNTED = {"1.": "{}. ", "1)": "{}) ", "(1)": "({}) ", "１．": "{}．", "（1）": "（{}）", "1、": "{}、"}

items = st.lists(st.sampled_from(WORDS), min_size=2, max_size=40).map(
    lambda words: f"Then {' '.join(words)} ended.")
parts = st.dictionaries(st.sampled_from("ABC"), st.lists(items, min_size=1, max_size=4), max_size=3)


@dataclass(frozen=True)
class Written:
    """A report and the items in it."""

    text: str
    items: Items


@st.composite
def reports(draw: st.DrawFn) -> Written:
    """A report whose goals, parts, bullets, width and blank lines are drawn."""
    goals = draw(st.permutations(GOALS))[:draw(st.integers(1, 7))]
    style = draw(st.sampled_from([*BULLETS, *COUNTED, "none"]))
    width = draw(st.sampled_from([40, 72, 100, 10_000]))
    gap = draw(st.sampled_from(["\n\n", "\n \n\n", *(["\n"] if style != "none" else [])]))
    blocks, known = ["CAMBODIA"], Items()
    for goal in goals:
        blocks.append(textwrap.fill(f"Operational Goal: {WORDING[goal]}", width, break_long_words=False))
        for letter, texts in draw(parts).items():
            blocks.append(wrapped(f"{letter}) {QUESTION[letter]}", width))
            known[goal, letter] = texts
            listed = [BULLETS.get(style) or COUNTED.get(style, "").format(number)
                      for number in range(1, len(texts) + 1)]
            blocks += [wrapped(f"{marker}{text}", width) for marker, text in zip(listed, texts, strict=True)]
    return Written(gap.join(blocks), known)


def unspaced(items: Items) -> Items:
    """Without spaces between Chinese words: a line may be wrapped there, and Chinese has none."""
    return {key: [re.sub("(?<=儿童) (?=儿童)", "", text) for text in texts] for key, texts in items.items()}


def wrapped(text: str, width: int) -> str:
    return "\n".join(textwrap.wrap(text, width, break_on_hyphens=False, break_long_words=False))


def assert_whole(text: str, report: Report) -> None:
    """Every line of the text is a line of the report, in one place; words on it are in that place, in order."""
    written = Counter(line.number for line in lines_of(text))
    assert set(written) == {line.number for line in report.lines}
    assert len(report.lines) == len(report.placements)
    of_items = [number for part in report.all_parts for item in part.items for number in set(item.lines)]
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
    assert report.unplaced == ()
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
