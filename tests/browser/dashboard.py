"""app.py, but that no screen is made before a visitor asks for it: most servers of tests end soon after they start."""

import streamlit as st

from pages.shared import in_full, server

in_full.make_ready = lambda *_: None
app = st.App(server.FOLDER / "overview.py", **server.options())
