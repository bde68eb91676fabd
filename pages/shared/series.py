"""A series in full: its chart, its rule in short, and its table."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

import pandas as pd
import streamlit as st
from markupsafe import Markup

from indicators import methods, statements, wording
from indicators.charts.alt_text import series_alt
from indicators.charts.drawing import Figure
from indicators.charts.frame import Caption
from indicators.charts.goal_lines import GoalLine
from indicators.charts.mark_texts import broken
from indicators.charts.series import series_figure
from indicators.charts.sparkline import HEIGHT, WIDTH, sparkline_svg
from indicators.charts.theme import Theme
from indicators.model import Catalogue, Indicator, Mark, Status, records
from indicators.model.marks import marked
from indicators.scoreboard import Scoreboard
from indicators.wording import day, say
from pages.shared import cache, chip, frame, markup
from pages.shared.cache import Visit
from pages.shared.table import Cell, Column, table

CONFIG = {"displaylogo": False, "responsive": True, "displayModeBar": False}


def draw(visit: Visit, rows: pd.DataFrame, indicator: Indicator, theme: Theme, width: int,
         ahead: pd.DataFrame | None = None) -> tuple[Figure | None, str]:
    """The chart with goal line, path and outlook, and its alternative text; None as chart without a value."""
    caption = caption_of(visit, rows, statement(rows, indicator, visit.catalogue),
                         subtitle(rows, indicator, visit.catalogue),
                         " ".join(filter(None, (wording.text(indicator.caution), revised(visit, rows, indicator)))))
    return (series_figure(rows, caption, indicator=indicator, catalogue=visit.catalogue,
                          goal=goal_line(rows, indicator, ahead), outlook=ahead, theme=theme, width=width),
            series_alt(rows, caption, indicator=indicator, catalogue=visit.catalogue, outlook=ahead))


def revised(visit: Visit, rows: pd.DataFrame, indicator: Indicator) -> str:
    """The years of a series that were revised since the last publication, with what they were; "" for none."""
    published = cache.last_published(visit, rows["ref_area"].iloc[0])
    years = [say("series.revised_year", year=year, value=wording.value(was, indicator, visit.catalogue))
             for year, was in statements.since_published(rows, published).items()]
    return say(f"series.revised_{visit.audience}", years=", ".join(years)) if years else ""


def show(figure: Figure | None, alt: str, name: str, config: Mapping[str, object] = CONFIG) -> None:
    """Render the chart, if there is one, and under it what its foot has no room for."""
    if figure is not None:
        st.plotly_chart(figure, theme=None, width="stretch", config=dict(config), key=f"figure.{name}", alt=alt)
        if under := figure.layout.meta["under"]:
            frame.html(markup.bullets(under, "gl-under"))


def theme() -> Theme:
    """Theme of the visitor's browser."""
    return "dark" if st.context.theme.type == "dark" else "light"


def caption_of(visit: Visit, rows: pd.DataFrame, title: str, under: str, note: str) -> Caption:
    """Texts inside a chart."""
    sources = list(dict.fromkeys(source for source in rows["source_title"] if source))
    return Caption(title=title, subtitle=under, sources=tuple(sources), note=note, as_of=day(visit.as_of),
                   data_version=visit.version, illustrative=visit.illustrative)


def statement(rows: pd.DataFrame, indicator: Indicator, catalogue: Catalogue) -> str:
    """The newest figure and its change, in one line: "Cambodia: 12 victims in 2014, 50 % more than in 2013"."""
    row = records(rows[rows["value"].notna()][-1:])[0]
    values: dict[str, object] = {
        "area": wording.area(row["ref_area"], catalogue),
        "value": wording.value(row["value"], indicator, catalogue, row["marks"]), "when": when(row)}
    if indicator.stages:
        return say("series.latest_stage", **values, indicator=wording.text(indicator.title), stage=int(row["value"]),
                   stages=max(indicator.stages))
    if pd.isna(row["change"]):
        return say("series.latest", **values)
    values |= {**wording.moved_by(row, indicator), "before": int(row["previous_year"])}
    if wording.against_status(row, indicator) and not row["bridged"]:
        return say("series.changed_against", **values, pace=wording.pace(row, indicator, catalogue),
                   since=int(row["baseline_year"]))
    return say("series.bridged" if row["bridged"] else "series.changed", **values)


def when(row: Mapping[Any, Any]) -> str:
    """The year of a figure, or the month of a figure as of a day."""
    as_of_a_day = Mark.POINT_IN_TIME in row["marks"].split() and row["period_end"]
    return wording.moment(row["period_end"]) if as_of_a_day else wording.years(row)


def subtitle(rows: pd.DataFrame, indicator: Indicator, catalogue: Catalogue) -> str:
    """Measure, unit and years of a chart."""
    unit = wording.text(catalogue.units.get(indicator.unit, ""))
    first, last = rows["year"].min(), rows["year"].max()
    years = str(first) if first == last else f"{first}–{last}"
    parts = _title(rows, indicator, catalogue), "" if indicator.stages else unit, years
    return ", ".join(part for part in parts if part)


def _title(rows: pd.DataFrame, indicator: Indicator, catalogue: Catalogue) -> str:
    """Title of an indicator, with the area's name if all rows are of one area."""
    area = catalogue.area.get(rows["ref_area"].iloc[0])
    return wording.title(indicator, area.name if area else "")


def goal_line(rows: pd.DataFrame, indicator: Indicator, ahead: pd.DataFrame | None) -> GoalLine | None:
    """The goal of the newest judged year as a line; None where no number is set or nothing is judged.

    None also for a yearly goal with an outlook, which extends the path beyond the one year of the goal.
    """
    judged = rows[rows["judged"] & rows["value"].notna()]
    if indicator.goal is None or judged.empty:
        return None
    asked = methods.parse(indicator.goal).goal_value(records(judged[-1:])[0])
    if asked is None or asked.of is not None and ahead is not None and not ahead.empty:
        return None
    name = say("series.goal") if asked.of is None else say("series.goal_of", year=asked.of)
    return GoalLine(name=name, value=asked.value, year=asked.due, since=asked.since)


