"""Files in data/ that changed: offered, previewed with the statuses that flip, and brought in."""

import os
import shutil
from pathlib import Path

import pytest

from indicators import wording
from indicators.catalogue import SHIPPED
from indicators.errors import Refusal
from indicators.model import observations
from indicators.permission import staff
from indicators.submissions.changed_files import differences, submit_differences
from indicators.submissions.shipped_data import of_figures
from indicators.warehouse.snapshot import Snapshot
from indicators.wording import say
from tests.pages.conftest import Show, Stub, words
from tests.pages.copies import open_once


@pytest.fixture
def figures(stub: Stub, tmp_path: Path) -> Path:
    """Germany's takedown figures, in a copy of data/ that the screens take for theirs."""
    shutil.copytree(SHIPPED, tmp_path / "data")
    stub("indicators.catalogue.SHIPPED", tmp_path / "data")
    return tmp_path / "data" / "observations" / "germany_notice_and_takedown_2012_2023.csv"


@pytest.fixture
def changed(figures: Path, real: str) -> str:
    """URL of the ledger, with the share of 2023 now far lower in the file."""
    text = figures.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if "DEU,2023,de_domestic_removed_within_2_days" in line)
    figures.write_text(text.replace(line, line.replace(",85,", ",12,", 1)), encoding="utf-8")
    return real


def test_a_link_to_nothing_is_no_file_that_differs(figures: Path, real: str, show: Show):
    figures.with_name("link").symlink_to("link")
    assert say("changed_files.nothing") in words(show("changed_files"))


def test_a_changed_figure_is_shown_before_and_after_with_the_status_that_flips(
        changed: str, figures: Path, show: Show) -> None:
    text = figures.read_text(encoding="utf-8")
    now_a_break = "DEU,2022,de_domestic_removed_within_2_days,76.32,percent,"
    assert f"{now_a_break}," in text
    figures.write_text(text.replace(f"{now_a_break},", f"{now_a_break}break,"), encoding="utf-8")
    shown = words(show("changed_files"))
    assert "observations/germany_notice_and_takedown_2012_2023.csv 0 2 0 0" in shown
    assert "about 85 %" in shown
    assert "about 12 %" in shown
    assert "2023 No clear trend Too early" in " ".join(shown.replace("=", " ").replace("…", " ").split())


def test_what_is_shown_is_read_from_the_file_though_its_size_and_time_are_the_same(
        changed: str, figures: Path, show: Show) -> None:
    assert "about 12 %" in words(show("changed_files"))
    stat = figures.stat()
    figures.write_text(figures.read_text(encoding="utf-8").replace(",12,", ",13,"), encoding="utf-8")
    os.utime(figures, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert figures.stat().st_size == stat.st_size
    assert "about 13 %" in words(show("changed_files"))


def test_what_is_brought_in_gets_a_receipt_with_the_data_version(changed: str, show: Show):
    before = open_once(changed).version()
    shown = show("changed_files")
    shown = shown.button[0].click().run()
    assert say("receipt.done_version", version=before + 1) in words(shown)
    assert say("changed_files.nothing") in words(shown)
    assert say("frame.working_data", count=wording.Count(1)) in words(shown)


GOAL = "goals/1.1-identify-victims.yaml"


def rewrite(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_changed_goal_is_said_in_words_before_and_after(figures: Path, real: str, show: Show):
    rewrite(figures.parents[1], GOAL, "at_least: 10 %", "at_least: 12 %")
    said = words(show("changed_files"))
    assert "Indicator: Victims identified in the year (ICSE_VICTIMS)" in said
    assert "Smallest rise required every year goal.at_least 10 % 12 %" in said


def test_another_unit_cannot_be_brought_in_and_says_what_to_declare(figures: Path, real: str, show: Show):
    book = open_once(real)
    frame = observations([{"indicator": "TAKEDOWN_HOURS", "ref_area": "KHM", "year": 2014, "value": 48}])
    book.publish(staff("Ann"), of_figures("mine.csv", b"", frame), previewed_on=book.version())
    rewrite(figures.parents[1], "goals/4.2-takedown.yaml", "unit: hours", "unit: days")
    rewrite(figures.parents[1], "goals/4.2-takedown.yaml", "conversions: {days: 24}", "conversions: {weeks: 7}")
    shown = show("changed_files")
    assert "TAKEDOWN_HOURS: 1 figure were sent" not in words(shown)
    assert say("changed_files.refused") in words(shown)
    assert "would be in days" in words(shown)
    assert shown.button[0].disabled


def test_a_load_made_elsewhere_takes_the_offer_away(changed: str, show: Show, tmp_path: Path):
    book = open_once(changed)
    submit_differences(book, differences(book, Snapshot(book), tmp_path / "data"), staff("Ben"), "")
    assert say("changed_files.nothing") in words(show("changed_files"))


def test_what_was_not_seen_is_not_brought_in(changed: str, figures: Path, show: Show):
    before = open_once(changed).version()
    shown = show("changed_files")
    figures.write_text(figures.read_text(encoding="utf-8").replace(",12,", ",13,", 1), encoding="utf-8")
    said = words(shown.button[0].click().run())
    assert wording.error(Refusal("files.stale")) in said
    assert open_once(changed).version() == before
    shown.button[0].click().run()
    assert open_once(changed).version() == before + 1


def test_a_changed_note_is_shown_before_and_after(figures: Path, real: str, show: Show):
    lines = figures.read_text(encoding="utf-8").splitlines()
    assert lines[1].endswith(",")            # no note yet
    lines[1] += "Seen again."
    figures.write_text("\n".join([*lines, ""]), encoding="utf-8")
    said = words(show("changed_files"))
    assert said.count("Note: ") == 2
    assert "Seen again." in said
