"""Every way a catalogue's file can be wrong, named by file, line, key, found and expected."""

from pathlib import Path

import pytest

from indicators import wording
from indicators.catalogue import load_catalogue
from indicators.errors import InputRefused
from tests.submissions.folders import line, write

from .builders import AREAS, GOAL, LAWS, MEMBERS, change, copy_of_shipped, issues, line_of

TAKEDOWN, SHARE = "goals/4.2-takedown.yaml", "goals/3.2-share-practices.yaml"
ACTIVITY = "goal: {method: activity}"
TREND = ("goal: {method: direction, window_years: 8, min_figures: 5, alpha: 10 %,\n"
         "           solid_below: 5 %, slope_min: 0.5 %}")
BEFORE_SHARE = "compare a country only with itself.\n    chance: trend\n    "
TREND_OF_SHARE = f"{BEFORE_SHARE}{TREND[:-1]}, limit_within: 1}}"
YEARLY = "    goal:\n      method: annual_change"
TARGETS, UNITS, STATUS = "policy_targets.yaml", "codelists/units.csv", "codelists/status.csv"


def reaching(parameters: str, code: str, key: str, found: str, expected: str) -> tuple[str, ...]:
    """A case in which an indicator is judged by reach."""
    return ("goals/3.2-share-practices.yaml",
            ACTIVITY, f"goal: {{method: reach, {parameters}}}", "goal: {method: reach", code,
            f"indicators.0.goal.{key}", found, expected)


