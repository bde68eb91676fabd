"""The charts of a goal, of which one is shown at a time: distances, series over the years, tiles, a world map."""

from collections.abc import Sequence
from functools import cache as cached
from typing import Any

import pandas as pd
from markupsafe import Markup

from indicators import methods, wording
from indicators.briefing.figures.captions import caption_of
from indicators.briefing.figures.goal import assessed, draw_distance, draw_map, draw_tiles
from indicators.briefing.figures.goal import observed as _sources
from indicators.charts.alt_text import multiples_alt, stages_alt
from indicators.charts.small_multiples import small_multiples
from indicators.charts.stage_tiles import stage_tiles
from indicators.charts.world_map import TOPOJSON
from indicators.methods.method import Measure
from indicators.model import Indicator
from indicators.scoreboard import Scoreboard
from indicators.statements import GoalCard, LikeForLike
from indicators.wording import say
from pages.shared import frame, markup, series, state
from pages.shared.cache import Visit

VIEWS = ("distance", "years", "tiles", "map")


def show(visit: Visit, board: Scoreboard, areas: Sequence[str], cells: pd.DataFrame, indicator: Indicator,
         card: GoalCard, together: LikeForLike | None, width: int) -> None:
    """Render distances, small multiples, tiles or a world map: as the link parameter says, else the first that has
    something to show.
    """
    frame.html(markup.heading(2, say("goal.pictures")))
    names = {view: say(f"goal.view_{view}") for view in VIEWS}
    method = methods.method_of(indicator)
    if method and method.distance(indicator).measure == Measure.PACE:
        names["distance"] = say("goal.view_trend" if wording.paced_by_trend(indicator) else "goal.view_pace")
    on_the_globe = any(board.catalogue.area[code].alpha2 for code in areas)      # an invented country has no shape
    views = [view for view in VIEWS if view != "map" or on_the_globe]
    own, fresh = assessed(cells, board, indicator), cells[~cells["stale"]]

    @cached
    def draw(view: str) -> Any:
        title = _title(view, board, card, together)
        match view:
            case "distance":
                counted = own[own["ref_area"].isin(fresh["ref_area"])]
                return draw_distance(visit.stamp, board, counted, indicator, title, theme=series.theme(), width=width)
            case "years":
                return _years(visit, board, own, indicator, title, width)
            case "tiles":
                return draw_tiles(visit.stamp, board, cells, areas, title, theme=series.theme(), width=width)
            case _:
                return draw_map(visit.stamp, board, fresh, title, theme=series.theme(), width=width)

    asked = state.get("view", views, "")          # with one asked for, any other choice is written into the address
    first = asked or next((view for view in views if draw(view)[0] is not None), views[0])
    view = state.pick("view", say("goal.view"), views, names.__getitem__, first)
    drawn, alt = draw(view)
    if drawn is None:
        frame.html(markup.paragraph(say("goal.nothing_to_draw")))
    else:
        series.show(drawn, alt, view, series.CONFIG | ({"topojsonURL": TOPOJSON} if view == "map" else {}))
    frame.html(_left_out(view, cells, own, fresh, drawn=drawn is not None))


def _title(view: str, board: Scoreboard, card: GoalCard, together: LikeForLike | None) -> str:
    """The counts by status; above the countries' series, the group's like-for-like statement if there is one."""
    over_years = view == "years" and together is not None and together.after is not None
    message = together.message if over_years and together else card.message
    return wording.message(message, board.catalogue).rstrip(".")


def _left_out(view: str, cells: pd.DataFrame, own: pd.DataFrame, fresh: pd.DataFrame, *, drawn: bool) -> Markup:
    """How many countries a chart lacks, since they have another indicator or an old figure."""
    apart, old = len(cells) - len(own), len(cells) - len(fresh)
    left_out = {"goal.other_indicator": apart if drawn and view not in ("tiles", "map") else 0,
                "goal.too_old": old if view in ("distance", "map") else 0}
    return markup.joined(markup.paragraph(say(code, count=count), "gl-small gl-quiet")
                         for code, count in left_out.items() if count)


def _years(visit: Visit, board: Scoreboard, own: pd.DataFrame, indicator: Indicator, title: str, width: int) -> Any:
    names = {code: board.catalogue.area[code].name for code in own["ref_area"]}
    rows = board.assessments[(board.assessments["indicator"] == indicator.id) & (board.assessments["breakdown"] == "")]
    parts = dict(iter(rows[rows["ref_area"].isin(list(names))].groupby("ref_area")))
    frames = {names[code]: parts[code] for code in sorted(names, key=names.__getitem__)}
    if indicator.stages:
        caption = caption_of(visit.stamp, _sources(board, own), title, wording.text(indicator.title),
                                    wording.text(indicator.caution))
        return (stage_tiles(frames, caption, indicator=indicator, catalogue=board.catalogue, theme=series.theme(),
                            width=width), stages_alt(frames, caption))
    unit = wording.text(board.catalogue.units.get(indicator.unit, ""))
    caption = caption_of(visit.stamp, _sources(board, own), title, f"{wording.text(indicator.title)}, {unit}",
                                wording.text(indicator.caution))
    return (small_multiples(frames, caption, indicator=indicator, catalogue=board.catalogue, shared_scale=False,
                            theme=series.theme(), width=width), multiples_alt(frames, caption))
