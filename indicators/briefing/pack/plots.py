"""Data of native charts on slides, which readers can edit."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

import pandas as pd

from indicators import wording
from indicators.briefing.pack.content import Line, Panel, Plot
from indicators.charts.curve import goal_paths, plain
from indicators.charts.mark_texts import broken, hollow_key, is_hollow
from indicators.charts.series import GoalLine, in_unit
from indicators.charts.small_multiples import newest_text
from indicators.charts.theme import LINE_COLOURS, status_colour
from indicators.model import Catalogue, Indicator, records
from indicators.statements import PARTS, Growths
from indicators.wording import say

MOST_BARS = 30           # limit above which labels would be illegible
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
    unit = "" if indicator.stages else wording.text(catalogue.units.get(indicator.unit, ""))
    most = max(indicator.stages, default=None) or (
        indicator.maximum if known["value"].max() * 2 > (indicator.maximum or math.inf) else None)
    return Plot("lines", tuple(map(str, years)), tuple(lines), indicator.decimals, unit, most=most,
                whole=indicator.whole and known["value"].max() < FEW, key=_hollow(known))


def _hollow(rows: pd.DataFrame) -> str:
    """What hollow points mean; "" without any."""
    marks = hollow_key(rows)
    return say("message", "chart.hollow", marks=marks) if marks else ""


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
        kind: Literal["values", "earlier"] = "values" if until == years[-1] + 1 else "earlier"
        lines.append(Line(name, tuple(plain(value[year]) if year in value else None for year in years), kind,
                          hollow=tuple(years.index(year) for year in soft)))
    last = records(known[-1:])[0]
    label = wording.value(last["value"], indicator, catalogue, last["marks"])
    return [*lines[:-1], replace(lines[-1], label=label)]


def compared_plot(frames: Mapping[str, pd.DataFrame], indicator: Indicator, catalogue: Catalogue) -> Plot:
    """A line for each area by its name, interrupted by gaps and breaks, with its newest value as label."""
    known = {name: frame[frame["value"].notna()] for name, frame in frames.items()}
    every = pd.concat(known.values())["year"]
    years = list(range(int(every.min()), int(every.max()) + 1))
    lines, colours = list[Line](), list[str]()
    for (name, rows), colour in zip(known.items(), LINE_COLOURS["light"], strict=False):
        own = [replace(line, name=line.name.replace(wording.text(indicator.title), name))
               for line in _values(rows, indicator, catalogue, years)]
        lines += [*own[:-1], replace(own[-1], label=f"{name}: {own[-1].label}")]
        colours += [colour] * len(own)
    most = indicator.maximum if every.size and max(rows["value"].max() for rows in known.values()) * 2 > (
        indicator.maximum or math.inf) else None
    return Plot("lines", tuple(map(str, years)), tuple(lines), indicator.decimals, colours=tuple(colours), most=most,
                key=_hollow(pd.concat(known.values())))


def panels(frames: Mapping[str, pd.DataFrame], indicator: Indicator, catalogue: Catalogue) -> tuple[Panel, ...]:
    """A small chart of each area that has a value, by its name, with the path to its goal; all over the same years."""
    known = {name: rows for name, frame in frames.items()
             if len(rows := frame[frame["value"].notna()].sort_values("year"))}
    every = pd.concat(known.values())["year"]
    years = list(range(int(every.min()), int(every.max()) + 1))
    return tuple(Panel(name, newest_text(rows, indicator, catalogue), Plot(
        "lines", tuple(map(str, years)), (*_values(rows, indicator, catalogue, years), *_paths(rows, indicator, years)),
        indicator.decimals)) for name, rows in known.items())


def _paths(rows: pd.DataFrame, indicator: Indicator, years: Sequence[int]) -> list[Line]:
    """The latest path to a goal, as a thin line; none for a goal without one."""
    paths = [path for path in goal_paths(rows) if path.nunique() > 1] if wording.gaps_from(indicator) == "path" else []
    return [Line(say("pack.path", since=int(path.index[0])), tuple(
        plain(path[year]) if year in path.index else None for year in years), "path") for path in paths[-1:]]


def status_plot(cells: pd.DataFrame) -> Plot:
    """Bars with the number of countries in each part of a group; ``cells`` are of CELL, on one goal."""
    counts = cells["part"].value_counts()
    shown = [part for part in PARTS if part in counts]
    named = [wording.group_part(part) for part in shown]
    return Plot("bars", tuple(f"{part.word} {part.icon}".strip() for part in named),
                (Line(say("pack.countries"), tuple(int(counts[part]) for part in shown)),),
                colours=tuple(status_colour(part, "light") for part in shown))


def distance_plot(rows: pd.DataFrame, measure: str) -> Plot | None:
    """Bars with the distance of each country from the goal, by name; ``rows`` as for distance_figure."""
    known = rows[rows["distance"].notna()].sort_values("name")
    if known.empty or len(known) > MOST_BARS:
        return None
    return Plot("bars", tuple(known["name"]), (Line(measure, tuple(map(plain, known["distance"]))),), 1,
                colours=tuple(status_colour(status, "light") for status in known["status"]))


def growth_plot(rows: pd.DataFrame) -> Plot | None:
    """Bars with the growth of each country a year, by name; ``rows`` as for growth_intervals."""
    known = rows.sort_values("name")
    growth = Line(say("pack.growth"), tuple(plain(100 * share) for share in known["growth"]))
    return None if len(known) > MOST_BARS else Plot(
        "bars", tuple(known["name"]), (growth,), 1,
        colours=tuple(status_colour(status, "light") for status in known["status"]))


def funnel_plot(found: Growths) -> Plot:
    """Points of growth against size by status, those outside the limits with their code, and the limits as lines."""
    lines, size = list[Line](), found.rows["size"]
    for confidence, limit in (found.limits or {}).items():
        name = say("pack.limit", share=wording.number(100 * confidence, 1))
        lines += [Line(name, _in_per_cent(limit[end]), "path", across=tuple(limit["size"])) for end in ("low", "high")]
    if found.goal is not None:
        lines.append(Line(say("pack.goal_of_growth"), (100 * found.goal,) * 2, "goal", across=(size.min(), size.max())))
    by_status = {str(status): rows for status, rows in found.rows.groupby("status", sort=False)}
    points = [Line(wording.status(status).word, _in_per_cent(rows["growth"]), across=tuple(rows["size"]),
                   labels=tuple(rows["ref_area"].where(rows["outside"] > 0, ""))) for status, rows in by_status.items()]
    return Plot("points", (), (*lines, *points), 1,       # the lines first: else LibreOffice 25.2 draws no points
                colours=("",) * len(lines) + tuple(status_colour(status, "light") for status in by_status),
                key=say("message", "chart.funnel_common", common=wording.signed(100 * found.common, 1)))


def _in_per_cent(shares: pd.Series) -> tuple[float, ...]:
    return tuple(100 * share for share in shares)


def year_before_plot(rows: pd.DataFrame, indicator: Indicator, year: int) -> Plot | None:
    """Bars with the figure of the year before and of the year of each country, by name; ``rows`` as for dumbbells."""
    return first_and_latest_plot(rows, indicator, (str(year - 1), str(year)))


def first_and_latest_plot(rows: pd.DataFrame, indicator: Indicator,
                          names: tuple[str, str] | None = None) -> Plot | None:
    """Bars with the first and the latest figure of each country, by name; ``rows`` as for dumbbells."""
    known = rows[rows["value"].notna()].sort_values("name")
    if known.empty or len(known) > MOST_BARS:
        return None
    names = names or (say("pack.first_figure"), say("pack.latest_figure"))
    columns = (known["baseline_value"].where(known["baseline_year"] < known["year"]), known["value"])
    return Plot("bars", tuple(known["name"]), tuple(
        Line(name, tuple(plain(value) if value == value else None for value in column))
        for name, column in zip(names, columns, strict=True)), indicator.decimals)
