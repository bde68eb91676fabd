"""A PostgreSQL connection that does not wait for a frozen server; psycopg is imported only where there is one."""

from time import monotonic
from typing import Any

import psycopg

from indicators.ledger import postgresql


class Attentive(psycopg.Connection):
    """A connection whose waits end with OperationalError if the server answers neither it nor a second connection."""

    def wait(self, gen: Any, *given: Any, **named: Any) -> Any:
        """Wait as psycopg does, with checks of the server."""
        return super().wait(self._looked_after(gen), *given, **named)

    def _looked_after(self, gen: Any) -> Any:
        since = monotonic()
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted
                if ready:
                    since = monotonic()
                elif monotonic() - since > postgresql.SILENT_SECONDS:
                    self._try_another()
                    since = monotonic()
                wanted = gen.send(ready)
        except StopIteration as done:
            return done.value

    def _try_another(self) -> None:
        asked: dict[str, Any] = {**self.info.get_parameters(), "password": self.info.password,
                                 "connect_timeout": postgresql.CONNECT_SECONDS}
        try:
            psycopg.connect(**asked).close()
        except psycopg.OperationalError as trouble:
            if trouble.sqlstate or "too many clients" in str(trouble):     # the server answers, though it refuses
                return
            self.pgconn.finish()               # otherwise the rollback that follows would wait as long
            raise
