"""Series on pages: a figure with its table, and the rows of tables, each number with the key of its observation."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd
from markupsafe import Markup

from indicators import statements, wording
from indicators.briefing.figures.series import draw_series, median_of, when
from indicators.charts.drawing import Picture
from indicators.edition.figures import NARROW, Figures
from indicators.edition.release import Edition
from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Indicator, Mark, records
from indicators.wording import say

FEWEST = 2               # values of a series that is drawn
HEADS = ("year", "figure", "change", "status", "sure", "marks", "source")
"""Columns of the table of a series, in order; those that say nothing are left out."""


class PageFigure(NamedTuple):
    """A figure with its caption, as in charts.frame, and its table; ``name`` is its place on the page, ``statuses``
    are those whose colours need a key where the page has none.
    """

    name: str
    svg: Markup
    caption: Mapping[str, Any]
    width: int
    rows: Sequence[Mapping[str, Any]]
    columns: Sequence[str] = HEADS
    statuses: Sequence[str] = ()


def page_figure(figures: Figures, picture: Picture, name: str, width: int, rows: Sequence[Mapping[str, Any]],
                columns: Sequence[str] = HEADS) -> PageFigure | None:
    """A picture drawn for a page; None where there is nothing to draw."""
    drawn = figures.svg(picture, width, name)
    return PageFigure(name, *drawn, width, rows, columns) if drawn else None


def series_figure(edition: Edition, figures: Figures, code: str, area: str) -> PageFigure | None:
    """The series of an indicator in an area with its outlook and the median of the first group; None with fewer than
    two values.
    """
    board, indicator = edition.board, edition.catalogue.indicators[code]
    rows = board.series(code, area)
    newest = rows.loc[rows["value"].notna(), "year"]
    if len(newest) < FEWEST:
        return None
    is_fresh = newest.max() >= statements.first_counted(edition.read.today_year)
    picture = draw_series(
        edition.read.stamp, rows, indicator, board.catalogue, edition.read.published(area),
        ahead=statements.ahead(board, code, area) if is_fresh else None, median=_median(edition, indicator))
    return page_figure(figures, picture, code, NARROW, rows_of(board, rows[::-1]))


def _median(edition: Edition, indicator: Indicator) -> Any:
    """The median of the first group's countries, unless figures depend on the size of a country, as counts do."""
    if indicator.measure != "share" and not indicator.group_rule.startswith("median"):
        return None
    group = edition.catalogue.groups[0]
    return median_of(edition.board, indicator, tuple(edition.members(group.id)), wording.text(group.name))


def rows_of(board: Scoreboard, rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of ASSESSMENT with sources in words, with the cells of tables; ``value`` is the number behind ``figure``."""
    if rows.empty:                       # of most series of most countries: it takes a while to say so in frames
        return []
    return [row_of(board, row) for row in records(pd.concat([rows, statements.certainty_of(board, rows)], axis=1))]


def row_of(board: Scoreboard, row: Mapping[str, Any]) -> dict[str, Any]:
    """One row, with its fields of CERTAINTY, in words."""
    catalogue, indicator = board.catalogue, board.catalogue.indicators[row["indicator"]]
    name = wording.area(row["ref_area"], catalogue)
    marks = [mark for mark in wording.flagged(row["marks"]).split() if mark != Mark.ILLUSTRATIVE]
    is_shown = not row["hidden"] and row["value"] == row["value"]
    return {
        "key": f"{row['indicator']} {row['ref_area']} {row['year']}", "area": row["ref_area"], "name": name,
        "indicator": wording.title(indicator, name), "year": when(row), "value": row["value"] if is_shown else None,
        "figure": wording.figure_in_words(row, indicator, catalogue), "marks": ", ".join(map(wording.mark, marks)),
        "change": "" if row["hidden"] else wording.moved(row, indicator, catalogue),
        "growth": wording.window_growth(row) if methods.is_yearly(indicator) else "",
        "trend": wording.pace(row, indicator, catalogue) if methods.is_paced_by_trend(indicator) else "",
        "status": status_of(row, indicator), "sure": statements.certainty_word(row),
        "source": ", ".join(filter(None, (
            catalogue.short_source(row.get("source_title", ""), row.get("source_url", "")),
            say("phrase.note_withheld") if row.get("note_withheld") else ""))),
        "url": row.get("source_url", "")}


def status_of(row: Mapping[str, Any], indicator: Indicator | None, *, stale: bool = False, short: bool = False
              ) -> dict[str, Any] | None:
    """A status for a template: code, icon and word, whether it is hatched, and how sure it is; None of an activity."""
    if not row["status"]:
        return None
    return {"code": row["status"], "icon": wording.status(row["status"]).icon, "stale": stale,
            "word": wording.status_of(row, indicator, short=short), "hatched": row["certainty"] in wording.HATCHED,
            "sure": statements.certainty_word(row), "provisional": wording.marked_provisional(row["marks"]),
            "reason": wording.why_unassessed(row)}
