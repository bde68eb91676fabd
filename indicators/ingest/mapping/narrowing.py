"""What a short cell, a title or the name of a sheet says that makes figures of less than the whole: "only girls",
"first half of 2013", "excluding December". The words are those of data/codelists/meaning_words.csv.
"""

import re
from collections.abc import Collection

from indicators.catalogue.area_hints import hint
from indicators.ingest.vocabulary.headers import normalised
from indicators.ingest.vocabulary.meaning_words import (
    has_word,
    is_header,
    is_word,
    parted,
    without,
    words_of,
    years_in,
)
from indicators.ingest.vocabulary.sex_and_age import age_of, sexes_in

_MOST_WORDS, _MOST_OF_NOTE = 8, 12       # of a phrase, and no prose

_AGED = re.compile(r"\b(?:aged?|ages|under|below|over|above|younger than|older than|unter|über|ab|im alter von|moins de"
                   r"|plus de|menores de|mayores de|de) \d{1,2}(?: ?(?:-|–|to|bis|a|à|and) ?\d{1,2})?"
                   r"(?: years?| jahren?| ans| años)\b|\b(?:aged|under|unter|moins de|menores de) \d{1,2}\b"
                   r"(?! ?(?:%|per|prozent|cases|figures|victims|000))"
                   r"|\b(?:do|poni[żz]ej|fino a|sotto i|sotto gli|tot|onder|até|abaixo de|till|til|upp till|sub|peste"
                   r"|od|nad|bis|hasta|jusqu['’]à|up to) (?:lat )?\d{1,2}(?:(?<=lat \d\d)"
                   r"| (?:let|lat|roku|anni|jaar|anos|år|ani|jahren?|años|ans|years))\b"
                   r"|\b\d{1,2} év alatti?\b", re.IGNORECASE)
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
_ARTICLES = {"the", "la", "le", "les", "l", "el", "los", "las", "il", "lo", "de", "het", "di", "du", "da", "do", "of",
             "von", "d"}
_ALSO_WORDS = {"may", "mar", "ago", "set", "dec", "mars", "mai", "maj"}      # months where they have a capital
_FIRST = {"january", "jan", "januar", "janner", "janvier", "janv", "enero", "ene", "gennaio", "janeiro", "januari",
          "styczen", "stycznia", "leden", "ledna"}
_LAST = {"december", "dec", "dezember", "dez", "decembre", "diciembre", "dic", "dicembre", "dezembro", "grudzien",
         "grudnia", "prosinec", "prosince"}


def narrows(cell: str) -> bool:
    """Whether a short cell says that figures are of a part of a year, of some persons, or limited in any other way."""
    plain = normalised(cell)
    return has_word("limit", plain) or says_part_of_year(cell) or says_some_people(cell)


def says_some_people(text: str) -> bool:
    """Whether a text says one sex, an age or a group of persons, and no office for them."""
    plain = normalised(text)
    if has_word("office", plain):
        return False
    return len(sexes_in(plain)) == 1 or has_word("people", plain) or says_age(text)


def says_part_of_year(text: str) -> bool:
    """Whether a text says some months, quarters or weeks and not the whole year; a month needs a year, a day or
    another word of time next to it, since May is a word and April a name.
    """
    plain = normalised(text)
    if is_whole_year(text):
        return False
    phrases = parted("part of year")[1]
    if _QUARTER.fullmatch(text) or _CODE.search(text) or _SPAN.search(text) or any(
            phrase in f" {plain} " for phrase in phrases):
        return True
    tokens = plain.split()
    months = [token for token in tokens if _is_month(token, text)]
    timed = [*months, *words_of("part of year", tokens)]
    others = [token for token in tokens if token not in timed]
    numbers = [token for token in others if token[0].isdigit()]
    joined = has_word("until", plain) or bool(words_of("to", others)) or has_word("limit", plain)
    if joined or not timed or len(months) > 1:
        return bool(timed) or (has_word("until", plain) and any(map(_YEAR.fullmatch, tokens)))
    of_a_day = len(numbers) > 1 and len(numbers) < len(others)             # "Act of 5 May 2010"
    return not others or bool(words_of("ordinal", others)) or (bool(numbers) and not of_a_day)


