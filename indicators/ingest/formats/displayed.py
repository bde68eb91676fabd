"""Whether a cell of an ODS workbook displays the value that it holds: the file states both, and they may differ."""

import re
from functools import lru_cache

from indicators.ingest.formats.number_formats import HIDDEN, as_shown, is_currency, shows_a_day, traits_of

_RUN = re.compile(r"[.,]?\d[\d.,'\u2019\s\u066b\u066c]*")
_EXPONENT = re.compile(r"(\d(?:[.,]\d+)?) ?E([+-]?\d{1,3})", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d]+\.?|[^\w\s+%()\u2010-\u2015\u2212-]")
_DASH, _OF_SIGNS = re.compile(r"\W*[-\u2010-\u2015]\W*"), re.compile(r"[-(;]")
_OF_SEVERAL = re.compile(r'\?/|"[^"]*\d[^"]*"')     # a fraction, or digits that a format writes
_MOST_EXACT, _EPSILON = 1e15, 1e-9
_MINUS = re.compile(r"[-\u2010-\u2015\u2212(]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NARROW = re.compile(r"#+")              # what a column too narrow for its number shows


@lru_cache(maxsize=10_000)
def agrees(shown: str, number: str, code: str, *, percent: bool) -> bool:
    """Return whether a text displays a number, with a number format: rounded, with separators, a currency or words of
    the format.
    """
    text = shown.strip()
    try:
        value = float(number)
    except ValueError:
        return False
    if text in (number, _plain(number)) or _NARROW.fullmatch(text) or shows_a_day(code) or traits_of(code).scaled:
        return True
    read = as_shown(code, number)(_plain(number)) if code else _plain(number)
    if text == read.strip() or (read.startswith(HIDDEN) and not text):
        return True
    if not _RUN.search(text):
        return not _RUN.search(read) or (not value and bool(_DASH.fullmatch(text)) and "-" in code)
    return _says_only(text, value, code, percent=percent) and _is_near(text, value, code, percent=percent)


def _plain(number: str) -> str:
    value = float(number)
    return str(int(value)) if value.is_integer() and abs(value) < _MOST_EXACT else number


def _says_only(text: str, value: float, code: str, *, percent: bool) -> bool:
    """Whether a text has no words and signs but those of its format, of a currency, and of a negative number."""
    rest = _RUN.sub(" ", _EXPONENT.sub(" ", text))
    if any(sign not in code and not is_currency(sign) for sign in _WORDS.findall(rest)):
        return False
    if "%" in rest and not percent and "%" not in code:
        return False
    return not value or (value < 0) == bool(_MINUS.search(rest)) or bool(_OF_SIGNS.search(code))


def _is_near(text: str, value: float, code: str, *, percent: bool) -> bool:
    """Whether the digits of a text are the number, rounded. A fraction, or digits that the format writes, are not
    compared.
    """
    if found := _EXPONENT.search(text):
        mantissa, power = found[1].replace(",", "."), int(found[2])
        sizes = [(float(mantissa) * 10.0 ** power, len(mantissa.partition(".")[2]) - power)]
    else:
        first, *others = _RUN.findall(text)
        if others:
            return bool(_OF_SEVERAL.search(code))
        sizes = _sizes(re.sub(r"[\s'\u2019]", "", first).rstrip(".,"))
    times = 100 if "%" in text else 1
    return any(abs(size - abs(value) * by) <= 0.5 * 10.0 ** -decimals * (1 + _EPSILON) + abs(value) * by * _EPSILON
               for size, decimals in sizes for by in ({times, 100} if percent else {1}))


def _sizes(digits: str) -> list[tuple[float, int]]:
    """The numbers that digits with separators may be, each with its count of decimals."""
    found = list[tuple[float, int]]()
    if re.fullmatch(r"\d+|\d{1,3}(?:[.,\u066c]\d{2,3})*[.,\u066c]\d{3}", digits):
        found.append((float(re.sub(r"\D", "", digits)), 0))
    whole, _, decimals = digits.replace(",", ".").replace("\u066b", ".").rpartition(".")
    if decimals != digits and re.fullmatch(r"\d*|\d{1,3}(?:[.\u066c]\d{2,3})*[.\u066c]\d{3}", whole):
        found.append((float(re.sub(r"\D", "", whole) + "." + decimals), len(decimals)))
    return found


def day_agrees(shown: str, day: str) -> bool:
    """Return whether a text displays a date: years in it are the date's own, as far as they are in our calendar."""
    years = _YEAR.findall(shown)
    return not years or day[:4] in years
