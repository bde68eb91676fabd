"""A changed catalogue never changes a figure: what was sent keeps its unit, its stage and its name."""

from pathlib import Path
from typing import Any

import pytest

from indicators import ledger
from indicators.catalogue import canonical_bytes, load_catalogue
from indicators.changes.versions import between
from indicators.errors import InputRefused, StalePreview
from indicators.ingest.mapping import Choices
from indicators.ingest.mapping.choices import OWN
from indicators.ingest.pipeline import ingest
from indicators.judging.scoreboard import read
from indicators.ledger import Ledger
from indicators.model import Catalogue
from indicators.permission import staff
from indicators.submissions.changed_files import Pending, differences, pending_flips, submit_differences
from indicators.submissions.history import undoing
from indicators.submissions.remembered import Remembered, remember
from indicators.submissions.shipped_data import read_shipped
from indicators.warehouse.snapshot import Snapshot
from tests.catalogue.builders import GOAL, LAWS, change
from tests.ledger.ledger_builders import note
from tests.submissions.folders import copied, fill_ledger, folder_of, line, write

ANN = staff("Ann")
TAKEDOWN, TRAINING = "goals/4.2-takedown.yaml", "goals/2.2-joint-efforts.yaml"
HOURS = "    unit: hours\n    measure: level"
TO_TIME = (TAKEDOWN, "  - id: TAKEDOWN_HOURS", "  - id: TAKEDOWN_TIME\n    was: TAKEDOWN_HOURS")
TO_PROGRESS = (LAWS, "  - id: LEGISLATION_STAGE", "  - id: LEGISLATION_PROGRESS\n    was: LEGISLATION_STAGE")
STAGES = "{0: no law, 1: drafting, 2: before parliament, 3: adopted, 4: in force, 5: applied}"
FILES = {
    "hours": [line(year=2013, value=96, indicator="TAKEDOWN_HOURS", unit="hours"),
              line(year=2014, value=48, indicator="TAKEDOWN_HOURS", unit="hours")],
    "laws": [line(year=2014, value=3, indicator="LEGISLATION_STAGE", unit="stage")],
    "trainings": [line(year=2013, value=4), line(year=2014, value=6)],
    "victims": [line(year=2013, value=3, indicator="ICSE_VICTIMS", unit="victims"),
                line(year=2014, value=40, indicator="ICSE_VICTIMS", unit="victims")]}


class World:
    """A folder like data/, and a ledger that was filled from it."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.book: Ledger = ledger.open(url)
        self.snapshot = Snapshot(self.book)
        self.snapshot.catch_up()
        for file in (folder / "observations").iterdir():
            file.unlink()

    def adopt(self, *changes: tuple[str, str, str]) -> Catalogue:
        """Change files and adopt what they say, as an earlier program did: unasked."""
        for file, old, new in changes:
            change(self.folder, file, old, new)
        catalogue = load_catalogue(self.folder)
        self.book.adopt(ANN, canonical_bytes(catalogue), previewed_on=self.book.version())
        self.snapshot.catch_up()
        return catalogue

    def publish(self, *lines: str) -> None:
        """Bring a file in under the catalogue of the folder."""
        write(self.folder, "observations/new.csv", *lines)
        (new,) = read_shipped(self.folder, load_catalogue(self.folder))
        self.book.publish(ANN, new, previewed_on=self.book.version())
        self.snapshot.catch_up()

    def figures(self, *codes: str, version: int | None = None) -> dict[tuple[str, int], float]:
        rows = self.snapshot.observations(version=version)
        return {(row["indicator"], row["year"]): row["value"] for row in rows.to_dict("records")
                if row["indicator"].partition(".")[0] in codes}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with data/ and the ledger that was filled from it, made once; no test writes to it."""
    made = tmp_path_factory.mktemp("filled")
    fill_ledger(folder_of(made, **FILES))
    return made


@pytest.fixture
def world(filled: Path, tmp_path: Path, sqlite_url: str) -> World:
    return World(copied(filled, tmp_path), sqlite_url)


