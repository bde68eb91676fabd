"""Dates in the words of a commitment: "by the end of 2026", "by June 2027", "in the second half of 2025"."""

import calendar
import re
from datetime import date
from typing import NamedTuple

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 0}
_MONTH, _YEAR = rf"(?P<month>{'|'.join(MONTHS)})", r"(?P<year>20\d\d)(?![\d/])"
_DAY = r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
_PART = rf"(?:the\s+)?(?P<ordinal>{'|'.join(ORDINALS)})\s+(?P<part>half|quarter|semester)\s+of\s+"
_WITHIN = r"(?:the\s+)?(?P<within>end|middle|mid|beginning|start|close)(?:\s+of\s+|-)"
DATE = re.compile(rf"\b(?:by|in|before|until|during|within|no later than)\s+(?:early\s+|late\s+)?"
                  rf"(?:{_PART}|{_WITHIN})?(?:{_DAY}{_MONTH},?\s+)?{_YEAR}", re.IGNORECASE)


class WordedDate(NamedTuple):
    """The last day that words name, and these words."""

    day: date
    words: str


def due_in(text: str, year: int) -> WordedDate | None:
    """The latest date in a commitment of a report of ``year``, None where it names none from that year on."""
    dates = [WordedDate(day, match.group()) for match in DATE.finditer(text)
             if (day := _last_day(match)) and day.year >= year]
    return max(dates, default=None)


def _last_day(match: re.Match[str]) -> date | None:
    """The last day of a period; None for a day that no calendar has. What is due before a year is due in the last."""
    year, month = int(match["year"]), 12
    if match["month"]:
        month = MONTHS.index(match["month"].lower()) + 1
    elif match["part"]:
        months = 3 if match["part"].lower() == "quarter" else 6
        month = ORDINALS[match["ordinal"].lower()] * months or 12
    elif match["within"] and match["within"].lower() in ("middle", "mid"):
        month = 6
    elif match["within"] and match["within"].lower() in ("beginning", "start"):
        month = 3
    elif match.group().lower().startswith("before"):
        year -= 1
    if month > 12:
        return None
    last = calendar.monthrange(year, month)[1]
    day = int(match["day"] or last)
    return date(year, month, day) if 1 <= day <= last else None
