"""What the public sees of a data version, as the ledger holds it: earlier releases and cleared reports count."""

import shutil
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from indicators import ledger, public_view
from indicators.catalogue import canonical_bytes, load_catalogue
from indicators.judging.scoreboard import read
from indicators.ledger import Ledger
from indicators.ledger.records import NewSubmission
from indicators.model import Actor, observations
from indicators.model.parquet import to_parquet
from indicators.submissions.shipped_data import fill_with_shipped
from indicators.warehouse.snapshot import Snapshot
from tests.ledger.ledger_builders import ANN
from tests.submissions.folders import folder_of, line, report

pytestmark = pytest.mark.slow

WHOLE, GIRLS, BOYS = "", "SEX=F", "SEX=M"
filled = TemporaryDirectory()


def made(tmp_path: Path) -> tuple[Ledger, Snapshot]:
    """A ledger with the shipped goals and one figure, and their folder; made once and copied."""
    if not Path(filled.name, "ledger.db").exists():
        folder = folder_of(Path(filled.name), trainings=[line()])
        ledger.create(f"sqlite:///{filled.name}/ledger.db", lambda made: fill_with_shipped(made, folder)).close()
    shutil.copytree(filled.name, tmp_path, dirs_exist_ok=True)
    book = ledger.open(f"sqlite:///{tmp_path / 'ledger.db'}")
    return book, Snapshot(book)


def by_sex(counts: dict[str, int], code: str = "ICSE_VICTIMS") -> NewSubmission:
    """Victims of Cambodia in 2014."""
    rows = [{"indicator": code, "ref_area": "KHM", "year": 2014, "breakdown": breakdown, "value": count}
            for breakdown, count in counts.items()]
    return sent(rows)


def sent(rows: list[dict[str, object]]) -> NewSubmission:
    areas, codes = (tuple(sorted({str(row[name]) for row in rows})) for name in ("ref_area", "indicator"))
    return NewSubmission(kind="observations", filename="victims.csv",
                         original=repr(rows).encode(), rows=to_parquet(observations(rows)),
                         row_count=len(rows), areas=areas, indicators=codes, years=(2014,))


def adopt(book: Ledger, file: Path, plain: str, more: str) -> None:
    """Adopt the catalogue with more indicators at the end of a goal's file."""
    file.write_text(plain + more, encoding="utf-8")
    book.adopt(ANN, canonical_bytes(load_catalogue(file.parents[1])), previewed_on=book.version())


@pytest.mark.parametrize("how", ["released", "exported"])
@pytest.mark.parametrize("first, then, total_hidden", [
    ({WHOLE: 12}, {GIRLS: 9, BOYS: 3}, False),                  # nobody ever saw the 9
    ({GIRLS: 9}, {WHOLE: 12, BOYS: 3}, True),                   # whoever kept the 9 would subtract it
    ({WHOLE: 12, GIRLS: 9, BOYS: 3}, {WHOLE: 12}, False),       # the same as before
])
def test_a_total_is_hidden_where_an_earlier_release_or_export_had_other_breakdowns(
        tmp_path: Path, first: dict[str, int], then: dict[str, int], total_hidden: bool, how: str) -> None:
    book, snapshot = made(tmp_path)
    for counts in (first, then):
        book.publish(ANN, by_sex(counts), previewed_on=book.version())
        snapshot.catch_up()
        if how == "released":
            book.release(ANN, "A release")
        elif counts == first:
            public_view.keep(snapshot, snapshot.version)
    snapshot.catch_up()
    for area in (None, "KHM"):
        shown = read(snapshot, snapshot.version, "public", area).assessments
        victims = shown[shown["indicator"] == "ICSE_VICTIMS"].set_index("breakdown")
        assert victims["hidden"].to_dict() == {WHOLE: total_hidden, GIRLS: True, BOYS: True}
    assert not read(snapshot, snapshot.version, "staff").assessments["hidden"].any()


@pytest.mark.parametrize("cleared, said", [("no", ""), ("yes", "Two were held.")])
def test_a_quote_is_shown_where_its_report_is_cleared_for_the_public(tmp_path: Path, cleared: str, said: str) -> None:
    folder = folder_of(tmp_path, trainings=[line(marks="coded", source="Ministry", note="Two were held.")])
    report(folder, public=cleared)
    snapshot = Snapshot(ledger.create(f"sqlite:///{tmp_path / 'ledger.db'}",
                                      lambda made: fill_with_shipped(made, folder)))
    snapshot.catch_up()
    told = read(snapshot, snapshot.version, "public").observations.iloc[0]
    assert (told["note"], told["note_withheld"]) == (said, cleared == "no")
    assert read(snapshot, snapshot.version, "staff").observations["note"].iloc[0] == "Two were held."


def release(book: Ledger, snapshot: Snapshot, *submissions: NewSubmission) -> dict[str, float]:
    """Publish and release; what the public then sees of Cambodia's victims, by breakdown."""
    for submission in submissions:
        book.publish(ANN, submission, previewed_on=book.version())
    return seen(snapshot, book.release(ANN, "A release").version)


def seen(snapshot: Snapshot, version: int) -> dict[str, float]:
    snapshot.catch_up()
    rows = read(snapshot, version, "public").assessments
    rows = rows[rows["indicator"].isin(["ICSE_VICTIMS", "NEW_CODE"]) & ~rows["hidden"]]
    return dict(zip(rows["breakdown"], rows["value"], strict=True))


