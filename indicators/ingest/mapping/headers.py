"""Headers -> what each column is for, with an issue for what is missing, doubled or looks like another."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from indicators.ingest.mapping.choices import INDICATOR
from indicators.ingest.mapping.code_and_label import without_labels
from indicators.ingest.mapping.header_lines import ONE_LINE, Levels
from indicators.ingest.mapping.header_periods import financial_year
from indicators.ingest.mapping.indicators import IndicatorNames
from indicators.ingest.mapping.own_files import is_own
from indicators.ingest.vocabulary.headers import footnoted_year, normalised, role_of, year_of
from indicators.model import Issue, Message

YEAR = "year:"                                 # what a column of values is for, where a wide table has several

LEFT_OUT = "left_out"
"""Role of a column that a person leaves out."""

PLAIN = frozenset({"country", "year", "indicator", "value", "unit", "source"})
"""Headers of the plain layout, of which nothing need be said."""

_OTHER_CODES = re.compile(r"2( code)?$|^m49|numeric|^country iso2$")
"""Headers of codes in another list than that of three letters, which is taken where both stand."""

_LOOK_ALIKE = str.maketrans("АВЕКМНОРСТХаеорсухіѕԁјһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοα", "ABEKMHOPCTXaeopcyxisdjhqwABEZHIKMNOPTYXoa")


@dataclass(frozen=True, kw_only=True)
class Roles:
    """Places of columns by what they are for."""

    by_column: tuple[str, ...]                      # what each column is for, "" for nothing
    of: dict[str, int]                         # "country": 0, ...
    years: dict[str, int] = field(default_factory=dict)          # year, or financial year -> place, of a wide table
    indicators: dict[str, int] = field(default_factory=dict)     # code -> place, of a wide table
    left_out: tuple[int, ...] = ()
    levels: Levels = ONE_LINE                  # what a header of two lines says of columns of figures
    issues: tuple[Issue, ...] = ()
    notes: tuple[Message, ...] = ()

    @property
    def figures(self) -> tuple[int, ...]:
        """Places of the columns that figures stand in."""
        if self.levels.stated:
            return tuple(self.levels.indices)
        return (self.of["value"],) if "value" in self.of else tuple((self.years or self.indicators).values())


def find_roles(header: list[str], row: int, names: IndicatorNames, chosen: Mapping[str, str], *,
               financial: bool = False, levels: Levels = ONE_LINE, cells: Sequence[pa.DictionaryArray] = (),
               spare: Collection[int] = ()) -> Roles:
    """What each column of a header is for; ``chosen`` are roles by header from a person, "" as it is recognised.

    ``cells`` tell a code with its label next to it from two columns that are for the same. Where ``financial``, a
    column may be of a financial year such as 2014/15. ``levels`` says what the columns of figures are for where two
    lines say it; ``spare`` columns are for nothing.
    """
    known = {normalised(name): role for name, role in chosen.items()}
    figures = set(levels.indices)
    by_column = [_of_levels(levels, index, names) if index in figures | set(levels.others)
            else chosen.get(name, known.get(normalised(name), "")) or _role(name, names, financial=financial)
            for index, name in enumerate(header)]
    by_column = _footnoted(header, by_column) if not figures else by_column
    by_column = _own_download(header, _country_codes(header, by_column, known), known)
    by_column = without_labels(header, by_column, cells, {name for name,
                                                          role in known.items() if role}) if cells else by_column
    by_column = ["" if index in spare else role for index, role in enumerate(by_column)]
    of: dict[str, int] = {}
    for index, role in enumerate(by_column):
        if role not in ("", LEFT_OUT) and index not in figures:
            of.setdefault(role, index)
    years = {role.removeprefix(YEAR): index for role, index in of.items() if role.startswith(YEAR)}
    indicators = {role.removeprefix(INDICATOR): index for role, index in of.items() if role.startswith(INDICATOR)}
    own = ["" if index in figures else role for index, role in enumerate(by_column)]
    issues = [*levels.issues, *_repeated(header, own, row), *_look_alikes(header, by_column, row)]
    single = {role: index for role, index in of.items() if not role.startswith((YEAR, INDICATOR))}
    left_out = tuple(index for index, role in enumerate(by_column) if not role)
    rest = [(name, role) for index, (name, role) in enumerate(zip(header, by_column,
                                                                  strict=True)) if index not in figures]
    return Roles(by_column=tuple(by_column), of=single, years=years, indicators=indicators, left_out=left_out,
                 levels=levels,
                 issues=tuple(issues), notes=tuple(_notes(rest, known)))


def _of_levels(levels: Levels, index: int, names: IndicatorNames) -> str:
    """What a column of figures is for: the year, or else the indicator, that the two lines of the header say."""
    stated = {noun: words[index] for noun, words in levels.stated.items() if index in words}
    if "year" in stated:
        return f"{YEAR}{stated['year']}"
    code = names.code(stated.get("indicator", ""))
    return f"{INDICATOR}{code}" if code else "value" if stated else ""


def _role(header: str, names: IndicatorNames, *, financial: bool) -> str:
    if financial and financial_year(header.strip()):
        return f"{YEAR}{header.strip()}"
    year = year_of(header)
    if year:
        return f"{YEAR}{year}"
    role = role_of(header)
    if role:
        return role
    code = names.code(header)
    return f"{INDICATOR}{code}" if code else ""


def _footnoted(header: list[str], by_column: list[str]) -> list[str]:
    """The roles, in which "2013*" or "2013 (p)" is the year where no other column is, and no column has the years or
    the values of all rows.
    """
    years = [year_of(name) or int(footnoted_year(name)[0] or 0) for name in header]
    if {"year", "value"} & set(by_column):
        return by_column
    return [f"{YEAR}{year}" if not role and year and years.count(year) == 1 else role
            for role, year in zip(by_column, years, strict=True)]


def _country_codes(header: list[str], by_column: list[str], chosen: Mapping[str, str]) -> list[str]:
    """The roles, in which one column has the countries' codes where several lists of codes stand beside each other,
    and the "Code" beside an "Entity" (Our World in Data) is that of the country.
    """
    names = [normalised(name) for name in header]
    by_column = ["country_code" if name == "code" and not role and "entity" in names else role
            for name, role in zip(names, by_column, strict=True)]
    coded = [index for index, role in enumerate(by_column) if role == "country_code" and not chosen.get(names[index])]
    others = [index for index in coded if _OTHER_CODES.search(names[index])]
    spare = set(others if len(others) < len(coded) else others[1:])
    return ["" if index in spare else role for index, role in enumerate(by_column)]


def _own_download(header: list[str], by_column: list[str], chosen: Mapping[str, str]) -> list[str]:
    """The roles, in which the column "status" of a file that Goalline gave out is its own judgement, and left out."""
    names = [normalised(name) for name in header]
    if not is_own(header):
        return by_column
    return ["" if name == "status" and not chosen.get(name) else role for name, role in zip(names, by_column,
                                                                                            strict=True)]


def _repeated(header: list[str], by_column: list[str], row: int) -> Iterator[Issue]:
    """Columns that are for the same, and unknown ones that are called exactly the same."""
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
    """"U+041A U+0430" of every character."""
    return " ".join(f"U+{ord(character):04X}" for character in text)


def _notes(by_column: list[tuple[str, str]], chosen: Mapping[str, str]) -> Iterator[Message]:
    """Headers that are not the plain names nor codes that a person gave, and columns of no use."""
    other = [(name.strip(), role) for name, role in by_column
             if role not in ("", LEFT_OUT) and not role.startswith((YEAR, INDICATOR)) and name not in (PLAIN | {role})]
    for name, role in other:
        yield Message(code="note.header_read_as", values={"header": name, "role": role.replace("_", " ")})
    titled = [(name.strip(), role.removeprefix(INDICATOR)) for name, role in by_column
              if role.startswith(INDICATOR) and normalised(name) not in chosen]
    for name, code in titled:
        if name != code:
            yield Message(code="note.header_read_as", values={"header": name, "role": code})
    unused = [name.strip() for name, role in by_column if role in ("", LEFT_OUT)]
    marked = [name.strip() for name, role in by_column if role.startswith(YEAR) and footnoted_year(name)[0]]
    if marked:
        yield Message(code="note.years_footnoted", values={"count": len(marked), "headers": marked})
    if named := [name for name in unused if name]:
        yield Message(code="note.columns_left_out", values={"columns": named, "count": len(named)})
    if nameless := len(unused) - len(named):
        yield Message(code="note.nameless_columns", values={"count": nameless})


