"""Hosts of the server, as in a Host header, an Origin header, and GOALLINE_HOSTS."""

import ipaddress
import os
import re
from typing import NamedTuple

from indicators.errors import Refusal

VARIABLE = "GOALLINE_HOSTS"
PORTS = {"http": 80, "https": 443}

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\.?)(?::([0-9]{1,5}))?")
_MAX_PORT = 65535


class Host(NamedTuple):
    """A name or address, and a port if given."""

    name: str
    port: int | None

    def is_one_of(self, listed: "tuple[Host, ...]") -> bool:
        """Whether the host is listed; an entry without a port matches any port."""
        ports = (self.port,) if self.port else tuple(PORTS.values())
        return any(self.name == other.name and (other.port is None or other.port in ports) for other in listed)


def read(text: str) -> Host | None:
    """The host in a header; None for an invalid one."""
    found = _HOST.fullmatch(text.lower()) if text.isascii() else None
    if found is None:
        return None
    name, port = found[1].removesuffix("."), int(found[2]) if found[2] else None
    if port is not None and not 0 < port <= _MAX_PORT:
        return None
    if name.startswith("["):
        try:
            name = f"[{ipaddress.IPv6Address(name[1:-1])}]"
        except ValueError:
            return None
    return Host(name, port)


def same_origin(origin: str, host: str, scheme: str | None) -> bool:
    """Whether a page of this origin belongs to this host.

    A host without a port has the default port of the request's ``scheme``; if that is None, of the origin's scheme,
    since a proxy may have terminated TLS.
    """
    page_scheme, mark, rest = origin.lower().partition("://")
    page, here = read(rest), read(host)
    if not mark or page_scheme not in PORTS or page is None or here is None:
        return False
    return page.name == here.name and (page.port or PORTS[page_scheme]) == (here.port or PORTS[scheme or page_scheme])


def is_own(name: str) -> bool:
    """Whether a name or address always means the machine itself; "" does not, since it is reachable by everyone."""
    if name.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


def listed() -> tuple[Host, ...]:
    """The hosts in GOALLINE_HOSTS. Raises Refusal("setting.hosts") for an invalid entry."""
    given = os.environ.get(VARIABLE, "")
    entries = [entry.strip() for entry in given.split(",") if entry.strip()]
    found = [_listed(entry) for entry in entries]
    if given.strip() and not found:
        raise Refusal("setting.hosts", variable=VARIABLE, found=given)
    return tuple(found)


def _listed(entry: str) -> Host:
    try:
        name, mark, port = entry.rpartition(":") if re.search(r":\d+$", entry) else (entry, "", "")
        host = read((name if name.isascii() else name.encode("idna").decode()) + mark + port)
    except UnicodeError:
        host = None
    if host is None:
        raise Refusal("setting.hosts", variable=VARIABLE, found=entry)
    return host
