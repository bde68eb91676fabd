"""Years, months and periods as text."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from babel.dates import format_date, format_skeleton

from indicators.model import Mark
from indicators.wording.language import locale
from indicators.wording.messages import say

LEAP_YEAR = 2000        # has every possible day of a year


def day(iso: str) -> str:
    """A date in words: "25 November 2026"."""
    return str(format_date(datetime.fromisoformat(iso), "long", locale=locale()))


def moment(when: int | str) -> str:
    """A year ("2014"), or the month of an ISO date ("October 2022")."""
    if isinstance(when, str) and "-" in when:
        return str(format_skeleton("yMMMM", date.fromisoformat(when), locale=locale()))
    return str(int(when))


def years(row: Mapping[Any, Any]) -> str:
    """The year of a figure; if it is uncertain, all possible years: "2013 or 2014"."""
    first, last = row.get("period_start", "")[:4], str(int(row["year"]))
    if Mark.UNCERTAIN not in row["marks"].split() or first in ("", last):
        return last
    kind = "two" if int(last) - int(first) == 1 else "more"
    return say("message", "box.years", kind=kind, since=first, by=last)


def day_of_year(written: str) -> str:
    """"31 March" for "03-31"."""
    month, day = written.split("-")
    return str(format_skeleton("MMMMd", date(LEAP_YEAR, int(month), int(day)), locale=locale()))


def span(years: float) -> str:
    """A time in years of 365 days: "4 years", "5 years and 283 days"."""
    whole = int(years + 0.5 / 365)
    years_in_words = say("phrase.years", years=whole)
    days = round((years - whole) * 365)
    return say("phrase.years_and_days", years=years_in_words, days=days) if days else years_in_words


def at(when: int | str) -> str:
    """"in 2014", or "by October 2022" for a figure as of a day."""
    return say("phrase.by_month", month=moment(when)) if isinstance(when, str) else say("phrase.in_year", year=when)
