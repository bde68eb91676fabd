"""What a catalogue made of files says: areas, groups by year, units, and the same bytes every time."""

import csv
import re
from pathlib import Path

import pytest

from indicators import wording
from indicators.catalogue import SHIPPED, canonical_bytes, from_bytes, load_catalogue
from indicators.catalogue.area_names import AreaNames
from indicators.judging import methods
from indicators.model import Catalogue, Rule
from tests import nouns

from .builders import AREAS, GOAL, change, copy_of_shipped, issues


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(SHIPPED)


def test_the_same_catalogue_comes_back_from_its_bytes(catalogue: Catalogue) -> None:
    again = from_bytes(canonical_bytes(catalogue))
    assert again == catalogue
    assert canonical_bytes(again) == canonical_bytes(catalogue)


@pytest.mark.parametrize("parameters", [{"limit": 0}, {"limit": 0, "limit_within": 2}, {"limit_within": 2}])
def test_a_stored_rule_that_would_be_refused_today_is_opened_and_applied(parameters: dict[str, float]) -> None:
    rule = Rule.model_validate({"method": "direction", **parameters})
    stored = canonical_bytes(nouns.catalogue(nouns.goal("1.1", nouns.indicator("X", minimum=0, goal=rule))))
    opened = from_bytes(stored)
    assert canonical_bytes(opened) == stored
    assert methods.method_of(opened.indicators["X"]) == methods.parse(rule)


def test_a_changed_threshold_changes_the_bytes(catalogue: Catalogue, tmp_path: Path) -> None:
    folder = copy_of_shipped(tmp_path)
    change(folder, GOAL, "at_least: 10 %", "at_least: 11 %")
    assert canonical_bytes(load_catalogue(folder)) != canonical_bytes(catalogue)


def test_the_order_of_a_tables_rows_changes_no_byte(catalogue: Catalogue, tmp_path: Path) -> None:
    folder = copy_of_shipped(tmp_path)
    for file in [AREAS, "codelists/group_members.csv", "codelists/units.csv", "codelists/status.csv",
                 "codelists/sources.csv"]:
        header, *rows = (folder / file).read_text("utf-8").splitlines(keepends=True)
        (folder / file).write_text("".join([header, *reversed(rows)]), "utf-8")
    assert canonical_bytes(load_catalogue(folder)) == canonical_bytes(catalogue)


def test_a_folder_may_do_without_the_list_of_sources(tmp_path: Path) -> None:
    folder = copy_of_shipped(tmp_path)
    (folder / "codelists/sources.csv").unlink()
    assert load_catalogue(folder).sources == ()


def test_a_file_that_a_spreadsheet_saved_with_a_byte_order_mark_and_crlf_is_the_same(
        catalogue: Catalogue, tmp_path: Path) -> None:
    folder = copy_of_shipped(tmp_path)
    text = (folder / AREAS).read_text("utf-8").replace("\n", "\r\n")
    (folder / AREAS).write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert canonical_bytes(load_catalogue(folder)) == canonical_bytes(catalogue)


@pytest.mark.parametrize("year, members, croatia, united_kingdom", [
    (2003, 15, False, True), (2004, 25, False, True), (2007, 27, False, True), (2012, 27, False, True),
    (2013, 28, True, True), (2019, 28, True, True), (2020, 27, True, False)])
def test_the_european_union_has_the_members_of_the_year(
        catalogue: Catalogue, year: int, members: int, croatia: bool, united_kingdom: bool) -> None:
    eu = catalogue.members("EU", year)
    assert (len(eu), "HRV" in eu, "GBR" in eu) == (members, croatia, united_kingdom)


def test_the_alliance_is_the_54_of_the_list_of_2014_and_viet_nam_is_an_open_question(catalogue: Catalogue) -> None:
    members = catalogue.members("ALLIANCE", 2014)
    assert len(members) == 54
    assert members == sorted(area.code for area in catalogue.areas if area.member == "yes")
    assert [area.code for area in catalogue.areas if area.member == "open"] == ["VNM"]
    assert all(area.membership for area in catalogue.areas if area.member != "no")


