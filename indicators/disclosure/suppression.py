"""Figures that the public may not see: small counts of people, and every figure that would disclose one.

All rules except that of wholes and parts examine one area alone, so that a page that assesses one country's rows
suppresses the same as the whole scoreboard.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.disclosure import breakdowns, linked
from indicators.disclosure.combined import NOTHING, OUT, combined, is_out, once_hidden, relations
from indicators.disclosure.counts import FREE, Counts, protected
from indicators.disclosure.group_totals import wholes_and_parts, wholes_of_secrets
from indicators.judging.statistics.series import Bools, among
from indicators.model import Catalogue


@dataclass(frozen=True)
class Decision:
    """A mask of OBSERVATION rows the public may not see, and (indicator, area, year) of small counts already disclosed.
    """

    hidden: Bools
    out: frozenset[tuple[str, str, int]] = frozenset()


def decide(observations: pd.DataFrame, catalogue: Catalogue, out: pd.DataFrame = NOTHING, *,
           tell_all: bool = False) -> Decision:
    """Decide what the public may see of OBSERVATION rows; ``out`` is everything that it was ever shown (columns OUT).

    ``Decision.out`` has the disclosed counts that new numbers concern, with ``tell_all`` all of them.
    """
    looked_at = _looked_at(observations, catalogue, out)
    hidden, known = np.zeros(len(observations), bool), frozenset[tuple[str, str, int]]()
    if looked_at.any():
        counts = Counts(observations[looked_at].reset_index(drop=True), catalogue)
        hidden[looked_at], known = _together(counts, out, tell_all=tell_all)
    return Decision(hidden, known)


def by_plain_rules(observations: pd.DataFrame, catalogue: Catalogue) -> Bools:
    """Return what the rules suppress that do not combine numbers, as for releases made before numbers were combined."""
    subjects = subject(observations, catalogue)
    hidden = np.zeros(len(observations), bool)
    if subjects.any():
        counts = Counts(observations[subjects].reset_index(drop=True), catalogue)
        hidden[subjects] = _all_that_follows(counts, np.zeros(len(counts.rows), bool), hidden[subjects])
    return hidden


def subject(observations: pd.DataFrame, catalogue: Catalogue) -> Bools:
    """Return the rows that may need suppression or disclose another: counts of people, shares, breakdowns, confidential
    figures.
    """
    figure = observations["value"].notna().to_numpy(bool)
    confidential = figure & ~among(observations["conf_status"], FREE)
    shares = [indicator.id for indicator in catalogue.indicators.values() if indicator.denominator]
    wanted = {*protected(catalogue), *shares, *(indicator.denominator for indicator in catalogue.indicators.values())}
    if confidential.any():
        together = relations(catalogue)
        marked = set(observations.loc[confidential, "indicator"].unique())
        secret = {together[code][0] for code in marked if code in together}
        wanted |= marked | {code for code, (name, _) in together.items() if name in secret}
    wanted |= set(observations.loc[figure & (observations["breakdown"] != "").to_numpy(bool), "indicator"].unique())
    return among(observations["indicator"], wanted)


def _looked_at(observations: pd.DataFrame, catalogue: Catalogue, out: pd.DataFrame) -> Bools:
    """The rows of ``subject``, those linked by shares or running totals, and those linked to a figure suppressed
    before: any of these could disclose a confidential figure.
    """
    together = relations(catalogue)
    linked_up = {code for code, (_, plain) in together.items() if plain.shares or plain.stocks}
    once = {together[code][0] for code in once_hidden(out) if code in together}
    wanted = linked_up | {code for code, (name, _) in together.items() if name in once}
    return subject(observations, catalogue) | among(observations["indicator"], wanted)


def _together(counts: Counts, out: pd.DataFrame, *, tell_all: bool) -> tuple[Bools, frozenset[tuple[str, str, int]]]:
    """What the plain rules and the combination of numbers suppress, repeated until nothing is added."""
    added_later = breakdowns.once_shown(counts, out) & ~is_out(counts.rows, out)
    hidden = wholes_and_parts(counts, out) | wholes_of_secrets(counts, out)
    while True:
        hidden = _all_that_follows(counts, added_later, hidden)
        found = combined(counts, hidden, out, tell_all=tell_all)
        if not (found.hidden & ~hidden).any():
            return hidden, found.out
        hidden |= found.hidden


def _all_that_follows(counts: Counts, added_later: Bools, hidden: Bools) -> Bools:
    """Small counts, all figures that would disclose one, and all that would disclose these, until nothing is added."""
    hidden = counts.figure & (hidden | counts.secret | counts.small | breakdowns.leftovers(counts)
                              | linked.groups(counts) | linked.steps(counts))
    before = -1
    while before != (before := int(hidden.sum())):
        hidden |= counts.figure & (breakdowns.siblings(counts, hidden, added_later)
                                   | linked.running_totals(counts, hidden) | linked.shares(counts, hidden))
    return hidden


def numbers(observations: pd.DataFrame, catalogue: Catalogue, hidden: Bools,
            out: pd.DataFrame = NOTHING) -> pd.DataFrame:
    """Return OUT for rows that may disclose a suppressed one, with suppressed values missing; ``out`` was shown before.
    """
    looked_at = _looked_at(observations, catalogue, out) & observations["value"].notna().to_numpy(bool)
    found = observations[OUT].assign(value=observations["value"].mask(hidden))[looked_at]
    return found.reset_index(drop=True)