def goal_of_year(row: Mapping[Any, Any], indicator: Indicator) -> float | None:
    """The value that a yearly goal requires given the previous year's figure; None where there is none."""
    method = methods.method_of(indicator)
    asked = method.goal_value(row) if method and method.yearly else None
    return None if asked is None else asked.value


def same_every_year(indicator: Indicator) -> bool:
    """Whether a goal has the same number for every year and area."""
    method = methods.method_of(indicator)
    return method is not None and method.constant


def in_unit(asked: float, indicator: Indicator, catalogue: Catalogue) -> str:
    """A goal's or path's value as its chart shows it."""
    return wording.value(indicator.in_whole(asked), indicator, catalogue)


def streak(row: Mapping[Any, Any]) -> str:
    """How many figures in a row met the goal, from two on; that of an activity counts years, and its status says it."""
    return say("country.streak_figures", figures=row["streak"]) \
        if row["streak"] > 1 and row["status"] == Status.GOAL_MET else ""


def rule_in_short(indicator: Indicator, target: float) -> str:
    """The goal in about three words; ``target`` is that of year and area, NaN where none is shown."""
    method = methods.method_of(indicator)
    return wording.message(method.in_short(indicator, target)) if method else ""


def drawn_years(rows: pd.DataFrame) -> list[int]:
    """Years from the first certain value of a series to its last row; empty without any."""
    sure = rows[rows["value"].notna() & ~marked(rows["marks"], Mark.UNCERTAIN)]
    return list(range(int(sure["year"].min()), int(rows["year"].max()) + 1)) if len(sure) else []


def sparkline(rows: pd.DataFrame, indicator: Indicator, catalogue: Catalogue, width: int = WIDTH,
              height: int = HEIGHT, years: Sequence[int] = ()) -> Markup:
    """The series as a small line next to its newest figure, in pixels; "" with fewer than two certain values.

    ``years`` of its axis are those of the series unless some are given, which include them.
    """
    marks = {year: marks.split() for year, marks in zip(rows["year"].tolist(), rows["marks"].tolist(), strict=True)}
    value = {year: value for year, value in zip(marks, rows["value"].tolist(), strict=True)
             if pd.notna(value) and Mark.UNCERTAIN not in marks[year]}
    if len(value) < 2:
        return Markup("")
    years = years or drawn_years(rows)
    summed = wording.gaps_from(indicator) == "sum"           # such a goal is not a line
    path = {} if summed else dict(zip(marks, rows["path_value"].tolist(), strict=True))
    breaks = broken(rows[rows["value"].notna()])
    label = statement(rows, indicator, catalogue) if "period_end" in rows else wording.text(indicator.title)
    picture = sparkline_svg(years, [value.get(year) for year in years], label="",
                            goal_path=[path.get(year) for year in years], breaks=breaks, width=width, height=height)
    return markup.sparkline(label, quote(picture), width, height)


def finding(board: Scoreboard, indicator: str, ref_area: str, set_in: Callable[[str], Markup] = markup.paragraph,
            year: int | None = None) -> Markup:
    """What a running total shown for context implies about its yearly flow; "" for anything else."""
    sentences = statements.running_total(board, indicator, ref_area, year)
    return markup.joined(set_in(wording.message(message, board.catalogue)) for message in sentences)


def pace_head(indicator: Indicator | None, *, since_first: bool = False) -> str:
    """The heading of paces, which are those of a trend where the rule tests one."""
    if indicator is not None and wording.paced_by_trend(indicator):
        return say("country.trend")
    return say("series.pace" if since_first else "country.pace")


def figures_table(board: Scoreboard, rows: pd.DataFrame, indicator: Indicator) -> Markup:
    """Table of all years of a series: value, change, pace since the baseline, status, marks and source."""
    catalogue = board.catalogue
    columns = [Column(say("series.year")), Column(say("series.value"), number=True),
               Column(change_head(bool(rows["bridged"].any())), number=True),
               Column(pace_head(indicator, since_first=True), number=True),
               Column(say("series.status")), Column(say("series.marks")),
               Column(say("series.source"))]
    unit = "" if indicator.stages else wording.text(catalogue.units.get(indicator.unit, ""))
    caption = ", ".join(part for part in (_title(rows, indicator, catalogue), unit) if part)
    certain = pd.concat([rows, statements.certainty_of(board, rows)], axis=1)[::-1]
    return table(caption, columns, [_year(row, indicator, catalogue) for row in records(certain)])


def gap_head(indicator: Indicator) -> str:
    """Header of a column of gaps, by what the method measures them from."""
    of = wording.gaps_from(indicator)
    return say("country.gap" if of == "goal" else f"country.gap_{of}")


def change_head(bridged: bool) -> str:
    """Header of a column of changes; ``bridged`` if some are averages over a gap of years."""
    return say("series.change_bridged" if bridged else "series.change")


def _year(row: Mapping[Any, Any], indicator: Indicator, catalogue: Catalogue) -> list[Cell]:
    change, pace = wording.moved_since(row, indicator), chip.pace(row, indicator)
    marks = chip.flags(row["marks"])
    return [Cell(str(row["year"])), Cell(chip.figure(row, indicator, catalogue)), Cell(change, nothing=not change),
            Cell(pace, nothing=not pace), Cell(chip.of_a_year(row, indicator), nothing=not row["status"]),
            Cell(marks, nothing=not marks), Cell(chip.source(row))]
