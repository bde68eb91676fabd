"""A goal's number that differs by year and by area: read, in force, compounded, and judged for each."""

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from indicators.catalogue import canonical_bytes, from_bytes
from indicators.errors import Refusal
from indicators.judging import methods
from indicators.judging.methods import parameters, targets
from indicators.judging.methods.targets import ALWAYS, Target
from indicators.judging.statistics.series import Series
from indicators.model import Rule, observations
from tests.judging.methods.builders import always, judged, rows
from tests.nouns import catalogue, goal, indicator

TEN, TWELVE, FIVE = Fraction(10, 100), Fraction(12, 100), Fraction(5, 100)
RISING = {2013: "10 %", 2016: "12 %"}


@pytest.mark.parametrize("given, target", [
    ("10 %", always(TEN)),
    (0.1, always(TEN)),
    (RISING, Target(((2013, TEN), (2016, TWELVE)))),
    ({"2013": "10 %", "2016": "12 %"}, Target(((2013, TEN), (2016, TWELVE)))),   # as canonical JSON has them
    ({"default": "10 %", "KHM": "5 %"}, Target(((ALWAYS, TEN),), (("KHM", ((ALWAYS, FIVE),)),))),
    ({"KHM": {2014: "5 %"}}, Target((), (("KHM", ((2014, FIVE),)),))),
])
def test_a_target_is_read_exactly(given: object, target: Target) -> None:
    assert targets.read("at_least", given, parameters.share) == target


@pytest.mark.parametrize("given, key", [
    ({}, "at_least"),
    ({2013: "10 %", "KHM": "5 %"}, "at_least"),             # years and areas in one
    ({2016: "10 %", 2013: "12 %"}, "at_least.2013"),        # out of order
    ({2013: "ten"}, "at_least.2013"),
    ({"default": "10 %", "KHM": {2016: "10 %", 2013: "9 %"}}, "at_least.KHM.2013"),
    ({"default": "10 %", "KHM": {}}, "at_least.KHM"),
    ({"default": "10 %", "KHM": {"DEU": "9 %"}}, "at_least.KHM"),
    ({"default": "-10 %"}, "at_least.default"),
    ({"default": ["10 %"]}, "at_least.default"),
])
def test_a_wrong_target_is_refused_by_its_key(given: object, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        methods.parse(Rule.model_validate({"method": "annual_change", "at_least": given}))
    assert (refused.value.code, refused.value.values["key"]) == ("rule.bad_parameter", key)


@pytest.mark.parametrize("year, area, number", [
    (2012, "DEU", None), (2013, "DEU", TEN), (2015, "DEU", TEN), (2016, "DEU", TWELVE), (2030, "DEU", TWELVE),
    (1990, "KHM", FIVE), (2030, "KHM", FIVE),
])
def test_a_number_holds_from_its_year_on(year: int, area: str, number: Fraction | None) -> None:
    target = targets.read("at_least", {"default": RISING, "KHM": "5 %"}, parameters.share)
    assert target.at(year, area) == number
    series = Series.of(rows({2020: 1, 2021: 2}, ref_area=area))
    column = target.column(series, np.array([year, year]))
    assert column == pytest.approx([float("nan") if number is None else float(number)] * 2, nan_ok=True)


def test_a_target_is_the_same_after_the_ledger_has_kept_it() -> None:
    rule = Rule.model_validate({"method": "annual_change", "at_least": {"default": RISING, "KHM": "5 %"}})
    kept = from_bytes(canonical_bytes(catalogue(goal("1.1", indicator("X", goal=rule)))))
    assert methods.parse(kept.indicators["X"].goal) == methods.parse(rule)


# year, figure, status, tick, target, goal path: +10 % from 2013 on, +12 % from 2016 on; the path starts with 2012's
# figure, the year before the first goal
BY_YEAR = [
    (2011, 90, "no_target", None, None, None),
    (2012, 100, "no_target", None, None, 100),
    (2013, 110, "too_early", 1, 0.10, 110),
    (2014, 120, "too_early", 0, 0.10, 121),
    (2015, 133.1, "on_track", 1, 0.10, 133.1),              # 10.9 %, and 10.3 % a year over the window
    (2016, 149.072, "improving_below", 1, 0.12, 149.072),   # exactly 12 %, and 10.5 % a year
    (2017, 160, "improving_below", 0, 0.12, 166.96064),
]


def test_each_year_is_judged_by_its_own_number_and_the_path_compounds_them() -> None:
    values = {year: value for year, value, *_ in BY_YEAR}
    result = judged(rows(values), "annual_change", at_least=RISING)
    said = result["reason"].where(result["status"] == "not_assessed", result["status"])
    assert said.tolist() == [status for _, _, status, *_ in BY_YEAR]
    assert result["met"].replace(np.nan, None).tolist() == [met for *_, met, _, _ in BY_YEAR]
    assert result["target"].dropna().tolist() == [0.10, 0.10, 0.10, 0.12, 0.12]
    assert result["path_value"].tolist()[1:] == pytest.approx([path for *_, path in BY_YEAR][1:])
    assert result["pace_needed"].iloc[-1] == pytest.approx(166.96064 * 1.12 / 160 - 1)


def test_each_area_is_judged_by_its_own_number_and_one_without_a_number_is_not_assessed() -> None:
    both = observations(pd.concat([rows({2013: 100, 2014: 106}, ref_area=area) for area in ("DEU", "KHM", "THA")]))
    own = judged(both, "annual_change", at_least={"default": "10 %", "KHM": "5 %"})
    assert own["met"].tolist()[1::2] == [0, 1, 0]
    named = judged(both, "annual_change", at_least={"KHM": "5 %", "THA": {2015: "1 %"}})
    assert named["reason"].tolist() == ["no_target", "no_target", "", "", "no_target", "no_target"]
