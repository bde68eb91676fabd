"""Changes in words: a status with its certainty, how far a figure moved, a rule of the catalogue, and what others did.
"""

import math
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, cast

from indicators import wording
from indicators.catalogue.diff import Change
from indicators.changes.status_flips import CHANCE, SURE
from indicators.errors import StalePreview
from indicators.model import Catalogue, Indicator
from indicators.wording import has, say

NOTHING = "–"
MOST_CHANGES = 20        # changes by others that are listed


def status_in_words(flip: Mapping[Any, Any], when: str) -> str:
    """Return icon and word of the status before or after, with its certainty where it has one; NOTHING for none."""
    status, certainty = wording.status(flip[when]), flip.get(SURE[when], "")
    words = f"{status.icon} {status.word}" if flip[when] else NOTHING
    return f"{words}, {wording.certainty(certainty, chance=flip[CHANCE[when]])}" if certainty else words


def as_stored(indicator: Indicator, *values: float) -> Indicator:
    """Return the indicator with as many decimals as the values have, so that they are shown as they are stored."""
    most = max((len(f"{Decimal(repr(float(number))).normalize():f}".partition(".")[2])
                for number in values if math.isfinite(number)), default=0)
    return indicator.model_copy(update={"decimals": max(indicator.decimals, most)})


def difference(row: Mapping[Any, Any], catalogue: Catalogue) -> str:
    """Return "+12 (+20 %)" of a row of Changes, or points for a share; "" where there is none."""
    indicator, was, now = catalogue.indicators.get(row["indicator"]), row["value_before"], row["value_after"]
    if indicator is None or indicator.stages or math.isnan(was) or math.isnan(now) or was == now:
        return ""
    indicator = as_stored(indicator, was, now)
    if indicator.measure == "share":
        return wording.points(now - was, indicator.decimals)
    by = f" ({wording.change(now / was - 1)})" if was > 0 else ""
    return wording.signed(now - was, indicator.decimals) + by


def part_in_words(change: Change, catalogue: Catalogue) -> str:
    """Return kind, name and code of a part of the catalogue, as in the changed files."""
    indicator = catalogue.indicators.get(change.code) if change.part == "indicator" else None
    area = catalogue.area.get(change.code) if change.part == "area" else None
    name = wording.text(indicator.title) if indicator else area.name if area else ""
    kind, code = say("changed_files.part_of", part=change.part), f"{name} ({change.code})" if name else change.code
    return f"{kind}: {code}" if code else kind


def key_in_words(change: Change, catalogue: Catalogue) -> str:
    """Return what a key means; "" where it has no words besides those of the file."""
    if not change.key:
        return say("changed_files.whole")
    head, *rest = change.key.split(".")
    indicator = catalogue.indicators.get(change.code)
    if head == "goal" and rest and indicator and indicator.goal and rest[0] != "method":
        of_method = f"what_if.of.{indicator.goal.method}.{rest[0]}"
        return say(of_method if has(of_method) else f"what_if.parameters.{rest[0]}")
    return say("changed_key", head) if has("changed_key", head) else ""


def changed_meanwhile(stale: StalePreview, catalogue: Catalogue) -> list[str]:
    """Return what others changed since a preview: who, what, and the data version created; the words of a remark."""
    changes, lines = cast(list[dict[str, Any]], stale.values["changes"]), []
    for change in changes[:MOST_CHANGES]:
        what, values = say("history.event_kind", kind=change["kind"]), {"name": change["name"]}
        if change.get("text"):
            what = say("receipt.meanwhile_text", what=what, text=change["text"])
        if "ref_area" in change:
            values["about"] = _about(change, catalogue)
        lines.append(say(f"receipt.meanwhile{'_about' if 'ref_area' in change else ''}", what=what,
                         version=change["version"], **values))
    more = cast(int, stale.values["count"]) - MOST_CHANGES
    return [*lines, say("changed_files.more", count=wording.Count(more))] if more > 0 else lines


def _about(change: Mapping[str, Any], catalogue: Catalogue) -> str:
    """Area, indicator and year of a figure, or of a report; the area of a reply."""
    area, code = wording.area(change["ref_area"], catalogue), change["indicator"]
    if not code:
        return area
    title = wording.indicator(code, catalogue) if code in catalogue.indicators else say("history.report")
    return f"{area}, {title}, {change['year']}"
