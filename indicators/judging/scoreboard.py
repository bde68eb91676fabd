"""Scoreboard: observations judged by the rules of a catalogue."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from indicators.judging import methods
from indicators.judging.certainty import certainty
from indicators.judging.statistics.series import Bools, Ints, Series, Texts, among, in_order
from indicators.judging.variation import varies
from indicators.model import (
    ACTIVITY,
    ASSESSMENT,
    CERTAINTY,
    KEY,
    WORLD,
    Catalogue,
    Indicator,
    Mark,
    Origin,
    matched,
    records,
)
from indicators.model.marks import FREE, SERIES, WITH_VALUE
from indicators.warehouse.snapshot import Snapshot

FIGURE = ["ref_area", "indicator", "year"]     # of a total
SOURCES = ["period_start", "period_end", "source_title", "source_url", "note", "note_withheld"]
MARK_WORDS = pd.array(["", *map(str, WITH_VALUE)], dtype="str")
CARRIED = ["indicator", "ref_area", "year", "breakdown", "value", "absence", "marks"]


@dataclass(frozen=True)
class Scoreboard:
    """Figures and their assessments by indicator, area, breakdown and year; codes and values only."""

    assessments: pd.DataFrame   # ASSESSMENT, a row for every observation; context rows have no status
    observations: pd.DataFrame  # the same rows as OBSERVATION, with other columns, and the columns of disclosure.py
    catalogue: Catalogue

    @cached_property
    def answers(self) -> dict[Hashable, Any]:
        """Cache of statements about this scoreboard, which is immutable."""
        return {}

    @cached_property
    def figures(self) -> pd.DataFrame:
        """Assessments of totals (no breakdown) with a value, shown or hidden, of indicators in the catalogue.

        Columns besides ASSESSMENT: goal, headline (NaN: never), coded (from a report), origin (an Origin),
        previous_mark, period_start and period_end.
        """
        indicators = self.catalogue.indicators
        has_value = self.assessments["value"].notna() | self.assessments["hidden"]
        rows = has_value & self.rows_of("breakdown", [""]) & self.rows_of("indicator", indicators)
        figures = self.assessments[rows]
        coded = _among_marks(figures["marks"], Mark.CODED)
        goals = figures["indicator"].map(self.catalogue.goal_of).astype("str")
        headline = figures["indicator"].map({code: indicators[code].headline or np.nan for code in indicators})
        figures = figures.assign(
            previous_mark=self.previous_mark[rows], period_start=self.observations["period_start"][rows],
            period_end=self.observations["period_end"][rows], goal=goals, headline=headline.astype("float64"),
            coded=coded, origin=self._origin(figures, coded))
        return figures.copy()       # in one block for each type, as the assessments

    @cached_property
    def certainty(self) -> pd.DataFrame:
        """Frame of CERTAINTY for each of the assessments, by KEY."""
        return certainty(self.assessments, self.catalogue).set_axis(pd.MultiIndex.from_frame(self.assessments[KEY]))

    @cached_property
    def _certainty_at(self) -> dict[tuple[Hashable, ...], int]:
        """The position in ``certainty`` of each key."""
        return {key: position for position, key in enumerate(self.certainty.index)}

    def certainty_of(self, row: Mapping[Any, Any]) -> dict[str, Any]:
        """Fields of CERTAINTY of one row of the assessments."""
        position = self._certainty_at.get(tuple(row[name] for name in KEY))
        if position is None:
            return {name: "" if kind == "str" else float("nan") for name, kind in CERTAINTY.items()}
        return records(self.certainty.iloc[[position]])[0]

    def figures_at(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows of ``figures`` with the area, indicator and year of some rows, which have one each, in their order.
        """
        at = self._figure_at
        found = self.figures.iloc[[at[key] for key in zip(*(rows[name].tolist() for name in FIGURE), strict=True)]]
        return found[[*FIGURE, *found.columns.drop(FIGURE)]].reset_index(drop=True)

    @cached_property
    def _figure_at(self) -> dict[tuple[str, str, int], int]:
        """The position in ``figures`` of each, by area, indicator and year."""
        keys = zip(*(self.figures[name].tolist() for name in FIGURE), strict=True)
        return {key: position for position, key in enumerate(keys)}

    def series(self, indicator: str, ref_area: str) -> pd.DataFrame:
        """ASSESSMENT of one indicator's totals in one area, by year, with previous_mark, period, source and note."""
        return self._with_sources.iloc[self._series_at.get((indicator, ref_area), slice(0, 0))]

    def totals(self, indicators: Iterable[str], ref_area: str) -> pd.DataFrame:
        """ASSESSMENT of some indicators' totals in one area, by indicator and year."""
        return self.assessments[self.rows_of_series(indicators, ref_area)]

    @cached_property
    def _with_sources(self) -> pd.DataFrame:
        sources = self.observations[SOURCES].assign(previous_mark=self.previous_mark)
        return pd.concat([self.assessments, sources], axis=1)

    @cached_property
    def previous_mark(self) -> pd.Series:
        """The mark of each row's previous_value that is no exact figure: approximate or a bound; "" for all others."""
        found = np.zeros(len(self.assessments), np.int8)
        for number, mark in enumerate(WITH_VALUE, 1):
            marked = _among_marks(self.assessments["marks"], mark)
            if marked.any():
                near = np.logical_and.reduce([
                    self.rows_of(name, self.assessments[name][marked].unique()) for name in SERIES])
                after = self.assessments.loc[near, [*SERIES, "previous_year"]]
                earlier = self.assessments.loc[marked, [*SERIES, "year"]].rename(columns={"year": "previous_year"})
                found[np.flatnonzero(near)[matched(after, earlier, [*SERIES, "previous_year"])]] = number
        return pd.Series(MARK_WORDS.take(found), index=self.assessments.index)

    @cached_property
    def _numbered(self) -> dict[str, tuple[Ints, pd.Index]]:
        """Each column of SERIES as integer codes, with the texts that they index."""
        return {name: pd.factorize(self.assessments[name]) for name in SERIES}

    def rows_of(self, column: str, texts: Iterable[str]) -> Bools:
        """Rows of the frames with one of the texts in a column of SERIES."""
        numbers, distinct = self._numbered[column]
        return distinct.isin(list(texts))[numbers]

    def rows_of_series(self, indicators: Iterable[str], ref_area: str, breakdown: str = "") -> Bools:
        """Rows of the frames of some indicators' series in one area, by year; of the totals unless a breakdown is
        given.
        """
        of_area = self.rows_of("ref_area", [ref_area])
        return self.rows_of("indicator", indicators) & of_area & self.rows_of("breakdown", [breakdown])

    @cached_property
    def _series_at(self) -> dict[tuple[str, str], slice]:
        """Slices of the totals of each indicator and area, which are adjacent since the frames are sorted."""
        (indicators, names), (areas, codes) = self._numbered["indicator"], self._numbered["ref_area"]
        pair = np.where(self.rows_of("breakdown", [""]), indicators * len(codes) + areas, -1)
        starts = np.flatnonzero(np.diff(pair, prepend=-2))
        ends = np.append(starts, len(pair))[1:]
        return {(names[number // len(codes)], codes[number % len(codes)]): slice(start, end)
                for number, start, end in zip(pair[starts].tolist(), starts.tolist(), ends.tolist(), strict=True)
                if number >= 0}

    def _origin(self, figures: pd.DataFrame, coded: Bools) -> np.ndarray:
        """An Origin for each figure.

        An indicator with a publisher is a published series, so that a figure of it was reported only if it has no
        source page. Hidden figures, which have lost their page, count as published.
        """
        known = self.catalogue.indicators.values()
        public = among(figures["indicator"], [indicator.id for indicator in known if indicator.publisher])
        pages = self.observations["source_url"].loc[figures.index[public]].str.startswith(("http://", "https://"))
        public[public] = pages.to_numpy(bool) | figures["hidden"].to_numpy(bool)[public]
        countrys = among(figures["indicator"],
                          [indicator.id for indicator in known if indicator.provider == "country"])
        return np.select([coded, ~countrys, public], [Origin.CODED, Origin.OTHERS, Origin.PUBLIC], Origin.SENT)


def judge(observations: pd.DataFrame, catalogue: Catalogue) -> Scoreboard:
    """Judge every row of OBSERVATION by its indicator's rule, for each year that has a figure; a pure function.

    Rows whose indicator, area or breakdown the catalogue does not judge are context: no status. Raises errors.Refusal
    (rule.*) for a rule in the catalogue that this program does not know.
    """
    rows = in_order(observations)
    carried = rows.assign(hidden=False, suppressed="", note_withheld=False)
    return Scoreboard(_assess(rows, catalogue), carried, catalogue)


def read(snapshot: Snapshot, version: int) -> Scoreboard:
    """The scoreboard of a data version; of all areas, since a country's figures are judged beside the others'."""
    return judge(snapshot.observations(version=version), snapshot.catalogue(version))


def _assess(rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Frame of ASSESSMENT for sorted rows."""
    indicators = catalogue.indicators.values()
    texts = Texts(rows["indicator"])
    cases = texts.among(indicator.id for indicator in indicators if varies(indicator) == "cases")
    shares = texts.among(indicator.id for indicator in indicators if indicator.measure == "share")
    series, judged = Series.of(rows, cases, shares, _withheld(rows, catalogue)), _judged(rows, texts, catalogue)
    numbers = {name: np.full(len(rows), np.nan) for name, kind in ASSESSMENT.items()
               if kind == "float64" and name != "value"}
    status, reason, tick_reason = (pd.Series("", rows.index) for _ in range(3))
    streak = np.zeros(len(rows), np.int64)
    for goal, sign, codes in methods.by_rule(catalogue):
        of_rule = judged & texts.among(codes)
        if not of_rule.any():
            continue
        judgement = goal.judge(goal.with_common_variance(series.take(of_rule)), sign)
        status[of_rule], reason[of_rule], streak[of_rule] = judgement.status, judgement.reason, judgement.streak
        if judgement.tick_reason is not None:
            tick_reason[of_rule] = judgement.tick_reason
        for name, column in judgement.columns.items():
            numbers[name][of_rule] = column
    frame = {name: rows[name] for name in CARRIED} | numbers | {
        "judged": judged, "hidden": False, "suppressed": "", "streak": streak, "status": status, "reason": reason,
        "tick_reason": tick_reason}
    assessments = pd.DataFrame({name: frame[name] for name in ASSESSMENT}, rows.index).astype(ASSESSMENT)
    return assessments.copy()       # in one block for each type, of which rows are selected in half the time


def _withheld(rows: pd.DataFrame, catalogue: Catalogue) -> Bools:
    """Whether the public may not see a figure: confidential, or a small count of people."""
    limits = {code: indicator.protection.hide_below for code, indicator in catalogue.indicators.items()
              if indicator.protection}
    limit = rows["indicator"].map(limits).fillna(0).to_numpy(np.float64)
    value = rows["value"].to_numpy(np.float64)
    return (value > 0) & (value < limit) | ~rows["conf_status"].isin(FREE).to_numpy(bool)


def _judged(rows: pd.DataFrame, indicator_texts: Texts, catalogue: Catalogue) -> Bools:
    """Whether a row is judged: a country's, or for an indicator of the world, the world's or its body's."""
    indicators = [indicator for indicator in catalogue.indicators.values() if indicator.role == "judged"]
    countries = [area.code for area in catalogue.areas if area.kind == "country"]
    of_countries = [indicator.id for indicator in indicators if indicator.judged_for == "countries"]
    single = rows["breakdown"].str.contains(f"{ACTIVITY}=", regex=False)        # a single activity is not a series
    areas = Texts(rows["ref_area"])
    judged = indicator_texts.among(of_countries) & areas.among(countries) & ~single.to_numpy(bool)
    for indicator in indicators:
        if indicator.judged_for == "world":
            judged |= indicator_texts.among([indicator.id]) & areas.among(judged_areas(indicator))
    return judged


def judged_areas(indicator: Indicator) -> list[str]:
    """The areas for which an indicator of the world is judged: its body, else the world."""
    return [indicator.body or WORLD]


def _among_marks(marks: pd.Series, wanted: Mark) -> Bools:
    """Whether each row carries a mark."""
    return among(marks, [mark for mark in marks.unique() if wanted in mark.split()])
