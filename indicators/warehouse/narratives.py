"""Narrative reports, as a snapshot has them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from indicators.ledger.records import Submission


@dataclass(frozen=True, kw_only=True)
class Narrative:
    """A country's narrative report for a year, as text."""

    ref_area: str
    year: int
    text: str
    submission: str
    source: str
    source_url: str
    public: bool                          # cleared for the public
    placements: Mapping[str, Any] | None = None   # where a person put each line, as narratives.report writes it
    levels: Mapping[str, str] = field(default_factory=dict)       # the level that the country ticked, by goal


def narrative_of(submission: Submission, ref_area: str, year: int, text: str) -> Narrative:
    """Return the report that a submission brought, with its text."""
    payload = submission.payload
    return Narrative(
        ref_area=ref_area, year=year, text=text, submission=submission.id, source=submission.source,
        source_url=payload.get("source_url", ""), public=payload.get("public", False),
        placements=payload.get("placements"), levels=payload.get("levels", {}))
