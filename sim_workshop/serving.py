"""Putting the app on the network: a free port, the addresses to hand out, the server itself.

Not here: what is served (that is `app.py`), and how Streamlit is configured
(`.streamlit/config.toml`, beside it).
"""

from __future__ import annotations

import errno
import os
import socket
import sys
import tempfile
import threading
import time
import webbrowser
from contextlib import redirect_stdout, suppress
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

from sim_workshop.reach import WILDCARDS
from sim_workshop.settings import DEFAULT_PORT, Settings

APP = Path(__file__).resolve().parent.parent / "app.py"


class CannotServe(Exception):
    """Why the app cannot be served as it was asked to be, as one sentence."""


def check_folders(settings: Settings) -> None:
    """Make the folders the server writes to, and refuse those it cannot write to."""
    for folder in settings.folders:
        check_folder(folder)


def check_folder(folder: Path) -> None:
    """Make a folder, and refuse one that cannot be written to."""
    try:
        # Closed to other people of this machine where the system knows how to.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise CannotServe(
            f"The data folder {folder} cannot be written to ({error.strerror}): "
            "choose another one with SIM_DATA."
        ) from None


def check_port(host: str, port: int) -> None:
    """Refuse a port that is not free, naming one that is."""
    refusal = bind_refusal(host, port)
    if isinstance(refusal, socket.gaierror) or (refusal and refusal.errno == errno.EADDRNOTAVAIL):
        raise CannotServe(f"This computer has no network address '{host}' to serve on.")
    if refusal or answers(host, port):
        free = next_free_port(host, port)
        instead = f"start again with --port {free}" if free else "choose another with --port"
        raise CannotServe(f"Port {port} is {_why_not_ours(refusal)}: {instead}.")


def _why_not_ours(refusal: OSError | None) -> str:
    if refusal and refusal.errno == errno.EACCES:
        return "reserved by this system"
    return "already in use by another program"


def bind_refusal(host: str, port: int) -> OSError | None:
    """The reason the system gives for not letting us listen there; none when it does."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as trial:
            # Elsewhere the port of a server just stopped stays blocked for a minute without it;
            # on Windows it would let two servers share one port.
            if os.name != "nt":
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError as refusal:
        return refusal
    return None


def answers(host: str, port: int) -> bool:
    """Whether somebody listens there already: some systems let two bind one port."""
    try:
        socket.create_connection((reachable(host), port), timeout=0.5).close()
    except OSError:
        return False
    return True


def reachable(host: str) -> str:
    """A name under which this machine reaches what listens on that interface."""
    return "localhost" if host in WILDCARDS else host


def next_free_port(host: str, port: int) -> int | None:
    """The next port that could be used instead."""
    first = max(port + 1, DEFAULT_PORT) if port < 1024 else port + 1
    candidates = range(first, min(first + 50, 65536))
    return next((p for p in candidates if not bind_refusal(host, p) and not answers(host, p)), None)


def note_port(settings: Settings) -> None:
    """Leaves word of the port for commands that print links of this server's workshops. Without
    it they name the port of the settings; so a folder that cannot be written to stops nobody."""
    with suppress(OSError):
        settings.port_file.write_text(f"{settings.port}\n", "ascii")


def port_in_use(settings: Settings) -> int | None:
    """Where the server of these workshops answers now: as it left word, else as set."""
    said = ""
    with suppress(OSError, UnicodeDecodeError):
        said = settings.port_file.read_text("ascii").strip()
    left = int(said) if said.isascii() and said.isdigit() and 0 < int(said) < 65536 else 0
    return next((p for p in (left, settings.port) if p and answers(settings.host, p)), None)


def has_display() -> bool:
    """Whether there is a screen for a browser; elsewhere a text browser would take the terminal."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_browser_when_ready(settings: Settings, address: str, patience: float = 60.0) -> None:
    """Open a page as soon as the server answers, without waiting for it here."""
    deadline = time.monotonic() + patience

    def wait_and_open() -> None:
        while time.monotonic() < deadline:
            if answers(settings.host, settings.port):
                webbrowser.open(address)
                return
            time.sleep(0.1)

    threading.Thread(target=wait_and_open, daemon=True).start()


def serve(settings: Settings) -> None:
    """Serve the app until somebody stops it, as `streamlit run app.py` would.

    The settings must be in the environment by now, because `app.py` reads them there.
    """
    # Streamlit only now: importing it takes a second, and it reads the environment.
    from streamlit.web.cli import main as streamlit

    os.environ["FORWARDED_ALLOW_IPS"] = believed(settings)
    # Whatever Streamlit prints is for the log; the command's output is the two addresses.
    with redirect_stdout(sys.stderr):
        streamlit(["run", str(APP), *streamlit_flags(settings)], standalone_mode=False)


def believed(settings: Settings) -> str:
    """Whose word on the true sender and on https the server takes, as uvicorn reads it. A server
    of both internet protocols sees an older address inside a newer one: each is named twice."""
    named = [ip_network(each, strict=False) for each in settings.trusted_proxies]
    mapped = [f"::ffff:{n.network_address}/{96 + n.prefixlen}" for n in named if n.version == 4]
    return ",".join([*(str(n) for n in named), *mapped])


def streamlit_flags(settings: Settings) -> list[str]:
    """What only this start knows; everything else is in `.streamlit/config.toml`."""
    # Headless, so that it neither asks for an e-mail address nor opens a browser itself.
    flags = {"server.port": str(settings.port), "server.headless": "true"}
    # Left alone, Streamlit listens on every interface, of the newer internet protocol too.
    if settings.host not in WILDCARDS:
        flags["server.address"] = settings.host
    if settings.public_url:
        # The origin check would otherwise refuse what comes through a proxy.
        flags["browser.serverAddress"] = urlsplit(settings.public_url).hostname or ""
    return [f"--{name}={value}" for name, value in flags.items()]
