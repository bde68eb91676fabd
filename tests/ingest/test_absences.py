"""Why there is no figure: by a sign that a person explains, by a letter or a word beside the figure."""

import pytest

from indicators.cli.submit import _sign
from indicators.ingest.mapping import Choices
from indicators.ingest.pipeline import Candidate, ingest
from indicators.ingest.validation import Checked
from tests.catalogue.builders import shipped

CATALOGUE = shipped()


def read(table: str, **choices: object) -> Candidate:
    stated = Choices(**{"indicator": "ICSE_VICTIMS", **choices})  # type: ignore[arg-type]
    return ingest(table.encode(), "figures.csv", stated, CATALOGUE)


def _checked(candidate: Candidate) -> Checked:
    assert candidate.checked is not None
    return candidate.checked


@pytest.mark.parametrize(("meaning", "absence"), [
    ("no_figure", "not_available"), ("not_reported", "not_reported"), ("not_applicable", "not_applicable"),
    ("late", "late")])
@pytest.mark.parametrize("table", ["country,year,value\nKHM,2020,tba\n", "country,year,value,absence\nKHM,2020,,tba\n"])
def test_a_sign_may_mean_each_absence(meaning: str, absence: str, table: str) -> None:
    issue, = _checked(read(table)).issues
    assert meaning in issue.values["meanings"]  # type: ignore[operator]
    assert _sign(f"tba={meaning}") == ("tba", meaning)
    checked = _checked(read(table, signs={"tba": meaning}))
    assert checked.observations["absence"].tolist() == [absence]


@pytest.mark.parametrize(("columns", "cells"), [
    ("absence", "..,not applicable"), ("absence", "x,late"), ("OBS_STATUS", "..,M"), ("OBS_STATUS", "z,O"),
    ("absence,OBS_STATUS", ",late,M"), ("absence,OBS_STATUS", "..,late,O")])
def test_two_different_absences_in_one_row_are_an_error(columns: str, cells: str) -> None:
    checked = _checked(read(f"country,year,value,{columns}\nKHM,2020,{cells}\n"))
    assert [issue.code for issue in checked.issues] == ["value.two_absences"]


@pytest.mark.parametrize(("columns", "cells", "absence"), [
    ("absence", "..,not available", "not_available"), ("OBS_STATUS", "..,L", "not_available"),
    ("OBS_STATUS", "..,O", "not_available"), ("OBS_STATUS", ",O", "not_reported"),
    ("OBS_STATUS", "x,M", "not_applicable"), ("absence,OBS_STATUS", ",late,O", "late")])
def test_the_same_absence_said_twice_is_none(columns: str, cells: str, absence: str) -> None:
    checked = _checked(read(f"country,year,value,{columns}\nKHM,2020,{cells}\n"))
    assert checked.observations["absence"].tolist() == [absence]


def test_a_deletion_of_sdmx_needs_no_other_reason() -> None:
    checked = _checked(read("ACTION,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS\nD,KHM,2020,..,M\n"))
    assert checked.observations["absence"].tolist() == ["retracted"]
