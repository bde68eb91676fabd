"""Who passes the gate: by a provider or a proxy, with an account, until the session ends; and what the others read."""

import asyncio
import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from html import unescape
from http.cookies import SimpleCookie
from urllib.parse import parse_qsl, urlsplit

import pytest
from authlib.integrations.starlette_client import OAuthError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.types import Message
from starlette.websockets import WebSocket

from indicators import wording
from indicators.errors import Refusal
from indicators.ledger import Ledger
from indicators.sign_in import oidc
from indicators.wording import say
from pages.shared import gate, server
from tests.ledger.ledger_builders import ROOT, account
from tests.pages.copies import open_once
from tests.pages.requests import Answer, request
from tests.sign_in import provider as providers

HOST, PAGE = ("Host", "127.0.0.1:8501"), ("Accept", "text/html,application/xhtml+xml")
OPEN = ("/livez", "/readyz", "/edition", "/edition/", "/edition/2025/country/KHM/")
CLOSED = ("/", "/country", "/figure", "/media/a.csv", "/static/js/index.js", "/app/static/map.json",
          "/_stcore/stream", "/_stcore/health", "/_stcore/host-config", "/_stcore/upload_file/a/b", "/_stcore/metrics",
          "/component/a/b", "/oauth2callback", "/auth/login", "/edition-preview/", "/edition-illustrative/", "/readyz/",
          "//edition/", "/Edition/", "/editions", "/edition2/")


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with providers.provider() as issuer:
        yield issuer


@pytest.fixture
def book(real: str) -> Ledger:
    """The ledger of the test, with accounts of Ada and Cy, whose address is not verified; Bo's is disabled."""
    book = open_once(real)
    for name in ("Ada", "Bo", "Cy"):
        account(book, name, "reader")
    account(book, "Root", "administrator")
    book.disable(ROOT, book.account("Bo").person)
    return book


@pytest.fixture
def set_up(book: Ledger, issuer: str) -> Iterator[Callable[..., Starlette]]:
    """Makes a server of one page that lets people sign in at the provider, with other settings where given."""
    with pytest.MonkeyPatch.context() as patch:
        def made(**values: str) -> Starlette:
            for name, value in (providers.settings(issuer, "http://127.0.0.1:8501") | values).items():
                patch.setenv(name, value)
            return behind_gate()
        yield made


def behind_gate() -> Starlette:
    async def socket(websocket: WebSocket) -> None:
        await websocket.send_denial_response(PlainTextResponse(websocket.headers.get(gate.HEADER, "no session")))

    return Starlette(middleware=server.middleware(), routes=[
        Route("/{path:path}", lambda asked: PlainTextResponse(asked.headers.get(gate.HEADER, "no session"))),
        WebSocketRoute("/{path:path}", socket)])


def get(app: Starlette, address: str, cookies: str = "", *more: tuple[str, str], kind: str = "http") -> Answer:
    parts = urlsplit(address)
    return request(app, parts.path, [HOST, PAGE, ("Cookie", cookies), *more], kind=kind,
                   query=dict(parse_qsl(parts.query)))


def cookie(answer: Answer) -> str:
    """The cookie that an answer sets, as a browser sends it."""
    return "; ".join(f"{one.key}={one.value}" for one in SimpleCookie(answer.headers["set-cookie"]).values())


def arrive(app: Starlette, user: str, way: str = "/", cookies: str = "") -> Answer:
    """What somebody gets who signs in at the provider."""
    begun = get(app, f"/sign-in/provider?to={way}", cookies)
    query = providers.consent(begun.headers["location"], sub=user)
    return get(app, f"/sign-in/callback?{query}", f"{cookies}; {cookie(begun)}")


def test_who_signs_in_comes_to_the_address_asked_for_and_passes(set_up: Callable[..., Starlette], book: Ledger) -> None:
    app = set_up()
    arrived = arrive(app, "ada-1", "/country?area=KHM%26goal=1.1")
    assert (arrived.status, arrived.headers["location"]) == (303, "http://127.0.0.1:8501/country?area=KHM&goal=1.1")
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(arrived.headers["set-cookie"].split("; "))
    passed = get(app, "/country", cookie(arrived))
    session = book.session(passed.body.decode())
    assert session.person == book.account("Ada").person
    assert get(app, "/_stcore/stream", cookie(arrived), kind="websocket").body.decode() == session.id
    assert [row.person for row in book.audit() if row.action == "signed_in"] == [session.person]


