"""People sign in at a provider of OpenID Connect, in a real browser, also behind nginx with TLS."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import which
from typing import Any

import httpx2
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from indicators import ledger, wording
from indicators.ledger import Ledger
from indicators.model import Role
from indicators.wording import say
from pages.shared import menu
from tests.browser.conftest import DESKTOP, copied, settled
from tests.ledger.ledger_builders import ROOT, account, by_hand, note, signed_in
from tests.serving import free_port, serving
from tests.sign_in import provider as providers

OUTSIDE = "https://cdn.jsdelivr.net/**"      # a style sheet that the provider's page asks for
NGINX = """
daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;
events {{ }}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{
    listen 127.0.0.1:{port} ssl;
    ssl_certificate {folder}/cert.pem; ssl_certificate_key {folder}/key.pem;
    location / {{
      proxy_pass http://127.0.0.1:{behind};
      proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
      proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $remote_addr;
      proxy_set_header X-Forwarded-Proto https;
    }}
  }}
}}
"""

DELETE = """place => fetch(place, {method: "DELETE", headers: {
    "X-Xsrftoken": document.cookie.match(/_streamlit_xsrf=([^;]*)/)[1]}}).then(answer => answer.status)"""


@dataclass
class SignedInto:
    """A dashboard that people sign in to, and its ledger."""

    address: str
    book: Ledger
    browser: Browser

    def context(self) -> BrowserContext:
        """A browser of its own, which asks nothing of the world outside."""
        context = self.browser.new_context(viewport=DESKTOP, ignore_https_errors=True)
        context.route(OUTSIDE, lambda route: route.abort())
        return context


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with providers.provider() as issuer:
        yield issuer


@contextmanager
def dashboard(folder: Path, loaded: Path, issuer: str, address: str, port: int) -> Iterator[Ledger]:
    """A dashboard with accounts of Ada and of an administrator."""
    copied(loaded, folder)
    book = ledger.open(f"sqlite:///{(folder / 'ledger.db').as_posix()}")
    account(book, "Root", "administrator")
    account(book, "Ada", "editor")
    with serving(folder, port=port, **dict[str, Any](providers.settings(issuer, address))):
        yield book
    book.close()


@pytest.fixture
def served(loaded: Path, tmp_path: Path, issuer: str, chromium: Browser) -> Iterator[SignedInto]:
    address = f"http://127.0.0.1:{(port := free_port())}"
    with dashboard(tmp_path, loaded, issuer, address, port) as book:
        yield SignedInto(address, book, chromium)


def sign_in(page: Page, address: str, user: str = "ada-1") -> None:
    """Open an address, and sign in at the provider that its page offers."""
    page.goto(address)
    page.get_by_role("link", name=say("sign_in.with", name="the Ministry")).click()
    page.get_by_role("button", name=user, exact=True).click()


def test_who_signs_in_loses_a_role_and_then_the_account_in_the_middle_of_the_session(served: SignedInto) -> None:
    page = served.context().new_page()
    sign_in(page, f"{served.address}/country?area=KHM&goal=2.1")
    settled(page)
    assert page.url == f"{served.address}/country?area=KHM&goal=2.1"
    expect(page.get_by_role("link", name="Ada")).to_be_visible()
    expect(page.get_by_role("link", name=say("menu.upload"))).to_be_visible()
    ada = served.book.account("Ada").person
    served.book.set_roles(ROOT, ada, [Role.READER])
    page.get_by_role("link", name=say("menu.overview")).click()
    expect(page.get_by_role("link", name=say("menu.upload"))).to_have_count(0)
    served.book.disable(ROOT, ada)
    page.get_by_role("link", name=say("menu.goal"), exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("disabled")
    expect(page.get_by_role("link", name=say("menu.goal"), exact=True)).to_have_count(0)
    page.context.close()


def test_who_signs_out_in_one_tab_is_out_in_the_other_and_comes_back_to_where_it_was(served: SignedInto) -> None:
    context = served.context()
    one, two = context.new_page(), context.new_page()
    sign_in(one, f"{served.address}/goal?goal=4.2")
    settled(one)
    two.goto(f"{served.address}/account")
    two.get_by_role("button", name=say("account.sign_out")).click()
    two.get_by_role("button", name="End session").click()         # the provider asks
    expect(two.get_by_role("heading")).to_have_text(say("sign_in.title"))
    one.get_by_role("link", name=say("menu.compare")).click()
    one.get_by_role("link", name=say("sign_in.with", name="the Ministry")).click()
    one.get_by_role("button", name="ada-1", exact=True).click()
    settled(one)
    assert one.url.startswith(f"{served.address}/compare")
    context.close()


def test_a_tab_of_one_person_becomes_one_of_the_next_and_signs_nobody_out(served: SignedInto) -> None:
    account(served.book, "Bo", "editor")
    context = served.context()
    one, two = context.new_page(), context.new_page()
    sign_in(one, f"{served.address}/goal?goal=4.2")
    settled(one)
    sign_in(two, f"{served.address}/sign-in", "bo-1")
    settled(two)
    one.get_by_role("link", name=say("menu.compare")).click()
    expect(one.get_by_role("link", name="Bo", exact=True)).to_be_visible()
    two.get_by_role("link", name=say("menu.compare")).click()
    expect(two.get_by_role("link", name="Bo", exact=True)).to_be_visible()
    context.close()


def test_a_download_and_the_place_of_an_upload_are_of_the_person_alone(served: SignedInto) -> None:
    account(served.book, "Bo", "editor")
    contexts = served.context(), served.context()
    ada, bo = (context.new_page() for context in contexts)
    sign_in(bo, f"{served.address}/overview", "bo-1")
    settled(bo)
    sign_in(ada, f"{served.address}/data?area=KHM")
    with ada.expect_download() as taken:
        ada.get_by_role("button", name=say("filters.csv")).click()
    assert b"KHM" in Path(taken.value.path()).read_bytes()
    assert [context.request.get(taken.value.url).status for context in contexts] == [200, 404]
    ada.goto(f"{served.address}/upload")
    settled(ada)
    with ada.expect_response(lambda answer: "upload_file" in answer.url and answer.request.method == "PUT") as sent:
        ada.locator("input[type=file]").set_input_files({"name": "a.csv", "mimeType": "text/csv", "buffer": b"a,b"})
    assert sent.value.status == 204
    assert [page.evaluate(DELETE, sent.value.url) for page in (bo, ada)] == [404, 204]
    for context in contexts:
        context.close()


def test_a_session_that_ends_soon_goes_on_after_signing_in_again_in_another_tab(served: SignedInto) -> None:
    context = served.context()
    one, two = context.new_page(), context.new_page()
    sign_in(one, f"{served.address}/goal?goal=4.2")
    settled(one)
    soon = datetime.now(UTC) + timedelta(minutes=5)
    by_hand(served.book.url, f"UPDATE session SET until = '{soon.isoformat(timespec='microseconds')}'")
    one.get_by_role("link", name=say("menu.compare")).click()
    again = one.get_by_role("link", name=say("sign_in.again"))
    expect(again).to_have_attribute("href", f"{served.address}/sign-in")
    sign_in(two, f"{served.address}/sign-in")
    settled(two)
    one.get_by_role("link", name=say("menu.overview")).click()
    expect(again).to_have_count(0)
    by_hand(served.book.url, "UPDATE session SET until = '2020-01-01T00:00:00.000000+00:00'")
    one.get_by_role("link", name=say("menu.compare")).click()
    expect(one.get_by_role("alert")).to_have_text(say("sign_in.ended"))
    context.close()


def test_whom_an_administrator_invites_approves_what_another_prepared_and_an_auditor_reads_it(
        served: SignedInto) -> None:
    book = served.book
    book.set_roles(ROOT, book.account("Ada").person, [*Role])
    cy = signed_in(book, "Cy", "editor", "approver")
    book.set_remark(cy, note(), previewed_on=book.version())               # something to publish
    ada = served.context().new_page()
    sign_in(ada, f"{served.address}/people")
    ada.get_by_text(say("people.invite_title")).click()
    ada.get_by_label(say("people.name"), exact=True).fill("Bo Li")
    ada.get_by_label(say("people.email"), exact=True).fill("bo@example.org")
    ada.get_by_role("button", name=say("people.invite"), exact=True).click()
    expect(ada.get_by_text(say("people.lead", count=wording.Count(4)))).to_be_visible()
    book.set_roles(ROOT, book.account("Bo Li").person, [Role.APPROVER])
    prepare(ada, served.address)
    bo = served.context().new_page()
    sign_in(bo, f"{served.address}/overview", "bo-1")
    bo.get_by_role("link", name="Spring").click()
    expect(bo.get_by_role("button", name=say("approvals.approve", act="release"))).to_be_visible()
    book.set_remark(cy, note(text="Changed meanwhile."), previewed_on=book.version())
    bo.get_by_role("button", name=say("approvals.approve", act="release")).click()
    expect(bo.get_by_text("can no longer be approved").first).to_be_visible()
    assert not book.audit(action="released", person=book.account("Bo Li").person)
    prepare(ada, served.address)
    bo.reload()
    bo.get_by_role("button", name=say("approvals.approve", act="release")).click()
    expect(bo.get_by_role("table").get_by_text("Spring")).to_be_visible()
    person = book.account("Bo Li").person
    ada.goto(f"{served.address}/audit?person={person}&act=released")
    expect(ada.get_by_text(say("audit.lead", count=wording.Count(1)))).to_be_visible()
    for page in (ada, bo):
        page.context.close()


def prepare(page: Page, address: str) -> None:
    """Prepare a release on History."""
    page.goto(f"{address}/history?view=releases")
    page.get_by_label(say("history.release_named")).fill("Spring")
    page.get_by_label(say("approvals.note")).fill("Ready.")
    page.get_by_role("button", name=say("approvals.prepare"), exact=True).click()
    expect(page.get_by_text("waits for approval")).to_be_visible()


def test_without_a_session_only_the_sign_in_page_the_edition_and_the_health_check_answer(served: SignedInto) -> None:
    addresses = [f"/{name}" for name in ("", *menu.SCREENS)] + [
        "/_stcore/health", "/_stcore/host-config", "/_stcore/metrics", "/_stcore/script-health-check", "/media/a.csv",
        "/static/index.html", "/favicon.png", "/index.html", "/app/static/world.json", "/figure?name=a&form=png",
        "/component/x/y", "/_stcore/bidi-components/x", "/oauth2callback", "/auth/login", "/robots.txt",
        "/edition-preview/", "/edition-illustrative/"]
    with httpx2.Client(base_url=served.address) as client:
        assert {one: client.get(one).status_code for one in addresses} == dict.fromkeys(addresses, 401)
        assert client.put("/_stcore/upload_file/a/b", content=b"x").status_code == 401
        assert client.delete("/_stcore/upload_file/a/b").status_code == 401
        assert client.get("/readyz").text == "ok"
        assert client.get("/edition/").status_code in (200, 404)        # 404: none was made
        assert client.get("/auth/logout").status_code == 200
    with pytest.raises(InvalidStatus) as refused:
        connect(f"{served.address.replace('http', 'ws')}/_stcore/stream", origin=Origin(served.address),
                subprotocols=[Subprotocol("streamlit")])
    assert refused.value.response.status_code == 401


@pytest.fixture
def behind_nginx(loaded: Path, tmp_path: Path, issuer: str, chromium: Browser) -> Iterator[SignedInto]:
    nginx, openssl = (which(name, path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin:/bin")
                      for name in ("nginx", "openssl"))
    if not nginx or not openssl:
        pytest.skip("nginx or openssl is not installed")
    folder, port, behind = tmp_path / "nginx", free_port(), free_port()
    folder.mkdir()
    subprocess.run([openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1",
                    "-keyout", folder / "key.pem", "-out", folder / "cert.pem"], check=True, capture_output=True)
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port, behind=behind), "utf-8")
    address = f"https://127.0.0.1:{port}"
    with dashboard(tmp_path, loaded, issuer, address, behind) as book:
        proxy = subprocess.Popen([nginx, "-c", folder / "nginx.conf"])
        try:
            yield SignedInto(address, book, chromium)
        finally:
            proxy.terminate()
            proxy.wait()


def test_people_sign_in_behind_nginx_with_tls(behind_nginx: SignedInto) -> None:
    context = behind_nginx.context()
    page = context.new_page()
    sign_in(page, f"{behind_nginx.address}/country?area=KHM")
    settled(page)
    assert page.url == f"{behind_nginx.address}/country?area=KHM"
    (session,) = [one for one in context.cookies() if one["name"] == "__Host-goalline_session"]
    assert (session["secure"], session["httpOnly"], session["sameSite"]) == (True, True, "Lax")
    context.close()
