"""What a release shows the public: one rule, a pure function of a scoreboard. Reasons: docs/protection.md."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from math import inf
from typing import Any

import numpy as np
import pandas as pd

from indicators.judging.scoreboard import Scoreboard
from indicators.judging.statistics.series import Bools, Texts, number_series
from indicators.model import ASSESSMENT, KEY, Catalogue, Indicator, Mark, Reason, Status, Suppression, keys_of, matched
from indicators.model.marks import SERIES, marked
from indicators.numerals import numbers_in, plain

DECISION = {**dict.fromkeys(KEY, "str"), "year": "int64", "reason": "str"}
"""Columns of a decision: the key of each figure that is suppressed, or of which the results are, and a Suppression."""

FREE = ("", "F")                                   # CONF_STATUS of figures that are not confidential (SDMX)
SOURCE = ["source_title", "source_url"]
CHANGE = ["change", "previous_year", "previous_value", "change_p"]
PACE = ["pace", "baseline_year", "baseline_value", "pace_needed", "path_value", "gap", "reached_year"]
WINDOW = ["pace", "window_since", "window_figures", "slope", "trend_p", "change_p", "dispersion", "freedom"]
EMPTY = {"float64": np.nan, "int64": 0, "bool": False}


def decide(board: Scoreboard, decided: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the frame DECISION of what the public may not see of a scoreboard, in the order of its rows.

    What was ``decided`` before, when a release was made, stays suppressed: where something was erased since, older
    figures may have taken its place, which nobody has looked at.
    """
    figures = _figures(board, decided)
    confidential, breakdown = ~figures["conf_status"].isin(FREE), figures["breakdown"] != ""
    _suppress(figures, Suppression.BREAKDOWN, breakdown & figures["people"])
    _suppress(figures, Suppression.CONFIDENTIAL, confidential)
    _suppress(figures, Suppression.BREAKDOWN, breakdown & matched(figures, figures[confidential], KEY[:3]))
    # No total says that it is small: a total of at most 4 would tell that each of four hidden years has one.
    _suppress(figures, Suppression.RUNNING_TOTAL, _small(figures) & figures["running"])
    _suppress(figures, Suppression.SMALL_COUNT, _small(figures))
    count = -1
    while count != (count := int((figures["reason"] != "").sum())):
        _suppress(figures, Suppression.GROUP, list(_groups(figures, board.catalogue)))
        _suppress(figures, Suppression.SHARE, list(_shares(figures, board.catalogue)))
        _suppress(figures, Suppression.RUNNING_TOTAL, list(_running_totals(figures, board.catalogue)))
    hidden = (figures["reason"] != "").to_numpy(bool)
    rests = _rests(board.assessments, hidden)["status"] & (board.assessments["status"] != "").to_numpy(bool)
    figures.loc[rests & ~hidden, "reason"] = Suppression.RESTS_ON_HIDDEN.value
    return figures.loc[figures["reason"] != "", list(DECISION)].astype(DECISION).reset_index(drop=True)


def _figures(board: Scoreboard, decided: pd.DataFrame | None) -> pd.DataFrame:
    """The observations with ``limit`` (0: it counts no people), ``people``, ``group``, ``running`` and ``reason``."""
    catalogue, rows = board.catalogue, board.observations
    known, kind = catalogue.indicators, {area.code: area.kind for area in catalogue.areas}
    limit = {code: indicator.protection.hide_below for code, indicator in known.items() if indicator.protection}
    people = {*limit, *(code for code, share in known.items()
                        if share.measure == "share" and {share.numerator, share.denominator} & limit.keys())}
    reason = _reasons(rows, decided) if decided is not None else ""
    return rows[[*KEY, "value", "marks", "conf_status"]].assign(
        limit=rows["indicator"].map(limit).fillna(0).astype(np.int64), people=rows["indicator"].isin(people),
        group=rows["ref_area"].map(kind).eq("aggregate"),
        running=rows["indicator"].isin([code for code in known if known[code].measure == "stock"]),
        reason=np.where(reason == Suppression.RESTS_ON_HIDDEN, "", reason).astype(object))


