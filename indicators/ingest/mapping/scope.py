"""Check text against the indicators, countries and years of a file: one set of questions for titles, sheet names,
headers above figures, footers, comments, notes and cells of unknown columns. The words are in
codelists/meaning_words.csv.
"""

import re
from collections.abc import Collection

from indicators.catalogue.area_hints import countries_with, hint, is_listed
from indicators.catalogue.area_names import AreaNames
from indicators.ingest.limits import LONGEST_NAME
from indicators.ingest.mapping.choices import INDICATOR
from indicators.ingest.mapping.roles_by_cells import is_area
from indicators.ingest.vocabulary.headers import normalised
from indicators.ingest.vocabulary.meaning_words import (
    AVERAGE,
    GROWTH,
    PLAN,
    SHARE,
    SUM,
    core,
    has_phrase,
    has_word,
    is_header,
    is_word,
    other_measure,
    pieces,
    without,
    years_in,
)
from indicators.ingest.vocabulary.parts_of_year import (
    is_date_inside,
    months_in,
    says_day,
    says_part_of_year,
    says_span_inside_year,
)
from indicators.ingest.vocabulary.sex_and_age import says_age, says_some_people, sexes_in
from indicators.ingest.vocabulary.units import CASES, NUMBER, PERCENT, PERSONS, counts_persons, unit_words, units_in
from indicators.model import Catalogue, Indicator

_COUNTED_PERSONS = {"victims", "children", "people", PERSONS}
_VICTIMS = "victims"

_NO_COUNT = {"minutes", "hours", "days", "weeks", "months", "years", "euros", PERCENT, CASES}
"""Units that no counting indicator uses, regardless of the words around them."""

_TIMES = {"minutes", "hours", "days", "weeks"}
_CLOSED = re.compile(r"[(\[][^()\[\]]*[)\]]")
_FOR_YEAR = re.compile(r"\b(?:figures?|data|values?|numbers?|zahlen|daten|angaben|werte|chiffres|données"
                       r"|cifras|datos)\b.*\b(?:for|of|are|refers? to|relates? to|für|sind|de|pour|del|para|son|sont)"
                       r" ((?:19|20)\d\d)\b(?! ?[-/–]|\d)", re.IGNORECASE)
_MOST_OF_AREA = 5        # words of a name with "province of" and the like
_MOST_WORDS = 8          # words of a phrase, as opposed to prose
_LONGEST_NOTE = 12       # words of a note below a table
_ARTICLES = {"the", "la", "le", "les", "l", "el", "los", "las", "il", "lo", "de", "het", "di", "du", "da", "do", "of",
             "von", "d"}


