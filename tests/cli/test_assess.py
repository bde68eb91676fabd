"""python -m indicators assess, as a script runs it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from indicators import ledger, wording
from indicators.cli.main import main
from indicators.errors import Refusal
from indicators.illustrative import years
from indicators.opening import url_of
from indicators.permission import staff
from tests.cli.books import command, ledger_of, process, victims
from tests.ledger.ledger_builders import figures
from tests.submissions.folders import line

KEYS = ["ref_area", "indicator", "year", "value", "status", "reason", "change", "pace", "pace_needed", "gap", "streak",
        "certainty", "met", "growth", "growth_low", "growth_high", "years_met", "years_assessed"]
OF_YEARS = dict.fromkeys(KEYS[-5:])
FIGURES = [
    *(victims("KHM", year, figure) for year, figure in zip(range(2009, 2015), (38, 42, 46, 50, 55, 66), strict=True)),
    victims("DEU", 2013, 3), victims("DEU", 2014, 4),
    victims("FRA", 2014, 7),
    victims("ALB", 2013, 0), victims("ALB", 2014, 2),
]


@pytest.fixture
def version(tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> int:
    return ledger_of(tmp_path, sqlite_url, *FIGURES, monkeypatch=monkeypatch)


def assessed(*arguments: str) -> dict[str, Any]:
    """The one object on stdout; stderr is empty, and the exit status 0."""
    done = command("assess", *arguments, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert list(found) == ["version", "released", "assessments"]
    assert all(list(each) == KEYS for each in found["assessments"])
    return found


def only(*arguments: str) -> dict[str, Any]:
    (found,) = assessed(*arguments)["assessments"]
    return found


def test_a_country_is_judged_with_its_numbers_and_words(version: int) -> None:
    assert assessed("--year", "2014", "--country", "KHM") == {"version": version, "released": True, "assessments": [{
        "ref_area": "KHM", "indicator": "ICSE_VICTIMS", "year": 2014, "value": 66, "status": "On track", "reason": None,
        "change": 0.2, "pace": pytest.approx((66 / 38) ** 0.2 - 1), "pace_needed": 0.1,
        "gap": pytest.approx(66 - 38 * 1.1 ** 5), "streak": 2, "certainty": "untested", "met": True,
        "growth": pytest.approx(0.112225, abs=1e-6), "growth_low": pytest.approx(-0.006378, abs=1e-6),
        "growth_high": pytest.approx(0.244985, abs=1e-6), "years_met": 3, "years_assessed": 5}]}


def test_a_country_is_found_by_its_code_in_small_letters(version: int) -> None:
    assert only("--year", "2014", "--country", "khm")["ref_area"] == "KHM"


def test_what_there_is_none_of_is_null_and_the_reason_is_in_words(version: int) -> None:
    assert only("--year", "2014", "--country", "FRA") == {
        "ref_area": "FRA", "indicator": "ICSE_VICTIMS", "year": 2014, "value": 7, "status": "Too early", "reason": None,
        "change": None, "pace": None, "pace_needed": pytest.approx(0.1), "gap": 0, "streak": 0, "certainty": None,
        **OF_YEARS, "years_met": 0, "years_assessed": 0, "met": None}
    assert only("--year", "2013", "--country", "KHM")["met"] is True
    assert only("--year", "2012", "--country", "KHM")["met"] is False


def test_an_activity_has_a_number_and_no_status(tmp_path: Path, sqlite_url: str, monkeypatch) -> None:
    trainings = (line("KHM", year, 3, "JOINT_TRAININGS", "trainings") for year in range(2010, 2015))
    ledger_of(tmp_path, sqlite_url, *trainings, monkeypatch=monkeypatch)
    found = only("--year", "2014")
    assert (found["value"], found["status"], found["reason"], found["certainty"]) == (3, None, None, None)
    assert {found[name] for name in OF_YEARS} == {None}
    *_, row = command("assess", "--year", "2014").stdout.splitlines()
    assert row.split() == ["Cambodia", "Joint", "trainings", "3", "trainings", "no", "change"]


def test_a_goal_that_no_figure_can_be_compared_with_says_why_in_words(
        tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger_of(tmp_path, sqlite_url, *(victims("KHM", year, 0) for year in range(2010, 2015)), monkeypatch=monkeypatch)
    found = only("--year", "2014")
    assert (found["status"], found["reason"]) == ("Not assessed", "zero before, so no percentage")


def test_staff_see_small_counts_unless_another_audience_is_said(version: int) -> None:
    assert only("--year", "2014", "--country", "DEU") == only("--year", "2014", "--country", "DEU", "--for", "staff")
    assert only("--year", "2014", "--country", "DEU")["value"] == 4


def test_the_row_of_a_hidden_count_holds_no_number_but_the_year(version: int) -> None:
    hidden = only("--year", "2014", "--country", "DEU", "--for", "public")
    assert {key: value for key, value in hidden.items() if value is not None} == {
        "ref_area": "DEU", "indicator": "ICSE_VICTIMS", "year": 2014, "status": "Not assessed",
        "reason": "hidden to protect people"}


def test_nothing_of_a_window_with_a_hidden_count_is_told(
        tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    figures = [victims("DEU", year, 3 if year == 2011 else 12 * 2 ** (year - 2008)) for year in range(2008, 2015)]
    ledger_of(tmp_path, sqlite_url, *figures, monkeypatch=monkeypatch)
    staff_read, public = (only("--year", "2014", "--for", audience) for audience in ("staff", "public"))
    assert None not in {staff_read[name] for name in OF_YEARS}
    assert (public["value"], public["status"]) == (768, "Not assessed")
    assert {public[name] for name in OF_YEARS} == {None}


def test_a_streak_that_may_rest_on_a_hidden_count_is_null_and_never_zero(
        tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    figures = [victims("DEU", year, 3 if year == 2003 else 12 * 2 ** (year - 2004)) for year in range(2003, 2015)]
    ledger_of(tmp_path, sqlite_url, *figures, monkeypatch=monkeypatch)
    told = [only("--year", year, "--for", "public") for year in ("2004", "2014")]
    assert [(each["met"], each["streak"]) for each in told] == [(None, None), (True, None)]
    assert only("--year", "2014")["streak"] == 11


def test_every_area_comes_in_the_order_of_its_code(version: int) -> None:
    assert [each["ref_area"] for each in assessed("--year", "2014")["assessments"]] == ["ALB", "DEU", "FRA", "KHM"]


def test_staff_read_the_newest_version_and_the_public_the_last_release_unless_one_is_named(version: int) -> None:
    book = ledger.open(url_of("real"))
    book.publish(staff("Ann"), figures("KHM", value=40), previewed_on=version)
    book.close()
    newest, public = (assessed("--year", "2014", "--country", "KHM", "--for", who) for who in ("staff", "public"))
    assert (newest["version"], newest["released"], newest["assessments"][0]["value"]) == (version + 1, False, 40)
    assert (public["version"], public["released"], public["assessments"][0]["value"]) == (version, True, 66)
    earlier = assessed("--year", "2014", "--country", "KHM", "--version", str(version))
    assert (earlier["version"], earlier["assessments"][0]["status"]) == (version, "On track")


def test_what_a_release_would_show_is_read_without_writing_and_marked_as_none(
        version: int, capsys: pytest.CaptureFixture[str]) -> None:
    book = ledger.open(url_of("real"))
    book.publish(staff("Ann"), figures("KHM", value=40), previewed_on=version)
    before = book.head(), len(book.log())
    given = assessed("--year", "2014", "--country", "KHM", "--for", "public", "--version", str(version + 1))
    assert (given["released"], given["assessments"][0]["value"]) == (False, 40)
    assert (book.head(), len(book.log())) == before
    assert main(["assess", "--year", "2014", "--for", "public", "--version", str(version + 1)]) == 0
    assert "has not been published" in capsys.readouterr().out


def test_where_nothing_is_released_the_public_gets_one_sentence_and_exit_2(
        version: int, capsys: pytest.CaptureFixture[str]) -> None:
    book = ledger.open(url_of("real"))
    book.take_back(staff("Ann"), version, reason="A mistake")
    assert main(["assess", "--year", "2014", "--for", "public"]) == 2
    assert capsys.readouterr().err == f"{wording.error(Refusal('release.none'))}\n"


def test_a_year_without_figures_is_an_empty_list_and_fine(version: int) -> None:
    assert assessed("--year", "1999") == {"version": version, "released": True, "assessments": []}
    said = command("assess", "--year", "1999")
    assert (said.returncode, said.stdout) == (0, f"No assessments for 1999 (data version {version}).\n")


def test_only_totals_that_are_judged_are_shown(tmp_path: Path, sqlite_url: str, monkeypatch) -> None:
    context = "DEU,2014,de_notices_recorded,9,notices,,,,BKA,,"
    ledger_of(tmp_path, sqlite_url, *FIGURES, context, monkeypatch=monkeypatch)
    assert {each["indicator"] for each in assessed("--year", "2014")["assessments"]} == {"ICSE_VICTIMS"}


@pytest.mark.parametrize("arguments, said", [
    (["--year", "2014", "--country", "XXY"], "“XXY”"),
    (["--year", "2014", "--version", "99"], "There is no data version 99"),
    (["--year", "2014", "--version", "0"], "data version 0"),
    (["--year", "twenty"], "invalid int value"),
    (["--year", "2014", "--for", "press"], "invalid choice"),
    ([], "--year"),
])
def test_what_cannot_be_asked_is_one_clear_answer_and_exit_2(
    version: int, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["assess", *arguments]) == 2
    out, err = capsys.readouterr()
    assert (out, said in err) == ("", True)
    assert main(["assess", *arguments, "--json"]) == 2
    out, err = capsys.readouterr()
    assert (err, said in json.loads(out)["error"]) == ("", True)


def test_without_a_ledger_it_says_so_and_makes_none(sqlite_url: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("GOALLINE_LEDGER", sqlite_url)
    done = command("assess", "--year", "2014", "--json")
    assert (done.returncode, done.stderr, json.loads(done.stdout)["code"]) == (3, "", "ledger.never_made")
    assert not list(tmp_path.glob("ledger*"))


def test_people_read_a_table(version: int) -> None:
    done = process("assess", "--year", "2014")
    heading, heads, *rows = done.stdout.splitlines()
    assert heading == f"Assessments for 2014 (data version {version}, as visible to staff): 4"
    assert heads.startswith("Country or area  Indicator ")
    assert [row.split("  ")[0] for row in rows] == ["Albania", "Germany", "France", "Cambodia"]
    assert heads.endswith("Certainty")
    assert [row.endswith("too few exact figures or countries") for row in rows] == [False, False, False, True]
    assert ["✓ met" in row for row in rows] == [False, True, False, True]
    assert "66 victims  On track   ✓ met             +11 % a year (−1 % to +24 %)" in rows[3]


def test_invented_figures_say_that_they_are(shipped_url: str, monkeypatch) -> None:
    monkeypatch.setenv("GOALLINE_LEDGER", url_of("illustrative"))
    newest = str(years(date.today().year)[-1])
    done = command("assess", "--year", newest, "--country", "XCE")
    assert done.stdout.startswith("ILLUSTRATIVE: invented figures.\n")
    assert json.loads(command("assess", "--year", newest, "--json").stdout)["illustrative"] is True
