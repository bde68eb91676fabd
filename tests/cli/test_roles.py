"""Each role is let through by the commands that write, for own and for other countries, as on the screens."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from indicators import ledger
from indicators.cli.main import main
from indicators.ledger import Ledger
from indicators.model import Role
from indicators.permission import RIGHTS, actor_of, may
from tests.ledger.ledger_builders import ANN, account, figures
from tests.reports.test_sections import CAMBODIA

PEOPLE = [(role, areas) for role in Role for areas in (((), ("KHM",), ("THA",)) if role is Role.EDITOR else ((),))]


@pytest.fixture
def book(opened: Ledger, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    monkeypatch.setenv("GOALLINE_SIGN_IN", "oidc")
    opened.publish(ANN, figures("KHM", year=2012), previewed_on=opened.version())
    return opened


def figures_file(folder: Path) -> list[str]:
    table = folder / "year.csv"
    table.write_text("country,year,indicator,value,unit,source\nKHM,2015,JOINT_TRAININGS,4,trainings,Police\n", "utf-8")
    return ["submit", str(table), "--note", "x"]


def report_file(folder: Path) -> list[str]:
    return ["report", str(shutil.copy(CAMBODIA, folder / "report.txt")), "--note", "x"]


def changed_goal(folder: Path) -> list[str]:
    file = folder / "data" / "goals" / "1.1-identify-victims.yaml"
    file.write_text(file.read_text("utf-8").replace("title:", "title: Changed,", 1), "utf-8")
    return ["load", str(folder / "data"), "--confirm", "--note", "x"]


def newest(folder: Path) -> str:
    opened = ledger.open(ledger.ledger_url())
    version = str(opened.version())
    opened.close()
    return version


COMMANDS = [
    ("publish", "KHM", figures_file), ("publish", "KHM", report_file), ("adopt", None, changed_goal),
    ("release", None, lambda folder: ["release", "--version", newest(folder), "--name", "New"]),
    ("prepare", None, lambda folder: ["release", "--version", newest(folder), "--name", "New", "--prepare", "--note",
                                      "ready"]),
    ("people", None, lambda _: ["person", "add", "--name", "Bo", "--email", "bo@example.org", "--role", "reader"]),
]
"""Each act that a command does, the country that it is about, and its arguments."""


@pytest.mark.parametrize("action, area, command", COMMANDS)
@pytest.mark.parametrize("role, areas", PEOPLE)
def test_a_command_does_what_the_role_may_and_else_says_who_may(
        book: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str], role: Role, areas: tuple[str, ...],
        action: str, area: str | None, command: Any) -> None:
    person = account(book, "Ada", str(role), areas=areas)
    arguments, before = command(tmp_path), (book.version(), len(book.accounts()), len(book.preparations()))
    capsys.readouterr()
    status = main([*arguments, "--by", person.person, "--json"])
    answer = json.loads(capsys.readouterr().out)
    is_allowed = may(actor_of(person), action, area)
    assert is_allowed == (action in RIGHTS[role] and (not areas or areas == (area,)))
    assert (status == 0) == is_allowed, answer
    assert ((book.version(), len(book.accounts()), len(book.preparations())) != before) == is_allowed
    if not is_allowed:
        assert "Ada may not" in answer.get("error", "") or "country.not_yours" in str(answer)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    status = main([*arguments, "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_a_dry_run_of_a_person_promises_no_more_than_the_person_may(
        book: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = [*figures_file(tmp_path), "--dry-run", "--by"]
    assert run(capsys, *asked, account(book, "Rea", "reader").person)[1]["code"] == "actor.not_allowed"
    status, answer = run(capsys, *asked, account(book, "Tom", "editor", areas=("THA",)).person)
    assert (status, "country.not_yours" in str(answer)) == (1, True)
    assert run(capsys, *asked, account(book, "Kim", "editor", areas=("KHM",)).person)[0] == 0
    assert run(capsys, *asked[:-1])[0] == 0


def test_the_audit_of_an_area_that_there_is_not_is_refused(book: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "audit", "--area", "XXX")[1]["code"] == "area.unknown"
    assert run(capsys, "audit", "--area", "THA") == (0, {"acts": []})


def test_a_command_publishes_alone_only_in_an_emergency_with_a_reason(
        book: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ada, _ = account(book, "Ada", "approver"), account(book, "Ben", "approver")
    asked = ["release", "--version", newest(tmp_path), "--name", "New", "--by", ada.person]
    assert run(capsys, *asked)[1]["code"] == "approval.missing"
    assert {run(capsys, *asked, "--emergency", blank)[1]["code"] for blank in (" ", "\u200b")} == {"reason.missing"}
    assert run(capsys, *asked, "--emergency", "The minister speaks today.")[0] == 0
    assert book.events("released")[-1].payload["alone"] == "The minister speaks today."


def test_who_may_prepare_is_said_to_an_editor_of_some_countries(
        book: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tom = account(book, "Tom", "editor", areas=("THA",)).person
    asked = ["release", "--version", newest(tmp_path), "--name", "New", "--prepare", "--note", "ready", "--by", tom]
    assert "Approvers, and editors of all countries, may" in run(capsys, *asked)[1]["error"]


def test_a_command_prepares_goals_and_another_person_confirms_them(
        book: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ada, ben = account(book, "Ada", "editor"), account(book, "Ben", "approver")
    account(book, "Cleo", "approver")
    confirm = changed_goal(tmp_path)
    prepare = [word if word != "--confirm" else "--prepare" for word in confirm]
    assert run(capsys, *confirm, "--by", ben.person)[1]["code"] == "approval.missing"
    version = book.version()
    assert run(capsys, *prepare, "--by", ada.person)[0] == 0
    assert (book.version(), book.preparations()[0].act) == (version, "adopt")
    assert run(capsys, *confirm, "--by", ben.person)[0] == 0
    assert [event.actor_name for event in book.events("adopted", after=version)] == ["Ben"]
