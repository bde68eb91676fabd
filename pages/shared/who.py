"""Who acts in this rerun: the person signed in, or the one local person where nobody signs in."""

from indicators import permission
from indicators.model import Actor
from indicators.wording import say
from pages.shared import session


def actor() -> Actor:
    """The author of what is saved. Raises NotAllowed where people sign in and nobody has."""
    account = session.account()
    return permission.actor_of(account) if account else permission.staff(say("who.nobody"))


def may(action: str, area: str | None = None) -> bool:
    """Whether whoever acts may do ``action`` for ``area``; None stands for what concerns every area."""
    return permission.may(actor(), action, area)


def name() -> str:
    """The name of who is signed in, "" where nobody is."""
    account = session.account()
    return account.name if account else ""
