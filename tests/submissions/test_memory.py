"""What a person decides once about a header counts for the next file with it, until it is unlearned."""

from indicators import ledger
from indicators.ingest.mapping.choices import NO_HEADING, OWN
from indicators.permission import staff
from indicators.submissions.remembered import remember, unlearn
from tests.faults.conftest import Desk, desk, empty_ledger, open_ledger  # noqa: F401 - fixtures

HEADER = ["nation", "season", "kind", "people", "unit"]
TEXT = "nation,season,kind,people,unit\nKampuchea,2014,found,12,victims\n"
COLUMNS = {"season": "year", "kind": "indicator", "people": "value"}


def test_columns_and_names_are_remembered_for_the_header_in_any_order_and_unlearned(desk: Desk) -> None:  # noqa: F811
    assert desk.submit(TEXT).status == 2
    book = ledger.open(ledger.ledger_url())
    remember(book, staff("Ann"), HEADER, columns=COLUMNS, indicators={"found": "ICSE_VICTIMS"})
    remember(book, staff("Ann"), HEADER[::-1], areas={"Kampuchea": "KHM"})
    answer = desk.submit(TEXT)
    assert (answer.status, answer.published) == (0, 1)
    assert answer.noted("found = Victims identified in the year")
    assert desk.current()[["ref_area", "year", "value"]].to_numpy().tolist() == [["KHM", 2014, 12]]
    unlearn(book, staff("Ann"), HEADER)
    assert desk.submit(TEXT.replace("12", "13")).status == 2
    assert len(book.log("mapping")) == 3
    book.close()


def test_another_header_knows_nothing_of_it(desk: Desk) -> None:  # noqa: F811
    book = ledger.open(ledger.ledger_url())
    remember(book, staff("Ann"), HEADER, columns=COLUMNS, indicators={"found": "ICSE_VICTIMS"})
    book.close()
    assert desk.submit(TEXT.replace("season", "term")).status == 2


def test_units_in_words_and_lines_that_are_no_headings_are_remembered(desk: Desk) -> None:  # noqa: F811
    header, text = ["country", "2013", "2014"], "country,2013,2014\nKHM,1,2\nGirls,,\nTHA,3,4\n"
    options = ("--indicator", "ICSE_VICTIMS")
    assert desk.submit(text, *options).status == 2
    book = ledger.open(ledger.ledger_url())
    remember(book, staff("Ann"), header, lines={"Girls": NO_HEADING})
    remember(book, staff("Ann"), header, units={"": OWN})
    answer = desk.submit(text, *options)
    assert (answer.status, answer.published) == (0, 4)
    assert answer.noted("Girls")
    assert answer.noted("1 unit in words")
    unlearn(book, staff("Ann"), header)
    assert desk.submit(text.replace("1", "5"), *options).status == 2
    book.close()
