"""The countries, regions and union of the illustrative set: names that no one can take for real ones.

An invented count of victims under the name of a real country is one screenshot away from harm. Their codes are from
the range that ISO 3166-1 leaves to its users, so they can never become a country's.
"""

import csv

from indicators.catalogue import SHIPPED
from indicators.model import WORLD, Area, Catalogue, Group, Membership, region_group

FILE = SHIPPED / "illustrative" / "ref_areas.csv"
ALLIANCE = Group(id="ALLIANCE", name="Example Alliance", note="54 invented countries.")
UNION = Group(id="UNION", name="Quarry Union", note="Invented, as an example of members that join and leave: "
              "Copperland joined on 1 July 2013, Willowia left on 31 January 2020.")


def with_invented_countries(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with the invented countries and groups instead of the real ones; the organisations stay."""
    rows = _rows()
    countries = [Area(code=row["code"], name=row["name"], kind="country", region=row["region"], member="yes",
                      membership="invented", footnote=row["footnote"], in_sentences=row["in_sentences"])
                 for row in rows]
    organisations = [area for area in catalogue.areas if area.kind == "body" or area.code == WORLD]
    regions = sorted({area.region for area in countries})
    return catalogue.model_copy(update={
        "areas": tuple(sorted([*countries, *organisations], key=lambda area: area.code)),
        "groups": (ALLIANCE, UNION, *(Group(id=region_group(name), name=f"{name} Region") for name in regions)),
        "memberships": (
            *(Membership(group=ALLIANCE.id, area=area.code) for area in countries),
            *(Membership(group=UNION.id, area=row["code"], since=row["union_since"], until=row["union_until"])
              for row in rows if row["union_since"]),
            *(Membership(group=region_group(area.region), area=area.code) for area in countries)),
        "map_disclaimer": "The countries on this map are invented.",
    })


def seeds() -> dict[str, int]:
    """Seed of each invented country's figures."""
    return {row["code"]: int(row["seed"]) for row in _rows()}


def _rows() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
