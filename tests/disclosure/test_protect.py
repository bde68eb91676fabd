"""What the public sees of a few figures that one can check by hand."""

from typing import Any

import pandas as pd
import pytest

from indicators import statements, wording
from indicators.disclosure import Public, Quotable
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import ASSESSMENT, OBSERVATION, Area, Rule, SmallCounts
from tests.nouns import UP, VICTIMS, YEARLY, catalogue, figures, goal, indicator

pytestmark = pytest.mark.slow

GIRLS, BOYS = "SEX=F", "SEX=M"
HIDDEN = "hidden"


def public(*rows: tuple, known: Any = None, told: Public | None = None) -> Scoreboard:
    return judge(figures(*rows), known or catalogue(), "public", *([told] if told else []))


def values(board: Scoreboard) -> list[float | str]:
    """What stands for each figure, in the order of the scoreboard."""
    return [HIDDEN if row["hidden"] else row["value"] for row in board.assessments.to_dict("records")]


def by_sex(girls: float, boys: float, total: float | None = None, year: int = 2014) -> list[tuple]:
    return [("VICTIMS", "AAA", year, girls + boys if total is None else total),
            ("VICTIMS", "AAA", year, girls, "", "", GIRLS), ("VICTIMS", "AAA", year, boys, "", "", BOYS)]


def last(board: Scoreboard) -> pd.Series:
    return board.assessments.iloc[-1]


@pytest.mark.parametrize("value, shown", [(0, 0), (1, HIDDEN), (4, HIDDEN), (5, 5), (12, 12)])
def test_a_count_of_people_is_shown_from_five_on_and_so_is_zero(value: int, shown: object) -> None:
    assert values(public(("VICTIMS", "AAA", 2014, value))) == [shown]
    assert values(public(("NATIONAL", "AAA", 2014, value))) == [value]    # no count of people


def test_a_bound_that_says_fewer_than_five_is_hidden_too() -> None:
    assert values(public(("VICTIMS", "AAA", 2014, 5, "upper_bound"))) == [HIDDEN]
    assert values(public(("VICTIMS", "AAA", 2014, 6, "upper_bound"))) == [6]
    assert values(public(("VICTIMS", "AAA", 2014, 5, "lower_bound"))) == [5]


@pytest.mark.parametrize("value, shown", [(0, HIDDEN), (9, HIDDEN), (10, 10)])
def test_the_indicator_names_its_limit_and_whether_a_zero_is_hidden(value: int, shown: object) -> None:
    known = catalogue(goal("1.1", VICTIMS.model_copy(update={
        "small_counts": SmallCounts(hide_below=10, hide_zero=True)})))
    assert values(public(("VICTIMS", "AAA", 2014, value), known=known)) == [shown]


@pytest.mark.parametrize("girls, boys, shown", [
    (9, 3, [12, HIDDEN, HIDDEN]), (9, 8, [17, 9, 8]), (12, 0, [12, 12, 0]), (2, 1, [HIDDEN, HIDDEN, HIDDEN]),
    (0, 0, [0, 0, 0])])
def test_with_one_part_all_parts_are_hidden_and_the_total_where_it_is_small(
        girls: int, boys: int, shown: list[object]) -> None:
    assert values(public(*by_sex(girls, boys))) == shown


def test_a_part_that_leaves_a_small_count_over_is_hidden() -> None:
    assert values(public(("VICTIMS", "AAA", 2014, 12), ("VICTIMS", "AAA", 2014, 9, "", "", GIRLS))) == [12, HIDDEN]
    assert values(public(("VICTIMS", "AAA", 2014, 12), ("VICTIMS", "AAA", 2014, 7, "", "", GIRLS))) == [12, 7]


def test_another_year_of_the_same_country_keeps_its_parts() -> None:
    assert values(public(*by_sex(9, 3), *by_sex(9, 8, year=2015))) == [12, 17, HIDDEN, 9, HIDDEN, 8]


def test_twelve_to_eighteen_stay_visible_with_a_small_count_before_them() -> None:
    board = public(("VICTIMS", "AAA", 2012, 3), ("VICTIMS", "AAA", 2013, 12), ("VICTIMS", "AAA", 2014, 18))
    assert values(board) == [HIDDEN, 12, 18]
    assert (last(board)["status"], last(board)["change"], last(board)["streak"]) == ("goal_met", 0.5, 0)
    assert last(board)[["pace", "baseline_year", "baseline_value", "path_value", "gap"]].isna().all()
    after = board.assessments.iloc[1]
    assert (after["status"], after["reason"]) == ("not_assessed", "hidden")
    assert after[["previous_year", "previous_value", "change"]].isna().all()


