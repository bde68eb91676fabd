"""The same file again: what was taken is not taken twice, and what was left out can still be taken."""

import json
from datetime import date
from typing import Any

import pytest

from indicators import ledger
from indicators.cli.main import main
from indicators.permission import staff
from indicators.submissions import publishing
from tests.faults.conftest import Desk
from tests.faults.tables import plain, row

pytestmark = pytest.mark.command

JUMP = plain(row(year=2013, value=5), row(year=2014, value=500), row("DEU"))
MIXED = plain(row(year=2013), row(year=2014, value="x1"))


def test_rows_refused_the_first_time_are_still_refused(desk: Desk) -> None:
    first, again = desk.submit(MIXED, "--good-rows"), desk.submit(MIXED, "--good-rows")
    assert (first.status, first.published, again.status, again.published) == (1, 1, 1, 0)
    assert again.errors() == first.errors() == [(3, "value", "x1")]
    assert again.noted("This file was already submitted")


def test_rows_left_out_for_want_of_a_reason_are_published_with_one_later_and_only_they(desk: Desk) -> None:
    assert desk.submit(JUMP, "--good-rows").published == 2
    without = desk.submit(JUMP, "--good-rows")
    assert (without.status, without.published) == (1, 0)
    assert without.noted("Figures left out at that time can still be saved: 1.")
    later, third = desk.submit(JUMP, "--reason", "a new law"), desk.submit(JUMP)
    assert (later.status, later.published, third.status, third.published, third.issues) == (0, 1, 0, 0, [])
    assert desk.figures() == [["DEU", 2014, 12], ["KHM", 2013, 5], ["KHM", 2014, 500]]


def test_what_others_changed_since_is_not_undone_by_the_same_file(desk: Desk) -> None:
    desk.submit(plain(row("THA", 2013, 7)))
    sent = plain(row(year=2013, value=5), row(year=2014, value=500), row("DEU"), row("THA", 2013, 7))
    desk.submit(sent, "--good-rows")
    desk.submit(plain(row("DEU", value=13), row("THA", 2013, 8)))
    later = desk.submit(sent, "--reason", "a new law")
    assert (later.status, later.published) == (0, 1)
    assert desk.figures() == [["DEU", 2014, 13], ["KHM", 2013, 5], ["KHM", 2014, 500], ["THA", 2013, 8]]


def test_the_same_file_after_a_correction_that_makes_a_jump_of_it_is_no_doubt(desk: Desk) -> None:
    desk.submit(plain(row(value=12)))
    desk.submit(plain(row(value=1200)), "--reason", "counted anew")
    again = desk.submit(plain(row(value=12)))
    assert (again.status, again.published, again.issues) == (0, 0, [])


def test_rows_of_a_year_that_was_locked_are_published_once_it_is_unlocked(desk: Desk) -> None:
    year = date.today().year - 1
    sent = plain(row(year=year - 1, value=10), row(year=year))
    desk.book.lock(staff("Ben"), year, reason="closed")
    assert desk.submit(sent, "--good-rows").published == 1
    desk.book.unlock(staff("Ben"), year, reason="a correction came")
    assert desk.submit(sent).published == 1


def test_what_was_withdrawn_can_be_sent_again(desk: Desk) -> None:
    first = desk.submit(plain(row()))
    desk.book.withdraw(staff("Ben"), f"S{first.version}", reason="wrong", previewed_on=first.version)
    assert desk.submit(plain(row())).published == 1


def test_a_file_whose_figures_others_replaced_says_how_many_and_by_which_submissions(desk: Desk) -> None:
    sent = plain(row(year=2013), row("DEU"), row("THA"))
    desk.submit(sent)
    desk.submit(plain(row("DEU", value=13)))
    desk.submit(plain(row("THA", value=14)))
    answer = desk.submit(sent)
    assert (answer.status, answer.published) == (0, 0)
    assert answer.has_note("replaced_since", count=2, many=2, submissions=["S3", "S4"])


def test_a_file_whose_figures_all_stand_empty_sources_too_is_replaced_by_nobody(desk: Desk) -> None:
    sent = plain(row(source=""), row("DEU", source="Police"))
    desk.submit(sent, name="one.csv")
    again = desk.submit(sent, name="other.csv")
    assert (again.status, again.published, again.unchanged) == (0, 0, 2)
    assert (again.noted("was already submitted on"), again.noted("replaced")) == (True, False)


def test_a_source_that_is_named_for_figures_with_another_corrects_it(desk: Desk) -> None:
    sent = "country,year,indicator,value,unit\nKHM,2014,ICSE_VICTIMS,12,victims\n"
    desk.submit(sent, "--source", "Polcie")
    corrected = desk.submit(sent, "--source", "Police")
    assert (corrected.changed, corrected.published, desk.column("source_title")) == (1, 1, ["Police"])
    assert [desk.submit(sent, "--source", "Police").published, desk.submit(sent).published] == [0, 0]


def test_the_version_is_that_of_the_own_publication(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    real = publishing.publish

    def followed_by_another(*given: Any, **named: Any) -> Any:
        event = real(*given, **named)
        ledger.open(ledger.ledger_url()).release(staff("Ben"), "First")
        return event

    monkeypatch.setattr(publishing, "publish", followed_by_another)
    file = desk.folder / "figures.csv"
    file.write_text(plain(row()))
    assert main(["submit", str(file), "--json", "--by", "Ann"]) == 0
    answer = json.loads(desk.capsys.readouterr().out)
    assert answer["version"] == next(each.version for each in desk.book.events() if each.kind == "published")
    assert answer["version"] < desk.book.events()[-1].version
