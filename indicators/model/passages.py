"""Passages of a running text: where they cut a number or a word of it, and which values a written number may have."""

import re
from collections.abc import Iterator

_NUMBER = re.compile(r"""
    (?<!\d) \d{1,3} (?:[^\S\t\r\n]\d{3})+ (?!\d) (?:[.,٫]\d+)?      # "1 500": grouped by any blank, no-break ones too
    | \d+ (?:[.,٫٬'’ʼ]\d+)*                                         # "1,500", "1.500", "1’500", "12.5", "2013"
    """, re.VERBOSE)
_DECIMALS = r"[.,٫](?P<decimals>\d+)"
_MARKS = re.compile(r"\D")
_PLAIN = re.compile(rf"(?P<whole>\d+)(?:{_DECIMALS})?")
_GROUPED = re.compile(rf"(?P<whole>\d{{1,3}}(?P<mark>\D)\d{{3}}(?:(?P=mark)\d{{3}})*)(?:(?!(?P=mark)){_DECIMALS})?")


def numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers of a text as they are written, each whole.

    Blanks group digits in threes after the first one to three, so the four digits of a year are never the beginning of
    the number that follows: "in 2013 500" has two numbers, "13 500" and "2 013 500" one.
    """
    return _NUMBER.finditer(text)


def values(written: str) -> set[float]:
    """Return the values that a number of ``numbers`` may have: two for "1.500", none for a date such as "1.2.2013"."""
    found = (form.fullmatch(written) for form in (_PLAIN, _GROUPED))
    return {float(f"{_MARKS.sub('', number['whole'])}.{number['decimals'] or 0}") for number in found if number}


def cuts_number(text: str, at: int) -> bool:
    """Whether a passage that begins or ends ``at`` this character cuts a number of the text."""
    return any(number.start() < at < number.end() for number in numbers(text))


def cuts_word(text: str, at: int) -> bool:
    """Whether it cuts a word; one of a script without capitals may be cut, since some of these have no spaces."""
    return all(end.lower() != end.upper() for end in (text[max(at - 1, 0):at], text[at:at + 1]))
