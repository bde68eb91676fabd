"""A series: its chart on screen, as a small line, and its table."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

import pandas as pd
import streamlit as st
from markupsafe import Markup

from indicators import statements, wording
from indicators.briefing.figures.captions import statement, title
from indicators.charts.drawing import Figure, Picture
from indicators.charts.mark_texts import broken
from indicators.charts.sparkline import HEIGHT, WIDTH, sparkline_svg
from indicators.charts.theme import Theme
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Catalogue, Indicator, Mark, Status, records
from indicators.model.marks import marked
from indicators.wording import say
from pages.shared import chip, frame, markup
from pages.shared.table import Cell, Column, table

FEWEST_IN_LINE = 3       # certain values of a series that is drawn as a small line
CONFIG = {"displaylogo": False, "responsive": True, "displayModeBar": False}


def show(picture: Picture, name: str, config: Mapping[str, object] = CONFIG, *,
         files: Callable[[Figure], Markup] | None = None, titled: bool = True) -> bool:
    """Render a chart between its finding and its origin, and whether there is one; below it what makes its files.

    Without ``titled`` the finding is said just above it.
    """
    figure = picture.draw(theme=theme())
    if figure is None:
        return False
    texts = figure.layout.meta
    frame.html(markup.figure_head(texts["title"] if titled else "", texts["marked"], texts["subtitle"]))
    st.plotly_chart(figure, theme=None, key=f"figure.{name}", alt=picture.alt, config=dict(config))
    frame.html(markup.joined((markup.figure_foot(texts["keys"], texts["origin"], texts["under"]),
                              files(figure) if files else "")))
    return True


def theme() -> Theme:
    """Theme of the visitor's browser."""
    return "dark" if st.context.theme.type == "dark" else "light"


def streak(row: Mapping[Any, Any]) -> str:
    """In how many years of the window a yearly goal was met; else how many figures in a row met the goal, from two on.
    """
    if row["years_assessed"] > 0:
        return say("country.years_met", met=int(row["years_met"]), assessed=int(row["years_assessed"]))
    return say("country.streak_figures", figures=row["streak"]) \
        if row["streak"] > 1 and row["status"] == Status.GOAL_MET else ""


def drawn_years(rows: pd.DataFrame) -> list[int]:
    """Years from the first certain value of a series to its last row; empty without any."""
    sure = rows[rows["value"].notna() & ~marked(rows["marks"], Mark.UNCERTAIN)]
    return list(range(int(sure["year"].min()), int(rows["year"].max()) + 1)) if len(sure) else []


def sparkline(rows: pd.DataFrame, indicator: Indicator, catalogue: Catalogue, width: int = WIDTH,
              height: int = HEIGHT, years: Sequence[int] = ()) -> Markup:
    """The series as a small line next to its newest figure, in pixels; "" with fewer than three certain values.

    ``years`` of the axis, which include those of the series; by default only these.
    """
    marks = {year: marks.split() for year, marks in zip(rows["year"].tolist(), rows["marks"].tolist(), strict=True)}
    value = {year: value for year, value in zip(marks, rows["value"].tolist(), strict=True)
             if pd.notna(value) and Mark.UNCERTAIN not in marks[year]}
    if len(value) < FEWEST_IN_LINE:
        return Markup("")
    years = years or drawn_years(rows)
    path = dict(zip(marks, rows["path_value"].tolist(), strict=True))
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
    """The heading of paces, which are those of a trend where the rule tests one, and of a yearly goal its growth."""
    if indicator is not None and wording.by_yearly_change(indicator):
        return say("country.growth")
    if indicator is not None and wording.paced_by_trend(indicator):
        return say("country.trend")
    return say("series.pace" if since_first else "country.pace")


def figures_table(board: Scoreboard, rows: pd.DataFrame, indicator: Indicator) -> Markup:
    """Table of all years of a series: value, change, pace since the baseline, status, marks and source."""
    catalogue = board.catalogue
    columns = [Column(say("series.year")), Column(say("series.value"), number=True),
               Column(say("series.change"), number=True),
               Column(pace_head(indicator, since_first=True), number=True),
               Column(say("series.status")), Column(say("series.marks")),
               Column(say("series.source"))]
    unit = "" if indicator.stages else wording.text(catalogue.units.get(indicator.unit, ""))
    caption = ", ".join(part for part in (title(rows, indicator, catalogue), unit) if part)
    certain = pd.concat([rows, statements.certainty_of(board, rows)], axis=1)[::-1]
    return table(caption, columns, [_year(row, indicator, catalogue) for row in records(certain)])


def gap_head(indicator: Indicator) -> str:
    """Header of a column of gaps, by what the method measures them from."""
    of = wording.gaps_from(indicator)
    return say("country.gap" if of == "goal" else f"country.gap_{of}")


def _year(row: Mapping[Any, Any], indicator: Indicator, catalogue: Catalogue) -> list[Cell]:
    change, pace = wording.moved(row, indicator, catalogue), chip.pace(row, indicator, catalogue)
    marks = chip.flags(row["marks"])
    return [Cell(str(row["year"])), Cell(chip.figure(row, indicator, catalogue)), Cell(change, nothing=not change),
            Cell(pace, nothing=not pace), Cell(chip.of_a_year(row, indicator), nothing=not row["status"]),
            Cell(marks, nothing=not marks), Cell(chip.source(row))]
