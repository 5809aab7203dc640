"""Where a room's laptops reach this computer."""

from __future__ import annotations

import contextlib
import re
import socket
import subprocess
import sys
from pathlib import Path
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


def addresses() -> list[str]:
    """Every IPv4 address of this machine that another one might reach, the likeliest first."""
    likely = [lan_address() or "", *_of_routes()]
    found = [*likely, *_of_name(), *_listed()]
    return [a for a in dict.fromkeys(found) if a and not a.startswith(("127.", "0."))]


def _of_routes() -> list[str]:
    """By which address this machine would speak to each kind of private network."""
    found = []
    for elsewhere in ("10.255.255.254", "172.31.255.254", "192.168.255.254"):
        question = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        with question, contextlib.suppress(OSError):
            question.connect((elsewhere, 9))
            found.append(str(question.getsockname()[0]))
    return found


def _of_name() -> list[str]:
    """The addresses under the machine's own name: on Windows all of them."""
    with contextlib.suppress(OSError):
        known = socket.getaddrinfo(socket.gethostname(), None, family=socket.AF_INET)
        return [str(each[4][0]) for each in known]
    return []


def _listed() -> list[str]:
    """The addresses the system lists: in a file on Linux, by a command on macOS."""
    with contextlib.suppress(OSError):
        return addresses_in(Path("/proc/net/fib_trie").read_text("ascii", "replace"))
    if sys.platform == "darwin":
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            said = subprocess.run(["/sbin/ifconfig"], capture_output=True, text=True, timeout=5,
                                  check=False).stdout  # fmt: skip
            return re.findall(r"\binet (\d+\.\d+\.\d+\.\d+)", said)
    return []


def addresses_in(fib_trie: str) -> list[str]:
    """Linux's own addresses, by its table of routes: those marked as of this host."""
    return re.findall(r"\|-- (\d+\.\d+\.\d+\.\d+)\n\s+/32 host LOCAL", fib_trie)


def is_only_here(url: str) -> bool:
    """Whether an address means this machine alone."""
    host = urlsplit(url).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")
