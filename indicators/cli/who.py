"""Who is at this machine."""

import getpass


def machine_user() -> str:
    """The name of its user; "" where it does not know, and then the write is refused."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
