"""The language that this process speaks, and the texts of the catalogue in it."""

from collections.abc import Iterable
from functools import cache

from babel import Locale
from babel.lists import format_list

from indicators.model import Indicator, Text

ENGLISH = "en"
LOCALES = {ENGLISH: "en_GB"}      # by which numbers, dates and lists are written, where the language is not enough


def current() -> str:
    """The language of this process."""
    return ENGLISH


@cache
def locale(language: str = "") -> Locale:
    """How a language writes numbers, dates and lists, that of this process unless another is named."""
    named = language or current()
    return Locale.parse(LOCALES.get(named, named))


def text(words_by_language: Text) -> str:
    """A text of the catalogue in the language, else in English, else in the first it has."""
    if isinstance(words_by_language, str):
        return words_by_language
    return (words_by_language.get(current()) or words_by_language.get(ENGLISH)
            or next(iter(words_by_language.values()), ""))


def title(indicator: Indicator, without_area: str = "") -> str:
    """Title of an indicator, without the name of an area at its end that is shown already."""
    return text(indicator.title).removesuffix(f", {without_area}")


def listed(names: Iterable[str]) -> str:
    """"A, B and C"."""
    return format_list(list(names), locale=locale())
