"""How long a session lasts, and when it ends."""

from datetime import timedelta

import pytest

from indicators.sign_in import sessions

DAY = timedelta(days=1)


def test_a_session_is_found_by_its_secret_alone() -> None:
    secret, session = sessions.start("P1", DAY)
    assert sessions.of_secret(secret) is session
    assert sessions.of_id(session.id) is session
    assert sessions.of_secret(session.id) is None
    assert sessions.of_secret("") is None
    assert secret not in repr(session)


def test_a_session_is_over_after_its_length() -> None:
    _, session = sessions.start("P1", timedelta(0))
    assert not session.is_open


def test_who_signs_out_has_no_session_in_any_tab() -> None:
    secret, session = sessions.start("P1", DAY)
    sessions.end(session)
    assert sessions.of_secret(secret) is None
    assert not session.is_open


def test_a_person_who_signs_in_again_goes_on_with_the_session_under_a_new_secret() -> None:
    before, session = sessions.start("P1", timedelta(0))
    after, same = sessions.start("P1", DAY, former=sessions.of_secret(before))
    assert same is session
    assert session.is_open
    assert sessions.of_secret(before) is None
    assert sessions.of_secret(after) is session


def test_another_person_in_the_same_browser_does_not_go_on_with_it() -> None:
    secret, session = sessions.start("P1", DAY)
    _, other = sessions.start("P2", DAY, former=sessions.of_secret(secret))
    assert other is not session
    assert session.person == "P1"


def test_the_oldest_of_very_many_sessions_of_one_person_ends() -> None:
    secret, first = sessions.start("P1", DAY)
    _, another = sessions.start("P2", DAY)
    for _ in range(sessions.MOST_OF_ONE + 1):
        _, last = sessions.start("P1", DAY)
    assert not first.is_open
    assert sessions.of_secret(secret) is None
    assert last.is_open
    assert another.is_open


@pytest.mark.parametrize("length, is_ending", [
    (timedelta(hours=1), False), (timedelta(minutes=10), True), (timedelta(0), False)])
def test_a_session_is_ending_shortly_before_it_does(length: timedelta, is_ending: bool) -> None:
    _, session = sessions.start("P1", length)
    assert session.is_ending is is_ending
