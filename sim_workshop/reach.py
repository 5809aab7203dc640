"""Where a room's laptops reach this computer."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

from sim_workshop.settings import EVERY_INTERFACE, Settings

WILDCARDS = (EVERY_INTERFACE, "::")
ELSEWHERE = ("192.0.2.1", 9)
"""An address that exists only in documentation; nothing is ever sent to it."""


def room_url(settings: Settings) -> str:
    """The address of this server for the laptops in the room."""
    if settings.public_url or settings.host not in WILDCARDS:
        return settings.base_url
    address = lan_address()
    return f"http://{address}:{settings.port}" if address else settings.base_url


def lan_address() -> str | None:
    """This machine's address on the local network; none when it is on no network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as question:
        try:
            # For UDP, connecting only chooses the interface; no packet leaves.
            question.connect(ELSEWHERE)
            return str(question.getsockname()[0])
        except OSError:
            return None


def is_only_here(url: str) -> bool:
    """Whether an address means this machine alone."""
    host = urlsplit(url).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")
