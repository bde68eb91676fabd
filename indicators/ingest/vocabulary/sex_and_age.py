"""Sex and age groups as people write them -> codes of SDMX."""

import csv
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from indicators.ingest.vocabulary.headers import is_total, normalised

FEMALE, MALE = "F", "M"

NAMES = Path(__file__).parents[3] / "data" / "codelists" / "sex_words.csv"

_BETWEEN = re.compile(r"\s*[+/&,|]\s*|\s+(?:and|und|et|y|e|or|oder|ou|o|u|en|och|og|i)\s+")
_OTHERS = {"d", "x", "divers", "diverse", "other", "u", "unknown"}
_BOTH_LETTERS = ({"h", "m"}, {"v", "m"})         # hombre or vyras, and a word for the other sex that begins with M
_OF_PHRASES = {"en", "de", "fr", "es", "it", "pt", "nl", "sv"}
_IN_NAMES = {"frau", "mann", "man", "donna"}
_SHORTEST = 3            # letters of a word that says a sex inside of a phrase
_ALL = {"", "t", "all"}
_ALL_AGES = {"all ages", "alle altersgruppen", "alle", "tous ages", "tous les ages", "todas las edades"}
_CHILDREN = {"children", "child", "kinder", "enfants", "ninos y ninas", "ninos", "all children", "alle kinder",
             "tous les enfants", "minors", "minderjahrige", "mineurs", "menores"}
_UNKNOWN = {"u", "unknown", "unbekannt", "inconnu", "desconocido", "desconocida"}

_N = r"(\d{1,3})(?: ?(?:years?(?:[ -]olds?)?|yrs?|y/?o|y|ans?|anos?|jahren?))?"
_SPAN = re.compile(rf"(?:(?:from|von|de) )?{_N} ?(?:-|to|bis|a) ?{_N}|(?:between|zwischen|entre) {_N} "
                   rf"(?:and|und|et|y) {_N}|y(\d+)[t-]y?(\d+)")
_BELOW = re.compile(rf"(?:< ?|(?:under|below|less than|younger than|unter|moins de|menos de|menor(?:es)? de)[ -])"
                    rf"{_N}s?|y_lt(\d+)")
_UP_TO = re.compile(rf"(?:(?:<=|≤) ?|(?:up to|bis|bis zu|jusqu'?a|hasta) ){_N}|{_N} "
                    r"(?:and|or|et|ou|y|o|und|oder) (?:under|younger|below|less|moins|menos|junger)|y_le(\d+)")
_FROM = re.compile(rf"(?:(?:>=|≥) ?|(?:from|ab|desde) ){_N}|{_N} ?\+|\+ ?{_N}|{_N} "
                   r"(?:and|or|et|ou|y|o|und|oder) (?:over|older|above|more|up|plus|mas|alter|mehr)|y_ge(\d+)")
_ONE = re.compile(rf"y?{_N}")
_SHORTER = re.compile(r"[mwd]\d+(t\d+)?")              # months, weeks and days of SDMX
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_BEFORE = re.compile(r"^(?:age[ds]?|alter|edad(?:es)?)\b:? ?")


@cache
def _sexes() -> dict[str, str]:
    """"F", "M", or "" of both, by each word."""
    with NAMES.open(encoding="utf-8", newline="") as file:
        return {normalised(row["name"]): "" if row["sex"] == "both" else row["sex"] for row in csv.DictReader(file)}


@cache
def _in_phrases() -> dict[str, str]:
    """"F" or "M" by each word that says it inside of a phrase too; letters are initials, and "Frau" begins a name."""
    with NAMES.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] in _OF_PHRASES and row["sex"] != "both"]
    named = {normalised(row["name"]): row["sex"] for row in rows}
    return {word: sex for word, sex in named.items() if len(word) >= _SHORTEST and word not in _IN_NAMES}


@lru_cache(maxsize=10_000)
def sex_of(word: str) -> str | None:
    """"F" or "M", "" of both together, as in "M+F" and "m und w", None where a word names no sex; M beside H or V is
    for its column to ask.
    """
    known = normalised(word.replace("&", " and "))
    if (sex := _sexes().get(known)) is not None or known in _ALL or is_total(word):
        return sex or ""
    parts = [normalised(part) for part in _BETWEEN.split(word.casefold())]
    codes = {_sexes().get(part, "") for part in parts if part not in _OTHERS}
    together = codes == {FEMALE, MALE} or set(parts) - _OTHERS in _BOTH_LETTERS
    return "" if len(parts) > 1 and together else None


def sexes_in(plain: str) -> set[str]:
    """The sexes that the words of a normalised text say; both where it says them together, as "both sexes" does."""
    if any(f" {name} " in f" {plain} " for name, sex in _sexes().items() if not sex):
        return {FEMALE, MALE}
    return {_in_phrases()[word] for word in plain.split() if word in _in_phrases()}


def says_children(word: str) -> bool:
    """Whether an age is that of children, and so of all whom an indicator of children counts."""
    return normalised(word) in _CHILDREN


@lru_cache(maxsize=10_000)
def age_of(word: str) -> str | None:
    """Code of an age group, one for each group: "Y0T17" of "0-17", "under 18" and "<18", "Y_GE18" of "18+", "Y5" of
    one year; "" of all ages, None where a word names no group, as "over 18", which may begin at 18 or at 19.
    """
    if normalised(word) in _ALL | _ALL_AGES or is_total(word):
        return ""
    if normalised(word) in _UNKNOWN:
        return "_U"
    stated = _plain(word)
    if _SHORTER.fullmatch(stated):
        return stated.upper()
    if found := _SPAN.fullmatch(stated):
        return _span(*_numbers(found))
    if found := _BELOW.fullmatch(stated):
        return _span(0, _numbers(found)[0] - 1)
    if found := _UP_TO.fullmatch(stated):
        return _span(0, _numbers(found)[0])
    if found := _FROM.fullmatch(stated):
        return f"Y_GE{_numbers(found)[0]}"
    found = _ONE.fullmatch(stated)
    return _span(*_numbers(found) * 2) if found else None


def _plain(word: str) -> str:
    """Small letters without accents, one kind of dash, single spaces, and no "aged" before."""
    letters = unicodedata.normalize("NFKD", _DASHES.sub("-", word)).casefold()
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _BEFORE.sub("", " ".join(plain.replace("’", "'").split()), count=1)


def _numbers(found: re.Match[str]) -> list[int]:
    return [int(number) for number in found.groups() if number]


def _span(low: int, high: int) -> str | None:
    if low > high:
        return None
    return f"Y{low}T{high}" if low < high else f"Y{low}"
