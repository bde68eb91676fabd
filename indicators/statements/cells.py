"""One cell for each area and goal, the basis of all statements."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from indicators.judging.scoreboard import Scoreboard
from indicators.model import Mark, Message, Status
from indicators.statements.answers import remembered
from indicators.statements.certainties import EARLIER, certainty_of, earlier

FRESH_YEARS = 3          # older figures are shown without the colour of their status

STALE, NOT_REPORTED = "stale", "not_reported"     # parts of a group without a status that counts
OTHER_INDICATOR = "other_indicator"
SOME, ZERO = "some", "zero"                       # of activities, which have no status

INVENTED = Message(code="box.invented")           # among sentences whose figures are invented

CELLS = ["ref_area", "goal"]     # keys of a cell
CELL = ["ref_area", "goal", "indicator", "year", "value", "change", "target", "met", "status", "reason", "marks",
        "hidden", "suppressed", "others", "stale", "away", "away_year", "coded", "origin", "certainty", "doubt",
        "would_be", "part", *EARLIER]


@remembered
def cells(scoreboard: Scoreboard, areas: Sequence[str], year: int | None, today_year: int) -> pd.DataFrame:
    """Frame of CELL: a row for each area and goal with a judged figure, sorted by area and goal.

    The indicator is the first in the goal's headline order with a figure in ``year``; None takes each indicator's
    newest year. ``others`` counts other judged indicators with a figure; ``away`` those of them that move away where
    the cell's own status does not; ``away_year`` is the newest year of these. ``certainty``, ``doubt`` and
    ``would_be`` are those of CERTAINTY, EARLIER those of an activity. ``part`` is the part of the areas to which a cell
    belongs: its status or, of an activity, SOME or ZERO; STALE; OTHER_INDICATOR than the goal's lead indicator, the
    most frequent one.
    """
    figures = figures_of(scoreboard, areas, year)
    newest = figures[figures["judged"]].sort_values("year", kind="stable").drop_duplicates(
        ["ref_area", "indicator"], keep="last")
    found = newest[newest["headline"].notna()].sort_values([*CELLS, "headline"]).drop_duplicates(CELLS)
    others = newest.drop(found.index)
    is_away = others["status"] == Status.MOVING_AWAY
    counts = pd.DataFrame({"others": others.groupby(CELLS).size(), "away": is_away.groupby([
        others[name] for name in CELLS]).sum(), "away_year": others[is_away].groupby(CELLS)["year"].max()})
    counts = counts.reindex(pd.MultiIndex.from_frame(found[CELLS])).fillna(0).astype("int64").set_axis(found.index)
    found = found.assign(**counts, **certainty_of(scoreboard, found)[["certainty", "doubt", "would_be"]],
                         **earlier(scoreboard, found))
    found["away"] = found["away"].where(found["status"] != Status.MOVING_AWAY, 0)
    found["stale"] = found["year"] < (today_year - FRESH_YEARS if year is None else year)
    leads = {goal: lead_indicator(rows) for goal, rows in found.groupby("goal")}
    found["part"] = np.select(
        [found["stale"], found["indicator"] != found["goal"].map(leads), found["status"] != "", found["value"] > 0],
        [STALE, OTHER_INDICATOR, found["status"], SOME], ZERO)
    return found[CELL].reset_index(drop=True)


def lead_indicator(cells_of_goal: pd.DataFrame) -> str:
    """The indicator of most cells of a goal, of those that are not stale if there are any; "" without cells."""
    fresh = cells_of_goal[~cells_of_goal["stale"]]
    modes = (fresh if len(fresh) else cells_of_goal)["indicator"].mode()
    return str(modes.iloc[0]) if len(modes) else ""


def figures_of(scoreboard: Scoreboard, areas: Sequence[str], year: int | None) -> pd.DataFrame:
    """Figures of some areas, of one year or (None) of all."""
    figures = scoreboard.figures
    return figures[figures["ref_area"].isin(list(areas)) & (year is None or figures["year"] == year)]


def when(row: Mapping[Any, Any]) -> Message | int:
    """The year of a row with ``period_start``, "" or absent where the period is the calendar year."""
    first, last = row.get("period_start", "")[:4], int(row["year"])
    if Mark.UNCERTAIN not in row["marks"].split() or first in ("", str(last)):
        return last
    return Message(code="box.years", values={"since": int(first), "by": last,
                                             "kind": "two" if last - int(first) == 1 else "more"})
