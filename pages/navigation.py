"""The script of every rerun: it registers the pages and runs that of the address."""

from functools import partial
from importlib import import_module

import streamlit as st

from indicators.wording import say
from pages.shared import frame, guard, menu


def run() -> None:
    """Run the page of the address inside the frame; the page of a screen is the function of its name in its module."""
    pages = {name: getattr(import_module(f"pages.{name}"), name) for name in menu.SCREENS}
    st.navigation([st.Page(partial(frame.show, name, page), title=say(f"menu.{name}"), url_path=name,
                           default=name == menu.FIRST) for name, page in pages.items()], position="hidden").run()


if guard.Guard.is_built:
    run()
else:
    st.error(say("server.unguarded"))
