"""Areas beside each other on one indicator: a few of them compared, with what to be careful about; all by growth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from indicators.judging.methods import is_yearly
from indicators.judging.scoreboard import Scoreboard
from indicators.judging.sensitivity import BEST_FIRST
from indicators.judging.statistics.many import LIMITS, Funnel, error_of, nearest_first
from indicators.judging.variation import varies
from indicators.model import Amount, Indicator, Message, Origin, records
from indicators.model.marks import BOUNDS, NOT_JUDGED, breaks, marked
from indicators.statements.cells import figures_of, first_counted, remembered
from indicators.statements.finding import UNASSESSED
from indicators.statements.goals import progress

MOST_FIGURES = 2         # of one year that fit into a title
LISTED = ("one", "several")      # years, of more figures than that: the title leaves them to the sentence
FEWEST = 3               # growths of which a common one is told
SCALE = 0.9              # quantile of the sizes that is a whole bar: a few extremes do not make all others short
STEPS = 60               # points of each limit of a funnel


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Areas in the order given, which is not a ranking.

    ``rows`` are of Scoreboard.figures, of the chosen year or the newest, and whether ``stale``; None without a figure.
    ``title`` is the message, or what it is about where it lists figures. ``does_not`` says what compares with caution
    only.
    """

    indicator: str
    year: int | None
    message: Message
    title: Message
    rows: Mapping[str, Mapping[Any, Any] | None]
    does_not: tuple[Message, ...]


def indicators_to_compare(scoreboard: Scoreboard, goal_id: str, areas: Sequence[str]) -> list[str]:
    """A goal's indicators with a figure of any area: those with most areas first, judged before context."""
    figures = scoreboard.figures
    of_goal = figures[(figures["goal"] == goal_id) & figures["ref_area"].isin(list(areas))]
    known = of_goal.groupby("indicator", sort=False).agg(areas=("ref_area", "nunique"), judged=("judged", "any"))
    order = list(scoreboard.catalogue.indicators)
    return sorted(known.index, key=lambda code: (-known["areas"][code], not known["judged"][code], order.index(code)))


@remembered
def comparison(scoreboard: Scoreboard, indicator: str, areas: Sequence[str], year: int | None,
               today_year: int) -> Comparison:
    """Areas on one indicator, in a year or (None) with the newest figure of each."""
    figures, definition = figures_of(scoreboard, areas, None), scoreboard.catalogue.indicators[indicator]
    figures = figures[figures["indicator"] == indicator].assign(stale=figures["year"] < first_counted(today_year))
    chosen = figures if year is None else figures[figures["year"] == year]
    newest = {row["ref_area"]: row for row in records(chosen.sort_values("year"))}
    rows = [newest[area] for area in areas if area in newest]
    message = _message(scoreboard, definition, rows, year)
    title = Message(code="compare.title", values=message.values) if message.values.get("period") in LISTED else message
    return Comparison(indicator=indicator, year=year, message=message, title=title,
                      rows={area: newest.get(area) for area in areas},
                      does_not=tuple(_cautions(scoreboard, definition, rows, figures)))


def _message(scoreboard: Scoreboard, indicator: Indicator, rows: Sequence[Mapping[Any, Any]], year: int | None
             ) -> Message:
    """How many areas meet the goal, or improve; else their figures, in no order of theirs; else who has one.

    Stale statuses do not count, unless their year is chosen: then there may be none though the chart has earlier ones.
    """
    assessed = pd.DataFrame([row for row in rows if row["status"] not in ("", *UNASSESSED)
                             and (year is not None or not row["stale"])])
    if len(assessed) > 1:
        return progress(scoreboard, assessed, scoreboard.catalogue.goal_of[indicator.id])
    visible = [row for row in rows if row["value"] == row["value"]]
    if len(visible) > 1:
        years = {int(row["year"]) for row in visible}
        period = "several" if len(years) > 1 else "two" if len(visible) == MOST_FIGURES else "one"
        figures = [Message(code="compare.figure", values={
            "ref_area": row["ref_area"], "amount": Amount(row["value"], indicator.id, row["marks"], "bare"),
            "year": int(row["year"]), "period": period}) for row in visible]
        return Message(code="compare.figures", values={
            "indicator": indicator.id, "year": min(years), "period": period, "figures": figures})
    return Message(code="compare.shown", values={
        "indicator": indicator.id, "areas": tuple(row["ref_area"] for row in rows), "count": len(rows),
        "year": year or 0, "period": "year" if year else "newest"})


