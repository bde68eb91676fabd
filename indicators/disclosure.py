"""What a release shows the public: one rule, a pure function of a scoreboard. Reasons: docs/protection.md."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import chain
from math import inf
from typing import Any

import numpy as np
import pandas as pd

from indicators.judging.scoreboard import Scoreboard
from indicators.judging.statistics.series import Bools
from indicators.model import KEY, Catalogue, Indicator, Mark, Reason, Status, Suppression, keys_of, matched
from indicators.model.marks import SERIES, marked
from indicators.numerals import contains, plain, shares_of

DECISION = {**dict.fromkeys(KEY, "str"), "year": "int64", "reason": "str"}
"""Columns of a decision: the key of each figure that is suppressed, or of which the results are, and a Suppression."""

EARLIER = [*KEY, "value", "marks", "conf_status", "reason"]
"""Columns of what earlier releases had: figures in the codes of today, and a Suppression, "" where they were shown."""

AREA = ["ref_area", "breakdown"]
SPREAD = ["growth_low", "growth_high", "trend_p", "dispersion", "freedom", "common_variance", "common_freedom"]
"""Columns of assessments that rest on how much the figures of all countries vary."""

RESULTS = {"hidden": ["value"], "change": ["change", "previous_year", "previous_value", "met"],
           "pace": ["pace", "baseline_year", "baseline_value", "pace_needed", "path_value", "gap", "reached_year"],
           "trend": ["window_since", "window_figures", "slope", "growth_lately", "growth",
                     "years_met", "years_assessed", *SPREAD]}
"""Columns of assessments, by what they rest on."""


def decide(board: Scoreboard, earlier: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the frame DECISION of what the public may not see of a scoreboard, in the order of its rows.

    ``earlier`` are the figures of EARLIER that releases up to this version had, oldest first, with the reason of those
    that they hid: hidden they stay while they have the same value, and withdrawn they still count for what follows.
    """
    figures = _suppressed(board, Relations(board.catalogue), earlier).iloc[:len(board.observations)]
    hidden = (figures["reason"] != "").to_numpy(bool)
    rests = _rests(board.assessments, hidden)["status"] & (board.assessments["status"] != "").to_numpy(bool)
    figures["reason"] = figures["reason"].mask(rests & ~hidden, Suppression.RESTS_ON_HIDDEN.value)
    return figures.loc[figures["reason"] != "", list(DECISION)].astype(DECISION).reset_index(drop=True)


