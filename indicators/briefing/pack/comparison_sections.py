"""Several areas compared on an indicator: their figure, and the sections of a briefing on countries."""

from collections.abc import Iterator, Sequence
from functools import partial

import pandas as pd

from indicators import statements, wording
from indicators.briefing.figures.series import caption_of, first_sentence, observed, rule_in_short, statement, until
from indicators.briefing.pack.content import PackFigure, PackInput, Point, Section, Table
from indicators.briefing.pack.country_sections import section_of, sentences_of, texts_about
from indicators.briefing.pack.plots import compared_plot
from indicators.briefing.pack.tables import series_table
from indicators.briefing.stamp import Stamp
from indicators.charts.alt_text import frames_alt
from indicators.charts.compared_lines import common_start, compared_lines
from indicators.charts.drawing import NO_PICTURE, Picture, picture
from indicators.charts.stage_tiles import stage_tiles
from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.statements import Comparison
from indicators.wording import say

FEWEST, MOST = 2, 6      # areas; the fewest figures also


def compared_series(board: Scoreboard, comparison: Comparison) -> dict[str, pd.DataFrame]:
    """ASSESSMENT of each area by its name, up to the chosen year; empty where fewer than two figures could be drawn."""
    frames = {board.catalogue.area[area].name: until(board.series(comparison.indicator, area), comparison.year)
              for area in comparison.rows}
    drawable = sum(int(frame["value"].notna().sum()) for frame in frames.values())
    return frames if drawable >= FEWEST else {}


def first_common_year(board: Scoreboard, comparison: Comparison) -> int | None:
    """The year in which lines can begin at 100, None where there is none."""
    rows = [frame for frame in compared_series(board, comparison).values() if frame["value"].notna().any()]
    return common_start(rows, board.catalogue.indicators[comparison.indicator]) if rows else None


def draw_comparison(stamp: Stamp, board: Scoreboard, comparison: Comparison, start: int | None) -> Picture:
    """The series of all areas, indexed to 100 in the year ``start``, or in their unit for None; with the yearly change
    that the goal asks for, of the newest judged figure.
    """
    catalogue, frames = board.catalogue, compared_series(board, comparison)
    if not frames:
        return NO_PICTURE
    indicator, rows = catalogue.indicators[comparison.indicator], pd.concat(frames.values()).sort_values("year")
    under = wording.measure(indicator, catalogue) if start is None else say(
        "compare.subtitle_index", indicator=wording.text(indicator.title), year=start)
    caption = caption_of(stamp, observed(board, rows[rows["value"].notna()], comparison.year), catalogue,
                         first_sentence(wording.message(comparison.message, catalogue)), under,
                         wording.text(indicator.caution))
    if indicator.stages:
        return picture(frames_alt("stages", frames, caption), stage_tiles, frames, caption=caption, indicator=indicator,
                       catalogue=catalogue)
    targets = rows["target"].dropna()
    goal = float(targets.iloc[-1]) if methods.is_yearly(indicator) and len(targets) else None
    return picture(frames_alt("lines", frames, caption), compared_lines, frames, caption=caption, indicator=indicator,
                   catalogue=catalogue, start=start, goal=goal,
                   goal_name="" if goal is None else rule_in_short(indicator, goal))


def comparison_sections(read: PackInput, areas: Sequence[str], goals: Sequence[str],
                        year: int | None) -> Iterator[Section]:
    """A section for each goal on which two to six areas have figures of one indicator."""
    if not FEWEST <= len(areas) <= MOST:
        return
    for goal in goals:
        for code in statements.indicators_to_compare(read.board, goal, areas)[:1]:
            frames = [until(read.board.series(code, area), year) for area in areas]
            if sum(bool(frame["value"].notna().any()) for frame in frames) >= FEWEST:
                yield from comparison_section(read, code, areas, year, indexed=False)       # as a native chart is


def comparison_section(read: PackInput, code: str, areas: Sequence[str], year: int | None, *,
                       indexed: bool = True) -> list[Section]:
    """Areas compared on one indicator; if ``indexed``, from 100 where they have a common year. None without figures."""
    board, indicator = read.board, read.indicator(code)
    comparison = statements.comparison(board, code, list(areas), year, read.today_year)
    if not (frames := compared_series(board, comparison)):
        return []
    start, goal = first_common_year(board, comparison) if indexed else None, board.catalogue.goal_of[code]
    rows = board.figures[(board.figures["indicator"] == code) & board.figures["ref_area"].isin(list(areas))]
    name = comparison_name(goal, code, areas, indexed=start is not None)
    figure = PackFigure(
        name=f"{name}_v{read.stamp.version}", finding=first_sentence(wording.message(
            comparison.message, board.catalogue)),
        make_picture=partial(draw_comparison, read.stamp, board, comparison, start),
        plot=compared_plot(frames, indicator, board.catalogue) if start is None else None,
        table=Table((), ()), all_rows=partial(series_table, board, areas, indicator, year),
        **texts_about(read, indicator, observed(board, rows, year)), indicators=(code,))
    return [section_of(
        read, goal, read.names(areas), finding=figure.finding, figures=(figure,),
        box=sentences_of(read, (comparison.message,)),
        points=tuple(Point("", statement(frame, indicator, board.catalogue))
                     for frame in frames.values() if frame["value"].notna().any()),
        notes=tuple(wording.message(message, board.catalogue) for message in comparison.does_not))]


def comparison_name(goal: str, code: str, areas: Sequence[str], *, indexed: bool) -> str:
    """File name of a comparison, without the data version."""
    return "_".join(["compared", *areas, goal, code, *(["index"] if indexed else [])])
