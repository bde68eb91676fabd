"""A changed catalogue never changes a figure: it may rename an indicator, and give it no other unit or stages."""

from pathlib import Path

import pytest

from indicators.catalogue import canonical_bytes, load_catalogue
from indicators.changes.versions import between
from indicators.errors import InputRefused, StalePreview
from indicators.model import Catalogue
from indicators.permission import staff
from indicators.submissions.changed_files import Pending, differences, pending_changes, submit_differences
from indicators.submissions.history import undoing
from indicators.submissions.shipped_data import read_shipped
from tests.catalogue.builders import GOAL, LAWS, change
from tests.ledger.ledger_builders import note
from tests.submissions.folders import FilledLedger, copied, fill_ledger, folder_of, line, write

ANN = staff("Ann")
TAKEDOWN, TRAINING = "goals/4.2-takedown.yaml", "goals/2.2-joint-efforts.yaml"
STAGES = "{0: no law, 1: drafting, 2: before parliament, 3: adopted, 4: in force, 5: applied}"
FILES = {
    "hours": [line(year=2013, value=96, indicator="TAKEDOWN_HOURS", unit="hours"),
              line(year=2014, value=48, indicator="TAKEDOWN_HOURS", unit="hours")],
    "laws": [line(year=2014, value=3, indicator="LEGISLATION_STAGE", unit="stage")],
    "trainings": [line(year=2013, value=4), line(year=2014, value=6)],
    "victims": [line(year=2013, value=3, indicator="ICSE_VICTIMS", unit="victims"),
                line(year=2014, value=40, indicator="ICSE_VICTIMS", unit="victims")]}


