"""Evidence: could random variation alone explain a change? A finding separate from the status."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.judging import methods
from indicators.judging.statistics import chance, intervals
from indicators.judging.statistics.series import Bools, Floats, Ints, Series
from indicators.judging.statistics.windows import Windows, in_window
from indicators.model import EVIDENCE, Catalogue, Indicator, Reason, Test, Untested

TESTS = pd.array(["", *map(str, Test)], dtype="str")
WHY = pd.array(["", *map(str, Untested), *map(str, Reason)], dtype="str")
_TEST = {test: index for index, test in enumerate(TESTS)}
_WHY = {why: index for index, why in enumerate(WHY)}

TREND_YEARS = 8          # window of a trend where the rule names none
MOST_YEARS = 10_000


@dataclass(frozen=True)
class _Plan:
    """How the changes of an indicator are tested against random variation."""

    cases: bool = False        # two counts are tested; False: the trend
    never: str = ""            # an Untested that applies to every row
    years: int = TREND_YEARS   # window of the trend, and of the dispersion
    yearly: bool = False       # the goal is a share a year, not just any change in the desired direction


def varies(indicator: Indicator) -> str:
    """How an indicator's figures may vary by chance: as cases, share, trend or none, as declared or as its rule
    suggests.

    Running totals are not cases: a total includes that of the year before, so the two are not independent. Nor are
    decisions, such as campaigns, of which a country runs as many as possible, or a set number a year.
    """
    if indicator.chance:
        return indicator.chance
    method = methods.method_of(indicator)
    if indicator.stages or method is not None and method.counted:
        return "none"
    if method is not None and method.by_chance and indicator.measure == "flow" and indicator.whole:
        return "cases"
    return "share" if indicator.denominator else "trend"


def evidence(assessments: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Frame of EVIDENCE for rows of ASSESSMENT, with their index; the rows are whole series in the order of judge().

    Where a rule compares two counts of cases, a score test of the two that allows for the dispersion of the years
    before; everything else, the trend of the window: Mann-Kendall's test, exact.
    """
    rows = Series.of(assessments, by_date=False)
    plan = _plans(assessments["indicator"], catalogue)
    before = _row_of(rows, assessments["previous_year"].to_numpy())
    hidden = _hidden(assessments, rows, plan["years"])
    asked = assessments["judged"].to_numpy(bool) & rows.firm & (plan["never"] == 0) & ~hidden
    answer: dict[str, Floats] = {name: np.full(len(rows), np.nan) for name in EVIDENCE}
    why = _why(assessments, rows, plan, before, hidden)
    paired = asked & plan["cases"] & (before >= 0) & (why == 0)
    trending = np.zeros(len(rows), bool)
    for years in np.unique(plan["years"]):
        windows, own = Windows.of(rows, int(years)), plan["years"] == years
        trending |= _trends(windows, asked & own & ~plan["cases"], answer)
        pair = paired & own
        answer["dispersion"][pair], answer["freedom"][pair] = chance.dispersion_before(windows.take(pair))
    goal = np.where(plan["yearly"], assessments["target"], 0.0)
    _counts(rows, before, paired, goal, answer)
    tested = np.where(trending, _TEST[Test.TREND], np.where(paired, _TEST[Test.COUNTS], 0))
    return _frame(assessments.index, tested, np.where(assessments["judged"] & (tested == 0), why, 0), answer)


def _plans(codes: pd.Series, catalogue: Catalogue) -> dict[str, np.ndarray]:
    """Columns of each row's plan."""
    number, names = pd.factorize(codes)
    known = catalogue.indicators
    plans = [_plan(known[name]) if name in known else _Plan() for name in names]
    columns = {
        "cases": np.array([plan.cases for plan in plans], bool),
        "never": np.array([_WHY[plan.never] for plan in plans], np.int64),
        "years": np.array([plan.years for plan in plans], np.int64),
        "yearly": np.array([plan.yearly for plan in plans], bool)}
    return {name: column[number] for name, column in columns.items()}


def _plan(indicator: Indicator) -> _Plan:
    """The plan of an indicator."""
    if (method := methods.method_of(indicator)) is None:
        return _Plan()
    kind = varies(indicator)
    if kind == "none":
        return _Plan(never=Untested.COUNTED)
    if indicator.measure == "stock":
        return _Plan(never=Untested.RUNNING_TOTAL)
    return _Plan(cases=kind == "cases" and not method.paced, years=method.window_years or TREND_YEARS,
                 yearly=method.yearly)


