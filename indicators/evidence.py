"""Evidence: could random variation alone explain a change? A finding separate from the status."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators import methods
from indicators.model import EVIDENCE, KEY, Catalogue, Indicator, Mark, Reason, Test, Untested
from indicators.statistics import chance, intervals
from indicators.statistics.series import Bools, Floats, Ints, Series, marked

TESTS = pd.array(["", *map(str, Test)], dtype="str")
WHY = pd.array(["", *map(str, Untested), *map(str, Reason)], dtype="str")
_TEST = {test: index for index, test in enumerate(TESTS)}
_WHY = {why: index for index, why in enumerate(WHY)}

TEXTS = ["indicator", "ref_area", "breakdown", "marks", "reason"]
READ = [*TEXTS, "year", "value"]
MOST_YEARS = 10_000


@dataclass(frozen=True)
class _Plan:
    """How the changes of an indicator are tested against random variation."""

    test: str = ""             # a Test, or ""
    never: str = ""            # an Untested that applies to every row
    by_trend: bool = False     # test the trend where there are enough points, otherwise ``test``
    baseline: bool = False     # compare with the baseline instead of the year before
    yearly: bool = False       # the goal is a share a year, not just any change in the wanted direction
    sense: int = 1             # 1 where a rise is wanted, -1 where a fall is


def counted(indicator: Indicator) -> bool:
    """Whether its figures are comparable yearly counts of events, and so subject to random variation.

    Running totals are not: a total includes that of the year before, so the two are not independent. Nor are decisions,
    such as campaigns, of which a country runs as many as possible, or so many a year.
    """
    method = methods.method_of(indicator)
    return method is not None and method.by_chance and indicator.measure == "flow" and indicator.whole


def evidence(assessments: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Frame of EVIDENCE for rows of ASSESSMENT, with their index.

    The rows are whole series in the order of judge(), including the denominators of shares. A yearly goal is tested
    between the two years that its status compares; a direction by its trend. Counts: exact conditional test; shares of
    known totals: score test and Newcombe's interval; everything else: Mann-Kendall test.
    """
    with ThreadPoolExecutor() as pool:         # each text column is read once, and pandas uses one thread for a column
        read = pool.map(lambda name: assessments[name].astype("category") if name in TEXTS else assessments[name],
                        READ)
        coded = pd.DataFrame(dict(zip(READ, read, strict=True)), copy=False)
    rows = Series.of(coded.assign(period_end=""))
    judged = assessments["judged"].to_numpy(bool)
    plan = _plans(coded["indicator"], catalogue)
    since = np.where(plan["baseline"], assessments["baseline_year"], assessments["previous_year"])
    goal = np.where(plan["yearly"], assessments["target"], 0.0)
    before = np.where(np.isnan(goal), -1, _row_of(rows, since))
    answer: dict[str, Floats] = {name: np.full(len(rows), np.nan) for name in EVIDENCE}
    asked = judged & rows.sure & ~rows.lower & ~rows.upper & (plan["never"] == 0)

    points = _trends(rows, asked & plan["by_trend"], answer)
    trending = asked & plan["by_trend"] & (points >= chance.FEWEST_POINTS)
    paired = asked & ~trending & (before >= 0)
    why = _why(assessments["hidden"].to_numpy(bool), coded, rows, plan, before)
    whole = _wholes(assessments, catalogue, rows.sure, paired & (plan["test"] == _TEST[Test.SHARES]))
    if (unknown := paired & (plan["test"] == _TEST[Test.SHARES]) & np.isnan(whole + whole[before])).any():
        why[unknown] = _WHY[Untested.NO_DENOMINATOR]
    paired &= why == 0
    tested = np.where(trending, _TEST[Test.TREND], np.where(paired, plan["test"], 0))
    _counts(rows, before, tested == _TEST[Test.COUNTS], goal, plan["sense"], answer)
    _shares(rows, before, tested == _TEST[Test.SHARES], whole, answer)
    why = np.where(judged & (tested == 0), why, 0)
    return _frame(assessments.index, tested, why, answer)


