"""Sex and age groups as people write them -> SDMX codes."""

import re
import unicodedata
from functools import cache, lru_cache

from indicators.ingest.limits import LONGEST_NAME
from indicators.ingest.vocabulary import codelist
from indicators.ingest.vocabulary.headers import is_total, normalised

FEMALE, MALE = "F", "M"

_BETWEEN = re.compile(r"\s*[+/&,|]\s*|\s+(?:and|und|et|y|e|or|oder|ou|o|u|en|och|og|i)\s+")
_OTHERS = {"d", "x", "divers", "diverse", "other", "u", "unknown"}
_BOTH_LETTERS = ({"h", "m"}, {"v", "m"})         # H or V for men (hombre, vyras), M for women
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
_SHORTER = re.compile(r"[mwd]\d+(t\d+)?")              # SDMX codes of months, weeks and days
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_BEFORE = re.compile(r"^(?:age[ds]?|alter|edad(?:es)?)\b:? ?")


@cache
def _sexes() -> dict[str, str]:
    """"F", "M", or "" for both, by word."""
    return {normalised(row["name"]): "" if row["sex"] == "both" else row["sex"] for row in codelist("sex_words")}


@lru_cache(maxsize=10_000)
def sex_of(word: str) -> str | None:
    """Return "F" or "M", "" for both, such as "M+F" and "m und w", None if a word is not a sex."""
    known = normalised(word.replace("&", " and "))
    if len(word) > LONGEST_NAME or ("?" in word and not known):
        return None
    if (sex := _sexes().get(known)) is not None or known in _ALL or is_total(word):
        return sex or ""
    parts = [normalised(part) for part in _BETWEEN.split(word.casefold())]
    codes = {_sexes().get(part, "") for part in parts if part not in _OTHERS}
    together = codes == {FEMALE, MALE} or set(parts) - _OTHERS in _BOTH_LETTERS
    return "" if len(parts) > 1 and together else None


def says_children(word: str) -> bool:
    """Whether an age group means children, and so the whole population of an indicator of children."""
    return normalised(word) in _CHILDREN


@lru_cache(maxsize=10_000)
def age_of(word: str) -> str | None:
    """Return the canonical code of an age group: "Y0T17" for "0-17", "under 18" and "<18", "Y_GE18" for "18+", "Y5" for
    one year, "_U" for unknown; "" for all ages; None for any other, such as "over 18", which may begin at 18 or 19.
    """
    if len(word) > LONGEST_NAME or ("?" in word and not normalised(word)):
        return None
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
    """Text in lower case without accents, with plain dashes, single spaces and no leading "aged"."""
    letters = unicodedata.normalize("NFKD", _DASHES.sub("-", word)).casefold()
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _BEFORE.sub("", " ".join(plain.replace("’", "'").split()), count=1)


def _numbers(found: re.Match[str]) -> list[int]:
    return [int(number) for number in found.groups() if number]


def _span(low: int, high: int) -> str | None:
    if low > high:
        return None
    return f"Y{low}T{high}" if low < high else f"Y{low}"
