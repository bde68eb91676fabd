"""Identities that a proxy states in headers, believed only from its own addresses; and whether there is a proxy at all.
"""

import ipaddress
import re
from collections.abc import Iterable, Sequence

from indicators.errors import NotAllowed
from indicators.model import Identity
from indicators.sign_in.settings import Proxy

_FORWARDING = re.compile(
    r"forwarded|via|.*-via|.*client-?ip|.*proxy.*|front-end-https|remote-(?:user|addr)|(?:x-(?:forwarded|real|remote"
    r"|original|originating|envoy|amzn|azure|auth|ms-client|pomerium|sucuri)|cf|cdn|fastly|fly|akamai|tailscale)-.*")
"""Headers that proxies, load balancers and content delivery networks add to what they forward."""


def is_forwarded(headers: Iterable[str]) -> bool:
    """Whether a request with headers of these names, in small letters, was forwarded by a proxy."""
    return any(_FORWARDING.fullmatch(name.replace("_", "-")) for name in headers)


def is_loopback(address: str) -> bool:
    """Whether an address is one that only this machine reaches."""
    if address.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False


def identity(proxy: Proxy, client: str, headers: Sequence[tuple[str, str]]) -> Identity:
    """Whom a request is from. ``client`` is the address that connected, ``headers`` names and values as received.

    Raises NotAllowed("sign_in.elsewhere", "sign_in.repeated", "sign_in.no_header").
    """
    try:
        address = ipaddress.ip_address(client)
    except ValueError as error:
        raise NotAllowed("sign_in.elsewhere") from error
    mapped = getattr(address, "ipv4_mapped", None) or address
    if not any(mapped in network for network in proxy.networks):
        raise NotAllowed("sign_in.elsewhere")
    subject, email = (_only(headers, name) for name in (proxy.subject, proxy.email))
    if not subject:
        raise NotAllowed("sign_in.no_header", header=proxy.subject)
    return Identity(issuer=f"proxy:{proxy.name}", subject=subject, email=email, is_verified=True)


def _only(headers: Sequence[tuple[str, str]], name: str) -> str:
    """The value of a header; one that is there twice, or with underscores, could be a stranger's."""
    found = [(one, value) for one, value in headers if one.lower().replace("_", "-") == name.lower()]
    if len(found) > 1 or any("_" in one for one, _ in found):
        raise NotAllowed("sign_in.repeated", header=name)
    return found[0][1].strip() if found else ""
