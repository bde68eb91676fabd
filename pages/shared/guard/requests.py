"""Filter of requests and websockets before Streamlit: same origin only, and nothing that harms other visitors."""

import re
import time
from asyncio import sleep
from collections.abc import Collection, Iterable

from google.protobuf.message import DecodeError
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from indicators.model import Audience
from indicators.wording import say
from pages.shared.guard import audience, hosts

READS = ("GET", "HEAD", "OPTIONS")
CLOSED = re.compile(
    r"/_stcore(?:$|/(?!health$|host-config$|stream$|upload_file/|bidi-components/))|/auth/|/oauth2callback")
"""Streamlit routes that Goalline does not use: metrics, sign-in, programs that control the application."""

MESSAGES = ("rerun_script", "stop_script", "app_heartbeat")
STAFF_MESSAGES = (*MESSAGES, "file_urls_request")
WORK = ("deferred_file", "dataframe_chunk")
"""Message types that a visitor may send: reruns, and the work outside a rerun, such as deferred downloads.

Excluded is what affects more than the visitor: clearing caches, installing files, names of files under git.
"""

AT_ONCE, A_SECOND = 50, 10.0
"""Messages that a visitor may send at once, and then per second; a flood would starve all others."""

_FILE = re.compile(r"/media/([0-9a-f]+)")
_MOST_FILES = 10_000
_BUTTON_BYTES = 4_096                  # a message with a download button is shorter; those with figures are not read


class Guard:
    """Middleware that refuses requests from elsewhere, and attaches the audience to each session."""

    built = False            # without a guard in the server, any visitor could upload files

    def __init__(self, app: ASGIApp) -> None:
        Guard.built = True
        self.app = app
        self.public_files: dict[str, None] = {}        # names of the files that public visitors were given

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer with a status and a reason."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        whom = audience.of_request(scope)
        refused = refusal(scope, whom) or self._not_given(scope, whom)
        if refused and scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})       # before it is accepted: 403
        elif refused:
            await PlainTextResponse(say(f"server.{refused[1]}"), refused[0])(scope, receive, send)
        elif scope["type"] == "http":
            await self.app(_passed_on(scope, whom), receive, send)
        else:
            offered: set[str] = set()
            given = send if whom == "staff" else self._noticing(send, offered)
            await self.app(_passed_on(scope, whom), _heard(receive, whom, offered), given)

    def _not_given(self, scope: Scope, whom: Audience) -> tuple[int, str] | None:
        """Refuse the public a file that was made for staff, even if its URL, a hash of the content, is known."""
        asked = _FILE.search(scope["path"])
        return (404, "not_found") if asked and whom == "public" and asked[1] not in self.public_files else None

    def _noticing(self, send: Send, offered: set[str]) -> Send:
        """A send function that notes the downloads that a public visitor is offered, and the files that it is given."""
        async def noticed(message: Message) -> None:
            if number := download_offered(message.get("bytes") or b""):
                offered.add(number)
            if name := file_given(message.get("bytes") or b""):
                self.public_files.pop(name, None)
                self.public_files[name] = None
                if len(self.public_files) > _MOST_FILES:
                    del self.public_files[next(iter(self.public_files))]
            await send(message)
        return noticed


def file_given(content: bytes) -> str:
    """The name of the download that Streamlit offers in this message; "" for none.

    Only the message's own field counts, since any other text may be an echo of the visitor's input.
    """
    if b"/media/" not in content:
        return ""
    named = _FILE.match(ForwardMsg.FromString(content).backend_operation_response.deferred_file.url)
    return named[1] if named else ""


def download_offered(content: bytes) -> str:
    """The number of the deferred download behind a download button in this message; "" for none."""
    if len(content) > _BUTTON_BYTES:
        return ""
    message = ForwardMsg.FromString(content)
    return message.delta.new_element.download_button.deferred_file_id if message.HasField("delta") else ""


def refusal(scope: Scope, whom: Audience) -> tuple[int, str] | None:
    """Status and reason if host, origin, method or path of a request is not allowed; else None."""
    host, origin = _only(scope, b"host"), _only(scope, b"origin")
    writes = scope["type"] == "websocket" or scope["method"] not in READS
    if not _is_known(host):
        return 403, "host"
    if (writes or origin is not None) and not _is_ours(scope, origin, host, whom):
        return 403, "origin"
    if whom == "public" and scope["type"] == "http" and writes:
        return 403, "read_only"
    return (404, "not_found") if CLOSED.search(scope["path"]) else None


def _only(scope: Scope, name: bytes) -> str | None:
    """The value of a header, None without it; "" if it is repeated, so that no other program picks another value."""
    found = [value for key, value in scope["headers"] if key.lower() == name]
    return (found[0].decode("latin-1") if len(found) == 1 else "") if found else None


def _is_known(host: str | None) -> bool:
    """Whether the host is allowed; for a public process without a list, any host is."""
    allowed = hosts.listed()
    if audience.of_this_process() == "public" and not allowed:
        return True
    found = hosts.read(host or "")
    return found is not None and (hosts.is_own(found.name) or found.is_one_of(allowed))


def _is_ours(scope: Scope, origin: str | None, host: str | None, whom: Audience) -> bool:
    direct = whom == "staff" and not audience.was_passed_on(scope)
    scheme = {"ws": "http", "wss": "https"}.get(scope["scheme"], scope["scheme"]) if direct else None
    return hosts.same_origin(origin or "", host or "", scheme)


def _passed_on(scope: Scope, whom: Audience) -> Scope:
    """The request for Streamlit, with the audience header, and with an origin equal to the host.

    Otherwise Streamlit would look up other names of this machine, and ask an outside host for its address.
    """
    host = _only(scope, b"host") or ""
    ours = {audience.HEADER.lower().encode(), b"origin"}
    headers = [(name, value) for name, value in scope["headers"] if name.lower().replace(b"_", b"-") not in ours]
    origin = _only(scope, b"origin")
    if origin:
        headers.append((b"origin", f"{origin.lower().partition('://')[0]}://{host}".encode("latin-1")))
    if whom == "staff":
        headers.append((audience.HEADER.lower().encode(), audience.STAFF.encode()))
    return {**scope, "headers": headers}


def _heard(receive: Receive, whom: Audience, offered: Collection[str]) -> Receive:
    """A receive function that limits the visitor's rate, and drops messages that a visitor may not send."""
    due = 0.0

    async def heard() -> Message:
        nonlocal due
        while True:
            message = await receive()
            if message["type"] != "websocket.receive":
                return message
            now = time.monotonic()
            due = max(due, now - AT_ONCE / A_SECOND) + 1 / A_SECOND
            if due > now:
                await sleep(due - now)       # back-pressure: nothing more is read from this visitor meanwhile
            if is_heard(message.get("bytes") or b"", whom, offered):
                return message
    return heard


def is_heard(content: bytes, whom: Audience, offered: Collection[str] = ()) -> bool:
    """Whether a visitor may send a message; an invalid message is left for Streamlit to reject.

    The public may ask only for the downloads ``offered`` on this connection, even if it knows the number of another.
    """
    try:
        message = BackMsg.FromString(content)
    except DecodeError:
        return True
    kind = message.WhichOneof("type")
    if kind == "backend_operation_request":
        asked = message.backend_operation_request
        if whom == "public" and asked.HasField("deferred_file") and asked.deferred_file.file_id not in offered:
            return False
        return asked.WhichOneof("payload") in WORK
    allowed: Iterable[str] = STAFF_MESSAGES if whom == "staff" else MESSAGES
    return kind in allowed
