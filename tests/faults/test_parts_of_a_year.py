"""Figures of a quarter or a month, and years with a remark: none stands for a year in silence."""

import pytest

from tests.faults.conftest import Desk
from tests.faults.tables import HEADER, plain, row


@pytest.mark.parametrize(("column", "cell"), [
    ("quarter", "Q4"), ("month", "December"), ("freq", "Q"), ("FREQ", "M"), ("Trimestre", "4"), ("Monat", "12"),
    ("mois", "décembre"), ("Periodicity", "quarterly"), ("semestre", "S2"), ("Woche", "52"), ("Kvartal", "1"),
    ("Miesiąc", "styczeń"), ("Trim.", "I"), ("Месяц", "5")])
def test_a_figure_of_a_part_of_a_year_is_refused(desk: Desk, column: str, cell: str) -> None:
    answer = desk.submit(plain(f"{row()},{cell}", f"{row('DEU')},", header=f"{HEADER},{column}"), "--good-rows")
    assert (answer.errors(), answer.published) == ([(2, column, cell)], 1)


@pytest.mark.parametrize(("column", "cell"), [
    ("freq", "A"), ("FREQ", "A: Annual"), ("frequency", "Yearly"), ("Turnus", "jährlich"),
    ("month", "Jan-Dec"), ("quarter", "Q1-Q4"), ("quarter", "Total")])
def test_a_figure_of_a_whole_year_is_taken(desk: Desk, column: str, cell: str) -> None:
    assert desk.submit(plain(f"{row()},{cell}", header=f"{HEADER},{column}")).published == 1


@pytest.mark.parametrize("name", [
    "2019 (provisional)", "2019 (Jan-Jun)", "2019f", "2019 provisional", "Jan-Jun 2019", "2019 H1", "2019 YTD",
    "prov. 2019", "2019 (H1)", "2019, revised", "Total 2019", "2020*", "2021p"])
def test_a_column_of_a_year_with_a_remark_is_never_left_out_in_silence(desk: Desk, name: str) -> None:
    answer = desk.submit(f'country;"{name}";2020;2021\nKHM;1102;1263;1402\n', "--indicator", "ICSE_VICTIMS")
    assert (answer.status, answer.published, [each["found"] for each in answer.issues]) == (2, 0, [name])


@pytest.mark.parametrize("name", ["Change 2019-2020", "Source 2019", "% change 2019 to 2021"])
def test_a_column_of_a_change_or_of_words_is_left_out_and_named(desk: Desk, name: str) -> None:
    answer = desk.submit(f"country;2020;2021;{name}\nKHM;1263;1402;{'Police' if 'S' in name else '12'}\n",
                         "--indicator", "ICSE_VICTIMS")
    assert (answer.status, answer.published) == (0, 2)
    assert answer.noted(name)