def _row_of(rows: Series, year: Floats) -> Ints:
    """Index of the row of the same series in a year; -1 where there is none."""
    key = rows.series * MOST_YEARS + rows.year
    wanted = rows.series * MOST_YEARS + np.nan_to_num(year).astype(np.int64)
    found = np.minimum(np.searchsorted(key, wanted), len(key) - 1)
    return np.where(key[found] == wanted, found, -1) if len(key) else np.zeros(0, np.int64)


def _hidden(assessments: pd.DataFrame, rows: Series, years: Ints) -> Bools:
    """Rows with a hidden figure in their window: without it the test would be of another series."""
    hidden = assessments["hidden"].to_numpy(bool)
    found = hidden.copy()
    for length in np.unique(years) if hidden.any() else ():
        found |= (years == length) & in_window(rows, hidden, int(length))
    return found


def _why(assessments: pd.DataFrame, rows: Series, plan: dict[str, np.ndarray], before: Ints, hidden: Bools) -> Ints:
    """Index in WHY of the first obstacle to a test of two figures, or to a trend, such as too few figures."""
    number, names = pd.factorize(assessments["reason"])
    reason = np.array([_WHY[name] for name in names], np.int64)[number]
    bound = rows.lower | rows.upper
    cases: Iterable[tuple[str, Bools]] = (
        (Reason.HIDDEN, hidden),
        (Reason.NO_FIGURE, ~rows.figure),
        (Reason.UNCERTAIN, rows.uncertain),
        (Untested.BOUND, bound),
        (Untested.FEW_POINTS, ~plan["cases"]),
    )
    last: Iterable[tuple[str, Bools]] = (
        (Reason.NO_YEAR_BEFORE, before < 0),
        (Untested.BOUND, bound[before]),
        (Untested.ESTIMATE, ~rows.exact | ~rows.exact[before]),
    )
    conditions: list[Bools] = [plan["never"] > 0, *(holds for _, holds in cases), (before < 0) & (reason > 0),
                  *(holds for _, holds in last)]
    choices: list[Ints] = [plan["never"], *(np.array(_WHY[why]) for why, _ in cases), reason,
                           *(np.array(_WHY[why]) for why, _ in last)]
    return np.select(conditions, choices, 0)


def _trends(windows: Windows, wanted: Bools, answer: dict[str, Floats]) -> Bools:
    """Test the trend of the windows of wanted rows, into ``answer``; return the rows that have one."""
    score, p = chance.mann_kendall(windows, wanted)
    tested = ~np.isnan(p)
    _fill(answer, tested, points=windows.figures[tested], since=windows.since[tested], p=p[tested],
          direction=np.sign(score[tested]))
    return tested


def _counts(rows: Series, before: Ints, tested: Bools, goal: Floats, answer: dict[str, Floats]) -> None:
    """Test two yearly counts, into ``answer``: p and the interval of the change."""
    earlier, later = rows.value[before[tested]], rows.value[tested]
    spread = answer["dispersion"][tested], answer["freedom"][tested]
    low, high = intervals.ratio_of_counts(earlier, later, *spread)
    _fill(answer, tested, since=rows.year[before[tested]], points=np.full(len(later), 2), goal=goal[tested],
          p=chance.same_rate(earlier, later, *spread), low=low - 1, high=high - 1, direction=np.sign(later - earlier))


def _fill(answer: dict[str, Floats], rows: Bools, **columns: np.ndarray) -> None:
    for name, column in columns.items():
        answer[name][rows] = column


def _frame(index: pd.Index, tested: Ints, why: Ints, answer: dict[str, Floats]) -> pd.DataFrame:
    """Columns of EVIDENCE from indices and numbers."""
    text = {"test": TESTS.take(tested), "untested": WHY.take(why)}
    columns = {name: text[name] if kind == "str"
               else answer[name] if kind == "float64" else np.nan_to_num(answer[name]).astype(np.int64)
               for name, kind in EVIDENCE.items()}
    return pd.DataFrame(columns, index=index, copy=False)