# file, what stands there, what is put there, the text whose line is named (the new one where ""), code, key, found,
# a part of what is expected
WRONG = {
    "a tab in the indent": (GOAL, "title: Identify", "\ttitle: Identify", "", "not_yaml", "", "", ""),
    "a key given twice": (GOAL, "policy_target: 1\n", "policy_target: 1\npolicy_target: 2\n", "policy_target: 2",
                          "twice", "policy_target", "policy_target", "once"),
    "two goals for one indicator": (
        GOAL, YEARLY, f"    goal: {{method: direction}}\n{YEARLY}", YEARLY, "twice",
        "indicators.0.goal", "goal", "once"),
    "two numbers for one goal": (GOAL, "at_least: 10 %", "at_least: 5 %\n      at_least: 10 %", "at_least: 10 %",
                                  "twice",
                                 "indicators.0.goal.at_least", "at_least", "once"),
    "a goal's key misspelt": (GOAL, "why_it_matters", "why_it_matter", "", "unknown_key", "why_it_matter",
                              "why_it_matter", "why_it_matters"),
    "an id that is a number": (GOAL, 'id: "1.1"', "id: 1.1", "", "wrong_value", "id", "1.1", "text, in quotes"),
    "a date that is none": (GOAL, "reviewed: 2026-11-25", "reviewed: last week", "", "wrong_value", "reviewed",
                            "last week", "a date such as"),
    "indicators that are no list": (TARGETS, "policy_targets:\n", "policy_targets: none\nother:\n",
                                    "policy_targets: none", "wrong_value", "policy_targets", "none", "a list"),
    "a coverage that no group can miss": (GOAL, "group_coverage: 80", "group_coverage: 0", "", "wrong_value",
                                          "group_coverage", "0", "1 to 100, per cent"),
    "a volume that no group can have": (GOAL, "group_volume: 80", "group_volume: 101", "", "wrong_value",
                                        "group_volume", "101", "0 to 100, per cent"),
    "figures of a group of nobody": (GOAL, "group_figures: 50", "group_figures: 0", "", "wrong_value",
                                     "group_figures", "0", "1 to 100, per cent"),
    "a status of groups that is none": (GOAL, "group_status: rule", "group_status: maybe", "", "wrong_value",
                                        "group_status", "maybe", "rule or none"),
    "an unknown policy target": (GOAL, "policy_target: 1", "policy_target: 9", "", "unknown_policy_target",
                                 "policy_target", "9", "1, 2, 3, 4"),
    "a title of six words": (GOAL, "title: Identify more victims", "title: Identify many more victims than before", "",
                             "title_length", "title", "Identify many more victims than before", "1 to 5 words"),
    "a long title in one of two languages": (
        GOAL, "title: Identify more victims", "title: {en: Identify more, fr: Un deux trois quatre cinq six}", "",
        "title_length", "title", "Un deux trois quatre cinq six", "1 to 5 words"),
    "a goal's number used twice": (LAWS, 'id: "2.1"', 'id: "2.2"', None, "twice", "id", "2.2", "once"),
    "an indicator's key misspelt": (GOAL, "    whole: true", "    hole: true", "", "unknown_key",
                                    "indicators.0.hole", "hole", "whole"),
    "a word that is no measure": (GOAL, "measure: flow ", "measure: flows ", "", "wrong_value",
                                  "indicators.0.measure", "flows", "flow, stock, share or level"),
    "a text that is a list": (GOAL, "title: Victims identified in the year", "title: [Victims]", "", "wrong_value",
                              "indicators.0.title", "['Victims']", "text"),
    "a number that is a word": (GOAL, "minimum: 0", "minimum: none", "", "wrong_value", "indicators.0.minimum",
                                "none", "a number"),
    "a number that is true": (GOAL, "headline: 1", "headline: true", "", "wrong_value", "indicators.0.headline",
                              "true", "a number"),
    "a limit without end": (GOAL, "minimum: 0", "minimum: .inf", "", "wrong_value", "indicators.0.minimum", "inf",
                            "a number"),
    "an unknown key inside a key": (GOAL, "{hide_below: 5}", "{hide_under: 5, hide_below: 5}", "", "unknown_key",
                                    "indicators.0.small_counts.hide_under", "hide_under", "hide_below"),
    "a limit that hides one count alone, and so tells it": (
        GOAL, "{hide_below: 5}", "{hide_below: 2}", "", "wrong_value", "indicators.0.small_counts.hide_below", "2",
        "3 or more"),
    "financial years that end with the calendar's": (
        GOAL, "    financial_year_ends: 06-30", "    financial_year_ends: 12-31", "", "wrong_value",
        "indicators.3.financial_year_ends", "12-31", "before the end of December"),
    "a numerator out of nothing": (GOAL, "    whole: true", "    numerator: CAMPAIGNS\n    whole: true", "numerator",
                                   "numerator_alone", "indicators.0.numerator", "CAMPAIGNS", "denominator next to"),
    "yearly counts that no running total adds up": (
        GOAL, "    whole: true", "    running_total_of: CAMPAIGNS\n    whole: true", "running_total_of",
        "no_running_total", "indicators.0.running_total_of", "flow", "measure: stock"),
    "small counts of no people": (GOAL, "    counts_people: true\n    small", "    small", "small_counts",
                                  "counts_no_people", "indicators.0.small_counts", "", "counts_people: true"),
    "a denominator of no share": (GOAL, "    whole: true", "    denominator: CAMPAIGNS\n    whole: true", "denominator",
                                  "denominator_of_no_share", "indicators.0.denominator", "flow", "measure: share"),
    "a share of no count": ("goals/4.2-takedown.yaml", "denominator: de_notices_hosted_domestic",
                            "denominator: de_notices", "denominator: de_notices", "not_a_count",
                            "indicators.2.denominator", "de_notices", "de_notices_hosted_domestic"),
    "a share of people of things, whose shown count would give the other back": (
        "goals/4.2-takedown.yaml", "denominator: de_notices_hosted_domestic",
        "numerator: ICSE_VICTIMS\n    denominator: de_notices_hosted_domestic", "numerator: ICSE_VICTIMS",
        "wrong_value", "indicators.2.numerator", "ICSE_VICTIMS 5, de_notices_hosted_domestic 0", "one limit"),
    "an unknown unit": (GOAL, "unit: victims", "unit: victms", "", "unknown_unit", "indicators.0.unit", "victms",
                        "victims"),
    "decimals of whole figures": (GOAL, "    whole: true", "    decimals: 1\n    whole: true", "decimals: 1",
                                  "wrong_value", "indicators.0.decimals", "1", "0, since"),
    "fewer than no decimals": (LAWS, "    measure: level", "    decimals: -1\n    measure: level", "decimals: -1",
                               "wrong_value", "indicators.0.decimals", "-1", "0 or more"),
    "limits in the wrong order": (LAWS, "    minimum: 0\n    maximum: 5", "    minimum: 0\n    maximum: -1",
                                  "maximum: -1", "order", "indicators.0.maximum", "-1", "at least the minimum, 0"),
    "a stage beyond the limits": (LAWS, "5: applied}", "5: applied, 6: praised}", "", "order",
                                  "indicators.0.stages.6", "6", "between 0 and 5"),
    "a code used twice, in another case": (LAWS, "id: icmec_criteria_met_of_5", "id: icse_victims", "", "twice",
                                           "indicators.1.id", "icse_victims", "once"),
    "an alias that is a code": (GOAL, "    unit: victims", "    aliases: [CAMPAIGNS]\n    unit: victims", None, "twice",
                                "indicators.0.id", "CAMPAIGNS", "once"),
    "a headline place used twice": (GOAL, "headline: 2", "headline: 1", None, "twice", "indicators.3.headline", "1",
                                    "once"),
    "a headline place below the first": (GOAL, "headline: 1", "headline: 0", "", "wrong_value",
                                         "indicators.0.headline", "0", "1 or more"),
    "a headline that is context": (LAWS, "    role: context", "    headline: 2\n    role: context", "headline: 2",
                                   "headline_of_no_country", "indicators.1.headline", "2", "countries are assessed"),
    "a headline that only the world has": (GOAL, "    judged_for: world", "    headline: 3\n    judged_for: world",
                                           "headline: 3", "headline_of_no_country", "indicators.1.headline", "3",
                                           "countries are assessed"),
    "a body that is a country": (GOAL, "body: NCMEC", "body: USA", "", "not_a_body", "indicators.6.body", "USA",
                                 "NCMEC"),
    "a third party without a name": (GOAL, "    publisher: INTERPOL\n", "", None, "missing_key",
                                     "indicators.1.publisher", "", "publisher"),
    "a conversion by nothing": ("goals/4.2-takedown.yaml", "{days: 24}", "{days: 0}", "", "wrong_value",
                                "indicators.0.conversions.days", "0", "above 0"),
    "a conversion from the unit itself": ("goals/4.2-takedown.yaml", "{days: 24}", "{hours: 24}", "", "wrong_value",
                                          "indicators.0.conversions.hours", "hours", "a unit other than"),
    "judged, but not how": (SHARE, f"    {ACTIVITY}\n", "", "  - id: WORKSHOPS", "judged_without_rule",
                            "indicators.0.goal", "", "role: context"),
    "judged, in no direction": ("goals/3.2-share-practices.yaml", "desired_direction: up", "desired_direction: none",
                                "", "no_direction", "indicators.0.desired_direction", "none", "up or down"),
    "context with a rule": (
        "goals/3.2-share-practices.yaml", "    role: judged\n    provider: country\n    headline: 1",
        "    role: context\n    provider: country", "    goal: {method", "context_with_rule", "indicators.0.goal",
        "activity", "role: judged"),
    "a rule without a method": (GOAL, YEARLY, "    goal:", "    goal:", "missing_key",
                                "indicators.0.goal.method", "", "method"),
    "an unknown method": (GOAL, "method: annual_change", "method: yearly_change", "", "rule_unknown_method",
                          "indicators.0.goal.method", "yearly_change", "annual_change"),
    "an unknown parameter": (GOAL, "still_from: 50 %", "progress_from: 50 %", "", "rule_unknown_parameter",
                             "indicators.0.goal.progress_from", "progress_from", "still_from"),
    "a goal that is no percentage": (GOAL, "at_least: 10 %", "at_least: ten", "", "rule_bad_parameter",
                                     "indicators.0.goal.at_least", "ten", "a percentage"),
    "a rise where a fall is wanted": (GOAL, "desired_direction: up", "desired_direction: down", "at_least: 10 %",
                                      "rule_against_direction", "indicators.0.goal.at_least", "at_least", "at_most"),
    "a value whose year is over before it begins": reaching(
        "value: 90, by: 2015, baseline_year: 2015", "rule_bad_parameter", "by", "2015", "a year after"),
    "a value below the least": reaching("value: -5, by: 2030", "rule_bad_parameter", "value", "-5", "above 0"),
    "a value without its year": reaching("value: 90", "rule_bad_parameter", "by", "nothing", "a whole number"),
    "a parameter that reach does not know": reaching(
        "value: 90, by: 2030, target: 9", "rule_unknown_parameter", "target", "target", "baseline_year, by"),
    "no growth to zero": reaching("value: 0, by: 2030", "rule_bad_parameter", "value", "0", "above 0"),
    "a choice that there is no more": (TAKEDOWN, "window_years: 8", "test: none, window_years: 8", "",
                                       "rule_unknown_parameter", "indicators.0.goal.test", "test", "window_years"),
    "stages that should fall": (LAWS, "desired_direction: up", "desired_direction: down", "method: milestones",
                                "rule_against_direction", "indicators.0.goal.method", "milestones", "go up"),
    "a stage to reach that has no name": (LAWS, "reach: 4", "reach: 7", "", "wrong_value", "indicators.0.goal.reach",
                                          "7", "1, 2, 3, 4, 5"),
    "a stage to reach on which everyone stands": (LAWS, "reach: 4", "reach: 0", "", "wrong_value",
                                                  "indicators.0.goal.reach", "0", "1, 2, 3, 4, 5"),
    "a rise and a fall at once": (GOAL, "at_least: 10 %", "at_least: 10 %\n      at_most: -10 %",
                                  "at_least: 10 %", "rule_bad_parameter", "indicators.0.goal.at_least",
                                  "at_least, at_most", "one of them"),
    "a fall where a rise is wanted": (GOAL, "at_least: 10 %", "at_most: -10 %", "", "rule_against_direction",
                                      "indicators.0.goal.at_most", "at_most", "at_least"),
    "a rise that is a fall": (GOAL, "at_least: 10 %", "at_least: -10 %", "", "rule_bad_parameter",
                              "indicators.0.goal.at_least", "-10 %", "a rise"),
    "a goal for no area of the list": (GOAL, "at_least: 10 %", "at_least: {default: 10 %, KMH: 5 %}", "",
                                       "unknown_area", "indicators.0.goal.at_least.KMH", "KMH", "ref_areas.csv"),
    "a goal for nobody": (GOAL, "at_least: 10 %", "at_least: {}", "", "rule_bad_parameter",
                          "indicators.0.goal.at_least", "nothing", "years, or area codes"),
    "goals of years and areas in one": (GOAL, "at_least: 10 %", "at_least: {2013: 10 %, KHM: 5 %}", "",
                                        "rule_bad_parameter", "indicators.0.goal.at_least", "2013, KHM",
                                        "years, or area"),
    "a year out of order": (GOAL, "at_least: 10 %", "at_least: {2016: 12 %,\n                 2013: 10 %}",
                            "2013: 10 %", "rule_bad_parameter", "indicators.0.goal.at_least.2013", "2013",
                            "a year after 2016"),
    "a year out of order in one area": (
        GOAL, "at_least: 10 %", "at_least: {default: 10 %, KHM: {2016: 12 %,\n                 2013: 10 %}}",
        "2013: 10 %", "rule_bad_parameter", "indicators.0.goal.at_least.KHM.2013", "2013", "a year after 2016"),
    "more to keep where less is wanted": (TAKEDOWN, TREND, "goal: {method: keep, at_least: 24}", "",
                                          "rule_against_direction", "indicators.0.goal.at_least", "at_least",
                                          "at_most"),
    "a count to reach where less is wanted": (TAKEDOWN, TREND, "goal: {method: count_per_year, at_least: 24}", "",
                                              "rule_against_direction", "indicators.0.goal.at_least", "at_least",
                                              "more is better"),
    "a value below every figure": (TAKEDOWN, TREND, "goal: {method: keep, at_most: -1}", "", "order",
                                   "indicators.0.goal.at_most", "-1", "at least the minimum, 0"),
    "a value to keep that is a percentage": (TAKEDOWN, TREND, "goal: {method: keep, at_most: 24 %}", "",
                                             "rule_bad_parameter", "indicators.0.goal.at_most", "24 %", "unit"),
    "a count of nothing": (SHARE, ACTIVITY, "goal: {method: count_per_year, at_least: 0}", "", "rule_bad_parameter",
                           "indicators.0.goal.at_least", "0", "above 0"),
    "a deadline before there are figures": reaching(
        "value: 90, by: 1985", "rule_bad_parameter", "by", "1985", "a year from 1990"),
    "a deadline in no year of ours": reaching(
        "value: 90, by: 20300", "rule_bad_parameter", "by", "20300", "to 2100"),
    "a baseline in no year of ours": reaching(
        "value: 90, by: 2030, baseline_year: 15", "rule_bad_parameter", "baseline_year", "15", "a year from 1990"),
    "a fraction of a whole count": reaching("value: 90.5, by: 2030", "wrong_value", "value", "90.5", "a whole number"),
    "a fraction of a whole count in one area": reaching(
        "by: 2030, value: {default: 90, KHM: 40.5}", "wrong_value", "value.KHM", "40.5", "a whole number"),
    "more than the whole of a share": (
        TAKEDOWN, "    maximum: 100\n", "    maximum: 200\n", "", "order", "indicators.1.maximum", "200",
        "at most 100"),
    "more than 100 % of a share to reach": (
        TAKEDOWN, TREND_OF_SHARE, f"{BEFORE_SHARE}goal: {{method: reach, value: 120, by: 2030}}",
        "value: 120", "order", "indicators.1.goal.value", "120",
        "at most the maximum, 100"),
    "a fraction of a count to keep": (SHARE, ACTIVITY, "goal: {method: keep, at_least: 2.5}", "", "wrong_value",
                                      "indicators.0.goal.at_least", "2.5", "a whole number"),
    "a value to keep that cannot be missed": (SHARE, ACTIVITY, "goal: {method: keep, at_least: 0}", "", "wrong_value",
                                              "indicators.0.goal.at_least", "0", "not every figure meets"),
    "a fraction of a count each year": (SHARE, ACTIVITY, "goal: {method: count_per_year, at_least: 2.5}", "",
                                        "wrong_value", "indicators.0.goal.at_least", "2.5", "a whole number"),
    "a rise of nothing": (GOAL, "at_least: 10 %", "at_least: 0 %", "", "wrong_value", "indicators.0.goal.at_least",
                          "0 %", "more than 0 %"),
    "a rise of nothing from a year on": (GOAL, "at_least: 10 %", "at_least: {2013: 10 %, 2016: 0 %}", "",
                                         "wrong_value", "indicators.0.goal.at_least.2016", "0 %", "more than 0 %"),
    "a limit that no figure comes near": (
        SHARE, ACTIVITY, "goal: {method: direction, limit: -5}", "", "order", "indicators.0.goal.limit", "-5",
        "at least the minimum, 0"),
    "the least possible as the limit of a rise": (
        SHARE, ACTIVITY, "goal: {method: direction, limit: 0}", "", "rule_against_direction",
        "indicators.0.goal.limit", "0", "a limit above 0, since the desired direction is up"),
    "the lowest share as the limit of a rise": (
        TAKEDOWN, TREND_OF_SHARE, TREND_OF_SHARE.replace("limit_within: 1", "limit: 0"),
        "slope_min: 0.5 %, limit: 0", "rule_against_direction", "indicators.1.goal.limit", "0",
        "a limit nearer to 100 than to 0, since the desired direction is up"),
    "nearness to a limit that nothing sets": (
        SHARE, ACTIVITY, "goal: {method: direction, limit_within: 2}", "", "rule_bad_parameter",
        "indicators.0.goal.limit_within", "2", "nothing, or limit next to it"),
    "a goal for the world where countries are judged": (
        GOAL, "at_least: 10 %", "at_least: {default: 10 %, WLD: 5 %}", "", "wrong_value",
        "indicators.0.goal.at_least.WLD", "WLD", "an area that the rule assesses"),
    "stages that grow in per cent": (LAWS, "method: milestones, reach: 4", "method: direction", "",
                                     "wrong_value",
                                     "indicators.0.goal.method", "direction", "milestones"),
    "a ladder without stages": (SHARE, ACTIVITY, "goal: {method: milestones, reach: 4}", "", "wrong_value",
                                "indicators.0.goal.method", "milestones", "stages next to it"),
    "a running total of cases": (GOAL, "measure: flow ", "measure: stock ", "chance: cases", "wrong_value",
                                 "indicators.0.chance", "cases", "measure: flow and whole: true"),
    "cases that are no whole numbers": (TAKEDOWN, "chance: trend", "chance: cases", "", "wrong_value",
                                        "indicators.0.chance", "cases", "measure: flow and whole: true"),
    "a share that is a time": (TAKEDOWN, "chance: trend", "chance: share", "", "wrong_value", "indicators.0.chance",
                               "share", "measure: share"),
    "stages that vary by chance": (LAWS, "chance: none", "chance: trend", "", "wrong_value", "indicators.0.chance",
                                   "trend", "none, since a stage"),
    "a trend tested where nothing varies": (TAKEDOWN, "chance: trend", "chance: none", "", "wrong_value",
                                            "indicators.0.chance", "none", "cases, share or trend"),
    "chance that is no word of ours": (TAKEDOWN, "chance: trend", "chance: luck", "", "wrong_value",
                                       "indicators.0.chance", "luck", "cases, share, trend"),
    "a window too short to test": (TAKEDOWN, "window_years: 8", "window_years: 4", "", "rule_bad_parameter",
                                   "indicators.0.goal.window_years", "4", "a whole number from 5 to 15"),
    "a window of all years that is tested": (TAKEDOWN, "window_years: 8", "window_years: all", "",
                                             "rule_bad_parameter", "indicators.0.goal.window_years", "all",
                                             "a whole number"),
    "a window with fewer years than figures": (TAKEDOWN, "min_figures: 5", "min_figures: 9", "", "rule_bad_parameter",
                                               "indicators.0.goal.min_figures", "9", "from 5 to 8"),
    "an alpha of nothing": (TAKEDOWN, "alpha: 10 %", "alpha: 0 %", "", "rule_bad_parameter",
                            "indicators.0.goal.alpha", "0 %", "more than 0 %"),
    "a least slope below nothing": (TAKEDOWN, "slope_min: 0.5 %", "slope_min: -1 %", "", "rule_bad_parameter",
                                    "indicators.0.goal.slope_min", "-1 %", "0 or more"),
    "more than all of the goal": (GOAL, "still_from: 50 %", "still_from: 150 %", "", "rule_bad_parameter",
                                  "indicators.0.goal.still_from", "150 %", "0 % to 100 % of the goal"),
    "what is organised without end": (SHARE, "measure: flow", "measure: stock", "method: activity", "wrong_value",
                                      "indicators.0.goal.method", "activity", "measure: flow"),
    "a policy target used twice": (TARGETS, "- id: 2", "- id: 1", None, "twice", "policy_targets.1.id", "1", "once"),
    "a column missing": (AREAS, "code,name,kind", "code,title,kind", "", "wrong_columns", "", "code, title, kind",
                         "code, name, kind"),
    "a cell too many": (AREAS, "AFG,Afghanistan,", "AFG,Afghanistan,,", "", "wrong_width", "", "11", "10"),
    "a quote that does not end": (UNITS, "days,day,days", 'days,day,"days', "", "not_csv", "", "unexpected end", ""),
    "a kind of area that is none": (AREAS, "WLD,World,aggregate", "WLD,World,planet", "", "wrong_value", "kind",
                                    "planet", "country, aggregate, body"),
    "an area given twice": (AREAS, "AGO,Angola,", "ALB,Angola,", "ALB,Albania,", "twice", "code", "ALB", "once"),
    "a member that is unknown": (MEMBERS, "ALLIANCE,ALB,", "ALLIANCE,ABC,", "", "unknown_area", "area", "ABC",
                                 "ref_areas.csv"),
    "a group that is unknown": (MEMBERS, "ALLIANCE,ALB,", "ALIANCE,ALB,", "", "unknown_group", "group", "ALIANCE",
                                "ALLIANCE, EU"),
    "a member given twice": (MEMBERS, "ALLIANCE,ARM,", "ALLIANCE,ALB,", None, "twice", "area", "ALB", "once"),
    "a day that does not exist": (MEMBERS, "HRV,2013-07-01", "HRV,2013-07-32", "", "wrong_value", "since",
                                  "2013-07-32", "a date such as"),
    "out before in": (MEMBERS, "GBR,1973-01-01,2020-02-01", "GBR,1973-01-01,1972-01-01", "", "order", "until",
                      "1972-01-01", "a date after 1973-01-01"),
    "a unit given twice": (UNITS, "days,day,days", "hours,day,days", "hours,hour", "twice", "code", "hours", "once"),
    "a mark that is none": (STATUS, "mark,partial,", "mark,party,", "", "wrong_value", "code", "party", "partial"),
    "a letter that SDMX does not know": (STATUS, "mark,break,B", "mark,break,Z", "", "wrong_value", "obs_status", "Z",
                                         "A, B, D"),
    "a place in the order used twice": (STATUS, "mark,illustrative,U,1,", "mark,illustrative,U,2,", "", "twice",
                                        "priority", "2", "once"),
    "a shown name for nobody": ("display.yaml", "  PSE: State of", "  PLE: State of", "", "unknown_area", "names.PLE",
                                "PLE", "ref_areas.csv"),
    "a name in sentences for nobody": ("display.yaml", "  NLD: the Neth", "  NLX: the Neth", "", "unknown_area",
                                       "in_sentences.NLX",
                                       "NLX", "ref_areas.csv"),
    "no disclaimer for the map": ("display.yaml", "map_disclaimer:", "disclaimer:", None, "missing_key",
                                  "map_disclaimer", "", "map_disclaimer"),
}


