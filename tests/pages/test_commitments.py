"""The screen of commitments: confirmed, answered and changed; what the public sees of it."""

from datetime import date
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from indicators import wording
from indicators.changes.releases import not_public
from indicators.errors import Refusal
from indicators.ledger import Ledger
from indicators.ledger.records import NewSubmission
from indicators.model.commitments import Confirmation
from indicators.permission import staff
from indicators.warehouse.snapshot import Snapshot
from indicators.wording import say
from tests.pages.conftest import Show, laid_out, words
from tests.pages.copies import open_once
from tests.reports.test_sections import CAMBODIA

BEN = staff("Ben")
LAW = "To accelerate the drafting of law on Anti-Cyber Crime."
TRAINING = "To continue with organizing capacity building training of law enforcement and judiciary officials."
STILL = "Law on Anti-Cyber Crime is still the drafting process."


def report_of_2014(book: Ledger) -> str:
    return next(sent.id for sent in book.submissions() if sent.kind == "narrative")


def confirm(book: Ledger, *texts: str, goal: str = "2.1", report: str = "") -> list[int]:
    """Announcements of a report of Cambodia's, by default that of 2014, as commitments; their numbers."""
    events = book.confirm_commitments(BEN, [Confirmation(
        report or report_of_2014(book), [(goal, text) for text in texts])], previewed_on=book.version())
    return [event.version for event in events]


def change(book: Ledger, commitment: int, kind: str, **step: Any) -> int:
    return book.change_commitment(BEN, commitment, {"change": kind, **step}, previewed_on=book.version()).version


def report_again(book: Ledger, *, public: bool = True, levels: dict[str, str] | None = None,
                 area: str = "KHM", year: int = 2015) -> str:
    """The same report for 2015 or another year, with an answer on the law under its goal."""
    text = CAMBODIA.read_text(encoding="utf-8").replace(
        "-Joint training of prosecutors", f"-{STILL}\n\n-Joint training of prosecutors")
    book.publish(BEN, NewSubmission(
        kind="narrative", filename=f"{area}-{year}.txt", original=text.encode(), areas=(area,),
        years=(year,), payload={"public": public, "levels": levels or {}}), previewed_on=book.version())
    return f"S{book.version()}"


def press(shown: AppTest, label: str) -> AppTest:
    return next(button for button in shown.button if button.label == label).click().run()


def field(shown: AppTest, label: str) -> Any:
    boxes: list[Any] = [*shown.text_input, *shown.text_area, *shown.selectbox, *shown.date_input]
    return next(box for box in boxes if box.label == label)


def waiting(shown: AppTest) -> list[str]:
    """The items that wait to be confirmed."""
    (table,) = shown.dataframe
    return list(table.value[say("head.item")])


def select(shown: AppTest, *texts: str) -> AppTest:
    """Select items that wait."""
    (table,) = shown.dataframe
    rows = [row for row, text in enumerate(waiting(shown)) if text in texts]
    shown.session_state[table.key] = {"selection": {"rows": rows, "columns": [], "cells": []}}
    return shown.run()


def test_announcements_that_nobody_confirmed_are_counted_and_lead_on(real: str, show: Show) -> None:
    shown = show("commitments")
    assert not shown.exception
    assert say("commitments.announced", count=wording.Count(20)) in words(shown)
    assert len(waiting(shown)) == 20


def test_without_a_report_there_is_nothing_to_confirm(empty: str, show: Show) -> None:
    shown = show("commitments")
    assert say("commitments.no_report") in words(shown)
    assert not shown.segmented_control


def test_selected_announcements_are_confirmed(real: str, show: Show) -> None:
    shown = show("commitments", view="candidates", goal="2.1")
    shown = press(select(shown, *waiting(shown)[:2]), say("commitments.confirm"))
    assert say("commitments.confirmed", count=wording.Count(2), version=15) in words(shown)
    events = open_once(real).events(after=13)
    assert [(event.kind, event.actor_name) for event in events] == [("commitment_changed", say("who.nobody"))] * 2
    assert len(waiting(shown)) == 3
    board = show("commitments")
    assert LAW in words(board)


def test_nothing_is_confirmed_without_a_selection(real: str, show: Show) -> None:
    shown = show("commitments", view="candidates", goal="2.1")
    assert next(button for button in shown.button if button.label == say("commitments.confirm")).disabled