def _plans(codes: pd.Series, catalogue: Catalogue) -> dict[str, np.ndarray]:
    """Columns of each row's plan."""
    number, names = pd.factorize(codes)
    known = catalogue.indicators
    plans = [_plan(known[name]) if name in known else _Plan() for name in names]
    columns = {
        "test": np.array([_TEST[plan.test] for plan in plans], np.int64),
        "never": np.array([_WHY[plan.never] for plan in plans], np.int64),
        "by_trend": np.array([plan.by_trend for plan in plans], bool),
        "baseline": np.array([plan.baseline for plan in plans], bool),
        "yearly": np.array([plan.yearly for plan in plans], bool),
        "sense": np.array([plan.sense for plan in plans], np.float64)}
    return {name: column[number] for name, column in columns.items()}


def _plan(indicator: Indicator) -> _Plan:
    """The plan of an indicator."""
    if (method := methods.method_of(indicator)) is None:
        return _Plan()
    if indicator.stages:
        return _Plan(never=Untested.STAGE)
    if indicator.measure == "stock":
        return _Plan(never=Untested.RUNNING_TOTAL)
    test = Test.COUNTS if counted(indicator) else Test.SHARES if indicator.denominator else ""
    sense = 1 if indicator.desired_direction == "up" else -1
    return _Plan(
        test=test, by_trend=not test or not method.has_number, baseline=method.paced, yearly=method.yearly,
        sense=sense)


def _row_of(rows: Series, year: Floats) -> Ints:
    """Index of the row of the same series in a year; -1 where there is none."""
    key = rows.series * MOST_YEARS + rows.year
    wanted = rows.series * MOST_YEARS + np.nan_to_num(year).astype(np.int64)
    found = np.minimum(np.searchsorted(key, wanted), len(key) - 1)
    return np.where(key[found] == wanted, found, -1)


def _why(hidden: Bools, coded: pd.DataFrame, rows: Series, plan: dict[str, np.ndarray], before: Ints) -> Ints:
    """Index in WHY of the first obstacle to a test of two figures, or to a trend, such as too few figures."""
    number, names = pd.factorize(coded["reason"])
    reason = np.array([_WHY[name] for name in names], np.int64)[number]
    bound = rows.lower | rows.upper
    counts = plan["test"] == _TEST[Test.COUNTS]
    soft = marked(coded["marks"], Mark.ESTIMATED, Mark.APPROXIMATE) | (rows.value != np.rint(rows.value))
    cases: Iterable[tuple[str, Bools]] = (
        (Reason.HIDDEN, hidden),
        (Reason.NO_FIGURE, ~rows.figure),
        (Reason.UNCERTAIN, rows.uncertain),
        (Untested.BOUND, bound),
        (Untested.FEW_POINTS, plan["test"] == 0),
    )
    last: Iterable[tuple[str, Bools]] = (
        (Reason.NO_YEAR_BEFORE, before < 0),
        (Untested.BOUND, bound[before]),
        (Untested.ESTIMATE, counts & (soft | soft[before])),
    )
    conditions: list[Bools] = [plan["never"] > 0, *(holds for _, holds in cases), (before < 0) & (reason > 0),
                  *(holds for _, holds in last)]
    choices: list[Ints] = [plan["never"], *(np.array(_WHY[why]) for why, _ in cases), reason,
                           *(np.array(_WHY[why]) for why, _ in last)]
    return np.select(conditions, choices, 0)


def _trends(rows: Series, wanted: Bools, answer: dict[str, Floats]) -> Ints:
    """Test the trend of the figures up to each wanted row, into ``answer``; return their number."""
    points = np.zeros(len(rows), np.int64)
    if not wanted.any():
        return points
    stretch = rows.stretch[wanted]
    number, score, p = chance.trend(chance.windows(rows.value[wanted], stretch))
    enough = number >= chance.FEWEST_POINTS
    points[wanted] = number
    position = np.arange(len(number)) - number + 1
    for name, column in (("points", number), ("since", rows.year[wanted][position]), ("p", p),
                         ("direction", np.sign(score))):
        answer[name][wanted] = np.where(enough, column, np.nan)
    return points


