"""Observations and assessments as an audience may see them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.assess.series import Series
from indicators.disclosure.counts import Bools, Floats, among
from indicators.disclosure.withheld import withheld
from indicators.model import ASSESSMENT, KEY, Audience, Catalogue, Mark, Reason, Status

Assess = Callable[[pd.DataFrame], pd.DataFrame]

TELLING = ["source_title", "source_url", "note"]   # a source's words may hold the number
SUPPOSED: tuple[Callable[[Floats], Floats], ...] = (
    lambda years: 0.0 * years, lambda years: 0.0 * years + 2, lambda years: 2.0**years, lambda years: 1e7 / 2.0**years)
"""What hidden counts are taken for, in turn: none, few, doubling, halving. What is the same in all cases does not rest
on them. A large count that goes with a small one is hidden like it, so that anything is possible."""

TOGETHER = {"previous_year": "previous_value", "baseline_year": "baseline_value"}


@dataclass(frozen=True)
class Public:
    """What the ledger says of the public: the reports that it may read, and what earlier releases had."""

    reports: frozenset[tuple[str, str]] = frozenset()   # area and source title of each report cleared for it
    released: tuple[pd.DataFrame, ...] = ()             # of each release before, withheld.with_parts


NOBODY = Public()


def protect(observations: pd.DataFrame, catalogue: Catalogue, audience: Audience, assess: Assess,
            public: Public = NOBODY) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Both frames, of the same rows, as this audience may see them, each with its column ``hidden``.

    Staff see everything. For the public, what may not be seen is taken out before ``assess`` judges the rows, so that
    nothing shown is computed from it; what then rests on a hidden count is withheld as well. Observations get
    ``note_withheld`` too: the note quotes a report that the public may not read.
    """
    nothing = np.zeros(len(observations), bool)
    if audience == "staff":
        return observations.assign(hidden=nothing, note_withheld=nothing), assess(observations)
    hidden = withheld(observations, catalogue, public.released)
    if hidden.any():
        assessments = _without(observations, hidden, assess)
        observations = _hide_observations(observations, hidden)
    else:
        assessments = assess(observations)
    return _hide_quotes(observations.assign(hidden=hidden), public), assessments


def _without(observations: pd.DataFrame, hidden: Bools, assess: Assess) -> pd.DataFrame:
    """Assessments that hold whatever the hidden counts are; the rest of them emptied."""
    series = Series.of(observations).series
    touched = np.isin(series, series[hidden])
    first, *others = (suppose(_years_in(observations, hidden)) for suppose in SUPPOSED)
    assessed = assess(observations.assign(value=observations["value"].mask(hidden, first)))
    shown, mine = assessed.assign(hidden=hidden), assessed[touched]
    some, unsure = observations[touched], {name: np.zeros(int(touched.sum()), bool) for name in ASSESSMENT}
    for supposed in others:
        other = assess(some.assign(value=some["value"].mask(hidden[touched], supposed[touched])))
        for name in ASSESSMENT:
            unsure[name] |= _differ(mine[name], other[name])
    for name in ASSESSMENT:
        unsure[name] |= hidden[touched]
    for one, with_it in TOGETHER.items():
        unsure[one] |= unsure[with_it]
    unsure["bridged"] |= unsure["change"]
    _empty(shown, touched, unsure)
    return shown


def _years_in(observations: pd.DataFrame, hidden: Bools) -> Floats:
    """Years since the first that has a hidden count; a century at most, and 0 before it."""
    years = observations["year"].to_numpy(np.float64)
    return np.clip(years - years[hidden].min(), 0, 100)


def _differ(one: pd.Series, other: pd.Series) -> Bools:
    """Where two columns differ; nothing is like nothing."""
    return ((one.to_numpy() != other.to_numpy()) & ~(one.isna() & other.isna()).to_numpy(bool)).astype(bool)


def _empty(shown: pd.DataFrame, rows: Bools, unsure: dict[str, Bools]) -> None:
    """Take what is unsure out of these rows: numbers, and statuses with their reasons and streaks."""
    empty = {"float64": np.nan, "int64": 0, "bool": False}
    word = unsure["status"] | unsure["reason"]
    unsure["streak"] |= word
    for name, kind in ASSESSMENT.items():
        if kind in empty and name not in (*KEY, "judged", "hidden"):
            shown.loc[_among_rows(rows, unsure[name]), name] = empty[kind]
    judged = _among_rows(rows, word) & shown["judged"].to_numpy(bool)
    shown.loc[judged, "status"] = Status.NOT_ASSESSED.value
    shown.loc[judged, "reason"] = Reason.HIDDEN.value


def _among_rows(rows: Bools, which: Bools) -> Bools:
    """Of all rows, those of ``rows`` that are meant."""
    found = rows.copy()
    found[rows] = which
    return found


def _hide_observations(observations: pd.DataFrame, hidden: Bools) -> pd.DataFrame:
    """Observations with the hidden ones emptied of value and source, and the notes of their series with them."""
    shown = observations.copy(deep=False)
    shown["value"] = shown["value"].mask(hidden)
    for name in TELLING:
        shown[name] = shown[name].mask(hidden, "")
    series = shown.groupby(["indicator", "ref_area"], sort=False).ngroup().to_numpy()
    shown["note"] = shown["note"].mask(np.isin(series, series[hidden]), "")
    return shown


def _hide_quotes(observations: pd.DataFrame, public: Public) -> pd.DataFrame:
    """Notes of facts read in a report quote it: only where the report is cleared for the public."""
    marks = observations["marks"]
    coded = among(marks, [each for each in marks.unique() if Mark.CODED in each.split()])
    if not coded.any():
        return observations.assign(note_withheld=coded)
    reports = pd.MultiIndex.from_frame(observations[["ref_area", "source_title"]])
    quoted = coded & ~reports.isin(list(public.reports)) & (observations["note"] != "").to_numpy(bool)
    return observations.assign(note=observations["note"].mask(quoted, ""), note_withheld=quoted)
