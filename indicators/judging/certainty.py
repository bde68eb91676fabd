"""Certainty: may chance, one case, rounding or a provisional figure explain the change that a status claims?"""

import numpy as np
import pandas as pd

from indicators.judging import methods
from indicators.judging.evidence import evidence, varies
from indicators.judging.methods.trend_test import SOLID_BELOW
from indicators.judging.sensitivity import rests_on_hidden, sensitivity
from indicators.judging.statistics.series import Bools, Floats, Series, Texts
from indicators.model import CERTAINTY, Catalogue, Certainty, Status, Test, Untested
from indicators.model.marks import BOUNDS, marked

CLAIMS = (Status.GOAL_MET, Status.ON_TRACK, Status.SOME_PROGRESS, Status.IMPROVING, Status.MOVING_AWAY)
COUNTED = (Status.GOAL_MET, Status.MOVING_AWAY, Status.ACTIVE, Status.NONE_REPORTED)


def certainty(assessments: pd.DataFrame, catalogue: Catalogue, asked: Bools | None = None) -> pd.DataFrame:
    """Frame of CERTAINTY for rows of ASSESSMENT, with their index; the rows are whole series in the order of judge().

    The series of a share are accompanied by those of its denominator. ``certainty`` is "" where no change is claimed,
    in rows that are not ``asked`` where some are given, and where a hidden figure may decide it: ``assessments`` are
    those that an audience sees.
    """
    found = evidence(assessments, catalogue)
    wanted = np.ones(len(assessments), bool) if asked is None else asked
    near = sensitivity(assessments, catalogue, wanted)
    p, solid, claims, counted, total = _by_rule(assessments, found, catalogue)
    untested = np.isnan(p) | total | marked(assessments["marks"], *BOUNDS)
    untested |= (found["untested"] == Untested.ESTIMATE).to_numpy(bool)
    by_change = p == found["p"].to_numpy(np.float64)
    untested |= by_change & ((found["test"] == Test.COUNTS) & found["freedom"].isna()).to_numpy(bool)
    chance = (p >= solid) | (near["changed"] != "").to_numpy(bool)
    answer = np.select([counted, ~claims, untested, chance],
                       [Certainty.COUNTED, "", Certainty.UNTESTED, Certainty.COULD_BE_CHANCE], Certainty.CLEAR)
    words = pd.array(np.where(wanted, answer.astype(str), ""), dtype="str")
    columns = {"certainty": words, "claim_p": np.where(claims, p, np.nan), **near}
    return pd.DataFrame({name: columns[name] for name in CERTAINTY}, near.index, copy=False)


def _by_rule(assessments: pd.DataFrame, found: pd.DataFrame,
             catalogue: Catalogue) -> tuple[Floats, Floats, Bools, Bools, Bools]:
    """The p of each row's claim, and below which it is clear; whether it claims a change, is counted, is a total."""
    known, status = catalogue.indicators, assessments["status"]
    p = found["p"].to_numpy(np.float64, copy=True)
    solid = np.full(len(assessments), float(SOLID_BELOW))
    claims = np.zeros(len(assessments), bool)
    judged = assessments["judged"].to_numpy(bool)
    of_indicator, of_status = Texts(assessments["indicator"]), Texts(status)
    total = judged & of_indicator.among([code for code in known if known[code].measure == "stock"])
    certain = judged & of_indicator.among([code for code in known if varies(known[code]) == "none"])
    hidden = assessments["hidden"].to_numpy(bool)
    for goal, _, indicators in methods.by_rule(catalogue):
        own = judged & ~certain & of_indicator.among(indicators)
        if not own.any():
            continue
        claims |= own & of_status.among([code for code in CLAIMS if code in goal.claims])
        if hidden[own].any():
            claims[own] &= ~rests_on_hidden(Series.of(assessments[own], by_date=False), hidden[own], goal)
        if goal.trend is not None:
            p[own], solid[own] = goal.claim_p(assessments[own]), float(goal.trend.solid_below)
    return p, solid, claims, certain & of_status.among(COUNTED), total & ~certain
