"""Upload: what takes long goes on beside the page, and can be cancelled until it is saved."""

from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from indicators.submissions import job as sent
from pages.shared.upload import compared, jobs
from tests.faults.tables import plain, row
from tests.pages.conftest import Show, words
from tests.pages.uploads import ONE, SHIPPED, begin_to_publish, save_button, text, values, waited


def test_who_cancels_saves_nothing_and_may_have_it_read_again(
        real: str, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_: object, progress: Callable[[str], None], **__: object) -> None:
        while True:
            progress("reading")

    with monkeypatch.context() as patched:
        patched.setattr(sent, "prepare", endless)
        patched.setattr(jobs, "AT_ONCE", 0)
        shown = show("upload")
        shown = shown.file_uploader[0].set_value(("figures.csv", plain(row()).encode(), "text/csv")).run()
        shown = next(each for each in shown.button if each.label == "Cancel").click().run()
    assert text("cancelled") in words(shown)
    shown = waited(next(each for each in shown.button if each.label == text("read_again")).click().run())
    assert "1 new" in words(shown)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Lets go what a test holds back; the page does not wait for it."""
    monkeypatch.setattr(jobs, "AT_ONCE", 0)
    monkeypatch.setattr(compared, "AT_ONCE", 0)
    let_go = Event()
    yield let_go
    let_go.set()


def hold_back(whose: Any, work: str, let_go: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let work begin only once it is let go."""
    do = getattr(whose, work)

    def later(*given: object, **more: object) -> object:
        let_go.wait(60)
        return do(*given, **more)

    monkeypatch.setattr(whose, work, later)


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
    hold_back(sent, "file_flips", held, monkeypatch)
    shown = dropped(show("upload"), ONE)
    assert text("want_flips") in words(shown)
    assert save_button(shown).disabled
    assert text("cancelled") in words(click(shown, "Cancel"))
    assert values(real) == {}


def test_publishing_can_be_cancelled_until_it_is_saved_and_begun_again(
        real: str, show: Show, held: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    hold_back(sent, "publish", held, monkeypatch)
    shown = dropped(show("upload"), ONE)
    while not sent.is_done(next(iter(shown.session_state["upload.jobs"].values())).flips(retract=False)):
        shown = shown.run()
    job, = shown.session_state["upload.jobs"].values()
    shown = click(begin_to_publish(shown.run()), "Cancel")
    held.set()
    while job.publishing is not None:
        shown = shown.run()
    assert text("not_published") in words(shown)
    assert values(real) == {}
    shown = save_button(shown.run()).click().run()
    while job.publishing is not None:
        shown = shown.run()
    assert text("published", count=1, new=1, changed=0, version=SHIPPED + 1) in words(shown.run())
    assert values(real) == {2013: 8}


def test_what_is_being_saved_cannot_be_cancelled(
        real: str, show: Show, held: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = dropped(show("upload"), ONE)
    job, = shown.session_state["upload.jobs"].values()
    while not sent.is_done(job.flips(retract=False)):
        shown = shown.run()
    hold_back(type(job._ledger), "publish", held, monkeypatch)
    shown = begin_to_publish(shown.run())
    while job.stage != "saving":
        shown = shown.run()
    assert not any(each.label == "Cancel" for each in shown.run().button)
    held.set()
    while job.publishing is not None:
        shown = shown.run()
    assert values(real) == {2013: 8}
