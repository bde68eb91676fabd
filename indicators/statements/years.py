"""The year of a figure in a statement; where it is uncertain, all that it may be of."""

from collections.abc import Mapping
from typing import Any

from indicators.model import Mark, Message


def when(row: Mapping[Any, Any]) -> Message | int:
    """The year of a row with ``period_start``, "" or absent where the period is the calendar year."""
    first, last = row.get("period_start", "")[:4], int(row["year"])
    if Mark.UNCERTAIN not in row["marks"].split() or first in ("", str(last)):
        return last
    code = "box.either_year" if last - int(first) == 1 else "box.one_of_years"
    return Message(code=code, values={"since": int(first), "by": last})
