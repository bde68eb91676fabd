"""What numbers give away together: those of one version, and all that the public was ever shown."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from indicators.disclosure import linked
from indicators.disclosure.cells import AGE, age
from indicators.disclosure.counts import Bools, Counts, among, protected
from indicators.disclosure.possible import Given, given_away
from indicators.disclosure.problems import Asked, Fact, Problem, problem_of
from indicators.disclosure.system import digits_of
from indicators.model import KEY, Catalogue

OUT = [*KEY, "value"]
NOTHING = pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in zip(
    OUT, ("str", "str", "int64", "str", "float64"), strict=True)})
"""Nothing was ever shown to the public: no KEY, no value. A key without a value was hidden from it."""

ALL_YEARS = -1


@dataclass(frozen=True)
class Found:
    """Rows that are to be hidden as well, and the families of which a small count can be told whatever is hidden."""

    hidden: Bools
    out: frozenset[tuple[str, str, int]]


def combined(counts: Counts, hidden: Bools, out: pd.DataFrame, *, tell_all: bool) -> Found:
    """What must be hidden beside ``hidden`` so that nothing new narrows a small count; ``out`` has OUT's columns.

    With ``tell_all`` numbers that hold nothing new are looked at too, for what they tell already.
    """
    more, known = np.zeros(len(counts.rows), bool), set()
    for group in _groups(counts, hidden, out, tell_all=tell_all):
        rows, given = group.protected()
        more[rows] = True
        known |= {(each.indicator, group.area, each.year) for each in given}
    return Found(more, frozenset(known))


def once_hidden(out: pd.DataFrame) -> set[str]:
    """Indicators of which something was hidden from the public before."""
    return set(out.loc[out["value"].isna(), "indicator"].unique())


def is_out(rows: pd.DataFrame, out: pd.DataFrame) -> Bools:
    """Whether the public was shown this very number of each key."""
    found = rows[OUT].merge(out[OUT].drop_duplicates(), on=OUT, how="left", indicator=True)["_merge"]
    return (found == "both").to_numpy(bool)


def relations(catalogue: Catalogue) -> dict[str, tuple[str, Problem]]:
    """Of each indicator: a name for all that hang together with it, and their shares, running totals and limits."""
    known = catalogue.indicators
    group = {code: code for code in known}
    links = [(each.id, other) for each in known.values()
             for other in (each.numerator, each.denominator, each.running_total_of) if other in known]
    for one, other in links:
        kept, gone = group[one], group[other]
        group = {code: kept if name == gone else name for code, name in group.items()}
    members: dict[str, list[str]] = {}
    for code, name in group.items():
        members.setdefault(name, []).append(code)
    made = {name: _relation(catalogue, codes) for name, codes in members.items()}
    return {code: (name, made[name]) for code, name in group.items()}


def _relation(catalogue: Catalogue, codes: list[str]) -> Problem:
    each_of = [catalogue.indicators[code] for code in codes]
    shares = tuple((each.id, each.numerator if each.numerator in codes else each.id, each.denominator)
                   for each in each_of if each.denominator in codes)
    stocks = tuple((each.id, each.running_total_of if each.running_total_of in codes else "")
                   for each in each_of if each.measure == "stock")
    people = protected(catalogue)
    limits = tuple((code, small.hide_below, small.hide_zero) for code in codes
                   if code in people and (small := people[code].protection))
    below = {code: (limit, zero) for code, limit, zero in limits}
    limits += tuple((share, *below[bottom]) for share, top, bottom in shares if share == top and bottom in below)
    decimals = tuple((each.id, (each.decimals,)) for each in each_of if each.measure == "share")
    return Problem((), (), shares, stocks, limits, decimals)


@dataclass
class _Group:
    """The numbers of one area, in one year or (where a total runs) in all, that hang together."""

    area: str
    plain: Problem
    rows: pd.DataFrame         # OUT's columns and shown, by row of Counts: the version's figures
    facts: pd.DataFrame        # OUT's columns, known and row (-1: not shown today)
    asked: list[Asked]

    def protected(self) -> tuple[list[int], list[Given]]:
        """Rows to hide so that nothing new narrows a count: breakdowns first, then more of it, then all that is new."""
        gone: set[int] = set()
        given = self._given(gone)
        years = {each.year for each in given if not each.known}
        for step in self._steps(years) if years else ():
            gone |= step
            given = self._given(gone)
            if all(each.known for each in given):
                break
        return sorted(gone), [each for each in given if each.known]

    def _steps(self, years: set[int]) -> Iterator[set[int]]:
        """Row numbers, in the order in which they go; what is out already stays, but for breakdowns."""
        shown = self.rows[self.rows["shown"]]
        part, now = shown["breakdown"] != "", shown["year"].isin(years)
        new = ~shown["known"]
        slow = shown["indicator"].isin([each[0] for each in (*self.plain.shares, *self.plain.stocks)])
        near = shown["year"].isin(self._between(years))
        for chosen in (part & now, part, slow & new, now & new, near & new, new):
            yield set(shown.index[chosen])

    def _between(self, years: set[int]) -> set[int]:
        """Years and those around them, up to the running totals before and after."""
        stocks = self.facts.loc[self.facts["indicator"].isin([stock for stock, _ in self.plain.stocks]), "year"]
        first = max((year for year in stocks if year < min(years)), default=min(years) - 1)
        last = min((year for year in stocks if year >= max(years)), default=max(years))
        return set(range(first + 1, last + 1))

    def _given(self, gone: set[int]) -> list[Given]:
        facts = [Fact(indicator, int(year), breakdown, float(value), bool(known), stale=bool(stale or row in gone))
                 for indicator, year, breakdown, value, known, stale, row in self.facts[
                     ["indicator", "year", "breakdown", "value", "known", "stale", "row"]].itertuples(index=False)
                 if known or row not in gone]
        if not facts:
            return []
        return sorted(given_away(problem_of(facts, self.asked, self.plain)))

    @cached_property
    def telling(self) -> bool:
        """Whether the numbers may give more away than what the plain rules have looked at."""
        facts = self.facts
        if len(facts) < 2:
            return False
        if (facts["row"] < 0).any() or len(facts.drop_duplicates(KEY)) < len(facts):
            return True
        names = facts["breakdown"].unique()
        linked_up = facts["indicator"].nunique() > 1 or (bool(self.plain.stocks) and len(names) > 1)
        return linked_up or bool(self.plain.shares) or _cross(tuple(sorted({*names, *self.rows["breakdown"]})))


def _cross(names: tuple[str, ...]) -> bool:
    """Whether breakdowns cross, or their ages overlap: people counted in more than one of a dimension's parts."""
    if any(";" in name for name in names):
        return True
    spans = sorted(span for name in names if name.startswith(f"{AGE}=") and (span := age(name.partition("=")[2])))
    return any(one[1] > other[0] for one, other in zip(spans, spans[1:], strict=False))


