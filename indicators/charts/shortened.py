"""Cuts and marks bars so long that all others would look flat."""

import pandas as pd

CLIP = 4               # bars are cut at this multiple of the third quartile, so that one does not flatten all others
FEWEST = 4             # with fewer bars, none is cut


def cut_at(lengths: "pd.Series[float]") -> float:
    """The length at which the longest of some bars are cut, in their unit; infinite where none is."""
    quartile = float(lengths.abs().quantile(0.75))
    return CLIP * quartile if len(lengths) >= FEWEST and quartile > 0 else float("inf")


def cut(length: float, limit: float) -> float:
    """A length, at most ``limit`` on either side."""
    return max(-limit, min(limit, length))


def cut_mark(length: float, limit: float) -> str:
    """The mark after the label of a bar that is cut, on the side where it continues; "" for others."""
    if abs(length) <= limit:
        return ""
    return " »" if length > 0 else " «"