def test_a_status_that_rests_on_a_hidden_baseline_is_not_told() -> None:
    board = public(("VICTIMS", "AAA", 2012, 3), ("VICTIMS", "AAA", 2013, 18), ("VICTIMS", "AAA", 2014, 19))
    assert (last(board)["status"], last(board)["reason"]) == ("not_assessed", "hidden")
    assert last(board)["change"] == pytest.approx(1 / 18)     # of two figures that are shown


def test_a_hidden_row_holds_nothing_but_its_year() -> None:
    board = public(("VICTIMS", "AAA", 2013, 7331), ("VICTIMS", "AAA", 2014, 4))
    hidden, told = last(board), board.observations.iloc[-1]
    assert hidden[[name for name, kind in ASSESSMENT.items() if kind == "float64"]].isna().all()
    assert (hidden["status"], hidden["reason"], hidden["streak"], hidden["bridged"]) == (
        "not_assessed", "hidden", 0, False)
    assert (told["source_title"], told["source_url"]) == ("", "")
    assert board.observations["note"].tolist() == ["", ""]    # the note of 2013 may speak of 2014
    assert board.observations["source_title"].iloc[0] == "source 7331"


@pytest.mark.parametrize("column, letters", [
    ("marks", ("upper_bound", "")), ("marks", ("upper_bound", "lower_bound")), ("conf_status", ("C", "D"))])
def test_two_hidden_counts_look_alike_whichever_was_sent_as_a_bound_or_confidential(
        column: str, letters: tuple[str, str]) -> None:
    later = [row for year in range(2015, 2022) for row in by_sex(year - 1995, year - 1994, year=year)]

    def world(girls: float, boys: float, *written: str) -> Scoreboard:
        rows = figures(*by_sex(girls, boys, total=17), *later)
        rows.loc[[1, 2], column] = written
        return judge(rows, catalogue(), "public")

    one, other = world(5, 13, *letters), world(13, 5, *letters[::-1])
    assert one.assessments["hidden"].sum() == 2
    pd.testing.assert_frame_equal(one.assessments, other.assessments)
    pd.testing.assert_frame_equal(one.observations, other.observations)


def test_staff_sees_all_of_it_with_the_same_columns() -> None:
    rows = figures(*by_sex(9, 3))
    staff, seen = judge(rows, catalogue(), "staff"), judge(rows, catalogue(), "public")
    assert staff.assessments["value"].tolist() == [12, 9, 3]
    assert not staff.assessments["hidden"].any()
    for board in (staff, seen):
        assert list(board.observations.columns) == [*OBSERVATION, "hidden", "note_withheld"]
        assert board.assessments.dtypes.astype(str).to_dict() == ASSESSMENT


def test_groups_own_figures_are_hidden_where_countries_are_judged_and_the_other_way_round() -> None:
    worlds = {"judged_for": "world", "provider": "third_party", "counts_people": True, "goal": YEARLY}
    known = catalogue(goal("1.1", VICTIMS, indicator("TOTAL", measure="stock", **worlds),
                           indicator("BODY", body="NCM", **worlds)))
    board = public(("BODY", "NCM", 2014, 773), ("TOTAL", "AAA", 2014, 701), ("TOTAL", "WLD", 2014, 1617),
                   ("VICTIMS", "AAA", 2014, 17), ("VICTIMS", "BBB", 2014, 3), ("VICTIMS", "WLD", 2014, 20), known=known)
    assert values(board) == [773, HIDDEN, 1617, 17, HIDDEN, HIDDEN]


def test_a_groups_sum_is_of_shown_counts_alone_and_names_who_is_left_out() -> None:
    rows = [("VICTIMS", area, year, count) for area, year, count in (
        ("AAA", 2013, 20), ("AAA", 2014, 30), ("BBB", 2013, 10), ("BBB", 2014, 3))]
    together = statements.like_for_like(public(*rows), "VICTIMS", ["AAA", "BBB"], 2014)
    assert (together.before, together.after, together.areas_both, together.hidden) == (20, 30, ("AAA",), ("BBB",))
    assert "Not included (hidden to protect people): Bland." in [
        wording.message(each, catalogue()) for each in together.notes]


