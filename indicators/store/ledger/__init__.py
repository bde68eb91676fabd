"""The ledger: the truth, and the only writer of it.

Submissions are kept as they came, data events number the versions, a second log keeps what no reader of figures
sees. Nothing is overwritten, but for what is erased.
"""

from indicators.store.ledger.inspection import inspect
from indicators.store.ledger.ledger import Ledger
from indicators.store.ledger.opening import create, ledger_url, open, open_or_create, stands  # noqa: A004 - called ledger.open

__all__ = ["Ledger", "create", "inspect", "ledger_url", "open", "open_or_create", "stands"]
