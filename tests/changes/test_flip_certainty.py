"""Each list of statuses that change says how sure the status before and the one after are, as every screen would."""

import pandas as pd
import pytest

from indicators import ledger, statements
from indicators.catalogue import canonical_bytes
from indicators.changes.releases import preview_release
from indicators.changes.status_flips import FLIP, SHOWN, SURE, flips, flips_of, flips_under, in_order, overlay
from indicators.changes.versions import between
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.ledger import Ledger
from indicators.ledger.records import NewSubmission
from indicators.model import Area
from indicators.model.parquet import to_parquet
from indicators.permission import staff
from indicators.submissions.history import undoing
from indicators.warehouse.snapshot import Snapshot
from tests.nouns import catalogue, figures, goal
from tests.statements.test_certainties import CATALOGUE, NOTICES, SHARE, SHARES, UP, VICTIMS

ANN = staff("Ann")
LEVEL = [50, 52, 50, 52, 51, 50, 52, 51]


def series(code: str, area: str, values: list[int]) -> list[tuple]:
    return [(code, area, 2015 + number, value) for number, value in enumerate(values)]


BEFORE = figures(*series("VICTIMS", "AAA", UP), *series("VICTIMS", "BBB", UP[::-1]), *series("SHARE", "AAA", LEVEL),
                 *series("NOTICES", "AAA", [40] * 8))
ROWS = figures(*series("SHARE", "AAA", SHARES), *series("VICTIMS", "AAA", UP[::-1])[-3:])
AFTER = overlay(BEFORE, ROWS)


@pytest.fixture
def book(tmp_path) -> Ledger:
    made = ledger.create(f"sqlite:///{(tmp_path / 'ledger.db').as_posix()}",
                         lambda new: new.adopt(ANN, canonical_bytes(CATALOGUE), previewed_on=0))
    publish(made, BEFORE)
    return made


def publish(book: Ledger, rows: pd.DataFrame) -> str:
    event = book.publish(ANN, NewSubmission(
        kind="observations", filename="figures.csv", original=b"", rows=to_parquet(rows),
        row_count=len(rows), areas=tuple(sorted(set(rows["ref_area"]))),
        indicators=tuple(sorted(set(rows["indicator"]))), years=tuple(sorted(set(rows["year"])))),
        previewed_on=book.version())
    return str(event.submission)


def as_shown(found: pd.DataFrame) -> list[tuple[str, ...]]:
    """Each flip with the certainty of both statuses."""
    return [tuple(map(str, row)) for row in found[[*FLIP, *SURE.values()]].itertuples(index=False)]


def on_screens(before: Scoreboard, after: Scoreboard) -> list[tuple[str, ...]]:
    """The same by the certainty that screens show of both boards."""
    found = flips(before, after)[FLIP]
    sure = {name: statements.certainty_of(board, found)["certainty"]
            for name, board in zip(SURE.values(), (before, after), strict=True)}
    return as_shown(found.assign(**sure))


EXPECTED = on_screens(judge(BEFORE, CATALOGUE), judge(AFTER, CATALOGUE))


def test_what_is_expected_has_certain_and_uncertain_statuses_and_a_share_that_one_case_decides() -> None:
    marks = {mark for row in EXPECTED for mark in row[-2:]}
    assert {"", "clear", "could_be_chance"} <= marks
    alone = AFTER[AFTER["indicator"] != "NOTICES"]
    before = judge(BEFORE[BEFORE["indicator"] != "NOTICES"], CATALOGUE)
    assert on_screens(before, judge(alone, CATALOGUE)) != EXPECTED


def test_a_file_and_a_correction_say_how_sure_a_status_is(book: Ledger) -> None:
    snapshot = Snapshot(book)
    snapshot.catch_up()
    assert as_shown(flips_of(snapshot.observations(), ROWS, CATALOGUE)) == EXPECTED


def test_a_changed_goal_says_how_sure_a_status_is_also_of_a_renamed_indicator(book: Ledger) -> None:
    renamed = catalogue(goal("1.1", VICTIMS.model_copy(update={"id": "FOUND", "was": "VICTIMS"})),
                        goal("4.2", SHARE, NOTICES))
    snapshot = Snapshot(book)
    found = flips_under(snapshot, ROWS.replace({"VICTIMS": "FOUND"}), snapshot.catch_up(), renamed)
    assert as_shown(found) == sorted(tuple(part.replace("VICTIMS", "FOUND") for part in row) for row in EXPECTED)


def test_two_versions_and_an_undo_say_how_sure_a_status_is(book: Ledger) -> None:
    before = book.version()
    sent = publish(book, ROWS)
    snapshot = Snapshot(book)
    assert as_shown(between(snapshot, before, snapshot.catch_up()).flips) == EXPECTED
    undone = undoing(book, snapshot, book.submission(sent), restore=False).changes.flips
    assert as_shown(undone) == [(*row[:-4], row[-3], row[-4], row[-1], row[-2]) for row in EXPECTED]


def test_a_publication_says_how_sure_a_status_is_that_the_public_sees(book: Ledger) -> None:
    book.release(ANN, "First", previewed_on=book.version())
    publish(book, ROWS)
    snapshot = Snapshot(book)
    found = preview_release(snapshot, snapshot.catch_up()).changes.flips
    assert as_shown(found) == EXPECTED


def test_the_flips_that_a_list_shows_have_a_certainty() -> None:
    areas = tuple(Area(code=f"C{number:03}", name=f"Country {number:03}", kind="country") for number in range(200))
    many = CATALOGUE.model_copy(update={"areas": areas})
    rows = [figures(*(row for area in areas for row in series("VICTIMS", area.code, values)))
            for values in (UP, [*UP[:-1], 10])]
    before, after = (judge(side, many) for side in rows)
    found = flips(before, after)
    listed = in_order(found, many)
    assert list(listed["ref_area"]) == [area.code for area in areas[:SHOWN]]
    assert (listed["certainty_before"] != "").all()
    assert (found.drop(listed.index)["certainty_before"] == "").all()


def test_a_new_year_with_the_status_of_the_newest_flips_nothing() -> None:
    eight, nine = (judge(figures(*series("SHARE", "AAA", values)), CATALOGUE) for values in (LEVEL, [*LEVEL, 51]))
    assert flips(eight, nine).empty
    first = flips(judge(figures(*series("VICTIMS", "AAA", UP)), CATALOGUE), eight)
    assert set(first.loc[first["indicator"] == "SHARE", "before"]) == {""}


def test_a_new_year_without_a_figure_leaves_the_status_in_force_and_the_next_figure_follows_that() -> None:
    late = [*series("SHARE", "AAA", LEVEL), ("SHARE", "AAA", 2023, None)]
    eight, nine = (judge(figures(*rows), CATALOGUE) for rows in (late[:-1], late))
    assert flips(eight, nine).empty
    ten = judge(figures(*late, ("SHARE", "AAA", 2024, 51)), CATALOGUE)
    assert flips(nine, ten).empty
    lost = flips(eight, judge(figures(*late[:-2], ("SHARE", "AAA", 2022, None)), CATALOGUE))
    assert list(lost["after"]) == ["not_assessed"]