def test_a_region_has_the_alliances_members_only(catalogue: Catalogue) -> None:
    members = {group.id: catalogue.members(group.id, 2024) for group in catalogue.groups}
    assert "ANT" not in members["REGION_AMERICAS"]
    assert {"XKX", "DEU"} <= set(members["REGION_EUROPE"])
    assert sum(len(codes) for group, codes in members.items() if group.startswith("REGION_")) == sum(
        area.member == "yes" for area in catalogue.areas)


@pytest.mark.parametrize("code, kind", [
    ("KHM", "country"), ("XKX", "country"), ("ANT", "historic"), ("ZZZ", "not_a_country"), ("EEE", "not_a_country"),
    ("WLD", "aggregate"), ("NCMEC", "body"), ("INTERPOL", "body"), ("INHOPE", "body"), ("IWF", "body"),
    ("ICMEC", "body")])
def test_an_area_is_what_it_is(catalogue: Catalogue, code: str, kind: str) -> None:
    assert catalogue.area[code].kind == kind


def test_every_country_of_iso_3166_is_there_once() -> None:
    import pycountry
    with (SHIPPED / AREAS).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == "country" and row["code"] != "XKX"]
    assert sorted((row["code"], row["alpha2"], row["numeric"]) for row in rows) == sorted(
        (country.alpha_3, country.alpha_2, country.numeric) for country in pycountry.countries)


def test_kosovo_has_its_star_and_its_footnote(catalogue: Catalogue) -> None:
    kosovo = catalogue.area["XKX"]
    assert kosovo.name == "Kosovo*"
    assert "UNSCR 1244/1999" in str(kosovo.footnote)


def test_a_name_has_its_article_inside_a_sentence_alone(catalogue: Catalogue) -> None:
    inside = {code: wording.in_sentence(code, catalogue) for code in catalogue.area}
    with_article = {catalogue.area[code].name for code, name in inside.items() if name.startswith("the ")}
    assert with_article >= {"Netherlands", "Philippines", "United Kingdom", "United States", "World"}
    assert {area.name for area in catalogue.areas if area.member == "yes"} & with_article == {
        "Netherlands", "Philippines", "United Kingdom", "United States"}
    assert (inside["WLD"], inside["ESP"]) == ("the world", "Spain")


def test_no_name_that_english_gives_an_article_is_left_without_one(catalogue: Catalogue) -> None:
    wanted = re.compile(r"^(United|Isle of)|Republic|Territor|Netherlands$|^(?!.*and ).*Islands|^Turks")
    assert [area.name for area in catalogue.areas if wanted.search(area.name) and not area.in_sentences] == []


def test_words_for_one_and_for_many(catalogue: Catalogue) -> None:
    assert (catalogue.unit_of_one["victims"], catalogue.units["victims"]) == ("victim", "victims")
    assert (catalogue.unit_of_one["percent"], catalogue.units["percent"]) == ("%", "%")


def test_an_indicator_is_found_by_its_code_and_by_an_alias_in_any_case(tmp_path: Path) -> None:
    folder = copy_of_shipped(tmp_path)
    change(folder, GOAL, "    unit: victims", "    aliases: [Victims_Found]\n    unit: victims")
    assert not issues(folder)
    code_of = load_catalogue(folder).code_of
    assert (code_of["icse_victims"], code_of["victims_found"]) == ("ICSE_VICTIMS", "ICSE_VICTIMS")


def test_several_marks_become_one_letter_by_priority(catalogue: Catalogue) -> None:
    letters = {status.code: (status.priority, status.obs_status) for status in catalogue.statuses}
    assert min(letters[code] for code in ("approximate", "break", "provisional")) == (2, "B")
    assert letters["not_applicable"][1] == "M"


def test_a_copy_with_other_areas_knows_these_alone_whatever_was_asked_of_the_original() -> None:
    original = load_catalogue(SHIPPED)
    assert AreaNames(original).code("Germany") in original.area
    copied = original.model_copy(update={"areas": original.areas[:1]})
    assert AreaNames(copied).code("Germany") == ""
    assert list(copied.area) == [original.areas[0].code]
