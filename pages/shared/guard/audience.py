"""Who is served, staff or the public: decided for each visitor, and in doubt the public."""

import os
import re
from secrets import token_hex
from typing import cast

import streamlit as st
from starlette.types import Scope

from indicators.errors import Refusal
from indicators.model import Audience
from pages.shared.guard.hosts import is_own

VARIABLE = "GOALLINE_AUDIENCE"
HEADER = "X-Goalline-Audience"
"""What the guard writes into each handshake; .streamlit/config.toml has Streamlit keep it with the session."""

KEPT_AS = "audience"
STAFF = token_hex()
"""What that header says of staff: nobody outside this process knows it."""

# What proxies, balancers and content networks put into what they pass on.
_PASSED_ON = re.compile(
    rb"forwarded|via|cdn-loop|(?:x-|true-|x-cluster-|x-original-)?client-ip|x-(?:real|remote|originating)-(?:ip|addr)"
    rb"|remote-user|(?:x-(?:forwarded|original|envoy|amzn|amz-cf|azure|arr|appengine|proxy|varnish|akamai|vercel|auth"
    rb"|webauth)|cf|fastly|fly|akamai|tailscale)(?:-.*)?")


def declared() -> Audience | None:
    """What GOALLINE_AUDIENCE says, None for nothing. Raises Refusal("setting.audience") where it says neither."""
    given = os.environ.get(VARIABLE, "")
    value = given.strip().casefold()
    if value not in ("", "staff", "public"):
        raise Refusal("setting.audience", variable=VARIABLE, found=given)
    return cast(Audience, value) if value else None


def of_this_process() -> Audience:
    """Whom the process is for: as declared, else staff where it is bound to an address that only this machine reaches.

    A process for staff may have public visitors too; one for the public has no staff.
    """
    return declared() or ("staff" if is_own(str(st.get_option("server.address") or "")) else "public")


def of_request(scope: Scope) -> Audience:
    """Staff where the process is for staff, and the request came straight to this machine's own address.

    What a proxy passed on is staff's only where GOALLINE_AUDIENCE=staff declares it.
    """
    if of_this_process() == "public":
        return "public"
    if declared() == "staff":
        return "staff"
    return "staff" if is_own(str((scope.get("server") or ("",))[0])) and not was_passed_on(scope) else "public"


def was_passed_on(scope: Scope) -> bool:
    """Whether a proxy says that it passed a request on, whatever it says of it."""
    return any(_PASSED_ON.fullmatch(name.lower().replace(b"_", b"-")) for name, _ in scope["headers"])


def check_sessions() -> None:
    """Refusal("setting.visitors") where Streamlit is not set to keep a visitor's audience with the session."""
    if (st.get_option("server.trustedUserHeaders") or {}).get(HEADER) != KEPT_AS:
        raise Refusal("setting.visitors")


def of_this_visit() -> Audience:
    """Whom the running script draws for: as the guard decided when the visitor connected."""
    return "staff" if st.user.get(KEPT_AS) == STAFF and declared() != "public" else "public"
