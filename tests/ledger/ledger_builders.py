"""Small ledgers and submissions for tests, and the jobs that tests run in processes of their own."""

import multiprocessing
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test
from sqlalchemy import create_engine

from indicators import ledger
from indicators.errors import Refusal, StalePreview
from indicators.ledger import Ledger
from indicators.ledger.database import Database
from indicators.ledger.last_seen import Head, LastSeen
from indicators.ledger.records import NewSubmission
from indicators.model import Account, Actor, Role, observations
from indicators.model.parquet import to_parquet
from indicators.model.remarks import Remark, RemarkAuthor
from indicators.permission import actor_of, machine_administrator, staff
from indicators.warehouse.snapshot import Snapshot

ANN, BEN = staff("Ann"), staff("Ben")
ROOT = machine_administrator("root")

PROCESSES = multiprocessing.get_context(
    "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn")

if PROCESSES.get_start_method() == "forkserver":
    PROCESSES.set_forkserver_preload([__name__])


def empty(url: str) -> Ledger:
    """A new ledger with nothing in it."""
    return ledger.create(url, lambda _: None)


def figures(*areas: str, year: int = 2014, value: float = 10, indicator: str = "ICSE_VICTIMS",
            **more: Any) -> NewSubmission:
    """A submission with one figure for each area."""
    rows = [{"indicator": indicator, "ref_area": area, "year": year, "value": value} for area in areas]
    texts = {"filename": "victims.csv", "source": "Police", "note": "Yearly table"} | more
    return NewSubmission(
        kind="observations", original=repr(rows).encode(), rows=to_parquet(observations(rows)),
        row_count=len(rows), areas=areas, indicators=(indicator,), years=(year,), **texts)


def note(area: str = "KHM", year: int = 2014, indicator: str = "ICSE_VICTIMS", **other: Any) -> Remark:
    """A note of staff on a status, for staff unless stated otherwise."""
    plain: dict[str, Any] = {"text": "One large case.\nAsk the police.", "reason": "asked by the minister",
                             "public": False}
    return Remark(author=RemarkAuthor.STAFF, ref_area=area, year=year, indicator=indicator, **plain | other)


def reply(area: str = "KHM", goal: str = "1.1", **other: Any) -> Remark:
    """A country's reply to the draft of version 1 on a goal."""
    plain: dict[str, Any] = {"day": "2025-03-12", "draft": 1, "text": "One case had\n\nmany victims.",
                             "reason": "e-mail from the ministry"}
    return Remark(author=RemarkAuthor.COUNTRY, ref_area=area, goal=goal, **plain | other)


def report(area: str, year: int) -> NewSubmission:
    """A country's narrative report."""
    return NewSubmission(kind="narrative", filename=f"{area}-{year}.txt", original=b"A) ...",
                         areas=(area,), years=(year,))


def by_hand(url: str, *statements: str) -> None:
    """Change the database behind the ledger's back."""
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def head_file(url: str) -> Path:
    """The file that tells how far the ledger at a URL had got."""
    return LastSeen(Database(url)).file


def last_seen(url: str) -> Head:
    """What that file tells."""
    head = LastSeen(Database(url)).read()
    assert head
    return head


def in_environment(environment: dict[str, str], job: Callable[..., None], *arguments: Any) -> None:
    """Do ``job`` in the test's environment: the process may have been forked off an older one."""
    os.environ.update(environment)
    job(*arguments)


def publish_many(url: str, area: str, times: int) -> None:
    """Publish figures of one area for ``times`` years, previewing again where someone was quicker."""
    book = ledger.open(url)
    for year in range(2000, 2000 + times):
        while True:
            try:
                book.publish(ANN, figures(area, year=year), previewed_on=book.version())
            except StalePreview:
                continue
            break


def publish_and_withdraw(url: str, acknowledged: Any) -> None:
    """Publish and withdraw without end, saying each event's version once it is acknowledged."""
    book = ledger.open(url)
    while True:
        event = book.publish(ANN, figures("KHM", "THA"), previewed_on=book.version())
        acknowledged.send(event.version)
        event = book.withdraw(ANN, str(event.submission), reason="wrong", previewed_on=event.version)
        acknowledged.send(event.version)


