"""Revised figures: the first value of each, and the current one."""

import pandas as pd
import streamlit as st

from indicators import wording
from indicators.model import Catalogue, records
from indicators.wording import day, say
from pages.shared import cache, frame, markup
from pages.shared.cache import Visit


def show(visit: Visit) -> None:
    """Render the figures that were changed since they were first saved, or that there are none."""
    revised = cache.revisions(visit)
    if revised.empty:
        frame.html(markup.paragraph(say("how.revisions_none"), "gl-text"))
    else:
        st.dataframe(_in_words(revised, visit.catalogue), hide_index=True, alt=say("how.revisions_caption"))


def _in_words(rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    known = [(row, catalogue.indicators[row["indicator"]]) for row in records(rows)]
    return pd.DataFrame({
        say("how.revisions_indicator"): [wording.text(indicator.title) for _, indicator in known],
        say("how.revisions_area"): [wording.area(row["ref_area"], catalogue) for row, _ in known],
        say("how.revisions_year"): rows["year"].tolist(),
        say("how.revisions_first"): [wording.value(row["first"], indicator, catalogue) for row, indicator in known],
        say("how.revisions_first_on"): [day(row["first_at"].date().isoformat()) for row, _ in known],
        say("how.revisions_now"): [wording.value(row["current"], indicator, catalogue) for row, indicator in known]})
