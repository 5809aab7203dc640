"""A page as a browser holds it open: Streamlit's websocket, its messages read and thrown away."""

from __future__ import annotations

import asyncio
import contextlib
import time
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol


class OpenPage:
    """One tab of one person."""

    def __init__(self, url: str, cookies: dict[str, str], source: str) -> None:
        self.url, self.cookies, self.source = url, cookies, source
        self._socket: ClientConnection | None = None
        self._reading: asyncio.Task[None] | None = None
        self._finished = asyncio.Event()
        self.runs = 0

    async def open(self, page: str, query: str = "") -> float:
        """Opens the page; returns the moment its script had finished."""
        parts = urlsplit(self.url)
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        self._socket = await connect(
            f"ws://{parts.netloc}/_stcore/stream", additional_headers=headers, max_size=None,
            subprotocols=[Subprotocol("streamlit")], origin=Origin(self.url), compression=None,
            local_addr=(self.source, 0) if self.source else None, ping_interval=None,
        )  # fmt: skip
        self._reading = asyncio.create_task(self._read())
        return await self.rerun(page, query)

    async def rerun(self, page: str, query: str = "") -> float:
        """Asks for the script to run, as a click does; returns the moment it had finished."""
        ask = BackMsg()
        ask.rerun_script.page_name = page
        ask.rerun_script.query_string = query
        self._finished.clear()
        assert self._socket is not None
        await self._socket.send(ask.SerializeToString())
        await self._finished.wait()
        return time.perf_counter()

    async def _read(self) -> None:
        assert self._socket is not None
        with contextlib.suppress(Exception):  # the server was stopped, or we were
            async for message in self._socket:
                if isinstance(message, bytes) and len(message) < 200 and _ends_a_run(message):
                    self.runs += 1
                    self._finished.set()

    async def close(self) -> None:
        if self._socket is not None:
            await self._socket.close()
        if self._reading is not None:
            self._reading.cancel()


def _ends_a_run(message: bytes) -> bool:
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    said = ForwardMsg()
    said.ParseFromString(message)
    return said.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY and (
        said.WhichOneof("type") == "script_finished"  # not one that was led on to another page
    )
