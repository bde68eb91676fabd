"""Which years are taken, and what else people write where a year belongs."""

import re
from datetime import date

from indicators.submissions.figures import FIRST_YEAR

_YEAR = re.compile(r"(\d{4})(?:\.0+)?", re.ASCII)
_PERIOD = re.compile(r"\d{4}\s*[/–-]\s*\d{2,4}|\d{4}.{0,2}[QqSsHhTtMm]\d{1,2}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
                     r"(?:[T ].*)?|[QqTt]\d.{0,2}\d{4}", re.ASCII)


def year_in(cell: str) -> int:
    """The year that a cell is, 0 for none; 2015.0 is 2015."""
    found = _YEAR.fullmatch(cell)
    return int(found[1]) if found else 0


def is_year(cell: str) -> bool:
    """Whether a cell is a year that is taken."""
    return FIRST_YEAR <= year_in(cell) <= date.today().year


def is_period(cell: str) -> bool:
    """Whether a cell is a span of years, a part of one, or a day."""
    return bool(_PERIOD.fullmatch(cell))
