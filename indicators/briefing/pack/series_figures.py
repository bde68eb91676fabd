"""One series as a figure of a briefing."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from indicators import statements, wording
from indicators.briefing.figures.captions import source_of, sources_of, statement, subtitle
from indicators.briefing.figures.series import draw_series, goal_line, revised
from indicators.briefing.pack.content import PackFigure
from indicators.briefing.pack.plots import series_plot
from indicators.briefing.pack.reading import PackInput
from indicators.briefing.pack.tables import years_table


def figure_of_series(read: PackInput, code: str, ref_area: str, until: int | None = None) -> PackFigure | None:
    """The figure of an indicator in an area, up to a year; None without a value to draw."""
    board, indicator = read.board, read.indicator(code)
    rows = board.series(code, ref_area)
    whole = until is None or rows[rows["value"].notna()]["year"].max() <= until
    rows = rows if until is None else rows[rows["year"] <= until]
    if not rows["value"].notna().any():
        return None
    fresh = rows[rows["value"].notna()]["year"].max() >= read.today_year - statements.FRESH_YEARS
    ahead = statements.ahead(board, code, ref_area) if whole and fresh else None
    ahead = None if ahead is None or ahead.empty else ahead
    published = read.published(ref_area)
    goal = goal_line(rows, indicator, ahead)
    return PackFigure(
        name=f"{ref_area}_{board.catalogue.goal_of[code]}_{code}_v{read.stamp.version}",
        finding=statement(rows, indicator, board.catalogue), subtitle=subtitle(rows, indicator, board.catalogue),
        picture=partial(draw_series, read.stamp, rows, indicator, board.catalogue, published, ahead=ahead),
        plot=series_plot(rows, indicator, board.catalogue, goal),
        table=years_table(board, rows, indicator, statements.since_published(rows, published)),
        source=source_of(rows), sources=sources_of(rows),
        method=tuple(wording.message(message, board.catalogue) for message in statements.how_judged(indicator)),
        reading=wording.text(indicator.reading), caution=wording.text(indicator.caution),
        note=revised(read.stamp, rows, indicator, board.catalogue, published), areas=(ref_area,), indicators=(code,))


def each_method_once(figures: Sequence[PackFigure]) -> tuple[PackFigure, ...]:
    """The figures, each method kept only at the first figure that has it."""
    return tuple(replace(figure, method=()) if figure.method in [before.method for before in figures[:at]] else figure
                 for at, figure in enumerate(figures))
