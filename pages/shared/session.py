"""The account of who is signed in, of this rerun."""

from datetime import datetime

from indicators.model import Account


def account() -> Account | None:
    """The open account of this session, as the ledger has it now; None where nobody signs in."""
    return None


def signed_in_since() -> datetime | None:
    """When the person signed in; None where nobody signs in."""
    return None


def sign_out() -> None:
    """End the session, in all tabs."""
