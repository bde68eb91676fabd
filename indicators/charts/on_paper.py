"""Colours of a dark chart on white paper."""

from dataclasses import asdict
from functools import cache

from indicators.charts.compared_lines import COLOURS
from indicators.charts.theme import PALETTES, status_colour
from indicators.model import Status


@cache
def on_paper() -> dict[str, str]:
    """The light theme's colour for each opaque colour of the dark one, as "#8fc1f2"."""
    dark, light = asdict(PALETTES["dark"]), asdict(PALETTES["light"])
    pairs = [*((dark[name], light[name]) for name in dark if dark[name].startswith("#")),
             *zip(COLOURS["dark"], COLOURS["light"], strict=True),
             *((status_colour(status, "dark"), status_colour(status, "light")) for status in Status)]
    return {one.lower(): other.lower() for one, other in pairs}
