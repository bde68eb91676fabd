"""Audience of a request, staff or the public: decided for each visitor; the public in case of doubt."""

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
"""Header added to each handshake; .streamlit/config.toml makes Streamlit keep it with the session."""

KEPT_AS = "audience"
VIEW = "as"
"""Of the address: ``as=public`` shows staff what the public sees. It lowers staff, and raises nobody."""

STAFF = token_hex()
"""Value of that header for staff, unknown outside this process."""

# Headers that proxies, load balancers and content delivery networks add to forwarded requests.
_PASSED_ON = re.compile(
    rb"forwarded|via|.*-via|cdn-loop|.*client-?ip|x-(?:real|remote|originating)-.*|front-end-https|remote-(?:user|addr)"
    rb"|.*proxy.*|(?:x-(?:forwarded|original|envoy|amzn|amz-cf|azure|arr|appengine|varnish|akamai|vercel|auth|webauth"
    rb"|ms-client|pomerium|sucuri|bluecoat)|cf|fastly|fly|akamai|incap|tailscale)(?:-.*)?")


def declared() -> Audience | None:
    """Value of GOALLINE_AUDIENCE; None where unset. Raises Refusal("setting.audience") for any other value."""
    given = os.environ.get(VARIABLE, "")
    value = given.strip().casefold()
    if value not in ("", "staff", "public"):
        raise Refusal("setting.audience", variable=VARIABLE, found=given)
    return cast(Audience, value) if value else None


def of_this_process() -> Audience:
    """Audience of the process: as declared, else staff if it is bound to an address of this machine only.

    A process for staff may also have public visitors; one for the public has no staff.
    """
    return declared() or ("staff" if is_own(str(st.get_option("server.address") or "")) else "public")


def of_request(scope: Scope) -> Audience:
    """Staff, if the process is for staff and the request came directly to this machine's own address.

    A forwarded request is staff's only if GOALLINE_AUDIENCE=staff is declared.
    """
    if of_this_process() == "public":
        return "public"
    if declared() == "staff":
        return "staff"
    return "staff" if is_own(str((scope.get("server") or ("",))[0])) and not was_passed_on(scope) else "public"


def noted_on(scope: Scope) -> Audience:
    """Audience of a request that the guard has passed on, with what it decided."""
    noted = [value for name, value in scope["headers"] if name == HEADER.lower().encode()]
    return "staff" if noted == [STAFF.encode()] and declared() != "public" else "public"


def was_passed_on(scope: Scope) -> bool:
    """Whether any header shows that a proxy forwarded the request."""
    return any(_PASSED_ON.fullmatch(name.lower().replace(b"_", b"-")) for name, _ in scope["headers"])


def check_sessions() -> None:
    """Raise Refusal("setting.visitors") where Streamlit is not configured to keep the header with the session."""
    if (st.get_option("server.trustedUserHeaders") or {}).get(HEADER) != KEPT_AS:
        raise Refusal("setting.visitors")


def of_this_visit() -> Audience:
    """Audience of the running script: the visitor's, or the public where staff ask for its view."""
    return "public" if viewed_as_public() else of_visitor()


def viewed_as_public() -> bool:
    """Whether a member of staff asks to see what the public sees."""
    return st.query_params.get(VIEW) == "public" and of_visitor() == "staff"


def of_visitor() -> Audience:
    """Audience of the visitor, as decided by the guard on connection."""
    return "staff" if st.user.get(KEPT_AS) == STAFF and declared() != "public" else "public"