@pytest.mark.parametrize("case", WRONG.values(), ids=WRONG)
def test_a_wrong_file_is_named_by_line_key_found_and_expected(case: tuple[str, ...], tmp_path: Path) -> None:
    file, old, new, at, code, key, found, expected = case
    folder = copy_of_shipped(tmp_path)
    change(folder, file, old, new)
    told = [f for f in issues(folder) if (f.code, f.column) == (f"catalogue.{code}", key)]
    assert len(told) == 1, issues(folder)
    if at is not None:
        assert (told[0].file, told[0].row) == (file, line_of(folder, file, at or new.strip("\n")))
    assert found in told[0].found
    assert expected in str(told[0].values["expected"])
    sentence = wording.issue(told[0])
    assert sentence.startswith(f"{told[0].file}, line {told[0].row}")
    assert key in sentence
    assert found in sentence


@pytest.mark.parametrize("by, refused", [(2013, True), (2014, True), (2015, False)])
def test_a_deadline_lies_after_the_first_figure(by: int, refused: bool, tmp_path: Path) -> None:
    folder = copy_of_shipped(tmp_path)
    write(folder, "observations/workshops.csv", line(year=2014, value=1, indicator="WORKSHOPS", unit="workshops"))
    change(folder, SHARE, ACTIVITY, f"goal: {{method: reach, value: 4, by: {by}}}")
    told = [(f.code, f.file, f.row, f.column) for f in issues(folder)]
    assert told == [("catalogue.wrong_value", SHARE, line_of(folder, SHARE, "goal: {method"),
                     "indicators.0.goal.by")][:refused]


