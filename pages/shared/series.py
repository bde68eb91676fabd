"""A series: its chart on screen, as a small line, and its table."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

import pandas as pd
import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from indicators import statements, wording
from indicators.briefing.figures.captions import statement
from indicators.charts.curve import broken
from indicators.charts.drawing import Figure, Picture
from indicators.charts.sparkline import HEIGHT, WIDTH, sparkline_svg
from indicators.charts.theme import Theme
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Catalogue, Indicator, Mark, Reason, records
from indicators.wording import say
from pages.shared import chip, frame, markup

FEWEST_IN_LINE = 3       # certain values of a series that is drawn as a small line
CONFIG = {"displaylogo": False, "responsive": True, "displayModeBar": False}


def show(picture: Picture, name: str, config: Mapping[str, object] = CONFIG, *,
         files: Callable[[Figure], Markup] | None = None, titled: bool = True) -> DeltaGenerator | None:
    """Render a chart between its finding and its origin, and a row with its ``files``; return the row, None if there is
    nothing to draw.

    Without ``titled`` the finding is said just above it.
    """
    figure = picture.draw(theme=theme())
    if figure is None:
        return None
    texts = figure.layout.meta
    frame.html(markup.figure_head(texts["title"] if titled else "", texts["marked"], texts["subtitle"]))
    st.plotly_chart(figure, theme=None, key=f"figure.{name}", alt=picture.alt, config=dict(config))
    frame.html(markup.figure_foot(texts["keys"], texts["origin"], texts["under"]))
    row = st.container(horizontal=True, key=f"under.{name}")
    if files:
        with row.popover(say("figure_files.title"), type="tertiary", icon=":material/download:", key=f"files.{name}"):
            frame.html(files(figure))
    return row


def theme() -> Theme:
    """Theme of the visitor's browser."""
    return "dark" if st.context.theme.type == "dark" else "light"


def sparkline(rows: pd.DataFrame, indicator: Indicator, catalogue: Catalogue, width: int = WIDTH,
              height: int = HEIGHT) -> Markup:
    """The series as a small line next to its newest figure, in pixels; "" with fewer than three certain values."""
    each = [rows[name].tolist() for name in ("year", "value", "path_value", "marks")]
    sure = {year: value for year, value, _, marks in zip(*each, strict=True)
            if value == value and Mark.UNCERTAIN not in marks.split()}
    if len(sure) < FEWEST_IN_LINE:
        return Markup("")
    years, path = range(min(sure), max(each[0]) + 1), dict(zip(each[0], each[2], strict=True))
    label = statement(rows, indicator, catalogue) if "period_end" in rows else wording.text(indicator.title)
    picture = sparkline_svg(years, [sure.get(year) for year in years],
                            goal_path=[path.get(year) for year in years],
                            breaks=broken(rows[rows["value"].notna()]), width=width, height=height)
    return markup.sparkline(label, quote(picture), width, height)


def finding(board: Scoreboard, indicator: str, ref_area: str, set_in: Callable[[str], Markup] = markup.paragraph
            ) -> Markup:
    """What a running total shown for context implies about its yearly flow; "" for anything else."""
    sentences = statements.running_total(board, indicator, ref_area)
    return markup.joined(set_in(wording.message(message, board.catalogue)) for message in sentences)


def pace_head(indicator: Indicator) -> str:
    """The heading of paces, which are those of a trend where the rule tests one, and of a yearly goal its growth."""
    if wording.by_yearly_change(indicator):
        return say("country.growth")
    return say("country.trend" if wording.paced_by_trend(indicator) else "series.pace")


def show_figures(board: Scoreboard, rows: pd.DataFrame, indicator: Indicator) -> None:
    """Render all years of a series, the newest first: value, change, pace, status, marks and source."""
    years = records(rows[::-1])
    show_table(wording.title(indicator, wording.area(rows["ref_area"].iloc[0], board.catalogue)), {
        **columns_of([(row, indicator) for row in years], board.catalogue, pace_head(indicator)),
        say("head.source"): [row["source_title"] for row in years],
        say("head.link"): [row["source_url"] if row["source_url"].startswith(("https://", "http://")) else ""
                              for row in years]})


def columns_of(pairs: Sequence[tuple[Mapping[Any, Any], Indicator]], catalogue: Catalogue, pace: str
               ) -> dict[str, list[str]]:
    """The columns of rows of ASSESSMENT: year, value, change, pace under its heading, status and marks."""
    return {
        say("head.year"): [str(row["year"]) for row, _ in pairs],
        say("head.figure"): [chip.figure(row, indicator, catalogue).striptags() for row, indicator in pairs],
        say("series.change"): [wording.moved(row, indicator, catalogue) for row, indicator in pairs],
        pace: [chip.pace(row, indicator, catalogue).striptags() for row, indicator in pairs],
        say("head.status"): [status_in_words(row, indicator) for row, indicator in pairs],
        say("series.marks"): ["; ".join(filter(None, (
            *map(wording.mark, chip.flagged(row["marks"])), row.get("note", "")))) for row, _ in pairs]}


def status_in_words(row: Mapping[Any, Any], indicator: Indicator) -> str:
    """Icon and word of a row's status, and why there is none, as plain text; "" of an activity and of context."""
    if not row["status"]:
        return ""
    words = f"{wording.status(row['status']).icon} {wording.status_of(row, indicator)}"
    is_marked = row["reason"] in ("", Reason.UNCERTAIN)          # which the marks say
    return words if is_marked else f"{words} ({wording.reason(row['reason'])})"


def show_table(alt: str, columns: Mapping[str, Sequence[str]]) -> None:
    """Render columns of text by their headings as a table; those without any text are left out."""
    table = pd.DataFrame({head: texts for head, texts in columns.items() if any(texts)})
    link = st.column_config.LinkColumn(say("head.link"), display_text="↗", width="small")
    st.dataframe(table, hide_index=True, alt=alt, row_height=30, column_config={say("head.link"): link})
