"""Revisions: the figures that have been changed since they were first saved."""

from collections.abc import Mapping

import pandas as pd

from indicators.model import Catalogue

FIGURE = ["indicator", "ref_area", "year"]


def revised_figures(vintages: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Totals whose value now differs from the ``first``, saved at ``first_at``, with the ``current`` one; newest first.

    ``vintages``: a frame of VINTAGE. Left out are figures without a value now, which were withdrawn or are no longer
    shown, and indicators and areas that the catalogue lacks.
    """
    known = vintages[vintages["indicator"].isin(list(catalogue.indicators))
                     & vintages["ref_area"].isin(list(catalogue.area))].sort_values([*FIGURE, "since", "rank"])
    first = known[known["value"].notna()].drop_duplicates(FIGURE)
    first = first[[*FIGURE, "value", "since"]].rename(columns={"value": "first", "since": "first_at"})
    in_force = known[known["until"].isna()].sort_values("rank").drop_duplicates(FIGURE, keep="last")
    both = first.merge(in_force[[*FIGURE, "value"]].rename(columns={"value": "current"}), on=FIGURE)
    changed = both["current"].notna() & (both["first"] != both["current"])
    return both[changed].sort_values(["first_at", *FIGURE], ascending=[False, True, True, True])


def since_published(rows: pd.DataFrame, published: Mapping[tuple[str, int], float]) -> dict[int, float]:
    """The published values, by year, from which the values of a series now differ. ``rows`` are of ASSESSMENT."""
    now = rows[rows["value"].notna()]
    values = zip(now["indicator"], now["year"].tolist(), now["value"].tolist(), strict=True)
    return {year: published[code, year] for code, year, value in values if published.get((code, year), value) != value}
