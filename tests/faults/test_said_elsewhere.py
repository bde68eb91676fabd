"""Columns and lines that change what figures mean are asked about, never left out in silence."""

import pytest

from tests.faults.conftest import Desk
from tests.faults.tables import HEADER, plain, row

COLUMNS = [
    ("per", "100000"), ("DIVISOR", "10"), ("rate per", "1000"), ("weight", "1.5"), ("multiply by", "10"),
    ("do not use", "x"), ("is_estimate", "TRUE"), ("isEstimate", "yes"), ("disclosure", "suppressed"),
    ("correction", "-2"), ("Korrektur", "44"), ("ne pas utiliser", "oui"), ("partner country", "FRA"),
    ("nationality", "France"), ("country of origin", "Frankreich")]


@pytest.mark.parametrize("header, cell", COLUMNS)
def test_a_column_that_may_change_the_figures_is_asked_about(desk: Desk, header: str, cell: str) -> None:
    answer = desk.submit(plain(f"{row()},{cell}", header=f"{HEADER},{header}"))
    assert (answer.status, answer.errors()[0][1:]) == (2, (header, cell))


@pytest.mark.parametrize("header, cell", [
    ("per", "1"), ("weight", "1"), ("iso2", "KH"), ("partner country", "Cambodia"), ("is_estimate", "FALSE"),
    ("answer", "NO"), ("correction", ""), ("region", "World"), ("Sent from", "KHM")])
def test_a_column_that_changes_nothing_is_left_out(desk: Desk, header: str, cell: str) -> None:
    assert desk.submit(plain(f"{row()},{cell}", header=f"{HEADER},{header}")).published == 1


def test_a_second_code_that_contradicts_the_country_is_asked_about_in_its_own_row(desk: Desk) -> None:
    lines = [row("KHM"), row("DEU"), row("FRA")]
    answer = desk.submit(plain(*(f"{line},{code}" for line, code in zip(lines, ("KH", "FR", "FR"), strict=True)),
                               header=HEADER.replace("country", "iso3") + ",iso2"))
    assert (answer.status, answer.errors()) == (2, [(1, "iso2", "FR")])


LINES = [
    "Figures are cumulative since 2010.", "Multiply by 10.", "All figures must be multiplied by 1,000",
    "divided by 100", "Draft - not for use", "EMBARGOED", "Embargoed until 1 May", "Correction: 4 should read 44",
    "Erratum",
    "Figures for KHM are for 2018", "Die Zahlen sind für 2013", "Berichtigung: statt 4 muss es 44 heißen"]


@pytest.mark.parametrize("line", LINES)
def test_a_line_below_the_table_that_changes_the_figures_is_asked_about(desk: Desk, line: str) -> None:
    answer = desk.submit(plain(row(), "", f'"{line}"'))
    assert (answer.status, {found for _, _, found in answer.errors()}) == (2, {line})


@pytest.mark.parametrize("line", LINES[4:9])
def test_such_a_line_above_the_table_is_asked_about_too(desk: Desk, line: str) -> None:
    answer = desk.submit(plain(row(), header=f'"{line}"\n{HEADER}'))
    assert (answer.status, {found for _, _, found in answer.errors()}) == (2, {line})


@pytest.mark.parametrize("line", [
    "Figures are for 2014", "Contact: Ann", "Three times as many", "Source: report of 2021",
    "Data for 2014 were checked", "Printed on 3 May 2021", "A draft law was adopted",
    "The division of labour of 10 offices"])
def test_a_line_that_changes_nothing_is_left_out(desk: Desk, line: str) -> None:
    assert desk.submit(plain(row(), "", f'"{line}"')).published == 1