def _reasons(rows: pd.DataFrame, decision: pd.DataFrame) -> np.ndarray:
    """The reason that a decision gives for each row, "" for none."""
    return rows[KEY].merge(decision, on=KEY, how="left")["reason"].fillna("").to_numpy(object)


def _suppress(figures: pd.DataFrame, reason: Suppression, rows: pd.Series | list[int]) -> None:
    """Set the reason of rows, a mask or labels, that have a figure and no reason yet."""
    chosen = figures.index.isin(rows) if isinstance(rows, list) else rows.to_numpy(bool)
    undecided = (figures["reason"] == "") & (figures["value"].notna() | (reason == Suppression.BREAKDOWN))
    figures.loc[chosen & undecided, "reason"] = reason.value


def _small(figures: pd.DataFrame) -> pd.Series:
    """Counts of people from 1 to the limit less 1; "<5" is stored as at most 5."""
    value, limit = figures["value"], figures["limit"]
    return (value > 0) & ((value < limit) | (value <= limit) & marked(figures["marks"], Mark.UPPER_BOUND))


def _groups(figures: pd.DataFrame, catalogue: Catalogue) -> Iterator[int]:
    """Figures of groups in a year in which countries have some: of people always, of other things if one is hidden.

    Where the world or a body is judged, its figure is shown and those of countries are not.
    """
    known = catalogue.indicators
    sums = [code for code in known if known[code].measure in ("flow", "stock") or known[code].group_rule == "sum"]
    totals = figures[figures["indicator"].isin(sums) & (figures["breakdown"] == "") & figures["value"].notna()]
    for code_and_year, rows in totals.groupby(["indicator", "year"]):
        group = rows["group"]
        if group.any() and not group.all() and ((rows["limit"] > 0).any() or (rows["reason"] != "").any()):
            world = known[str(code_and_year[0])].judged_for == "world"
            yield from rows.index[~group if world else group]


def _shares(figures: pd.DataFrame, catalogue: Catalogue) -> Iterator[int]:
    """Shares with a hidden or small count or complement, or of unknown people, and counts that give such away: of a
    whole of 6, a numerator that is not said to be small is 5; of a whole of 0, a confidential one is 0.
    """
    known = catalogue.indicators
    for share in known.values():
        counts = [known[code] for code in (share.numerator, share.denominator) if code in known]
        if share.measure != "share" or not counts:
            continue
        limit = max(count.protection.hide_below if count.protection else 0 for count in counts)
        cells = _side_by_side(figures, share=share.id, part=share.numerator, whole=share.denominator)
        part, whole = cells["part_value"], cells["whole_value"]
        margin = _rounded_by(cells["share_value"], share)
        low, high = (part.fillna((cells["share_value"] + sign * margin) * whole / 100) for sign in (-1, 1))
        small = _may_be_small(low, high, limit) | _may_be_small(whole - high, whole - low, limit) | whole.isna()
        beside = (cells[["part_reason", "whole_reason"]].fillna("") != "").any(axis="columns")
        told = _may_be_small(whole - part, whole - part, limit) | (cells["share_reason"] == Suppression.CONFIDENTIAL)
        told &= cells["whole_reason"] == ""
        yield from cells.loc[beside | small & (limit > 0), "share_at"].dropna().astype(int)
        yield from cells.loc[told, "part_at"].dropna().astype(int)
        bare = told & (whole < 2 * limit) | (cells["part_reason"] == Suppression.CONFIDENTIAL) & (whole == 0)
        yield from cells.loc[bare, "whole_at"].dropna().astype(int)


def _side_by_side(figures: pd.DataFrame, **codes: str) -> pd.DataFrame:
    """A row for each area, year and breakdown with the label, value and reason of each of some indicators."""
    cell = ["ref_area", "year", "breakdown"]
    rows = figures[figures["value"].notna()].reset_index(names="at")
    return pd.concat([rows.loc[rows["indicator"] == code, [*cell, "at", "value", "reason"]].set_index(
        cell).add_prefix(f"{name}_") for name, code in codes.items()], axis="columns")