class Scope:
    """The indicators, countries and years of a file; its methods tell whether text refers to something else."""

    def __init__(self, catalogue: Catalogue, indicators: Collection[Indicator], countries: Collection[str] = (),
                 years: Collection[str] = (), *, financial: bool = False, chosen: bool = False) -> None:
        self._catalogue, self._areas, self._unit = catalogue, AreaNames(catalogue), unit_words(catalogue)
        self._units = {indicator.unit for indicator in indicators}
        self._persons = any(map(counts_persons, indicators))
        self._countries, self._years, self._financial = set(countries), set(years), financial
        self._chosen = chosen          # whether the user assigned a column to an indicator, despite its header
        self._whole = any(indicator.whole for indicator in indicators)
        self._other = {PLAN, GROWTH} | ({SHARE, AVERAGE} if self._whole else set())
        self._other |= {SUM} if any(indicator.measure == "flow" for indicator in indicators) else set()

    def about(self, role: str) -> "Scope":
        """Return the scope of a column that the user assigned to one indicator by its role; else this scope."""
        own = self._catalogue.indicators.get(role.removeprefix(INDICATOR))
        if own is None:
            return self
        return Scope(self._catalogue, [own], self._countries, self._years, financial=self._financial, chosen=True)

    def of(self, code: str) -> "Scope":
        """Return the scope of the rows of one indicator."""
        return Scope(self._catalogue, [self._catalogue.indicators[code]], self._countries, self._years,
                     financial=self._financial)

    def is_other(self, text: str) -> bool:
        """Whether a line mentions a plan, growth, persons other than those counted, or a non-count unit other than the
        indicators' own.
        """
        return (other_measure(text) in self._other or any(map(self._is_other_persons, pieces(text)))
                or any(map(self._is_other_unit, self._units_around(text))))

    def header_is_other(self, name: str) -> bool:
        """Whether a header above figures mentions such things, or any other unit; a "%" anywhere in it makes them
        shares.
        """
        return (self.is_other(name) or is_word("plan header", core(name)) or ("%" in name and SHARE in self._other)
                or any(other_measure(word) in self._other - {SHARE} for word in name.split())
                or any(map(self._is_other_unit, units_in(name, self._unit, bare=True)))
                or any(self._is_other_unit(unit) for unit in map(self._unit, name.split()[-1:]) if unit in _TIMES))

    def series_is_other(self, word: str) -> bool:
        """Whether a cell that names a series, a sex or an age mentions such things; False if an indicator is a
        percentage.
        """
        if PERCENT in self._units:
            return False
        return (other_measure(word) in self._other or ("%" in word and SHARE in self._other)
                or is_word("suspects", core(word))
                or any(map(self._is_other_unit, self._units_around(word))))

    def cell_is_other(self, word: str) -> bool:
        """Whether a cell in an unknown column mentions such things."""
        return (other_measure(word) in self._other or self._is_other_persons(word)
                or any(map(self._is_other_unit, {self._unit(word), *self._units_around(word)})))

    def is_of_other_time(self, text: str) -> bool:
        """Whether text gives a date within the figures' years up to which they are counted, or a school year."""
        return self._is_of_other_years(text) or is_date_inside(text, self._years)

    def limits(self, text: str, *, note: bool = False) -> bool:
        """Whether a line limits figures to a part of a year, of a country, or of those counted. For a ``note`` below
        the table more words are allowed.
        """
        lines = [text, *pieces(text)]
        return (any(_is_limited(line, note=note) for line in lines) or (not note and self._is_aged(text))
                or self._is_part_of_country(text) or self.is_of_other_time(text) or self._is_of_another_year(text)
                or _is_correction(text))

    def header_limits(self, name: str) -> bool:
        """Whether a header above figures limits them; there "exercice 2020" is not a calendar year, and 2019 alone is
        not the year of figures for 2020.
        """
        years, plain = years_in(_CLOSED.sub(" ", name)), normalised(name)
        return (self.limits(name) or bool(years and not self._years <= years)
                or len(sexes_in(plain)) == 1 or has_word("of which", plain)
                or (not self._financial and has_word("accounting year", plain)))

    def _units_around(self, text: str) -> set[str]:
        """Non-count units in a line; a sheet called "Years" names a unit only for indicators measured in time."""
        bare = not _TIMES.isdisjoint(self._units) and self._unit(text) in _TIMES
        return units_in(text, self._unit, bare=bare) & _NO_COUNT

    def _is_other_persons(self, piece: str) -> bool:
        phrase = core(piece)
        return is_word("suspects", phrase) or (is_word("victims", phrase) and bool(self._units)
                                             and _VICTIMS not in self._units)

    def _is_other_unit(self, unit: str) -> bool:
        if not unit or not self._units or unit in self._units:
            return False
        if self._chosen and unit not in _NO_COUNT - {CASES}:
            return False
        if unit in (NUMBER, CASES):
            return self._persons if unit == CASES else not self._whole
        return not (self._persons and unit in _COUNTED_PERSONS)

    def _is_part_of_country(self, text: str) -> bool:
        """Whether a line names a region, such as "Land Bayern" or "Opfer, Bayern", and is not an office's address."""
        plain = normalised(text)
        if has_word("office", plain) or is_header("handled header", plain) or says_day(text) \
                or len(plain.split()) > _MOST_WORDS:
            return False
        apart = pieces(text)
        parts = [piece for piece in apart if self._names_part(piece)]
        return bool(parts) and all(piece in parts or not core(piece) or any(
            has_word(kind, normalised(piece)) for kind in ("counted", "area header")) for piece in apart)

    def _names_part(self, piece: str) -> bool:
        name = without(piece, "counted", "filler")
        if not name or self._areas.code(name) or is_area(piece, self._areas):
            return False
        if len(piece.split()) <= _MOST_OF_AREA and not all(
                is_area(word, self._areas) for word in _names_behind("area title", piece)):
            return True
        return is_listed(name) or is_word("direction", name) or not self._countries.isdisjoint(countries_with(name))

    def _is_aged(self, text: str) -> bool:
        plain = normalised(text)
        return (says_age(text) and len(plain.split()) <= _MOST_WORDS
                and not any(has_word(kind, plain) for kind in ("office", "small numbers")))

    def _is_of_other_years(self, text: str) -> bool:
        plain = normalised(text)
        return (not self._financial and len(plain.split()) <= _MOST_WORDS and has_word("other year", plain))

    def _is_of_another_year(self, text: str) -> bool:
        """Whether a line states that figures are for a year of which the file has none: "Figures for KHM are for 2018".
        """
        if len(text) > LONGEST_NAME or len(text.split()) > _LONGEST_NOTE:
            return False
        years = set(_FOR_YEAR.findall(text))
        return bool(years and self._years and self._years.isdisjoint(years_in(text)))