def _groups(counts: Counts, hidden: Bools, out: pd.DataFrame, *, tell_all: bool) -> Iterator[_Group]:
    """The groups of numbers that a solver has to look at."""
    every = relations(counts.catalogue)
    marked = {*counts.rows.loc[counts.secret, "indicator"], *once_hidden(out) - set(protected(counts.catalogue))}
    secret = {every[code][0] for code in marked if code in every}
    together = {code: (name, plain) for code, (name, plain) in every.items()
                if _adds_up(code, plain, counts, secret=name in secret)}
    rows = counts.rows.loc[counts.figure, OUT].assign(shown=~hidden[counts.figure])
    rows = rows[among(rows["indicator"], together)]
    before = out.loc[among(out["indicator"], together), OUT].drop_duplicates()
    before = before[among(before["ref_area"], rows["ref_area"].unique())]
    known, once = before[before["value"].notna()], before[before["value"].isna()]
    rows["known"] = is_out(rows, known)
    facts = _facts(rows, known)
    counted = {share: (top, bottom) for _, plain in every.values() for share, top, bottom in plain.shares}
    asked = _asked(counts, {code: counted.get(code, (code, "")) for code in together})
    of_rows, of_facts, of_once = (_numbers(frame, together) for frame in (rows, facts, once))
    hidden_once: dict[object, list[tuple[tuple[str, int, str], Asked]]] = {}
    for key, code, year, name in zip(of_once, once["indicator"], once["year"], once["breakdown"], strict=True):
        hidden_once.setdefault(key, []).extend(                  # why it was hidden nobody kept
            ((code, year, name), each) for each in _secret(code, year, name, counted.get(code, (code, ""))))
    digits = _digits(facts, {share for _, plain in every.values() for share, _, _ in plain.shares})
    mine = dict(iter(rows.groupby(pd.MultiIndex.from_tuples(of_rows)))) if of_rows else {}
    for which, frame in facts.groupby(pd.MultiIndex.from_tuples(of_facts)) if of_facts else ():
        if which in mine:
            first = frame.iloc[0]
            plain = together[first["indicator"]][1]
            plain = replace(plain, decimals=_decimals(plain, first["ref_area"], digits))
            group = _Group(first["ref_area"], plain, mine[which], frame, [])
            if (tell_all or not frame["known"].all()) and (group.telling or together[first["indicator"]][0] in secret):
                sent = set(mine[which][["indicator", "year", "breakdown"]].itertuples(index=False, name=None))
                group.asked = [each for row in mine[which].index for each in asked.get(row, ())]
                group.asked += [each for key, each in hidden_once.get(which, ()) if key not in sent]
                yield group


