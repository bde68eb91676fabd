"""Texts shown instead of hidden figures."""

import re
from functools import cache

from indicators.model import Indicator, Suppression
from indicators.wording.messages import say, written

DIGITS = "9999"      # placeholder for any number when texts are matched


def hidden(indicator: Indicator, reason: str) -> str:
    """What stands in place of a figure that is suppressed for a reason, a Suppression."""
    if reason == Suppression.SMALL_COUNT and indicator.protection:
        return say("phrase.hidden_small", below=indicator.protection.hide_below)
    return say("phrase.hidden_confidential" if reason == Suppression.CONFIDENTIAL else "phrase.hidden_other")


def says_hidden(words: str) -> bool:
    """Whether a text is one that ``hidden`` returns for any indicator."""
    return bool(_hidden().fullmatch(words))


@cache
def _hidden() -> re.Pattern[str]:
    words = [*written("phrase.hidden_small", below=DIGITS), *written("phrase.hidden_confidential"),
             *written("phrase.hidden_other")]
    return re.compile("|".join(map(re.escape, words)).replace(DIGITS, r"\d+"))


def rests_on_hidden() -> str:
    """Why a visible figure has no status: the figure with which it is compared is hidden."""
    return say("phrase.rests_on_hidden")


def note_withheld() -> str:
    """Text in place of a note that quotes a report the public may not read."""
    return say("phrase.note_withheld")