def test_a_share_goes_with_its_counts_and_where_it_leaves_a_few() -> None:
    known = catalogue(goal("1.1", indicator("HELPED", counts_people=True, goal=UP), VICTIMS,
                           indicator("RATE", measure="share", unit="hours", numerator="HELPED", denominator="VICTIMS",
                                     goal=UP)))
    rate, helped, victims = (lambda value, code=code: (code, "AAA", 2014, value) for code in (
        "RATE", "HELPED", "VICTIMS"))
    assert values(public(helped(10), rate(50), victims(20), known=known)) == [10, 50, 20]
    assert values(public(helped(3), rate(15), victims(20), known=known)) == [HIDDEN, HIDDEN, 20]
    assert values(public(helped(17), rate(85), victims(20), known=known)) == [HIDDEN, HIDDEN, 20]
    assert values(public(rate(15), victims(20), known=known)) == [HIDDEN, 20]
    assert values(public(helped(2), rate(50), victims(4), known=known)) == [HIDDEN, HIDDEN, HIDDEN]


def test_what_is_marked_confidential_is_hidden_whatever_it_counts() -> None:
    rows = figures(("NATIONAL", "AAA", 2013, 50), ("NATIONAL", "AAA", 2014, 60)).assign(conf_status=["F", "C"])
    board = judge(rows, catalogue(), "public")
    assert values(board) == [50, HIDDEN]
    assert wording.hidden(catalogue().indicators["NATIONAL"]).startswith("hidden: confidential")


def test_a_quote_from_a_report_is_withheld_until_the_report_is_cleared() -> None:
    row = ("NATIONAL", "AAA", 2014, 50, "coded")
    unread = public(row).observations.iloc[0]
    assert (unread["note"], unread["note_withheld"], unread["hidden"]) == ("", True, False)
    assert wording.note_withheld() == "from a report that is not public"
    cleared = public(row, told=Public(reports=Quotable({("AAA", "source 50"): "Much."}, {}))).observations.iloc[0]
    assert (cleared["note"], cleared["note_withheld"]) == ("note 50", False)


@pytest.mark.parametrize("rule", [
    {"method": "annual_change", "at_least": "10 %"}, {"method": "annual_change", "at_most": "-10 %"},
    {"method": "annual_change", "at_least": "10 %", "gaps": "bridged"}, {"method": "direction"},
    {"method": "keep", "at_least": 10}, {"method": "count_per_year", "at_least": 6},
    {"method": "count_per_year", "at_least": 6, "cumulative": True}, {"method": "reach", "value": 40, "by": 2016},
    {"method": "reach", "value": 40, "by": 2016, "path": "linear"}], ids=str)
def test_under_each_kind_of_goal_what_is_shown_is_what_staff_sees_and_the_same_for_any_hidden_count(
        rule: dict[str, object]) -> None:
    series = [[1, 12, 18, 19], [12, 3, 18, 19], [7, 9, 2, 30], [9, 11, 14, 4], [0, 3, 9, 12], [2, 3, 12, 13]]
    worlds = {f"C{place}{other}": [other if 0 < count < 5 else count for count in counts]
              for place, counts in enumerate(series) for other in (1, 2, 3, 4)}
    worlds |= {f"C{place}": counts for place, counts in enumerate(series)}
    plain = catalogue(goal("1.1", VICTIMS.model_copy(update={"goal": Rule.model_validate(rule)})))
    known = plain.model_copy(update={"areas": tuple(Area(code=code, name=code, kind="country") for code in worlds)})
    rows = figures(*[("VICTIMS", code, 2011 + place, count)
                     for code, counts in worlds.items() for place, count in enumerate(counts)])
    shown, whole = (_by_area(judge(rows, known, audience)) for audience in ("public", "staff"))
    for place, counts in enumerate(series):
        first, *others = (shown[f"C{place}{other}"] for other in (1, 2, 3, 4))
        for other in others:
            pd.testing.assert_frame_equal(first, other, obj=f"what is shown of {counts}")
        staff = whole[f"C{place}"]
        told = first["reason"] != "hidden"
        assert (first["status"] == staff["status"])[told].all(), counts
        for name in (name for name, kind in ASSESSMENT.items() if kind == "float64"):
            assert (first[name].isna() | (first[name] == staff[name])).all(), (counts, name)


def _by_area(board: Scoreboard) -> dict[str, pd.DataFrame]:
    """The assessments of each country, as if it were alone."""
    return {str(area): rows.drop(columns="ref_area").reset_index(drop=True)
            for area, rows in board.assessments.groupby("ref_area")}
