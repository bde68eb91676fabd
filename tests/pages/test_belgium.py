"""A country that sent a few figures, one a year late and one as not available: what its screen says of each."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from indicators import wording
from indicators.cli.main import main
from indicators.model import Message
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


def test_the_gap_is_the_difference_of_the_numbers_shown_and_the_two_goals_are_told_apart(
        sent: None, show: Show) -> None:
    shown = show("country", area="BEL", goal="1.1")
    said = words(shown)
    assert ("24 victims below the goal path, which is at 283 victims in 2025. The path is +10 % every year since "
            "2022; the goal for 2025 is +10 % on 2024 alone: 285 victims.") in said
    drawn = shown.get("plotly_chart")[0].proto.spec
    drawn = json.dumps(json.loads(drawn), ensure_ascii=False).replace("<br>", " ").replace("\N{NO-BREAK SPACE}", " ")
    assert "Goal path in 2025: 283 victims" in drawn
    assert "the goal for 2025, from that for 2024 alone" in drawn


def test_the_level_of_a_count_has_an_interval_where_growth_is_not_tested(sent: None, show: Show) -> None:
    said = words(show("country", area="BEL", goal="1.1"))
    assert "Too early ✓·· 4 of 5 comparable figures" in said
    assert "259 victims is compatible with a true level of about 209 to 318 (95 % interval; how much such" in said
    assert "Not tested against chance: a trend test needs five comparable figures." in said
    assert "Growth over the window" not in said


def test_few_trainings_have_a_word_of_care_and_neither_a_status_nor_a_rate(sent: None, show: Show) -> None:
    said = words(show("country", area="BEL", goal="2.2"))
    assert "Joint trainings: 7 in 2025" in said
    assert wording.message(Message(code="box.only_counted")) in said
    _, _, by_year = said.partition("Joint trainings, trainings ")
    assert "2025 7 trainings no change" in by_year
    assert "Active" not in said
    assert "%" not in by_year
    assert wording.message(Message(code="box.only_counted")) not in words(show("country", area="BEL", goal="1.1"))


def test_a_figure_sent_as_not_available_is_told_as_that_and_rows_of_others_are_counted(sent: None, show: Show) -> None:
    said = words(show("country", area="BEL"))
    assert "Belgium reports its 2025 figure as: not available" in said
    assert said.count("published figures by others below") == 2


@pytest.mark.parametrize("chosen", [{}, {"year": "2025"}])
def test_the_overview_says_of_a_figure_that_it_is_not_available_as_the_country_does(
        sent: None, show: Show, chosen: dict[str, str]) -> None:
    of_countries = words(show("overview", **chosen)).split("4.2 Take material down faster")[1]
    of_belgium = of_countries.split(" Belgium ")[1].split("4.1")[0]
    assert "3.1 not available 2025" in of_belgium
    assert "not reported yet" in of_belgium


def test_a_single_figure_has_no_path_and_says_what_is_asked_next(real: str, tmp_path: Path, show: Show) -> None:
    send(tmp_path, "BEL,2025,ICSE_VICTIMS,259,victims\n")
    said = words(show("country", area="BEL", goal="1.1"))
    assert "Target for next year at least 285 victims in 2026" in said
    assert "goal path" not in said
    assert "return it to" not in said


@pytest.mark.parametrize(("newest", "said", "not_said"), [
    (121, "+10 %, as the goal requires, would also keep it on the goal path from 2023 (Goalline's path, not agreed by "
          "the Alliance)", "return it to"),
    (109, "% would return it to the goal path from 2023 (Goalline's path, not agreed by the Alliance)",
     "as the goal requires,")])
def test_what_is_needed_next_year_says_back_only_of_a_figure_below_its_path(
        real: str, tmp_path: Path, show: Show, newest: int, said: str, not_said: str) -> None:
    send(tmp_path, f"BEL,2023,ICSE_VICTIMS,100,victims\nBEL,2024,ICSE_VICTIMS,{newest},victims\n")
    told = words(show("country", area="BEL", goal="1.1"))
    assert said in told
    assert not_said not in told
