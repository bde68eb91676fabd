"""A small catalogue and its figures, for tests of what stands on them."""

from datetime import date

import pandas as pd

from indicators import statements
from indicators.disclosure import public
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Area, Catalogue, Goal, Indicator, PolicyTarget, Rule, observations

YEARLY = Rule.model_validate({"method": "annual_change", "at_least": "10 %"})
UP = Rule.model_validate({"method": "direction"})
STAGES = Rule.model_validate({"method": "milestones", "reach": 4})


def indicator(code: str, **values: object) -> Indicator:
    """A judged yearly flow of a country, unless said otherwise."""
    plain = {"title": f"Title of {code}", "unit": "victims", "measure": "flow", "desired_direction": "up",
             "role": "judged", "provider": "country", "reading": "More is better.", "goal": YEARLY}
    return Indicator.model_validate({"id": code, **plain, **values})


def goal(code: str, *indicators: Indicator) -> Goal:
    return Goal(id=code, policy_target=1, title=f"Goal {code}", official_wording="Do so.", why_it_matters="It does.",
                indicators=indicators, source="the form", reviewed=date(2026, 1, 1))


VICTIMS = indicator("VICTIMS", headline=1, group_rule="sum", counts_people=True)
NATIONAL = indicator("NATIONAL", headline=2, unit="campaigns")
TOTAL = indicator("TOTAL", measure="stock", provider="third_party", judged_for="world", goal=YEARLY)
REPORTS = indicator("REPORTS", role="context", goal=None, provider="third_party")
STAGE = indicator("STAGE", headline=1, unit="stage", measure="level", goal=STAGES, stages={0: "no law", 4: "in force"})
TRAININGS = indicator("TRAININGS", headline=1, unit="campaigns", goal=UP)
HOURS = indicator("HOURS", headline=1, unit="hours", measure="level", desired_direction="down", group_rule="median",
                  goal=UP, decimals=1)
BODY = indicator("BODY", judged_for="world", body="NCM", provider="third_party")


def catalogue(*goals: Goal) -> Catalogue:
    """Four countries, a body, the world and no country; four goals unless others are given."""
    areas = [Area.model_validate({"code": code, "name": name, "kind": kind}) for code, name, kind in (
        ("AAA", "Aland", "country"), ("BBB", "Bland", "country"), ("CCC", "Cland", "country"),
        ("DDD", "Dland", "country"), ("NCM", "A body", "body"), ("WLD", "World", "aggregate"),
        ("ZZZ", "Unknown", "not_a_country"))]
    standard = (goal("1.1", VICTIMS, NATIONAL, TOTAL, REPORTS, BODY), goal("2.1", STAGE), goal("2.2", TRAININGS),
                goal("4.2", HOURS))
    return Catalogue(policy_targets=(PolicyTarget(id=1, title="Target", official_wording="Do."),),
                     goals=goals or standard, areas=tuple(areas), groups=(), memberships=(),
                     units={"victims": "victims", "campaigns": "campaigns", "stage": "stage", "hours": "hours"},
                     unit_of_one={"victims": "victim", "campaigns": "campaign", "hours": "hour"})


COUNTRIES = ["AAA", "BBB", "CCC", "DDD"]


def figures(*rows: tuple) -> pd.DataFrame:
    """Observations from (indicator, area, year, value or None[, marks[, period_end[, breakdown]]])."""
    return observations([_figure(*row) for row in rows])


def _figure(code: str, area: str, year: int, value: float | None, marks: str = "", period_end: str = "",
            breakdown: str = "") -> dict[str, object]:
    return {"indicator": code, "ref_area": area, "year": year, "breakdown": breakdown, "marks": marks,
            "value": float("nan") if value is None else value, "absence": "not_reported" if value is None else "",
            "period_start": period_end, "period_end": period_end, "note": f"note {value}",
            "source_title": f"source {value}", "source_url": f"https://example.org/{value}" if code == "OFFICE" else ""}


def how_sure(board: Scoreboard, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of a scoreboard's assessments with how sure each status is, as screens draw them."""
    return pd.concat([rows, statements.certainty_of(board, rows)], axis=1)


def as_seen(board: Scoreboard, audience: str) -> Scoreboard:
    """The scoreboard as staff or the public see it."""
    return public(board) if audience == "public" else board
