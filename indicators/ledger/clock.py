"""The machine's clock: whether it was set ahead while this process runs, or is behind the newest entry of a ledger.

Times of entries never go back, so one that was made with the clock ahead lasts.
"""

import time
from datetime import datetime

from indicators.errors import LedgerTrouble

SKEW = 300
"""Seconds that clocks of machines may differ by."""

FARTHEST = 86_400
"""Seconds by which it may have been set ahead, as it is after a virtual machine was paused."""


def _since_boot() -> float:
    """Seconds by a clock that nobody sets, and that goes on while the machine sleeps where the system has such a one.
    """
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


_START = time.time() - _since_boot()


def set_ahead_by() -> float:
    """Seconds by which the clock was set ahead since this process began; below zero where it was set back."""
    return time.time() - _since_boot() - _START


def behind(at: str) -> float:
    """Seconds by which the clock is behind the time of an entry; below zero where it is later, and for ""."""
    return datetime.fromisoformat(at).timestamp() - time.time() if at else -1.0


def trouble_with(ledger: str, at: str) -> LedgerTrouble | None:
    """What people must know of the clock where the newest entry of a ledger is of this time; None where it is right.

    Nothing may be written where it is "ledger.clock_ahead"; with "ledger.clock_behind" entries get the newest
    one's time.
    """
    if (seconds := set_ahead_by()) > FARTHEST:
        return LedgerTrouble("ledger.clock_ahead", ledger=ledger, days=round(seconds / 86_400))
    if behind(at) > SKEW:
        return LedgerTrouble("ledger.clock_behind", ledger=ledger, moment=at)
    return None
