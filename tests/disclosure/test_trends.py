"""Under the rules that test a trend, the public sees the same, and nothing untrue, whatever a hidden figure is.

Every value is tried.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import pandas as pd
import pytest

from indicators.disclosure import Public
from indicators.judging.certainty import certainty
from indicators.judging.evidence import evidence
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.judging.statistics.series import Bools
from indicators.model import CERTAINTY, Area, Indicator, observations
from tests.disclosure.worlds import World, given_away
from tests.nouns import catalogue, goal, indicator

pytestmark = pytest.mark.slow

RISE: dict[str, object] = {"method": "annual_change", "at_least": "10 %", "test": "chance"}
FALL: dict[str, object] = {"method": "annual_change", "at_most": "-10 %", "test": "chance"}
TREND: dict[str, object] = {"method": "direction", "test": "mann_kendall"}
SHORT = {**TREND, "window_years": 5}
STAGES = {"stages": {stage: f"stage {stage}" for stage in range(6)}, "measure": "level"}

RULES = {
    "rise": indicator("N", whole=True, counts_people=True, goal=RISE),
    "bridged": indicator("N", whole=True, counts_people=True, goal={**RISE, "gaps": "bridged"}),
    "rise, no cases": indicator("N", unit="hours", measure="level", goal=RISE),
    "fall": indicator("N", whole=True, counts_people=True, desired_direction="down", goal=FALL),
    "up": indicator("N", whole=True, counts_people=True, goal=TREND),
    "down": indicator("N", whole=True, counts_people=True, desired_direction="down", goal=TREND),
    "up, limited": indicator("N", whole=True, counts_people=True, goal={**TREND, "limit": 9}),
    "short": indicator("N", whole=True, counts_people=True, goal=SHORT),
    "activity": indicator("N", whole=True, unit="campaigns", goal={"method": "activity"}),
    "stage": indicator("N", unit="stage", **STAGES, goal={"method": "milestones", "reach": 4, "below": "stage"}),
    "keep": indicator("N", whole=True, counts_people=True, goal={"method": "keep", "at_least": 9}),
}
SERIES = {
    "rising": (9, 11, 13, 15, 18, 22, 27, 33),
    "falling": (30, 26, 22, 19, 15, 12, 10, 8),
    "level": (12, 12, 12, 12, 12, 12, 12, 12),
    "to zero": (20, 14, 9, 9, 7, 5, 2, 0),
    "stages": (4, 3, 4, 4, 2, 2, 4, 5),
    "jumps": (0, 15, 9, 40, 8, 8, 30, 12),
}
VALUES = (*range(40), 99, 400, 10_000)
FEWER_VALUES = (0, 1, 2, 4, 9, 14, 40, 10_000)
STAGE_VALUES = range(6)
FIRST = 2010


@dataclass(frozen=True)
class Case:
    """A series with figures hidden at some positions, and worlds that differ there only."""

    series: str
    hidden: tuple[int, ...]
    worlds: list[tuple[float, ...]]


def cases(rule: str, places: Sequence[tuple[int, ...]]) -> list[Case]:
    """Every series, with every combination of values at each of the groups of positions."""
    found = []
    for (name, counts), hidden in product(SERIES.items(), places):
        values = STAGE_VALUES if rule == "stage" else VALUES if len(hidden) == 1 else FEWER_VALUES
        worlds = [tuple(dict(zip(hidden, chosen, strict=True)).get(place, count) for place, count in enumerate(counts))
                  for chosen in product(values, repeat=len(hidden))]
        found.append(Case(name, hidden, worlds))
    return found


def boards(known: Indicator, cases: Sequence[Case]) -> tuple[Scoreboard, Scoreboard]:
    """What the public and what staff see of all worlds, each a country, in their order."""
    worlds = np.array([world for case in cases for world in case.worlds], float)
    mask = np.repeat([np.isin(np.arange(worlds.shape[1]), case.hidden) for case in cases],
                     [len(case.worlds) for case in cases], axis=0)
    number, place = np.indices(worlds.shape)
    codes = np.array([f"C{each:05}" for each in range(len(worlds))])
    plain = catalogue(goal("1.1", known))
    areas = tuple(Area(code=code, name=code, kind="country") for code in codes.tolist())
    known_all = plain.model_copy(update={"areas": plain.areas + areas})
    rows = observations(pd.DataFrame({
        "indicator": "N", "ref_area": codes[number.ravel()], "year": FIRST + place.ravel(), "value": worlds.ravel()}))
    return judge(rows, known_all, "public", Public(hidden=mask.ravel())), judge(rows, known_all, "staff")


def everything(board: Scoreboard, asked: Bools | None = None) -> pd.DataFrame:
    """Assessments with evidence, and certainty and sensitivity of rows that are asked, made from what an audience sees.
    """
    seen = board.assessments
    return pd.concat([seen, evidence(seen, board.catalogue).add_prefix("evidence_"),
                      certainty(seen, board.catalogue, asked)], axis=1)


def everything_alike(board: Scoreboard, cases: Sequence[Case]) -> pd.DataFrame:
    """Everything of all worlds, of which those of a case have the same assessments: made from those of the first."""
    years = len(cases[0].worlds[0])
    starts = np.cumsum([0, *(len(case.worlds) * years for case in cases[:-1])])
    first = everything(replace(board, assessments=board.assessments.iloc[
        (starts[:, None] + np.arange(years)).ravel()].reset_index(drop=True)))
    worlds = [number for number, case in enumerate(cases) for _ in case.worlds]
    lines = (np.array(worlds)[:, None] * years + np.arange(years)).ravel()
    return first.iloc[lines].reset_index(drop=True).assign(ref_area=board.assessments["ref_area"])


def differing(seen: pd.DataFrame, cases: Sequence[Case]) -> list[str]:
    """Cases and columns in which not every world shows the same."""
    found, start = [], 0
    for case in cases:
        size = len(case.worlds) * len(case.worlds[0])
        for name in seen.columns.drop("ref_area"):
            told = seen[name].to_numpy()[start:start + size].reshape(len(case.worlds), -1)
            if not ((told == told[0]) | (pd.isna(told) & pd.isna(told[0]))).all():
                found.append(f"{name} of {case.series} without {case.hidden}")
        start += size
    return found


def nothing(column: pd.Series) -> pd.Series:
    """Where a column shows nothing."""
    return column.isna() | column.isin([0, ""])


def untrue(seen: pd.DataFrame, true: pd.DataFrame) -> list[str]:
    """Columns in which the public sees something else than staff, and not nothing."""
    found = []
    for name in seen.columns.drop(["hidden", "evidence_untested"], errors="ignore"):
        blank = (seen["reason"] == "hidden") if name in ("status", "reason") else nothing(seen[name])
        same = (np.isclose(seen[name], true[name], rtol=1e-12, equal_nan=True) if seen[name].dtype == np.float64
                else seen[name] == true[name])
        found += [] if (blank | same).all() else [name]
    return found


@pytest.mark.parametrize("rule", RULES)
def test_whatever_a_hidden_figure_is_the_public_sees_the_same_and_nothing_that_is_untrue(rule: str) -> None:
    tried = cases(rule, [(place,) for place in range(8)])
    public, staff = boards(RULES[rule], tried)
    assert differing(public.assessments, tried) == []
    seen = everything_alike(public, tried)
    sure = ~seen[list(CERTAINTY)].apply(nothing).all(axis=1).to_numpy(bool)
    assert untrue(seen, everything(staff, sure)) == []


@pytest.mark.parametrize("rule", RULES)
def test_whatever_two_hidden_figures_are_the_public_sees_nothing_that_is_untrue(rule: str) -> None:
    tried = cases(rule, [(0, 1), (0, 7), (2, 4), (3, 6), (6, 7)])
    public, staff = boards(RULES[rule], tried)
    assert differing(public.assessments, tried) == []
    assert untrue(public.assessments, staff.assessments) == []


def last(rule: str, series: str, *hidden: int) -> pd.Series:
    return everything(boards(RULES[rule], [Case(series, hidden, [SERIES[series]])])[0]).iloc[-1]


def test_a_goal_met_by_the_change_on_the_year_before_is_shown_without_the_trend_of_a_window_with_a_hidden_figure(
        ) -> None:
    row = last("rise", "rising", 4)
    assert (row["status"], row["reason"], row["change"]) == ("goal_met", "", pytest.approx(33 / 27 - 1))
    assert row[["window_since", "window_figures", "slope", "trend_p", "change_p", "dispersion", "freedom"]].isna().all()
    assert (row["certainty"], row["would_be"], row["changed"], row["evidence_untested"]) == ("", "", "", "hidden")


def test_every_other_status_of_such_a_window_is_withheld() -> None:
    for rule, series in (("rise", "level"), ("rise", "falling"), ("up", "rising"), ("down", "rising"),
                         ("up, limited", "level")):
        row = last(rule, series, 4)
        assert (row["status"], row["reason"], row["certainty"]) == ("not_assessed", "hidden", "")


def test_a_figure_hidden_before_the_window_changes_nothing() -> None:
    row = last("short", "rising", 2)
    assert (row["status"], row["window_figures"], row["certainty"]) == ("improving", 5, "clear")


def test_a_trend_is_clear_for_a_middle_value_and_neither_for_few_nor_for_many() -> None:
    """Why suppositions of none, few, doubling and halving do not suffice for a trend."""
    worlds: list[tuple[float, ...]] = [(10.0, 12.0, value, 14.0, 15.0) for value in (0.0, 13.0, 10_000.0)]
    _, staff = boards(RULES["up"], [Case("", (), worlds)])
    assert staff.assessments.groupby("ref_area")["status"].last().tolist() == [
        "no_clear_trend", "improving", "no_clear_trend"]


@pytest.mark.parametrize("rule", ["rise", "fall", "up"])
def test_no_small_count_can_be_told_from_a_status_a_trend_or_its_certainty(rule: str) -> None:
    """With what is hidden decided as for any public process."""
    flow = RULES[rule].model_copy(update={"id": "FLOW"})
    for counts, hidden in (((12, 9, 11, 14, 17, 20), (1, 4)), ((20, 17, 14, 11, 9, 12), (2, 3))):
        worlds: list[World] = []
        for chosen in product(range(9), repeat=2):
            world = dict(enumerate(counts)) | dict(zip(hidden, chosen, strict=True))
            worlds.append({("FLOW", FIRST + place, ""): value for place, value in world.items()})
        assert given_away(worlds, flow=flow) == []
