"""Width of the browser's window: charts are laid out for it, not just stretched or shrunk."""

import streamlit as st

from indicators.charts.theme import NARROW, PAGE, PHONE, WIDE

_component = st.components.v2.component(
    "goalline.viewport",
    js="""
// Streamlit calls this again for other data, but what the last call returns alone, once the screen is left.
export default function ({ setStateValue, data, parentElement }) {
  let known = data.now;
  const isRunning = () => document.querySelector('.stApp:not([data-test-script-state="notRunning"])');
  const report = () => {
    clearTimeout(parentElement.later);
    if (!parentElement.isConnected) return;
    if (isRunning())      // a link, Back or choice, which this would undo
      return void (parentElement.later = setTimeout(report, 50));
    const width = data.widths[[380, 760, 1280].filter(from => window.innerWidth >= from).length];
    if (width !== known) setStateValue("figure", known = width);
  };
  // After a second: who turns a phone may also have pressed a link, which has then begun.
  const later = () => {
    clearTimeout(parentElement.later);
    parentElement.later = setTimeout(report, 1000);
  };
  removeEventListener("resize", parentElement.resized);
  addEventListener("resize", parentElement.resized = later);
  report();
  return () => removeEventListener("resize", later);
}
""",
)

WIDTHS = [NARROW, PHONE, PAGE, WIDE]
KEY, WIDTH = "viewport", "viewport.width"


def figure_width() -> int:
    """Width of charts in pixels, before they are stretched: that of a wide window, until the browser has reported
    another.
    """
    return int(st.session_state.get(WIDTH, WIDE))


def watch() -> None:
    """Mount the component that reports the width; below the charts, which need not wait for it."""
    now = figure_width()
    _component(key=KEY, data={"widths": WIDTHS, "now": now}, default={"figure": now}, on_figure_change=_remember)


def _remember() -> None:
    reported = st.session_state.get(KEY)                       # None if its screen was left before it came
    if reported and reported.figure in WIDTHS:                 # whatever a browser sends
        st.session_state[WIDTH] = reported.figure