def release_and_erase(url: str, acknowledged: Any) -> None:
    """Publish, release, take the release back and erase without end, saying the version after each."""
    book = ledger.open(url)
    while True:
        event = book.publish(ANN, figures("KHM", "THA"), previewed_on=book.version())
        acknowledged.send(event.version)
        release = book.release(ANN, "Ministerial")
        acknowledged.send(release.version)
        acknowledged.send(book.take_back(ANN, release.version, reason="too early").version)
        book.erase(ANN, str(event.submission), reason="names")
        acknowledged.send(book.version())


def catch_up(url: str, acknowledged: Any) -> None:
    """Begin snapshots of a ledger without end, saying the version that each reached."""
    book = ledger.open(url)
    while True:
        acknowledged.send(Snapshot(book).catch_up())


def first_start(url: str, barrier: Any, said: Any) -> None:
    """Start for the first time at the same moment as others."""
    def fill(book: Ledger) -> None:
        book.adopt(ANN, b"{}", previewed_on=0)
        book.publish(ANN, figures("KHM"), previewed_on=1)
        book.release(ANN, "First")

    barrier.wait()
    book = ledger.open_or_create(url, fill)
    said.put((book.id, book.version()))


def start_and_load_without_end(url: str, acknowledged: Any) -> None:
    """A first start whose load is never done."""
    def fill(book: Ledger) -> None:
        while True:
            acknowledged.send(book.publish(ANN, figures("KHM"), previewed_on=book.version()).version)

    ledger.create(url, fill)


class LedgerMachine(RuleBasedStateMachine):
    """A random life of a ledger of its own, ``book``, which verifies at its end."""

    fresh: ClassVar[Callable[[], Ledger]]
    book: Ledger

    def teardown(self) -> None:
        """Verify and close the ledger, unless the life ended before it began."""
        if hasattr(self, "book"):
            self.book.verify()
            self.book.close()


def live(machine: type[LedgerMachine], fresh: Callable[[], Ledger], few: settings) -> None:
    """Run random lives of ledgers that ``fresh`` makes."""
    run_state_machine_as_test(type(machine.__name__, (machine,), {"fresh": staticmethod(fresh)}), settings=few)


def account(book: Ledger, name: str, *roles: str, areas: tuple[str, ...] = ()) -> Account:
    """An account of a person of this name, with an address of its own."""
    return book.add_account(ROOT, name=name, email=f"{name.lower()}@example.org", roles=[*map(Role, roles)],
                            areas=areas)


def signed_in(book: Ledger, name: str, *roles: str, areas: tuple[str, ...] = ()) -> Actor:
    """Who signs in as a person of this name, with these roles."""
    return actor_of(account(book, name, *roles, areas=areas))


def add_many(url: str, name: str, times: int) -> None:
    """Add some people, and give each another role."""
    book = ledger.open(url)
    for number in range(times):
        added = account(book, f"{name}{number}", "reader")
        book.set_roles(ROOT, added.person, [Role.APPROVER])


def disable_one(url: str, barrier: Any, person: str) -> None:
    """Disable a person at the same moment as others do; the last administrator stays."""
    book = ledger.open(url)
    barrier.wait()
    with suppress(Refusal):
        book.disable(ROOT, person)


def prepare_and_approve(url: str, acknowledged: Any, first: str, second: str) -> None:
    """Change the data, prepare a release as one person and approve it as another without end, saying each version."""
    book = ledger.open(url)
    one, other = (actor_of(book.account(person)) for person in (first, second))
    while True:
        version = book.publish(ANN, figures("KHM"), previewed_on=book.version()).version
        acknowledged.send(version)
        book.prepare_release(one, "Ministerial", note="ready", previewed_on=version)
        acknowledged.send(book.release(other, "Ministerial", previewed_on=version).version)
