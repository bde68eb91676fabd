"""Which figures the public may not see: small counts of people, and every figure that would give one away.

Every rule looks at one area alone, so that a screen that judges one country's rows hides what the whole board hides.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from indicators.disclosure import families, linked
from indicators.disclosure.counts import FAMILY, Bools, Counts, among, protected
from indicators.model import KEY, Catalogue

FREE = ("", "F")         # CONF_STATUS of a figure that anyone may see (SDMX CL_CONF_STATUS)


def withheld(observations: pd.DataFrame, catalogue: Catalogue, released: Sequence[pd.DataFrame] = ()) -> Bools:
    """Whether each row of OBSERVATION is hidden from the public; ``released`` is what earlier releases had
    (``with_parts``)."""
    confidential = observations["value"].notna().to_numpy(bool) & ~among(observations["conf_status"], FREE)
    shares = [each.id for each in catalogue.indicators.values() if each.denominator]
    mine = among(observations["indicator"], [*protected(catalogue), *shares])
    if confidential.any():
        mine |= among(observations["indicator"], observations["indicator"][confidential].unique())
    hidden = np.zeros(len(observations), bool)
    if mine.any():
        counts = Counts(observations[mine].reset_index(drop=True), catalogue)
        hidden[mine] = _all_that_follows(counts, confidential[mine], families.changed_since(counts, released))
    return hidden


def _all_that_follows(counts: Counts, confidential: Bools, changed: Bools) -> Bools:
    """Small counts and what they give away, and what that gives away, until nothing more follows."""
    hidden = counts.figure & (
        confidential | counts.small | families.leftovers(counts) | linked.groups(counts) | linked.steps(counts))
    before = -1
    while before != (before := int(hidden.sum())):
        hidden |= counts.figure & (families.siblings(counts, hidden, changed)
                                   | linked.running_totals(counts, hidden) | linked.shares(counts, hidden))
    return hidden


def has_parts(observations: pd.DataFrame, catalogue: Catalogue) -> bool:
    """Whether a count of people comes with breakdowns: only then does it matter what earlier releases had."""
    return bool(_parts(observations, catalogue).any())


def with_parts(observations: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """KEY and value of the counts of people that come with breakdowns, and of their totals: what a release had."""
    part = _parts(observations, catalogue)
    family = pd.MultiIndex.from_frame(observations[FAMILY])
    return observations.loc[family.isin(family[part]), [*KEY, "value"]].reset_index(drop=True)


def _parts(observations: pd.DataFrame, catalogue: Catalogue) -> Bools:
    """Breakdowns of counts of people."""
    return (among(observations["indicator"], protected(catalogue))
            & (observations["breakdown"] != "").to_numpy(bool) & observations["value"].notna().to_numpy(bool))
