"""Upload: a file is read, checked, compared and published once, or refused with every fault."""

import math

import pytest
from streamlit.testing.v1 import AppTest

from indicators.ledger.records import NewSubmission
from indicators.model.parquet import to_parquet
from indicators.permission import staff
from indicators.wording import say
from tests.faults.tables import plain, row
from tests.faults.workbooks import line, workbook
from tests.nouns import figures
from tests.pages.conftest import Show, words
from tests.pages.copies import open_once
from tests.pages.uploads import (
    SHIPPED,
    counted,
    drop,
    field,
    job_of,
    noted,
    publish,
    reread,
    save_button,
    text,
    values,
    waited,
)


def by_ben(url: str, value: float) -> None:
    rows = figures(("ICSE_VICTIMS", "KHM", 2014, value))
    book = open_once(url)
    book.publish(staff("Ben"), NewSubmission(
        kind="edit", filename="grid", original=b"x", rows=to_parquet(rows), row_count=1,
        areas=("KHM",), indicators=("ICSE_VICTIMS",), years=(2014,)), previewed_on=book.version())


def test_a_good_file_is_shown_with_what_it_changes_and_nothing_stands_until_it_is_published(
        real: str, show: Show) -> None:
    sent = {2010: 8, 2011: 12, 2012: 18, 2013: 27, 2014: 40}
    shown = drop(show("upload"), plain(*(row(year=year, value=value) for year, value in sent.items())))
    said = words(shown)
    assert text("read_as", decimal="point", row=1, how=text(
        "read_text", encoding="UTF-8", separator=text("separator", mark="comma"))) in said
    assert counted(shown) == {"new": 5}
    assert "12 victims" in said
    assert "Ahead of the goal" in said
    assert values(real) == {}
    shown = publish(shown)
    said = words(shown)
    assert text("saved", count=5, new=5, changed=0, version=SHIPPED + 1) in said
    assert text("who_sees") in said
    assert text("see_country", name="Cambodia") in said
    assert values(real) == sent
    assert open_once(real).events()[-1].actor_name == say("who.nobody")


def test_every_fault_is_named_with_line_column_and_how_to_mend_it_and_kept_on_record(real: str, show: Show) -> None:
    shown = drop(show("upload"), plain(row(value=-12), row(country="Atlantis"), row(year=20145)))
    said = words(shown)
    assert text("issues_title", severity="error", count=2) in said
    assert "Line 2 column “value”" in said
    assert "-12" in said
    assert any("Atlantis" in each.label for each in shown.selectbox)
    assert values(real) == {}
    attempt, = open_once(real).log("attempt")
    assert sum(attempt.payload["codes"].values()) == 3
    assert "figures.csv" not in str(attempt.payload)
    reread(shown)
    assert len(open_once(real).log("attempt")) == 1


def test_good_rows_alone_are_published_when_the_person_says_so_and_the_receipt_lists_the_others(
        real: str, show: Show) -> None:
    shown = drop(show("upload"), plain(row(year=2014, value=12), row(year=2015, value=-8)))
    assert save_button(shown).disabled
    field(shown, "upload.good_rows").check()
    said = words(publish(shown.run()))
    assert text("saved", count=1, new=1, changed=0, version=SHIPPED + 1) in said
    assert text("left_out", count=1) in said
    assert "-8" in said
    assert values(real) == {2014: 12}


def test_the_preview_follows_good_figures_only(real: str, show: Show) -> None:
    shown = drop(show("upload"), plain(row(year=2013, value=12), row(year=2014, value=1200)))
    assert counted(shown) == {"new": 1, "waiting": 1}
    assert "1,200" in words(shown).partition(text("compare"))[2]
    field(shown, "upload.good_rows").check()
    said = words(shown.run())
    assert counted(shown) == {"new": 1, "waiting": 1}
    assert "1,200" not in said.partition(text("compare"))[2]


def test_a_figure_with_a_warning_is_published_only_with_a_word_of_reason(real: str, show: Show) -> None:
    shown = drop(show("upload"), plain(row(year=2013, value=12), row(year=2014, value=1200)))
    assert text("issues_title", severity="warning", count=1) in words(shown)
    assert save_button(shown).disabled
    field(shown, "upload.reason").input("A new law on reporting")
    assert text("saved", new=2, changed=0, version=SHIPPED + 1) in words(publish(shown.run()))
    assert open_once(real).submissions()[-1].payload["reason"] == "A new law on reporting"


