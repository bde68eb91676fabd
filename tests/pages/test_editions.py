"""Editions on the screens: named when published, compared by name, and of what is public only for the public."""

from collections.abc import Iterator
from typing import Any

import pytest

from indicators import wording
from indicators.changes import releases
from indicators.errors import Refusal
from indicators.ledger import Ledger
from indicators.warehouse.snapshot import Snapshot
from indicators.wording import say
from tests.disclosure.test_releases import sent
from tests.pages.conftest import Environment, Prepared, Show, use, words
from tests.pages.copies import Copy, open_once
from tests.pages.test_commitments import BEN, LAW, TRAINING, change, confirm, report_again
from tests.pages.test_history import act
from tests.pages.test_replies import commented


def figure(book: Ledger, value: float, year: int = 2014, indicator: str = "JOINT_TRAININGS") -> None:
    book.publish(BEN, sent([{"indicator": indicator, "ref_area": "KHM", "year": year, "breakdown": "",
                             "value": value}]), previewed_on=book.version())


def edition(book: Ledger, name: str, year: int) -> int:
    snapshot = Snapshot(book)
    snapshot.catch_up()
    return releases.release(book, snapshot, BEN, name, note="", year=year, previewed_on=book.version()).version


def publish_two(url: str) -> None:
    """Two editions: a revision and a new figure, a small count, two commitments of a public report and one of a report
    that is not, and a comment came in between.
    """
    book = open_once(url)
    figure(book, 4)
    law, training = confirm(book, LAW, TRAINING, report=report_again(book))
    edition(book, "Spring", 2024)
    figure(book, 6)
    figure(book, 7, year=2015)
    figure(book, 3, indicator="ICSE_VICTIMS")
    change(book, law, "status", status="kept", reason="a secret call")
    (hidden,) = confirm(book, LAW, report=report_again(book, public=False, area="THA"))
    change(book, hidden, "status", status="dropped", reason="a call")
    commented(url)
    edition(book, "Edition 2025", 2025)
    book.close()


@pytest.fixture(scope="module")
def with_two(prepared: Prepared) -> Copy:
    return prepared(publish_two)


@pytest.fixture
def two(with_two: Copy, environment: Environment) -> Iterator[Ledger]:
    """A ledger with what ``publish_two`` did."""
    with with_two.in_use() as folder:
        yield open_once(use(folder, environment))


def test_an_edition_is_published_with_name_and_year_and_listed(real: str, show: Show) -> None:
    figure(open_once(real), 4)
    shown = show("history", view="releases")
    shown.text_input(key="history.release.name").input("Edition 2025")
    shown.number_input(key="history.release.year").set_value(2025).run()
    shown = act(shown, say("history.release"), "decided by the ministers")
    said = words(shown)
    assert say("receipt.done_version", version=15) in said
    assert f"Edition 2025 {say('history.release_edition', year=2025)}" in said
    payload = open_once(real).events(after=14)[0].payload
    assert (payload["name"], payload["version"], payload["year"]) == ("Edition 2025", 15, 2025)


def test_a_name_that_is_taken_is_refused_on_the_screen(real: str, show: Show) -> None:
    book = open_once(real)
    version = edition(book, "Spring", 2024)
    figure(book, 4)
    shown = show("history", view="releases")
    shown.text_input(key="history.release.name").input("SPRING").run()
    shown = act(shown, say("history.release"), "decided")
    assert wording.error(Refusal("release.name_taken", release="Spring", version=version)) in words(shown)


def test_staff_compare_two_editions_by_name(two: Ledger, show: Show) -> None:
    shown = show("editions")
    assert not shown.exception
    said = words(shown)
    assert "since Edition Spring" in said
    for kind in ("commitments.status_kept", "commitments.status_dropped", "editions.kind_new"):
        assert say(kind) in said
    labels = [tab.label for tab in shown.tabs]
    assert [label.split(" (")[0] for label in labels] == [
        say(f"head.{kind}") for kind in ("statuses", "figures", "commitments", "comments", "reports")]
    assert "Two police forces now report." in said


def test_the_order_of_choice_of_two_editions_does_not_matter(two: Ledger, show: Show) -> None:
    first, last = (str(edition.version) for edition in editions_of(two))
    turned: dict[str, Any] = {"from": last, "to": first}
    assert "since Edition Spring" in words(show("editions", **turned))


def editions_of(book: Ledger) -> list[Any]:
    snapshot = Snapshot(book)
    snapshot.catch_up()
    return snapshot.editions()
