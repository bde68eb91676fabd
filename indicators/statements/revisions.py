"""Revisions: how far figures have been changed since they were first published.

As in the revision analysis of OECD and Eurostat, a revision is the later value less the first; the mean revision shows
whether first values tend to be too low or too high, the mean absolute revision how far they move. In per cent they are
the sum of the revisions over the sum of the later values (the relative mean absolute revision of ESS quality reports):
that has a value where a first figure was zero, and small counts do not dominate it. Revisions of shares are in
percentage points.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.model import Catalogue

FIGURE = ["indicator", "ref_area", "year"]
LATER = pd.DateOffset(years=1)


@dataclass(frozen=True, kw_only=True)
class Measured:
    """Mean and mean absolute revision of some figures: as a share, or ``points`` of a share; NaN without figures."""

    figures: int
    revised: int
    mean: float
    mean_absolute: float


@dataclass(frozen=True, kw_only=True)
class Revised:
    """The revisions of an indicator's figures: within a year of their first publication, and to date."""

    indicator: str
    points: bool
    in_a_year: Measured
    to_date: Measured


def revisions(vintages: pd.DataFrame, until: pd.Timestamp) -> pd.DataFrame:
    """Each figure's first value and its ``first_at``, the value in force one year ``later``, and the ``current`` one.

    ``vintages``: a frame of VINTAGE. ``later`` is NaN until a year has passed. Left out are figures without a value
    now, which were withdrawn or are no longer shown, and those first published on the day of the last publication of
    all, which have had no occasion to be revised.
    """
    known = vintages[vintages["value"].notna()].sort_values([*FIGURE, "since", "rank"])
    first = known.drop_duplicates(FIGURE)[[*FIGURE, "value", "since"]].rename(
        columns={"value": "first", "since": "first_at"})
    newest = vintages["since"].max()
    first = first[first["first_at"].dt.normalize() < pd.Timestamp(newest).normalize()] if len(first) else first
    after = first["first_at"] + LATER
    every = vintages.merge(first.assign(after=after)[[*FIGURE, "after"]], on=FIGURE)
    due = every["after"] <= until
    found = first.merge(_in_force(every[due], every["after"][due]).rename("later"), on=FIGURE, how="left")
    current = _in_force(every, pd.Series(until, index=every.index)).dropna().rename("current")
    return found.merge(current, on=FIGURE)


def measured(found: pd.DataFrame, catalogue: Catalogue) -> tuple[Revised, ...]:
    """The revisions of each indicator in the catalogue's order, from a frame of ``revisions``; stages are left out."""
    by_code = dict(iter(found.groupby("indicator")))
    return tuple(
        Revised(indicator=code, points=indicator.measure == "share", in_a_year=_measured(by_code[code], "later",
                points=indicator.measure == "share"), to_date=_measured(by_code[code], "current",
                points=indicator.measure == "share"))
        for code, indicator in catalogue.indicators.items() if code in by_code and not indicator.stages)


def revised_figures(found: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Rows of ``revisions`` whose value was changed, newest first; only of indicators and areas in the catalogue."""
    known = found[found["indicator"].isin(list(catalogue.indicators)) & found["ref_area"].isin(list(catalogue.area))]
    moved = (known["first"] != known["current"]) | known["later"].notna() & (known["first"] != known["later"])
    return known[moved].sort_values(["first_at", *FIGURE], ascending=[False, True, True, True])


def since_published(rows: pd.DataFrame, published: Mapping[tuple[str, int], float]) -> dict[int, float]:
    """The published values, by year, from which the values of a series now differ. ``rows`` are of ASSESSMENT."""
    now = rows[rows["value"].notna()]
    found = {}
    for code, year, value in zip(now["indicator"], now["year"].tolist(), now["value"].tolist(), strict=True):
        was = published.get((code, year), value)
        if was != value:
            found[year] = was
    return found


def _in_force(every: pd.DataFrame, at: pd.Series) -> pd.Series:
    """The value of each figure at a time, which may differ by row: of those valid then, that of the highest rank."""
    valid = (every["since"] <= at) & ~(every["until"] <= at)
    return every[valid].sort_values("rank").drop_duplicates(FIGURE, keep="last").set_index(FIGURE)["value"]


def _measured(rows: pd.DataFrame, which: str, *, points: bool) -> Measured:
    """The revisions from the first value to another."""
    both = rows[rows[which].notna()]
    revision = (both[which] - both["first"]).to_numpy(np.float64)
    over = len(both) if points else float(both[which].abs().sum())
    mean, absolute = (float(total / over) if over else np.nan for total in (revision.sum(), np.abs(revision).sum()))
    return Measured(figures=len(both), revised=int((revision != 0).sum()), mean=mean, mean_absolute=absolute)
