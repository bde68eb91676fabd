"""Changes in words, and which two versions are compared unless others are asked for."""

import pytest

from indicators import wording
from indicators.catalogue.diff import Change
from indicators.changes.in_words import NOTHING, difference, key_in_words, part_in_words, status_in_words
from indicators.changes.versions import compared_by_default
from indicators.warehouse.releases import Release
from indicators.wording import say
from tests.nouns import HOURS, catalogue, goal, indicator

SHARE = indicator("SHARE", unit="%", measure="share", headline=1)
CATALOGUE = catalogue(goal("1.1", indicator("VICTIMS", headline=1)), goal("4.2", SHARE, HOURS))


@pytest.mark.parametrize("code, was, now, words", [
    ("VICTIMS", 60, 72, "+12 (+20 %)"), ("VICTIMS", 0, 3, "+3"), ("VICTIMS", 5, 5, ""),
    ("VICTIMS", float("nan"), 3, ""), ("HOURS", 10, 9.75, "−0.25 (−2.5 %)"), ("GONE", 1, 2, "")])
def test_a_difference_has_as_many_digits_as_the_figures(code: str, was: float, now: float, words: str) -> None:
    assert difference({"indicator": code, "value_before": was, "value_after": now}, CATALOGUE) == words


def test_a_share_differs_in_points() -> None:
    moved = difference({"indicator": "SHARE", "value_before": 40.0, "value_after": 42.5}, CATALOGUE)
    assert moved == wording.points(2.5, 1)


@pytest.mark.parametrize("chance, sure", [(True, "could be chance"), (False, "rests on one figure")])
def test_a_status_that_rests_on_one_figure_is_called_so(chance: bool, sure: str) -> None:  # noqa: FBT001 - a parameter
    flip = {"before": "", "after": "on_track", "certainty_after": "could_be_chance", "chance_after": chance}
    assert status_in_words(flip, "before") == NOTHING
    assert status_in_words(flip, "after") == f"◕ On track, {sure}"


def test_a_key_that_decides_statuses_is_in_plain_words() -> None:
    change = Change("indicator", "VICTIMS", "goal.at_least", "10 %", "20 %")
    assert key_in_words(change, CATALOGUE)
    assert part_in_words(change, CATALOGUE).endswith("Title of VICTIMS (VICTIMS)")
    assert key_in_words(Change("area", "AAA", "subregion", "", "x"), CATALOGUE) == ""
    assert key_in_words(Change("area", "AAA", "", "", "x"), CATALOGUE) == say("changed_files.whole")


def release(version: int, year: int | None = None) -> Release:
    return Release(version=version, name=f"R{version}", year=year, at="", note="", event=version, taken_back=None)


@pytest.mark.parametrize("releases, figures, versions", [
    ([release(3, 2024), release(5), release(7, 2025)], [8], (3, 7)), ([release(3), release(5, 2025)], [8], (5, 9)),
    ([release(9)], [4, 6], (5, 9)), ([], [], (0, 9))])
def test_the_last_editions_are_compared_or_else_what_is_new_since_a_release_or_saving(
        releases: list[Release], figures: list[int], versions: tuple[int, int]) -> None:
    assert compared_by_default(9, releases, figures) == versions
