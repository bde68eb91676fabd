"""Upload: a file is read, checked, compared and published once by a named person, or refused with every fault."""

import math
from collections.abc import Callable, Iterator
from threading import Event

import pytest
from streamlit.testing.v1 import AppTest

from indicators.permission import staff
from indicators.store import ledger as ledgers
from indicators.store.records import NewSubmission
from indicators.store.rows import to_parquet
from indicators.store.snapshot import Snapshot
from pages.parts.upload import compared, jobs
from pages.parts.upload.jobs import Wish
from tests.faults.tables import plain, row, semicolons
from tests.nouns import figures
from tests.pages.conftest import Show, words

SHIPPED = 13             # data version of the shipped figures


def drop(shown: AppTest, content: str | bytes, name: str = "figures.csv") -> AppTest:
    """Choose a file, and wait until it was read."""
    shown = shown.file_uploader[0].set_value((name, content.encode() if isinstance(content, str) else content,
                                              "text/csv")).run()
    return waited(shown)


def waited(shown: AppTest) -> AppTest:
    while any(each.label == "Cancel" for each in shown.button):
        shown = shown.run()
    assert not shown.exception
    return shown


def field(shown: AppTest, label: str) -> object:
    """The box to type into, or to tick, whose label begins so."""
    return next(each for each in (*shown.text_input, *shown.checkbox) if each.label.startswith(label))


def publish(shown: AppTest, name: str = "Ana Silva") -> AppTest:
    field(shown, "Your name").input(name)
    shown = shown.run()
    button = next(each for each in shown.button if each.label.startswith("Publish"))
    assert not button.disabled
    return button.click().run()


def values(url: str, indicator: str = "ICSE_VICTIMS", ref_area: str = "KHM") -> dict[int, float]:
    """What stands for an indicator of a country: value by year."""
    book = ledgers.open(url)
    snapshot = Snapshot(book)
    snapshot.catch_up()
    rows = snapshot.observations(indicator=indicator, ref_area=ref_area)
    return dict(zip(rows["year"].tolist(), rows["value"].tolist(), strict=True))


def by_ben(url: str, value: float) -> None:
    rows = figures(("ICSE_VICTIMS", "KHM", 2014, value))
    book = ledgers.open(url)
    book.publish(staff("Ben"), NewSubmission(
        kind="edit", filename="grid", media_type="text/csv", original=b"x", rows=to_parquet(rows), row_count=1,
        areas=("KHM",), indicators=("ICSE_VICTIMS",), years=(2014,)), previewed_on=book.version())


def test_a_good_file_is_shown_with_what_it_changes_and_nothing_stands_until_it_is_published(
        real: str, show: Show) -> None:
    shown = drop(show("upload"), plain(row(year=2013, value=8), row(year=2014, value=12)))
    said = words(shown)
    assert "Read as UTF-8, commas between the cells, decimal point, header in line 1." in said
    assert "2 new" in said
    assert "12 victims" in said
    assert "Goal met" in said
    assert values(real) == {}
    shown = publish(shown)
    said = words(shown)
    assert f"Published: 2 figures (2 new, 0 changed). They are data version {SHIPPED + 1}." in said
    assert "See Cambodia" in said
    assert values(real) == {2013: 8, 2014: 12}
    assert ledgers.open(real).events()[-1].actor_name == "Ana Silva"


def test_every_fault_is_named_with_line_column_and_how_to_mend_it_and_kept_on_record(real: str, show: Show) -> None:
    shown = drop(show("upload"), plain(row(value="twelve"), row(country="Atlantis"), row(year=20145)))
    said = words(shown)
    assert "3 errors" in said
    assert "Line 2 column “value”" in said
    assert "twelve" in said
    assert "Write the country's three-letter code." in said
    assert "Some figures are refused: mend them" not in said or values(real) == {}
    attempt, = ledgers.open(real).log("attempt")
    assert attempt.payload["filename"] == "figures.csv"
    assert [each["row"] for each in attempt.payload["findings"]] == [2, 3, 4]
    drop(shown, plain(row(value="twelve"), row(country="Atlantis"), row(year=20145)))
    assert len(ledgers.open(real).log("attempt")) == 1


