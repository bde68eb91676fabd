"""What the public would see changed, were another version released; counted as it is shown to the public."""

from dataclasses import dataclass

import pandas as pd

from indicators.model import OBSERVATION, observations
from indicators.scoreboard import Scoreboard, read
from indicators.store.snapshot import Snapshot
from indicators.submissions.preview import FLIP, flips
from indicators.submissions.versions import Changes, changes


@dataclass(frozen=True)
class ForThePublic:
    """The figures of a version that the public would see, those hidden from it, and how they differ from now."""

    shown: int
    hidden: int
    changes: Changes


def for_the_public(snapshot: Snapshot, version: int) -> ForThePublic:
    """What the public would see of a version, 0 for nothing, against the release that it sees now."""
    now, then = (_public(snapshot, each) for each in (snapshot.released_version(), version))
    rows = _shown(then)
    hidden = len(then.observations) - len(rows) if then else 0
    return ForThePublic(len(rows), hidden, Changes(rows=changes(_shown(now), rows), flips=_flips(now, then)))


def _public(snapshot: Snapshot, version: int) -> Scoreboard | None:
    return read(snapshot, version, "public") if version else None


def _shown(board: Scoreboard | None) -> pd.DataFrame:
    if board is None:
        return observations([])
    return board.observations.loc[~board.observations["hidden"], list(OBSERVATION)]


def _flips(now: Scoreboard | None, then: Scoreboard | None) -> pd.DataFrame:
    nothing = pd.DataFrame(columns=FLIP).astype({"year": "int64"})
    if now is None and then is None:
        return nothing
    one, other = (nothing.assign(status="") if board is None else board.assessments for board in (now, then))
    return flips(one, other)
