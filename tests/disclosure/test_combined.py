"""Numbers that together give a small count away are not all shown: in one release, and over several."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import pytest

from indicators.disclosure import NOTHING, decide, numbers
from indicators.disclosure.constraints import System
from indicators.disclosure.possible_values import OLD_VALUES, Given, given_away
from indicators.disclosure.related_numbers import Asked, Fact, Problem
from indicators.model import Catalogue, SmallCounts, observations
from tests.disclosure.sequences import KNOWN, released
from tests.disclosure.worlds import FLOW, PART, SHARE, Cell, World, of_people, rows_of
from tests.nouns import UP, catalogue, goal, indicator

pytestmark = pytest.mark.slow

NAMES = {"total": "", "girls": "SEX=F", "boys": "SEX=M", "under_13": "AGE=Y_LT13", "under_18": "AGE=Y_LT18",
         "girls_under_13": "AGE=Y_LT13;SEX=F", "asylum": "STATUS=A", "girls_asylum": "SEX=F;STATUS=A",
         "under_13_asylum": "AGE=Y_LT13;STATUS=A", "girls_under_13_asylum": "AGE=Y_LT13;SEX=F;STATUS=A"}


def of(year: int = 2014, code: str = "FLOW", **counts: float) -> dict[Cell, float]:
    """Counts of a year by their names."""
    return {(code, year, NAMES[name]): count for name, count in counts.items()}


def totals(code: str, counts: Mapping[int, float]) -> dict[Cell, float]:
    return {(code, year, ""): count for year, count in counts.items()}


def shown(*worlds: World, **how: Any) -> list[World]:
    return released(*worlds, **how)[0]


@pytest.mark.parametrize("world, left", [
    (of(total=30, girls=20, under_13=18, girls_under_13=10), of(total=30)),              # 2 older boys
    (of(total=30, girls=20, under_13=18, girls_under_13=12), of(total=30)),                              # 4 older boys
    (of(total=40, girls=20, under_13=20, girls_under_13=10), of(total=40, girls=20, under_13=20, girls_under_13=10)),
    (of(total=30, under_18=27, under_13=10), of(total=30)),                              # 3 adults
    (of(total=30, under_18=20, under_13=10), of(total=30, under_18=20, under_13=10)),
    (of(total=30, under_18=20, under_13=18), of(total=30)),                              # 2 of 13 to 17
    (of(total=60, girls=40, under_13=40, asylum=40, girls_under_13=30, girls_asylum=30, under_13_asylum=30,
        girls_under_13_asylum=22), of(total=60)),                                        # 2 older boys, not in asylum
    (of(total=40, girls=20) | of(code="PART", total=20, girls=17), of(total=40, girls=20) | of(code="PART", total=20)),
    (of(total=40, girls=20) | of(code="SHARE", total=50, girls=85),
     of(total=40, girls=20) | of(code="SHARE", total=50)),
    (of(code="PART", total=17) | of(code="SHARE", total=85), of(code="PART", total=17)),  # of 20: 3 were not
    (of(2013, "STOCK", total=40, girls=22) | of(2014, "STOCK", total=52, girls=31), {}),  # 3 boys more
    (totals("STOCK", {2012: 100, 2014: 112}) | totals("FLOW", {2013: 9}), totals("FLOW", {2013: 9})),   # 3 in 2014
    (of(total=1000, girls=600) | of(code="SHARE", total=50, girls=83),
     of(total=1000) | of(code="SHARE", total=50)),                            # 50.0 and 83.0 %: 2 boys
    (totals("FLOW", {2013: 98}) | totals("STOCK", {2013: 100}), totals("FLOW", {2013: 98})),   # 2 before
    (of(total=1000, girls=600) | of(code="SHARE", total=50.01, girls=83.01),
     of(total=1000) | of(code="SHARE", total=50.01)),                         # of no whole number, but near one: 2 boys
    (of(total=1000, girls=600) | of(code="PART", total=501) | of(code="SHARE", girls=83.1),
     of(total=1000) | of(code="PART", total=501)),                            # 498.6 girls: 2 or 3 boys
    (of(total=29, girls=20, boys=10, under_13=18, girls_under_13=10), of(total=29)),     # contradicts itself
], ids=str)
def test_one_release_shows_nothing_that_adds_up_to_a_small_count(world: World, left: World) -> None:
    assert shown(world) == [left]


@pytest.mark.parametrize("worlds, last", [
    ([of(total=12), of(total=12, girls=9)], of(total=12)),
    ([of(girls=9), of(total=12, girls=9, boys=3)], {}),
    ([of(girls=9), of(total=12)], {}),                                                   # the girls' row was erased
    ([of(total=12), of(girls=9)], {}),
    ([of(girls=9, boys=8, total=17), of(boys=8, girls=3, total=11)], {}),                # revised
    ([of(total=30), of(girls=20, under_13=18), of(girls_under_13=10)], {}),
    ([of(total=30, girls=20), of(under_13=18), of(girls_under_13=10)], {}),
    ([totals("STOCK", {2012: 100, 2014: 112}), totals("FLOW", {2013: 9})], {}),
    ([totals("STOCK", {2012: 100, 2014: 112}), totals("FLOW", {2013: 9, 2014: 3})], {}),
    ([totals("SHARE", {2014: 23.1}), totals("SHARE", {2014: 23.1}) | totals("FLOW", {2014: 13})], {}),
    ([totals("FLOW", {2014: 13}), totals("SHARE", {2014: 23.1})], {}),
    ([totals("FLOW", {2014: 50}), totals("FLOW", {2014: 3})], {}),
    ([of(code="SHARE", total=26, girls=50), of(total=200, girls=100, boys=100)], of(total=200)),       # 52 - 50 boys
    ([of(total=200, girls=100, boys=100), of(code="SHARE", total=26, girls=50)], of(code="SHARE", total=26)),
    ([of(code="SHARE", total=26), of(total=200, girls=100, boys=100), of(code="SHARE", girls=50)], {}),
], ids=str)
def test_no_release_shows_what_gives_a_small_count_together_with_those_before(
        worlds: list[World], last: World) -> None:
    then, once_more = shown(*worlds, worlds[-1])[-2:]
    assert then == last
    assert once_more == last


def test_what_can_be_told_already_is_named_and_narrowed_no_further() -> None:
    world = of(total=30, girls=20, under_13=18, girls_under_13=12)                       # 4 older boys
    out = numbers(observations(rows_of("AAA", world)), KNOWN, np.zeros(len(world), bool))
    assert decide(observations(rows_of("AAA", world)), KNOWN, out, tell_all=True).out == {("FLOW", "AAA", 2014)}
    (seen,), (decision,) = released(world | of(boys=10), out=out)
    assert ("FLOW", 2014, NAMES["boys"]) not in seen or not decision.out


@pytest.mark.parametrize("small, hidden", [(SmallCounts(hide_below=3), False), (SmallCounts(hide_below=10), True)])
def test_the_limit_is_the_indicators_own(small: SmallCounts, hidden: bool) -> None:
    world = of(total=40, girls=20, under_13=22, girls_under_13=8)      # 6 older boys
    known = of_people(small)
    assert (shown(world, known=known) != [world]) == hidden


def shown_in_turn(*releases: tuple[list[dict[str, object]], Catalogue]) -> list[set[object]]:
    """Breakdown, or area where it is another, of what each release shows; rows of FLOW in 2014 unless they say else."""
    out, found = NOTHING, []
    for rows, known in releases:
        plain = {"indicator": "FLOW", "ref_area": "AAA", "year": 2014, "marks": "", "conf_status": ""}
        frame = observations([plain | row for row in rows])
        seen = numbers(frame, known, decide(frame, known, out).hidden, out)
        out = pd.concat([out, seen], ignore_index=True)
        seen = seen[seen["value"].notna()]
        found.append({part if area == "AAA" else area
                      for area, part in zip(seen["ref_area"], seen["breakdown"], strict=True)})
    return found


def values_in_turn(*releases: list[dict[str, object]], known: Catalogue) -> list[dict[Any, Any]]:
    """What each release shows, by indicator and breakdown."""
    out, found = NOTHING, []
    for rows in releases:
        plain = {"indicator": "FLOW", "ref_area": "AAA", "year": 2014, "conf_status": ""}
        frame = observations([plain | each for each in rows])
        seen = numbers(frame, known, decide(frame, known, out).hidden, out)
        out = pd.concat([out, seen], ignore_index=True)
        found.append({(each.indicator, each.breakdown): each.value for each in seen.dropna().itertuples()})
    return found


def row(name: str, value: float, **more: str) -> dict[str, object]:
    return {"breakdown": NAMES[name], "value": value, **more}


@pytest.mark.parametrize("more", [{"marks": "lower_bound"}, {"marks": "upper_bound"}, {}])
def test_a_bound_counts_as_the_number_that_it_names(more: dict[str, str]) -> None:
    girls, total = [row("girls", 9, **more)], [row("total", 12)]
    assert shown_in_turn((girls, KNOWN), (total, KNOWN)) == [{"SEX=F"}, set()]
    assert shown_in_turn(([row("girls", 9)], KNOWN), ([row("total", 12, **more)], KNOWN)) == [{"SEX=F"}, set()]


def test_a_count_below_a_bound_is_told_by_no_later_release() -> None:
    below = [row("total", 12), row("girls", 5, marks="upper_bound")]
    assert shown_in_turn((below, KNOWN), ([row("boys", 9)], KNOWN)) == [{""}, set()]


def test_what_was_confidential_is_told_by_no_later_release() -> None:
    first, secret = [row("girls", 20)], [row("girls", 20), row("total", 40, conf_status="C")]
    assert shown_in_turn((first, KNOWN), (secret, KNOWN), ([row("boys", 20)], KNOWN))[2] == set()


def test_a_zero_that_was_hidden_is_told_by_no_later_release() -> None:
    known = of_people(SmallCounts(hide_below=5, hide_zero=True))
    first = [row("total", 9), row("girls", 9), row("boys", 0)]
    assert shown_in_turn((first, known), ([row("girls", 9)], known)) == [{""}, set()]


def test_a_group_and_its_members_are_not_shown_one_after_the_other() -> None:
    world, member = [row("total", 50, ref_area="WLD")], [row("total", 20)]
    assert shown_in_turn((member, KNOWN), (world, KNOWN)) == [{""}, set()]
    assert shown_in_turn((member, KNOWN), (member + world, KNOWN)) == [{""}, {""}]


def test_a_limit_that_was_raised_counts_for_what_comes_later() -> None:
    low, high = of_people(SmallCounts(hide_below=3)), of_people(SmallCounts(hide_below=10))
    first, second = [row("total", 30)], [row("total", 30), row("girls", 22)]
    assert shown_in_turn((first, low), (second, low)) == [{""}, {"", "SEX=F"}]
    assert shown_in_turn((first, low), (second, high)) == [{""}, {""}]
    assert shown_in_turn(([row("girls", 22)], high), (first, low), (second, high)) == [{"SEX=F"}, {""}, {""}]


PLAIN_SHARE = indicator("SHARE", measure="share", unit="percent", goal=UP, denominator="FLOW")
LEVEL = indicator("FLOW", measure="level", counts_people=True, whole=True, goal=UP)


@pytest.mark.parametrize("known, world, left", [
    (catalogue(goal("1.1", FLOW, PLAIN_SHARE)),
     of(total=200, girls=100, boys=100) | of(code="SHARE", total=26, girls=50),          # 2 boys, of whom no file tells
     of(total=200) | of(code="SHARE", total=26)),
    (catalogue(goal("1.1", LEVEL)), of(total=30, girls=20, under_13=18, girls_under_13=10), of(total=30)),
], ids=["share", "level"])
def test_whatever_the_catalogue_calls_a_count(known: Catalogue, world: World, left: World) -> None:
    assert shown(world, known=known) == [left]


def test_a_share_is_rounded_to_the_most_digits_of_its_series() -> None:
    """50 % by itself may be of almost half: with 61.25 % of another year in the file it is 50.00 %, and 2 are boys."""
    plain = catalogue(goal("1.1", FLOW, PART, SHARE.model_copy(update={"decimals": 0})))
    year = of(total=10_000, girls=6_000) | of(code="SHARE", total=50, girls=83.3)
    assert shown(year, known=plain) == [year]
    longer = year | of(2013, "SHARE", total=61.25)
    assert shown(longer, known=plain) == [{key: value for key, value in longer.items() if key[1:] != (2014, "SEX=F")}]


CAMPAIGNS = indicator("FLOW", unit="campaigns", whole=True, goal=UP)
HELD = indicator("PART", unit="campaigns", whole=True, goal=UP)
OPEN = catalogue(goal("1.1", CAMPAIGNS, HELD, SHARE))


def test_a_confidential_share_is_not_told_by_its_counts() -> None:
    whole, part = row("total", 100), row("total", 37, indicator="PART")
    share = row("total", 37, indicator="SHARE", conf_status="C")
    assert values_in_turn([whole, part, share], known=OPEN) == [{("FLOW", ""): 100}]
    assert values_in_turn([part, share], [whole, part, share], known=OPEN) == [{}, {("FLOW", ""): 100}]
    assert values_in_turn([part], [whole, part, share], known=OPEN) == [{("PART", ""): 37}, {}]
    assert values_in_turn([share], [part, whole], known=OPEN)[1].keys() != {("PART", ""), ("FLOW", "")}


def test_a_confidential_country_is_not_told_by_its_group_nor_a_confidential_group_by_its_countries() -> None:
    world, other = row("total", 100, ref_area="WLD"), row("total", 40, ref_area="BBB")
    secret, secret_world = row("total", 60, conf_status="C"), world | {"conf_status": "C"}
    assert shown_in_turn(([world, secret, other], OPEN)) == [{"BBB"}]
    assert shown_in_turn(([secret, other], OPEN), ([world, other], OPEN)) == [{"BBB"}, {"BBB"}]
    assert shown_in_turn(([world], OPEN), ([world, secret, other], OPEN)) == [{"WLD"}, {"WLD"}]
    assert shown_in_turn(([secret_world, secret, other], OPEN)) == [set()]
    assert shown_in_turn(([secret_world], OPEN), ([row("total", 60), other], OPEN)) == [set(), set()]
    assert shown_in_turn(([world, row("total", 60), other], OPEN)) == [{"WLD", "", "BBB"}]


def test_what_was_once_confidential_and_counts_no_people_is_told_by_no_later_release() -> None:
    total, girls = row("total", 100), row("girls", 60, conf_status="C")
    assert shown_in_turn(([total, girls], OPEN), ([total, row("boys", 40)], OPEN)) == [{""}, {""}]


def test_a_confidential_year_is_not_told_by_the_running_total_of_what_counts_no_people() -> None:
    campaigns = indicator("FLOW", unit="campaigns", whole=True, goal=UP)
    known = catalogue(goal("1.1", campaigns, indicator("STOCK", measure="stock", unit="campaigns", goal=UP,
                                                       running_total_of="FLOW")))
    plain = {"indicator": "STOCK", "conf_status": ""}
    rows = [row("total", 50, indicator="FLOW", conf_status="C"), row("total", 150, **plain),
            {**row("total", 100, **plain), "year": 2013}]
    frame = observations([{"ref_area": "AAA", "year": 2014} | each for each in rows])
    assert decide(frame, known).hidden.sum() > 1


@pytest.mark.parametrize("secret", [2013, 2014])
def test_a_confidential_running_total_at_either_end_is_not_told_by_the_other_and_the_count_between(secret: int) -> None:
    campaigns = indicator("FLOW", unit="campaigns", whole=True, goal=UP)
    known = catalogue(goal("1.1", campaigns, indicator("STOCK", measure="stock", unit="campaigns", goal=UP,
                                                       running_total_of="FLOW")))
    rows = [{**row("total", 37, indicator="FLOW", conf_status=""), "year": 2014}, *(
        {**row("total", total, indicator="STOCK", conf_status="C" if year == secret else ""), "year": year}
        for year, total in ((2013, 100), (2014, 137)))]
    frame = observations([{"ref_area": "AAA"} | figure for figure in rows])
    shown = frame[~decide(frame, known).hidden]
    assert not {("FLOW", 2014), ("STOCK", 4027 - secret)} <= {*zip(shown["indicator"], shown["year"], strict=True)}


@pytest.mark.parametrize("name, times, left", [
    ("girls", 5, of(total=500, girls=300)), ("girls", OLD_VALUES + 1, {}), ("boys", OLD_VALUES + 2, {})])
def test_beside_more_old_values_than_can_be_tried_nothing_new_is_shown(name: str, times: int, left: World) -> None:
    old = [{"indicator": "FLOW", "ref_area": "AAA", "year": 2014, "breakdown": NAMES[name], "value": 100.0 + number}
           for number in range(times)]
    assert shown(of(total=500, girls=300), out=pd.DataFrame(old)) == [left]
    assert shown(of(total=500), out=pd.DataFrame(old).assign(breakdown="")) == [of(total=500)]


def test_where_a_share_is_the_largest_number_no_further_count_is_disclosed() -> None:
    facts = (Fact("PART", 2013, "", 50.0, False, False), Fact("PART", 2013, "SEX=F", 15.0, False, False),
             Fact("PART", 2013, "SEX=M", 32.0, False, False), Fact("PART", 2014, "SEX=F", 10.0, True, False),
             Fact("SHARE", 2014, "SEX=F", 72.4, False, False), Fact("STOCK", 2013, "SEX=F", 36.0, False, False),
             Fact("STOCK", 2013, "SEX=M", 60.0, False, False), Fact("STOCK", 2014, "", 102.0, False, False))
    asked = (Asked("FLOW", 2013, ""), Asked("FLOW", 2013, "SEX=M", confidential=True), Asked("FLOW", 2014, ""),
             Asked("FLOW", 2014, "SEX=M"), Asked("STOCK", 2014, "SEX=F"))
    problem = Problem(facts, asked, (("SHARE", "PART", "FLOW"),), (("STOCK", ""),),
                      (("FLOW", 5, True), ("PART", 3, False), ("STOCK", 5, False)), (("SHARE", (0, 1)),))
    assert given_away(problem) == {Given("PART", 2014, known=False)}


@pytest.mark.parametrize("whole", [1e3, 1e12, 4e15])
def test_known_sums_have_the_one_solution_that_they_have_however_large_they_are(whole: float) -> None:
    facts = (Fact("FLOW", 0, "", whole, True, False), Fact("FLOW", 0, "SEX=F", whole - 7, False, False),
             Fact("FLOW", 0, "SEX=M", 4.0, False, False))       # three of neither
    system = System(Problem(facts, (Asked("FLOW", 0, "SEX=M"),), (), (), (("FLOW", 5, False),)), facts, rest=True)
    boys = system.vector("FLOW", 0, system.cells.of("SEX=M"))
    assert system.possible
    assert system.most(boys) == 4
    assert [number for number in range(9) if system.can_be(boys, number)] == [4]
