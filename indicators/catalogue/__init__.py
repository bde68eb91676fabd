"""data/ -> Catalogue: read the files and check them against each other; reports all faults at once."""

import json
from pathlib import Path

from indicators.catalogue.catalogue_files import Parts, read_parts
from indicators.catalogue.checks import check
from indicators.catalogue.indicator_checks import check_indicators
from indicators.catalogue.rule_checks import first_years
from indicators.errors import InputRefused
from indicators.model import Area, Catalogue, Goal, Group, Membership, region_group

SHIPPED = Path(__file__).parents[2] / "data"


def load_catalogue(folder: Path) -> Catalogue:
    """Return the catalogue of a folder: policy_targets.yaml, goals/*.yaml, codelists/*.csv, display.yaml.

    GOALLINE_DISPLAY may name another display file. Raises errors.InputRefused with an Issue for every fault: file,
    line, key, value found and value expected. Of the figures in observations/ only the years are read.
    """
    parts = read_parts(folder)
    issues = [*parts.issues, *check(parts), *check_indicators(parts, first_years(folder))]
    if issues:
        raise InputRefused("catalogue.refused", sorted(issues, key=lambda f: (f.file, f.row, f.column)),
                           folder=str(folder))
    return _catalogue(parts)


def canonical_bytes(catalogue: Catalogue) -> bytes:
    """Return the catalogue in the form stored in the ledger: UTF-8 JSON with sorted keys, identical for equal
    catalogues.
    """
    return json.dumps(catalogue.model_dump(mode="json"), ensure_ascii=False, sort_keys=True,
                      separators=(",", ":")).encode()


def from_bytes(content: bytes) -> Catalogue:
    """Return the catalogue from its stored form."""
    return Catalogue.model_validate_json(content)


def _catalogue(parts: Parts) -> Catalogue:
    """Build the catalogue: rows of tables are sorted, since their order has no meaning; goals, indicators and groups
    keep theirs.
    """
    assert parts.display is not None
    areas = _shown(parts)
    members = [area for area in areas if area.region and area.member == "yes"]
    regions = {area.region: region_group(area.region) for area in members}
    return Catalogue(
        policy_targets=tuple(sorted((target.noun for target in parts.policy_targets), key=lambda target: target.id)),
        goals=_goals(parts),
        areas=areas,
        groups=(*(group.noun for group in parts.groups),
                *(Group(id=code, name=region, note="Members of the Alliance in this region.")
                  for region, code in sorted(regions.items()))),
        memberships=(*sorted((membership.noun for membership in parts.memberships),
                             key=lambda m: (m.group, m.area, m.since)),
                     *(Membership(group=regions[area.region], area=area.code) for area in members)),
        units={unit.noun.code: unit.noun.plural for unit in parts.units},
        unit_of_one={unit.noun.code: unit.noun.singular for unit in parts.units},
        statuses=tuple(sorted((status.noun for status in parts.statuses), key=lambda s: (s.kind, s.priority))),
        sources=tuple(sorted((source.noun for source in parts.sources), key=lambda s: (s.title, s.url))),
        map_disclaimer=parts.display.noun.map_disclaimer,
    )


def _goals(parts: Parts) -> tuple[Goal, ...]:
    goals = [goal.goal.noun.model_copy(update={"indicators": tuple(i.noun for i in goal.indicators)})
             for goal in parts.goals if goal.goal]
    return tuple(sorted(goals, key=lambda goal: goal.id))


def _shown(parts: Parts) -> tuple[Area, ...]:
    """Areas with the names and footnotes of the display file."""
    assert parts.display is not None
    display = parts.display.noun
    areas = [area.noun.model_copy(update={"name": display.names.get(area.noun.code, area.noun.name),
                                          "in_sentences": display.in_sentences.get(area.noun.code, ""),
                                          "footnote": display.footnotes.get(area.noun.code, "")})
             for area in parts.areas]
    return tuple(sorted(areas, key=lambda area: area.code))
