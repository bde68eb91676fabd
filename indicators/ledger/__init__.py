"""The ledger: the system of record, and the only module that writes to it.

Submissions are stored as received; data events number the versions; a second log holds what no reader of figures sees.
Nothing is overwritten except by erasure.
"""

from indicators.ledger.ledger import Ledger
from indicators.ledger.opening import create, exists, inspect, ledger_url, open_or_create, replace
from indicators.ledger.opening import open as open  # noqa: A004, PLC0414 - called as ledger.open

__all__ = ["Ledger", "create", "exists", "inspect", "ledger_url", "open", "open_or_create", "replace"]
