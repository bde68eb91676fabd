"""An entry of the record as the list has it, and what several kinds of entries say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from indicators.opening import LogEntry
from indicators.wording import day, say
from pages.shared import markup, menu


@dataclass(frozen=True)
class RecordEntry:
    """An entry; ``kind`` is the link parameter that opens it, ``show`` renders it in full."""

    kind: str
    id: str
    at: str
    who: str
    what: str
    about: str
    state: str
    note: str
    show: Callable[[], None]


def moment(at: str) -> str:
    """Date and time of an event: "25 November 2026, 15:30 UTC"."""
    return say("history.moment", day=day(at[:10]), time=at[11:16])


def erased_by(entry: LogEntry) -> str:
    """Who erased something, when and why: "Ben, 25 November 2026, 15:30 UTC: names of victims"."""
    return f"{entry.actor_name}, {moment(entry.at)}: {entry.payload['reason']}"


def as_of(version: int) -> Markup:
    """A data version, with a link to the first page as of that version."""
    return markup.link(menu.address("overview", version=str(version)), version, title=say("history.open_version"))


def link_to(kind: str, which: object) -> Markup:
    """A link to an entry of the record; a submission is named by its id."""
    name = str(which) if kind == "submission" else say("history.entry", kind=kind, id=which)
    return markup.link(menu.address("history", **{kind: str(which)}), name)


def headed(kind: str, which: str, facts: Mapping[str, Markup | str]) -> Markup:
    """The heading of an entry in full, and its facts; empty ones are left out."""
    return markup.heading(2, say("history.entry", kind=kind, id=which)) + markup.facts(
        [(say(f"history.{name}"), words) for name, words in facts.items()])
