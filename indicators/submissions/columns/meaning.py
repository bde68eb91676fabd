"""Columns that nobody knows and whose cells may change what the figures are of: a part of a year or of a country, a
plan, growth, a sex or an age, suspects, another unit; or which of them are secret or no longer count. Left out in
silence they would make the figures others.
"""

import re
from collections.abc import Collection, Iterator

import numpy as np
import pyarrow as pa

from indicators.catalog.names import AreaNames
from indicators.model import Catalogue, Finding, Indicator
from indicators.submissions.columns.headers import Roles
from indicators.submissions.columns.own import is_own
from indicators.submissions.columns.units import unit_words
from indicators.submissions.columns.without_figures import blank
from indicators.submissions.read.measures import AVERAGE, PLAN, SHARE, SUM, other_measure
from indicators.submissions.read.sex_and_age import age_of, sex_of
from indicators.submissions.read.vocabulary import is_number, is_total, normalised
from indicators.submissions.reading import Reading

_LOOKED_AT = 5_000       # distinct cells of a column
_LONGEST = 40            # letters of a cell that is a code or a word, and no prose
_SHORTEST = 3            # letters of a sex or an age: "M" is "missing" too

_MONTH = (r"(?:jan(?:uary|uar|vier|eiro)?|ene(?:ro)?|feb(?:ruary|ruar|rero)?|févr?(?:ier)?|fev(?:ereiro)?"
          r"|mar(?:ch|s|zo|ço)?|märz|mrz|apr(?:il)?|abr(?:il)?|avr(?:il)?|may|mai|mayo|maio|june?|juni|juin|juni?o|july?|juli|juil(?:let)?"
          r"|jul[io]o|aug(?:ust)?|août|ago(?:sto)?|sept?(?:ember|embre|iembre)?|o[ck]t(?:ober|obre)?|octubre"
          r"|nov(?:ember|embre|iembre)?|de[cz](?:ember)?|déc(?:embre)?|dic(?:iembre)?|dezembro)\.?")
_PART = re.compile(
    rf"(?:19|20)?\d{{0,2}}\W*{_MONTH}(?:\W+(?:to|bis|à|a|al|-|–)?\W*{_MONTH})?\W*(?:(?:19|20)\d\d)?"
    rf"|{_MONTH}\s?[-–/]\s?{_MONTH}|(?:(?:19|20)\d\d\W*)?[QHST]\W?[1-4](?:\W*(?:19|20)\d\d)?"
    r"|(?:[1-4]|first|second|third|fourth|1st|2nd|3rd|4th|i{1,3}|iv)\W{0,2}(?:er|e|º|ª)?\W?"
    r"(?:quarter|half|semester|trimestre|semestre|quartal|halbjahr|vierteljahr|kwartaal|kvartal|kwartał|квартал|полугодие)"
    r"|(?:quarter|half|semester|trim\w*|semestre|quartal|halbjahr|q|kvartal|kwartał)\W{0,2}(?:[1-4]|i{1,3}|iv)"
    r"|(?:quarterly|monthly|weekly|half[- ]?year\w*|monatlich|vierteljährlich|mensuel|trimestriel|mensual|trimestral)"
    r"|(?:year[- ]to[- ]date|ytd|part[- ]year|partial year|first (?:six|three|nine) months|\d{1,2} months)",
    re.IGNORECASE)
_ALL_YEAR = re.compile(r"jan\w*\W+(?:to\W+|bis\W+)?de[cz]\w*|12 months|h1\W+h2|q1\W+q4", re.IGNORECASE)

