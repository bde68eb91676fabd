"""A file of figures is taken whole, or refused with everything that is wrong with it."""

from pathlib import Path

import pytest

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.errors import InputRefused
from indicators.model import Catalogue, Issue
from indicators.model.parquet import from_parquet
from indicators.submissions.shipped_data import read_shipped
from tests.submissions.folders import HEADER, TRAININGS, line, write


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(SHIPPED)


def issues(folder: Path, catalogue: Catalogue) -> list[Issue]:
    with pytest.raises(InputRefused) as refused:
        read_shipped(folder, catalogue)
    assert refused.value.code == "shipped.refused"
    return list(refused.value.issues)


def rows(folder: Path, catalogue: Catalogue) -> list[dict[str, object]]:
    return [row for each in read_shipped(folder, catalogue) for row in from_parquet(each.rows).to_pylist()]


@pytest.mark.parametrize("wrong, column, code", [
    (line(area="ZZY"), "ref_area", "area.unknown"),
    (line(area=""), "ref_area", "area.empty_below"),
    (line(indicator="TRAININGS"), "indicator", "indicator.suggested"),
    (line(unit="workshops"), "unit", "unit.wrong"),
    (line(unit=""), "unit", "unit.empty"),
    (line(year=1989), "year", "year.outside"),
    (line(year=2999), "year", "year.outside"),
    (line(value='"3,5"'), "value", "value.other_decimal"),
    (line(value=""), "value", "value.empty"),
    (line(value="1e3"), "value", "value.wrong"),
    (line(value="nan"), "value", "value.unknown_sign"),
    (line(value=-1), "value", "value.below_limit"),
    (line(value=2.5), "value", "value.not_whole"),
    (line(value=6, indicator="LEGISLATION_STAGE", unit="stage"), "value", "value.above_limit"),
    (line(marks="sure"), "marks", "value.unknown_sign"),
    (line(start="2014-02-30", end="2014-12-31"), "period_start", "period.wrong_date"),
    (line(start="2014-01-01"), "period_end", "period.wrong"),
    (line(start="2014-06-30", end="2014-01-01"), "period_end", "period.wrong"),
    (line(start="2013-07-01", end="2013-12-31"), "period_end", "period.wrong"),
])
def test_each_wrong_cell_is_named_with_its_line(
    tmp_path: Path, catalogue: Catalogue, wrong: str, column: str, code: str
) -> None:
    write(tmp_path, TRAININGS, line(year=2012), wrong)
    (found,) = issues(tmp_path, catalogue)
    assert (found.file, found.row, found.column, found.code) == (TRAININGS, 3, column, code)


@pytest.mark.parametrize("departing", [line(source=""), line(value='"1,234"')])
def test_what_an_upload_would_take_with_a_note_is_an_error_here(
    tmp_path: Path, catalogue: Catalogue, departing: str
) -> None:
    write(tmp_path, TRAININGS, line(year=2012), departing)
    assert {found.code for found in issues(tmp_path, catalogue)} == {"figure.departs"}


def test_every_fault_of_every_file_is_named_at_once(tmp_path: Path, catalogue: Catalogue) -> None:
    write(tmp_path, TRAININGS, line(area="ZZY", unit="kilos"), line(year="2014-Q3"))
    write(tmp_path, "observations/a.csv", line(value="12x"), line(year=2013, marks="sure"))
    assert [(each.file, each.row, each.column) for each in issues(tmp_path, catalogue)] == [
        ("observations/a.csv", 2, "value"), ("observations/a.csv", 3, "marks"),
        (TRAININGS, 2, "ref_area"), (TRAININGS, 2, "unit"), (TRAININGS, 3, "year")]


def test_a_line_is_that_on_which_a_record_begins(tmp_path: Path, catalogue: Catalogue) -> None:
    write(tmp_path, TRAININGS, line(note='"two\nlines"'), line(year="x"))
    assert [each.row for each in issues(tmp_path, catalogue)] == [4]


def test_a_key_that_is_there_twice_is_refused_also_in_another_file(tmp_path: Path, catalogue: Catalogue) -> None:
    write(tmp_path, "observations/a.csv", line(year=2012), line())
    write(tmp_path, TRAININGS, line(value=4), line(year=2013))
    (found,) = issues(tmp_path, catalogue)
    assert (found.code, found.file, found.row) == ("figure.duplicate", TRAININGS, 2)
    assert (found.values["first_file"], found.values["first_row"]) == ("observations/a.csv", 3)


@pytest.mark.parametrize("header", [HEADER.replace("note", "remark"), HEADER + ",note", HEADER + ",extra"])
def test_columns_that_are_not_known_missing_or_doubled_are_refused(
    tmp_path: Path, catalogue: Catalogue, header: str
) -> None:
    write(tmp_path, TRAININGS, line() + ",x" * (header.count(",") - HEADER.count(",")), header=header)
    assert [each.code for each in issues(tmp_path, catalogue)] == ["catalogue.wrong_columns"]


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path, catalogue: Catalogue) -> None:
    write(tmp_path, TRAININGS, line())
    (tmp_path / TRAININGS).write_bytes((tmp_path / TRAININGS).read_bytes() + "é".encode("cp1252"))
    assert [each.code for each in issues(tmp_path, catalogue)] == ["read.not_in_encoding"]


def test_a_bodys_series_is_the_bodys_whatever_area_the_file_names(tmp_path: Path, catalogue: Catalogue) -> None:
    body = next(each for each in catalogue.indicators.values() if each.body)
    write(tmp_path, TRAININGS,
          line(area="USA", indicator=body.id, unit=body.unit, note="first year"),
          line(area=body.body, indicator=body.id, unit=body.unit, year=2013))
    first, second = rows(tmp_path, catalogue)
    assert (first["ref_area"], first["note"]) == (body.body, "first year; area in the file: USA")
    assert (second["ref_area"], second["note"]) == (body.body, "")


def test_an_alias_stands_for_its_indicator(tmp_path: Path, catalogue: Catalogue) -> None:
    content = catalogue.model_dump(mode="json")
    every = {each["id"]: each for goal in content["goals"] for each in goal["indicators"]}
    every["JOINT_TRAININGS"]["aliases"] = ["joint_trainings_held"]
    write(tmp_path, TRAININGS, line(indicator="joint_trainings_held"), line(year=2013))
    assert [row["indicator"] for row in rows(tmp_path, Catalogue.model_validate(content))] == ["JOINT_TRAININGS"] * 2


def test_an_absence_a_breakdown_and_marks_are_taken(tmp_path: Path, catalogue: Catalogue) -> None:
    write(tmp_path, TRAININGS, line(value="", marks="provisional break") + ",,late",
          line(year=2013) + ",SEX=F;AGE=Y0T17,",
          header=HEADER + ",breakdown,absence")
    late, women = rows(tmp_path, catalogue)
    assert (late["value"], late["absence"], late["marks"]) == (None, "late", "break provisional")
    assert (women["breakdown"], women["value"]) == ("AGE=Y0T17;SEX=F", 3)


@pytest.mark.parametrize("wrong, codes", [
    (line(value=3) + ",,late", ["value.and_absence"]),
    (line(value="") + ",,gone", ["value.unknown_sign"]),
    (line() + ",sex,", ["breakdown.wrong"]),
])
def test_an_absence_beside_a_value_or_a_strange_breakdown_is_refused(
    tmp_path: Path, catalogue: Catalogue, wrong: str, codes: list[str]
) -> None:
    write(tmp_path, TRAININGS, wrong, header=HEADER + ",breakdown,absence")
    assert [each.code for each in issues(tmp_path, catalogue)] == codes
