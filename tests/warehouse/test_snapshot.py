"""The snapshot says what the ledger holds, at any version, while others write."""

import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.catalogue import canonical_bytes
from indicators.errors import LedgerTrouble, Refusal
from indicators.ledger import Ledger
from indicators.ledger.records import NewSubmission
from indicators.model import KEY, OBSERVATION, Catalogue
from indicators.model import observations as frame_of
from indicators.model.parquet import to_parquet
from indicators.warehouse.snapshot import Snapshot
from tests.ledger.ledger_builders import ANN, by_hand, empty, figures, note
from tests.warehouse import snapshot_twin as twin

pytestmark = pytest.mark.slow

AREAS, INDICATORS, YEARS = ["KHM", "THA", "VNM"], ["CAMPAIGNS", "WORKSHOPS"], [2013, 2014]
COLUMNS = list({**OBSERVATION, "submission": "str", "since": "int64"}.items())
KEYS = [(indicator, area, year, breakdown)
        for indicator in INDICATORS for area in AREAS for year in YEARS for breakdown in ("", "SEX=F")]


def rows(keys: list[tuple[Any, ...]], value: float | None) -> NewSubmission:
    """A submission that says ``value`` of each key, or that all are retracted."""
    more = {"value": float("nan"), "absence": "retracted"} if value is None else {"value": value}
    frame = frame_of([dict(zip(KEY, key, strict=True)) | more for key in keys])
    return NewSubmission(
        kind="observations", filename="figures.csv", original=b"as sent", rows=to_parquet(frame),
        row_count=len(keys), areas=tuple(frame["ref_area"]), indicators=tuple(frame["indicator"]),
        years=tuple(frame["year"]))


def report(area: str, text: str) -> NewSubmission:
    return NewSubmission(kind="narrative", filename="report.txt", original=text.encode(),
                         areas=(area,), years=(2014,), source="Ministry")


def catalogue(name: str) -> bytes:
    return canonical_bytes(Catalogue(policy_targets=(), goals=(), areas=(), groups=(), memberships=(),
                                     units={name: name}))


def do(book: Ledger, snapshot: Snapshot, step: tuple[Any, ...]) -> None:
    """One step of a random history."""
    what, *how = step
    now = book.version()
    if what == "publish":
        book.publish(ANN, rows(how[0], how[1]), previewed_on=now)
    elif what == "report":
        book.publish(ANN, report(how[0], f"{how[0]} at {now}"), previewed_on=now)
    elif what == "adopt":
        book.adopt(ANN, catalogue(f"unit{how[0]}"), previewed_on=now)
    elif what == "release" and now:
        book.release(ANN, f"Release {now}", version=how[0] % now + 1)
    elif what == "take_back_release":
        take_back_release(book, how[0])
    elif what == "catch_up":
        assert snapshot.catch_up() == now
    elif what in ("turn", "erase"):
        turn_or_erase(book, what, how[0])
    elif what == "note":
        book.set_remark(ANN, note(how[0], indicator="CAMPAIGNS", text=f"Note\nat {now}"), previewed_on=now)
    elif what in ("take_back", "erase_note"):
        take_back_or_erase_note(book, what, how[0])


def turn_or_erase(book: Ledger, what: str, which: int) -> None:
    """Withdraw what stands, restore what does not, or erase it."""
    there = [each for each in book.submissions() if each.kind != "catalogue" and not each.erased]
    if not there:
        return
    chosen = there[which % len(there)].id
    if what == "erase":
        book.erase(ANN, chosen, reason="names")
    elif chosen in twin.current(book, book.version()):
        book.withdraw(ANN, chosen, reason="wrong", previewed_on=book.version())
    else:
        book.restore(ANN, chosen, reason="right", previewed_on=book.version())


def take_back_release(book: Ledger, which: int) -> None:
    """Take back a release that stands."""
    back = {event.payload["undoes"] for event in book.events() if event.kind == "release_taken_back"}
    there = [event.version for event in book.events() if event.kind == "released" and event.version not in back]
    if there:
        book.take_back(ANN, there[which % len(there)], reason="too early")


def take_back_or_erase_note(book: Ledger, what: str, which: int) -> None:
    """Take back a note that stands, or erase any that was ever set."""
    ever = [event.version for event in book.events() if event.kind == "remark_set"]
    there = [note[0] for note in twin.notes(book, book.version())] if what == "take_back" else ever
    if there and what == "take_back":
        book.take_back(ANN, there[which % len(there)], reason="no longer so")
    elif there:
        book.erase_words(ANN, there[which % len(there)], reason="names")


