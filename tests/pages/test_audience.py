"""What staff and the public see; who is which is decided in test_guard.py."""

import shutil
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from indicators import ledger as ledgers
from indicators import wording
from indicators.catalogue import SHIPPED
from indicators.errors import Refusal
from indicators.permission import staff as named
from indicators.submissions.shipped_data import fill_with_shipped
from indicators.wording import say
from pages.shared import cache, menu
from tests.ledger.ledger_builders import note
from tests.pages.conftest import Environment, Show, laid_out, use, words
from tests.pages.copies import open_once


@pytest.fixture
def public(environment: Environment) -> None:
    environment(audience="public")


def test_the_public_sees_counts_of_people_but_for_the_hidden_ones_which_say_why(
        real: str, public: None, show: Show) -> None:
    shown = words(show("data", goal="1.1"))
    assert "For the public" in shown
    for count in ("229", "30,000", "4,464", "1,617"):
        assert count in shown
    assert "701" not in shown
    assert ("hidden: fewer than 5 people, or a count that would reveal such a number; "
            "staff of the Alliance can see it") in shown


def test_the_public_reads_no_report_and_no_note_that_quotes_one(real: str, public: None, show: Show) -> None:
    for screen, values in (("country", {"area": "KHM"}), ("country", {"area": "KHM", "goal": "2.2"}),
                           ("data", {"area": "KHM"}), ("data", {"search": "UNODC"})):
        said = words(show(screen, **values))
        for quoted in ("To accelerate the drafting", "Report of 2014", "Counted by us", "UNODC in collaboration"):
            assert quoted not in said
    assert "from a report that is not public" in words(show("data", area="KHM"))


def test_the_public_reads_a_report_once_it_is_cleared(
        public: None, show: Show, tmp_path: Path, environment: Environment) -> None:
    folder = shutil.copytree(SHIPPED, tmp_path / "data")
    index = folder / "narratives" / "index.csv"
    index.write_text(index.read_text("utf-8").replace(",no", ",yes"), "utf-8")
    ledgers.create(use(tmp_path, environment), lambda made: fill_with_shipped(made, folder)).close()
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
    monkeypatch.setattr("pages.shared.pending_files.files_wait", lambda: True)
    show("overview")
    assert "changed_files" in registered[-1]
    monkeypatch.setenv("GOALLINE_AUDIENCE", "public")
    for first in ("overview", "changed_files"):
        shown = show(first)
        assert set(registered[-1]) <= set(menu.PUBLIC)
        assert "Changed files" not in words(shown)


def test_the_public_sees_the_last_release_and_not_what_came_after(real: str, public: None, show: Show):
    before = words(show("overview"))
    ledger = open_once(real)
    germany = next(sent for sent in ledger.submissions() if "germany" in sent.filename)
    ledger.withdraw(named("Ana"), germany.id, reason="wrong", previewed_on=ledger.version())
    assert words(show("overview")) == before
    ledger.release(named("Ana"), "Second")
    assert "release “Second”" in words(show("overview"))
    assert "1 of 1 country assessed is improving" not in words(show("overview"))


def test_the_public_is_told_when_nothing_was_released(unreleased: str, public: None, show: Show):
    assert wording.error(Refusal("release.none")) in words(show("overview"))


def waiting(changes: int) -> str:
    """What the header says of changes that the public does not see yet."""
    return say("frame.working_data", count=wording.Count(changes)) if changes else say("frame.all_published")


def without_bar(said: str) -> str:
    return said.replace(f"{say('frame.public_view')} {say('frame.staff_view')} ", "")


@pytest.mark.parametrize("values", [{}, {"set": "illustrative"}, {"version": "2"}])
def test_staff_who_view_as_the_public_see_each_screen_as_it_does(
        real: str, environment: Environment, show: Show, values: dict[str, str]) -> None:
    for screen in menu.SCREENS:
        seen = without_bar(words(collected(show, screen.name, **{"as": "public"}, **values)))
        environment(audience="public")
        assert seen == words(collected(show, screen.name, **values))
        environment(audience="")


