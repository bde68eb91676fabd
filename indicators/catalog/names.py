"""What people call an area -> its code: a normalised index over ISO 3166 and a reviewed table of aliases.

Names are compared without case, accents, punctuation and invisible characters. A name that two areas have belongs to
neither. Sources: pycountry (ISO 3166-1 with its German, Spanish and French names), codelists/area_aliases.csv.
"""

import csv
import difflib
import gettext
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path

import pycountry

from indicators.model import Catalogue

EVERYDAY = ("common name", "abbreviation", "former name")
FOREIGN = ("French", "German", "Spanish")
"""Origins of aliases in other languages."""

CODELISTS = Path(__file__).parents[2] / "data" / "codelists"
LANGUAGES = ("de", "es", "fr")
ISO_NAMES = ("name", "common_name", "official_name")
NOT_OF_ONE = frozenset({"congo", "kongo", "korea", "micronesia", "virgin islands"})
"""Names that say too little: ISO gives "Congo" to one of the two countries that are called so."""


@dataclass(frozen=True)
class Suggestion:
    """An area that a name may mean; ``because`` is the known name that it resembles."""

    code: str
    name: str
    because: str
    foreign: bool                      # whether that name is of another language than the catalogue's

    def told(self) -> str:
        """"South Korea (KOR)", or where only a foreign name resembles "Cambodia (KHM, “Kambodscha”)"."""
        return f"{self.name} ({self.code}, “{self.because}”)" if self.foreign else f"{self.because} ({self.code})"


def normalised(name: str) -> str:
    """A name without case, accents, punctuation and invisible characters; "&" and "and", "St" and "Saint" are one."""
    letters = unicodedata.normalize("NFKD", name).casefold().replace("&", " and ")
    plain = "".join(each for each in letters if not unicodedata.combining(each) and unicodedata.category(each) != "Cf")
    words = re.sub(r"['’`ʼ]", "", plain.replace("ß", "ss"))
    return " ".join("saint" if each == "st" else each for each in re.findall(r"\w+", words.replace("_", " ")))


@dataclass(frozen=True)
class AreaNames:
    """Names of a catalogue's areas; ``chosen`` are names whose codes a person has decided on."""

    catalogue: Catalogue
    chosen: Mapping[str, str] = field(default_factory=dict)

    def code(self, name: str) -> str:
        """Code of the area that is called so; "" where none, or more than one, is."""
        key = normalised(name)
        return self._chosen.get(key) or self._known.index.get(key, "")

    def is_other_aggregate(self, name: str) -> bool:
        """Whether a name or code is that of a group of countries which the catalogue does not hold."""
        return normalised(name) in _other_aggregates()

    def suggestions(self, name: str, most: int = 3) -> list[Suggestion]:
        """Areas whose names resemble this one, the most alike first; each by its English name where that does."""
        wanted = normalised(name)
        index, spelt = self._known.index, self._known.spelt
        alike = difflib.get_close_matches(wanted, list(spelt), n=12, cutoff=0.75)
        longer = [each for each in spelt if len(wanted) > 3 and f" {wanted} " in f" {each} "]
        found: dict[str, list[str]] = {}
        for each in [*alike, *longer]:
            found.setdefault(index[each], []).append(each)
        foreign = self._known.foreign
        best = {code: min(keys, key=foreign.__contains__) for code, keys in found.items()}
        return [Suggestion(code, self.catalogue.area[code].name, spelt[key], key in foreign)
                for code, key in best.items()][:most]

    def since(self, name: str) -> int:
        """The first year of which a name means its area and no other, 0 where it always does; "EU" is of 2020."""
        key = normalised(name)
        return 0 if key in self._chosen else _since().get(key, 0)

    @cached_property
    def _chosen(self) -> dict[str, str]:
        return {normalised(name): code for name, code in self.chosen.items()}

    @cached_property
    def _known(self) -> "_Known":
        return _known(tuple((each.code, each.alpha2, each.numeric, each.name) for each in self.catalogue.areas))


@dataclass(frozen=True)
class _Known:
    """Normalised names of areas: the code of each, a spelling of each that is longer than a code, the foreign ones."""

    index: dict[str, str]
    spelt: dict[str, str]
    foreign: frozenset[str]


@lru_cache(maxsize=4)
def _known(areas: tuple[tuple[str, ...], ...]) -> _Known:
    """Names of areas that are given by code, alpha-2, number and name; worked out once for each codelist."""
    names = [(code, name, rank, normalised(name)) for code, name, rank in _names(areas)]
    found: dict[str, str] = {}
    twice = set(NOT_OF_ONE)
    for code, _, rank, key in names:
        other = found.get(key)
        if other is not None and other != code and rank > 1:
            twice.add(key)
        found.setdefault(key, code)
    index = {key: code for key, code in found.items() if key and key not in twice}
    spelt: dict[str, str] = {}
    for _, name, _, key in names:
        if len(key) > 3 and key in index:
            spelt.setdefault(key, name)
    english = {normalised(each[-1]) for each in areas} | {
        normalised(name) for name in (*_english_iso_names(), *(
            each["name"] for each in _table("area_aliases.csv") if each["origin"] not in FOREIGN))}
    return _Known(index, spelt, frozenset(set(spelt) - english))


def _names(areas: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, str, int]]:
    """Code, name and rank; a name of rank 0 or 1 (own codes, reviewed aliases) yields to none of a higher."""
    for code, *others in areas:
        yield code, code, 0
        yield from ((code, each, 1) for each in others if each)
    known = {code for code, *_ in areas}
    yield from ((code, name, 1) for code, name in _aliases() if code in known)
    yield from ((code, name, 2) for code, name in _iso_names() if code in known)


def everyday_names(catalogue: Catalogue) -> dict[str, str]:
    """Code of a country by each other name that people use for it, where its own name does not hold that."""
    own = {area.code: normalised(area.name) for area in catalogue.areas if area.kind == "country"}
    return {each["name"]: each["code"] for each in _table("area_aliases.csv")
            if each["origin"] in EVERYDAY and each["code"] in own
            and normalised(each["name"]) not in own[each["code"]]}


@cache
def _aliases() -> tuple[tuple[str, str], ...]:
    return tuple((each["code"], each["name"]) for each in _table("area_aliases.csv"))


@cache
def _since() -> dict[str, int]:
    return {normalised(each["name"]): int(each["since"]) for each in _table("area_aliases.csv") if each["since"]}


@cache
def _other_aggregates() -> frozenset[str]:
    names = (each[key] for each in _table("other_aggregates.csv") for key in ("code", "name"))
    return frozenset(normalised(name) for name in names if name)


def _english_iso_names() -> Iterator[str]:
    for country in pycountry.countries:
        yield from filter(None, (getattr(country, key, "") for key in ISO_NAMES))


@cache
def _iso_names() -> tuple[tuple[str, str], ...]:
    """Names of ISO 3166-1, official and common ones, and what they are in German, Spanish and French."""
    folder = Path(pycountry.LOCALES_DIR)
    spoken = [gettext.translation("iso3166-1", folder, [each], fallback=True) for each in LANGUAGES]
    names = []
    for country in pycountry.countries:
        own = [getattr(country, key, "") for key in ISO_NAMES]
        said = [*own, *(each.gettext(name) for each in spoken for name in own if name)]
        names += [(country.alpha_3, name) for name in dict.fromkeys(filter(None, said))]
    return tuple(names)


def _table(name: str) -> Iterable[dict[str, str]]:
    with (CODELISTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
