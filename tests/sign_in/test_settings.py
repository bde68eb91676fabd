"""Which settings of sign-in are accepted, and what the others are told."""

from datetime import timedelta
from pathlib import Path

import pytest

from indicators import wording
from indicators.errors import Refusal
from indicators.sign_in import settings

OIDC = {"GOALLINE_SIGN_IN": "oidc", "GOALLINE_URL": "https://goalline.example.org",
        "GOALLINE_OIDC_ISSUER": "https://login.example.org/realms/ministry/", "GOALLINE_OIDC_CLIENT_ID": "goalline",
        "GOALLINE_OIDC_CLIENT_SECRET": "s3cret"}
PROXY = {"GOALLINE_SIGN_IN": "proxy", "GOALLINE_TRUSTED_PROXIES": "127.0.0.1, 10.1.0.0/16", "FORWARDED_ALLOW_IPS": ""}


def set_all(monkeypatch: pytest.MonkeyPatch, values: dict[str, str | None]) -> None:
    for name, value in values.items():
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)


@pytest.mark.parametrize("values", [{}, {"GOALLINE_SIGN_IN": "none"}, OIDC, PROXY,
                                    OIDC | {"GOALLINE_URL": "http://127.0.0.1:8501"}])
def test_complete_settings_are_accepted(monkeypatch: pytest.MonkeyPatch, values: dict[str, str | None]) -> None:
    set_all(monkeypatch, values)
    settings.check()


@pytest.mark.parametrize("values, code, names", [
    (OIDC | {"GOALLINE_URL": None}, "needed", "GOALLINE_URL"),
    (OIDC | {"GOALLINE_URL": "http://goalline.example.org"}, "https", "GOALLINE_URL"),
    (OIDC | {"GOALLINE_OIDC_ISSUER": None}, "needed", "GOALLINE_OIDC_ISSUER"),
    (OIDC | {"GOALLINE_OIDC_ISSUER": "http://login.example.org"}, "https", "GOALLINE_OIDC_ISSUER"),
    (OIDC | {"GOALLINE_OIDC_ISSUER": "https://[login"}, "https", "GOALLINE_OIDC_ISSUER"),
    *((OIDC | {"GOALLINE_OIDC_ISSUER": issuer}, "https", "GOALLINE_OIDC_ISSUER") for issuer in (
        "https://login.example:abc", "https://login.example:99999", "https://a b.example", "https://me:secret@a.example",
        "https://a.example?x=y", "https://a.example#x", "https://a.example/.well-known/openid-configuration")),
    (OIDC | {"GOALLINE_OIDC_CLIENT_ID": " "}, "needed", "GOALLINE_OIDC_CLIENT_ID"),
    (OIDC | {"GOALLINE_OIDC_CLIENT_SECRET": None}, "needed", "GOALLINE_OIDC_CLIENT_SECRET"),
    (OIDC | {"GOALLINE_OIDC_CLIENT_SECRET_FILE": "/nowhere/secret"}, "file", "GOALLINE_OIDC_CLIENT_SECRET_FILE"),
    (OIDC | {"GOALLINE_OIDC_TRUST_ADDRESSES": "perhaps"}, "yes_no", "GOALLINE_OIDC_TRUST_ADDRESSES"),
    (OIDC | {"GOALLINE_OIDC_PROVIDERS": "entra,entra"}, "providers", "GOALLINE_OIDC_PROVIDERS"),
    (OIDC | {"GOALLINE_OIDC_PROVIDERS": "callback"}, "providers", "callback"),
    (OIDC | {"GOALLINE_OIDC_PROVIDERS": "en-tra"}, "providers", "GOALLINE_OIDC_PROVIDERS"),
    (OIDC | {"GOALLINE_OIDC_PROVIDERS": "entra"}, "needed", "GOALLINE_OIDC_ENTRA_ISSUER"),
    ({"GOALLINE_SESSION_HOURS": "0"}, "hours", "GOALLINE_SESSION_HOURS"),
    ({"GOALLINE_SESSION_HOURS": "1.5"}, "hours", "GOALLINE_SESSION_HOURS"),
    ({"GOALLINE_SESSION_HOURS": "9" * 5000}, "hours", "GOALLINE_SESSION_HOURS"),
    ({"GOALLINE_SESSION_HOURS": "169"}, "hours", "168"),
    (PROXY | {"FORWARDED_ALLOW_IPS": None}, "rewriting", "FORWARDED_ALLOW_IPS"),
    (PROXY | {"FORWARDED_ALLOW_IPS": "*"}, "rewriting", "FORWARDED_ALLOW_IPS"),
    (PROXY | {"GOALLINE_TRUSTED_PROXIES": None}, "needed", "GOALLINE_TRUSTED_PROXIES"),
    (PROXY | {"GOALLINE_TRUSTED_PROXIES": "proxy.example.org"}, "networks", "GOALLINE_TRUSTED_PROXIES"),
    (PROXY | {"GOALLINE_TRUSTED_PROXIES": "10.0.0.7/8"}, "networks", "GOALLINE_TRUSTED_PROXIES"),
    (PROXY | {"GOALLINE_TRUSTED_PROXIES": "::ffff:10.0.0.1"}, "networks", "GOALLINE_TRUSTED_PROXIES"),
    (PROXY | {"GOALLINE_PROXY_SIGN_OUT": "javascript:alert(1)"}, "sign_out", "GOALLINE_PROXY_SIGN_OUT"),
    (PROXY | {"GOALLINE_PROXY_HEADERS": "X-User, x-user"}, "headers", "GOALLINE_PROXY_HEADERS"),
    (PROXY | {"GOALLINE_PROXY_HEADERS": "Host, Cookie"}, "headers", "GOALLINE_PROXY_HEADERS"),
    (PROXY | {"GOALLINE_PROXY_HEADERS": "okta"}, "headers", "oauth2-proxy, authelia, azure"),
    (PROXY | {"GOALLINE_PROXY_HEADERS": "X-User, X-User"}, "headers", "GOALLINE_PROXY_HEADERS"),
    (PROXY | {"GOALLINE_PROXY_HEADERS": "X-User, X Mail"}, "headers", "GOALLINE_PROXY_HEADERS"),
])
def test_a_setting_that_is_missing_or_wrong_is_named(
        monkeypatch: pytest.MonkeyPatch, values: dict[str, str | None], code: str, names: str) -> None:
    set_all(monkeypatch, values)
    with pytest.raises(Refusal) as refused:
        settings.check()
    assert refused.value.code == f"setting.{code}"
    assert names in wording.error(refused.value)