@pytest.mark.parametrize("limit, expected", [
    (1, None), (900, "a limit nearer to 0 than to 900, since the desired direction is down")])
def test_a_limit_of_hours_that_should_fall_is_near_the_fewest_hours(
    limit: int, expected: str | None, tmp_path: Path
) -> None:
    folder = copy_of_shipped(tmp_path)
    change(folder, TAKEDOWN, "    minimum: 0\n", "    minimum: 0\n    maximum: 900\n")
    change(folder, TAKEDOWN, TREND, f"{TREND[:-1]}, limit: {limit}, limit_within: 1}}")
    assert [(f.code, f.column, f.values["expected"]) for f in issues(folder)] == [
        ("catalogue.rule_against_direction", "indicators.0.goal.limit", expected)][:expected is not None]


def test_a_running_total_has_no_count_a_year(tmp_path: Path) -> None:
    folder = copy_of_shipped(tmp_path)
    change(folder, SHARE, ACTIVITY, "goal: {method: count_per_year, at_least: 3}")
    assert issues(folder) == []
    change(folder, SHARE, "measure: flow", "measure: stock")
    told = issues(folder)
    assert [(f.code, f.row, f.column, f.found) for f in told] == [
        ("catalogue.wrong_value", line_of(folder, SHARE, "method: count_per_year"), "indicators.0.goal.method",
         "count_per_year")]
    assert "a year's new cases" in wording.issue(told[0])


