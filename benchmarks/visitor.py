"""A visitor without a browser: speaks Streamlit's websocket protocol with a local server."""

import asyncio
import time
from ssl import SSLContext
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

PATIENCE = 60.0          # seconds after which a rerun counts as failed
LARGEST = 32 * 2**20     # bytes of one message


class Visitor:
    """One session, as seen by the server."""

    def __init__(self, address: str, trusted: SSLContext | None = None, **headers: str) -> None:
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self.page, parts = address, urlsplit(address)
        if parts.hostname != "127.0.0.1":
            raise ValueError(f"{address} is no server of this machine")
        scheme, self.trusted = "wss" if trusted else "ws", trusted
        self.address, self.origin = f"{scheme}://{parts.netloc}/_stcore/stream", Origin(address.rstrip("/"))
        self.socket: ClientConnection | None = None
        self.script, self.query = "", ""
        self.boxes: dict[str, str] = {}        # id of each select box by its label
        self.buttons: dict[str, str] = {}      # id of each button by its label

    async def connect(self) -> None:
        """Open the websocket."""
        self.socket = await connect(self.address, origin=self.origin, subprotocols=[Subprotocol("streamlit")],
                                    ssl=self.trusted, additional_headers=self.headers, max_size=LARGEST,
                                    open_timeout=PATIENCE)

    async def close(self) -> None:
        """Close the websocket."""
        if self.socket:
            await self.socket.close()

    async def open(self, screen: str = "", query: str = "") -> float:
        """Seconds until a page is complete, opened by its name as from a link."""
        self.script, self.query = "", query
        message = self._rerun()
        message.rerun_script.page_name = screen
        return await self._answered(message)

    async def choose(self, label: str, option: str) -> float:
        """Seconds until the page is complete again after an option of a select box was selected."""
        message = self._rerun()
        widget = message.rerun_script.widget_states.widgets.add()
        widget.id, widget.string_value = self.boxes[label], option
        return await self._answered(message)

    async def press(self, label: str) -> float:
        """Seconds until the page is complete again after a button was pressed."""
        message = self._rerun()
        widget = message.rerun_script.widget_states.widgets.add()
        widget.id, widget.trigger_value = self.buttons[label], True
        return await self._answered(message)

    async def refresh(self) -> float:
        """Seconds until the page is complete again; buttons are those of this run."""
        self.buttons.clear()
        return await self._answered(self._rerun())

    def _rerun(self) -> BackMsg:
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_script_hash = self.script
        return message

    async def _answered(self, message: BackMsg) -> float:
        assert self.socket, "connect first"
        start = time.perf_counter()
        async with asyncio.timeout(PATIENCE):
            await self.socket.send(message.SerializeToString())
            while not self._is_last(ForwardMsg.FromString(await self.socket.recv(decode=False))):
                pass
        return time.perf_counter() - start

    def _is_last(self, message: ForwardMsg) -> bool:
        """Store what the next rerun needs from a message; return whether the message ends the run."""
        match message.WhichOneof("type"):
            case "script_finished":
                return message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
            case "navigation":
                self.script = message.navigation.page_script_hash
            case "page_info_changed":
                self.query = message.page_info_changed.query_string
            case "delta" if message.delta.new_element.HasField("exception"):
                raise RuntimeError(f"the page failed: {message.delta.new_element.exception.message}")
            case "delta" if message.delta.new_element.HasField("button"):
                button = message.delta.new_element.button
                self.buttons[button.label] = button.id
            case "delta" if message.delta.new_element.HasField("selectbox"):
                box = message.delta.new_element.selectbox
                self.boxes[box.label] = box.id
        return False
