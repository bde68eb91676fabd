"""Data of native charts on slides, which readers can edit."""

from collections.abc import Iterable, Mapping

import pandas as pd

from indicators import wording
from indicators.briefing.pack.content import Line, Plot
from indicators.charts.curve import broken, goal_paths, hollow_key, is_hollow, plain
from indicators.charts.series import GoalLine, in_unit
from indicators.charts.theme import line_colours, status_colour
from indicators.model import Catalogue, Indicator, records
from indicators.statements import PARTS
from indicators.wording import say

MOST_BARS = 18           # countries with a bar each on a slide; more are counted by status
FARTHEST = 15            # a goal's year is drawn if at most this many years after the last figure


def years_plot(frames: Mapping[str, pd.DataFrame], indicator: Indicator, catalogue: Catalogue,
               goal: GoalLine | None = None) -> Plot | None:
    """Lines over the years by name, interrupted by gaps and breaks; of one series also its goal and the path to it.

    ``frames`` are ASSESSMENT of one indicator, each of one area, without hidden values. None of a value alone, unless a
    goal stands beside it.
    """
    frames = {name: rows[rows["value"].notna()].sort_values("year") for name, rows in frames.items()}
    values, is_single = pd.concat(frames.values()), len(frames) == 1
    if len(values) < (1 if goal else 2):
        return None
    paths = goal_paths(values)[-1:] if is_single and wording.gaps_from(indicator) == "path" else []
    first, last = min([values["year"].min(), *(path.index[0] for path in paths)]), values["year"].max()
    if goal and goal.year and last < goal.year <= last + FARTHEST:
        last = goal.year
    if first == last:
        first, last = first - 1, last + 1          # a line with a single point would be invisible
    years, colours = list(range(int(first), int(last) + 1)), {} if is_single else line_colours(frames, "light")
    lines = [line for name, rows in frames.items() if len(rows)
             for line in _lines(rows, name, indicator, catalogue, years, colours.get(name, ""))]
    if goal:
        name = say("pack.goal_label", name=goal.name, value=in_unit(goal.value, indicator, catalogue))
        since, number = goal.since or first, plain(goal.value)
        lines.append(Line(name, tuple(number if year >= since else None for year in years), "goal"))
    lines += [Line(say("pack.path", since=int(path.index[0])), _numbers(path.reindex(years)), "path")
              for path in paths if path.nunique() > 1]
    most: float | None = max(indicator.stages, default=indicator.maximum)
    if not indicator.stages and most is not None and values["value"].max() * 2 <= most:
        most = None
    stages = [f"{stage} {wording.value(stage, indicator, catalogue, '')}" for stage in sorted(indicator.stages)]
    marks = hollow_key(values)
    return Plot("lines", tuple(map(str, years)), tuple(lines), indicator.decimals, most,
                key=say("message", "chart.hollow", marks=marks) if marks else "",
                axis=None if is_single and stages else ", ".join(stages))


def _lines(rows: pd.DataFrame, name: str, indicator: Indicator, catalogue: Catalogue, years: list[int],
           colour: str) -> list[Line]:
    """A line for each stretch between breaks. Labelled are the newest value, and every stage where it is reached; but
    no lines that are compared, which have a ``colour``.
    """
    lines, starts = list[Line](), [years[0], *(year for year in broken(rows) if year > rows["year"].min())]
    for since, until in zip(starts, [*starts[1:], years[-1] + 1], strict=True):
        stretch = rows[(rows["year"] >= since) & (rows["year"] < until)]
        labelled = stretch["value"].diff() != 0 if indicator.stages else stretch["year"] == rows["year"].max()
        labels = {row["year"]: wording.value(row["value"], indicator, catalogue, row["marks"])
                  for row in records(stretch[labelled]) if not colour}
        hollow = stretch["year"][stretch["marks"].map(is_hollow).astype(bool)]
        lines.append(Line(
            name if since == years[0] else say("pack.after_break", indicator=name, year=int(since)),
            _numbers(stretch.set_index("year")["value"].reindex(years)),
            "values" if until > years[-1] else "earlier", tuple(labels.get(year, "") for year in years),
            tuple(map(years.index, hollow)), (colour,) if colour else ()))
    return lines


def _numbers(values: Iterable[float]) -> tuple[float | None, ...]:
    return tuple(plain(value) if value == value else None for value in values)


def status_bar(cells: pd.DataFrame, without: int) -> Plot:
    """One bar of the countries of a group by part, hatched as on screens; ``cells`` are of CELL, on one
    goal, and ``without`` is how many more countries have none.
    """
    lines = []
    for part in PARTS:
        chance = cells.loc[cells["part"] == part, "certainty"].isin(wording.HATCHED)
        word, colour = wording.status(part).word, status_colour(part, "light")
        clear = (~chance).sum() + (without if part == "not_reported" else 0)
        lines += [Line(name, (float(count),), colours=(colour,), by_chance=(by_chance,)) for name, count, by_chance in (
            (word, clear, False), (say("pack.by_chance", status=word), chance.sum(), True)) if count]
    return Plot("stacked", (say("head.countries"),), tuple(lines))


def bars(rows: pd.DataFrame, column: str, measure: str, decimals: int) -> Plot | None:
    """A bar with the number of a column for each country by name; None without a number.

    ``rows`` have ``name``, ``status`` and ``certainty``.
    """
    rows = rows[rows[column].notna()].sort_values("name")
    colours = tuple(status_colour(status, "light") for status in rows["status"])
    line = Line(measure, _numbers(rows[column]), colours=colours,
                by_chance=tuple(rows["certainty"].isin(wording.HATCHED)))
    return Plot("bars", tuple(rows["name"]), (line,), decimals) if len(rows) else None