def test_who_was_slower_is_shown_the_difference_and_decides_again(real: str, show: Show) -> None:
    shown = drop(show("upload"), plain(row(value=12)))
    by_ben(real, 20)
    shown = publish(shown)
    said = words(shown)
    assert text("stale", count=1) in said
    assert "Ben: Cambodia, " in said
    assert values(real) == {2014: 20}
    shown = waited(shown)
    assert counted(shown)["changed"] == 1
    assert "−8 (−40 %)" in words(shown)
    assert f"data version {SHIPPED + 2}" in words(publish(shown))
    assert values(real) == {2014: 12}


def test_the_same_file_again_is_recognised_and_not_published_twice(real: str, show: Show) -> None:
    publish(drop(show("upload"), plain(row(value=12))))
    shown = drop(show("upload"), plain(row(value=12)))
    assert words(shown).count(noted("same_file", name=say("who.nobody"), on=open_once(real).submissions()[-1].at[:10],
                                    submission="S14", version=SHIPPED + 1)) == 1
    assert save_button(shown) is None
    assert open_once(real).version() == SHIPPED + 1


def test_rows_without_a_source_are_given_the_one_that_is_named(real: str, show: Show) -> None:
    table = "country,year,indicator,value,unit\nKHM,2014,ICSE_VICTIMS,12,victims\n"
    shown = drop(show("upload"), table)
    assert save_button(shown).disabled
    field(shown, "upload.source").input("Yearbook of the police")
    publish(shown.run())
    assert open_once(real).submissions()[-1].source == "Yearbook of the police"


def test_what_is_not_in_the_file_stays_unless_the_person_takes_it_back(real: str, show: Show) -> None:
    publish(drop(show("upload"), plain(row(year=2014, value=12), row(year=2014, country="THA", value=30))))
    table = plain(row(year=2014, value=13), row(year=2013, country="THA", value=25))
    shown = drop(show("upload"), table)
    assert text("see_absent", count=1) in words(shown)
    field(shown, "upload.retract").check()
    said = words(publish(shown.run()))
    assert text("taken_back", count=1) in said
    assert values(real, ref_area="THA")[2013] == 25
    assert values(real, ref_area="THA")[2014] != 30


def test_a_second_click_does_not_publish_twice(real: str, show: Show) -> None:
    shown = drop(show("upload"), plain(row(value=12)))
    job = job_of(shown)
    publish(shown)
    job.publish(staff("Ana Silva"))
    assert open_once(real).version() == SHIPPED + 1


def test_a_refused_file_says_why_and_changes_nothing(real: str, show: Show) -> None:
    said = words(drop(show("upload"), b"%PDF-1.7 not a table", "figures.csv"))
    assert text("file_rejected") in said
    assert "Save the table itself as CSV or XLSX" in said
    assert open_once(real).version() == SHIPPED


