"""Upload: how a file was read can be changed, and what the rules cannot settle is asked once and remembered."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from indicators import wording
from tests.faults.tables import HEADER, plain, row
from tests.pages.conftest import Show, words
from tests.pages.copies import open_once, snapshot_of
from tests.pages.uploads import STRANGE, counted, drop, job_of, publish, reread, save_button, text, values, waited


def answer(shown: AppTest, **said: str) -> AppTest:
    """Choose in the boxes whose labels hold these words, and have the file read again."""
    for label, value in said.items():
        next(each for each in shown.selectbox if label in each.label).set_value(value)
    return waited(next(each for each in shown.button if each.label == text("answer")).click().run())


def answer_anew(shown: AppTest) -> AppTest:
    """Have all questions asked again."""
    return waited(next(each for each in shown.button if each.label == text("answer_again")).click().run())


def test_lines_that_follow_one_another_and_years_as_columns_are_told_together(real: str, show: Show) -> None:
    table = "country,1961,1962,1963,2013,2014,indicator\n" + "".join(
        f"{code},1,2,3,-4,-{year},ICSE_VICTIMS\n" for year, code in enumerate(["KHM", "THA", "VNM", "LAO"]))
    said = words(drop(show("upload"), table))
    assert "Lines 2, 3, 4, 5 3 columns, “1961” to “1963”" in said
    assert "Lines 2, 3, 4, 5 2 columns, “2013” to “2014”" in said
    assert said.count(wording.say("issue.year.outside")) == said.count("The value is too small") == 1


def test_all_that_was_found_about_a_file_can_be_changed(real: str, show: Show) -> None:
    shown = drop(show("upload"), "country;year;value;source\nJahr;Land;Wert;Quelle\n2014;KHM;1,5;BKA\n")
    assert "header in line 1" in words(shown)
    shown = reread(shown, header_row=2, decimal=",", indicator="TAKEDOWN_HOURS")
    assert text("read_as", decimal="comma", row=2, how=text(
        "read_text", encoding="UTF-8", separator=text("separator", mark="semicolon"))) in words(shown)
    shown = answer_rest(shown, 1)
    publish(shown)
    assert values(real, "TAKEDOWN_HOURS") == {2014: 1.5}


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
    assert [issue.code for issue in job_of(shown).prepared.issues] == [code]
    assert text("file_rejected") in words(shown)
    nothing: dict[str, Any] = dict.fromkeys(said, 1 if "header_row" in said else "")
    shown = reread(shown, **nothing)
    assert counted(shown)["new"] == 1


def test_a_column_is_given_the_role_of_another_remembered_and_forgotten(real: str, show: Show) -> None:
    table = "country,year,indicator,value,found,unit,source\nKHM,2014,ICSE_VICTIMS,7,12,victims,Police\n"
    shown = answer(drop(show("upload"), table), found="value")
    publish(answer(shown, **{text("which_of", noun="value")[:20]: "found"}))
    assert values(real) == {2014: 12}
    shown = drop(show("upload"), table.replace(",12,", ",13,"))
    assert remembered(shown, "found = value")
    assert counted(shown)["changed"] == 1
    assert not remembered(forgotten(drop(show("upload"), table.replace(",12,", ",14,"))), "found = value")


def remembered(shown: AppTest, answer: str) -> bool:
    """Whether an answer about an earlier file is listed among those that were used again."""
    return any(answer in each.value.replace("\\", "") for each in shown.markdown)


def answer_rest(shown: AppTest, count: int) -> AppTest:
    """Say with one click that what is not marked says nothing about the figures."""
    return waited(next(each for each in shown.button if each.label == text("answer_rest", count=count)).click().run())


def forgotten(shown: AppTest) -> AppTest:
    """Forget the answers about earlier files."""
    return waited(next(each for each in shown.button if each.label == text("forget")).click().run())


def test_columns_and_names_are_asked_for_answered_once_and_remembered_until_they_are_forgotten(
        real: str, show: Show) -> None:
    shown = drop(show("upload"), STRANGE)
    shown = answer(shown, **{"holds the year": "season", "holds the value": "people", "holds the indicator": "kind"})
    assert not open_once(real).log("attempt")
    shown = answer(shown, **{"is “found”": "ICSE_VICTIMS", "is “Khmerland”": "KHM"})
    publish(shown)
    assert values(real) == {2014: 12}
    shown = drop(show("upload"), STRANGE.replace("12", "13"))
    assert counted(shown)["changed"] == 1
    shown = forgotten(shown)
    assert "holds the year" in " ".join(each.label for each in shown.selectbox)


def test_what_each_column_of_numbers_counts_is_answered_with_one_button(real: str, show: Show) -> None:
    header = "Land;Jahr;Identifizierte Opfer;Gemeinsame Schulungen;Nr;Quelle\n"
    shown = answer(drop(show("upload"), f"{header}Kambodscha;2014;12;4;1;BKA\n"), **{
        "“Identifizierte Opfer”": "indicator:ICSE_VICTIMS", "“Gemeinsame Schulungen”": "indicator:JOINT_TRAININGS",
        "“Nr”": "ignore"})
    assert text("sum", count=2, parts="").rstrip(" .") in words(shown)
    publish(shown)
    assert values(real) == {2014: 12}
    again = drop(show("upload"), f"{header}Kambodscha;2015;13;5;1;BKA\n")
    assert remembered(again, "Identifizierte Opfer = Victims identified")
    assert text("sum", count=2, parts="").rstrip(" .") in words(again)
    assert values(real, "JOINT_TRAININGS")[2014] == 4


def test_an_unknown_name_is_asked_for_with_what_is_alike_and_its_reason(real: str, show: Show) -> None:
    shown = drop(show("upload"), plain(row(country="Cambodja"), row(country="Cambodja", year=2015)))
    asked = next(each for each in shown.selectbox if "Cambodja" in each.label)
    assert "(figures: 2)" in asked.label
    assert asked.options[1] == text("alike", name="Cambodia (KHM)", because="Cambodia")
    assert text("without_name") in asked.options
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
    shown = answer_anew(shown)
    shown = answer(shown, **{"On which day do financial years such as": "06-30"})
    assert "2013/14 is 2013-07-01 to 2014-06-30" in words(shown)
    publish(shown)
    assert values(real) == {2014: 12}


def test_when_financial_years_end_is_asked_of_each_file(real: str, show: Show) -> None:
    asked = "On which day do financial years such as"
    publish(answer(drop(show("upload"), plain(row(year="2013/14"))), **{asked: "03-31"}))
    shown = drop(show("upload"), plain(row("USA", year="2014/15", value=13)))
    assert any(each.label.startswith(asked) for each in shown.selectbox)


def test_rows_of_an_unknown_name_are_left_out_by_an_answer(real: str, show: Show) -> None:
    shown = drop(show("upload"), plain(row(), row(country="Nowhereland")))
    publish(answer(shown, Nowhereland="without:"))
    assert values(real) == {2014: 12}


def test_whose_rows_are_that_name_no_country_is_asked_of_each_file(real: str, show: Show) -> None:
    table = plain(row(year=2012), row("", 2013), row("", 2014), row("THA", 2012))
    asked = text("blanks", noun="country", lines="3–4", first="3–4", line=2)
    shown = answer(drop(show("upload"), table), **{asked: "above"})
    publish(shown)
    assert values(real) == {2012: 12, 2013: 12, 2014: 12}
    shown = drop(show("upload"), plain(row(year=2012, value=13), row("", 2013), row("THA", 2012), row("", 2013)))
    again = text("blanks", noun="country", lines="3, 5", first="3", line=2)
    assert again in [each.label for each in shown.selectbox]


def test_a_number_that_reads_in_two_ways_is_asked_for(real: str, show: Show) -> None:
    table = "country;year;indicator;value;unit;source\nKHM;2014;ICSE_VICTIMS;1.234;victims;P\n"
    shown = drop(show("upload"), table)
    asked = next(each for each in shown.selectbox if "1.234" in each.label)
    assert asked.options[1:] == ["1234", text("is_read_as_refused", number="1.234")]
    assert text("read_as", decimal="none", row=1, how=text(
        "read_text", encoding="UTF-8", separator=text("separator", mark="semicolon"))) in words(shown)
    shown = answer(shown, **{asked.label: ","})
    assert "decimal comma" in words(shown)
    publish(shown)
    assert values(real) == {2014: 1234}
    shown = drop(show("upload"), table)
    assert "note.same_file" in {note.code for note in job_of(shown).prepared.notes}


def open_items(shown: AppTest) -> list[str]:
    """What of the file is not used and not answered."""
    return [item.name for item in job_of(shown).prepared.unused if item.is_open]


def test_what_was_not_used_is_listed_suspicious_items_first_and_one_click_settles_the_others(
        real: str, show: Show) -> None:
    table = f"Ministry of Interior\n{plain(row() + ',north')}Mainland only\n".replace(HEADER, f"{HEADER},Desk")
    shown = drop(show("upload"), table)
    assert open_items(shown) == ["Mainland only", "Desk", "Ministry of Interior"]
    shown = answer_rest(shown, 2)
    assert open_items(shown) == ["Mainland only"]
    assert save_button(shown) is None
    publish(answer(shown, **{"“Mainland only”": "ignore"}))
    assert values(real) == {2014: 12}
    shown = drop(show("upload"), table.replace(",12,", ",13,"))
    assert open_items(shown) == []
    assert counted(shown)["changed"] == 1
    assert open_items(drop(show("upload"), table.replace("Mainland", "Islands"))) == ["Islands only"]


def test_a_column_that_was_left_out_is_asked_about_again_once_it_says_something_else(real: str, show: Show) -> None:
    table = plain(f"{row()},front", header=f"{HEADER},Window")
    publish(answer(drop(show("upload"), table), **{"“Window”": "ignore"}))
    assert open_items(drop(show("upload"), table.replace(",12,", ",13,"))) == []
    assert open_items(drop(show("upload"), table.replace("front", "back"))) == ["Window"]


def test_rows_are_left_out_by_what_a_column_says(real: str, show: Show) -> None:
    table = plain(f"{row()},yes", f"{row(year=2015)},no", header=f"{HEADER},Removed")
    publish(answer(drop(show("upload"), table), **{"“Removed”": "without:yes"}))
    assert values(real) == {2015: 12}
    assert open_items(drop(show("upload"), table.replace("no", "maybe"))) == ["Removed"]


def test_of_whom_all_figures_are_is_answered_of_a_title_of_each_file(real: str, show: Show) -> None:
    table = f"Girls\n{plain(row())}"
    publish(answer(drop(show("upload"), table), **{"“Girls”": "SEX=F"}))
    assert open_items(drop(show("upload"), table.replace(",12,", ",13,"))) == ["Girls"]


def test_what_limits_all_figures_lets_nothing_be_saved(real: str, show: Show) -> None:
    shown = answer(drop(show("upload"), f"Preliminary\n{plain(row())}"), Preliminary="stop")
    assert wording.say("issue.unused.stopped", found="Preliminary") in words(shown)
    assert save_button(shown) is None


def test_the_sheet_as_sent_is_shown_beside_the_rows_as_read(real: str, show: Show) -> None:
    sent, read = (each.value for each in drop(show("upload"), f"Girls\n{plain(row())}").dataframe[:2])
    assert sent.index.tolist() == [3]
    assert read.iloc[0].tolist()[:3] == [3, "Cambodia", 2014]


def test_answers_about_names_and_signs_are_changed_before_saving(real: str, show: Show) -> None:
    table = "country,year,indicator,value,unit,source\nKhmerland,2014,ICSE_VICTIMS,12 est.,victims,Police\n"
    shown = answer(drop(show("upload"), table), Khmerland="THA", est="at_most")
    assert counted(shown) == {"new": 1}
    shown = answer(answer_anew(shown), Khmerland="KHM", est="estimated")
    publish(shown)
    assert values(real) == {2014: 12}
    rows = snapshot_of(real).observations(indicator="ICSE_VICTIMS", ref_area="KHM")
    assert rows["marks"].tolist() == ["estimated"]


def test_figures_that_wait_for_an_answer_are_not_called_rejected(real: str, show: Show) -> None:
    shown = drop(show("upload"), plain(row(value="12 est."), row(year=2013), row(year=2012, value=-8)))
    said = words(shown)
    assert f"{text('part', kind='rejected', count=1)}, {text('part', kind='unanswered', count=1)}" in said
    assert text("missing", what="answers") in words(drop(show("upload"), plain(row(value="12 est."), row(year=2013))))
