"""The catalogue: what is measured, where, and how it is judged."""

import math
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

LEAST = 1e-9             # a smaller difference is floating-point error

Text = str | dict[str, str]
"""A text of the catalogue: one string, or one for each language (``{en: ..., fr: ...}``); see wording.text."""


class Noun(BaseModel):
    """A part of the catalogue: immutable; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SmallCounts(Noun):
    """Counts of people from 1 to ``hide_below`` less 1 (in the unit) are hidden from the public."""

    hide_below: int = 5


class Rule(BaseModel):
    """How an indicator is judged: a method of methods/ and its parameters, as given in the YAML."""

    model_config = ConfigDict(frozen=True, extra="allow")
    method: str

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters without the method, as written."""
        return dict(self.model_extra or {})


class Indicator(Noun):
    """A yearly series of a goal. ``role: judged`` has a rule; ``role: context`` never has a status."""

    id: str
    title: Text
    in_sentences: Text = ""                    # what is measured: "victims identified"; "": by its title
    in_titles: Text = ""                       # its {value} in a title: "{value} identified", of a change as {+value};
                                               # "": by its title
    predicate: Text = ""                       # what a country did, with its {value}: "identified {value}"
    unit: str
    measure: Literal["flow", "stock", "share", "level"]  # a year's new cases, a running total, a percentage, a state
    desired_direction: Literal["up", "down", "none"]
    decimals: int = 0
    whole: bool = False
    minimum: float | None = None
    maximum: float | None = None
    role: Literal["judged", "context"]
    judged_for: Literal["countries", "world"] = "countries"  # world: evidence of its goal, no country
    provider: Literal["country", "third_party", "narrative"]
    publisher: str = ""                        # who publishes it, unless any country may report it
    body: str = ""                             # code of the body that it is about, whatever area a file names
    headline: int | None = None                # position in the goal's headline order from 1; None: never the headline
    group_rule: Literal["sum", "median", "median_of_changes", "none"] = "none"   # median: also of each year's figures
    counts_people: bool = False
    small_counts: SmallCounts | None = None    # None: the defaults of SmallCounts where people are counted
    running_total_of: str = ""                 # the yearly flow that a stock accumulates
    numerator: str = ""                        # of a share: code of the count in the numerator
    stages: dict[int, Text] = {}               # names of the values, if they are stages
    denominator: str = ""                      # of a share: code of the yearly count in the denominator
    chance: Literal["", "cases", "share", "trend", "none"] = ""   # what may vary by chance; "": as the rule suggests
    conversions: dict[str, float] = {}         # unit of a file -> factor to the indicator's unit
    was: str = ""                              # former code, whose figures belong to this indicator
    financial_year_ends: str = ""              # "06-30": a period written 2014/15 ends on that day
    aliases: tuple[str, ...] = ()
    reading: Text
    caution: Text = ""
    goal: Rule | None = None
    rule_origin: Literal["form", "ours"] = "ours"  # origin of the number: the Alliance's form, or Goalline
    rule_note: Text = ""                       # which parts of the rule the form does not define

    @property
    def names(self) -> tuple[str, ...]:
        """Codes that identify it in a file."""
        return (self.id, *self.aliases, *([self.was] if self.was else []))

    def in_whole(self, asked: float) -> float:
        """The value that a goal or path requires; for whole counts, the next whole number that satisfies it."""
        if not self.whole or self.stages:
            return asked
        return math.floor(asked + LEAST) if self.desired_direction == "down" else math.ceil(asked - LEAST)

    @property
    def adds_up(self) -> bool:
        """Whether it is a running total shown for context, so that its finding is the flow that it implies."""
        return self.role == "context" and self.measure == "stock"

    @property
    def is_evidence(self) -> bool:
        """Whether it is of the world and evidence for its goal: judged, or a running total with its own finding."""
        return self.judged_for == "world" and (self.role == "judged" or self.adds_up)

    @property
    def protection(self) -> SmallCounts | None:
        """Protection of small counts; None where no people are counted."""
        return (self.small_counts or SmallCounts()) if self.counts_people else None


class Goal(Noun):
    """An operational goal; ``official_wording`` is quoted, never changed."""

    id: str                                    # "1.1"
    policy_target: int
    title: Text                                # Goalline's own, at most five words
    topic: Text = ""                           # what it is about, in a sentence: "takedown"; "": its title
    official_wording: str
    why_it_matters: Text
    indicators: tuple[Indicator, ...]
    group_status: Literal["rule", "none"] = "rule"    # whether a group is judged like a country, or has no status
    group_coverage: int = 50                   # minimum percentage of a group's countries for a status of the group
    group_volume: int = 0                      # minimum percentage of its members' last known figures, added up
    group_figures: int | None = None           # minimum percentage for a figure of the group; None: group_coverage
    source: str
    reviewed: date
    reviewed_by: str = ""

    @property
    def figures_from(self) -> int:
        """Lowest percentage of a group's countries for a statement about the group."""
        return self.group_coverage if self.group_figures is None else self.group_figures


