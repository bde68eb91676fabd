"""A collection round: which figures and which report are requested from which countries, and by when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Invited:
    """A country from which a round requests figures: whom to write to, in which language, and what was returned to it.

    ``contact`` is for staff only and never exported.
    """

    contact: str = ""
    language: str = ""
    returned_at: str = ""            # when what it sent was last returned to be completed, ISO 8601 in UTC; "" never
    returned_for: str = ""           # why


@dataclass(frozen=True, kw_only=True)
class Round:
    """A collection round as last edited. ``years`` are those of the figures, ``report_year`` that of the report."""

    id: int                          # number of the log entry that opened it
    entry: int                       # number of the log entry with its last edit
    name: str
    years: tuple[int, ...]
    report_year: int
    goals: tuple[str, ...]
    opens: date
    deadline: date
    invited: Mapping[str, Invited] = field(default_factory=dict)
    address: str = ""                # of the secretariat, to which forms are returned, with whom to ask
    by: str = ""                     # who edited it last, and when
    at: str = ""
