"""Permissions: one check, used by every write."""

from indicators.errors import NotAllowed, Refusal
from indicators.model import Actor
from indicators.model.names import plain

STAFF = frozenset({"publish", "withdraw", "restore", "release", "adopt", "erase", "set_remark",
                   "set_commitment", "set_round", "lock"})


def staff(name: str) -> Actor:
    """Actor for a member of staff, by the name as typed, which is not verified yet."""
    return Actor(name=name.strip(), rights=STAFF)


def may(actor: Actor, action: str, area: str | None = None) -> bool:
    """Whether ``actor`` may do ``action`` for ``area``; None stands for what concerns every area."""
    return action in actor.rights and (not actor.areas or area in actor.areas)


def demand(actor: Actor, action: str, areas: tuple[str, ...] = ()) -> None:
    """Raise Refusal("actor.nameless") or NotAllowed("actor.not_allowed") unless ``actor`` may do ``action``."""
    if not plain(actor.name):
        raise Refusal("actor.nameless")
    for area in areas or (None,):
        if not may(actor, action, area):
            raise NotAllowed("actor.not_allowed", name=actor.name, action=action, area=area or "")
