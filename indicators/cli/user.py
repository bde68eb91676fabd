"""The user of this machine."""

import getpass


def machine_user() -> str:
    """The user's name; "" where the system does not know it, in which case a write is refused."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
