"""Preview of adopting a catalogue: which current figures become invalid, and which changes are refused."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.errors import Refusal
from indicators.judging import methods
from indicators.judging.methods.checks import limits
from indicators.model import KEY, Absence, Catalogue, Indicator, Issue, Severity
from indicators.warehouse.snapshot import Snapshot

Check = Callable[[Indicator, np.ndarray], np.ndarray]

CHECKS: dict[str, Check] = {
    "below_limit": lambda indicator, value: value < limits(indicator)[0],
    "above_limit": lambda indicator, value: value > limits(indicator)[1],
    "not_whole": lambda indicator, value: (indicator.whole or bool(indicator.stages)) & (value != np.rint(value)),
    "no_stage": lambda indicator, value: (
        ~np.isin(value, list(indicator.stages)) if indicator.stages else np.zeros(len(value), bool)),
}
"""Checks of figures against their indicator, as for uploads: code -> function to a mask of failing rows."""


@dataclass(frozen=True)
class Adoption:
    """The effect of a catalogue on the current figures.

    ``refused``: an error for each indicator whose change of unit or stages would change the meaning of figures.
    ``invalid``: a warning for each figure that would now be rejected, with its key among its values.
    """

    refused: tuple[Issue, ...] = ()
    invalid: tuple[Issue, ...] = ()


def adoption(snapshot: Snapshot, version: int, catalogue: Catalogue) -> Adoption:
    """Return the effect of adopting ``catalogue`` next on the figures of a version."""
    meanings = snapshot.meanings(version, catalogue)
    before, after = snapshot.catalogue(version), meanings.catalogue
    was = snapshot.observations(version=version)
    now = snapshot.observations(version=version, under=catalogue)
    was, now = (rows[rows["absence"] != Absence.RETRACTED] for rows in (was, now))
    known = {_about(issue, meanings.code(str(issue.values["indicator"]), version))
             for issue in _invalid(was, before)}
    new = [issue for issue in _invalid(now, after)
           if _about(issue, str(issue.values["indicator"])) not in known]
    return Adoption(tuple(_refused(now, before, after)),
                    (*new, *_deadlines(now, before, after)))


def _about(issue: Issue, indicator: str) -> tuple[object, ...]:
    """Identity of an invalid figure, with the current code of its indicator."""
    return (issue.code, issue.found, *map({**issue.values, "indicator": indicator}.get, KEY))


def _refused(rows: pd.DataFrame, before: Catalogue, after: Catalogue) -> Iterator[Issue]:
    """Yield an error for each indicator with current figures whose code, or the one that replaces it, the catalogue has
    with another unit or other stages.
    """
    counts = rows["indicator"].value_counts()
    earlier = {indicator.id for indicator in before.former.indicators}
    for indicator in after.former.indicators:
        code = indicator.id.partition(".")[0]
        now = after.successor(code)
        if now is None or indicator.id not in counts or indicator.id in earlier:
            continue
        what = "unit" if indicator.unit != now.unit else "stages"
        lost = rows.loc[rows["indicator"] == indicator.id, "value"].dropna().unique() if what == "stages" else ()
        found = ", ".join(str(indicator.stages.get(int(value), value)) for value in sorted(lost)) or indicator.unit
        yield Issue(code=f"adopt.{what}", column=f"{now.id}.{what}", found=found, values={
            "code": now.id, "wanted": now.unit, "count": int(counts[indicator.id])})


def _invalid(rows: pd.DataFrame, catalogue: Catalogue) -> Iterator[Issue]:
    """Yield a warning for each figure that would be rejected in an upload."""
    rows = rows[[*KEY, "value"]]
    for code, some in rows.groupby("indicator", sort=True):
        indicator = catalogue.indicators.get(str(code))
        if indicator is None:
            yield from _row_issues(some, np.ones(len(some), bool), "no_indicator", "")
            continue
        value = some["value"].to_numpy(np.float64)
        for name, check in CHECKS.items():
            wrong = check(indicator, value) & ~np.isnan(value)
            yield from _row_issues(some, wrong, name, f"{limits(indicator)[name == 'above_limit']:g}")
        if indicator.body:
            yield from _row_issues(some, some["ref_area"] != indicator.body, "another_body", indicator.body)
    yield from _row_issues(rows, ~rows["ref_area"].isin(list(catalogue.area)), "no_area", "")


def _row_issues(rows: pd.DataFrame, wrong: np.ndarray | pd.Series, code: str, expected: str) -> Iterator[Issue]:
    for row in rows[wrong].to_dict("records") if wrong.any() else ():
        yield Issue(code=f"adopt.{code}", severity=Severity.WARNING, found=f"{row['value']:g}", values={
            **{name: row[name] for name in KEY}, "expected": expected})


def _deadlines(rows: pd.DataFrame, before: Catalogue, after: Catalogue) -> Iterator[Issue]:
    """Yield a warning for each new rule whose deadline is before the first figure."""
    first = rows[rows["value"].notna()].groupby("indicator")["year"].min()
    for code, indicator in after.indicators.items():
        old = before.indicators.get(code) or before.indicators.get(indicator.was)
        if indicator.goal is None or code not in first or old is not None and old.goal == indicator.goal:
            continue
        try:
            deadline = methods.parse(indicator.goal).deadline
        except Refusal:
            continue
        if deadline is not None and deadline < first[code]:
            yield Issue(code="adopt.deadline", severity=Severity.WARNING, column=f"{code}.goal.by",
                          found=str(deadline), values={"indicator": code, "year": int(first[code])})
