"""Files received and not saved yet: in the ledger until they are published, discarded or erased."""

from dataclasses import replace

import pytest

from indicators import ledger
from indicators.errors import LedgerTrouble, NotAllowed, Refusal
from indicators.ledger import Ledger, received_files
from tests.ledger.conftest import Filled
from tests.ledger.ledger_builders import ANN, by_hand, figures, report, signed_in

CONTENT = b"A) ..."           # as of the report of ledger_builders


@pytest.fixture
def book(filled: Filled) -> Ledger:
    return filled()


def received(book: Ledger, content: bytes = CONTENT, area: str = "KHM") -> received_files.ReceivedFile:
    book.receive(ANN, content, "khm.docx", area=area, year=2025)
    return book.received_files()[-1]


def test_a_received_file_is_there_for_another_process_and_changes_no_data_version(book, ledger_url):
    before = book.version()
    file = received(book)
    assert (file.filename, file.area, file.year, file.actor_name, file.edits) == ("khm.docx", "KHM", 2025, "Ann", 0)
    other = ledger.open(ledger_url)
    assert other.received_files() == [file]
    assert other.received_content(file.sha256) == CONTENT
    assert other.version() == before
    other.close()


def test_a_file_received_twice_waits_once(book):
    received(book)
    received(book)
    assert len(book.received_files()) == 1
    assert len(book.log(received_files.RECEIVED)) == 1


def test_what_people_said_of_a_file_stays_unless_somebody_else_was_first(book):
    file = received(book)
    book.state_reading(ANN, file, area="THA", year=2024, stated=("THA", "2024"), placements={"lines": []})
    after, = book.received_files()
    assert (after.area, after.year, after.stated, after.placements, after.edits) == (
        "THA", 2024, ("THA", "2024"), {"lines": []}, 1)
    with pytest.raises(Refusal, match="report.changed"):
        book.state_reading(ANN, file, area="KHM", year=2024, stated=("", ""), placements=None)


def test_a_published_file_waits_no_more_and_says_when_it_was_received(book):
    file = received(book)
    event, rows = book.publish_together(ANN, [report("KHM", 2025), figures("KHM")], previewed_on=book.version())
    assert not book.received_files()
    assert {book.submission(str(one.submission)).payload["received"] for one in (event, rows)} == {file.at}
    event = book.publish(ANN, figures("THA"), previewed_on=book.version())
    assert "received" not in book.submission(str(event.submission)).payload


def test_a_discarded_file_leaves_who_discarded_it_and_nothing_else(book):
    file = received(book)
    book.discard(ANN, file.sha256)
    book.discard(ANN, file.sha256)
    entry, = book.log(received_files.DISCARDED)
    assert (entry.actor_name, entry.payload) == ("Ann", {"sha256": file.sha256, "area": "KHM"})
    assert "khm.docx" not in repr(book.log())
    with pytest.raises(Refusal, match="report.gone"):
        book.received_content(file.sha256)


def test_an_erased_file_does_not_wait_either(book):
    event = book.publish(ANN, report("KHM", 2025), previewed_on=book.version())
    received(book)
    book.erase(ANN, str(event.submission), reason="names")
    assert not book.received_files()
    book.verify()


def test_files_of_another_country_are_discarded_by_nobody_but_who_received_them(book):
    editor, other = (signed_in(book, name, "editor", areas=(area,)) for name, area in (("Eva", "THA"), ("Ida", "THA")))
    book.receive(editor, CONTENT, "khm.docx", area="KHM", year=2025)
    file, = book.received_files()
    with pytest.raises(NotAllowed):
        book.discard(other, file.sha256)
    book.discard(editor, file.sha256)
    assert not book.received_files()
    with pytest.raises(NotAllowed):
        book.receive(signed_in(book, "Rob", "reader"), CONTENT, "khm.docx")


def test_what_waits_is_limited_in_size(book, monkeypatch):
    monkeypatch.setattr(received_files, "LARGEST_SUM", 2 * len(CONTENT))
    received(book)
    received(book, CONTENT.lower())
    with pytest.raises(Refusal, match="report.too_many"):
        received(book, b"1")
    assert len(book.received_files()) == 2


def test_a_waiting_file_altered_by_hand_is_detected(book, ledger_url):
    received(book)
    book.verify()
    by_hand(ledger_url, "UPDATE received_file SET sha256 = 'x'")
    with pytest.raises(LedgerTrouble):
        book.verify()


def test_a_file_name_that_names_an_erased_person_is_listed(book):
    editor = signed_in(book, "Zoe", "editor")
    book.receive(ANN, CONTENT, "zoe.docx")
    entry = book.erase_person(replace(ANN, rights=frozenset({"people"})), editor.person, reason="asked")
    assert entry.payload["still_in"]["received"] == [book.received_files()[0].sha256]