def _rounded_by(values: pd.Series, share: Indicator) -> pd.Series:
    """By how much a share may have been rounded: half of its last digit, or of the last that the catalogue shows."""
    digits = [next((digits for digits in range(share.decimals) if round(value, digits) == value), share.decimals)
              for value in values]
    return pd.Series([0.5 / 10**count for count in digits], values.index, dtype="float64")


def _may_be_small(low: pd.Series, high: pd.Series, limit: int) -> pd.Series:
    """Whether a count between two numbers may be one from 1 to its limit less 1."""
    return np.ceil(low).clip(lower=1) <= np.floor(high).clip(upper=limit - 1)


def _running_totals(figures: pd.DataFrame, catalogue: Catalogue) -> Iterator[int]:
    """Running totals from which a hidden yearly count would follow, and the yearly count of a hidden total."""
    rows = figures[figures["value"].notna()].reset_index(names="label")
    for stock in (indicator for indicator in catalogue.indicators.values() if indicator.measure == "stock"):
        totals, flows = ({series: list(part.itertuples()) for series, part in rows[rows["indicator"] == code].groupby(
            ["ref_area", "breakdown"])} for code in (stock.id, stock.running_total_of))
        shares = [share.id for share in catalogue.indicators.values()
                  if share.denominator and share.denominator == stock.running_total_of]
        from_shares = {series: list(part.itertuples()) for series, part in rows[rows["indicator"].isin(shares)].groupby(
            ["ref_area", "breakdown"])}
        for series, own in totals.items():
            yield from _running_total(own, flows.get(series, []), from_shares.get(series, []))


def _running_total(totals: Sequence[Any], flows: Sequence[Any], shares: Sequence[Any]) -> Iterator[int]:
    """Those of one area: a yearly count since the last total shown is hidden, or what no yearly count explains of what
    was added since is small. All totals after a confidential one are hidden, and after one beside countries; so are the
    yearly count of that year and the shares of it, which would give it back.
    """
    year, total, closed = -inf, 0.0, False
    for row in totals:
        span = [flow for flow in flows if year < flow.year <= row.year]
        unexplained = abs(round(row.value - total - sum(flow.value for flow in span), 6))
        if row.reason in (Suppression.CONFIDENTIAL, Suppression.GROUP):
            yield from (other.label for other in (*flows, *shares) if other.year == row.year)
            closed = True
        if closed or any(flow.reason for flow in span) or 0 < unexplained < row.limit:
            yield row.label
        elif not row.reason:
            year, total = row.year, row.value


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


def public(board: Scoreboard, decision: pd.DataFrame | None = None,
           cleared: Collection[tuple[str, str]] = ()) -> Scoreboard:
    """Return what the public sees of a scoreboard: without breakdowns, and with what the decision suppresses blanked.

    Texts that contain a hidden number are left out, and notes from a report unless its area and title are ``cleared``.
    """
    decision = decide(board) if decision is None else decision
    reason = _reasons(board.observations, decision)
    shown = reason != Suppression.BREAKDOWN
    hidden = (reason != "") & (reason != Suppression.RESTS_ON_HIDDEN)
    suppressed = pd.array(np.where(hidden, reason, ""), dtype="str")
    observations = board.observations.assign(hidden=hidden, suppressed=suppressed)
    numbers = hidden_numbers(board, decision)
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


def hidden_numbers(board: Scoreboard, decision: pd.DataFrame) -> dict[str, frozenset[str]]:
    """Return each area's hidden numbers, as numerals.plain has them; all small ones where one of people is hidden."""
    figures = _figures(board, decision)
    numbers: dict[str, set[str]] = {}
    hidden = figures[(figures["reason"] != "") & figures["value"].notna()]
    for area, value, limit in keys_of(hidden, ["ref_area", "value", "limit"]):
        numbers.setdefault(area, set()).update(map(plain, (value, *range(1, limit))))
    return {area: frozenset(texts) for area, texts in numbers.items()}


def contains(text: str, numbers: Collection[str]) -> bool:
    """Return whether a text contains one of some numbers."""
    return bool(numbers and text) and not numbers_in(text).isdisjoint(numbers)