_AREAS = {"region", "regions", "province", "provinces", "provincia", "provincie", "state", "district", "distrito",
          "distrikt", "county", "city", "town", "municipality", "municipio", "municipalite", "governorate", "oblast",
          "prefecture", "canton", "kanton", "department", "departement", "departamento", "bundesland", "admin1", "adm1",
          "admin 1", "nuts", "nuts2", "nuts 2", "subdivision", "regione", "wojewodztwo", "lan", "fylke", "regiao",
          "estado", "kommune", "kommun", "gemeinde", "gemeente", "commune", "comune", "stadt", "ville", "ciudad",
          "cidade", "region name", "regiao nome", "kraj", "okres", "judet", "maakunta", "il", "bolge", "область",
          "регион", "район", "ort", "urban rural", "area type", "settlement"}
_WHOLE_AREAS = {"national", "nationwide", "whole country", "country", "national total", "bundesweit", "landesweit",
                "bund", "nacional", "nationale", "nazionale", "kingdom", "wide", "afr", "amr", "emr", "eur", "sear",
                "wpr", "afro", "amro", "emro", "euro", "searo", "wpro"}
"""What a column of regions says of a whole country, and the regions of the WHO."""

_KINDS = {"leg stat", "iccs", "offence", "offense", "offences", "offence type", "offense type", "type of offence",
          "type of offense", "crime", "crime type", "type of crime", "type of count", "counting unit", "statistic",
          "scenario", "variant", "szenario", "escenario", "delikt", "delito", "infraction", "victim type"}
"""Headers of columns that part series."""

_STATES = {"annule", "anulado", "archived", "borrado", "borrador", "brouillon", "canceled", "cancelled",
           "confidencial", "confidencialidad", "confidential", "confidentialite", "confidentiality", "confidentiel",
           "deleted", "do not publish", "draft", "eliminado", "embargo", "embargoed", "entwurf", "exclude",
           "excluded", "for publication", "geheim", "geloscht", "gestrichen", "gultig", "hidden", "include",
           "included", "internal", "invalid", "non public", "not for publication", "obsolete", "offentlich",
           "privado", "private", "prive", "public", "publico", "publish", "publishable", "published", "restricted",
           "secret", "secreto", "sensitive", "storniert", "superseded", "suppressed", "supprime", "ungultig",
           "unpublished", "use", "valid", "validated", "valide", "valido", "veroffentlichen", "veroffentlicht",
           "vertraulich", "void", "withdrawn"}
_STATE = re.compile(rf"(?:is |est |es |ist )?(?:{'|'.join(sorted(_STATES))})(?: (?:data|flag|figure|value))?")
"""Headers of columns that say which figures are secret, no longer count, or are not to be used."""

_NOT_TRANSFORMED = {"", "n", "z", "none", "level", "levels", "non transformed data", "not applicable", "no"}
_PERSONS = {
    "victims": r"per vict|victims?|opfer|victimes?|v[ií]ctimas?|vittime|slachtoffers?|ofiary",
    "": r"per susp|per prsc|per conv|per cnv|per conv?ict\w*|suspects?|suspected(?: persons?)?|offenders?|perpetrators?"
        r"|accused|(?:persons? )?(?:convicted|prosecuted|arrested|charged)|convictions?|prosecutions?|arrests?"
        r"|tatverdachtige|verurteilte|tater|suspects?|auteurs?|condamnes?|sospechosos?|condenados?|investigados?"
        r"|indagati|verdachten|podejrzani|witnesses|investigations|cases opened"}
_PERSONS_OF = {unit: re.compile(words) for unit, words in _PERSONS.items()}


def changed_meanings(reading: Reading, roles: Roles, indicators: Collection[Indicator],
                     catalogue: Catalogue) -> Iterator[Finding]:
    """An error for each such column, with the first cell that says so; one that a person left out is none.
    ``indicators`` are those that the file is about.
    """
    if is_own(reading.header):
        return
    looks, seen = _Looks(catalogue, indicators), set[str]()
    for index in roles.left_out:
        name = reading.header[index].strip()
        if name and normalised(name) not in seen and (found := looks.at(reading, roles, index)):
            seen.add(normalised(name))
            yield Finding(code="columns.changes_meaning", sheet=reading.sheet, row=reading.header_row, column=name,
                          found=found)


