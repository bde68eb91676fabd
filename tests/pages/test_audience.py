"""Staff or public: by the address that the server is bound to, and by what the public may see."""

import pytest

from indicators.permission import staff as named
from indicators.store import ledger as ledgers
from pages.parts import audience
from tests.pages.conftest import Show, words


@pytest.mark.parametrize(("address", "own"), [
    ("127.0.0.1", True), ("127.1.2.3", True), ("::1", True), ("[::1]", True), ("localhost", True),
    ("0.0.0.0", False), ("::", False), ("192.168.1.5", False), ("", False), ("goalline.example.org", False),
])
def test_only_this_machines_own_address_is_reached_by_this_machine_alone(address: str, own: bool):
    assert audience.is_own(address) is own


@pytest.mark.parametrize(("bound", "whom"), [("127.0.0.1", "staff"), ("0.0.0.0", "public"), (None, "public")])
def test_the_address_bound_to_decides_whom_a_process_serves(monkeypatch, bound: str | None, whom: str):
    monkeypatch.setattr(audience.st, "get_option", lambda name: bound)
    assert audience.of_this_process() == whom


def test_a_visitor_by_another_address_makes_the_process_public_for_good(monkeypatch):
    monkeypatch.setattr(audience.st, "get_option", lambda name: "127.0.0.1")
    audience.came_to("127.0.0.1")
    assert audience.of_this_process() == "staff"
    audience.came_to("10.0.0.7")
    audience.came_to("127.0.0.1")
    assert audience.of_this_process() == "public"


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_AUDIENCE", "public")


def test_the_public_sees_no_count_of_people_anywhere(real: str, public: None, show: Show):
    for screen, values in (("overview", {}), ("country", {"area": "AUS"}), ("goal", {"goal": "1.1"}),
                           ("data", {"goal": "1.1"}), ("data", {"search": "victims"})):
        shown = show(screen, **values)
        assert not shown.exception
        assert "For the public" in words(shown)
        for count in ("229", "30,000", "4,464", "1,617"):
            assert count not in words(shown)
            assert not any(count in chart.proto.figure.spec for chart in shown.get("plotly_chart"))
    assert "hidden to protect people" in words(show("data", goal="1.1"))


def test_the_public_reads_no_report(real: str, public: None, show: Show):
    said = words(show("country", area="KHM"))
    assert "To accelerate the drafting" not in said
    assert "Its report of 2014" not in said


def test_the_public_sees_the_last_release_and_not_what_came_after(real: str, public: None, show: Show):
    before = words(show("overview"))
    ledger = ledgers.open(real)
    germany = next(each for each in ledger.submissions() if "germany" in each.filename)
    ledger.withdraw(named("Ana"), germany.id, reason="", previewed_on=ledger.version())
    assert words(show("overview")) == before
    ledger.release(named("Ana"), "Second")
    assert "release “Second”" in words(show("overview"))
    assert "1 of 1 country assessed is improving" not in words(show("overview"))


def test_the_public_is_told_when_nothing_was_released(unreleased: str, public: None, show: Show):
    assert "Nothing has been released to the public yet." in words(show("overview"))