class Relations:
    """How the indicators of a catalogue are made of each other; "" is a yearly count that it lacks."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.indicators = catalogue.indicators
        self.groups = [area.code for area in catalogue.areas if area.kind == "aggregate"]
        self.stocks = [one for one in self.indicators.values() if one.measure == "stock"]
        self.shares = [one for one in self.indicators.values() if one.denominator in self.indicators]
        self.numerators = {share.id: share.numerator or f"numerator of {share.id}" for share in self.shares}
        families = {code: {code} for code in self.indicators}
        for one in self.indicators.values():
            for other in {one.numerator, one.denominator, one.running_total_of} & self.indicators.keys():
                family = families[one.id] | families[other]
                families |= dict.fromkeys(family, family)
        self.families = {code: sorted(family) for code, family in families.items()}
        limits = {one.id: one.protection.hide_below for one in self.indicators.values() if one.protection}
        self.limits = {code: max(limits.get(other, 0) for other in family) for code, family in self.families.items()}

    def by_place(self, figures: pd.DataFrame, name: str) -> pd.DataFrame:
        """A column of the reported figures as a table: a row for an area, breakdown and year, a column an indicator."""
        columns = dict.fromkeys([*self.indicators, *self.numerators.values(), ""])
        table = figures[figures["value"].notna()].pivot(index=[*AREA, "year"], columns="indicator", values=name)
        return table.reindex(columns=list(columns))


def _suppressed(board: Scoreboard, relations: Relations, earlier: pd.DataFrame | None) -> pd.DataFrame:
    """The observations and what was withdrawn of ``earlier``, with a ``reason`` where they are hidden."""
    figures = _figures(board, earlier)
    value, breakdown = figures["value"], figures["breakdown"] != ""
    confidential = ~figures["conf_status"].isin(["", "F"])                             # SDMX: anything but free
    limit = figures["indicator"].map(relations.limits)
    measure = figures["indicator"].map({code: one.measure for code, one in relations.indicators.items()})
    small = (value > 0) & ((value < limit) | (value <= limit) & marked(figures["marks"], Mark.UPPER_BOUND))

    def suppress(reason: Suppression, rows: Any) -> None:
        figures.loc[rows & (figures["reason"] == ""), "reason"] = reason.value

    suppress(Suppression.BREAKDOWN, breakdown & (limit > 0))
    suppress(Suppression.CONFIDENTIAL, confidential & value.notna())
    suppress(Suppression.BREAKDOWN, breakdown & matched(figures, figures[confidential], KEY[:3]))
    # No total says that it is small: a total of at most 4 would tell that each of four hidden years has one.
    suppress(Suppression.RELATED, small & (measure == "stock"))
    suppress(Suppression.SMALL_COUNT, small & (measure != "share"))
    suppress(Suppression.GROUP, _with_countries(figures, relations))
    related = _related_to_hidden(figures, relations).melt(var_name="indicator", ignore_index=False).reset_index()
    suppress(Suppression.RELATED, value.notna() & matched(figures, related[related["value"]]))
    return figures


def _figures(board: Scoreboard, earlier: pd.DataFrame | None) -> pd.DataFrame:
    """The observations and what was withdrawn of ``earlier``, ``seen`` if it showed the same value, with the ``reason``
    that a release gave for the same value, or for one that has been erased since.
    """
    rows = board.observations[[*KEY, "value", "marks", "conf_status"]].assign(reason="", seen=False)
    if earlier is not None:
        gone = earlier[earlier["value"].notna() & ~matched(earlier, rows[rows["value"].notna()])]
        rows = pd.concat([rows, gone.drop_duplicates(KEY, keep="last")[EARLIER]], ignore_index=True)
        before = hidden_figures(earlier).set_index([*KEY, "value"])["reason"].to_dict()
        erased = hidden_figures(earlier[earlier["value"].isna()]).set_index(KEY)["reason"].to_dict()
        rows["reason"] = [before.get(key) or erased.get(key[:-1], "") for key in keys_of(rows, [*KEY, "value"])]
        rows["seen"] = matched(rows, earlier.drop(hidden_figures(earlier).index), [*KEY, "value"])
    return rows.astype({"reason": object})


def hidden_figures(decided: pd.DataFrame) -> pd.DataFrame:
    """The rows with a reason for which the figure itself is not shown."""
    return decided[~decided["reason"].isin(["", Suppression.RESTS_ON_HIDDEN])]


def _with_countries(figures: pd.DataFrame, relations: Relations) -> pd.Series:
    """Figures of groups, if countries have some of this or a related indicator: of people always, of other things if
    one is hidden. Where the world or a body is judged, its figures are shown and those of countries are not.
    """
    beside = pd.Series(data=False, index=figures.index)
    group, reported = figures["ref_area"].isin(relations.groups), figures["value"].notna()
    for family in relations.families.values():
        related = figures["indicator"].isin(family) & reported
        world = all(relations.indicators[code].judged_for == "world" for code in family)
        is_hiding = relations.limits[family[0]] > 0 or (figures.loc[related, "reason"] != "").any()
        if is_hiding and group[related].nunique() > 1:
            beside |= related & (group != world)
    return beside


def _related_to_hidden(figures: pd.DataFrame, relations: Relations) -> pd.DataFrame:
    """Whether a figure is hidden or a hidden one would follow from it, by place; beside a confidential one all are."""
    value, seen, reason = (relations.by_place(figures, name) for name in ("value", "seen", "reason"))
    hidden, confidential = reason.notna() & (reason != ""), reason == Suppression.CONFIDENTIAL
    for family in relations.families.values():
        if confidential[family].any(axis=None):
            hidden.loc[confidential[family].any(axis=1), family] = True
    before = pd.DataFrame()
    while not hidden.equals(before):
        before = hidden.copy()
        for share in relations.shares:
            _hide_parts(value, hidden, seen.eq(True), share, relations)
        for stock in (one for one in relations.stocks if value[one.id].notna().any()):
            _hide_totals(value, hidden, seen.eq(True), stock, relations)
        hidden &= value.notna()
    return hidden


def _hide_parts(value: pd.DataFrame, hidden: pd.DataFrame, seen: pd.DataFrame, share: Indicator,
                relations: Relations) -> None:
    """A numerator of people, unless it leaves none or enough of a whole that is shown; a whole beside a hidden part or
    share if it is small, or if an earlier release showed the part; and a share of either, or of other counts.
    """
    part, whole, limit = relations.numerators[share.id], share.denominator, relations.limits[share.id]
    rest = (value[whole] - value[part]).round(6)
    hidden[part] |= hidden[whole] | ((limit > 0) & (rest != 0) & ~(rest >= limit))
    reported = value[[part, share.id]].notna().any(axis=1)
    hidden[whole] |= hidden[part] & (seen[part] | reported & (value[whole] < 2 * limit - 1))
    is_off = (value[share.id] * value[whole] - 100 * value[part]).abs() > value[whole] / 10 ** share.decimals
    hidden[share.id] |= hidden[part] | hidden[whole] | ((limit > 0) & is_off)


def _hide_totals(value: pd.DataFrame, hidden: pd.DataFrame, seen: pd.DataFrame, stock: Indicator,
                 relations: Relations) -> None:
    """Running totals from the first that adds a hidden yearly count or, of people, a small or negative number beyond
    these or a related figure in a year without one; and all up to a hidden total that an earlier release showed.
    """
    family, limit = relations.families[stock.id], relations.limits[stock.id]
    total, counts = value[stock.id], value[stock.running_total_of]
    uncounted = value[family].drop(columns=stock.id).notna().any(axis=1) & counts.isna() & (limit > 0)
    year = pd.Series(value.index.get_level_values("year"), value.index)
    years = [*AREA, year.where(total.notna()).groupby(AREA).bfill().fillna(inf)]        # those that a total adds
    before = total.groupby(AREA).ffill().groupby(AREA).shift().fillna(0)
    beyond = (total - before - counts.groupby(years).transform("sum")).round(6)
    is_telling = hidden[stock.id] | (hidden[stock.running_total_of] | uncounted).groupby(years).transform("any")
    is_telling |= (beyond != 0) & (beyond < limit)
    hidden[stock.id] |= (is_telling & total.notna()).groupby(AREA).cummax() & total.notna()
    hidden.loc[(hidden[stock.id] & seen[stock.id])[::-1].groupby(AREA).cummax()[::-1], family] = True


def _rests(assessments: pd.DataFrame, hidden: Bools) -> dict[str, Bools]:
    """Which rows' change, pace, trend, streak and status rest on a hidden figure of their series.

    By the years that each uses, never by its value. Without a window, a status may rest on any figure before.
    """
    latest = assessments["year"].where(hidden).groupby([assessments[name] for name in SERIES]).ffill()
    change = (latest >= assessments["previous_year"]).to_numpy(bool)
    trend = (latest >= assessments["window_since"].fillna(0)).to_numpy(bool)
    baselines = assessments[[*SERIES, "baseline_year"]].rename(columns={"baseline_year": "year"})
    pace = hidden | matched(baselines, assessments[hidden], [*SERIES, "year"])
    return {"hidden": hidden, "change": change | hidden, "pace": pace, "trend": trend,
            "streak": latest.notna().to_numpy(bool), "status": change | trend | hidden}


def public(board: Scoreboard, decision: pd.DataFrame | None = None, cleared: Collection[tuple[str, str]] = (),
           earlier: pd.DataFrame | None = None) -> Scoreboard:
    """Return what the public sees of a scoreboard: without breakdowns, and with what the decision suppresses blanked.

    Texts that contain a hidden number are left out, and notes from a report unless its area and title are ``cleared``.
    """
    decision = decide(board, earlier) if decision is None else decision
    reason = board.observations[KEY].merge(decision, on=KEY, how="left")["reason"].fillna("").to_numpy(object)
    shown, hidden = reason != Suppression.BREAKDOWN, ~np.isin(reason, ["", Suppression.RESTS_ON_HIDDEN])
    suppressed = pd.array(np.where(hidden, reason, ""), dtype="str")
    observations = board.observations.assign(hidden=hidden, suppressed=suppressed)
    numbers = hidden_numbers(board, earlier)
    coded = marked(observations["marks"], Mark.CODED) & (observations["note"] != "").to_numpy(bool)
    coded &= np.array([key not in cleared for key in keys_of(observations, ["ref_area", "source_title"])], bool)
    for name in ("note", "source_title", "source_url"):
        telling = [contains(text, numbers.get(area, ())) for area, text in keys_of(observations, ["ref_area", name])]
        observations.loc[hidden | np.array(telling, bool) | (coded if name == "note" else False), name] = ""
    observations.loc[hidden, "value"] = np.nan
    observations["note_withheld"] = coded
    # Judging leaves small and confidential figures out of the variance; one hidden for another reason is part of it.
    related = observations["indicator"][reason == Suppression.RELATED]
    spread = observations["indicator"].isin(related).to_numpy(bool)
    assessments = _without_results(board.assessments, hidden, spread).assign(suppressed=suppressed)
    return replace(board, assessments=assessments[shown].reset_index(drop=True),
                   observations=observations[shown].reset_index(drop=True))


def _without_results(assessments: pd.DataFrame, hidden: Bools, spread: Bools) -> pd.DataFrame:
    """The assessments without hidden figures, without results that rest on one, and without SPREAD where told."""
    rests, blanked = _rests(assessments, hidden), assessments.assign(hidden=hidden)
    for name, columns in RESULTS.items():
        blanked.loc[rests[name], columns] = np.nan
    # A pace from the baseline follows from what is shown beside it; only that of a tested trend rests on the window.
    blanked.loc[rests["trend"] & assessments["slope"].notna(), "pace"] = np.nan
    blanked.loc[spread, SPREAD] = np.nan
    blanked.loc[rests["streak"], "streak"] = 0
    blanked.loc[rests["status"] & (assessments["status"] != ""), ["status", "reason"]] = [
        Status.NOT_ASSESSED, Reason.HIDDEN]
    is_yearly = assessments["met"].notna() | (assessments["tick_reason"] != "")
    blanked.loc[rests["change"] & is_yearly, "tick_reason"] = Reason.HIDDEN
    return blanked


def streak_shown(assessments: pd.DataFrame) -> Bools:
    """Return whether a streak may be shown: not with a hidden status, nor a 0 for Goal met, which was blanked."""
    met = (assessments["status"] == Status.GOAL_MET) | (assessments["met"] == 1)
    emptied = met & (assessments["streak"] == 0)
    return ~(assessments["hidden"] | (assessments["reason"] == Reason.HIDDEN) | emptied).to_numpy(bool)


def hidden_numbers(board: Scoreboard, earlier: pd.DataFrame | None = None) -> dict[str, frozenset[str]]:
    """Return each area's numbers that its public texts may not contain, as numerals.plain has them: those that this or
    an earlier release hides, what gives one back beside its whole, and all small ones where one of people is hidden.
    """
    relations, numbers = Relations(board.catalogue), defaultdict[str, set[str]](set)
    figures = _suppressed(board, relations, earlier)
    hidden = hidden_figures(figures if earlier is None else pd.concat([figures, earlier]))
    for area, code, value in keys_of(hidden[hidden["value"].notna()], ["ref_area", "indicator", "value"]):
        indicator = relations.indicators.get(code)
        small = indicator.protection.hide_below if indicator and indicator.protection else 0
        as_share = shares_of(value) if indicator and indicator.measure == "share" else ()
        numbers[area].update(map(plain, (value, *range(1, small), *as_share)))
    for area, number in _numbers_of_groups(figures, relations):
        numbers[area].add(plain(number))
    return {area: frozenset(texts - {"0"}) for area, texts in numbers.items()}


def _numbers_of_groups(figures: pd.DataFrame, relations: Relations) -> Iterator[tuple[str, float]]:
    """Areas with numbers that give back a hidden one: what a total adds, what is left of a whole, and shares of it."""
    value, reason = (relations.by_place(figures, name) for name in ("value", "reason"))
    hidden = reason.notna() & (reason != "")
    for stock in relations.stocks:
        added = value[stock.id].dropna().groupby(AREA).diff()
        value[stock.running_total_of] = value[stock.running_total_of].fillna(added)
        rows = hidden[stock.id] & added.reindex(value.index).notna()
        yield from zip(value.index[rows].get_level_values("ref_area"), added[rows], strict=True)
    for share in relations.shares:
        part, whole = relations.numerators[share.id], share.denominator
        counted = (value[share.id] * value[whole] / 100).round().where(value[part].isna())
        value[part] = value[part].fillna(counted)
        rows = hidden[relations.families[whole]].any(axis=1) & value[part].notna() & value[whole].notna()
        for place, number, of in value.loc[rows, [part, whole]].itertuples():
            percents = [100 * count / of for count in (number, of - number) if of]
            told = (of - number, counted.fillna(0)[place], *chain(*map(shares_of, percents)))
            yield from ((place[0], one) for one in told)