def to_days(conversions: str) -> tuple[tuple[str, str, str], ...]:
    return ((TAKEDOWN, "unit: hours", "unit: days"), (TAKEDOWN, "{days: 24}", conversions))


def test_hours_stay_hours_when_the_catalogue_says_days(world: World) -> None:
    before = world.snapshot.version
    world.adopt(*to_days("{weeks: 7}"))
    assert world.figures("TAKEDOWN_HOURS") == {
        ("TAKEDOWN_HOURS.hours", 2013): 96, ("TAKEDOWN_HOURS.hours", 2014): 48}
    known = world.snapshot.catalogue().known
    assert (known["TAKEDOWN_HOURS.hours"].unit, known["TAKEDOWN_HOURS"].unit) == ("hours", "days")
    assert world.figures("TAKEDOWN_HOURS", version=before) == {
        ("TAKEDOWN_HOURS", 2013): 96, ("TAKEDOWN_HOURS", 2014): 48}


def test_a_declared_conversion_says_the_same_figures_in_the_new_unit(world: World) -> None:
    world.adopt(*to_days("{hours: 1/24}"))
    assert world.figures("TAKEDOWN_HOURS") == {("TAKEDOWN_HOURS", 2013): 4, ("TAKEDOWN_HOURS", 2014): 2}
    world.adopt((TAKEDOWN, "unit: days", "unit: hours"), (TAKEDOWN, "{hours: 1/24}", "{days: 24}"))
    assert world.figures("TAKEDOWN_HOURS") == {("TAKEDOWN_HOURS", 2013): 96, ("TAKEDOWN_HOURS", 2014): 48}


def test_a_figure_sent_in_the_new_unit_is_not_converted(world: World) -> None:
    world.adopt(*to_days("{hours: 1/24}"))
    world.publish(line(year=2015, value=3, indicator="TAKEDOWN_HOURS", unit="days"),
                  line(year=2014, value=5, indicator="TAKEDOWN_HOURS", unit="days"))
    assert world.figures("TAKEDOWN_HOURS") == {
        ("TAKEDOWN_HOURS", 2013): 4, ("TAKEDOWN_HOURS", 2014): 5, ("TAKEDOWN_HOURS", 2015): 3}


HEADED, NAMED = "country,year,TAKEDOWN_HOURS\nKHM,2015,48\n", "country,year,value\nKHM,2015,48\n"
YEARS = "country,indicator,2015\nKHM,takedown_hours,48\n"


def read_under(world: World, text: str, **options: Any) -> tuple[list[str], dict[str, float]]:
    """Codes of the issues of a file, and the figures that would be saved."""
    found = ingest(text.encode(), "figures.csv", Choices(**options), world.snapshot.catalogue(), Remembered(world.book))
    assert found.checked, found.of_file
    good = found.checked.observations
    return [issue.code for issue in found.checked.issues], dict(zip(good["indicator"], good["value"], strict=True))


@pytest.mark.parametrize(("text", "options"), [
    (HEADED, {}), (NAMED, {"indicator": "TAKEDOWN_HOURS"}), (YEARS, {})])
def test_a_former_code_without_a_unit_is_refused_once_the_unit_is_another(
        text: str, options: dict[str, str], world: World) -> None:
    world.adopt(TO_TIME)
    assert read_under(world, text, **options) == ([], {"TAKEDOWN_TIME": 48})          # only the code is another
    world.adopt(*to_days("{hours: 1/24}"))
    assert read_under(world, text, **options) == (["unit.former"], {})
    assert read_under(world, text.replace("HOURS", "TIME").replace("hours", "time"),
                      **dict.fromkeys(options, "TAKEDOWN_TIME")) == ([], {"TAKEDOWN_TIME": 48})
    with_unit = text.replace("\n", ",unit\n", 1).replace("48\n", "48,{}\n")
    assert read_under(world, with_unit.format("hours"), **options) == ([], {"TAKEDOWN_TIME": 2})
    assert read_under(world, with_unit.format("days"), **options) == ([], {"TAKEDOWN_TIME": 48})


