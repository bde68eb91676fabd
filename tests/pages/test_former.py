"""Figures of an indicator or area that is no longer in the catalogue: shown on every screen, counted on none."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest

from indicators.catalogue import canonical_bytes, load_catalogue
from indicators.cli.main import main
from indicators.permission import staff as person
from tests.catalogue.builders import change, copy_of_shipped
from tests.pages.conftest import PAGES, Environment, Prepared, Show, Stub, laid_out, use, words
from tests.pages.copies import Copy, open_once

ANN = person("Ann")
SCREENS = sorted(file.stem for file in PAGES.glob("*.py") if file.stem != "__init__")
GONE = ("TRAININGS_HELD", "JOINT_TRAININGS")


def adopt(url: str, tmp_path: Path) -> None:
    """Adopt a catalogue that lacks a goal, an area, an indicator, and names one otherwise, and release it."""
    folder = copy_of_shipped(tmp_path)
    (folder / "goals/3.1-awareness.yaml").unlink()
    change(folder, "goals/2.2-joint-efforts.yaml", "  - id: JOINT_TRAININGS", "  - id: TRAININGS_HELD")
    change(folder, "goals/4.2-takedown.yaml", "  - id: de_domestic_mean_removal_time", "  - id: de_mean_removal_time")
    for file, mark in (("codelists/ref_areas.csv", "FRA,"), ("codelists/group_members.csv", ",FRA,"),
                       ("codelists/group_members.csv", ",FRA,")):
        text = (folder / file).read_text("utf-8")
        change(folder, file, next(each for each in text.splitlines(keepends=True) if mark in each), "")
    book = open_once(url)
    book.adopt(ANN, canonical_bytes(load_catalogue(folder)), previewed_on=book.version())
    book.release(ANN, "Without them")
    book.close()


@pytest.fixture(scope="module")
def without(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return prepared(lambda url: adopt(url, tmp_path_factory.mktemp("data")))


@pytest.fixture
def changed(without: Copy, environment: Environment) -> Iterator[str]:
    """URL of a ledger into which an earlier program adopted such a catalogue, unasked."""
    with without.in_use() as folder:
        yield use(folder, environment)


def test_every_screen_stands(changed: str, show: Show, stub: Stub) -> None:
    stub("pages.shared.pending_files.files_wait", lambda: False)
    for screen in SCREENS:
        assert not show(screen).exception, screen
    for screen, values in (("country", {"area": "KHM"}), ("country", {"area": "DEU", "goal": "4.2"}),
                           ("goal", {"goal": "4.2"}), ("data", {"area": "FRA"}), ("data", {"goal": "3.1"}),
                           ("data", {"search": "trainings"}), ("grid", {"area": "KHM", "goal": "2.2"})):
        assert not show(screen, **values).exception, (screen, values)


def test_data_shows_them_as_no_longer_in_the_catalogue(changed: str, show: Show) -> None:
    shown = show("data", area="KHM", indicator="JOINT_TRAININGS")
    assert not shown.exception
    assert "Joint trainings no longer in the catalogue" in words(shown)
    france = show("data", area="FRA")
    assert "France no longer in the catalogue" in words(france)
    assert "country?area=FRA" not in laid_out(france)


def test_an_export_has_no_code_that_is_in_no_codelist(changed: str, tmp_path: Path,
                                                      capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--out", str(tmp_path / "out.zip"), "--json"]) == 0
    with ZipFile(tmp_path / "out.zip") as archive:
        def column(table: str, name: str) -> set[str]:
            with archive.open(f"{table}.csv") as file:
                return set(pd.read_csv(file, dtype=str, keep_default_na=False)[name]) - {""}

        assert {"JOINT_TRAININGS"} <= column("observations", "INDICATOR")
        for table in ("observations", "assessments"):
            assert column(table, "INDICATOR") <= column("codelists/indicators", "id")
            assert column(table, "REF_AREA") <= column("codelists/areas", "code")
        assert column("observations", "UNIT_MEASURE") <= column("codelists/units", "code")
        assert column("observations", "OBS_STATUS") <= column("codelists/obs_status", "OBS_STATUS")
        assert column("assessments", "goal") <= column("codelists/goals", "id")
        assert column("codelists/indicators", "unit") <= column("codelists/units", "code")
        assert not {"JOINT_TRAININGS"} & column("assessments", "INDICATOR")
    capsys.readouterr()
    assert main(["assess", "--year", "2013", "--json"]) == 0
    assert "JOINT_TRAININGS" not in capsys.readouterr().out


def test_correct_figures_names_what_it_does_not_offer(changed: str, show: Show) -> None:
    said = words(show("grid", area="KHM", goal="2.2"))
    assert "no longer in the catalogue" in said
    assert "Joint trainings" in said


def test_a_link_with_any_code_that_an_indicator_had_opens_it_by_the_one_that_it_has(
        real: str, tmp_path: Path, show: Show) -> None:
    folder = copy_of_shipped(tmp_path)
    book = open_once(real)
    for old, new in (("  - id: JOINT_TRAININGS", "  - id: JOINT_COURSES\n    was: JOINT_TRAININGS"),
                     ("  - id: JOINT_COURSES\n    was: JOINT_TRAININGS",
                      "  - id: TRAININGS_HELD\n    was: JOINT_COURSES")):
        change(folder, "goals/2.2-joint-efforts.yaml", old, new)
        book.adopt(ANN, canonical_bytes(load_catalogue(folder)), previewed_on=book.version())
    book.close()
    for screen, values in (("data", {}), ("compare", {"goal": "2.2", "areas": "KHM,THA"})):
        for code in ("JOINT_TRAININGS", "JOINT_COURSES"):
            shown = show(screen, indicator=code, **values)
            assert not shown.exception, screen
            chosen = next(box for box in shown.selectbox if box.key == "choose.indicator")
            assert chosen.value == "TRAININGS_HELD", screen
            assert not [html for html in shown.get("html") if code in str(html)], screen


def test_a_link_with_a_former_code_opens_the_figures_that_still_have_it(
        real: str, tmp_path: Path, show: Show) -> None:
    folder = copy_of_shipped(tmp_path)
    for old, new in (("  - id: JOINT_TRAININGS", "  - id: TRAININGS_HELD\n    was: JOINT_TRAININGS"),
                     ("unit: trainings", "unit: days")):
        change(folder, "goals/2.2-joint-efforts.yaml", old, new)
    book = open_once(real)
    book.adopt(ANN, canonical_bytes(load_catalogue(folder)), previewed_on=book.version())       # as formerly, unasked
    book.close()
    shown = show("data", indicator="JOINT_TRAININGS")
    assert next(box for box in shown.selectbox if box.key == "choose.indicator").value == "JOINT_TRAININGS"
    assert "no longer in the catalogue" in words(shown)