def _digits(facts: pd.DataFrame, shares: set[str]) -> dict[tuple[str, str], int]:
    """The most digits that the public has of any figure of a share and area."""
    mine = facts[among(facts["indicator"], shares)]
    found: dict[tuple[str, str], int] = {}
    for code, area, value in mine[["indicator", "ref_area", "value"]].itertuples(index=False):
        found[code, area] = max(found.get((code, area), 0), digits_of(value))
    return found


def _decimals(plain: Problem, area: str, digits: dict[tuple[str, str], int]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The digits with which each share may have been rounded: those of the catalogue, and those of its series."""
    return tuple((share, tuple(sorted({*known, max(*known, digits.get((share, area), 0))})))
                 for share, known in plain.decimals)


def _adds_up(code: str, plain: Problem, counts: Counts, *, secret: bool) -> bool:
    """Whether an indicator's breakdowns are parts of a sum, or a share of such, and it is about people or secrets."""
    each = counts.catalogue.indicators[code]
    in_share = any(code == share for share, _, _ in plain.shares)
    return secret or bool(plain.limits) and (each.measure in ("flow", "stock") or each.counts_people or in_share)


def _facts(rows: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Every number that is out or would be: whether it is out, the row that shows it today, and whether it is stale."""
    shown = rows[rows["shown"]]
    now = shown[OUT].assign(row=shown.index, known=shown["known"].to_numpy(bool))
    before = known.merge(now[[*OUT, "row"]], on=OUT, how="left")
    before = before[before["row"].isna()].assign(row=-1, known=True)
    facts = pd.concat([now, before], ignore_index=True)
    today = facts[KEY].merge(rows[OUT].rename(columns={"value": "today"}), on=KEY, how="left")["today"]
    return facts.assign(stale=facts["value"].to_numpy() != today.to_numpy(), row=facts["row"].astype("int64"))


def _numbers(rows: pd.DataFrame, together: Mapping[str, tuple[str, Problem]]) -> list[tuple[str, str, int]]:
    """Which group each row is of: where a total runs, the years go together."""
    lasting = {code for code, (_, plain) in together.items() if plain.stocks}
    return [(together[code][0], area, ALL_YEARS if code in lasting else year)
            for code, area, year in rows[["indicator", "ref_area", "year"]].itertuples(index=False)]


def _secret(code: str, year: int, name: str, counted: tuple[str, str]) -> list[Asked]:
    """What to protect of a figure that was hidden before: it was small or confidential."""
    top, bottom = counted
    secret = Asked(top, year, name, confidential=True, of=bottom)
    return [secret] if bottom and top != code else [Asked(code, year, name), secret]


def _asked(counts: Counts, codes: Mapping[str, tuple[str, str]]) -> dict[int, list[Asked]]:
    """The counts to protect that were sent, by their row: small ones, small steps and rests, and confidential ones; of
    each code what is counted and, if it is a share, of what."""
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