class PolicyTarget(Noun):
    """One of the four policy targets."""

    id: int
    title: Text
    official_wording: str


INVENTED = "invented"
"""Membership of the invented countries of the demo."""


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
    membership: str = ""                       # certainty of the membership, with its source
    footnote: Text = ""                        # e.g. Kosovo*
    in_sentences: Text = ""                    # e.g. "the Netherlands"; "" if the same as the name
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


def region_group(region: str) -> str:
    """Id of the group of a region's countries."""
    return f"REGION_{region.upper()}"


class StatusCode(Noun):
    """SDMX OBS_STATUS letter of an Absence or a Mark, and what a mark does to its figure; see model.marks.

    Of several marks, the letter of the one with the lowest ``priority`` counts.
    """

    kind: Literal["absence", "mark"]
    code: str
    obs_status: str
    priority: int
    bound: Literal["", "lower", "upper"] = ""
    judged: Literal["", "yes", "no"] = ""      # no: shown, but neither judged nor compared with
    exact: Literal["", "yes", "no"] = ""       # no: the number may be another
    hollow: Literal["", "yes", "no"] = ""      # whether its point in a chart is hollow
    told: Literal["", "value", "date", "sentence", "remark"] = ""      # with what a text tells it
    chosen_by: Literal["", "country", "reader", "both"] = ""   # who may choose it in a template or when coding a report
    meaning: Text


class Source(Noun):
    """Source of figures, identified by title and link; ``terms`` is its licence and terms of use, as far as known."""

    title: str
    url: str
    publisher: str
    short: str = ""                            # its name in a sentence; "": its title
    terms: str                                 # "not checked" if nobody has read them
    terms_url: str
    checked: str                               # ISO date on which the terms were read, "" for never


class Catalogue(Noun):
    """Everything that defines what is measured and how it is judged; the ledger stores its canonical bytes."""

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

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> "Catalogue":
        """Return a copy with other values, without what was derived from the values before."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - Catalogue.model_fields.keys():
            del copied.__dict__[name]
        return copied

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Indicator of each code, in the order of the goals."""
        return {indicator.id: indicator for goal in self.goals for indicator in goal.indicators}

    @cached_property
    def code_of(self) -> dict[str, str]:
        """Indicator code of each code, alias and former code; keys are lower case."""
        return {name.casefold(): indicator.id for indicator in self.indicators.values() for name in indicator.names}

    @cached_property
    def renames(self) -> dict[str, str]:
        """Code of each indicator that replaces a former code, by that code."""
        return {indicator.was: indicator.id for indicator in self.indicators.values() if indicator.was}

    @cached_property
    def goal_of(self) -> dict[str, str]:
        """Goal id of each indicator code."""
        return {indicator.id: goal.id for goal in self.goals for indicator in goal.indicators}

    @cached_property
    def goal(self) -> dict[str, Goal]:
        """Goal of each id."""
        return {goal.id: goal for goal in self.goals}

    @cached_property
    def area(self) -> dict[str, Area]:
        """Area of each code."""
        return {area.code: area for area in self.areas}

    @cached_property
    def is_invented(self) -> bool:
        """Whether its countries are invented, so that every figure under it is marked illustrative."""
        return any(area.membership == INVENTED for area in self.areas)

    @cached_property
    def area_names(self) -> tuple[tuple[str, str, str, str], ...]:
        """Code, two-letter code, numeric code and name of each area."""
        return tuple((area.code, area.alpha2, area.numeric, area.name) for area in self.areas)

    @cached_property
    def _sources(self) -> dict[tuple[str, str], Source]:
        return {(source.title, source.url): source for source in self.sources}

    def short_source(self, title: str, url: str) -> str:
        """The name of a source in a sentence; its title where the catalogue has none."""
        known = self._sources.get((title, url))
        return known.short if known and known.short else title

    def members(self, group: str, year: int) -> list[str]:
        """Codes of the countries that are in ``group`` on the last day of ``year``, sorted."""
        day = f"{year}-12-31"
        inside = {m.area for m in self.memberships
                  if m.group == group and m.since <= day and (not m.until or m.until > day)}
        return sorted(code for code in inside if self.area[code].kind == "country")
