"""How long a session lasts, and when it ends."""

from datetime import timedelta

import pytest

from indicators.ledger import Ledger, chain
from indicators.ledger.sessions import MOST_OF_ONE
from tests.ledger.conftest import Filled
from tests.ledger.ledger_builders import ROOT, account
from tests.ledger.test_erasing import stored

DAY = timedelta(days=1)


@pytest.fixture
def book(filled: Filled) -> Ledger:
    return filled(two_people)


def two_people(book: Ledger) -> None:
    for name in ("Ada", "Bo"):
        account(book, name, "administrator")


@pytest.fixture
def ada(book: Ledger) -> str:
    return book.account("Ada").person


def test_a_session_is_found_by_its_secret_alone(book: Ledger, ada: str) -> None:
    secret, session = book.start_session(ada, DAY, provider="keycloak")
    assert book.session_of(secret) == book.session(session.id)
    assert (session.person, session.provider, session.is_open) == (ada, "keycloak", True)
    assert book.session_of(session.id) is None
    assert book.session_of("") is None
    assert book.session(secret) is None


def test_a_session_is_over_after_its_length(book: Ledger, ada: str) -> None:
    secret, _ = book.start_session(ada, timedelta(0))
    assert not book.session_of(secret).is_open


def test_who_signs_out_has_no_session_in_any_tab(book: Ledger, ada: str) -> None:
    secret, session = book.start_session(ada, DAY)
    book.end_session(session.id)
    assert book.session_of(secret) is None
    assert book.session(session.id) is None


def test_a_person_who_signs_in_again_goes_on_with_the_session_under_a_new_secret(book: Ledger, ada: str) -> None:
    before, session = book.start_session(ada, timedelta(0))
    after, same = book.start_session(ada, DAY, former=book.session_of(before))
    assert same.id == session.id
    assert book.session(session.id).is_open
    assert book.session_of(before) is None
    assert book.session_of(after) is not None


def test_another_person_in_the_same_browser_does_not_go_on_with_it(book: Ledger, ada: str) -> None:
    secret, session = book.start_session(ada, DAY)
    _, other = book.start_session(book.account("Bo").person, DAY, former=book.session_of(secret))
    assert other.id != session.id
    assert book.session(session.id).person == ada


def test_the_oldest_of_very_many_sessions_of_one_person_ends(book: Ledger, ada: str) -> None:
    secret, _ = book.start_session(ada, DAY)
    _, another = book.start_session(book.account("Bo").person, DAY)
    started = [book.start_session(ada, DAY)[1] for _ in range(MOST_OF_ONE + 1)]
    assert len([one for one in started if book.session(one.id)]) == MOST_OF_ONE
    assert book.session(started[-1].id) is not None
    assert book.session(another.id) is not None


def test_a_session_that_expired_long_ago_is_forgotten(book: Ledger, ada: str) -> None:
    _, session = book.start_session(ada, -2 * DAY)
    book.start_session(ada, DAY)
    assert book.session(session.id) is None


@pytest.mark.parametrize("length, is_ending", [
    (timedelta(hours=1), False), (timedelta(minutes=10), True), (timedelta(0), False)])
def test_a_session_is_ending_shortly_before_it_does(
        book: Ledger, ada: str, length: timedelta, is_ending: bool) -> None:
    assert book.start_session(ada, length)[1].is_ending is is_ending


def test_the_secret_is_not_in_the_ledger(book: Ledger, ada: str, ledger_url: str) -> None:
    secret, _ = book.start_session(ada, DAY)
    assert secret.encode() not in stored(ledger_url)


def test_who_is_enabled_again_or_erased_has_no_session_of_before(book: Ledger, ada: str) -> None:
    _, session = book.start_session(ada, DAY)
    book.disable(ROOT, ada)
    book.enable(ROOT, ada)
    assert book.session(session.id) is None
    _, session = book.start_session(ada, DAY)
    book.erase_person(ROOT, ada, reason="left")
    assert book.session(session.id) is None
    book.verify()


def test_a_person_is_told_of_their_sessions_without_the_secret(book: Ledger, ada: str) -> None:
    secret, _ = book.start_session(ada, DAY, provider="keycloak")
    (told,) = book.personal_data(ada)["sessions"]
    assert told["provider"] == "keycloak"
    assert told["since"] < told["until"]
    assert chain.sha256(secret.encode()) not in str(told)
