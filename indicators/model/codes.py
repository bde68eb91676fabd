"""Codes of assessments and observations; wording has their names."""

from enum import StrEnum
from typing import Literal

Audience = Literal["staff", "public"]

WORLD = "WLD"


class Status(StrEnum):
    """Status of an area on a judged indicator; docs/glossary.md lists icons, names and colours."""

    GOAL_MET = "goal_met"
    AHEAD = "ahead"                      # of a yearly goal: the whole interval of the growth reaches it
    ON_TRACK = "on_track"
    IMPROVING_BELOW = "improving_below"  # towards a yearly goal, by less than it asks
    BEHIND = "behind"                    # on the way to a goal with a deadline, too slowly
    NO_CLEAR_CHANGE = "no_clear_change"
    IMPROVING = "improving"
    NO_CLEAR_TREND = "no_clear_trend"
    AT_LIMIT = "at_limit"                # as good as it can be, over the whole window
    STAGE_BELOW = "stage_below"          # a stage below the goal's: no judgement, the stage itself is shown
    MOVING_AWAY = "moving_away"
    TOO_EARLY = "too_early"              # fewer figures than a trend needs
    NOT_ASSESSED = "not_assessed"


class Certainty(StrEnum):
    """Whether chance, one case, rounding or a provisional figure may explain the change that a status claims."""

    CLEAR = "clear"
    COULD_BE_CHANCE = "could_be_chance"
    COUNTED = "counted"                  # a complete count of what was organised or enacted; no chance involved
    UNTESTED = "untested"


class Reason(StrEnum):
    """Why an indicator is not assessed."""

    NO_FIGURE = "no_figure"
    NO_TARGET = "no_target"
    ONE_YEAR_ONLY = "one_year_only"
    NO_YEAR_BEFORE = "no_year_before"
    NO_BASELINE = "no_baseline"
    NO_PATH = "no_path"                  # a value by a year: none leads from the baseline
    ZERO_BEFORE = "zero_before"
    BREAK_IN_SERIES = "break_in_series"
    SIGN_CHANGE = "sign_change"
    TOO_FEW_REPORTERS = "too_few_reporters"
    HIDDEN = "hidden"
    UNCERTAIN = "uncertain"


class Suppression(StrEnum):
    """Why the public does not see a figure, or its results; see docs/protection.md."""

    BREAKDOWN = "breakdown"              # of a count of people, or of a confidential figure
    SMALL_COUNT = "small_count"
    CONFIDENTIAL = "confidential"
    GROUP = "group"                      # a group's figure beside those of its countries
    RELATED = "related"                  # a hidden figure would follow from it and what it is made of
    RESTS_ON_HIDDEN = "rests_on_hidden"  # the figure is shown, what is computed from it and a hidden one is not


class Changed(StrEnum):
    """What would have to be slightly different for another status."""

    CASE = "case"                        # one case more or less
    ROUNDING = "rounding"                # half of the last printed digit
    PROVISIONAL = "provisional"          # without the provisional figures
    UNUSUAL = "unusual"                  # without an unusual year


DIRECTION = {"up": 1, "down": -1, "none": 1}
"""Sign of the change that an indicator's desired_direction asks for."""


class Absence(StrEnum):
    """Why there is no value; a true zero is a value."""

    NOT_REPORTED = "not_reported"
    LATE = "late"
    NOT_AVAILABLE = "not_available"
    NOT_APPLICABLE = "not_applicable"
    RETRACTED = "retracted"


class Mark(StrEnum):
    """A qualification that has to be shown with a value."""

    APPROXIMATE = "approximate"          # the publisher rounds, or writes "about" or "nearly"
    BREAK = "break"                      # not comparable with the years before
    CODED = "coded"                      # counted by a reader of a narrative report
    CONFLICT = "conflict"                # the source contradicts itself
    EDITION = "edition"                  # dated by the edition of a publication, not by a reporting year
    ESTIMATED = "estimated"
    FINANCIAL_YEAR = "financial_year"    # a twelve-month period that ends in the year
    ILLUSTRATIVE = "illustrative"        # invented, to demonstrate the pages
    LOWER_BOUND = "lower_bound"          # "over", "more than", "at least"
    PARTIAL = "partial"                  # covers part of the year, or part of the table
    POINT_IN_TIME = "point_in_time"      # as of a date in the year: period_start = period_end
    PROVISIONAL = "provisional"
    UNCERTAIN = "uncertain"              # period or count uncertain: shown, never judged
    UPPER_BOUND = "upper_bound"          # "under", "at most"


class Origin(StrEnum):
    """Origin of a figure."""

    SENT = "sent"            # reported by the country
    PUBLIC = "public"        # the country's own, taken from a published page
    CODED = "coded"          # coded from the country's narrative report
    OTHERS = "others"        # a third party's
