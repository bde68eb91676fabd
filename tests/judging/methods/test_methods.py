"""A rule of the YAML becomes parameters, exactly, or is refused with key, found and expected."""

from fractions import Fraction

import pytest

from indicators.errors import Refusal
from indicators.judging import methods
from indicators.judging.methods.activity import Activity
from indicators.judging.methods.annual_change import AnnualChange
from indicators.judging.methods.direction import Direction
from indicators.judging.methods.keep import CountPerYear, Keep
from indicators.judging.methods.milestones import Milestones
from indicators.judging.methods.reach import Reach
from indicators.judging.methods.targets import Target
from indicators.judging.methods.trend_test import TrendTest
from indicators.model import Rule
from tests.every_rule import RULES
from tests.judging.methods.builders import always


def parse(**rule: object) -> methods.Method:
    return methods.parse(Rule.model_validate(rule))


@pytest.mark.parametrize("rule, parameters", [
    ({"method": "annual_change", "at_least": "10 %"}, AnnualChange(target=always(Fraction(1, 10)))),
    ({"method": "annual_change", "at_least": 0.1}, AnnualChange(target=always(Fraction(1, 10)))),
    ({"method": "annual_change", "at_least": "2.5%"}, AnnualChange(target=always(Fraction(1, 40)))),
    ({"method": "annual_change", "at_most": "-10 %"}, AnnualChange(target=always(Fraction(-1, 10)), falling=True)),
    ({"method": "annual_change", "at_most": "−10 %"}, AnnualChange(target=always(Fraction(-1, 10)), falling=True)),
    ({"method": "direction"}, Direction(
        trend=TrendTest(years=8, figures=5, alpha=Fraction(1, 10)), slope_min=Fraction(1, 200),
        limit_within=Fraction(1))),
    ({"method": "direction", "limit": 100}, Direction(limit=Fraction(100))),
    ({"method": "direction", "window_years": 10, "min_figures": 6, "alpha": "5 %",
      "slope_min": "1 %", "limit_within": 0.5, "limit": 0}, Direction(
        trend=TrendTest(years=10, figures=6, alpha=Fraction(1, 20)), slope_min=Fraction(1, 100),
        limit_within=Fraction(1, 2), limit=Fraction(0))),
    ({"method": "annual_change", "at_least": "10 %", "still_from": "75 %"}, AnnualChange(
        target=always(Fraction(1, 10)), still_from=Fraction(3, 4))),
    ({"method": "reach", "value": 7.25, "by": 2030}, Reach(value=always(Fraction(29, 4)), deadline=2030)),
    ({"method": "reach", "value": {"default": 5, "KHM": 7}, "by": 2030},
     Reach(value=Target(always(Fraction(5)).steps, (("KHM", always(Fraction(7)).steps),)), deadline=2030)),
    ({"method": "reach", "value": 5, "by": 2030, "baseline_year": 2015},
     Reach(value=always(Fraction(5)), deadline=2030, baseline_year=2015)),
    ({"method": "keep", "at_least": 95}, Keep(target=always(Fraction(95)))),
    ({"method": "keep", "at_most": 0.1}, Keep(target=always(Fraction(1, 10)), below=True)),
    ({"method": "count_per_year", "at_least": 3}, CountPerYear(target=always(Fraction(3)))),
    ({"method": "count_per_year", "at_least": {"default": 3, "KHM": 1}}, CountPerYear(
        target=Target(always(Fraction(3)).steps, (("KHM", always(Fraction(1)).steps),)))),
    ({"method": "milestones", "reach": 4}, Milestones(reach=4)),
    ({"method": "activity"}, Activity()),
])
def test_a_rule_becomes_exact_parameters(rule: dict, parameters: methods.Method) -> None:
    assert parse(**rule) == parameters


