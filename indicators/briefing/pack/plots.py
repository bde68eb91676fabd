"""Native charts of figures: what a slide's chart shows, as numbers that its readers can edit."""

from collections.abc import Sequence

import pandas as pd

from indicators import wording
from indicators.briefing.pack.content import Line, Plot
from indicators.charts.curve import goal_paths, plain
from indicators.charts.goal_lines import GoalLine, in_unit
from indicators.charts.mark_texts import broken
from indicators.model import Catalogue, Indicator, records
from indicators.wording import say

FARTHEST = 15            # years after the last figure up to which a goal's year is drawn


def series_plot(rows: pd.DataFrame, indicator: Indicator, catalogue: Catalogue, goal: GoalLine | None) -> Plot | None:
    """Lines over the years: the values, interrupted by gaps and breaks, the goal, and the path to it.

    ``rows`` are ASSESSMENT of one indicator and area, with hidden values already gone. None without a value.
    """
    known = rows[rows["value"].notna()].sort_values("year")
    if known.empty:
        return None
    paths = [path for path in goal_paths(known) if path.nunique() > 1] if wording.gaps_from(indicator) == "path" else []
    years = _years(known, goal, paths)
    lines = [*_values(known, indicator, catalogue, years)]
    if goal:
        start = goal.since or years[0]
        lines.append(Line(goal.name, tuple(plain(goal.value) if year >= start else None for year in years), "goal",
                          say("pack.goal_label", name=goal.name, value=in_unit(goal.value, indicator, catalogue))))
    lines += [Line(say("pack.path", since=int(path.index[0])), tuple(
        plain(path[year]) if year in path.index else None for year in years), "path") for path in paths[-1:]]
    unit = "" if indicator.stages else wording.text(catalogue.units.get(indicator.unit, ""))
    return Plot("lines", tuple(map(str, years)), tuple(lines), indicator.decimals, unit,
                stages=max(indicator.stages, default=0))


def _years(known: pd.DataFrame, goal: GoalLine | None, paths: Sequence["pd.Series[float]"]) -> list[int]:
    """Every year from the first to the last of figures, path and goal."""
    last = int(known["year"].max())
    first = min([int(known["year"].min()), *(int(path.index[0]) for path in paths)])
    if goal and goal.year and last < goal.year <= last + FARTHEST:
        last = goal.year
    return list(range(first, last + 1))


def _values(known: pd.DataFrame, indicator: Indicator, catalogue: Catalogue, years: Sequence[int]) -> list[Line]:
    """A line for each stretch between breaks, the last with its newest value as label."""
    breaks = [year for year in broken(known) if year > int(known["year"].min())]
    title, lines = wording.text(indicator.title), list[Line]()
    for since, until in zip([years[0], *breaks], [*breaks, years[-1] + 1], strict=True):
        own = known[(known["year"] >= since) & (known["year"] < until)]
        value = dict(zip(own["year"].tolist(), own["value"].tolist(), strict=True))
        name = title if since == years[0] else say("pack.after_break", indicator=title, year=int(since))
        lines.append(Line(name, tuple(plain(value[year]) if year in value else None for year in years)))
    last = records(known[-1:])[0]
    label = wording.value(last["value"], indicator, catalogue, last["marks"])
    return [*lines[:-1], Line(lines[-1].name, lines[-1].values, "values", label)]
