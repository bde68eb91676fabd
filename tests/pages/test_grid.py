"""Correct figures: a table is edited, checked, compared and published; what others change is shown."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from indicators.catalogue import SHIPPED, canonical_bytes, load_catalogue
from indicators.changes.corrections import blank
from indicators.ledger.records import NewSubmission
from indicators.model import observations
from indicators.model.parquet import to_parquet
from indicators.permission import staff as named
from pages.grid import Draft
from pages.shared.cache import CacheKey
from tests.catalogue.builders import change, copy_of_shipped
from tests.nouns import catalogue
from tests.pages.conftest import Show, Stub, words
from tests.pages.copies import open_once, snapshot_of
from tests.pages.uploads import field, save_button, text

KEY = {"indicator": "de_domestic_removed_within_2_days", "ref_area": "DEU", "year": 2023}
TITLE = "Removed within two days, Germany"
Cells = dict[tuple[str, str], dict[str, Any]]


@pytest.fixture
def hand(stub: Stub) -> Cells:
    """What the person has typed into the table, by title and year; the test runner has no table to type into."""
    typed: Cells = {}

    def data_editor(data: pd.DataFrame, **_: object) -> pd.DataFrame:
        left = data.copy()
        for place, (title, year) in enumerate(zip(data["title"], data["year"], strict=True)):
            for name, cell in typed.get((title, year), {}).items():
                left.at[place, name] = cell
        return left

    stub("pages.grid.st.data_editor", data_editor)
    return typed


def current(url: str) -> pd.DataFrame:
    snapshot = snapshot_of(url)
    return snapshot.observations()


def figure(url: str, year: int = 2023) -> dict[object, object]:
    found = current(url)
    own = (found[list(KEY)] == pd.Series(KEY | {"year": year})).all(axis=1)
    return found[own].iloc[0].to_dict()


def say_why(shown: AppTest, **said: str) -> AppTest:
    """Fill in the form, and press the button where it can be pressed."""
    said = {"source": "Ministry, letter of 3 May", "note": "typing error"} | said
    for what, words_ in said.items():
        field(shown, f"upload.{what}").input(words_)
    shown.run()
    return save_button(shown).click().run()


@pytest.fixture
def germany(real: str, show: Show, hand: Cells) -> Callable[[], AppTest]:
    """The table of Germany's takedown figures, checked with what the hand has typed."""
    return lambda: show("grid", area="DEU", goal="4.2").button(key="grid.check").click().run()


def test_a_correction_is_shown_before_and_after_with_the_status_that_flips(
        germany: Callable[[], AppTest], hand: Cells, real: str) -> None:
    for year, value in (("2020", "80"), ("2021", "81"), ("2022", "82")):
        hand[TITLE, year] = {"value": value, "marks": ["estimated"]}
    before = open_once(real).version()
    said = words(germany())
    for each in ("61.92 %", "81 %", "No clear trend", "Improving"):
        assert each in said
    assert open_once(real).version() == before


def test_what_is_confirmed_is_published_as_an_edit_with_source_and_note(
        germany: Callable[[], AppTest], hand: Cells, real: str) -> None:
    hand[TITLE, "2023"] = {"value": "84", "marks": ["provisional", "estimated"]}
    shown = say_why(germany())
    assert text("saved", count=1, new=0, changed=1, version=14) in words(shown)
    found = figure(real)
    assert (found["value"], found["marks"], found["source_title"], found["source_url"]) == (
        84, "estimated provisional", "Ministry, letter of 3 May", "")
    sent = open_once(real).submissions()[-1]
    assert (sent.kind, sent.note, sent.row_count) == ("edit", "typing error", 1)


def test_source_and_note_are_asked_never_preset_and_wanted(
        germany: Callable[[], AppTest], hand: Cells, real: str) -> None:
    hand[TITLE, "2023"] = {"value": "84"}
    shown = germany()
    assert {each.value for each in shown.text_input if "upload." in str(each.key)} == {""}
    assert save_button(shown).disabled


