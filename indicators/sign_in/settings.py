"""Settings of sign-in: providers, proxies that are believed, and how long a session lasts."""

import ipaddress
import os
import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from indicators.briefing.reference import SECRET, base
from indicators.briefing.reference import VARIABLE as URL
from indicators.errors import Refusal
from indicators.permission import sign_in

HOURS, LONGEST = "GOALLINE_SESSION_HOURS", 168
PROVIDERS = "GOALLINE_OIDC_PROVIDERS"
TRUSTED, HEADERS, SIGN_OUT = "GOALLINE_TRUSTED_PROXIES", "GOALLINE_PROXY_HEADERS", "GOALLINE_PROXY_SIGN_OUT"
REWRITING = "FORWARDED_ALLOW_IPS"
"""Setting of the server below: from which proxies it takes the visitor's address in place of the proxy's own."""

_KEY, _HEADER = re.compile(r"(?!callback)[a-z0-9]{1,20}"), re.compile(r"(?i)(?!host|cookie)[a-z0-9-]{1,80}")
_HOURS = re.compile(r"[1-9][0-9]{0,2}")


@dataclass(frozen=True)
class Provider:
    """A provider of OpenID Connect with which this installation is registered."""

    key: str                       # in addresses, such as "keycloak"
    prefix: str                    # of its settings, such as "GOALLINE_OIDC_KEYCLOAK"
    name: str                      # on the button
    issuer: str
    client_id: str
    client_secret: str
    trusts_addresses: bool         # its addresses count as verified although it does not say so


@dataclass(frozen=True)
class Proxy:
    """Proxies that sign people in, and the headers by which they say whom."""

    networks: tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]
    subject: str
    email: str
    name: str                      # of the set of headers, which is part of each identity
    sign_out: str                  # address that ends the proxy's own session, "" for none


SETS = {"oauth2-proxy": ("X-Forwarded-User", "X-Forwarded-Email", "/oauth2/sign_out"),
        "authelia": ("Remote-User", "Remote-Email", ""),
        "azure": ("X-MS-CLIENT-PRINCIPAL-ID", "X-MS-CLIENT-PRINCIPAL-NAME", "/.auth/logout")}
"""Headers of a person's id and address, and the address for signing out, of known proxies."""


def check() -> None:
    """Raise Refusal("setting.*") where a setting of the chosen way to sign in is missing or cannot be used."""
    session_length()
    if sign_in() == "oidc":
        providers()
        own_address()
    elif sign_in() == "proxy":
        proxy()


def session_length() -> timedelta:
    """After how long a person is asked again."""
    setting = os.environ.get(HOURS, "").strip() or "12"
    if not _HOURS.fullmatch(setting) or int(setting) > LONGEST:
        raise Refusal("setting.hours", variable=HOURS, found=setting, most=LONGEST)
    return timedelta(hours=int(setting))


def own_address() -> str:
    """The public address of the installation, which providers send people back to."""
    address = base()
    if not address:
        raise Refusal("setting.needed", variable=URL)
    _demand_https(URL, address)
    return address


def providers() -> dict[str, Provider]:
    """The providers by key: one, or those that GOALLINE_OIDC_PROVIDERS lists."""
    listed = [key.strip().lower() for key in _text(PROVIDERS).split(",") if key.strip()]
    for key in listed:
        if not _KEY.fullmatch(key) or listed.count(key) > 1:
            raise Refusal("setting.providers", variable=PROVIDERS, found=key)
    every = [_provider(key, f"GOALLINE_OIDC_{key.upper()}") for key in listed] or [
        _provider("provider", "GOALLINE_OIDC")]
    return {one.key: one for one in every}


def _provider(key: str, prefix: str) -> Provider:
    issuer = _needed(f"{prefix}_ISSUER").rstrip("/")
    _demand_https(f"{prefix}_ISSUER", issuer)
    trusts = _text(f"{prefix}_TRUST_ADDRESSES").casefold()
    if trusts not in ("", "yes", "no"):
        raise Refusal("setting.yes_no", variable=f"{prefix}_TRUST_ADDRESSES", found=trusts)
    return Provider(key, prefix, _text(f"{prefix}_NAME") or str(urlsplit(issuer).hostname), issuer,
                    _needed(f"{prefix}_CLIENT_ID"), _needed(f"{prefix}_CLIENT_SECRET"), trusts == "yes")


def proxy() -> Proxy:
    """The proxies that are believed. The server must see their own addresses, not those that they forward."""
    if os.environ.get(REWRITING) != "":
        raise Refusal("setting.rewriting", variable=REWRITING)
    entries = [entry.strip() for entry in _needed(TRUSTED).split(",")]
    try:
        networks = tuple(ipaddress.ip_network(entry) for entry in entries)
        if any(getattr(one.network_address, "ipv4_mapped", None) for one in networks):
            raise ValueError("an address of IPv4 is written as one")  # noqa: TRY301
    except ValueError as error:
        raise Refusal("setting.networks", variable=TRUSTED, found=", ".join(entries)) from error
    setting = _text(HEADERS) or "oauth2-proxy"
    name = setting.lower()
    subject, email, sign_out = SETS.get(name) or (*_headers(setting), "")
    sign_out = _text(SIGN_OUT) or sign_out
    if sign_out and not sign_out.startswith(("/", "https://")):
        raise Refusal("setting.sign_out", variable=SIGN_OUT, found=sign_out)
    return Proxy(networks, subject, email, name if name in SETS else "headers", sign_out)


def _headers(setting: str) -> tuple[str, str]:
    """The two names of a setting such as "X-User, X-Mail"."""
    names = [name.strip() for name in setting.split(",")]
    if len({name.lower() for name in names}) != len(names) or len(names) != 2 or not all(map(_HEADER.fullmatch, names)):  # noqa: PLR2004
        raise Refusal("setting.headers", variable=HEADERS, found=setting, sets=", ".join(SETS))
    return names[0], names[1]


def _needed(variable: str) -> str:
    if not (text := _text(variable)):
        raise Refusal("setting.needed", variable=variable)
    return text


def _text(variable: str) -> str:
    """What a variable is set to, or the first line of the file that the variable with _FILE at its end names."""
    if not (file := os.environ.get(f"{variable}_FILE", "").strip()):
        return os.environ.get(variable, "").strip()
    try:
        return next(iter(Path(file).read_text("utf-8-sig").splitlines()), "").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal("setting.file", variable=f"{variable}_FILE", found=file) from error


def _demand_https(variable: str, address: str) -> None:
    """Names and codes pass there, so nobody on the way may read them."""
    if not is_safe(address) or "/.well-known" in address:
        raise Refusal("setting.https", variable=variable, found=SECRET.sub("//…@", address))


def is_safe(address: str) -> bool:
    """Whether an address is one of https, or of this machine, without name, password or anything after ? or #."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return False
    is_plain = address.isascii() and address.isprintable() and not set(' "<>\\?#@*') & set(address)
    is_local = parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1", "::1")
    return is_plain and bool(parts.hostname) and (parts.scheme == "https" or is_local)
