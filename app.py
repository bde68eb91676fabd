"""Entry point: `streamlit run app.py` starts the server; sessions begin at pages/overview.py."""

from pathlib import Path

import streamlit as st

from pages.shared import server

app = st.App(Path(__file__).with_name("pages") / "overview.py", **server.options())
