"""No small count can be told from all that the public is shown: every world of a shape is tried, zeros included."""

from itertools import product

import pytest

from indicators.disclosure import breakdowns
from indicators.model import SmallCounts
from tests.disclosure.worlds import World, given_away, shown_of

pytestmark = pytest.mark.slow

LIMITS = [None, SmallCounts(hide_below=5, hide_zero=True), SmallCounts(hide_below=3)]


def by_sex(year: int, girls: int, boys: int, *, code: str = "FLOW") -> World:
    return {(code, year, ""): girls + boys, (code, year, "SEX=F"): girls, (code, year, "SEX=M"): boys}


@pytest.mark.parametrize("small", LIMITS)
def test_of_a_total_over_three_years(small: SmallCounts | None) -> None:
    worlds = [{("FLOW", 2012, ""): a, ("FLOW", 2013, ""): b, ("FLOW", 2014, ""): c}
              for a, b, c in product(range(9), repeat=3)]
    assert given_away(worlds, small) == []


@pytest.mark.parametrize("small", LIMITS)
def test_of_a_total_and_its_two_parts(small: SmallCounts | None) -> None:
    assert given_away([by_sex(2014, *sexes) for sexes in product(range(16), repeat=2)], small, largest=15) == []


def test_of_a_total_and_its_two_parts_over_two_years() -> None:
    worlds = [{**by_sex(2013, *first), **by_sex(2014, *second)}
              for first, second in product(product(range(7), repeat=2), repeat=2)]
    assert given_away(worlds, largest=6) == []


@pytest.mark.parametrize("small", LIMITS)
def test_of_one_part_alone(small: SmallCounts | None) -> None:
    worlds = [{("FLOW", 2014, ""): total, ("FLOW", 2014, "SEX=F"): girls}
              for total in range(14) for girls in range(total + 1)]
    assert given_away(worlds, small) == []
    assert given_away([{cell: value for cell, value in world.items() if cell[2]} for world in worlds], small) == []


def test_of_two_dimensions_and_what_they_cross() -> None:
    worlds = []
    for a, b, c, d in product(range(6), repeat=4):
        cells = {"": a + b + c + d, "SEX=F": a + b, "SEX=M": c + d, "AGE=Y0T12": a + c, "AGE=Y13T17": b + d,
                 "AGE=Y0T12;SEX=F": a, "AGE=Y13T17;SEX=F": b, "AGE=Y0T12;SEX=M": c, "AGE=Y13T17;SEX=M": d}
        worlds.append({("FLOW", 2014, breakdown): value for breakdown, value in cells.items()})
    assert given_away(worlds, largest=8) == []


def test_of_two_dimensions_that_are_not_crossed() -> None:
    worlds = [{("FLOW", 2014, ""): total, ("FLOW", 2014, "SEX=F"): girls, ("FLOW", 2014, "SEX=M"): total - girls,
               ("FLOW", 2014, "AGE=Y0T12"): young, ("FLOW", 2014, "AGE=Y13T17"): total - young}
              for total in range(12) for girls in range(total + 1) for young in range(total + 1)]
    assert given_away(worlds) == []


def test_of_two_dimensions_that_are_partly_crossed() -> None:
    """Nor by which more is hidden for it, of those that nobody sent: nine people in all, and a limit of three."""
    cells = [(a, b, c, 9 - a - b - c) for a, b, c in product(range(10), repeat=3) if a + b + c <= 9]
    worlds = [{("FLOW", 2014, ""): 9, ("FLOW", 2014, "SEX=F"): a + b, ("FLOW", 2014, "AGE=Y0T12"): a + c,
               ("FLOW", 2014, "AGE=Y0T12;SEX=F"): a} for a, b, c, _ in cells]
    limit = SmallCounts(hide_below=3)
    assert given_away(worlds, limit) == []
    told: dict[str, list[tuple[int, ...]]] = {}
    for output, counts in zip(shown_of(worlds, limit)[0], cells, strict=True):
        told.setdefault(output, []).append(counts)
    for possible in told.values():
        for each in zip(*possible, strict=True):
            assert len(set(each)) > 1 or each[0] not in (1, 2)


def test_of_a_running_total_and_the_yearly_counts_that_it_adds_up() -> None:
    worlds = []
    for start, a, b, c in product((0, 1, 3, 4, 40), *[range(6)] * 3):
        flows = {("FLOW", 2012, ""): a, ("FLOW", 2013, ""): b, ("FLOW", 2014, ""): c}
        stocks = {("STOCK", 2011, ""): start, ("STOCK", 2012, ""): start + a, ("STOCK", 2013, ""): start + a + b,
                  ("STOCK", 2014, ""): start + a + b + c}
        worlds.append({**flows, **stocks})
    assert given_away(worlds) == []


def test_of_a_running_total_alone_whose_small_steps_are_people_too() -> None:
    worlds = [{("ALONE", 2012, ""): start, ("ALONE", 2013, ""): start + a, ("ALONE", 2014, ""): start + a + b}
              for start, a, b in product(range(9), repeat=3)]
    assert given_away(worlds, largest=15) == []


def test_of_a_share_and_what_it_is_made_of() -> None:
    worlds = [{("FLOW", 2014, ""): whole, ("PART", 2014, ""): part, ("SHARE", 2014, ""): round(100 * part / whole, 1)}
              for whole in range(1, 16) for part in range(whole + 1)]
    assert given_away(worlds) == []
    for left_out in ("FLOW", "PART"):
        assert given_away([{cell: value for cell, value in world.items() if cell[0] != left_out}
                           for world in worlds]) == []


def test_of_a_share_by_sex() -> None:
    worlds = []
    for girls, boys in product(range(1, 8), repeat=2):
        for of_girls, of_boys in product(range(girls + 1), range(boys + 1)):
            world = {**by_sex(2014, girls, boys), **by_sex(2014, of_girls, of_boys, code="PART")}
            for breakdown in ("", "SEX=F", "SEX=M"):
                out_of = world["FLOW", 2014, breakdown]
                world["SHARE", 2014, breakdown] = round(100 * world["PART", 2014, breakdown] / out_of, 1)
            worlds.append(world)
    assert given_away(worlds, largest=7) == []


def test_the_attacker_finds_what_is_given_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(breakdowns, "siblings", lambda counts, hidden, shown: hidden)
    assert given_away([by_sex(2014, girls, boys) for girls, boys in product(range(8), repeat=2)])
