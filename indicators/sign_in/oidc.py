"""Sign-in with a provider of OpenID Connect, by Authlib: state, nonce and verifier stay on this server."""

import re
import secrets
import time
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from typing import Any, cast

from authlib.integrations.base_client.errors import MismatchingStateError
from authlib.integrations.starlette_client import OAuth, OAuthError, StarletteOAuth2App
from httpx2 import HTTPError
from starlette.requests import Request
from starlette.responses import RedirectResponse

from indicators import logs
from indicators.errors import Refusal
from indicators.model import Identity
from indicators.sign_in.settings import Provider, is_safe, own_address, session_length

CALLBACK = "/sign-in/callback"
LONGEST = 200            # characters of what a provider says of itself that are repeated
SCOPE = "openid email profile"
PATIENCE = 10            # seconds for each answer of a provider
SKEW = 120               # seconds that clocks may differ by
WHILE = 600              # seconds within which somebody has to sign in there
MOST, MOST_OF_ONE = 10_000, 20       # visits of people who have not signed in yet, and what is begun in one

_WRONG_CLIENT = ("invalid_client", "unauthorized_client")
_CODE = re.compile(r"[a-z_]{1,40}")


@dataclass(frozen=True)
class Begun:
    """A sign-in that was begun: where, the address to go to then, and what Authlib keeps of it."""

    provider: Provider
    way: str
    kept: dict[str, Any]
    asked_again: bool = False      # since the provider had let somebody in whom it asked too long ago


@dataclass
class Visit:
    """A browser whose person is on the way to a provider, in one tab or several: what was begun, by its state."""

    since: float = field(default_factory=time.monotonic)
    begun: dict[str, Begun] = field(default_factory=dict)


@dataclass(frozen=True)
class Arrival:
    """Who came back from a provider, and the address asked for."""

    identity: Identity
    provider: Provider
    way: str


_visits: OrderedDict[str, Visit] = OrderedDict()
_lock = Lock()


def visit_of(secret: str) -> tuple[str, Visit]:
    """The visit of a browser and its secret, which are new where the browser has none or came long ago."""
    with _lock:
        while _visits and (len(_visits) >= MOST or next(iter(_visits.values())).since + WHILE < time.monotonic()):
            _visits.popitem(last=False)
        visit = _visits.pop(secret, None)
        secret, visit = (secret, visit) if visit else (secrets.token_urlsafe(32), Visit())
        visit.since, _visits[secret] = time.monotonic(), visit
        return secret, visit


def end_visit(secret: str) -> None:
    """Forget a visit, once somebody has signed in or may not."""
    _visits.pop(secret, None)


async def begin(provider: Provider, visit: Visit, request: Request, way: str, *, again: bool = False
                ) -> RedirectResponse:
    """Send somebody to a provider, and afterwards to ``way``; ``again`` demands that they are asked there.

    Raises Refusal("sign_in.*").
    """
    state, kept = secrets.token_urlsafe(24), dict[str, Any]()
    for oldest in list(visit.begun)[:-MOST_OF_ONE]:
        del visit.begun[oldest]
    visit.begun[state] = Begun(provider, way, kept, again)
    request.scope["session"] = kept
    with _answers_of(provider, "sign_in.no_answer"):
        client = await _checked(provider)
        return cast(RedirectResponse, await client.authorize_redirect(
            request, own_address() + CALLBACK, state=state, max_age=int(session_length().total_seconds()),
            **({"prompt": "login"} if again else {})))


