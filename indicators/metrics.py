"""Metrics for Prometheus, on an address of this machine and of their own: no country, person or path is a label."""

import os
import re
from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, start_http_server

from indicators.errors import Refusal

VARIABLE = "GOALLINE_METRICS"
SECONDS = (0.1, 0.25, 0.5, 1, 2.5, 5, 10)

_ADDRESS = re.compile(r"(127(?:\.\d{1,3}){3}|localhost):(\d{1,5})")

registry = CollectorRegistry()
rerun_seconds = Histogram("goalline_rerun_seconds", "Seconds that the server took for a rerun of a screen", ["screen"],
                          registry=registry, buckets=SECONDS)
visitors = Gauge("goalline_visitors", "Open connections of browsers", registry=registry)
writes = Counter("goalline_writes", "Events and entries written to the ledger by this process", ["kind"],
                 registry=registry)
refused_requests = Counter("goalline_refused_requests", "Requests refused before any screen", ["reason"],
                           registry=registry)
ledger_version = Gauge("goalline_ledger_version", "Data version of the ledger", registry=registry)
backup_age = Gauge("goalline_backup_age_seconds", "Age of the newest backup in GOALLINE_BACKUPS; not a number for none",
                   registry=registry)


def address() -> tuple[str, int] | None:
    """Where they are served: None where that is not set. Raises Refusal("setting.metrics")."""
    if not (setting := os.environ.get(VARIABLE, "").strip()):
        return None
    found = _ADDRESS.fullmatch(setting)
    if found is None or not 0 < int(found[2]) < 2**16:
        raise Refusal("setting.metrics", variable=VARIABLE, found=setting)
    return found[1], int(found[2])


def serve(version: Callable[[], float], age: Callable[[], float]) -> Callable[[], None]:
    """Serve them where that is set, asking for version and age at each reading; return what ends it.

    Raises Refusal("setting.metrics_taken") where the address is taken.
    """
    if (where := address()) is None:
        return lambda: None
    host, port = where
    ledger_version.set_function(version)
    backup_age.set_function(age)
    try:
        server, thread = start_http_server(port, host, registry)
    except OSError as error:
        raise Refusal("setting.metrics_taken", variable=VARIABLE, found=f"{host}:{port}") from error

    def end() -> None:
        server.shutdown()
        server.server_close()
        thread.join()

    return end
