"""Each cell of docs/roles.md is what the program does: the table, and each act as each role."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from indicators.errors import NotAllowed
from indicators.ledger import Ledger
from indicators.model import Actor, Role
from indicators.model.commitments import Confirmation
from indicators.model.rounds import Invited, RoundStep, Step
from indicators.permission import RIGHTS, may
from tests.ledger.conftest import Filled, Originals
from tests.ledger.ledger_builders import ANN, figures, note, report, signed_in

ROWS = [[cell.strip() for cell in line.strip("|").split("|")]
        for line in (Path(__file__).parents[2] / "docs" / "roles.md").read_text("utf-8").splitlines()
        if line.startswith("|")]
HEAD, TABLE = ROWS[0], {row[1].strip("`"): row[2:] for row in ROWS[2:]}
ROLES = [Role(name.lower()) for name in HEAD[2:]]


def test_the_table_has_every_action_and_role() -> None:
    assert set(ROLES) == set(Role) == set(RIGHTS)
    assert set(TABLE) == frozenset[str]().union(*RIGHTS.values())


@pytest.mark.parametrize("action", TABLE)
@pytest.mark.parametrize("role", ROLES)
def test_each_cell_is_the_programs(role: Role, action: str) -> None:
    cell = TABLE[action][ROLES.index(role)]
    assert (cell != "–") == (action in RIGHTS[role])
    assert (cell == "own countries") == (role is Role.EDITOR and action in RIGHTS[role] - {"read"})


def round_fields() -> dict[str, Any]:
    return {"name": "Round", "years": [2014], "report_year": 2014, "goals": ["1.1"], "opens": date(2015, 1, 1),
            "deadline": date(2015, 3, 1), "address": "", "invited": {"KHM": Invited("", "", "")}}


def fill(made: Ledger) -> None:
    """Two submissions, one of them withdrawn, a report, a release and a round."""
    made.publish(ANN, figures("KHM"), previewed_on=0)
    made.publish(ANN, figures("KHM", year=2013), previewed_on=1)
    made.withdraw(ANN, "S2", reason="wrong", previewed_on=2)
    made.publish(ANN, report("KHM", 2014), previewed_on=3)
    made.release(ANN, "First")
    opened = made.set_round(ANN, round_fields())
    made.set_round(ANN, round_fields(), based_on=opened.number)


STEP = RoundStep(step=Step.RECEIVED, areas=("KHM",), day="2015-02-01")
ACTS: dict[str, list[Callable[[Ledger, Actor], object]]] = {
    "read": [lambda book, actor: book.record(actor, "issued", {"file": "a.pptx"})],
    "publish": [lambda book, actor: book.publish(actor, figures("KHM", year=2012), previewed_on=5)],
    "withdraw": [lambda book, actor: book.withdraw(actor, "S1", reason="wrong", previewed_on=5)],
    "restore": [lambda book, actor: book.restore(actor, "S2", reason="right", previewed_on=5)],
    "set_remark": [lambda book, actor: book.set_remark(actor, note(), previewed_on=5)],
    "set_commitment": [lambda book, actor: book.confirm_commitments(
        actor, [Confirmation("S4", [("1.1", "To act.")])], previewed_on=5)],
    "set_round": [lambda book, actor: book.take_step(actor, 1, STEP)],
    "prepare": [lambda book, actor: book.prepare_erasure(actor, {"submission": "S1"}, reason="names")],
    "release": [lambda book, actor: book.release(actor, "Next", previewed_on=5)],
    "take_back": [lambda book, actor: book.take_back(actor, 5, reason="wrong")],
    "adopt": [lambda book, actor: book.adopt(actor, b"{}", previewed_on=5)],
    "erase": [lambda book, actor: book.erase(actor, "S1", reason="names"),
              lambda book, actor: book.erase_round(actor, 1, reason="names")],
    "lock": [lambda book, actor: book.lock(actor, 2014, reason="all in")],
    "people": [lambda book, actor: book.disable(actor, book.account("Zoe").person)],
}
EVERYWHERE: list[Callable[[Ledger, Actor], object]] = [
    lambda book, actor: book.set_round(actor, round_fields() | {"name": "Other"}),
    lambda book, actor: book.prepare_release(actor, "Next", note="ready", previewed_on=5),
    lambda book, actor: book.prepare_adoption(actor, b"{}", previewed_on=5, note="new")]


def is_allowed(act: Callable[[Ledger, Actor], object], book: Ledger, actor: Actor) -> bool:
    """Whether a role lets a person act; if not, nothing changes but that it is on record."""
    before = book.version(), len(book.log())
    try:
        act(book, actor)
    except NotAllowed:
        entry = book.log()[-1]
        assert (entry.kind, entry.person) == ("refused", actor.person)
        assert (book.version(), len(book.log())) == (before[0], before[1] + 1)
        return False
    return True


def test_every_act_has_its_cells() -> None:
    assert set(TABLE) - set(ACTS) == {"audit"}         # the record is read, on a screen that asks


@pytest.mark.parametrize("action", ACTS)
def test_every_write_as_every_role_for_own_and_other_countries(
        sqlite_url: str, originals: Originals, action: str) -> None:
    fresh = Filled(sqlite_url, originals, None)
    for number, act in enumerate(ACTS[action]):
        for role in Role:
            for areas in ((), ("KHM",), ("THA",)) if role is Role.EDITOR else ((),):
                book = fresh(fill)
                signed_in(book, "Zoe", "reader")
                actor = signed_in(book, "Ada", str(role), areas=areas)
                allowed = is_allowed(act, book, actor)
                assert allowed == may(actor, action, "KHM"), (number, role, areas)
                assert allowed == (action in RIGHTS[role] and (areas != ("THA",) or action == "read"))
                book.close()


@pytest.mark.parametrize("act", EVERYWHERE)
def test_what_concerns_all_countries_takes_an_editor_of_all(filled: Filled, act: Callable[..., object]) -> None:
    book = filled(fill)
    assert is_allowed(act, book, signed_in(book, "Ed", "editor"))
    assert not is_allowed(act, book, signed_in(book, "Kim", "editor", areas=("KHM",)))