def test_the_board_is_narrowed_by_country_goal_status_and_due(real: str, show: Show) -> None:
    book = open_once(real)
    law, training = confirm(book, LAW, TRAINING)
    change(book, law, "status", status="kept", reason="in force")
    change(book, training, "status", status="not_started", reason="a call")
    for values, sees in (({}, (True, True)), ({"status": "kept"}, (True, False)), ({"due": "overdue"}, (False, True)),
                         ({"goal": "2.1"}, (True, True)), ({"area": "KHM", "status": "not_started"}, (False, True))):
        said = words(show("commitments", **values))
        assert (LAW in said, TRAINING in said) == sees
    said = words(show("commitments"))
    assert said.index(TRAINING) < said.index(LAW)
    assert "Cambodia: 1 of 2 commitments done, 1 overdue" in said


def test_the_measured_status_of_the_goals_indicator_is_shown_with_a_commitment(real: str, show: Show) -> None:
    confirm(open_once(real), LAW)
    said = words(show("commitments"))
    assert "Stage of the law, 2014" in said
    confirm(open_once(real), "To explore the best ways to deal with both online and offline crimes.", goal="3.2")
    assert say("commitments.no_figure") in words(show("commitments", goal="3.2"))


def test_status_due_date_owner_and_update_are_recorded(real: str, show: Show) -> None:
    (law,) = confirm(open_once(real), LAW)
    shown = show("commitments", commitment=str(law))
    field(shown, say("commitments.new_status")).select("in_progress")
    field(shown, say("commitments.reason")).input("the ministry wrote")
    next(box for box in shown.checkbox if box.label == say("commitments.reviewed")).check()
    shown = press(shown, say("commitments.set_status"))
    assert say("receipt.done_version", version=law + 1) in words(shown)
    field(shown, say("commitments.due_date")).set_value(date(2030, 6, 30))
    shown = press(shown, say("commitments.set_due"))
    field(shown, say("commitments.new_owner")).input("Cybercrime Department")
    shown = press(shown, say("commitments.set_owner"))
    field(shown, say("commitments.update")).input("The draft was published.")
    shown.text_input(key="commitments.update.link").input("https://example.org/draft")
    said = words(shown := press(shown, say("commitments.set_update")))
    for line in ("Status, as an independent reviewer reads it: Begun", "Reason: the ministry wrote", "Due 30 June 2030",
                 "Owner: Cybercrime Department", "Update: The draft was published.", "Evidence: https://example.org/draft"):
        assert line in said
    assert 'href="https://example.org/draft" target="_blank" rel="noopener noreferrer"' in laid_out(shown)
    assert open_once(real).version() == law + 4


def test_a_link_that_is_no_web_page_is_refused(real: str, show: Show) -> None:
    (law,) = confirm(open_once(real), LAW)
    shown = show("commitments", commitment=str(law))
    field(shown, say("commitments.update")).input("See here.")
    shown.text_input(key="commitments.update.link").input("javascript:alert(1)")
    shown = press(shown, say("commitments.set_update"))
    assert wording.error(Refusal("commitment.link")) in words(shown)
    assert "javascript:" not in laid_out(shown)


def test_who_was_slower_is_shown_who_was_quicker(real: str, show: Show) -> None:
    book = open_once(real)
    (law,) = confirm(book, LAW)
    shown = show("commitments", commitment=str(law))
    change(book, law, "owner", text="Police")
    field(shown, say("commitments.new_owner")).input("Ministry")
    shown = press(shown, say("commitments.set_owner"))
    assert f"Ben: {say('history.event_kind', kind='commitment_changed')} (data version {law + 1})." in words(shown)
    assert book.version() == law + 1


def test_a_change_is_withdrawn_with_a_reason(real: str, show: Show) -> None:
    book = open_once(real)
    (law,) = confirm(book, LAW)
    dropped = change(book, law, "status", status="dropped", reason="a rumour")
    shown = show("commitments", commitment=str(law))
    field(shown, say("commitments.which")).select(dropped)
    field(shown, say("commitments.take_back_reason")).input("it was another law")
    shown = press(shown, say("commitments.set_withdraw"))
    assert say("receipt.done_version", version=dropped + 1) in words(shown)
    assert "Status: Dropped" not in words(shown)


