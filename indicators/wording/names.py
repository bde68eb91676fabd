"""Names of the catalogue's codes, or the code where the current catalogue does not know it."""

from collections.abc import Iterable
from typing import Self

from indicators.model import Catalogue
from indicators.wording.language import listed, text, title
from indicators.wording.messages import say

NAMES_AT_MOST = 12      # maximum number of areas named in a sentence
TYPED = {"indicator", "code", "said", "wanted"}     # values of issues that are codes as in a file


class Named(str):
    """A name, and its form inside a sentence: "only the Netherlands can", "The Netherlands reported"."""

    in_sentence: str

    def __new__(cls, name: str, in_sentence: str = "") -> Self:
        """The name and, if it differs, its form inside a sentence: "the Netherlands"."""
        named = super().__new__(cls, name)
        named.in_sentence = in_sentence or name
        return named

    def arguments(self, key: str) -> dict[str, object]:
        """As in a heading, inside a sentence, and at the start of a sentence."""
        return {key: str(self), f"{key}_in_sentence": self.in_sentence, f"{key}_at_start": self.at_start}

    @property
    def at_start(self) -> str:
        """The form with which a sentence begins: "The Netherlands"."""
        return self.in_sentence[:1].upper() + self.in_sentence[1:]


def name(key: str, code: str, catalogue: Catalogue, ref_area: str = "") -> str:
    """Name of an indicator, area or goal; an indicator's without the name of ``ref_area``."""
    if key == "indicator":
        known = catalogue.indicators[code]
        called = title(known, catalogue.area[ref_area].name if ref_area in catalogue.area else "")
        return Named(called, text(known.in_sentences) or say("phrase.figures_on", title=called))
    if key == "goal_id":
        return text(next(goal for goal in catalogue.goals if goal.id == code).title)
    return named(code, catalogue)


def named(code: str, catalogue: Catalogue) -> Named:
    """Name of an area, else its code, as a template argument."""
    known = catalogue.area.get(code)
    return Named(known.name, text(known.in_sentences)) if known else Named(code)


def in_sentence(code: str, catalogue: Catalogue) -> str:
    """Name of an area in its form inside a sentence: "the Netherlands"."""
    return named(code, catalogue).in_sentence


def at_start(code: str, catalogue: Catalogue) -> str:
    """Name of an area as a sentence begins with it: "The Netherlands"."""
    return named(code, catalogue).at_start


def area(code: str, catalogue: Catalogue) -> str:
    """Name of an area, else its code."""
    return catalogue.area[code].name if code in catalogue.area else code


def indicator(code: str, catalogue: Catalogue) -> str:
    """Title of an indicator, else its code."""
    return text(catalogue.indicators[code].title) if code in catalogue.indicators else code


def goal_titles(catalogue: Catalogue) -> dict[str, str]:
    """Number and title of each goal, by number."""
    return {goal.id: f"{goal.id} {text(goal.title)}" for goal in catalogue.goals}


def country_names(catalogue: Catalogue) -> dict[str, str]:
    """Names of countries from A to Z, by code."""
    return {one.code: one.name for one in sorted(catalogue.areas, key=lambda one: one.name) if one.kind == "country"}


def edition(name: str) -> str:
    """An edition by its name: "Edition Ministerial", or a name that has the word as it is."""
    word = say("pack.edition", edition="").strip()
    return name if word.casefold() in name.casefold().split() else say("pack.edition", edition=name)


def areas(codes: Iterable[str], catalogue: Catalogue) -> Named:
    """Names of areas, sorted; if there are many, the first few and the number of the rest."""
    names = sorted((named(code, catalogue) for code in codes), key=str)
    more = [say("phrase.more", count=len(names) - NAMES_AT_MOST + 1)]
    shown, rest = (names, []) if len(names) <= NAMES_AT_MOST else (names[:NAMES_AT_MOST - 1], more)
    return Named(listed([*shown, *rest]), listed([*(area.in_sentence for area in shown), *rest]))


def to_type(key: str, given: object, catalogue: Catalogue) -> object:
    """Name of a code in a file, with the code to type: "Cambodia (KHM)".

    ``key`` is the kind of code; any other value is unchanged.
    """
    if not isinstance(given, str) or key not in TYPED:
        return given
    if given in catalogue.indicators:
        return f"“{title(catalogue.indicators[given])}” ({given})"
    if given in catalogue.area:
        return f"{catalogue.area[given].name} ({given})"
    word = text(catalogue.units.get(given, given))
    return given if word == given else f"{word} ({given})"
