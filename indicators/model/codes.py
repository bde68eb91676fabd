"""The codes that judgements and observations carry; wording has the word of each."""

from enum import StrEnum
from typing import Literal

Audience = Literal["staff", "public"]

WORLD = "WLD"


class Status(StrEnum):
    """How an area does on a judged indicator; icon, word and colour of each are in docs/glossary.md."""

    GOAL_MET = "goal_met"
    ON_TRACK = "on_track"
    SOME_PROGRESS = "some_progress"
    LITTLE_PROGRESS = "little_progress"
    IMPROVING = "improving"
    LITTLE_CHANGE = "little_change"
    MOVING_AWAY = "moving_away"
    NOT_ASSESSED = "not_assessed"


class Reason(StrEnum):
    """Why an indicator is not assessed."""

    NO_FIGURE = "no_figure"
    NO_TARGET = "no_target"
    ONE_YEAR_ONLY = "one_year_only"
    NO_YEAR_BEFORE = "no_year_before"
    NO_BASELINE = "no_baseline"
    ZERO_BEFORE = "zero_before"
    BREAK_IN_SERIES = "break_in_series"
    SIGN_CHANGE = "sign_change"
    TOO_FEW_REPORTERS = "too_few_reporters"
    HIDDEN = "hidden"
    UNCERTAIN = "uncertain"


class Test(StrEnum):
    """How a change was held against chance."""

    COUNTS = "counts"                    # exact test of two yearly counts
    SHARES = "shares"                    # two shares whose wholes are known
    TREND = "trend"                      # order of the figures of a series


class Untested(StrEnum):
    """Why a change was not held against chance, where that is no Reason."""

    BOUND = "bound"
    ESTIMATE = "estimate"
    FEW_POINTS = "few_points"
    NO_DENOMINATOR = "no_denominator"
    RUNNING_TOTAL = "running_total"
    STAGE = "stage"


class Absence(StrEnum):
    """Why there is no value; a true zero is a value."""

    NOT_REPORTED = "not_reported"
    LATE = "late"
    NOT_AVAILABLE = "not_available"
    NOT_APPLICABLE = "not_applicable"
    RETRACTED = "retracted"


class Mark(StrEnum):
    """What must be said of a value wherever it is shown."""

    APPROXIMATE = "approximate"          # the publisher rounds or says "about", "nearly"
    BREAK = "break"                      # not comparable with the years before
    CODED = "coded"                      # counted in a narrative report by a reader
    CONFLICT = "conflict"                # the source contradicts itself
    EDITION = "edition"                  # dated by an edition of a publication, not by a year of reporting
    ESTIMATED = "estimated"
    FINANCIAL_YEAR = "financial_year"    # a twelve-month period that ends in the year
    ILLUSTRATIVE = "illustrative"        # invented, to show the screens full
    LOWER_BOUND = "lower_bound"          # "over", "more than", "at least"
    PARTIAL = "partial"                  # part of the year, or of the table
    POINT_IN_TIME = "point_in_time"      # as of a date inside the year: period_start = period_end
    PROVISIONAL = "provisional"
    UNCERTAIN = "uncertain"              # period or count not certain: shown, never judged
    UPPER_BOUND = "upper_bound"          # "under", "at most"


class Origin(StrEnum):
    """How a figure came to be known."""

    SENT = "sent"            # the country sent it
    PUBLIC = "public"        # the country's own, taken from a page that its publisher shows to everyone
    CODED = "coded"          # read in the country's narrative report
    OTHERS = "others"        # a third party's
