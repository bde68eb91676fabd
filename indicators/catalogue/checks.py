"""Consistency checks between the parts of a catalogue; each yields its issues."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from typing import TypeVar

from pydantic import BaseModel

from indicators.catalogue.catalogue_files import Parts
from indicators.catalogue.entries import Placed
from indicators.catalogue.locations import Location
from indicators.model import Absence, Issue, Mark, Text

N = TypeVar("N", bound=BaseModel)

LONGEST_TITLE = 5                           # in words
OBS_STATUS = "ABDEFGHIJKLMNOPQSUVW"         # letters of the SDMX codelist CL_OBS_STATUS 2.2


def check(parts: Parts) -> Iterator[Issue]:
    """Yield the issues of all checks, except those of single indicators."""
    yield from _duplicates(parts)
    yield from _titles(parts)
    yield from _coverage(parts)
    yield from _references(parts)
    yield from _dates(parts)
    yield from _statuses(parts)


def _duplicates(parts: Parts) -> Iterator[Issue]:
    """Codes that occur more than once."""
    yield from _repeated(parts.policy_targets, "id", lambda target: target.id)
    yield from _repeated([goal.goal for goal in parts.goals if goal.goal], "id", lambda goal: goal.id)
    yield from _repeated(parts.areas, "code", lambda area: area.code)
    yield from _repeated(parts.groups, "id", lambda group: group.id)
    yield from _repeated(parts.memberships, "area", lambda member: (member.group, member.area, member.since))
    yield from _repeated(parts.units, "code", lambda unit: unit.code)
    yield from _repeated(parts.statuses, "code", lambda status: (status.kind, status.code))
    yield from _repeated(parts.statuses, "priority", lambda status: (status.kind, status.priority))
    yield from _repeated(parts.sources, "title", lambda source: (source.title, source.url))
    yield from _codes_and_aliases(parts)
    for goal in parts.goals:
        ranked = [indicator for indicator in goal.indicators if indicator.noun.headline is not None]
        yield from _repeated(ranked, "headline", lambda indicator: indicator.headline)


def _repeated(placed: list[Placed[N]], key: str, code: Callable[[N], Hashable]) -> Iterator[Issue]:
    first: dict[Hashable, Placed[N]] = {}
    for item in placed:
        earlier = first.setdefault(code(item.noun), item)
        if earlier is not item:
            yield _second(item.location.at(key), getattr(item.noun, key), earlier.location.at(key))


def _codes_and_aliases(parts: Parts) -> Iterator[Issue]:
    """A code means one indicator in the whole catalogue, in upper or lower case."""
    first: dict[str, Location] = {}
    for indicator in parts.indicators:
        aliases = [(indicator.location.at("aliases", i), alias) for i, alias in enumerate(indicator.noun.aliases)]
        aliases += [(indicator.location.at("was"), indicator.noun.was)] if indicator.noun.was else []
        for location, code in [(indicator.location.at("id"), indicator.noun.id), *aliases]:
            if code.casefold() in first:
                yield _second(location, code, first[code.casefold()])
            first.setdefault(code.casefold(), location)


def _second(location: Location, found: object, first: Location) -> Issue:
    return location.issue("twice", found, "each only once", first_file=first.file, first_row=first.line)


def _titles(parts: Parts) -> Iterator[Issue]:
    goals = [goal.goal for goal in parts.goals if goal.goal]
    titles = [(goal.location.at("title"), goal.noun.title) for goal in goals]
    titles += [(target.location.at("title"), target.noun.title) for target in parts.policy_targets]
    for location, title in titles:
        for text in _every_language(title):
            if not 0 < len(text.split()) <= LONGEST_TITLE:
                yield location.issue("title_length", text, f"1 to {LONGEST_TITLE} words")


def _coverage(parts: Parts) -> Iterator[Issue]:
    for item in (goal.goal for goal in parts.goals if goal.goal):
        for key, least in (("group_coverage", 1), ("group_volume", 0), ("group_figures", 1)):
            coverage = getattr(item.noun, key)
            if coverage is not None and not least <= coverage <= 100:
                yield item.location.at(key).issue("wrong_value", coverage, f"{least} to 100, per cent")


def _every_language(text: Text) -> Iterable[str]:
    return [text] if isinstance(text, str) else text.values()


def _references(parts: Parts) -> Iterator[Issue]:
    """References to codes that do not exist; skipped if the referenced list is missing, which is an issue itself."""
    areas = {area.noun.code for area in parts.areas}
    groups = {group.noun.id for group in parts.groups}
    targets = {target.noun.id for target in parts.policy_targets}
    for goal in parts.goals:
        if goal.goal and targets and goal.goal.noun.policy_target not in targets:
            yield goal.goal.location.at("policy_target").issue(
                "unknown_policy_target", goal.goal.noun.policy_target, ", ".join(map(str, sorted(targets))))
    for member in parts.memberships:
        if areas and member.noun.area not in areas:
            yield member.location.at("area").issue(
                "unknown_area", member.noun.area, "a code of codelists/ref_areas.csv")
        if groups and member.noun.group not in groups:
            yield member.location.at("group").issue("unknown_group", member.noun.group, ", ".join(sorted(groups)))
    if parts.display and areas:
        for key in ("names", "in_sentences", "footnotes"):
            for code in sorted(set(getattr(parts.display.noun, key)) - areas):
                yield parts.display.location.at(key, code).issue(
                    "unknown_area", code, "a code of codelists/ref_areas.csv")


def _dates(parts: Parts) -> Iterator[Issue]:
    for item in parts.memberships:
        membership = item.noun
        wrong = [key for key in ("since", "until") if not _is_date(getattr(membership, key))]
        for key in wrong:
            yield item.location.at(key).issue("wrong_value", getattr(membership, key),
                                             "a date such as 2013-07-01, or nothing")
        if not wrong and membership.since and membership.until and membership.until <= membership.since:
            yield item.location.at("until").issue("order", membership.until, f"a date after {membership.since}")
    for source in parts.sources:
        if not _is_date(source.noun.checked):
            yield source.location.at("checked").issue("wrong_value", source.noun.checked,
                                                     "a date such as 2026-11-25, or nothing")


def _is_date(text: str) -> bool:
    try:
        return not text or date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _statuses(parts: Parts) -> Iterator[Issue]:
    """Every absence and flag of the model must have a valid status letter, and no other code may occur."""
    expected_codes = {("absence", code.value) for code in Absence} | {("mark", code.value) for code in Mark}
    for status in parts.statuses:
        if (status.noun.kind, status.noun.code) not in expected_codes:
            codes = sorted(code for kind, code in expected_codes if kind == status.noun.kind)
            yield status.location.at("code").issue("wrong_value", status.noun.code, ", ".join(codes))
        if status.noun.obs_status not in tuple(OBS_STATUS):
            yield status.location.at("obs_status").issue("wrong_value", status.noun.obs_status, ", ".join(OBS_STATUS))
    codes_of_file = {(status.noun.kind, status.noun.code) for status in parts.statuses}
    if parts.statuses:
        for kind, code in sorted(expected_codes - codes_of_file):
            codelist = Location(parts.statuses[0].location.file, 0)
            yield codelist.at("code").issue("missing_code", expected=f"{kind} {code}")
