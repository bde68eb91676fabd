"""Whom a proxy's headers are believed to be, and from where."""

import ipaddress

import pytest

from indicators import wording
from indicators.errors import NotAllowed
from indicators.sign_in.proxy import identity
from indicators.sign_in.settings import Proxy

PROXY = Proxy((ipaddress.ip_network("10.1.0.0/16"), ipaddress.ip_network("::1/128")), "X-Forwarded-User",
              "X-Forwarded-Email", "oauth2-proxy", "")
ADA = [("host", "goalline.example.org"), ("x-forwarded-user", "ada-1"), ("x-forwarded-email", "ada@example.org")]


@pytest.mark.parametrize("client", ["10.1.2.3", "::1", "::ffff:10.1.2.3"])
def test_headers_from_a_trusted_proxy_say_who_it_is(client: str) -> None:
    ada = identity(PROXY, client, ADA)
    assert (ada.issuer, ada.subject, ada.email, ada.is_verified) == (
        "proxy:oauth2-proxy", "ada-1", "ada@example.org", True)


@pytest.mark.parametrize("client", ["10.2.0.1", "127.0.0.1", "203.0.113.9", "::2", "", "localhost",
                                    "10.1.2.3, 10.1.2.4"])
def test_headers_from_elsewhere_are_refused(client: str) -> None:
    assert refusal(client, ADA) == "sign_in.elsewhere"


@pytest.mark.parametrize("more", [("X-Forwarded-User", "root"), ("x_forwarded_user", "root"),
                                  ("X-FORWARDED-EMAIL", "root@example.org"), ("x_forwarded-email", "")])
def test_a_header_that_is_there_twice_is_refused(more: tuple[str, str]) -> None:
    assert refusal("10.1.2.3", [*ADA, more]) == "sign_in.repeated"


@pytest.mark.parametrize("name", ["X_Forwarded_User", "x-forwarded_user"])
def test_a_header_with_underscores_is_refused(name: str) -> None:
    assert refusal("10.1.2.3", [ADA[0], (name, "ada-1")]) == "sign_in.repeated"


@pytest.mark.parametrize("headers", [[], ADA[2:], [("x-forwarded-user", " "), ADA[2]]])
def test_a_request_without_a_person_is_refused(headers: list[tuple[str, str]]) -> None:
    assert refusal("10.1.2.3", headers) == "sign_in.no_header"


def refusal(client: str, headers: list[tuple[str, str]]) -> str:
    with pytest.raises(NotAllowed) as refused:
        identity(PROXY, client, headers)
    assert wording.error(refused.value)
    return refused.value.code
