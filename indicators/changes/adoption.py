"""Preview of adopting a catalogue: which current figures become invalid, and which changes are refused."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.errors import Refusal
from indicators.judging import methods
from indicators.judging.methods.checks import limits
from indicators.model import KEY, Absence, Catalogue, Indicator, Issue, Severity, Text
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
    """The effect of a catalogue on figures.

    ``refused``: an error for each indicator or area whose figures would lose their meaning. ``invalid``: a warning for
    each current figure that would now be rejected, with its key among its values.
    """

    refused: tuple[Issue, ...] = ()
    invalid: tuple[Issue, ...] = ()


def adoption(snapshot: Snapshot, version: int, catalogue: Catalogue) -> Adoption:
    """Return the effect of adopting ``catalogue`` next on the figures of a version."""
    before, codes = snapshot.catalogue(version), snapshot.codes(version, catalogue)
    was, now = (snapshot.observations(version=version, codes=present) for present in (None, codes))
    was, now = (rows[rows["absence"] != Absence.RETRACTED] for rows in (was, now))
    invalid = {_about(issue, codes) for issue in _invalid(was, before)}
    new = [issue for issue in _invalid(now, catalogue) if _about(issue, codes) not in invalid]
    stored = snapshot.stored_values(snapshot.codes(version))
    return Adoption((*_reused(catalogue, codes), *_refused(stored, before, catalogue, codes)),
                    (*new, *_deadlines(now, before, catalogue)))


def _about(issue: Issue, codes: Mapping[str, str]) -> tuple[object, ...]:
    """Identity of an invalid figure, with the present code of its indicator."""
    code = str(issue.values["indicator"])
    return (issue.code, issue.found, *map({**issue.values, "indicator": codes.get(code, code)}.get, KEY))


def _reused(catalogue: Catalogue, codes: Mapping[str, str]) -> Iterator[Issue]:
    """Yield an error for each former code that another indicator has."""
    for code in sorted(codes.keys() & catalogue.indicators.keys()):
        yield Issue(code="adopt.former_code", column=f"{code}.id", found=code, values={"code": codes[code]})


def _refused(stored: pd.DataFrame, before: Catalogue, after: Catalogue, codes: Mapping[str, str]) -> Iterator[Issue]:
    """Yield an error for each indicator or area with rows that the catalogue lacks or has with another meaning."""
    for former, rows in stored.groupby("indicator", sort=True):
        was, now = before.indicators[str(former)], after.indicators.get(codes.get(str(former), str(former)))
        count = int(rows["count"].sum())
        if now is None:
            yield Issue(code="adopt.no_indicator", column=f"{was.id}.id", found=was.id, values={"count": count})
            continue
        values = {"code": now.id, "wanted": now.unit, "count": count}
        if now.unit != was.unit:
            yield Issue(code="adopt.unit", column=f"{now.id}.unit", found=was.unit, values=values)
        moved = rows[[value in was.stages and _is_moved(int(value), was, now) for value in rows["value"]]]
        if len(moved):
            names = ", ".join(_word(was.stages[int(stage)]) for stage in sorted(set(moved["value"])))
            yield Issue(code="adopt.stages", column=f"{now.id}.stages", found=names, values={
                **values, "count": int(moved["count"].sum())})
    areas = stored[~stored["ref_area"].isin(list(after.area))].groupby("ref_area")["count"].sum()
    for area, count in areas.items():
        yield Issue(code="adopt.no_area", column="ref_areas", found=str(area), values={"count": int(count)})


def _is_moved(stage: int, was: Indicator, now: Indicator) -> bool:
    """Whether a number no longer means its stage; a name alone may be corrected."""
    if stage not in now.stages:
        return True
    elsewhere = {_word(name) for number, name in was.stages.items() if number != stage}
    return _word(now.stages[stage]) in elsewhere or any(
        _word(name) == _word(was.stages[stage]) for number, name in now.stages.items() if number != stage)


def _word(text: Text) -> str:
    """The name by which a stage is identified."""
    return (text if isinstance(text, str) else text.get("en") or next(iter(text.values()), "")).strip().casefold()


def _invalid(rows: pd.DataFrame, catalogue: Catalogue) -> Iterator[Issue]:
    """Yield a warning for each figure that would be rejected in an upload."""
    rows = rows[[*KEY, "value"]]
    for code, some in rows.groupby("indicator", sort=True):
        indicator = catalogue.indicators.get(str(code))
        if indicator is None:            # refused
            continue
        value = some["value"].to_numpy(np.float64)
        for name, check in CHECKS.items():
            wrong = check(indicator, value) & ~np.isnan(value)
            yield from _row_issues(some, wrong, name, f"{limits(indicator)[name == 'above_limit']:g}")
        if indicator.body:
            yield from _row_issues(some, some["ref_area"] != indicator.body, "another_body", indicator.body)


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