def assert_as_the_twin_says(answers: twin.Answers, snapshot: Snapshot, version: int) -> None:
    expected = answers.observations
    assert read(snapshot, version=version) == expected
    of_area = {key: row for key, row in expected.items() if key[1] == "KHM"}
    assert read(snapshot, version=version, ref_area="KHM") == of_area
    assert read(snapshot, version=version, ref_area="KHM", indicator="WORKSHOPS") == {
        key: row for key, row in of_area.items() if key[0] == "WORKSHOPS"}
    assert [each.id for each in snapshot.active_submissions(version)] == answers.current
    assert {(each.ref_area, each.year): (each.submission, each.text)
            for each in snapshot.narratives(version)} == answers.narratives
    assert noted(snapshot, version) == answers.notes
    assert noted(snapshot, version, "KHM") == [note for note in answers.notes if note[1] == "KHM"]
    if answers.catalogue:
        assert canonical_bytes(snapshot.catalogue(version)) == answers.catalogue
    else:
        with pytest.raises(Refusal, match=r"catalogue\.none"):
            snapshot.catalogue(version)


def noted(snapshot: Snapshot, *asked: Any) -> list[tuple[Any, ...]]:
    """Notes as the twin has them."""
    return [(each.version, each.ref_area, each.text, each.reason, each.recorded_by, each.recorded_at)
            for each in snapshot.remarks(*asked)]


def read(snapshot: Snapshot, **asked: Any) -> twin.Rows:
    """Rows by key; a value that is absent is None, as the twin has it."""
    frame = snapshot.observations(**asked)
    assert list(zip(frame.columns, map(str, frame.dtypes), strict=True)) == COLUMNS
    rows: list[Any] = frame.to_dict("records")
    in_order = [(row["indicator"], row["ref_area"], row["year"], row["breakdown"]) for row in rows]
    assert in_order == sorted(set(in_order))
    return {tuple(row[name] for name in KEY): row | {"value": None if row["absence"] else row["value"]} for row in rows}


STEP = st.one_of(
    st.tuples(st.just("publish"), st.lists(st.sampled_from(KEYS), min_size=1, max_size=8, unique=True),
              st.one_of(st.none(), st.integers(0, 99))),
    st.tuples(st.just("turn"), st.integers(0, 9)),
    st.tuples(st.just("turn"), st.integers(0, 9)),
    st.tuples(st.just("erase"), st.integers(0, 9)),
    st.tuples(st.just("report"), st.sampled_from(AREAS)),
    st.tuples(st.just("adopt"), st.integers(0, 2)),
    st.tuples(st.just("release"), st.integers(0, 99)),
    st.tuples(st.just("take_back_release"), st.integers(0, 9)),
    st.tuples(st.just("note"), st.sampled_from(AREAS)),
    st.tuples(st.sampled_from(["take_back", "erase_note"]), st.integers(0, 9)),
    st.tuples(st.just("catch_up")),
)

FIXED = [
    ("publish", KEYS[:8], 1), ("publish", KEYS[4:12], 2), ("report", "KHM"), ("adopt", 0), ("catch_up",),
    ("turn", 0), ("publish", KEYS[2:6], None), ("turn", 0), ("catch_up",), ("turn", 1), ("report", "KHM"), ("turn", 3),
    ("release", 2), ("turn", 1), ("adopt", 1), ("turn", 0), ("turn", 1), ("release", 3),
    ("note", "KHM"), ("note", "THA"), ("catch_up",), ("take_back", 0), ("note", "KHM"), ("erase_note", 2),
    ("note", "KHM"), ("erase_note", 0),
    ("take_back_release", 1), ("catch_up",), ("take_back_release", 0), ("release", 4),
]


def run(book: Ledger, steps: list[tuple[Any, ...]]) -> None:
    """Live through the steps; then every version is as the twin has it, in the snapshot that lived and in a new one."""
    lived = Snapshot(book)
    for step in steps:
        do(book, lived, step)
    fresh, written = Snapshot(book), twin.Once(book)
    answers = [twin.answers(written, version) for version in range(book.version() + 1)]
    for snapshot in (lived, fresh):
        assert snapshot.catch_up() == book.version() == snapshot.version
        for version, of_version in enumerate(answers):
            assert_as_the_twin_says(of_version, snapshot, version)
        assert read(snapshot) == answers[-1].observations
        releases = twin.releases(written)
        assert [(each.version, each.name, each.taken_back) for each in snapshot.releases()] == releases
        current = [version for version, _, taken_back in releases if taken_back is None]
        assert snapshot.released_version() == (current[-1] if current else 0)


def test_a_fixed_history_is_read_as_the_slow_way_reads_it(ledger_url: str) -> None:
    run(empty(ledger_url), FIXED)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, min_size=4, max_size=10))
