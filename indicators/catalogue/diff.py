"""Differences between two catalogues, key by key, as written in the files: before and after."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from indicators.catalogue import canonical_bytes
from indicators.model import Catalogue

Part = tuple[str, str]
"""Kind and code of a part with a name of its own: ("goal", "1.1"), ("unit", "hours")."""


@dataclass(frozen=True)
class Change:
    """The value of one key of a part before and after, "" if absent; ``key`` is "" if the whole part was added or
    removed.
    """

    part: str
    code: str
    key: str                   # "goal.at_least"
    before: str
    after: str


def changed_parts(before: Catalogue, after: Catalogue) -> tuple[Change, ...]:
    """Return all differences between two catalogues, by part, in catalogue order; a renamed indicator counts as one
    part.
    """
    if canonical_bytes(before) == canonical_bytes(after):
        return ()
    renamed = {("indicator", indicator.was): ("indicator", indicator.id) for indicator in after.indicators.values()
               if indicator.was and indicator.id not in before.indicators}
    was, now = {renamed.get(part, part): content for part, content in _parts(before)}, dict(_parts(after))
    return tuple(change for part in dict.fromkeys([*was, *now]) for change in _changes(part, was.get(part),
                                                                                       now.get(part)))


def _changes(part: Part, before: object, after: object) -> Iterator[Change]:
    if before is None or after is None:
        yield Change(*part, "", *("" if item is None else _name(item) for item in (before, after)))
        return
    was, now = dict(_flat(before)), dict(_flat(after))
    for key in dict.fromkeys([*was, *now]):
        if was.get(key) != now.get(key):
            yield Change(*part, key, was.get(key, ""), now.get(key, ""))


def _flat(content: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield the flattened keys with their values; of a list its items."""
    if isinstance(content, Mapping):
        for name, value in content.items():
            yield from _flat(value, f"{key}.{name}".lstrip("."))
    elif isinstance(content, list | tuple):
        if any(isinstance(item, Mapping) for item in content):
            for item in content:
                yield f"{key}.{next(iter(item.values()))}", ", ".join(str(one) for one in [*item.values()][1:] if one) \
                    or "yes"
        else:
            yield key, ", ".join(map(str, content))
    elif content not in (None, "", {}):
        number = isinstance(content, float)
        yield key, f"{content:g}" if number else str(content).lower() if isinstance(content, bool) else str(content)


def _name(part: object) -> str:
    """The name of a part that was added or removed."""
    names = [str(part[name]) for name in ("title", "name", "plural", "meaning", "text") if part.get(name)] \
        if isinstance(part, Mapping) else []
    return names[0] if names else "yes"


def _parts(catalogue: Catalogue) -> Iterator[tuple[Part, dict[str, Any]]]:
    """Yield each part of a catalogue that has a name of its own, with its content."""
    yield from ((("policy_target", str(target.id)), _fields(target)) for target in catalogue.policy_targets)
    for goal in catalogue.goals:
        codes = [indicator.id for indicator in goal.indicators]
        yield ("goal", goal.id), {**_fields(goal), "indicators": codes}
        yield from ((("indicator", indicator.id), _fields(indicator)) for indicator in goal.indicators)
    yield from ((("area", area.code), _fields(area)) for area in catalogue.areas)
    for group in catalogue.groups:
        members = [{"area": membership.area, "since": membership.since, "until": membership.until}
                   for membership in catalogue.memberships if membership.group == group.id]
        yield ("group", group.id), {**_fields(group), "members": members}
    for unit, word in catalogue.units.items():
        yield ("unit", unit), {"singular": catalogue.unit_of_one.get(unit, ""), "plural": word}
    yield from ((("status", status.code), _fields(status)) for status in catalogue.statuses)
    yield from ((("source", f"{source.title} {source.url}".rstrip()), _fields(source)) for source in catalogue.sources)
    yield ("map_disclaimer", ""), {"text": catalogue.map_disclaimer}


def _fields(noun: BaseModel) -> dict[str, Any]:
    """A part as data; a rule has its parameters next to its method."""
    return noun.model_dump(mode="json")
