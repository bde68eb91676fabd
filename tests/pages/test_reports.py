"""Country reports: searched by everybody who may read them; added, corrected and saved by staff."""

import shutil
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from indicators import wording
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.errors import Refusal
from indicators.reports.sections import sections
from indicators.reports.submitting import new_submission, prepare
from indicators.warehouse.narratives import Narrative
from indicators.wording import say
from tests.ledger.ledger_builders import ANN
from tests.pages.conftest import Show, laid_out, words
from tests.pages.copies import open_once, own_caches, snapshot_of
from tests.pages.test_commitments import LAW, confirm
from tests.reports.cambodia import ITEMS
from tests.reports.test_scans import scan
from tests.reports.test_sections import CAMBODIA
from tests.rounds.filled_forms import answer, form_of, opened, saved, tick

GOALS = load_catalogue(SHIPPED).goals
REPORT = CAMBODIA.read_text(encoding="utf-8")
THAI = REPORT.replace("CAMBODIA", "THAILAND")
BAD = REPORT.replace(" CAMBODIA", " CAMBODIA\n\n- a line before any heading, which nobody knows where to put")


def press(shown: AppTest, label: str) -> AppTest:
    return next(button for button in shown.button if button.label == label).click().run()


def box(shown: AppTest, label: str) -> Any:
    boxes: list[Any] = [*shown.text_input, *shown.text_area, *shown.selectbox, *shown.checkbox]
    return next(one for one in boxes if one.label == label)


def added(show: Show, *files: tuple[str, str]) -> AppTest:
    shown = show("reports", view="add")
    shown.file_uploader[0].set_value([(name, text.encode(), "text/plain") for name, text in files])
    return shown.run()


def on_file(url: str) -> dict[str, Narrative]:
    snapshot = snapshot_of(url)
    return {report.ref_area: report for report in snapshot.narratives()}


def save(shown: AppTest, label: str, *ticked: str) -> AppTest:
    for label_of_box in ticked:
        box(shown, label_of_box).check()
    return press(shown, label)


def test_the_reports_on_file_are_listed_with_the_goals_they_answer_and_their_items(real: str, show: Show) -> None:
    (table,) = show("reports").dataframe
    row = table.value.iloc[0]
    assert (row[say("reports.goals")], row[say("reports.items")]) == (7, 53)


def test_a_report_is_read_in_full_and_an_unknown_one_is_said(real: str, show: Show) -> None:
    assert LAW in words(show("reports", report="KHM-2014"))
    assert "“S999” in the page address" in words(show("reports", report="S999"))


def test_words_found_are_marked_under_their_goal_and_part(real: str, show: Show) -> None:
    shown = laid_out(show("reports", search="drafting accelerate"))
    assert "<q>To <mark>accelerate</mark> the <mark>drafting</mark> of law on Anti-Cyber Crime.</q>" in shown
    assert say("report.part_C") in shown


@pytest.mark.parametrize("values, count", [
    ({"goal": "2.1"}, 2), ({"goal": "4.2"}, 0), ({"part": "C", "goal": "2.1"}, 1), ({"year": "2014"}, 3),
    ({"area": "KHM"}, 3)])
def test_a_search_is_narrowed_and_taken_away(real: str, show: Show, values: dict[str, str], count: int) -> None:
    shown = show("reports", search="anti-cyber", **values)
    assert say("reports.found", count=wording.Count(count), words="anti-cyber") in words(shown)
    assert len(shown.get("download_button")) == (2 if count else 0)


def test_words_that_no_report_has_are_repeated(real: str, show: Show) -> None:
    assert say("reports.found", count=wording.Count(0), words="zebra") in words(show("reports", search="zebra"))


def test_clean_reports_are_saved_together_and_keep_their_original(real: str, show: Show) -> None:
    shown = added(show, ("thai.txt", THAI), ("laos.txt", REPORT.replace("CAMBODIA", "GHANA")))
    shown = save(shown, say("head.save"))
    assert set(on_file(real)) == {"KHM", "THA", "GHA"}
    book = open_once(real)
    assert book.original(on_file(real)["THA"].submission) == THAI.encode()
    assert not on_file(real)["THA"].public
    assert say("reports.saved", count=wording.Count(2), version=book.version()) in words(shown)


def test_a_report_with_an_unplaced_line_is_saved_by_itself_once_that_is_ticked(real: str, show: Show) -> None:
    before = on_file(real)["KHM"].submission
    shown = added(show, ("khm.txt", BAD))
    held = save(shown, say("head.save"))
    assert wording.error(Refusal("report.none_ready")) in words(held)
    assert on_file(real)["KHM"].submission == before
    save(held, say("head.save"), say("reports.as_it_is", count=wording.Count(1)), say("reports.cleared"))
    assert on_file(real)["KHM"].submission != before
    assert on_file(real)["KHM"].public


def lines(shown: AppTest) -> pd.DataFrame:
    """The table of the lines of the report."""
    return next(one.value for one in shown.dataframe if "reports.lines" in (one.key or ""))


