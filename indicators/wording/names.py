"""Names of the model's and the catalogue's codes, and back; the code where the current catalogue does not know it."""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache, partial
from typing import NamedTuple

from indicators.model import Absence, Catalogue, Certainty, Mark, Reason, Status
from indicators.wording.language import listed, text, title
from indicators.wording.messages import Forms, say, written

ICONS: dict[Status, str] = {
    Status.GOAL_MET: "✓", Status.AHEAD: "▲", Status.ON_TRACK: "◕", Status.IMPROVING_BELOW: "◑", Status.BEHIND: "◔",
    Status.NO_CLEAR_CHANGE: "≈", Status.IMPROVING: "+", Status.NO_CLEAR_TREND: "=", Status.AT_LIMIT: "⊤",
    Status.STAGE_BELOW: "§", Status.MOVING_AWAY: "✕", Status.TOO_EARLY: "…", Status.NOT_ASSESSED: "–",
}
PART_ICONS = {"some": "•", "zero": "∅", "stale": "◷", "other_indicator": "≠", "not_reported": "?"}

HATCHED = (Certainty.COULD_BE_CHANCE, Certainty.UNTESTED)
"""Of which chance may be the reason, so that a status is drawn hatched; others are solid."""

AGES = {"span": r"AGE=Y(?P<first>\d+)T(?P<last>\d+)", "under": r"AGE=Y_LT(?P<last>\d+)",
        "from": r"AGE=Y_GE(?P<first>\d+)", "one": r"AGE=Y(?P<first>\d+)"}
"""SDMX CL_AGE notation of an age group, by the key of its words."""

NAMES_AT_MOST = 12      # maximum number of areas named in a sentence


class StatusWords(NamedTuple):
    """Name, short name and icon of a status."""

    word: str
    short: str
    icon: str


def word(code: object) -> object:
    """The name of a code of the model; anything else unchanged."""
    is_code = isinstance(code, Status | Reason | Certainty | Absence | Mark)
    return say(type(code).__name__.lower(), str(code)) if is_code else code


def name_of(kind: type[StrEnum], code: str) -> str:
    """Name of a code of a kind; raises ValueError for any other text."""
    return str(word(kind(code)))


reason, absence, mark = partial(name_of, Reason), partial(name_of, Absence), partial(name_of, Mark)
"""Of a Reason "one year only", of an Absence "not reported", of a Mark "provisional"."""


def status(code: str) -> StatusWords:
    """Names and icon of a Status, or of another part of a group such as "none reported"; empty for "", an activity."""
    if code in set(Status):
        return StatusWords(name_of(Status, code), say("status", code, ".short"), ICONS[Status(code)])
    part = say("overview.part", code) if code else ""
    return StatusWords(part, part, PART_ICONS.get(code, ""))


def certainty(code: str, *, chance: bool = True) -> str:
    """A Certainty's name, "" for ""; without ``chance``, that one small difference would change the status."""
    if code and not chance:
        return say("certainty.one_difference")
    return name_of(Certainty, code) if code else ""


def marked_provisional(codes: str) -> str:
    """The sign "(p)" that a status of provisional figures carries; "" for others. ``codes``: column ``marks``."""
    return say("provisional.sign") if Mark.PROVISIONAL in codes.split() else ""


def marks(codes: str) -> list[str]:
    """Names of all marks of a row, from its column ``marks``."""
    return [mark(code) for code in codes.split()]


def absence_named(words: str) -> Absence | None:
    """The Absence with this name or code, in any case; None if there is none."""
    code = _by_name(Absence).get(_plain(words))
    return Absence(code) if code else None


def marks_named(words: str) -> list[Mark] | None:
    """The sorted marks with these names or codes; None if one is unknown.

    Names are separated by semicolons or commas, codes by spaces.
    """
    known = _by_name(Mark)
    for between in (r"[;\n]", r"[;,\n]", r"[;,\s]"):
        codes = [known.get(_plain(name)) for name in re.split(between, words) if name.strip()]
        if all(codes):
            return sorted({Mark(code) for code in codes if code})
    return None


@cache
def _by_name(kind: type[StrEnum]) -> dict[str, str]:
    return {_plain(name): code for code in kind for name in (code, *written(kind.__name__.lower(), code))}


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("_", " ").split())


def part(breakdown: str) -> str:
    """A breakdown in words: "women and girls, aged 0 to 17"; unchanged where it has none; "" is the total."""
    return ", ".join(_part(code) for code in sorted(breakdown.split(";"), reverse=True))


def _part(code: str) -> str:
    if code in ("SEX=F", "SEX=M"):
        return say("part", code)
    ages = ((kind, re.fullmatch(notation, code)) for kind, notation in AGES.items())
    return next((say("part.AGE", kind, **match.groupdict()) for kind, match in ages if match), code)


def named(name: str, in_sentence: str = "") -> Forms:
    """A name with its form inside a sentence, "only the Netherlands can", and where one begins, "The Netherlands"."""
    inside = in_sentence or name
    return Forms(name, in_sentence=inside, at_start=inside[:1].upper() + inside[1:])


def area_named(code: str, catalogue: Catalogue) -> Forms:
    """Name of an area, else its code, with its forms in sentences."""
    known = catalogue.area.get(code)
    return named(known.name, text(known.in_sentences)) if known else named(code)


def indicator_named(code: str, catalogue: Catalogue, ref_area: str = "") -> Forms:
    """Title of an indicator, without the name of ``ref_area``, with its forms in sentences."""
    indicator = catalogue.indicators[code]
    words = title(indicator, area(ref_area, catalogue))
    return named(words, text(indicator.in_sentences) or say("phrase.figures_on", title=words))


def in_sentence(code: str, catalogue: Catalogue) -> str:
    """Name of an area in its form inside a sentence: "the Netherlands"."""
    return area_named(code, catalogue).forms["in_sentence"]


def area(code: str, catalogue: Catalogue) -> str:
    """Name of an area, else its code."""
    return catalogue.area[code].name if code in catalogue.area else code


def areas(codes: Iterable[str], catalogue: Catalogue) -> Forms:
    """Names of areas, sorted; if there are many, the first few and the number of the rest."""
    names = sorted((area_named(code, catalogue) for code in codes), key=str)
    shown = names if len(names) <= NAMES_AT_MOST else names[:NAMES_AT_MOST - 1]
    more = [say("phrase.more", count=len(names) - len(shown))] if len(names) > len(shown) else []
    return named(listed([*shown, *more]), listed([*(name.forms["in_sentence"] for name in shown), *more]))


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
    return name if word.casefold() in re.findall(r"\w+", name.casefold()) else say("pack.edition", edition=name)
