"""Columns that nobody knows and whose cells change what the figures are of: never left out in silence."""

import pytest

from indicators.ingest.mapping import Choices
from indicators.permission import staff
from indicators.submissions.remembered import answers_in, remember
from tests.faults.conftest import Desk

VICTIMS = ("--indicator", "ICSE_VICTIMS")


def sent(desk: Desk, column: str, *cells: str, options: tuple[str, ...] = VICTIMS) -> tuple[int, int, list[str]]:
    """Exit status, figures published, and the columns that a file with such a column is refused for."""
    lines = [f"{area},2013,{cell},{value}" for area, cell, value in zip(("KHM", "THA", "DEU"), cells, (12, 13, 14),
                                                                        strict=False)]
    answer = desk.submit("\n".join([f"country,year,{column},value", *lines, ""]), *options)
    return answer.status, answer.published, [each["column"] for each in answer.issues]


@pytest.mark.parametrize(("column", "cells"), [
    ("Reporting", ("Jan-Jun",)), ("Reporting", ("Q1", "Q1")), ("Zeitraum der Meldung", ("1. Halbjahr",)),
    ("Stand", ("Jan - Jun 2013",)), ("Version", ("YTD",)), ("Coverage", ("first half", "full")),
    ("Scenario", ("Target",)), ("Type", ("planned",)), ("Type", ("actual", "forecast")), ("Art", ("Ist", "Soll")),
    ("Тип", ("план",)), ("種類", ("目標",)), ("Tipo", ("previsto",)),
    ("TRANSFORMATION", ("GY",)), ("Measure type", ("Growth rate",)), ("BASE_PER", ("2015",)),
    ("Region", ("Phnom Penh",)), ("province", ("Battambang", "Chonburi")), ("Bundesland", ("Bayern",)),
    ("leg_stat", ("PER_VICT", "PER_SUSP")), ("Persons", ("suspects",)), ("iccs", ("ICCS0301", "ICCS0302")),
    ("Gruppe", ("Mädchen", "Jungen")), ("Gruppe", ("0-17",)), ("Grp", ("F", "M")), ("Details", ("percent",)),
    ("Details", ("hours", "victims")), ("Details", ("in thousands",))])
def test_an_unknown_column_whose_cells_change_the_figures_refuses_the_file(
        desk: Desk, column: str, cells: tuple[str, ...]) -> None:
    assert sent(desk, column, *cells) == (2, 0, [column])


@pytest.mark.parametrize(("column", "cells"), [
    ("Reporting", ("Jan-Dec",)), ("Type", ("actual", "Ist")), ("TRANSFORMATION", ("N",)), ("TRANSFORMATION", ("_Z",)),
    ("Region", ("Asia", "South-eastern Asia", "Europe")), ("Region", ("World bank 7", "World bank 7")),
    ("Region", ("National", "Total")), ("leg_stat", ("PER_VICT", "PER_VICT")), ("iccs", ("ICCS0301", "ICCS0301")),
    ("Persons", ("victims",)), ("Colour", ("b", "p")), ("Rank", ("1", "2")), ("Contact", ("May Smith", "A. Target")),
    ("Comment", ("checked in May 2014", "sent by the ministry")), ("Id", ("H12", "Q17")), ("Unit code", ("victims",))])
def test_an_unknown_column_that_says_nothing_of_the_figures_is_left_out_and_named(
        desk: Desk, column: str, cells: tuple[str, ...]) -> None:
    assert sent(desk, column, *cells) == (0, len(cells), [])


def test_a_person_may_say_that_such_a_column_says_nothing(desk: Desk) -> None:
    options = (*VICTIMS, "--column", "Region=ignore")
    assert sent(desk, "Region", "Phnom Penh", options=options) == (0, 1, [])


def test_it_is_found_in_a_table_of_years_as_columns_too(desk: Desk) -> None:
    answer = desk.submit("country,Scenario,2013,2014\nKHM,Target,12,13\n", *VICTIMS)
    assert (answer.status, [each["found"] for each in answer.issues]) == (2, ["Target"])


