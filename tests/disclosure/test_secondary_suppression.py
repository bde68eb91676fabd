"""What the catalogue relates tells no hidden figure: each line of the rule, in a world that it alone protects."""

import pytest

from indicators.disclosure import hidden_numbers, public
from indicators.model import Area
from tests.disclosure.test_rule import (
    CONFIDENTIAL,
    DONE,
    FLOW,
    GROUP,
    OFFICE,
    OFFICES,
    PART,
    RATE,
    RELATED,
    SHARE,
    SMALL_COUNT,
    STOCK,
    judged,
    rows,
    suppressed,
)
from tests.nouns import UP, catalogue, goal, indicator

ONE_MORE = {"counts_people": True, "whole": True, "goal": UP}
OTHERS = [indicator("OTHER", **ONE_MORE), indicator("GIRLS", **ONE_MORE), indicator("TWICE", **ONE_MORE),
          indicator("LEVEL", measure="level", **ONE_MORE)]
SHARES = [indicator(code, measure="share", unit="percent", goal=UP, numerator=part, denominator=whole, decimals=1)
          for code, part, whole in (("SHARE_OTHER", "PART", "OTHER"), ("SHARE_GIRLS", "GIRLS", "PART"),
                                    ("SHARE_TWICE", "TWICE", "FLOW"))]
KNOWN = catalogue(goal("1.1", FLOW, STOCK, PART, SHARE, OFFICE, OFFICES, RATE, DONE, *OTHERS, *SHARES))


@pytest.mark.parametrize("figures, hidden", [
    # a whole beside a hidden part, up to where the part may be any from 1 to 4
    ({"FLOW 2013": 6, "PART 2013": 1}, {"FLOW 2013": RELATED, "PART 2013": SMALL_COUNT}),
    ({"FLOW 2013": 8, "PART 2013": 3}, {"FLOW 2013": RELATED, "PART 2013": SMALL_COUNT}),
    ({"FLOW 2013": 9, "PART 2013": 4}, {"PART 2013": SMALL_COUNT}),
    # another part of a hidden whole: as large as this, it would tell it
    ({"FLOW 2013": 8, "PART 2013": 4, "TWICE 2013": 8},
     {"FLOW 2013": RELATED, "PART 2013": SMALL_COUNT, "TWICE 2013": RELATED}),
    # a part of a part, beside the whole of both
    ({"FLOW 2013": 20, "PART 2013": 19, "GIRLS 2013": 19}, {"PART 2013": RELATED, "GIRLS 2013": RELATED}),
    ({"FLOW 2013": 20, "GIRLS 2013": 19}, {"GIRLS 2013": RELATED}),
    # a share of people of which a count is not reported, and a part without its whole
    ({"FLOW 2013": 12, "SHARE 2013": 83.3, "OTHER 2013": 100, "SHARE_OTHER 2013": 10},
     {"SHARE 2013": RELATED, "SHARE_OTHER 2013": RELATED}),
    ({"FLOW 2013": 20, "SHARE 2013": 100, "GIRLS 2013": 19}, {"GIRLS 2013": RELATED, "SHARE 2013": RELATED}),
    ({"FLOW 2013": 30, "SHARE 2013": 50.3}, {"SHARE 2013": RELATED}),
    # a whole that nobody reported follows from the running total
    ({"STOCK 2012": 40, "STOCK 2013": 46, "PART 2013": 5, "SHARE 2013": 83.3},
     {"STOCK 2013": RELATED, "PART 2013": RELATED, "SHARE 2013": RELATED}),
    ({"STOCK 2012": 40, "STOCK 2013": 60, "PART 2013": 19},
     {"STOCK 2013": RELATED, "PART 2013": RELATED}),
    ({"STOCK 2012": 40, "STOCK 2013": 60, "PART 2013": 12, "SHARE 2013": 60},
     {"STOCK 2013": RELATED, "PART 2013": RELATED, "SHARE 2013": RELATED}),
    # after a total that adds a small count no other is shown
    ({"STOCK 2012": 40, "STOCK 2013": 42, "STOCK 2014": 50},
     {"STOCK 2013": RELATED, "STOCK 2014": RELATED}),
    ({"STOCK 2012": 40, "FLOW 2013": 20, "STOCK 2013": 43}, {"STOCK 2013": RELATED}),        # what the two give is 3
])
def test_parts_wholes_and_running_totals_give_back_no_count_of_people(
        figures: dict[str, float], hidden: dict[str, str]) -> None:
    assert suppressed(rows(figures), known=KNOWN) == hidden