def title_narrows(text: str, *, note: bool = False) -> bool:
    """Whether a line above a table says so: words that limit what is counted, or a span inside a year. A month alone
    is that of the report, and what is only said of small numbers or of who may read it limits nothing. A ``note`` below
    the table has more words, and says of which part or persons the figures are.
    """
    plain = normalised(text)
    tokens = plain.split()
    others = is_header("handled header", plain) or has_word("small numbers", plain) or has_word("office", plain)
    if others or len(tokens) > (_MOST_OF_NOTE if note else _MOST_WORDS):
        return False
    months = [token for token in tokens if _is_month(token, text)]
    until = has_word("until", plain.replace("as of", "").replace("as at", ""))
    timed = has_word("part of year", plain)
    inside = _CODE.search(text) or _SPAN.search(text) or len(months) > 1 or (months and until) or (
        timed and says_part_of_year(text))
    if inside and not is_whole_year(text, of_several=True):
        return True
    limits = {token for token in tokens if is_word("limit", token)}
    counted = not note and has_word("counted", plain) and not any(is_word("loose limit", token) for token in limits)
    rest = without(text, "limit", "counted", "filler")
    return bool(names_behind("exclusion", text)) or (has_word("limit", plain) and bool(
        months or timed or counted or sexes_in(plain) or says_some_people(text) or _is_part_of_country(rest)))


def names_behind(kind: str, text: str) -> list[str]:
    """Names, by their capital letter, behind a word of a kind: "Prahy" behind "bez", in whatever case it is."""
    words, found = re.findall(r"\w+", text), list[str]()
    for index, word in enumerate(words):
        before = [normalised(other) for other in words[:index]]
        while before and before[-1] in _ARTICLES:
            before.pop()
        if word[0].isupper() and not word.isupper() and any(
                is_word(kind, " ".join(before[-count:])) for count in (1, 2, 3)):
            found.append(word)
    return found


def says_age(text: str) -> bool:
    """Whether a text says an age, in more languages than ages are read in."""
    return any(age_of(found[0]) != "" for found in _AGED.finditer(text))


def says_day(text: str) -> bool:
    """Whether a text has a day or a month with its year, as a letter has."""
    tokens = normalised(text).split()
    return bool(re.search(_DAY, text)) or any(_is_month(token, text) for token in tokens)


def is_date_inside(text: str, years: Collection[str]) -> bool:
    """Whether a text says as of which day the figures are, and that is inside one of their ``years``: what was counted
    up to then is less than the year.
    """
    tokens = normalised(text).split()
    numbers = set(filter(str.isdecimal, tokens)) - years_in(text)
    last = numbers >= {"31", "12"} or (not _LAST.isdisjoint(tokens) and numbers <= {"31", "1", "01"})
    return (not last and says_day(text) and not years_in(text).isdisjoint(years)
            and len(tokens) <= _MOST_OF_NOTE and any(has_word(kind, " ".join(tokens)) for kind in ("as of", "until")))


def is_part_of_count(plain: str, cell: str) -> bool:
    """Whether a number below a header such as "Months covered" is less than a year's."""
    number = cell.strip().removesuffix(".0")
    nouns = [token for token in words_of("part of year", plain.split()) if not _EVERY.search(token)]
    if not nouns or not number.isdecimal() or any(map(str.isdecimal, plain)):
        return False
    whole = 4 if _FOUR.match(nouns[0]) else 2 if _TWO.match(nouns[0]) else 52 if _WEEKS.match(nouns[0]) else 12
    return int(number) < whole


def is_day(cell: str) -> bool:
    """Whether a cell is a day or a month of a year."""
    return bool(re.fullmatch(_DAY, cell.strip()))


def is_day_inside(cell: str) -> bool:
    """Whether a cell is a day or a month that is not the last of its year."""
    return bool(re.fullmatch(r"\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?(?:[T ].*)?", cell.strip())) \
        and not _ENDS[1].search(cell.strip().split("T")[0].split(" ")[0])


def _is_month(token: str, text: str) -> bool:
    return is_word("month", token) and (
        token not in _ALSO_WORDS or token.capitalize() in text or token.upper() in text)


def is_whole_year(text: str, *, of_several: bool = False) -> bool:
    """Whether a text says the whole year: from its first month or day to its last, or twelve months; or from the first
    of one to the last of another, where figures ``of_several`` are below it.
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


def _is_part_of_country(word: str) -> bool:
    known = hint(word)
    return known is not None and known.kind == "part"
