"""The country, the indicator and the persons that each row names."""

import itertools
import re
from collections.abc import Callable, Iterable

import pandas as pd

from indicators.catalogue.area_hints import hint, is_of_other_list, suggestions
from indicators.catalogue.area_names import LONGEST_CODE, AreaNames
from indicators.ingest.mapping.choices import Choices
from indicators.ingest.mapping.long_table import LongTable, per_distinct
from indicators.ingest.validation.row_issues import MOST_COMPARED, RowIssues, RowNotes, of_indicators, where
from indicators.ingest.vocabulary.headers import role_of
from indicators.ingest.vocabulary.indicators import IndicatorNames
from indicators.ingest.vocabulary.sex_and_age import age_of, says_children, sex_of
from indicators.ingest.vocabulary.years import year_in
from indicators.model import Catalogue, Message

_AMBIGUOUS_WITH_M = {"h", "j", "v"}
"""Letters that make M ambiguous, since it may mean women: hombre and mujer, Jungen and Mädchen, Lithuanian vyras and
moteris; Dutch V means women."""

_OF_CHILDREN = re.compile(r"(?:Y(?:\d+T)?(?:\d|1[0-7])|_U|[MWD]\d+.*)?")
"""Codes of age groups up to 17 years, and of unknown age or the total."""

_NO_DIMENSION = {"", "TIME", "TIME_PERIOD", "FREQ", "PERIOD", "QUARTER", "MONTH", "UNIT", "UNIT_MULT", "UNIT_MEASURE",
                 "SCALE", "REGION", "REF_AREA", "COUNTRY", "INDICATOR", "OBS_STATUS", "CONF_STATUS"}
"""Names that are not dimensions of a breakdown: as columns they describe the row itself, or are rejected."""

_INVALID = "?"
"""Begins the code of an invalid cell, so that it duplicates no other row."""

_NOTATION = re.compile(r"[A-Z_]+=\w+", re.ASCII)
_READ_BY: dict[str, Callable[[str], str | None]] = {"AGE": age_of, "SEX": sex_of}


def without_totals(table: LongTable, names: AreaNames, notes: list[Message]) -> LongTable:
    """Return the table without totals and groups that the catalogue lacks, unless it has nothing else."""
    roles = table.named_by("country")[::-1]
    totals = {role: where(table.cells[role], _totals_in(table.cells[role], names)) for role in (*roles, "year")}
    left_out = pd.DataFrame(totals).any(axis="columns")
    if left_out.any():
        known = [per_distinct(table.cells[role], _codes_in(table.cells[role], names)) != "" for role in roles]
        left_out &= totals["year"] | ~pd.concat(known, axis="columns").any(axis="columns")
    if not left_out.any() or left_out.all():
        return table
    found, unnamed = list[str](), left_out
    for role, total in totals.items():
        found += table.cells.loc[unnamed & total, role].tolist()
        unnamed = unnamed & ~total
    notes.append(Message(code="note.totals_left_out", values={
        "count": len(set(table.rows[left_out.to_numpy()])), "names": ", ".join(dict.fromkeys(found))}))
    return table.take(~left_out)


def find_areas(table: LongTable, names: AreaNames, issues: RowIssues) -> pd.Series:
    """Return the code of each row's area, "" if it has none. A code takes precedence over a name next to it."""
    role, *others = table.named_by("country")
    cells = table.cells[role]
    area = own = per_distinct(cells, _codes_in(cells, names))
    nameless, totals = cells == "", table.constant(False, bool)  # noqa: FBT003 - the value of each row
    for other in others:
        theirs = per_distinct(table.cells[other], _codes_in(table.cells[other], names))
        total = nameless & (theirs == "") & where(table.cells[other], names.is_other_aggregate)
        issues.cells(total, "area.aggregate", other)
        totals |= total
        area = area.where(~nameless | (area != ""), theirs)
        issues.cells((theirs != "") & (area != "") & (theirs != area), "area.contradiction", other,
                     lambda word: {"code": names.code(word)})
    nameless &= (area == "") & ~totals
    for other in others:
        issues.cells(nameless & (table.cells[other] != ""), "area.without_code", other)
        nameless &= table.cells[other] == ""
    issues.unnamed(nameless, "area.empty", role, "country")
    unknown = (cells != "") & (own == "")
    aggregate = unknown & where(cells, names.is_other_aggregate)
    issues.cells(aggregate, "area.aggregate", role)
    _refuse_unknown(cells, role, unknown & ~aggregate, names, issues)
    return area


