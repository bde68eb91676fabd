"""The invented figures: of which years they are, that no country is a real one, and that every case is among them."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from indicators import demo, illustrative, opening, statements
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.catalogue.area_names import AreaNames
from indicators.illustrative import AREAS, with_invented_countries
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.ledger import open as open_ledger
from indicators.model import Absence, Catalogue, Mark, Reason, Status
from indicators.reports.sections import answered
from indicators.statements import first_counted
from indicators.warehouse.snapshot import Snapshot

REAL = load_catalogue(SHIPPED)
INVENTED = with_invented_countries(REAL)
NEWEST = 2024
MARKS = {Mark.BREAK, Mark.PROVISIONAL, Mark.ESTIMATED, Mark.APPROXIMATE, Mark.LOWER_BOUND, Mark.CODED, Mark.PARTIAL,
         Mark.UNCERTAIN, Mark.CONFLICT}
GOALS = ["1.1", "2.1", "2.2", "3.1", "3.2", "4.1", "4.2"]


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


@pytest.fixture(scope="module")
def board() -> Scoreboard:
    """The invented figures up to 2024, assessed."""
    return judge(illustrative.illustrative_observations(INVENTED, range(NEWEST - 14, NEWEST + 1)), INVENTED)


@pytest.fixture
def snapshot(loaded: Path) -> Iterator[Snapshot]:
    """The ledger of the invented figures, as a first start makes it."""
    book = open_ledger(f"sqlite:///{(loaded / 'invented.db').as_posix()}")
    shown = Snapshot(book)
    shown.catch_up()
    yield shown
    book.close()


@pytest.mark.parametrize("today_year, first, last", [(2026, 2010, 2024), (2027, 2011, 2025), (2040, 2024, 2038)])
def test_the_newest_invented_figures_are_two_years_old_whenever_they_are_made(
        today_year: int, first: int, last: int) -> None:
    shown = illustrative.years(today_year)
    assert (shown[0], shown[-1]) == (first, last)
    assert shown[-1] > first_counted(today_year)


def test_another_year_moves_the_invented_figures_and_changes_none() -> None:
    now, later = (illustrative.illustrative_observations(INVENTED, illustrative.years(year)) for year in (2026, 2028))
    pd.testing.assert_frame_equal(now.assign(year=now["year"] + 2), later)


class In2031(date):
    """A day on which today is in 2031."""

    @classmethod
    def today(cls) -> "In2031":
        return cls(2031, 1, 1)


def test_a_ledger_made_in_another_year_has_that_years_invented_figures_and_report(
        sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_LEDGER", sqlite_url)
    monkeypatch.setattr(demo, "date", In2031)
    _, snapshot = opening.open_or_init("illustrative")
    assert snapshot.observations(version=snapshot.version)["year"].max() == 2029
    assert {report.year for report in snapshot.narratives()} == {2028, 2029}


# -- none of them is a real country --

def test_no_invented_country_has_a_name_or_code_of_a_real_area() -> None:
    known = [*rows(SHIPPED / "codelists" / "ref_areas.csv"), *rows(SHIPPED / "codelists" / "area_aliases.csv"),
             *rows(SHIPPED / "codelists" / "area_hints.csv"), *rows(SHIPPED / "codelists" / "other_aggregates.csv")]
    real = {row[column].casefold() for row in known for column in ("code", "name", "alpha2") if row.get(column)}
    assert {"deu", "germany", "holland", "czechoslovakia"} <= real
    invented = {row[column].strip("*").casefold() for row in rows(AREAS) for column in ("code", "name", "in_sentences")}
    assert invented & real == set()
    names = AreaNames(REAL)                     # which knows those of ISO 3166 in several languages too
    assert names.code("Deutschland")
    assert [name for name in invented if names.code(name) or names.is_other_aggregate(name)] == []


def test_no_code_of_an_invented_country_can_become_a_real_ones() -> None:
    codes = [row["code"] for row in rows(AREAS)]
    assert [code for code in codes if not left_to_users(code)] == []
    assert len(set(codes)) == len(codes) == 54


def left_to_users(code: str) -> bool:
    """Whether ISO 3166-1 leaves a code of three letters to its users for good: AAA-AAZ, QMA-QZZ, XAA-XZZ, ZZA-ZZZ."""
    return len(code) == 3 and any(first <= code <= last for first, last in (
        ("AAA", "AAZ"), ("QMA", "QZZ"), ("XAA", "XZZ"), ("ZZA", "ZZZ"))) and code.isalpha() and code.isupper()


def test_no_real_country_is_left_where_figures_are_invented(snapshot: Snapshot) -> None:
    catalogue, invented = snapshot.catalogue(), {row["code"] for row in rows(AREAS)}
    assert {area.code for area in catalogue.areas if area.kind == "country"} == invented
    assert {area.code for area in catalogue.areas if area.member != "no"} == invented
    assert {area.code for area in catalogue.areas if area.kind not in ("country", "body")} == {"WLD"}
    assert {membership.area for membership in catalogue.memberships} == invented
    assert set(snapshot.observations(version=snapshot.version)["ref_area"]) == invented
    assert {report.ref_area for report in snapshot.narratives()} <= invented


def test_no_group_of_invented_countries_has_the_name_of_a_real_one(snapshot: Snapshot) -> None:
    invented = {group.name for group in snapshot.catalogue().groups}
    assert "Example Alliance" in invented
    assert not invented & {group.name for group in REAL.groups}


def test_no_text_about_invented_countries_names_a_real_one() -> None:
    names = {area.name.strip("*") for area in REAL.areas if area.kind == "country"}
    assert "Germany" in names
    texts = [*(file.read_text("utf-8") for file in AREAS.parent.iterdir()), *(str(group) for group in INVENTED.groups)]
    assert [(name, text) for text in texts for name in names if name in text] == []


# -- every case is among them --

def test_the_newest_invented_year_shows_every_status(board: Scoreboard) -> None:
    newest = board.assessments[board.assessments["year"] == NEWEST]
    shown = {"", *Status} - {Status.BEHIND}          # activities have none, and no goal has a deadline
    assert set(newest["status"]) == shown
    countries = [area.code for area in INVENTED.areas if area.kind == "country"]
    cells = statements.cells(board, countries, None, NEWEST + 2)              # what Overview shows
    assert set(cells.loc[~cells["stale"], "status"]) == shown
    laws = newest[newest["indicator"] == "LEGISLATION_STAGE"]
    assert (laws["status"] == Status.MOVING_AWAY).sum() == 1


def test_the_newest_invented_year_shows_every_reason_for_having_no_figure(board: Scoreboard) -> None:
    figures = board.observations[["indicator", "ref_area", "year", "absence"]]
    newest, before = (figures[figures["year"] == year] for year in (NEWEST, NEWEST - 1))
    assert set(newest["absence"]) - {""} == set(Absence) - {Absence.NOT_REPORTED}
    sent, sent_before = (set(zip(part["indicator"], part["ref_area"], strict=True)) for part in (newest, before))
    assert sent_before - sent                   # not reported: there is no row


def test_the_newest_invented_year_shows_the_marks_that_figures_have(board: Scoreboard) -> None:
    newest = board.observations[board.observations["year"] == NEWEST].dropna(subset="value")
    found = {mark for marks in newest["marks"] for mark in marks.split()}
    assert found == MARKS | {Mark.ILLUSTRATIVE}
    assert newest["marks"].map(lambda marks: Mark.ILLUSTRATIVE in marks.split()).all()


def test_a_case_has_the_status_that_the_file_says(board: Scoreboard) -> None:
    at = {(row["ref_area"], row["indicator"]): row for row in board.assessments[
        board.assessments["year"] == NEWEST].to_dict("records")}
    assert at["XVE", "REMOVED_IN_TIME"]["status"] == Status.AT_LIMIT
    assert at["XZI", "TAKEDOWN_HOURS"]["status"] == Status.TOO_EARLY
    assert at["XWI", "LEGISLATION_STAGE"]["status"] == Status.MOVING_AWAY
    assert at["XSG", "MATERIAL_REMOVED"]["reason"] == Reason.UNCERTAIN
    assert at["XWI", "ICSE_VICTIMS"]["tick_reason"] == Reason.BREAK_IN_SERIES
    assert pd.isna(at["XWI", "ICSE_VICTIMS"]["change"])


def test_enough_invented_countries_are_compared_for_a_sentence_about_all(board: Scoreboard) -> None:
    figures = board.assessments[(board.assessments["indicator"] == "ICSE_VICTIMS")
                                & (board.assessments["year"] == NEWEST)]
    assert figures["change"].notna().sum() >= 54 / 2


def test_the_first_invented_country_a_to_z_has_a_figure_for_every_goal_and_a_report(
        board: Scoreboard, snapshot: Snapshot) -> None:
    first = min((area for area in INVENTED.areas if area.kind == "country"), key=lambda area: area.name).code
    own = board.observations[(board.observations["ref_area"] == first) & (board.observations["year"] > NEWEST - 2)]
    assert goals_of(own.dropna(subset="value")["indicator"], INVENTED) == GOALS
    newest = illustrative.years(date.today().year)[-1]
    report = next(report for report in snapshot.narratives() if (report.ref_area, report.year) == (first, newest))
    assert first == demo.FIRST
    answers = answered([(first, report.year, report.text)], snapshot.catalogue().goals)
    assert sorted(answer.goal for answer in answers) == GOALS


def goals_of(indicators: pd.Series, catalogue: Catalogue) -> list[str]:
    return sorted({goal.id for goal in catalogue.goals
                   for indicator in goal.indicators if indicator.id in set(indicators)})