def _cautions(scoreboard: Scoreboard, indicator: Indicator, rows: Sequence[Mapping[Any, Any]],
              of_indicator: pd.DataFrame) -> list[Message]:
    """What is comparable with caution only, beyond what the table of figures shows."""
    messages = [Message(code="text", values={"text": indicator.caution})] if indicator.caution and rows else []
    areas_by_reason = {"hidden": of_indicator["hidden"], "public": of_indicator["origin"] == Origin.PUBLIC,
                       "break": breaks(of_indicator)}
    messages += [Message(code="compare.caution", values={"why": why, "areas": tuple(sorted(areas))})
                 for why, rows_of_it in areas_by_reason.items()
                 if (areas := set(of_indicator["ref_area"][np.asarray(rows_of_it, bool)]))]
    if not indicator.stages and len(rows) > 1:
        countries = all(scoreboard.catalogue.area[row["ref_area"]].kind == "country" for row in rows)
        counted = indicator.measure in ("flow", "stock")
        messages.append(Message(code="compare.differ", values={
            "what": "bodies" if not countries else "counts" if counted else "ways"}))
    return messages


@dataclass(frozen=True)
class Growths:
    """Growth a year of the countries that have one on an indicator.

    ``rows`` are of ASSESSMENT, by status, then by the intervals' ends nearer to the goal, with ``size`` (mean figure of
    the window) and ``outside`` (the widest of LIMITS outside which a growth is, 0 for none). ``limits`` of a funnel,
    by confidence, have ``size``, ``low`` and ``high``; None where the figures are not counts, or too few.
    """

    rows: pd.DataFrame
    goal: float | None                     # growth that the goal requires of all; None where they differ
    common: float = float("nan")
    limits: Mapping[float, pd.DataFrame] | None = None


def growths(rows: pd.DataFrame, scoreboard: Scoreboard, indicator: Indicator) -> Growths | None:
    """The growths of rows of ASSESSMENT, one a country; None without one, and where the goal is no change a year."""
    known = rows[rows["growth"].notna() & ~rows["hidden"]]
    if known.empty or not is_yearly(indicator):
        return None
    known = known.assign(size=window_means(scoreboard, known), outside=0.0)
    growth, low, high, freedom, size, target = (known[name].to_numpy() for name in (
        "growth", "growth_low", "growth_high", "freedom", "size", "target"))
    limits, common = None, float("nan")
    if varies(indicator) == "cases" and len(known) >= FEWEST:
        funnel = Funnel.of(np.log1p(growth), error_of(low, high, freedom), size)
        common, sizes = float(np.expm1(funnel.common)), np.geomspace(size.min() / 1.2, size.max() * 1.2, STEPS)
        limits = {confidence: pd.DataFrame(dict(zip(("size", "low", "high"), (
            sizes, *funnel.limits(sizes, confidence)), strict=True))) for confidence in LIMITS}
        for confidence in LIMITS:
            known.loc[funnel.outside(growth, size, confidence), "outside"] = confidence
    order = nearest_first(low, high, target, -1 if target[0] < 0 else 1)
    known = known.iloc[order].sort_values("status", key=places, kind="stable").reset_index(drop=True)
    return Growths(known, float(target[0]) if len(set(target)) == 1 else None, common, limits)


def places(statuses: pd.Series) -> pd.Series:
    """The place of each status from best to worst; an activity, which has none, is last."""
    return statuses.map(BEST_FIRST.index)


def window_means(scoreboard: Scoreboard, rows: pd.DataFrame) -> pd.Series:
    """The mean of the comparable figures in the window of rows of one indicator, with their index; NaN without one."""
    totals = scoreboard.assessments[scoreboard.rows_of("indicator", rows["indicator"].unique())
                                    & scoreboard.rows_of("breakdown", [""])]
    firm = totals[totals["value"].notna() & ~marked(totals["marks"], *NOT_JUDGED, *BOUNDS)]
    windows = rows[["ref_area", "year", "window_since"]].assign(row=rows.index)
    both = windows.merge(firm[["ref_area", "year", "value"]], on="ref_area", suffixes=("", "_of_figure"))
    inside = both[both["year_of_figure"].between(both["window_since"], both["year"])]
    return inside.groupby("row")["value"].mean().reindex(rows.index)


def bar_lengths(rows: pd.DataFrame, indicator: Indicator) -> pd.Series:
    """The figure of each row of ASSESSMENT, or its growth where the goal is one, as a share of the largest, from -1 to
    1; NaN where it is unknown or hidden.
    """
    numbers = rows["growth" if is_yearly(indicator) else "value"].where(~rows["hidden"].astype(bool))
    scale = numbers.abs().quantile(SCALE) or numbers.abs().max()
    return (numbers / scale).clip(-1, 1)
