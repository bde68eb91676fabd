"""First sentences, titles, bullets and hard questions: codes and values, and their length over every country."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from typing import Any

import pandas as pd
import pytest

from indicators import statements, wording
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.illustrative import illustrative_observations, with_invented_countries, years
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import Message, Rule, observations, records
from indicators.model.parquet import from_parquet
from indicators.statements import CountryGoal, Finding
from indicators.submissions.shipped_data import read_shipped
from tests.nouns import HOURS, STAGE, VICTIMS, as_seen, catalogue, figures, goal

TODAY = 2026
TREND = HOURS.model_copy(update={"goal": Rule.model_validate({"method": "direction"}), "in_sentences": "hours"})
CASES = VICTIMS.model_copy(update={"predicate": "identified {value}"})


@cache
def invented() -> Scoreboard:
    known = with_invented_countries(load_catalogue(SHIPPED))
    return judge(illustrative_observations(known, years(TODAY)), known)


def board_of(indicator: Any, *values: float | None, marks: str = "") -> Scoreboard:
    """One country's figures up to 2024; marks are those of the last."""
    first = 2025 - len(values)
    rows = [(indicator.id, "AAA", year, value, marks if year == 2024 else "")
            for year, value in enumerate(values, first)]
    return judge(figures(*rows), catalogue(goal("1.1", indicator)))


def line_of(board: Scoreboard) -> CountryGoal:
    return statements.country(board, "AAA", TODAY).lines[0]


def row_of(board: Scoreboard) -> Any:
    return line_of(board).assessment


def words(board: Scoreboard, *messages: Message) -> str:
    return " ".join(wording.message(message, board.catalogue) for message in messages)


def every_line() -> Iterator[tuple[str, CountryGoal]]:
    for area in invented().catalogue.areas:
        for line in statements.country(invented(), area.code, TODAY).lines:
            yield area.code, line


def longer_than(most: int, sentences: Iterable[str]) -> list[str]:
    """The sentences of more words; a number with its sign, and the name of a country, are one."""
    catalogues = shipped().catalogue, invented().catalogue
    names = sorted({name for known in catalogues for area in known.areas for name in (
        wording.in_sentence(area.code, known), area.name)}, key=len, reverse=True)
    long = re.compile("|".join(map(re.escape, (name for name in names if " " in name))), re.IGNORECASE)
    return [text for text in sentences if len(re.sub(r"(\d) %", r"\1%", long.sub("Name", text)).split()) > most]


@cache
def shipped() -> Scoreboard:
    known = load_catalogue(SHIPPED)
    rows = [from_parquet(submission.rows).to_pandas() for submission in read_shipped(SHIPPED, known)
            if submission.kind == "observations"]
    return judge(observations(pd.concat(rows, ignore_index=True)), known)


def headlines_of(board: Scoreboard) -> Iterator[tuple[Message, Message | None]]:
    """Each title with the first sentence below it: country and goal, country, group, a few countries compared."""
    countries = [area.code for area in board.catalogue.areas if area.kind == "country"]
    for area in countries:
        summary = statements.country(board, area, TODAY)
        yield statements.country_headline(area, summary), None
        for line in summary.lines:
            if line.assessment:
                yield Finding(board, line.assessment).title, statements.goal_sentence(board, area, line)
    for one in board.catalogue.goals:
        for group in board.catalogue.groups:
            card = statements.goal_card(board, one.id, statements.members(board, group.id, TODAY), None, TODAY)
            yield card.message, None
            together = statements.like_for_like(board, card.indicator, group.id, None) if card.indicator else None
            if together and together.is_told:
                yield together.title, together.message
        for first, number in product(range(0, len(countries) - 6, 8), (2, 3, 4, 6)):
            areas = countries[first:first + number]
            for code in statements.indicators_to_compare(board, one.id, areas)[:1]:
                yield statements.comparison(board, code, areas, None, TODAY).title, None


@pytest.mark.parametrize("board", [shipped, invented])
def test_a_headline_has_at_most_twelve_words_and_the_first_sentence_twenty(board: Any) -> None:
    told = [(words(board(), title), words(board(), first) if first else "") for title, first in headlines_of(board())]
    assert longer_than(12, (title for title, _ in told)) == []
    assert longer_than(20, (first for _, first in told)) == []


def test_what_one_figure_would_change_is_not_called_clear() -> None:
    told = [(statements.goal_sentence(invented(), area, line), Finding(invented(), row).title)
            for area, line in every_line() if (row := line.assessment) and not row["hidden"]]
    just = [pair for pair in told if pair[0].values.get("how") == "figure"]
    assert just
    assert not [text for pair in just if "clear" in (text := words(invented(), *pair))]


