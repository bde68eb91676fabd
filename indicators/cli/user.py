"""Who a command acts for: a person with an account where people sign in, else somebody by name."""

import argparse
import getpass
import re
from typing import TYPE_CHECKING

from indicators.errors import Refusal
from indicators.model import Actor
from indicators.model.names import plain

if TYPE_CHECKING:
    from indicators.ledger import Ledger


def machine_user() -> str:
    """The user's name; "" where the system does not know it, in which case a write is refused."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def author(asked: argparse.Namespace, book: "Ledger") -> Actor:
    """Who writes, by --by or the machine's user: with sign-in on, a person of the ledger by number, address or name.

    Raises Refusal("person.unknown", "person.ambiguous").
    """
    from indicators.permission import actor_of, sign_in, staff  # noqa: PLC0415 - commands load only what they need

    name = asked.by or machine_user()
    return staff(name) if sign_in() == "none" else actor_of(book.account(name))


def emergency(asked: argparse.Namespace) -> str:
    """Why somebody acts alone, "" if not; raises Refusal("reason.missing") for --emergency that shows nothing."""
    if asked.emergency is not None and not plain(asked.emergency):
        raise Refusal("reason.missing")
    return (asked.emergency or "").strip()


def administrator(asked: argparse.Namespace, book: "Ledger") -> Actor:
    """Who administers people: the person with an account whom --by names, else whoever works on this machine.

    Raises Refusal("person.unknown") for a number or an address that is nobody's, and Refusal("person.ambiguous").
    """
    from indicators.permission import actor_of, machine_administrator  # noqa: PLC0415

    name = asked.by or machine_user()
    try:
        return actor_of(book.account(name)) if asked.by else machine_administrator(name)
    except Refusal as refusal:
        if refusal.code != "person.unknown" or "@" in name or re.fullmatch(r"[Pp]\d+", name):
            raise
        return machine_administrator(name)
