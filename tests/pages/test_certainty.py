"""How sure a status is: hatched or solid, read out; (p), and what one case would change."""

import re
from html import unescape
from typing import Any

import pytest

from indicators import wording
from indicators.judging.scoreboard import judge
from indicators.model import Certainty, Rule
from pages.shared import chip, markup
from tests.nouns import STAGE, VICTIMS, catalogue, figures, goal, indicator

CHANCE = wording.certainty("could_be_chance")
NAN = float("nan")
ROW = {"status": "goal_met", "reason": "", "year": 2024, "value": 24.0, "marks": "", "change": 1.0, "pace": 0.02,
       "previous_year": 2023, "previous_value": 12.0, "baseline_year": 2016.0, "window_since": 2017.0,
       "certainty": "could_be_chance", "would_be": "", "changed": "", "changed_way": "", "changed_year": NAN}
BY_TREND = indicator("SITES", goal=Rule.model_validate({"method": "direction"}))
BY_CHANCE = indicator("VICTIMS", goal=Rule.model_validate({
    "method": "annual_change", "at_least": "10 %"}))


def row(**values: Any) -> dict[str, Any]:
    return {**ROW, **values}


def read(html: str) -> str:
    """What a screen reader reads: the text, and the labels of what is drawn; nothing of what is hidden from it."""
    html = re.sub(r'<i aria-hidden="true">.*?</i>', "", html)
    html = re.sub(r'<(\w+)[^>]* role="img" aria-label="([^"]*)"[^>]*>.*?</\1>', r"\2", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split()).replace(" ,", ",")


@pytest.mark.parametrize("code", Certainty)
def test_what_could_be_chance_is_hatched_and_read_out(code: Certainty) -> None:
    shown = chip.status_of(row(certainty=code))
    assert read(shown) == f"Goal met, {wording.certainty(code)}"
    assert ("gl-chance" in shown) == (code in ("could_be_chance", "untested"))


def test_no_mark_stands_where_no_change_is_claimed() -> None:
    assert read(chip.status_of(row(status="no_clear_trend", certainty=""))) == "No clear trend"


@pytest.mark.parametrize("shown", [chip.status_of, lambda given: chip.shown(given, VICTIMS)])
def test_a_status_of_a_provisional_figure_says_so(shown: Any) -> None:
    assert "(p)" in shown(row(marks="illustrative provisional"))
    assert read(shown(row(marks="illustrative provisional"))) == f"Goal met provisional, {CHANCE}"
    assert "(p)" not in shown(row(marks="illustrative"))


def test_a_law_below_the_goal_is_shown_by_the_name_of_its_stage_and_the_year() -> None:
    law = row(status="stage_below", value=0, certainty="")
    assert read(chip.status_of(law, indicator=STAGE)) == "no law (figure of 2024)"
    assert read(chip.shown(law, STAGE)) == "no law"


KNOWN = catalogue(goal("1.1", VICTIMS))


@pytest.mark.parametrize("changed, way, year, words", [
    ("case", "less", 2024,
     "If one fewer victim had been counted in 2024, the status would be “On track”, not “Goal met”."),
    ("rounding", "more", 2024,
     "If the unrounded figure for 2024 were slightly higher, the status would be “On track”, not “Goal met”."),
    ("provisional", "", 2024,
     "The figure for 2024 is provisional; without it, the status would be “On track”, not “Goal met”."),
    ("case", "less", 2023, CHANCE)])
def test_a_status_says_what_a_slightly_different_newest_figure_would_make_of_it(
        changed: str, way: str, year: int, words: str) -> None:
    asked = row(would_be="on_track", changed=changed, changed_way=way, changed_year=float(year), indicator="VICTIMS")
    assert read(chip.status_of(asked, indicator=VICTIMS, catalogue=KNOWN)).endswith(words)
    assert read(chip.status_of(asked, indicator=VICTIMS)) == f"Goal met, {CHANCE}"


def test_one_small_difference_is_not_read_as_chance() -> None:
    clear = row(doubt="figure", would_be="on_track", changed="case", changed_year=2024.0)
    assert read(chip.shown(clear, BY_CHANCE)) == f"Goal met, {wording.certainty('could_be_chance', chance=False)}"
    assert read(chip.shown({**clear, "doubt": "chance"}, BY_CHANCE)) == f"Goal met, {CHANCE}"


def test_no_pace_is_named_beside_a_status_that_the_trend_of_a_window_decides() -> None:
    improving = row(status="improving", change=-0.1, pace=-0.01)
    assert read(chip.status_of(improving, indicator=BY_TREND)) == f"Improving, {CHANCE}"


@pytest.mark.parametrize("values, signs, words", [
    ({2019: 100, 2020: 110, 2021: 112, 2023: 120, 2024: 150}, "✓·––✓",
     "Goal met in 2020 and 2024 (years from 2020 to 2024 that can be told: 3)"),
    ({2020: 100, 2021: 101}, "·", "Goal met in no year from 2021 to 2021 (years assessed: 1)"),
    ({2020: 100}, "", "")])
def test_the_years_that_met_the_goal_are_small_marks_read_as_words(
        values: dict[int, float], signs: str, words: str) -> None:
    board = judge(figures(*(("VICTIMS", "AAA", year, value) for year, value in values.items())), KNOWN)
    rows = board.series("VICTIMS", "AAA")
    shown = chip.ticks(rows, rows.iloc[-1].to_dict())
    assert (re.sub("<[^>]+>", "", shown), read(shown)) == (signs, words)


def test_the_line_that_explains_the_marks_has_a_solid_and_a_hatched_sample() -> None:
    line = markup.key('<span class="gl-chance">')
    assert (line.count("gl-sample"), line.count("gl-chance")) == (2, 1)
    assert markup.key("") == ""
