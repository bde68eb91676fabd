"""What takes two people on the screens: preparing, approving, what voids it, and going on alone in an emergency."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from indicators import wording
from indicators.catalogue import SHIPPED
from indicators.ledger import Ledger
from indicators.model import Actor
from indicators.wording import say
from tests.ledger.ledger_builders import ANN, figures, note, signed_in
from tests.ledger.test_rounds import asked
from tests.pages.conftest import Copy, Environment, Prepared, Show, SignIn, Stub, laid_out, use, words
from tests.pages.copies import open_once
from tests.pages.test_changed_files import GOAL, rewrite
from tests.pages.test_commitments import field, press

RELEASES, SENT = {"view": "releases"}, {"submission": "S14"}


def fill(url: str) -> None:
    book = open_once(url)
    book.publish(ANN, figures("KHM", year=2012), previewed_on=book.version())
    book.set_remark(ANN, note(), previewed_on=book.version())


@pytest.fixture(scope="module")
def filled(prepared: Prepared) -> Copy:
    return prepared(fill)


@pytest.fixture
def book(filled: Copy, environment: Environment) -> Iterator[Ledger]:
    """The shipped data, a submission since the last release, and a remark."""
    with filled.in_use() as folder:
        yield open_once(use(folder, environment))


@pytest.fixture
def ben(book: Ledger) -> Actor:
    """Another approver."""
    return signed_in(book, "Ben", "approver")


def has(shown: AppTest, label: str, **values: str) -> bool:
    return any(each.label == say(label, **values) for each in shown.button)


def prepare_release(shown: AppTest, name: str = "Autumn") -> AppTest:
    shown.text_input(key="history.release.name").input(name).run()
    field(shown, say("approvals.note")).input("Checked by phone.")
    return press(shown, say("approvals.prepare"))


def test_without_sign_in_or_a_second_approver_one_person_is_enough_and_the_screen_says_why(
        book: Ledger, show: Show, sign_in: SignIn) -> None:
    shown = show("history", **RELEASES)
    assert say("approvals.one", why="nobody") in words(shown)
    assert has(shown, "history.release")
    sign_in("Ada", "approver")
    shown = show("history", **RELEASES)
    assert say("approvals.one", why="few") in words(shown)
    assert has(shown, "history.release")


def test_a_release_is_prepared_by_one_and_approved_by_another(
        book: Ledger, ben: Actor, show: Show, sign_in: SignIn) -> None:
    version = book.version()
    signed_in(book, "Cleo", "approver")
    sign_in("Ada", "editor")
    shown = show("history", **RELEASES)
    assert not has(shown, "history.release")
    assert not has(shown, "approvals.alone", act="release")            # no approver
    shown = prepare_release(shown)
    assert say("approvals.prepared", names="Ben and Cleo") in words(shown)
    assert book.version() == version
    sign_in("Dan", "approver")
    shown = press(show("history", **RELEASES), say("approvals.approve", act="release"))
    event = book.events("released")[-1]
    assert (event.payload["name"], event.note, event.actor_name) == ("Autumn", "Checked by phone.", "Dan")


def test_an_approver_reads_what_the_preparer_alone_has_changed_before_approving(
        book: Ledger, ben: Actor, show: Show, sign_in: SignIn) -> None:
    sign_in("Ada", "approver")
    kim = signed_in(book, "Kim", "editor")
    version = book.set_remark(kim, note(), previewed_on=book.version()).version
    book.prepare_release(kim, "Autumn", note="ready", previewed_on=version)
    said = say("history.changes_by_preparer", versions=str(version), count=wording.Count(1))
    assert said == f"Changes made by who prepared it: data version {version}."
    assert said in words(show("history", **RELEASES))


def test_nobody_approves_their_own_and_the_screen_says_who_may(
        book: Ledger, ben: Actor, show: Show, sign_in: SignIn) -> None:
    sign_in("Ada", "approver")
    shown = prepare_release(show("history", **RELEASES))
    assert say("approvals.prepared", names="Ben") in words(shown)
    assert say("approvals.own", names="Ben") in words(shown)
    assert not has(shown, "approvals.approve", act="release")
    assert book.preparations()[0].is_waiting


def test_what_waits_is_noticed_on_the_first_screen_by_approvers_alone(
        book: Ledger, ben: Actor, show: Show, sign_in: SignIn) -> None:
    sign_in("Ada", "approver")
    book.prepare_release(ben, "Autumn", note="ready", previewed_on=book.version())
    book.prepare_erasure(ben, {"event": book.version()}, reason="names")
    shown = show("overview")
    assert say("approvals.notice", count=2) in words(shown)
    assert say("approvals.about", act="release", what="Autumn") in words(shown)
    sign_in("Ed", "editor")
    assert say("approvals.notice", count=2) not in words(show("overview"))


def test_a_change_meanwhile_voids_what_was_prepared_and_is_named(
        book: Ledger, ben: Actor, show: Show, sign_in: SignIn) -> None:
    sign_in("Ada", "approver")
    book.prepare_release(ben, "Autumn", note="ready", previewed_on=book.version())
    shown = show("history", **RELEASES)
    changed = book.publish(ANN, figures("THA", year=2012), previewed_on=book.version())
    shown = press(shown, say("approvals.approve", act="release"))
    assert not shown.exception
    assert book.version() == changed.version
    said = words(shown)
    assert say("history.not_done") in said
    assert "can no longer be approved" in said
    saved = say("history.event_kind", kind="published")
    assert say("receipt.meanwhile", name="Ann", what=saved, version=changed.version) in said
    assert has(shown, "approvals.prepare")


def test_of_two_approvers_at_once_the_second_reads_that_it_was_done(
        book: Ledger, ben: Actor, show: Show, sign_in: SignIn) -> None:
    cleo = signed_in(book, "Cleo", "approver")
    sign_in("Ada", "approver")
    book.prepare_release(ben, "Autumn", note="ready", previewed_on=book.version())
    shown = show("history", **RELEASES)
    book.release(cleo, "Autumn", note="ready", previewed_on=book.version())
    shown = press(shown, say("approvals.approve", act="release"))
    assert not shown.exception
    assert say("history.not_done") in words(shown)
    assert [event.actor_name for event in book.events("released")][-1] == "Cleo"
    assert len(book.log("approved")) == 1


def test_in_an_emergency_one_publishes_alone_with_a_reason(
        book: Ledger, ben: Actor, show: Show, sign_in: SignIn) -> None:
    sign_in("Ada", "approver")
    shown = show("history", **RELEASES)
    shown.text_input(key="history.release.name").input("Urgent").run()
    field(shown, say("approvals.alone_why")).input("The minister asked.")
    shown = press(shown, say("approvals.alone", act="release"))
    assert book.events("released")[-1].payload["alone"] == "The minister asked."
    assert say("public.alone", reason="The minister asked.") in words(shown)


@pytest.mark.parametrize("address, subject", [(SENT, {"submission": "S14"}), ({"remark": "15"}, {"event": 15})])
def test_an_erasure_is_prepared_and_approved_for_the_reason_given_first(
        book: Ledger, ben: Actor, show: Show, sign_in: SignIn, address: dict[str, str],
        subject: dict[str, str | int]) -> None:
    sign_in("Ada", "approver")
    shown = show("history", **address)
    assert not has(shown, "history.erase")
    field(shown, say("approvals.note")).input("names")
    shown = press(shown, say("approvals.prepare"))
    assert book.preparations()[0].subject == subject
    assert not has(shown, "approvals.prepare")
    assert has(shown, "approvals.alone", act="erase")
    sign_in("Cleo", "approver")
    shown = show("history", **address)
    key = next(iter(address.values()))
    field(shown, f"Type {key} to confirm").input(key)
    shown = press(shown, say("approvals.approve", act="erase"))
    assert [entry.payload["reason"] for entry in book.log("erased")] == ["names"]
    assert say("history.state_of", state="erased") in words(shown)


def test_earlier_contacts_of_a_round_are_erased_by_two(
        book: Ledger, ben: Actor, show: Show, sign_in: SignIn) -> None:
    entry = book.set_round(ANN, asked()).number
    book.set_round(ANN, asked(), based_on=entry)
    book.prepare_erasure(ben, {"round": entry}, reason="old addresses")
    sign_in("Ada", "approver")
    assert f"reporting_desk?round={entry}" in laid_out(show("overview"))
    shown = press(show("reporting_desk", round=str(entry)), say("approvals.approve", act="erase"))
    assert not shown.exception
    assert [(one.actor_name, one.payload["reason"]) for one in book.log("erased")] == [("Ada", "old addresses")]


def test_an_editor_prepares_an_erasure_of_own_countries_only(
        book: Ledger, ben: Actor, show: Show, sign_in: SignIn) -> None:
    signed_in(book, "Cleo", "approver")
    sign_in("Ada", "editor", areas=("KHM",))
    assert has(show("history", **SENT), "approvals.prepare")
    sign_in("Eve", "editor", areas=("THA",))
    assert not has(show("history", **SENT), "approvals.prepare")


def test_goals_are_prepared_and_approved_and_have_no_emergency(
        book: Ledger, ben: Actor, show: Show, sign_in: SignIn, stub: Stub, tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "data")
    rewrite(tmp_path / "data", GOAL, "title:", "title: Changed,")
    stub("indicators.catalogue.SHIPPED", tmp_path / "data")
    signed_in(book, "Cleo", "approver")
    sign_in("Ada", "editor")
    shown = show("changed_files")
    assert not has(shown, "head.save")
    field(shown, say("approvals.note")).input("new title")
    shown = press(shown, say("approvals.prepare"))
    assert not has(shown, "approvals.prepare")
    sign_in("Dan", "approver")
    shown = show("changed_files")
    assert say("approvals.alone_title") not in [each.label for each in shown.expander]
    shown = press(shown, say("approvals.approve", act="adopt"))
    (adopted,) = book.events("adopted", after=1)
    assert (adopted.actor_name, adopted.note) == ("Dan", "new title")


def test_in_the_demo_nobody_waits(book: Ledger, ben: Actor, show: Show, sign_in: SignIn) -> None:
    sign_in("Ada", "approver")
    assert os.environ["GOALLINE_SIGN_IN"] == "oidc"
    assert not has(show("history", set="illustrative", **RELEASES), "approvals.prepare")
