"""Permissions: the actions of each role, and one check, used by every write.

docs/roles.md shows the same table; a test compares each cell.
"""

import os
from collections.abc import Mapping
from typing import Literal, get_args

from indicators.errors import NotAllowed, Refusal
from indicators.model import Account, Actor, Role
from indicators.model.names import plain

RIGHTS: Mapping[Role, frozenset[str]] = {
    Role.READER: frozenset({"read"}),
    Role.EDITOR: frozenset({"read", "publish", "withdraw", "restore", "set_remark", "set_commitment", "set_round",
                            "prepare"}),
    Role.APPROVER: frozenset({"read", "prepare", "release", "take_back", "adopt", "erase", "lock"}),
    Role.ADMINISTRATOR: frozenset({"read", "people"}),
    Role.AUDITOR: frozenset({"read", "audit"}),
}

STAFF = frozenset[str]().union(*RIGHTS.values())
"""Rights of the one local person where nobody signs in."""

ANYWHERE = "anywhere"
"""Area of a question that any of a person's countries answers, such as whether to offer a screen."""

SignIn = Literal["none", "oidc", "proxy"]
VARIABLE = "GOALLINE_SIGN_IN"


def sign_in() -> SignIn:
    """How people sign in, by GOALLINE_SIGN_IN; raises Refusal("setting.sign_in") for another value."""
    setting = os.environ.get(VARIABLE, "")
    ways: dict[str, SignIn] = {way: way for way in get_args(SignIn)} | {"": "none"}
    if (name := setting.strip().casefold()) not in ways:
        raise Refusal("setting.sign_in", variable=VARIABLE, found=setting)
    return ways[name]


def staff(name: str) -> Actor:
    """Actor for the one local person, under a name; raises NotAllowed("actor.not_signed_in") where people sign in."""
    if sign_in() != "none":
        raise NotAllowed("actor.not_signed_in")
    return Actor(name=name.strip(), rights=STAFF)


def machine_administrator(name: str) -> Actor:
    """Actor for whoever works on the machine itself, who may administer people: the first person, and a rescue."""
    return Actor(name=name.strip(), rights=frozenset({"people"}))


def actor_of(account: Account) -> Actor:
    """Actor for a person with an account, by the roles given; one who may not come in has no rights."""
    roles = account.roles if account.is_open else frozenset[Role]()
    everywhere = frozenset[str]().union(*(RIGHTS[role] for role in roles - {Role.EDITOR}))
    rights = RIGHTS[Role.EDITOR] if Role.EDITOR in roles else frozenset[str]()
    return Actor(name=account.name or account.person, person=account.person, areas=account.areas,
                 rights=rights, everywhere=everywhere | rights & {"read"})


def may(actor: Actor, action: str, area: str | None = None) -> bool:
    """Whether ``actor`` may do ``action`` for ``area``; None stands for what concerns every area."""
    if action in actor.everywhere:
        return True
    return action in actor.rights and (not actor.areas or area == ANYWHERE or area in actor.areas)


def demand(actor: Actor, action: str, areas: tuple[str, ...] = ()) -> None:
    """Raise Refusal("actor.nameless") or NotAllowed("actor.not_allowed") unless ``actor`` may do ``action``."""
    if not plain(actor.name):
        raise Refusal("actor.nameless")
    for area in areas or (None,):
        if not may(actor, action, area):
            raise NotAllowed("actor.not_allowed", name=actor.name, action=action, area=area or "all")