def test_a_wrong_cell_is_named_with_its_figure_and_cannot_be_published(
        germany: Callable[[], AppTest], hand: Cells, real: str) -> None:
    hand[TITLE, "2023"] = {"value": "185"}
    hand[TITLE, "2022"] = {"value": "", "absence": "late"}
    shown = germany()
    assert f"{TITLE}, 2023" in words(shown)
    assert save_button(shown).disabled
    shown.button(key="grid.check").click().run()
    (kept,) = open_once(real).log("attempt")
    assert kept.payload["codes"] == {"value.above_limit": 1}
    assert "185" not in str(kept.payload)


def test_what_looks_odd_wants_a_reason(germany: Callable[[], AppTest], hand: Cells, real: str) -> None:
    hand[TITLE, "2023"] = {"value": "2"}
    shown = germany()
    assert save_button(shown).disabled
    say_why(shown, reason="counted anew")
    assert (figure(real)["value"], open_once(real).submissions()[-1].payload["reason"]) == (2, "counted anew")


def test_a_figure_can_be_taken_back_or_be_absent(germany: Callable[[], AppTest], hand: Cells, real: str) -> None:
    hand[TITLE, "2023"] = {"value": "", "absence": "retracted", "marks": []}
    hand[TITLE, "2022"] = {"value": "", "absence": "not_available", "marks": []}
    say_why(germany())
    assert (figure(real)["absence"], figure(real, 2022)["absence"]) == ("retracted", "not_available")


def test_a_year_is_added_with_a_row_for_each_of_the_countrys_indicators(
        real: str, show: Show, hand: Cells) -> None:
    shown = show("grid", area="KHM", goal="3.1")
    shown.selectbox(key="grid.year").select(2015)
    shown.button(key="grid.add").click().run()
    assert shown.button(key="grid.check").disabled
    hand["Awareness campaigns", "2015"] = {"value": "7"}
    shown.run().button(key="grid.check").click().run()
    say_why(shown)
    found = current(real)
    assert found[(found["ref_area"] == "KHM") & (found["indicator"] == "CAMPAIGNS") & (found["year"] == 2015)][
        "value"].tolist() == [7]


def test_a_part_is_added_beside_the_whole(real: str, show: Show, hand: Cells) -> None:
    shown = show("grid", area="KHM", goal="1.1")
    shown.selectbox(key="grid.year").select(2015)
    shown.selectbox(key="grid.part").select("SEX=F")
    shown.button(key="grid.add").click().run()
    hand["Victims identified in the year", "2015"] = {"value": "7"}
    shown.run().button(key="grid.check").click().run()
    assert "women and girls" in words(shown)
    say_why(shown)
    found = current(real)
    own = found[(found["ref_area"] == "KHM") & (found["indicator"] == "ICSE_VICTIMS") & (found["year"] == 2015)]
    assert own[["breakdown", "value"]].to_numpy().tolist() == [["SEX=F", 7]]


@pytest.mark.parametrize("written, part", [("SEX=F; AGE=Y0T17", "AGE=Y0T17;SEX=F"), ("girls", "girls"), ("", "")])
def test_a_part_is_written_in_one_way_and_added_once(written: str, part: str) -> None:
    cells = blank("AAA", 2014, [], catalogue())
    draft = Draft((CacheKey("real", "", 1, 0, ""), "AAA", "1.1"), cells, cells, cells)
    for _ in range(2):
        draft.add_rows(2015, written, ["VICTIMS"], catalogue())
    assert draft.edited[["indicator", "year", "breakdown"]].to_numpy().tolist() == [["VICTIMS", "2015", part]]