def test_what_one_figure_decides_is_told_apart_from_chance() -> None:
    areas = statements.members(invented(), "ALLIANCE", TODAY)
    cells = [cell for cell in records(statements.cells(invented(), areas, None, TODAY)) if cell["goal"] == "1.1"]
    for part, counts in statements.doubts(cells).items():
        of_part = [cell for cell in cells if cell["part"] == part]
        assert counts["figure"] == sum(cell["doubt"] == "figure" for cell in of_part)
        assert counts["chance"] == sum(cell["doubt"] == "chance" for cell in of_part)
    assert statements.doubts(cells)["ahead"]["figure"]
    just = [words(invented(), Finding(invented(), line.assessment).sure) for _, line in every_line()
            if line.assessment and Finding(invented(), line.assessment).sureness == "figure"]
    assert any("; a provisional figure for 2024 decides the status" in sentence for sentence in just)


def test_a_group_says_how_many_of_its_trends_stay_clear_among_all() -> None:
    areas = statements.members(invented(), "ALLIANCE", TODAY)
    card = statements.goal_card(invented(), "4.1", areas, None, TODAY)
    cells = [cell for cell in records(statements.cells(invented(), areas, None, TODAY)) if cell["goal"] == "4.1"]
    first, *_ = statements.uncertain(card, cells)
    assert first == card.clear
    assert re.fullmatch(r"Of the \d+ trends .+, \w+ stays? clear when all \d+ are tested together\.", words(
        invented(), first))


def test_a_title_on_what_one_figure_or_year_decides_says_perhaps() -> None:
    findings = [Finding(invented(), row) for _, line in every_line() if (row := line.assessment) and not row["hidden"]]
    titles = {one.row["status"]: words(invented(), one.title) for one in findings
              if one.is_growing and one.sureness == "figure"}
    assert titles["ahead"].endswith("perhaps above the goal")
    assert titles["on_track"].endswith("perhaps on track")


def test_a_title_on_a_growth_that_could_be_chance_says_so() -> None:
    findings = [Finding(invented(), row) for _, line in every_line() if (row := line.assessment)]
    chance = [one for one in findings if one.is_growing and one.sureness == "chance"]
    assert chance
    assert all(words(invented(), one.title).endswith("perhaps by chance") for one in chance)


def test_a_growth_is_dated_to_its_last_year() -> None:
    for area, line in every_line():
        told = statements.goal_sentence(invented(), area, line)
        if told.code.startswith(("sentence.growth", "sentence.no_clear_change")):
            row = line.assessment
            assert words(invented(), told).startswith(f"From {int(row['window_since'])} to {row['year']} ")


def test_a_hard_question_is_answered_in_forty_words() -> None:
    rows = [line.assessment for _, line in every_line() if line.assessment]
    answers = (words(invented(), *answer) for row in rows
               for _, answer in statements.hard_questions(invented(), row))
    assert longer_than(40, answers) == []


@pytest.mark.parametrize("values, code", [
    ((30, 28, 26, 24, 22, 20, 18), "sentence.trend better"), ((18, 20, 22, 24, 26, 28, 30), "sentence.trend worse"),
    ((20, 31, 22, 30, 21, 29, 25), "sentence.no_clear_trend"), ((20, 20, 20, 20, 20, 20, 20), "sentence.unchanged"),
    ((20, 22), "sentence.too_early")])
def test_a_trend_goes_from_its_first_figure_to_its_last(values: tuple[float, ...], code: str) -> None:
    board = board_of(TREND, *values)
    found = statements.goal_sentence(board, "AAA", line_of(board))
    assert " ".join(filter(None, (found.code, str(found.values.get("how", ""))))) == code


def test_a_shorter_time_is_faster() -> None:
    board = board_of(TREND, 30, 28)
    assert words(board, statements.minister_bullets(board, row_of(board))[0]) == (
        "In 2024 Aland had 28 hours (Title of HOURS), faster than the 30 in 2023.")


def test_a_yearly_goal_has_its_change_and_one_sentence_on_its_years() -> None:
    board = board_of(CASES, 100, 120, 110, 130)
    (_, answer), *_ = statements.hard_questions(board, row_of(board))
    assert words(board, statements.minister_bullets(board, row_of(board))[0]) == (
        "In 2024 Aland identified 130 victims, 18.2 % more than in 2023.")
    assert [message.code for message in answer] == ["tick", "sentence.too_early"]
    assert words(board, answer[0]) == "The goal was met in 2 of 3 years, 2024 included."


def test_a_hidden_figure_says_nothing_of_its_change() -> None:
    hidden = VICTIMS.model_copy(update={"goal": VICTIMS.goal})
    board = as_seen(board_of(hidden, 100, 3), "public")
    assert {message.code for message in statements.minister_bullets(board, row_of(board))} == {
        "sentence.hidden", "ask"}


def test_a_stage_below_the_goal_asks_when_the_law_is_in_force() -> None:
    board = board_of(STAGE, 0)
    assert [message.code for message in statements.minister_bullets(board, row_of(board))] == [
        "sentence.stage", "sure.plain", "ask"]
    assert statements.country_headline("AAA", statements.country(board, "AAA", TODAY)).code == "headline.one_goal"


