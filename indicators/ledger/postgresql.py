"""A connection to PostgreSQL that does not wait for a server that has stopped answering.

Keepalives are answered by the server's machine, also while the server itself is frozen. So where a statement has long
been waited for, another connection is tried: a server that is at work, or where others hold a lock, answers that.
"""

from time import monotonic
from typing import Any

import psycopg
from sqlalchemy import Engine, event

SILENT_SECONDS = 15
CONNECT_SECONDS = 5


class Attentive(psycopg.Connection):
    """Ends a wait with OperationalError where the server answers neither this connection nor another one."""

    def wait(self, gen: Any, *given: Any, **named: Any) -> Any:
        """Whatever is waited for, looked after."""
        return super().wait(self._looked_after(gen), *given, **named)

    def _looked_after(self, gen: Any) -> Any:
        since = monotonic()
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted
                if ready:
                    since = monotonic()
                elif monotonic() - since > SILENT_SECONDS:
                    self._try_another()
                    since = monotonic()
                wanted = gen.send(ready)
        except StopIteration as done:
            return done.value

    def _try_another(self) -> None:
        asked: dict[str, Any] = {**self.info.get_parameters(), "password": self.info.password,
                                 "connect_timeout": CONNECT_SECONDS}
        try:
            psycopg.connect(**asked).close()
        except psycopg.OperationalError as trouble:
            if trouble.sqlstate or "too many clients" in str(trouble):     # it answers, though with a refusal
                return
            self.pgconn.finish()               # else what is rolled back next would be waited for as long
            raise


def look_after(engine: Engine) -> None:
    """Have an engine's connections be such ones, where it is PostgreSQL's."""
    event.listen(engine, "do_connect", lambda _dialect, _record, args, options: Attentive.connect(*args, **options))