def test_one_fault_is_told_once(tmp_path: Path) -> None:
    folder = copy_of_shipped(tmp_path)
    change(folder, GOAL, "unit: victims", "unit: victms")
    assert [f.code for f in issues(folder)] == ["catalogue.unknown_unit"]


def test_the_faults_of_all_files_come_at_once_in_their_order(tmp_path: Path) -> None:
    folder = copy_of_shipped(tmp_path)
    change(folder, GOAL, "measure: flow ", "measure: flows ")
    change(folder, GOAL, "unit: series", "unit: serials")
    change(folder, LAWS, "title: Laws", "titel: Laws")
    change(folder, LAWS, "reach: 4", "reach: 7")
    change(folder, MEMBERS, "ALLIANCE,ALB,", "ALLIANCE,ABC,")
    change(folder, "display.yaml", "names:\n", "names: [\n")
    assert [(f.file, f.code, f.column) for f in issues(folder)] == [
        (MEMBERS, "catalogue.unknown_area", "area"),
        ("display.yaml", "catalogue.not_yaml", ""),
        (GOAL, "catalogue.wrong_value", "indicators.0.measure"),
        (GOAL, "catalogue.unknown_unit", "indicators.7.unit"),
        (LAWS, "catalogue.missing_key", "title"),
        (LAWS, "catalogue.unknown_key", "titel"),
        (LAWS, "catalogue.wrong_value", "indicators.0.goal.reach"),
    ]


