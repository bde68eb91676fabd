"""Data of native charts on slides, which readers can edit."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from indicators import wording
from indicators.briefing.pack.content import Line, Plot
from indicators.charts.curve import broken, goal_paths, hollow_key, is_hollow, plain
from indicators.charts.series import GoalLine, in_unit
from indicators.charts.theme import line_colours, status_colour
from indicators.model import Catalogue, Certainty, Indicator, records
from indicators.statements import PARTS
from indicators.wording import say

MOST_BARS = 18           # countries with a bar each on a slide; of more, those at either end and the median
ENDS = 5                 # countries at either end
FEW = 8                  # up to this value, every whole number has a tick
FARTHEST = 15            # a goal's year is drawn if at most this many years after the last figure


def series_plot(rows: pd.DataFrame, indicator: Indicator, catalogue: Catalogue, goal: GoalLine | None) -> Plot | None:
    """Lines over the years: the values, interrupted by gaps and breaks, the goal, and the path to it.

    ``rows`` are ASSESSMENT of one indicator and area, without hidden values. None of a value alone, unless a
    goal stands beside it.
    """
    known = rows[rows["value"].notna()].sort_values("year")
    if len(known) < (1 if goal else 2):
        return None
    paths = [path for path in goal_paths(known) if path.nunique() > 1] if wording.gaps_from(indicator) == "path" else []
    years = _years(known, goal, paths)
    lines = _values(known, indicator, catalogue, years)
    if goal:
        start = goal.since or years[0]
        name = say("pack.goal_label", name=goal.name, value=in_unit(goal.value, indicator, catalogue))
        lines.append(Line(name, tuple(plain(goal.value) if year >= start else None for year in years), "goal"))
    lines += [Line(say("pack.path", since=int(path.index[0])), tuple(
        plain(path[year]) if year in path.index else None for year in years), "path") for path in paths[-1:]]
    return _plot_of_years(known, years, lines, indicator)


def compared_plot(frames: Mapping[str, pd.DataFrame], indicator: Indicator, catalogue: Catalogue) -> Plot:
    """A line for each area by its name, interrupted by gaps and breaks; the points beside it say the newest values."""
    known = {name: rows for name, frame in frames.items() if len(rows := frame[frame["value"].notna()])}
    every, colours = pd.concat(known.values()), line_colours(frames, "light")
    years = list(range(int(every["year"].min()), int(every["year"].max()) + 1))
    lines = [replace(line, name=name, colour=colours[name], labels=()) for name, rows in known.items()
             for line in _values(rows, indicator, catalogue, years)]
    stages = [f"{stage} {wording.value(stage, indicator, catalogue, '')}" for stage in sorted(indicator.stages)]
    return replace(_plot_of_years(every, years, lines, indicator), in_words=False, axis=", ".join(stages))


def _plot_of_years(known: pd.DataFrame, years: Sequence[int], lines: Sequence[Line], indicator: Indicator) -> Plot:
    largest, marks = known["value"].max(), hollow_key(known)
    most: float | None = max(indicator.stages, default=None)
    if most is None and indicator.maximum is not None and largest * 2 > indicator.maximum:
        most = indicator.maximum
    return Plot("lines", tuple(map(str, years)), tuple(lines), indicator.decimals, most=most,
                whole=bool(indicator.stages) or indicator.whole and largest < FEW, in_words=bool(indicator.stages),
                key=say("message", "chart.hollow", marks=marks) if marks else "")


def _years(known: pd.DataFrame, goal: GoalLine | None, paths: Sequence["pd.Series[float]"]) -> list[int]:
    """Every year from the first to the last year of figures, path and goal."""
    last = int(known["year"].max())
    first = min([int(known["year"].min()), *(int(path.index[0]) for path in paths)])
    if goal and goal.year and last < goal.year <= last + FARTHEST:
        last = goal.year
    if goal and first == last:
        return [first - 1, first, first + 1]       # a line with a single point would be invisible
    return list(range(first, last + 1))


def _values(known: pd.DataFrame, indicator: Indicator, catalogue: Catalogue, years: Sequence[int]) -> list[Line]:
    """A line for each stretch between breaks. Labelled are the newest value, and every stage where it is reached."""
    breaks = [year for year in broken(known) if year > int(known["year"].min())]
    title, lines, newest = wording.text(indicator.title), list[Line](), int(known["year"].max())
    for since, until in zip([years[0], *breaks], [*breaks, years[-1] + 1], strict=True):
        own = known[(known["year"] >= since) & (known["year"] < until)]
        value = dict(zip(own["year"].tolist(), own["value"].tolist(), strict=True))
        changes = own["year"][own["value"].diff() != 0] if indicator.stages else own["year"][own["year"] == newest]
        label = {row["year"]: wording.value(row["value"], indicator, catalogue, row["marks"])
                 for row in records(own[own["year"].isin(changes)])}
        name = title if since == years[0] else say("pack.after_break", indicator=title, year=int(since))
        soft = own["year"][own["marks"].map(is_hollow).astype(bool)]
        lines.append(Line(name, tuple(plain(value[year]) if year in value else None for year in years),
                          "values" if until == years[-1] + 1 else "earlier",
                          tuple(label.get(year, "") for year in years), tuple(years.index(year) for year in soft)))
    return lines


def status_bar(cells: pd.DataFrame, without: int) -> Plot:
    """One bar of the countries of a group by part, hatched where it could be chance; ``cells`` are of CELL, on one
    goal, and ``without`` is how many more countries have none.
    """
    lines = []
    for part in PARTS:
        own = cells[cells["part"] == part]
        chance = own["certainty"] == Certainty.COULD_BE_CHANCE
        words, count = wording.group_part(part), (~chance).sum() + (without if part == "not_reported" else 0)
        for number, by_chance in ((count, False), (chance.sum(), True)):
            if number:
                name = say("pack.by_chance", status=words.word) if by_chance else words.word
                lines.append(Line(name, (float(number),), colour=status_colour(part, "light"), by_chance=by_chance))
    return Plot("stacked", (say("head.countries"),), tuple(lines), whole=True)


def bars(rows: pd.DataFrame, columns: Mapping[str, str], indicator: Indicator, decimals: int) -> Plot | None:
    """A bar with the number in one or two columns for each country by name; None without a number.

    ``rows`` have ``name``, ``status`` and ``certainty``; ``columns`` have names for readers. Of more countries than a
    slide has room for: the best and the worst by the last column, with the median.
    """
    *_, last = columns
    known = rows[rows[last].notna()].sort_values("name")
    if known.empty:
        return None
    if len(known) > MOST_BARS:
        known, columns = at_either_end(known, last, indicator), {last: columns[last]}
    lines = tuple(Line(name, tuple(plain(value) if value == value else None for value in known[column]))
                  for column, name in columns.items())
    if len(lines) > 1:
        return Plot("bars", tuple(known["name"]), lines, decimals)
    return Plot("bars", tuple(known["name"]), lines, decimals,
                colours=tuple(status_colour(status, "light") for status in known["status"]),
                by_chance=tuple(known["certainty"] == Certainty.COULD_BE_CHANCE))


def at_either_end(rows: pd.DataFrame, column: str, indicator: Indicator) -> pd.DataFrame:
    """The countries with the best and the worst numbers, the best first, and their median between them."""
    ordered = rows.sort_values([column, "name"], ascending=[indicator.desired_direction == "down", True])
    median: dict[str, Any] = {"name": say("pack.median", count=len(rows)), column: rows[column].median(),
                              "status": "", "certainty": ""}
    return pd.concat([ordered[:ENDS], pd.DataFrame([median]), ordered[-ENDS:]], ignore_index=True)
