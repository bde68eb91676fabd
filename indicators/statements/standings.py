"""Where each country stands beside the others on one indicator, for a short bar beside its name."""

import pandas as pd

from indicators.judging import methods
from indicators.model import Indicator

SCALE = 0.9              # quantile of the sizes that is a whole bar: a few extremes do not make all others short


def standing_by(indicator: Indicator) -> str:
    """The column of ASSESSMENT by which countries are compared: growth or slope of the window, or value."""
    method = methods.method_of(indicator)
    return "value" if method is None or method.trend is None else "growth" if method.yearly else "slope"


def bar_lengths(rows: pd.DataFrame, column: str) -> pd.Series:
    """A column of each row of ASSESSMENT as a share of the largest, from -1 to 1; NaN where it is unknown or hidden."""
    numbers = rows[column].where(~rows["hidden"].astype(bool))
    scale = numbers.abs().quantile(SCALE) or numbers.abs().max()
    return (numbers / scale).clip(-1, 1)