def test_good_rows_alone_are_published_when_the_person_says_so_and_the_receipt_lists_the_others(
        real: str, show: Show) -> None:
    shown = drop(show("upload"), plain(row(year=2014, value=12), row(year=2015, value="many")))
    assert next(each for each in shown.button if each.label.startswith("Publish")).disabled
    field(shown, "Publish the good figures only").check()
    said = words(publish(shown.run()))
    assert "Published: one figure (1 new, 0 changed)." in said
    assert "Left out: 1 figure, listed below." in said
    assert "many" in said
    assert values(real) == {2014: 12}


def test_a_figure_with_a_warning_is_published_only_with_a_word_of_reason(real: str, show: Show) -> None:
    shown = drop(show("upload"), plain(row(year=2013, value=12), row(year=2014, value=1200)))
    assert "One warning" in words(shown)
    assert next(each for each in shown.button if each.label.startswith("Publish")).disabled
    field(shown, "Reason").input("A new law on reporting")
    assert "2 figures" in words(publish(shown.run()))
    assert ledgers.open(real).submissions()[-1].payload["reason"] == "A new law on reporting"


def test_who_was_slower_is_shown_the_difference_and_decides_again(real: str, show: Show) -> None:
    shown = drop(show("upload"), plain(row(value=12)))
    by_ben(real, 20)
    shown = publish(shown)
    said = words(shown)
    assert "one of these figures was changed by someone else" in said
    assert f"Ben published figures (data version {SHIPPED + 1})." in said
    assert values(real) == {2014: 20}
    shown = waited(shown)
    assert "1 changed" in words(shown)
    assert "−8 (−40 %)" in words(shown)
    assert f"data version {SHIPPED + 2}" in words(publish(shown))
    assert values(real) == {2014: 12}


def test_the_same_file_again_is_recognised_and_not_published_twice(real: str, show: Show) -> None:
    publish(drop(show("upload"), plain(row(value=12))))
    shown = drop(show("upload"), plain(row(value=12)))
    assert "This file was sent before, by Ana Silva" in words(shown)
    assert not [each for each in shown.button if each.label.startswith("Publish")]
    assert ledgers.open(real).version() == SHIPPED + 1


def test_nothing_is_published_without_a_name(real: str, show: Show) -> None:
    shown = publish(drop(show("upload"), plain(row(value=12))), name=" ")
    assert "Nothing is written without a name" in words(shown)
    assert values(real) == {}


def test_rows_without_a_source_are_given_the_one_that_is_named(real: str, show: Show) -> None:
    table = "country,year,indicator,value,unit\nKHM,2014,ICSE_VICTIMS,12,victims\n"
    shown = drop(show("upload"), table)
    assert next(each for each in shown.button if each.label.startswith("Publish")).disabled
    field(shown, "Source").input("Yearbook of the police")
    publish(shown.run())
    assert ledgers.open(real).submissions()[-1].source == "Yearbook of the police"


def test_what_is_not_in_the_file_stays_unless_the_person_takes_it_back(real: str, show: Show) -> None:
    publish(drop(show("upload"), plain(row(year=2014, value=12), row(year=2014, country="THA", value=30))))
    table = plain(row(year=2014, value=13), row(year=2013, country="THA", value=25))
    shown = drop(show("upload"), table)
    assert "1 not in the file" in words(shown)
    field(shown, "Take back").check()
    said = words(publish(shown.run()))
    assert "Taken back: 1" in said
    assert values(real, ref_area="THA")[2013] == 25
    assert values(real, ref_area="THA")[2014] != 30