def test_so_it_is_where_the_unit_became_another_before_the_code(world: World) -> None:
    world.adopt(*to_days("{hours: 1/24}"))
    world.adopt(TO_TIME)
    assert read_under(world, HEADED) == (["unit.former"], {})
    assert read_under(world, HEADED.replace("HOURS", "TIME")) == ([], {"TAKEDOWN_TIME": 48})


@pytest.mark.parametrize("renamed", [(), (TO_TIME,)])
def test_a_word_that_meant_the_unit_is_asked_for_again_once_the_unit_is_another(
        renamed: tuple[tuple[str, str, str], ...], world: World) -> None:
    text = "country,year,indicator,value,unit\nKHM,2015,TAKEDOWN_HOURS,48,cases\n"
    remember(world.book, ANN, text.splitlines()[0].split(","), units={"cases": OWN})
    assert read_under(world, text) == ([], {"TAKEDOWN_HOURS": 48})
    world.adopt(*to_days("{hours: 1/24}"), *renamed)
    assert read_under(world, text)[1] == {}


def test_an_earlier_answer_is_asked_for_again_once_the_unit_is_another(world: World) -> None:
    text = YEARS.replace("takedown_hours", "Dauer")
    remember(world.book, ANN, ["country", "indicator", "2015"], indicators={"Dauer": "TAKEDOWN_HOURS"})
    world.adopt(TO_TIME)
    assert read_under(world, text) == ([], {"TAKEDOWN_TIME": 48})
    world.adopt(*to_days("{hours: 1/24}"))
    assert read_under(world, text) == (["indicator.unknown"], {})


CUT = "{0: no law, 1: drafting, 2: adopted, 3: in force, 4: applied}"


def cut_stages(declared: str = "") -> tuple[tuple[str, str, str], ...]:
    return ((LAWS, STAGES, f"{CUT}{declared}"), (LAWS, "maximum: 5", "maximum: 4"), (LAWS, "reach: 4", "reach: 3"))


def test_adopted_is_not_in_force_because_a_stage_was_cut(world: World) -> None:
    world.adopt(*cut_stages())
    assert world.figures("LEGISLATION_STAGE") == {("LEGISLATION_STAGE.stage", 2014): 3}
    assert world.snapshot.catalogue().known["LEGISLATION_STAGE.stage"].stages[3] == "adopted"
    board = read(world.snapshot, world.snapshot.version, "staff")
    assert set(board.assessments.loc[board.assessments["indicator"] == "LEGISLATION_STAGE.stage", "status"]) == {""}


def test_a_stage_is_carried_over_by_its_declared_name(world: World) -> None:
    world.adopt(*cut_stages("\n    stages_were: {before parliament: 1, Adopted: 2, in force: 3, applied: 4}"))
    assert world.figures("LEGISLATION_STAGE") == {("LEGISLATION_STAGE", 2014): 2}


RENAMED = (TRAINING, "  - id: JOINT_TRAININGS", "  - id: TRAININGS_HELD")
DECLARED = (TRAINING, "  - id: JOINT_TRAININGS", "  - id: TRAININGS_HELD\n    was: JOINT_TRAININGS")


def test_a_declared_rename_carries_the_figures_over_and_a_newer_figure_replaces_an_older_one(world: World) -> None:
    world.adopt(DECLARED)
    assert world.figures("JOINT_TRAININGS", "TRAININGS_HELD") == {
        ("TRAININGS_HELD", 2013): 4, ("TRAININGS_HELD", 2014): 6}
    world.publish(line(year=2014, value=7, indicator="TRAININGS_HELD"),
                  line(year=2015, value=9, indicator="JOINT_TRAININGS"))
    assert world.figures("JOINT_TRAININGS", "TRAININGS_HELD") == {
        ("TRAININGS_HELD", 2013): 4, ("TRAININGS_HELD", 2014): 7, ("TRAININGS_HELD", 2015): 9}
    assert list(world.snapshot.observations(indicator="TRAININGS_HELD")["year"]) == [2013, 2014, 2015]


