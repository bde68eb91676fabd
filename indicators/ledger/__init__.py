"""The ledger: the truth, and the only writer of it.

Submissions are kept as they came, data events number the versions, a second log keeps what no reader of figures
sees. Nothing is overwritten, but for what is erased.
"""

from indicators.ledger.inspection import inspect
from indicators.ledger.ledger import Ledger
from indicators.ledger.opening import create, exists, ledger_url, open, open_or_create  # noqa: A004 - ledger.open

__all__ = ["Ledger", "create", "exists", "inspect", "ledger_url", "open", "open_or_create"]
