"""The words of the model's codes, and the icon and colours of a status."""

import re
from dataclasses import dataclass
from functools import cache

from indicators.model import Absence, Mark, Reason, Status, Untested
from indicators.wording.messages import say, written


@dataclass(frozen=True)
class StatusWords:
    """A status as people see it; the colours keep 4.5:1 on white and on #0E1117."""

    word: str
    icon: str
    colour_light: str
    colour_dark: str


SIGNS: dict[Status, tuple[str, str, str]] = {
    Status.GOAL_MET: ("✓", "#00558C", "#5BB5F0"),
    Status.ON_TRACK: ("◕", "#1B74B8", "#9AD1F5"),
    Status.SOME_PROGRESS: ("◑", "#6B6618", "#D3CC6B"),
    Status.LITTLE_PROGRESS: ("◔", "#9A5B00", "#F0A93B"),
    Status.IMPROVING: ("+", "#1B74B8", "#9AD1F5"),
    Status.LITTLE_CHANGE: ("=", "#6B6618", "#D3CC6B"),
    Status.MOVING_AWAY: ("✕", "#BF3F00", "#FF7F45"),
    Status.NOT_ASSESSED: ("–", "#666666", "#A3A3A3"),
}


def status(code: str) -> StatusWords:
    """Word, icon and colours of a Status."""
    return StatusWords(say("status", Status(code)), *SIGNS[Status(code)])


def reason(code: str) -> str:
    """A Reason in a few words, such as "one year only"."""
    return say("reason", Reason(code))


def untested(code: str) -> str:
    """Why a change was not held against chance."""
    return say("untested", Untested(code))


def absence(code: str) -> str:
    """An Absence in words, such as "not reported"."""
    return say("absence", Absence(code))


def absence_named(words: str) -> Absence | None:
    """The Absence that is called so, by its word or its code, in any case."""
    return _absences().get(_plain(words))


def mark(code: str) -> str:
    """A Mark in words, such as "provisional"."""
    return say("mark", Mark(code))


def marks(codes: str) -> list[str]:
    """Words of all marks of a row, from its column ``marks``."""
    return [mark(code) for code in codes.split()]


def marks_named(words: str) -> list[Mark] | None:
    """The marks that are called so, sorted: words with semicolons or commas between them, or codes with spaces; None
    where one is not known.
    """
    known = _marks()
    for between in (r"[;\n]", r"[;,\n]", r"[;,\s]"):
        names = [_plain(word) for word in re.split(between, words) if word.strip()]
        if all(name in known for name in names):
            return sorted({known[name] for name in names})
    return None


@cache
def _absences() -> dict[str, Absence]:
    return {_plain(name): kind for kind in Absence for name in (kind, *written("absence", kind))}


@cache
def _marks() -> dict[str, Mark]:
    return {_plain(name): kind for kind in Mark for name in (kind, *written("mark", kind))}


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("_", " ").split())


def word(given: object) -> object:
    """The word of a code of the model; anything else as it is."""
    match given:
        case Status():
            return status(given).word
        case Reason():
            return reason(given)
        case Absence():
            return absence(given)
        case Mark():
            return mark(given)
        case Untested():
            return untested(given)
        case _:
            return given
