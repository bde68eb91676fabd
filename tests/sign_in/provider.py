"""A provider of OpenID Connect for tests, on a port of this machine, and people who sign in there."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import httpx2
from oidc_provider_mock import User, run_server_in_thread

USERS = [User(sub="ada-1", claims={"email": "ada@example.org", "email_verified": True}),
         User(sub="bo-1", claims={"email": "bo@example.org", "email_verified": True}),
         User(sub="cy-1", claims={"email": "cy@example.org", "email_verified": False}),
         User(sub="eve-1", claims={"email": "eve@example.org", "email_verified": True})]


@contextmanager
def provider(*, checks_clients: bool = False) -> Iterator[str]:
    """Its issuer; with ``checks_clients`` it knows no client."""
    with run_server_in_thread(user_claims=USERS, require_client_registration=checks_clients) as server:
        yield f"http://localhost:{server.server_port}"


def settings(issuer: str, address: str) -> dict[str, str]:
    """The environment of a dashboard at an address that lets people sign in there."""
    return {"GOALLINE_SIGN_IN": "oidc", "GOALLINE_URL": address, "GOALLINE_OIDC_ISSUER": issuer,
            "GOALLINE_OIDC_CLIENT_ID": "goalline", "GOALLINE_OIDC_CLIENT_SECRET": "secret",
            "GOALLINE_OIDC_NAME": "the Ministry"}


def consent(location: str, **form: str) -> str:
    """The query with which the provider sends somebody back who signs in, or denies."""
    answer = httpx2.post(location, data=form)
    return urlsplit(answer.headers["location"]).query
