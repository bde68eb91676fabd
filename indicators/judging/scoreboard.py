"""Scoreboard: observations judged by the rules of a catalogue."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from indicators.judging import methods
from indicators.judging.certainty import certainty
from indicators.judging.statistics.series import Bools, Ints, Series, in_order
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
    keys_of,
    share_texts,
)
from indicators.model.marks import BOUNDS, FREE, SERIES, WITH_VALUE, marked
from indicators.warehouse.snapshot import Snapshot

FIGURE = ["ref_area", "indicator", "year"]     # of a total
SOURCES = ["period_start", "period_end", "source_title", "source_url", "note", "note_withheld"]
UNCERTAIN = tuple("" if kind == "str" else float("nan") for kind in CERTAINTY.values())
CARRIED = ["indicator", "ref_area", "year", "breakdown", "value", "absence", "marks"]


@dataclass(frozen=True)
class Scoreboard:
    """Figures and their assessments by indicator, area, breakdown and year; codes and values only."""

    assessments: pd.DataFrame   # ASSESSMENT, a row for every observation; context rows have no status
    observations: pd.DataFrame  # the same rows as OBSERVATION, with from_page (its source is a web page), and the
                                # columns of disclosure.py
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
        coded = marked(figures["marks"], Mark.CODED)
        goals = figures["indicator"].map(self.catalogue.goal_of).astype("str")
        headline = figures["indicator"].map({code: indicators[code].headline or np.nan for code in indicators})
        figures = figures.assign(
            previous_mark=self.previous_mark[rows], period_start=self.observations["period_start"][rows],
            period_end=self.observations["period_end"][rows], goal=goals, headline=headline.astype("float64"),
            coded=coded, origin=self._origin(figures, coded))
        return share_texts(figures, ["goal", "origin"]).copy()       # in one block for each type, as the assessments

    @cached_property
    def reporting_areas(self) -> frozenset[str]:
        """Areas with a figure that they reported themselves."""
        return frozenset(self.figures.loc[self.figures["origin"] == Origin.SENT, "ref_area"])

    def areas_with_most(self, areas: Iterable[str], goal: str, most: int) -> list[str]:
        """Those of some areas with most figures, judged ones first, on a goal or (``""``) on all."""
        figures = self.figures[self.figures["ref_area"].isin(list(areas))]
        figures = figures[figures["goal"] == goal] if goal else figures
        counts = figures.groupby("ref_area")["judged"].agg(["sum", "size"])
        return list(counts.sort_values(["sum", "size"], ascending=False).index[:most])

    @cached_property
    def certainty(self) -> pd.DataFrame:
        """Frame of CERTAINTY for each of the assessments, by KEY."""
        rows = self.assessments
        return certainty(rows, self.catalogue).set_axis(pd.MultiIndex.from_frame(rows[KEY]))

    def certainty_of(self, row: Mapping[Any, Any]) -> dict[str, Any]:
        """Fields of CERTAINTY of one row of the assessments."""
        fields = self._certain.get(tuple(row[name] for name in KEY), UNCERTAIN)
        return dict(zip(CERTAINTY, fields, strict=True))

    @cached_property
    def _certain(self) -> Mapping[Any, tuple[Any, ...]]:
        """The fields of CERTAINTY of each row that has some, by KEY."""
        rows = self.certainty[(self.certainty[["certainty", "changed"]] != "").any(axis=1)]
        return dict(zip(rows.index, keys_of(rows, list(CERTAINTY)), strict=True))

    def figures_at(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows of ``figures`` with the area, indicator and year of some rows, in their order."""
        return self._by_figure.loc[pd.MultiIndex.from_frame(rows[FIGURE])].reset_index()

    @cached_property
    def _by_figure(self) -> pd.DataFrame:
        return self.figures.set_index(FIGURE)

    def series(self, indicator: str, ref_area: str) -> pd.DataFrame:
        """ASSESSMENT of one indicator's totals in one area, by year, with previous_mark, period, source and note."""
        return self._with_sources.iloc[self._series_at.get((indicator, ref_area, ""), slice(0, 0))]

    @cached_property
    def _with_sources(self) -> pd.DataFrame:
        sources = self.observations[SOURCES].assign(previous_mark=self.previous_mark)
        return pd.concat([self.assessments, sources], axis=1)

    @cached_property
    def previous_mark(self) -> pd.Series:
        """The mark of each row's previous_value that is no exact figure: approximate or a bound; "" for all others."""
        rows = self.assessments
        words = np.select([marked(rows["marks"], mark) for mark in WITH_VALUE[::-1]], WITH_VALUE[::-1], "")
        earlier = rows[[*SERIES, "year"]].assign(previous_mark=words)[words != ""]
        earlier = earlier.rename(columns={"year": "previous_year"}).astype({"previous_year": "float64"})
        after = rows[[*SERIES, "previous_year"]].merge(earlier, "left", [*SERIES, "previous_year"])
        return after["previous_mark"].fillna("").astype("str").set_axis(rows.index)

    @cached_property
    def _numbered(self) -> dict[str, tuple[Ints, pd.Index]]:
        """Each column of SERIES as integer codes, with the texts that they index."""
        return {name: pd.factorize(self.assessments[name]) for name in SERIES}

    def rows_of(self, column: str, texts: Iterable[str]) -> Bools:
        """Rows of the frames with one of the texts in a column of SERIES."""
        numbers, distinct = self._numbered[column]
        return distinct.isin(list(texts))[numbers]

    def rows_of_series(self, indicators: Iterable[str], ref_area: str, breakdown: str = "") -> Bools:
        """Rows of the frames of some indicators' series in one area; of the totals unless a breakdown is given."""
        of_area = self.rows_of("ref_area", [ref_area])
        return self.rows_of("indicator", indicators) & of_area & self.rows_of("breakdown", [breakdown])

    @cached_property
    def _series_at(self) -> Mapping[Any, slice]:
        """Slices of each series, whose rows are adjacent."""
        indices: Mapping[Any, Any] = self.assessments.groupby(SERIES).indices
        return {key: slice(rows[0], rows[-1] + 1) for key, rows in indices.items()}

    def _origin(self, figures: pd.DataFrame, coded: Bools) -> np.ndarray:
        """An Origin for each figure. A country reports in a file; what has a web page as its source was read there."""
        known = self.catalogue.indicators.values()
        of_country = _of(figures, (indicator.id for indicator in known if indicator.provider == "country"))
        from_page = self.observations["from_page"].loc[figures.index].to_numpy(bool)
        return np.select([coded, ~of_country, from_page], [Origin.CODED, Origin.OTHERS, Origin.PUBLIC], Origin.SENT)


