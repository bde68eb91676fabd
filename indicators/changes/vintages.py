"""The values that each figure has had: by data version for staff, by release for the public."""

import numpy as np
import pandas as pd

from indicators import public_view
from indicators.changes.versions import in_codes_of
from indicators.judging.statistics.series import in_order
from indicators.model import KEY, VINTAGE, Audience
from indicators.statements.revisions import FIGURE
from indicators.warehouse.snapshot import Release, Snapshot


def vintages(snapshot: Snapshot, version: int, audience: Audience) -> pd.DataFrame:
    """Frame of VINTAGE of all totals up to a version, in its codes and units.

    For the public only what releases up to it, without withdrawn ones, have shown, each until the next release.
    """
    if audience == "staff":
        return _typed(snapshot.vintages(version))
    public_view.keep_releases(snapshot, version)
    made = [release for release in snapshot.releases() if release.taken_back is None and release.version <= version]
    ends = [release.at for release in made[1:]] + [None]
    shown = [_released(snapshot, release.version, version).assign(rank=release.event, since=release.at, until=end)
             for release, end in zip(made, ends, strict=True)]
    return _typed(pd.concat(shown, ignore_index=True) if shown else pd.DataFrame(columns=list(VINTAGE)))


def last_published(snapshot: Snapshot, version: int, audience: Audience, ref_area: str) -> pd.DataFrame:
    """Values of an area's totals in the last release before a version, as the public saw them: columns FIGURE, value.

    For the public, whose version is a release itself, the release before it. Expressed in the codes and units of the
    version; empty without such a release, and for staff where the version itself is released, so that nothing differs.
    """
    before = release_before(snapshot, version, audience)
    if before is None:
        return pd.DataFrame(columns=[*FIGURE, "value"])
    return _released(snapshot, before.version, version, ref_area)[[*FIGURE, "value"]]


def release_before(snapshot: Snapshot, version: int, audience: Audience) -> Release | None:
    """The last release before a version, without those withdrawn; None for staff where the version itself is one."""
    made = [release for release in snapshot.releases() if release.taken_back is None and release.version <= version]
    if made and made[-1].version == version:
        made = [] if audience == "staff" else made[:-1]
    return made[-1] if made else None


def _released(snapshot: Snapshot, version: int, later: int, ref_area: str | None = None) -> pd.DataFrame:
    """Totals with a value that the public saw of a release, in the codes and units of a later version."""
    rows = in_order(snapshot.observations(version=version, ref_area=ref_area))
    seen = rows[~public_view.hidden(rows, snapshot, version) & rows["value"].notna().to_numpy(bool)]
    seen = seen[seen["breakdown"] == ""]
    if version == later:
        return seen
    codes = snapshot.codes(later)
    carried = snapshot.observations(version=version, ref_area=ref_area, codes=codes)[[*KEY, "submission", "value"]]
    return in_codes_of(seen, snapshot, version, later).drop(columns="value").merge(carried, on=[*KEY, "submission"])


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows as VINTAGE."""
    times = {name: pd.to_datetime(rows[name], utc=True, format="ISO8601") for name in ("since", "until")}
    found = rows.assign(**times, value=rows["value"].astype(np.float64)).reindex(columns=list(VINTAGE))
    return found.astype(VINTAGE).reset_index(drop=True)
