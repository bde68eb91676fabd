"""Area names -> codes: a normalised index of ISO 3166 names and a reviewed table of aliases.

Names are compared ignoring case, accents, punctuation and invisible characters. A name shared by two areas matches
neither. Sources: pycountry (ISO 3166-1 with Arabic, Chinese, French,
German, Russian and Spanish names) and codelists/area_aliases.csv, whose
names marked CLDR are from Unicode's Common Locale Data Repository, version 48.
"""

import csv
import difflib
import gettext
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import islice
from pathlib import Path

import pycountry

from indicators.model import Catalogue

EVERYDAY = ("common name", "abbreviation", "former name")
FOREIGN = ("Chinese", "French", "German", "Spanish", "French (CLDR)", "German (CLDR)", "Spanish (CLDR)")
"""Origins of aliases in other languages."""

CODELISTS = Path(__file__).parents[2] / "data" / "codelists"
LANGUAGES = ("ar", "de", "es", "fr", "ru", "zh_CN")
ISO_NAMES = ("name", "common_name", "official_name")
NOT_OF_ONE = frozenset({"congo", "kongo", "korea", "micronesia", "virgin islands", "na"})
"""Ambiguous names: ISO gives "Congo" to one of two countries of that name, and NA, Namibia's alpha-2 code, is what R
writes for a missing value."""
ALIKE, MORE_ALIKE = 0.75, 0.85
"""Minimum similarity of names with the same first letter, and of any two: England resembles Greenland by 0.75."""
LONGEST_CODE = 3
LOOKED_AT = 1000         # names of a column examined
LONGEST_NAME = 300       # characters
_OF_HOW_MANY = re.compile(r"[(\[][^()\[\]]*[)\]]$")
_APART = re.compile(r"[/()]|\b(?:formerly|former)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Suggestion:
    """An area that a name may mean; ``because`` is the known name that resembles it."""

    code: str
    name: str
    because: str
    foreign: bool                      # whether that name is in another language than the catalogue

    def label(self) -> str:
        """Return "South Korea (KOR)", or, if only a foreign name is similar, "Cambodia (KHM, “Kambodscha”)"."""
        return f"{self.name} ({self.code}, “{self.because}”)" if self.foreign else f"{self.because} ({self.code})"


def normalised(name: str) -> str:
    """Return a name without case, accents, punctuation and invisible characters; "&" equals "and", "St" equals "Saint".
    """
    letters = unicodedata.normalize("NFKD", name).casefold().replace("&", " and ")
    plain = letters if letters.isascii() else "".join(
        letter for letter in letters if not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf")
    words = re.findall(r"\w+", re.sub(r"['’`ʼ]", "", plain.replace("ß", "ss")).replace("_", " "))
    return " ".join("saint" if word == "st" else word for word in words) if "st" in words else " ".join(words)


@dataclass(frozen=True)
class AreaNames:
    """Names of a catalogue's areas; ``chosen`` maps names to codes chosen by the user."""

    catalogue: Catalogue
    chosen: Mapping[str, str] = field(default_factory=dict)

    def code(self, name: str) -> str:
        """Return the code of the area with this name; "" if there is none, or more than one."""
        if len(name) > LONGEST_NAME:
            return ""
        key = normalised(name)
        return self._chosen.get(key) or self._known.index.get(key) or self._in_other_words(name, key)

    def in_column(self, words: Collection[str]) -> Callable[[str], str]:
        """Return a function from names to codes for a column of these. It accepts two-letter and numeric codes only if
        they prevail in the column: among names and three-letter codes NO, IN, AS and 36 are words and numbers.
        """
        barred = {form for form in (_of_two_letters, str.isdecimal) if any(form(normalised(word)) for word in words) and
                  not self._is_most(form, list(islice(words, LOOKED_AT)))}
        if not barred:
            return self.code
        return lambda name: "" if self.is_short(name) and any(
            form(normalised(name)) for form in barred) else self.code(name)

    def is_short(self, name: str) -> bool:
        """Whether a name is a two-letter or numeric area code about which the user has not decided."""
        key = normalised(name)
        return key in self._known.short and key not in self._chosen

    def _is_most(self, form: Callable[[str], bool], words: list[str]) -> bool:
        codes = [self.code(word) for word in words if not form(word)]
        countries = sum(1 for code in codes if code and self.catalogue.area[code].kind in ("country", "historic"))
        return sum(map(form, filter(self.code, words))) > countries

    def _in_other_words(self, name: str, key: str) -> str:
        """Code for a name with an article or "(country)", or for several names of one area, such as "Burma/Myanmar"."""
        plain = key.removeprefix("the ").removesuffix(" the").removesuffix(" country")
        if plain != key:
            return self._known.index.get(plain, "")
        called = [part for part in _APART.split(name) if part.strip()]
        codes = {self._known.index.get(normalised(part), "") for part in called}
        return codes.pop() if len(called) > 1 and len(codes) == 1 else ""

    def is_other_aggregate(self, name: str) -> bool:
        """Whether a name or code is a group of countries that the catalogue lacks, or a total, such as "Razem" and
        "Total (47 countries)".
        """
        if len(name) > LONGEST_NAME:
            return False
        return normalised(name) in _other_aggregates() or normalised(_without_count(name)) in _totals()

    def suggestions(self, name: str, most: int = 3) -> list[Suggestion]:
        """Return the areas with similar names, most similar first; by English names where these are similar."""
        key_wanted = normalised(name[:LONGEST_NAME])
        index, spelt = self._known.index, self._known.spelt
        alike = [match for match in difflib.get_close_matches(key_wanted, list(spelt), n=12, cutoff=ALIKE)
                 if match[0] == key_wanted[0] or difflib.SequenceMatcher(None, key_wanted, match).ratio() >= MORE_ALIKE
                 ] if len(key_wanted) > LONGEST_CODE else []
        longer = [key for key in spelt if len(key_wanted) > LONGEST_CODE and f" {key_wanted} " in f" {key} "]
        keys_of: dict[str, list[str]] = {}
        for key in [*alike, *longer]:
            keys_of.setdefault(index[key], []).append(key)
        foreign = self._known.foreign
        best = {code: min(keys, key=foreign.__contains__) for code, keys in keys_of.items()}
        return [Suggestion(code, self.catalogue.area[code].name, spelt[key], key in foreign)
                for code, key in best.items()][:most]

    def since(self, name: str) -> int:
        """Return the first year for which a name means only its area, 0 if always; for "EU" it is 2020."""
        key = normalised(name)
        return 0 if key in self._chosen else _since().get(key, 0)

    @cached_property
    def _chosen(self) -> dict[str, str]:
        return {normalised(name): code for name, code in self.chosen.items() if name}

    @cached_property
    def _known(self) -> "_Known":
        return _known(self.catalogue.area_names)


@dataclass(frozen=True)
class _Known:
    """Normalised names of areas: code by name, spelling by name for those longer than a code, foreign names, and
    two-letter and numeric codes.
    """

    index: dict[str, str]
    spelt: dict[str, str]
    foreign: frozenset[str]
    short: frozenset[str]


@lru_cache(maxsize=4)
def _known(areas: tuple[tuple[str, ...], ...]) -> _Known:
    """Index of areas given as (code, alpha-2, number, name); cached per codelist."""
    names = [(code, name, rank, normalised(name)) for code, name, rank in _names(areas)]
    code_of: dict[str, str] = {}
    shared = set(NOT_OF_ONE)
    for code, _, rank, key in names:
        earlier = code_of.get(key)
        if earlier is not None and earlier != code and rank > 1:
            shared.add(key)
        code_of.setdefault(key, code)
    index = {key: code for key, code in code_of.items() if key and key not in shared}
    spelt: dict[str, str] = {}
    for _, name, _, key in names:
        if len(key) > 3 and key in index:
            spelt.setdefault(key, name)
    english = {normalised(area[-1]) for area in areas} | {
        normalised(name) for name in (*_english_iso_names(), *(
            row["name"] for row in _table("area_aliases.csv") if row["origin"] not in FOREIGN))}
    abbreviations = {normalised(row["name"]) for row in _table("area_aliases.csv") if row["origin"] == "abbreviation"}
    short = {key for key in index if _of_two_letters(key) or key.isdecimal()} - abbreviations
    return _Known(index, spelt, frozenset(set(spelt) - english), frozenset(short))


def _without_count(name: str) -> str:
    """A name without a number of countries in brackets, or a colon, at its end."""
    plain = name.strip()
    count = _OF_HOW_MANY.search(plain)
    return plain[:count.start()] if count and any(map(str.isdecimal, count[0])) else plain.rstrip(":：")


def _of_two_letters(word: str) -> bool:
    return len(word) == 2 and word.isascii() and word.isalpha()


def _names(areas: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, str, int]]:
    """Yield code, name and rank; names of rank 0 or 1 (own codes, reviewed aliases) take precedence over higher ranks.
    """
    for code, *others in areas:
        yield code, code, 0
        yield from ((code, name, 1) for name in others if name)
    codes = {code for code, *_ in areas}
    yield from ((code, name, 1) for code, name in _aliases() if code in codes)
    yield from ((code, name, 2) for code, name in _iso_names() if code in codes)


def other_names(catalogue: Catalogue) -> dict[str, str]:
    """Return the country code for each name that is not part of the country's own name: common names, abbreviations and
    former names of all countries, and of members also the official ones and those in other languages.
    """
    return _other_names(tuple((area.code, area.name, area.member == "yes") for area in catalogue.areas
                              if area.kind == "country"))


@lru_cache(maxsize=4)
def _other_names(countries: tuple[tuple[str, str, bool], ...]) -> dict[str, str]:
    """The same for countries given as (code, name, whether a member); cached per codelist."""
    own_names = {code: normalised(name) for code, name, _ in countries}
    members = {code for code, _, member in countries if member}
    names = [(row["code"], row["name"]) for row in _table("area_aliases.csv")
             if row["origin"] in EVERYDAY or row["code"] in members]
    names += [(code, name) for code, name in _iso_names() if code in members]
    return {name: code for code, name in names
            if code in own_names and normalised(name) not in own_names[code]}


@cache
def _aliases() -> tuple[tuple[str, str], ...]:
    return tuple((row["code"], row["name"]) for row in _table("area_aliases.csv"))


@cache
def _since() -> dict[str, int]:
    return {normalised(row["name"]): int(row["since"]) for row in _table("area_aliases.csv") if row["since"]}


@cache
def _other_aggregates() -> frozenset[str]:
    names = (row[key] for row in _table("other_aggregates.csv") for key in ("code", "name"))
    return frozenset(normalised(name) for name in names if name)


@cache
def _totals() -> frozenset[str]:
    return frozenset(normalised(row["name"]) for row in _table("total_words.csv"))


def _english_iso_names() -> Iterator[str]:
    for country in pycountry.countries:
        yield from filter(None, (getattr(country, key, "") for key in ISO_NAMES))


@cache
def _iso_names() -> tuple[tuple[str, str], ...]:
    """ISO 3166-1 names, official and common, in English, German, Spanish and French."""
    folder = Path(pycountry.LOCALES_DIR)
    spoken = [gettext.translation("iso3166-1", folder, [language], fallback=True) for language in LANGUAGES]
    names = []
    for country in pycountry.countries:
        english = [getattr(country, key, "") for key in ISO_NAMES]
        spoken_names = [*english, *(language.gettext(name) for language in spoken for name in english if name)]
        names += [(country.alpha_3, name) for name in dict.fromkeys(filter(None, spoken_names))]
    return tuple(names)


def _table(name: str) -> Iterable[dict[str, str]]:
    with (CODELISTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
