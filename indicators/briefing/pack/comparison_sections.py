"""Several countries compared on each goal, as sections of a pack."""

from collections.abc import Iterator, Sequence
from functools import partial

from indicators import statements, wording
from indicators.briefing.figures.captions import first_sentence, source_of, sources_of
from indicators.briefing.figures.comparison import (
    compared_series,
    comparison_subtitle,
    draw_comparison,
    first_common_year,
)
from indicators.briefing.figures.goal import observed, until
from indicators.briefing.pack.content import PackFigure, Section, Table
from indicators.briefing.pack.plots import compared_plot
from indicators.briefing.pack.reading import PackInput
from indicators.briefing.pack.summaries import in_a_box, speaking_note
from indicators.briefing.pack.tables import series_table
from indicators.wording import say

FEWEST, MOST = 2, 6


def comparison_sections(read: PackInput, areas: Sequence[str], goals: Sequence[str],
                        year: int | None) -> Iterator[Section]:
    """A section for each goal on which two to six areas have figures of one indicator."""
    for goal in goals if FEWEST <= len(areas) <= MOST else ():
        offered = statements.indicators_to_compare(read.board, goal, areas)
        figures = read.board.figures
        known = figures[figures["indicator"].isin(offered[:1]) & figures["ref_area"].isin(list(areas))
                        & figures["value"].notna()]
        known = until(known, year)
        section = comparison_section(read, offered[0], areas, year, indexed=False) if (
            known["ref_area"].nunique() >= FEWEST) else None          # a native chart shows the original figures
        if section:
            yield section


def comparison_section(read: PackInput, code: str, areas: Sequence[str], year: int | None, *,
                       indexed: bool = True) -> Section | None:
    """Areas compared on one indicator; None without figures to draw."""
    drawn = drawn_comparison(read, code, areas, year, indexed=indexed)
    if drawn is None:
        return None
    catalogue, title = read.board.catalogue, wording.text(read.goal(read.board.catalogue.goal_of[code]).title)
    goal, whose = catalogue.goal_of[code], wording.listed([catalogue.area[area].name for area in areas])
    found = statements.comparison(read.board, code, list(areas), year, read.today_year)
    said = wording.message(found.message, catalogue)
    notes = [wording.message(message, catalogue) for message in (*found.compares, *found.does_not)]
    return Section(
        heading=say("pack.heading", whose=whose, number=goal, goal=title), goal=goal, whose=whose,
        finding=drawn.finding, figures=(drawn,), notes=tuple(notes),
        box=drawn.finding if said.rstrip(".") == drawn.finding else in_a_box(read, "", (found.message,)),
        speaking_note=speaking_note(say("pack.spoken_lead", whose=whose, number=goal, goal=title), (found.message,),
                                    notes, catalogue))


def drawn_comparison(read: PackInput, code: str, areas: Sequence[str], year: int | None, *,
                     indexed: bool = True) -> PackFigure | None:
    """The figure of some areas on an indicator; if ``indexed``, from 100 where they have a common year."""
    board, indicator = read.board, read.indicator(code)
    found = statements.comparison(board, code, list(areas), year, read.today_year)
    every = compared_series(board, found)
    if not every:
        return None
    start = first_common_year(board, found) if indexed else None
    frames = {name: frame for name, frame in every.items() if frame["value"].notna().any()}
    native = start is None and not indicator.stages
    rows = board.figures[(board.figures["indicator"] == code) & board.figures["ref_area"].isin(list(areas))]
    seen, goal = observed(board, rows, year), board.catalogue.goal_of[code]
    return PackFigure(
        name=f"{comparison_name(goal, code, areas, indexed=start is not None)}_v{read.stamp.version}",
        picture=partial(draw_comparison, read.stamp, board, found, start),
        finding=first_sentence(wording.message(found.message, board.catalogue)),
        plot=compared_plot(frames, indicator, board.catalogue) if native else None,
        subtitle=comparison_subtitle(indicator, board, start),
        table=Table((), ()), all_rows=partial(series_table, board, areas, indicator, year),
        source=source_of(seen), sources=sources_of(seen),
        method=tuple(wording.message(message, board.catalogue) for message in statements.how_judged(indicator)),
        reading=wording.text(indicator.reading), caution=wording.text(indicator.caution), indicators=(code,))


def comparison_name(goal: str, code: str, areas: Sequence[str], *, indexed: bool) -> str:
    """File name of a comparison, without the data version."""
    return "_".join(["compared", *areas, goal, code, *(["index"] if indexed else [])])
