"""Changed figures and statuses between two data versions, for download as CSV."""

from functools import partial

import pandas as pd
import streamlit as st

from indicators import wording
from indicators.briefing.tables import csv_file
from indicators.changes.status_flips import FLIP
from indicators.changes.versions import Changes
from indicators.model import KEY, Catalogue
from indicators.wording import say


def downloads(differences: Changes, one: str, other: str, catalogue: Catalogue) -> None:
    """Render downloads of figures and statuses as CSV: columns in words first, then the data columns."""
    files: dict[str, pd.DataFrame] = {"figures": differences.rows[[*KEY, "kind", *_rest(differences.rows)]],
                                      "statuses": differences.flips[FLIP]}
    with st.container(horizontal=True):
        for name, rows in files.items():
            st.download_button(say(f"history.compare_{name}"),
                               partial(_file, rows, catalogue), f"goalline-{name}-{one}-to-{other}.csv", "text/csv",
                               on_click="ignore", key=f"history.compare.{name}", disabled=rows.empty)


def _file(rows: pd.DataFrame, catalogue: Catalogue) -> bytes:
    areas = {code: area.name for code, area in catalogue.area.items()}
    titles = {code: wording.text(indicator.title) for code, indicator in catalogue.indicators.items()}
    words = {"country_or_area": rows["ref_area"].map(lambda code: areas.get(code, code)),
             "what_is_counted": rows["indicator"].map(lambda code: titles.get(code, code)),
             "part": rows["breakdown"].map(wording.part)}
    return csv_file(pd.concat([pd.DataFrame(words), rows], axis="columns"))


def _rest(rows: pd.DataFrame) -> list[str]:
    return [name for name in rows.columns if name not in (*KEY, "kind")]
