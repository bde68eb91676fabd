"""Sign-in with a provider of OpenID Connect, by Authlib: state, nonce and verifier stay on this server."""

import re
import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from typing import Any, cast

from authlib.integrations.base_client.errors import MismatchingStateError
from authlib.integrations.starlette_client import OAuth, OAuthError, StarletteOAuth2App
from httpx2 import HTTPError
from joserfc.errors import JoseError
from starlette.requests import Request
from starlette.responses import RedirectResponse

from indicators.errors import Refusal
from indicators.model import Identity
from indicators.sign_in.settings import Provider, own_address, session_length

CALLBACK = "/sign-in/callback"
SCOPE = "openid email profile"
PATIENCE = 10            # seconds for each answer of a provider
SKEW = 120               # seconds that clocks may differ by
WHILE = 600              # seconds within which somebody has to sign in there
MOST = 10_000            # visits of people who have not signed in yet

_WRONG_CLIENT = ("invalid_client", "unauthorized_client")
_CODE = re.compile(r"[a-z_]{1,40}")


@dataclass(frozen=True)
class Begun:
    """A sign-in that was begun: where, the address to go to then, and what Authlib keeps of it."""

    provider: Provider
    way: str
    kept: dict[str, Any]


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
        if secret not in _visits:
            secret = secrets.token_urlsafe(32)
            _visits[secret] = Visit()
        return secret, _visits[secret]


def end_visit(secret: str) -> None:
    """Forget a visit, once somebody has signed in or may not."""
    _visits.pop(secret, None)


async def begin(provider: Provider, visit: Visit, request: Request, way: str) -> RedirectResponse:
    """Send somebody to a provider, and afterwards to ``way``. Raises Refusal("sign_in.*")."""
    state = secrets.token_urlsafe(24)
    visit.begun[state] = Begun(provider, way, request.scope.setdefault("session", {}))
    try:
        client = await _checked(provider)
        answer: RedirectResponse = await client.authorize_redirect(
            request, own_address() + CALLBACK, state=state, max_age=int(session_length().total_seconds()))
    except (HTTPError, OAuthError, ValueError, RuntimeError) as error:
        raise Refusal("sign_in.no_answer", name=provider.name, variable=f"{provider.prefix}_ISSUER") from error
    return answer


async def finish(visit: Visit, request: Request) -> Arrival:
    """Who comes back from a provider. Raises Refusal("sign_in.*")."""
    begun = visit.begun.pop(request.query_params.get("state", ""), None)
    if begun is None:
        raise Refusal("sign_in.state")
    provider, request.scope["session"] = begun.provider, begun.kept
    values = {"name": provider.name, "variable": f"{provider.prefix}_ISSUER"}
    try:
        token = await (await _checked(provider)).authorize_access_token(request, leeway=SKEW)
    except MismatchingStateError as error:
        raise Refusal("sign_in.state") from error
    except OAuthError as error:
        wrong_client = error.error in _WRONG_CLIENT
        code = error.error if _CODE.fullmatch(str(error.error)) else "error"
        raise Refusal("sign_in.client" if wrong_client else "sign_in.denied",
                      **values | {"variable": f"{provider.prefix}_CLIENT_SECRET"}, found=code) from error
    except HTTPError as error:
        raise Refusal("sign_in.no_answer", **values) from error
    except (JoseError, ValueError, KeyError, RuntimeError) as error:
        raise Refusal("sign_in.token", **values, client=f"{provider.prefix}_CLIENT_ID") from error
    claims = token.get("userinfo")
    if not claims or not claims.get("sub"):
        raise Refusal("sign_in.token", **values, client=f"{provider.prefix}_CLIENT_ID")
    identity = Identity(issuer=provider.issuer, subject=str(claims["sub"]), email=str(claims.get("email") or ""),
                        is_verified=provider.trusts_addresses or claims.get("email_verified") is True)
    return Arrival(identity, provider, begun.way)


async def sign_out_address(provider: Provider) -> str:
    """Where the provider ends its own session, "" where it has no such address or does not answer."""
    try:
        client = await _checked(provider)
        made = await client.create_logout_url(post_logout_redirect_uri=f"{own_address()}/sign-in",
                                              client_id=provider.client_id)
    except (HTTPError, Refusal, ValueError, RuntimeError):
        return ""
    return str(made["url"])


async def _checked(provider: Provider) -> StarletteOAuth2App:
    """The client, once the provider's description has been read and is of the issuer that is set."""
    client = _client(provider)
    described = (await client.load_server_metadata()).get("issuer", "")
    if str(described).rstrip("/") != provider.issuer:
        raise Refusal("sign_in.issuer", name=provider.name, variable=f"{provider.prefix}_ISSUER", found=described)
    return client


@cache
def _client(provider: Provider) -> StarletteOAuth2App:
    return cast(StarletteOAuth2App, OAuth().register(
        provider.key, client_id=provider.client_id, client_secret=provider.client_secret,
        server_metadata_url=f"{provider.issuer}/.well-known/openid-configuration",
        client_kwargs={"scope": SCOPE, "code_challenge_method": "S256", "timeout": PATIENCE}))