def test_a_country_with_old_figures_only_is_told_of_their_year() -> None:
    board = judge(figures(("VICTIMS", "AAA", 2014, 10)), catalogue(goal("1.1", VICTIMS)))
    found = statements.country_headline("AAA", statements.country(board, "AAA", TODAY))
    assert (found.code, found.values["age"], found.values["year"]) == ("headline.nothing", "old", 2014)


@pytest.mark.parametrize("rows, said", [
    ([("CAMPAIGNS", "KHM", 2025, 4)], "Cambodia has figures on one of 7 goals, counted and not assessed."),
    ([("CAMPAIGNS", "KHM", 2025, 4), ("JOINT_TRAININGS", "KHM", 2014, 2), ("LEGISLATION_STAGE", "KHM", 2014, 1)],
     "Cambodia has figures on 3 goals: 2 counted, 1 without a current status."),
    ([("ICSE_VICTIMS", "KHM", 2025, 100)], "Cambodia has figures on one of 7 goals, without a current status.")])
def test_a_country_without_a_current_status_is_told_of_all_its_figures(rows: list[Any], said: str) -> None:
    known = load_catalogue(SHIPPED)
    board = judge(figures(*rows), known)
    assert words(board, statements.country_headline("KHM", statements.country(board, "KHM", TODAY))) == said


def test_countries_that_count_activities_are_not_too_few_for_a_status() -> None:
    board = judge(figures(("CAMPAIGNS", "KHM", 2025, 4)), load_catalogue(SHIPPED))
    card = statements.goal_card(board, "3.1", [area.code for area in board.catalogue.areas], None, TODAY)
    assert words(board, card.message) == (
        f"Only Cambodia, of {len(board.catalogue.areas)} countries, has a figure on awareness campaigns.")


def test_a_rise_that_has_ended_is_named_and_said_to_be_clear() -> None:
    rows = [row for row in records(invented().figures) if not row["hidden"] and statements.ended(row)]
    assert rows
    for row in rows:
        sure = statements.minister_bullets(invented(), row)[1]
        assert (Finding(invented(), row).title.values["state"], sure.values["place"]) == (
            statements.ended(row), "ended")


@pytest.mark.parametrize("values, sure", [
    ((90, 90.1, 90.2, 90.3, 90.4, 90.5, 90.6), "level"), ((20, 21, 20, 22, 23, 21, 22), "none")])
def test_no_clear_trend_has_its_own_reason(values: tuple[float, ...], sure: str) -> None:
    board = board_of(TREND, *values)
    assert statements.minister_bullets(board, row_of(board))[1].values["sure"] == sure


def test_too_slow_is_counted_apart_from_on_track_or_improving() -> None:
    for area in invented().catalogue.areas:
        summary = statements.country(invented(), area.code, TODAY)
        status = [line.assessment["status"] for line in summary.lines if line.assessment and not line.stale]
        values = statements.country_headline(area.code, summary).values
        assert values["near"] == sum(map(status.count, ("goal_met", "ahead", "on_track", "improving", "at_limit")))
        assert values["below"] == status.count("improving_below")
    slow = board_of(CASES, 1000, 1030, 1070, 1100, 1140), board_of(TREND, 9, 8, 7, 6, 5)
    rows = [row for board in slow for row in records(board.observations)]
    both = judge(figures(*((row["indicator"], "AAA", row["year"], row["value"]) for row in rows)),
                 catalogue(goal("1.1", CASES), goal("4.2", TREND)))
    assert words(both, statements.country_headline("AAA", statements.country(both, "AAA", TODAY))) == (
        "Aland: one of 2 goals met or approached, one more too slowly.")


def test_another_indicator_that_gets_worse_says_on_what_that_rests() -> None:
    share = TREND.model_copy(update={"id": "SHARE", "headline": 2, "desired_direction": "up"})
    rows = [(code, "AAA", 2020 + at, value - step * at, "provisional" if (code, at) == ("SHARE", 4) else "")
            for code, value, step in (("HOURS", 50, 5), ("SHARE", 90, 9)) for at in range(5)]
    board = judge(figures(*rows), catalogue(goal("4.2", TREND, share)))
    assert words(board, *line_of(board).moving_away) == (
        "On “Goal 4.2”, another indicator is getting worse: hours, 54 hours in 2024. Its status depends on a "
        "provisional figure for 2024.")


def test_an_unusual_year_that_decides_is_a_doubt_in_certainty_cell_and_sentence_alike() -> None:
    row = next(row for row in records(statements.cells(invented(), ["XBI"], None, TODAY)) if row["goal"] == "1.1")
    figure = next(line.assessment for area, line in every_line() if (area, line.goal) == ("XBI", "1.1"))
    assert figure
    certain = invented().certainty_of(figure)
    assert (row["certainty"], row["doubt"]) == ("could_be_chance", "figure")
    assert (certain["changed"], certain["changed_year"], certain["would_be"]) == ("unusual", 2023, "improving_below")
    rests = Message(code="rests", values={"kind": "unusual", "year": 2023})
    assert Finding(invented(), figure).rests["rests"] == rests
