"""Schemas of the data frames: columns in order, with their types.

``KEY`` identifies an observation.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

# Text as Python strings: frames here are small, and on these pandas takes half the time that it does with Arrow's.
pd.set_option("mode.string_storage", "python")

ACTIVITY = "ACTIVITY"
"""Dimension of a breakdown for a joint activity: ``ACTIVITY=UNODC_2013`` is the same in every country's rows."""

KEY = ["indicator", "ref_area", "year", "breakdown"]

OBSERVATION: dict[str, str] = {
    "indicator": "str",      # code of the catalogue
    "ref_area": "str",       # code of the catalogue: ISO 3166-1 alpha-3, or a code of the codelist
    "year": "int64",         # TIME_PERIOD
    "breakdown": "str",      # "SEX=F", sorted, joined by ";"; "" is the total
    "value": "float64",      # OBS_VALUE in the catalogue's unit; NaN exactly where absence is not ""
    "absence": "str",        # an Absence, or ""
    "marks": "str",          # Mark codes, sorted, joined by a space; "" is none
    "conf_status": "str",    # CONF_STATUS, "" is free
    "period_start": "str",   # ISO date, "" where the period is the calendar year
    "period_end": "str",
    "source_title": "str",
    "source_url": "str",
    "note": "str",
}

ASSESSMENT: dict[str, str] = {
    "indicator": "str",
    "ref_area": "str",
    "year": "int64",
    "breakdown": "str",
    "value": "float64",
    "absence": "str",
    "marks": "str",
    "judged": "bool",            # False: context, never a status
    "hidden": "bool",            # suppressed for the public, with everything derived from it
    "suppressed": "str",         # the Suppression of a hidden figure, else ""
    "status": "str",             # a Status; "" where not judged
    "reason": "str",             # a Reason where status is not_assessed, else ""
    "target": "float64",         # required share a year, or value in the unit; NaN: no number
    "change": "float64",         # share by which the value differs from previous_value (0.1 is +10 %)
    "previous_year": "float64",  # the year compared with; NaN where no year is comparable
    "previous_value": "float64",
    "pace": "float64",           # average yearly change since the baseline, as a share
    "baseline_year": "float64",
    "baseline_value": "float64",
    "pace_needed": "float64",    # change a year that meets the goal from here, as a share; NaN: no number
    "path_value": "float64",     # value of the goal path from the baseline in this year, in the unit
    "gap": "float64",            # value - path_value, in the unit; the sign is not good or bad
    "reached_year": "float64",   # year in which today's pace meets the goal; NaN: met, never, or no deadline
    "streak": "int64",           # consecutive figures, up to this one, that met the goal
    "met": "float64",            # a yearly goal's tick: 1 met, 0 not met, NaN not assessable or another goal
    "tick_reason": "str",        # the Reason why a yearly goal has no tick, else ""
    "years_met": "float64",      # ticks met in the window, after its first year; NaN for other goals
    "years_assessed": "float64", # ticks met or not met there
    "window_since": "float64",   # first year of the window whose trend is tested; NaN where the rule tests none
    "window_figures": "float64", # comparable figures in the window
    "slope": "float64",          # trend of the window in the unit a year; NaN for a yearly goal, which has a growth
    "growth": "float64",         # growth a year of the window as a share, with its 95 % interval
    "growth_low": "float64",
    "growth_high": "float64",
    "growth_lately": "float64",  # of the window's last four figures
    "trend_p": "float64",        # two-sided p of slope or growth, under the hypothesis of no change
    "dispersion": "float64",     # variance that the interval allows for: of counts over their mean, else of logarithms
    "freedom": "float64",        # its degrees of freedom
    "common_variance": "float64",    # of all countries' windows of the year; NaN: too few for one
    "common_freedom": "float64",
}

SENSITIVITY: dict[str, str] = {
    "would_be": "str",           # the Status that one slightly different figure would give; "" where none does
    "changed": "str",            # what would be different: case, rounding, provisional or unusual; "" if nothing
    "changed_year": "float64",   # the year of that figure
    "changed_way": "str",        # more or less: how it would differ; "" without a provisional figure
}

CERTAINTY: dict[str, str] = {
    "certainty": "str",          # a Certainty; "" where no change is claimed
    "doubt": "str",              # of COULD_BE_CHANCE: chance, or one slightly different figure; "" of any other
    **SENSITIVITY,
}

OUTLOOK: dict[str, str] = {
    "year": "int64",
    "value": "float64",          # point forecast, in the unit
    "low": "float64",            # 80 % interval from low to high, if past trends continue
    "high": "float64",
    "path_value": "float64",     # goal path, NaN where there is none
}


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as dictionaries of Python values, like ``to_dict("records")``; six times as fast for a small frame."""
    columns = [str(name) for name in frame.columns]
    return [dict(zip(columns, values, strict=True)) for values in frame.to_numpy(dtype=object).tolist()]


def keys_of(rows: pd.DataFrame, names: Sequence[str] = KEY) -> Iterator[tuple[Any, ...]]:
    """The values of each row in some columns, by default those that identify an observation."""
    return zip(*(rows[name].tolist() for name in names), strict=True)


def share_texts(frame: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """The frame, in some columns of which equal texts are one object: a large one takes less memory."""
    return frame.astype(dict.fromkeys(names, "category")).astype(dict.fromkeys(names, "str"))


def matched(rows: pd.DataFrame, others: pd.DataFrame, on: Sequence[str] = KEY) -> NDArray[np.bool_]:
    """Which rows have a match in ``others``: a row with the same values in the columns ``on``."""
    keys, wanted = (pd.MultiIndex.from_frame(frame[list(on)]) for frame in (rows, others))
    return keys.isin(wanted)


def observations(rows: list[dict[str, Any]] | pd.DataFrame) -> pd.DataFrame:
    """Frame with OBSERVATION's columns, order and types; missing columns are filled with empty values."""
    frame = pd.DataFrame(rows)
    text, number = pd.array([""] * len(frame), dtype="str"), np.full(len(frame), np.nan)
    columns: dict[str, Any] = {name: frame[name] if name in frame else (number if kind == "float64" else text).copy()
                               for name, kind in OBSERVATION.items()}
    return pd.DataFrame({name: column if column.dtype == OBSERVATION[name] else column.astype(OBSERVATION[name])
                         for name, column in columns.items()}, frame.index, copy=isinstance(rows, pd.DataFrame))
