"""The words of a language: what its files hold, and the texts of the catalogue."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from indicators.model import Indicator, Text

FILES = Path(__file__).parents[1] / "words"


@cache
def words(lang: str = "en") -> dict[str, dict[str, Any]]:
    """All words of a language as its file has them, and the messages of the methods, which have a file of their own."""
    loaded = tomllib.loads((FILES / f"{lang}.toml").read_text(encoding="utf-8"))
    loaded["message"] |= of_methods(lang)["message"]
    return loaded


@cache
def of_methods(lang: str = "en") -> dict[str, dict[str, Any]]:
    """Words of the methods of judging: their messages, and what they and their parameters are called in What if."""
    return tomllib.loads((FILES / f"methods.{lang}.toml").read_text(encoding="utf-8"))


@cache
def columns(lang: str = "en") -> dict[str, dict[str, Any]]:
    """Words of the files of the export: what each column means, its type and unit."""
    return tomllib.loads((FILES / f"columns.{lang}.toml").read_text(encoding="utf-8"))


def text(words_by_language: Text, lang: str = "en") -> str:
    """A text of the catalogue in a language, else in English, else in the first it has."""
    if isinstance(words_by_language, str):
        return words_by_language
    return words_by_language.get(lang) or words_by_language.get("en") or next(iter(words_by_language.values()), "")


def title(indicator: Indicator, without_area: str = "", lang: str = "en") -> str:
    """Title of an indicator, without the name of an area at its end that is shown already."""
    return text(indicator.title, lang).removesuffix(f", {without_area}")


def listed(names: Iterable[str], lang: str = "en") -> str:
    """"A, B and C"."""
    names = list(names)
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {words(lang)['phrase']['and']} {names[-1]}"
