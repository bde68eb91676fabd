"""Upload: how a file was read can be changed, and what the rules cannot settle is asked once and remembered."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from indicators import wording
from indicators.submissions.job import Job
from tests.faults.tables import HEADER, plain, row
from tests.pages.conftest import Show, words
from tests.pages.copies import open_once
from tests.pages.uploads import STRANGE, drop, noted, publish, reread, text, values, waited


def job_of(shown: AppTest) -> Job:
    job: Job
    job, = shown.session_state["upload.jobs"].values()
    return job


def answer(shown: AppTest, **said: str) -> AppTest:
    """Choose in the boxes whose labels hold these words, and have the file read again."""
    for label, value in said.items():
        next(each for each in shown.selectbox if label in each.label).set_value(value)
    return waited(next(each for each in shown.button if each.label == text("answer")).click().run())


def test_lines_that_follow_one_another_and_years_as_columns_are_told_together(real: str, show: Show) -> None:
    table = "country,1961,1962,1963,2013,2014,indicator\n" + "".join(
        f"{code},1,2,3,-4,-{year},ICSE_VICTIMS\n" for year, code in enumerate(["KHM", "THA", "VNM", "LAO"]))
    said = words(drop(show("upload"), table))
    assert "Lines 2 to 5 3 columns, “1961” to “1963”" in said
    assert "Lines 2 to 5 2 columns, “2013” to “2014”" in said
    assert said.count(wording.say("issue.year.outside")) == said.count("The value is too small") == 1


def test_all_that_was_found_about_a_file_can_be_changed(real: str, show: Show) -> None:
    shown = drop(show("upload"), "country;year;value;source\nJahr;Land;Wert;Quelle\n2014;KHM;1,5;BKA\n")
    assert "header in line 1" in words(shown)
    shown = reread(shown, header_row=2, decimal=",", indicator="TAKEDOWN_HOURS")
    assert text("read_as", decimal="comma", row=2, how=text(
        "read_text", encoding="UTF-8", separator=text("separator.semicolon"))) in words(shown)
    publish(shown)
    assert values(real, "TAKEDOWN_HOURS") == {2014: 1.5}


def test_where_every_figure_is_refused_nobody_is_told_to_publish_the_others(real: str, show: Show) -> None:
    said = words(drop(show("upload"), plain(row(value="many"))))
    assert text("error_lead_every", count=1) in said
    assert text("error_lead", count=1) in words(drop(show("upload"), plain(row(value="many"), row(year=2013))))


def test_letters_are_read_in_the_encoding_that_is_chosen(real: str, show: Show) -> None:
    table = plain(row(source="Полиция")).encode("cp1251")
    shown = drop(show("upload"), table)
    assert "Windows-1252" in words(shown)
    publish(reread(shown, encoding="Windows-1251"))
    assert open_once(real).submissions()[-1].source == "Полиция"


@pytest.mark.parametrize("said, code", [
    ({"encoding": "UTF-16"}, "read.not_in_encoding"), ({"separator": "|"}, "read.no_such_separator"),
    ({"header_row": 9}, "read.no_header_there")])
def test_a_choice_that_makes_no_sense_says_so_and_can_be_taken_back(
        real: str, show: Show, said: dict[str, Any], code: str) -> None:
    shown = drop(show("upload"), plain(row(source="Police!")))
    shown = reread(shown, **said)
    assert [issue.code for issue in job_of(shown).ready.prepared.issues] == [code]
    assert text("file_refused") in words(shown)
    nothing: dict[str, Any] = dict.fromkeys(said, 1 if "header_row" in said else "")
    shown = reread(shown, **nothing)
    assert "1 new" in words(shown)


def role(shown: AppTest, column: str, is_for: str) -> AppTest:
    """Say what a column is for, and have the file read again."""
    next(each for each in shown.selectbox if each.label == text("columns_which")).set_value(column)
    next(each for each in shown.selectbox if each.label == text("columns_is")).set_value(is_for)
    button = next(each for each in shown.button if each.label == text("read_again_columns"))
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
    shown = waited(next(each for each in drop(show("upload"), table.replace(",12,", ",14,")).button
                        if each.label.startswith("Forget")).click().run())
    assert "value = left out" not in words(shown)


def test_columns_and_names_are_asked_for_answered_once_and_remembered_until_they_are_forgotten(
        real: str, show: Show) -> None:
    shown = drop(show("upload"), STRANGE)
    shown = answer(shown, **{"holds the year": "season", "holds the value": "people", "holds the indicator": "kind"})
    assert not open_once(real).log("attempt")
    shown = answer(shown, **{"is “found”": "ICSE_VICTIMS", "is “Khmerland”": "KHM"})
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
    assert text("sum_read", count=2) in words(shown)
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
    assert asked.options[0] == text("alike", name="Cambodia (KHM)", because="Cambodia")
    assert values(real) == {}
    publish(answer(shown, Cambodja="KHM"))
    assert values(real) == {2014: 12, 2015: 12}


def test_a_file_that_names_no_country_is_asked_for_it_once(real: str, show: Show) -> None:
    shown = drop(show("upload"), "year,indicator,value,unit,source\n2014,ICSE_VICTIMS,12,victims,Police\n")
    publish(answer(shown, **{"holds the country": "KHM"}))
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
    assert "financial year ends = 03-31 (" in words(shown)
    assert "2014/15 is 2014-04-01 to 2015-03-31" in words(shown)
    shown = waited(next(each for each in shown.button if each.label.startswith("Forget")).click().run())
    assert any(each.label.startswith(asked) for each in shown.selectbox)


def test_whose_rows_are_that_name_no_country_is_asked_once_and_remembered(real: str, show: Show) -> None:
    table = plain(row(year=2012), row("", 2013), row("", 2014), row("THA", 2012))
    shown = drop(show("upload"), table)
    assert shown.radio[0].label == text("blanks_country", lines="3–4", line=2, count=2)
    shown.radio[0].set_value("above")
    shown = answer(shown)
    assert noted("from_above", count=2, column="country") in words(shown)
    publish(shown)
    assert values(real) == {2012: 12, 2013: 12, 2014: 12}
    shown = drop(show("upload"), plain(row(year=2012, value=13), row("", 2013), row("THA", 2012), row("", 2013)))
    assert "country = above (" in words(shown)
    shown = waited(next(each for each in shown.button if each.label.startswith("Forget")).click().run())
    assert shown.radio[0].label == text("blanks_country_each", lines="3, 5", first="3", line=2)


def test_a_number_that_reads_in_two_ways_is_asked_for(real: str, show: Show) -> None:
    table = "country;year;indicator;value;unit;source\nKHM;2014;ICSE_VICTIMS;1.234;victims;P\n"
    shown = drop(show("upload"), table)
    asked = shown.radio[0]
    assert asked.options == [text("is_read_as", number="1234"), text("is_read_as_refused", number="1.234")]
    assert text("read_as", decimal="none", row=1, how=text(
        "read_text", encoding="UTF-8", separator=text("separator.semicolon"))) in words(shown)
    asked.set_value(",")
    shown = answer(shown)
    assert "decimal comma" in words(shown)
    publish(shown)
    assert values(real) == {2014: 1234}
    shown = drop(show("upload"), table)
    assert "note.same_file" in {note.code for note in job_of(shown).ready.prepared.notes}


def test_a_column_that_may_change_what_figures_are_of_is_a_question_for_each_file(
        real: str, show: Show) -> None:
    table = plain(f"{row()},Phnom Penh", header=f"{HEADER},Region")
    shown = drop(show("upload"), table)
    assert "columns.changes_meaning" in {issue.code for issue in job_of(shown).ready.prepared.issues}
    next(each for each in shown.radio if "Region" in each.label).set_value("left_out")
    shown = answer(shown)
    assert "column was left out: Region" in words(shown)
    publish(shown)
    assert values(real) == {2014: 12}
    shown = drop(show("upload"), table.replace(",12,", ",13,"))
    assert "columns.changes_meaning" in {issue.code for issue in job_of(shown).ready.prepared.issues}


def test_whom_all_figures_count_is_asked_of_a_title_that_says_girls_and_kept(real: str, show: Show) -> None:
    table = f"Girls\n{plain(row())}"
    shown = drop(show("upload"), table)
    asked = next(each for each in shown.radio if "Girls" in each.label)
    assert len(asked.options) == 2
    asked.set_value("of_all")
    shown = answer(shown)
    assert noted("of_part", part="women and girls", said="Girls") in words(shown)
    publish(shown)
    assert "Girls = of all (" in words(drop(show("upload"), table.replace(",12,", ",13,")))
