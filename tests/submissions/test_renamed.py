"""A renamed indicator is the same one: in previews, between releases, and when the same file is sent again."""

import pytest

from indicators.changes.releases import preview_release, release
from indicators.changes.versions import between
from indicators.ingest.mapping import Choices
from indicators.permission import staff
from indicators.submissions.preview import Prepared, choices_before, prepare
from indicators.submissions.publishing import publish
from indicators.submissions.remembered import answers_in, remember
from indicators.warehouse.diff import CHANGED
from tests.ledger.ledger_builders import note
from tests.submissions.test_changed_catalogue import (  # noqa: F401
    DECLARED,
    TO_PROGRESS,
    TRAINING,
    World,
    filled,
    waiting,
    world,
)

ANN = staff("Ann")
SENT = b"ref_area,year,value,unit\nKHM,2015,5,trainings\nKHM,2016,500,trainings\n"
AGAIN = (TRAINING, "  - id: TRAININGS_HELD\n    was: JOINT_TRAININGS", "  - id: TRAININGS\n    was: TRAININGS_HELD")
HEADER = ["ref_area", "year", "kind", "value", "unit"]
NAMED = b"ref_area,year,kind,value,unit\nKampuchea,2015,courses,5,trainings\n"


def test_what_waits_names_a_renamed_indicator_as_one_that_changed(world: World) -> None:  # noqa: F811
    pending = waiting(world, DECLARED)
    assert [(each.part, each.code, each.key, each.before, each.after) for each in pending.changes
            if each.part == "indicator"] == [
        ("indicator", "TRAININGS_HELD", "id", "JOINT_TRAININGS", "TRAININGS_HELD"),
        ("indicator", "TRAININGS_HELD", "was", "", "JOINT_TRAININGS")]
    assert pending.catalogue_changes == (("goal", "2.2"), ("indicator", "TRAININGS_HELD"))


@pytest.mark.parametrize("wrong_already, renamed", [
    ((TRAINING, "    minimum: 0", "    minimum: 5"), DECLARED),
    ((TRAINING, "{method: activity}", "{method: reach, value: 4, by: 2010}"), DECLARED)])
def test_what_was_wrong_under_the_old_code_is_not_found_again_under_the_new(
        wrong_already: tuple[str, str, str], renamed: tuple[str, str, str], world: World) -> None:  # noqa: F811
    world.adopt(wrong_already)
    assert waiting(world, renamed).adoption.invalid == ()


def released_with_a_remark(world: World, indicator: str) -> int:  # noqa: F811
    """The version of a first release, with a remark on the indicator that is then renamed."""
    world.book.set_remark(ANN, note(indicator=indicator, public=True), previewed_on=world.book.version())
    world.snapshot.catch_up()
    return release(world.book, world.snapshot, ANN, "first", note="", previewed_on=world.book.version()).version


def test_neither_release_nor_comparison_counts_a_rename_in_either_direction(world: World) -> None:  # noqa: F811
    first = released_with_a_remark(world, "LEGISLATION_STAGE")
    world.adopt(TO_PROGRESS)
    world.publish("KHM,2015,LEGISLATION_PROGRESS,4,stage,,,,Police,https://example.org,")
    newest = world.book.version()
    found = preview_release(world.snapshot, newest)
    assert found.changes.rows[["indicator", "year", "kind"]].to_numpy().tolist() == [
        ["LEGISLATION_PROGRESS", 2015, "new"]]
    assert set(found.changes.flips["year"]) == {2015}
    assert found.texts["remarks"] == {"new": 0, "gone": 0, "changed": 0}
    release(world.book, world.snapshot, ANN, "second", note="", previewed_on=newest)
    back = preview_release(world.snapshot, first).changes
    assert back.rows[["indicator", "year", "kind"]].to_numpy().tolist() == [
        ["LEGISLATION_PROGRESS", 2015, "gone"]]
    assert between(world.snapshot, newest, first).rows[["indicator", "year", "kind"]].to_numpy().tolist() == [
        ["LEGISLATION_PROGRESS", 2015, "gone"]]


