"""What the public sees of a data version: decided once, before the first view, and stored as keys and numbers."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from indicators import disclosure
from indicators.disclosure import Decision
from indicators.errors import LedgerTrouble
from indicators.judging.statistics.series import Bools
from indicators.ledger import public_record
from indicators.ledger.public_record import APART, SoFar
from indicators.model import KEY, Actor, Catalogue, matched
from indicators.warehouse.snapshot import Snapshot

LATELY = 20                # maximum number of releases that are decided in advance, where a script has made more
TRIES = 20
GOALLINE = Actor(name="Goalline")


def so_far(snapshot: Snapshot, version: int) -> SoFar:
    """What the public has seen so far, from any process, in the codes and units of a version."""
    return snapshot.shown().meant(snapshot.codes(version))


def _known(snapshot: Snapshot, version: int) -> tuple[SoFar, Catalogue]:
    """What the public has seen, related by earlier catalogues too, and the catalogue of a version for it."""
    return so_far(snapshot, version), snapshot.catalogue(version)


def hidden(observations: pd.DataFrame, snapshot: Snapshot, version: int, *, every: bool = False) -> Bools:
    """Which rows of a version, of all areas or one, the public may not see: as decided, else as it would be decided.

    Where ``every`` row of the version is given, none is read again.
    """
    known, catalogue = _known(snapshot, version)
    if version in known.versions:
        return _as_decided(observations, catalogue, version, known)
    if every:
        return disclosure.decide(observations, catalogue, known.numbers).hidden
    rows = snapshot.observations(version=version)              # a country's rows may depend on those of its group
    return matched(observations, rows.loc[disclosure.decide(rows, catalogue, known.numbers).hidden, KEY])


def _as_decided(observations: pd.DataFrame, catalogue: Catalogue, version: int, known: SoFar) -> Bools:
    """Rows of a decided version that were not published, or were withheld nevertheless.

    Rows that an erased submission had covered were never assessed for disclosure, so they are hidden.
    """
    areas = observations["ref_area"].unique()
    out = known.numbers if len(areas) > 1 else known.numbers[known.numbers["ref_area"].isin(areas)]
    protected = disclosure.subject(observations, catalogue) | matched(observations, known.hidden(version))
    protected &= observations["value"].notna().to_numpy(bool)
    gone = np.zeros(len(observations), bool)
    if protected.any():
        rows = observations[protected]
        gone[protected] = matched(rows, known.back(version)) | ~disclosure.is_out(rows, out)
    return gone


def decided(observations: pd.DataFrame, snapshot: Snapshot, version: int) -> Decision:
    """The decision on all rows of a version, else what would be decided now; ``out`` are counts that can be derived
    anyway.
    """
    keep_releases(snapshot, version)
    known, catalogue = _known(snapshot, version)
    decision = disclosure.decide(observations, catalogue, known.numbers)
    gone = _as_decided(observations, catalogue, version, known) if version in known.versions else decision.hidden
    return Decision(gone, _named(decision.out) | known.out)


def keep_releases(snapshot: Snapshot, version: int = 0) -> None:
    """Decide on the latest releases and, if it is a release, on a version, and store that in order of release.

    For releases by older programs, which stored nothing, everything that these showed counts as published. A release
    without a stored decision was never shown to anyone, so only the last of many are decided in advance.
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
    """Decide what the public sees of a version, and store it before the first view; once for each version.

    A decision that another process stores at the same moment is taken into account.
    """
    observations = snapshot.observations(version=version)
    for _ in range(TRIES):
        known, catalogue = _known(snapshot, version)
        if version in known.versions:
            return
        rows = _record(observations, catalogue, known, by_plain_rules=by_plain_rules, tell_all=tell_all)
        if snapshot.keep_shown(actor, version, public_record.to_bytes(rows), after=known.last):
            return
    raise LedgerTrouble("ledger.busy", ledger=snapshot.name)


def _record(observations: pd.DataFrame, catalogue: Catalogue, known: SoFar, *, by_plain_rules: bool,
            tell_all: bool) -> pd.DataFrame:
    """Rows that become public, rows that are hidden, and counts that can be derived nevertheless."""
    if by_plain_rules:
        seen = disclosure.by_plain_rules(observations, catalogue)
        numbers = disclosure.numbers(observations, catalogue, seen, known.numbers)
        decision = disclosure.decide(observations, catalogue, pd.concat([known.numbers, numbers], ignore_index=True),
                                     tell_all=tell_all)
    else:
        decision = disclosure.decide(observations, catalogue, known.numbers)
        numbers = disclosure.numbers(observations, catalogue, decision.hidden, known.numbers)
    numbers = numbers[~disclosure.is_out(numbers, known.numbers)]
    hidden_now = observations[decision.hidden]
    families = pd.DataFrame(sorted(_named(decision.out) - known.out), columns=["indicator", "ref_area", "year"])
    kinds = numbers["value"].isna().map({True: "hidden", False: "number"})
    parts = (numbers.assign(kind=kinds),
             hidden_now[disclosure.is_out(hidden_now, known.numbers)].assign(kind="back", value=np.nan),
             families.assign(kind="out", breakdown="", value=np.nan))
    return pd.concat([part[list(public_record.ROWS)].astype(public_record.ROWS) for part in parts], ignore_index=True)


def _named(out: Iterable[tuple[str, str, int]]) -> frozenset[tuple[str, str, int]]:
    """Counts that can be derived, by the codes of the catalogue."""
    return frozenset((code.partition(APART)[0], area, year) for code, area, year in out)
