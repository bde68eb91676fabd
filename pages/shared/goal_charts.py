"""The charts of a goal, one at a time: growth, series over the years, distances, tiles, a world map."""

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators import wording
from indicators.briefing.figures.goal import GroupOnGoal
from indicators.briefing.reference.address import OF_COUNTRIES, SCALES
from indicators.charts.world_map import TOPOJSON
from indicators.wording import say
from pages.shared import figure_files, frame, markup, series, state
from pages.shared.cache import Visit


def show(visit: Visit, known: GroupOnGoal) -> DeltaGenerator | None:
    """Ask for a chart of those that have data; render it, and return the row below it."""
    if not known.views:
        frame.html(markup.paragraph(say("goal.nothing_to_draw")))
        return None
    names = {view: say(f"goal.view_{view}") for view in known.views}
    if "distance" in names and wording.paced_by_trend(known.indicator):
        names["distance"] = say("goal.view_trend")
    scale = default = SCALES[not known.is_indexed]
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        view = state.pick("view", say("goal.view"), known.views, names.__getitem__)
        if view == "years" and not known.indicator.stages:
            scale = state.pick("scale", say("compare.scale"), SCALES, lambda scale: say(f"goal.scale_{scale}"), default)
    is_group = isinstance(known.group, str)
    name = f"{OF_COUNTRIES}{known.goal.id}_{view}" + (f"_{scale}" if scale != default else "")
    files = partial(figure_files.row, visit, name, goal=known.goal.id, year=str(known.year or ""),
                    group=str(known.group) if is_group else "", areas="" if is_group else ",".join(known.areas))
    config = series.CONFIG | ({"topojsonURL": TOPOJSON} if view == "map" else {})
    return series.show(known.draw(view, indexed=scale == SCALES[0]), view, config, files=files,
                       titled=known.title(view) != known.title())


def left_out(known: GroupOnGoal) -> list[str]:
    """Whom charts leave out, and why: another indicator, an old figure, years that cannot be compared."""
    names = known.board.catalogue.area
    areas = {"other_indicator": known.cells["indicator"] != known.card.indicator, "stale": known.cells["stale"]}
    notes = known.together.notes if known.together else ()
    return [*(f"{say(f'overview.part_{part}')}: {wording.listed([names[code].name for code in codes])}."
              for part, rows in areas.items() if len(codes := known.cells.loc[rows, "ref_area"])),
            *(wording.message(note, known.board.catalogue) for note in notes)]
