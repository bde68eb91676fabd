"""What is asked of a country for a year: its own indicators, each with the last figure that it gave."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from indicators.model import ACTIVITY, Absence, Catalogue, Indicator


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One row of a template. ``last`` is the newest OBSERVATION row before the year, None where there is none."""

    indicator: Indicator
    breakdown: str
    last: pd.Series | None


def asked_of(observations: pd.DataFrame, catalogue: Catalogue, ref_area: str, year: int) -> list[Asked]:
    """The rows for a country and a year, in the order of the goals, from a frame of OBSERVATION.

    Asked are the indicators that any country may send, and those of its own publishers that it has figures of; never a
    third party's. A part, such as women, is asked for where the country gave it in the year of its last total.
    """
    own = observations[(observations["ref_area"] == ref_area) & (observations["year"] < year)
                       & (observations["absence"] != Absence.RETRACTED)].sort_values("year")
    newest = own.drop_duplicates(["indicator", "breakdown"], keep="last")
    return [row for each in catalogue.indicators.values() if _is_own(each)
            for row in _rows(each, newest[newest["indicator"] == each.id])]


def _is_own(indicator: Indicator) -> bool:
    return indicator.provider == "country" and not indicator.body


def _rows(indicator: Indicator, newest: pd.DataFrame) -> Iterator[Asked]:
    """The total, then the parts of the newest year; joint activities differ from year to year and are no part."""
    if indicator.publisher and newest.empty:
        return
    total = newest[newest["breakdown"] == ""]
    yield Asked(indicator=indicator, breakdown="", last=None if total.empty else total.iloc[0])
    parts = newest[(newest["breakdown"] != "") & (newest["year"] == newest["year"].max())].sort_values("breakdown")
    for _, row in parts.iterrows():
        if not any(part.startswith(f"{ACTIVITY}=") for part in row["breakdown"].split(";")):
            yield Asked(indicator=indicator, breakdown=row["breakdown"], last=row)
