"""Column headers -> roles, with issues for duplicate and look-alike headers."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from indicators.ingest.mapping.choices import INDICATOR, LEFT_OUT, YEAR
from indicators.ingest.mapping.header_lines import ONE_LINE, Levels
from indicators.ingest.mapping.indicator_names import IndicatorNames
from indicators.ingest.mapping.long_table import forms
from indicators.ingest.mapping.table import indices_of
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import is_exported, normalised, role_of
from indicators.ingest.vocabulary.scales import multiplier_of, scale_in
from indicators.ingest.vocabulary.years import financial_year, footnoted_year, year_of
from indicators.model import Issue, Message

PLAIN = frozenset({"country", "year", "indicator", "value", "unit", "source"})
"""Headers of the plain layout, which need no note."""

_OTHER_CODES = re.compile(r"2( code)?$|^m49|numeric|^country iso2$")
"""Headers of country codes other than three-letter codes; if both occur, the three-letter codes are used."""

_LOOK_ALIKE = str.maketrans("АВЕКМНОРСТХаеорсухіѕԁјһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοα", "ABEKMHOPCTXaeopcyxisdjhqwABEZHIKMNOPTYXoa")

_SDMX = re.compile(r"[A-Z][A-Z0-9_]+")
_HELD_TOGETHER = {"country", "indicator"}      # roles whose code and name columns are compared row by row
_SAME = {"value", "year"}                      # roles whose label must equal the code or be empty


@dataclass(frozen=True, kw_only=True)
class Roles:
    """Column indices by role."""

    by_column: tuple[str, ...]                 # role of each column, "" for none
    of: dict[str, int]                         # role -> index: {"country": 0, ...}
    years: dict[str, int] = field(default_factory=dict)          # in a wide table: year or financial year -> index
    indicators: dict[str, int] = field(default_factory=dict)     # in a wide table: code -> index
    left_out: tuple[int, ...] = ()
    levels: Levels = ONE_LINE                  # what a two-row header states about the columns of figures
    issues: tuple[Issue, ...] = ()
    notes: tuple[Message, ...] = ()

    @property
    def figures(self) -> tuple[int, ...]:
        """Indices of the columns of figures."""
        if self.levels.stated:
            return tuple(self.levels.indices)
        return (self.of["value"],) if "value" in self.of else tuple((self.years or self.indicators).values())

    @property
    def country(self) -> int | None:
        """Index of the column that names the country, None if there is none."""
        return next((self.of[role] for role in ("country", "country_name", "country_code") if role in self.of), None)

    @property
    def says_part(self) -> bool:
        """Whether a column or header gives a breakdown, by sex or age."""
        return not {"sex", "age", "breakdown"}.isdisjoint({*self.of, *self.levels.stated})

    def has(self, noun: str) -> bool:
        """Whether a column, or the header above the figures, gives the country or indicator of a row."""
        return not {*self.of, *self.levels.stated}.isdisjoint(forms(noun))


def find_roles(reading: Reading, names: IndicatorNames, chosen: Mapping[str, str], levels: Levels, *,
               financial: bool, spare: Collection[int] = ()) -> Roles:
    """Determine the role of each column of a header. ``chosen`` are the user's roles by header, "" to detect.

    ``financial`` allows columns for financial years such as 2014/15. ``levels`` gives the roles of the columns of
    figures under a two-row header; ``spare`` columns have no role.
    """
    header, row, figures = reading.header, reading.header_row, set(levels.indices)
    known = {normalised(name): role for name, role in chosen.items()}
    by_column = [_of_levels(levels, index, names) if index in figures | set(levels.others)
                 else chosen.get(name, known.get(normalised(name), "")) or _role(name, names, financial=financial)
                 for index, name in enumerate(header)]
    if not figures:
        by_column = _with_footnoted_years(header, by_column)
    by_column = _with_one_country_code(header, by_column, known)
    if is_exported(header):             # its column "status" is Goalline's own assessment
        by_column = ["" if normalised(name) == "status" and not known.get("status") else role
                     for name, role in zip(header, by_column, strict=True)]
    by_column = _without_labels(reading, by_column, {name for name, role in known.items() if role})
    by_column = ["" if index in spare else role for index, role in enumerate(by_column)]
    other = ["" if index in figures else role for index, role in enumerate(by_column)]
    of: dict[str, int] = {}
    for index, role in enumerate(other):
        if role not in ("", LEFT_OUT):
            of.setdefault(role, index)
    return Roles(
        by_column=tuple(by_column),
        of={role: index for role, index in of.items() if not role.startswith((YEAR, INDICATOR))},
        years={role.removeprefix(YEAR): index for role, index in of.items() if role.startswith(YEAR)},
        indicators={role.removeprefix(INDICATOR): index for role, index in of.items() if role.startswith(INDICATOR)},
        left_out=tuple(index for index, role in enumerate(by_column) if not role), levels=levels,
        issues=(*levels.issues, *_repeated(header, other, row), *_look_alikes(header, by_column, row)),
        notes=tuple(_notes([(name.strip(), role) for index, (name, role) in enumerate(
            zip(header, by_column, strict=True)) if index not in figures], known)))


def _of_levels(levels: Levels, index: int, names: IndicatorNames) -> str:
    """The role of a column of figures under a two-row header: its year, or else its indicator."""
    stated = {noun: words[index] for noun, words in levels.stated.items() if index in words}
    if "year" in stated:
        return f"{YEAR}{stated['year']}"
    code = names.code(stated.get("indicator", ""))
    return f"{INDICATOR}{code}" if code else "value" if stated else ""


def _role(header: str, names: IndicatorNames, *, financial: bool) -> str:
    if financial and financial_year(header.strip()):
        return f"{YEAR}{header.strip()}"
    if year := year_of(header):
        return f"{YEAR}{year}"
    code = names.code(header)
    return role_of(header) or (f"{INDICATOR}{code}" if code else "")


def _with_footnoted_years(header: list[str], by_column: list[str]) -> list[str]:
    """The roles, with "2013*" or "2013 (p)" taken as a year if no other column has that year, and no column holds the
    year or value of all rows.
    """
    if {"year", "value"} & set(by_column):
        return by_column
    years = [year_of(name) or int(footnoted_year(name)[0] or 0) for name in header]
    return [f"{YEAR}{year}" if not role and year and years.count(year) == 1 else role
            for role, year in zip(by_column, years, strict=True)]


def _with_one_country_code(header: list[str], by_column: list[str], chosen: Mapping[str, str]) -> list[str]:
    """The roles, with only one column as country code if there are several code lists; "Code" next to "Entity" (Our
    World in Data) is the country code.
    """
    names = [normalised(name) for name in header]
    roles = ["country_code" if name == "code" and not role and "entity" in names else role
            for name, role in zip(names, by_column, strict=True)]
    coded = [index for index, role in enumerate(roles) if role == "country_code" and not chosen.get(names[index])]
    others = [index for index in coded if _OTHER_CODES.search(names[index])]
    spare = set(others if len(others) < len(coded) else others[1:])
    return ["" if index in spare else role for index, role in enumerate(roles)]


def _without_labels(reading: Reading, by_column: list[str], chosen: Collection[str]) -> list[str]:
    """The roles, without a label column next to its code column, as OECD exports have them; ``chosen`` are headers for
    which the user made a choice. Two columns that disagree both keep their role.
    """
    made = list(by_column)
    for at, role in enumerate(by_column[:-1]):
        code, label = reading.header[at].strip(), reading.header[at + 1].strip()
        if not role or role != by_column[at + 1] or not _SDMX.fullmatch(code) or _SDMX.fullmatch(label) \
                or {normalised(code), normalised(label)} & set(chosen):
            continue
        if role in _HELD_TOGETHER and not {f"{role}_code", f"{role}_name"} & set(by_column):
            made[at], made[at + 1] = f"{role}_code", f"{role}_name"
        elif _agree(role, reading.columns[at], reading.columns[at + 1]):
            made[at + 1] = ""
    return made


def _agree(role: str, codes: pa.DictionaryArray, labels: pa.DictionaryArray) -> bool:
    """Whether codes and labels correspond one to one; empty labels are ignored. For multipliers, whether the power of
    ten and the word agree, such as 3 and "Thousands".
    """
    filled = {pair for pair in _pairs(codes, labels) if pair[1]}
    if role == "multiplier":
        return all(multiplier_of(code, power=True) == multiplier_of(label, power=False) for code, label in filled)
    if any(scale_in(str(label)) is not None for label in labels.dictionary.to_pylist()):
        return False
    if role in _SAME:
        return all(code == label for code, label in filled)
    return len({code for code, _ in filled}) == len(filled) == len({label for _, label in filled})


def _pairs(codes: pa.DictionaryArray, labels: pa.DictionaryArray) -> set[tuple[str, str]]:
    """The distinct pairs of cells that occur next to each other."""
    upper, lower = ([str(cell).strip() for cell in cells.dictionary.to_pylist()] for cells in (codes, labels))
    pairs = np.unique(indices_of(codes) * len(lower) + indices_of(labels)).tolist()
    return {(upper[pair // len(lower)], lower[pair % len(lower)]) for pair in pairs}


def _repeated(header: list[str], by_column: list[str], row: int) -> Iterator[Issue]:
    """Issues for columns with the same role, and for unknown columns with the same header."""
    indices = defaultdict(list)
    for index, (name, role) in enumerate(zip(header, by_column, strict=True)):
        if role != LEFT_OUT and (role or name.strip()):
            indices[role or name.strip()].append(index)
    for same in indices.values():
        for index in same[1:]:
            first, name, role = header[same[0]].strip(), header[index].strip(), by_column[index]
            both = role and not role.startswith((YEAR, INDICATOR)) and normalised(first) != normalised(name)
            yield Issue(code="columns.both" if both else "columns.twice", row=row, column=name, found=name,
                          values={"first": first, **({"role": role.replace("_", " "), "noun": role} if both else {})})


def _look_alikes(header: list[str], by_column: list[str], row: int) -> Iterator[Issue]:
    for name, role in zip(header, by_column, strict=True):
        plain = name.translate(_LOOK_ALIKE)
        if not role and plain != name and role_of(plain):
            foreign = sorted({character for character in name if character.translate(_LOOK_ALIKE) != character})
            yield Issue(code="columns.look_alike", row=row, column=name.strip(), found=name.strip(),
                          values={"letters": code_points("".join(foreign)), "meant": plain.strip()})


def code_points(text: str) -> str:
    """Return the code points of a text, such as "U+041A U+0430"."""
    return " ".join(f"U+{ord(character):04X}" for character in text)


def _notes(by_column: list[tuple[str, str]], chosen: Mapping[str, str]) -> Iterator[Message]:
    """Notes on headers other than the plain names and the user's codes, and on unused columns."""
    wide = [(name, role) for name, role in by_column if role.startswith((YEAR, INDICATOR))]
    read_as = [(name, role.replace("_", " ")) for name, role in by_column if role not in ("", LEFT_OUT)
               and not role.startswith((YEAR, INDICATOR)) and name not in PLAIN | {role}]
    read_as += [(name, code) for name, role in wide if normalised(name) not in chosen
                and (code := role.removeprefix(INDICATOR)) not in (role, name)]
    for name, role in read_as:
        yield Message(code="note.header_read_as", values={"header": name, "role": role})
    if marked := [name for name, role in wide if role.startswith(YEAR) and footnoted_year(name)[0]]:
        yield Message(code="note.years_footnoted", values={"count": len(marked), "headers": marked})
    unused = [name for name, role in by_column if role in ("", LEFT_OUT)]
    if named := [name for name in unused if name]:
        yield Message(code="note.columns_left_out", values={"columns": named, "count": len(named)})
    if nameless := len(unused) - len(named):
        yield Message(code="note.nameless_columns", values={"count": nameless})
