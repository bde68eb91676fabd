"""Certainty: may chance, one case, rounding, a provisional figure or an unusual year explain what a status claims?

A difference by which the status would claim more explains nothing away, and is no doubt.
"""

import numpy as np
import pandas as pd

from indicators.judging import methods
from indicators.judging.methods.trend_test import SOLID_BELOW
from indicators.judging.sensitivity import falls, sensitivity
from indicators.judging.unusual_years import falling_without
from indicators.judging.variation import varies
from indicators.model import CERTAINTY, SENSITIVITY, Catalogue, Certainty, Mark, Status, share_texts
from indicators.model.marks import BOUNDS, marked

CLAIMS = (Status.GOAL_MET, Status.AHEAD, Status.ON_TRACK, Status.IMPROVING_BELOW, Status.IMPROVING, Status.MOVING_AWAY)
COUNTED = (Status.GOAL_MET, Status.MOVING_AWAY)


def certainty(assessments: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Frame of CERTAINTY for rows of ASSESSMENT, with their index; the rows are whole series in the order of judge().

    The series of a share are accompanied by those of its denominator. ``certainty`` is "" where no change is claimed.
    """
    indicators, status = catalogue.indicators, assessments["status"]
    complete = assessments["indicator"].isin([code for code in indicators if varies(indicators[code]) == "none"])
    totals = assessments["indicator"].isin([code for code in indicators if indicators[code].measure == "stock"])
    p, solid = pd.Series(np.nan, assessments.index), pd.Series(float(SOLID_BELOW), assessments.index)
    claims = pd.Series(False, assessments.index)
    for goal, _, codes in methods.by_rule(catalogue):
        of_rule = assessments["judged"] & ~complete & assessments["indicator"].isin(codes)
        claims |= of_rule & status.isin([claim for claim in CLAIMS if claim in goal.claims])
        if goal.trend is not None:
            p[of_rule], solid[of_rule] = assessments["trend_p"][of_rule], float(goal.trend.solid_below)
    yearly = assessments["indicator"].isin([code for code in indicators if methods.is_yearly(indicators[code])])
    assumed = yearly & assessments["common_variance"].isna()
    untested = p.isna() | totals | assumed | marked(assessments["marks"], *BOUNDS)
    near = sensitivity(assessments, catalogue)
    shaken = np.array([would_be != "" and falls(now, would_be)
                       for now, would_be in zip(status, near["would_be"], strict=True)], bool)
    counted = complete & status.isin(COUNTED) & ~marked(assessments["marks"], Mark.PROVISIONAL, Mark.CODED)
    words = np.select(
        [counted, ~claims, untested, (p >= solid) | shaken],
        [Certainty.COUNTED.value, "", Certainty.UNTESTED.value, Certainty.COULD_BE_CHANCE.value],
        Certainty.CLEAR.value)
    unusual = falling_without(assessments, catalogue, words == Certainty.CLEAR)
    near.loc[unusual.index, [*SENSITIVITY]] = unusual
    words[assessments.index.isin(unusual.index)] = Certainty.COULD_BE_CHANCE.value
    doubt = np.where(words == Certainty.COULD_BE_CHANCE, np.where(p >= solid, "chance", "figure"), "")
    certain = near.assign(certainty=words, doubt=doubt)[[*CERTAINTY]].astype(CERTAINTY)
    return share_texts(certain, [name for name, kind in CERTAINTY.items() if kind == "str"])
