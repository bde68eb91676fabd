"""What a release shows the public: one rule, a pure function of a scoreboard. Reasons: docs/protection.md."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import chain
from math import inf

import numpy as np
import pandas as pd

from indicators.judging.scoreboard import Scoreboard
from indicators.judging.statistics.series import Bools, Texts, number_series
from indicators.model import ASSESSMENT, KEY, Catalogue, Mark, Reason, Status, Suppression, keys_of, matched
from indicators.model.marks import SERIES, marked
from indicators.numerals import contains, plain, shares_of
from indicators.secondary_suppression import Relations, suppress_related

DECISION = {**dict.fromkeys(KEY, "str"), "year": "int64", "reason": "str"}
"""Columns of a decision: the key of each figure that is suppressed, or of which the results are, and a Suppression."""

EARLIER = [*KEY, "value", "marks", "conf_status", "reason"]
"""Columns of what earlier releases had: figures in the codes of today, and a Suppression, "" where they were shown."""

FREE = ("", "F")                                   # CONF_STATUS of figures that are not confidential (SDMX)
SOURCE = ["source_title", "source_url"]
CHANGE = ["change", "previous_year", "previous_value", "change_p"]
PACE = ["pace", "baseline_year", "baseline_value", "pace_needed", "path_value", "gap", "reached_year"]
WINDOW = ["pace", "window_since", "window_figures", "slope", "trend_p", "change_p", "dispersion", "freedom"]
EMPTY = {"float64": np.nan, "int64": 0, "bool": False}


def decide(board: Scoreboard, earlier: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the frame DECISION of what the public may not see of a scoreboard, in the order of its rows.

    ``earlier`` are the figures of EARLIER that releases up to this version had, oldest first, with the reason of those
    that they hid: hidden they stay while they have the same value, and withdrawn they still count for what follows.
    """
    figures = _figures(board, earlier)
    confidential, breakdown = ~figures["conf_status"].isin(FREE), figures["breakdown"] != ""
    _suppress(figures, Suppression.BREAKDOWN, breakdown & figures["people"])
    _suppress(figures, Suppression.CONFIDENTIAL, confidential)
    _suppress(figures, Suppression.BREAKDOWN, breakdown & matched(figures, figures[confidential], KEY[:3]))
    # No total says that it is small: a total of at most 4 would tell that each of four hidden years has one.
    _suppress(figures, Suppression.RUNNING_TOTAL, _small(figures) & figures["running"])
    _suppress(figures, Suppression.SMALL_COUNT, _small(figures))
    suppress_related(figures, Relations(board.catalogue))
    figures = figures.iloc[:len(board.observations)]
    hidden = (figures["reason"] != "").to_numpy(bool)
    rests = _rests(board.assessments, hidden)["status"] & (board.assessments["status"] != "").to_numpy(bool)
    figures = figures.assign(reason=figures["reason"].mask(rests & ~hidden, Suppression.RESTS_ON_HIDDEN.value))
    return figures.loc[figures["reason"] != "", list(DECISION)].astype(DECISION).reset_index(drop=True)


def _figures(board: Scoreboard, earlier: pd.DataFrame | None) -> pd.DataFrame:
    """The observations and what was withdrawn of ``earlier``, with ``limit`` (0: it counts no people), ``people``,
    ``running`` and the ``reason`` that a release gave for the same value, or for one that has been erased since.
    """
    known = board.catalogue.indicators
    limit = {code: indicator.protection.hide_below for code, indicator in known.items() if indicator.protection}
    people = {*limit, *(code for code, share in known.items()
                        if share.measure == "share" and {share.numerator, share.denominator} & limit.keys())}
    rows = board.observations[[*KEY, "value", "marks", "conf_status"]].assign(reason="", seen=False)
    if earlier is not None:
        gone = earlier[earlier["value"].notna() & ~matched(earlier, rows[rows["value"].notna()])]
        rows = pd.concat([rows, gone.drop_duplicates(KEY, keep="last")[EARLIER]], ignore_index=True)
        before = hidden_figures(earlier).set_index([*KEY, "value"])["reason"].to_dict()
        erased = hidden_figures(earlier[earlier["value"].isna()]).set_index(KEY)["reason"].to_dict()
        rows["reason"] = [before.get(key) or erased.get(key[:-1], "") for key in keys_of(rows, [*KEY, "value"])]
        rows["seen"] = matched(rows, earlier.drop(hidden_figures(earlier).index), [*KEY, "value"])
    return rows.assign(
        limit=rows["indicator"].map(limit).fillna(0).astype(np.int64), people=rows["indicator"].isin(people),
        running=rows["indicator"].isin([code for code in known if known[code].measure == "stock"]),
        reason=rows["reason"].astype(object))


