"""The language that this process speaks, and the texts of the catalogue in it."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from babel import Locale
from babel.lists import format_list

from indicators.errors import Refusal
from indicators.model import Indicator, Text

VARIABLE = "GOALLINE_LANGUAGE"
ENGLISH = "en"
LOCALES = {ENGLISH: "en_GB"}      # by which numbers, dates and lists are written, where the language is not enough
FILES = Path(__file__).parents[1] / "words"       # a folder for each language

_for_programs: ContextVar[bool] = ContextVar("_for_programs", default=False)


def current() -> str:
    """The language of what is being said: that of the process, or English inside of ``in_english``."""
    return ENGLISH if _for_programs.get() else of_the_process()


@cache
def of_the_process() -> str:
    """What GOALLINE_LANGUAGE names; English where that is not there, which ``check_language`` refuses at the start."""
    return asked if (asked := _asked()) in known() else ENGLISH


@contextmanager
def in_english() -> Iterator[None]:
    """What is said inside is English in every language: words that programs read, such as a status in JSON."""
    before = _for_programs.set(True)
    try:
        yield
    finally:
        _for_programs.reset(before)


def check_language() -> None:
    """Refusal("setting.language") where the one in GOALLINE_LANGUAGE is not there."""
    if (asked := _asked()) not in known():
        raise Refusal("setting.language", variable=VARIABLE, found=asked, known=", ".join(known()))


def known() -> list[str]:
    """The languages that there are."""
    return sorted(folder.name for folder in FILES.iterdir() if any(folder.glob("*.ftl")))


def locale() -> Locale:
    """How the language writes numbers, dates and lists."""
    return locale_of(current())


@cache
def locale_of(language: str) -> Locale:
    """How a language writes numbers, dates and lists."""
    return Locale.parse(LOCALES.get(language, language))


def tag() -> str:
    """The language as a page's root names it, such as "en" or "pt-BR"."""
    return current().replace("_", "-")


def direction() -> str:
    """Which way it is written: "ltr" or "rtl"."""
    return locale().text_direction


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


def _asked() -> str:
    return os.environ.get(VARIABLE, "").strip() or ENGLISH