def test_that_one_file_s_column_said_nothing_is_no_answer_for_what_the_next_one_s_says(desk: Desk) -> None:
    header = ["country", "year", "Window", "value"]
    assert sent(desk, "Window", "Q1") == (2, 0, ["Window"])
    remember(desk.book, staff("Ann"), [*answers_in(Choices(columns={"Window": "left_out"}), header)])
    assert sent(desk, "Window", "forecast") == (2, 0, ["Window"])
    assert sent(desk, "Window", "front") == (0, 1, [])


REGIONS = "country,year,Region,value\n"


@pytest.mark.parametrize(("lines", "found"), [
    (("KHM,2015,,4", "DEU,2015,,5", "KHM,2016,Phnom Penh,6", "DEU,2016,Bayern,7"), "Phnom Penh"),
    (("KHM,2015,Phnom Penh,4", "Cambodia,2016,Phnom Penh,5"), "Phnom Penh"),
    (("KHM,2013,,4", "Cambodia,2014,,5", "Kambodscha,2015,,5", "KHM,2016,Phnom Penh,5"), "Phnom Penh"),
    (("KHM,2015,Phnom Penh,4", "DEU,2015,national,5", "THA,2015,national,5"), "Phnom Penh"),
    (("KHM,2015,North,4", "THA,2015,North,5"), "North"),
    (("KHM,2015,Mekong Group,4", "THA,2015,Mekong Group,5", "THA,2016,,6"), "Mekong Group"),
    (("Atlantis,2015,Phnom Penh,4", "KHM,2015,Phnom Penh,5"), "Phnom Penh")])
def test_a_part_of_one_country_is_asked_about_whatever_other_rows_say(
        desk: Desk, lines: tuple[str, ...], found: str) -> None:
    answer = desk.submit(REGIONS + "\n".join(lines), *VICTIMS)
    assert (answer.status, [each["found"] for each in answer.issues if each["column"] == "Region"]) == (2, [found])


@pytest.mark.parametrize("lines", [
    ("KHM,2015,Mekong Group,4", "THA,2015,Mekong Group,5", "DEU,2015,,6"),
    ("Cambodia,2015,Mekong Group,4", "KHM,2016,Mekong Group,4", "THA,2015,Mekong Group,5")])
def test_a_group_that_several_countries_share_in_all_their_rows_is_no_part_of_one(
        desk: Desk, lines: tuple[str, ...]) -> None:
    assert desk.submit(REGIONS + "\n".join(lines), *VICTIMS).published == 3


def test_a_province_that_two_countries_share_is_a_part_of_each(desk: Desk) -> None:
    assert sent(desk, "Province", "Capital", "Capital") == (2, 0, ["Province"])


def test_one_odd_cell_in_a_column_of_both_sexes_hides_neither(desk: Desk) -> None:
    assert sent(desk, "Grp", "F", "M", "Q") == (2, 0, ["Grp"])


def test_a_cell_is_compared_with_the_indicator_of_its_own_row(desk: Desk) -> None:
    table = ("country,year,indicator,unit,Details,value\nKHM,2015,ICSE_VICTIMS,victims,{},4\n"
             "THA,2015,TAKEDOWN_HOURS,hours,hours,5\n")
    assert [each["found"] for each in desk.submit(table.format("hours")).issues] == ["hours"]
    assert desk.submit(table.format("victims")).published == 2


def test_a_flag_beside_a_blank_cell_of_the_column_of_flags_is_asked_about(desk: Desk) -> None:
    table = "country,year,marks,Remark 2,value\nKHM,2015,,{},4\nTHA,2015,estimated,provisional,5\n"
    assert [each["found"] for each in desk.submit(table.format("provisional"), *VICTIMS).issues] == ["provisional"]
    assert desk.submit(table.format("checked"), *VICTIMS).published == 2


@pytest.mark.parametrize("word", ["draft", "Entwurf", "rejected", "unverified"])
def test_a_word_for_a_figure_that_is_not_final_is_asked_about(desk: Desk, word: str) -> None:
    assert sent(desk, "Checked", "final", word) == (2, 0, ["Checked"])
