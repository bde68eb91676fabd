"""The shipped data fill an empty ledger, once."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from sqlalchemy import text

from indicators import ledger
from indicators.catalogue import SHIPPED, canonical_bytes, load_catalogue
from indicators.errors import LedgerTrouble
from indicators.ledger import Ledger
from indicators.submissions.shipped_data import fill_with_shipped, read_folder
from indicators.warehouse.snapshot import Snapshot


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def ledger_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """URL of a ledger that no test writes to, on either database."""
    folder = tmp_path_factory.mktemp("shipped")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOALLINE_VAR", str(folder / "var"))
        if request.param == "sqlite":
            yield f"sqlite:///{(folder / 'ledger.db').as_posix()}"
            return
        server, name = request.getfixturevalue("postgresql_server"), f"goalline_{uuid4().hex}"
        server.execute(text(f"CREATE DATABASE {name} STRATEGY FILE_COPY"))
        yield request.getfixturevalue("postgresql").set(database=name).render_as_string(hide_password=False)
        server.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))


@pytest.fixture(scope="module")
def book(ledger_url: str) -> Iterator[Ledger]:
    made = ledger.create(ledger_url, fill_with_shipped)
    yield made
    made.close()


def test_every_shipped_row_stands_and_the_whole_is_released(book: Ledger) -> None:
    snapshot = Snapshot(book)
    snapshot.catch_up()
    lines = sum(len(path.read_text("utf-8").splitlines()) - 1 for path in SHIPPED.glob("observations/*.csv"))
    assert len(snapshot.observations()) == lines
    assert canonical_bytes(snapshot.catalogue()) == canonical_bytes(load_catalogue(SHIPPED))
    assert snapshot.narratives()[0].text == (SHIPPED / "narratives/KHM-2014.txt").read_text("utf-8")
    assert snapshot.released_version() == snapshot.version == book.events()[-1].version
    assert snapshot.releases()[0].name.startswith("First edition, ")


def test_each_file_is_a_submission_kept_byte_for_byte(book: Ledger) -> None:
    kept = {each.payload["shipped"]: book.original(each.id) for each in book.submissions() if each.kind != "catalogue"}
    files = [*SHIPPED.glob("observations/*.csv"), *SHIPPED.glob("narratives/*.txt")]
    assert kept == {f"{file.parent.name}/{file.name}": file.read_bytes() for file in files}


def test_where_a_ledger_stands_nothing_is_loaded_again(book: Ledger, ledger_url: str) -> None:
    before = book.events()
    again = ledger.open_or_create(ledger_url, fill_with_shipped)
    assert again.events() == before
    assert again.id == book.id
    with pytest.raises(LedgerTrouble, match=r"ledger\.stands"):
        ledger.create(ledger_url, fill_with_shipped)
    again.close()


def test_reading_the_shipped_folder_twice_gives_the_same_submissions() -> None:
    assert read_folder(SHIPPED).submissions == read_folder(SHIPPED).submissions