def of_their_time(table: LongTable, names: AreaNames, year: pd.Series, issues: RowIssues) -> None:
    """Report rows of a year in which a name meant a different group, such as the "EU" of 28 members."""
    unnamed = year > 0
    for role in table.named_by("country"):
        since = per_distinct(table.cells[role], names.since, int)
        issues.cells(unnamed & (year < since), "area.of_its_time", role, lambda word: {
            "since": str(names.since(word)), "code": names.code(word), "typed": names.code(word)})
        unnamed = unnamed & (table.cells[role] == "")


def of_bodies(area: pd.Series, indicator: pd.Series, catalogue: Catalogue, notes: RowNotes) -> pd.Series:
    """Return the area of each row, which is the body itself for a body's series, whatever area the file names."""
    body = of_indicators(catalogue, indicator, lambda one: one.body if one.body in catalogue.area else "", "")
    moved = (body != "") & (area != "") & (body != area)
    notes.rows(moved, "note.bodys_series")
    return area.where(~moved, body)


def _codes_in(cells: pd.Series, names: AreaNames) -> Callable[[str], str]:
    """A function from names to codes for a column; BRN next to GER is Bahrain (IOC), and not Brunei."""
    words = cells.unique().tolist()
    code, others = names.in_column(words), _of_other_list(words, names)
    return lambda word: "" if word in others else code(word)


def _of_other_list(words: Iterable[str], names: AreaNames) -> set[str]:
    """Codes of another list, if some of them are unknown here; codes for which the user made a choice are excluded."""
    listed = [word for word in words if len(word) == LONGEST_CODE and is_of_other_list(word)]
    own = AreaNames(names.catalogue)
    foreign = any(not own.code(word) and not own.is_other_aggregate(word) for word in listed)
    return {word for word in listed if names.code(word) == own.code(word)} if foreign else set()


def _totals_in(cells: pd.Series, names: AreaNames) -> Callable[[str], bool]:
    """A function that tells whether a name in a column is a total or group."""
    others = _of_other_list(cells.unique(), names)
    return lambda word: names.is_other_aggregate(word) and word not in others


def _refuse_unknown(cells: pd.Series, role: str, unknown: pd.Series, names: AreaNames, issues: RowIssues) -> None:
    """Report unknown names, the first ones with suggestions."""
    kinds = {word: _kind_of(word, names) for word in itertools.islice(cells[unknown].unique(), MOST_COMPARED)}
    kind = per_distinct(cells, lambda word: kinds[word][0] if word in kinds else "")
    for name in sorted({name for name, _ in kinds.values()} - {""}):
        issues.cells(unknown & (kind == name), f"area.{name}", role, lambda word: kinds[word][1])
    issues.cells(unknown & (kind == ""), "area.unknown", role)


def _kind_of(word: str, names: AreaNames) -> tuple[str, dict[str, object]]:
    """What is known of an unknown name ("" if nothing), and the areas that it is part of or resembles."""
    if names.is_short(word):
        return "short_code", {"code": names.code(word), "typed": names.code(word)}
    if role_of(word):
        return "header", {}
    known = hint(word)
    found = suggestions(word, names)
    values = {"suggested": " or ".join(suggestion.label() for suggestion in found), "count": len(found),
              "codes": " or ".join(suggestion.code for suggestion in found)}
    if known is None:
        return ("suggested" if found else ""), values
    return "missing_or_namibia" if known.kind == "missing" and known.codes else known.kind, values


def find_indicators(table: LongTable, names: IndicatorNames, issues: RowIssues, option: str = "") -> pd.Series:
    """Return the code of each row's indicator, "" if it has none; an option names one series, not several."""
    role, *others = table.named_by("indicator")
    cells = table.cells[role]
    indicator = per_distinct(cells, names.code)
    for other in others:
        theirs = per_distinct(table.cells[other], names.code)
        issues.cells((theirs != "") & (indicator != "") & (theirs != indicator), "indicator.contradiction", other,
                     lambda word: {"code": names.code(word)})
    issues.unnamed(cells == "", "indicator.empty", role, "indicator")
    unknown = (cells != "") & (indicator == "")
    several = cells[cells != ""].nunique()
    if option and several > 1:
        issues.cells(unknown, "indicator.of_several", role, {"said": option, "typed": option, "count": several})
        return indicator
    like = {word: alike for word in itertools.islice(cells[unknown].unique(), MOST_COMPARED)
            if (alike := names.suggestions(word))}
    suggested = unknown & cells.isin(like)
    issues.cells(suggested, "indicator.suggested", role, lambda word: {
        "suggested": " or ".join(f"{title} ({code})" for code, title in like[word]), "count": len(like[word]),
        "codes": " or ".join(code for code, _ in like[word])})
    issues.cells(unknown & ~suggested, "indicator.unknown", role)
    return indicator


