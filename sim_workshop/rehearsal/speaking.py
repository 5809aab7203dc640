"""HTTP as a visitor speaks it: forms, JSON and event streams, from an address of its own.

Standard library only: a rehearsal must run wherever the program runs.
"""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

LIMIT = 4 * 1024 * 1024
"""Longest line read: a first picture of a full room is one line."""


@dataclass
class Answer:
    """What came back: the status, the headers by lower-case name, the body."""

    status: int
    headers: dict[str, str]
    body: bytes = b""

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Speaker:
    """One browser: where it speaks from, to whom, and the cookies it keeps."""

    url: str
    source: str = ""
    """An address of this machine, such as 127.0.0.7: each visitor arrives from another."""
    cookies: dict[str, str] = field(default_factory=dict)

    @property
    def _address(self) -> tuple[str, int]:
        parts = urlsplit(self.url)
        return parts.hostname or "127.0.0.1", parts.port or 80

    async def open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        host, port = self._address
        local = (self.source, 0) if self.source else None
        reader, writer = await asyncio.open_connection(host, port, local_addr=local, limit=LIMIT)
        raw = writer.get_extra_info("socket")
        raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return reader, writer

    async def get(self, path: str) -> Answer:
        return await self._ask("GET", path, {}, b"")

    async def post_form(self, path: str, fields: Mapping[str, str]) -> Answer:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return await self._ask("POST", path, kind, urlencode(fields).encode())

    async def post_json(self, path: str, said: Any) -> Answer:
        kind = {"Content-Type": "application/json"}
        return await self._ask("POST", path, kind, json.dumps(said).encode())

    async def _ask(self, method: str, path: str, more: Mapping[str, str], body: bytes) -> Answer:
        reader, writer = await self.open()
        try:
            headers = {**more, "Content-Length": str(len(body)), "Connection": "close"}
            writer.write(self._request(method, path, headers) + body)
            await writer.drain()
            answer = await self._head(reader)
            answer.body = b"".join([part async for part in _parts(reader, answer.headers)])
            return answer
        finally:
            writer.close()

    def _request(self, method: str, path: str, headers: Mapping[str, str]) -> bytes:
        host, port = self._address
        lines = [f"{method} {path} HTTP/1.1", f"Host: {host}:{port}", f"Origin: {self.url}"]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{k}={v}" for k, v in self.cookies.items()))
        lines += [f"{name}: {value}" for name, value in headers.items()]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()

    async def _head(self, reader: asyncio.StreamReader) -> Answer:
        status = int((await reader.readline()).split()[1])
        headers: dict[str, str] = {}
        while (line := await reader.readline()) not in (b"\r\n", b"\n", b""):
            name, _, value = line.decode("latin-1").partition(":")
            headers[name.strip().lower()] = value.strip()
            if name.lower() == "set-cookie":
                key, _, kept = value.strip().partition(";")[0].partition("=")
                self.cookies[key] = kept
        return Answer(status, headers)

    @asynccontextmanager
    async def stream(self, path: str, last: str = "") -> AsyncIterator[AsyncIterator[bytes]]:
        """The lines of an event stream, until either side ends it."""
        reader, writer = await self.open()
        try:
            more = {"Accept": "text/event-stream", **({"Last-Event-ID": last} if last else {})}
            writer.write(self._request("GET", path, more))
            await writer.drain()
            answer = await self._head(reader)
            if answer.status != 200:
                raise ConnectionRefusedError(f"{path} answers {answer.status}")
            yield _lines(_parts(reader, answer.headers))
        finally:
            writer.close()


async def _parts(reader: asyncio.StreamReader, headers: Mapping[str, str]) -> AsyncIterator[bytes]:
    if headers.get("transfer-encoding", "").lower() == "chunked":
        while size := int((await reader.readline()).strip() or b"0", 16):
            yield await reader.readexactly(size)
            await reader.readline()
    elif "content-length" in headers:
        yield await reader.readexactly(int(headers["content-length"]))
    else:
        while part := await reader.read(65536):
            yield part


async def _lines(parts: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    rest = b""
    async for part in parts:
        *lines, rest = (rest + part).split(b"\n")
        for line in lines:
            yield line
