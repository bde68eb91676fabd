"""Changed files are offered once, against what was loaded from them, with the statuses that would flip."""

from pathlib import Path
from typing import Any

import pytest

from indicators import ledger
from indicators.errors import InputRefused, StalePreview
from indicators.ledger import Ledger
from indicators.ledger.records import NewSubmission
from indicators.model import observations
from indicators.model.parquet import to_parquet
from indicators.permission import staff
from indicators.submissions.changed_files import Pending, differences, pending_changes, submit_differences
from indicators.submissions.shipped_data import fill_with_shipped
from indicators.warehouse.snapshot import Snapshot
from tests.submissions.folders import CAMPAIGNS, HEADER, TRAININGS, copied, fill_ledger, folder_of, line, report, write

ANN = staff("Ann")
GOAL = "goals/1.1-identify-victims.yaml"
FILES = {"trainings": [line(year=2012, value=3), line(year=2013, value=4), line(year=2014, value=6)],
         "campaigns": [line(indicator="CAMPAIGNS", unit="campaigns")]}


class World:
    """A folder, and a ledger that was filled from it."""

    def __init__(self, folder: Path, book: Ledger) -> None:
        self.folder, self.book = folder, book
        self.snapshot = Snapshot(self.book)

    def pending(self) -> Pending:
        return differences(self.book, self.snapshot, self.folder)

    def values(self, **asked: Any) -> dict[tuple[str, int], float | str]:
        self.snapshot.catch_up()
        frame = self.snapshot.observations(**asked)
        return {(row["indicator"], row["year"]): row["absence"] or row["value"] for row in frame.to_dict("records")}

    def upload(self, value: float, year: int = 2014) -> None:
        """A person's own figure."""
        frame = observations([{"indicator": "JOINT_TRAININGS", "ref_area": "KHM", "year": year, "value": value}])
        self.book.publish(ANN, NewSubmission(
            kind="observations", filename="mine.csv", original=b"", rows=to_parquet(frame),
            row_count=1, areas=("KHM",), indicators=("JOINT_TRAININGS",), years=(year,),
        ), previewed_on=self.book.version())


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with data/ and the ledger that was filled from it, made once; no test writes to it."""
    made = tmp_path_factory.mktemp("filled")
    data = folder_of(made, **FILES)
    report(data)
    fill_ledger(data)
    return made


@pytest.fixture
def world(filled: Path, tmp_path: Path, sqlite_url: str) -> World:
    return World(copied(filled, tmp_path), ledger.open(sqlite_url))


def nothing(pending: Pending) -> bool:
    return not (pending.catalogue or pending.files or pending.reports or pending.absent_reports)


def shape(pending: Pending) -> dict[str, tuple[list[int], list[int], list[int]]]:
    """Years that are new, changed, absent, by file."""
    return {file.file: (list(file.new["year"]), list(file.changed["year"]), list(file.absent["year"]))
            for file in pending.files}


def test_a_folder_that_did_not_change_offers_nothing(world: World) -> None:
    assert nothing(world.pending())


def test_new_changed_and_absent_rows_are_told_apart(world: World) -> None:
    write(world.folder, TRAININGS, line(year=2013, value=5), line(year=2014, value=6), line(year=2015, value=7))
    pending = world.pending()
    assert shape(pending) == {TRAININGS: ([2015], [2013], [2012])}
    (file,) = pending.files
    assert (list(file.before["value"]), list(file.changed["value"])) == ([4], [5])


@pytest.mark.parametrize("change", [{"note": "seen"}, {"marks": "provisional"}, {"source": "Ministry"}])
def test_a_row_with_another_note_mark_or_source_has_changed(world: World, change: dict[str, str]) -> None:
    write(world.folder, TRAININGS, line(year=2012, value=3, **change), *FILES["trainings"][1:])
    assert shape(world.pending()) == {TRAININGS: ([], [2012], [])}


def test_rows_in_another_order_have_not_changed(world: World) -> None:
    write(world.folder, TRAININGS, *reversed(FILES["trainings"]))
    assert nothing(world.pending())


def test_a_figure_that_is_absent_as_before_has_not_changed(tmp_path: Path, sqlite_url: str) -> None:
    folder = folder_of(tmp_path)
    write(folder, TRAININGS, line(value="") + ",late", header=f"{HEADER},absence")
    book = ledger.create(sqlite_url, lambda made: fill_with_shipped(made, folder))
    assert nothing(World(folder, book).pending())


def test_what_is_confirmed_stands_and_is_not_offered_again(world: World) -> None:
    write(world.folder, TRAININGS, line(year=2013, value=5), line(year=2014, value=6), line(year=2015, value=7))
    event, = submit_differences(world.book, world.pending(), ANN, "corrected")
    assert (event.kind, event.actor_name, event.note) == ("published", "Ann", "corrected")
    submission = world.book.submission(str(event.submission))
    assert (submission.row_count, submission.years, submission.payload) == (2, (2013, 2015), {"shipped": TRAININGS})
    assert world.book.original(submission.id) == (world.folder / TRAININGS).read_bytes()
    assert world.values(indicator="JOINT_TRAININGS") == {
        ("JOINT_TRAININGS", 2012): 3, ("JOINT_TRAININGS", 2013): 5, ("JOINT_TRAININGS", 2014): 6,
        ("JOINT_TRAININGS", 2015): 7}
    assert shape(world.pending()) == {TRAININGS: ([], [], [2012])}
    assert not world.pending().submissions(retract=False)


def test_absent_rows_are_retracted_only_where_a_person_says_so(world: World) -> None:
    (world.folder / TRAININGS).unlink()
    assert submit_differences(world.book, world.pending(), ANN, "") == []
    submit_differences(world.book, world.pending(), ANN, "", retract=True)
    assert set(world.values(indicator="JOINT_TRAININGS").values()) == {"retracted"}
    assert nothing(world.pending())


def test_a_row_that_moved_to_another_file_is_not_absent(world: World) -> None:
    write(world.folder, TRAININGS, *FILES["trainings"][:2])
    write(world.folder, CAMPAIGNS, *FILES["campaigns"], FILES["trainings"][2])
    assert shape(world.pending()) == {CAMPAIGNS: ([2014], [], [])}


def test_a_figure_that_a_person_replaced_is_offered_again_only_when_the_file_changes(world: World) -> None:
    world.upload(9)
    assert nothing(world.pending())
    write(world.folder, TRAININGS, *FILES["trainings"][:2], line(year=2014, value=7))
    (file,) = world.pending().files
    assert list(file.replacing["value"]) == [9]
    assert list(file.replacing["submission"]) == [world.book.submissions()[-1].id]


def test_a_correction_that_a_person_withdrew_is_not_offered_again(world: World) -> None:
    write(world.folder, TRAININGS, *FILES["trainings"][:2], line(year=2014, value=7))
    event, = submit_differences(world.book, world.pending(), ANN, "")
    world.book.withdraw(ANN, str(event.submission), reason="no", previewed_on=event.version)
    assert nothing(world.pending())


def test_a_file_whose_figures_were_erased_is_offered_again(world: World) -> None:
    loaded = next(each for each in world.book.submissions() if each.payload.get("shipped") == TRAININGS)
    world.book.withdraw(ANN, loaded.id, reason="no", previewed_on=world.book.version())
    world.book.erase(ANN, loaded.id, reason="a name")
    assert shape(world.pending()) == {TRAININGS: ([2012, 2013, 2014], [], [])}


def test_a_changed_catalogue_is_named_by_its_parts_and_adopted(world: World) -> None:
    path = world.folder / GOAL
    path.write_text(path.read_text("utf-8").replace("10 %", "30 %"), "utf-8")
    pending = world.pending()
    assert ("indicator", "ICSE_VICTIMS") in pending.catalogue_changes
    assert {part for part, _ in pending.catalogue_changes} == {"indicator"}
    event, = submit_differences(world.book, pending, ANN, "harder")
    assert (event.kind, event.note) == ("adopted", "harder")
    assert nothing(world.pending())


def test_a_changed_report_and_one_that_is_gone_are_told(world: World) -> None:
    report(world.folder, text="A) Even more.")
    assert [each.payload["shipped"] for each in world.pending().reports] == ["narratives/report.txt"]
    submit_differences(world.book, world.pending(), ANN, "")
    world.snapshot.catch_up()
    assert [each.text for each in world.snapshot.narratives()] == ["A) Even more."]
    assert nothing(world.pending())
    report(world.folder, text="A) Even more.", public="yes")
    assert len(world.pending().reports) == 1
    for file in (world.folder / "narratives").iterdir():
        file.unlink()
    (world.folder / "narratives").rmdir()
    assert world.pending().absent_reports == ("narratives/report.txt",)


def test_a_change_by_someone_else_since_the_preview_refuses_the_rest(world: World) -> None:
    write(world.folder, TRAININGS, *FILES["trainings"][:2], line(year=2014, value=7))
    pending = world.pending()
    world.upload(9)
    with pytest.raises(StalePreview):
        submit_differences(world.book, pending, ANN, "")
    assert world.values(indicator="JOINT_TRAININGS")["JOINT_TRAININGS", 2014] == 9


def test_a_wrong_file_is_refused_before_anything_is_compared(world: World) -> None:
    write(world.folder, TRAININGS, line(area="ZZY"))
    with pytest.raises(InputRefused, match=r"shipped\.refused"):
        world.pending()


def test_the_preview_shows_what_confirming_would_flip(world: World) -> None:
    write(world.folder, "observations/laws.csv", line(value=4, indicator="LEGISLATION_STAGE", unit="stage"))
    pending = world.pending()
    foreseen = pending_changes(world.snapshot, pending).flips
    assert foreseen[["ref_area", "year", "before", "after"]].to_dict("records") == [
        {"ref_area": "KHM", "year": 2014, "before": "", "after": "goal_met"}]
    assert pending_changes(world.snapshot, world.pending()).flips.equals(foreseen)
    submit_differences(world.book, pending, ANN, "")
    assert pending_changes(world.snapshot, world.pending()).flips.empty