def test_a_second_click_does_not_publish_twice(real: str, show: Show) -> None:
    shown = drop(show("upload"), plain(row(value=12)))
    job, = shown.session_state["upload.jobs"].values()
    publish(shown)
    job.publish(staff("Ana Silva"), Wish())
    assert ledgers.open(real).version() == SHIPPED + 1


def test_a_refused_file_says_why_and_changes_nothing(real: str, show: Show) -> None:
    said = words(drop(show("upload"), b"%PDF-1.7 not a table", "figures.csv"))
    assert "This file cannot be taken as it is." in said
    assert "Save the table itself as CSV or XLSX" in said
    assert ledgers.open(real).version() == SHIPPED


def answer(shown: AppTest, **said: str) -> AppTest:
    """Choose in the boxes whose labels hold these words, and have the file read again."""
    for label, value in said.items():
        next(each for each in shown.selectbox if label in each.label).set_value(value)
    return waited(next(each for each in shown.button if each.label == "Read it again with these answers").click().run())


def test_lines_that_follow_one_another_and_years_as_columns_are_told_together(real: str, show: Show) -> None:
    table = "country,1961,1962,1963,2013,2014,indicator\n" + "".join(
        f"{code},1,2,3,-4,-{year},ICSE_VICTIMS\n" for year, code in enumerate(["KHM", "THA", "VNM", "LAO"]))
    said = words(drop(show("upload"), table))
    assert "Lines 2 to 5 3 columns, “1961” to “1963”" in said
    assert "Lines 2 to 5 2 columns, “2013” to “2014”" in said
    assert said.count("The year lies outside") == said.count("The value is too small") == 1


def reread(shown: AppTest, header_row: int | None = None, **said: str) -> AppTest:
    """Change how a file is read, in the boxes whose labels begin so."""
    for label, value in said.items():
        next(each for each in shown.selectbox if each.label.startswith(label)).set_value(value)
    if header_row:
        shown.number_input[0].set_value(header_row)
    return waited(next(each for each in shown.button if each.label == "Read it again").click().run())


def test_all_that_was_found_about_a_file_can_be_changed(real: str, show: Show) -> None:
    shown = drop(show("upload"), "country;year;value;source\nJahr;Land;Wert;Quelle\n2014;KHM;1,5;BKA\n")
    assert "header in line 1" in words(shown)
    shown = reread(shown, header_row=2, Decimal=",", Indicator="TAKEDOWN_HOURS")
    assert "semicolons between the cells, decimal comma, header in line 2." in words(shown)
    publish(shown)
    assert values(real, "TAKEDOWN_HOURS") == {2014: 1.5}


def test_letters_are_read_in_the_encoding_that_is_chosen(real: str, show: Show) -> None:
    table = plain(row(source="Полиция")).encode("cp1251")
    shown = drop(show("upload"), table)
    assert "Windows-1252" in words(shown)
    publish(reread(shown, Encoding="Windows-1251"))
    assert ledgers.open(real).submissions()[-1].source == "Полиция"


@pytest.mark.parametrize("said, sentence", [
    ({"Encoding": "UTF-16"}, "are no letters of UTF-16"),
    ({"What stands": "|"}, "parted by “|”, and no line"), ({"header_row": 9}, "to be line 9, and there is nothing")])
def test_a_choice_that_makes_no_sense_says_so_and_can_be_taken_back(
        real: str, show: Show, said: dict[str, str], sentence: str) -> None:
    shown = drop(show("upload"), plain(row(source="Police!")))
    shown = reread(shown, **said)
    assert sentence in words(shown)
    shown = reread(shown, header_row=1) if "header_row" in said else reread(shown, **dict.fromkeys(said, ""))
    assert "1 new" in words(shown)


def role(shown: AppTest, column: str, is_for: str) -> AppTest:
    """Say what a column is for, and have the file read again."""
    next(each for each in shown.selectbox if each.label == "Change the column").set_value(column)
    next(each for each in shown.selectbox if each.label == "so that it is").set_value(is_for)
    button = next(each for each in shown.button if each.label == "Read it again with this column changed")
    return waited(button.click().run())


