"""Names of the model's codes, the icon of a status, and the words of a certainty."""

import re
from dataclasses import dataclass
from functools import cache

from indicators.model import Absence, Certainty, Mark, Reason, Status
from indicators.wording.messages import say, written


@dataclass(frozen=True)
class StatusWords:
    """Name, short name and icon of a status."""

    word: str
    short: str
    icon: str


ICONS: dict[Status, str] = {
    Status.GOAL_MET: "✓", Status.AHEAD: "▲", Status.ON_TRACK: "◕", Status.IMPROVING_BELOW: "◑", Status.BEHIND: "◔",
    Status.NO_CLEAR_CHANGE: "≈", Status.IMPROVING: "+", Status.NO_CLEAR_TREND: "=", Status.AT_LIMIT: "⊤",
    Status.STAGE_BELOW: "§", Status.MOVING_AWAY: "✕", Status.TOO_EARLY: "…", Status.NOT_ASSESSED: "–",
}


PART_ICONS = {"some": "•", "zero": "∅", "stale": "◷", "other_indicator": "≠", "not_reported": "?"}


@dataclass(frozen=True)
class CertaintyWords:
    """Name of a certainty, and whether a status of it is drawn hatched."""

    word: str
    is_hatched: bool


HATCHED = (Certainty.COULD_BE_CHANCE, Certainty.UNTESTED)
"""Of which chance may be the reason, so that a status is drawn hatched; others are solid."""


def status(code: str) -> StatusWords:
    """Names and icon of a Status; all empty for "", as that of an activity."""
    if not code:
        return StatusWords("", "", "")
    return StatusWords(say("status", Status(code)), say("status", Status(code), ".short"), ICONS[Status(code)])


def group_part(code: str) -> StatusWords:
    """Names and icon of a part of a group: a Status, or another such as "none reported"."""
    if code in set(Status):
        return status(code)
    word = say("overview.part", code)
    return StatusWords(word, word, PART_ICONS.get(code, ""))


def reason(code: str) -> str:
    """A Reason in a few words, such as "one year only"."""
    return say("reason", Reason(code))


def certainty(code: str, *, chance: bool = True) -> CertaintyWords:
    """A Certainty's name, such as "chance may explain it", and whether it is hatched.

    Without ``chance``, that of a status that one small difference would change, and that chance does not explain.
    """
    return CertaintyWords(say("certainty", Certainty(code)) if chance else say("certainty.one_difference"),
                          code in HATCHED)


def certainty_key() -> list[str]:
    """What each Certainty means next to any status."""
    return [say("certainty_key.could_be_chance") if code == Certainty.COULD_BE_CHANCE else certainty(code).word
            for code in Certainty]


def marked_provisional(codes: str) -> str:
    """The sign "(p)" that a status of provisional figures carries; "" for others. ``codes``: column ``marks``."""
    return say("provisional.sign") if Mark.PROVISIONAL in codes.split() else ""


def absence(code: str) -> str:
    """Name of an Absence, such as "not reported"."""
    return say("absence", Absence(code))


def absence_named(words: str) -> Absence | None:
    """The Absence with this name or code, in any case; None if there is none."""
    return _absences().get(_plain(words))


def mark(code: str) -> str:
    """Name of a Mark, such as "provisional"."""
    return say("mark", Mark(code))


def marks(codes: str) -> list[str]:
    """Names of all marks of a row, from its column ``marks``."""
    return [mark(code) for code in codes.split()]


def marks_named(words: str) -> list[Mark] | None:
    """The sorted marks with these names or codes; None if one is unknown.

    Names are separated by semicolons or commas, codes by spaces.
    """
    known = _marks()
    for between in (r"[;\n]", r"[;,\n]", r"[;,\s]"):
        names = [_plain(word) for word in re.split(between, words) if word.strip()]
        if all(name in known for name in names):
            return sorted({known[name] for name in names})
    return None


@cache
def _absences() -> dict[str, Absence]:
    return {_plain(name): kind for kind in Absence
            for name in (kind, *written("absence", kind))}


@cache
def _marks() -> dict[str, Mark]:
    return {_plain(name): kind for kind in Mark for name in (kind, *written("mark", kind))}


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("_", " ").split())


def word(given: object) -> object:
    """The name of a code of the model; anything else unchanged."""
    is_code = isinstance(given, Status | Reason | Certainty | Absence | Mark)
    return say(type(given).__name__.lower(), str(given)) if is_code else given
