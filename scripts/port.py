"""Check before the dashboard starts whether its port is free: python scripts/port.py PORT."""

import errno
import socket
import sys


def trouble(port: str) -> str:
    """A sentence on why 127.0.0.1:port cannot be bound; "" if it can."""
    if not port.isdecimal() or not 1 <= int(port) <= 65535:
        return f"PORT={port} is not a port: choose a number from 1 to 65535, for example PORT=8600."
    try:
        socket.create_server(("127.0.0.1", int(port))).close()
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        why = "is in use by another program" if taken else f"cannot be opened ({error.strerror})"
        return f"Port {port} {why}: choose another one, for example make run PORT={int(port) % 65535 + 1}."
    return ""


if __name__ == "__main__":
    sys.exit(trouble(sys.argv[1]) or 0)