def test_a_recognised_column_is_given_another_role_or_left_out_remembered_and_unlearned(real: str, show: Show) -> None:
    table = "country,year,indicator,value,found,unit,source,remark\nKHM,2014,ICSE_VICTIMS,7,12,victims,Police,aside\n"
    shown = role(drop(show("upload"), table), "value", "left_out")
    assert "There is no column for “value”" in words(shown)
    shown = role(role(shown, "found", "value"), "remark", "left_out")
    assert "columns were left out: value and remark" in words(shown)
    publish(shown)
    assert values(real) == {2014: 12}
    shown = drop(show("upload"), table.replace(",12,", ",13,").replace("remark", "Remark"))
    assert "value = left out" in words(shown)
    assert "1 changed" in words(shown)
    shown = role(role(shown, "found", "left_out"), "value", "")
    assert "7 victims" in words(shown)
    shown = waited(next(each for each in drop(show("upload"), table).button
                        if each.label.startswith("Forget")).click().run())
    assert "value = left out" not in words(shown)


STRANGE = "nation,season,kind,people,unit,source\nKampuchea,2014,found,12,victims,Police\n"


def test_columns_and_names_are_asked_for_answered_once_and_remembered_until_they_are_forgotten(
        real: str, show: Show) -> None:
    shown = drop(show("upload"), STRANGE)
    shown = answer(shown, **{"holds the year": "season", "holds the value": "people", "holds the indicator": "kind"})
    assert not ledgers.open(real).log("attempt")
    shown = answer(shown, **{"is “found”": "ICSE_VICTIMS", "is “Kampuchea”": "KHM"})
    publish(shown)
    assert values(real) == {2014: 12}
    shown = drop(show("upload"), STRANGE.replace("12", "13"))
    assert "1 changed" in words(shown)
    shown = waited(next(each for each in shown.button if each.label.startswith("Forget")).click().run())
    assert "holds the year" in " ".join(each.label for each in shown.selectbox)


def test_what_each_unread_column_of_numbers_counts_is_asked_first_and_answered_with_one_button(
        real: str, show: Show) -> None:
    shown = drop(show("upload"), "Land;Jahr;Identifizierte Opfer;Gemeinsame Schulungen;Nr;Bemerkung;Quelle\n"
                                 "Kambodscha;2014;12;4;1;ja;BKA\n")
    labels = [each.label for each in shown.selectbox][1:]          # after the search of every screen
    assert labels[:3] == [f"What does the column “{name}” count?"
                          for name in ("Identifizierte Opfer", "Gemeinsame Schulungen", "Nr")]
    shown = answer(shown, **{"“Identifizierte Opfer”": "ICSE_VICTIMS", "“Gemeinsame Schulungen”": "JOINT_TRAININGS",
                             "“Nr”": "left_out"})
    assert not [each for each in shown.selectbox if "What does the column" in each.label]
    assert "ICSE_VICTIMS" not in words(shown)
    assert "2 figures were read" in words(shown)
    publish(shown)
    assert values(real) == {2014: 12}
    again = words(drop(show("upload"), "Land;Jahr;Identifizierte Opfer;Gemeinsame Schulungen;Nr;Bemerkung;Quelle\n"
                                       "Kambodscha;2015;-13;5;1;ja;BKA\n"))
    assert "Identifizierte Opfer = Victims identified" in again
    assert "ICSE_VICTIMS" not in again
    assert values(real, "JOINT_TRAININGS")[2014] == 4


def test_an_unknown_name_is_asked_for_with_what_is_alike_and_its_reason(real: str, show: Show) -> None:
    shown = drop(show("upload"), plain(row(country="Cambodja"), row(country="Cambodja", year=2015)))
    asked = next(each for each in shown.selectbox if "Cambodja" in each.label)
    assert "(2 figures)" in asked.label
    assert asked.options[0] == "Cambodia (KHM): known as “Cambodia”, which is alike"
    assert values(real) == {}
    publish(answer(shown, Cambodja="KHM"))
    assert values(real) == {2014: 12, 2015: 12}


