"""No release, goals or erasure without two people, none after a change: random lives of a ledger against a model."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from indicators import wording
from indicators.errors import NotAllowed, Refusal, StalePreview
from indicators.ledger import Ledger
from indicators.ledger.records import Event, LogEntry
from indicators.model import Actor, Role
from indicators.permission import actor_of
from tests.ledger.conftest import Filled
from tests.ledger.ledger_builders import ANN, ROOT, LedgerMachine, account, figures, live, note, signed_in

FEW = settings(max_examples=15, stateful_step_count=25, deadline=None,
               suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
PEOPLE = ("Ada", "Ben", "Cleo", "Dan")
ACTS = ("release A", "release B", "adopt 1", "erase S1", "erase S2")


@dataclass
class Prepared:
    """What the model knows of a preparation."""

    act: str
    person: str
    version: int
    is_approved: bool = False


class TwoPeople(LedgerMachine):
    """A ledger, and a model of who holds which role, who prepared what, and when it last changed."""

    @initialize()
    def begin(self) -> None:
        self.book = type(self).fresh()
        self.roles = {name: {Role.EDITOR, Role.APPROVER} for name in PEOPLE}
        self.id_of = {name: account(self.book, name, "editor", "approver").person for name in PEOPLE}
        self.disabled = set[str]()
        self.erased = set[str]()
        for area in ("KHM", "THA"):
            self.book.publish(ANN, figures(area), previewed_on=self.book.version())
        self.version, self.prepared = 2, list[Prepared]()

    def actor(self, name: str) -> Actor:
        return actor_of(self.book.accounts()[self.id_of[name]])

    def holds(self, name: str, *roles: Role) -> bool:
        return name not in self.disabled and bool(self.roles[name].intersection(roles))

    def approvers(self) -> int:
        return sum(self.holds(name, Role.APPROVER) for name in PEOPLE)

    @rule(name=st.sampled_from(PEOPLE), role=st.sampled_from((Role.READER, Role.EDITOR, Role.APPROVER, Role.AUDITOR)))
    def give_or_take_a_role(self, name: str, role: Role) -> None:
        self.roles[name] = self.roles[name] ^ {role} or {Role.READER}
        self.book.set_roles(ROOT, self.id_of[name], self.roles[name])

    @rule(name=st.sampled_from(PEOPLE))
    def disable_or_enable(self, name: str) -> None:
        (self.book.enable if name in self.disabled else self.book.disable)(ROOT, self.id_of[name])
        self.disabled ^= {name}

    @rule(name=st.sampled_from(("", *PEOPLE)), year=st.integers(2000, 2020))
    def change_the_data(self, name: str, year: int) -> None:
        actor = self.actor(name) if name else ANN
        if name and not self.holds(name, Role.EDITOR):
            with pytest.raises(NotAllowed):
                self.book.set_remark(actor, note(year=year), previewed_on=self.version)
            return
        self.book.set_remark(actor, note(year=year), previewed_on=self.version)
        self.version += 1

    @rule(name=st.sampled_from(PEOPLE), act=st.sampled_from(ACTS))
    def prepare(self, name: str, act: str) -> None:
        if not self.holds(name, Role.EDITOR, Role.APPROVER):
            with pytest.raises(NotAllowed):
                self.prepare_in_ledger(self.actor(name), act)
            return
        self.prepare_in_ledger(self.actor(name), act)
        self.prepared.append(Prepared(act, name, self.version))

    def prepare_in_ledger(self, actor: Actor, act: str) -> LogEntry:
        kind, subject = act.split()
        if kind == "release":
            return self.book.prepare_release(actor, subject, note="ready", previewed_on=self.version)
        if kind == "adopt":
            return self.book.prepare_adoption(actor, f'{{"n":{subject}}}'.encode(), previewed_on=self.version, note="x")
        return self.book.prepare_erasure(actor, {"submission": subject}, reason="names")

    @rule(name=st.sampled_from(PEOPLE), act=st.sampled_from(ACTS), emergency=st.just(""))
    def do(self, name: str, act: str, emergency: str) -> None:
        before = self.book.version()
        alike = [one for one in self.prepared if one.act == act and not one.is_approved]
        waiting = [one for one in alike if one.version == self.version]
        others = [one for one in waiting if one.person != name]
        is_alone = self.approvers() < 2 or bool(emergency) and not act.startswith("adopt")
        if not self.holds(name, Role.APPROVER) or not (others or is_alone):
            refusal = StalePreview if self.holds(name, Role.APPROVER) and alike and not waiting else NotAllowed
            with pytest.raises(refusal) as refused:
                self.do_in_ledger(self.actor(name), act, emergency)
            assert wording.error(refused.value)
            assert self.book.version() == before == self.version
            return
        no_emergency = emergency and not act.startswith("adopt") and (others or self.approvers() < 2)
        if act.split()[1] in self.erased or no_emergency:
            with pytest.raises(Refusal):
                self.do_in_ledger(self.actor(name), act, emergency)
            return
        done = self.do_in_ledger(self.actor(name), act, emergency)
        if others:
            others[-1].is_approved = True
        if isinstance(done, Event) and done.kind == "released":
            expected = ({"prepared_by": self.id_of[others[-1].person]} if others
                        else {"alone": emergency} if emergency else {})
            marks = {key: done.payload[key] for key in ("prepared_by", "alone") if key in done.payload}
            assert marks == expected
        if act.startswith("erase"):
            self.erased.add(act.split()[1])
        self.version += 1

    @rule(one=st.sampled_from(PEOPLE), other=st.sampled_from(PEOPLE), act=st.sampled_from(ACTS),
          meanwhile=st.booleans())
    def prepare_and_do(self, one: str, other: str, act: str, meanwhile: bool) -> None:
        self.prepare(one, act)
        if meanwhile:
            self.change_the_data("", 2000)
        self.do(other, act, "")

    @rule(name=st.sampled_from(PEOPLE), act=st.sampled_from(ACTS))
    def do_alone(self, name: str, act: str) -> None:
        self.do(name, act, "the minister asked")

    def do_in_ledger(self, actor: Actor, act: str, emergency: str) -> Event | LogEntry:
        kind, subject = act.split()
        if kind == "release":
            return self.book.release(actor, subject, previewed_on=self.version, emergency=emergency)
        if kind == "adopt":
            return self.book.adopt(actor, f'{{"n":{subject}}}'.encode(), previewed_on=self.version)
        return self.book.erase(actor, subject, reason="names", emergency=emergency)

    @rule(name=st.sampled_from(PEOPLE))
    def take_back_the_last_release(self, name: str) -> None:
        released = self.book.events("released", "release_taken_back")
        if not released or released[-1].kind != "released":
            return
        if not self.holds(name, Role.APPROVER):
            with pytest.raises(NotAllowed):
                self.book.take_back(self.actor(name), released[-1].version, reason="wrong")
            return
        self.book.take_back(self.actor(name), released[-1].version, reason="wrong")     # it never waits
        self.version += 1

    @invariant()
    def the_ledger_says_what_waits_as_the_model_does(self) -> None:
        if hasattr(self, "book"):
            assert self.book.version() == self.version
            assert self.book.two_people_needed() == (self.approvers() >= 2)
            found = [(one.actor_name, one.is_waiting) for one in reversed(self.book.preparations())]
            assert found == [(one.person, one.version == self.version and not one.is_approved)
                             for one in self.prepared]


@pytest.mark.slow
def test_nothing_that_needs_two_people_is_done_by_one_or_after_a_change(fresh_on_sqlite: Callable[[], Ledger]) -> None:
    live(TwoPeople, fresh_on_sqlite, FEW)


@pytest.mark.slow
def test_nor_on_postgresql(fresh_on_postgresql: Callable[[], Ledger]) -> None:
    live(TwoPeople, fresh_on_postgresql, settings(FEW, max_examples=5))


@pytest.fixture
def book(filled: Filled) -> Ledger:
    return filled(lambda made: made.publish(ANN, figures("KHM"), previewed_on=0))


def refusal(write: Any) -> str:
    with pytest.raises(Refusal) as refused:
        write()
    assert wording.error(refused.value)
    return refused.value.code


def test_a_release_names_who_prepared_it_and_what_they_changed(book: Ledger) -> None:
    ada, ben = signed_in(book, "Ada", "editor", "approver"), signed_in(book, "Ben", "approver")
    first = book.release(ANN, "First")                              # nobody signs in: no second person
    assert "prepared_by" not in first.payload
    book.publish(ada, figures("THA"), previewed_on=first.version)
    book.publish(ANN, figures("LAO"), previewed_on=3)
    book.prepare_release(ada, "Second", note="Checked by phone.", previewed_on=4)
    assert refusal(lambda: book.release(ada, "Second", previewed_on=4)) == "approval.own"
    assert refusal(lambda: book.release(ben, "Other", previewed_on=4)) == "approval.missing"
    event = book.release(ben, "Second", previewed_on=4)
    assert {key: event.payload[key] for key in ("prepared_by", "changes_by_preparer")} == {
        "prepared_by": ada.person, "changes_by_preparer": [3]}
    assert [entry.payload["code"] for entry in book.log("refused")] == ["approval.own", "approval.missing"]
    assert refusal(lambda: book.release(ben, "Second", previewed_on=5)) == "approval.missing"


def test_a_change_meanwhile_voids_a_preparation_and_is_named(book: Ledger) -> None:
    ada, ben = signed_in(book, "Ada", "approver"), signed_in(book, "Ben", "approver")
    book.prepare_release(ada, "First", note="ready", previewed_on=1)
    book.publish(ANN, figures("THA"), previewed_on=1)
    (prepared,) = book.preparations()
    assert (prepared.is_waiting, [event.version for event in prepared.later]) == (False, [2])
    with pytest.raises(StalePreview) as stale:
        book.release(ben, "First", previewed_on=2)
    assert [change["version"] for change in stale.value.values["changes"]] == [2]      # type: ignore[attr-defined]
    (row,) = book.audit(action="refused", person=ben.person)
    assert (row.action, row.detail) == ("release", "ledger.stale")


@pytest.mark.parametrize("subject, erase", [
    ({"event": 2}, lambda book, actor: book.erase_words(actor, 2, reason="names")),
    ({"entry": 1}, lambda book, actor: book.erase_entry(actor, 1, reason="names")),
    ({"round": 1}, lambda book, actor: book.erase_round(actor, 1, reason="names"))])
def test_every_erasure_of_what_was_submitted_takes_two(book: Ledger, subject: Any, erase: Any) -> None:
    book.set_remark(ANN, note(), previewed_on=1)
    book.record(ANN, "attempt", {"sha256": "0" * 64})
    ada, ben = signed_in(book, "Ada", "approver"), signed_in(book, "Ben", "approver")
    assert refusal(lambda: erase(book, ben)) == "approval.missing"
    book.prepare_erasure(ada, subject, reason="names")
    assert refusal(lambda: erase(book, ada)) == "approval.own"
    if "round" in subject:                                            # there is none
        assert refusal(lambda: erase(book, ben)) == "round.unknown"
    else:
        assert erase(book, ben).kind == "erased"
    book.verify()


def test_what_is_prepared_needs_a_note_and_a_release_that_can_be_made(book: Ledger) -> None:
    ada = signed_in(book, "Ada", "approver")
    book.release(ANN, "Taken", year=2014)
    for name, words, code in (("Next", " ", "reason.missing"), ("Next", "\u200b", "reason.missing"),
                              (" ", "ready", "release.nameless"), ("taken", "ready", "release.name_taken")):
        assert refusal(lambda name=name, words=words: book.prepare_release(
            ada, name, note=words, previewed_on=2)) == code
    assert refusal(lambda: book.prepare_erasure(ada, {"submission": "S9"}, reason="x")) == "submission.unknown"
    assert book.preparations() == []


def test_an_editor_of_some_countries_prepares_erasures_of_those_and_no_release(book: Ledger) -> None:
    editor = signed_in(book, "Ed", "editor", areas=("THA",))
    assert refusal(lambda: book.prepare_release(editor, "A", note="x", previewed_on=1)) == "actor.not_allowed"
    assert refusal(lambda: book.prepare_erasure(editor, {"submission": "S1"}, reason="x")) == "actor.not_allowed"
    book.publish(editor, figures("THA"), previewed_on=1)
    assert book.prepare_erasure(editor, {"submission": "S2"}, reason="x").kind == "prepared"


def test_one_approver_publishes_alone_in_an_emergency_but_adopts_no_goals_so(book: Ledger) -> None:
    ada = signed_in(book, "Ada", "approver")
    assert "alone" not in book.release(ada, "Nobody else may approve", previewed_on=1).payload
    ben = signed_in(book, "Ben", "approver")
    assert refusal(lambda: book.release(ada, "First", previewed_on=2, emergency="\u200b")) == "approval.missing"
    event = book.release(ada, "First", previewed_on=2, emergency=" The minister asked. ")
    assert event.payload["alone"] == book.log("acted_alone")[0].payload["reason"] == "The minister asked."
    assert refusal(lambda: book.adopt(ada, b"{}", previewed_on=3)) == "approval.missing"
    book.prepare_release(ben, "Next", note="ready", previewed_on=3)
    assert refusal(lambda: book.release(ada, "Next", previewed_on=3, emergency="Soon")) == "approval.not_alone"


def test_an_emergency_where_one_person_is_enough_is_refused_since_nobody_would_read_why(book: Ledger) -> None:
    ada = signed_in(book, "Ada", "approver")
    for actor in (ada, ANN):
        assert refusal(lambda actor=actor: book.release(
            actor, "First", previewed_on=1, emergency="Soon")) == "approval.not_needed"
    assert (book.version(), book.log("acted_alone")) == (1, [])
