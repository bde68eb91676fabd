"""What staff and the public see; who is which is decided in test_guard.py."""

import shutil
from pathlib import Path

import pytest
import streamlit as st

from indicators import ledger as ledgers
from indicators.catalogue import SHIPPED
from indicators.permission import staff as named
from indicators.submissions.shipped_data import fill_with_shipped
from pages.shared import menu
from tests.pages.conftest import Show, use, words


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_AUDIENCE", "public")


def test_the_public_sees_counts_of_people_but_for_the_hidden_ones_which_say_why(
        real: str, public: None, show: Show) -> None:
    shown = words(show("data", goal="1.1"))
    assert "For the public" in shown
    for count in ("229", "30,000", "4,464", "1,617"):
        assert count in shown
    assert "701" not in shown
    assert ("hidden: fewer than 5 people, or a count that would give such a number away; "
            "staff of the Alliance can see it") in shown


def test_the_public_reads_no_report_and_no_note_that_quotes_one(real: str, public: None, show: Show) -> None:
    for screen, values in (("country", {"area": "KHM"}), ("country", {"area": "KHM", "goal": "2.2"}),
                           ("data", {"area": "KHM"}), ("data", {"search": "UNODC"})):
        said = words(show(screen, **values))
        for quoted in ("To accelerate the drafting", "Its report of 2014", "Counted by us", "UNODC in collaboration"):
            assert quoted not in said
    assert "from a report that is not public" in words(show("data", area="KHM"))


def test_the_public_reads_a_report_once_it_is_cleared(
        public: None, show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = shutil.copytree(SHIPPED, tmp_path / "data")
    index = folder / "narratives" / "index.csv"
    index.write_text(index.read_text("utf-8").replace(",no", ",yes"), "utf-8")
    ledgers.create(use(tmp_path, monkeypatch), lambda made: fill_with_shipped(made, folder)).close()
    assert "To accelerate the drafting" in words(show("country", area="KHM"))
    assert "Counted by us" in words(show("data", area="KHM"))


def test_staff_reads_reports_and_the_notes_that_quote_them(real: str, show: Show) -> None:
    assert "To accelerate the drafting" in words(show("country", area="KHM"))
    said = words(show("data", area="KHM"))
    assert "Counted by us" in said
    assert "from a report that is not public" not in said


def test_what_the_public_may_see_is_registered_for_it_and_nothing_else(
        real: str, monkeypatch: pytest.MonkeyPatch, show: Show) -> None:
    registered: list[list[str]] = []
    kept = st.navigation
    monkeypatch.setattr("pages.shared.menu.st.navigation", lambda pages, **how: registered.append(
        [page.url_path or "overview" for page in pages]) or kept(pages, **how))
    monkeypatch.setattr("pages.shared.cache.files_wait", lambda: True)
    show("overview")
    assert "changed_files" in registered[-1]
    monkeypatch.setenv("GOALLINE_AUDIENCE", "public")
    for first in ("overview", "changed_files"):
        shown = show(first)
        assert set(registered[-1]) <= set(menu.PUBLIC)
        assert "Changed files" not in words(shown)


def test_the_public_sees_the_last_release_and_not_what_came_after(real: str, public: None, show: Show):
    before = words(show("overview"))
    ledger = ledgers.open(real)
    germany = next(each for each in ledger.submissions() if "germany" in each.filename)
    ledger.withdraw(named("Ana"), germany.id, reason="wrong", previewed_on=ledger.version())
    assert words(show("overview")) == before
    ledger.release(named("Ana"), "Second")
    assert "release “Second”" in words(show("overview"))
    assert "1 of 1 country assessed is improving" not in words(show("overview"))


def test_the_public_is_told_when_nothing_was_released(unreleased: str, public: None, show: Show):
    assert "Nothing has been released to the public yet." in words(show("overview"))
