"""Data of native charts on slides, which readers can edit."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from indicators import wording
from indicators.briefing.pack.content import Line, Plot
from indicators.charts.curve import broken, goal_paths, hollow_key, is_hollow, plain
from indicators.charts.series import GoalLine, in_unit
from indicators.charts.theme import line_colours, status_colour
from indicators.model import Catalogue, Certainty, Indicator, records
from indicators.statements import PARTS, Growths
from indicators.wording import say

MOST_BARS = 18           # countries on a slide, above which labels would be illegible
FEW = 8                  # up to this value, every whole number has a tick
FARTHEST = 15            # a goal's year is drawn if at most this many years after the last figure


def series_plot(rows: pd.DataFrame, indicator: Indicator, catalogue: Catalogue, goal: GoalLine | None) -> Plot | None:
    """Lines over the years: the values, interrupted by gaps and breaks, the goal, and the path to it.

    ``rows`` are ASSESSMENT of one indicator and area, without hidden values. None without a value.
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
    most = max(indicator.stages, default=None) or _most(known["value"].max(), indicator)
    return Plot("lines", tuple(map(str, years)), tuple(lines), indicator.decimals, most=most,
                whole=indicator.whole and known["value"].max() < FEW, key=_hollow(known))


def _hollow(rows: pd.DataFrame) -> str:
    """What hollow points mean; "" without any."""
    marks = hollow_key(rows)
    return say("message", "chart.hollow", marks=marks) if marks else ""


def _most(largest: float, indicator: Indicator) -> float | None:
    """Where the axis ends: at the largest possible value, if the figures come half as near."""
    return indicator.maximum if largest * 2 > (indicator.maximum or math.inf) else None


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
    """A line for each stretch between breaks, the last with its newest value as label."""
    breaks = [year for year in broken(known) if year > int(known["year"].min())]
    title, lines = wording.text(indicator.title), list[Line]()
    for since, until in zip([years[0], *breaks], [*breaks, years[-1] + 1], strict=True):
        own = known[(known["year"] >= since) & (known["year"] < until)]
        value = dict(zip(own["year"].tolist(), own["value"].tolist(), strict=True))
        name = title if since == years[0] else say("pack.after_break", indicator=title, year=int(since))
        soft = own["year"][own["marks"].map(is_hollow).astype(bool)]
        lines.append(Line(name, tuple(plain(value[year]) if year in value else None for year in years),
                          "values" if until == years[-1] + 1 else "earlier",
                          hollow=tuple(years.index(year) for year in soft)))
    last = records(known[-1:])[0]
    return [*lines[:-1], replace(lines[-1], label=wording.value(last["value"], indicator, catalogue, last["marks"]))]


def compared_plot(frames: Mapping[str, pd.DataFrame], indicator: Indicator, catalogue: Catalogue) -> Plot:
    """A line for each area by its name, interrupted by gaps and breaks, with its newest value as label."""
    known = {name: rows for name, frame in frames.items() if len(rows := frame[frame["value"].notna()])}
    every, colours = pd.concat(known.values()), line_colours(frames, "light")
    years = list(range(int(every["year"].min()), int(every["year"].max()) + 1))
    lines = list[Line]()
    for name, rows in known.items():
        own = [replace(line, name=line.name.replace(wording.text(indicator.title), name), colour=colours[name])
               for line in _values(rows, indicator, catalogue, years)]
        lines += [*own[:-1], replace(own[-1], label=f"{name}: {own[-1].label}")]
    return Plot("lines", tuple(map(str, years)), tuple(lines), indicator.decimals,
                most=max(indicator.stages, default=None) or _most(every["value"].max(), indicator),
                whole=bool(indicator.stages), key=_hollow(every))


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
    return Plot("stacked", (say("pack.countries"),), tuple(lines), whole=True)


def bars(rows: pd.DataFrame, column: str, name: str, order: str = "name") -> Plot | None:
    """A bar with a column's number for each country, in the colour of its status; None for none or too many.

    ``rows`` have ``name``, ``status`` and ``certainty``.
    """
    known = rows[rows[column].notna()].sort_values(order)
    if known.empty or len(known) > MOST_BARS:
        return None
    return Plot("bars", tuple(known["name"]), (Line(name, tuple(map(plain, known[column]))),), 1,
                colours=tuple(status_colour(status, "light") for status in known["status"]),
                by_chance=tuple(known["certainty"] == Certainty.COULD_BE_CHANCE))


def funnel_plot(found: Growths) -> Plot:
    """Points of growth against size by status, those outside the limits with their code, and the limits as lines."""
    lines, size = list[Line](), found.rows["size"]
    for confidence, limit in (found.limits or {}).items():
        name = say("pack.limit", share=wording.number(100 * confidence, 1))
        lines += [Line(name, _in_per_cent(limit[end]), "path", across=tuple(limit["size"])) for end in ("low", "high")]
    if found.goal is not None:
        lines.append(Line(say("pack.goal_of_growth"), (100 * found.goal,) * 2, "goal", across=(size.min(), size.max())))
    points = [Line(wording.status(str(status)).word, _in_per_cent(rows["growth"]), across=tuple(rows["size"]),
                   labels=tuple(rows["ref_area"].where(rows["outside"] > 0, "")),
                   colour=status_colour(str(status), "light"))
              for status, rows in found.rows.groupby("status", sort=False)]
    return Plot("points", (), (*lines, *points), 1,       # the lines first: else LibreOffice 25.2 draws no points
                key=say("message", "chart.funnel_common", common=wording.signed(100 * found.common, 1)))


def _in_per_cent(shares: pd.Series) -> tuple[float, ...]:
    return tuple(100 * share for share in shares)


def two_figures(rows: pd.DataFrame, indicator: Indicator, names: tuple[str, str] | None = None) -> Plot | None:
    """Bars with an earlier and the latest figure of each country, by name; ``rows`` as for dumbbells."""
    known = rows[rows["value"].notna()].sort_values("name")
    if known.empty or len(known) > MOST_BARS:
        return None
    names = names or (say("pack.first_figure"), say("pack.latest_figure"))
    columns = (known["baseline_value"].where(known["baseline_year"] < known["year"]), known["value"])
    return Plot("bars", tuple(known["name"]), tuple(
        Line(name, tuple(plain(value) if value == value else None for value in column))
        for name, column in zip(names, columns, strict=True)), indicator.decimals)
