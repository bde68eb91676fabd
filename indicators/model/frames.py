"""The frames, which have one shape everywhere: their columns, in order, with their types.

``KEY`` is what makes an observation unique.
"""

from typing import Any

import pandas as pd

ACTIVITY = "ACTIVITY"
"""Dimension of a breakdown that names a joint activity: ``ACTIVITY=UNODC_2013`` is the same in every country's rows."""

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
    "hidden": "bool",            # value and all that follows from it withheld from this audience
    "status": "str",             # a Status; "" where not judged
    "reason": "str",             # a Reason where status is not_assessed, else ""
    "target": "float64",         # what the goal asks for: a share a year, or a value in the unit; NaN: no number
    "change": "float64",         # share by which the value differs from previous_value (0.1 is +10 %)
    "previous_year": "float64",  # the year compared with; NaN where none may be
    "previous_value": "float64",
    "pace": "float64",           # average change a year since the baseline, as a share
    "baseline_year": "float64",
    "baseline_value": "float64",
    "pace_needed": "float64",    # change a year that makes the goal from here, as a share; NaN: no number
    "path_value": "float64",     # value of the goal path from the baseline in this year, in the unit
    "gap": "float64",            # value - path_value, in the unit; its sign is the value's, not good or bad
    "reached_year": "float64",   # year in which today's pace makes the goal; NaN: made, never, or no deadline
    "streak": "int64",           # years in a row, up to this one, in which the goal was met
    "bridged": "bool",           # change is a yearly average over a gap of years, by the rule's own leave
}

EVIDENCE: dict[str, str] = {
    "test": "str",               # a Test; "" where there was none
    "untested": "str",           # of a judged row without a test: an Untested or a Reason
    "since": "float64",          # the year compared with; the first year of a trend
    "points": "int64",           # figures that the test looked at
    "p": "float64",              # how often chance alone gives so great a change, either way, where nothing changed
    "goal": "float64",           # change a year as a share; 0: any in the wanted direction
    "probability": "float64",    # that the underlying number changed by ``goal`` a year or more; NaN: not asked
    "low": "float64",            # 95 % interval of the change: of counts as a share, NaN: without end;
    "high": "float64",           # of shares in points
    "direction": "int64",        # of the change or the trend: 1 up, -1 down, 0 neither
}

OUTLOOK: dict[str, str] = {
    "year": "int64",
    "value": "float64",          # the middle of what is expected, in the unit
    "low": "float64",            # four in five lie between low and high, if the years go on as they went
    "high": "float64",
    "path_value": "float64",     # goal path, NaN where there is none
}


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as dictionaries of Python's own values: ``to_dict("records")`` of a small frame in half its time."""
    columns = [str(name) for name in frame.columns]
    return [dict(zip(columns, values, strict=True))
            for values in zip(*(frame[name].tolist() for name in frame.columns), strict=True)]


def observations(rows: list[dict[str, Any]] | pd.DataFrame) -> pd.DataFrame:
    """Frame of OBSERVATION's columns, order and types; columns left out are filled with nothing."""
    frame = pd.DataFrame(rows)
    for column, kind in OBSERVATION.items():
        if column not in frame:
            frame[column] = float("nan") if kind == "float64" else ""
    return frame[list(OBSERVATION)].astype(OBSERVATION)
