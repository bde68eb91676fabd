"""The look of every chart: two palettes, one typeface, sizes for a screen or page and for a slide.

Streamlit replaces Plotly's default template by placeholder colours when it is imported, so each chart has its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import plotly.graph_objects as go

from indicators.model import Status

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")

FONTS = '"Source Sans", "Noto Sans", sans-serif'
PAGE, BRIEFING = 700, 1200         # pixels of the width of a picture in a document and on a slide
BRIEFING_HEIGHT = 675


@dataclass(frozen=True)
class Palette:
    """Colours of one theme; contrast on ``background`` meets WCAG 2.2 AA (text 4.5, lines 3)."""

    background: str
    text: str
    quiet: str      # subtitle, axes, footer
    grid: str       # low contrast on purpose
    series: str
    goal: str
    warning: str    # the word ILLUSTRATIVE
    land: str       # a country that is no member
    fan: str        # the outlook, behind the lines


PALETTES: dict[Theme, Palette] = {
    "light": Palette("#ffffff", "#1b1f24", "#545b64", "#e4e7eb", "#26313d", "#7a3e9d", "#a33b00", "#f0f2f4",
                     "rgba(38,49,61,0.13)"),
    "dark": Palette("#0e1117", "#eef1f5", "#b0b8c2", "#2c333d", "#dde5ee", "#d0a5ec", "#ffb27a", "#1c222b",
                    "rgba(221,229,238,0.17)"),
}

LINE_COLOURS: dict[Theme, tuple[str, ...]] = {
    "light": ("#641089", "#487f1b", "#1b1f24", "#8658ef", "#8e6672", "#0d4b04"),
    "dark": ("#cfb2f5", "#21d97c", "#eef1f5", "#dd5c06", "#9177be", "#0e9976"),
}
"""One for each compared line: none of a status, and told apart in every sight."""


def line_colours(names: Iterable[str], theme: Theme) -> dict[str, str]:
    """The colour of each of the areas compared, whether it has a figure or not: the same in every chart and slide."""
    return dict(zip(names, LINE_COLOURS[theme], strict=False))


@dataclass(frozen=True)
class Sizes:
    """Pixels of a chart's fonts and of the margin around it."""

    title: int
    subtitle: int
    text: int
    footer: int
    edge: int


def sizes(width: int | None) -> Sizes:
    """Sizes for a slide, from 1000 pixels of ``width`` on, else for a page or a screen; 9 pt or more on both."""
    if width is not None and width >= 1000:
        return Sizes(title=30, subtitle=19, text=15, footer=13, edge=28)
    return Sizes(title=20, subtitle=14, text=13, footer=12, edge=14)


@cache
def template(theme: Theme, size: Sizes) -> go.layout.Template:
    """Plotly template of a theme; it overrides all of Plotly's defaults."""
    colours = PALETTES[theme]
    axis = {
        "automargin": True, "fixedrange": True, "zeroline": False, "showgrid": False, "linecolor": colours.quiet,
        "zerolinecolor": colours.quiet, "ticks": "outside", "ticklen": 5, "tickcolor": "rgba(0,0,0,0)",
        "gridcolor": colours.grid, "tickfont": {"color": colours.quiet, "size": size.text},
        "title": {"font": {"color": colours.quiet, "size": size.text}},
    }
    layout = {
        "font": {"family": FONTS, "size": size.text, "color": colours.text},
        "paper_bgcolor": colours.background, "plot_bgcolor": colours.background,
        "colorway": [colours.series], "showlegend": True, "hovermode": "closest", "dragmode": False,
        "hoverlabel": {"bgcolor": colours.background, "bordercolor": colours.quiet, "align": "left",
                       "font": {"family": FONTS, "size": size.text, "color": colours.text}},
        "legend": {"font": {"size": size.footer}}, "barmode": "overlay",
        "xaxis": axis, "yaxis": axis | {"showgrid": True},
        "annotationdefaults": {"font": {"family": FONTS, "size": size.text, "color": colours.text},
                               "showarrow": False, "align": "left"},
    }
    return go.layout.Template(layout=layout)


