"""Columns and lines that change what figures mean, as offices write them: each is listed, and nothing is saved."""

import pytest

from tests.faults.conftest import Desk
from tests.faults.tables import HEADER, plain, row

TABLE = "country,year,value\nKHM,2013,1\n"
VICTIMS = ("--indicator", "ICSE_VICTIMS")
COLUMNS = [
    ("per", "100000"), ("DIVISOR", "10"), ("weight", "1.5"), ("do not use", "x"), ("is_estimate", "TRUE"),
    ("disclosure", "suppressed"), ("correction", "-2"), ("ne pas utiliser", "oui"), ("partner country", "FRA"),
    ("Reporting", "Jan-Jun"), ("Zeitraum der Meldung", "1. Halbjahr"), ("Coverage", "first half"),
    ("Scenario", "Target"), ("Type", "planned"), ("Тип", "план"), ("種類", "目標"), ("TRANSFORMATION", "GY"),
    ("Region", "Phnom Penh"), ("Bundesland", "Bayern"), ("leg_stat", "PER_SUSP"), ("Gruppe", "Mädchen"),
    ("Details", "in thousands"), ("Confidential", "0"), ("Deleted", "0"), ("Checked", "rejected"), ("Removed", "TRUE"),
    ("Remark 2", "provisional"), ("Version", "DRAFT v2"), ("Scope", "Mainland only")]
LINES = [
    "Figures are cumulative since 2010.", "Multiply by 10.", "Draft - not for use", "EMBARGOED", "Erratum",
    "Correction: 4 should read 44", "Figures for KHM are for 2018", "Berichtigung: statt 4 muss es 44 heißen",
    "Girls", "Number of victims, females, under 14", "Victims (0-17)", "Land Bayern", "仅统计女童", "January to June",
    "in %", "Forecast 2030", "Source: police of Thailand 2019"]


@pytest.mark.parametrize(("header", "cell"), COLUMNS)
def test_a_column_without_a_role_is_listed_and_may_be_answered(desk: Desk, header: str, cell: str) -> None:
    text = plain(f"{row()},{cell}", header=f"{HEADER},{header}")
    answer = desk.submit(text)
    assert (answer.status, answer.published, answer.unused["columns"]) == (2, 0, [header])
    assert desk.submit(text, "--column", f"{header}=ignore").published == 1


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("text", ['"{}"\n' + TABLE, TABLE + '\n"{}"\n', 'country,2013\n"{}",\nKHM,1\n'],
                         ids=["above", "below", "between"])
def test_a_line_is_listed_whole_and_may_be_answered(desk: Desk, text: str, line: str) -> None:
    answer = desk.submit(text.format(line), *VICTIMS)
    assert (answer.status, answer.published) == (2, 0)
    assert [each["text"] for each in answer.unused["lines"]] == [line]
    assert desk.submit(text.format(line), *VICTIMS, "--ignore-unused").published == 1


@pytest.mark.parametrize("line", ["Cambodia", "KHM", "2013", "Victims identified in the year"])
def test_a_line_that_says_what_the_figures_say_is_not_asked_about(desk: Desk, line: str) -> None:
    assert desk.submit(f"{line}\n{TABLE}", *VICTIMS).published == 1


@pytest.mark.parametrize(("text", "options"), [
    ("Thailand\nyear,value\n2013,1\n", ("--country", "KHM")),
    ("Victims (Thailand)\nyear,value\n2013,1\n", ("--country", "KHM")),
    ("Report for 2012\ncountry,value\nKHM,1\n", ("--year", "2013")),
    ("Hours until removal\n" + TABLE, ())])
def test_a_title_that_says_another_country_year_or_indicator_than_an_option_is_refused_once(
        desk: Desk, text: str, options: tuple[str, ...]) -> None:
    answer = desk.submit(text, *VICTIMS, *options, "--ignore-unused")
    assert (answer.status, answer.published, answer.codes) == (2, 0, ["titles.contradict"])
    assert answer.errors() == [(1, "", text.splitlines()[0])]
