"""Revisions of figures: their size, by indicator, and the revised figures."""

import pandas as pd
import streamlit as st

from indicators import statements, wording
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Catalogue, records
from indicators.statements import Measured
from indicators.wording import day, say
from pages.shared import cache, frame, markup
from pages.shared.cache import Visit

FIGURES = ("indicator", "area", "year", "first", "first_on", "later", "now")


def show(visit: Visit, board: Scoreboard) -> None:
    """Render how far figures were revised, by indicator, and the revised figures."""
    revisions, catalogue = cache.revisions(visit), board.catalogue
    every = statements.measured(revisions, catalogue)
    revised = [one for one in every if one.to_date.revised or one.in_a_year.revised]
    if revised:
        rows = [{say("how.revisions_indicator"): wording.text(catalogue.indicators[one.indicator].title),
                 **_measured(one.to_date, "", points=one.points),
                 **_measured(one.in_a_year, "_in_a_year", points=one.points)} for one in revised]
        st.dataframe(pd.DataFrame(rows), hide_index=True, alt=say("how.revisions_caption"))
        st.dataframe(_figures(statements.revised_figures(revisions, catalogue), catalogue), hide_index=True,
                     alt=say("how.revisions_figures_caption"))
    unrevised = sum(one.to_date.figures for one in every if one not in revised)
    if unrevised or not every:
        code = "others" if revised else "unrevised" if unrevised else "none"
        frame.html(markup.paragraph(say(f"how.revisions_{code}", figures=wording.Count(unrevised)), "gl-text"))
    frame.html(markup.paragraph(say("how.revisions_words"), "gl-text gl-small gl-quiet"))


def _measured(part: Measured, when: str, *, points: bool) -> dict[str, str]:
    """How many figures were revised, and the mean revision and its size, by the heads of their columns."""
    mean = size = ""
    if part.mean == part.mean:
        mean = wording.points(part.mean, 1) if points else wording.change(part.mean)
        size = say("phrase.points", size=wording.numeral(part.mean_absolute, 1)) if points else say(
            "phrase.per_cent", size=wording.percent(part.mean_absolute))
    return {
        say(f"how.revisions_{when.removeprefix('_') or 'to_date'}"): say(
            "how.revisions_of", figures=wording.Count(part.figures), revised=wording.Count(part.revised)),
        say(f"how.revisions_mean{when}"): mean, say(f"how.revisions_absolute{when}"): size}


def _figures(rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """First value, that of a year later, and the current one of revised figures, in words."""
    lines = []
    for row in records(rows):
        indicator = catalogue.indicators[row["indicator"]]
        values = {name: "" if row[of] != row[of] else wording.value(row[of], indicator, catalogue)
                  for name, of in (("first", "first"), ("later", "later"), ("now", "current"))}
        lines.append({"indicator": wording.text(indicator.title), "area": wording.area(row["ref_area"], catalogue),
                      "year": row["year"], "first_on": day(row["first_at"].date().isoformat()), **values})
    return pd.DataFrame(lines, columns=list(FIGURES)).rename(
        columns={name: say(f"how.revisions_{name}") for name in FIGURES})