def hidden_figures(decided: pd.DataFrame) -> pd.DataFrame:
    """The rows with a reason for which the figure itself is not shown."""
    return decided[~decided["reason"].isin(["", Suppression.RESTS_ON_HIDDEN])]


def _reasons(rows: pd.DataFrame, decision: pd.DataFrame) -> np.ndarray:
    """The reason that a decision gives for each row, "" for none."""
    return rows[KEY].merge(decision, on=KEY, how="left")["reason"].fillna("").to_numpy(object)


def _suppress(figures: pd.DataFrame, reason: Suppression, rows: pd.Series) -> None:
    """Set the reason of rows that have a figure and no reason yet."""
    undecided = (figures["reason"] == "") & (figures["value"].notna() | (reason == Suppression.BREAKDOWN))
    figures.loc[rows & undecided, "reason"] = reason.value


def _small(figures: pd.DataFrame) -> pd.Series:
    """Counts of people from 1 to the limit less 1; "<5" is stored as at most 5."""
    value, limit = figures["value"], figures["limit"]
    return (value > 0) & ((value < limit) | (value <= limit) & marked(figures["marks"], Mark.UPPER_BOUND))


def _rests(assessments: pd.DataFrame, hidden: Bools) -> dict[str, Bools]:
    """Which rows' change, pace, trend, streak and status rest on a hidden figure of their series.

    By the years that each uses, never by its value. Without a window, a status may rest on any figure before.
    """
    series = number_series(Texts(assessments[name]) for name in SERIES)
    year = assessments["year"].to_numpy(np.float64)
    at = np.maximum.accumulate(np.where(hidden, np.arange(len(series)), -1))
    latest = np.where((at >= 0) & (series[at] == series), year[at], -inf) if len(series) else year
    change = latest >= assessments["previous_year"].fillna(inf).to_numpy(np.float64)
    trend = latest >= assessments["window_since"].fillna(0).to_numpy(np.float64)
    baselines = assessments[[*SERIES, "baseline_year"]].rename(columns={"baseline_year": "year"})
    pace = hidden | matched(baselines, assessments[hidden], [*SERIES, "year"])
    return {"change": change | hidden, "pace": pace, "trend": trend, "streak": latest > -inf, "status": change | trend}


def public(board: Scoreboard, decision: pd.DataFrame | None = None, cleared: Collection[tuple[str, str]] = (),
           earlier: pd.DataFrame | None = None) -> Scoreboard:
    """Return what the public sees of a scoreboard: without breakdowns, and with what the decision suppresses blanked.

    Texts that contain a hidden number are left out, and notes from a report unless its area and title are ``cleared``.
    """
    decision = decide(board, earlier) if decision is None else decision
    reason = _reasons(board.observations, decision)
    shown = reason != Suppression.BREAKDOWN
    hidden = (reason != "") & (reason != Suppression.RESTS_ON_HIDDEN)
    suppressed = pd.array(np.where(hidden, reason, ""), dtype="str")
    observations = board.observations.assign(hidden=hidden, suppressed=suppressed)
    numbers = hidden_numbers(board, decision, earlier)
    coded = marked(observations["marks"], Mark.CODED) & (observations["note"] != "").to_numpy(bool)
    coded &= np.array([key not in cleared for key in keys_of(observations, ["ref_area", "source_title"])], bool)
    for name in ("note", *SOURCE):
        telling = [contains(text, numbers.get(area, ())) for area, text in keys_of(observations, ["ref_area", name])]
        observations.loc[hidden | np.array(telling, bool) | (coded if name == "note" else False), name] = ""
    observations.loc[hidden, "value"] = np.nan
    observations["note_withheld"] = coded
    assessments = _without_results(board.assessments, hidden).assign(suppressed=suppressed)
    return replace(board, assessments=assessments[shown].reset_index(drop=True),
                   observations=observations[shown].reset_index(drop=True))


