"""What the public sees of a data version, as the ledger holds it: earlier releases and cleared reports count."""

from pathlib import Path

import pytest

from indicators.model import observations
from indicators.scoreboard import read
from indicators.store import ledger
from indicators.store.records import NewSubmission
from indicators.store.rows import to_parquet
from indicators.store.snapshot import Snapshot
from indicators.submissions.shipped import fill_with_shipped
from tests.store.ledger_builders import ANN
from tests.submissions.folders import folder_of, line, report

WHOLE, GIRLS, BOYS = "", "SEX=F", "SEX=M"


def by_sex(counts: dict[str, int]) -> NewSubmission:
    """Victims of Cambodia in 2014."""
    rows = [{"indicator": "ICSE_VICTIMS", "ref_area": "KHM", "year": 2014, "breakdown": breakdown, "value": count}
            for breakdown, count in counts.items()]
    return NewSubmission(kind="observations", filename="victims.csv", media_type="text/csv",
                         original=repr(rows).encode(), rows=to_parquet(observations(rows)),
                         row_count=len(rows), areas=("KHM",), indicators=("ICSE_VICTIMS",), years=(2014,))


@pytest.mark.parametrize("released", [True, False])      # a version never released is told apart from all before it
@pytest.mark.parametrize("first, then, total_hidden", [
    ({WHOLE: 12}, {GIRLS: 9, BOYS: 3}, False),                  # nobody ever saw the 9
    ({GIRLS: 9}, {WHOLE: 12, BOYS: 3}, True),                   # whoever kept the 9 would subtract it
    ({WHOLE: 12, GIRLS: 9, BOYS: 3}, {WHOLE: 12}, False),       # the same as before
])
def test_a_total_is_hidden_where_an_earlier_release_or_version_had_other_breakdowns(
        tmp_path: Path, first: dict[str, int], then: dict[str, int], total_hidden: bool, released: bool) -> None:
    book = ledger.create(f"sqlite:///{tmp_path / 'ledger.db'}",
                         lambda made: fill_with_shipped(made, folder_of(tmp_path, trainings=[line()])))
    for counts in (first, then):
        book.publish(ANN, by_sex(counts), previewed_on=book.version())
        if released:
            book.release(ANN, "A release")
    snapshot = Snapshot(book)
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
