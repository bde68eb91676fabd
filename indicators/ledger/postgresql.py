"""PostgreSQL connections that do not wait for a frozen server.

Keepalives are answered by the server's operating system even if the server process is frozen. After a long wait,
another connection is tried: a server that is busy, or on which others hold a lock, accepts it.
"""

from sqlalchemy import Engine, event

SILENT_SECONDS = 15
CONNECT_SECONDS = 5


def look_after(engine: Engine) -> None:
    """Have a PostgreSQL engine use such connections."""
    from indicators.ledger.attentive import Attentive  # noqa: PLC0415 - a ledger in a file does without psycopg

    event.listen(engine, "do_connect", lambda _dialect, _record, args, options: Attentive.connect(*args, **options))
