"""The language of this process, and the catalogue's texts in it."""

import os
import re
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
LOCALES = {ENGLISH: "en_GB"}      # locales of numbers, dates and lists, where they are not implied by the language
FILES = Path(__file__).parents[1] / "words"       # one folder for each language

_chosen: ContextVar[str] = ContextVar("_chosen", default="")      # "" for that of the process


def current() -> str:
    """The current language: that of the process, or another one inside ``in_language``."""
    return _chosen.get() or of_the_process()


@cache
def of_the_process() -> str:
    """The language of GOALLINE_LANGUAGE; English where it is unknown, which ``check_language`` refuses at start."""
    setting = os.environ.get(VARIABLE, "").strip()
    return setting if setting in known() else ENGLISH


@contextmanager
def in_language(language: str = ENGLISH) -> Iterator[None]:
    """Context in which text is in one of the ``known`` languages; with "" in that of the process.

    English is for words that programs read, such as a status in JSON.
    """
    before = _chosen.set(language)
    try:
        yield
    finally:
        _chosen.reset(before)


def check_language() -> None:
    """Raise Refusal("setting.language") where the language of GOALLINE_LANGUAGE is unknown."""
    setting = os.environ.get(VARIABLE, "").strip() or ENGLISH
    if setting not in known():
        raise Refusal("setting.language", variable=VARIABLE, found=setting, known=", ".join(known()))


def known() -> list[str]:
    """The available languages."""
    return sorted(folder.name for folder in FILES.iterdir() if any(folder.glob("*.ftl")))


def language_named(words: str) -> str:
    """The one available language that words name, such as "French", "en français" or "fr"; "" for none or several."""
    said = {*re.findall(r"\w+", words.casefold()), words.strip().casefold().replace("-", "_")}
    names = {language: [locale_of(language).get_language_name(other) or "" for other in (language, ENGLISH, current())]
             for language in known()}
    named = [language for language in names if said & {language.casefold(), *map(str.casefold, names[language])}]
    return named[0] if len(named) == 1 else ""


def locale() -> Locale:
    """Locale of the current language, for numbers, dates and lists."""
    return locale_of(current())


@cache
def locale_of(language: str) -> Locale:
    """Locale of a language, for numbers, dates and lists."""
    return Locale.parse(LOCALES.get(language, language))


def tag() -> str:
    """Language tag for a page's root element, such as "en" or "pt-BR"."""
    return current().replace("_", "-")


def direction() -> str:
    """Writing direction of the language: "ltr" or "rtl"."""
    return locale().text_direction


def text(words_by_language: Text) -> str:
    """A text of the catalogue in the current language, else in English, else in its first language."""
    if isinstance(words_by_language, str):
        return words_by_language
    first = next(iter(words_by_language.values()), "")
    return words_by_language.get(current()) or words_by_language.get(ENGLISH) or first


def title(indicator: Indicator, without_area: str = "") -> str:
    """Title of an indicator, without a name of an area at its end that is shown already."""
    name, end = text(indicator.title), f", {without_area}"
    return name[:-len(end)] if name.casefold().endswith(end.casefold()) else name


def listed(names: Iterable[str]) -> str:
    """"A, B and C"."""
    return format_list(list(names), locale=locale())
