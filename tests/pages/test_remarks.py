"""Notes on the screen: set and withdrawn by a named person, refused where someone was quicker, always escaped."""

from streamlit.testing.v1 import AppTest

from indicators import wording
from indicators.errors import Refusal
from indicators.permission import staff
from indicators.wording import say
from tests.ledger.ledger_builders import note
from tests.pages.conftest import Show, laid_out, words
from tests.pages.copies import open_once

GERMANY = {"area": "DEU", "goal": "4.2"}
SHARE = "de_domestic_removed_within_2_days"


def open_fold(show: Show) -> AppTest:
    """Germany's screen with the form of a note."""
    shown = show("country", **GERMANY)
    shown.session_state["remarks.write.DEU"] = True
    return shown.run()


def fill(shown: AppTest, text: str, reason: str, *, public: bool = False) -> AppTest:
    form = {each.label: each for each in [*shown.text_area, *shown.text_input]}
    form["Note"].input(text)
    form["Reason: who asked for it, or why it is needed"].input(reason)
    if public:
        next(each for each in shown.checkbox if "public" in each.label).check()
    return next(each for each in shown.button if each.label == say("remarks.set")).click().run()


def by_ben(url: str, version: int, **more: bool) -> int:
    book = open_once(url)
    return book.set_remark(staff("Ben"), note("DEU", 2023, SHARE, text="Counted twice?", **more),
                           previewed_on=version).version


def test_a_note_is_shown_with_author_date_and_reason_and_changes_no_status(real: str, show: Show) -> None:
    before = words(show("country", **GERMANY)).count("Improving")
    shown = fill(open_fold(show), "Two police forces\nnow report.", "asked by the minister")
    said = words(shown)
    assert say("receipt.done_version", version=14) in said
    assert "Two police forces now report. Note for 2023 (not signed in, " in said
    assert "Reason: asked by the minister. For staff." in said
    assert "1 note" in said
    assert said.count("Improving") == before


def test_nothing_is_written_without_text_or_reason(real: str, show: Show) -> None:
    for text, reason, code in (("", "y", "remark.empty"), ("x", "", "remark.reasonless")):
        assert wording.error(Refusal(code)) in words(fill(open_fold(show), text, reason))
    assert open_once(real).version() == 13


def test_who_was_slower_is_shown_what_the_other_wrote_and_may_then_go_on(real: str, show: Show) -> None:
    shown = open_fold(show)
    by_ben(real, 13)
    form = {each.label: each for each in [*shown.text_area, *shown.text_input]}
    form["Note"].input("Mine.")
    form["Reason: who asked for it, or why it is needed"].input("asked")
    shown = next(each for each in shown.button if each.label == say("remarks.set")).click().run()
    assert wording.error(Refusal("ledger.stale", count=wording.Count(1), version=14)) in words(shown)
    assert "remark recorded: “Counted twice?” (data version 14)." in words(shown)
    assert open_once(real).version() == 14
    shown = next(each for each in shown.button if each.label == say("remarks.set")).click().run()
    assert "data version 15" in words(shown)


def test_a_note_is_taken_back_with_a_reason_and_stays_on_record(real: str, show: Show) -> None:
    by_ben(real, 13)
    shown = open_fold(show)
    next(each for each in shown.text_input if each.label == say("commitments.take_back_reason")).input("settled")
    shown = next(each for each in shown.button if each.label == say("head.withdraw")).click().run()
    assert say("receipt.done_version", version=15) in words(shown)
    assert "Counted twice?" not in words(shown)
    assert [event.kind for event in open_once(real).events(after=13)] == ["remark_set", "remark_taken_back"]


def test_what_is_typed_is_never_taken_for_a_part_of_the_page(real: str, show: Show) -> None:
    shown = fill(open_fold(show), "<script>alert(1)</script>", "<b>why</b>")
    html = laid_out(shown)
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>" not in html
    assert "<b>why" not in html