@pytest.mark.parametrize("file", [TARGETS, AREAS, MEMBERS, UNITS, STATUS, "codelists/groups.csv", "display.yaml"])
def test_a_file_that_is_not_there_is_one_fault_not_many(file: str, tmp_path: Path) -> None:
    folder = copy_of_shipped(tmp_path)
    (folder / file).unlink()
    assert [(f.code, f.file) for f in issues(folder)] == [("catalogue.no_file", file)]


def test_a_mark_without_its_letter_is_missed(tmp_path: Path) -> None:
    folder = copy_of_shipped(tmp_path)
    path = folder / STATUS
    path.write_text("".join(line for line in path.read_text("utf-8").splitlines(keepends=True)
                            if not line.startswith("mark,break,")), "utf-8")
    assert [(f.code, f.values["expected"], "mark break" in wording.issue(f)) for f in issues(folder)] == [
        ("catalogue.missing_code", "mark break", True)]


def test_a_source_stands_once_and_was_checked_on_a_day(tmp_path: Path) -> None:
    folder = copy_of_shipped(tmp_path)
    lines = ["title,url,publisher,short,terms,terms_url,checked", "Police,,Police,,not checked,,",
             "Police,,Police,,free,,soon"]
    (folder / "codelists/sources.csv").write_text("\n".join(lines), "utf-8")
    assert [(f.code, f.row, f.column) for f in issues(folder)] == [
        ("catalogue.wrong_value", 3, "checked"), ("catalogue.twice", 3, "title")]


