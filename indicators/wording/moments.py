"""Years, months and spans of time."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from indicators.model import Mark
from indicators.wording.language import words


def moment(when: int | str, lang: str = "en") -> str:
    """A year ("2014"), or the month of an ISO date ("October 2022")."""
    if isinstance(when, str) and "-" in when:
        day = date.fromisoformat(when)
        return f"{words(lang)['phrase']['months'][day.month - 1]} {day.year}"
    return str(int(when))


def years(row: Mapping[Any, Any], lang: str = "en") -> str:
    """The year of a figure; where it is not certain which, all that it may be of: "2013 or 2014"."""
    first, last = row.get("period_start", "")[:4], str(int(row["year"]))
    if Mark.UNCERTAIN not in row["marks"].split() or first in ("", last):
        return last
    which = "either_year" if int(last) - int(first) == 1 else "one_of_years"
    return str(words(lang)["phrase"][which].format(first=first, last=last))


def day_of_year(written: str, lang: str = "en") -> str:
    """"31 March" of "03-31"."""
    phrase, (month, day) = words(lang)["phrase"], written.split("-")
    return str(phrase["day_of_year"].format(day=int(day), month=phrase["months"][int(month) - 1]))


def span(years: float, lang: str = "en") -> str:
    """A time in years of 365 days: "4 years", "5 years and 283 days"."""
    phrase, whole = words(lang)["phrase"], int(years + 0.5 / 365)
    years_in_words: str = phrase["one_year" if whole == 1 else "years"].format(years=whole)
    days = round((years - whole) * 365)
    return phrase["years_and_days"].format(years=years_in_words, days=days) if days else years_in_words


def at(when: int | str, lang: str) -> str:
    """"in 2014", or "by October 2022" for a figure as of a day."""
    phrase = words(lang)["phrase"]
    if isinstance(when, str):
        return phrase["by_month"].format(month=moment(when, lang))
    return phrase["in_year"].format(year=when)
