"""Accounts: who may sign in, and with which roles, as entries of the second log.

Addresses and identities are in entries that an erasure reaches; roles, countries and whether somebody is disabled are
in entries that stay. The name is in the table of people.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from indicators.errors import NotAllowed, Refusal
from indicators.ledger import sessions, tables
from indicators.ledger.records import LogEntry, read_log
from indicators.model import Account, Actor, Identity, Role
from indicators.model.names import plain
from indicators.permission import actor_of

if TYPE_CHECKING:
    from indicators.ledger.ledger import Ledger
    from indicators.ledger.transaction import Transaction

INVITED, BOUND, ROLES = "person_invited", "person_bound", "roles_set"
DISABLED, ENABLED, UNBOUND = "person_disabled", "person_enabled", "person_unbound"
SIGNED_IN, NOT_SIGNED_IN = "signed_in", "sign_in_refused"
KINDS = (INVITED, BOUND, ROLES, DISABLED, ENABLED, UNBOUND)
PERSONAL = (INVITED, BOUND, NOT_SIGNED_IN)
"""Kinds of entries with an address or an identity, which are erased with the person's name."""

ONCE_IN, MOST_REFUSED = timedelta(hours=1), 60
"""Time in which the same refused sign-in is recorded once, and the most that are recorded in it."""

_ASCII_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)

LONGEST = 254
"""Maximum number of characters of a name or an address."""


def accounts_in_force(connection: Connection) -> dict[str, Account]:
    """Return the accounts by person, in the order in which they were added; erased ones are among them."""
    people = tables.person.c
    names = {row.id: row.name or "" for row in connection.execute(select(people.id, people.name))}
    accounts = dict[str, Account]()
    for entry in read_log(connection, *KINDS):
        if entry.erased:
            continue
        person = entry.payload["person"]
        account = accounts.get(person) or Account(person=person, name=names[person])
        accounts[person] = replace(account, **_changed_by(entry))
    return accounts


def _changed_by(entry: LogEntry) -> Mapping[str, Any]:
    """The fields of an account that an entry sets."""
    payload = entry.payload
    if entry.kind == ROLES:
        return {"roles": frozenset(map(Role, payload["roles"])), "areas": frozenset(payload["areas"])}
    if entry.kind in (DISABLED, ENABLED):
        return {"is_disabled": entry.kind == DISABLED}
    if entry.kind == UNBOUND:
        return {"issuer": "", "subject": ""}
    return {name: value for name, value in payload.items() if name != "person"}


def accounts(ledger: "Ledger") -> dict[str, Account]:
    """Return the accounts by person, in the order in which they were added; erased ones are among them."""
    with ledger.reading() as connection:
        return accounts_in_force(connection)


def account(ledger: "Ledger", person: str) -> Account:
    """Return the account of a person, by id, address or name; raises Refusal("person.unknown", "person.ambiguous")."""
    with ledger.reading() as connection:
        every = accounts_in_force(connection).values()
    matches = [one for one in every if one.person == person.strip().upper()] or [
        one for one in every
        if one.state != "erased" and (_same_address(one.email, person) or plain(one.name) == plain(person))]
    if len(matches) > 1:
        raise Refusal("person.ambiguous", person=person)
    if not matches or not plain(person):
        raise Refusal("person.unknown", person=person)
    return matches[0]


def namesakes(ledger: "Ledger", person: str) -> list[str]:
    """Return the ids of other people with an account whose name reads as this person's: perhaps one person twice."""
    every = accounts(ledger)
    return [one.person for one in every.values() if one.person != person and one.state != "erased"
            and plain(one.name) == plain(every[person].name)]


def add_account(ledger: "Ledger", actor: Actor, *, name: str, email: str, roles: Collection[Role],
                areas: Collection[str] = ()) -> Account:
    """Invite a person, who is bound to an identity at the first sign-in. Raises Refusal("person.*")."""
    name, email = " ".join(name.split()), email.strip()
    with ledger.writing(actor, "people") as transaction:
        if not plain(name) or len(name) > LONGEST:
            raise Refusal("person.nameless")
        if not _is_address(email):
            raise Refusal("person.no_address", found=email)
        every = accounts_in_force(transaction.connection).values()
        if same := [one.person for one in every if one.state != "erased" and _same_address(one.email, email)]:
            raise Refusal("person.same_address", person=same[0])
        person = transaction.add_person(name)
        transaction.log(INVITED, {"person": person, "email": email})
        _set_roles(transaction, person, roles, areas)
        return accounts_in_force(transaction.connection)[person]


def set_roles(ledger: "Ledger", actor: Actor, person: str, roles: Collection[Role], areas: Collection[str] = ()
              ) -> Account:
    """Give a person these roles in place of the former ones; ``areas`` are an editor's countries, none for all.

    Raises Refusal("person.*"): "person.last_administrator" if nobody could administer people any more.
    """
    with ledger.writing(actor, "people") as transaction:
        _set_roles(transaction, _open_account(transaction, person).person, roles, areas)
        return accounts_in_force(transaction.connection)[person]


def disable(ledger: "Ledger", actor: Actor, person: str) -> Account:
    """Let a person in no more, from the next click on; raises Refusal("person.*")."""
    return _turn(ledger, actor, person, DISABLED)


def enable(ledger: "Ledger", actor: Actor, person: str) -> Account:
    """Let a disabled person in again; raises Refusal("person.*")."""
    return _turn(ledger, actor, person, ENABLED)