async def finish(visit: Visit, request: Request) -> Arrival | RedirectResponse:
    """Who comes back from a provider, or where to be asked there once more. Raises Refusal("sign_in.*")."""
    begun = visit.begun.pop(request.query_params.get("state", ""), None)
    if begun is None:
        raise Refusal("sign_in.state")
    provider, request.scope["session"] = begun.provider, begun.kept
    with _answers_of(provider, "sign_in.token"):
        client = await _checked(provider)
        if request.query_params.get("iss", provider.issuer).rstrip("/") != provider.issuer:
            raise ValueError("the answer is of another issuer")
        claims = dict((await client.authorize_access_token(request, leeway=SKEW))["userinfo"])
        subject, asked_at = str(claims["sub"]), int(claims.get("auth_time") or time.time())
    if asked_at < time.time() - session_length().total_seconds() - SKEW:
        if begun.asked_again:
            raise _refusal("sign_in.token", provider)
        return await begin(provider, visit, request, begun.way, again=True)
    email = claims.get("email")
    return Arrival(Identity(issuer=provider.issuer, subject=subject, email=email if isinstance(email, str) else "",
                            is_verified=provider.trusts_addresses or claims.get("email_verified") is True),
                   provider, begun.way)


@contextmanager
def _answers_of(provider: Provider, code: str) -> Iterator[None]:
    """Whatever a provider answers that cannot be used is no fault of ours, and is not remembered.

    Raises Refusal, "sign_in.no_answer" where it does not answer, else by its error, else of ``code``.
    """
    try:
        yield
    except Refusal:
        _client.cache_clear()
        raise
    except Exception as error:
        _client.cache_clear()
        logs.event.warning("sign-in failed", provider=provider.key, error=type(error).__name__)
        if isinstance(error, MismatchingStateError):
            raise Refusal("sign_in.state") from error
        if isinstance(error, HTTPError):
            raise _refusal("sign_in.no_answer", provider) from error
        if isinstance(error, OAuthError) and error.error in _WRONG_CLIENT:
            raise _refusal("sign_in.client", provider) from error
        if isinstance(error, OAuthError) and _CODE.fullmatch(str(error.error)):
            raise _refusal("sign_in.denied", provider, found=error.error) from error
        raise _refusal(code, provider) from error


def _refusal(code: str, provider: Provider, **values: str) -> Refusal:
    secret = "CLIENT_SECRET" if code == "sign_in.client" else "ISSUER"
    return Refusal(code, name=provider.name, variable=f"{provider.prefix}_{secret}",
                   client=f"{provider.prefix}_CLIENT_ID", **values)


async def sign_out_address(provider: Provider) -> str:
    """Where the provider ends its own session, "" where it has no such address or does not answer."""
    with suppress(Refusal), _answers_of(provider, "sign_in.no_answer"):
        client = await _checked(provider)
        address = str((await client.create_logout_url(
            post_logout_redirect_uri=f"{own_address()}/sign-in", client_id=provider.client_id))["url"])
        return address if is_safe(address.partition("?")[0]) else ""
    return ""


async def authorization_address(provider: Provider) -> str:
    """Where a provider would be asked to sign somebody in who is sent back here. Raises Refusal("sign_in.*")."""
    with _answers_of(provider, "sign_in.no_answer"):
        client = await _checked(provider)
        return str((await client.create_authorization_url(own_address() + CALLBACK))["url"])


async def _checked(provider: Provider) -> StarletteOAuth2App:
    """The client, once the provider's description has been read and is of the issuer that is set."""
    client = _client(provider)
    described = await client.load_server_metadata()
    if str(described.get("issuer")).rstrip("/") != provider.issuer:
        raise _refusal("sign_in.issuer", provider, found=str(described.get("issuer"))[:LONGEST])
    if not all(is_safe(described[f"{name}_endpoint"].partition("?")[0]) for name in ("authorization", "token")):
        raise ValueError("an address of the provider is not one of https")
    return client


@cache
def _client(provider: Provider) -> StarletteOAuth2App:
    return cast(StarletteOAuth2App, OAuth().register(
        provider.key, client_id=provider.client_id, client_secret=provider.client_secret,
        server_metadata_url=f"{provider.issuer}/.well-known/openid-configuration",
        client_kwargs={"scope": SCOPE, "code_challenge_method": "S256", "timeout": PATIENCE}))
