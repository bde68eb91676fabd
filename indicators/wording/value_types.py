"""Types of values that a message can format in several ways."""

from dataclasses import dataclass
from typing import Self

from babel import Locale
from fluent.runtime.types import FluentType

from indicators.model import Mark
from indicators.wording.messages import say
from indicators.wording.numbers import change, number, numeral, per_cent, percent, percent_shown, points, signed

LEAST_P = 0.001        # a smaller p is not distinguished


class Count(int, FluentType):
    """A count of things, written with thousands separators."""

    def format(self, locale: Locale) -> str:  # noqa: ARG002 - Fluent's interface
        """As formatted by ``number``."""
        return number(int(self))


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
        return {key: str(self), f"{key}_in_sentence": self.in_sentence,
                f"{key}_at_start": self.in_sentence[:1].upper() + self.in_sentence[1:]}


@dataclass(frozen=True)
class Share:
    """A share that a message can show as a change ("+12 %"), or by size ("12 %") and direction (more, less, same).

    ``asked`` are shares to which it must not be rounded; ``few`` is whether it is a share of few: see ``percent``. With
    a ``difference`` of two counts, that is shown instead, and a fall is "fewer": there is no rate of a small count.
    ``about``: it is the change of an approximate figure. ``at_least``: it may be more.
    """

    by: float
    asked: tuple[float, ...] = ()
    few: bool = False
    difference: float | None = None
    about: bool = False
    at_least: bool = False

    @property
    def shown(self) -> float:
        """Its size in per cent, as formatted."""
        return percent_shown(self.by, self.asked, few=self.few)

    def change(self) -> str:
        """As a change."""
        if self.difference is not None:
            found = signed(self.difference, 1) if self.difference else say("phrase.no_change")
        else:
            found = change(self.by, asked=self.asked, few=self.few)
        return self._bounded(found)

    def arguments(self, key: str) -> dict[str, object]:
        """Its change, size and direction."""
        if self.difference is not None:
            size, way = number(abs(self.difference), 1), _way(self.difference, abs(self.difference), "fewer")
        else:
            size, way = per_cent(percent(self.by, self.asked, few=self.few)), _way(self.by, self.shown)
        return {key: self.change(), f"{key}_size": self._bounded(size), f"{key}_way": way}

    def _bounded(self, amount: str) -> str:
        """An amount as about or at least this."""
        if self.at_least:
            return say("bound", Mark.LOWER_BOUND, value=amount)
        return _about(amount) if self.about else amount


@dataclass(frozen=True)
class Points:
    """A difference of two percentages, with the same arguments as a share; ``about`` as there."""

    difference: float
    decimals: int
    about: bool = False

    def change(self) -> str:
        """As a change."""
        found = points(self.difference, self.decimals)
        return _about(found) if self.about else found

    def arguments(self, key: str) -> dict[str, object]:
        """Its change, size ("5.2 percentage points") and direction."""
        size = numeral(abs(self.difference), self.decimals)
        words = say("phrase.points", size=size)
        return {key: self.change(), f"{key}_size": _about(words) if self.about else words,
                f"{key}_way": _way(self.difference, size)}


@dataclass(frozen=True)
class P:
    """A p-value: as a number ("p = 0.88") or in cases of a hundred ("88 of 100")."""

    p: float

    def arguments(self, key: str) -> dict[str, object]:
        """As a number and in cases of a hundred."""
        plain = say("phrase.p_below", p=number(LEAST_P, 3)) if self.p < LEAST_P else say(
            "phrase.p", p=number(self.p, 2 if self.p >= 0.1 else 3))
        cases = round(100 * self.p)
        of_hundred = say("phrase.of_hundred", cases=number(cases)) if cases else say("phrase.of_hundred_under")
        return {key: plain, f"{key}_of_hundred": of_hundred}


def _about(change: str) -> str:
    """A change as an approximate one: "about +9 percentage points"; "no change" is left as it is."""
    return change if change == say("phrase.no_change") else say("bound", Mark.APPROXIMATE, value=change)


def _way(by: float, shown: float, fall: str = "less") -> str:
    """The variant of a message for a change in this direction."""
    if shown == 0:
        return "same"
    return "more" if by > 0 else fall
