"""Releases one after the other, each decided with all that was shown before."""

import pandas as pd

from indicators.disclosure import NOTHING, Decision, decide, numbers
from indicators.model import Catalogue, observations
from tests.disclosure.worlds import World, of_people, rows_of

KNOWN = of_people()


def released(*worlds: World, known: Catalogue = KNOWN, out: pd.DataFrame = NOTHING,
             tell_all: bool = False) -> tuple[list[World], list[Decision]]:
    """The numbers that each release shows of a country, and each decision; ``out`` was shown before the first."""
    shown: list[World] = []
    decisions = []
    for world in worlds:
        rows = observations(rows_of("AAA", world))
        decision = decide(rows, known, out, tell_all=tell_all)
        seen = numbers(rows, known, decision.hidden, out)
        out = pd.concat([out, seen], ignore_index=True)
        kept = seen.dropna()
        shown.append(dict(zip(zip(kept["indicator"], kept["year"], kept["breakdown"], strict=True), kept["value"],
                              strict=True)))
        decisions.append(decision)
    return shown, decisions