def test_the_next_report_offers_answers_and_one_is_confirmed_with_what_it_announces(real: str, show: Show) -> None:
    book = open_once(real)
    law, _ = confirm(book, LAW, TRAINING)
    report_again(book)
    shown = show("commitments", view="candidates", goal="2.1")
    shown = select(shown, STILL, LAW)
    (about,) = shown.multiselect
    assert (about.value, about.options[0]) == ([law], say("commitments.offer", text=LAW, year=2014))
    field(shown, say("commitments.answer_status")).select("in_progress")
    shown = press(shown, say("commitments.confirm"))
    version = book.version()
    assert say("commitments.confirmed", count=wording.Count(2), version=version) in words(shown)
    shown = show("commitments", commitment=str(law))
    assert say("commitments.step_answered", year=2015, text=STILL, status="Begun") in words(shown)
    assert STILL not in words(press(shown, say("commitments.unlink")))
    assert LAW in words(show("commitments", commitment=str(version - 1)))


def test_of_several_answers_each_is_linked_to_the_commitments_that_it_fits_best(real: str, show: Show) -> None:
    book = open_once(real)
    law, training = confirm(book, LAW, TRAINING)
    confirm(book, LAW, report=report_again(book, area="THA", year=2014))
    report_again(book)
    report_again(book, area="THA")
    shown = show("commitments", view="candidates", part="best")
    every = waiting(shown)
    assert every.count(STILL) == 2
    before = book.version()
    shown = press(select(shown, *every), say("commitments.confirm"))
    linked = {(event.payload["ref_area"], event.payload["subject"]) for event in book.events(after=before)}
    assert linked == {("KHM", law), ("KHM", training), ("THA", training + 2)}
    assert book.version() == before + 3


def test_a_status_is_recorded_for_commitments_of_several_countries_at_once(real: str, show: Show) -> None:
    book = open_once(real)
    confirm(book, LAW)
    confirm(book, LAW, report=report_again(book, area="THA", year=2014))
    shown = show("commitments", search=LAW, status="no_information")
    (table,) = shown.dataframe
    assert len(table.value) == 2
    shown.session_state[table.key] = {"selection": {"rows": [0, 1], "columns": [], "cells": []}}
    shown.run()
    field(shown, say("commitments.new_status")).select("in_progress")
    field(shown, say("commitments.reason")).input("both ministries wrote")
    shown = press(shown, say("commitments.set_status"))
    events = [event for event in book.events("commitment_changed") if event.payload["change"] == "status"]
    assert [(event.payload["ref_area"], event.payload["status"]) for event in events] == [
        ("KHM", "in_progress"), ("THA", "in_progress")]


def test_the_board_has_a_date_only_where_a_person_set_one(real: str, show: Show) -> None:
    book = open_once(real)
    law, _ = confirm(book, LAW, TRAINING)
    change(book, law, "due", due=date(2030, 6, 30))
    (table,) = show("commitments", goal="2.1").dataframe
    dates = table.value.set_index("commitment")["due"]
    assert dates[LAW] == date(2030, 6, 30)
    assert pd.isna(dates[TRAINING])


def test_what_nobody_has_confirmed_is_listed_as_announced_and_never_overdue(real: str, show: Show) -> None:
    confirm(open_once(real), LAW)
    (table,) = show("commitments", status="announced").dataframe
    assert len(table.value) == 19
    assert set(table.value["status"]) == {"Announced, not yet confirmed"}
    assert "overdue" not in table.value                     # a column in which nothing stands
    (matrix,) = show("commitments", view="countries").dataframe
    assert list(matrix.value["Announced, not yet confirmed"]) == [19]


def test_an_older_version_shows_what_held_then_and_no_form(real: str, show: Show) -> None:
    book = open_once(real)
    (law,) = confirm(book, LAW)
    change(book, law, "status", status="kept", reason="in force")
    shown = show("commitments", commitment=str(law), version=str(law))
    assert "Done" not in words(shown)
    assert not shown.get("form")
    assert say("commitments.announced", count=wording.Count(20)) in words(show("commitments", version="13"))


def test_what_is_written_is_never_taken_for_a_part_of_the_page(real: str, show: Show) -> None:
    book = open_once(real)
    (law,) = confirm(book, LAW)
    change(book, law, "update", text="<script>alert(1)</script>", link="https://example.org/?a=<b>")
    html = laid_out(show("commitments", commitment=str(law)))
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>" not in html
    assert "<b>" not in html


def test_country_shows_its_own_words_in_quotation_marks(real: str, show: Show) -> None:
    said = words(show("country", area="KHM", goal="2.1"))
    assert "“Criminals and their syndicates are getting more increasingly deterred from committing crimes" in said


@pytest.mark.parametrize("goal, says", [
    ("2.2", "The country says “begun”; there is no status to compare this with."),
    ("1.1", "The country says “well advanced”; there is no status to compare this with."),
    ("2.1", "The country says “reached”. Measured for 2014: ")])
