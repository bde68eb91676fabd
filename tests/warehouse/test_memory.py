"""How much memory the rows of a ledger take."""

from indicators.warehouse.snapshot import Snapshot
from tests.ledger.ledger_builders import ANN, empty
from tests.warehouse.test_snapshot import KEYS, rows

USED = "SELECT sum(memory_usage_bytes) FROM duckdb_memory()"


def test_the_rows_of_a_first_load_take_a_quarter_of_plain_ones(sqlite_url: str) -> None:
    book = empty(sqlite_url)
    book.publish(ANN, rows(KEYS * 3_000, 12.0), previewed_on=book.version())
    snapshot = Snapshot(book)
    snapshot.catch_up()
    book.close()
    with snapshot._database.cursor() as cursor:
        (compressed,), = cursor.sql(USED).fetchall()
        cursor.execute("CREATE TABLE memory.plain AS FROM rows")
        (both,), = cursor.sql(USED).fetchall()
    assert 4 * compressed < both - compressed
