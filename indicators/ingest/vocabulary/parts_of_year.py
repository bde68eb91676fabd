"""Recognise parts of a year, by days, months, quarters or weeks: "first half of 2013"."""

import re
from collections.abc import Collection

from indicators.ingest.vocabulary import of_names
from indicators.ingest.vocabulary.headers import normalised
from indicators.ingest.vocabulary.meaning_words import has_phrase, has_word, is_word, words_of, years_in

_LONGEST_NOTE = 12       # words of a phrase, as opposed to prose
_LONGEST_COUNT = 9       # digits
_QUARTER = re.compile(r"(?:(?:19|20)\d\d\W*)?[QHST]\W?[1-4](?:\W*(?:19|20)\d\d)?", re.IGNORECASE)
_CODE = re.compile(r"(?<!\w)(?:[1-4][qh]|[qh][1-4])(?!\w)", re.IGNORECASE)
_DAY = (r"(?:\d{1,2}\. ?\d{1,2}\.(?: ?\d{4}|\d\d)?|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{4}[-/.]\d\d[-/.]\d\d"
        r"|\d{1,2}-\d{1,2}-\d{4}|\d{4}-0[1-9]|\d{1,2}[./]\d{4})")
_SPAN = re.compile(rf"(?<![\d./-])({_DAY})\s?(?:[-–—/]|\w{{1,5}})?\s?({_DAY}|\d{{4}}-1[0-2])(?![\d/-])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WHOLE_COUNTS = {"12", "52", "53", "365", "366", "twelve", "zwolf", "douze", "doce"}
_FOUR, _TWO = re.compile("quart|viertel|trim|kwart|kvart"), re.compile("half|halb|halv|semest")
_WEEKS, _EVERY = re.compile("week|woche|semaine|semana"), re.compile("(?:ly|lich|uel|uelle|riel|sual|tral)$")
_ENDS = (re.compile(r"(?:0?1[./-]0?1|01[./-]01)(?:\D|$)|^\d{4}[./-]0?1[./-]0?1$"),
         re.compile(r"(?:31[./-]12)(?:\D|$)|^\d{4}[./-]12[./-]31$"))
_ALSO_WORDS = {"may", "mar", "ago", "set", "dec", "mars", "mai", "maj"}      # months only if capitalised
_FIRST = {"january", "jan", "januar", "janner", "janvier", "janv", "enero", "ene", "gennaio", "janeiro", "januari",
          "styczen", "stycznia", "leden", "ledna"}
_LAST = {"december", "dec", "dezember", "dez", "decembre", "diciembre", "dic", "dicembre", "dezembro", "grudzien",
         "grudnia", "prosinec", "prosince"}


@of_names(otherwise=False)
def says_part_of_year(text: str) -> bool:
    """Whether text names some months, quarters or weeks rather than a whole year. A single month needs a year, a day or
    another word of time next to it, since May is also a word and April a name.
    """
    plain = normalised(text)
    if is_whole_year(text):
        return False
    if _QUARTER.fullmatch(text) or _CODE.search(text) or _SPAN.search(text) \
            or has_phrase("part of year", plain):
        return True
    tokens = plain.split()
    months = months_in(text)
    timed = [*months, *words_of("part of year", tokens)]
    others = [token for token in tokens if token not in timed]
    numbers = [token for token in others if token[0].isdigit()]
    joined = has_word("until", plain) or bool(words_of("to", others)) or has_word("limit", plain)
    if joined or not timed or len(months) > 1:
        return bool(timed) or (has_word("until", plain) and any(map(_YEAR.fullmatch, tokens)))
    of_a_day = len(numbers) > 1 and len(numbers) < len(others)             # "Act of 5 May 2010"
    return not others or bool(words_of("ordinal", others)) or (bool(numbers) and not of_a_day)


@of_names(otherwise=False)
def says_span_inside_year(text: str) -> bool:
    """Whether a title names a span within a year; a single month may be that of the report."""
    plain, months = normalised(text), months_in(text)
    until = has_word("until", plain.replace("as of", "").replace("as at", ""))
    inside = _CODE.search(text) or _SPAN.search(text) or len(months) > 1 or (months and until) or (
        has_word("part of year", plain) and says_part_of_year(text))
    return bool(inside) and not is_whole_year(text, of_several=True)


@of_names(otherwise=False)
def is_whole_year(text: str, *, of_several: bool = False) -> bool:
    """Whether text means a whole year: from its first month or day to its last, or twelve months. With ``of_several``
    the span may extend over several whole years.
    """
    plain = normalised(text)
    tokens = plain.split()
    if has_word("limit", plain):
        return False
    months = [token for token in tokens if is_word("month", token)]
    one = of_several or len(years_in(text)) < 2
    if len(months) > 1:
        return months[0] in _FIRST and months[-1] in _LAST and one
    if span := _SPAN.search(text):
        return bool(one and _ENDS[0].search(span[1]) and _ENDS[1].search(span[2]))
    if {"h1", "h2"} <= set(tokens) or {"q1", "q4"} <= set(tokens):
        return True
    return not _WHOLE_COUNTS.isdisjoint(tokens) and has_word("part of year", plain)


def months_in(text: str) -> list[str]:
    """Return the months named in a text; those that are also words, such as May, only if capitalised."""
    return [token for token in normalised(text).split() if is_word("month", token) and (
        token not in _ALSO_WORDS or token.capitalize() in text or token.upper() in text)]


def says_day(text: str) -> bool:
    """Whether text contains a date or the name of a month."""
    return bool(re.search(_DAY, text) or months_in(text))


@of_names(otherwise=False)
def is_day(cell: str) -> bool:
    """Whether a cell is a date, or a month of a year."""
    return bool(re.fullmatch(_DAY, cell.strip()))


@of_names(otherwise=False)
def is_day_inside(cell: str) -> bool:
    """Whether a cell is a date or a month other than the last of a year."""
    return bool(re.fullmatch(r"\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?(?:[T ].*)?", cell.strip())) \
        and not _ENDS[1].search(cell.strip().split("T")[0].split(" ")[0])


@of_names(otherwise=False)
def is_date_inside(text: str, years: Collection[str]) -> bool:
    """Whether text gives a date as of which figures are counted, within one of ``years``: such figures do not cover the
    whole year.
    """
    tokens = normalised(text).split()
    numbers = set(filter(str.isdecimal, tokens)) - years_in(text)
    last = numbers >= {"31", "12"} or (not _LAST.isdisjoint(tokens) and numbers <= {"31", "1", "01"})
    return (not last and says_day(text) and not years_in(text).isdisjoint(years)
            and len(tokens) <= _LONGEST_NOTE and any(has_word(kind, " ".join(tokens)) for kind in ("as of", "until")))


def is_part_of_count(plain: str, cell: str) -> bool:
    """Whether a number under a header such as "Months covered" is less than a whole year."""
    number = cell.strip().removesuffix(".0")
    nouns = [token for token in words_of("part of year", plain.split()) if not _EVERY.search(token)]
    if not nouns or len(number) > _LONGEST_COUNT or not number.isdecimal() or any(map(str.isdecimal, plain)):
        return False
    whole = 4 if _FOUR.match(nouns[0]) else 2 if _TWO.match(nouns[0]) else 52 if _WEEKS.match(nouns[0]) else 12
    return int(number) < whole
