"""Observations and assessments as an audience may see them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.disclosure.quotations import NOT_ANY, Quotable
from indicators.disclosure.suppression import decide
from indicators.judging.statistics.series import Bools, Floats, Ints, Texts, number_series
from indicators.model import ASSESSMENT, KEY, Audience, Catalogue, Reason, Status
from indicators.model.marks import BOUNDS, SERIES

Assess = Callable[[pd.DataFrame], pd.DataFrame]

SOURCE = ["source_title", "source_url"]            # source texts may contain the number, as notes may
HARDLY = 1e-6            # less than any count: growth from zero is undefined, from one to two it meets most goals
SUPPOSED: tuple[Callable[[Floats], Floats], ...] = (
    lambda years: 0.0 * years, lambda years: 0.0 * years + HARDLY, lambda years: 2.0**years,
    lambda years: 1e7 / 2.0**years)
"""Values assumed for suppressed counts in turn: none, hardly any, doubling, halving. A result equal in all cases does
not depend on them. A large count may be suppressed along with a small one, so any value is possible. It suffices for
results that only rise or only fall with each count; those of a window (WINDOW) do not, and are withheld with it."""

WINDOW = ["window_since", "window_figures", "slope", "trend_p", "change_p", "dispersion", "freedom"]
COMPARED = [name for name in ASSESSMENT if name not in (*KEY, "absence", "marks", "judged", "hidden", *WINDOW)]

TOGETHER = {"previous_year": "previous_value", "baseline_year": "baseline_value"}


@dataclass(frozen=True)
class Public:
    """What the ledger records about the public: the reports it may read, and the figures it may not see."""

    reports: Quotable = NOT_ANY                         # reports that notes may quote
    hidden: Bools | None = None                         # per row, if recorded in the ledger; else it is decided


NOBODY = Public()


def protect(observations: pd.DataFrame, catalogue: Catalogue, audience: Audience, assess: Assess,
            public: Public = NOBODY) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return observations and assessments as this audience may see them, with the same rows and a column ``hidden``.

    Staff see everything. For the public, suppressed figures are removed before ``assess`` runs, so that nothing shown
    is computed from them; results that would depend on a suppressed count are suppressed as well. Observations also get
    ``note_withheld``, True for notes that quote a report not cleared for the public.
    """
    nothing = np.zeros(len(observations), bool)
    if audience == "staff":
        return observations.assign(hidden=nothing, note_withheld=nothing), assess(observations)
    hidden = decide(observations, catalogue).hidden if public.hidden is None else public.hidden
    if not hidden.any():
        return _hide_observations(observations, hidden, public), assess(observations)
    alike = _look_alike(observations, hidden)
    return _hide_observations(alike, hidden, public), _without(alike, hidden, assess)


def _look_alike(observations: pd.DataFrame, hidden: Bools) -> pd.DataFrame:
    """The observations without anything that distinguishes suppressed ones: that one was reported as a bound such as
    "<5", and whether it is confidential or small.
    """
    marks = observations["marks"]
    plain = {words: " ".join(word for word in words.split() if word not in BOUNDS) for words in marks[hidden].unique()}
    return observations.assign(marks=marks.mask(hidden, marks.map(plain)).astype(marks.dtype),
                               conf_status=observations["conf_status"].mask(hidden, ""))


def _without(observations: pd.DataFrame, hidden: Bools, assess: Assess) -> pd.DataFrame:
    """Assessments that hold whatever the suppressed counts are; other results are blanked."""
    series = number_series(Texts(observations[name]) for name in SERIES)
    touched = np.isin(series, series[hidden])
    first, *others = (suppose(_years_in(observations, hidden)) for suppose in SUPPOSED)
    assessed = assess(observations.assign(value=observations["value"].mask(hidden, first)))
    shown, first_case = assessed.assign(hidden=hidden), assessed[touched]
    some, unsure = observations[touched], {name: np.zeros(int(touched.sum()), bool) for name in ASSESSMENT}
    for supposed in others:
        other = assess(some.assign(value=some["value"].mask(hidden[touched], supposed[touched])))
        for name in COMPARED:
            unsure[name] |= _differ(first_case[name], other[name])
    in_window = _in_window(assessed, series, hidden)[touched]
    for name in WINDOW:
        unsure[name] |= in_window
    by_trend = in_window & (first_case["status"] != Status.GOAL_MET).to_numpy(bool)
    for name in ("status", "pace"):
        unsure[name] |= by_trend
    for name in ASSESSMENT:
        unsure[name] |= hidden[touched]
    for one, with_it in TOGETHER.items():
        unsure[one] |= unsure[with_it]
    unsure["bridged"] |= unsure["change"]
    _empty(shown, touched, unsure)
    return shown


def _in_window(assessed: pd.DataFrame, series: Ints, hidden: Bools) -> Bools:
    """Rows with a suppressed count in the window whose trend their rule tests.

    A trend may be clear with few and with many, and not in between, so no supposition bounds it. Only Goal met rests on
    the change on the year before alone, whatever the window.
    """
    year, first = assessed["year"].to_numpy(np.int64), np.searchsorted(series, series)
    latest = np.maximum.accumulate(np.where(hidden, np.arange(len(series)), -1))
    return (latest >= first) & (year[latest] >= assessed["window_since"].to_numpy(np.float64))


def _years_in(observations: pd.DataFrame, hidden: Bools) -> Floats:
    """Years since the first with a suppressed count, between 0 and 100."""
    years = observations["year"].to_numpy(np.float64)
    return np.clip(years - years[hidden].min(), 0, 100)


def _differ(one: pd.Series, other: pd.Series) -> Bools:
    """Where two columns differ; missing values are equal."""
    first, second = one.to_numpy(), other.to_numpy()
    differ = (first != second).astype(bool)
    return differ & ~(one.isna() & other.isna()).to_numpy(bool) if differ.any() else differ


def _empty(shown: pd.DataFrame, rows: Bools, unsure: dict[str, Bools]) -> None:
    """Blank what is unsure in these rows: numbers, and statuses with their reasons and streaks."""
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
    """Return whether a streak may be shown: not with a suppressed status, nor a 0 for Goal met, which was blanked."""
    emptied = (assessments["status"] == Status.GOAL_MET) & (assessments["streak"] == 0)
    return ~(assessments["hidden"] | (assessments["reason"] == Reason.HIDDEN) | emptied).to_numpy(bool)


def _hide_observations(observations: pd.DataFrame, hidden: Bools, public: Public) -> pd.DataFrame:
    """Observations with suppressed values and sources blanked, and notes that would disclose them or quote a report."""
    quoted = public.reports.withheld(observations)
    shown = observations.assign(hidden=hidden, note_withheld=quoted)
    if hidden.any():
        shown["value"] = shown["value"].mask(hidden)
        for name in SOURCE:
            shown[name] = shown[name].mask(hidden, "")
    silent = quoted | _same_series(observations, hidden)
    return shown.assign(note=shown["note"].mask(silent, "")) if silent.any() else shown


def _same_series(observations: pd.DataFrame, hidden: Bools) -> Bools:
    """Rows of the same indicator and area as a suppressed one: their notes may mention its year."""
    (indicators, _), (areas, codes) = (pd.factorize(observations[name]) for name in ("indicator", "ref_area"))
    series = indicators * len(codes) + areas
    found: Bools = np.isin(series, series[hidden])
    return found
