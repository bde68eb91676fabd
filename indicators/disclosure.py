"""What may be shown to whom, decided once: the last step of the scoreboard."""

import numpy as np
import pandas as pd

from indicators.model import ASSESSMENT, Audience, Catalogue, Reason, Status

NUMBERS = [name for name, kind in ASSESSMENT.items() if kind == "float64"]
TELLING = ["source_title", "source_url", "note"]   # a source's words may hold the number


def protect(observations: pd.DataFrame, assessments: pd.DataFrame, catalogue: Catalogue,
            audience: Audience) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Both frames, of the same rows, as this audience may see them, each with its column ``hidden``.

    Staff see everything. From the public every count of people is hidden, with all that follows from it and the
    source's own words beside it, until protection of small counts is whole.
    """
    counts = {each.id for each in catalogue.indicators.values() if each.counts_people}
    hidden = (assessments["indicator"].isin(counts) & assessments["value"].notna()).to_numpy(bool)
    if audience == "staff" or not hidden.any():
        hidden = np.zeros(len(assessments), bool)
        return observations.assign(hidden=hidden), assessments.assign(hidden=hidden)
    return _hide_observations(observations, hidden), _hide_assessments(assessments, hidden)


def _hide_observations(observations: pd.DataFrame, hidden: np.ndarray) -> pd.DataFrame:
    """Observations with the hidden ones emptied of value and source."""
    shown = observations.assign(hidden=hidden)
    shown.loc[hidden, "value"] = np.nan
    shown.loc[hidden, TELLING] = ""
    return shown


def _hide_assessments(assessments: pd.DataFrame, hidden: np.ndarray) -> pd.DataFrame:
    """Assessments with the hidden ones emptied of every number, and of a status that would bound one."""
    shown = assessments.assign(hidden=hidden)
    shown.loc[hidden, NUMBERS] = np.nan
    shown.loc[hidden, "streak"] = 0
    shown.loc[hidden, "bridged"] = False
    judged = hidden & shown["judged"].to_numpy(bool)
    shown.loc[judged, "status"] = Status.NOT_ASSESSED.value
    shown.loc[judged, "reason"] = Reason.HIDDEN.value
    return shown