@pytest.mark.parametrize("path", CLOSED)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_without_a_session_nothing_passes(set_up: Callable[..., Starlette], path: str, kind: str) -> None:
    assert get(set_up(), path, kind=kind).status == 401


@pytest.mark.parametrize("path", OPEN)
def test_the_edition_and_the_health_check_are_open(set_up: Callable[..., Starlette], path: str) -> None:
    assert get(set_up(), path, "", (gate.HEADER, "forged")).body == b"no session"


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(path=st.text(alphabet="/.edition-hlaxsgup%\\\u00e9\u0000", max_size=24))
def test_no_other_address_passes(set_up: Callable[..., Starlette], path: str) -> None:
    app = set_up()
    passed = request(app, f"/{path}", [HOST]).body == b"no session"
    assert passed is server.is_open(f"/{path}")


def test_a_page_without_a_session_offers_the_provider_and_the_way_back(set_up: Callable[..., Starlette]) -> None:
    answer = get(set_up(), "/country?area=KHM&goal=1.1")
    page = unescape(answer.body.decode())
    assert "http://127.0.0.1:8501/sign-in/provider?to=%2Fcountry%3Farea%3DKHM%26goal%3D1.1" in page
    assert say("sign_in.with", name="the Ministry") in page
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("way", ["//evil.example", "https://evil.example", "/\\evil.example", "evil", "///"])
def test_nobody_is_sent_to_another_site(set_up: Callable[..., Starlette], way: str) -> None:
    assert arrive(set_up(), "ada-1", way).headers["location"] == "http://127.0.0.1:8501/"


@pytest.mark.parametrize("user, code", [("eve-1", "unknown"), ("bo-1", "disabled"), ("cy-1", "unverified")])
def test_who_has_no_open_account_does_not_come_in(
        set_up: Callable[..., Starlette], book: Ledger, user: str, code: str) -> None:
    answer = arrive(set_up(), user)
    assert answer.status == 403
    assert says(answer, f"account.{code}", email=f"{user[:-2]}@example.org")
    assert "session" not in answer.headers.get("set-cookie", "")
    assert [row.outcome for row in book.audit() if row.action == "sign_in_refused"] == ["refused"]


def test_an_address_that_an_administrator_trusts_binds_unverified(set_up: Callable[..., Starlette]) -> None:
    assert arrive(set_up(GOALLINE_OIDC_TRUST_ADDRESSES="yes"), "cy-1").status == 303


def test_a_disabled_person_is_out_at_the_next_request(set_up: Callable[..., Starlette], book: Ledger) -> None:
    app = set_up()
    cookies = cookie(arrive(app, "ada-1"))
    book.disable(ROOT, book.account("Ada").person)
    for path in ("/", "/media/a.csv"):
        assert get(app, path, cookies).status == 403
    assert get(app, "/_stcore/stream", cookies, kind="websocket").status == 403
    assert says(get(app, "/auth/logout", cookies), "account.disabled")


def test_a_session_is_over_after_its_hours_whatever_the_cookie_says(
        set_up: Callable[..., Starlette], monkeypatch: pytest.MonkeyPatch) -> None:
    app = set_up()
    monkeypatch.setattr("indicators.sign_in.settings.session_length", lambda: timedelta(0))
    cookies = cookie(arrive(app, "ada-1"))
    back = get(app, "/country?area=KHM", cookies)
    assert back.status == 401
    assert say("sign_in.ended") in back.body.decode()
    assert "to=%2Fcountry%3Farea%3DKHM" in back.body.decode()


def test_signing_out_ends_the_session_here_and_at_the_provider(set_up: Callable[..., Starlette], issuer: str) -> None:
    app = set_up()
    cookies = cookie(arrive(app, "ada-1"))
    out = get(app, "/auth/logout", cookies)
    assert out.headers["location"].startswith(f"{issuer}/oauth2/end_session?")
    assert 'goalline_session=""' in out.headers["set-cookie"]
    assert get(app, "/", cookies).status == 401


@pytest.mark.parametrize("header", [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"),
                                    ("Sec-Purpose", "prefetch")])