def unbind(ledger: "Ledger", actor: Actor, person: str) -> Account:
    """Let the next sign-in with a person's address bind the account anew; raises Refusal("person.*")."""
    with ledger.writing(actor, "people") as transaction:
        if not _open_account(transaction, person).subject:
            raise Refusal("person.not_bound", person=person)
        transaction.log(UNBOUND, {"person": person})
        sessions.end_all(transaction.connection, person)
        return accounts_in_force(transaction.connection)[person]


def _turn(ledger: "Ledger", actor: Actor, person: str, kind: str) -> Account:
    with ledger.writing(actor, "people") as transaction:
        if _open_account(transaction, person).is_disabled == (kind == DISABLED):
            raise Refusal(f"person.already_{'disabled' if kind == DISABLED else 'enabled'}", person=person)
        transaction.log(kind, {"person": person})
        refuse_nobody_left(transaction.connection)
        if kind == ENABLED:
            sessions.end_all(transaction.connection, person)           # those of before
        return accounts_in_force(transaction.connection)[person]


def _open_account(transaction: "Transaction", person: str) -> Account:
    """The account of a person whose name is not erased."""
    one = accounts_in_force(transaction.connection).get(person)
    if one is None:
        raise Refusal("person.no_account", person=person)
    if one.state == "erased":
        raise Refusal("person.erased", person=person)
    return one


def _set_roles(transaction: "Transaction", person: str, roles: Collection[Role], areas: Collection[str]) -> None:
    if not roles:
        raise Refusal("person.no_role")
    if areas and Role.EDITOR not in roles:
        raise Refusal("person.areas")
    transaction.log(ROLES, {"person": person, "roles": sorted(map(str, roles)), "areas": sorted(areas)})
    refuse_nobody_left(transaction.connection)


def refuse_nobody_left(connection: Connection) -> None:
    """Raise Refusal("person.last_administrator") if people had an administrator once and have none any more."""
    every = accounts_in_force(connection).values()
    if any(one.is_open and Role.ADMINISTRATOR in one.roles for one in every):
        return
    entries = read_log(connection, ROLES)
    if any(Role.ADMINISTRATOR in entry.payload["roles"] for entry in entries):
        raise Refusal("person.last_administrator")


def sign_in(ledger: "Ledger", identity: Identity) -> Account:
    """Let a person in, by issuer and subject; an invited one is bound to them once, by a verified address.

    What happened is recorded. Raises NotAllowed("account.unknown", "no_address", "unverified", "disabled").
    """
    from indicators.ledger.opening import GOALLINE  # noqa: PLC0415 - which imports the ledger

    identity = replace(identity, email=identity.email[:LONGEST])
    with ledger.writing(GOALLINE) as transaction:
        every = accounts_in_force(transaction.connection).values()
        is_bound = (identity.issuer, identity.subject)
        one = next((one for one in every if one.subject and (one.issuer, one.subject) == is_bound), None)
        invited = next((one for one in every if one.state in ("invited", "disabled") and not one.subject
                        and _same_address(one.email, identity.email)), None)
        refusal = _refusal(one or invited, is_new=one is None, identity=identity)
        if refusal:
            person = {"person": one.person} if one else {}
            _record_refusal(transaction, {"reason": refusal, "issuer": identity.issuer, "email": identity.email,
                                          **person})
        else:
            one = _let_in(transaction, one, invited, identity)
    if refusal or one is None:
        raise NotAllowed(f"account.{refusal}", email=identity.email)
    return one


def _refusal(one: Account | None, *, is_new: bool, identity: Identity) -> str:
    """Why somebody may not come in, "" if they may."""
    if one is None or not plain(identity.subject) or len(identity.subject) > LONGEST:
        return "unknown" if identity.email else "no_address"
    if one.is_disabled:
        return "disabled"
    return "unverified" if is_new and not identity.is_verified else ""


def _record_refusal(transaction: "Transaction", payload: Mapping[str, str]) -> None:
    """Record a refused sign-in, the same one once an hour, and few in all: strangers do not fill the ledger."""
    since = datetime.now(UTC) - ONCE_IN
    lately = [entry.payload for entry in read_log(transaction.connection, NOT_SIGNED_IN)
              if datetime.fromisoformat(entry.at) > since]
    if payload not in lately and len(lately) < MOST_REFUSED:
        transaction.log(NOT_SIGNED_IN, payload)


def _let_in(transaction: "Transaction", bound: Account | None, invited: Account | None, identity: Identity) -> Account:
    """Record that a person signed in, and the first time by which identity."""
    one = bound or invited
    assert one is not None
    transaction.actor = actor_of(one)
    if bound is None:
        transaction.log(BOUND, {"person": one.person, "issuer": identity.issuer, "subject": identity.subject})
    transaction.log(SIGNED_IN, {"person": one.person})
    return accounts_in_force(transaction.connection)[one.person]


def personal_entries(connection: Connection, person: str, email: str) -> list[int]:
    """Return the numbers of the entries with a person's address or identity, also of refused sign-ins."""
    return [entry.number for entry in read_log(connection, *PERSONAL) if not entry.erased and (
        entry.payload.get("person") == person or _same_address(entry.payload.get("email", ""), email))]


def _same_address(one: str, other: str) -> bool:
    """Whether two addresses are one but for the case of A to Z: "ß" and "ss", or "ſ" and "s", can be two people's."""
    one, other = (text.strip().translate(_ASCII_LOWER) for text in (one, other))
    return bool(one) and one == other


def _is_address(email: str) -> bool:
    name, _, host = email.partition("@")
    return bool(name and host) and "@" not in host and email.isprintable() and " " not in email and len(
        email) <= LONGEST