def judge(observations: pd.DataFrame, catalogue: Catalogue) -> Scoreboard:
    """Judge every row of OBSERVATION by its indicator's rule, for each year that has a figure; a pure function.

    Rows whose indicator, area or breakdown the catalogue does not judge are context: no status. Raises errors.Refusal
    (rule.*) for a rule in the catalogue that this program does not know.
    """
    rows = in_order(observations)
    from_page = rows["source_url"].str.startswith(("http://", "https://"))        # also of what is hidden afterwards
    carried = rows.assign(hidden=False, suppressed="", note_withheld=False, from_page=from_page)
    return Scoreboard(_assess(rows, catalogue), carried, catalogue)


def read(snapshot: Snapshot, version: int, breakdown: str | None = None) -> Scoreboard:
    """The scoreboard of a data version; of all areas, since a country's figures are judged beside the others'.

    Of every breakdown (None) or of one, ``""`` the totals: each is judged by itself.
    """
    return judge(snapshot.observations(version=version, breakdown=breakdown), snapshot.catalogue(version))


def _assess(rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Frame of ASSESSMENT for sorted rows."""
    indicators = catalogue.indicators.values()
    cases = _of(rows, (indicator.id for indicator in indicators if varies(indicator) == "cases"))
    shares = _of(rows, (indicator.id for indicator in indicators if indicator.measure == "share"))
    series, judged = Series.of(rows, cases, shares, _withheld(rows, catalogue)), _judged(rows, catalogue)
    numbers = {name: np.full(len(rows), np.nan) for name, kind in ASSESSMENT.items()
               if kind == "float64" and name != "value"}
    status, reason, tick_reason = (pd.Series("", rows.index) for _ in range(3))
    streak = np.zeros(len(rows), np.int64)
    for goal, sign, codes in methods.by_rule(catalogue):
        of_rule = judged & _of(rows, codes)
        if not of_rule.any():
            continue
        judgement = goal.judge(goal.with_common_variance(series.take(of_rule)), sign)
        status[of_rule], reason[of_rule], streak[of_rule] = judgement.status, judgement.reason, judgement.streak
        if judgement.tick_reason is not None:
            tick_reason[of_rule] = judgement.tick_reason
        for name, column in judgement.columns.items():
            numbers[name][of_rule] = column
    numbers["pace"][marked(rows["marks"], *BOUNDS)] = np.nan         # nobody knows how far a bound is from another
    frame = {name: rows[name] for name in CARRIED} | numbers | {
        "judged": judged, "hidden": False, "suppressed": "", "streak": streak, "status": status, "reason": reason,
        "tick_reason": tick_reason}
    assessments = pd.DataFrame({name: frame[name] for name in ASSESSMENT}, rows.index).astype(ASSESSMENT)
    assessments = share_texts(assessments, ["status", "reason", "tick_reason"])
    return assessments.copy()       # in one block for each type, of which rows are selected in half the time


def _withheld(rows: pd.DataFrame, catalogue: Catalogue) -> Bools:
    """Whether the public may not see a figure: confidential, or a small count of people."""
    limits = {code: indicator.protection.hide_below for code, indicator in catalogue.indicators.items()
              if indicator.protection}
    limit = rows["indicator"].map(limits).fillna(0).to_numpy(np.float64)
    value = rows["value"].to_numpy(np.float64)
    return (value > 0) & (value < limit) | ~rows["conf_status"].isin(FREE).to_numpy(bool)


def _judged(rows: pd.DataFrame, catalogue: Catalogue) -> Bools:
    """Whether a row is judged: a country's, or for an indicator of the world, the world's or its body's."""
    indicators = [indicator for indicator in catalogue.indicators.values() if indicator.role == "judged"]
    countries = [area.code for area in catalogue.areas if area.kind == "country"]
    of_countries = _of(rows, (indicator.id for indicator in indicators if indicator.judged_for == "countries"))
    single = rows["breakdown"].str.contains(f"{ACTIVITY}=", regex=False)        # a single activity is not a series
    judged: Bools = of_countries & (rows["ref_area"].isin(countries) & ~single).to_numpy(bool)
    for indicator in indicators:
        if indicator.judged_for == "world":
            judged |= _of(rows, [indicator.id]) & rows["ref_area"].isin(judged_areas(indicator)).to_numpy(bool)
    return judged


def _of(rows: pd.DataFrame, indicators: Iterable[str]) -> Bools:
    """Whether a row is of one of some indicators."""
    return rows["indicator"].isin(list(indicators)).to_numpy(bool)


def judged_areas(indicator: Indicator) -> list[str]:
    """The areas for which an indicator of the world is judged: its body, else the world."""
    return [indicator.body or WORLD]
