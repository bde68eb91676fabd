"""The parts of a catalogue as read from its files: every entry with its location."""

import errno
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from indicators.catalogue.entries import N, Placed, read_noun
from indicators.catalogue.files import read_table, read_yaml
from indicators.catalogue.locations import Location
from indicators.model import (
    Area,
    Goal,
    Group,
    Indicator,
    Issue,
    Membership,
    Noun,
    PolicyTarget,
    Source,
    StatusCode,
    Text,
)

SOURCES = "codelists/sources.csv"           # optional: without it nothing is known of any source


class Unit(Noun):
    """The unit after a number: plural, and singular for 1."""

    code: str
    singular: str
    plural: str


class Display(Noun):
    """Display names and footnotes of areas; the only file that an installation may replace."""

    names: dict[str, str] = {}
    in_sentences: dict[str, Text] = {}
    footnotes: dict[str, Text] = {}
    map_disclaimer: Text
    reviewed: date
    reviewed_by: str = ""


class PolicyTargets(Noun):
    """The file of policy targets."""

    source: str
    reviewed: date
    reviewed_by: str = ""
    policy_targets: tuple[PolicyTarget, ...]


@dataclass(frozen=True)
class PlacedGoal:
    """A goal without its indicators, None if invalid; and its valid indicators."""

    goal: Placed[Goal] | None
    indicators: list[Placed[Indicator]]


@dataclass
class Parts:
    """Everything read, and all issues so far."""

    issues: list[Issue] = field(default_factory=list)
    policy_targets: list[Placed[PolicyTarget]] = field(default_factory=list)
    goals: list[PlacedGoal] = field(default_factory=list)
    areas: list[Placed[Area]] = field(default_factory=list)
    groups: list[Placed[Group]] = field(default_factory=list)
    memberships: list[Placed[Membership]] = field(default_factory=list)
    units: list[Placed[Unit]] = field(default_factory=list)
    statuses: list[Placed[StatusCode]] = field(default_factory=list)
    sources: list[Placed[Source]] = field(default_factory=list)
    display: Placed[Display] | None = None

    @property
    def indicators(self) -> list[Placed[Indicator]]:
        """Indicators of all goals, in order."""
        return [indicator for goal in self.goals for indicator in goal.indicators]


def read_parts(folder: Path) -> Parts:
    """Read all parts of the catalogue in ``folder``; what cannot be read is left out, with an issue."""
    parts = Parts()
    parts.policy_targets = _policy_targets(folder, parts.issues)
    parts.goals = _goals(folder, parts.issues)
    parts.areas = _table(folder, "ref_areas", Area, parts.issues, without=frozenset({"footnote", "in_sentences"}))
    parts.groups = _table(folder, "groups", Group, parts.issues)
    parts.memberships = _table(folder, "group_members", Membership, parts.issues)
    parts.units = _table(folder, "units", Unit, parts.issues)
    parts.statuses = _table(folder, "status", StatusCode, parts.issues)
    parts.sources = _table(folder, "sources", Source, parts.issues) if (folder / SOURCES).exists() else []
    parts.display = _display(folder, parts.issues)
    return parts


def _policy_targets(folder: Path, issues: list[Issue]) -> list[Placed[PolicyTarget]]:
    read = read_yaml(folder / "policy_targets.yaml", "policy_targets.yaml", issues)
    if read is None:
        return []
    data, location = read
    read_noun(PolicyTargets, _emptied(data, "policy_targets"), location, issues)
    return _nouns(PolicyTarget, _items(data, "policy_targets", location), issues)


def _goals(folder: Path, issues: list[Issue]) -> list[PlacedGoal]:
    paths = sorted([*folder.glob("goals/*.yaml"), *folder.glob("goals/*.yml")])
    if not paths:
        issues.append(Location("goals", 0).issue(
            "no_file", os.strerror(errno.ENOENT), "one YAML file for each operational goal"))
    goals = [_goal(path, f"goals/{path.name}", issues) for path in paths]
    return [goal for goal in goals if goal is not None]


def _goal(path: Path, name: str, issues: list[Issue]) -> PlacedGoal | None:
    read = read_yaml(path, name, issues)
    if read is None:
        return None
    data, location = read
    goal = read_noun(Goal, _emptied(data, "indicators"), location, issues)
    return PlacedGoal(goal, _nouns(Indicator, _items(data, "indicators", location), issues))


def _emptied(data: dict[str, Any], key: str) -> dict[str, Any]:
    """The data with an empty list for ``key``, whose items are read one by one; a value that is not a list is kept as a
    fault.
    """
    return {**data, key: []} if isinstance(data.get(key), list) else data


def _items(data: dict[str, Any], key: str, location: Location) -> list[tuple[object, Location]]:
    items = data.get(key)
    return [(item, location.at(key, i)) for i, item in enumerate(items)] if isinstance(items, list) else []


def _nouns(noun: type[N], items: Sequence[tuple[object, Location]], issues: list[Issue]) -> list[Placed[N]]:
    made = [read_noun(noun, item, location, issues) for item, location in items]
    return [noun for noun in made if noun is not None]


def _table(folder: Path, name: str, noun: type[N], issues: list[Issue],
           without: frozenset[str] = frozenset()) -> list[Placed[N]]:
    file = f"codelists/{name}.csv"
    columns = [column for column in noun.model_fields if column not in without]
    return _nouns(noun, read_table(folder / file, file, columns, issues), issues)


def _display(folder: Path, issues: list[Issue]) -> Placed[Display] | None:
    """The file named by GOALLINE_DISPLAY, else the folder's."""
    path = os.environ.get("GOALLINE_DISPLAY", "")
    read = read_yaml(Path(path) if path else folder / "display.yaml", path or "display.yaml", issues)
    return read_noun(Display, *read, issues) if read else None
