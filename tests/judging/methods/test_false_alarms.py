"""How often the rules name a change in simulated series, in which nothing changes or a known trend is.

scripts/simulate.py draws and judges them. The page that quotes it, docs/what-it-says.md, is compared with an earlier
simulation by another program, of 3,240 series a case; a sample is drawn again, and one judged through the command.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from indicators.judging.scoreboard import judge
from indicators.judging.unusual_years import unusual_years
from scripts import simulate
from tests.cli.books import command, ledger_of, victims

EARLIER = {              # per cent Ahead, On track, Improving below, No clear change, Moving away: five figures, eight
    "no change, 5, 1": ((0, 3, 0, 95, 1), (0, 3, 0, 95, 2)),
    "no change, 20, 1": ((0, 4, 0, 94, 2), (0, 0, 4, 94, 2)),
    "no change, 100, 1": ((0, 0, 4, 93, 2), (0, 0, 4, 94, 2)),
    "no change, 500, 1": ((0, 0, 5, 93, 2), (0, 0, 5, 93, 2)),
    "no change, 5,000, 1": ((0, 0, 5, 93, 2), (0, 0, 5, 93, 2)),
    "no change, 20, 4": ((0, 5, 0, 92, 2), (0, 3, 0, 94, 2)),
    "no change, 500, 4": ((0, 0, 5, 92, 3), (0, 0, 5, 92, 2)),
    "no change, 100, 8": ((0, 5, 0, 92, 3), (0, 1, 3, 93, 3)),
    "+5 % from 300, 1": ((0, 0, 84, 15, 0), (0, 0, 100, 0, 0)),
    "+10 % from 30, 1": ((2, 47, 3, 48, 0), (2, 41, 49, 7, 0)),
    "+10 % from 300, 1": ((2, 47, 51, 0, 0), (2, 48, 50, 0, 0)),
    "+10 % from 300, 4": ((2, 47, 39, 12, 0), (3, 46, 48, 3, 0)),
    "+15 % from 30, 1": ((12, 65, 5, 18, 0), (47, 47, 2, 4, 0)),
    "+15 % from 300, 1": ((77, 22, 0, 0, 0), (100, 0, 0, 0, 0)),
    "+20 % from 30, 1": ((37, 59, 2, 3, 0), (99, 1, 0, 0, 0)),
    "-20 % from 30, 1": ((0, 0, 0, 16, 84), (0, 0, 0, 0, 100)),
    "doubles before the last four years, 100, 1": ((0, 6, 0, 94, 0), (0, 6, 0, 93, 0)),
    "year before last times 3, 60, 1": ((0, 0, 0, 100, 0), (0, 2, 0, 98, 0)),
}
ALARMS, FOUND = 2, 4     # points within which both simulations agree: where nothing changes, and where something does
SAMPLES = 8              # of 54 countries: 432 series


def quoted(name: str) -> Iterator[tuple[str, list[list[int]]]]:
    """Cases and numbers of one of the page's tables."""
    page = simulate.PAGE.read_text(encoding="utf-8")
    for line in page.split(f"<!-- make simulate: {name} -->\n")[1].split(f"<!-- {name} end")[0].splitlines()[2:]:
        case, *shares = (cell.strip() for cell in line.strip("|").split(" | "))
        yield case, [[int(share) for share in cell.split()] for cell in shares]


COUNTS, ORDER = dict(quoted("counts")), dict(quoted("order"))
CASES = {case.name: case for case in simulate.CASES}


def chance(share: float, series: int) -> float:
    """Three standard errors of a percentage, and a point for rounding and what countries of a sample have in common."""
    return 1 + 3 * (max(share, 3) * (100 - min(share, 97)) / series) ** 0.5


def test_the_page_has_every_case_that_is_simulated() -> None:
    assert list(COUNTS) == [case.name for case in simulate.CASES]
    assert list(ORDER) == [case.name for case in simulate.BY_THE_YEARS]


@pytest.mark.parametrize("name", EARLIER)
def test_the_page_says_what_the_earlier_simulation_found(name: str) -> None:
    within = ALARMS if name.startswith("no change") else FOUND
    assert np.abs(np.array(COUNTS[name]) - EARLIER[name]).max() <= within


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("place", [0, 1])
def test_a_sample_has_the_statuses_that_the_page_gives(name: str, place: int) -> None:
    found = simulate.statuses(CASES[name], SAMPLES, simulate.LENGTHS[place])
    series = SAMPLES * (simulate.ONE if CASES[name].alone else 54)
    for share, told in zip(found.values(), COUNTS[name][place], strict=True):
        assert abs(share - told) <= chance(told, series), found


@pytest.mark.parametrize("name", ORDER)
def test_a_sample_has_the_trends_that_the_page_gives(name: str) -> None:
    found = simulate.statuses(CASES[name], SAMPLES, 8, trend=True)
    for share, told in zip(found.values(), ORDER[name][1], strict=True):
        assert abs(share - told) <= chance(told, SAMPLES * 54), found


def test_where_nothing_changes_the_rules_name_a_rise_in_at_most_6_and_a_fall_in_at_most_3_of_a_hundred() -> None:
    for name, shares in [*COUNTS.items(), *ORDER.items()]:
        for share in shares:
            if name.startswith("no change"):
                quiet = len(share) // 2 + len(share) % 2 if len(share) == 5 else 1
                assert sum(share[:quiet]) <= 6, name
                assert share[-1] <= 3, name


def test_through_the_command_too(tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Seven series of five years in each country, one after the other with a break between."""
    case, years, samples = CASES["no change, 100, 8"], 5, 7
    areas = [area.code for area in simulate.members(simulate.catalogue(case))]
    drawn = case.drawn(samples, len(areas), years)
    ledger_of(tmp_path, sqlite_url, *(
        victims(code, 1990 + years * sample + year, int(drawn[sample, at, year]), marks="" if year else "break")
        for at, code in enumerate(areas) for sample in range(samples) for year in range(years)),
        monkeypatch=monkeypatch)
    found: Counter[str] = Counter()
    for last in range(1990 + years - 1, 1990 + years * samples, years):
        told = json.loads(command("assess", "--year", str(last), "--json").stdout)["assessments"]
        found.update(row["status"] for row in told if row["indicator"] == "ICSE_VICTIMS")
    shares = [100 * found[word] / found.total() for word in (
        "Ahead of the goal", "On track", "Improving, below the goal", "No clear change", "Moving away")]
    assert found.total() == samples * len(areas)
    assert sum(shares) == pytest.approx(100)
    for share, told in zip(shares, COUNTS[case.name][0], strict=True):
        assert abs(share - told) <= chance(told, found.total()), shares


@pytest.mark.parametrize("name", [name for name in CASES if "times 3, one country" in name])
@pytest.mark.parametrize("years", simulate.LENGTHS)
def test_a_peak_that_one_country_alone_has_is_named_as_unusual_wherever_it_decides_the_status(
        name: str, years: int) -> None:
    case = CASES[name]
    known = simulate.catalogue(case)
    judged = judge(simulate.figures(case, 12, years, known), known).assessments
    for _, series in judged[judged["ref_area"] == simulate.members(known)[0].code].groupby("breakdown"):
        found = unusual_years(series, simulate.judged_as(known))
        if series["status"].iloc[-1] != "no_clear_change":
            assert any(each.without != series["status"].iloc[-1] for each in found)