@pytest.mark.parametrize("world, one, hidden", [
    ({"STOCK 2012": 100, "STOCK 2013": 142}, {"FLOW 2013": 30}, {"STOCK 2012", "STOCK 2013"}),
    ({"SHARE 2013": 21, "FLOW 2013": 200}, {"OTHER 2013": 40}, {"SHARE 2013", "FLOW 2013"}),
    ({"FLOW 2013": 42}, {"STOCK 2012": 100, "STOCK 2013": 130}, {"FLOW 2013"}),
    ({"FLOW 2013": 42}, {"STOCK 2012": 100, "STOCK 2014": 130}, {"FLOW 2013"}),
    ({"LEVEL 2013": 42}, {"LEVEL 2013": 30}, {"LEVEL 2013"}),
    ({"LEVEL 2013": 42}, {"LEVEL 2012": 30}, {"LEVEL 2013"}),
    ({"PART 2013": 42}, {"FLOW 2012": 30, "LEVEL 2013": 20}, {"PART 2013"}),
])
def test_a_group_shows_no_people_beside_related_figures_of_countries(
        world: dict[str, float], one: dict[str, float], hidden: set[str]) -> None:
    assert suppressed(rows(world, "WLD"), rows(one), known=KNOWN) == {f"WLD {key}": GROUP for key in hidden}


def test_a_group_shows_other_things_beside_related_figures_unless_one_is_hidden() -> None:
    world, one = rows({"OFFICES 2012": 100, "OFFICES 2013": 189}, "WLD"), {"OFFICE 2013": 50}
    assert suppressed(world, rows(one), known=KNOWN) == {}
    assert suppressed(world, rows(one, secret="OFFICE 2013"), known=KNOWN) == {
        "OFFICE 2013": CONFIDENTIAL, "WLD OFFICES 2012": GROUP, "WLD OFFICES 2013": GROUP}


@pytest.mark.parametrize("note, shown", [
    ("37 of 40 were boys", False), ("about 8 %", False), ("a rate of .075", False), ("92.5 % were boys", False),
    ("40 in all", True)])
def test_a_text_says_neither_the_rest_nor_the_share_of_a_hidden_part(note: str, *, shown: bool) -> None:
    board = judged(rows({"FLOW 2013": 40, "PART 2013": 3}, notes=note), known=KNOWN)
    seen = public(board).observations.set_index("indicator")["note"]
    assert (seen["FLOW"] == note, seen["PART"]) == (shown, "")


def test_the_rest_of_a_numerator_that_nobody_reported_is_no_public_number() -> None:
    board = judged(rows({"FLOW 2013": 40, "SHARE 2013": 95}), known=KNOWN)
    assert hidden_numbers(board)["AAA"] >= {"38", "2", "95", "5", "0.95"}


def test_nobody_sees_how_much_figures_vary_where_one_of_them_is_hidden_for_another() -> None:
    codes = [f"A{number:02}" for number in range(12)]
    known = KNOWN.model_copy(update={"areas": tuple(Area(code=code, name=code, kind="country") for code in codes)})
    world = [rows({f"FLOW {2009 + year}": 6 + (number * year) % 7 for year in range(5)}, code)
             for number, code in enumerate(codes)]
    world[3] = world[3].assign(value=[9.0, 10, 9, 11, 8])
    with_part = [*world, rows({"PART 2013": 4}, "A03")]
    for parts, told in ((world, True), (with_part, False)):
        seen = public(judged(*parts, known=known)).assessments
        of_another = seen[(seen["ref_area"] == "A05") & (seen["year"] == 2013) & (seen["indicator"] == "FLOW")]
        assert of_another["growth"].notna().all()
        for column in ("growth_low", "growth_high", "trend_p", "dispersion", "common_variance"):
            assert of_another[column].notna().all() == told
