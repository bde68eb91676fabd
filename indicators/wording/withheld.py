"""What is written where something may not be shown."""

import re
from functools import cache

from indicators.model import Indicator
from indicators.wording.language import words


def hidden(indicator: Indicator, lang: str = "en") -> str:
    """Why a figure is hidden, and who may see it."""
    phrases = words(lang)["phrase"]
    if indicator.protection is None:
        return str(phrases["hidden_confidential"])
    return phrases["hidden_people"].format(below=indicator.protection.hide_below)


def says_hidden(words: str, lang: str = "en") -> bool:
    """Whether words are what ``hidden`` says of some indicator."""
    return bool(_hidden(lang).fullmatch(words))


@cache
def _hidden(lang: str) -> re.Pattern[str]:
    people, confidential = (re.escape(words(lang)["phrase"][name]) for name in ("hidden_people", "hidden_confidential"))
    return re.compile(people.replace(re.escape("{below}"), r"\d+") + "|" + confidential)


def rests_on_hidden(lang: str = "en") -> str:
    """Why a figure that is shown has no status: what it is compared with is hidden."""
    return str(words(lang)["phrase"]["rests_on_hidden"])


def note_withheld(lang: str = "en") -> str:
    """What is written instead of a note that quotes a report the public may not read."""
    return str(words(lang)["phrase"]["note_withheld"])
