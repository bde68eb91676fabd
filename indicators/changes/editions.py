"""Two editions compared: new figures, revisions, statuses, rules, reports and comments.

What became of commitments between them is in ``narratives/promises.py``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from indicators.changes.catalogue_diff import Change, changed_parts
from indicators.changes.versions import Changes, between, stated_otherwise
from indicators.model.remarks import Remark
from indicators.warehouse.snapshot import Narrative, Snapshot

RULES = {"indicator": ("goal", "role", "headline", "desired_direction", "judged_for", "chance", "group_rule",
                       "counts_people", "small_counts"),
         "goal": ("group_status", "group_coverage", "group_volume", "group_figures")}
"""Keys of an indicator and of a goal that decide statuses, or what the public sees of a figure."""


@dataclass(frozen=True, kw_only=True)
class EditionChanges:
    """What differs between two editions, in the codes and units of the later one.

    Of ``figures``, those that are new, revised (a changed value, absence or mark) and gone; ``reports`` and
    ``replies`` are those that the earlier edition did not have.
    """

    figures: Changes
    rules: tuple[Change, ...]
    reports: tuple[Narrative, ...]
    replies: tuple[Remark, ...]


def compare(snapshot: Snapshot, first: int, last: int) -> EditionChanges:
    """Return what changed from the version of one edition to that of a later one."""
    found = between(snapshot, first, last)
    return EditionChanges(
        figures=Changes(rows=stated_otherwise(found.rows), flips=found.flips),
        rules=tuple(_rules(snapshot, first, last)), reports=tuple(_reports(snapshot, first, last)),
        replies=tuple(_replies(snapshot, first, last)))


def _rules(snapshot: Snapshot, first: int, last: int) -> Iterator[Change]:
    """Yield the keys of rules that differ, and indicators that were added or removed."""
    for change in changed_parts(snapshot.catalogue(first), snapshot.catalogue(last)):
        whole = change.part == "indicator" and not change.key
        if whole or change.key.partition(".")[0] in RULES.get(change.part, ()):
            yield change


def _reports(snapshot: Snapshot, first: int, last: int) -> Iterator[Narrative]:
    before = {report.submission for report in snapshot.narratives(first)}
    return (report for report in snapshot.narratives(last) if report.submission not in before)


def _replies(snapshot: Snapshot, first: int, last: int) -> Iterator[Remark]:
    before = {remark.version for remark in snapshot.remarks(first)}
    return (remark for remark in snapshot.remarks(last) if remark.by_country and remark.version not in before)
