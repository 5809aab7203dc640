"""The network between the people and the server, which can be cut: nothing arrives any more, and
nobody is told."""

from __future__ import annotations

import asyncio
import contextlib
from urllib.parse import urlsplit


class Cable:
    """Carries bytes both ways until it is cut. A cut swallows what is on its way; when it is
    mended the old connections are gone, as after a lost Wi-Fi."""

    def __init__(self, url: str) -> None:
        self.to = urlsplit(url)
        self.url = ""
        self.is_cut = False
        self.swallowed = 0
        self._ends: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._listening: asyncio.Server | None = None

    async def __aenter__(self) -> Cable:
        self._listening = await asyncio.start_server(self._carry, "127.0.0.1", 0)
        port = self._listening.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        return self

    async def __aexit__(self, *_reason: object) -> None:
        assert self._listening is not None
        self._listening.close()
        self._drop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def cut(self) -> None:
        self.is_cut = True

    def mend(self) -> None:
        self.is_cut = False
        self._drop()

    def _drop(self) -> None:
        for end in self._ends:
            end.transport.abort()
        self._ends.clear()

    async def _carry(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        far, on = await asyncio.open_connection(self.to.hostname, self.to.port)
        self._ends |= {back, on}
        for reader, writer in ((near, on), (far, back)):
            task = asyncio.create_task(self._one_way(reader, writer))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _one_way(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while part := await reader.read(65536):
                if self.is_cut:
                    self.swallowed += len(part)
                    continue
                writer.write(part)
                await writer.drain()
        writer.close()
