"""The rule of disclosure, line by line, each in a world in which a small count could be told without it."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pytest

from indicators import statements
from indicators.disclosure import decide, hidden_numbers, public
from indicators.judging.certainty import certainty
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.judging.statistics.series import in_order
from indicators.model import KEY, Catalogue, SmallCounts, Suppression, observations, records
from indicators.model.marks import SERIES
from tests.every_rule import catalogue_of_every_rule, figures_of_every_rule
from tests.nouns import UP, catalogue, goal, indicator

FLOW = indicator("FLOW", headline=1, group_rule="sum", counts_people=True, whole=True)
STOCK = indicator("STOCK", measure="stock", counts_people=True, whole=True, running_total_of="FLOW")
ALONE = indicator("ALONE", measure="stock", counts_people=True, whole=True)
PART = indicator("PART", counts_people=True, whole=True, goal=UP)
SHARE = indicator("SHARE", measure="share", unit="percent", goal=UP, numerator="PART", denominator="FLOW", decimals=1)
OFFICE = indicator("OFFICE", unit="campaigns", goal=UP, group_rule="sum")
OFFICES = indicator("OFFICES", unit="campaigns", measure="stock", running_total_of="OFFICE", goal=UP)
RATE = indicator("RATE", measure="share", unit="percent", goal=UP, numerator="DONE", denominator="OFFICE")
DONE = indicator("DONE", unit="campaigns", goal=UP)
WORLD = indicator("WORLD", judged_for="world", counts_people=True, whole=True)
KNOWN = catalogue(goal("1.1", FLOW, STOCK, ALONE, PART, SHARE, OFFICE, OFFICES, RATE, DONE, WORLD))
BREAKDOWN, SMALL_COUNT, CONFIDENTIAL, GROUP, RELATED, RESTS = (reason.value for reason in Suppression)


def rows(figures: Mapping[str, float], area: str = "AAA", secret: str = "", notes: str = "") -> pd.DataFrame:
    """Observations from "FLOW 2013" or "FLOW 2013 SEX=F" to a value; the one named by ``secret`` is confidential."""
    return observations([{
        "indicator": code, "ref_area": area, "year": int(year), "breakdown": "".join(part), "value": float(value),
        "conf_status": "C" if key == secret else "", "note": notes or f"note {value}", "source_title": f"{value} found"}
        for key, value in figures.items() for code, year, *part in [key.split()]])


def judged(*parts: pd.DataFrame, known: Catalogue = KNOWN) -> Scoreboard:
    return judge(pd.concat(parts, ignore_index=True), known)


def suppressed(*parts: pd.DataFrame, known: Catalogue = KNOWN) -> dict[str, str]:
    """The reason of each suppressed figure, by "AAA FLOW 2013 SEX=F"; countries other than AAA are named."""
    decision = decide(judged(*parts, known=known))
    return {f"{'' if area == 'AAA' else area + ' '}{code} {year} {part}".strip(): reason
            for code, area, year, part, reason in decision.itertuples(index=False) if reason != RESTS}


@pytest.mark.parametrize("figures, hidden", [
    ({"FLOW 2013": 30, "FLOW 2013 SEX=F": 20, "FLOW 2013 SEX=M": 10},
     {"FLOW 2013 SEX=F": BREAKDOWN, "FLOW 2013 SEX=M": BREAKDOWN}),
    ({"SHARE 2013 SEX=F": 50, "OFFICE 2013 SEX=F": 2}, {"SHARE 2013 SEX=F": BREAKDOWN}),
    ({"FLOW 2013": 0, "FLOW 2014": 1, "FLOW 2015": 4, "FLOW 2016": 5},
     {"FLOW 2014": SMALL_COUNT, "FLOW 2015": SMALL_COUNT}),
    ({"OFFICE 2013": 3}, {}),
    # shares: of a hidden count or of unknown people; with a small count or complement, rounded too
    ({"FLOW 2013": 40, "PART 2013": 20, "SHARE 2013": 50}, {}),
    ({"FLOW 2013": 40, "PART 2013": 3, "SHARE 2013": 7.5}, {"PART 2013": SMALL_COUNT, "SHARE 2013": RELATED}),
    ({"FLOW 2013": 40, "SHARE 2013": 7.5}, {"SHARE 2013": RELATED}),
    ({"FLOW 2013": 40, "PART 2013": 38, "SHARE 2013": 95}, {"PART 2013": RELATED, "SHARE 2013": RELATED}),
    ({"FLOW 2013": 40, "PART 2013": 38}, {"PART 2013": RELATED}),
    ({"FLOW 2013": 40, "SHARE 2013": 95}, {"SHARE 2013": RELATED}),
    ({"FLOW 2013": 40, "PART 2013": 0, "SHARE 2013": 0}, {}),
    ({"FLOW 2013": 900, "SHARE 2013": 0.3}, {"SHARE 2013": RELATED}),
    ({"FLOW 2013": 1000, "SHARE 2013": 0.8}, {"SHARE 2013": RELATED}),                        # of an unreported part
    ({"FLOW 2013": 1000, "PART 2013": 8, "SHARE 2013": 0.8}, {}),
    ({"PART 2013": 8}, {"PART 2013": RELATED}),                                               # of an unreported whole
    ({"FLOW 2013": 8, "SHARE 2013": 37.5}, {"FLOW 2013": RELATED, "SHARE 2013": RELATED}),
    ({"FLOW 2013": 6, "PART 2013": 5}, {"FLOW 2013": RELATED, "PART 2013": RELATED}),       # one is left
    ({"SHARE 2013": 50}, {"SHARE 2013": RELATED}),
    ({"FLOW 2013": 20, "PART 2013": 8, "SHARE 2013": 15}, {"SHARE 2013": RELATED}),          # of a former part, 3
    ({"FLOW 2013": 30, "PART 2013": 20, "SHARE 2013": 66.6}, {}),                           # cut, not rounded
    ({"FLOW 2013": 4, "PART 2013": 0, "SHARE 2013": 0},
     {"FLOW 2013": SMALL_COUNT, "PART 2013": RELATED, "SHARE 2013": RELATED}),
    # running totals: an addition that is small, a yearly count in between that is hidden or follows
    ({"FLOW 2010": 1, "FLOW 2011": 1, "FLOW 2012": 1, "FLOW 2013": 1, "STOCK 2013": 4},    # "fewer than 5" tells all
     {**{f"FLOW {year}": SMALL_COUNT for year in range(2010, 2014)}, "STOCK 2013": RELATED}),
    ({"ALONE 2013": 10, "ALONE 2014": 12, "ALONE 2015": 20}, {"ALONE 2014": RELATED, "ALONE 2015": RELATED}),
    ({"STOCK 2012": 10, "FLOW 2013": 1, "STOCK 2013": 11, "FLOW 2014": 5, "STOCK 2014": 16},
     {"FLOW 2013": SMALL_COUNT, "STOCK 2013": RELATED, "STOCK 2014": RELATED}),
    ({"STOCK 2012": 10, "FLOW 2014": 5, "STOCK 2014": 17}, {"STOCK 2014": RELATED}),
    ({"FLOW 2012": 3, "FLOW 2013": 7, "STOCK 2013": 10}, {"FLOW 2012": SMALL_COUNT, "STOCK 2013": RELATED}),
    ({"STOCK 2012": 10, "FLOW 2013": 6, "STOCK 2013": 16, "FLOW 2014": 0, "STOCK 2014": 16}, {}),
])
def test_counts_of_people_and_what_gives_them_back(figures: dict[str, float], hidden: dict[str, str]) -> None:
    assert suppressed(rows(figures)) == hidden


@pytest.mark.parametrize("figures, secret, hidden", [
    ({"OFFICE 2013": 30, "OFFICE 2014": 40}, "OFFICE 2013", {"OFFICE 2013": CONFIDENTIAL}),
    ({"OFFICE 2013": 30, "OFFICE 2013 A=1": 10, "OFFICE 2013 A=2": 20}, "OFFICE 2013 A=1",
     {"OFFICE 2013 A=1": CONFIDENTIAL, "OFFICE 2013 A=2": BREAKDOWN}),
    ({"OFFICE 2013": 30, "DONE 2013": 15, "RATE 2013": 50}, "DONE 2013",
     {"DONE 2013": CONFIDENTIAL, "OFFICE 2013": RELATED, "RATE 2013": RELATED}),
    ({"OFFICE 2013": 30, "DONE 2013": 15, "RATE 2013": 50}, "OFFICE 2013",
     {"OFFICE 2013": CONFIDENTIAL, "DONE 2013": RELATED, "RATE 2013": RELATED}),
    ({"OFFICE 2013": 30, "DONE 2013": 15, "RATE 2013": 50}, "RATE 2013",
     {"RATE 2013": CONFIDENTIAL, "DONE 2013": RELATED, "OFFICE 2013": RELATED}),
    ({"OFFICE 2013": 30, "OFFICES 2012": 10, "OFFICES 2013": 40}, "OFFICE 2013",
     {"OFFICE 2013": CONFIDENTIAL, "OFFICES 2013": RELATED}),
    ({"OFFICES 2012": 10, "OFFICE 2013": 30, "OFFICES 2013": 40, "OFFICE 2014": 5, "OFFICES 2014": 45}, "OFFICES 2013",
     {"OFFICES 2013": CONFIDENTIAL, "OFFICE 2013": RELATED, "OFFICES 2014": RELATED}),
    ({"OFFICES 2012": 10, "OFFICES 2013": 40, "DONE 2013": 15, "RATE 2013": 50}, "OFFICES 2013",
     {"OFFICES 2013": CONFIDENTIAL, "DONE 2013": RELATED, "RATE 2013": RELATED}),
    ({"OFFICE 2013": 0, "DONE 2013": 0}, "DONE 2013", {"OFFICE 2013": RELATED, "DONE 2013": CONFIDENTIAL}),
    ({"OFFICES 2012": 10, "OFFICES 2013": 40, "OFFICE 2014": 5, "OFFICES 2014": 45}, "OFFICES 2013",
     {"OFFICES 2013": CONFIDENTIAL, "OFFICES 2014": RELATED}),
])
def test_a_confidential_figure_is_hidden_with_what_gives_it_back(
        figures: dict[str, float], secret: str, hidden: dict[str, str]) -> None:
    assert suppressed(rows(figures, secret=secret)) == hidden


@pytest.mark.parametrize("code, world, one, secret, hidden", [
    ("FLOW", 33, 30, "", {"WLD FLOW 2013": GROUP}), ("FLOW", 33, 3, "", {
        "FLOW 2013": SMALL_COUNT, "WLD FLOW 2013": GROUP}),
    ("OFFICE", 33, 30, "", {}),
    ("OFFICE", 33, 30, "OFFICE 2013", {"OFFICE 2013": CONFIDENTIAL, "WLD OFFICE 2013": GROUP}),
    ("WORLD", 33, 30, "", {"WORLD 2013": GROUP})])
def test_a_group_is_not_shown_beside_countries_from_which_a_hidden_one_follows(
        code: str, world: float, one: float, secret: str, hidden: dict[str, str]) -> None:
    key = f"{code} 2013"
    assert suppressed(rows({key: world}, "WLD"), rows({key: one}, secret=secret)) == hidden
    assert suppressed(rows({key: world}, "WLD")) == {}


def test_the_running_total_of_a_group_gives_back_none_of_its_hidden_figures() -> None:
    group = rows({"STOCK 2012": 100, "FLOW 2013": 33, "STOCK 2013": 133}, "WLD")
    assert suppressed(group, rows({"FLOW 2013": 30})) == {
        "WLD STOCK 2012": GROUP, "WLD FLOW 2013": GROUP, "WLD STOCK 2013": GROUP}


def test_the_sum_of_a_group_leaves_out_a_country_with_a_hidden_figure() -> None:
    board = judged(*(rows({"FLOW 2013": 20, "FLOW 2014": last}, area)
                     for area, last in (("AAA", 3), ("BBB", 30), ("CCC", 40))))
    for seen, areas in ((board, ("AAA", "BBB", "CCC")), (public(board), ("BBB", "CCC"))):
        together = statements.like_for_like(seen, "FLOW", ("AAA", "BBB", "CCC"), 2014)
        assert together.areas_both == areas
    assert together.reasons["hidden"] == ("AAA",)
    assert together.after == 70


def test_results_that_rest_on_a_hidden_count_are_blanked_by_the_years_that_they_use() -> None:
    series = {2010: 3, 2011: 12, 2012: 14, 2013: 15, 2014: 17, 2015: 30, 2016: 40, 2017: 41, 2018: 50, 2019: 60}
    rule = FLOW.model_copy(update={"goal": UP.model_validate({
        "method": "annual_change", "at_least": "10 %", "window_years": 5})})
    board = judged(rows({f"FLOW {year}": value for year, value in series.items()}), known=catalogue(goal("1.1", rule)))
    staff, seen = board.assessments.set_index("year"), public(board).assessments.set_index("year")
    assert list(seen.index[seen["value"].isna()]) == [2010]
    assert list(seen.index[seen["change"].isna()]) == [2010, 2011]
    assert seen["pace"].isna().all()                              # since 2010
    for column in ("growth", "growth_low", "growth_high", "growth_lately", "trend_p", "years_met", "dispersion"):
        assert seen.loc[:2014, column].isna().all()
    assert list(seen.index[seen["met"].isna()]) == [2010, 2011]
    assert list(seen.index[seen["tick_reason"] == "hidden"]) == [2010, 2011]
    assert list(seen.index[seen["reason"] == "hidden"]) == [2010, 2011, 2012, 2013, 2014]
    assert list(decide(board)["reason"]) == [SMALL_COUNT, RESTS, RESTS, RESTS, RESTS]
    assert (seen["streak"] == 0).all()
    series |= {2010: 11, 2013: 3}
    later = public(judged(rows({f"FLOW {year}": value for year, value in series.items()}),
                          known=catalogue(goal("1.1", rule)))).assessments.set_index("year")
    for column in ("pace", "gap", "baseline_value", "pace_needed"):      # from each of these the others follow
        assert list(later.index[later[column].isna()]) == [2010] * (column == "pace") + [2013]
    shown = seen.loc[2015:]
    assert (shown["status"] == staff.loc[2015:, "status"]).all()
    assert (shown["growth"] == staff.loc[2015:, "growth"]).all()


def told(board: Scoreboard) -> list[dict[str, object]]:
    """Everything that the public is told, with the certainty of each status."""
    frames = board.assessments, board.observations.drop(columns=KEY), certainty(board.assessments, board.catalogue)
    return records(pd.concat(frames, axis="columns").astype(object).fillna(""))


@pytest.mark.parametrize("hidden", range(8))
def test_whatever_a_hidden_figure_is_the_public_is_told_the_same_under_every_rule(hidden: int) -> None:
    """A confidential figure may have any value; it is the one of this position in each series."""
    known, figures = catalogue_of_every_rule(), in_order(figures_of_every_rule())
    at = (figures.groupby(SERIES).cumcount() == hidden) & figures["value"].notna()
    figures = figures.assign(conf_status=np.where(at, "C", ""), note="", source_title="")
    answers = [told(public(judge(figures.assign(value=figures["value"].mask(at, value)), known)))
               for value in (0, 1, 3, 5, 12, 60)]
    assert any(row["suppressed"] for row in answers[0])
    assert all(answer == answers[0] for answer in answers)


def test_a_source_that_contains_a_hidden_number_is_not_public() -> None:
    board = judged(rows({"FLOW 2012": 3, "FLOW 2013": 30}).assign(source_title="30 in 2013, 3 in 2012"))
    assert list(public(board).observations["source_title"]) == ["", ""]


def test_a_text_that_contains_a_hidden_or_another_small_number_is_not_public() -> None:
    board = judged(rows({"FLOW 2013": 3, "FLOW 2013 SEX=F": 12, "OFFICE 2013": 40}, notes="12 girls"))
    numbers = hidden_numbers(board)
    assert numbers["AAA"] >= {"1", "2", "3", "4", "12"}
    assert not numbers["AAA"] & {"5", "40"}
    assert list(public(board).observations["note"]) == ["", ""]
    assert list(public(judged(rows({"OFFICE 2013": 40}))).observations["note"]) == ["note 40"]
    assert list(public(judged(rows({"FLOW 2013": 3}, notes="As agreed."))).observations["note"]) == [""]


def test_of_a_hidden_figure_nothing_is_left_but_its_reason() -> None:
    seen = public(judged(rows({"FLOW 2013": 3, "FLOW 2013 SEX=F": 2})))
    (row,) = seen.observations.to_dict("records")
    assert (row["hidden"], row["suppressed"], row["note"], row["source_title"]) == (True, SMALL_COUNT, "", "")
    assert row["value"] != row["value"]
    assert len(seen.assessments) == 1


def test_of_nothing_nothing_is_hidden() -> None:
    assert decide(judged(observations([]))).empty
    assert public(judged(observations([]))).observations.empty


def test_a_count_of_at_most_the_limit_is_small() -> None:
    assert suppressed(rows({"FLOW 2013": 5}).assign(marks="upper_bound")) == {"FLOW 2013": SMALL_COUNT}


def test_the_limit_is_that_of_the_indicator() -> None:
    known = catalogue(goal("1.1", FLOW.model_copy(update={"small_counts": SmallCounts(hide_below=10)})))
    assert suppressed(rows({"FLOW 2013": 9, "FLOW 2014": 10}), known=known) == {"FLOW 2013": SMALL_COUNT}