def _is_correction(text: str) -> bool:
    """Whether a line corrects figures, or forbids their use: "Correction: 4 should read 44", "not for use"."""
    plain = normalised(text)
    return len(plain.split()) <= _LONGEST_NOTE and (
        has_phrase("correction", plain) or any(is_word("correction", core(piece)) for piece in pieces(text)))


def limits_figures(cell: str) -> bool:
    """Whether a short cell limits figures to a part of a year or to some persons, or in any other way."""
    plain = normalised(cell)
    return has_word("limit", plain) or says_part_of_year(cell) or says_some_people(cell)


def _is_limited(text: str, *, note: bool) -> bool:
    """Whether a line around a table limits the figures: words that restrict what is counted, or a span within a year.
    Remarks on small numbers or on offices and readers do not. A ``note`` below the table may be longer, and then must
    give the part or persons.
    """
    plain = normalised(text)
    tokens = plain.split()
    if is_header("handled header", plain) or has_word("small numbers", plain) or has_word("office", plain) \
            or len(tokens) > (_LONGEST_NOTE if note else _MOST_WORDS):
        return False
    if says_span_inside_year(text) or _names_behind("exclusion", text):
        return True
    limits = [token for token in tokens if is_word("limit", token)]
    counted = not note and has_word("counted", plain) and not any(is_word("loose limit", token) for token in limits)
    area = hint(without(text, "limit", "counted", "filler"))
    return has_word("limit", plain) and bool(
        months_in(text) or has_word("part of year", plain) or counted or sexes_in(plain) or says_some_people(text)
        or (area is not None and area.kind == "part"))


def _names_behind(kind: str, text: str) -> list[str]:
    """Capitalised names that follow a word of a kind: "Prahy" after "bez", in any grammatical case."""
    words, found = re.findall(r"\w+", text), list[str]()
    for index, word in enumerate(words):
        before = [normalised(other) for other in words[:index]]
        while before and before[-1] in _ARTICLES:
            before.pop()
        if word[0].isupper() and not word.isupper() and any(
                is_word(kind, " ".join(before[-count:])) for count in (1, 2, 3)):
            found.append(word)
    return found
