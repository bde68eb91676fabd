"""Where each country stands beside the others on one indicator, for a short bar beside its name."""

import pandas as pd

from indicators.judging import methods
from indicators.model import Indicator

SCALE = 0.9              # quantile of the sizes that is a whole bar: a few extremes do not make all others short


def bar_lengths(rows: pd.DataFrame, indicator: Indicator) -> pd.Series:
    """Growth or trend of the window, or figure, of each row of ASSESSMENT as a share of the largest, from -1 to 1.

    Negative for a fall; NaN where there is none or it is hidden.
    """
    method = methods.method_of(indicator)
    column = "value" if method is None or method.trend is None else "growth" if method.yearly else "slope"
    numbers = rows[column].where(~rows["hidden"].astype(bool))
    scale = numbers.abs().quantile(SCALE) or numbers.abs().max()
    return (numbers / scale).clip(-1, 1)
