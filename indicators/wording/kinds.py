"""Kinds of number that a template can write in more ways than one."""

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.wording.language import words
from indicators.wording.numbers import change, number, percent

LEAST_P = 0.001        # a smaller p says no more


class Count(int):
    """A whole number that a template can write with its noun."""

    def __format__(self, spec: str) -> str:
        if spec.startswith("="):
            return number(int(self)) if self else spec[1:]
        if "|" not in spec:
            return number(int(self))
        one, many = spec.removeprefix("/").split("|")
        noun = one if self == 1 else many
        return noun if spec.startswith("/") else f"{number(int(self))} {noun}"


@dataclass(frozen=True)
class Share:
    """A share that a template can write as a change ("+12 %") or with its words ("12 % more").

    ``asked`` are the shares that it must not be taken for, ``few`` whether it is of few: see ``percent``.
    """

    by: float
    asked: tuple[float, ...] = ()
    few: bool = False

    @property
    def digits(self) -> str:
        """Its size in per cent."""
        return percent(self.by, self.asked, few=self.few)

    def change(self, lang: str = "en") -> str:
        """As a change."""
        return change(self.by, lang, asked=self.asked, few=self.few)

    def __format__(self, spec: str) -> str:
        if "|" not in spec:
            return self.change()
        more, less, same = spec.split("|")
        return same if self.digits == "0" else f"{self.digits} % {more if self.by > 0 else less}"


@dataclass(frozen=True)
class Points:
    """A difference of two percentages that a template writes with its words ("5.2 points more")."""

    difference: float
    decimals: int
    lang: str

    def __format__(self, spec: str) -> str:
        more, less, same = spec.split("|")
        size = number(abs(self.difference), self.decimals)
        if size == "0":
            return same
        points = words(self.lang)["phrase"]["point" if size == "1" else "points"].format(size=size)
        return f"{points} {more if self.difference > 0 else less}"


@dataclass(frozen=True)
class P:
    """How often chance gives as much, which a template can write in words ("{p:often}") or plainly ("p = 0.88")."""

    p: float
    lang: str

    def __format__(self, spec: str) -> str:
        if spec:
            return _from(words(self.lang)[spec], self.p)
        if self.p < LEAST_P:
            return f"p < {LEAST_P}"
        return f"p = {number(self.p, 2 if self.p >= 0.1 else 3)}"


@dataclass(frozen=True)
class Probability:
    """A probability, which a template can write on the likelihood scale ("{probability:likely}") or as "51 %"."""

    probability: float
    lang: str

    def __format__(self, spec: str) -> str:
        if spec:
            return _from(words(self.lang)[spec], self.probability)
        if self.probability > 0.99 or self.probability < 0.01:
            return str(words(self.lang)["phrase"]["over_99" if self.probability > 0.5 else "under_1"])
        return f"{number(100 * self.probability)} %"


def _from(scale: Mapping[str, str], size: float) -> str:
    """The word of the first step of a scale, largest first, that the size reaches."""
    return next(word for step, word in scale.items() if size >= float(step))
