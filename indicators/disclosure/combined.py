"""Small counts that can be derived from several numbers: those of one version, and all that the public was ever shown.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from indicators.disclosure import linked
from indicators.disclosure.cells import AGE, age
from indicators.disclosure.constraints import digits_of
from indicators.disclosure.counts import Counts, protected
from indicators.disclosure.possible_values import Given, given_away
from indicators.disclosure.related_numbers import Asked, Fact, Problem, problem_of
from indicators.judging.statistics.series import Bools, among
from indicators.model import KEY, Catalogue, matched

OUT = [*KEY, "value"]
NOTHING = pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in zip(
    OUT, ("str", "str", "int64", "str", "float64"), strict=True)})
"""An empty record of what was shown to the public: KEY and value. In such records a key without a value was suppressed.
"""

ALL_YEARS = -1

Together = Mapping[str, tuple[str, Problem]]
"""Indicator -> name of the group of indicators related to it, and their relations."""
Which = tuple[str, str, int]
"""A group of numbers: name of the group of indicators, area, and year or ALL_YEARS."""


@dataclass(frozen=True)
class Found:
    """Rows to suppress in addition, and (indicator, area, year) of small counts that can be derived whatever is
    suppressed.
    """

    hidden: Bools
    out: frozenset[tuple[str, str, int]]


def combined(counts: Counts, hidden: Bools, out: pd.DataFrame, *, tell_all: bool) -> Found:
    """Return what to suppress besides ``hidden`` so that nothing new narrows down a small count; ``out`` has the
    columns OUT.

    With ``tell_all`` numbers that are already public are examined too, for what they disclose.
    """
    more, known = np.zeros(len(counts.rows), bool), set()
    for group in _groups(counts, hidden, out, tell_all=tell_all):
        rows, given = group.protected()
        more[rows] = True
        known |= {(count.indicator, group.area, count.year) for count in given}
    return Found(more, frozenset(known))


def once_hidden(out: pd.DataFrame) -> set[str]:
    """Return the indicators of which something was suppressed before."""
    return set(out.loc[out["value"].isna(), "indicator"].unique())


def is_out(rows: pd.DataFrame, out: pd.DataFrame) -> Bools:
    """Return whether the public was already shown exactly this number for each key."""
    return matched(rows, out, OUT)


def relations(catalogue: Catalogue) -> dict[str, tuple[str, Problem]]:
    """Return for each indicator the name of its group of related indicators, and their shares, running totals and
    limits.
    """
    known = catalogue.indicators
    group = {code: code for code in known}
    links = [(indicator.id, other) for indicator in known.values()
             for other in (indicator.numerator, indicator.denominator, indicator.running_total_of) if other in known]
    for one, other in links:
        kept, gone = group[one], group[other]
        group = {code: kept if name == gone else name for code, name in group.items()}
    members: dict[str, list[str]] = {}
    for code, name in group.items():
        members.setdefault(name, []).append(code)
    made = {name: _relation(catalogue, codes) for name, codes in members.items()}
    return {code: (name, made[name]) for code, name in group.items()}


def _relation(catalogue: Catalogue, codes: list[str]) -> Problem:
    indicators = [catalogue.indicators[code] for code in codes]
    shares = tuple((share.id, share.numerator if share.numerator in codes else share.id, share.denominator)
                   for share in indicators if share.denominator in codes)
    stocks = tuple((stock.id, stock.running_total_of if stock.running_total_of in codes else "")
                   for stock in indicators if stock.measure == "stock")
    people = protected(catalogue)
    limits = tuple((code, small.hide_below, small.hide_zero) for code in codes
                   if code in people and (small := people[code].protection))
    below = {code: (limit, zero) for code, limit, zero in limits}
    limits += tuple((share, *below[bottom]) for share, top, bottom in shares if share == top and bottom in below)
    decimals = tuple((share.id, (share.decimals,)) for share in indicators if share.measure == "share")
    return Problem((), (), shares, stocks, limits, decimals)


class _Row(NamedTuple):
    """A figure of the version: its row in Counts, whether it is to be shown, and whether its number is already public.
    """

    row: int
    indicator: str
    year: int
    breakdown: str
    shown: bool
    known: bool


@dataclass
class _Group:
    """Related numbers of one area, in one year or (with running totals) in all years."""

    area: str
    plain: Problem
    rows: list[_Row]
    facts: list[tuple[Fact, int]]          # and the row that shows it today, -1 for none
    asked: list[Asked]

    def protected(self) -> tuple[list[int], list[Given]]:
        """Return rows to suppress so that nothing new narrows down a count, and the counts already disclosed.
        Breakdowns are suppressed first, then further rows, finally everything new.
        """
        gone: set[int] = set()
        given = self._given(gone)
        years = {count.year for count in given if not count.known}
        for step in self._steps(years) if years else ():
            if step <= gone:
                continue
            gone |= step
            given = self._given(gone)
            if all(count.known for count in given):
                break
        return sorted(gone), [count for count in given if count.known]

    def _steps(self, years: set[int]) -> Iterator[set[int]]:
        """Yield sets of rows in the order in which they are suppressed; already public rows stay, except breakdowns."""
        shown = [row for row in self.rows if row.shown]
        parts, new = [row for row in shown if row.breakdown], [row for row in shown if not row.known]
        slow = {code for code, *_ in (*self.plain.shares, *self.plain.stocks)}
        near = self._between(years)
        yield {row.row for row in parts if row.year in years}
        yield {row.row for row in parts}
        yield {row.row for row in new if row.indicator in slow}
        yield {row.row for row in new if row.year in years}
        yield {row.row for row in new if row.year in near}
        yield {row.row for row in new}

    def _between(self, years: set[int]) -> set[int]:
        """The years between the running totals before and after these years."""
        totals = {stock for stock, _ in self.plain.stocks}
        stocks = {fact.year for fact, _ in self.facts if fact.indicator in totals}
        first = max((year for year in stocks if year < min(years)), default=min(years) - 1)
        last = min((year for year in stocks if year >= max(years)), default=max(years))
        return set(range(first + 1, last + 1))

    def _given(self, gone: set[int]) -> list[Given]:
        facts = [fact._replace(stale=fact.stale or row in gone) for fact, row in self.facts
                 if fact.known or row not in gone]
        return sorted(given_away(problem_of(facts, self.asked, self.plain))) if facts else []

    @cached_property
    def telling(self) -> bool:
        """Whether the numbers may disclose more than the plain rules consider."""
        if len(self.facts) < 2:
            return False
        if any(row < 0 for _, row in self.facts) or len({fact[:3] for fact, _ in self.facts}) < len(self.facts):
            return True
        names = {fact.breakdown for fact, _ in self.facts}
        linked_up = len({fact.indicator for fact, _ in self.facts}) > 1 or bool(self.plain.stocks) and len(names) > 1
        return linked_up or bool(self.plain.shares) or _cross(tuple(sorted({*names, *(
            row.breakdown for row in self.rows)})))


@lru_cache(maxsize=10_000)
def _cross(names: tuple[str, ...]) -> bool:
    """Whether breakdowns cross, or ages overlap, so that people are counted in more than one part of a dimension."""
    if any(";" in name for name in names):
        return True
    spans = sorted(span for name in names if name.startswith(f"{AGE}=") and (span := age(name.partition("=")[2])))
    return any(one[1] > other[0] for one, other in zip(spans, spans[1:], strict=False))


def _groups(counts: Counts, hidden: Bools, out: pd.DataFrame, *, tell_all: bool) -> Iterator[_Group]:
    """Yield the groups of numbers that need the solver."""
    every = relations(counts.catalogue)
    marked = {*counts.rows.loc[counts.secret, "indicator"], *once_hidden(out) - set(protected(counts.catalogue))}
    secret_groups = {every[code][0] for code in marked if code in every}
    together = {code: (name, plain) for code, (name, plain) in every.items()
                if _adds_up(code, plain, counts, secret=name in secret_groups)}
    rows = counts.rows.loc[counts.figure, OUT].assign(shown=~hidden[counts.figure])
    rows = rows[among(rows["indicator"], together)]
    before = out.loc[among(out["indicator"], together), OUT].drop_duplicates()
    before = before[among(before["ref_area"], rows["ref_area"].unique())]
    known, once = before[before["value"].notna()], before[before["value"].isna()]
    rows["known"] = is_out(rows, known)
    facts = _facts(rows, known)
    digits = _digits(facts, {share for _, plain in every.values() for share, _, _ in plain.shares})
    rows_of, facts_of = _rows_by_group(rows, together), _facts_by_group(facts, together)
    groups: dict[Which, _Group] = {}
    for which in sorted(facts_of.keys() & rows_of.keys()):
        name, area, _ = which
        first = facts_of[which][0][0]
        if not tell_all and all(fact.known for fact, _ in facts_of[which]):
            continue
        plain = together[first.indicator][1]
        plain = replace(plain, decimals=_decimals(plain, area, digits))
        group = _Group(area, plain, rows_of[which], facts_of[which], [])
        if group.telling or name in secret_groups:
            groups[which] = group
    if not groups:
        return
    counted = {share: (top, bottom) for _, plain in every.values() for share, top, bottom in plain.shares}
    asked = _asked(counts, {code: counted.get(code, (code, "")) for code in together})
    hidden_once: dict[Which, list[tuple[tuple[str, int, str], Asked]]] = {}
    for which, code, year, name in zip(_numbers(once, together), once["indicator"], once["year"], once["breakdown"],
                                       strict=True):
        hidden_once.setdefault(which, []).extend(                  # the reason for suppression was not stored
            ((code, year, name), secret) for secret in _secret(code, year, name, counted.get(code, (code, ""))))
    for which, group in groups.items():
        sent = {(row.indicator, row.year, row.breakdown) for row in group.rows}
        group.asked = [count for row in group.rows for count in asked.get(row.row, ())]
        group.asked += [count for key, count in hidden_once.get(which, ()) if key not in sent]
        yield group


def _rows_by_group(rows: pd.DataFrame, together: Together) -> dict[Which, list[_Row]]:
    found: dict[Which, list[_Row]] = {}
    columns = (rows[name].tolist() for name in ("indicator", "year", "breakdown", "shown", "known"))
    for which, *row in zip(_numbers(rows, together), rows.index.tolist(), *columns, strict=True):
        found.setdefault(which, []).append(_Row(*row))
    return found


def _facts_by_group(facts: pd.DataFrame, together: Together) -> dict[Which, list[tuple[Fact, int]]]:
    found: dict[Which, list[tuple[Fact, int]]] = {}
    columns = (facts[name].tolist() for name in ("indicator", "year", "breakdown", "value", "known", "stale"))
    for which, row, *fact in zip(_numbers(facts, together), facts["row"].tolist(), *columns, strict=True):
        found.setdefault(which, []).append((Fact(*fact), row))
    return found


def _digits(facts: pd.DataFrame, shares: set[str]) -> dict[tuple[str, str], int]:
    """The most digits that the public has seen of a figure of each share and area."""
    if not shares:
        return {}
    of_shares = facts[among(facts["indicator"], shares)]
    found: dict[tuple[str, str], int] = {}
    for code, area, value in of_shares[["indicator", "ref_area", "value"]].itertuples(index=False):
        found[code, area] = max(found.get((code, area), 0), digits_of(value))
    return found


def _decimals(plain: Problem, area: str, digits: dict[tuple[str, str], int]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The numbers of digits to which each share may have been rounded: the catalogue's, and those of its series."""
    return tuple((share, tuple(sorted({*known, max(*known, digits.get((share, area), 0))})))
                 for share, known in plain.decimals)


