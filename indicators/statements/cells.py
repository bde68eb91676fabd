"""One cell for each area and goal, and how sure its status is: the basis of all statements.

Of an activity, which has no status, a cell has the country's own years before.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from indicators import wording
from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.model import CERTAINTY, KEY, Changed, Indicator, Mark, Message, Status
from indicators.model.marks import BOUNDS, NOT_JUDGED, marked

FRESH_YEARS = 3          # older figures do not count
YEARS = 5                # before an activity's
EARLIER = ["earlier_since", "earlier_by", "earlier_least", "earlier_most"]

STALE, NOT_REPORTED = "stale", "not_reported"     # parts of a group without a status that counts
OTHER_INDICATOR = "other_indicator"
SOME, ZERO = "some", "zero"                       # of activities, which have no status
INVENTED = Message(code="box.invented")           # among sentences whose figures are invented
CELLS = ["ref_area", "goal"]     # keys of a cell
CELL = ["ref_area", "goal", "indicator", "year", "period_start", "value", "change", "target", "met", "status",
        "reason", "marks", "hidden", "suppressed", "others", "stale", "away", "away_year", "coded", "origin",
        "certainty", "doubt", "would_be", "part", *EARLIER]

Question = TypeVar("Question", bound=Callable[..., Any])


def remembered(ask: Question) -> Question:
    """Decorate a function of a scoreboard, which then caches its answers, since every visitor of a page needs them."""

    @wraps(ask)
    def answer(scoreboard: Any, /, *positional: Any, **named: Any) -> Any:
        values = [tuple(value) if isinstance(value, list) else value for value in (*positional, *named.values())]
        question = (ask.__name__, *named, *values)
        if question not in scoreboard.answers:
            scoreboard.answers[question] = ask(scoreboard, *positional, **named)
        return scoreboard.answers[question]

    return answer  # type: ignore[return-value]


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
                         **earlier(scoreboard).reindex(pd.MultiIndex.from_frame(found[KEY])).set_axis(found.index))
    found["away"] = found["away"].where(found["status"] != Status.MOVING_AWAY, 0)
    found["stale"] = found["year"] < (first_counted(today_year) if year is None else year)
    leads = {goal: lead_indicator(rows) for goal, rows in found.groupby("goal")}
    found["part"] = np.select(
        [found["stale"], found["indicator"] != found["goal"].map(leads), found["status"] != "", found["value"] > 0],
        [STALE, OTHER_INDICATOR, found["status"], SOME], ZERO)
    return found[CELL].reset_index(drop=True)


def first_counted(today_year: int) -> int:
    """The first year of which a status counts and has its colour in a year: of an edition, in that of its release."""
    return today_year - FRESH_YEARS


def lead_indicator(cells_of_goal: pd.DataFrame) -> str:
    """The indicator of most cells of a goal, of those that are not stale if there are any; "" without cells."""
    fresh = cells_of_goal[~cells_of_goal["stale"]]
    modes = (fresh if len(fresh) else cells_of_goal)["indicator"].mode()
    return str(modes.iloc[0]) if len(modes) else ""


def figures_of(scoreboard: Scoreboard, areas: Sequence[str], year: int | None) -> pd.DataFrame:
    """Figures of some areas, of one year or (None) of all."""
    figures = scoreboard.figures
    return figures[figures["ref_area"].isin(list(areas)) & (year is None or figures["year"] == year)]


def certainty_of(scoreboard: Scoreboard, rows: pd.DataFrame) -> pd.DataFrame:
    """Frame of CERTAINTY for rows of the scoreboard's assessments, with the index of ``rows``."""
    texts, keys = {name: "" for name, kind in CERTAINTY.items() if kind == "str"}, pd.MultiIndex.from_frame(rows[KEY])
    return scoreboard.certainty.reindex(keys).fillna(texts).astype(CERTAINTY).set_axis(rows.index)


def with_certainty(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> dict[str, Any]:
    """A row of the scoreboard's assessments with its fields of CERTAINTY and, for an activity, of EARLIER."""
    before, key = earlier(scoreboard), tuple(row[name] for name in KEY)
    years = before.loc[key].to_dict() if key in before.index else dict.fromkeys(EARLIER, np.nan)
    return {**row, **scoreboard.certainty_of(row), **years}


def certainty_word(row: Mapping[Any, Any]) -> str:
    """Name of the certainty of a row with fields of CERTAINTY; "" where no change is claimed."""
    return wording.certainty(row["certainty"], chance=row["doubt"] != "figure")


def otherwise(row: Mapping[str, Any]) -> tuple[Message, ...]:
    """The status that a row would have if its own figure were slightly different; empty where none gives another, and
    without an unusual year, of which Finding.exceptions tell.
    """
    if not row["would_be"] or row["changed_year"] != row["year"] or row["changed"] == Changed.UNUSUAL:
        return ()
    kind = "own" if row["changed"] == Changed.PROVISIONAL else str(Changed(row["changed"]))
    return (Message(code="sensitivity", values={
        "kind": kind, "changed_way": row["changed_way"], "status": Status(row["would_be"]),
        "now": Status(row["status"]), "year": int(row["year"]), "unit_of_one": row["indicator"]}),)


def counts_activities(indicator: Indicator) -> bool:
    """Whether an indicator counts what was organised, which has no status."""
    return (method := methods.method_of(indicator)) is not None and method.counted and not method.has_number


@remembered
def earlier(scoreboard: Scoreboard) -> pd.DataFrame:
    """Columns EARLIER by KEY, of activities' totals: first and last year with a figure in the five before, least, most.

    Without those that have no such figure, or a hidden one, and those whose own year is uncertain.
    """
    counted = [code for code, one in scoreboard.catalogue.indicators.items() if counts_activities(one)]
    every = scoreboard.assessments[scoreboard.rows_of("indicator", counted) & scoreboard.rows_of("breakdown", [""])]
    before = every[~marked(every["marks"], *NOT_JUDGED, *BOUNDS)][["indicator", "ref_area", "year", "value", "hidden"]]
    pairs = every.loc[~marked(every["marks"], Mark.UNCERTAIN), KEY].merge(
        before, on=["indicator", "ref_area"], suffixes=("", "_before"))
    pairs = pairs[pairs["year_before"].between(pairs["year"] - YEARS, pairs["year"] - 1)]
    figures, hides = pairs[pairs["value"].notna()].groupby(KEY), pairs.groupby(KEY)["hidden"].any()
    spans = figures["year_before"].min(), figures["year_before"].max(), figures["value"].min(), figures["value"].max()
    found = pd.DataFrame(dict(zip(EARLIER, spans, strict=True))).astype(np.float64)
    return found[~hides.reindex(found.index)]
