"""Which area, indicator and year each row is about."""

import itertools
from datetime import date

import numpy as np

from indicators.catalogue.names import AreaNames
from indicators.ingest.limits import FIRST_YEAR
from indicators.ingest.mapping.blank_cells import ABOVE
from indicators.ingest.mapping.choices import Choices
from indicators.ingest.mapping.header_periods import (
    day_in,
    financial_days,
    financial_year,
    is_month_or_financial,
    is_part,
    is_period,
    months_or_years,
    year_in,
)
from indicators.ingest.mapping.indicators import IndicatorNames
from indicators.ingest.mapping.narrowing import says_part_of_year
from indicators.ingest.mapping.table import Column, Long, constant
from indicators.ingest.validation.area_names import MOST_COMPARED, codes_in, refuse_unknown, totals_in
from indicators.ingest.validation.faults import Faults, codes_of, mask
from indicators.ingest.validation.rows import paired
from indicators.model import Catalogue, Message


def without_totals(table: Long, names: AreaNames, notes: list[Message]) -> Long:
    """The table without its totals and the rows of groups of countries that the catalogue does not hold, which is said;
    as it is where it has nothing else.
    """
    areas_ = [table.columns[role] for role in ("country_name", "country", "country_code") if role in table.columns]
    called = [(column, column.spread(mask(column.words, totals_in(column, names))))
              for column in (*areas_, table.columns["year"])]
    totals = np.logical_or.reduce([total for _, total in called])
    if totals.any():
        known = np.logical_or.reduce([column.spread(mask(column.words, codes_in(column.words, names)))
                                      for column in areas_])
        totals &= called[-1][1] | ~known
    if not totals.any() or totals.all():
        return table
    found, unnamed = list[str](), totals.copy()
    for column, total in called:
        found += column.take(unnamed & total).used
        unnamed &= ~total
    notes.append(Message(code="note.totals_left_out", values={
        "count": len(np.unique(table.rows[totals])), "names": ", ".join(dict.fromkeys(found))}))
    return table.take(~totals)


def areas(table: Long, names: AreaNames, codes: list[str], faults: Faults, notes: list[Message]) -> np.ndarray:
    """Place of each row's area among ``codes``, -1 where it has none. A code counts more than a name beside it."""
    known = {code: index for index, code in enumerate(codes)}
    columns = [table.columns[role] for role in ("country_code", "country", "country_name") if role in table.columns]
    own, code = columns[0], codes_in(columns[0].words, names)
    found, totals = own.spread(codes_of(own.words, code, known)), np.zeros(len(table.rows), bool)
    for other in columns[1:]:
        theirs = other.spread(codes_of(other.words, codes_in(other.words, names), known))
        total = own.spread(own.empty) & (theirs < 0) & other.spread(mask(other.words, names.is_other_aggregate))
        faults.rows(total, "area.aggregate", other)
        totals |= total
        found = np.where(own.spread(own.empty) & (found < 0), theirs, found)
        faults.rows((theirs >= 0) & (found >= 0) & (theirs != found), "area.contradiction", other,
                    lambda word: {"code": names.code(word)})
    if own.empty.any():
        nameless = own.spread(own.empty) & (found < 0) & ~totals
        for other in columns[1:]:
            faults.rows(nameless & other.spread(~other.empty), "area.without_code", other)
            nameless = nameless & other.spread(other.empty)
        _unnamed(nameless, "area.empty", own, "country", faults)
    unknown = mask(own.words, lambda word: word and code(word) not in known)
    aggregate = unknown & mask(own.words, names.is_other_aggregate)
    faults.cells(own, "area.aggregate", aggregate)
    refuse_unknown(own, unknown & ~aggregate, names, faults)
    renamed = [word for word in own.words if word and word not in known and code(word) in known]
    if renamed:
        notes.append(Message(code="note.areas_matched", values={"count": len(renamed), "examples": ", ".join(
            f"{word} = {names.code(word)}" for word in renamed)}))
    return found


def _unnamed(rows: np.ndarray, code: str, column: Column, noun: str, faults: Faults) -> None:
    """Rows that name no country or indicator; of those below a named one, that it may be that of the line above."""
    above = faults.table.columns.get(f"{ABOVE}{noun}")
    if above is not None:
        below = rows & above.spread(~above.empty)
        faults.row_by_row(below, f"{code}_below", column, lambda row: ("", {"line": above.word(row)}))
        rows = rows & ~below
    faults.rows(rows, code, column)


def of_their_time(table: Long, names: AreaNames, year: np.ndarray, faults: Faults) -> None:
    """Rows of a year in which the name meant another group of countries, such as the "EU" of 28 members."""
    for role in ("country_code", "country", "country_name"):
        if (column := table.columns.get(role)) is None:
            continue
        since = np.array([names.since(word) for word in column.words], np.int64)
        if since.any():
            rows = (year > 0) & (year < column.spread(since))
            faults.rows(rows, "area.of_its_time", column, lambda word: {
                "since": str(names.since(word)), "code": names.code(word)})
            return


