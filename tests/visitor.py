"""A visitor without a browser, who speaks Streamlit's websocket protocol and can also say what no browser would."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from socket import create_connection
from ssl import SSLContext
from typing import Any
from urllib.parse import urlsplit

from google.protobuf.message import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.http11 import Response
from websockets.sync.client import ClientConnection, connect

WAIT = 60           # seconds for one answer


@dataclass
class Shown:
    """What one run of a screen sent: its elements, and what its widgets are known by."""

    screen: str
    query: str
    session: str = ""
    elements: list[Any] = field(default_factory=list)

    def text(self) -> str:
        """Everything that was sent, as text."""
        return "\n".join(str(element) for element in self.elements)

    def widget(self, label: str) -> Any:
        """The widget whose label begins so."""
        return next(found for element in self.elements for found in _within(element)
                    if getattr(found, "label", "").startswith(label) and getattr(found, "id", ""))


def _within(element: Any) -> Iterator[Any]:
    """The one kind of element that is set inside."""
    for _, found in element.ListFields():
        if isinstance(found, Message):
            yield found


class Visitor:
    """One websocket to a server, where ``host`` and ``origin`` may be forged; ``headers`` are sent besides.

    ``trusted`` is what trusts the certificate of an address with TLS.
    """

    def __init__(self, address: str, *, origin: str | None = "", host: str = "", session: str = "",
                 headers: Mapping[str, str] | None = None, trusted: SSLContext | None = None) -> None:
        here = urlsplit(address)
        protocols: Any = ["streamlit", *(["no-token", session] if session else [])]
        said: Any = address if origin == "" else origin
        self.screens: dict[str, str] = {}        # the keys of those that this visitor has, by their addresses
        self.socket: ClientConnection
        self._connection = connect(
            f"{'wss' if trusted else 'ws'}://{host or here.netloc}/_stcore/stream", ssl=trusted, origin=said,
            subprotocols=protocols, additional_headers=headers, max_size=None, proxy=None, open_timeout=WAIT,
            sock=create_connection((here.hostname, here.port)))

    @property
    def answer(self) -> Response:
        """How the server answered the wish to connect."""
        assert self._connection.response
        return self._connection.response

    def __enter__(self) -> "Visitor":
        self.socket = self._connection.__enter__()
        return self

    def __exit__(self, *raised: Any) -> None:
        self._connection.__exit__(*raised)

    def say(self, **message: Any) -> None:
        """Send one message, by its name in the protocol."""
        self.socket.send(BackMsg(**message).SerializeToString())

    def hear(self) -> ForwardMsg:
        """The next message."""
        return ForwardMsg.FromString(self.socket.recv(WAIT, decode=False))

    def until(self, kind: str) -> list[ForwardMsg]:
        """Messages up to one of a kind."""
        heard = [self.hear()]
        while heard[-1].WhichOneof("type") != kind:
            heard.append(self.hear())
        return heard

    def look(self, page: str = "", query: str = "") -> Shown:
        """Run a screen; what it sends."""
        if page and page not in self.screens:
            self.run("", "")
        return self.run(self.screens.get(page, ""), query)

    def run(self, key: str, query: str, widgets: Sequence[Mapping[str, Any]] = ()) -> Shown:
        """Run the screen of a key with these values of its widgets; what it sends."""
        self.say(rerun_script={"query_string": query, "page_script_hash": key, "widget_states": {"widgets": widgets}})
        shown = Shown(key, query)
        while True:
            message = self.hear()
            kind = message.WhichOneof("type")
            if kind == "new_session":
                shown = Shown(key, query, message.new_session.initialize.session_id)
            elif kind == "delta":
                shown.elements.append(message.delta.new_element)
            elif kind == "navigation":
                self.screens = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
            elif kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return shown

    def fill(self, shown: Shown, values: Mapping[str, str], click: str) -> Shown:
        """Type into the boxes with these labels, and click a button."""
        widgets: list[dict[str, Any]] = [{"id": shown.widget(label).id, "string_value": value}
                                         for label, value in values.items()]
        return self.run(shown.screen, shown.query, [*widgets, {"id": shown.widget(click).id, "trigger_value": True}])

    def download(self, shown: Shown, label: str) -> str:
        """Have a download made; its address."""
        wanted = {"file_id": shown.widget(label).deferred_file_id}
        self.say(backend_operation_request={"request_id": "1", "session_id": shown.session, "deferred_file": wanted})
        return str(self.until("backend_operation_response")[-1].backend_operation_response.deferred_file.url)
