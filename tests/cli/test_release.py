"""release does what Publish on History does, and says what the public will not see."""

import json
from typing import Any

import pytest

from indicators.cli.main import main
from indicators.ledger import Ledger
from tests.disclosure.test_releases import VICTIMS, by_sex
from tests.ledger.ledger_builders import ANN, account


@pytest.fixture
def book(opened: Ledger) -> Ledger:
    """A ledger in which 12 victims were released, and three saved since."""
    opened.publish(ANN, by_sex({"": 12}), previewed_on=opened.version())
    assert main(["release", "--version", str(opened.version()), "--by", "Ann", "--json"]) == 0
    opened.publish(ANN, by_sex({"": 3, "SEX=F": 2}), previewed_on=opened.version())
    return opened


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    status = main(["release", *arguments, "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_the_newest_version_is_released_and_what_the_public_does_not_see_is_counted(
        book: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    newest = book.version()
    status, data = answer(capsys, "--version", str(newest), "--by", "Ann", "--note", "agreed", "--name", "Spring",
                          "--year", "2014")
    key = {"indicator": VICTIMS, "ref_area": "KHM", "year": 2014, "breakdown": ""}
    assert (status, data) == (0, {
        "version": newest + 1, "released": True, "hidden": {"breakdown": 1, "small_count": 1},
        "newly_hidden": [{**key, "reason": "small_count"}], "newly_shown": []})
    event = book.events(after=newest)[0]
    assert (event.actor_name, event.note) == ("Ann", "agreed")
    assert (event.payload["name"], event.payload["year"]) == ("Spring", 2014)


def test_it_says_so_in_words(book: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["release", "--version", str(book.version()), "--by", "Ann"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "“Data version" in lines[-4]
    assert lines[-3:-1] == ["Not shown (a breakdown): 1", "Not shown (a small count): 1"]
    assert lines[-1].endswith(f"(a small count): {VICTIMS} KHM 2014")


@pytest.mark.parametrize("version, code", [(-1, "release.not_newest"), (1, "release.not_newest")])
def test_another_version_than_the_newest_is_refused(
        book: Ledger, version: int, code: str, capsys: pytest.CaptureFixture[str]) -> None:
    newest = book.version()
    status, data = answer(capsys, "--version", str(newest + version))
    assert (status, data["code"], book.version()) == (2, code, newest)


def test_who_may_not_release_is_told_so_before_anything_else_and_is_on_record(
        book: Ledger, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_SIGN_IN", "oidc")
    reader = account(book, "Rea", "reader").person
    assert answer(capsys, "--version", "1", "--by", reader)[1]["code"] == "actor.not_allowed"
    assert [row.action for row in book.audit(action="refused")] == ["release"]


def test_what_was_prepared_before_a_change_is_refused_with_that_change_and_on_record(
        book: Ledger, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_SIGN_IN", "oidc")
    ada, ben = (account(book, name, "approver").person for name in ("Ada", "Ben"))
    newest = book.version()
    number = answer(capsys, "--version", str(newest), "--by", ada, "--prepare", "--note", "ready")[1]["prepared"]
    other = answer(capsys, "--version", str(newest - 1), "--by", ben, "--approve", str(number))
    assert other[1]["code"] == "approval.unknown"
    book.publish(ANN, by_sex({"": 4, "SEX=F": 2}), previewed_on=newest)
    status, data = answer(capsys, "--version", str(newest), "--by", ben, "--approve", str(number))
    assert (status, data["code"], book.version()) == (1, "ledger.stale", newest + 1)
    assert [(row.person, row.detail) for row in book.audit(action="refused")] == [(ben, "ledger.stale")]


def test_what_is_released_already_is_refused(book: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    answer(capsys, "--version", str(book.version()), "--by", "Ann")
    status, data = answer(capsys, "--version", str(book.version()), "--by", "Ann")
    assert (status, data["code"]) == (2, "release.up_to_date")