def test_random_histories_are_read_as_the_slow_way_reads_them(var: Path, steps: list[tuple[Any, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = empty(f"sqlite:///{folder}/ledger.db")
        run(book, steps)
        book.close()


def test_every_reader_sees_one_whole_version_while_others_publish(sqlite_url: str) -> None:
    book = empty(sqlite_url)
    book.publish(ANN, rows(KEYS, 1), previewed_on=0)
    snapshot = Snapshot(book)
    snapshot.catch_up()
    done = Event()

    def look() -> int:
        looks = 0
        while not done.is_set() or not looks:
            frame, older = snapshot.observations(), snapshot.observations(version=1)
            assert list(frame["value"]) == [frame.attrs["version"]] * len(KEYS)
            assert list(older["value"]) == [1] * len(KEYS)
            looks += 1
        return looks

    with ThreadPoolExecutor(8) as readers:
        looking = [readers.submit(look) for _ in range(8)]
        try:
            for value in range(2, 14):
                book.publish(ANN, rows(KEYS, value), previewed_on=book.version())
                snapshot.catch_up()
        finally:
            done.set()
        assert all(each.result() for each in looking)
    assert snapshot.version == 13


def test_a_release_is_not_seen_before_the_version_that_it_shows(
        sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    book = empty(sqlite_url)
    snapshot = Snapshot(book)
    book.publish(ANN, figures("KHM"), previewed_on=0)
    snapshot.catch_up()
    book.publish(ANN, figures("THA"), previewed_on=1)
    book.release(ANN, "First", version=2)
    seen: list[tuple[int, int, int]] = []

    class Looked(list[Any]):
        """Events of which the last is asked for once they are all loaded."""

        def __getitem__(self, index: Any) -> Any:
            released = snapshot.released_version()
            seen.append((snapshot.version, released, len(snapshot.observations(version=released))))
            return super().__getitem__(index)

    events = Looked(book.events(after=1))
    monkeypatch.setattr(book, "events", lambda after: events)
    assert snapshot.catch_up() == 3
    assert seen[-1] == (1, 0, 0)
    assert (snapshot.version, snapshot.released_version()) == (3, 2)


def test_several_that_catch_up_at_once_take_each_event_once(sqlite_url: str) -> None:
    book = empty(sqlite_url)
    snapshot = Snapshot(book)
    with ThreadPoolExecutor(8) as callers:
        for value in range(1, 6):
            book.publish(ANN, rows(KEYS[:value], value), previewed_on=book.version())
            assert list(callers.map(lambda _: snapshot.catch_up(), range(8))) == [value] * 8
    assert read(snapshot) == twin.observations(book, 5)


def test_what_was_erased_is_gone_from_a_running_snapshot_at_every_version(ledger_url: str) -> None:
    book = empty(ledger_url)
    book.publish(ANN, rows(KEYS[:2], 5), previewed_on=0)
    book.publish(ANN, report("KHM", "names of victims"), previewed_on=1)
    snapshot = Snapshot(book)
    snapshot.catch_up()
    assert len(snapshot.observations(version=1)) == 2
    assert snapshot.narratives(2)[0].text == "names of victims"
    book.erase(ANN, "S1", reason="names")
    book.erase(ANN, "S2", reason="names")
    assert snapshot.catch_up() == 4
    assert snapshot.observations(version=1).empty
    assert snapshot.narratives(2) == []
    assert snapshot.active_submissions(2)[0].filename == ""


def test_rows_altered_by_hand_are_not_read_and_the_snapshot_stays_as_it_was(ledger_url: str) -> None:
    book = empty(ledger_url)
    book.publish(ANN, rows(KEYS[:2], 5), previewed_on=0)
    snapshot = Snapshot(book)
    snapshot.catch_up()
    book.publish(ANN, rows(KEYS[:2], 6), previewed_on=1)
    book.publish(ANN, rows(KEYS[:2], 7), previewed_on=2)
    altered = "X'00'" if ledger_url.startswith("sqlite") else r"'\x00'"
    by_hand(ledger_url, f"UPDATE submission SET rows = {altered} WHERE id = 'S3'")
    with pytest.raises(LedgerTrouble, match=r"ledger\.damaged"):
        snapshot.catch_up()
    assert snapshot.version == 1
    assert list(snapshot.observations()["value"]) == [5, 5]


@pytest.mark.parametrize("version", [-1, 2])
def test_a_version_that_is_not_there_is_refused(sqlite_url: str, version: int) -> None:
    book = empty(sqlite_url)
    book.publish(ANN, rows(KEYS[:2], 5), previewed_on=0)
    snapshot = Snapshot(book)
    snapshot.catch_up()
    with pytest.raises(Refusal, match=r"ledger\.unknown_version"):
        snapshot.observations(version=version)


def test_nothing_stands_before_the_first_event(sqlite_url: str) -> None:
    snapshot = Snapshot(empty(sqlite_url))
    assert snapshot.catch_up() == 0
    assert snapshot.observations().empty
    assert read(snapshot) == {}
    assert [snapshot.active_submissions(), snapshot.narratives(), snapshot.releases()] == [[], [], []]
    assert snapshot.released_version() == 0
