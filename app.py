"""Entry point: `streamlit run app.py` starts the server, whose sessions run pages/navigation.py."""

from pathlib import Path

import streamlit as st

from pages.shared import server

app = st.App(Path(__file__).with_name("pages") / "navigation.py", **server.options())
