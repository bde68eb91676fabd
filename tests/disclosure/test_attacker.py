"""An attacker with all output of one public version, on random worlds of two countries, recovers no hidden count."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from itertools import islice, product

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from indicators.disclosure import decide
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import ASSESSMENT, observations
from tests.disclosure.output import everything
from tests.disclosure.worlds import TESTED_FLOW, Cell, World, of_people, rows_of, shown_of, small_cells

pytestmark = pytest.mark.slow

YEARS = (2010, 2011, 2012, 2013, 2014)      # as many as a trend needs
TESTED = of_people(flow=TESTED_FLOW)
AT_ONCE = 30               # countries that an attacker tries before looking whether they are enough


@dataclass(frozen=True)
class Year:
    """What happened in a country in a year, and whether it sent it by sex."""

    girls: int
    boys: int
    helped: int              # of the girls and boys
    by_sex: bool


@dataclass(frozen=True)
class Country:
    """Five years, and the running total before them; None where none was sent."""

    years: tuple[Year, ...]
    before: int | None

    def world(self) -> World:
        """Every figure that the country sent."""
        world: dict[Cell, float] = {}
        total = self.before or 0
        for year, each in zip(YEARS, self.years, strict=True):
            count = each.girls + each.boys
            total += count
            world["FLOW", year, ""] = count
            if each.by_sex:
                world |= {("FLOW", year, "SEX=F"): each.girls, ("FLOW", year, "SEX=M"): each.boys}
            world["PART", year, ""] = each.helped
            world["SHARE", year, ""] = round(100 * each.helped / count, 1) if count else 0
            world["FREE", year, ""] = 3 * year % 7
            if self.before is not None:
                world["STOCK", year, ""] = total
        return world

    def others(self) -> Iterator["Country"]:
        """Countries in which a little happened otherwise, the nearest first: what an attacker might take it for."""
        for steps in sorted(product((-2, -1, 0, 1, 2), repeat=3), key=lambda steps: sum(map(abs, steps))):
            for place, year in enumerate(self.years):
                girls, boys, helped = steps
                other = replace(year, girls=year.girls + girls, boys=year.boys + boys, helped=year.helped + helped)
                if min(other.girls, other.boys, other.helped) >= 0 and other.helped <= other.girls + other.boys:
                    yield replace(self, years=(*self.years[:place], other, *self.years[place + 1:]))
        if self.before is not None:
            yield from (replace(self, before=before) for before in range(self.before + 5))


@st.composite
def countries(draw: st.DrawFn) -> Country:
    counts = st.one_of(st.integers(0, 8), st.integers(9, 60))
    sexes = [(draw(counts), draw(counts)) for _ in YEARS]
    years = tuple(Year(girls, boys, draw(st.integers(0, girls + boys)), draw(st.booleans())) for girls, boys in sexes)
    return Country(years, draw(st.sampled_from([None, 0, 2, 50])))


def rows(first: Country, second: Country) -> pd.DataFrame:
    return observations(rows_of("AAA", first.world()) + rows_of("BBB", second.world()))


def public(first: Country, second: Country) -> Scoreboard:
    return judge(rows(first, second), TESTED, "public")


def taken_for(country: Country) -> dict[Cell, Country]:
    """For each small count of a country, another country of which the public is told the same, with another one."""
    small = small_cells(country.world())
    found: dict[Cell, Country] = {}
    others = country.others()
    while tried := list(islice(others, AT_ONCE)):
        worlds = [country, *tried]
        outputs, hidden = shown_of([each.world() for each in worlds], flow=TESTED_FLOW)
        assert set(small) <= hidden[0]
        for other, output in zip(worlds, outputs, strict=True):
            if output == outputs[0]:
                counts = small_cells(other.world())
                found |= {cell: other for cell, value in small.items() if counts.get(cell, value) != value}
        if set(found) == set(small):
            break
    assert set(found) == set(small)
    return found


@settings(max_examples=4, deadline=None)
@given(countries())
def test_each_small_count_may_be_another_one_for_all_that_the_public_is_told_of_a_country(country: Country) -> None:
    taken_for(country)


@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(countries(), countries())
def test_and_for_all_else_that_it_is_given_of_it_and_its_groups(first: Country, second: Country) -> None:
    others = list(taken_for(first).values())
    assume(others)
    board = public(first, second)
    for other in {others[0], others[-1]}:
        assert_same(public(other, second), board)              # all that anything is made of
    assert everything(public(others[-1], second)) == everything(board)


def assert_same(board: Scoreboard, other: Scoreboard) -> None:
    for field in fields(Scoreboard):
        one, two = getattr(board, field.name), getattr(other, field.name)
        assert one.equals(two) if isinstance(one, pd.DataFrame) else one == two, field.name


@settings(max_examples=30, deadline=None)
@given(countries(), countries())
def test_what_the_public_is_told_is_what_staff_is_told_or_nothing(first: Country, second: Country) -> None:
    shown = public(first, second).assessments
    whole = judge(rows(first, second), TESTED, "staff").assessments
    for name, kind in ASSESSMENT.items():
        told, true = shown[name], whole[name]
        if kind == "float64":
            assert (told.isna() | np.isclose(told, true, rtol=1e-12)).all(), name
        elif name == "status":
            assert ((told == true) | (shown["reason"] == "hidden")).all()
        elif name in ("streak", "bridged"):
            assert ((told == true) | (told == 0)).all(), name


@settings(max_examples=30, deadline=None)
@given(countries(), countries())
def test_a_country_alone_hides_what_it_hides_among_others(first: Country, second: Country) -> None:
    both, known = rows(first, second), of_people()
    mine = (both["ref_area"] == "AAA").to_numpy(bool)
    assert (decide(both, known).hidden[mine] == decide(both[mine], known).hidden).all()
