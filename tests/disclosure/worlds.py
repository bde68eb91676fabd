"""Worlds of counts, and all that the public is shown of them: what someone who wants a hidden count has to go by."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import inf

import pandas as pd

from indicators.disclosure import NOBODY, Public, decide, numbers
from indicators.judging.certainty import certainty
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.judging.statistics.series import in_order
from indicators.model import Area, Catalogue, Indicator, Rule, SmallCounts, observations
from tests.nouns import UP, YEARLY, catalogue, goal, indicator

Cell = tuple[str, int, str]                # indicator, year, breakdown
World = Mapping[Cell, float]               # every count of one country

RISE = {"method": "annual_change", "at_least": "10 %"}
FLOW = indicator("FLOW", headline=1, group_rule="sum", counts_people=True, whole=True, goal=YEARLY)
STOCK = indicator("STOCK", measure="stock", counts_people=True, whole=True, goal=YEARLY, running_total_of="FLOW")
ALONE = indicator("ALONE", measure="stock", counts_people=True, whole=True, goal=YEARLY)
PART = indicator("PART", counts_people=True, whole=True, goal=UP)
SHARE = indicator("SHARE", measure="share", unit="percent", goal=UP, numerator="PART", denominator="FLOW", decimals=1)
TESTED_FLOW = FLOW.model_copy(update={"goal": Rule.model_validate({**RISE, "test": "chance"})})
TESTED_PART = PART.model_copy(update={"goal": Rule.model_validate({"method": "direction", "test": "mann_kendall"})})
FREE = indicator("FREE", unit="campaigns", goal=UP)

PEOPLE = (FLOW, STOCK, ALONE, PART)
CELL = ["indicator", "year", "breakdown"]


def of_people(small: SmallCounts | None = None, codes: Iterable[str] = (), flow: Indicator = FLOW) -> Catalogue:
    """A catalogue of everything that counts people or follows from it, and as many countries as there are codes.

    ``flow`` is how FLOW is judged; with a test, the trend of PART is tested too.
    """
    part = TESTED_PART if flow is TESTED_FLOW else PART
    limited = [each.model_copy(update={"small_counts": small}) for each in (flow, STOCK, ALONE, part)]
    plain = catalogue(goal("1.1", *limited, SHARE, FREE))
    areas = tuple(Area(code=code, name=code, kind="country") for code in codes)
    return plain.model_copy(update={"areas": plain.areas + areas})


def rows_of(code: str, world: World) -> list[dict[str, object]]:
    """Rows of OBSERVATION of a country; each note and source repeats its value."""
    return [{"indicator": name, "ref_area": code, "year": year, "breakdown": breakdown, "value": float(value),
             "note": f"note {value}", "source_title": f"source {value}", "source_url": f"https://example.org/{value}"}
            for (name, year, breakdown), value in world.items()]


def told(board: Scoreboard) -> dict[str, str]:
    """Everything of both frames, and the certainty of each status, by country."""
    both = pd.concat([board.assessments, board.observations.drop(columns=["indicator", "ref_area", "year"]),
                      certainty(board.assessments, board.catalogue)], axis=1)
    columns = [column.tolist() for name, column in both.items() if name != "ref_area"]
    lines: dict[str, list[str]] = defaultdict(list)
    for area, *row in zip(both["ref_area"].tolist(), *columns, strict=True):
        lines[area].append(repr(row))
    return {area: "\n".join(rows) for area, rows in lines.items()}


def shown_of(worlds: Sequence[World], small: SmallCounts | None = None,
             earlier: Sequence[World] | None = None, flow: Indicator = FLOW) -> tuple[list[str], list[set[Cell]]]:
    """What the public is told of each world, and which of its cells are hidden; each world is a country of its own.

    ``earlier`` are the worlds of a release before: what it told is told as well. ``flow`` is how FLOW is judged.
    """
    codes = [f"C{number:05}" for number in range(len(worlds))]
    known = of_people(small, codes, flow)
    before, public, rows = {}, NOBODY, in_order(_rows(codes, worlds))
    if earlier is not None:
        first = _rows(codes, earlier)
        seen = judge(first, known, "public")
        out = numbers(in_order(first), known, seen.observations["hidden"].to_numpy(bool))
        before, public = told(seen), Public(hidden=decide(rows, known, out).hidden)
    board = judge(rows, known, "public", public)
    after, hidden = told(board), defaultdict(set)
    for area, *cell in board.assessments.loc[board.assessments["hidden"], ["ref_area", *CELL]].itertuples(index=False):
        hidden[area].add(tuple(cell))
    return [f"{before.get(code)}\n{after.get(code)}" for code in codes], [hidden[code] for code in codes]


def _rows(codes: list[str], worlds: Sequence[World]) -> pd.DataFrame:
    return observations([row for code, world in zip(codes, worlds, strict=True) for row in rows_of(code, world)])


def small_cells(world: World, small: SmallCounts | None = None) -> dict[Cell, float]:
    """The cells of a world that are small counts of people, with their values."""
    limit = small or SmallCounts()
    people = {each.id for each in PEOPLE}
    return {cell: value for cell, value in world.items()
            if cell[0] in people and value < limit.hide_below and (value > 0 or limit.hide_zero)}


def given_away(worlds: Sequence[World], small: SmallCounts | None = None, earlier: Sequence[World] | None = None,
               largest: float = inf, flow: Indicator = FLOW) -> list[str]:
    """Small counts that the public can tell: shown, or the same in all worlds of which the public is told the same.

    An attacker who knows everything but the values, tries all worlds: the strongest there is. Asked of the worlds
    whose counts are at most ``largest``, so that those beyond are there to be taken for one of them.
    """
    outputs, hidden = shown_of(worlds, small, earlier, flow)
    possible: dict[tuple[str, Cell], set[float]] = defaultdict(set)
    for world, output in zip(worlds, outputs, strict=True):
        for cell, value in small_cells(world, small).items():
            possible[output, cell].add(value)
    return [f"{cell} = {value} in {world}"
            for world, before, output, unseen in zip(worlds, earlier or worlds, outputs, hidden, strict=True)
            if max(count for (code, *_), count in [*world.items(), *before.items()] if code != "SHARE") <= largest
            for cell, value in small_cells(world, small).items()
            if cell not in unseen or len(possible[output, cell]) == 1]