def test_a_withdrawn_newer_figure_gives_the_renamed_older_one_back(world: World) -> None:
    world.adopt(DECLARED)
    world.publish(line(year=2014, value=7, indicator="TRAININGS_HELD"))
    newest = world.snapshot.active_submissions()[-1]
    rows = world.snapshot.observations_if_turned(newest.id, active=False, version=world.snapshot.version)
    rows = rows[(rows["indicator"] == "TRAININGS_HELD") & (rows["year"] == 2014)]
    assert rows["value"].tolist() == [6]
    world.book.withdraw(ANN, newest.id, reason="wrong", previewed_on=world.book.version())
    world.snapshot.catch_up()
    assert world.figures("TRAININGS_HELD")["TRAININGS_HELD", 2014] == 6


def test_a_second_rename_needs_no_word_of_the_first(world: World) -> None:
    world.adopt(DECLARED)
    world.adopt((TRAINING, "  - id: TRAININGS_HELD\n    was: JOINT_TRAININGS",
                 "  - id: COURSES\n    was: TRAININGS_HELD"))
    assert set(world.figures("COURSES")) == {("COURSES", 2013), ("COURSES", 2014)}


def test_an_undeclared_rename_leaves_the_figures_out_of_the_catalogue(world: World) -> None:
    world.adopt(RENAMED)
    catalogue = world.snapshot.catalogue()
    assert world.figures("JOINT_TRAININGS", "TRAININGS_HELD") == {
        ("JOINT_TRAININGS", 2013): 4, ("JOINT_TRAININGS", 2014): 6}
    assert "JOINT_TRAININGS" not in catalogue.indicators
    assert catalogue.known["JOINT_TRAININGS"].unit == "trainings"
    board = read(world.snapshot, world.snapshot.version, "staff")
    assert "JOINT_TRAININGS" not in set(board.figures["indicator"])


def test_a_count_of_people_stays_protected_by_the_last_catalogue_that_knew_it(world: World) -> None:
    text = (world.folder / GOAL).read_text("utf-8")
    start, end = text.index("  - id: ICSE_VICTIMS"), text.index("  - id: icse_identified_victims_cumulative")
    world.adopt((GOAL, text[start:end], ""))
    board = read(world.snapshot, world.snapshot.version, "public")
    shown = board.observations[board.observations["indicator"] == "ICSE_VICTIMS"]
    assert dict(zip(shown["year"], shown["hidden"], strict=True)) == {2013: True, 2014: False}
    assert shown.loc[shown["year"] == 2013, "value"].isna().all()


def test_one_catalogue_alone_changes_nothing(world: World) -> None:
    before = world.snapshot.observations()
    world.adopt((TRAINING, "title: Joint", "title: Shared"))
    after = world.snapshot.observations()
    assert after.equals(before)
    assert world.snapshot.catalogue().former.indicators == ()


def waiting(world: World, *changes: tuple[str, str, str]) -> Pending:
    """What waits once files were changed; the figures of the folder are those that were loaded."""
    for file, old, new in changes:
        change(world.folder, file, old, new)
    return differences(world.book, world.snapshot, world.folder)


def test_a_stage_by_its_number_under_a_former_code_is_refused_once_the_numbers_are_others(world: World) -> None:
    text = "country,year,indicator,value,unit\nKHM,2015,LEGISLATION_STAGE,{},stage\n"
    world.adopt(TO_PROGRESS)
    assert read_under(world, text.format(3)) == ([], {"LEGISLATION_PROGRESS": 3})
    world.adopt(*cut_stages("\n    stages_were: {before parliament: 1, adopted: 2, in force: 3, applied: 4}"))
    for number in ("3", "3.0", "3p", "~3", "3 *"):
        assert read_under(world, text.format(number)) == (["stage.former"], {}), number
    assert read_under(world, text.format(3).replace("STAGE", "PROGRESS")) == ([], {"LEGISLATION_PROGRESS": 3})


def told(pending: Pending) -> list[tuple[object, ...]]:
    return [(each.code, each.found, each.values.get("year")) for each in pending.adoption.invalid]