def test_what_someone_else_changes_meanwhile_is_shown_and_nothing_is_lost(
        germany: Callable[[], AppTest], hand: Cells, real: str) -> None:
    hand[TITLE, "2023"] = {"value": "84", "marks": []}
    shown = germany()
    publish_other(real, value=80)
    shown = say_why(shown)
    assert text("stale", count=1) in words(shown)
    assert f"Bob: Germany, {TITLE}, 2023" in words(shown)
    assert "80 % Other" in words(shown)
    assert figure(real)["value"] == 80
    assert field(shown, "upload.note").value == "typing error"
    save_button(shown).click().run()
    assert figure(real)["value"] == 84


TRAININGS = "Joint trainings"
RENAMED = ("  - id: JOINT_TRAININGS", "  - id: TRAININGS_HELD\n    was: JOINT_TRAININGS")


def begun_before(show: Show, hand: Cells, url: str, folder: Path, *changes: tuple[str, str]) -> AppTest:
    """A table in which 2013 was corrected and 2020 added, after a changed catalogue was adopted."""
    hand[TRAININGS, "2013"] = {"value": "7"}
    shown = show("grid", area="KHM", goal="2.2")
    shown.session_state["grid.draft"].add_rows(2020, "", ["JOINT_TRAININGS"], load_catalogue(SHIPPED))
    shown.run()
    hand[TRAININGS, "2020"] = {"value": "9"}
    shown.button(key="grid.check").click().run()
    goal = copy_of_shipped(folder)
    for old, new in changes:
        change(goal, "goals/2.2-joint-efforts.yaml", old, new)
    book = open_once(url)
    book.adopt(named("Bob"), canonical_bytes(load_catalogue(goal)), previewed_on=book.version())
    shown.run()
    assert not shown.exception
    return shown


def trainings_in(url: str, code: str) -> dict[int, float]:
    rows = current(url)
    return {int(row["year"]): float(row["value"]) for row in rows[rows["indicator"] == code].to_dict("records")}


def test_a_correction_goes_with_an_indicator_that_is_renamed_meanwhile(
        real: str, show: Show, hand: Cells, tmp_path: Path) -> None:
    shown = begun_before(show, hand, real, tmp_path, RENAMED)
    say_why(shown.button(key="grid.check").click().run())
    assert trainings_in(real, "TRAININGS_HELD") == {2013: 7, 2014: 2, 2020: 9}


def publish_other(url: str, value: float) -> None:
    book = open_once(url)
    rows = observations([KEY | {"value": value, "source_title": "Other"}])
    book.publish(named("Bob"), NewSubmission(
        kind="observations", filename="other.csv", original=b"x", rows=to_parquet(rows),
        row_count=1, areas=("DEU",), indicators=(str(KEY["indicator"]),), years=(2023,)), previewed_on=book.version())


@pytest.mark.parametrize("typed, read", [("13,5", None), ("1.234,5", None), ("≥ 40", 40), ("62.50", 62.5)])
def test_a_cell_is_read_as_in_a_file_and_never_guessed(
        germany: Callable[[], AppTest], hand: Cells, real: str, typed: str, read: float | None) -> None:
    hand[TITLE, "2023"] = {"value": typed, "marks": []}
    shown = germany()
    assert (save_button(shown) is not None) == (read is not None)
    if read is not None:
        say_why(shown)
        assert (figure(real)["value"], figure(real)["marks"]) == (read, "lower_bound" if "≥" in typed else "")


def test_a_year_locked_meanwhile_is_named_with_its_figure_and_the_table_stays(
        germany: Callable[[], AppTest], hand: Cells, real: str) -> None:
    hand[TITLE, "2023"] = {"value": "84", "marks": []}
    shown = germany()
    open_once(real).lock(named("Bob"), 2023, reason="reported")
    shown = say_why(shown)
    said = words(shown)
    assert f"{TITLE}, 2023" in said
    assert "The year 2023 is locked" in said
    assert save_button(shown) is None
    assert "(corrections: 1)" in shown.button(key="grid.check").label
    assert figure(real)["value"] == 85