def unplaced_lines(shown: AppTest) -> str:
    """What the table of the lines says of those without a place."""
    return str(shown.expander[0].label)


def select(shown: AppTest, *words: str) -> AppTest:
    """Select the lines that have these words."""
    texts = lines(shown)[say("head.as_sent")]
    key = next(one.key for one in shown.dataframe if "reports.lines" in (one.key or ""))
    rows = [row for row, text in enumerate(texts) if any(word in text for word in words)]
    shown.session_state[key] = {"selection": {"rows": rows, "columns": [], "cells": []}}
    return shown.run()


def put(shown: AppTest, place: str) -> AppTest:
    """Put the selected lines somewhere."""
    return next(one for one in shown.selectbox if str(one.key).startswith("reports.put.")).set_value(place).run()


def test_lines_without_a_place_come_first_and_are_placed_together(real: str, show: Show) -> None:
    shown = added(show, ("khm.txt", BAD))
    assert lines(shown)[say("reports.place")].iloc[0] == say("reports.role_unplaced")
    shown = put(select(shown, "a line before any heading", "still the drafting process"), "2.1 C")
    assert unplaced_lines(shown) == say("reports.lines", count=wording.Count(0))
    save(shown, say("head.save"))
    parts = next(each for each in sections(on_file(real)["KHM"].text, GOALS) if each.goal == "2.1").parts
    assert sum("before any heading" in text or "drafting process" in text for text in parts["C"]) == 2


def test_the_queue_names_the_goals_and_parts_that_a_report_does_not_answer(real: str, show: Show) -> None:
    silent = THAI.partition("Policy Target No. 2")[0]
    (row,) = added(show, ("thai.txt", silent)).dataframe[0].value.to_dict("records")
    assert row[say("reports.unanswered")] == "2.1 ABC, 2.2 ABC, 3.1 ABC, 3.2 ABC, 4.1 ABC and 4.2 ABC"


def test_a_placed_line_goes_back_to_unplaced_and_back_again(real: str, show: Show) -> None:
    shown = put(select(added(show, ("thai.txt", THAI)), "still the drafting process"), "unplaced")
    assert unplaced_lines(shown) == say("reports.lines", count=wording.Count(1))
    assert unplaced_lines(press(shown, say("reports.undo"))) == say("reports.lines", count=wording.Count(0))


def test_a_report_without_its_country_is_read_again_once_that_is_chosen(real: str, show: Show) -> None:
    shown = added(show, ("report.txt", REPORT.replace("CAMBODIA", "")))
    assert not any(button.label == say("head.save") for button in shown.button)
    box(shown, say("head.country")).set_value("GHA")
    shown = press(shown, say("reports.set_subject"))
    assert any(button.label == say("head.save") for button in shown.button)


@pytest.mark.parametrize("name, content", [
    ("empty.txt", " "), ("letter.txt", "Dear colleagues,\n\nnothing to report.\n")])
def test_what_is_no_report_says_so_and_can_be_discarded(real: str, show: Show, name: str, content: str) -> None:
    shown = added(show, (name, content))
    assert name in words(shown)
    assert not any(button.label == say("head.save") for button in shown.button)
    assert not press(shown, say("reports.discard")).dataframe


def test_a_file_whose_reading_was_interrupted_is_read_in_the_next_run(
        real: str, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any, **__: Any) -> None:
        monkeypatch.setattr("pages.shared.reports.waiting.prepare", prepare)
        raise RuntimeError

    monkeypatch.setattr("pages.shared.reports.waiting.prepare", interrupted)
    shown = added(show, ("thai.txt", THAI))
    assert shown.exception
    assert "Thailand" in words(shown.run())


def test_what_was_dropped_and_placed_is_there_for_another_officer_and_after_a_restart(real: str, show: Show) -> None:
    first = put(select(added(show, ("khm.txt", BAD)), "a line before any heading"), "2.1 C")
    with own_caches():                                 # as after a restart of the server
        after = show("reports", view="add")
        table = after.dataframe[0].value
        assert table[say("reports.state")].tolist() == [say("reports.to_read")]     # listed as stored, and not read
        assert table[say("head.country")].tolist() == ["Cambodia"]
        after = press(after, say("reports.read_all", count=wording.Count(1)))
        assert (after.dataframe[0].value[say("head.file")].tolist(), unplaced_lines(after)) == (
            ["khm.txt"], say("reports.lines", count=wording.Count(0)))
    second = show("reports", view="add")
    assert unplaced_lines(second) == say("reports.lines", count=wording.Count(0))
    assert next(button for button in second.button if button.label == say("reports.undo")).disabled
    save(second, say("head.save"))
    assert not first.run().dataframe
    parts = next(each for each in sections(on_file(real)["KHM"].text, GOALS) if each.goal == "2.1").parts
    assert any("before any heading" in text for text in parts["C"])


