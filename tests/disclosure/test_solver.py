"""An attacker with a solver, and all output of two and three releases of random small tables, tells no small count."""

from collections.abc import Sequence

import numpy as np
import pytest

from indicators.model import Catalogue
from tests.disclosure.sequences import KNOWN, released
from tests.disclosure.solver import CELLS, GROUPS, YEARS, Attacker, Key, cells_of
from tests.disclosure.worlds import FLOW, PART, SHARE, STOCK, World
from tests.nouns import catalogue, goal

pytestmark = pytest.mark.slow

TABLES, REVISED, OTHERS = range(16), range(40, 45), range(1000, 1012)


def table(chance: np.random.Generator, digits: int = 1) -> dict[Key, float]:
    """Every figure that a country could send of two years."""
    scale = chance.choice([3, 8, 30])
    flow = {year: chance.poisson(scale, len(CELLS)) * (chance.random(len(CELLS)) < 0.9) for year in YEARS}
    part = {year: chance.binomial(flow[year], 0.6) for year in YEARS}
    before, found = chance.integers(0, 60), {}
    for year in YEARS:
        for name in GROUPS:
            found["FLOW", year, name], found["PART", year, name] = (
                float(counts[year][cells_of(name)].sum()) for counts in (flow, part))
        for name in ("", "SEX=F", "SEX=M"):
            if whole := found["FLOW", year, name]:
                found["SHARE", year, name] = round(100 * found["PART", year, name] / whole, digits)
        before += flow[year].sum()
        found["STOCK", year, ""] = float(before)
    return found


def sent(chance: np.random.Generator, truth: dict[Key, float]) -> dict[Key, float]:
    """Some of them: of a share, a running total and breakdowns now and then."""
    often = {"FLOW": 0.35, "PART": 0.08, "SHARE": 0.2, "STOCK": 0.3}
    return {key: value for key, value in truth.items()
            if chance.random() < (0.8 if key[0] == "FLOW" and not key[2] else often[key[0]])}


def disclosed(attacker: Attacker, truth: dict[Key, float], ever_sent: set[Key]) -> set[Key]:
    """The small counts that an attacker can tell."""
    return {key for key, value in truth.items() if key[0] in ("FLOW", "PART") and 0 < value < 5
            and attacker.tells(key, sent=key in ever_sent)}


def assert_nothing_new_is_told(worlds: Sequence[World], truth: dict[Key, float], start: int = 0,
                               known: Catalogue = KNOWN, digits: int = 1) -> None:
    """After each release no small count can be told that could not be told before; of one that could staff are told."""
    shown, decisions = released(*worlds, known=known, tell_all=True)
    named = {"PART": known.indicators["SHARE"].numerator or "SHARE"}
    numbers, sent_so_far, out = dict[tuple[Key, float], None](), set[Key](), set[tuple[str, str, int]]()
    attacker = Attacker(numbers, digits)
    for number, (world, seen, decision) in enumerate(zip(worlds, shown, decisions, strict=True)):
        before = attacker
        numbers |= {item: None for item in seen.items() if truth.get(item[0]) == item[1]}
        attacker = Attacker(numbers, digits, before.possible)
        out |= decision.out
        if number >= start:
            sent_so_far |= set(world)
            now = disclosed(attacker, truth, sent_so_far)
            assert now <= (disclosed(before, truth, sent_so_far) if now else now)
            assert {(named.get(code, code), "AAA", year) for code, year, _ in now} <= out


@pytest.mark.parametrize("seed", TABLES)
def test_no_small_count_can_be_told_from_all_that_was_released(seed: int) -> None:
    chance = np.random.default_rng(seed)
    truth, worlds = table(chance), list[dict[Key, float]]()
    for _ in range(int(chance.integers(1, 4))):
        again = sent(chance, truth)
        worlds.append(again if chance.random() < 0.3 or not worlds else {**worlds[-1], **again})
    assert_nothing_new_is_told(worlds, truth)


@pytest.mark.parametrize("seed", OTHERS)
def test_nor_under_other_catalogues(seed: int) -> None:
    """Shares without a numerator or with other digits, and states of a day instead of counts of a year."""
    assert_another_catalogue_tells_nothing(seed)


def assert_another_catalogue_tells_nothing(seed: int) -> None:
    chance = np.random.default_rng(seed)
    digits, named, level = int(chance.integers(0, 3)), bool(chance.random() < 0.5), bool(chance.random() < 0.3)
    flow = FLOW.model_copy(update={"measure": "level"}) if level else FLOW
    share = SHARE.model_copy(update={"decimals": digits, "numerator": "PART" if named else ""})
    known = catalogue(goal("1.1", flow, PART, share, *([] if level else [STOCK])))
    truth, worlds = table(chance, digits), list[dict[Key, float]]()
    for _ in range(int(chance.integers(2, 4))):
        again = {key: value for key, value in sent(chance, truth).items()
                 if (named or key[0] != "PART") and key[0] in known.indicators}
        worlds.append(again if chance.random() < 0.3 or not worlds else {**worlds[-1], **again})
    assert_nothing_new_is_told(worlds, truth, known=known, digits=digits)


@pytest.mark.parametrize("seed", REVISED)
def test_nor_where_figures_were_revised_in_between(seed: int) -> None:
    """Someone takes each number that is out for what is true today, and is right."""
    chance = np.random.default_rng(seed)
    first, second = table(chance), table(chance)
    truth = {key: first[key] if key[1] == YEARS[0] and key[0] != "STOCK" else value
             for key, value in second.items() if key in first and key[0] != "STOCK"}
    worlds = [{key: value for key, value in sent(chance, figures).items() if key[0] != "STOCK"}
              for figures in (first, truth, truth)]
    assert_nothing_new_is_told(worlds, truth, start=1)


def test_the_attacker_tells_what_is_not_hidden() -> None:
    crossed = {("FLOW", 2014, name): value for name, value in (
        ("", 30.0), ("SEX=F", 20.0), ("AGE=Y_LT13", 18.0), ("AGE=Y_LT13;SEX=F", 10.0))}
    total = {("FLOW", 2014, ""): 12.0, ("FLOW", 2014, "SEX=F"): 9.0}
    assert not Attacker(crossed.items()).tells(("FLOW", 2014, "AGE=Y_LT13;SEX=M"), sent=False)
    assert Attacker(crossed.items()).tells(("FLOW", 2014, "AGE=Y13T17;SEX=M"), sent=True)
    assert Attacker(total.items()).tells(("FLOW", 2014, "SEX=M"), sent=False)
    shares = {("SHARE", 2014, ""): 23.1, ("FLOW", 2014, ""): 13.0}
    assert Attacker(shares.items()).tells(("PART", 2014, ""), sent=False)
    stocks = {("STOCK", 2013, ""): 100.0, ("STOCK", 2014, ""): 103.0}
    assert Attacker(stocks.items()).tells(("FLOW", 2014, ""), sent=False)
