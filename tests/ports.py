"""Ports for the servers that tests start: nobody else takes one before its server does.

The system hands out ports for connections going out from a range of its own, in which a port that
was free a moment ago may be the near end of somebody's connection now. These lie below it. Each
test process has whole blocks to itself, held by a socket of UDP, to which no server of ours
listens: it ends with the process and with nothing else.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator

FIRST, LAST, BLOCK = 20_000, 32_000, 100


def _blocks() -> Iterator[int]:
    """The first port of each block that this process could make its own."""
    for first in range(FIRST, LAST, BLOCK):
        claim = socket.socket(type=socket.SOCK_DGRAM)
        try:
            claim.bind(("127.0.0.1", first))
        except OSError:
            claim.close()
        else:
            claim.detach()  # held until the process ends
            yield first


def _ports() -> Iterator[int]:
    for block in _blocks():
        for port in range(block, block + BLOCK):
            with socket.socket() as probe:
                try:
                    probe.bind(("", port))
                except OSError:
                    continue  # of a program of this machine, or of a connection just closed
            yield port


_PORTS = _ports()


def free_port() -> int:
    """Each is given once."""
    return next(_PORTS)