def test_what_nobody_clicked_on_signs_nobody_out(set_up: Callable[..., Starlette], header: tuple[str, str]) -> None:
    app = set_up()
    cookies = cookie(arrive(app, "ada-1", "/auth/logout"))
    get(app, "/auth/logout", cookies, header)
    assert get(app, "/", cookies).status == 200


def test_who_signs_in_ends_the_session_of_the_one_before_in_the_browser(
        set_up: Callable[..., Starlette], book: Ledger) -> None:
    account(book, "Eve", "reader")
    app = set_up()
    before = cookie(arrive(app, "ada-1"))
    after = cookie(arrive(app, "eve-1", cookies=before))
    assert (get(app, "/", before).status, get(app, "/", after).status) == (401, 200)


def test_who_signs_in_again_goes_on_with_the_session(set_up: Callable[..., Starlette]) -> None:
    app = set_up()
    before = cookie(arrive(app, "ada-1"))
    session = get(app, "/", before).body
    after = cookie(arrive(app, "ada-1", cookies=before))
    assert (get(app, "/", before).status, get(app, "/", after).body) == (401, session)


def test_a_provider_that_asked_too_long_ago_is_told_to_ask(
        set_up: Callable[..., Starlette], monkeypatch: pytest.MonkeyPatch) -> None:
    app = set_up()
    monkeypatch.setattr(oidc, "session_length", lambda: timedelta(hours=-1))       # as if everything were long ago
    asked = arrive(app, "ada-1", "/goal")
    assert asked.headers["location"].startswith(os.environ["GOALLINE_OIDC_ISSUER"])
    assert "prompt=login" in asked.headers["location"]


@pytest.mark.parametrize("address", ["//[", "//x\u2100y", "/sign-in/provider?to=//["])
def test_an_address_that_is_none_is_no_fault_of_ours(set_up: Callable[..., Starlette], address: str) -> None:
    app = set_up()
    path, _, way = address.partition("?to=")
    assert request(app, path, [HOST, PAGE], query={"to": way}).status in (302, 401)


BAD = {"no_code": (None, None), "empty": ("load_server_metadata", {}), "a_list": ("load_server_metadata", []),
       "a_script": ("load_server_metadata", {"authorization_endpoint": "javascript:alert(1)", "token_endpoint": "x"}),
       "no_keys": ("fetch_jwk_set", {"keys": []}), "a_text": ("fetch_jwk_set", "x"),
       "no_token": ("fetch_access_token", {"id_token": None}), "a_number": ("fetch_access_token", 3)}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_answer_of_the_provider_is_told_and_not_remembered(set_up: Callable[..., Starlette], name: str) -> None:
    app, (part, answer) = set_up(), BAD[name]
    begun = get(app, "/sign-in/provider")
    query = providers.consent(begun.headers["location"], sub="ada-1")

    async def answered(*_: object, **__: object) -> object:
        return answer

    oidc._client.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        if part:
            patch.setattr(f"authlib.integrations.starlette_client.StarletteOAuth2App.{part}", answered)
        else:
            query = query.replace("code=", "other=")
        told = get(app, f"/sign-in/callback?{query}", cookie(begun))
    assert told.status == 400
    assert b"GOALLINE_OIDC_ISSUER" in told.body
    assert arrive(app, "ada-1").status == 303


def test_an_answer_that_names_another_issuer_is_not_trusted(set_up: Callable[..., Starlette]) -> None:
    app = set_up()
    begun = get(app, "/sign-in/provider")
    query = providers.consent(begun.headers["location"], sub="ada-1")
    assert get(app, f"/sign-in/callback?{query}&iss=https://evil.example", cookie(begun)).status == 400


def test_an_account_that_is_unbound_is_bound_by_the_next_sign_in(
        set_up: Callable[..., Starlette], book: Ledger) -> None:
    app, ada = set_up(), book.account("Ada").person
    cookies = cookie(arrive(app, "ada-1"))
    book.unbind(ROOT, ada)
    assert get(app, "/", cookies).status == 401
    assert book.account("Ada").state == "invited"
    assert arrive(app, "ada-1").status == 303
    assert book.account("Ada").state == "active"


