"""A yearly goal: the statuses that rest on the growth of the window, and how a solid growth went on lately."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from indicators.judging.methods.trend_test import SOLID_BELOW
from indicators.model import Growth, Message, Status

GROWING = (Status.AHEAD, Status.ON_TRACK, Status.IMPROVING_BELOW, Status.NO_CLEAR_CHANGE, Status.MOVING_AWAY)
SMALL_BASE = 20          # mean of the window below which a change in per cent misleads
NO_MORE = 0.005          # growth a year that is none: no whole per cent


def is_solid(row: Mapping[Any, Any]) -> bool:
    """Whether chance seldom gives a growth as steep as that of the window."""
    return bool(row["trend_p"] < float(SOLID_BELOW))


def ended(row: Mapping[Any, Any]) -> str:
    """How a growth that is solid over the window went on in its last figures: slowed, stopped or turned; "" otherwise.
    """
    if row["status"] != Status.NO_CLEAR_CHANGE or not is_solid(row) or row["growth"] * row["target"] <= 0:
        return ""
    onwards = float(row["growth_lately"]) * np.sign(row["growth"])
    return "slowed" if onwards > NO_MORE else "turned" if onwards < -NO_MORE else "stopped"


def each_by_itself(target: float) -> Message:
    """That each country should reach the number by itself is a reading; NaN where the countries' numbers differ."""
    return Message(code="box.ours", values={"goal_size": "none"} if math.isnan(target) else {
        "goal": Growth(abs(target), target)})
