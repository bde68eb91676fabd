"""Names are not in the chain: events have a person's id, and a name that was erased is in no file of the ledger."""

import json
from typing import Any

import pytest

from indicators import ledger, wording
from indicators.cli.main import main
from indicators.errors import LedgerTrouble, Refusal
from indicators.ledger import Ledger
from indicators.permission import staff
from tests.ledger.conftest import Filled
from tests.ledger.ledger_builders import ANN, BEN, by_hand, figures
from tests.ledger.test_erasing import stored

ZOE = staff("Zoë Example")


@pytest.fixture
def book(filled: Filled) -> Ledger:
    return filled(fill)


def fill(made: Ledger) -> None:
    made.publish(ANN, figures("KHM"), previewed_on=0)
    made.publish(ZOE, figures("THA"), previewed_on=1)
    made.record(ZOE, "attempt", {"sha256": "0" * 64})
    made.lock(staff(" zoë  EXAMPLE "), 2013, reason="reported")


def test_who_writes_again_in_another_case_is_the_same_person(book: Ledger) -> None:
    assert [(person.id, person.name) for person in book.people()] == [("P1", "Ann"), ("P2", "Zoë Example")]
    assert [event.person for event in book.events()] == ["P1", "P2"]
    assert [(entry.person, entry.actor_name) for entry in book.log()] == [("P2", "Zoë Example")] * 2


def test_an_erased_name_is_in_no_file_and_the_chain_verifies(book: Ledger, ledger_url: str) -> None:
    assert "Zoë".encode() in stored(ledger_url)
    entry = book.erase_person(BEN, "p2", reason="asked for it")
    assert entry.payload == {"rows": {"person": ["P2"]}, "reason": "asked for it",
                             "still_in": {"events": [], "log": [], "received": [], "submissions": []}}
    assert "Zoë".encode() not in stored(ledger_url)
    book.verify()
    book.close()
    again = ledger.open(ledger_url)
    assert again.people()[1].name == ""
    assert {again.events()[1].actor_name, again.submission("S2").actor_name, again.locked()[2013].actor_name} == {"P2"}


def test_who_erases_their_own_name_is_not_entered_again(book: Ledger, ledger_url: str) -> None:
    assert book.erase_person(ZOE, "P2", reason="I leave").person == "P2"
    assert [person.name for person in book.people()] == ["Ann", ""]
    assert "Zoë".encode() not in stored(ledger_url)
    assert book.publish(ZOE, figures("VNM"), previewed_on=2).person == "P3"


def test_an_erasure_says_where_else_the_name_is_written(book: Ledger) -> None:
    book.release(ANN, "First", note="checked by Zoë Example.")
    book.record(ANN, "attempt", {"sha256": "1" * 64, "filename": "zoë example.csv"})
    book.publish(ANN, figures("VNM", source="Zoë Examples"), previewed_on=3)
    book.publish(ANN, figures("LAO", source="Zoë Example"), previewed_on=4)
    assert book.erase_person(BEN, "P2", reason="asked").payload["still_in"] == {
        "events": ["3"], "log": ["3"], "received": [], "submissions": ["S5"]}


@pytest.mark.parametrize("written", [
    "Zoë  Example", "ZOË\u00a0EXAMPLE", "zoe\u0308 example", "by\nZoë\nExample\n", "draft_zoë_example_2.csv"])
def test_a_name_is_found_however_it_is_written(book: Ledger, written: str) -> None:
    book.release(ANN, written)
    book.record(ANN, "attempt", {"sha256": "1" * 64, "answers": {"columns": [{written: "ref_area"}]}})
    book.publish(ANN, figures("VNM", filename=written), previewed_on=3)
    assert book.erase_person(BEN, "P2", reason="asked").payload["still_in"] == {
        "events": ["3"], "log": ["3"], "received": [], "submissions": ["S4"]}


def test_a_reason_may_have_the_letters_of_a_name_in_other_words(book: Ledger) -> None:
    assert book.erase_person(BEN, "P1", reason="she cannot be named").payload["rows"] == {"person": ["P1"]}


@pytest.mark.parametrize("person_id, reason, code", [
    ("P9", "asked", "person.unknown"), ("", "asked", "person.unknown"), ("P2", " ", "reason.missing"),
    ("P2", "zoë example left", "person.in_reason"), ("P2", "left: zoe\u0308\u00a0Example", "person.in_reason")])
def test_a_name_is_erased_for_a_reason_that_does_not_repeat_it(
        book: Ledger, person_id: str, reason: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        book.erase_person(BEN, person_id, reason=reason)
    assert refused.value.code == code
    assert wording.error(refused.value)
    assert book.people()[1].name == "Zoë Example"


def test_the_command_lists_exports_and_erases(
        book: Ledger, ledger_url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_LEDGER", ledger_url)

    def answer(*arguments: str) -> Any:
        assert main(["person", *arguments, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    assert answer("list") == {"people": [{"person": "P1", "name": "Ann"}, {"person": "P2", "name": "Zoë Example"}]}
    exported = answer("export", "P2")
    assert (exported["name"], [event["version"] for event in exported["events"]]) == ("Zoë Example", [2])
    assert answer("erase", "P2", "--by", "Ben", "--reason", "asked") == {
        "person": "P2", "still_in": {"events": [], "log": [], "received": [], "submissions": []}}
    assert main(["person", "erase", "P2", "--by", "Ben", "--reason", "asked"]) == 2
    assert "already been erased" in capsys.readouterr().err
    for action in (["list"], ["export", "P2"]):
        assert main(["person", *action]) == 0
        assert "P2\tname erased" in capsys.readouterr().out


def test_a_fault_of_the_database_repeats_no_name(book: Ledger, ledger_url: str) -> None:
    by_hand(ledger_url, "ALTER TABLE person RENAME COLUMN name_seal TO other")
    with pytest.raises(LedgerTrouble) as trouble:
        book.publish(staff("Maria Smith"), figures("VNM"), previewed_on=2)
    assert trouble.value.code == "ledger.other_format"
    assert "Maria" not in f"{trouble.value}{trouble.value.values}{trouble.value.__cause__}"
