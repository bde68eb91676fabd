"""What a release shows the public is decided when it is made, stored with it, and read without writing."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from indicators import ledger
from indicators.changes.releases import not_public, preview_release, public_view, release
from indicators.ledger import Ledger
from indicators.ledger.records import NewSubmission
from indicators.model import observations
from indicators.model.parquet import to_parquet
from indicators.submissions.shipped_data import fill_with_shipped
from indicators.warehouse.snapshot import Snapshot
from tests.ledger.ledger_builders import ANN, note, reply
from tests.submissions.folders import folder_of, line, report

VICTIMS = "ICSE_VICTIMS"
GIRLS, BOYS = "SEX=F", "SEX=M"
filled = TemporaryDirectory()


@pytest.fixture
def opened(tmp_path: Path) -> tuple[Ledger, Snapshot]:
    """A ledger with the shipped goals and one figure, made once and copied, and its snapshot."""
    if not Path(filled.name, "ledger.db").exists():
        folder = folder_of(Path(filled.name), trainings=[line()])
        ledger.create(f"sqlite:///{filled.name}/ledger.db", lambda made: fill_with_shipped(made, folder)).close()
    shutil.copytree(filled.name, tmp_path, dirs_exist_ok=True)
    book = ledger.open(f"sqlite:///{tmp_path / 'ledger.db'}")
    return book, Snapshot(book)


def sent(rows: list[dict[str, object]]) -> NewSubmission:
    areas, codes = (tuple(sorted({str(row[name]) for row in rows})) for name in ("ref_area", "indicator"))
    years = tuple(sorted({int(str(row["year"])) for row in rows}))
    return NewSubmission(kind="observations", filename="victims.csv", original=repr(rows).encode(),
                         rows=to_parquet(observations(rows)), row_count=len(rows), areas=areas, indicators=codes,
                         years=years)


def by_sex(counts: dict[str, int], code: str = VICTIMS) -> NewSubmission:
    """Victims of Cambodia in 2014, by breakdown."""
    return sent([{"indicator": code, "ref_area": "KHM", "year": 2014, "breakdown": breakdown, "value": count}
                 for breakdown, count in counts.items()])


def released(book: Ledger, snapshot: Snapshot, *submissions: NewSubmission) -> int:
    for submission in submissions:
        book.publish(ANN, submission, previewed_on=book.version())
    return release(book, snapshot, ANN, "A release", note="", previewed_on=book.version()).version


def victims(snapshot: Snapshot, version: int) -> list[float]:
    """The victims of Cambodia in 2014 that the public sees at a version."""
    snapshot.catch_up()
    rows = public_view(snapshot, version).board.observations
    return list(rows.loc[(rows["indicator"] == VICTIMS) & ~rows["hidden"], "value"])


def test_the_event_of_a_release_holds_the_hidden_keys_by_reason(opened: tuple[Ledger, Snapshot]) -> None:
    book, snapshot = opened
    version = released(book, snapshot, by_sex({"": 12, GIRLS: 9, BOYS: 3}))
    assert book.events(after=version - 1)[0].payload["hidden"] == {
        "breakdown": [[VICTIMS, "KHM", 2014, GIRLS], [VICTIMS, "KHM", 2014, BOYS]]}
    assert victims(snapshot, version) == [12]
    second = released(book, snapshot, by_sex({"": 3}))
    assert book.events(after=second - 1)[0].payload["hidden"]["small_count"] == [[VICTIMS, "KHM", 2014, ""]]
    assert (victims(Snapshot(book), version), victims(Snapshot(book), second)) == ([12], [])
    book.verify()


def test_what_an_erasure_brings_back_is_decided_on_and_what_was_hidden_stays_so(
        opened: tuple[Ledger, Snapshot]) -> None:
    book, snapshot = opened
    book.publish(ANN, by_sex({"": 3}), previewed_on=book.version())
    version = released(book, snapshot, by_sex({"": 12}))
    assert victims(snapshot, version) == [12]
    book.erase(ANN, f"S{version - 1}", reason="Names")
    assert victims(Snapshot(book), version) == []              # the 3 is current again, and was never decided on
    small = released(book, snapshot, by_sex({"": 4}))
    book.publish(ANN, by_sex({"": 40}), previewed_on=book.version())
    assert victims(Snapshot(book), small) == []


def test_reading_what_a_release_shows_or_would_show_writes_nothing(opened: tuple[Ledger, Snapshot]) -> None:
    book, snapshot = opened
    released(book, snapshot, by_sex({"": 12}))
    book.publish(ANN, by_sex({"": 14}), previewed_on=book.version())
    before = book.head(), len(book.log())
    assert victims(snapshot, book.version()) == [14]
    preview_release(snapshot, book.version())
    assert (book.head(), len(book.log())) == before


def test_a_preview_counts_what_is_hidden_by_reason_and_lists_what_the_current_release_shows(
        opened: tuple[Ledger, Snapshot]) -> None:
    book, snapshot = opened
    released(book, snapshot, by_sex({"": 12}))
    book.publish(ANN, by_sex({"": 3, GIRLS: 3}), previewed_on=book.version())
    preview = preview_release(snapshot, snapshot.catch_up())
    assert preview.reasons == {"breakdown": 1, "small_count": 1}
    assert preview.newly_hidden.to_numpy().tolist() == [[VICTIMS, "KHM", 2014, "", "small_count"]]
    assert (preview.next, preview.changes.count("gone")) == (book.version() + 1, 1)
    released(book, snapshot)
    assert preview_release(snapshot, snapshot.catch_up()).newly_hidden.empty


def test_remarks_and_lines_of_reports_with_a_hidden_number_are_not_public(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, trainings=[line()], victims=[line(value=3, indicator=VICTIMS, unit="victims")])
    report(folder, public="yes", text="A) Three victims.\nB) 40 trainings.")
    book = ledger.create(f"sqlite:///{tmp_path / 'ledger.db'}", lambda made: fill_with_shipped(made, folder))
    for text in ("Two units report.", "All units report."):
        book.set_remark(ANN, note("KHM", 2014, "JOINT_TRAININGS", text=text, public=True), previewed_on=book.version())
        book.set_remark(ANN, reply("KHM", "2.2", text=text), previewed_on=book.version())
    book.set_remark(ANN, note("KHM", 2014, VICTIMS, text="As agreed.", public=True), previewed_on=book.version())
    snapshot = Snapshot(book)
    view = public_view(snapshot, snapshot.catch_up())
    assert [remark.text for remark in view.remarks] == ["All units report.", "All units report."]
    assert [found.text for found in view.reports] == ["B) 40 trainings."]


@pytest.mark.parametrize("cleared, shown", [("no", ""), ("yes", "Some were held.")])
def test_a_quote_is_shown_where_its_report_is_cleared_for_the_public(tmp_path: Path, cleared: str, shown: str) -> None:
    folder = folder_of(tmp_path, trainings=[line(marks="coded", source="Ministry", note="Some were held.")])
    report(folder, public=cleared)
    book = ledger.create(f"sqlite:///{tmp_path / 'ledger.db'}", lambda made: fill_with_shipped(made, folder))
    snapshot = Snapshot(book)
    row = public_view(snapshot, snapshot.catch_up()).board.observations.iloc[0]
    assert (row["note"], row["note_withheld"]) == (shown, cleared == "no")
    book.publish(ANN, NewSubmission(
        kind="narrative", filename="next.txt", original=b"A) Little.", source="Ministry",
        areas=("KHM",), years=(2015,), payload={"public": False}), previewed_on=book.version())
    assert public_view(snapshot, snapshot.catch_up()).board.observations["note"].tolist() == [""]


def test_what_is_not_public_is_that_of_the_areas_and_goals_alone(opened: tuple[Ledger, Snapshot]) -> None:
    book, snapshot = opened
    version = released(book, snapshot, by_sex({"": 9, GIRLS: 7, BOYS: 2}))
    for areas, goals, found in ((None, (), "figures"), ((), (), "figures"), ((), ("1.1",), "figures"),
                                (("KHM",), ("1.1",), "figures"),
                                ((), ("2.2",), ""), (("KHM",), ("2.2",), ""), (("THA",), ("1.1",), "")):
        assert not_public(snapshot, version, areas, goals, released=True) == found


def test_a_file_on_a_group_has_no_context_of_a_country_so_that_none_of_it_is_not_public(
        opened: tuple[Ledger, Snapshot]) -> None:
    book, snapshot = opened
    version = released(book, snapshot, by_sex({"": 9, GIRLS: 7, BOYS: 2}, "icse_identified_victims_cumulative"))
    for areas, found in ((None, "figures"), ((), ""), (("KHM",), "figures")):
        assert not_public(snapshot, version, areas, ("1.1",), released=True) == found
