"""A country's right of reply on the screen: the draft to send, its comment beside the status, and who sees it when."""


import pytest
from streamlit.testing.v1 import AppTest

from indicators import wording
from indicators.changes.releases import preview_release
from indicators.errors import Refusal
from indicators.permission import staff
from indicators.warehouse.snapshot import Snapshot
from indicators.wording import say
from tests.ledger.ledger_builders import reply
from tests.pages.conftest import Show, words
from tests.pages.copies import open_once

GERMANY = {"area": "DEU", "goal": "4.2"}
QUOTED = "Germany, 12 March 2025: “=Two police forces now report.”"


def open_fold(show: Show, **address: str) -> AppTest:
    """A country's screen, Germany's unless stated otherwise, with the form of its reply open."""
    asked = address or GERMANY
    shown = show("country", **asked)
    shown.session_state[f"remarks.write.{asked['area']}"] = True
    shown.run()
    return next(each for each in shown.radio if each.label == say("head.what")).set_value("reply").run()


def fill(shown: AppTest, text: str, reason: str) -> AppTest:
    form = {field.label: field for field in [*shown.text_area, *shown.text_input]}
    form[say("remarks.reply_text")].input(text)
    form[say("remarks.reply_reason")].input(reason)
    return next(button for button in shown.button if button.label == say("remarks.set")).click().run()


def commented(url: str, text: str | None = "=Two police\nforces now report.", goal: str = "4.2", area: str = "DEU"
              ) -> int:
    book, words_received = open_once(url), "" if text is None else text
    return book.set_remark(staff("Ben"), reply(area, goal, draft=13, text=words_received, received=text is not None,
                                               reason="e-mail"), previewed_on=book.version()).version


def test_a_comment_is_shown_in_quotation_marks_with_country_and_day(real: str, show: Show) -> None:
    assert QUOTED not in words(show("country", **GERMANY))
    commented(real)
    assert words(show("country", **GERMANY)).count(QUOTED) == 1
    assert QUOTED not in words(show("country", area="KHM"))


@pytest.mark.parametrize("area, goal", [("DEU", "3.1"), ("KHM", "1.1"), ("AUT", "4.1")])
def test_a_comment_on_a_goal_without_a_status_is_shown_there(real: str, show: Show, area: str, goal: str) -> None:
    commented(real, goal=goal, area=area)
    assert words(show("country", area=area, goal=goal)).count("“=Two police forces now report.”") == 1


def test_a_comment_on_all_goals_is_shown_on_each(real: str, show: Show) -> None:
    commented(real, goal="", area="AUT")
    for goal in ("1.1", "4.1"):
        assert words(show("country", area="AUT", goal=goal)).count("“=Two police forces now report.”") == 1


def test_a_comment_on_a_goal_without_a_status_can_be_recorded(real: str, show: Show) -> None:
    shown = open_fold(show, area="AUT", goal="3.1")
    box = next(box for box in shown.selectbox if box.label == say("remarks.goal"))
    box.select("3.1")
    shown = fill(shown, "Nobody counts them.", "letter")
    assert say("receipt.done_version", version=14) in words(shown)
    assert words(shown).count("“Nobody counts them.”") == 1


def test_a_comment_is_recorded_with_who_and_how_and_changes_no_status(real: str, show: Show) -> None:
    before = words(show("country", **GERMANY)).count("Improving")
    said = words(fill(open_fold(show), "We count anew.", "e-mail from the ministry"))
    assert say("receipt.done_version", version=14) in said
    assert "“We count anew.” On the draft of data version 13. Recorded on " in said
    assert "(not signed in): e-mail from the ministry." in said
    assert said.count("Improving") == before


def test_nothing_is_recorded_without_words_or_how_it_came(real: str, show: Show) -> None:
    for text, reason, code in (("", "y", "remark.empty"), ("x", "", "remark.reasonless")):
        assert wording.error(Refusal(code)) in words(fill(open_fold(show), text, reason))
    assert open_once(real).version() == 13


def test_that_none_was_received_is_printed_under_every_status(real: str, show: Show) -> None:
    commented(real, None, "")
    assert "Germany: no comment received by 12 March 2025" in words(show("country", **GERMANY))


def test_every_comment_is_on_history_and_can_be_erased(real: str, show: Show) -> None:
    commented(real)
    assert QUOTED in words(show("history", view="remarks"))
    shown = show("history", view="remarks", remark="14")
    assert "Germany, goal 4.2" in words(shown)
    fields = {field.label: field for field in shown.text_input}
    fields[say("history.erase_reason")].input("names")
    fields[say("history.erase_typed", which="14")].input("14")
    shown = next(button for button in shown.button if button.label == say("history.erase")).click().run()
    assert say("history.erase_done", what=say("history.entry", kind="remark", id=14)) in words(shown)
    assert QUOTED not in words(show("history", view="remarks"))
    assert QUOTED not in words(show("country", **GERMANY))


def test_a_release_says_how_many_comments_the_public_would_see(real: str) -> None:
    commented(real)
    snapshot = Snapshot(open_once(real))
    found = preview_release(snapshot, snapshot.catch_up())
    assert found.texts["remarks"] == {"new": 1, "changed": 0, "gone": 0}
    assert found.changes.count("new") == 0
