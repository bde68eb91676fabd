"""Words that tell what figures refer to, by kind (codelists/meaning_words.csv), and other measures."""

import re
from functools import cache

from indicators.ingest.vocabulary import codelist
from indicators.ingest.vocabulary.headers import normalised

SHARE, GROWTH, AVERAGE, SUM, PLAN = "share", "growth", "average", "sum", "plan"

_LONG_WORD = 6           # minimum letters of a word to be found within a longer header
_YEAR = re.compile(r"(?:19|20)\d\d")

_SIGNS = re.compile(r"[,;:()\[\]|\t\"]|\. | - |(?<!\w)[\u2013\u2014]|[\u2013\u2014](?!\w)")
_SIGNS_OF_MEASURES = re.compile(r"[,;:()\[\]|\t\u2013\u2014\"]| - ")
_LETTER = re.compile(r"(?<!\w)\w ?[:=] ?[^\W\d]\w+")          # "f: forecast" explains a symbol
_BEFORE = (r"(?:(?:all|figures?|values?|data|units?|einheit|werte|zahlen|angaben|valeurs|anteile?|shares?|in|en|em|i|w"
           r"|v|als|as|are|is|annual|yearly|monthly|daily|jährliche?r?)\W+)*")
_AFTER = r"(?: (?:values?|figures?|data|werte?))?(?: (?:19|20)\d\d(?:\W(?:19|20)?\d\d)?)?"
_PERCENT = (r"%|per ?cent(?:ages?)?|prozent(?:punkte)?|pour ?cent(?:age)?|por ?cent(?:o|agem|aje)|per cento|percentuale"
            r"|procent\w*")
_BASE = r"100 ?k|10{0,2}[ .,]?000(?:[ .,]000)?|million|mille|thousand|tausend|inhabitants?|einwohner|habitants?"
_MEASURES = {
    SHARE: rf"(?:{_PERCENT})(?: (?:change|points?|veränderung))?|(?:\w+ ){{0,2}}rates?|wachstumsrate|veränderungsrate"
           r"|growth|(?:annual|relative|percentage) change|change (?:on|from|since|over|to|compared)\b.*|yoy|wachstum"
           r"|year[- ]on[- ]year.*|zuwachs|veränderung(?: .*)?|croissance|variation annuelle|crecimiento"
           r"|variación anual|crescita"
           rf"|taux|tasa|(?:.* )?(?:per capita|pro kopf|par habitant)|(?:\w+ ){{0,2}}(?:in|en|em|als) (?:{_PERCENT})"
           rf"|(?:.* )?(?:per|pro|par|por|je) (?:{_BASE})(?: .*)?"
           r"|ranks?(?: .*)?|(?:.* )?index|.*(?:19|20)\d\d ?= ?100",
    AVERAGE: r"(?:\w+[ -]){0,2}(?:moving |rolling )?averages?|rolling(?: .*)?|moyennes? mobiles?(?: .*)?"
             r"|(?:\d+|three|drei)[- ]?(?:months?|years?|jahres)[ -]?(?:averages?|means?|totals?|sums?|mittel\w*)"
             r"|mean|median|\w*durchschnitt|mittelwerte?|moyennes?(?: mensuelle| annuelle)?|promedio",
    SUM: r"(?:.* )?ytd|year to date|cumul(?:s|ado)?(?: .*)?|running total|cumulated|cumulé|kumuliert|kumulativ"
         r"|acumulado"
         r"|cumulative(?: (?:number|total|count|figures|data|values).*)?"
         r"|(?:cumulative|cumulated|kumuliert|kumulativ|cumulé\w*|acumulad\w*) (?:since|from|seit|ab|depuis|desde)\b.*"}
_MEASURED = {kind: re.compile(rf"{_BEFORE}(?:{stated}){_AFTER}", re.IGNORECASE) for kind, stated in _MEASURES.items()}
_LONGEST = 80            # maximum letters between separators for text to name a measure


@cache
def _words() -> dict[str, frozenset[str]]:
    """The words of each kind."""
    found: dict[str, set[str]] = {}
    for row in codelist("meaning_words"):
        found.setdefault(row["kind"], set()).add(row["name"])
    return {kind: frozenset(names) for kind, names in found.items()}


@cache
def _apart(kind: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The single words of a kind, and its phrases surrounded by spaces."""
    return (frozenset(name for name in _words()[kind] if " " not in name),
            tuple(f" {name} " for name in _words()[kind] if " " in name))


@cache
def _long(kind: str) -> tuple[str, ...]:
    """The names of a kind that a header may contain, surrounded by spaces."""
    return tuple(f" {name} " for name in _words()[kind] if len(name) >= _LONG_WORD)


def words_of(kind: str, tokens: list[str]) -> list[str]:
    """Return the tokens that are single words of a kind."""
    return [token for token in tokens if token in _apart(kind)[0]]


def has_phrase(kind: str, plain: str) -> bool:
    """Whether a normalised text contains a phrase, of several words, of a kind."""
    surrounded = f" {plain} "
    return any(phrase in surrounded for phrase in _apart(kind)[1])


def is_word(kind: str, plain: str) -> bool:
    """Whether a normalised text is a word or phrase of a kind."""
    return plain in _words()[kind]


def has_word(kind: str, plain: str) -> bool:
    """Whether a normalised text contains a word or phrase of a kind."""
    return not _apart(kind)[0].isdisjoint(plain.split()) or has_phrase(kind, plain)


def is_header(kind: str, plain: str) -> bool:
    """Whether a normalised header is, or contains, a name of a kind; short names must match as a whole."""
    surrounded = f" {plain} "
    return is_word(kind, plain) or any(name in surrounded for name in _long(kind))


def years_in(text: str) -> set[str]:
    """Return the years in a text."""
    return set(filter(_YEAR.fullmatch, normalised(text).split()))


def core(text: str) -> str:
    """Return the core of a short text, without years and filler at its ends: "provisional" in "Data for 2020 are
    provisional".
    """
    tokens = [token for token in normalised(text).split() if not _YEAR.fullmatch(token)]
    while tokens and is_word("filler", tokens[0]):
        tokens.pop(0)
    while tokens and is_word("filler", tokens[-1]):
        tokens.pop()
    return " ".join(tokens)


def without(text: str, *kinds: str) -> str:
    """Return the core of a text without words of these kinds."""
    return " ".join(token for token in core(text).split() if not any(is_word(kind, token) for kind in kinds))


def title_of(line: str) -> str:
    """Return a line above a table without delimiters and quotation marks around it."""
    return line.strip(" \t\r\n\",;|")


def pieces(line: str, signs: re.Pattern[str] = _SIGNS) -> list[str]:
    """Return the pieces of a line between separators."""
    return [piece for word in signs.split(line) if (piece := " ".join(word.split()).strip(" ."))]


def other_measure(text: str) -> str | None:
    """Return the measure that a line names for its figures: shares, growth, averages, cumulative sums, plans; None if
    none. A name must fill the text between separators: "Victims, in %", but not "rate of the euro".
    """
    distinct = dict.fromkeys(pieces(_LETTER.sub(" ", text), _SIGNS_OF_MEASURES))
    return next((kind for piece in distinct if len(piece) <= _LONGEST
                 for kind in (GROWTH, SHARE, AVERAGE, SUM, PLAN) if _is_measure(kind, piece)), None)


def _is_measure(kind: str, piece: str) -> bool:
    return bool(_MEASURED[kind].fullmatch(piece)) if kind in _MEASURED else is_word(kind, core(piece))