def test_a_file_that_names_no_country_is_asked_for_it_once(real: str, show: Show) -> None:
    shown = drop(show("upload"), "year,indicator,value,unit,source\n2014,ICSE_VICTIMS,12,victims,Police\n")
    publish(answer(shown, **{"the country of the whole file": "KHM"}))
    assert values(real) == {2014: 12}


@pytest.mark.parametrize("table", [
    plain(row(year="2013/14")), "country,2012/13,2013/14,indicator,source\nKHM,,12,ICSE_VICTIMS,Police\n"])
def test_when_financial_years_end_is_asked_for(real: str, show: Show, table: str) -> None:
    shown = answer(drop(show("upload"), table), **{"On which day do financial years such as": "03-31"})
    assert "2013/14 is 2013-04-01 to 2014-03-31" in words(shown)
    publish(shown)
    assert values(real) == {2014: 12}


def test_when_financial_years_end_is_remembered_for_the_header_and_unlearned(real: str, show: Show) -> None:
    asked = "On which day do financial years such as"
    publish(answer(drop(show("upload"), plain(row(year="2013/14"))), **{asked: "03-31"}))
    shown = drop(show("upload"), plain(row(year="2014/15", value=13)))
    assert "Financial years are taken to end on 31 March, as decided before" in words(shown)
    assert "2014/15 is 2014-04-01 to 2015-03-31" in words(shown)
    shown = waited(next(each for each in shown.button if each.label.startswith("Forget")).click().run())
    assert any(each.label.startswith(asked) for each in shown.selectbox)


def test_a_number_that_reads_in_two_ways_is_asked_for(real: str, show: Show) -> None:
    table = "country;year;indicator;value;unit;source\nKHM;2014;ICSE_VICTIMS;1.234;victims;P\n"
    shown = drop(show("upload"), table)
    asked = shown.radio[0]
    assert asked.options == ["It is 1234", "It is 1.234, and is refused: this is counted whole"]
    assert "decimal point, header" not in words(shown)
    asked.set_value(",")
    shown = answer(shown)
    assert "decimal comma" in words(shown)
    publish(shown)
    assert values(real) == {2014: 1234}
    assert "This file was sent before, by Ana Silva" in words(drop(show("upload"), table))


