"""A collection round: which figures and which report are requested from which countries, by when; and what was done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Step(StrEnum):
    """What happened between the desk and a country; its ``day`` is that on which it happened, not that of recording."""

    FORM = "form"                    # the reporting form was sent to it
    RECEIVED = "received"            # something came from the country
    ACKNOWLEDGED = "acknowledged"    # receipt was confirmed to it
    REMINDED = "reminded"
    EXTENDED = "extended"            # it has a deadline of its own, ``until``
    RETURNED = "returned"            # what came must be completed or corrected, as ``text`` says
    QUESTIONS = "questions"          # sent to it: ``text``
    ANSWERED = "answered"            # it answered them
    CHECKED = "checked"              # what came was checked
    CLEARED = "cleared"              # and cleared
    DRAFT = "draft"                  # of its statuses, of data version ``draft``, was sent for comment by ``until``
    COMMENTED = "commented"          # its comments are on record
    NO_COMMENT = "no_comment"        # none came by ``until``


LETTERS = (Step.ACKNOWLEDGED, Step.REMINDED, Step.EXTENDED, Step.RETURNED, Step.QUESTIONS)
"""Steps that are letters to the country."""

WITH_DAY, WITH_TEXT = (Step.EXTENDED, Step.DRAFT), (Step.RETURNED, Step.QUESTIONS)
"""Steps that need an ``until``, and those that need a ``text``."""


@dataclass(frozen=True, kw_only=True)
class RoundStep:
    """A step of one country or of several. Days are ISO 8601."""

    step: Step
    areas: tuple[str, ...]
    day: str
    until: str = ""
    text: str = ""
    draft: int = 0
    number: int = 0                  # of its log entry, 0 until it is recorded
    by: str = ""                     # who recorded it, and when
    at: str = ""


@dataclass(frozen=True)
class Invited:
    """A country from which a round requests figures: whom to write to, in which language, and who looks after it.

    ``contact`` is for staff only and for letters to the country itself.
    """

    contact: str = ""
    language: str = ""
    officer: str = ""


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
    steps: tuple[RoundStep, ...] = ()          # in the order of recording

    def steps_of(self, ref_area: str) -> list[RoundStep]:
        """The steps of a country by the days on which they happened."""
        return sorted((step for step in self.steps if ref_area in step.areas), key=lambda step: (step.day, step.number))

    def deadline_of(self, ref_area: str) -> date:
        """The country's own deadline, as last extended, else that of the round."""
        own = [step.until for step in self.steps if ref_area in step.areas and step.step is Step.EXTENDED]
        return date.fromisoformat(own[-1]) if own else self.deadline
