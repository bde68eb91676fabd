"""Variation: how an indicator's figures vary by chance."""

from indicators.judging import methods
from indicators.model import Indicator


def varies(indicator: Indicator) -> str:
    """How an indicator's figures may vary by chance: as cases, share, trend or none, as declared or as its rule
    suggests.

    Running totals are not cases: a total includes that of the year before, so the two are not independent. Nor are
    decisions, such as campaigns, of which a country runs as many as possible, or a set number a year.
    """
    if indicator.chance:
        return indicator.chance
    method = methods.method_of(indicator)
    if indicator.stages or method is not None and method.counted:
        return "none"
    if method is not None and method.by_chance and indicator.measure == "flow" and indicator.whole:
        return "cases"
    return "share" if indicator.denominator else "trend"
