"""Checks of what others reach, and what Goalline has to reach: its public address, and providers of sign-in."""

import asyncio
import shlex
from base64 import b64encode
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from secrets import token_bytes
from urllib.parse import urlsplit

import httpx2

from indicators.briefing.reference import base
from indicators.doctor.findings import Finding, Findings, Installation, of_refusal, ok, skipped, wrong
from indicators.doctor.settings import setting
from indicators.errors import Refusal
from indicators.ledger.clock import SKEW
from indicators.permission import sign_in as way_in
from indicators.sign_in import oidc, settings

PATIENCE = 10.0          # seconds for each answer
ALIVE, STREAM = "/livez", "/_stcore/stream"


def address(installation: Installation) -> Findings:
    """Ask at the public address as a browser does, for a page and for a websocket."""
    public = _base()
    if not public:
        yield skipped("address", "address_none")
        return
    try:
        with httpx2.Client(timeout=PATIENCE) as client:
            answer = client.get(public + ALIVE)
            is_ours = (answer.status_code, answer.text.strip()) == (httpx2.codes.OK, "ok")
            websocket = _websocket(client, public) if is_ours else None
    except httpx2.HTTPError as error:
        kind, command = (("address_untrusted", _certify(public)) if "CERTIFICATE_VERIFY_FAILED" in str(error) else
                         ("address_away", _start(installation, public)))
        yield wrong("address", kind, command, address=public, said=str(error))
        return
    if websocket is None:
        yield wrong("address", "address_other", _start(installation, public), address=public, status=answer.status_code)
        return
    yield ok("address", "address", address=public)
    yield websocket
    yield from _clock(public, answer)


def _websocket(client: httpx2.Client, public: str) -> Finding:
    """Whether an upgrade reaches Goalline: it is accepted, or refused by a sentence where people sign in. A request
    that a proxy made an ordinary one of is answered by a page.
    """
    headers = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13", "Origin": public,
               "Sec-WebSocket-Key": b64encode(token_bytes(16)).decode(), "Accept": "text/html"}
    with client.stream("GET", public + STREAM, headers=headers) as answer:
        status, kind = answer.status_code, answer.headers.get("content-type", "")
    is_refused_as_one = status == httpx2.codes.UNAUTHORIZED and kind.startswith("text/plain") and way_in() != "none"
    if status == httpx2.codes.SWITCHING_PROTOCOLS or is_refused_as_one:
        return ok("websocket", "websocket", address=public)
    if way_in() == "proxy" and (answer.has_redirect_location or status < httpx2.codes.INTERNAL_SERVER_ERROR):
        return skipped("websocket", "websocket_unseen", address=public)
    return wrong("websocket", "websocket_lost", "cp deploy/nginx.conf /etc/nginx/conf.d/goalline.conf && "
                 "systemctl reload nginx", address=public, status=status)


def _start(installation: Installation, public: str) -> str:
    """The command that starts a server: where the address is of this machine, at its port."""
    parts = urlsplit(public)
    if parts.hostname in ("127.0.0.1", "localhost"):
        return f"{installation.program} run --port {parts.port or 80}"
    return "systemctl restart 'goalline@*' nginx"


def _certify(public: str) -> str:
    """The command that gets a certificate for a public address."""
    return (f"certbot certonly --webroot -w /var/www/html -d {urlsplit(public).hostname} "
            "--deploy-hook 'systemctl reload nginx'")


def sign_in(_: Installation) -> Findings:
    """Read what each provider says of itself, and ask it to sign somebody in who is sent back here."""
    try:
        way, providers = way_in(), list(settings.providers().values()) if way_in() == "oidc" else []
    except Refusal:
        yield skipped("sign_in", "sign_in_unset")
        return
    if not providers:
        yield skipped("sign_in", "sign_in_none", way=way)
    for provider in providers:
        yield from _provider(provider)


def _provider(provider: settings.Provider) -> Findings:
    variable, described = f"{provider.prefix}_ISSUER", f"{provider.issuer}/.well-known/openid-configuration"
    try:
        asked = asyncio.run(oidc.authorization_address(provider))
        answer = httpx2.get(asked, timeout=PATIENCE)
    except Refusal as refusal:
        found = str(refusal.values.get("found", ""))
        yield of_refusal("sign_in", refusal, setting(variable, found) if refusal.code == "sign_in.issuer" and found
                         else f"curl -sS {shlex.quote(described)}")
        return
    except httpx2.HTTPError as error:
        yield wrong("sign_in", "sign_in_away", f"curl -sS {shlex.quote(described)}", name=provider.name,
                    said=str(error))
        return
    if answer.status_code >= httpx2.codes.BAD_REQUEST:
        yield wrong("sign_in", "sign_in_refused", f"curl -sS {shlex.quote(asked)}", name=provider.name,
                    status=answer.status_code, address=_base() + oidc.CALLBACK)
    else:
        yield ok("sign_in", "sign_in", name=provider.name)
    yield from _clock(provider.name, answer)


def _clock(name: str, answer: httpx2.Response) -> Findings:
    """Find out whether this machine's clock and that of who answered differ."""
    try:
        apart = (datetime.now(UTC) - parsedate_to_datetime(answer.headers.get("date", ""))).total_seconds()
    except (TypeError, ValueError):
        return
    if abs(apart) > SKEW:
        yield wrong("clock", "clock_apart", "timedatectl set-ntp true", name=name, minutes=round(abs(apart) / 60),
                    direction="ahead" if apart > 0 else "behind")


def _base() -> str:
    """The public address; "" where none is set, or one that cannot be used."""
    try:
        return base()
    except Refusal:
        return ""
