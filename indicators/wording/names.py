"""Names of what the catalogue knows by a code; a catalogue that is in force may not know all that was ever sent."""

from collections.abc import Iterable

from indicators.model import Catalogue
from indicators.wording.language import listed, text, title, words

NAMES_AT_MOST = 12      # of areas in a sentence
TYPED = {"indicator", "code", "said", "wanted"}     # values of findings that are codes, as a file has them


def name(key: str, code: str, catalogue: Catalogue, lang: str, beside: str = "") -> str:
    """Name of an indicator, area or goal; an indicator's without that of the area ``beside`` it."""
    if key == "indicator":
        return title(catalogue.indicators[code], catalogue.area[beside].name if beside in catalogue.area else "", lang)
    if key == "goal_id":
        return text(next(goal for goal in catalogue.goals if goal.id == code).title, lang)
    return area(code, catalogue)


def area(code: str, catalogue: Catalogue) -> str:
    """Name of an area, else its code."""
    return catalogue.area[code].name if code in catalogue.area else code


def indicator(code: str, catalogue: Catalogue, lang: str = "en") -> str:
    """Title of an indicator, else its code."""
    return text(catalogue.indicators[code].title, lang) if code in catalogue.indicators else code


def areas(codes: Iterable[str], catalogue: Catalogue, lang: str) -> str:
    """Names of areas, sorted; of many, the first few and how many more."""
    names = sorted(area(code, catalogue) for code in codes)
    if len(names) <= NAMES_AT_MOST:
        return listed(names, lang)
    more = words(lang)["phrase"]["more"].format(count=len(names) - NAMES_AT_MOST + 1)
    return listed([*names[:NAMES_AT_MOST - 1], more], lang)


def to_type(key: str, given: object, catalogue: Catalogue, lang: str) -> object:
    """What a file has as a code, as people read it, with the code that they have to type: "Cambodia (KHM)".

    ``key`` tells what it may be; what it is not stays as it is.
    """
    if not isinstance(given, str) or key not in TYPED:
        return given
    if given in catalogue.indicators:
        return f"“{title(catalogue.indicators[given], lang=lang)}” ({given})"
    if given in catalogue.area:
        return f"{catalogue.area[given].name} ({given})"
    word = text(catalogue.units.get(given, given), lang)
    return given if word == given else f"{word} ({given})"