@pytest.mark.parametrize("file", [TARGETS, GOAL, "display.yaml"])
def test_an_empty_file_is_refused(file: str, tmp_path: Path) -> None:
    folder = copy_of_shipped(tmp_path)
    (folder / file).write_text("")
    assert ("catalogue.wrong_value", file, "keys and values") in [
        (f.code, f.file, f.values["expected"]) for f in issues(folder)]


def test_a_wrong_key_hides_no_fault_of_another_indicator_and_makes_none_up(tmp_path: Path) -> None:
    folder = copy_of_shipped(tmp_path)
    change(folder, GOAL, "    measure: flow", "    measure: flows")
    change(folder, LAWS, "reach: 4", "reach: 7")
    assert [(f.file, f.column) for f in issues(folder)] == [
        (GOAL, "indicators.0.measure"), (LAWS, "indicators.0.goal.reach")]


def test_a_folder_without_goals_is_refused(tmp_path: Path) -> None:
    assert ("catalogue.no_file", "goals") in [(f.code, f.file) for f in issues(tmp_path)]
    assert all(f.found for f in issues(tmp_path))


@pytest.mark.parametrize("file", [GOAL, AREAS])
def test_a_file_that_is_not_utf8_is_refused_with_the_line(file: str, tmp_path: Path) -> None:
    folder = copy_of_shipped(tmp_path)
    lines = (folder / file).read_bytes().split(b"\n")
    lines[2] += b"\xe9"
    (folder / file).write_bytes(b"\n".join(lines))
    assert [(f.row, f.found) for f in issues(folder) if f.code == "catalogue.not_utf8"] == [(3, "byte 0xe9")]


