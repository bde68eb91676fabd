"""Types of values that a message can format in several ways."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from babel import Locale
from fluent.runtime.types import FluentType

from indicators.wording.messages import say
from indicators.wording.numbers import change, number, numeral, per_cent, percent, percent_shown, points

LEAST_P = 0.001        # a smaller p is not distinguished

OFTEN = {"often": 0.33, "sometimes": 0.1, "seldom": 0.05, "rarely": 0.01, "hardly_ever": 0}
"""Words for a p-value, by the lowest p to which they apply."""

LIKELY = {"virtually_certain": 0.99, "extremely_likely": 0.95, "very_likely": 0.9, "likely": 0.66, "more_likely": 0.55,
          "as_likely": 0.33, "unlikely": 0.1, "very_unlikely": 0.05, "extremely_unlikely": 0.01,
          "exceptionally_unlikely": 0}
"""The likelihood scale of the IPCC (Mastrandrea and others 2010), by lowest probability.

Its ranges overlap: between 33 and 66 % "about as likely as not" and "more likely than not" both fit; the cut is ours.
"""


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

    ``asked`` are shares to which it must not be rounded; ``few`` is whether it is a share of few: see ``percent``.
    """

    by: float
    asked: tuple[float, ...] = ()
    few: bool = False

    @property
    def shown(self) -> float:
        """Its size in per cent, as formatted."""
        return percent_shown(self.by, self.asked, few=self.few)

    def change(self) -> str:
        """As a change."""
        return change(self.by, asked=self.asked, few=self.few)

    def arguments(self, key: str) -> dict[str, object]:
        """Its change, size and direction."""
        return {key: self.change(), f"{key}_size": per_cent(percent(self.by, self.asked, few=self.few)),
                f"{key}_way": _way(self.by, self.shown)}


@dataclass(frozen=True)
class Points:
    """A difference of two percentages, with the same arguments as a share."""

    difference: float
    decimals: int

    def arguments(self, key: str) -> dict[str, object]:
        """Its change, size ("5.2 points") and direction."""
        size = numeral(abs(self.difference), self.decimals)
        return {key: points(self.difference, self.decimals),
                f"{key}_size": say("phrase.points", size=size),
                f"{key}_way": _way(self.difference, size)}


@dataclass(frozen=True)
class P:
    """A p-value: in words ("often") or as a number ("p = 0.88")."""

    p: float

    def arguments(self, key: str) -> dict[str, object]:
        """As a number and in words."""
        plain = say("phrase.p_below", p=number(LEAST_P, 3)) if self.p < LEAST_P else say(
            "phrase.p", p=number(self.p, 2 if self.p >= 0.1 else 3))
        return {key: plain, f"{key}_often": _from("often", OFTEN, self.p)}


@dataclass(frozen=True)
class Probability:
    """A probability: on the likelihood scale ("likely") or as "51 %"."""

    probability: float

    def arguments(self, key: str) -> dict[str, object]:
        """As a number and in words."""
        beyond = self.probability > 0.99 or self.probability < 0.01
        plain = say("phrase", "over_99" if self.probability > 0.5 else "under_1") if beyond else per_cent(
            number(100 * self.probability))
        return {key: plain, f"{key}_likely": _from("likely", LIKELY, self.probability)}


def _way(by: float, shown: float) -> str:
    """The variant of a message for a change in this direction."""
    if shown == 0:
        return "same"
    return "more" if by > 0 else "less"


def _from(name: str, scale: Mapping[str, float], size: float) -> str:
    """The word of the first step of a scale, largest first, that the size reaches."""
    return say(name, next(word for word, least in scale.items() if size >= least))
