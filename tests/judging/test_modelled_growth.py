"""The growth of few cases, drawn towards what countries have in common; and that it leaves no screen."""

import ast
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import scipy

from indicators.judging.modelled_growth import common_growth, modelled_growth
from indicators.judging.scoreboard import judge
from indicators.model import Rule, observations
from scripts import simulate

CASES = simulate.Case("growth", 40)
SHIPPED = simulate.catalogue(CASES)
VICTIMS = simulate.judged_as(SHIPPED)
AREAS = [area.code for area in simulate.members(SHIPPED)]


def test_estimates_of_one_standard_error_have_their_mean_and_what_they_vary_by_beyond_it() -> None:
    growth = np.array([0.3, -0.1, 0.05, 0.2, 0.1, -0.2])
    mean, spread, error = common_growth(growth, np.full(6, 0.1))
    assert mean == pytest.approx(growth.mean())
    assert spread**2 == pytest.approx(growth.var(ddof=1) - 0.01)
    assert error**2 == pytest.approx(growth.var(ddof=1) / 6)


def test_the_common_mean_and_variance_are_about_the_likeliest() -> None:
    chance = np.random.default_rng(5)
    error = chance.uniform(0.02, 0.3, 2000)
    growth = chance.normal(0.05, 0.12, 2000) + chance.normal(0, error)

    def misfit(of: np.ndarray) -> float:
        return -float(scipy.stats.norm(of[0], np.sqrt(error**2 + np.exp(2 * of[1]))).logpdf(growth).sum())

    mean, log_spread = scipy.optimize.minimize(misfit, [0.0, -2.0], method="Nelder-Mead").x
    found = common_growth(growth, error)
    assert found[:2] == pytest.approx((mean, np.exp(log_spread)), abs=0.01)


def test_growth_that_differs_no_more_than_by_chance_has_no_variance() -> None:
    mean, spread, error = common_growth(np.array([0.1, 0.1, 0.1, 0.1]), np.full(4, 0.2))
    assert (mean, spread, error) == pytest.approx((0.1, 0, 0.1))


def board(level: float, growth: np.ndarray, seed: int = 1) -> pd.DataFrame:
    """Assessments of eight Poisson counts of each country that grows like this."""
    means = level * (1 + growth[:, None]) ** np.arange(8)
    drawn = np.random.default_rng(seed).poisson(means)
    return judge(observations([{"indicator": VICTIMS.id, "ref_area": area, "year": 2010 + year, "value": float(value)}
                               for area, line in zip(AREAS, drawn.tolist(), strict=False)
                               for year, value in enumerate(line)]), SHIPPED).assessments


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    return board(20, np.random.default_rng(2).normal(0.05, 0.08, 40))


def test_it_lies_between_the_own_and_the_common_growth_and_is_surer_than_the_own(rows: pd.DataFrame) -> None:
    last = rows[rows["year"] == 2017].set_index("ref_area")
    found = {area: modelled_growth(rows, VICTIMS, area, 2017) for area in last.index}
    common = common_growth(np.log1p(last["growth"].to_numpy()), np.ones(len(last)))[0]
    assert sum(each is not None for each in found.values()) > 30
    for area, each in found.items():
        if each:
            own = last.loc[area]
            assert each.countries == 40
            assert each.low < each.growth < each.high
            assert each.high - each.low < own["growth_high"] - own["growth_low"]
            assert abs(each.growth - common) < abs(own["growth"] - common) + 0.05


@pytest.mark.parametrize("mean", [0.0, 0.05])
def test_it_is_nearer_to_the_truth_than_the_own_growth(mean: float) -> None:
    truth = np.random.default_rng(3).normal(mean, 0.05, 54)
    rows, own, modelled, inside = board(12, truth, 4), [], [], []
    last = rows[rows["year"] == 2017].set_index("ref_area")["growth"]
    for area, true in zip(AREAS, truth, strict=True):
        if each := modelled_growth(rows, VICTIMS, area, 2017):
            own.append((last[area] - true) ** 2)
            modelled.append((each.growth - true) ** 2)
            inside.append(each.low < true < each.high)
    assert len(own) > 40
    assert np.mean(modelled) < 0.8 * np.mean(own)
    assert 0.85 < np.mean(inside) <= 1


def test_there_is_none_from_50_cases_a_year_on_nor_beside_fewer_than_ten_countries() -> None:
    flat = np.zeros(12)
    assert modelled_growth(board(70, flat), VICTIMS, AREAS[0], 2017) is None
    assert modelled_growth(board(30, flat), VICTIMS, AREAS[0], 2017)
    assert modelled_growth(board(30, flat[:9]), VICTIMS, AREAS[0], 2017) is None
    assert modelled_growth(board(30, flat), VICTIMS, AREAS[0], 2013) is None


def test_there_is_none_of_amounts_and_shares(rows: pd.DataFrame) -> None:
    hours = VICTIMS.model_copy(update={"chance": "trend", "goal": Rule.model_validate({"method": "direction"})})
    assert modelled_growth(rows, hours, AREAS[0], 2017) is None


def test_only_a_screen_of_staff_asks_for_it() -> None:
    """No export, picture, slide or briefing can: those that make them neither import it nor what says it."""
    root = Path(__file__).parents[2]
    users = {path.relative_to(root).as_posix() for folder in ("indicators", "pages") for path in (root / folder).rglob(
        "*.py") if {"modelled_growth", "modelled"} & names(path)}
    assert users == {"indicators/judging/modelled_growth.py", "indicators/statements/__init__.py",
                     "indicators/statements/series.py", "pages/shared/country_goal.py"}


def names(path: Path) -> set[str]:
    """All names that a module uses, imports or defines."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        found |= {getattr(node, "id", ""), getattr(node, "attr", ""), getattr(node, "name", "")}
        if isinstance(node, ast.ImportFrom):
            found |= {*(node.module or "").split(".")}
    return found