def _counts(rows: Series, before: Ints, tested: Bools, goal: Floats, sense: Floats, answer: dict[str, Floats]) -> None:
    """Test two yearly counts, into ``answer``: p, probability that the underlying change met the goal, interval."""
    if not tested.any():
        return
    earlier, later = rows.value[before[tested]], rows.value[tested]
    years = rows.year[tested] - rows.year[before[tested]]
    factor = (1 + goal[tested]) ** years
    p, probability, low, high = intervals.on_distinct(_of_two_counts, earlier, later, factor, sense[tested])
    _fill(answer, tested, since=rows.year[before[tested]], points=np.full(len(p), 2), p=p, goal=goal[tested],
          probability=probability, low=low - 1, high=high - 1, direction=np.sign(later - earlier))


def _of_two_counts(before: Floats, after: Floats, factor: Floats, sense: Floats) -> tuple[Floats, ...]:
    with ThreadPoolExecutor(1) as pool:        # scipy leaves the other cores to other requests
        interval = pool.submit(intervals.ratio_of_counts, before, after)
        grew, same = chance.grew_to(before, after, factor), chance.same_number(before, after)
        return same, np.where(sense > 0, grew, 1 - grew), *interval.result()


def _shares(rows: Series, before: Ints, tested: Bools, whole: Floats, answer: dict[str, Floats]) -> None:
    """Test two shares of known totals, into ``answer``: p, and interval of the difference in percentage points."""
    if not tested.any():
        return
    earlier, later = before[tested], np.flatnonzero(tested)
    p, low, high = intervals.on_distinct(
        _of_two_shares, rows.value[earlier] / 100 * whole[earlier], whole[earlier],
        rows.value[later] / 100 * whole[later], whole[later])
    _fill(answer, tested, since=rows.year[earlier], points=np.full(len(p), 2), p=p, low=100 * low, high=100 * high,
          direction=np.sign(rows.value[later] - rows.value[earlier]))


def _of_two_shares(part_before: Floats, whole_before: Floats, part: Floats, whole: Floats) -> tuple[Floats, ...]:
    return (chance.same_share(part_before, whole_before, part, whole),
            *intervals.difference_of_shares(part_before, whole_before, part, whole))


def _fill(answer: dict[str, Floats], rows: Bools, **columns: np.ndarray) -> None:
    for name, column in columns.items():
        answer[name][rows] = column


def _wholes(assessments: pd.DataFrame, catalogue: Catalogue, sure: Bools, wanted: Bools) -> Floats:
    """The denominator of each row in the series of wanted rows; NaN where it is unknown or zero."""
    whole = np.full(len(assessments), np.nan)
    if not wanted.any():
        return whole
    denominator = {code: indicator.denominator
                   for code, indicator in catalogue.indicators.items() if indicator.denominator}
    own = assessments["indicator"].isin(list(denominator)).to_numpy(bool)
    known = assessments.loc[sure & assessments["indicator"].isin([*denominator.values()]), [*KEY, "value"]]
    asked = assessments.loc[own, KEY].assign(indicator=assessments["indicator"][own].map(denominator))
    found = asked.merge(known[known["value"] > 0], on=KEY, how="left")["value"]
    whole[own] = found.to_numpy(np.float64)
    return whole


def _frame(index: pd.Index, tested: Ints, why: Ints, answer: dict[str, Floats]) -> pd.DataFrame:
    """Columns of EVIDENCE from indices and numbers."""
    text = {"test": TESTS.take(tested), "untested": WHY.take(why)}
    columns = {name: text[name] if kind == "str"
               else answer[name] if kind == "float64" else np.nan_to_num(answer[name]).astype(np.int64)
               for name, kind in EVIDENCE.items()}
    return pd.DataFrame(columns, index=index, copy=False)
