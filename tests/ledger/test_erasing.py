"""What was erased is nowhere any more: not in the records of attempts, not in the database's own files."""

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from indicators import ledger, wording
from indicators.errors import LedgerTrouble, NotAllowed, Refusal
from indicators.ledger import Ledger, chain
from indicators.ledger.records import LogEntry
from indicators.model import Actor
from indicators.permission import STAFF
from indicators.warehouse.snapshot import Snapshot
from tests.ledger.conftest import Filled
from tests.ledger.ledger_builders import ANN, BEN, by_hand, figures

pytestmark = pytest.mark.slow

NAME, FILE = "Maria Smith born 1999", "names_of_victims.csv"
SENT = figures("KHM", filename=FILE, note=f"one is {NAME}", payload={"refused": {"findings": [{"found": NAME}]}})


@pytest.fixture
def book(filled: Filled) -> Ledger:
    return filled(fill)


def fill(made: Ledger) -> None:
    """S1 of a file with a name in it, that was looked at twice before; and another file that was looked at."""
    looked(made, SENT.original, FILE)
    looked(made, b"other", "other.csv", "Atlantis")
    looked(made, SENT.original, f"copy of {FILE}")
    made.publish(ANN, SENT, previewed_on=0)


def looked(book: Ledger, content: bytes, filename: str, found: str = NAME) -> LogEntry:
    return book.record(ANN, "attempt", {"sha256": chain.sha256(content), "filename": filename,
                                        "findings": [{"found": found}]})


def stored(url: str) -> bytes:
    """Every byte of a database file, its log and its marker; on a server, every row that its tables still lead to."""
    if url.startswith("sqlite"):
        file = Path(url.removeprefix("sqlite:///"))
        return b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CHECKPOINT"))
        tables = ", ".join(f"'{name}'::regclass" for name in ("submission", "event", "log", "person", "session",
                           "sealed_text"))
        of_them = f"oid IN ({tables}) OR oid IN (SELECT reltoastrelid FROM pg_class WHERE oid IN ({tables}))"
        read = f"SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class WHERE {of_them}"
        found = [bytes(heap) for heap in connection.scalars(text(read))]
    engine.dispose()
    return b"".join(row for heap in found for row in rows(heap))


def rows(heap: bytes) -> Iterator[bytes]:
    """The rows of a table's file that its pages point to: those that anybody sees, and those still to be vacuumed."""
    for page in (heap[at:at + 8192] for at in range(0, len(heap), 8192)):
        (lower,) = struct.unpack_from("<H", page, 12)
        for (pointer,) in struct.iter_unpack("<I", page[24:max(lower, 24)]):
            if pointer >> 15 & 3 == 1:
                yield page[pointer & 0x7FFF:][:pointer >> 17]


def test_erasing_a_submission_empties_every_record_of_the_same_bytes_in_one_go(book: Ledger, ledger_url: str) -> None:
    assert NAME.encode() in stored(ledger_url)
    entry = book.erase(BEN, "S1", reason="held names")
    assert entry.payload == {"rows": {"submission": ["S1"], "event": [1, 2], "log": [1, 3]}, "reason": "held names"}
    assert [(each.actor_name, each.payload, each.erased) for each in book.log("attempt")] == [
        ("Ann", {}, True), ("Ann", book.log("attempt")[1].payload, False), ("Ann", {}, True)]
    assert book.log("attempt")[1].payload["filename"] == "other.csv"
    for gone in (NAME, FILE):
        assert gone.encode() not in stored(ledger_url)
    book.verify()
    book.close()
    ledger.open(ledger_url).verify()


def test_a_record_of_a_file_that_was_never_published_is_erased_alone(book: Ledger, ledger_url: str) -> None:
    one = looked(book, b"never", "x_Anna_Doe.csv", "Anna Doe")
    looked(book, b"never", "y_Anna_Doe.csv", "Anna Doe")
    entry = book.erase_entry(BEN, one.number, reason="held names")
    assert (entry.kind, entry.actor_name, entry.payload) == ("erased", "Ben", {
        "rows": {"log": [4, 5]}, "reason": "held names"})
    assert b"Doe" not in stored(ledger_url)
    assert NAME.encode() in stored(ledger_url)
    assert (book.version(), book.submission("S1").erased) == (1, False)
    book.verify()


def test_answers_that_were_remembered_from_an_erased_file_go_with_it(book: Ledger, ledger_url: str) -> None:
    digest = chain.sha256(SENT.original)
    for files in (["0" * 64], ["0" * 64, digest], [digest, "f" * 64]):
        book.record(ANN, "mapping", {"header": ["name"], "areas": {NAME: "KHM"} if digest in files else {},
                                     "files": files})
    book.erase(BEN, "S1", reason="held names")
    assert [each.erased for each in book.log("mapping")] == [False, True, True]
    assert NAME.encode() not in stored(ledger_url)
    book.verify()


def test_the_same_bytes_sent_twice_are_erased_one_by_one(book: Ledger) -> None:
    book.publish(ANN, figures("KHM", filename="again.csv"), previewed_on=1)
    book.erase(BEN, "S1", reason="held names")
    assert not book.submission("S2").erased
    assert "log" not in book.erase(BEN, "S2", reason="held names").payload
    book.verify()


@pytest.mark.parametrize("number", [9, 5, 1])
def test_an_entry_without_texts_or_erased_before_is_refused(book: Ledger, number: int) -> None:
    book.erase(BEN, "S1", reason="held names")
    book.record(ANN, "taken", {"file": "figures.csv"})          # the log's fifth entry
    with pytest.raises(Refusal) as refused:
        book.erase_entry(BEN, number, reason="again")
    assert refused.value.code == "entry.unknown"
    assert wording.error(refused.value)


@pytest.mark.parametrize("actor, reason, refusal", [
    (BEN, " ", Refusal), (Actor(name="X"), "names", NotAllowed),
    (Actor(name="Sok", areas=frozenset({"KHM"}), rights=STAFF), "names", NotAllowed)])
def test_a_record_is_erased_with_the_right_for_all_and_a_reason(
    book: Ledger, actor: Actor, reason: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        book.erase_entry(actor, 2, reason=reason)
    assert [each.kind for each in book.log()] == ["attempt"] * 3


@pytest.mark.parametrize("where", ["number = 2", "number = 4"])
def test_a_record_emptied_by_hand_is_noticed(book: Ledger, ledger_url: str, where: str) -> None:
    book.erase(BEN, "S1", reason="held names")
    by_hand(ledger_url, f"UPDATE log SET payload = NULL, salt = NULL WHERE {where}")
    with pytest.raises(LedgerTrouble, match=r"ledger\.damaged"):
        book.verify()


def test_an_erasure_that_fails_in_the_middle_leaves_everything(book: Ledger) -> None:
    with pytest.raises(TypeError):
        book.erase(BEN, "S1", reason="held names", quoted_in={"remarks": [object()]})
    assert (book.version(), book.submission("S1").filename, len(book.log())) == (1, FILE, 3)
    book.verify()


def test_another_process_that_reads_the_ledger_forgets_what_was_erased_too(book: Ledger, ledger_url: str) -> None:
    other = Snapshot(ledger.open(ledger_url))
    other.catch_up()
    assert other.submission("S1").filename == FILE
    looked(book, b"never", "x_Anna_Doe.csv", "Anna Doe")
    book.erase(BEN, "S1", reason="held names")
    book.erase_entry(BEN, 4, reason="held names")
    assert other.catch_up() == 2
    assert (other.submission("S1").filename, other.erasures > 0) == ("", True)
