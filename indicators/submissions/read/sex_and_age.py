"""Sex and age groups as people write them, in English, German, French and Spanish -> codes of SDMX."""

import re
import unicodedata
from functools import lru_cache

from indicators.submissions.read.vocabulary import normalised

FEMALE, MALE = "F", "M"

_FEMALE = ("f", "w", "female", "females", "woman", "women", "girl", "girls", "women and girls", "girls and women",
           "weiblich", "frau", "frauen", "madchen", "maedchen", "frauen und madchen", "femme", "femmes", "fille",
           "filles", "feminin", "femmes et filles", "mujer", "mujeres", "nina", "ninas", "femenino",
           "mujeres y ninas")
_MALE = ("m", "h", "male", "males", "man", "men", "boy", "boys", "men and boys", "boys and men", "mannlich",
         "maennlich", "mann", "manner", "maenner", "junge", "jungen", "knabe", "knaben", "manner und jungen", "homme",
         "hommes", "garcon", "garcons", "masculin", "hommes et garcons", "hombre", "hombres", "varon", "varones",
         "nino", "ninos", "masculino", "hombres y ninos")
_TOTAL = ("", "t", "total", "all", "insgesamt", "gesamt", "zusammen", "ensemble")
_BOTH = ("both", "both sexes", "all sexes", "girls and boys", "boys and girls", "women and men", "men and women",
         "beide", "beide geschlechter", "les deux sexes", "deux sexes", "ambos", "ambos sexos")
_SEXES = (dict.fromkeys(_FEMALE, FEMALE) | dict.fromkeys(_MALE, MALE) | dict.fromkeys((*_TOTAL, *_BOTH), ""))

_ALL_AGES = {*_TOTAL, "all ages", "alle altersgruppen", "alle", "tous ages", "tous les ages", "todas las edades"}
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


def sex_of(word: str) -> str | None:
    """"F" or "M", "" of both together, None where a word names no sex; Spanish M beside H is for its column to ask."""
    return _SEXES.get(normalised(word.replace("&", " and ")))


@lru_cache(maxsize=10_000)
def age_of(word: str) -> str | None:
    """Code of an age group, one for each group: "Y0T17" of "0-17", "under 18" and "<18", "Y_GE18" of "18+", "Y5" of
    one year; "" of all ages, None where a word names no group, as "over 18", which may begin at 18 or at 19.
    """
    if normalised(word) in _ALL_AGES:
        return ""
    if normalised(word) in _UNKNOWN:
        return "_U"
    said = _plain(word)
    if _SHORTER.fullmatch(said):
        return said.upper()
    if found := _SPAN.fullmatch(said):
        return _span(*_numbers(found))
    if found := _BELOW.fullmatch(said):
        return _span(0, _numbers(found)[0] - 1)
    if found := _UP_TO.fullmatch(said):
        return _span(0, _numbers(found)[0])
    if found := _FROM.fullmatch(said):
        return f"Y_GE{_numbers(found)[0]}"
    found = _ONE.fullmatch(said)
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