def collected(show: Show, screen: str, **values: str) -> AppTest:
    """The screen opened once the findings of a briefing are there, which are collected in the background."""
    while say("brief.collecting") in words(shown := show(screen, **values)):
        pass
    return shown


def test_what_the_public_sees_has_a_bar_with_the_way_back_and_its_links_stay_in_that_view(real: str, show: Show):
    assert 'href="./?as=public"' in laid_out(show("overview"))
    shown = show("overview", **{"as": "public"})
    bar, rest = laid_out(shown).split("</p>", 1)
    assert say("frame.public_view") in bar
    assert 'href="./"' in bar
    links = [part.split('"', 1)[0] for part in rest.split('<a data-go href="')[1:]]
    assert links
    assert all("as=public" in link for link in links)


def test_the_view_of_a_screen_that_the_public_has_not_is_of_the_overview(real: str, show: Show):
    assert 'href="./overview?as=public"' in laid_out(show("history", submission="S2"))


@pytest.mark.parametrize("asked", ["staff", "public", "STAFF"])
def test_no_address_makes_a_public_visitor_staff(real: str, public: None, show: Show, asked: str):
    plain = show("overview")
    shown = show("overview", **{"as": asked})
    assert laid_out(shown) == laid_out(plain)          # nor is there a bar, or a link to another view
    for screen in menu.SCREENS:
        assert say("frame.for_staff") not in words(show(screen.name, **{"as": asked}))


def test_invented_figures_are_shown_to_no_public_visitor_even_where_they_were_made(
        real: str, environment: Environment, show: Show):
    show("overview", set="illustrative")
    environment(audience="public")
    shown = show("overview", set="illustrative")
    assert "set=illustrative" not in laid_out(shown)
    assert say("frame.illustrative") not in words(shown)
    assert cache.sets("public") == ["real"]
    environment(figures="illustrative")
    assert say("frame.illustrative") in words(show("overview"))


def test_staff_see_how_many_changes_wait_to_be_published(real: str, show: Show):
    ledger, ana = open_once(real), named("Ana")
    assert waiting(0) in words(show("overview"))
    germany = next(sent for sent in ledger.submissions() if "germany" in sent.filename)
    ledger.withdraw(ana, germany.id, reason="wrong", previewed_on=ledger.version())
    for public in (True, False):           # the one for staff alone is nothing that is published
        ledger.set_remark(ana, note("DEU", 2023, "de_domestic_removed_within_2_days", public=public),
                          previewed_on=ledger.version())
    shown = show("overview")
    assert waiting(2) in words(shown)
    assert 'href="./history?view=releases"' in laid_out(shown)
    release = ledger.release(ana, "Second")
    assert waiting(0) in words(show("overview"))
    ledger.take_back_release(ana, release.version, reason="too early", previewed_on=ledger.version())
    assert waiting(2) in words(show("overview"))


def test_the_overview_lists_what_changed_since_the_last_publication_for_staff_and_for_the_public(
        real: str, environment: Environment, show: Show) -> None:
    def since(shown: AppTest) -> list[str]:
        return [fold.label for fold in shown.expander if fold.label.startswith("Since the")]

    ledger = open_once(real)
    assert since(show("overview")) == []
    germany = next(sent for sent in ledger.submissions() if "germany" in sent.filename)
    ledger.withdraw(named("Ana"), germany.id, reason="wrong", previewed_on=ledger.version())
    shown = show("overview")
    (label,) = since(shown)
    assert label.startswith("Since the release “")
    assert "figures removed and" in label
    assert "statuses changed" in label
    assert "Notices, servers abroad" not in words(shown)         # only once it is unfolded
    shown.session_state["overview.since"] = True
    assert "Notices, servers abroad" in words(shown.run())
    assert "./history?view=compared" in laid_out(shown)
    ledger.release(named("Ana"), "Second")
    assert since(show("overview")) == []
    environment(audience="public")
    shown = show("overview")
    assert since(shown) == [label.replace("the release", "the previous release,")]
    shown.session_state["overview.since"] = True
    assert "./history" not in laid_out(shown.run())