@pytest.mark.parametrize("changes, code, found", [
    (to_days("{weeks: 7}"), "adopt.unit", "hours"), (cut_stages(), "adopt.stages", "adopted"),
    (((LAWS, STAGES, STAGES.replace("3: adopted", "3: passed")),), "adopt.stages", "adopted"),
    (((LAWS, f"    stages: {STAGES}\n", ""),
      (LAWS, "method: milestones, reach: 4, below: stage", "method: keep, at_least: 3")),
     "adopt.stages", "adopted"),
    ((*to_days("{weeks: 7}"), TO_TIME), "adopt.unit", "hours"),
    ((*cut_stages(), TO_PROGRESS), "adopt.stages", "adopted")])
def test_another_unit_or_stage_is_refused_where_nothing_says_how_figures_are_carried_over(
        changes: tuple[tuple[str, str, str], ...], code: str, found: str, world: World) -> None:
    pending, version = waiting(world, *changes), world.book.version()
    assert [(each.code, each.found, each.values["count"]) for each in pending.adoption.refused] == [
        (code, found, 2 if code == "adopt.unit" else 1)]
    with pytest.raises(InputRefused, match=r"catalogue\.not_adopted"):
        submit_differences(world.book, pending, ANN, "")
    assert world.book.version() == version


@pytest.mark.parametrize("changes", [
    to_days("{hours: 1/24}"), cut_stages("\n    stages_were: {adopted: 2}"), (DECLARED,), (RENAMED,),
    ((LAWS, "5: applied}", "5: carried out}"),)])       # a stage that no figure has may be called otherwise
def test_what_is_declared_is_adopted_and_nothing_is_offered_again(
        changes: tuple[tuple[str, str, str], ...], world: World) -> None:
    pending = waiting(world, *changes)
    assert pending.adoption.refused == ()
    submit_differences(world.book, pending, ANN, "")
    again = differences(world.book, world.snapshot, world.folder)
    assert (again.catalogue, again.adoption.invalid) == (None, ())


def test_a_renamed_or_converted_file_has_not_changed(world: World) -> None:
    write(world.folder, "observations/trainings.csv", *(each.replace("JOINT_TRAININGS", "TRAININGS_HELD")
                                                        for each in FILES["trainings"]))
    write(world.folder, "observations/hours.csv", *FILES["hours"])
    pending = waiting(world, DECLARED, *to_days("{hours: 1/24}"))
    assert [each.file for each in pending.files if len(each.new) + len(each.changed)] == []
    flipped = pending_flips(world.snapshot, pending)
    assert flipped.empty


def test_the_same_number_in_another_unit_has_changed(world: World) -> None:
    write(world.folder, "observations/hours.csv", *(each.replace(",hours,", ",days,") for each in FILES["hours"]))
    hours, = (each for each in waiting(world, *to_days("{hours: 1/24}")).files if each.file.endswith("hours.csv"))
    assert (list(hours.before["value"]), list(hours.changed["value"])) == ([4, 2], [96, 48])


@pytest.mark.parametrize("changes, expected", [
    ([(TRAINING, "    minimum: 0", "    minimum: 5")], [("adopt.below_limit", "4", 2013)]),
    ([(TAKEDOWN, "    minimum: 0", "    minimum: 0\n    maximum: 50")], [("adopt.above_limit", "96", 2013)]),
    ([*to_days("{hours: 1/24}"), (TAKEDOWN, "    measure: level\n", "    measure: level\n    maximum: 3\n")],
     [("adopt.above_limit", "4", 2013)]),
    ([RENAMED], [("adopt.no_indicator", "4", 2013), ("adopt.no_indicator", "6", 2014)]),
    ([(LAWS, "reach: 4, below: stage", "reach: 4, by: 2010")], [("adopt.deadline", "2010", 2014)]),
    ([(TRAINING, "title: Joint", "title: Shared")], []),
])
def test_figures_that_the_new_catalogue_would_not_take_are_listed_and_stay(
        changes: list[tuple[str, str, str]], expected: list[tuple[str, str, int]], world: World) -> None:
    pending = waiting(world, *changes)
    assert told(pending) == expected
    count = len(world.snapshot.observations())
    submit_differences(world.book, pending, ANN, "")
    world.snapshot.catch_up()
    assert len(world.snapshot.observations()) == count


