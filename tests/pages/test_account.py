"""Your account: who is signed in, with which roles, and what these allow; and the header's link to it."""

import pytest

from indicators.errors import NotAllowed
from indicators.model import Role
from indicators.permission import RIGHTS
from indicators.wording import say
from pages.shared import session
from tests.ledger.ledger_builders import figures
from tests.pages.conftest import Show, SignIn, laid_out, words
from tests.pages.copies import open_once


def test_where_nobody_signs_in_the_header_and_the_account_say_so(real: str, show: Show) -> None:
    shown = show("account")
    assert f'href="./account" title="{say("who.nobody")}">{say("who.nobody")}</a>' in laid_out(shown)
    assert say("account.nobody") in words(shown)
    assert not [each for each in shown.button if each.label == say("account.sign_out")]


def test_the_header_names_who_is_signed_in_and_leads_to_the_account(real: str, show: Show, sign_in: SignIn) -> None:
    sign_in("Ada", "reader")
    assert 'href="./account" title="Ada">Ada</a>' in laid_out(show("data"))


def test_an_account_says_roles_countries_and_the_last_acts(real: str, show: Show, sign_in: SignIn) -> None:
    ada = sign_in("Ada", "editor", "auditor", areas=("KHM",))
    open_once(real).publish(ada, figures("KHM"), previewed_on=13)
    said = words(show("account"))
    assert f"{say('people.roles')} Editor and Auditor" in said
    assert f"{say('people.areas')} Cambodia" in said
    assert f"{say('account.done', kind='published')} S14" in said
    assert f"{say('account.act', action='publish')} {say('account.may', how='own')} Editor" in said
    assert f"{say('account.act', action='release')} {say('account.may', how='no')} Approver" in said


def test_every_role_and_action_has_its_words() -> None:
    assert len({say("account.role", role=role) for role in Role}) == len(Role)
    actions = {action for of_role in RIGHTS.values() for action in of_role}
    assert len({say("account.act", action=action) for action in actions}) == len(actions)


def test_the_button_signs_out(real: str, show: Show, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in("Ada", "reader")
    ended = list[str]()
    monkeypatch.setattr(session, "sign_out", lambda: ended.append("Ada"))
    show("account").button(key="account.sign_out").click().run()
    assert ended == ["Ada"]


def test_an_attempt_that_was_refused_is_among_the_acts(real: str, show: Show, sign_in: SignIn) -> None:
    ada = sign_in("Ada", "reader")
    with pytest.raises(NotAllowed):
        open_once(real).publish(ada, figures("KHM"), previewed_on=13)
    assert say("account.refused", act=say("account.act", action="publish")) in words(show("account"))
