"""Baseline app of two pages: that with one chart has an address of its own, as a screen of ours has."""

from pathlib import Path

import streamlit as st

BARE = Path(__file__).parent

st.navigation([st.Page(BARE / "line.py", default=True), st.Page(BARE / "chart.py")], position="hidden").run()
