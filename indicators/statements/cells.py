"""One cell for each area and goal, the basis of all statements."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from indicators.judging.scoreboard import Scoreboard
from indicators.judging.statistics.series import Ints
from indicators.model import KEY, Mark, Message, Status
from indicators.statements.activities import EARLIER, earlier
from indicators.statements.answers import remembered
from indicators.statements.certainties import certainty_of

FRESH_YEARS = 3          # older figures are shown without the colour of their status

STALE, NOT_REPORTED = "stale", "not_reported"     # parts of a group without a status that counts
OTHER_INDICATOR = "other_indicator"
SOME, ZERO = "some", "zero"                       # of activities, which have no status

INVENTED = Message(code="box.invented")           # among sentences whose figures are invented

CELLS = ["ref_area", "goal"]     # keys of a cell
CELL = ["ref_area", "goal", "indicator", "year", "value", "change", "target", "met", "status", "reason", "marks",
        "hidden", "suppressed", "others", "stale", "away", "away_year", "away_stale", "coded", "origin", "certainty",
        "claim_p", "would_be", "part", *EARLIER]
CHOSEN_FROM = [*KEY, "goal", "value", "change", "target", "met", "status", "reason", "marks", "hidden", "suppressed",
               "coded", "origin", "judged", "headline"]


@remembered
def cells(scoreboard: Scoreboard, areas: Sequence[str], year: int | None, today_year: int) -> pd.DataFrame:
    """Frame of CELL: a row for each area and goal with a judged figure, sorted by area and goal.

    The indicator is the first in the goal's headline order with a figure in ``year``; None takes each indicator's
    newest year. ``others`` counts other judged indicators with a figure; ``away`` those of them that move away where
    the cell's own status does not; ``away_year`` is the newest year of these. ``certainty``, ``claim_p`` and
    ``would_be`` are those of CERTAINTY, EARLIER those of an activity. ``part`` is the part of the areas to which a cell
    belongs: its status or, of an activity, SOME or ZERO; STALE; OTHER_INDICATOR than the goal's lead indicator, the
    most frequent one.
    """
    figures = scoreboard.figures.loc[rows_of(scoreboard, areas, year), CHOSEN_FROM]
    newest = figures[figures["judged"]].sort_values("year", kind="stable").drop_duplicates(
        ["ref_area", "indicator"], keep="last")
    chosen = newest[newest["headline"].notna()].sort_values(["ref_area", "goal", "headline"]).drop_duplicates(CELLS)
    sure = certainty_of(scoreboard, chosen)
    found = chosen.assign(**_others(newest, newest.index.get_indexer(chosen.index)),
                          **{name: sure[name] for name in ("certainty", "claim_p", "would_be")})
    fresh = (today_year - FRESH_YEARS) if year is None else year      # figures of a chosen year are what is asked for
    found = found.assign(stale=found["year"] < fresh, away_stale=found["away_year"] < fresh,
                         **earlier(scoreboard, found))
    return found.assign(part=_part(found))[CELL].reset_index(drop=True)


def lead_indicator(cells_of_goal: pd.DataFrame) -> str:
    """The indicator of most cells of a goal, of those that are not stale if there are any; "" without cells."""
    fresh = cells_of_goal[~cells_of_goal["stale"]]
    modes = (fresh if len(fresh) else cells_of_goal)["indicator"].mode()
    return str(modes.iloc[0]) if len(modes) else ""


def _part(found: pd.DataFrame) -> np.ndarray:
    """The part of a goal's areas to which each cell belongs."""
    leads = {goal: lead_indicator(rows) for goal, rows in found.groupby("goal")}
    return np.select(
        [found["stale"], found["indicator"] != found["goal"].map(leads), found["status"] != "", found["value"] > 0],
        [STALE, OTHER_INDICATOR, found["status"], SOME], ZERO)


def _others(newest: pd.DataFrame, chosen: Ints) -> dict[str, Ints]:
    """Of the cells of chosen rows: how many others there are, how many of them move away, and the newest year of these.
    """
    (area, areas), (goal, goals) = (newest[name].array.factorize() for name in ("ref_area", "goal"))
    cell, number = area * len(goals) + goal, len(areas) * len(goals)
    moving = (newest["status"] == Status.MOVING_AWAY).to_numpy(bool)
    other = np.ones(len(newest), bool)
    other[chosen] = False
    away, year = other & moving, np.zeros(number, np.int64)
    np.maximum.at(year, cell[away], newest["year"].to_numpy()[away])
    own = cell[chosen]
    return {"others": np.bincount(cell[other], minlength=number)[own],
            "away": np.where(moving[chosen], 0, np.bincount(cell[away], minlength=number)[own]),
            "away_year": year[own]}


def figures_of(scoreboard: Scoreboard, areas: Sequence[str], year: int | None) -> pd.DataFrame:
    """Figures of some areas, of one year or (None) of all."""
    return scoreboard.figures[rows_of(scoreboard, areas, year)]


def rows_of(scoreboard: Scoreboard, areas: Sequence[str], year: int | None) -> pd.Series:
    """Which of the scoreboard's figures are of some areas, of one year or (None) of all."""
    figures = scoreboard.figures
    wanted = figures["ref_area"].isin(list(areas))
    return wanted if year is None else wanted & (figures["year"] == year)


def is_invented(messages: Iterable[Message]) -> bool:
    """Whether sentences are of invented figures, so that they begin with a warning where they are copied."""
    return INVENTED in messages


def when(row: Mapping[Any, Any]) -> Message | int:
    """The year of a row with ``period_start``, "" or absent where the period is the calendar year."""
    first, last = row.get("period_start", "")[:4], int(row["year"])
    if Mark.UNCERTAIN not in row["marks"].split() or first in ("", str(last)):
        return last
    return Message(code="box.years", values={"since": int(first), "by": last,
                                             "kind": "two" if last - int(first) == 1 else "more"})
