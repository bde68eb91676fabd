"""The nouns of Goalline: what a catalogue, an observation, a judgement and an actor are.

Frames have one shape everywhere. ``OBSERVATION`` and ``ASSESSMENT`` name their columns, in order, with
their types; ``KEY`` is what makes an observation unique.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, Literal

import pandas as pd
from pydantic import BaseModel, ConfigDict

Text = str | dict[str, str]
"""A text of the catalogue: one string, or one a language (``{en: ..., fr: ...}``); wording.text chooses."""

Audience = Literal["staff", "public"]

WORLD = "WLD"

ACTIVITY = "ACTIVITY"
"""Dimension of a breakdown that names a joint activity: ``ACTIVITY=UNODC_2013`` is the same in every country's rows."""


class Status(StrEnum):
    """How an area does on a judged indicator; icon, word and colour of each stand in docs/glossary.md."""

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
    """What must be said beside a value wherever it is shown."""

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


KEY = ["indicator", "ref_area", "year", "breakdown"]

OBSERVATION: dict[str, str] = {
    "indicator": "str",      # code of the catalogue
    "ref_area": "str",       # code of the catalogue: ISO 3166-1 alpha-3, or a code of the codelist
    "year": "int64",         # TIME_PERIOD
    "breakdown": "str",      # "SEX=F", sorted, joined by ";"; "" is the total
    "value": "float64",      # OBS_VALUE in the catalogue's unit; NaN exactly where absence is not ""
    "absence": "str",        # an Absence, or ""
    "marks": "str",          # Mark codes, sorted, joined by a space; "" is none
    "conf_status": "str",    # CONF_STATUS, "" is free
    "period_start": "str",   # ISO date, "" where the period is the calendar year
    "period_end": "str",
    "source_title": "str",
    "source_url": "str",
    "note": "str",
}

ASSESSMENT: dict[str, str] = {
    "indicator": "str",
    "ref_area": "str",
    "year": "int64",
    "breakdown": "str",
    "value": "float64",
    "absence": "str",
    "marks": "str",
    "judged": "bool",            # False: context, never a status
    "hidden": "bool",            # value and all that follows from it withheld from this audience
    "status": "str",             # a Status; "" where not judged
    "reason": "str",             # a Reason where status is not_assessed, else ""
    "target": "float64",         # what the goal asks for: a share a year, or a value in the unit; NaN: no number
    "change": "float64",         # share by which the value differs from previous_value (0.1 is +10 %)
    "previous_year": "float64",  # the year compared with; NaN where none may be
    "previous_value": "float64",
    "pace": "float64",           # average change a year since the baseline, as a share
    "baseline_year": "float64",
    "baseline_value": "float64",
    "pace_needed": "float64",    # change a year that makes the goal from here, as a share; NaN: no number
    "path_value": "float64",     # where the goal path from the baseline stands in this year, in the unit
    "gap": "float64",            # value - path_value, in the unit; its sign is the value's, not good or bad
    "reached_year": "float64",   # year in which today's pace makes the goal; NaN: made, never, or no deadline
    "streak": "int64",           # years in a row, up to this one, in which the goal was met
    "bridged": "bool",           # change is a yearly average over a gap of years, by the rule's own leave
}


EVIDENCE: dict[str, str] = {
    "test": "str",               # a Test; "" where there was none
    "untested": "str",           # of a judged row without a test: an Untested or a Reason
    "since": "float64",          # the year compared with; the first year of a trend
    "points": "int64",           # figures that the test looked at
    "p": "float64",              # how often chance alone gives so great a change, either way, where nothing changed
    "goal": "float64",           # change a year as a share; 0: any in the wanted direction
    "probability": "float64",    # that the underlying number changed by ``goal`` a year or more; NaN: not asked
    "low": "float64",            # 95 % interval of the change: of counts as a share, NaN: without end;
    "high": "float64",           # of shares in points
    "direction": "int64",        # of the change or the trend: 1 up, -1 down, 0 neither
}


