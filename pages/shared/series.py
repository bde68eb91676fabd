"""A series: its chart on screen, as a small line, as rows of a table; and several in one table."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

import pandas as pd
import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from indicators import statements, wording
from indicators.briefing.figures.series import when
from indicators.charts.curve import broken
from indicators.charts.drawing import Figure, Picture
from indicators.charts.sparkline import sparkline_svg
from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Catalogue, Indicator, Mark, Reason, records
from indicators.wording import say
from pages.shared import chip, frame, markup, menu

CONFIG = {"displaylogo": False, "responsive": True, "displayModeBar": False}
TABLE = ("head.indicator", "overview.published_line", "head.latest", "head.year", "overview.published_publisher")


def show(picture: Picture, name: str, config: Mapping[str, object] = CONFIG, *,
         files: Callable[[Figure], Markup] | None = None, titled: bool = True) -> DeltaGenerator | None:
    """Render a chart between its finding (unless above it) and its origin; return the row of ``files``, or None."""
    figure = picture.draw(theme="dark" if st.context.theme.type == "dark" else "light")
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


def sparkline(rows: pd.DataFrame) -> Markup:
    """The series as a small line beside its newest figure in words; "" with fewer than three certain values."""
    years, values, paths, marks = (rows[name].tolist() for name in ("year", "value", "path_value", "marks"))
    certain = [None if Mark.UNCERTAIN in codes.split() else value for value, codes in zip(values, marks, strict=True)]
    picture = sparkline_svg(years, certain, goal_path=paths, breaks=broken(rows))
    return markup.sparkline(quote(picture)) if picture else Markup("")


def finding(board: Scoreboard, indicator: str, ref_area: str) -> Markup:
    """What a running total shown for context implies about its yearly flow; "" for anything else."""
    sentences = statements.running_total(board, indicator, ref_area)
    return markup.joined((markup.small(wording.message(message, board.catalogue)) for message in sentences), " ")


def several(board: Scoreboard, keys: Sequence[tuple[str, str]], caption: str, *, year: int | None = None,
            address: Callable[[str, str], str] | None = None) -> Markup:
    """Series by indicator and area up to a year in one table, each with its newest figure, and how to read them; "" for
    none. An area "" stands for several, none of which represents the others. ``address``: what leads on from a series.
    """
    if not keys:
        return Markup("")
    indicators = [board.catalogue.indicators[code] for code, _ in keys]
    readings = [markup.joined((markup.strong(wording.text(one.title)), ": ", wording.text(one.reading), " ",
                               wording.text(one.caution))) for one in indicators]
    rows = [_row(board, code, area, year, address or (lambda code, area: menu.address(
        "data", area=area, indicator=code))) for code, area in keys]
    return markup.table(caption, [say(head) for head in TABLE], rows) + markup.fold(
        say("country.readings"), markup.bullets(readings))


def _row(board: Scoreboard, code: str, area: str, year: int | None, address: Callable[[str, str], str]
         ) -> list[Markup | str]:
    """A series with its newest figure; for several areas their number."""
    indicator, figures, catalogue = board.catalogue.indicators[code], board.figures, board.catalogue
    name = markup.link(address(code, area), f"{catalogue.goal_of[code]} {wording.text(indicator.title)}")
    publisher = indicator.publisher or say("goal.context_own")
    if not area:
        rows = figures[figures["indicator"] == code]
        return [name, "", say("goal.context_areas", areas=rows["ref_area"].nunique()), str(rows["year"].max()),
                publisher]
    rows = board.series(code, area)
    rows = rows if year is None else rows[rows["year"] <= year]
    last = statements.with_certainty(board, records(rows[rows["value"].notna() | rows["hidden"]][-1:])[0])
    fresh = last["year"] >= (year or statements.first_counted(date.today().year))
    status = chip.shown(last, indicator, colour=fresh) if last["status"] else finding(board, code, area)
    return [name, sparkline(rows), markup.joined(
        (markup.figure(last, indicator, catalogue), chip.flags(last["marks"]), status), " "), when(last), publisher]


def show_figures(board: Scoreboard, rows: pd.DataFrame, indicator: Indicator) -> None:
    """Render all years of a series, the newest first: value, change, pace, status, marks and source."""
    years = records(rows[::-1])
    show_table(wording.title(indicator, wording.area(rows["ref_area"].iloc[0], board.catalogue)), {
        **columns_of([(row, indicator) for row in years], board.catalogue, indicator),
        say("head.source"): [board.catalogue.short_source(row["source_title"], row["source_url"]) for row in years],
        say("head.link"): [row["source_url"] if row["source_url"].startswith(("https://", "http://")) else ""
                           for row in years]})


def columns_of(pairs: Sequence[tuple[Mapping[Any, Any], Indicator]], catalogue: Catalogue, lead: Indicator
               ) -> dict[str, list[str]]:
    """The columns of rows of ASSESSMENT: year, value, change, pace, status and marks.

    The pace is that of a trend where the rule of the ``lead`` indicator tests one, and of a yearly goal its growth.
    """
    head = "country.trend" if methods.is_paced_by_trend(lead) else "series.pace"
    return {
        say("head.year"): [str(row["year"]) for row, _ in pairs],
        say("head.figure"): [markup.figure(row, indicator, catalogue).striptags() for row, indicator in pairs],
        say("series.change"): [wording.moved(row, indicator, catalogue) for row, indicator in pairs],
        say("country.growth" if methods.is_yearly(lead) else head): [
            wording.window_growth(row) if methods.is_yearly(indicator)
            else wording.pace(row, indicator, catalogue) for row, indicator in pairs],
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
    rows = pd.DataFrame({head: texts for head, texts in columns.items() if any(texts)})
    link = st.column_config.LinkColumn(say("head.link"), display_text="↗", width="small")
    st.dataframe(rows, hide_index=True, alt=alt, row_height=30, column_config={say("head.link"): link})