def test_what_one_officer_discarded_is_gone_for_the_other(real: str, show: Show) -> None:
    first = added(show, ("thai.txt", THAI))
    second = show("reports", view="add")
    press(second, say("reports.discard"))
    assert not first.run().dataframe
    assert set(on_file(real)) == {"KHM"}


def test_a_report_that_somebody_else_saved_meanwhile_is_read_again_and_keeps_its_places(real: str, show: Show) -> None:
    shown = put(select(added(show, ("khm.txt", BAD)), "a line before any heading"), "2.1 C")
    other = prepare(REPORT.replace("drafting", "writing").encode(), "other.txt", snapshot_of(real))
    book = open_once(real)
    book.publish(ANN, new_submission(other), previewed_on=book.version())
    shown = save(shown, say("head.save"))
    assert wording.error(Refusal("report.stale")) in words(shown)
    assert unplaced_lines(shown) == say("reports.lines", count=wording.Count(0))
    save(shown, say("head.save"))
    assert "before any heading" in on_file(real)["KHM"].text


def test_what_is_wrong_is_said_without_the_name_of_an_option(real: str, show: Show) -> None:
    said = words(added(show, ("report.txt", REPORT.replace("CAMBODIA", "").replace("2013 report", "last report"))))
    assert "The report does not name its country. Choose the country." in said
    assert "The report does not name its year. Enter the year of the report." in said
    assert "country: The" not in said


@pytest.mark.parametrize("screen", ["reports", "upload"])
def test_where_files_are_chosen_the_limit_is_the_one_that_is_set(
        real: str, show: Show, monkeypatch: pytest.MonkeyPatch, screen: str) -> None:
    assert show(screen, view="add").file_uploader[0].proto.max_upload_size_mb == 50
    monkeypatch.setenv("GOALLINE_LARGEST_UPLOAD", "5000000")
    shown = show(screen, view="add").file_uploader[0]
    assert shown.proto.max_upload_size_mb == 5
    if screen == "reports":
        assert "300 pages and 1,000,000 letters" in shown.label


def test_a_returned_form_is_shown_and_saved_whole_with_one_button(real: str, show: Show) -> None:
    book = open_once(real)
    (promise,) = confirm(book, LAW)
    document = opened(form_of())
    answers = [["It is in force." if item == LAW else "Not yet."] for item in ITEMS["2.1", "C"]]
    answer(document, {("2.1", "A"): answers})
    tick(document, "2.1", "begun")
    document.tables[0].rows[1].cells[2].text = "11"
    shown = show("reports", view="add")
    shown.file_uploader[0].set_value([("form.docx", saved(document), "docx")])
    shown = shown.run()
    (row,) = shown.dataframe[0].value.to_dict("records")
    assert (row[say("head.figures")], row[say("reports.levels")], row[say("reports.linked")]) == ("1", 1, 1)
    assert "It is in force." in laid_out(shown)
    save(shown, say("head.save"))
    figures = snapshot_of(real).observations(ref_area="KHM", indicator="ICSE_VICTIMS")
    assert figures.loc[figures["year"] == 2015, "value"].tolist() == [11]
    assert next(one for one in snapshot_of(real).commitments() if one.version == promise).answered_in == 2015


def form_with(figure: str, year: int) -> bytes:
    document = opened(form_of("KHM", year))
    document.tables[0].rows[1].cells[2].text = figure
    return saved(document)


def added_form(show: Show, figure: str, year: int) -> AppTest:
    shown = show("reports", view="add")
    shown.file_uploader[0].set_value([(f"{year}.docx", form_with(figure, year), "docx")])
    return shown.run()


@pytest.mark.parametrize("reason, values", [("", []), ("Confirmed by the ministry.", [1100])])
def test_an_unusual_figure_of_a_form_is_saved_with_a_reason_only(
        real: str, show: Show, reason: str, values: list[float]) -> None:
    save(added_form(show, "11", 2015), say("head.save"))
    shown = added_form(show, "1100", 2016)
    (figures_cell,) = shown.dataframe[0].value[say("head.figures")]
    assert figures_cell == say("reports.figures_read", count=1, refused=wording.Count(1))
    box(shown, say("upload.reason")).set_value(reason)
    save(shown, say("head.save"))
    figures = snapshot_of(real).observations(ref_area="KHM", indicator="ICSE_VICTIMS")
    assert figures.loc[figures["year"] == 2016, "value"].tolist() == values
    assert "KHM" in on_file(real)


@pytest.mark.skipif(not shutil.which("tesseract"), reason="Tesseract is not installed")
def test_a_scan_says_that_its_figures_are_typed_by_hand_and_leads_there(real: str, show: Show) -> None:
    shown = show("reports", view="add")
    shown.file_uploader[0].set_value([("scan.pdf", scan(), "application/pdf")])
    shown = shown.run()
    assert "figures in its tables were not read" in words(shown)
    assert f"type the figures of its tables on “{say('menu.grid')}”" in words(shown)
    assert f">{say('menu.grid')}</a>" in laid_out(shown)