def test_a_level_that_the_country_ticked_stands_beside_the_status(real: str, show: Show, goal: str, says: str) -> None:
    report_again(open_once(real), levels={"1.1": "well_advanced", "2.1": "reached", "2.2": "begun"})
    assert says in words(show("country", area="KHM", goal=goal))


def test_country_lists_its_commitments_with_a_link_to_the_board(real: str, show: Show) -> None:
    book = open_once(real)
    law, training = confirm(book, LAW, TRAINING)
    change(book, training, "status", status="kept", reason="held")
    change(book, law, "status", status="not_started", reason="a call")
    shown = show("country", area="KHM", goal="2.1")
    said = words(shown)
    assert say("commitments.overdue") in said
    assert say("commitments.on_country_drafts", count=wording.Count(3)) in said
    assert f"commitments?commitment={law}" in laid_out(shown)
    assert "commitments?area=KHM&amp;goal=2.1" in laid_out(shown)


def test_country_shows_the_confirmed_answer_with_its_year(real: str, show: Show) -> None:
    book = open_once(real)
    law, _ = confirm(book, LAW, TRAINING)
    answer = say("commitments.answered_by", answer=f"“{STILL}” (Cambodia, report of 2015)")
    assert answer not in words(show("country", area="KHM", goal="2.1"))
    change(book, law, "answered", submission=report_again(book), text=STILL, status="in_progress")
    assert words(show("country", area="KHM", goal="2.1")).count(answer) == 1


def test_a_country_without_a_report_has_no_part_on_commitments(real: str, show: Show) -> None:
    assert say("commitments.on_country") not in words(show("country", area="DEU"))


def test_words_that_should_never_have_been_recorded_are_erased_on_history(real: str, show: Show) -> None:
    book = open_once(real)
    (law,) = confirm(book, LAW)
    bad = change(book, law, "update", text="J. Doe of Elm Street")
    listed = words(show("history", kind="commitment"))
    assert "J. Doe of Elm Street" in listed
    assert "Cambodia, goal 2.1, 2014" in listed
    shown = show("history", commitment=str(bad))
    field(shown, say("history.erase_reason")).input("names a victim")
    field(shown, say("history.erase_typed", which=str(bad))).input(str(bad))
    shown = press(shown, say("history.erase"))
    assert say("history.erase_done", what=say("history.entry", kind="commitment", id=bad)) in words(shown)
    for values in ({"kind": "commitment"}, {"commitment": str(bad)}):
        assert "Elm Street" not in words(show("history", **values))
    assert "Elm Street" not in words(show("commitments", commitment=str(law)))
    assert LAW in words(show("commitments"))


def test_history_without_commitments_says_so(real: str, show: Show) -> None:
    assert say("history.none", kind="commitment") in words(show("history", kind="commitment"))


def test_before_publishing_staff_see_which_commitments_the_public_would_get(real: str, show: Show) -> None:
    book = open_once(real)
    book.release(BEN, "With a report", version=int(report_again(book).removeprefix("S")))
    confirm(book, LAW)                                          # of a report that is not public
    assert say("history.public_same") in words(show("history", view="releases"))
    law, _ = confirm(book, LAW, TRAINING, report=next(
        sent.id for sent in book.submissions() if sent.years == (2015,) and sent.kind == "narrative"))
    said = words(show("history", view="releases"))
    assert say("history.public", what="commitments", new=2, changed=0, gone=0) in said
    book.release(BEN, "With commitments")
    change(book, law, "owner", text="J. Doe")                   # names are for staff
    assert say("history.public_same") in words(show("history", view="releases"))
    change(book, law, "status", status="kept", reason="in force")
    said = words(show("history", view="releases"))
    assert say("history.public", what="commitments", new=0, changed=1, gone=0) in said


def test_a_briefing_with_a_commitment_that_the_public_does_not_see_is_marked(real: str) -> None:
    book = open_once(real)
    confirm(book, LAW, report=report_again(book, public=False, area="THA"))
    for text, marked in (("", "text"), ("it was not public", "")):
        if text:
            book.take_back(BEN, 15, reason=text)
        else:
            report_again(book, area="THA")                      # the report itself is cleared for the public later
        version = book.release(BEN, f"Release {text}").payload["version"]
        snapshot = Snapshot(book)
        snapshot.catch_up()
        for areas, goals in ((("THA",), ()), (("THA",), ("2.1",))):
            assert not_public(snapshot, version, areas, goals, released=True) == marked
