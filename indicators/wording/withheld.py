"""What stands where something may not be shown."""

from indicators.model import Indicator
from indicators.wording.language import words


def hidden(indicator: Indicator, lang: str = "en") -> str:
    """Why a figure is hidden, and who may see it."""
    phrases = words(lang)["phrase"]
    if indicator.protection is None:
        return str(phrases["hidden_confidential"])
    return phrases["hidden_people"].format(below=indicator.protection.hide_below)


def rests_on_hidden(lang: str = "en") -> str:
    """Why a figure that is shown has no status: what it is compared with is hidden."""
    return str(words(lang)["phrase"]["rests_on_hidden"])


def note_withheld(lang: str = "en") -> str:
    """What stands in the place of a note that quotes a report the public may not read."""
    return str(words(lang)["phrase"]["note_withheld"])
