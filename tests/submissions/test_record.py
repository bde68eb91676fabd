"""The record in words: what it lists, and what erasing an entry would do."""

import pytest

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.ledger import Ledger
from indicators.model.remarks import Remark, RemarkAuthor
from indicators.submissions.history import history, words_entries
from indicators.submissions.record import FEW, counted, effects_of_erasing, record_entries, same_file
from indicators.warehouse.snapshot import Snapshot
from indicators.wording import say
from tests.ledger.ledger_builders import ANN, figures

pytestmark = pytest.mark.slow
CATALOGUE = load_catalogue(SHIPPED)
NOTE = Remark(author=RemarkAuthor.STAFF, ref_area="KHM", indicator="ICSE_VICTIMS", year=2014, text="Checked.",
              reason="asked", public=False)


def test_an_entry_names_few_countries_and_counts_many(book: Ledger) -> None:
    book.publish(ANN, figures("KHM", "THA"), previewed_on=book.version())
    book.publish(ANN, figures("KHM", "THA", "DEU", "FRA"), previewed_on=book.version())
    many, few, catalogue = record_entries(book, CATALOGUE)
    assert (few.about.startswith("Cambodia and Thailand"), str(FEW + 1) in many.about) == (True, True)
    assert (catalogue.kind, catalogue.state) == ("submission", say("history.state_of", state="in_force"))
    assert [bool(counted(entry)) for entry in history(book)] == [True, True, False]


def test_a_note_keeps_its_place_in_the_record_without_its_words_once_erased(book: Ledger) -> None:
    version = book.set_remark(ANN, NOTE, previewed_on=book.version()).version
    snapshot = Snapshot(book)
    (entry,) = words_entries(book, "remark_set")
    assert [*effects_of_erasing(entry, snapshot)] == [say("history.would_take_back")]
    book.erase_words(ANN, version, reason="a name")
    newest, *_ = record_entries(book, CATALOGUE)
    assert (newest.id, newest.note, newest.state) == (str(version), "", say("history.state_of", state="erased"))
    assert newest.about == "Cambodia, Victims identified in the year, 2014"


def test_the_same_file_saved_twice_keeps_its_content_when_one_is_erased(book: Ledger) -> None:
    for _ in range(2):
        book.publish(ANN, figures("KHM"), previewed_on=book.version())
    last, first, _ = history(book)
    assert same_file(last, book) == [first.submission.id]
    book.erase(ANN, first.submission.id, reason="a name")
    assert same_file(last, book) == []
