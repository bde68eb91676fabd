"""Accounts: who may sign in, with which roles; and what an erasure leaves of them."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from indicators import ledger, wording
from indicators.cli.main import main
from indicators.errors import NotAllowed, Refusal
from indicators.ledger import Ledger
from indicators.ledger.accounts import DISABLED, MOST_REFUSED
from indicators.model import Account, Identity, Role
from indicators.permission import actor_of, machine_administrator, staff
from indicators.wording import say
from tests.ledger import ledger_builders as jobs
from tests.ledger.conftest import Filled
from tests.ledger.killing import running
from tests.ledger.ledger_builders import ANN, PROCESSES, ROOT, account, figures, signed_in
from tests.ledger.test_erasing import stored

ADA = Identity(issuer="https://login.example", subject="ada-subject-1", email="ADA@example.org", is_verified=True)


@pytest.fixture
def book(filled: Filled) -> Ledger:
    return filled(two_people)


def two_people(made: Ledger) -> None:
    account(made, "Ada", "administrator")
    account(made, "Ed", "editor", areas=("KHM",))


def of(book: Ledger, name: str) -> Account:
    return book.account(name)


def code(refused: pytest.ExceptionInfo[Refusal]) -> str:
    assert wording.error(refused.value)
    return refused.value.code


def test_an_invited_person_is_bound_once_by_a_verified_address_and_never_again(book: Ledger) -> None:
    assert of(book, "Ada").state == "invited"
    bound = book.sign_in(ADA)
    assert (bound.state, bound.issuer, bound.subject) == ("active", ADA.issuer, ADA.subject)
    assert book.sign_in(replace(ADA, email="other@example.org", is_verified=False)).person == bound.person
    with pytest.raises(NotAllowed) as refused:
        book.sign_in(replace(ADA, subject="a-2"))
    assert code(refused) == "account.unknown"


@pytest.mark.parametrize("change, reason", [
    ({"is_verified": False}, "unverified"), ({"email": "eve@example.org"}, "unknown"), ({"email": ""}, "no_address"),
    ({"email": "\u0430da@example.org"}, "unknown"), ({"subject": ""}, "unknown"), ({"subject": "a" * 300}, "unknown")])
def test_nobody_else_comes_in_and_the_attempt_is_on_record(book: Ledger, change: Any, reason: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        book.sign_in(replace(ADA, **change))
    assert code(refused) == f"account.{reason}"
    entry = book.log("sign_in_refused")[-1]
    assert (entry.payload["reason"], entry.actor_name) == (reason, "Goalline")
    assert of(book, "Ada").state == "invited"


def test_strangers_fill_the_log_neither_with_one_refusal_nor_with_many(book: Ledger) -> None:
    for number in range(MOST_REFUSED + 5):
        for _ in range(2):
            with pytest.raises(NotAllowed):
                book.sign_in(replace(ADA, email=f"eve{number}@example.org"))
    assert [entry.payload["email"] for entry in book.log("sign_in_refused")] == [
        f"eve{number}@example.org" for number in range(MOST_REFUSED)]


def test_a_disabled_person_is_out_at_once_and_comes_in_again_once_enabled(book: Ledger) -> None:
    editor = signed_in(book, "Kim", "editor")
    book.disable(ROOT, editor.person)
    with pytest.raises(NotAllowed) as refused:
        book.publish(editor, figures("KHM"), previewed_on=0)
    assert code(refused) == "actor.disabled"
    with pytest.raises(NotAllowed) as refused:
        book.sign_in(replace(ADA, email="kim@example.org"))
    assert code(refused) == "account.disabled"
    book.enable(ROOT, editor.person)
    assert book.publish(editor, figures("KHM"), previewed_on=0).person == editor.person


def test_a_role_taken_away_while_a_form_is_open_counts_and_the_attempt_is_on_record(book: Ledger) -> None:
    editor = signed_in(book, "Kim", "editor")
    book.set_roles(ROOT, editor.person, [Role.READER])
    with pytest.raises(NotAllowed) as refused:
        book.publish(editor, figures("KHM"), previewed_on=0)
    assert code(refused) == "actor.not_allowed"
    entry = book.log("refused")[-1]
    assert (entry.person, entry.payload) == (editor.person, {
        "code": "actor.not_allowed", "action": "publish", "area": "KHM"})
    assert book.version() == 0


def test_an_editor_of_a_country_writes_about_that_one_only(book: Ledger) -> None:
    editor = actor_of(of(book, "Ed"))
    assert book.publish(editor, figures("KHM"), previewed_on=0).version == 1
    for areas in (("THA",), ("KHM", "THA")):
        with pytest.raises(NotAllowed):
            book.publish(editor, figures(*areas), previewed_on=1)


def test_a_name_that_is_typed_is_not_the_person_with_an_account(book: Ledger) -> None:
    event = book.publish(staff("Ed"), figures("KHM"), previewed_on=0)
    assert event.actor_name == "Ed"
    assert event.person not in book.accounts()
    assert book.publish(staff("ed"), figures("THA"), previewed_on=1).person == event.person


@pytest.mark.parametrize("write", [
    lambda book: book.disable(ROOT, of(book, "Ada").person),
    lambda book: book.set_roles(ROOT, of(book, "Ada").person, [Role.READER]),
    lambda book: book.erase_person(ROOT, of(book, "Ada").person, reason="leaves")])
def test_the_last_administrator_stays(book: Ledger, write: Any) -> None:
    with pytest.raises(Refusal) as refused:
        write(book)
    assert code(refused) == "person.last_administrator"
    account(book, "Bo", "administrator", "auditor")
    write(book)
    with pytest.raises(Refusal) as refused:
        book.disable(ROOT, of(book, "Bo").person)
    assert code(refused) == "person.last_administrator"


@pytest.mark.parametrize("values, expected", [
    ({"name": " "}, "nameless"), ({"email": "ada"}, "no_address"), ({"email": "a b@example.org"}, "no_address"),
    ({"email": "ADA@Example.org"}, "same_address"), ({"roles": []}, "no_role"),
    ({"roles": [Role.READER], "areas": ["KHM"]}, "areas")])
def test_an_account_needs_a_name_an_address_of_its_own_and_a_role(book: Ledger, values: Any, expected: str) -> None:
    before = book.accounts(), book.people()
    with pytest.raises(Refusal) as refused:
        book.add_account(ROOT, **{"name": "Zed", "email": "zed@example.org", "roles": [Role.READER]} | values)
    assert code(refused) == f"person.{expected}"
    assert (book.accounts(), book.people()) == before


def test_only_administrators_change_people(book: Ledger) -> None:
    for actor in (actor_of(of(book, "Ed")), signed_in(book, "Al", "approver", "auditor")):
        with pytest.raises(NotAllowed):
            account_by(book, actor)
    assert account_by(book, actor_of(of(book, "Ada"))).state == "invited"
    with pytest.raises(NotAllowed):
        book.publish(machine_administrator("root"), figures("KHM"), previewed_on=0)


def account_by(book: Ledger, actor: Any) -> Account:
    return book.add_account(actor, name="New", email="new@example.org", roles=[Role.READER])


def test_erasing_a_person_removes_name_address_and_identity_for_good(book: Ledger, ledger_url: str) -> None:
    account(book, "Bo", "administrator")
    bound = book.sign_in(ADA)
    for eve in ("ADA@example.org", "eve@example.org"):
        with pytest.raises(NotAllowed):
            book.sign_in(replace(ADA, subject="other", email=eve))
    book.record(actor_of(bound), "issued", {"file": "ada@example.org.pptx"})
    texts = (b"ADA@", b"ada@", b"ada-subject-1")
    assert all(text in stored(ledger_url) for text in texts)
    entry = book.erase_person(ROOT, bound.person, reason="left")
    assert entry.payload["still_in"]["log"] == [str(book.log("issued")[0].number)]
    assert entry.payload["still_in"]["events"] == []
    content = stored(ledger_url).replace(b"ada@example.org.pptx", b"")
    assert not [text for text in texts if text in content]
    book.verify()
    left = book.accounts()[bound.person]
    assert (left.state, left.email, left.subject, left.roles) == (
        "erased", "", "", frozenset({Role.ADMINISTRATOR}))
    with pytest.raises(NotAllowed) as refused:
        book.sign_in(ADA)
    assert code(refused) == "account.unknown"
    for write in (book.disable, book.enable):
        with pytest.raises(Refusal) as refused_write:
            write(ROOT, bound.person)
        assert code(refused_write) == "person.erased"


def test_two_processes_that_add_people_lose_none(filled: Filled, ledger_url: str) -> None:
    book = filled(two_people)
    with (running(jobs.add_many, ledger_url, "A", 8) as one, running(jobs.add_many, ledger_url, "B", 8) as other):
        one.join(60)
        other.join(60)
        assert (one.exitcode, other.exitcode) == (0, 0)
    approvers = [account.name for account in book.accounts().values() if account.roles == {Role.APPROVER}]
    assert sorted(approvers) == sorted(f"{letter}{number}" for letter in "AB" for number in range(8))
    book.verify()


def test_who_is_disabled_while_a_write_waits_for_its_turn_writes_nothing(filled: Filled) -> None:
    book = filled(two_people)
    editor = signed_in(book, "Kim", "editor")
    with ThreadPoolExecutor(1) as pool:
        with book.writing(ROOT) as turn:
            late = pool.submit(book.publish, editor, figures("KHM"), previewed_on=0)
            time.sleep(0.5)         # until it waits
            turn.log(DISABLED, {"person": editor.person})
        with pytest.raises(NotAllowed) as refused:
            late.result(30)
    assert (code(refused), book.version()) == ("actor.disabled", 0)


def test_of_two_administrators_disabled_at_once_one_stays(filled: Filled, ledger_url: str) -> None:
    book = filled(two_people)
    account(book, "Bo", "administrator")
    together = PROCESSES.Barrier(2)
    with (running(jobs.disable_one, ledger_url, together, of(book, "Ada").person) as one,
          running(jobs.disable_one, ledger_url, together, of(book, "Bo").person) as other):
        one.join(60)
        other.join(60)
        assert (one.exitcode, other.exitcode) == (0, 0)
    assert sorted(one.is_disabled for one in book.accounts().values()) == [False, False, True]


@pytest.mark.parametrize("invited, shown", [
    ("ada@strasse.example", "ada@stra\u00dfe.example"), ("sis@example.org", "si\u017f@example.org"),
    ("kim@example.org", "\u212aim@example.org"), ("fia@example.org", "\ufb01a@example.org")])
def test_an_address_whose_letters_only_fold_to_those_of_another_binds_nothing(
        book: Ledger, invited: str, shown: str) -> None:
    book.add_account(ROOT, name="Sis", email=invited, roles={Role.ADMINISTRATOR})
    with pytest.raises(NotAllowed) as refused:
        book.sign_in(replace(ADA, subject="s-1", email=shown))
    assert code(refused) == "account.unknown"
    assert book.sign_in(replace(ADA, subject="s-1", email=invited.upper())).name == "Sis"


def test_accounts_are_the_same_after_opening_again(book: Ledger, ledger_url: str) -> None:
    book.sign_in(ADA)
    before = book.accounts()
    book.close()
    assert ledger.open(ledger_url).accounts() == before


def test_the_command_adds_lists_disables_enables_and_gives_roles(
        filled: Filled, ledger_url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    filled(lambda made: made.publish(ANN, figures("KHM"), previewed_on=0)).close()
    monkeypatch.setenv("GOALLINE_LEDGER", ledger_url)

    def answer(*arguments: str, status: int = 0) -> Any:
        assert main(["person", *arguments, "--json"]) == status
        return json.loads(capsys.readouterr().out)

    added = answer("add", "--name", "Ada", "--email", "ada@example.org", "--role", "administrator")
    assert added == {"person": "P2", "name": "Ada", "email": "ada@example.org", "roles": ["administrator"],
                     "areas": [], "state": "invited", "namesakes": []}
    assert answer("disable", "P2", status=2)["code"] == "person.last_administrator"
    by_ada = answer("add", "--name", "Bo", "--email", "bo@example.org", "--role", "reader", "--by", "P2")
    assert by_ada["person"] == "P4"
    assert answer("role", "p4", "--role", "approver", "--role", "auditor")["roles"] == ["approver", "auditor"]
    assert answer("disable", "P4")["state"] == "disabled"
    assert answer("enable", "P4")["state"] == "invited"
    assert answer("enable", "P4", "--by", "P4", status=2)["code"] == "actor.not_allowed"
    assert answer("enable", "P4", "--by", "bo@example.org", status=2)["code"] == "actor.not_allowed"
    assert answer("enable", "P4", "--by", "Bo", status=2)["code"] == "actor.not_allowed"
    assert answer("enable", "P4", "--by", "eve@example.org", status=2)["code"] == "person.unknown"
    assert answer("role", "P1", "--role", "reader", status=2)["code"] == "person.no_account"
    assert [(one["person"], one.get("state", "")) for one in answer("list")["people"]] == [
        ("P1", ""), ("P2", "invited"), ("P3", ""), ("P4", "invited")]
    assert {entry["kind"] for entry in answer("export", "P4")["log"]} == {
        "person_invited", "roles_set", "person_disabled", "person_enabled", "refused"}


def test_a_second_account_under_one_name_is_said_since_it_could_approve_the_first_ones_work(
        book: Ledger, ledger_url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_LEDGER", ledger_url)
    twice = ["person", "add", "--name", "ADA", "--email", "ada@other.example", "--role", "approver", "--by",
             of(book, "Ada").person]
    assert main(twice) == 0
    first = of(book, "ada@example.org").person
    assert capsys.readouterr().out.splitlines()[1] == say("people.namesakes", persons=first)


def test_the_address_of_a_stranger_who_was_refused_is_erased_by_an_administrator(
        book: Ledger, ledger_url: str) -> None:
    with pytest.raises(NotAllowed):
        book.sign_in(replace(ADA, email="eve@stranger.example"))
    number = book.log("sign_in_refused")[-1].number
    with pytest.raises(NotAllowed):
        book.erase_entry(signed_in(book, "Abe", "approver"), number, reason="asked for it")
    book.erase_entry(actor_of(of(book, "Ada")), number, reason="asked for it")
    assert b"eve@stranger" not in stored(ledger_url)
    book.verify()
    with pytest.raises(Refusal) as refused:
        book.erase_entry(actor_of(of(book, "Ada")), number, reason="again")
    assert code(refused) == "entry.unknown"


def test_with_sign_in_a_command_acts_as_a_person_and_a_typed_name_saves_nothing(
        book: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_SIGN_IN", "oidc")
    with pytest.raises(NotAllowed) as refused:
        staff("Ann")
    assert code(refused) == "actor.not_signed_in"
    monkeypatch.setenv("GOALLINE_SIGN_IN", "maybe")
    with pytest.raises(Refusal) as setting:
        staff("Ann")
    assert code(setting) == "setting.sign_in"


def test_the_audit_lists_who_did_what_without_addresses(
        book: Ledger, ledger_url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    editor = actor_of(book.sign_in(replace(ADA, subject="e-1", email="ed@example.org")))
    book.publish(editor, figures("KHM"), previewed_on=0)
    with pytest.raises(NotAllowed):
        book.publish(editor, figures("THA"), previewed_on=1)
    with pytest.raises(NotAllowed):
        book.sign_in(replace(ADA, email="eve@example.org"))
    book.disable(ROOT, editor.person)
    with pytest.raises(NotAllowed):
        book.sign_in(replace(ADA, subject="e-1"))
    acts = [(row.person, row.action, row.areas, row.outcome, row.detail) for row in book.audit()]
    goalline = book.log("sign_in_refused")[0].person
    assert acts[3][1:] == ("roles_set", ("KHM",), "done", "editor")
    assert acts[4:] == [
        (editor.person, "person_bound", (), "done", ""), (editor.person, "signed_in", (), "done", ""),
        (editor.person, "published", ("KHM",), "done", ""),
        (editor.person, "publish", ("THA",), "refused", "actor.not_allowed"),
        (goalline, "sign_in_refused", (), "refused", "unknown"), (acts[0][0], "person_disabled", (), "done", ""),
        (editor.person, "sign_in_refused", (), "refused", "disabled")]
    day = book.audit()[0].at[:10]
    assert book.audit(until=day) == book.audit()
    assert book.audit(until="2000-01-01") == []
    assert [row.version for row in book.audit(person=editor.person, area="KHM")] == [1]
    assert book.audit(action="refused") == [row for row in book.audit() if row.outcome == "refused"] != []
    assert book.audit(since="2999-01-01") == book.audit(action="unheard") == []
    monkeypatch.setenv("GOALLINE_LEDGER", ledger_url)
    assert main(["audit", "--area", "tha", "--format", "jsonl"]) == 0
    assert [json.loads(line)["outcome"] for line in capsys.readouterr().out.splitlines()] == ["refused"]
    for option, wrong in (("--person", "P99"), ("--since", "x")):
        assert main(["audit", option, wrong]) == 2
        assert wrong in (said := capsys.readouterr()).err + said.out
    assert main(["audit"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("at,person,action,about,areas,outcome,detail,version,entry\n")
    assert "@" not in printed
    assert "Ed" not in printed
