"""The screenshot view of a screen: no menu and no controls, light, in frames of a slide or of A4 with a foot."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from indicators import wording
from indicators.charts.theme import BRIEFING, PAGE

VIEW = "frame"
"""Of the address: ``frame=slide`` or ``frame=a4``."""


class Shape(NamedTuple):
    """A frame: its size and edge and the width that charts are laid out for, in pixels, and the scales of its content:
    the largest of those that need the fewest frames is used. It may grow with the window beyond its size.
    """

    width: int
    height: int
    edge: int
    figure: int
    scales: tuple[float, ...]
    grows: bool


SHAPES = {"slide": Shape(1600, 900, 48, BRIEFING, (1.25, 1.15, 1.05, 0.95, 0.85), grows=True),
          "a4": Shape(1000, 1414, 60, PAGE, (1.1, 1.0, 0.95, 0.9, 0.85), grows=False)}

STILL = {"staticPlot": True, "responsive": False}      # of a chart, which frames.js makes as wide as it can be
KEY = "frames"
_REM = 16
_WIDTHS = re.compile(r"@media \((min|max)-width: ([\d.]+)rem\)")

_frames = st.components.v2.component(
    "goalline.frames", js=Path(__file__).with_name("frames.js").read_text(encoding="utf-8"))


def shape() -> str:
    """The frame that the link parameter names, "" for the screen itself."""
    value = str(st.query_params.get(VIEW, ""))
    return value if value in SHAPES else ""


def is_redrawn() -> bool:
    """Whether the browser has asked for charts to be drawn again, since their room was not there the first time."""
    return bool((st.session_state.get(KEY) or {}).get("redrawn"))


def figure_width() -> int:
    """Width for which charts are laid out in the frame that is asked for, in pixels."""
    return SHAPES[shape()].figure


def style(css: str, frame: str) -> str:
    """The style sheet of a screen in a frame: the rules for print, at the width of the frame and not of the window."""
    inner = SHAPES[frame].width - 2 * SHAPES[frame].edge

    def as_wide(found: re.Match[str]) -> str:
        wide = inner / _REM
        holds = wide >= float(found[2]) if found[1] == "min" else wide <= float(found[2])
        return "@media all" if holds else "@media not all"

    for medium, taken in (("print", "all"), ("screen", "speech"), ("only print", "speech")):     # no browser speaks
        css = css.replace(f"@media {medium}", f"@media {taken}")
    found = _WIDTHS.sub(as_wide, css)
    return f"{found}.block-container {{ width: {inner}px; }}\n"


def lay_out(origin: str, logo: str, marked: str, back: Sequence[tuple[str, str]]) -> None:
    """Mount the component that lays the screen out in frames, whose foot has ``origin``, the address of a ``logo`` and
    a mark, each unless it is ""; ``back`` are addresses and words of links outside.
    """
    foot = {"origin": origin, "logo": logo, "marked": marked}
    _frames(key=KEY, on_redrawn_change=lambda: None, data=SHAPES[shape()]._asdict() | {
        "shape": shape(), "redrawn": is_redrawn(), "foot": foot, "back": [list(link) for link in back],
        "language": wording.tag(), "direction": wording.direction()})