def test_the_line_of_a_record_after_a_cell_of_two_lines_is_still_right(tmp_path: Path) -> None:
    folder = copy_of_shipped(tmp_path)
    change(folder, "codelists/groups.csv", "EU,European Union,\"", "EU,European Union,\"First line\nsecond line. ")
    change(folder, "codelists/groups.csv", "ALLIANCE,Global Alliance,", "ALLIANCE,Global Alliance,,")
    path = folder / "codelists/groups.csv"
    path.write_text(path.read_text("utf-8") + "EU,again,\n", "utf-8")
    told = [(f.code, f.row) for f in issues(folder) if f.file == "codelists/groups.csv"]
    assert told == [("catalogue.wrong_width", 2), ("catalogue.twice", 5)]


def test_the_display_file_of_an_installation_takes_the_place_of_the_shipped_one(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("names: {TUR: Turkey}\nmap_disclaimer: Ours.\nreviewed: 2026-11-25\n", "utf-8")
    monkeypatch.setenv("GOALLINE_DISPLAY", str(own))
    catalogue = load_catalogue(copy_of_shipped(tmp_path))
    assert (catalogue.area["TUR"].name, catalogue.area["XKX"].name, catalogue.map_disclaimer) == (
        "Turkey", "Kosovo", "Ours.")


def test_a_wrong_display_file_of_an_installation_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_DISPLAY", str(tmp_path / "none.yaml"))
    with pytest.raises(InputRefused, match=r"catalogue\.refused") as refused:
        load_catalogue(copy_of_shipped(tmp_path))
    assert [(f.code, f.file) for f in refused.value.issues] == [("catalogue.no_file", str(tmp_path / "none.yaml"))]
