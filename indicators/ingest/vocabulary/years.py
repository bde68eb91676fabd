"""Years in headers and cells, and what else is written in place of a year: financial years, parts of a year, dates."""

import re
from calendar import monthrange
from datetime import date, timedelta

from indicators.ingest.limits import FIRST_YEAR
from indicators.ingest.vocabulary import name_match

_FOOTNOTE = "[*†‡§#⁰¹²³⁴-⁹]+"
_ALONE = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?![\d./-])")       # not part of a date or a span
_HEADED = re.compile(r"(?:(?:x|yr?|year|jahr|ann[ée]e|a[ñn]o|anno|rok|jaar|år)[ _.]?)?((?:19|20)\d\d)"
                     r"(?:\.0|\.| r\.|年)?(?: \[YR\d{4}\])?", re.ASCII | re.IGNORECASE)
_YEARLIKE = re.compile(r"(?:FY ?)?(?:19|20)\d\d(?:\.0)?(?:\s?[/\u2013-]\s?(?:\d{4}|\d\d))?"
                       rf"(?:\s?(?:[\[(]?\w{{1,2}}[\])]|[a-z]{{1,2}}|\d|{_FOOTNOTE}))?", re.ASCII)
_FOOTNOTED = re.compile(rf"(?P<year>(?:19|20)\d\d)\s?(?:{_FOOTNOTE}"
                        r"|(?P<letter>[pre])|[\[(](?:(?P<closed>[pre])|[ai]|\*+|\d)[\])]|\d\))",
                        re.ASCII | re.IGNORECASE)
_YEAR = re.compile(r"(\d{4})(?:\.0+)?", re.ASCII)
_PERIOD = re.compile(r"\d{4}\s*[/–-]\s*\d{2,4}|\d{4}.{0,2}[QqSsHhTtMm]\d{1,2}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
                     r"(?:[T ].*)?|[QqTt]\d.{0,2}\d{4}", re.ASCII)
_MONTHS = r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b"
_PART = re.compile(rf"\d{{4}}.{{0,2}}[QSHTM]\d{{1,2}}|[QSHT]\d.{{0,2}}\d{{4}}|\d{{4}}-(?:0[1-9]|1[0-2])"
                   rf"|.*{_MONTHS}.*\d{{4}}|\d{{4}}.*{_MONTHS}.*", re.ASCII | re.IGNORECASE)
_DAY = re.compile(r"(?:(?P<first>\d{4})[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?P<last>\d{4}))(?:[T ].*)?",
                  re.ASCII)
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])", re.ASCII)
_FINANCIAL = re.compile(r"(?:FY ?)?(\d{4}) ?[/–-] ?(\d{2}|\d{4})|FY ?(\d{4})", re.ASCII | re.IGNORECASE)


def year_of(header: str) -> int | None:
    """Return the year of a wide table's header: "2013", "2013 [YR2013]", "X2013" (written by R), "Jahr 2013"."""
    found = name_match(_HEADED, header.strip())
    return int(found[1]) if found else None


def footnoted_year(header: str) -> tuple[str, str]:
    """Return year and letter of a header such as "2013*", "2013 (a)", "2013r"; ("", "") for any other."""
    found = name_match(_FOOTNOTED, header.strip())
    return (found["year"], (found["letter"] or found["closed"] or "").casefold()) if found else ("", "")


def is_yearlike(header: str) -> bool:
    """Whether a header is a year or a financial year, perhaps followed by a footnote symbol."""
    return bool(name_match(_YEARLIKE, header.strip()))


def year_in(cell: str) -> int:
    """Return the year in a cell, 0 for none; 2015.0 is 2015."""
    found = name_match(_YEAR, cell)
    return int(found[1]) if found else 0


def only_year(text: str) -> set[str]:
    """Return the year that a text names, if it names one and no other."""
    years = set(_ALONE.findall(text))
    return years if len(years) == 1 else set()


def is_year(cell: str) -> bool:
    """Whether a cell is an accepted year."""
    return FIRST_YEAR <= year_in(cell) <= date.today().year


def financial_year(cell: str) -> int:
    """Return the year in which the financial year in a cell ends, 0 for none: 2015 for "2014/15", 2014 for "FY2014"."""
    found = name_match(_FINANCIAL, cell)
    if found is None:
        return 0
    first, last, alone = found.groups()
    if alone:
        return int(alone)
    return int(first) + 1 if str(int(first) + 1).endswith(last) else 0


def financial_days(cell: str, ends: str) -> str:
    """Return the first and last day of the financial year in a cell, "2014-07-01/2015-06-30"; "" for none."""
    year = financial_year(cell)
    if year < FIRST_YEAR or not ends:
        return ""
    return f"{_last_day(year - 1, ends) + timedelta(days=1)}/{_last_day(year, ends)}"


def _last_day(year: int, ends: str) -> date:
    """The day on which a financial year ends; one that ends in February ends on the 29th in a leap year."""
    month, day = map(int, ends.split("-"))
    return date(year, month, monthrange(year, 2)[1] if (month, day) == (2, 28) else day)


def is_period(cell: str) -> bool:
    """Whether a cell is a span of years, a part of a year, or a date."""
    return bool(name_match(_PERIOD, cell))


def is_part(cell: str) -> bool:
    """Whether a cell is a quarter, half-year or month: "2022 Q1", "Jan-Jun 2022", "2022-05"."""
    return bool(name_match(_PART, cell))


def day_in(cell: str) -> str:
    """Return the year of a date in a cell, "" for any other cell."""
    found = name_match(_DAY, cell)
    return (found["first"] or found["last"]) if found else ""


def is_month_or_financial(cell: str) -> bool:
    """Whether a cell may be a month or a financial year: "2011-12", but not 2011-11 or 2012-13."""
    return bool(name_match(_MONTH, cell) and financial_year(cell))


def months_or_years(cells: list[str]) -> str:
    """Return what cells like "2011-12" are, by the other cells of their column: "months", "years", "" if undecided."""
    months = any(name_match(_MONTH, cell) and not financial_year(cell) for cell in cells)
    years = any(financial_year(cell) and not name_match(_MONTH, cell) for cell in cells)
    return "" if months == years else "months" if months else "years"
