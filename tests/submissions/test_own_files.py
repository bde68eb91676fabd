"""What Goalline gives out comes back whole: the export's observations, and the downloads of Data."""

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest

from indicators import ledger
from indicators.briefing.export import export
from indicators.briefing.observation_rows import take_away
from indicators.briefing.stamp import Stamp
from indicators.briefing.tables import csv_file, workbook
from indicators.catalogue import SHIPPED, canonical_bytes, load_catalogue
from indicators.demo import fill_demo
from indicators.disclosure import public
from indicators.ingest.mapping import Choices
from indicators.judging.scoreboard import Scoreboard, read
from indicators.ledger import Ledger
from indicators.model import Audience
from indicators.permission import staff
from indicators.submissions.preview import Prepared, prepare
from indicators.submissions.publishing import publish
from indicators.submissions.shipped_data import fill_with_shipped
from indicators.warehouse.snapshot import Snapshot

pytestmark = pytest.mark.slow

NOTES = ["'=1", "=1", "''=1", "-5 by hand", "'quoted'", "+1", "'-x"]

FILL: dict[str, Callable[[Ledger], None]] = {"real": fill_with_shipped, "illustrative": fill_demo}


Made = Callable[..., bytes]


class Opened:
    """A ledger to which nobody writes, its snapshot, what is given out of it and what comes of sending that back."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger, self.snapshot = ledger, Snapshot(ledger)
        self.version = self.snapshot.catch_up()
        self._given_out: dict[tuple[Made, Audience], bytes] = {}
        self._sent_back: dict[tuple[Made, Audience], Prepared] = {}

    @cached_property
    def staffs(self) -> Scoreboard:
        return read(self.snapshot, self.version)

    @cached_property
    def publics(self) -> Scoreboard:
        return public(read(self.snapshot, self.version))

    def prepare(self, content: bytes, name: str = "own") -> Prepared:
        return prepare(content, name, Choices(), self.ledger, self.snapshot)

    def given_out(self, made: Made, audience: Audience = "staff") -> bytes:
        if (made, audience) not in self._given_out:
            board = self.staffs if audience == "staff" else self.publics
            illustrative = bool((board.observations["marks"] == "illustrative").any())
            self._given_out[made, audience] = made(board, self.version, illustrative=illustrative)
        return self._given_out[made, audience]

    def sent_back(self, made: Made, audience: Audience = "staff") -> Prepared:
        if (made, audience) not in self._sent_back:
            self._sent_back[made, audience] = self.prepare(self.given_out(made, audience))
        return self._sent_back[made, audience]


@pytest.fixture(scope="module", params=FILL)
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """A ledger as it is shipped, and that of the invented figures."""
    folder = tmp_path_factory.mktemp(request.param)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOALLINE_VAR", str(folder / "var"))
        made = ledger.create(f"sqlite:///{(folder / 'ledger.db').as_posix()}", FILL[request.param])
        yield Opened(made)
        made.close()


def exported(board: Scoreboard, version: int, *, illustrative: bool) -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "out.zip"
        export(board, Stamp("staff", version, "2026-11-25", illustrative=illustrative), file)
        with ZipFile(file) as archive:
            return archive.read(next(each for each in archive.namelist() if each.endswith("observations.csv")))


def downloaded_csv(board: Scoreboard, version: int, *, illustrative: bool) -> bytes:
    return csv_file(take_away(board, board.observations.index, version, illustrative=illustrative))


def downloaded_workbook(board: Scoreboard, version: int, *, illustrative: bool) -> bytes:
    shown = take_away(board, board.observations.index, version, illustrative=illustrative)
    return workbook({"Data": shown}, [("Data version", str(version))])


@pytest.mark.parametrize("made", [exported, downloaded_csv, downloaded_workbook])
def test_what_is_given_out_and_sent_back_changes_nothing(book: Opened, made: Made) -> None:
    prepared = book.sent_back(made)
    counts = prepared.counts()
    assert [each.code for each in prepared.issues if not each.code.startswith("warning.")] == []
    assert (counts["new"], counts["changed"], counts["absent"]) == (0, 0, 0)
    assert counts["unchanged"] == counts["rows"] > 0


@pytest.mark.parametrize("made", [exported, downloaded_csv, downloaded_workbook])
def test_what_the_public_is_given_is_refused_since_it_does_not_say_what_is_hidden(book: Opened, made: Made) -> None:
    assert book.publics.observations["hidden"].any()
    prepared = book.sent_back(made, "public")
    assert (prepared.checked, {issue.code for issue in prepared.issues if not issue.row}) == (
        None, {"columns.made_for_public"})


def test_a_status_that_says_hidden_is_refused_in_another_publishers_file(book: Opened) -> None:
    sent = b"country,year,indicator,value,obs_status,unit\nKHM,2014,ICSE_VICTIMS,,Q,victims"
    prepared = book.prepare(sent, "other.csv")
    assert "value.status_suppressed" in {issue.code for issue in prepared.issues}


def test_whole_numbers_of_a_download_have_no_decimal_point(book: Opened) -> None:
    board = book.staffs
    away = take_away(board, board.observations.index, 1, illustrative=False)
    values = [line.split(",") for line in csv_file(away[["value"]]).decode("utf-8-sig").split()[1:]]
    assert not [each for each in values if each[0].endswith(".0")]
    wanted = [value for value in board.observations["value"].tolist() if value == value]  # noqa: PLR0124
    assert [float(each[0]) for each in values if each[0].strip('"')] == wanted


@pytest.mark.parametrize("made", [exported, downloaded_csv, downloaded_workbook])
def test_notes_like_formulas_come_back_as_they_were(made: Made, tmp_path: Path,
                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_VAR", str(tmp_path / "var"))
    content = canonical_bytes(load_catalogue(SHIPPED))
    book = ledger.create(f"sqlite:///{(tmp_path / 'ledger.db').as_posix()}",
                         lambda book: book.adopt(staff("Ann"), content, previewed_on=0))
    lines = [f'KHM,{year},ICSE_VICTIMS,{year},victims,"{note}"' for year, note in enumerate(NOTES, start=2010)]
    sent = "\n".join(["country,year,indicator,value,unit,note", *lines]).encode()
    publish(prepare(sent, "notes.csv", Choices(), book, Snapshot(book)), book, staff("Ann"))
    assert Opened(book).sent_back(made).counts()["unchanged"] == len(NOTES)
    book.close()