def test_a_file_larger_than_allowed_is_refused_on_the_server(
        real: str, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_LARGEST_UPLOAD", "60")
    assert "Split the file by year or by country" in words(drop(show("upload"), plain(row(), row(year=2013))))


def test_a_limit_that_is_no_number_is_said_on_the_screen(
        real: str, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_LARGEST_UPLOAD", "abc")
    assert "must be a whole number of bytes" in words(show("upload"))


def test_what_was_read_is_the_sum_of_what_is_published_refused_waits_and_stands(real: str, show: Show) -> None:
    publish(drop(show("upload"), "country,indicator,2012,2013,source\nKHM,ICSE_VICTIMS,4,5,P\n"))
    table = ("country,indicator,2012,2013,2014,source\nKHM,ICSE_VICTIMS,4,6,500,P\n"
             "THA,ICSE_VICTIMS,-1,-2,-3,P\n")
    shown = drop(show("upload"), table)
    said = words(shown)
    assert _sum(read=6, changed=1, rejected=3, waiting=1, same=1) in said
    field(shown, "upload.reason").input("a new law")
    assert _sum(read=6, new=1, changed=1, rejected=3, same=1) in words(shown.run())


def _sum(read: int, **parts: int) -> str:
    listed = ", ".join(text("part", kind=name, count=count) for name, count in parts.items())
    return text("sum", count=read, parts=listed)


def test_rows_left_out_for_want_of_a_reason_are_offered_again_with_the_same_file(real: str, show: Show) -> None:
    table = plain(row(year=2013, value=5), row(year=2014, value=500))
    shown = drop(show("upload"), table)
    field(shown, "upload.good_rows").check()
    publish(shown.run())
    assert values(real) == {2013: 5}
    shown = drop(show("upload"), table)
    assert noted("same_file_left_out", name=say("who.nobody"), on=open_once(real).submissions()[-1].at[:10],
                 submission="S14", version=SHIPPED + 1, count=1) in words(shown)
    field(shown, "upload.reason").input("a new law")
    publish(shown.run())
    assert values(real) == {2013: 5, 2014: 500}


def test_the_comparison_shows_a_figure_as_it_will_be_kept(real: str, show: Show) -> None:
    first = row(indicator="TAKEDOWN_HOURS", unit="hours", value="1.263")
    shown = drop(show("upload"), plain(first))
    assert "1.263 hours" in words(shown)
    publish(shown)
    again = words(drop(show("upload"), plain(first.replace("1.263", "1.3"))))
    assert "1.263 hours" in again
    assert "+0.037" in again


def test_a_file_wants_a_note_before_it_is_published(real: str, show: Show) -> None:
    shown = drop(show("upload"), plain(row(year=2013, value=8)))
    shown = shown.run()
    assert text("missing", what="note") in words(shown)
    assert save_button(shown).disabled
    field(shown, "upload.note").input("yearly figures")
    assert not save_button(shown.run()).disabled


def test_a_file_stays_while_the_person_looks_at_another_screen_until_it_is_discarded(real: str, show: Show) -> None:
    shown = drop(show("upload"), plain(row(value=12)))
    shown.session_state["upload.box"] = 7                  # as after another screen: the browser's box is empty
    shown = shown.run()
    assert counted(shown) == {"new": 1}
    shown = next(each for each in shown.button if each.label == text("discard")).click().run()
    assert job_of(shown) is None
    assert values(real) == {}


def test_after_a_file_was_saved_comes_an_empty_box(real: str, show: Show) -> None:
    shown = publish(drop(show("upload"), plain(row(value=12))))
    shown = next(each for each in shown.button if each.label == text("next")).click().run()
    assert job_of(shown) is None
    assert values(real) == {2014: 12}


def test_a_box_whose_file_a_new_server_never_had_says_to_choose_it_again(
        real: str, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    said = text("restarted")
    shown = show("upload")
    assert said not in words(shown)
    with monkeypatch.context() as restarted:
        restarted.setattr(AppTest, "_register_uploaded_files", lambda *_: None)
        shown = shown.file_uploader[0].set_value(("one.csv", plain(row(value=12)).encode(), "text/csv")).run()
        assert said in words(shown)
    shown = drop(shown, plain(row(value=12)))
    assert said not in words(shown)
    assert counted(shown) == {"new": 1}


def test_a_year_locked_meanwhile_is_said_named_by_line_and_nothing_typed_is_lost(real: str, show: Show) -> None:
    shown = drop(show("upload"), plain(row(year=2013, value=8), row(year=2014, value=12)))
    field(shown, "upload.note").input("figures of the police")
    open_once(real).lock(staff("Ben"), 2014, reason="reported to the ministers")
    shown = waited(publish(shown))
    said = words(shown)
    assert text("locked", years="2014") in said
    assert "The year 2014 is locked" in said
    assert values(real) == {}
    assert field(shown, "upload.note").value == "figures of the police"
    field(shown, "upload.good_rows").check()
    publish(shown.run())
    assert values(real) == {2013: 8}
    assert open_once(real).submissions()[-1].note == "figures of the police"


def test_what_is_absent_of_a_locked_year_stays_whatever_is_chosen(real: str, show: Show) -> None:
    publish(drop(show("upload"), plain(row(year=2013, value=8), row(year=2014, value=12))))
    publish(drop(show("upload"), plain(row(country="THA", year=2013, value=8), row(country="THA", year=2014, value=9))))
    open_once(real).lock(staff("Ben"), 2014, reason="reported")
    shown = drop(show("upload"), plain(row(country="THA", year=2013, value=9), row(year=2014, value=12)))
    assert text("absent_locked", years="2014") in words(shown)
    field(shown, "upload.retract").check()
    publish(shown.run())
    assert (values(real)[2014], values(real, ref_area="THA")[2014]) == (12, 9)
    assert math.isnan(values(real)[2013])


@pytest.mark.parametrize("sent, labels", [
    (workbook(line(value="many")), ["issues_csv", "commented"]), (plain(row(value="many")), ["issues_csv"]),
    (workbook(line(value=12)), [])], ids=["workbook", "text", "faultless"])
def test_what_goes_back_to_the_sender_is_a_list_and_of_a_workbook_a_copy_with_comments(
        real: str, show: Show, sent: str | bytes, labels: list[str]) -> None:
    shown = drop(show("upload"), sent)
    assert [button.proto.label for button in shown.get("download_button")] == [text(label) for label in labels]
