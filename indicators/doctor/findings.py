"""What a check finds, and the installation that is checked."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from indicators import wording
from indicators.errors import LedgerTrouble, Refusal
from indicators.ledger import Ledger, opening
from indicators.ledger.database import Database
from indicators.ledger.opening import Inspected
from indicators.model import Message
from indicators.opening import FigureSet, url_of

State = Literal["ok", "wrong", "skipped"]


@dataclass(frozen=True)
class Finding:
    """The result of a check by its code: a sentence and, where something is wrong, the command that mends it."""

    code: str
    state: State
    message: str
    command: str = ""


Findings = Iterator[Finding]


@dataclass(frozen=True)
class Installation:
    """What is checked: a set of figures, and how the program is called in commands."""

    figures: FigureSet
    program: str

    @property
    def url(self) -> str:
        """URL of the ledger."""
        return url_of(self.figures)

    @cached_property
    def inspection(self) -> Inspected | LedgerTrouble:
        """The verified ledger, or why it cannot be used; nothing is changed."""
        try:
            return opening.inspect(self.url)
        except LedgerTrouble as trouble:
            return trouble

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        """The ledger for reading. Raises LedgerTrouble."""
        if isinstance(self.inspection, LedgerTrouble):
            raise self.inspection
        database = Database(self.url)
        try:
            yield Ledger(database, self.url)
        finally:
            database.close()


def ok(code: str, kind: str, **values: object) -> Finding:
    """All is as it should be, in the sentence "doctor.<kind>"."""
    return Finding(code, "ok", _sentence(kind, values))


def wrong(code: str, kind: str, command: str, **values: object) -> Finding:
    """Something is wrong, and a command that mends it."""
    return Finding(code, "wrong", _sentence(kind, values), command)


def skipped(code: str, kind: str, **values: object) -> Finding:
    """What could not be checked, or need not be."""
    return Finding(code, "skipped", _sentence(kind, values))


def of_refusal(code: str, refusal: Refusal, command: str) -> Finding:
    """What a refusal says is wrong."""
    return Finding(code, "wrong", wording.error(refusal), command)


def _sentence(kind: str, values: dict[str, object]) -> str:
    return wording.message(Message(code=f"doctor.{kind}", values=values))