OUTLOOK: dict[str, str] = {
    "year": "int64",
    "value": "float64",          # the middle of what is expected, in the unit
    "low": "float64",            # four in five lie between low and high, if the years go on as they went
    "high": "float64",
    "path_value": "float64",     # goal path, NaN where there is none
}


def observations(rows: list[dict[str, Any]] | pd.DataFrame) -> pd.DataFrame:
    """Frame of OBSERVATION's columns, order and types; columns left out are filled with nothing."""
    frame = pd.DataFrame(rows)
    for column, kind in OBSERVATION.items():
        if column not in frame:
            frame[column] = float("nan") if kind == "float64" else ""
    return frame[list(OBSERVATION)].astype(OBSERVATION)


class Noun(BaseModel):
    """A part of the catalogue: immutable, and closed to keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SmallCounts(Noun):
    """Counts of people below ``hide_below`` (in the unit) are not for the public; zeros as ``hide_zero`` says."""

    hide_below: int = 5
    hide_zero: bool = False


class Rule(BaseModel):
    """How an indicator is judged: a method of assess/methods.py and its parameters, as the YAML gives them."""

    model_config = ConfigDict(frozen=True, extra="allow")
    method: str

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters alone, as written."""
        return dict(self.model_extra or {})


class Indicator(Noun):
    """A yearly series of a goal. ``role: judged`` has a rule; ``role: context`` never gets a status."""

    id: str
    title: Text
    unit: str
    measure: Literal["flow", "stock", "share", "level"]  # a year's new cases, a running total, a percentage, a state
    desired_direction: Literal["up", "down", "none"]
    decimals: int = 0
    whole: bool = False
    minimum: float | None = None
    maximum: float | None = None
    role: Literal["judged", "context"]
    judged_for: Literal["countries", "world"] = "countries"  # for any other area it is context
    provider: Literal["country", "third_party", "narrative"]
    publisher: str = ""                        # who publishes it, where it is not a figure that any country may send
    body: str = ""                             # area code of the body whose series it is, whatever area a file names
    headline: int | None = None                # place in the goal's headline order, 1 first; None: never the headline
    group_rule: Literal["sum", "median", "none"] = "none"
    counts_people: bool = False
    small_counts: SmallCounts | None = None    # None: where people are counted, those of SmallCounts
    running_total_of: str = ""                 # the yearly flow that a stock adds up
    numerator: str = ""                        # of a share: the code of what is counted
    stages: dict[int, Text] = {}               # names of the values, where they are stages
    denominator: str = ""                      # of a share: code of the yearly count that it is a share of
    conversions: dict[str, float] = {}         # unit of a file -> factor to the indicator's unit
    financial_year_ends: str = ""              # "06-30": a period written 2014/15 is one that ends on that day
    aliases: tuple[str, ...] = ()
    reading: Text
    caution: Text = ""
    goal: Rule | None = None
    rule_origin: Literal["form", "ours"] = "ours"  # who set the number: the Alliance's form, or our reading
    rule_note: Text = ""                       # what of the rule the form does not say

    @property
    def protection(self) -> SmallCounts | None:
        """From which count on the public may see it; None where no people are counted."""
        return (self.small_counts or SmallCounts()) if self.counts_people else None


class Goal(Noun):
    """An operational goal; ``official_wording`` is quoted on the methods page and on forms only."""

    id: str                                    # "1.1"
    policy_target: int
    title: Text                                # ours, at most five words
    official_wording: str
    why_it_matters: Text
    indicators: tuple[Indicator, ...]
    group_coverage: int = 50                   # per cent of a group's countries without which it gets no verdict
    source: str
    reviewed: date
    reviewed_by: str = ""


class PolicyTarget(Noun):
    """One of the four policy targets."""

    id: int
    title: Text
    official_wording: str


