"""Names of the areas that can be compared, with abbreviations and whether a country is a member."""

from datetime import date

from indicators.catalogue.area_names import other_names
from indicators.model import Area, Catalogue
from indicators.wording import say

BODIES = ("aggregate", "body")       # kinds of areas that are compared with each other, and not with countries
LONGEST_ABBREVIATION = 3             # letters of another name beside a country's own: "UK", "UAE"
MEMBER, NO_MEMBER, UNCLEAR = "yes", "no", "open"


def membership(catalogue: Catalogue, year: int) -> dict[str, str]:
    """Whether each country is a member of the first group: yes, no, or open where this is not settled."""
    members = set(catalogue.members(catalogue.groups[0].id, year))
    return {area.code: MEMBER if area.code in members else UNCLEAR if area.member == UNCLEAR else NO_MEMBER
            for area in catalogue.areas if area.kind == "country"}


def area_names(catalogue: Catalogue) -> dict[str, str]:
    """Names to choose from: members, other countries, marked, then the world and bodies; each from A to Z."""
    member = membership(catalogue, date.today().year)
    short = {code: name for name, code in other_names(catalogue).items()
             if name.isupper() and len(name) <= LONGEST_ABBREVIATION}

    def place(area: Area) -> tuple[bool, bool, str]:
        return area.kind in BODIES, member.get(area.code, NO_MEMBER) != MEMBER, area.name

    names = {}
    for area in sorted((area for area in catalogue.areas if area.kind in ("country", *BODIES)), key=place):
        marks = [short[area.code]] if area.code in short else []
        if member.get(area.code, MEMBER) != MEMBER:
            marks.append(say("compare.unclear" if member[area.code] == UNCLEAR else "compare.no_member"))
        names[area.code] = f"{area.name} ({', '.join(marks)})" if marks else area.name
    return names
