"""Page "Editions": what changed from one edition to another, as far as the visitor may see it."""

import sys
from pathlib import Path

if (root := str(Path(__file__).parents[1])) not in sys.path:    # so that the page also runs on its own
    sys.path.insert(0, root)

import streamlit as st

from indicators.wording import say
from pages.shared import editions as comparison
from pages.shared import frame, markup
from pages.shared.cache import Visit
from pages.shared.server import options


def editions(visit: Visit) -> None:
    """Render the comparison of two editions."""
    frame.html(markup.heading(1, say("editions.title")))
    comparison.show(visit)


if __name__ == "__main__":
    frame.show("editions", editions)
else:                        # imported by the server of `streamlit run pages/editions.py`
    app = st.App(__file__, **options("editions"))