def test_figures_that_were_renamed_two_times_are_found_by_the_last_two_codes(world: World) -> None:  # noqa: F811
    world.adopt(DECLARED)
    world.adopt(AGAIN)
    for code in ("TRAININGS_HELD", "TRAININGS"):
        content = f"indicator,ref_area,year,value,unit\n{code},KHM,2014,9,trainings\n".encode()
        found = prepare(content, "new.csv", Choices(), world.book, world.snapshot)
        assert found.comparison
        assert found.comparison.rows["indicator"].tolist() == ["TRAININGS"]
        assert found.comparison.count(CHANGED) == 1


def test_neither_release_nor_comparison_counts_two_renames(world: World) -> None:  # noqa: F811
    first = released_with_a_remark(world, "JOINT_TRAININGS")
    world.adopt(DECLARED)
    assert waiting(world, AGAIN).adoption.invalid == ()
    world.adopt()
    newest = world.book.version()
    found = preview_release(world.snapshot, newest)
    assert (len(found.changes.rows), len(found.changes.flips)) == (0, 0)
    assert found.texts["remarks"] == {"new": 0, "gone": 0, "changed": 0}
    assert [note.indicator for note in world.snapshot.remarks()] == ["TRAININGS"]
    for one, other in ((first, newest), (newest, first)):
        assert between(world.snapshot, one, other).rows.empty


@pytest.mark.parametrize("code", ["JOINT_TRAININGS", "TRAININGS_HELD"])
def test_the_same_file_is_known_again_whichever_code_is_named(code: str, world: World) -> None:  # noqa: F811
    first = prepare(SENT, "new.csv", Choices(indicator="JOINT_TRAININGS"), world.book, world.snapshot)
    assert publish(first, world.book, ANN)                       # 500 after 5 waits for a reason
    world.adopt(DECLARED)
    again = prepare(SENT, "new.csv", Choices(indicator=code), world.book, world.snapshot)
    assert again.sent_before
    assert again.left_out.tolist() == [False, True]
    assert publish(again, world.book, ANN, reason="asked")
    world.snapshot.catch_up()
    assert world.figures("TRAININGS_HELD")["TRAININGS_HELD", 2016] == 500
    assert choices_before(SENT, world.snapshot).indicator in ("TRAININGS_HELD", code)


def answered(world: World, *changes: tuple[str, str, str]) -> Prepared:  # noqa: F811
    """A file whose words were answered before the catalogue changed."""
    stated = Choices(columns={"kind": "indicator"}, indicators={"courses": "JOINT_TRAININGS"},
                     areas={"Kampuchea": "KHM"})
    remember(world.book, ANN, [*answers_in(stated, HEADER)])
    world.adopt(*changes)
    return prepare(NAMED, "named.csv", Choices(), world.book, world.snapshot)


def test_a_name_that_meant_the_old_code_means_the_new_one(world: World) -> None:  # noqa: F811
    found = answered(world, DECLARED)
    assert found.comparison
    assert found.comparison.rows["indicator"].tolist() == ["TRAININGS_HELD"]


def test_a_column_that_held_the_old_code_holds_the_new_one(world: World) -> None:  # noqa: F811
    remember(world.book, ANN, [*answers_in(Choices(columns={"courses": "indicator:JOINT_TRAININGS"}), [])])
    world.adopt(DECLARED)
    found = prepare(b"ref_area,year,courses\nKHM,2015,5\n", "wide.csv", Choices(), world.book, world.snapshot)
    assert found.comparison
    assert found.comparison.rows["indicator"].tolist() == ["TRAININGS_HELD"]


def test_an_answer_whose_code_is_gone_is_asked_for_again(world: World) -> None:  # noqa: F811
    found = answered(world, (TRAINING, "  - id: JOINT_TRAININGS", "  - id: TRAININGS_HELD"))
    assert [each.code for each in found.issues] == ["indicator.unknown"]
    members = (world.folder / "codelists/group_members.csv").read_text("utf-8").splitlines(keepends=True)
    areas = (world.folder / "codelists/ref_areas.csv").read_text("utf-8").splitlines(keepends=True)
    found = answered(world, *(("codelists/group_members.csv", each, "") for each in members if ",KHM," in each),
                     *(("codelists/ref_areas.csv", each, "") for each in areas if each.startswith("KHM,")))
    assert {each.code for each in found.issues} == {"indicator.unknown", "area.unknown"}
