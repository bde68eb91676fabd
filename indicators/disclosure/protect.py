"""Observations and assessments as an audience may see them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.disclosure.counts import Bools, Floats, among
from indicators.disclosure.withheld import decide
from indicators.model import ASSESSMENT, KEY, Audience, Catalogue, Mark, Reason, Status
from indicators.statistics.series import Series

Assess = Callable[[pd.DataFrame], pd.DataFrame]

SOURCE = ["source_title", "source_url"]            # a source's words may hold the number, and so may notes
SERIES = ["indicator", "ref_area"]
SUPPOSED: tuple[Callable[[Floats], Floats], ...] = (
    lambda years: 0.0 * years, lambda years: 0.0 * years + 2, lambda years: 2.0**years, lambda years: 1e7 / 2.0**years)
"""What hidden counts are taken for, in turn: none, few, doubling, halving. What is the same in all cases does not rest
on them. A large count that goes with a small one is hidden like it, so that anything is possible."""

TOGETHER = {"previous_year": "previous_value", "baseline_year": "baseline_value"}


@dataclass(frozen=True)
class Public:
    """What the ledger says of the public: the reports that it may read, and what it may not see."""

    reports: frozenset[tuple[str, str]] = frozenset()   # area and source title of each report cleared for it
    hidden: Bools | None = None                         # of each row, where the ledger knows; else it is decided


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
    hidden = decide(observations, catalogue).hidden if public.hidden is None else public.hidden
    assessments = _without(observations, hidden, assess) if hidden.any() else assess(observations)
    return _hide_observations(observations, hidden, public), assessments


def _without(observations: pd.DataFrame, hidden: Bools, assess: Assess) -> pd.DataFrame:
    """Assessments that hold whatever the hidden counts are; the rest of them emptied."""
    series = Series.of(observations).series
    touched = np.isin(series, series[hidden])
    first, *others = (suppose(_years_in(observations, hidden)) for suppose in SUPPOSED)
    assessed = assess(observations.assign(value=observations["value"].mask(hidden, first)))
    shown, first_case = assessed.assign(hidden=hidden), assessed[touched]
    some, unsure = observations[touched], {name: np.zeros(int(touched.sum()), bool) for name in ASSESSMENT}
    for supposed in others:
        other = assess(some.assign(value=some["value"].mask(hidden[touched], supposed[touched])))
        for name in ASSESSMENT:
            unsure[name] |= _differ(first_case[name], other[name])
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
    empty, indices = {"float64": np.nan, "int64": 0, "bool": False}, np.flatnonzero(rows)
    word = unsure["status"] | unsure["reason"]
    unsure["streak"] |= word
    for name, kind in ASSESSMENT.items():
        if kind in empty and name not in (*KEY, "judged", "hidden"):
            column = shown[name].to_numpy(copy=True)
            column[indices[unsure[name]]] = empty[kind]
            shown[name] = column
    withheld_word = np.zeros(len(shown), bool)
    withheld_word[indices[word]] = True
    withheld_word &= shown["judged"].to_numpy(bool)
    shown["status"] = shown["status"].mask(withheld_word, Status.NOT_ASSESSED.value)
    shown["reason"] = shown["reason"].mask(withheld_word, Reason.HIDDEN.value)


def streak_shown(assessments: pd.DataFrame) -> Bools:
    """Whether a streak may be shown: not with a hidden status, nor the 0 of a met goal, which was emptied."""
    emptied = (assessments["status"] == Status.GOAL_MET) & (assessments["streak"] == 0)
    return ~(assessments["hidden"] | (assessments["reason"] == Reason.HIDDEN) | emptied).to_numpy(bool)


def _hide_observations(observations: pd.DataFrame, hidden: Bools, public: Public) -> pd.DataFrame:
    """Observations with the hidden ones emptied of value and source, and notes that would give them away or quote."""
    quoted = _quoted(observations, public)
    shown = observations.assign(hidden=hidden, note_withheld=quoted)
    if hidden.any():
        shown["value"] = shown["value"].mask(hidden)
        for name in SOURCE:
            shown[name] = shown[name].mask(hidden, "")
    silent = quoted | _same_series(observations, hidden)
    return shown.assign(note=shown["note"].mask(silent, "")) if silent.any() else shown


def _same_series(observations: pd.DataFrame, hidden: Bools) -> Bools:
    """Rows of the same indicator and area as a hidden one: their notes may speak of its year."""
    near = np.ones(len(observations), bool)
    for name in SERIES:                       # few are left for the pairs, which are dear
        near &= among(observations[name], observations.loc[hidden, name].unique())
    pairs = pd.MultiIndex.from_frame(observations.loc[near, SERIES])
    near[near] = pairs.isin(pd.MultiIndex.from_frame(observations.loc[hidden, SERIES]).unique())
    return near


def _quoted(observations: pd.DataFrame, public: Public) -> Bools:
    """Facts read in a report have notes that quote it: to be shown only where the report is cleared."""
    marks = observations["marks"]
    coded = among(marks, [row_marks for row_marks in marks.unique() if Mark.CODED in row_marks.split()])
    if coded.any():
        reports = pd.MultiIndex.from_frame(observations.loc[coded, ["ref_area", "source_title"]])
        noted = observations.loc[coded, "note"] != ""
        coded[coded] = ~reports.isin(list(public.reports)) & noted.to_numpy(bool)
    return coded
