"""person: list who wrote to the ledger, export what someone did, erase a name."""

import argparse

from indicators.cli import figure_set
from indicators.cli.outcome import Outcome, Status, say, words
from indicators.cli.user import machine_user
from indicators.errors import Refusal

ACTIONS = ("list", "export", "erase")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the action, whom it concerns, and who erases and why."""
    parser.add_argument("action", choices=ACTIONS, help=words("person_action"))
    parser.add_argument("id", nargs="?", default="", metavar="P7", help=words("person_id"))
    parser.add_argument("--by", metavar="NAME", help=words("by"))
    parser.add_argument("--reason", default="", help=words("person_reason"))


def run(asked: argparse.Namespace) -> Outcome:
    """Do it. Raises LedgerTrouble, Refusal("person.*", "reason.missing")."""
    return {"list": _list, "export": _export, "erase": _erase}[asked.action](asked)


def _list(asked: argparse.Namespace) -> Outcome:
    people = figure_set.opened(asked).people()
    return Outcome(Status.FINE, [f"{person.id}\t{person.name or say('person.erased')}" for person in people],
                   {"people": [{"person": person.id, "name": person.name} for person in people]})


def _export(asked: argparse.Namespace) -> Outcome:
    book = figure_set.opened(asked)
    person = book.person(asked.id)
    events = [{"version": event.version, "kind": event.kind, "at": event.at, "note": event.note}
              for event in book.events() if event.person == person.id]
    entries = [{"number": entry.number, "kind": entry.kind, "at": entry.at, "payload": entry.payload}
               for entry in book.log() if entry.person == person.id]
    lines = [f"{person.id}\t{person.name or say('person.erased')}"]
    lines += [f"{event['at']}\t{event['kind']}\t{event['version']}" for event in events]
    lines += [f"{entry['at']}\t{entry['kind']}" for entry in entries]
    return Outcome(Status.FINE, lines, {"person": person.id, "name": person.name, "events": events, "log": entries})


def _erase(asked: argparse.Namespace) -> Outcome:
    from indicators.permission import staff  # noqa: PLC0415 - commands load only what they need

    if not asked.id:
        raise Refusal("person.unknown", person="")
    entry = figure_set.to_write(asked).erase_person(staff(asked.by or machine_user()), asked.id, reason=asked.reason)
    (person,), still_in = entry.payload["rows"]["person"], entry.payload["still_in"]
    lines = [say("person.done", person=person)]
    lines += [say("person.still_in", place=place, named=", ".join(named)) for place, named in still_in.items() if named]
    return Outcome(Status.FINE, lines, {"person": person, "still_in": still_in})