def test_a_removed_area_keeps_its_figures(world: World) -> None:
    text = (world.folder / "codelists/ref_areas.csv").read_text("utf-8")
    row = next(each for each in text.splitlines(keepends=True) if each.startswith("KHM,"))
    members = (world.folder / "codelists/group_members.csv").read_text("utf-8")
    gone = [("codelists/group_members.csv", each, "") for each in members.splitlines(keepends=True) if ",KHM," in each]
    pending = waiting(world, ("codelists/ref_areas.csv", row, ""), *gone)
    assert {code for code, *_ in told(pending)} == {"adopt.no_area"}
    submit_differences(world.book, pending, ANN, "")
    world.snapshot.catch_up()
    board = read(world.snapshot, world.book.version(), "staff")
    assert set(board.assessments["status"]) == {""}
    assert board.catalogue.known_area["KHM"].name == "Cambodia"


def test_a_file_that_was_checked_under_another_catalogue_is_checked_again(world: World) -> None:
    write(world.folder, "observations/new.csv", line(year=2015, value=9))
    (new,) = read_shipped(world.folder, load_catalogue(world.folder))
    before = world.book.version()
    world.adopt((TRAINING, "title: Joint", "title: Shared"))
    with pytest.raises(StalePreview):
        world.book.publish(ANN, new, previewed_on=before)


def test_what_a_catalogue_says_otherwise_is_told_key_by_key(world: World) -> None:
    pending = waiting(world, (GOAL, "at_least: 10 %", "at_least: {default: 12 %, KHM: 5 %}"),
                      ("codelists/units.csv", "hours,hour,hours", "hours,hour,clock hours"),
                      ("codelists/group_members.csv", "ALLIANCE,ALB,", "ALLIANCE,AND,"))
    assert [(each.part, each.code, each.key, each.before, each.after) for each in pending.changes] == [
        ("indicator", "ICSE_VICTIMS", "goal.at_least", "10 %", ""),
        ("indicator", "ICSE_VICTIMS", "goal.at_least.default", "", "12 %"),
        ("indicator", "ICSE_VICTIMS", "goal.at_least.KHM", "", "5 %"),
        ("group", "ALLIANCE", "members.ALB", "yes", ""),
        ("group", "ALLIANCE", "members.AND", "", "yes"),
        ("unit", "hours", "plural", "hours", "clock hours")]
    assert pending.catalogue_changes == (("indicator", "ICSE_VICTIMS"), ("group", "ALLIANCE"), ("unit", "hours"))


def test_an_upload_is_compared_with_figures_as_they_are_meant(world: World) -> None:
    world.adopt(DECLARED)
    rows = world.snapshot.observations(indicator="TRAININGS_HELD")
    assert sorted(zip(rows["year"], rows["value"], strict=True)) == [(2013, 4), (2014, 6)]


def test_what_was_only_renamed_or_converted_has_not_changed_between_two_versions(world: World) -> None:
    first = world.snapshot.version
    world.adopt(DECLARED, *to_days("{hours: 1/24}"))
    found = between(world.snapshot, first, world.snapshot.version)
    assert (len(found.rows), len(found.flips)) == (0, 0)


def test_a_note_goes_with_its_renamed_indicator(world: World) -> None:
    world.book.set_remark(ANN, note(indicator="JOINT_TRAININGS", public=True), previewed_on=world.book.version())
    world.adopt(DECLARED)
    assert [each.indicator for each in world.snapshot.remarks()] == ["TRAININGS_HELD"]


def test_withdrawing_figures_of_an_old_code_tells_what_becomes_of_the_new_one(world: World) -> None:
    old = next(each for each in world.snapshot.active_submissions() if each.indicators == ("JOINT_TRAININGS",))
    world.adopt(DECLARED)
    world.publish(line(year=2014, value=7, indicator="TRAININGS_HELD"))
    found = undoing(world.book, world.snapshot, old, restore=False)
    assert (found.keys, found.covered) == (2, 1)
    assert found.changes.rows[["indicator", "year", "kind"]].values.tolist() == [["TRAININGS_HELD", 2013, "gone"]]