class Area(Noun):
    """A reference area. Only ``kind: country`` is ever counted or ranked."""

    code: str
    name: str
    kind: Literal["country", "aggregate", "body", "historic", "not_a_country"]
    alpha2: str = ""
    numeric: str = ""
    region: str = ""                           # M49 region, e.g. "Europe"
    subregion: str = ""
    member: Literal["yes", "no", "open"] = "no"
    membership: str = ""                       # how sure the membership is, with its source
    footnote: Text = ""                        # e.g. Kosovo*
    note: str = ""


class Membership(Noun):
    """An area's time in a group; ``since`` and ``until`` are ISO dates, "" is open."""

    group: str
    area: str
    since: str = ""
    until: str = ""


class Group(Noun):
    """A named set of areas: the Alliance, a region, the EU in a given year."""

    id: str
    name: Text
    note: Text = ""


class StatusCode(Noun):
    """The SDMX OBS_STATUS letter of an Absence or a Mark; of several marks, that of the lowest ``priority`` counts."""

    kind: Literal["absence", "mark"]
    code: str
    obs_status: str
    priority: int
    meaning: Text


class Source(Noun):
    """Where figures come from, found by title and link; ``terms`` is what is known of its licence and terms of use."""

    title: str
    url: str
    publisher: str
    terms: str                                 # "not checked" where nobody looked
    terms_url: str
    checked: str                               # ISO date on which someone read the terms, "" for never


class Catalogue(Noun):
    """All that says what is measured and how it is judged; canonical bytes are what the ledger keeps."""

    policy_targets: tuple[PolicyTarget, ...]
    goals: tuple[Goal, ...]
    areas: tuple[Area, ...]
    groups: tuple[Group, ...]
    memberships: tuple[Membership, ...]
    units: dict[str, Text]                     # code -> word after a number ("victims", "%")
    unit_of_one: dict[str, Text] = {}          # code -> word after 1 ("victim", "%")
    statuses: tuple[StatusCode, ...] = ()
    sources: tuple[Source, ...] = ()
    map_disclaimer: Text = ""

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Indicator of each code, in the order of the goals."""
        return {indicator.id: indicator for goal in self.goals for indicator in goal.indicators}

    @cached_property
    def code_of(self) -> dict[str, str]:
        """Indicator code of each code and alias, found by its lower-case spelling."""
        return {name.casefold(): i.id for i in self.indicators.values() for name in (i.id, *i.aliases)}

    @cached_property
    def goal_of(self) -> dict[str, str]:
        """Goal id of each indicator code."""
        return {indicator.id: goal.id for goal in self.goals for indicator in goal.indicators}

    @cached_property
    def area(self) -> dict[str, Area]:
        """Area of each code."""
        return {area.code: area for area in self.areas}

    def members(self, group: str, year: int) -> list[str]:
        """Codes of the countries that are in ``group`` on the last day of ``year``, sorted."""
        day = f"{year}-12-31"
        inside = {m.area for m in self.memberships
                  if m.group == group and m.since <= day and (not m.until or m.until > day)}
        return sorted(code for code in inside if self.area[code].kind == "country")


class Severity(StrEnum):
    """An error blocks its row or file; a warning wants a word of reason."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing wrong with a file or a submission: where and what it is; wording.finding says it in words."""

    code: str                                  # e.g. "value.above_limit"
    severity: Severity = Severity.ERROR
    file: str = ""
    sheet: str = ""
    row: int = 0                               # line of the file on which the record begins, 0 for the whole file
    column: str = ""                           # column of a table, or key of a YAML file ("indicators.0.unit")
    found: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Message:
    """A sentence that is still codes and values; wording.message says it in words."""

    code: str                                  # e.g. "goal.sum_rose"
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Note:
    """What a named person set beside a status, and why; it changes no status. ``version`` is its own, and its name."""

    version: int
    indicator: str
    ref_area: str
    year: int
    text: str
    reason: str
    author: str
    at: str                                    # ISO 8601 in UTC
    public: bool                               # meant for the public too, once released


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who writes: ``name`` as typed, ``verified`` once there is sign-in. ``areas`` empty means every area."""

    id: str
    name: str
    areas: frozenset[str] = frozenset()
    rights: frozenset[str] = frozenset()
    verified: bool = False