def indicators(table: Long, names: IndicatorNames, codes: list[str], faults: Faults, notes: list[Message],
               option: str = "") -> np.ndarray:
    """Place of each row's indicator among ``codes``, -1 where it has none. Of several series that nobody knows, an
    option does not say which it means.
    """
    known = {code: index for index, code in enumerate(codes)}
    columns = [table.columns[role] for role in ("indicator_code", "indicator", "indicator_name")
               if role in table.columns]
    own = columns[0]
    found = own.spread(codes_of(own.words, names.code, known))
    for other in columns[1:]:
        theirs = other.spread(codes_of(other.words, names.code, known))
        faults.rows((theirs >= 0) & (found >= 0) & (theirs != found), "indicator.contradiction", other,
                    lambda word: {"code": names.code(word)})
    _unnamed(own.spread(own.empty), "indicator.empty", own, "indicator", faults)
    unknown = mask(own.words, lambda word: word and not names.code(word))
    several = len({*own.used} - {""})
    if option and several > 1 and unknown.any():
        faults.cells(own, "indicator.of_several", unknown, {"said": option, "count": several})
        unknown[:] = False
    like = {word: ", ".join(f"{title} ({code})" for code, title in names.suggestions(word))
            for word in itertools.islice(itertools.compress(own.words, unknown), MOST_COMPARED)}
    suggested = unknown & mask(own.words, like.get)
    faults.cells(own, "indicator.suggested", suggested, lambda word: {"suggested": like[word]})
    faults.cells(own, "indicator.unknown", unknown & ~suggested)
    renamed = [word for word in own.used if word not in known and names.code(word) and not names.is_chosen(word)]
    if renamed:
        notes.append(Message(code="note.indicators_matched", values={"count": len(renamed), "examples": ", ".join(
            f"{word} = {names.code(word)}" for word in renamed)}))
    return found


def years(table: Long, ends: Column, faults: Faults, notes: list[Message]) -> tuple[np.ndarray, Column]:
    """Each row's year, 0 where it has none that can be taken, and the days of those that are financial years.

    ``ends`` has the day on which each row's financial year ends, "06-30", "" where nobody says it. A financial year is
    kept in the year in which it ends.
    """
    column, last = table.columns["year"], date.today().year
    financial = np.array([financial_year(word) for word in column.words], np.int64)
    either = mask(column.words, is_month_or_financial)
    settled = months_or_years(column.words)
    if settled != "years":
        financial[either] = 0
    days = paired(column, ends, financial_days) if financial.any() else constant("", "", len(table.rows))
    unsaid = column.spread(financial >= FIRST_YEAR) & days.spread(mask(days.words, lambda word: not word))
    faults.rows(unsaid, "year.financial", column, lambda word: {"ends_in": str(financial_year(word))})
    if len(taken := np.flatnonzero(days.spread(mask(days.words, bool)))):
        first = int(taken[0])
        notes.append(Message(code="note.financial_years", values={
            "count": len(np.unique(days.indices[taken])), "example": column.word(first),
            "days": days.word(first).replace("/", " to ")}))
    found = np.where(financial > 0, financial, np.array([year_in(word) for word in column.words], np.int64))
    unsettled = either & (settled == "")
    few = len(column.words) <= MOST_COMPARED
    part = mask(column.words, lambda word: is_part(word) or (few and says_part_of_year(word)))
    part &= (financial == 0) & ~unsettled
    day = mask(column.words, day_in)
    period = mask(column.words, is_period) & (financial == 0) & ~unsettled & ~part & ~day
    outside = (found != 0) & ((found < FIRST_YEAR) | (found > last))
    faults.cells(column, "year.empty", column.empty)
    faults.cells(column, "year.month_or_financial", unsettled, lambda word: {"ends_in": str(financial_year(word))})
    faults.cells(column, "year.part", part)
    faults.cells(column, "year.day", day, lambda word: {"year": day_in(word)})
    faults.cells(column, "year.period", period)
    faults.cells(column, "year.wrong", (found == 0) & ~(period | part | day | unsettled) & ~column.empty)
    faults.cells(column, "year.outside", outside, {"first": str(FIRST_YEAR), "last": str(last)})
    odd = [word for word, year in zip(column.words, found.tolist(), strict=True) if year and year_in(word)
           and word != str(year)]
    if odd:
        notes.append(Message(code="note.years_with_decimals", values={"count": len(odd), "example": odd[0]}))
    return np.where(unsaid, 0, column.spread(np.where(outside, 0, found))), days


def against_options(table: Long, choices: Choices, names: AreaNames, found: dict[str, np.ndarray],
                    codes: dict[str, list[str]], faults: Faults) -> None:
    """Rows that say something else than an option: the file counts, and the option was meant for another."""
    wanted = {"country": names.code(choices.country), "indicator": choices.indicator, "year": choices.year}
    for role, stated in wanted.items():
        if not stated:
            continue
        position = year_in(stated) if role == "year" else codes[role].index(stated)
        column = next(table.columns[name] for name in (role, f"{role}_code", f"{role}_name") if name in table.columns)
        other = (found[role] > 0) if role == "year" else (found[role] >= 0)
        faults.rows(other & (found[role] != position), f"{role}.against_option", column, {"said": stated})


def of_bodies(found: np.ndarray, indicator: np.ndarray, catalogue: Catalogue, areas_: list[str],
              notes: list[Message]) -> tuple[np.ndarray, np.ndarray]:
    """A body's series is the body's, whatever area the file names; the areas, and which rows were moved."""
    position = {code: at for at, code in enumerate(areas_)}
    body = np.array([*(position.get(indicator.body, -1) for indicator in catalogue.indicators.values()), -1], np.int32)
    moved = (body >= 0).take(indicator) & (found >= 0)
    rows = np.flatnonzero(moved)
    moved[rows] = found[rows] != body[indicator[rows]]
    if not moved.any():
        return found, moved
    notes.append(Message(code="note.bodys_series", values={"count": int(moved.sum())}))
    return np.where(moved, body[indicator], found), moved
