"""Entry point: `streamlit run app.py` starts the server; sessions begin at pages/overview.py."""

import streamlit as st

from pages.shared import server

app = st.App(server.FOLDER / "overview.py", **server.options())
