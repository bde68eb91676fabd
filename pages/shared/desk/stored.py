"""Collection rounds of a visit, what they have received, and saving them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from indicators.model import Actor
from indicators.model.rounds import Round
from indicators.submissions.collection import Received, received
from indicators.submissions.history import history
from pages.shared import cache
from pages.shared.cache import Visit


def rounds(visit: Visit) -> list[Round]:
    """The collection rounds, in the order of their opening."""
    return cache.opened(visit.figures)[0].rounds()


def sent(visit: Visit, held: Round) -> list[Received]:
    """What each country of a round has sent so far."""
    ledger, snapshot = cache.opened(visit.figures)
    in_use = [entry.submission for entry in history(ledger) if entry.state == "in_use"]
    return received(held, cache.scoreboard(visit), in_use, snapshot.submitted, date.today())


def fields(held: Round) -> dict[str, Any]:
    """The fields of a round that people set, as they are now."""
    return {name: getattr(held, name) for name in (
        "name", "years", "report_year", "goals", "opens", "deadline", "invited")}


def save(visit: Visit, actor: Actor, wanted: Mapping[str, Any], based_on: int = 0) -> None:
    """Open a round, or edit the one whose last entry is ``based_on``."""
    cache.opened(visit.figures)[0].set_round(actor, wanted, based_on=based_on)


def remove(visit: Visit, actor: Actor, held: Round, reason: str, with_contacts: bool) -> None:  # noqa: FBT001 - a box
    """Remove a round, and erase its contacts if asked for; figures and reports stay."""
    ledger = cache.opened(visit.figures)[0]
    ledger.remove_round(actor, based_on=held.entry, reason=reason)
    if with_contacts:
        ledger.erase_round(actor, held.id, reason=reason)


def erase(visit: Visit, actor: Actor, held: Round, reason: str) -> None:
    """Erase earlier edits of a round, with the contacts in them."""
    cache.opened(visit.figures)[0].erase_round(actor, held.id, reason=reason)
