"""Another rule is tried on an indicator's figures, and nothing is kept of it."""

import pytest

from indicators import wording
from indicators.changes.what_if import rule_of, typed_of, what_if
from indicators.errors import InputRefused
from indicators.judging.scoreboard import judge
from indicators.model import Rule
from tests.nouns import VICTIMS, catalogue, figures, goal

GROWING = (100, 112, 127, 143, 160, 175)                   # 12 % a year, then 9.4 %
ROWS = figures(*(("VICTIMS", "AAA", 2009 + place, count) for place, count in enumerate(GROWING)),
               ("VICTIMS", "BBB", 2013, 10),
               ("VICTIMS", "BBB", 2014, 20), ("VICTIMS", "CCC", 2014, None), ("VICTIMS", "WLD", 2013, 5),
               ("NATIONAL", "AAA", 2013, 10), ("NATIONAL", "AAA", 2014, 11),
               ("VICTIMS", "AAA", 2014, 1, "", "", "SEX=F"))


def flips(method: str, **typed: str) -> list[tuple[str, int, str, str]]:
    found = what_if(ROWS, catalogue(), "VICTIMS", rule_of(method, typed)).flips
    return list(found[["ref_area", "year", "before", "after"]].itertuples(index=False, name=None))


@pytest.mark.parametrize("method, typed, expected", [
    ("annual_change", {"at_least": "10 %"}, []),
    ("annual_change", {"at_least": "20 %"}, [("AAA", year, "ahead", "improving_below") for year in (2013, 2014)]),
    ("annual_change", {"at_least": "AAA: 20 %, default: 10 %"}, [
        ("AAA", year, "ahead", "improving_below") for year in (2013, 2014)]),
    ("annual_change", {"at_least": "10 %", "still_from": "100 %"}, []),
    ("annual_change", {"at_least": "11.8 %", "still_from": "100 %"}, [("AAA", 2014, "ahead", "no_clear_change")]),
    ("annual_change", {"at_least": "2014: 150 %"}, [
        *(("AAA", year, "too_early", "not_assessed") for year in range(2009, 2013)),
        ("AAA", 2013, "ahead", "not_assessed"), ("AAA", 2014, "ahead", "improving_below"),
        ("BBB", 2013, "too_early", "not_assessed")]),
    ("direction", {}, [("AAA", year, "ahead", "improving") for year in (2013, 2014)]),
])
def test_the_statuses_that_would_flip_are_of_this_indicators_totals_alone(
    method: str, typed: dict[str, str], expected: list[tuple[str, int, str, str]]
) -> None:
    assert flips(method, **typed) == expected


LONG = figures(*(("VICTIMS", "AAA", 2010 + place, count) for place, count in enumerate((10, 12, 13, 15, 18, 20))))


@pytest.mark.parametrize("method, typed, newest", [
    ("direction", {"window_years": "8", "min_figures": "6", "alpha": "10 %"}, "improving"),
    ("direction", {"min_figures": "7"}, "too_early"),
    ("direction", {"alpha": "0.1 %"}, "no_clear_trend"),
    ("annual_change", {"at_least": "12 %", "window_years": "8"}, "no_clear_change"),
    ("annual_change", {"at_least": "12 %", "alpha": "50 %"}, "on_track"),
    ("annual_change", {"at_least": "12 %", "min_figures": "7"}, "too_early"),
    ("activity", {}, ""),
])
def test_a_window_of_years_can_be_tried(method: str, typed: dict[str, str], newest: str) -> None:
    known = catalogue(goal("1.1", VICTIMS.model_copy(update={"whole": True})))
    assert what_if(LONG, known, "VICTIMS", rule_of(method, typed)).after["status"].iloc[-1] == newest


def test_both_judgements_have_the_same_rows_and_nothing_is_kept() -> None:
    own = catalogue()
    trial = what_if(ROWS, own, "VICTIMS", rule_of("direction", {}))
    assert list(trial.before.index) == list(trial.after.index)
    assert set(trial.before["ref_area"]) == {"AAA", "BBB"}
    assert own.indicators["VICTIMS"].goal == catalogue().indicators["VICTIMS"].goal
    assert judge(ROWS, own).assessments.equals(judge(ROWS, catalogue()).assessments)


@pytest.mark.parametrize("method, typed, sentence", [
    ("annual_change", {"at_least": "a lot"}, "goal.at_least: Found “a lot”; expected a percentage such as 10 %."),
    ("annual_change", {"at_most": "-10 %"}, "Found “at_most”; expected at_least"),
    ("annual_change", {}, "expected at_least or at_most, one of them"),
    ("direction", {"at_least": "10 %"}, "The rule has no such method or parameter: “at_least”"),
    ("guess", {}, "no such method or parameter: “guess”"),
    ("annual_change", {"at_least": "9" * 5000}, "expected a percentage such as 10 %."),
    ("annual_change", {"at_least": "9" * 5000 + ".5"}, "expected a percentage such as 10 %."),
])
def test_a_rule_that_cannot_be_is_refused_in_sentences(method: str, typed: dict[str, str], sentence: str) -> None:
    with pytest.raises(InputRefused) as refused:
        flips(method, **typed)
    assert wording.error(refused.value)
    assert any(sentence in wording.issue(each) for each in refused.value.issues)


@pytest.mark.parametrize("given", [
    {"method": "annual_change", "at_least": "10 %"},
    {"method": "reach", "value": 4, "by": 2020},
    {"method": "annual_change", "at_least": {"2013": "10 %", "2016": "12.5 %"}},
    {"method": "direction", "slope_min": 0.005}, {"method": "count_per_year", "at_least": 4},
])
def test_a_rule_is_typed_and_read_back(given: dict[str, object]) -> None:
    rule = Rule.model_validate(given)
    assert rule_of(rule.method, typed_of(rule)) == rule