def _without_results(assessments: pd.DataFrame, hidden: Bools) -> pd.DataFrame:
    """The assessments without hidden figures and without results that rest on one."""
    rests = _rests(assessments, hidden)
    columns = {"value": hidden, "streak": rests["streak"],
               **dict.fromkeys(PACE, rests["pace"]), **dict.fromkeys(CHANGE, rests["change"])}
    columns |= {name: columns.get(name, False) | rests["trend"] for name in WINDOW}
    blanked = assessments.assign(hidden=hidden, **{
        name: assessments[name].mask(rows, EMPTY[ASSESSMENT[name]]) for name, rows in columns.items()})
    no_status = (hidden | rests["status"]) & assessments["judged"]
    return blanked.assign(status=blanked["status"].mask(no_status, Status.NOT_ASSESSED.value),
                          reason=blanked["reason"].mask(no_status, Reason.HIDDEN.value))


def streak_shown(assessments: pd.DataFrame) -> Bools:
    """Return whether a streak may be shown: not with a hidden status, nor a 0 for Goal met, which was blanked."""
    emptied = (assessments["status"] == Status.GOAL_MET) & (assessments["streak"] == 0)
    return ~(assessments["hidden"] | (assessments["reason"] == Reason.HIDDEN) | emptied).to_numpy(bool)


def hidden_numbers(board: Scoreboard, decision: pd.DataFrame,
                   earlier: pd.DataFrame | None = None) -> dict[str, frozenset[str]]:
    """Return each area's numbers that its public texts may not contain, as numerals.plain has them: those that this or
    an earlier release hides, what gives one back beside its whole, and all small ones where one of people is hidden.
    """
    known, numbers = board.catalogue.indicators, defaultdict[str, set[str]](set)
    figures = _figures(board, earlier)
    figures.loc[:len(board.observations) - 1, "reason"] = _reasons(board.observations, decision)
    figures["reason"] = figures["reason"].where(figures["reason"] != Suppression.RESTS_ON_HIDDEN, "")
    hidden = hidden_figures(figures if earlier is None else pd.concat([figures, earlier]))
    for area, code, value in keys_of(hidden[hidden["value"].notna()], ["ref_area", "indicator", "value"]):
        indicator = known.get(code)
        small = indicator.protection.hide_below if indicator and indicator.protection else 0
        as_share = shares_of(value) if indicator and indicator.measure == "share" else ()
        numbers[area].update(map(plain, (value, *range(1, small), *as_share)))
    for area, number in _numbers_beside(figures, board.catalogue):
        numbers[area].add(plain(number))
    return {area: frozenset(texts - {"0"}) for area, texts in numbers.items()}


def _numbers_beside(figures: pd.DataFrame, catalogue: Catalogue) -> Iterator[tuple[str, float]]:
    """Areas with numbers that give back a hidden count beside its whole: what is left, and what per cent either is."""
    relations = Relations(catalogue)
    for (area, _, _), cell in suppress_related(figures, relations).items():
        for part, whole in relations.parts_and_wholes(cell):
            if part.reason or whole.reason:
                number, of = (figure.low if figure.row >= 0 else round((figure.low + figure.high) / 2)
                              for figure in (part, whole))
                rest, hidden = of - number, [count for count, figure in ((number, part), (of, whole)) if figure.reason]
                percents = (100 * count / of for count in (number, rest) if of)
                yield from ((area, number) for number in (rest, *hidden, *chain(*map(shares_of, percents))))
