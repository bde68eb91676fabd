"""Two editions compared: new data, revisions, rules, statuses, reports and comments apart."""

from pathlib import Path

import pytest

from indicators.catalogue import canonical_bytes, load_catalogue
from indicators.changes.releases import release
from indicators.changes.versions import EditionChanges, compare_editions
from tests.catalogue.builders import change
from tests.changes.test_vintages import ANN, TAKEDOWN, History
from tests.ledger.ledger_builders import reply, report
from tests.submissions.folders import copied, fill_ledger, folder_of, line

FIGURES = ["indicator", "year", "kind"]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("filled")
    fill_ledger(folder_of(made, trainings=[line(value=3), line(value=2, year=2012)], victims=[
        line(value=3, indicator="ICSE_VICTIMS", unit="victims")]))
    return made


@pytest.fixture
def history(filled: Path, tmp_path: Path, sqlite_url: str) -> History:
    return History(copied(filled, tmp_path), sqlite_url)


def edition(history: History, name: str, year: int) -> int:
    return release(history.book, history.snapshot, ANN, name, year=year, note="",
                   previewed_on=history.book.version()).version


def compared(history: History, first: int, last: int) -> EditionChanges:
    return compare_editions(history.snapshot, first, last)


def listed(found: EditionChanges) -> list[tuple[str, int, str]]:
    return list(found.figures.rows[FIGURES].itertuples(index=False, name=None))


def test_new_figures_and_revisions_are_apart_and_another_source_alone_is_neither(history: History) -> None:
    first = edition(history, "Spring", 2024)
    history.publish(line(value=4), line(value=5, year=2015), line(value=2, year=2012, source="Ministry"))
    last = edition(history, "Summer", 2025)
    assert listed(compared(history, first, last)) == [
        ("JOINT_TRAININGS", 2014, "changed"), ("JOINT_TRAININGS", 2015, "new")]


def test_what_was_between_two_editions_and_is_gone_again_is_no_change(history: History) -> None:
    first = edition(history, "Spring", 2024)
    submission = history.publish(line(value=9))
    history.book.withdraw(ANN, submission, reason="an error", previewed_on=history.book.version())
    last = edition(history, "Summer", 2025)
    assert listed(compared(history, first, last)) == []


def test_changed_rules_are_named_and_other_words_of_the_catalogue_are_not(history: History) -> None:
    first = edition(history, "Spring", 2024)
    for old, new in (("window_years: 8", "window_years: 9"), ("title: Hours until", "title: Hours to")):
        change(history.folder, TAKEDOWN, old, new)
    history.book.adopt(ANN, canonical_bytes(load_catalogue(history.folder)), previewed_on=history.book.version())
    last = edition(history, "Summer", 2025)
    assert [(rule.code, rule.key, rule.before, rule.after) for rule in compared(history, first, last).rules] == [
        ("TAKEDOWN_HOURS", "goal.window_years", "8", "9")]


def test_reports_are_those_since_the_earlier_edition(history: History) -> None:
    first = edition(history, "Spring", 2024)
    history.book.publish(ANN, report("THA", 2015), previewed_on=history.book.version())
    last = edition(history, "Summer", 2025)
    assert [(one.ref_area, one.year) for one in compared(history, first, last).reports] == [("THA", 2015)]
    assert compared(history, last, edition(history, "Autumn", 2026)).reports == ()


def test_replies_are_those_since_the_earlier_edition(history: History) -> None:
    def comment(goal: str, text: str) -> None:
        history.book.set_remark(ANN, reply(goal=goal, text=text), previewed_on=history.book.version())

    comment("2.2", "Early.")
    first = edition(history, "Spring", 2024)
    comment("2.2", "Late.")
    comment("1.1", "Three victims.")
    last = edition(history, "Summer", 2025)
    assert [one.text for one in compared(history, first, last).replies] == ["Late.", "Three victims."]
