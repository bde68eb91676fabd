"""Whom this process serves: staff on this machine's own address, the public on any other."""

import ipaddress
import os

import streamlit as st

from indicators.model import Audience

_reached_from_outside = False


def of_this_process() -> Audience:
    """Staff only where the server is bound to this machine's own address and nobody came to it by another one.

    GOALLINE_AUDIENCE=public says so for a server behind a proxy on the same machine. Nothing makes the public staff.
    """
    if os.environ.get("GOALLINE_AUDIENCE") == "public" or _reached_from_outside:
        return "public"
    return "staff" if is_own(str(st.get_option("server.address") or "")) else "public"


def came_to(address: str) -> None:
    """Notice the address a visitor came to: another server than Streamlit's may be bound to anything."""
    global _reached_from_outside
    _reached_from_outside = _reached_from_outside or not is_own(address)


def is_own(address: str) -> bool:
    """Whether only this machine reaches an address; "" is none, and reached by everyone."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False