@pytest.mark.parametrize("rule, code, key", [
    ({"method": "anual_change"}, "rule.unknown_method", "method"),
    ({"method": "annual_change", "at_lest": "10 %"}, "rule.unknown_parameter", "at_lest"),
    ({"method": "direction", "reach": 4}, "rule.unknown_parameter", "reach"),
    ({"method": "annual_change"}, "rule.bad_parameter", "at_least"),
    ({"method": "annual_change", "at_least": "10 %", "at_most": "-10 %"}, "rule.bad_parameter", "at_least"),
    ({"method": "annual_change", "at_least": 10}, "rule.bad_parameter", "at_least"),     # 10 % or 1,000 %?
    ({"method": "annual_change", "at_least": "ten"}, "rule.bad_parameter", "at_least"),
    ({"method": "annual_change", "at_least": "1e9 %"}, "rule.bad_parameter", "at_least"),
    ({"method": "annual_change", "at_least": True}, "rule.bad_parameter", "at_least"),
    ({"method": "annual_change", "at_least": "-10 %"}, "rule.bad_parameter", "at_least"),
    ({"method": "annual_change", "at_most": "10 %"}, "rule.bad_parameter", "at_most"),
    ({"method": "annual_change", "at_most": "-100 %"}, "rule.bad_parameter", "at_most"),
    ({"method": "annual_change", "at_least": "10 %", "still_from": "160 %"}, "rule.bad_parameter", "still_from"),
    ({"method": "annual_change", "at_least": "10 %", "still_from": "-1 %"}, "rule.bad_parameter", "still_from"),
    ({"method": "direction", "limit": "all"}, "rule.bad_parameter", "limit"),
    ({"method": "reach", "by": 2030}, "rule.bad_parameter", "value"),
    ({"method": "reach", "value": {2020: 5, 2025: 7}, "by": 2030}, "rule.bad_parameter", "value"),
    ({"method": "reach", "value": {"default": 5, "KHM": 0}, "by": 2030}, "rule.bad_parameter", "value.KHM"),
    ({"method": "reach", "value": "many", "by": 2030}, "rule.bad_parameter", "value"),
    ({"method": "reach", "value": 5}, "rule.bad_parameter", "by"),
    ({"method": "reach", "value": 5, "by": 2030, "at_least": 4}, "rule.unknown_parameter", "at_least"),
    ({"method": "reach", "value": 0, "by": 2030}, "rule.bad_parameter", "value"),           # no growth leads to zero
    ({"method": "reach", "value": 5, "by": 2015, "baseline_year": 2015}, "rule.bad_parameter", "by"),
    ({"method": "keep"}, "rule.bad_parameter", "at_least"),
    ({"method": "keep", "at_least": "95 %"}, "rule.bad_parameter", "at_least"),          # 95, in the unit
    ({"method": "keep", "at_least": float("inf")}, "rule.bad_parameter", "at_least"),
    ({"method": "keep", "at_least": 5, "at_most": 9}, "rule.bad_parameter", "at_least"),
    ({"method": "count_per_year"}, "rule.bad_parameter", "at_least"),
    ({"method": "count_per_year", "at_least": 0}, "rule.bad_parameter", "at_least"),     # always met
    ({"method": "count_per_year", "at_most": 3}, "rule.unknown_parameter", "at_most"),
    ({"method": "milestones"}, "rule.bad_parameter", "reach"),
    ({"method": "milestones", "reach": "4"}, "rule.bad_parameter", "reach"),
    ({"method": "activity", "at_least": 1}, "rule.unknown_parameter", "at_least"),
    ({"method": "direction", "solid_below": "40 %"}, "rule.bad_parameter", "solid_below"),
    ({"method": "direction", "window_years": 4}, "rule.bad_parameter", "window_years"),
    ({"method": "direction", "window_years": 16}, "rule.bad_parameter", "window_years"),
    ({"method": "direction", "min_figures": 4}, "rule.bad_parameter", "min_figures"),
    ({"method": "direction", "min_figures": 9}, "rule.bad_parameter", "min_figures"),
    ({"method": "direction", "alpha": "60 %"}, "rule.bad_parameter", "alpha"),
    ({"method": "direction", "solid_below": "0 %"}, "rule.bad_parameter", "solid_below"),
    ({"method": "direction", "alpha": "0 %"}, "rule.bad_parameter", "alpha"),
    ({"method": "direction", "slope_min": "-1 %"}, "rule.bad_parameter", "slope_min"),
])
def test_a_wrong_rule_is_refused_with_its_key(rule: dict, code: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse(**rule)
    assert (refused.value.code, refused.value.values["key"]) == (code, key)
    assert set(refused.value.values) == {"key", "found", "expected"}
    assert refused.value.values["expected"]


@pytest.mark.parametrize("code", RULES)
def test_a_parameter_left_out_is_in_force_with_its_default(code: str) -> None:
    given, _ = RULES[code]
    in_force = parse(**given).defaults
    assert set(in_force) <= set(methods.METHODS[str(given["method"])].parameter_names)
    assert parse(**{**in_force, **given}) == parse(**given)
