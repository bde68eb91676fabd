"""Sex and age groups as people write them -> SDMX codes; in cells, and within longer lines."""

import re
import unicodedata
from functools import cache, lru_cache

from indicators.ingest.limits import LONGEST_NAME
from indicators.ingest.vocabulary import codelist, of_names
from indicators.ingest.vocabulary.headers import is_total, normalised
from indicators.ingest.vocabulary.meaning_words import has_word, is_word, pieces

FEMALE, MALE = "F", "M"

_BETWEEN = re.compile(r"\s*[+/&,|]\s*|\s+(?:and|und|et|y|e|or|oder|ou|o|u|en|och|og|i)\s+")
_OTHERS = {"d", "x", "divers", "diverse", "other", "u", "unknown"}
_BOTH_LETTERS = ({"h", "m"}, {"v", "m"})         # H or V for men (hombre, vyras), M for women
_OF_PHRASES = {"en", "de", "fr", "es", "it", "pt", "nl", "sv"}
_IN_NAMES = {"frau", "mann", "man", "donna"}
_SHORTEST = 3            # minimum letters of a sex within a phrase: "M" and "F" are initials too
_MOST_WORDS = 8          # words of a phrase, as opposed to prose
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

_AGED = re.compile(r"\b(?:aged|age|ages|under|below|younger than|unter|alter|im alter von|moins de|menores de) "
                   r"(?:\d{1,2}(?: ?(?:-|–|to|bis|a|and) ?\d{1,2})?)(?: years?| jahren?| ans| anos| años)?\b",
                   re.IGNORECASE)
_OF_ANY_AGE = re.compile(r"\b(?:aged?|ages|under|below|over|above|younger than|older than|unter|über|ab|im alter von"
                         r"|moins de|plus de|menores de|mayores de|de) \d{1,2}(?: ?(?:-|–|to|bis|a|à|and) ?\d{1,2})?"
                         r"(?: years?| jahren?| ans| años)\b|\b(?:aged|under|unter|moins de|menores de) \d{1,2}\b"
                         r"(?! ?(?:%|per|prozent|cases|figures|victims|000))"
                         r"|\b(?:do|poni[żz]ej|fino a|sotto i|sotto gli|tot|onder|até|abaixo de|till|til|upp till"
                         r"|sub|peste|od|nad|bis|hasta|jusqu['’]à|up to) (?:lat )?\d{1,2}(?:(?<=lat \d\d)"
                         r"| (?:let|lat|roku|anni|jaar|anos|år|ani|jahren?|años|ans|years))\b"
                         r"|\b\d{1,2} év alatti?\b", re.IGNORECASE)
"""Ages in more languages than ``age_of`` can parse."""


@cache
def _sexes() -> dict[str, str]:
    """"F", "M", or "" for both, by word."""
    return {normalised(row["name"]): "" if row["sex"] == "both" else row["sex"] for row in codelist("sex_words")}


@cache
def _in_phrases() -> dict[str, str]:
    """"F" or "M" by words that mean a sex within a phrase too; single letters may be initials, and "Frau" a title."""
    named = {normalised(row["name"]): row["sex"] for row in codelist("sex_words")
             if row["language"] in _OF_PHRASES and row["sex"] != "both"}
    return {word: sex for word, sex in named.items() if len(word) >= _SHORTEST and word not in _IN_NAMES}


@lru_cache(maxsize=10_000)
@of_names(None)
def sex_of(word: str) -> str | None:
    """Return "F" or "M", "" for both, such as "M+F" and "m und w", None if a word is not a sex; whether M next to H or
    V means women is decided by column.
    """
    known = normalised(word.replace("&", " and "))
    if "?" in word and not known:
        return None
    if (sex := _sexes().get(known)) is not None or known in _ALL or is_total(word):
        return sex or ""
    parts = [normalised(part) for part in _BETWEEN.split(word.casefold())]
    codes = {_sexes().get(part, "") for part in parts if part not in _OTHERS}
    together = codes == {FEMALE, MALE} or set(parts) - _OTHERS in _BOTH_LETTERS
    return "" if len(parts) > 1 and together else None


def sexes_in(plain: str) -> set[str]:
    """Return the sexes named in a normalised text; both if named together, such as "both sexes"."""
    if any(f" {name} " in f" {plain} " for name, sex in _sexes().items() if not sex):
        return {FEMALE, MALE}
    return {_in_phrases()[word] for word in plain.split() if word in _in_phrases()}


def says_children(word: str) -> bool:
    """Whether an age group means children, and so the whole population of an indicator of children."""
    return normalised(word) in _CHILDREN


@lru_cache(maxsize=10_000)
@of_names(None)
def age_of(word: str) -> str | None:
    """Return the canonical code of an age group: "Y0T17" for "0-17", "under 18" and "<18", "Y_GE18" for "18+", "Y5" for
    one year, "_U" for unknown; "" for all ages; None for any other, such as "over 18", which may begin at 18 or 19.
    """
    if "?" in word and not normalised(word):
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


@of_names(otherwise=False)
def says_age(text: str) -> bool:
    """Whether text names an age, in more languages than ``age_of`` can parse."""
    return any(age_of(found[0]) != "" for found in _OF_ANY_AGE.finditer(text))


def says_some_people(text: str) -> bool:
    """Whether text names one sex, an age or a group of persons, rather than an office."""
    plain = normalised(text)
    if has_word("office", plain):
        return False
    return len(sexes_in(plain)) == 1 or has_word("people", plain) or says_age(text)


def is_sex_or_age(piece: str) -> bool:
    """Whether a piece of a line is a sex or an age group, such as "females" and "under 14"; a number alone is not."""
    return len(piece) >= _SHORTEST and not piece.isdecimal() and bool(sex_of(piece) or age_of(piece))


def sex_and_age_in(piece: str) -> dict[str, str]:
    """Return the words for a sex and an age in a piece of a title: "Girls identified as victims", "Mädchen unter 14".
    """
    if is_sex_or_age(piece):
        return {"sex" if sex_of(piece) else "age": piece}
    words, plain = piece.split(), normalised(piece)
    if len(piece) > LONGEST_NAME or len(words) > _MOST_WORDS or any(
            has_word(kind, plain) for kind in ("office", "small numbers", "negation")):
        return {}
    age = next((found[0] for found in _AGED.finditer(piece) if age_of(found[0])), "")
    sexes = {code: word for word in words if len(word) > _SHORTEST and (code := sex_of(word))}
    both = any(sex_of(word) == "" for word in words)
    sex = next(iter(sexes.values())) if len(sexes) == 1 and not both and (
        age or has_word("counted", plain) or has_word("limit", plain)) else ""
    return {role: word for role, word in (("sex", sex), ("age", age)) if word}


def without_of_which(line: str) -> str:
    """Return a line without a leading "of which"."""
    words = line.split()
    known = next((count for count in (3, 2, 1) if is_word("of which", normalised(" ".join(words[:count])))), 0)
    return " ".join(words[known:]) if known else line


def sex_and_age_of(line: str) -> dict[str, str]:
    """Return the words for a sex and an age in a line; {} if it has two of a kind."""
    found = [item for piece in pieces(without_of_which(line)) for item in sex_and_age_in(piece).items()]
    return dict(found) if len(found) == len(dict(found)) else {}


def breakdown_in(line: str) -> str:
    """Return the breakdown named in a line, such as "AGE=Y0T13;SEX=F"."""
    found = sex_and_age_of(line)
    codes = {"AGE": age_of(found.get("age", "")), "SEX": sex_of(found.get("sex", ""))}
    return ";".join(f"{dimension}={code}" for dimension, code in codes.items() if code)