def test_a_file_larger_than_allowed_is_refused_on_the_server(
        real: str, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_LARGEST_UPLOAD", "60")
    assert "Split the file by year or by country" in words(drop(show("upload"), plain(row(), row(year=2013))))


def test_several_files_are_published_one_by_one_each_against_what_then_stands(real: str, show: Show) -> None:
    shown = show("upload")
    files = [(f"{value}.csv", plain(row(value=value)).encode(), "text/csv") for value in (12, 13)]
    shown = publish(waited(shown.file_uploader[0].set_value(files).run()))
    second = list(shown.session_state["upload.jobs"])[1]
    shown = waited(shown.radio[0].set_value(second).run())
    said = words(shown)
    assert "1 changed" in said
    assert "12 victims" in said
    assert f"data version {SHIPPED + 2}" in words(publish(shown))
    assert values(real) == {2014: 13}


def test_after_the_first_of_two_files_the_way_goes_on_to_the_second_and_only_then_to_an_empty_box(
        real: str, show: Show) -> None:
    shown = show("upload")
    files = [(f"{year}.csv", plain(row(year=year, value=year - 2000)).encode(), "text/csv") for year in (2013, 2014)]
    shown = publish(waited(shown.file_uploader[0].set_value(files).run()))
    assert not [each for each in shown.button if each.label == "Bring in another file"]
    shown = waited(next(each for each in shown.button if each.label.startswith("Go on to “2014.csv”")).click().run())
    assert "14 victims" in words(shown)
    shown = publish(shown)
    assert values(real) == {2013: 13, 2014: 14}
    shown = next(each for each in shown.button if each.label == "Bring in another file").click().run()
    assert not shown.session_state["upload.jobs"]


def test_a_file_is_put_away_by_itself_with_a_word_and_the_others_stay(real: str, show: Show) -> None:
    shown = show("upload")
    files = [("one.csv", plain(row(value=12)).encode(), "text/csv"), ("two.csv", b"%PDF-1.7 no table", "text/csv")]
    shown = waited(shown.file_uploader[0].set_value(files).run())
    for name, left in (("one.csv", 1), ("two.csv", 0)):
        shown = waited(next(each for each in shown.button if each.label == "Put this file away").click().run())
        assert f"“{name}” was put away. Nothing of it was published." in words(shown)
        assert len(shown.session_state["upload.jobs"]) == left
    assert values(real) == {}


def test_what_was_read_is_the_sum_of_what_is_published_refused_waits_and_stands(real: str, show: Show) -> None:
    publish(drop(show("upload"), "country,indicator,2012,2013,source\nKHM,ICSE_VICTIMS,4,5,P\n"))
    table = ("country,indicator,2012,2013,2014,source\nKHM,ICSE_VICTIMS,4,6,500,P\n"
             "XYZ,ICSE_VICTIMS,1,2,3,P\n")
    shown = drop(show("upload"), table)
    said = words(shown)
    assert "Because of them 3 figures are refused." in said
    assert "1 figure waits for a word of reason from you" in said
    assert ("6 figures were read: 1 would be published, 3 are refused, 1 waits for a reason, "
            "1 stands already and would not change.") in said
    field(shown, "Reason").input("a new law")
    assert "6 figures were read: 2 would be published, 3 are refused, 1 stands" in words(shown.run())


def test_who_cancels_saves_nothing_and_may_have_it_read_again(
        real: str, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_: object, tell: Callable[[str], None]) -> None:
        while True:
            tell("reading")

    with monkeypatch.context() as patched:
        patched.setattr(jobs, "prepare", endless)
        patched.setattr(jobs, "AT_ONCE", 0)
        shown = show("upload")
        shown = shown.file_uploader[0].set_value(("figures.csv", plain(row()).encode(), "text/csv")).run()
        shown = next(each for each in shown.button if each.label == "Cancel").click().run()
    assert "You cancelled this file; nothing was saved." in words(shown)
    shown = waited(next(each for each in shown.button if each.label == "Read it again").click().run())
    assert "1 new" in words(shown)


def test_invented_figures_take_no_files(real: str, show: Show) -> None:
    shown = show("upload", set="illustrative")
    assert "Files are brought in by staff, into the real figures." in words(shown)
    assert not shown.file_uploader


def test_a_csv_with_faults_is_offered_as_a_coloured_workbook_which_is_made_anew_once_it_is_read_otherwise(
        real: str, show: Show) -> None:
    shown = drop(show("upload"), semicolons(row(value="1.234,5", separator=";"), row(value="x1", separator=";")))
    shown = next(each for each in shown.button if each.label.startswith("Make an Excel workbook")).click().run()
    (made,) = [each for each in shown.get("download_button") if "mend it and send it" in each.proto.label]
    assert made.proto.label.startswith("Download the Excel workbook")
    shown = reread(shown, Decimal=".")
    assert [each for each in shown.button if each.label.startswith("Make an Excel workbook")]


def test_a_year_locked_meanwhile_is_said_named_by_line_and_nothing_typed_is_lost(real: str, show: Show) -> None:
    shown = drop(show("upload"), plain(row(year=2013, value=8), row(year=2014, value=12)))
    field(shown, "Note").input("figures of the police")
    ledgers.open(real).lock(staff("Ben"), 2014, reason="reported to the ministers")
    shown = waited(publish(shown))
    said = words(shown)
    assert "While you looked, someone locked 2014. Nothing of yours was published" in said
    assert "The year 2014 is locked" in said
    assert values(real) == {}
    assert field(shown, "Note").value == "figures of the police"
    field(shown, "Publish the good figures").check()
    publish(shown.run())
    assert values(real) == {2013: 8}
    assert ledgers.open(real).submissions()[-1].note == "figures of the police"


def test_what_is_absent_of_a_locked_year_stays_whatever_is_chosen(real: str, show: Show) -> None:
    publish(drop(show("upload"), plain(row(year=2013, value=8), row(year=2014, value=12))))
    publish(drop(show("upload"), plain(row(country="THA", year=2013, value=8), row(country="THA", year=2014, value=9))))
    ledgers.open(real).lock(staff("Ben"), 2014, reason="reported")
    shown = drop(show("upload"), plain(row(country="THA", year=2013, value=9), row(year=2014, value=12)))
    assert "1 figure of a locked year stays, whatever you choose: 2014." in words(shown)
    field(shown, "Take back").check()
    publish(shown.run())
    assert (values(real)[2014], values(real, ref_area="THA")[2014]) == (12, 9)
    assert math.isnan(values(real)[2013])


def test_rows_left_out_for_want_of_a_reason_are_offered_again_with_the_same_file(real: str, show: Show) -> None:
    table = plain(row(year=2013, value=5), row(year=2014, value=500))
    shown = drop(show("upload"), table)
    field(shown, "Publish the good figures").check()
    publish(shown.run())
    assert values(real) == {2013: 5}
    shown = drop(show("upload"), table)
    assert "1 figure of it that was left out then can still be published" in words(shown)
    field(shown, "Reason").input("a new law")
    publish(shown.run())
    assert values(real) == {2013: 5, 2014: 500}


ONE, TWO = plain(row(year=2013, value=8)), plain(row(country="THA", value=30))


def drop_all(shown: AppTest, *files: tuple[str, str]) -> AppTest:
    """Choose files, and wait until all were read."""
    shown = waited(shown.file_uploader[0].set_value(
        [(name, content.encode(), "text/csv") for name, content in files]).run())
    return all_read(shown)


def all_read(shown: AppTest) -> AppTest:
    while not all(job.done() for job in shown.session_state["upload.jobs"].values()):
        shown = shown.run()
    return waited(shown.run())


def test_two_files_of_one_name_are_told_apart_and_the_same_file_twice_is_said(real: str, show: Show) -> None:
    shown = drop_all(show("upload"), ("figures.csv", ONE), ("figures.csv", TWO), ("copy.csv", ONE))
    said = words(shown)
    assert "figures.csv: read" in said
    assert "figures.csv (the 2. of this name): read" in said
    assert "“copy.csv” holds the same as “figures.csv”, and is shown and published once." in said
    assert list(shown.radio[0].options) == ["figures.csv", "figures.csv (the 2. of this name)"]


def test_of_several_files_each_is_shown_decided_and_published_apart_and_none_is_lost(real: str, show: Show) -> None:
    shown = drop_all(show("upload"), ("one.csv", ONE), ("bad.csv", "%PDF-1.7"), ("strange.csv", STRANGE),
                     ("two.csv", TWO))
    said = words(shown)
    for state in ("one.csv: read", "bad.csv: cannot be taken", "two.csv: read"):
        assert state in said
    shown = all_read(publish(shown))
    assert (values(real), values(real, ref_area="THA").get(2014)) == ({2013: 8}, None)
    said = words(shown)
    assert "one.csv: published as data version 14" in said
    assert "bad.csv: cannot be taken" in said
    assert "two.csv: read" in said
    two = next(digest for digest, job in shown.session_state["upload.jobs"].items() if job.filename == "two.csv")
    shown = waited(shown.radio[0].set_value(two).run())
    next(each for each in shown.button if each.label.startswith("Publish")).click().run()
    assert values(real, ref_area="THA")[2014] == 30


def gone_and_back(shown: AppTest) -> AppTest:
    """As after another screen: the browser's box of files is empty, and nobody emptied it."""
    shown.session_state["upload.round"] += 1
    return waited(shown.run())


def test_files_stay_while_the_person_looks_at_another_screen_and_one_taken_out_is_gone(real: str, show: Show) -> None:
    shown = gone_and_back(drop_all(show("upload"), ("one.csv", ONE), ("two.csv", TWO)))
    assert "Still here from before you went to another screen: one.csv, two.csv." in words(shown)
    publish(shown)
    assert values(real) == {2013: 8}
    shown = drop_all(show("upload"), ("one.csv", ONE), ("two.csv", TWO))
    shown = drop_all(shown, ("two.csv", TWO))
    assert [job.filename for job in shown.session_state["upload.jobs"].values()] == ["two.csv"]


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Lets go what a test holds back; the page does not wait for it."""
    monkeypatch.setattr(jobs, "AT_ONCE", 0)
    monkeypatch.setattr(compared, "AT_ONCE", 0)
    let_go = Event()
    yield let_go
    let_go.set()


def held_back(work: Callable[..., object], let_go: Event) -> Callable[..., object]:
    def later(*given: object, **more: object) -> object:
        let_go.wait(60)
        return work(*given, **more)
    return later


def click(shown: AppTest, label: str) -> AppTest:
    return next(each for each in shown.button if each.label.startswith(label)).click().run()


def dropped(shown: AppTest, content: str) -> AppTest:
    """A file that was read, and whose statuses are not worked out yet."""
    shown = shown.file_uploader[0].set_value(("figures.csv", content.encode(), "text/csv")).run()
    job, = shown.session_state["upload.jobs"].values()
    while not job.done():
        shown = shown.run()
    return shown.run()


def test_while_statuses_are_worked_out_the_page_lives_and_nothing_is_published_and_it_can_be_cancelled(
        real: str, show: Show, held: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "file_flips", held_back(jobs.file_flips, held))
    shown = dropped(show("upload"), ONE)
    assert "Wait until the statuses that would change are worked out." in words(shown)
    assert next(each for each in shown.button if each.label.startswith("Publish")).disabled
    assert "You cancelled this file; nothing was saved." in words(click(shown, "Cancel"))
    assert values(real) == {}


def test_publishing_can_be_cancelled_until_it_is_saved_and_begun_again(
        real: str, show: Show, held: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "publish", held_back(jobs.publish, held))
    shown = dropped(show("upload"), ONE)
    while not jobs.ended(next(iter(shown.session_state["upload.jobs"].values())).flips(retract=False)):
        shown = shown.run()
    job, = shown.session_state["upload.jobs"].values()
    shown = click(publish(shown.run()), "Cancel")
    held.set()
    while job.publishing is not None:
        shown = shown.run()
    assert "You cancelled publishing; nothing was saved, and the file is as it was." in words(shown)
    assert values(real) == {}
    shown = click(shown.run(), "Publish")
    while job.publishing is not None:
        shown = shown.run()
    assert "Published: one figure" in words(shown.run())
    assert values(real) == {2013: 8}


def test_what_is_being_saved_cannot_be_cancelled(
        real: str, show: Show, held: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = dropped(show("upload"), ONE)
    job, = shown.session_state["upload.jobs"].values()
    while not jobs.ended(job.flips(retract=False)):
        shown = shown.run()
    saving = type(job._ledger).publish
    monkeypatch.setattr(type(job._ledger), "publish", held_back(saving, held))
    shown = publish(shown.run())
    while job.stage != "saving":
        shown = shown.run()
    assert not any(each.label == "Cancel" for each in shown.run().button)
    held.set()
    while job.publishing is not None:
        shown = shown.run()
    assert values(real) == {2013: 8}