def against_options(table: LongTable, choices: Choices, names: AreaNames, named: dict[str, pd.Series],
                    issues: RowIssues) -> None:
    """Report rows that contradict an option, which was probably meant for another file."""
    wanted = {"country": names.code(choices.country), "indicator": choices.indicator, "year": year_in(choices.year)}
    for noun, code in wanted.items():
        if code:
            role = noun if noun in table.cells else table.named_by(noun)[0]
            issues.cells(named[noun].astype(bool) & (named[noun] != code), f"{noun}.against_option", role,
                         {"said": getattr(choices, noun) if noun == "year" else code})


def find_breakdowns(table: LongTable, issues: RowIssues) -> pd.Series:
    """Return each row's breakdown: its own column, or those of sex and age combined, such as "AGE=Y0T17;SEX=F"."""
    if "breakdown" in table.cells:
        cells = table.cells["breakdown"]
        codes = per_distinct(cells, _canonical)
        issues.cells(codes.str.startswith(_INVALID), "breakdown.wrong", "breakdown")
        return codes
    age, sex = _ages(table, issues), _sexes(table, issues)
    return (age.where(age == "", "AGE=" + age) + ";" + sex.where(sex == "", "SEX=" + sex)).str.strip(";")


def _canonical(word: str) -> str:
    """A breakdown with canonical codes for sex and age groups; invalid if a code is unknown or a dimension repeated."""
    if not word:
        return ""
    named = [_dimension(part) for part in re.split(" *[;,] *", word.strip())]
    codes = {name: _READ_BY[name](code) if name in _READ_BY else code for name, code in named}
    known = {name: code for name, code in codes.items() if code is not None}
    if not _NO_DIMENSION.isdisjoint(known) or len(known) < len(named):
        return f"{_INVALID}{word}"
    return ";".join(f"{name}={code}" for name, code in sorted(known.items()) if code)


def _dimension(words: str) -> tuple[str, str]:
    """The dimension and code of a part such as "SEX=F", or of one in words such as "aged 0 to 17"."""
    if _NOTATION.fullmatch(words):
        name, _, code = words.partition("=")
        return name, code
    return "SEX" if sex_of(words) is not None else "AGE", words


def _ages(table: LongTable, issues: RowIssues) -> pd.Series:
    """Codes of age groups; where all are of children, words for children mean the whole population of an indicator."""
    if "age" not in table.cells:
        return table.constant("")
    cells = table.cells["age"]
    codes = {word: age_of(word) for word in cells.unique()}
    children = all(says_children(word) if code is None else _OF_CHILDREN.fullmatch(code)
                   for word, code in codes.items())
    age = per_distinct(cells, lambda word: (code or "") if (code := codes[word]) is not None or children
                       else f"{_INVALID}{word}")
    issues.cells(age.str.startswith(_INVALID), "breakdown.unknown_age", "age")
    return age


def _sexes(table: LongTable, issues: RowIssues) -> pd.Series:
    """Codes of the sexes; M is ambiguous next to letters of languages in which it may mean women."""
    if "sex" not in table.cells:
        return table.constant("")
    cells = table.cells["sex"]
    sex = per_distinct(cells, lambda word: f"{_INVALID}{word}" if (code := sex_of(word)) is None else code)
    issues.cells(sex.str.startswith(_INVALID), "breakdown.unknown_sex", "sex")
    if other := _AMBIGUOUS_WITH_M.intersection(map(str.casefold, cells.unique())):
        ambiguous = cells.isin(["m", "M"])
        issues.cells(ambiguous, f"breakdown.m_beside_{min(other)}", "sex")
        return sex.where(~ambiguous, f"{_INVALID}M")
    return sex
