"""What is written where something may not be shown."""

import re
from functools import cache

from indicators.model import Indicator
from indicators.wording.messages import say, written

DIGITS = "9999"      # stands for any number where words are looked for


def hidden(indicator: Indicator) -> str:
    """Why a figure is hidden, and who may see it."""
    if indicator.protection is None:
        return say("phrase.hidden_confidential")
    return say("phrase.hidden_people", below=indicator.protection.hide_below)


def says_hidden(words: str) -> bool:
    """Whether words are what ``hidden`` says of some indicator."""
    return bool(_hidden().fullmatch(words))


@cache
def _hidden() -> re.Pattern[str]:
    words = [*written("phrase.hidden_people", below=DIGITS), *written("phrase.hidden_confidential")]
    return re.compile("|".join(map(re.escape, words)).replace(DIGITS, r"\d+"))


def rests_on_hidden() -> str:
    """Why a figure that is shown has no status: what it is compared with is hidden."""
    return say("phrase.rests_on_hidden")


def note_withheld() -> str:
    """What is written instead of a note that quotes a report the public may not read."""
    return say("phrase.note_withheld")