def test_a_secret_is_read_from_its_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("from a file\na remark\n", "utf-8-sig")
    set_all(monkeypatch, OIDC | {"GOALLINE_OIDC_CLIENT_SECRET_FILE": str(tmp_path / "secret")})
    (provider,) = settings.providers().values()
    assert provider.client_secret == "from a file"
    assert (provider.name, provider.issuer) == ("login.example.org", "https://login.example.org/realms/ministry")


def test_several_providers_have_settings_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, {"GOALLINE_OIDC_PROVIDERS": "Entra, keycloak"})
    for key in ("ENTRA", "KEYCLOAK"):
        set_all(monkeypatch, {f"GOALLINE_OIDC_{key}_ISSUER": f"https://{key}.example", f"GOALLINE_OIDC_{key}_NAME": key,
                              f"GOALLINE_OIDC_{key}_CLIENT_ID": key, f"GOALLINE_OIDC_{key}_CLIENT_SECRET": key})
    set_all(monkeypatch, {"GOALLINE_OIDC_ENTRA_TRUST_ADDRESSES": "yes"})
    entra, keycloak = settings.providers().values()
    assert (entra.key, entra.name, entra.trusts_addresses) == ("entra", "ENTRA", True)
    assert (keycloak.key, keycloak.client_id, keycloak.trusts_addresses) == ("keycloak", "KEYCLOAK", False)


@pytest.mark.parametrize("headers, subject, email, sign_out", [
    (None, "X-Forwarded-User", "X-Forwarded-Email", "/oauth2/sign_out"),
    ("authelia", "Remote-User", "Remote-Email", ""),
    ("Azure", "X-MS-CLIENT-PRINCIPAL-ID", "X-MS-CLIENT-PRINCIPAL-NAME", "/.auth/logout"),
    ("X-Person, X-Mail", "X-Person", "X-Mail", "")])
def test_a_proxy_has_known_headers_or_those_of_the_setting(
        monkeypatch: pytest.MonkeyPatch, headers: str | None, subject: str, email: str, sign_out: str) -> None:
    set_all(monkeypatch, PROXY | {"GOALLINE_PROXY_HEADERS": headers})
    proxy = settings.proxy()
    assert (proxy.subject, proxy.email, proxy.sign_out) == (subject, email, sign_out)


def test_a_session_lasts_twelve_hours_unless_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings.session_length() == timedelta(hours=12)
    set_all(monkeypatch, {"GOALLINE_SESSION_HOURS": "8"})
    assert settings.session_length() == timedelta(hours=8)
