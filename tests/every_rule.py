"""Every method of docs/rules.md with every parameter, as indicators of one catalogue, and figures for all of them."""

from datetime import date
from pathlib import Path

import pandas as pd

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.model import Catalogue, Goal, Indicator, Rule, observations

PAGE = (Path(__file__).parents[1] / "docs" / "rules.md").read_text(encoding="utf-8")
TABLE = PAGE.split("\n| Method | Parameter |")[1].split("\n\n")[0]
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in TABLE.splitlines()[2:]]
"""Rows of the table of docs/rules.md: method, parameter, what it is, and what holds if it is left out."""

DOWN = {"desired_direction": "down", "measure": "level", "unit": "hours", "decimals": 1}
SHARE = {"measure": "share", "unit": "percent", "maximum": 100, "decimals": 1}
LADDER = {"unit": "stage", "measure": "level", "whole": True, "minimum": 0, "maximum": 5,
          "stages": {0: "no law", 1: "drafting", 2: "before parliament", 3: "adopted", 4: "in force", 5: "applied"}}

RULES: dict[str, tuple[dict[str, object], dict[str, object]]] = {
    "RISE": ({"method": "annual_change", "at_least": "10 %", "still_from": "100 %"}, {}),
    "RISE_BY_YEAR": ({"method": "annual_change", "at_least": {2011: "10 %", 2014: "12 %"}}, {}),
    "RISE_OF_SOME": ({"method": "annual_change", "at_least": {"KHM": {2012: "5 %", 2014: "10 %"}}}, {}),
    "RISE_OF_A_SHARE": ({"method": "annual_change", "at_least": {"default": "2 %", "KHM": "5 %"}}, SHARE),
    "RISE_OF_CASES": ({"method": "annual_change", "at_least": "10 %", "window_years": 6, "min_figures": 6,
                       "alpha": "20 %", "solid_below": "1 %"}, {"chance": "cases"}),
    "FALL": ({"method": "annual_change", "at_most": "-10 %"}, DOWN),
    "REACH": ({"method": "reach", "value": 80, "by": 2030}, SHARE),
    "REACH_FROM_YEAR": ({"method": "reach", "value": {"default": 40, "KHM": 60}, "by": 2016, "baseline_year": 2011},
                        {}),
    "REACH_DOWN": ({"method": "reach", "value": 2, "by": 2030}, DOWN),
    "REACH_OF_SOME": ({"method": "reach", "value": {"THA": 60}, "by": 2016}, {}),
    "DIRECTION": ({"method": "direction"}, {}),
    "DIRECTION_OF_A_SHARE": ({"method": "direction", "window_years": 7, "min_figures": 5, "alpha": "50 %",
                              "solid_below": "10 %", "slope_min": "0 %", "limit_within": 0.5}, SHARE | {"decimals": 0}),
    "DIRECTION_DOWN": ({"method": "direction"}, DOWN),
    "DIRECTION_AT_LIMIT": ({"method": "direction", "limit": 0, "limit_within": 30}, DOWN),
    "KEEP": ({"method": "keep", "at_least": 12}, SHARE),
    "KEEP_BELOW": ({"method": "keep", "at_most": 24}, DOWN),
    "KEEP_BY_YEAR": ({"method": "keep", "at_least": {"KHM": {2013: 10, 2015: 20}}}, {}),
    "COUNT": ({"method": "count_per_year", "at_least": 12}, {}),
    "COUNT_EACH_YEAR": ({"method": "count_per_year", "at_least": {2012: 10, 2014: 15}}, {}),
    "STAGE": ({"method": "milestones", "reach": 4}, LADDER),
    "ACTIVITY": ({"method": "activity"}, {"whole": True}),
}
"""A rule for each way to use a method, and what of its indicator is not a yearly count of which more is wanted."""

KHM = (10, 14, 12, 12, 20, 0, 6, 30)                 # met, missed, as before, from zero
STAGES = (1, 1, 2, 1, 3, 4, 3, 5)
STEADY = {"JPN": (10, 13, 16, 20, 25, 31, 39, 49), "AUS": (40, 41, 43, 44, 46, 48, 50, 52),
          "NZL": (52, 50, 48, 46, 44, 43, 41, 40)}        # by a quarter, by a little, down
MARKS = {"VNM": {2013: "break", 2015: "uncertain"}, "IDN": {2012: "lower_bound", 2014: "upper_bound"}}


def catalogue_of_every_rule() -> Catalogue:
    """The shipped catalogue with a goal of its own for each rule."""
    shipped = load_catalogue(SHIPPED)
    goals = tuple(_goal(f"9.{position}", code) for position, code in enumerate(RULES, start=1))
    return Catalogue(**{name: getattr(shipped, name) for name in Catalogue.model_fields} | {"goals": goals})


def _goal(goal: str, code: str) -> Goal:
    rule, more = RULES[code]
    plain = {"title": f"By {code}", "unit": "trainings", "measure": "flow", "desired_direction": "up", "role": "judged",
             "provider": "country", "reading": "More is better.", "headline": 1, "group_rule": "sum"}
    indicator = Indicator.model_validate({"id": code, **plain, **more, "goal": Rule.model_validate(rule)})
    return Goal(id=goal, policy_target=1, title=f"Goal by {code}", official_wording="Do so.", why_it_matters="It does.",
                indicators=(indicator,), group_coverage=1, source="the form", reviewed=date(2026, 1, 1))


def figures_of_every_rule() -> pd.DataFrame:
    """OBSERVATION: for each rule a long series, two with marks, one with a gap and an absence,
    one that stays as it is, and a single figure; for a yearly change three steady ones."""
    return observations([row for code in RULES for row in _figures(code)])


def _figures(code: str) -> list[dict[str, object]]:
    values = STAGES if "stages" in RULES[code][1] else KHM
    long = [(area, 2010 + position, value) for area in ("KHM", *MARKS) for position, value in enumerate(values)]
    steady = STEADY.items() if RULES[code][0]["method"] == "annual_change" else ()
    long += [(area, 2010 + position, value) for area, figures in steady for position, value in enumerate(figures)]
    rest = [("THA", 2010, values[0]), ("THA", 2013, values[4]), ("THA", 2014, None), ("LAO", 2012, values[1]),
            ("PHL", 2012, values[2]), ("PHL", 2013, values[2])]
    return [{"indicator": code, "ref_area": area, "year": year, "value": float("nan") if value is None else value,
             "absence": "late" if value is None else "", "marks": MARKS.get(area, {}).get(year, ""),
             "source_title": "Ministry"} for area, year, value in [*long, *rest]]


def parameters_used() -> set[tuple[str, str]]:
    """Method and parameter of every parameter that some rule here gives."""
    return {(str(rule["method"]), name) for rule, _ in RULES.values() for name in rule if name != "method"}

