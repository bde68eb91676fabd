"""A country that sent a few figures, one a year late and one as not available: what its screen says of each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indicators.cli.main import main
from indicators.wording import say
from tests.pages.conftest import Environment, Prepared, Show, use, words
from tests.pages.copies import Copy

HEADER = "country,year,indicator,value,unit\n"
ABSENT = "BEL,2025,CAMPAIGNS,n/a,campaigns\n"
VICTIMS = "".join(f"BEL,{year},ICSE_VICTIMS,{value},victims\n"
                  for year, value in zip((2022, 2023, 2024, 2025), (212, 240, 259, 259), strict=True))
TRAININGS = "".join(f"BEL,{year},JOINT_TRAININGS,{value},trainings\n"
                    for year, value in ((2023, 6), (2024, 7), (2025, 7)))


@pytest.fixture(scope="module")
def with_belgium(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return prepared(lambda _: send(tmp_path_factory.mktemp("sent"), VICTIMS + TRAININGS + ABSENT))


@pytest.fixture
def sent(with_belgium: Copy, environment: Environment) -> Iterator[None]:
    """The shipped data, and what Belgium sent after it."""
    with with_belgium.in_use() as folder:
        use(folder, environment)
        yield


def send(folder: Path, rows: str) -> None:
    file = folder / "belgium.csv"
    file.write_text(HEADER + rows, encoding="utf-8")
    assert main(["submit", str(file), "--by", "Ana", "--reason", "checked"]) == 0


def test_the_gap_is_the_difference_of_the_numbers_shown(sent: None, show: Show) -> None:
    shown = show("country", area="BEL", goal="1.1", tab="assessed")
    assert "The figure for 2025 is 24 victims below the goal path." in words(shown)


def test_four_figures_are_too_early_for_a_status(sent: None, show: Show) -> None:
    said = words(show("country", area="BEL", goal="1.1"))
    assert "Too early ✓··" in said


def test_few_trainings_have_neither_a_status_nor_a_rate(sent: None, show: Show) -> None:
    table, = show("country", area="BEL", goal="2.2", tab="figures").dataframe
    assert table.value.iloc[0].tolist()[:3] == ["2025", "7 trainings", "no change"]
    assert "%" not in table.value.drop(columns=say("head.source")).to_string()


def test_a_figure_sent_as_not_available_is_told_as_that(sent: None, show: Show) -> None:
    assert "Belgium has no figure for 2025: not available" in words(show("country", area="BEL", goal="3.1"))


@pytest.mark.parametrize("chosen", [{}, {"year": "2025"}])
def test_the_overview_says_of_a_figure_that_it_is_not_available_as_the_country_does(
        sent: None, show: Show, chosen: dict[str, str]) -> None:
    of_countries = words(show("overview", **chosen)).split("4.2 Take material down faster")[1]
    of_belgium = of_countries.split(" Belgium ")[1].split("4.1")[0]
    assert "3.1 not available 2025" in of_belgium
    assert "not reported yet" in of_belgium


def test_a_single_figure_says_what_is_asked_next(real: str, tmp_path: Path, show: Show) -> None:
    send(tmp_path, "BEL,2025,ICSE_VICTIMS,259,victims\n")
    shown = show("country", area="BEL", goal="1.1", tab="assessed")
    assert "Needed for the goal in 2026" in words(shown)
    assert not shown.select_slider


@pytest.mark.parametrize(("newest", "is_below"), [(121, False), (109, True)])
def test_only_below_its_path_a_figure_has_a_way_back(
        real: str, tmp_path: Path, show: Show, newest: int, *, is_below: bool) -> None:
    send(tmp_path, f"BEL,2023,ICSE_VICTIMS,100,victims\nBEL,2024,ICSE_VICTIMS,{newest},victims\n")
    shown = show("country", area="BEL", goal="1.1", tab="assessed")
    assert bool(shown.select_slider) is is_below
    if is_below:
        way = "On the path by 2027: 147 victims in 2027, +10.3 % a year from 109 in 2024."
        assert way in words(shown)