AHEAD = ("#0B3C6F", "#8ED6FF", "#0B3C6F", "#8ED6FF")
TOWARDS = ("#4F9BDC", "#2675E9", "#2369AE", "#6FA8F5")
UNCLEAR = ("#BFC5CC", "#63676B", "#4C545D", "#A9B2BC")
BELOW = ("#F3B54A", "#FFC36C", "#8A5A00", "#FFC36C")
AWAY = ("#8E1B1B", "#CC2A1B", "#8E1B1B", "#FF8A80")
NEUTRAL = ("#E3E6EA", "#3C434C", "#545B64", "#B0B8C2")

STATUS_COLOURS: dict[str, tuple[str, str, str, str]] = {
    Status.GOAL_MET: AHEAD, Status.AHEAD: AHEAD, Status.AT_LIMIT: AHEAD,
    Status.ON_TRACK: TOWARDS, Status.IMPROVING: TOWARDS,
    Status.NO_CLEAR_CHANGE: UNCLEAR, Status.NO_CLEAR_TREND: UNCLEAR,
    Status.IMPROVING_BELOW: BELOW, Status.BEHIND: BELOW,
    Status.MOVING_AWAY: AWAY,
}
"""A fill on light and dark, and the ink of words on the chart's background (contrast 4.5 or more).

The other statuses are neutral. CIEDE2000 between any two is 20 or more, in three kinds of colour-blind sight too.
"""

UNCOLOURED = ("", Status.NOT_ASSESSED, Status.TOO_EARLY)     # drawn as an outline
OUTLINED = 3.0           # contrast of a fill below which it has an outline
STRIPED = 3.0            # contrast of the stripes on a fill


def status_colour(status: str, theme: Theme) -> str:
    """Colour that fills what has a status; that of an activity, or of another part of a group, is neutral."""
    return STATUS_COLOURS.get(status, NEUTRAL)[THEMES.index(theme)]


def status_ink(status: str, theme: Theme) -> str:
    """Colour of words about a status on the background of a theme."""
    return STATUS_COLOURS.get(status, NEUTRAL)[2 + THEMES.index(theme)]


def goal_line(theme: Theme) -> dict[str, object]:
    """Plotly's ``line`` of a goal."""
    return {"color": PALETTES[theme].goal, "width": 2, "dash": "dash"}


def text_on(colour: str) -> str:
    """White or black, whichever has the higher contrast on a colour such as "#1f4b7a"."""
    return "#ffffff" if contrast("#ffffff", colour) >= contrast("#000000", colour) else "#000000"


def outline(colour: str, theme: Theme) -> str:
    """Colour of the line about a fill: a dark one where the fill is pale on the theme's background, else its own."""
    palette = PALETTES[theme]
    return palette.quiet if contrast(colour, palette.background) < OUTLINED else colour


def hatching(colour: str) -> str:
    """Colour of the stripes, on a fill, that say it could be chance, light on a dark fill; words stand on a plate."""
    shades = (between(colour, text_on(colour), share / 20) for share in range(1, 21))
    return next(shade for shade in shades if contrast(shade, colour) >= STRIPED)


def bar_look(status: str, theme: Theme, *, chance: bool) -> dict[str, Any]:
    """Plotly's ``marker`` of bars of one status: filled or outlined, hatched where it could be chance."""
    fill = PALETTES[theme].background if status in UNCOLOURED else status_colour(status, theme)
    return {"color": fill, "line": {"width": 1, "color": outline(fill, theme)}, "pattern": {
        "shape": "/" if chance else "", "size": 7, "solidity": 0.45, "fillmode": "replace", "bgcolor": fill,
        "fgcolor": hatching(fill) if status else outline(fill, theme), "fgopacity": 1}}


def between(one: str, other: str, share: float) -> str:
    """The colour at a share of the way from one ("#e4e7eb") to another."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(255 * (a + (b - a) * share)):02x}" for a, b in pairs)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
                        for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5))
