"""The values that each figure has had, by data version, and those last published."""

import numpy as np
import pandas as pd

from indicators.changes.releases import public_board
from indicators.model import VINTAGE
from indicators.statements.revisions import FIGURE
from indicators.warehouse.snapshot import Release, Snapshot


def vintages(snapshot: Snapshot, version: int) -> pd.DataFrame:
    """Frame of VINTAGE of all totals up to a version, in its codes and units."""
    rows = snapshot.vintages(version)
    times = {name: pd.to_datetime(rows[name], utc=True, format="ISO8601") for name in ("since", "until")}
    typed = rows.assign(**times, value=rows["value"].astype(np.float64)).reindex(columns=list(VINTAGE))
    return typed.astype(VINTAGE).reset_index(drop=True)


def last_published(snapshot: Snapshot, version: int) -> pd.DataFrame:
    """Values of the totals in the last release before a version, as the public saw them: columns FIGURE, value.

    In the codes of the version; empty without such a release.
    """
    before = release_before(snapshot, version)
    if before is None:
        return pd.DataFrame(columns=[*FIGURE, "value"])
    rows = public_board(snapshot, before.version, later=version).observations
    totals = (rows["breakdown"] == "") & rows["value"].notna()
    return rows.loc[totals, [*FIGURE, "value"]].reset_index(drop=True)


def release_before(snapshot: Snapshot, version: int) -> Release | None:
    """The last release of an earlier version, without those withdrawn."""
    return next((release for release in reversed(snapshot.releases())
                 if release.taken_back is None and release.version < version), None)
