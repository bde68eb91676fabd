"""Entry: `streamlit run app.py` starts the server, which runs this file again as the script of each visit."""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from indicators import scratch
from pages.parts import connections, menu, server, starting

if __name__ == "__main__":
    menu.run()
else:
    # Otherwise the first visitor of a fresh server would see Streamlit's own list of the files in pages/.
    PagesManager.uses_pages_directory = False
    starting.check_settings()
    scratch.sweep()
    connections.prepare()
    app = st.App(__file__, lifespan=starting.lifespan, middleware=server.MIDDLEWARE)
