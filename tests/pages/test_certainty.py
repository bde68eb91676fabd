"""How sure a status is, beside its word: a mark that a screen reader reads, (p), and what one case would change."""

import re
from html import unescape
from typing import Any

import pytest

from indicators.model import Certainty, Rule
from pages.shared import chip
from tests.nouns import STAGE, VICTIMS, indicator

NAN = float("nan")
ROW = {"status": "goal_met", "reason": "", "year": 2024, "value": 24.0, "marks": "", "change": 1.0, "pace": 0.02,
       "previous_year": 2023, "previous_value": 12.0, "baseline_year": 2016.0, "window_since": 2017.0,
       "certainty": "could_be_chance", "would_be": "", "changed": "", "changed_year": NAN}
BY_TREND = indicator("SITES", goal=Rule.model_validate({"method": "direction"}))
BY_CHANCE = indicator("VICTIMS", goal=Rule.model_validate({
    "method": "annual_change", "at_least": "10 %"}))


def row(**values: Any) -> dict[str, Any]:
    return {**ROW, **values}


def read(html: str) -> str:
    """What a screen reader reads: the text, and the labels of what is drawn; nothing of what is hidden from it."""
    html = re.sub(r'<i aria-hidden="true">.*?</i>', "", html)
    html = re.sub(r'<(\w+)[^>]* role="img" aria-label="([^"]*)"[^>]*>.*?</\1>', r"\2", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.mark.parametrize("code, words", [
    ("clear", "more than chance usually gives"), ("could_be_chance", "chance may explain it"),
    ("counted", "full record, chance is not tested"),
    ("untested", "not tested: too few exact figures or countries")])
def test_a_mark_is_read_as_words(code: str, words: str) -> None:
    assert read(chip.status_of(row(certainty=code))) == f"Goal met {words}"
    assert f"gl-sure gl-{code.replace('_', '-')}" in chip.status_of(row(certainty=code))


def test_no_mark_stands_where_no_change_is_claimed() -> None:
    assert read(chip.status_of(row(status="no_clear_trend", certainty=""))) == "No clear trend"


@pytest.mark.parametrize("shown", [chip.status_of, lambda given: chip.shown(given, VICTIMS),
                                   lambda given: chip.of_a_year(given, VICTIMS)])
def test_a_status_of_a_provisional_figure_says_so(shown: Any) -> None:
    assert "(p)" in shown(row(marks="illustrative provisional"))
    assert read(shown(row(marks="illustrative provisional"))) == "Goal met provisional chance may explain it"
    assert "(p)" not in shown(row(marks="illustrative"))


def test_a_law_below_the_goal_is_shown_by_the_name_of_its_stage_and_the_year() -> None:
    law = row(status="stage_below", value=0, certainty="")
    assert read(chip.status_of(law, indicator=STAGE)) == "no law in 2024"
    assert read(chip.shown(law, STAGE)) == "no law"


@pytest.mark.parametrize("changed, words", [
    ("case", "If one case had been counted differently: On track."),
    ("rounding", "If the figure for 2023 were rounded differently: On track."),
    ("provisional", "Without the provisional figure for 2023: On track.")])
def test_a_status_says_what_a_slightly_different_figure_would_make_of_it(changed: str, words: str) -> None:
    asked = row(would_be="on_track", changed=changed, changed_year=2023.0)
    assert read(chip.status_of(asked, indicator=VICTIMS)).endswith(words)


def test_a_status_that_only_one_small_difference_makes_uncertain_is_not_read_as_chance() -> None:
    clear = row(claim_p=0.01, would_be="some_progress", changed="case", changed_year=2024.0)
    assert read(chip.shown(clear, BY_CHANCE)) == "Goal met one small difference would change it"
    assert read(chip.shown({**clear, "claim_p": 0.2}, BY_CHANCE)) == "Goal met chance may explain it"


def test_a_small_count_alone_is_no_remark() -> None:
    assert read(chip.status_of(row(certainty="clear"), indicator=VICTIMS)) == (
        "Goal met more than chance usually gives in 2024")


def test_no_pace_is_named_beside_a_status_that_the_trend_of_a_window_decides() -> None:
    improving = row(status="improving", change=-0.1, pace=-0.01)
    assert read(chip.status_of(improving, indicator=BY_TREND)) == "Improving chance may explain it"
    missed = row(status="on_track", value=11.0)
    assert read(chip.status_of(missed, indicator=BY_CHANCE)).endswith(
        "fell in 2024; its trend since 2017 is enough")


def test_the_line_that_explains_the_marks_names_each_of_them_once() -> None:
    line = chip.key()
    assert [line.count(f"gl-{code.replace('_', '-')}\"") for code in Certainty] == [1, 1, 1, 1]
