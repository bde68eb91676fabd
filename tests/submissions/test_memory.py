"""What a person answers about a header, a text or a sign counts for every later file, until it is forgotten."""

import pytest

from indicators.ingest.mapping import Choices
from indicators.ingest.mapping.choices import IGNORE, OWN
from indicators.ledger import Ledger
from indicators.permission import staff
from indicators.submissions.preview import Prepared
from indicators.submissions.publishing import publish
from indicators.submissions.remembered import Remembered, answers_in, forget, remember, remember_answers
from tests.faults.conftest import Desk, desk, empty_ledger, open_ledger  # noqa: F401 - fixtures

ANN, BEN = staff("Ann"), staff("Ben")
HEADER = ["nation", "season", "kind", "people", "unit"]
TEXT = "nation,season,kind,people,unit\nKampuchea,2014,found,12,victims\n"
COLUMNS = {"season": "year", "kind": "indicator", "people": "value"}


@pytest.fixture
def book(desk: Desk) -> Ledger:  # noqa: F811
    return desk.book


def answered(book: Ledger, choices: Choices, header: list[str], file: str = "") -> None:
    remember(book, ANN, [*answers_in(choices, header)], file=file)


def test_columns_and_names_are_remembered_with_who_and_when_and_forgotten(desk: Desk, book: Ledger) -> None:  # noqa: F811
    assert desk.submit(TEXT).status == 2
    answered(book, Choices(columns=COLUMNS, indicators={"found": "ICSE_VICTIMS"}), HEADER)
    answered(book, Choices(areas={"Kampuchea": "KHM"}), [])
    answer = desk.submit(TEXT)
    assert (answer.status, answer.published) == (0, 1)
    assert answer.noted("found = Victims identified in the year (Ann, ")
    assert desk.current()[["ref_area", "year", "value"]].to_numpy().tolist() == [["KHM", 2014, 12]]
    forget(book, ANN, [*Remembered(book).about(HEADER)])
    assert desk.submit(TEXT.replace("12", "13")).status == 2
    assert len(book.log("mapping")) == 3


def test_each_header_counts_by_itself_and_only_what_is_new_is_asked(desk: Desk, book: Ledger) -> None:  # noqa: F811
    answered(book, Choices(columns=COLUMNS, indicators={"found": "ICSE_VICTIMS"}, areas={"Kampuchea": "KHM"}), HEADER)
    assert desk.submit(TEXT.replace("season", "term")).status == 2
    assert desk.submit(TEXT.replace("season", "term"), "--column", "term=year").published == 1


def test_the_later_of_two_answers_counts(desk: Desk, book: Ledger) -> None:  # noqa: F811
    for role in ("note", "value"):
        answered(book, Choices(columns=COLUMNS | {"people": role}, indicators={"found": "ICSE_VICTIMS"},
                               areas={"Kampuchea": "KHM"}), HEADER)
    assert desk.submit(TEXT).published == 1


def test_what_is_not_in_a_file_is_not_among_its_answers(desk: Desk, book: Ledger) -> None:  # noqa: F811
    answered(book, Choices(areas={"Kampuchea": "KHM", "Allemagne": "DEU"}, columns=COLUMNS), HEADER)
    found = desk.prepared(TEXT, Choices(columns={"people": "value"}))
    assert {(each.group, each.name) for each in found.earlier} == {
        ("areas", "Kampuchea"), ("columns", "season"), ("columns", "kind")}
    assert found.choices.areas == {"Kampuchea": "KHM"}


def test_only_new_answers_are_stored_and_each_is_erased_with_its_file(desk: Desk, book: Ledger) -> None:  # noqa: F811
    def sent(text: str, choices: Choices) -> Prepared:
        found = desk.prepared(text, choices)
        remember_answers(book, BEN, found)
        return found

    sent(TEXT, Choices(columns=COLUMNS, indicators={"found": "ICSE_VICTIMS"}))
    sent(TEXT.replace("12", "13"), Choices(areas={"Kampuchea": "KHM"}))
    sent(TEXT.replace("12", "14"), Choices())
    stored = [[each["name"] for each in entry.payload["answers"]] for entry in book.log("mapping")]
    assert stored == [["season", "kind", "people", "found"], ["Kampuchea"]]
    assert {(each.by, each.name) for each in Remembered(book).about(HEADER)} >= {("Ben", "Kampuchea")}


def test_units_in_words_and_lines_that_are_no_headings_are_remembered(desk: Desk, book: Ledger) -> None:  # noqa: F811
    header, text = ["country", "2013", "2014"], "country,2013,2014\nKHM,1,2\nGirls,,\nTHA,3,4\n"
    options = ("--indicator", "ICSE_VICTIMS")
    assert desk.submit(text, *options).status == 2
    answered(book, Choices(lines={"line:Girls": IGNORE}), header)
    answered(book, Choices(units={"": OWN}), header)
    answer = desk.submit(text, *options)
    assert (answer.status, answer.published) == (0, 4)
    assert answer.noted("Girls")


def test_the_meaning_of_a_sign_is_remembered_for_every_number(desk: Desk, book: Ledger) -> None:  # noqa: F811
    def text(cell: str) -> str:
        return f"country,year,indicator,value,unit,source\nKHM,2013,ICSE_VICTIMS,{cell},victims,P\n"

    assert desk.submit(text("some 12 or so")).status == 1
    first = desk.prepared(text("some 12 or so"), Choices(signs={"some # or so": "estimated"}))
    remember_answers(book, BEN, first)
    again = desk.prepared(text("some 15 or so"), Choices())
    assert again.choices.signs == {"some # or so": "estimated"}
    assert desk.submit(text("some 15 or so")).published == 1


def test_rows_left_out_are_so_again_and_the_same_file_is_recognised(desk: Desk, book: Ledger) -> None:  # noqa: F811
    text = ("country,year,indicator,value,unit,source,Removed\nKHM,2013,ICSE_VICTIMS,1,victims,P,no\n"
            "KHM,2014,ICSE_VICTIMS,2,victims,P,yes\n")
    first = desk.prepared(text, Choices(rows={"Removed": ("yes",)}))
    remember_answers(book, BEN, first)
    assert publish(first, book, BEN)
    again = desk.prepared(text, Choices())
    assert again.sent_before is not None
    assert desk.submit(text.replace("yes", "maybe")).status == 2


def test_what_holds_for_a_whole_file_is_remembered_for_its_header_alone(desk: Desk, book: Ledger) -> None:  # noqa: F811
    answered(book, Choices(units={"": OWN}), ["year", "country", "indicator", "value"])
    assert desk.submit("country,year,indicator,value\nKHM,2013,ICSE_VICTIMS,1\n").published == 1
    assert desk.submit("country,year,indicator,number\nKHM,2014,ICSE_VICTIMS,1\n").status == 2