class World(FilledLedger):
    """A folder of which the catalogue changes, and its ledger."""

    def adopt(self, *changes: tuple[str, str, str]) -> Catalogue:
        """Change files and adopt what they say, without the preview that refuses."""
        for file, old, new in changes:
            change(self.folder, file, old, new)
        catalogue = load_catalogue(self.folder)
        self.book.adopt(ANN, canonical_bytes(catalogue), previewed_on=self.book.version())
        self.snapshot.catch_up()
        return catalogue

    def figures(self, *codes: str, version: int | None = None) -> dict[tuple[str, int], float]:
        rows = self.snapshot.observations(version=version)
        return {(row["indicator"], row["year"]): row["value"] for row in rows.to_dict("records")
                if row["indicator"] in codes}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with data/ and the ledger that was filled from it, made once; no test writes to it."""
    made = tmp_path_factory.mktemp("filled")
    fill_ledger(folder_of(made, **FILES))
    return made


@pytest.fixture
def world(filled: Path, tmp_path: Path, sqlite_url: str) -> World:
    return World(copied(filled, tmp_path), sqlite_url)


TO_TIME = (TAKEDOWN, "  - id: TAKEDOWN_HOURS", "  - id: TAKEDOWN_TIME\n    was: TAKEDOWN_HOURS")
TO_PROGRESS = (LAWS, "  - id: LEGISLATION_STAGE", "  - id: LEGISLATION_PROGRESS\n    was: LEGISLATION_STAGE")
TO_DAYS = ((TAKEDOWN, "unit: hours", "unit: days"), (TAKEDOWN, "    conversions: {days: 24}\n", ""))
CUT = (LAWS, STAGES, "{0: no law, 1: drafting, 2: adopted, 3: in force, 4: applied}")
TO_CUT = (CUT, (LAWS, "maximum: 5", "maximum: 4"), (LAWS, "reach: 4", "reach: 3"))


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


def test_one_catalogue_alone_changes_nothing(world: World) -> None:
    before = world.snapshot.observations()
    world.adopt((TRAINING, "title: Joint", "title: Shared"))
    after = world.snapshot.observations()
    assert after.equals(before)


def waiting(world: World, *changes: tuple[str, str, str]) -> Pending:
    """What waits once files were changed; the figures of the folder are those that were loaded."""
    for file, old, new in changes:
        change(world.folder, file, old, new)
    return differences(world.book, world.snapshot, world.folder)


def told(pending: Pending) -> list[tuple[object, ...]]:
    return [(each.code, each.found, each.values.get("year")) for each in pending.adoption.invalid]


KHM = "codelists/ref_areas.csv"


@pytest.mark.parametrize("changes, code, found, count", [
    (TO_DAYS, "adopt.unit", "hours", 2), ((*TO_DAYS, TO_TIME), "adopt.unit", "hours", 2),
    (TO_CUT, "adopt.stages", "adopted", 1), ((*TO_CUT, TO_PROGRESS), "adopt.stages", "adopted", 1),
    (((LAWS, "3: adopted, 4: in force", "3: in force, 4: adopted"),), "adopt.stages", "adopted", 1),
    (((LAWS, f"    stages: {STAGES}\n", ""),
      (LAWS, "method: milestones, reach: 4", "method: keep, at_least: 3")),
     "adopt.stages", "adopted", 1),
    ((RENAMED,), "adopt.no_indicator", "JOINT_TRAININGS", 2)])
def test_a_catalogue_under_which_figures_would_mean_something_else_is_refused(
        changes: tuple[tuple[str, str, str], ...], code: str, found: str, count: int, world: World) -> None:
    pending, version = waiting(world, *changes), world.book.version()
    assert [(issue.code, issue.found, issue.values["count"]) for issue in pending.adoption.refused] == [
        (code, found, count)]
    with pytest.raises(InputRefused, match=r"catalogue\.not_adopted"):
        submit_differences(world.book, pending, ANN, "")
    assert world.book.version() == version


def test_so_is_one_for_figures_that_were_withdrawn_since_they_may_be_restored(world: World) -> None:
    for submission in world.snapshot.active_submissions():
        world.book.withdraw(ANN, submission.id, reason="wrong", previewed_on=world.book.version())
    assert [issue.code for issue in waiting(world, *TO_DAYS).adoption.refused] == ["adopt.unit"]


def test_so_is_one_without_an_area_that_has_figures(world: World) -> None:
    rows, members = ((world.folder / file).read_text("utf-8").splitlines(keepends=True)
                     for file in (KHM, "codelists/group_members.csv"))
    gone = [(KHM, row, "") for row in rows if row.startswith("KHM,")]
    gone += [("codelists/group_members.csv", row, "") for row in members if ",KHM," in row]
    assert [(issue.code, issue.found) for issue in waiting(world, *gone).adoption.refused] == [("adopt.no_area", "KHM")]


def test_so_is_a_former_code_for_another_indicator(world: World) -> None:
    world.adopt(DECLARED)
    pending = waiting(world, (TRAINING, "    was: JOINT_TRAININGS\n", ""),
                      (LAWS, "  - id: LEGISLATION_STAGE", "  - id: JOINT_TRAININGS\n    was: LEGISLATION_STAGE"))
    assert [issue.code for issue in pending.adoption.refused] == ["adopt.former_code"]


@pytest.mark.parametrize("changes", [
    (DECLARED,), (TO_PROGRESS,), ((LAWS, "3: adopted", "3: passed"),), ((LAWS, "5: applied}", "5: carried out}"),),
    ((LAWS, ", 5: applied}", "}"),)])                                # a stage that no figure has may go
def test_what_keeps_the_meaning_is_adopted_and_nothing_is_offered_again(
        changes: tuple[tuple[str, str, str], ...], world: World) -> None:
    pending = waiting(world, *changes)
    assert pending.adoption.refused == ()
    submit_differences(world.book, pending, ANN, "")
    again = differences(world.book, world.snapshot, world.folder)
    assert (again.catalogue, again.adoption.invalid) == (None, ())


def test_a_file_that_names_a_renamed_indicator_has_not_changed(world: World) -> None:
    write(world.folder, "observations/trainings.csv", *(row.replace("JOINT_TRAININGS", "TRAININGS_HELD")
                                                        for row in FILES["trainings"]))
    pending = waiting(world, DECLARED)
    assert [file.file for file in pending.files if len(file.new) + len(file.changed)] == []
    assert pending_changes(world.snapshot, pending).flips.empty


@pytest.mark.parametrize("changes, expected", [
    ([(TRAINING, "    minimum: 0", "    minimum: 5")], [("adopt.below_limit", "4", 2013)]),
    ([(TAKEDOWN, "    minimum: 0", "    minimum: 0\n    maximum: 50")], [("adopt.above_limit", "96", 2013)]),
    ([(TRAINING, "{method: activity}", "{method: reach, value: 4, by: 2010}")], [("adopt.deadline", "2010", 2013)]),
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


def test_what_was_only_renamed_has_not_changed_between_two_versions(world: World) -> None:
    first = world.snapshot.version
    world.adopt(DECLARED)
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