def _adds_up(code: str, plain: Problem, counts: Counts, *, secret: bool) -> bool:
    """Whether an indicator's breakdowns add up to a total, or to a share's counts, and concern people or confidential
    figures.
    """
    indicator = counts.catalogue.indicators[code]
    in_share = any(code == share for share, _, _ in plain.shares)
    adds_up = indicator.measure in ("flow", "stock") or indicator.counts_people or in_share
    return secret or bool(plain.limits) and adds_up


def _facts(rows: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Every number already public or to be shown: whether it is public, the row that shows it today, and whether it is
    stale.
    """
    shown = rows[rows["shown"]]
    now = shown[OUT].assign(row=shown.index, known=shown["known"].to_numpy(bool))
    if known.empty:
        return now.assign(stale=False)
    before = known.merge(now[[*OUT, "row"]], on=OUT, how="left")
    before = before[before["row"].isna()].assign(row=-1, known=True)
    facts = pd.concat([now, before], ignore_index=True)
    today = facts[KEY].merge(rows[OUT].rename(columns={"value": "today"}), on=KEY, how="left")["today"]
    return facts.assign(stale=facts["value"].to_numpy() != today.to_numpy(), row=facts["row"].astype("int64"))


def _numbers(rows: pd.DataFrame, together: Together) -> list[Which]:
    """The group of each row; with running totals all years form one group."""
    lasting = {code for code, (_, plain) in together.items() if plain.stocks}
    return [(together[code][0], area, ALL_YEARS if code in lasting else year)
            for code, area, year in zip(*(rows[name].tolist() for name in ("indicator", "ref_area", "year")),
                                        strict=True)]


def _secret(code: str, year: int, name: str, counted: tuple[str, str]) -> list[Asked]:
    """What to protect of a figure suppressed before: it was small or confidential."""
    top, bottom = counted
    secret = Asked(top, year, name, confidential=True, of=bottom)
    return [secret] if bottom and top != code else [Asked(code, year, name), secret]


def _asked(counts: Counts, codes: Mapping[str, tuple[str, str]]) -> dict[int, list[Asked]]:
    """Reported counts to protect, by row: small ones, small steps of running totals, and confidential ones; ``codes``
    gives for each indicator the count and, for a share, its denominator.
    """
    found: dict[int, list[Asked]] = {}
    for flags, confidential in ((counts.small, False), (counts.secret, True)):
        for row, code, year, name in _at(counts, flags & counts.figure, codes):
            if not confidential or not counts.small[row]:
                found.setdefault(row, []).append(Asked(codes[code][0], year, name, confidential=confidential,
                                                     of=codes[code][1] if confidential else ""))
    for row, since in linked.small_steps(counts):
        cell = counts.rows.iloc[row]
        found.setdefault(row, []).append(
            Asked(str(cell["indicator"]), int(cell["year"]), str(cell["breakdown"]), since=since))
    return found


def _at(counts: Counts, flags: Bools, codes: Collection[str]) -> Iterator[tuple[int, str, int, str]]:
    rows = counts.rows[flags]
    for row, code, year, name in zip(rows.index, rows["indicator"], rows["year"], rows["breakdown"], strict=True):
        if code in codes:
            yield row, code, year, name