def test_a_forged_cookie_or_header_opens_nothing(set_up: Callable[..., Starlette]) -> None:
    app = set_up()
    session = get(app, "/", cookie(arrive(app, "ada-1"))).body.decode()
    for cookies in (f"goalline_session={session}", "goalline_session=", "goalline_session=P1", "_streamlit_user=ada"):
        assert get(app, "/", cookies).status == 401
    for header in (gate.HEADER, gate.HEADER.replace("-", "_"), gate.HEADER.upper()):
        assert get(app, "/", "", (header, session)).status == 401
        assert get(app, "/readyz", "", (header, session)).body == b"no session"


def test_the_way_back_of_another_browser_or_a_second_time_is_refused(set_up: Callable[..., Starlette]) -> None:
    app = set_up()
    begun = get(app, "/sign-in/provider")
    query = providers.consent(begun.headers["location"], sub="ada-1")
    assert says(get(app, f"/sign-in/callback?{query}"), "sign_in.state")
    assert get(app, f"/sign-in/callback?{query}", cookie(begun)).status == 303
    assert says(get(app, f"/sign-in/callback?{query}", cookie(begun)), "sign_in.state")


def test_two_tabs_may_sign_in_at_once(set_up: Callable[..., Starlette]) -> None:
    app = set_up()
    one = get(app, "/sign-in/provider?to=/one")
    two = get(app, "/sign-in/provider?to=/two", cookie(one))
    assert cookie(one) == cookie(two)
    for begun in (two, one):
        query = providers.consent(begun.headers["location"], sub="ada-1")
        assert get(app, f"/sign-in/callback?{query}", cookie(one)).status == 303


def test_state_nonce_and_verifier_stay_on_the_server(set_up: Callable[..., Starlette]) -> None:
    begun = get(set_up(), "/sign-in/provider")
    asked = dict(parse_qsl(urlsplit(begun.headers["location"]).query))
    assert (asked["code_challenge_method"], asked["max_age"]) == ("S256", "43200")
    assert not [value for value in (asked["state"], asked["nonce"]) if value in begun.headers["set-cookie"]]
    assert "code_verifier" not in asked


def test_the_cookie_is_secure_behind_tls(set_up: Callable[..., Starlette]) -> None:
    begun = get(set_up(GOALLINE_URL="https://goalline.example.org"), "/sign-in/provider")
    assert begun.headers["set-cookie"].startswith("__Host-goalline_visit=")
    assert "Secure" in begun.headers["set-cookie"]
    assert "redirect_uri=https%3A%2F%2Fgoalline.example.org%2Fsign-in%2Fcallback" in begun.headers["location"]


def test_who_denies_at_the_provider_reads_so(set_up: Callable[..., Starlette]) -> None:
    app = set_up()
    begun = get(app, "/sign-in/provider")
    query = providers.consent(begun.headers["location"], action="deny")
    state = dict(parse_qsl(urlsplit(begun.headers["location"]).query))["state"]
    answer = get(app, f"/sign-in/callback?{query}&state={state}", cookie(begun))
    assert says(answer, "sign_in.denied", name="the Ministry", found="access_denied")


def test_a_provider_that_is_down_or_another_is_told_with_its_setting(
        set_up: Callable[..., Starlette], issuer: str) -> None:
    down = get(set_up(GOALLINE_OIDC_ISSUER="http://127.0.0.1:9"), "/sign-in/provider")
    assert says(down, "sign_in.no_answer", name="the Ministry", variable="GOALLINE_OIDC_ISSUER")
    nowhere = get(set_up(GOALLINE_OIDC_ISSUER=f"{issuer}/realms/other"), "/sign-in/provider")
    assert says(nowhere, "sign_in.no_answer", name="the Ministry", variable="GOALLINE_OIDC_ISSUER")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("authlib.integrations.starlette_client.StarletteOAuth2App.load_server_metadata", another_issuer)
        other = get(set_up(GOALLINE_OIDC_ISSUER=issuer), "/sign-in/provider")
    assert says(other, "sign_in.issuer", name="the Ministry", variable="GOALLINE_OIDC_ISSUER", found="https://evil.example")


async def another_issuer(_: object) -> dict[str, str]:
    return {"issuer": "https://evil.example"}


def test_a_client_that_the_provider_does_not_know_is_told_with_its_setting(set_up: Callable[..., Starlette]) -> None:
    app = set_up()
    begun = get(app, "/sign-in/provider")
    query = providers.consent(begun.headers["location"], sub="ada-1")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("authlib.integrations.starlette_client.StarletteOAuth2App.fetch_access_token", unknown_client)
        answer = get(app, f"/sign-in/callback?{query}", cookie(begun))
    assert says(answer, "sign_in.client", name="the Ministry", variable="GOALLINE_OIDC_CLIENT_SECRET")


