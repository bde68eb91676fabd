"""What else has the words of a report is found before the report is erased, and named in the record of the erasure."""

from typing import Any

from indicators.ledger import Ledger
from indicators.ledger.records import NewSubmission
from indicators.model import observations
from indicators.model.commitments import Confirmation
from indicators.model.parquet import to_parquet
from indicators.reports.quoting import Quoting, erase_submission, what_quotes
from indicators.warehouse.snapshot import Snapshot
from tests.ledger.ledger_builders import ANN, BEN, note, reply

TITLE = "Cambodia, report 2014"
TEXT = "A) Two trainings were held by J.\nDoe of Elm Street.\nC) A law will be drafted."
WORDS = "“Two trainings were held by J. Doe”"


def sent(book: Ledger, text: str = TEXT, area: str = "KHM", year: int = 2014) -> str:
    """A report, as published; return its submission."""
    return published(book, NewSubmission(
        kind="narrative", filename="report.txt", original=text.encode(), source=TITLE,
        areas=(area,), years=(year,)))


def published(book: Ledger, new: NewSubmission) -> str:
    return str(book.publish(ANN, new, previewed_on=book.version()).submission)


def figure(book: Ledger, words: str, area: str = "KHM", **cells: Any) -> str:
    rows = observations([{"indicator": "JOINT_TRAININGS", "ref_area": area, "year": 2014, "value": 2.0, "note": words}
                         | cells])
    return published(book, NewSubmission(
        kind="edit", filename="edit.csv", original=repr((words, cells)).encode(),
        rows=to_parquet(rows), row_count=1, areas=(area,), indicators=("JOINT_TRAININGS",), years=(2014,)))


def found(book: Ledger, report: str) -> Quoting:
    snapshot = Snapshot(book)
    snapshot.catch_up()
    return what_quotes(book, snapshot, book.submission(report))


def test_figures_are_found_by_the_words_of_their_note_or_as_read_from_the_report(book: Ledger) -> None:
    report = sent(book)
    quoting = figure(book, f"Read in the text: {WORDS}. Another: “Two were held in Siem Reap.”")
    read = figure(book, "Counted.", marks="coded", source_title=TITLE)
    for words in ("", "“Two”", "Read: “Three trainings.”"):
        figure(book, words, source_title=TITLE)
    figure(book, f"Read in the text: {WORDS}", area="THA")
    assert found(book, report) == Quoting(figures=tuple(
        (submission, "JOINT_TRAININGS", 2014) for submission in (quoting, read)))


def test_a_figure_that_is_withdrawn_or_replaced_still_has_the_words_and_an_erased_one_has_not(book: Ledger) -> None:
    report, withdrawn, erased = sent(book), figure(book, WORDS), figure(book, WORDS)
    figure(book, "Counted anew.")
    book.withdraw(ANN, withdrawn, reason="wrong", previewed_on=book.version())
    book.erase(ANN, erased, reason="a name")
    book.withdraw(ANN, report, reason="wrong", previewed_on=book.version())
    assert [submission for submission, _, _ in found(book, report).figures] == [withdrawn]


def test_remarks_commitments_and_other_reports_of_the_year_are_found(book: Ledger) -> None:
    report, other = sent(book), sent(book, TEXT + "\nMore.")
    sent(book, year=2015)
    sent(book, area="THA")
    for text in (f"See {WORDS}.", "See the law."):
        book.set_remark(ANN, note(text=text), previewed_on=book.version())
    noted = book.version() - 1
    for text in ("We wrote “Two trainings were held by J. Doe of Elm Street.”", "No."):
        book.set_remark(ANN, reply(text=text), previewed_on=book.version())
    replied = book.version() - 1
    announced = Confirmation(other, [("2.1", "A law will be drafted.")])
    book.confirm_commitments(ANN, [announced], previewed_on=book.version())
    held = found(book, other)
    assert (held.remarks, held.reports, held.commitments) == ((noted, replied), (report,), 1)


def test_the_record_of_an_erasure_names_what_still_has_the_words_and_no_words(book: Ledger) -> None:
    report, quoting = sent(book), figure(book, WORDS)
    snapshot = Snapshot(book)
    snapshot.catch_up()
    entry = erase_submission(book, snapshot, BEN, report, "a name")
    assert (entry.payload["rows"]["submission"], entry.payload["quoted_in"]) == ([report], {"submissions": [quoting]})
    book.verify()
    snapshot.catch_up()
    assert "quoted_in" not in erase_submission(book, snapshot, BEN, quoting, "a name").payload
    assert "Elm Street" not in str(book.log())
