"""A process that runs on after something was erased compares files, and judges what they would change, as before."""

from pathlib import Path

import pytest

from indicators import ledger
from indicators.catalogue import SHIPPED, canonical_bytes, load_catalogue
from indicators.changes.status_flips import file_flips
from indicators.ingest.mapping import Choices
from indicators.permission import staff
from indicators.submissions.preview import Prepared, prepare
from indicators.submissions.publishing import publish
from indicators.warehouse.snapshot import Snapshot

ANN = staff("Ann")
HEADER = "country,year,indicator,value,unit,absence,marks,source"


def test_statuses_are_compared_after_the_only_figure_with_some_words_was_erased(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_VAR", str(tmp_path / "var"))
    catalogue = load_catalogue(SHIPPED)
    book = ledger.create(f"sqlite:///{(tmp_path / 'ledger.db').as_posix()}",
                         lambda new: new.adopt(ANN, canonical_bytes(catalogue), previewed_on=0))
    snapshot = Snapshot(book)

    def sent(*lines: str) -> Prepared:
        return prepare("\n".join([HEADER, *lines]).encode(), "figures.csv", Choices(), book, snapshot)

    publish(sent("KHM,2013,ICSE_VICTIMS,100,victims,,,Police", "KHM,2014,ICSE_VICTIMS,120,victims,,,Police"), book, ANN)
    erased = publish(sent("KHM,2015,ICSE_VICTIMS,,victims,late,,Court", "THA,2015,ICSE_VICTIMS,8,victims,,break,Court"),
                     book, ANN)
    assert erased is not None
    snapshot.catch_up()
    book.erase(ANN, book.submissions()[-1].id, reason="a name")
    found = sent("KHM,2014,ICSE_VICTIMS,8,victims,,,Police")
    assert found.comparison is not None
    assert file_flips(found.comparison, catalogue, found.taken("known"))["after"].tolist() == ["moving_away"]
    book.close()