async def unknown_client(*_: object, **__: object) -> dict[str, str]:
    raise OAuthError("invalid_client", "who?")


def test_an_answer_out_of_its_time_is_not_trusted(
        set_up: Callable[..., Starlette], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oidc, "SKEW", -2 * 3600)           # as if this machine's clock were two hours ahead
    answer = arrive(set_up(), "ada-1")
    assert answer.status == 400
    assert b"GOALLINE_OIDC_CLIENT_ID" in answer.body


def says(answer: Answer, code: str, **values: str) -> bool:
    """Whether a page has the sentence of a refusal."""
    return wording.error(Refusal(code, **values)) in unescape(answer.body.decode())


PROXY = {"GOALLINE_SIGN_IN": "proxy", "GOALLINE_TRUSTED_PROXIES": "10.0.0.7", "FORWARDED_ALLOW_IPS": "",
         "GOALLINE_URL": "http://127.0.0.1:8501"}
ADA = [("X-Forwarded-User", "ada-1"), ("X-Forwarded-Email", "ada@example.org"), ("X-Forwarded-For", "203.0.113.9")]


def test_whom_the_proxy_signs_in_passes_and_is_recorded_once(set_up: Callable[..., Starlette], book: Ledger) -> None:
    app = set_up(**PROXY)
    passed = [request(app, path, [HOST, *ADA], client="10.0.0.7").body for path in ("/", "/country", "/figure")]
    assert len(set(passed)) == 1
    assert book.session(passed[0].decode()).person == book.account("Ada").person
    assert len([row for row in book.audit() if row.action == "signed_in"]) == 1


@pytest.mark.parametrize("client, headers, code", [
    ("203.0.113.9", ADA, "elsewhere"), ("127.0.0.1", ADA, "elsewhere"), ("10.0.0.7", [*ADA, ADA[0]], "repeated"),
    ("10.0.0.7", ADA[1:], "no_header")])
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_a_header_from_elsewhere_or_twice_is_refused(
        set_up: Callable[..., Starlette], client: str, headers: list[tuple[str, str]], code: str, kind: str) -> None:
    answer = request(set_up(**PROXY), "/", [HOST, *headers], client=client, kind=kind)
    assert (answer.status, says(answer, f"sign_in.{code}", header="X-Forwarded-User")) == (403, True)


def test_a_stranger_behind_the_proxy_is_one_entry_in_the_log(set_up: Callable[..., Starlette], book: Ledger) -> None:
    app = set_up(**PROXY)
    eve = [("X-Forwarded-User", "eve-1"), ("X-Forwarded-Email", "eve@example.org")]
    for _ in range(3):
        assert request(app, "/", [HOST, *eve], client="10.0.0.7").status == 403
    assert len([row for row in book.audit() if row.action == "sign_in_refused"]) == 1


def test_who_signs_out_behind_a_proxy_is_sent_to_its_own_sign_out(set_up: Callable[..., Starlette]) -> None:
    app = set_up(**PROXY)
    out = request(app, "/auth/logout", [HOST, *ADA], client="10.0.0.7")
    assert (out.status, out.headers["location"]) == (303, "/oauth2/sign_out")


def test_an_open_connection_ends_soon_after_signing_out_in_any_process(
        monkeypatch: pytest.MonkeyPatch, book: Ledger) -> None:
    monkeypatch.setattr(gate, "LAST", 0.05)
    _, session = book.start_session(book.account("Ada").person, timedelta(hours=1))

    async def silent() -> Message:
        await asyncio.Event().wait()
        return {}

    async def first_message() -> Message:
        connection = asyncio.ensure_future(gate.Connection(session, silent).receive())
        done, _ = await asyncio.wait({connection}, timeout=0.5)      # longer than the ledger is asked after
        assert not done
        book.end_session(session.id)                                 # as another process does
        return await connection

    assert asyncio.run(first_message())["type"] == "websocket.disconnect"


def test_where_nobody_signs_in_there_is_no_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GOALLINE_SIGN_IN", raising=False)
    assert request(behind_gate(), "/country", [HOST]).body == b"no session"
