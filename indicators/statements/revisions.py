"""Which figures differ from those last published."""

from collections.abc import Mapping

import pandas as pd


def since_published(rows: pd.DataFrame, published: Mapping[tuple[str, int], float]) -> dict[int, float]:
    """The published values, by year, from which the values of a series now differ. ``rows`` are of ASSESSMENT."""
    now = rows[rows["value"].notna()]
    values = zip(now["indicator"], now["year"].tolist(), now["value"].tolist(), strict=True)
    return {year: published[code, year] for code, year, value in values if published.get((code, year), value) != value}
