"""The gate: without a session no request passes but those for the sign-in page, the edition and the health check."""

import asyncio
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket

from indicators import logs, metrics, permission, wording
from indicators.errors import LedgerTrouble, NotAllowed, Refusal
from indicators.model import Account, Identity
from indicators.opening import Ledger, Session
from indicators.sign_in import oidc, proxy, settings
from indicators.wording import say
from pages.shared import cache, file_owners, markup

SIGN_IN, SIGN_OUT = "/sign-in", "/auth/logout"     # the second is where Streamlit's st.logout sends a browser
HEADER = "goalline-session"
"""Header that the gate puts on each request that it lets pass: the id of the session."""

PROGRAM = "/static/"     # Streamlit's own files, for which a session is enough
OWN = ("same-origin", "none")        # sites from which a browser says that a person wants something
LAST = 30.0              # seconds after which, at the latest, the open connection of somebody who has signed out ends
AGAIN = 10.0             # seconds for which a refusal counts, so that each request of a stranger is no entry in the log
LONGEST = 2_000          # characters of an address to go to after signing in


class Gate:
    """Middleware that asks who comes. ``is_open`` says which addresses need no session."""

    def __init__(self, app: ASGIApp, is_open: Callable[[str], bool]) -> None:
        self.app, self.is_open = app, is_open
        self.way_in = permission.sign_in()
        self.proxy = settings.proxy() if self.way_in == "proxy" else None
        self.providers = settings.providers() if self.way_in == "oidc" else {}
        self.own_address = settings.own_address() if self.way_in == "oidc" else ""
        self.refused = dict[Identity, tuple[float, NotAllowed]]()
        self.secrets = dict[Identity, str]()                       # of sessions of people behind a proxy
        self.letting_in = asyncio.Lock()
        secure = self.own_address.startswith("https:")
        prefix = "__Host-goalline" if secure else "goalline"
        self.cookie, self.visit_cookie = f"{prefix}_session", f"{prefix}_visit"
        self.set_cookie: dict[str, Any] = {"httponly": True, "samesite": "lax", "secure": secure, "path": "/"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with the id of its session, or answer by the sign-in page or a sentence."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        scope = _without_header(scope)
        path = scope["path"]
        if path in (SIGN_IN, SIGN_OUT) or path.startswith(f"{SIGN_IN}/"):
            await self._answer(scope, receive, send)
        elif self.is_open(path):
            await self.app(scope, receive, send)
        else:
            await self._admit(scope, receive, send)

    async def _admit(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let somebody with a session pass."""
        try:
            if (session := await self._session(scope)) is None:
                await self._refuse(scope, receive, send, 401)
                return
            if not scope["path"].startswith(PROGRAM):
                await asyncio.to_thread(account_of, session)
            is_theirs = await asyncio.to_thread(file_owners.may_use, session.person, scope["path"], HEADER, person_of)
        except NotAllowed as refusal:
            await self._refuse(scope, receive, send, 403, wording.error(refusal))
            return
        except LedgerTrouble:
            await self._refuse(scope, receive, send, 503, say("server.not_readable"))
            return
        if not is_theirs:
            await Response(status_code=404)(scope, receive, send)
            return
        scope["headers"] = [*scope["headers"], (HEADER.encode(), session.id.encode())]
        if scope["type"] == "websocket":
            receive = Connection(session, receive).receive
        await self.app(scope, receive, send)

    async def _session(self, scope: Scope) -> Session | None:
        """The open session of a request. Raises NotAllowed where a proxy's headers cannot be believed."""
        if self.proxy is None:
            session = await self._of_cookie(HTTPConnection(scope))
            return session if session and session.is_open else None
        client = (scope.get("client") or ("",))[0]
        headers = [(name.decode("latin-1"), _text(value)) for name, value in scope["headers"]]
        identity = proxy.identity(self.proxy, client, headers)
        async with self.letting_in:
            session = await asyncio.to_thread(ledger().session_of, self.secrets.get(identity, ""))
            return session if session and session.is_open else await self._let_in(identity)

    async def _let_in(self, identity: Identity) -> Session:
        """Begin the session of somebody whom a proxy signs in; who is refused is looked up again after a while."""
        refused = self.refused.get(identity)
        if refused and time.monotonic() - refused[0] < AGAIN:
            raise refused[1]
        for known in (self.refused, self.secrets):
            if len(known) >= oidc.MOST:
                known.clear()
        try:
            account = await asyncio.to_thread(ledger().sign_in, identity)
        except NotAllowed as refusal:
            self.refused[identity] = time.monotonic(), refusal
            raise
        self.secrets[identity], session = await asyncio.to_thread(
            ledger().start_session, account.person, settings.session_length())
        return session

    async def _of_cookie(self, connection: HTTPConnection) -> Session | None:
        return await asyncio.to_thread(ledger().session_of, connection.cookies.get(self.cookie, ""))

    async def _refuse(self, scope: Scope, receive: Receive, send: Send, status: int, reason: str = "") -> None:
        """Answer a browser by a page, and anything else by a sentence."""
        metrics.refused_requests.labels("session" if status == 401 else "account").inc()  # noqa: PLR2004
        if scope["type"] == "websocket":
            answer: Response = PlainTextResponse(reason or say("sign_in.needed"), status)
            await WebSocket(scope, receive, send).send_denial_response(answer)
            return
        is_page = scope["method"] == "GET" and "text/html" in Headers(scope=scope).get("accept", "")
        query = scope["query_string"].decode("latin-1")
        if not reason and HTTPConnection(scope).cookies.get(self.cookie):
            reason = say("sign_in.ended")
        answer = self._page(reason, status, _way(scope["path"] + (f"?{query}" if query else ""))) if is_page else (
            PlainTextResponse(reason or say("sign_in.needed"), status))
        await answer(scope, receive, send)

    def _page(self, sentence: str = "", status: int = 200, way: str = "/") -> HTMLResponse:
        """The sign-in page, with a link for each provider."""
        links = [(f"{self.own_address}{SIGN_IN}/{key}?{urlencode({'to': way})}", say("sign_in.with", name=one.name))
                 for key, one in self.providers.items()] or [(way, say("sign_in.title"))]
        page = markup.plain_page(wording.tag(), wording.direction(), say("menu.brand"), say("sign_in.title"), sentence,
                                 links, buttons=True)
        return HTMLResponse(page, status, {"Cache-Control": "no-store"})

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the addresses of signing in and out."""
        if scope["type"] == "websocket":
            await self._refuse(scope, receive, send, 401)
            return
        request, path = Request(scope, receive), scope["path"]
        try:
            if path == SIGN_OUT:
                answer = await self._sign_out(request)
            elif path == oidc.CALLBACK and self.providers:
                answer = await self._arrive(request)
            elif provider := self.providers.get(path.removeprefix(f"{SIGN_IN}/")):
                secret, visit = oidc.visit_of(request.cookies.get(self.visit_cookie, ""))
                answer = await oidc.begin(provider, visit, request, _way(request.query_params.get("to", "")))
                answer.set_cookie(self.visit_cookie, secret, max_age=oidc.WHILE, **self.set_cookie)
            else:
                answer = self._page(status=200 if path == SIGN_IN else 404)
        except LedgerTrouble:
            answer = self._page(say("server.not_readable"), 503)
        except Refusal as refusal:
            logs.event.warning("sign-in refused", reason=refusal.code)
            answer = self._page(wording.error(refusal), 403 if isinstance(refusal, NotAllowed) else 400)
        answer.headers["Cache-Control"] = "no-store"
        await answer(scope, receive, send)

    async def _arrive(self, request: Request) -> Response:
        """Begin the session of somebody who comes back from a provider."""
        secret, visit = oidc.visit_of(request.cookies.get(self.visit_cookie, ""))
        try:
            arrival = await oidc.finish(visit, request)
            if isinstance(arrival, RedirectResponse):
                return arrival
            account = await asyncio.to_thread(ledger().sign_in, arrival.identity)
        finally:
            if not visit.begun:
                oidc.end_visit(secret)
        former = await self._of_cookie(request)
        if former and former.person != account.person:
            await asyncio.to_thread(ledger().end_session, former.id)
        new, _ = await asyncio.to_thread(
            ledger().start_session, account.person, settings.session_length(), provider=arrival.provider.key,
            former=former)
        answer = RedirectResponse(self.own_address + arrival.way, 303)
        answer.set_cookie(self.cookie, new, **self.set_cookie)
        return answer

    async def _sign_out(self, request: Request) -> Response:
        """End the session, here and at the provider, where the person clicked on that."""
        session = await self._session(request.scope)
        is_wanted = request.headers.get("sec-fetch-site", "same-origin") in OWN and "sec-purpose" not in request.headers
        if session is None or not is_wanted:
            return self._page(say("sign_in.ended" if session is None else "sign_in.title"))
        await asyncio.to_thread(ledger().end_session, session.id)
        provider = self.providers.get(session.provider)
        try:
            await asyncio.to_thread(account_of, session)
            elsewhere = await oidc.sign_out_address(provider) if provider else (
                self.proxy.sign_out if self.proxy else "")
            answer: Response = RedirectResponse(elsewhere, 303) if elsewhere else self._page(say("sign_in.signed_out"))
        except NotAllowed as refusal:
            answer = self._page(wording.error(refusal), 403)
        answer.delete_cookie(self.cookie, **self.set_cookie)
        return answer


class Connection:
    """The open websocket of a session, which may end in another process: so the ledger is asked now and then."""

    def __init__(self, session: Session, receive: Receive) -> None:
        self.session, self.from_browser = session, receive
        self.seen_at = time.monotonic()

    async def receive(self) -> Message:
        """What the browser sends, and the end of the connection soon after its person has signed out. A click before
        that is answered by a sentence.
        """
        message = asyncio.ensure_future(self.from_browser())
        while True:
            left = self.seen_at + LAST - time.monotonic()
            await asyncio.wait({message}, timeout=max(left, 0.0))
            if message.done() and left > 0:
                return message.result()
            if await asyncio.to_thread(_has_ended, self.session):
                message.cancel()
                return {"type": "websocket.disconnect", "code": 1008}
            self.seen_at = time.monotonic()


def ledger() -> Ledger:
    """The ledger that has the accounts and sessions."""
    return cache.opened("real")[0]


def account_of(session: Session) -> Account:
    """The account of a session as the ledger has it now. Raises NotAllowed where the person may not come in."""
    account = ledger().accounts().get(session.person)
    if account is None or not account.is_open:
        raise NotAllowed("account.disabled")
    return account


def person_of(session: str) -> str:
    """Whose a session is or was, "" if there is none."""
    return found.person if (found := ledger().session(session)) else ""


def _has_ended(session: Session) -> bool:
    """Whether somebody has signed out. While the ledger cannot be read, nobody has."""
    try:
        return ledger().session(session.id) is None
    except LedgerTrouble:
        return False


def _without_header(scope: Scope) -> Scope:
    """The request without a header that only the gate may put on it."""
    kept = [(name, value) for name, value in scope["headers"] if name.lower().replace(b"_", b"-") != HEADER.encode()]
    return {**scope, "headers": kept}


def _way(address: str) -> str:
    """The address within this site to go to after signing in, the first screen where it is none."""
    try:
        is_here = address.startswith("/") and not address.startswith(("//", "/\\")) and not urlsplit(address).netloc
    except ValueError:
        is_here = False
    is_ours = address.startswith((SIGN_IN, SIGN_OUT))
    return address if is_here and not is_ours and address.isprintable() and len(address) <= LONGEST else "/"


def _text(value: bytes) -> str:
    """The value of a header, which should be UTF-8."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
