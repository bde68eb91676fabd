"""Two releases, one after the other, tell no small count between them; every pair of worlds of a shape is tried."""

from itertools import product

import numpy as np
import pytest

from indicators.disclosure import suppression
from tests.disclosure.worlds import World, given_away

pytestmark = pytest.mark.slow

GIRLS, BOYS, UNKNOWN = "SEX=F", "SEX=M", "SEX=U"


def year(**counts: int) -> World:
    """Counts of 2014 by sex, and their total unless another one is given."""
    cells = {("FLOW", 2014, f"SEX={sex}"): count for sex, count in counts.items() if sex != "total"}
    return {**cells, ("FLOW", 2014, ""): counts.get("total", sum(cells.values()))}


def without(world: World, *breakdowns: str) -> World:
    return {cell: value for cell, value in world.items() if cell[2] not in breakdowns}


def told_by(pairs: list[tuple[World, World]], largest: float = 10) -> list[str]:
    return given_away([after for _, after in pairs], earlier=[before for before, _ in pairs], largest=largest)


@pytest.mark.parametrize("left_out", [("",), (GIRLS,), (BOYS,), (GIRLS, BOYS), ("", GIRLS), ("", BOYS)], ids=str)
def test_where_the_first_release_had_only_some_of_the_counts(left_out: tuple[str, ...]) -> None:
    assert told_by([(without(year(F=girls, M=boys), *left_out), year(F=girls, M=boys))
                    for girls, boys in product(range(11), repeat=2)]) == []


def test_where_the_total_grew_with_a_part_that_came_later() -> None:
    assert told_by([(year(M=boys), year(F=girls, M=boys)) for girls, boys in product(range(11), repeat=2)]) == []
    assert told_by([(year(F=girls, M=boys), year(F=girls, M=boys, U=unknown))
                    for girls, boys, unknown in product(range(9), repeat=3)], largest=8) == []


def test_where_a_part_was_corrected() -> None:
    assert told_by([(year(F=wrong, M=boys), year(F=girls, M=boys))
                    for wrong, girls, boys in product(range(9), repeat=3)], largest=8) == []


def test_where_a_part_was_taken_back() -> None:
    assert told_by([(year(F=girls, M=boys), year(M=boys, total=girls + boys))
                    for girls, boys in product(range(11), repeat=2)]) == []


def test_where_a_running_total_grew_by_a_small_count() -> None:
    def total(*figures: int) -> World:
        return {("ALONE", 2012 + place, ""): figure for place, figure in enumerate(figures)}

    assert told_by([(total(start, start + a), total(start, start + a, start + a + b))
                    for start, a, b in product(range(9), repeat=3)], largest=15) == []


def test_the_attacker_finds_what_two_releases_give_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suppression, "_together", lambda counts, out, tell_all: (
        suppression._all_that_follows(counts, np.zeros(len(counts.rows), bool), np.zeros(len(counts.rows), bool)),
        frozenset()))
    assert told_by([(without(year(F=girls, M=boys), "", GIRLS), year(F=girls, M=boys))
                    for girls, boys in product(range(11), repeat=2)])
