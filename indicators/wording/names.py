"""Names of what the catalogue knows by a code."""

from collections.abc import Iterable

from indicators.model import Catalogue
from indicators.wording.language import listed, text, title, words

NAMES_AT_MOST = 12      # of areas in a sentence


def name(key: str, code: str, catalogue: Catalogue, lang: str, beside: str = "") -> str:
    """Name of an indicator, area or goal; an indicator's without that of the area ``beside`` it."""
    if key == "indicator":
        return title(catalogue.indicators[code], catalogue.area[beside].name if beside in catalogue.area else "", lang)
    if key == "goal_id":
        return text(next(goal for goal in catalogue.goals if goal.id == code).title, lang)
    return catalogue.area[code].name if code in catalogue.area else code


def areas(codes: Iterable[str], catalogue: Catalogue, lang: str) -> str:
    """Names of areas, sorted; of many, the first few and how many more."""
    names = sorted(name("ref_area", code, catalogue, lang) for code in codes)
    if len(names) <= NAMES_AT_MOST:
        return listed(names, lang)
    more = words(lang)["phrase"]["more"].format(count=len(names) - NAMES_AT_MOST + 1)
    return listed([*names[:NAMES_AT_MOST - 1], more], lang)