class _Looks:
    """What cells of a column say, held against what the file is about."""

    def __init__(self, catalogue: Catalogue, indicators: Collection[Indicator]) -> None:
        self._areas, self._unit = AreaNames(catalogue), unit_words(catalogue)
        self._units = {indicator.unit for indicator in indicators}
        self._other = {PLAN} | ({SHARE, AVERAGE} if any(indicator.whole for indicator in indicators) else set())
        self._other |= {SUM} if any(indicator.measure == "flow" for indicator in indicators) else set()

    def at(self, reading: Reading, roles: Roles, index: int) -> str:
        """The first cell that changes what the figures are of; "" for none."""
        header, words = normalised(reading.header[index]), _words(reading, roles, index)
        if _STATE.fullmatch(header):
            return next(iter(words), "")
        words = [word for word in words if len(word) <= _LONGEST]
        if header in _AREAS:
            return self._part_of_country(words, reading, roles, index)
        if header in ("transformation", "base per", "base period"):
            return next((word for word in words if normalised(word) not in _NOT_TRANSFORMED), "")
        kinds = [word for word in words if not is_total(word)]
        if header in _KINDS and len(kinds) > 1:
            return kinds[0]
        told = [word for word in words if not is_number(word)]
        if told and len(told) == len(words) and all(map(_is_sex, told)) and any(map(sex_of, told)):
            return next(filter(sex_of, told))
        return next(filter(self._says, told), "")

    def _says(self, word: str) -> bool:
        plain = normalised(word)
        persons = next((unit for unit, known in _PERSONS_OF.items() if known.fullmatch(plain)), None)
        if persons is not None:
            return persons not in self._units
        unit = self._unit(word)
        return (_is_part_of_year(word) or other_measure(word) in self._other or _is_part_of_people(word)
                or bool(unit and self._units and unit not in self._units))

    def _part_of_country(self, words: list[str], reading: Reading, roles: Roles, index: int) -> str:
        """The first that is no country, group of countries or total; none where several countries share one."""
        parts = [word for word in words if not (
            is_total(word) or normalised(word) in _WHOLE_AREAS or self._areas.code(word)
            or self._areas.is_other_aggregate(word))]
        return "" if not parts or _shared(reading, roles, index) else parts[0]


def _words(reading: Reading, roles: Roles, index: int) -> list[str]:
    """Words of a column, in rows that have a figure: other lines are headings."""
    cells, empty = reading.columns[index], [blank(reading, figure) for figure in roles.figures]
    rows = ~np.logical_and.reduce(empty) if empty else np.ones(len(reading.rows), bool)
    used = np.unique(_places(cells)[rows])[:_LOOKED_AT]
    words = [word.strip() for word in cells.dictionary.take(pa.array(used)).to_pylist()]
    return [word for word in words if word]


def _shared(reading: Reading, roles: Roles, index: int) -> bool:
    """Whether a region is that of several countries: they are its members, not it a part of them."""
    at = next((roles.of[role] for role in ("country", "country_code", "country_name") if role in roles.of), None)
    if at is None or not len(reading.rows):
        return False
    region, country = (_places(reading.columns[column]) for column in (index, at))
    pairs = np.unique(region * (int(country.max()) + 1) + country)
    return bool(np.bincount(pairs // (int(country.max()) + 1)).max() > 1)


def _places(cells: pa.DictionaryArray) -> np.ndarray:
    return cells.indices.to_numpy(zero_copy_only=False).astype(np.int64)


def _is_sex(word: str) -> bool:
    return sex_of(word) is not None


def _is_part_of_year(word: str) -> bool:
    return bool(_PART.fullmatch(word)) and not _ALL_YEAR.fullmatch(word)


def _is_part_of_people(word: str) -> bool:
    return len(word) >= _SHORTEST and bool(sex_of(word) or age_of(word))
