"""Numbers in a step of arithmetic, with enough decimals for the reader to verify it."""

from collections.abc import Mapping
from typing import Any

from indicators.model import Catalogue
from indicators.wording.goal_path import gap
from indicators.wording.numbers import MINUS, number, per_cent
from indicators.wording.periods import span


def of_a_step(key: str, amount: float, values: Mapping[str, Any], catalogue: Catalogue | None) -> str:
    """A number in a step of arithmetic: a gap in units, a time, a limit, or a bare number."""
    if key == "gap" and catalogue is not None:
        return gap(amount, catalogue.indicators[values["indicator"]], catalogue, of=str(values.get("gap_from", "")))
    if key == "span":
        return span(amount)
    if key == "limit":
        return _digits_to_tell_apart(amount, float(values.get("figure", amount)))
    return number(amount, 8)


def asked_share(share: float) -> str:
    """The change that a step requires, with enough decimals to verify the arithmetic: "+0.448 %"."""
    sign = ("+" if share > 0 else MINUS) if share else ""
    return per_cent(f"{sign}{number(abs(share) * 100, 3)}")


def _digits_to_tell_apart(limit: float, figure: float) -> str:
    """A limit with as many decimals as are needed to show on which side of the figure it is."""
    decimals = 2 if abs(limit) >= 1000 else 4
    while decimals < 9 and (round(limit, decimals) > figure, round(limit, decimals) < figure) != (
            limit > figure, limit < figure):
        decimals += 1
    return number(limit, decimals)
