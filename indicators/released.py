"""What the public is shown of a data version: decided once, before it sees any of it, and kept as numbers alone."""

import numpy as np
import pandas as pd

from indicators import disclosure
from indicators.disclosure import Decision
from indicators.disclosure.counts import Bools
from indicators.errors import LedgerTrouble
from indicators.model import KEY, Actor, Catalogue
from indicators.store import shown
from indicators.store.shown import SoFar
from indicators.store.snapshot import Snapshot

LATELY = 20                # releases that are decided though nobody asked for them yet, where a script left more
TRIES = 20
GOALLINE = Actor(id="goalline", name="Goalline", verified=True)


def so_far(snapshot: Snapshot, version: int) -> SoFar:
    """What was shown up to this moment, in this process or another, in the codes and units of a version."""
    return snapshot.shown().meant(snapshot.meanings(), version)


def hidden(observations: pd.DataFrame, catalogue: Catalogue, version: int, known: SoFar) -> Bools:
    """Which rows of a version the public may not see: as decided, else as it would be decided now.

    Of a decided version a row is shown if its number is among those that are out, and was not held back all the same:
    what an erased submission had covered was never looked at.
    """
    areas = observations["ref_area"].unique()
    out = known.numbers if len(areas) > 1 else known.numbers[known.numbers["ref_area"].isin(areas)]
    if version not in known.versions:
        return disclosure.decide(observations, catalogue, out).hidden
    protected = disclosure.subject(observations, catalogue) & observations["value"].notna().to_numpy(bool)
    gone = np.zeros(len(observations), bool)
    if protected.any():
        rows = observations[protected]
        then = known.back(version)
        listed = rows[KEY].merge(then, on=KEY, how="left", indicator=True)["_merge"] == "both"
        gone[protected] = listed.to_numpy(bool) | ~disclosure.is_out(rows, out)
    return gone


def decided(snapshot: Snapshot, version: int) -> Decision:
    """What would be decided of a version now; of one that was, what was. ``out`` is what can be told all the same."""
    keep_releases(snapshot, version)
    known = so_far(snapshot, version)
    observations, catalogue = snapshot.observations(version=version), snapshot.catalogue(version).with_former
    decision = disclosure.decide(observations, catalogue, known.numbers)
    return Decision(hidden(observations, catalogue, version, known), decision.out | known.out)


def keep_releases(snapshot: Snapshot, version: int = 0) -> None:
    """Decide what the last releases and, if it is one, a version show, and keep it, in the order in which they were
    made; those of older programs, of which nobody kept it, with all that these showed.

    A release of which nothing is kept was never shown to anyone: of many only the last are decided ahead.
    """
    kept = set(snapshot.shown().versions)
    every = list(dict.fromkeys(release.version for release in snapshot.releases()))
    if all(version in kept for version in every):
        return
    older, lately = set(snapshot.not_yet_kept()), {*every[-LATELY:], version}
    for version in every:
        if version not in kept and version in older | lately:
            keep(snapshot, version, by_plain_rules=version in older, tell_all=version in lately)


def keep(snapshot: Snapshot, version: int, actor: Actor = GOALLINE, *, by_plain_rules: bool = False,
         tell_all: bool = True) -> None:
    """Decide what the public is shown of a version, and keep it, before anyone is shown it; once for each version.

    Where another process keeps something at the same moment, what it showed is taken into account.
    """
    observations, catalogue = snapshot.observations(version=version), snapshot.catalogue(version).with_former
    for _ in range(TRIES):
        known = so_far(snapshot, version)
        if version in known.versions:
            return
        rows = _record(observations, catalogue, known, by_plain_rules=by_plain_rules, tell_all=tell_all)
        if snapshot.keep_shown(actor, version, shown.to_bytes(rows), after=known.last):
            return
    raise LedgerTrouble("ledger.busy", ledger=snapshot.name)


def _record(observations: pd.DataFrame, catalogue: Catalogue, known: SoFar, *, by_plain_rules: bool,
            tell_all: bool) -> pd.DataFrame:
    """What was not out yet and is now, what is hidden, and what can be told all the same."""
    if by_plain_rules:
        seen = disclosure.by_plain_rules(observations, catalogue)
        numbers = disclosure.numbers(observations, catalogue, seen)
        decision = disclosure.decide(observations, catalogue, pd.concat([known.numbers, numbers], ignore_index=True),
                                     tell_all=tell_all)
    else:
        decision = disclosure.decide(observations, catalogue, known.numbers)
        numbers = disclosure.numbers(observations, catalogue, decision.hidden)
    numbers = numbers[~disclosure.is_out(numbers, known.numbers)]
    hidden_now = observations[decision.hidden]
    families = pd.DataFrame(sorted(decision.out - known.out), columns=["indicator", "ref_area", "year"])
    kinds = numbers["value"].isna().map({True: "hidden", False: "number"})
    parts = (numbers.assign(kind=kinds),
             hidden_now[disclosure.is_out(hidden_now, known.numbers)].assign(kind="back", value=np.nan),
             families.assign(kind="out", breakdown="", value=np.nan))
    return pd.concat([part[list(shown.ROWS)].astype(shown.ROWS) for part in parts], ignore_index=True)
