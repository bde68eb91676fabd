"""Whom the server serves, and by which host names requests may call it."""

import os
import re
from urllib.parse import urlsplit

from indicators.briefing.reference import base
from indicators.errors import Refusal
from indicators.permission import sign_in

AUDIENCE, HOSTS = "GOALLINE_AUDIENCE", "GOALLINE_HOSTS"
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")

_HOST = re.compile(r"\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?")


def check_audience() -> None:
    """Raise Refusal("setting.public", "setting.audience") where the server would serve others than staff."""
    audience = os.environ.get(AUDIENCE, "")
    if audience.strip().casefold() == "public":
        raise Refusal("setting.public", variable=AUDIENCE)
    if audience.strip().casefold() not in ("", "staff"):
        raise Refusal("setting.audience", variable=AUDIENCE, found=audience)


def allowed_hosts() -> list[str]:
    """Hosts that requests may name: this machine's own, and those of GOALLINE_HOSTS; where people sign in, also that of
    GOALLINE_URL. Raises Refusal.
    """
    entries = [entry.strip().lower() for entry in os.environ.get(HOSTS, "").split(",") if entry.strip()]
    for entry in entries:
        if not _HOST.fullmatch(entry):
            raise Refusal("setting.hosts", variable=HOSTS, found=entry)
    public = urlsplit(base()).hostname if sign_in() != "none" else None
    return [*LOOPBACK, *entries, *filter(None, [public])]