def test_what_was_shown_of_an_erased_submission_still_counts(tmp_path: Path) -> None:
    book, snapshot = made(tmp_path)
    assert release(book, snapshot, by_sex({GIRLS: 9})) == {GIRLS: 9}
    book.erase(ANN, f"S{book.version() - 1}", reason="Names")
    assert release(book, snapshot, by_sex({WHOLE: 12})) == {}
    assert release(book, Snapshot(book), by_sex({BOYS: 3})) == {}


def test_what_was_shown_in_a_release_that_was_taken_back_still_counts(tmp_path: Path) -> None:
    book, snapshot = made(tmp_path)
    release(book, snapshot, by_sex({GIRLS: 9}))
    book.take_back_release(ANN, book.version(), reason="A mistake")
    assert release(book, snapshot, by_sex({WHOLE: 12})) == {}


def test_what_a_release_shows_stays_as_decided(tmp_path: Path) -> None:
    book, snapshot = made(tmp_path)
    release(book, snapshot, by_sex({WHOLE: 12}))
    first = book.version()
    release(book, snapshot, by_sex({GIRLS: 9, BOYS: 3}))
    assert seen(Snapshot(book), first) == {WHOLE: 12}
    book.erase(ANN, f"S{first - 1}", reason="Names")
    assert seen(Snapshot(book), first) == {}
    book.verify()


def test_of_two_that_decide_at_once_the_second_knows_what_the_first_showed(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book, snapshot = made(tmp_path)
    book.publish(ANN, by_sex({GIRLS: 9}), previewed_on=book.version())
    girls = book.version()
    book.publish(ANN, by_sex({WHOLE: 12}), previewed_on=girls)
    snapshot.catch_up()
    public_view.keep_releases(snapshot)
    keep, meanwhile = book.keep_shown, [girls]

    def after_another(actor: Actor, version: int, rows: bytes, *, after: int) -> bool:
        if meanwhile:
            other = Snapshot(book)
            other.catch_up()
            public_view.keep(other, meanwhile.pop())
        return keep(actor, version, rows, after=after)

    monkeypatch.setattr(book, "keep_shown", after_another)
    public_view.keep(snapshot, girls + 1)
    assert [each.version for each in book.shown()][-2:] == [girls, girls + 1]
    assert seen(snapshot, girls + 1) == {}                                       # 12 less 9 would be 3


def test_releases_of_an_older_program_count_with_all_that_they_showed(tmp_path: Path) -> None:
    book, snapshot = made(tmp_path)
    codes = {WHOLE: 30, GIRLS: 20, "AGE=Y_LT13": 18, "AGE=Y_LT13;SEX=F": 10}               # 2 older boys
    book.publish(ANN, by_sex(codes), previewed_on=book.version())
    version = book.release(ANN, "By an older Goalline").version
    with sqlite3.connect(tmp_path / "ledger.db") as connection:
        connection.execute("INSERT INTO shown (version) VALUES (?)", (version,))
    snapshot.catch_up()
    rows = snapshot.observations(version=version)
    assert public_view.decided(rows, snapshot, version).out == {("ICSE_VICTIMS", "KHM", 2014)}
    assert book.not_yet_kept() == []


def test_one_area_alone_is_shown_what_it_is_shown_among_others(tmp_path: Path) -> None:
    book, snapshot = made(tmp_path)
    every = [{"indicator": "JOINT_TRAININGS", "ref_area": area, "year": 2014, "value": count, "conf_status": status}
             for area, count, status in (("WLD", 100, ""), ("KHM", 60, "C"), ("THA", 40, ""))]
    book.publish(ANN, sent(every), previewed_on=book.version())
    snapshot.catch_up()
    for _ in ("looked at before", "and after it is decided"):
        shown = {area: read(snapshot, book.version(), "public", area).assessments for area in ("WLD", "KHM", "THA")}
        hidden = {area: rows.loc[rows["indicator"] == "JOINT_TRAININGS", "hidden"] for area, rows in shown.items()}
        assert {area: one.tolist() for area, one in hidden.items()} == {"WLD": [True], "KHM": [True], "THA": [False]}
        public_view.keep(snapshot, book.version())


def test_of_many_releases_that_nobody_was_shown_the_last_are_decided_and_others_when_asked_for(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public_view, "LATELY", 2)
    book, snapshot = made(tmp_path)
    versions = []
    for count in (40, 50, 60, 70):
        book.publish(ANN, by_sex({WHOLE: count}), previewed_on=book.version())
        versions.append(book.release(ANN, "By a script").version)
    assert seen(snapshot, versions[-1]) == {WHOLE: 70}
    assert [each.version for each in book.shown()][-2:] == versions[-2:]
    assert seen(snapshot, versions[0]) == {WHOLE: 40}
    assert [each.version for each in book.shown()][-1] == versions[0]


def test_each_record_of_what_was_shown_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book, snapshot = made(tmp_path)
    release(book, snapshot, by_sex({WHOLE: 40}))
    release(book, snapshot, by_sex({WHOLE: 50}))
    monkeypatch.setattr("indicators.ledger.public_record.from_bytes", None)
    assert seen(snapshot, book.version()) == {WHOLE: 50}


def test_a_quote_is_withheld_where_a_report_that_is_not_cleared_has_the_same_title(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, trainings=[line(marks="coded", source="Ministry", note="Two were held.")])
    report(folder, public="yes")
    book = ledger.create(f"sqlite:///{tmp_path / 'ledger.db'}", lambda made: fill_with_shipped(made, folder))
    book.publish(ANN, NewSubmission(
        kind="narrative", filename="next.txt", original=b"A) Little.", source="Ministry",
        areas=("KHM",), years=(2015,), payload={"public": False}), previewed_on=book.version())
    snapshot = Snapshot(book)
    snapshot.catch_up()
    assert read(snapshot, snapshot.version, "public").observations["note"].tolist() == [""]
