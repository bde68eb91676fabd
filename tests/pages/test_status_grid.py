"""Overview once ten countries have reported: a bar of all countries for each goal, and the grid of their statuses."""

import re
from collections import Counter
from html import unescape

import pytest

from indicators.wording import say, status
from tests.pages.conftest import Show, laid_out, words

INVENTED = {"set": "illustrative"}
ALLIANCE = 54


def bars(page: str) -> dict[str, dict[str, int]]:
    """The number of countries of each part of each goal's bar."""
    rows = re.findall(r'<h2><a[^>]*>(.{3}) .*?</h2><div class="gl-bar"(.*?)</div>', page)
    return {goal: {part: int(count) for part, count in re.findall(r'status=(\w+)".*?(\d+)</b>', bar)}
            for goal, bar in rows}


def grid(page: str) -> list[list[str]]:
    """The words of each cell, row by row."""
    page = re.sub(r'<b class="gl-heard">.*?</b>', "", page)
    body = page.split('role="grid"')[1].split("<tbody>")[1].split("</tbody>")[0]
    return [[" ".join(unescape(re.sub(r"<[^>]*>", " ", cell)).split()) for cell in re.split(r"</t[hd]>", row)[:-1]]
            for row in body.split("</tr>")[:-1]]


def test_every_bar_is_all_countries_of_the_group_and_agrees_with_the_grid(real: str, show: Show) -> None:
    page = laid_out(show("overview", **INVENTED))
    counted = bars(page)
    assert list(counted) == ["1.1", "2.1", "2.2", "3.1", "3.2", "4.1", "4.2"]
    assert all(sum(parts.values()) == ALLIANCE for parts in counted.values())
    rows = grid(page)
    assert len(rows) == ALLIANCE
    improving = sum(re.match(r"4\.1 \+ Improving", row[6]) is not None for row in rows)
    assert counted["4.1"]["improving"] == improving - len(re.findall(r"gl-colourless.{0,160}Improving", page.split(
        'role="grid"')[1])) > 0
    assert Counter(row[0] for row in rows).most_common(1)[0][1] == 1


@pytest.mark.parametrize("goal, part", [("1.1", "ahead"), ("4.2", "moving_away"), ("3.1", "stale"), ("2.2", "zero")])
def test_a_part_of_a_bar_narrows_the_grid_to_its_countries_and_the_way_back_is_there(
        real: str, show: Show, goal: str, part: str) -> None:
    count = bars(laid_out(show("overview", **INVENTED)))[goal][part]
    shown = show("overview", **INVENTED, goal=goal, status=part)
    assert len(grid(laid_out(shown))) == count
    assert re.search(rf"on {re.escape(goal)} .*?(: |{count} of {ALLIANCE} countries)", words(shown))
    assert say("overview.all") in words(shown)
    assert 'aria-current="true" style="flex-grow' in laid_out(shown)


def test_a_part_that_nobody_is_in_shows_nobody(real: str, show: Show) -> None:
    shown = show("overview", **INVENTED, goal="1.1", status="not_reported")
    assert grid(laid_out(shown)) == []
    assert "No figure on 1.1 Identify more victims: no country." in words(shown)


@pytest.mark.parametrize("asked", [{"goal": "9.9", "status": "goal_met"}, {"goal": "1.1", "status": "splendid"}])
def test_a_link_to_what_does_not_exist_is_named_and_shows_all(real: str, show: Show, asked: dict[str, str]) -> None:
    shown = show("overview", **INVENTED, **asked)
    assert len(grid(laid_out(shown))) == ALLIANCE
    assert next(iter({"9.9", "splendid"} & set(asked.values()))) in words(shown)


def test_a_head_leads_to_its_goal(real: str, show: Show) -> None:
    assert './goal?set=illustrative&amp;goal=4.2" tabindex="-1"' in laid_out(show("overview", **INVENTED))


def test_a_cell_says_the_year_only_where_a_newer_one_is_known(real: str, show: Show) -> None:
    rows = grid(laid_out(show("overview", **INVENTED)))
    years = [re.findall(r"\b20\d\d\b", row[1]) for row in rows]
    assert [] in years
    assert {year for found in years for year in found} == {"2022", "2023"}
    chosen = [row[1] for row in grid(laid_out(show("overview", **INVENTED, year="2023")))]
    assert not any(re.search(r"\b20\d\d\b", cell) for cell in chosen if "Ahead" in cell or "Below" in cell)


def test_an_activity_is_its_number_beside_the_countrys_own_years(real: str, show: Show) -> None:
    page = laid_out(show("overview", **INVENTED))
    cells = [row[3] for row in grid(page)]
    assert any(re.fullmatch(r"2\.2 \d+( \(p\))? \(\d+–\d+\)", cell) for cell in cells)
    assert any(re.fullmatch(r"2\.2 0( \(p\))? \(\d+(–\d+)?\)", cell) for cell in cells)
    assert re.search(r"2\.2: \d+ \(\d+ to \d+ a year from 20\d\d to 20\d\d\)", page)


def test_who_moves_away_from_any_goal_is_one_click_and_one_sentence(real: str, show: Show) -> None:
    every = show("overview", **INVENTED)
    away = {row[0] for row in grid(laid_out(every)) if status("moving_away").short in " ".join(row)}
    assert f"{len(away)} of {ALLIANCE} countries are moving away from a goal" in words(every)
    shown = show("overview", **INVENTED, status="moving_away")
    assert {row[0] for row in grid(laid_out(shown))} == away
    sentence = words(shown).split("Moving away on any goal")[1].split(say("overview.all"))[0]
    assert all(f"{name} (" in sentence for name in away)


def test_a_bar_says_how_many_could_be_chance(real: str, show: Show) -> None:
    page = laid_out(show("overview", **INVENTED))
    assert re.search(r"Ahead of the goal: \d+ countries; \d+ rests? on one figure", page)
    assert re.search(r"Improving, below the goal: \d+ countries; \d+ could be chance", page)
    assert re.search(r'<u style="width: [\d.]+%"></u>', page)


def test_a_group_is_shown_as_bars_once_half_of_it_has_reported(real: str, show: Show) -> None:
    few = show("overview", **INVENTED, group="set", areas="XGA,XCE")
    assert sum(bars(laid_out(few))["1.1"].values()) == 2
    assert say("overview.published") not in words(few)
    assert say("overview.published") in words(show("overview", group="set", areas="DEU,KHM"))
