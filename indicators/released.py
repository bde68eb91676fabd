"""What the public is shown of a data version: decided once, before it sees any of it, and kept as numbers alone."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from indicators import disclosure
from indicators.disclosure import NOTHING, OUT, Decision
from indicators.disclosure.counts import Bools
from indicators.errors import LedgerTrouble
from indicators.model import KEY, Actor, Catalogue
from indicators.store import shown
from indicators.store.snapshot import Snapshot

TRIES = 20
GOALLINE = Actor(id="goalline", name="Goalline", verified=True)


@dataclass(frozen=True)
class SoFar:
    """All that the public was ever shown: the numbers of every record, of releases taken back too."""

    rows: pd.DataFrame         # store.shown.ROWS and record
    versions: tuple[int, ...]  # of each record
    last: int                  # number of the last record

    @cached_property
    def numbers(self) -> pd.DataFrame:
        """Key and value of every number that is out (OUT), and the keys that were hidden."""
        return self.rows.loc[self.rows["kind"].isin(["number", "hidden"]), OUT] if self.versions else NOTHING

    @cached_property
    def out(self) -> frozenset[tuple[str, str, int]]:
        """Indicator, area and year of the counts that were found to be out, when something was decided."""
        found = self.rows.loc[self.rows["kind"] == "out", ["indicator", "ref_area", "year"]]
        return frozenset(found.itertuples(index=False, name=None))

    def back(self, version: int) -> pd.DataFrame:
        """Keys that were hidden at a version although their number was out."""
        of = self.versions.index(version)
        return self.rows.loc[(self.rows["kind"] == "back") & (self.rows["record"] == of), KEY]


def so_far(snapshot: Snapshot) -> SoFar:
    """What was shown up to this moment, in this process or another."""
    records = snapshot.shown()
    return SoFar(shown.from_bytes([each.rows for each in records]), tuple(each.version for each in records),
                 records[-1].number if records else 0)


def hidden(observations: pd.DataFrame, catalogue: Catalogue, version: int, known: SoFar) -> Bools:
    """Which rows of a version the public may not see: as decided, else as it would be decided now.

    Of a decided version a row is shown if its number is among those that are out, and was not held back all the same:
    what an erased submission had covered was never looked at.
    """
    areas = observations["ref_area"].unique()
    out = known.numbers if len(areas) > 1 else known.numbers[known.numbers["ref_area"].isin(areas)]
    if version not in known.versions:
        return disclosure.decide(observations, catalogue, out).hidden
    mine = disclosure.subject(observations, catalogue) & observations["value"].notna().to_numpy(bool)
    gone = np.zeros(len(observations), bool)
    if mine.any():
        rows = observations[mine]
        then = known.back(version)
        listed = rows[KEY].merge(then, on=KEY, how="left", indicator=True)["_merge"] == "both"
        gone[mine] = listed.to_numpy(bool) | ~disclosure.is_out(rows, out)
    return gone


def decided(snapshot: Snapshot, version: int) -> Decision:
    """What would be decided of a version now; of one that was, what was. ``out`` is what can be told all the same."""
    keep_releases(snapshot)
    known = so_far(snapshot)
    observations, catalogue = snapshot.observations(version=version), snapshot.catalogue(version).with_former
    decision = disclosure.decide(observations, catalogue, known.numbers)
    return Decision(hidden(observations, catalogue, version, known), decision.out | known.out)


def keep_releases(snapshot: Snapshot) -> None:
    """Decide what each release shows, and keep it, in the order in which they were made; those of older programs, of
    which nobody kept it, with all that these showed."""
    kept = {each.version for each in snapshot.shown()}
    waiting = list(dict.fromkeys(each.version for each in snapshot.releases() if each.version not in kept))
    if waiting:
        older = set(snapshot.not_yet_kept())
        for version in waiting:
            keep(snapshot, version, by_plain_rules=version in older)


def keep(snapshot: Snapshot, version: int, actor: Actor = GOALLINE, *, by_plain_rules: bool = False) -> None:
    """Decide what the public is shown of a version, and keep it, before anyone is shown it; once for each version.

    Where another process keeps something at the same moment, what it showed is taken into account.
    """
    observations, catalogue = snapshot.observations(version=version), snapshot.catalogue(version).with_former
    for _ in range(TRIES):
        known = so_far(snapshot)
        if version in known.versions:
            return
        rows = _record(observations, catalogue, known, by_plain_rules=by_plain_rules)
        if snapshot.keep_shown(actor, version, shown.to_bytes(rows), after=known.last):
            return
    raise LedgerTrouble("ledger.busy", ledger=snapshot.name)


def _record(observations: pd.DataFrame, catalogue: Catalogue, known: SoFar, *, by_plain_rules: bool) -> pd.DataFrame:
    """What was not out yet and is now, what is hidden, and what can be told all the same."""
    if by_plain_rules:
        seen = disclosure.by_plain_rules(observations, catalogue)
        numbers = disclosure.numbers(observations, catalogue, seen)
        decision = disclosure.decide(observations, catalogue, pd.concat([known.numbers, numbers], ignore_index=True),
                                     tell_all=True)
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
