"""The words of the screens themselves: labels, headings, hints. indicators/words holds them, a file a language."""

import tomllib
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Any

from indicators import wording


def say(code: str, **values: object) -> str:
    """The words for "screen.what", with values filled in."""
    return _words()[code].format(**values)


def has(code: str) -> bool:
    """Whether there are words for "screen.what"."""
    return code in _words()


def day(iso: str) -> str:
    """A date in words: "25 November 2026"."""
    found = datetime.fromisoformat(iso)
    return f"{found.day} {wording.moment(found.date().isoformat())}"


@cache
def _words() -> dict[str, str]:
    text = resources.files("indicators").joinpath("words", "screens.en.toml").read_text(encoding="utf-8")
    of_rules = {"what_if": wording.of_methods()["what_if"]}
    return {f"{screen}.{key}": words for tables in (tomllib.loads(text), of_rules) for screen, table in tables.items()
            for key, words in _flat(table)}


def _flat(table: dict[str, Any], before: str = "") -> list[tuple[str, str]]:
    return [pair for key, value in table.items()
            for pair in (_flat(value, f"{before}{key}.") if isinstance(value, dict) else [(before + key, value)])]
