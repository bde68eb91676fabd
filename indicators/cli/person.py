"""person: who may sign in and with which roles; what someone did; and erasing a name, or what somebody wrote."""

import argparse
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from indicators import wording
from indicators.cli import figure_set
from indicators.cli.outcome import Outcome, Status, say, words
from indicators.cli.user import administrator, author, emergency
from indicators.errors import Refusal
from indicators.model import Account, Role
from indicators.permission import sign_in

if TYPE_CHECKING:
    from indicators.ledger import Ledger


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the action, whom it concerns, what is given to them, and who does it and why."""
    parser.add_argument("action", choices=list(ACTIONS), help=words("person_action"))
    subject = parser.add_mutually_exclusive_group()
    subject.add_argument("id", nargs="?", default="", metavar="P7", help=words("person_id"))
    subject.add_argument("--event", metavar="V", type=int, default=0, help=words("person_event"))
    subject.add_argument("--entry", metavar="NUMBER", type=int, default=0, help=words("person_entry"))
    parser.add_argument("--name", default="", help=words("person_name"))
    parser.add_argument("--email", default="", help=words("person_email"))
    parser.add_argument("--role", choices=[*map(str, Role)], action="append", default=[], help=words("person_role"))
    parser.add_argument("--areas", metavar="CODES", default="", help=words("person_areas"))
    parser.add_argument("--by", metavar="NAME", help=words("by"))
    parser.add_argument("--reason", default="", help=words("person_reason"))
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--prepare", action="store_true", help=words("person_prepare"))
    ways.add_argument("--emergency", metavar="REASON", default=None, help=words("person_emergency"))


def run(asked: argparse.Namespace) -> Outcome:
    """Do it. Raises LedgerTrouble, NotAllowed, Refusal("person.*", "area.unknown", "reason.missing")."""
    return ACTIONS[asked.action](asked)


def _list(asked: argparse.Namespace) -> Outcome:
    book = figure_set.opened(asked)
    accounts, people = book.accounts(), book.people()
    lines = [_line(accounts[person.id]) if person.id in accounts
             else f"{person.id}\t{person.name or say('person.erased')}" for person in people]
    return Outcome(Status.FINE, lines, {"people": [
        {"person": person.id, "name": person.name,
         **(accounts[person.id].to_json() if person.id in accounts else {})} for person in people]})


def _line(account: Account) -> str:
    """A person with an account in one line: number, name, address, roles, countries and state."""
    roles = ", ".join(sorted(account.roles)) + (f" ({', '.join(sorted(account.areas))})" if account.areas else "")
    return "\t".join([account.person, account.name or say("person.erased"), account.email, roles, account.state])


def _export(asked: argparse.Namespace) -> Outcome:
    book = figure_set.opened(asked)
    data = book.personal_data(asked.id)
    account = book.accounts().get(data["person"])
    lines = [_line(account) if account else f"{data['person']}\t{data['name'] or say('person.erased')}"]
    lines += [f"{event['at']}\t{event['kind']}\t{event['version']}" for event in data["events"]]
    lines += [f"{entry['at']}\t{entry['kind']}" for entry in data["log"]]
    return Outcome(Status.FINE, lines, data)


def _erase(asked: argparse.Namespace) -> Outcome:
    if asked.event or asked.entry:
        return _erase_texts(asked)
    if not asked.id:
        raise Refusal("person.unknown", person="")
    if asked.prepare or asked.emergency is not None:
        raise Refusal("approval.not_needed")
    book = figure_set.to_write(asked)
    entry = book.erase_person(administrator(asked, book), asked.id, reason=asked.reason)
    (person,), still_in = entry.payload["rows"]["person"], entry.payload["still_in"]
    lines = [say("person.done", person=person)]
    lines += [say("person.still_in", place=place, named=", ".join(named)) for place, named in still_in.items() if named]
    return Outcome(Status.FINE, lines, {"person": person, "still_in": still_in})


def _erase_texts(asked: argparse.Namespace) -> Outcome:
    """Erase what somebody wrote in an event or an entry, or prepare that for another person to approve."""
    book = figure_set.to_write(asked)
    kind, number = ("event", asked.event) if asked.event else ("entry", asked.entry)
    # An administrator, or whoever works on the machine, erases what a stranger left who was refused.
    actor = (author if kind == "event" or sign_in() == "none" else administrator)(asked, book)
    reason = asked.reason
    if asked.prepare:
        entry = book.prepare_erasure(actor, {kind: number}, reason=reason)
        return Outcome(Status.FINE, [say("person.texts", what="prepared")], {kind: number, "prepared": entry.number})
    erase = book.erase_words if kind == "event" else book.erase_entry
    entry = erase(actor, number, reason=reason, emergency=emergency(asked))
    return Outcome(Status.FINE, [say("person.texts", what="erased")], {kind: number, "erased": entry.number})


def _add(asked: argparse.Namespace) -> Outcome:
    book = figure_set.to_write(asked)
    account = book.add_account(administrator(asked, book), name=asked.name, email=asked.email,
                               roles=[*map(Role, asked.role)], areas=_areas(asked, book))
    namesakes = book.namesakes(account.person)
    warnings = [wording.say("people.namesakes", persons=wording.listed(namesakes))] if namesakes else []
    return Outcome(Status.FINE, [_line(account), *warnings], account.to_json() | {"namesakes": namesakes})


def _role(asked: argparse.Namespace) -> Outcome:
    book = figure_set.to_write(asked)
    return _changed(book.set_roles(administrator(asked, book), asked.id.strip().upper(), [*map(Role, asked.role)],
                                   _areas(asked, book)))


def _turn(act: str, asked: argparse.Namespace) -> Outcome:
    """Disable, enable or unbind an account."""
    book = figure_set.to_write(asked)
    return _changed(getattr(book, act)(administrator(asked, book), asked.id.strip().upper()))


def _changed(account: Account) -> Outcome:
    return Outcome(Status.FINE, [_line(account)], account.to_json())


def _areas(asked: argparse.Namespace, book: "Ledger") -> list[str]:
    """The countries of --areas; raises Refusal("area.unknown")."""
    codes = [code.strip().upper() for code in asked.areas.split(",") if code.strip()]
    figure_set.refuse_unknown_areas(book, codes)
    return codes


ACTIONS: dict[str, Callable[[argparse.Namespace], Outcome]] = {
    "list": _list, "add": _add, "role": _role, **{act: partial(_turn, act) for act in ("disable", "enable", "unbind")},
    "export": _export, "erase": _erase}
