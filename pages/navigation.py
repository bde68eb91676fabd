"""The script of every rerun: it registers the pages and runs that of the address."""

from functools import partial

import streamlit as st

from indicators.wording import say
from pages.briefing import briefing
from pages.changed_files import changed_files
from pages.commitments import commitments
from pages.compare import compare
from pages.country import country
from pages.data import data
from pages.editions import editions
from pages.goal import goal
from pages.grid import grid
from pages.history import history
from pages.how_we_judge import how_we_judge
from pages.overview import overview
from pages.reporting_desk import reporting_desk
from pages.reports import reports
from pages.shared import frame, guard
from pages.upload import upload

PAGES = (overview, country, goal, compare, commitments, editions, reports, data, how_we_judge, briefing, reporting_desk,
         upload, grid, changed_files, history)


def run() -> None:
    """Run the page of the address inside the frame."""
    pages = [st.Page(partial(frame.show, page.__name__, page), title=say(f"menu.{page.__name__}"),
                     url_path=page.__name__, default=page is overview) for page in PAGES]
    st.navigation(pages, position="hidden").run()


if guard.Guard.is_built:
    run()
else:
    st.error(say("server.unguarded"))
