"""What each role is offered on the screens, of its own countries and of others; and a role that is taken away."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from indicators.catalogue import SHIPPED
from indicators.ledger import Ledger
from indicators.model import Role
from indicators.permission import RIGHTS, may
from indicators.wording import say
from pages.shared import menu
from tests.faults.tables import plain, row
from tests.ledger.ledger_builders import ANN, ROOT, figures
from tests.ledger.test_rounds import asked
from tests.pages.conftest import Environment, Prepared, Show, SignIn, Stub, laid_out, use, words
from tests.pages.copies import Copy, open_once
from tests.pages.test_changed_files import GOAL, rewrite
from tests.pages.test_commitments import LAW, confirm, field, press
from tests.pages.test_reports import REPORT, THAI, added
from tests.pages.uploads import drop, publish, values
from tests.pages.uploads import field as box

PEOPLE = [(role, areas) for role in Role for areas in (((), ("KHM",), ("THA",)) if role is Role.EDITOR else ((),))]
COMMITMENT, ROUND, SENT, WITHDRAWN = "14", "1", "S15", "S16"


def fill(url: str) -> None:
    """A commitment of Cambodia, two submissions of which one is withdrawn, and a round."""
    book = open_once(url)
    confirm(book, LAW)
    book.publish(ANN, figures("KHM", year=2012), previewed_on=book.version())
    book.publish(ANN, figures("KHM", year=2013), previewed_on=book.version())
    book.withdraw(ANN, WITHDRAWN, reason="wrong", previewed_on=book.version())
    book.set_round(ANN, asked())


@pytest.fixture(scope="module")
def filled(prepared: Prepared) -> Copy:
    return prepared(fill)


@pytest.fixture
def book(filled: Copy, environment: Environment, stub: Stub, tmp_path: Path) -> Iterator[Ledger]:
    """The shipped data and what ``fill`` adds; a goal in data/ has changed."""
    shutil.copytree(SHIPPED, tmp_path / "data")
    rewrite(tmp_path / "data", GOAL, "title:", "title: Changed,")
    stub("indicators.catalogue.SHIPPED", tmp_path / "data")
    with filled.in_use() as folder:
        yield open_once(use(folder, environment))


def has_button(label: str) -> Callable[[AppTest], bool]:
    return lambda shown: any(each.label == say(label) for each in shown.button)


@dataclass(frozen=True)
class Cell:
    """Where an act is offered: a screen, its link parameters, and whether it offers the act."""

    screen: str
    address: dict[str, str]
    is_offered: Callable[[AppTest], bool]
    area: str | None = "KHM"


HISTORY, RELEASES = {"submission": SENT}, {"view": "releases"}
CELLS = {
    "publish": Cell("grid", {"area": "KHM"}, lambda shown: any(
        each.key == "choose.area" and "Cambodia" in each.options for each in shown.selectbox)),
    "withdraw": Cell("history", HISTORY, has_button("history.withdraw")),
    "restore": Cell("history", {"submission": WITHDRAWN}, has_button("history.restore")),
    "erase": Cell("history", HISTORY, has_button("history.erase")),
    "set_remark": Cell("country", {"area": "KHM", "goal": "2.1"}, lambda shown: any(
        each.label == say("remarks.write") for each in shown.expander)),
    "set_commitment": Cell("commitments", {"commitment": COMMITMENT}, has_button("commitments.set_update")),
    "set_round": Cell("reporting_desk", {"round": ROUND, "area": "KHM"}, lambda shown: any(
        str(each.key).startswith("desk.record.") for each in shown.button)),
    "prepare": Cell("changed_files", {}, lambda shown: say("changed_files.lead") in words(shown), None),
    "adopt": Cell("changed_files", {}, has_button("head.save")),
    "release": Cell("history", RELEASES, has_button("history.release"), None),
    "take_back": Cell("history", RELEASES, has_button("history.withdraw"), None),
    "lock": Cell("history", RELEASES, has_button("history.lock"), None),
    "read": Cell("data", {}, lambda shown: not shown.error and "gl-trouble" not in laid_out(shown)),
}


def test_every_act_has_its_cells() -> None:
    actions = frozenset[str]().union(*RIGHTS.values())
    assert actions - set(CELLS) <= {"people", "audit"}         # screens of their own, with tests of their own
    assert {screen.action for screen in menu.SCREENS.values()} <= actions


@pytest.mark.parametrize("role, areas", PEOPLE, ids=lambda it: "-".join(it) if isinstance(it, tuple) else str(it))
def test_each_role_is_offered_what_it_may_do(
        book: Ledger, show: Show, sign_in: SignIn, role: Role, areas: tuple[str, ...]) -> None:
    actor, screens = sign_in("Ada", str(role), areas=areas), dict[tuple[str, ...], AppTest]()
    for action, cell in CELLS.items():
        place = (cell.screen, *cell.address.values())
        if place not in screens:
            screens[place] = show(cell.screen, **cell.address)
        assert not screens[place].exception, action
        assert cell.is_offered(screens[place]) == may(actor, action, cell.area), action


def typed(shown: AppTest) -> list[str]:
    """What stands in the boxes for texts."""
    return [str(each.value) for each in (*shown.text_input, *shown.text_area) if each.value]


@pytest.mark.parametrize("role, screen, address, box, button", [
    ("editor", "history", HISTORY, "history.why", "history.withdraw"),
    ("editor", "commitments", {"commitment": COMMITMENT}, "commitments.update", "commitments.set_update"),
    ("approver", "history", RELEASES, "history.release_named", "history.release"),
    ("approver", "changed_files", {}, "changed_files.note", "head.save")])
def test_a_role_taken_away_while_a_form_is_open_is_told_and_nothing_typed_is_lost(
        book: Ledger, show: Show, sign_in: SignIn, role: str, screen: str, address: dict[str, str], box: str,
        button: str) -> None:
    actor, version = sign_in("Ada", role), book.version()
    shown = show(screen, **address)
    field(shown, say(box)).input("Typed")
    book.set_roles(ROOT, actor.person, [Role.READER])
    shown = press(shown, say(button))
    action = next(action for action, cell in CELLS.items() if cell.is_offered(shown) and (
        cell.screen, cell.address) == (screen, address) and action not in ("prepare", "read"))
    assert "Ada may not" in words(shown)
    assert "KHM may" not in words(shown)
    assert "Typed" in typed(shown)
    assert book.version() == version
    assert (book.log()[-1].kind, book.log()[-1].payload["action"]) == ("refused", action)
    assert not has_button(button)(show(screen, **address))


def test_of_a_file_an_editor_saves_own_countries_and_the_others_are_named(
        book: Ledger, show: Show, sign_in: SignIn) -> None:
    sign_in("Ada", "editor", areas=("KHM",))
    sent = plain(row(year=2013, value=8), row("THA", year=2013, value=9))
    shown = drop(show("upload"), sent)
    assert "You may not save figures of Thailand (THA)." in words(shown)
    box(shown, "upload.good_rows").check()
    publish(shown)
    assert values(os.environ["GOALLINE_LEDGER"])[2013] == 8
    assert values(os.environ["GOALLINE_LEDGER"], ref_area="THA") == {}


def test_who_may_not_save_figures_reads_who_may_and_still_gets_templates(
        book: Ledger, show: Show, sign_in: SignIn) -> None:
    sign_in("Ada", "approver")
    shown = show("upload")
    assert not shown.file_uploader
    assert say("templates.title") in [each.label for each in shown.expander]
    for screen in ("upload", "grid"):
        assert "Ada may not save figures or reports. Editors may" in words(show(screen))
        assert f'href="./{screen}"' not in laid_out(show("data"))


def test_the_demo_takes_the_rights_of_who_is_signed_in_and_has_no_account(
        book: Ledger, show: Show, sign_in: SignIn) -> None:
    sign_in("Ada", "reader")
    assert "Ada may not" in words(show("grid", set="illustrative"))


def test_a_report_of_another_country_waits_for_its_editors(book: Ledger, show: Show, sign_in: SignIn) -> None:
    sign_in("Ada", "editor", areas=("KHM",))
    shown = added(show, ("thai.txt", THAI), ("khm.txt", REPORT))
    assert say("reports.not_yours") in words(shown)
    press(shown, say("head.save"))
    assert [sent.areas for sent in book.submissions()[-1:]] == [("KHM",)]


def test_a_file_stays_when_the_role_to_save_it_is_taken_away(book: Ledger, show: Show, sign_in: SignIn) -> None:
    ada, version = sign_in("Ada", "editor"), book.version()
    shown = drop(show("upload"), plain(row(year=2013, value=8)))
    book.set_roles(ROOT, ada.person, [Role.READER])
    shown = publish(shown)
    assert "Ada may not save figures or reports" in words(shown)
    assert box(shown, "upload.note").value == "yearly figures"
    assert book.version() == version
