"""person erase takes what somebody wrote out of an event or an entry, with two people where two are needed."""

import json
from typing import Any

import pytest

from indicators.cli.main import main
from indicators.errors import NotAllowed
from indicators.ledger import Ledger
from indicators.ledger.records import ERASED
from indicators.model import Identity
from tests.ledger.ledger_builders import ANN, signed_in


def erase(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    status = main(["person", "erase", *options, "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_the_texts_of_an_event_and_of_an_entry_are_erased_by_their_numbers(
        opened: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    event = opened.release(ANN, "By J. Doe", note="J. Doe")
    entry = opened.lock(ANN, 1999, reason="J. Doe asked")
    for kind, number in (("event", event.version), ("entry", entry.number)):
        status, data = erase(capsys, f"--{kind}", str(number), "--reason", "names someone", "--by", "Ben")
        assert (status, data) == (0, {kind: number, "erased": opened.log("erased")[-1].number})
    assert (opened.events()[-1].payload["name"], opened.locked()[1999].payload["reason"]) == (ERASED, ERASED)
    assert erase(capsys, "--entry", "9999", "--reason", "x", "--by", "Ben")[1]["code"] == "entry.unknown"
    assert erase(capsys, "P1", "--entry", "1", "--reason", "x")[0] == 2


def test_where_two_people_are_needed_one_prepares_and_another_erases(
        opened: Ledger, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    entry = opened.lock(ANN, 1999, reason="J. Doe asked")
    ada, zoe = (signed_in(opened, name, "approver").person for name in ("Ada", "Zoe"))
    monkeypatch.setenv("GOALLINE_SIGN_IN", "oidc")
    about = ["--entry", str(entry.number), "--reason", "names someone", "--by"]
    assert erase(capsys, *about, ada)[1]["code"] == "approval.missing"
    assert erase(capsys, *about, ada, "--prepare")[1]["entry"] == entry.number
    assert erase(capsys, *about, ada)[1]["code"] == "approval.own"
    assert erase(capsys, *about, zoe)[0] == 0
    opened.lock(ANN, 1998, reason="J. Doe again")
    number = str(opened.log("lock")[-1].number)
    assert erase(capsys, "--entry", number, "--reason", "x", "--by", ada, "--emergency", "nobody is here")[0] == 0
    assert [one.payload["reason"] for one in opened.log("lock")] == [ERASED, ERASED]


def test_whoever_works_on_the_machine_erases_the_address_of_a_refused_stranger(
        opened: Ledger, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_SIGN_IN", "oidc")
    with pytest.raises(NotAllowed):
        opened.sign_in(Identity(issuer="https://id.example.org", subject="9", email="doe@example.org",
                                is_verified=True))
    number = str(opened.log("sign_in_refused")[-1].number)
    assert erase(capsys, "--entry", number, "--reason", "not ours")[0] == 0
    assert "doe@example.org" not in str(opened.log())


@pytest.mark.parametrize("way", [["--prepare"], ["--emergency", "Soon"]])
def test_a_name_is_not_erased_by_a_command_that_only_prepares(
        opened: Ledger, capsys: pytest.CaptureFixture[str], way: list[str]) -> None:
    ada = signed_in(opened, "Ada", "approver").person
    assert erase(capsys, ada, "--reason", "asked", *way)[1]["code"] == "approval.not_needed"
    assert opened.accounts()[ada].name == "Ada"
