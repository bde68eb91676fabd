"""The charts of a goal, one shown at a time: distances, series over the years, tiles, a world map."""

from collections.abc import Mapping, Sequence
from functools import cache

import pandas as pd
from markupsafe import Markup

from indicators import statements, wording
from indicators.briefing.figures.captions import first_sentence
from indicators.briefing.figures.goal import (
    FigureWithText,
    assessed,
    draw_change,
    draw_distance,
    draw_funnel,
    draw_growth,
    draw_map,
    draw_tiles,
    draw_years,
    has_comparable_changes,
)
from indicators.charts.world_map import TOPOJSON
from indicators.judging import methods
from indicators.judging.methods.method import Measure
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Indicator
from indicators.statements import GoalCard, LikeForLike
from indicators.wording import say
from pages.shared import figure_files, frame, markup, series, state
from pages.shared.cache import Visit

VIEWS = ("funnel", "distance", "change", "years", "tiles", "map")


def show(visit: Visit, board: Scoreboard, areas: Sequence[str], cells: pd.DataFrame,
         indicator: Indicator, card: GoalCard, together: LikeForLike | None, year: int | None, width: int,
         selected: Mapping[str, str]) -> None:
    """Render distances, small multiples, tiles or a world map of a group's ``areas``: as the link parameter says, else
    the first that has data. It can be downloaded if ``selected`` gives goal, group and year of its briefing pack.
    """
    frame.html(markup.heading(2, say("goal.pictures")))
    names = _view_names(board, areas, indicator, together)
    views = list(names)
    fresh, theme = cells[~cells["stale"]], series.theme()

    @cache
    def draw(view: str) -> FigureWithText:
        title, assessments = _title(view, board, card, together), assessed(cells, board, indicator)
        counted = assessments[assessments["ref_area"].isin(fresh["ref_area"])]
        match view:
            case "funnel":
                return draw_funnel(visit.stamp, board, counted, indicator, title, theme=theme, width=width)
            case "growth":
                return draw_growth(visit.stamp, board, counted, indicator, title, theme=theme, width=width)
            case "distance":
                return draw_distance(visit.stamp, board, counted, indicator, title, theme=theme, width=width)
            case "change" if together:
                return draw_change(visit.stamp, board, together, title, theme=theme, width=width)
            case "years":
                return draw_years(visit.stamp, board, assessments, indicator, title, year=year, theme=theme,
                                  width=width)
            case "tiles":
                return draw_tiles(visit.stamp, board, cells, areas, title, theme=theme, width=width)
            case _:
                return draw_map(visit.stamp, board, fresh, title, theme=theme, width=width)

    view_of_link = state.get("view", views, "")
    first = view_of_link or next((view for view in views if draw(view)[0] is not None), views[0])
    view = state.pick("view", say("goal.view"), views, names.__getitem__, first)
    drawn = {name: draw(name) for name in ((view, "growth") if view == "funnel" else (view,))}
    shown = {name: figure for name, (figure, _) in drawn.items() if figure is not None}
    if not shown:
        frame.html(markup.paragraph(_why_none(view, fresh)))
    for name, figure in shown.items():
        files = figure_files.row(visit, f"countries_{selected['goal']}_{name}", figure,
                                 **selected) if selected else None
        config = series.CONFIG | ({"topojsonURL": TOPOJSON} if name == "map" else {})
        series.show(figure, drawn[name][1], name, config, files=files)
    frame.html(_left_out(view, cells, indicator, fresh, is_drawn=bool(shown)))


def _view_names(board: Scoreboard, areas: Sequence[str], indicator: Indicator,
             together: LikeForLike | None) -> dict[str, str]:
    """The views that suit the indicator, with their names."""
    names = {view: say(f"goal.view_{view}") for view in VIEWS}
    method = methods.method_of(indicator)
    if method and method.distance(indicator).measure == Measure.PACE:
        names["distance"] = say("goal.view_trend" if wording.paced_by_trend(indicator) else "goal.view_pace")
    on_the_globe = any(board.catalogue.area[code].alpha2 for code in areas)      # an invented country has no shape
    yearly, counted = wording.by_yearly_change(indicator), statements.counts_activities(indicator)
    absent = {"map": not on_the_globe or counted, "funnel": not yearly, "distance": yearly or counted,
              "change": together is None or not has_comparable_changes(indicator)}
    return {view: name for view, name in names.items() if not absent.get(view)}


def _title(view: str, board: Scoreboard, card: GoalCard, together: LikeForLike | None) -> str:
    """The counts by status; above the countries' series, the group's like-for-like change if there is one.

    A title is one sentence, and the same in a briefing pack.
    """
    over_years = view in ("years", "change") and together is not None and together.after is not None
    message = together.title if over_years and together else card.message
    return first_sentence(wording.message(message, board.catalogue))


def _why_none(view: str, fresh: pd.DataFrame) -> str:
    """Why a view has nothing to draw; ``fresh`` are the cells whose figures are recent."""
    return say("goal.nothing_recent" if view != "years" and fresh.empty else "goal.nothing_to_draw")


def _left_out(view: str, cells: pd.DataFrame, indicator: Indicator, fresh: pd.DataFrame, *, is_drawn: bool) -> Markup:
    """The number of countries not in a chart because they have another indicator or an old figure."""
    apart, old = int((cells["indicator"] != indicator.id).sum()), len(cells) - len(fresh)
    left_out = {"goal.other_indicator": apart if is_drawn and view in ("funnel", "distance", "years") else 0,
                "goal.too_old": old if view in ("funnel", "distance", "map") else 0}
    return markup.joined(markup.paragraph(say(code, count=count), "gl-small gl-quiet")
                         for code, count in left_out.items() if count)
