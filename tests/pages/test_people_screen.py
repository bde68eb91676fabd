"""People: who may come in; administrators invite, give roles, disable, export and erase, and others are told."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from indicators import wording
from indicators.errors import NotAllowed
from indicators.ledger import Ledger
from indicators.model import Identity, Role
from indicators.wording import say
from tests.ledger.ledger_builders import ANN, ROOT, figures, note, signed_in
from tests.pages.conftest import Show, SignIn, Stub, laid_out, words
from tests.pages.copies import open_once
from tests.pages.test_commitments import field, press


@pytest.fixture
def book(real: str, sign_in: SignIn) -> Ledger:
    """The shipped data; Ada, an administrator, is signed in, and there is an editor of Cambodia."""
    book = open_once(real)
    signed_in(book, "Ed", "editor", areas=("KHM",))
    sign_in("Ada", "administrator")
    return book


def choose(shown: AppTest, key: str, *values: str) -> None:
    next(each for each in shown.multiselect if key in str(each.key)).set_value([*values])


def person(book: Ledger, name: str) -> str:
    return book.account(name).person


def test_where_nobody_signs_in_the_screen_says_so_and_the_menu_has_none_of_both(real: str, show: Show) -> None:
    shown = show("people")
    assert say("people.nobody") in words(shown)
    assert not [each for each in shown.button if each.label == say("people.invite")]
    assert not {screen for screen in ("./people", "./audit") if screen in menu(show)}


def menu(show: Show) -> str:
    shown = show("data")
    return " ".join(each.proto.body for each in shown.sidebar.get("html"))


@pytest.mark.parametrize("role, screens", [
    ("administrator", ["people"]), ("auditor", ["audit"]), ("approver", []), ("editor", []), ("reader", [])])
def test_only_administrators_and_auditors_find_their_screens(
        real: str, show: Show, sign_in: SignIn, role: str, screens: list[str]) -> None:
    sign_in("Bo", role)
    links = menu(show)
    assert [screen for screen in ("people", "audit") if f"./{screen}" in links] == screens
    for screen in ("people", "audit"):
        assert ("Bo may not" in words(show(screen))) == (screen not in screens)


def test_everybody_is_listed_with_state_roles_and_countries(book: Ledger, show: Show) -> None:
    said = words(show("people"))
    assert "Ed invited Editor Cambodia ed@example.org P" in said
    assert say("people.state_of", state="no_account") in said              # whoever loaded the shipped data
    assert say("people.lead", count=wording.Count(2)) in said


def test_a_person_is_invited_and_faults_keep_what_was_typed(book: Ledger, show: Show) -> None:
    shown = show("people")
    field(shown, say("people.name")).input("Bo Li")
    field(shown, say("people.email")).input("ED@example.org")
    shown = press(shown, say("people.invite"))
    assert "has this address already" in words(shown)
    assert field(shown, say("people.name")).value == "Bo Li"
    field(shown, say("people.email")).input("bo@example.org")
    choose(shown, ".roles", "editor", "approver")
    choose(shown, ".areas", "THA")
    shown = press(shown, say("people.invite"))
    assert say("receipt.done") in words(shown)
    added = book.account("Bo Li")
    assert added.roles == {Role.EDITOR, Role.APPROVER}
    assert (added.areas, added.state) == (frozenset({"THA"}), "invited")
    assert book.log("person_invited")[-1].actor_name == "Ada"
    assert field(shown, say("people.name")).value == ""


def test_roles_are_changed_and_the_last_administrator_stays(book: Ledger, show: Show) -> None:
    shown = show("people", person=person(book, "Ed"))
    choose(shown, ".roles", "reader", "auditor")
    choose(shown, ".areas")
    shown = press(shown, say("people.set_roles"))
    assert say("receipt.done") in words(shown)
    assert book.account("Ed").roles == {Role.READER, Role.AUDITOR}
    shown = show("people", person=person(book, "Ada"))
    choose(shown, ".roles", "reader")
    assert "Nobody would be left to administer people" in words(press(shown, say("people.set_roles")))
    assert book.account("Ada").roles == {Role.ADMINISTRATOR}


def test_roles_that_somebody_else_changed_meanwhile_are_not_overwritten(book: Ledger, show: Show) -> None:
    shown = show("people", person=person(book, "Ed"))
    book.set_roles(ROOT, person(book, "Ed"), [Role.APPROVER])
    shown = press(shown, say("people.set_roles"))
    assert say("history.not_done") in words(shown)
    assert book.account("Ed").roles == {Role.APPROVER}


def test_who_is_disabled_can_be_enabled_again(book: Ledger, show: Show) -> None:
    shown = press(show("people", person=person(book, "Ed")), say("people.disable"))
    assert book.account("Ed").state == "disabled"
    press(shown, say("people.enable"))
    assert book.account("Ed").state == "invited"


def test_erasing_a_name_shows_before_what_stays_and_where_else_it_is_written(book: Ledger, show: Show) -> None:
    ed = book.account("Ed")
    book.set_remark(ANN, note(text="Ed called."), previewed_on=book.version())
    shown = show("people", person=ed.person)
    said = words(shown)
    assert say("people.erase_words", person=ed.person, count=wording.Count(0)) in said
    assert say("message.person_still_in", place="events", named=str(book.version())) in said
    field(shown, say("history.erase_reason")).input("Ed asked")
    field(shown, f"Type {ed.person} to confirm").input(ed.person)
    shown = press(shown, say("history.erase"))
    assert "contains the name" in words(shown)
    field(shown, say("history.erase_reason")).input("asked")
    shown = press(shown, say("history.erase"))
    assert say("message.person_done", person=ed.person) in words(shown)
    assert "ed@example.org" not in laid_out(shown) + words(shown)
    assert not [each for each in shown.button if each.label in (say("people.set_roles"), say("history.erase"))]


def test_what_is_kept_of_a_person_is_downloaded_as_the_command_prints_it(book: Ledger, show: Show) -> None:
    ed = person(book, "Ed")
    assert say("people.export") in [each.proto.label for each in show("people", person=ed).get("download_button")]
    data = json.loads(json.dumps(book.personal_data(ed)))
    assert (data["email"], data["roles"], data["areas"]) == ("ed@example.org", ["editor"], ["KHM"])


def test_refused_sign_ins_are_listed_with_the_address_here_alone(
        book: Ledger, show: Show, sign_in: SignIn) -> None:
    with pytest.raises(NotAllowed):
        book.sign_in(Identity(issuer="https://id.example.org", subject="x", email="eve@example.org", is_verified=True))
    said = words(show("people"))
    assert "eve@example.org" in said
    assert say("audit.why", code="unknown", other="") in said
    sign_in("Al", "auditor")
    said = words(show("audit"))
    assert say("account.done", kind="sign_in_refused") in said
    assert "@" not in said


def test_the_record_says_who_gave_which_roles_and_what_was_refused_by_filter(
        book: Ledger, show: Show, sign_in: SignIn) -> None:
    al = sign_in("Al", "auditor", "editor", areas=("KHM",))
    with pytest.raises(NotAllowed):
        book.publish(al, figures("THA"), previewed_on=book.version())
    refused, gave = (f"{say('account.refused', act=say('account.act', action='publish'))} Thailand",
                     say("account.done", kind="roles_set"))
    said = words(show("audit"))
    assert refused in said
    assert "Editor and Auditor" in said
    said = words(show("audit", person=al.person))
    assert refused in said
    assert gave not in said
    assert gave not in words(show("audit", area="THA"))
    assert refused not in words(show("audit", act="roles_set"))
    assert say("audit.lead", count=wording.Count(0)) in words(show("audit", person=al.person, act="roles_set"))
    month, everything = book.audit()[0].at[:7], wording.Count(len(book.audit()))
    assert say("audit.lead", count=everything) in words(show("audit", **{"from": month, "to": month}))


def test_the_record_is_downloaded_as_the_command_prints_it(
        book: Ledger, show: Show, sign_in: SignIn) -> None:
    sign_in("Al", "auditor")
    labels = [each.proto.label for each in show("audit").get("download_button")]
    assert labels == [say("filters.csv"), say("audit.jsonl")]


@pytest.mark.parametrize("role, screen, values, files", [
    ("reader", "data", {"area": "KHM"}, [".csv", ".xlsx", ".zip"]),
    ("reader", "history", {"submission": "S1"}, [".json"]),
    ("auditor", "audit", {}, [".csv", ".jsonl"]),
    ("administrator", "people", {"person": "P1"}, [".json"])])
def test_who_is_signed_in_takes_no_file_without_a_record(
        real: str, show: Show, sign_in: SignIn, stub: Stub, role: str, screen: str, values: dict[str, str],
        files: list[str]) -> None:
    ann, made = sign_in("Ann", role), {}
    stub("pages.upload.st.download_button", lambda _, make, file, *__, **___: made.update({file: make}))
    show(screen, **values)
    assert [file[file.rindex("."):] for file in made] == files
    for make in made.values():
        make()
    taken = open_once(real).audit(action="taken", person=ann.person)
    assert [row.detail for row in taken] == (
        ["S1"] if screen == "history" else [file.replace("-KHM", "") for file in made])


def test_what_a_person_searched_for_is_not_on_record(real: str, show: Show, sign_in: SignIn, stub: Stub) -> None:
    ann, made = sign_in("Ann", "reader"), {}
    stub("pages.upload.st.download_button", lambda _, make, file, *__, **___: made.update({file: make}))
    show("data", search="Cambodia")
    assert all("Cambodia" in file for file in list(made)[:2])
    for make in made.values():
        make()
    assert not [row.detail for row in open_once(real).audit(person=ann.person) if "Cambodia" in row.detail]


def test_where_nobody_signs_in_no_download_is_on_record(real: str, show: Show, stub: Stub) -> None:
    made = {}
    stub("pages.upload.st.download_button", lambda _, make, file, *__, **___: made.update({file: make}))
    show("data", area="KHM")
    made.popitem()[1]()
    assert not open_once(real).log("taken")
