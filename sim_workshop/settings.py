"""Everything the environment says about how this server runs, read once and checked.

Not here: what a workshop is set to (that is kept with the workshop), and how Streamlit draws
(`.streamlit/config.toml`). A leaf: it imports nothing of ours.
"""

from __future__ import annotations

import ctypes
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from ipaddress import ip_network
from pathlib import Path
from typing import TypedDict
from urllib.parse import urlsplit

EVERY_INTERFACE = "0.0.0.0"  # noqa: S104 - a room's laptops have to reach this one
DEFAULT_PORT = 8501

SYNCHRONISED = re.compile(
    r"(onedrive|dropbox|google ?drive|my drive|icloud ?drive|mobile documents|cloudstorage"
    r"|nextcloud|owncloud|box sync)($|[ \-(])",
    re.IGNORECASE,
)
"""How the folders of file-synchronising programs are called."""

ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
"""An e-mail address as it is used: no name beside it, nothing that begins another header."""

UNC = re.compile(r"[\\/]{2}([?.][\\/]UNC[\\/]|[^\\/?.])", re.IGNORECASE)
r"""How Windows writes a folder of another machine: \\server\share, but not \\?\C:\folder."""

NETWORK_FILESYSTEMS = (
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "davfs", "glusterfs"),
    *("fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.glusterfs", "fuse.smbnetfs"),
)


class SettingsError(Exception):
    """A setting that cannot be meant, as one sentence for whoever starts the server."""


@dataclass(frozen=True)
class Settings:
    """How this server runs."""

    database_url: str = field(repr=False)
    """Where workshops are kept, as SQLAlchemy wants it. May carry a password: never shown."""
    data_folder: Path
    """The server's own files: the SQLite database unless it is elsewhere, and the secret."""
    host: str = EVERY_INTERFACE
    """The interface to listen on."""
    port: int = DEFAULT_PORT
    public_url: str | None = None
    """What the room types, when it is not this machine's own address: behind a proxy, say."""
    trusted_proxies: tuple[str, ...] = ()
    """Addresses or networks of proxies that are believed when they say who asked, and that it was
    by https. Nobody else is."""
    secret: str | None = field(default=None, repr=False)
    """Signs the cookies, when several servers share it. Otherwise `secret_file` keeps one."""

    smtp_url: str | None = field(default=None, repr=False)
    """The mail server that takes reminders; none: no mail is sent. May carry a password."""
    mail_from: str = ""
    """The sender of reminders, who also gets what comes back."""

    @property
    def secret_file(self) -> Path:
        """Where the server keeps the secret it made for signing cookies."""
        return self.data_folder / "cookie-secret"

    @property
    def port_file(self) -> Path:
        """Where a running server leaves word of its port; by its database, as demonstrations run
        beside it."""
        named = blake2b(self.database_url.encode(), digest_size=8).hexdigest()
        return self.data_folder / f"port-{named}"

    @property
    def folders(self) -> tuple[Path, ...]:
        """Every folder this server writes to."""
        sqlite = _sqlite_folder(self.database_url)
        return tuple(dict.fromkeys(folder for folder in (self.data_folder, sqlite) if folder))

    @property
    def local_url(self) -> str:
        """The address of this server on this machine."""
        host = "localhost" if self.host in (EVERY_INTERFACE, "::") else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    @property
    def base_url(self) -> str:
        """The address that links begin with."""
        return self.public_url or self.local_url

    @classmethod
    def from_environment(
        cls,
        environ: Mapping[str, str],
        *,
        platform: str = sys.platform,
        home: Path | None = None,
    ) -> Settings:
        """Read the `SIM_…` variables; what is not set has a default that works."""
        standard = _standard_folder(environ, platform, home or Path.home())
        database_url = _database_url(environ.get("SIM_DATABASE", ""))
        folder = _data_folder(environ.get("SIM_DATA", ""), database_url, standard)
        settings = cls(
            database_url=database_url or _sqlite_url(folder / "workshops.sqlite"),
            data_folder=folder,
            host=environ.get("SIM_HOST", "").strip() or EVERY_INTERFACE,
            port=_port(environ.get("SIM_PORT", "")),
            public_url=_public_url(environ.get("SIM_PUBLIC_URL", "")),
            trusted_proxies=_proxies(environ.get("SIM_TRUSTED_PROXY", "")),
            secret=_secret(environ.get("SIM_SECRET", "")),
            **_mail(environ.get("SIM_SMTP_URL", ""), environ.get("SIM_MAIL_FROM", "")),
        )
        for written_to in settings.folders:
            _refuse_shared_folder(written_to)
        return settings

    def as_environment(self) -> dict[str, str]:
        """The variables from which `from_environment` makes these very settings again."""
        variables = {
            "SIM_DATABASE": self.database_url,
            "SIM_DATA": str(self.data_folder),
            "SIM_HOST": self.host,
            "SIM_PORT": str(self.port),
            "SIM_PUBLIC_URL": self.public_url or "",
            "SIM_TRUSTED_PROXY": ",".join(self.trusted_proxies),
            "SIM_SECRET": self.secret or "",
            "SIM_SMTP_URL": self.smtp_url or "",
            "SIM_MAIL_FROM": self.mail_from,
        }
        return {name: value for name, value in variables.items() if value}


def _standard_folder(environ: Mapping[str, str], platform: str, home: Path) -> Path:
    """Where programs keep a person's data on this system, outside the code."""
    if platform == "win32":
        return Path(environ.get("APPDATA") or home / "AppData" / "Roaming") / "SIM Workshop"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "SIM Workshop"
    return Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "sim-workshop"


def _data_folder(chosen: str, database_url: str, standard: Path) -> Path:
    """The folder somebody chose, else the one the SQLite database is in, else the standard one.

    Beside the database, because a secret belongs to the database whose people it signs in.
    """
    if chosen.strip():
        return Path(chosen.strip()).expanduser().absolute()
    return _sqlite_folder(database_url) or standard.absolute()


def _database_url(written: str) -> str:
    """The database somebody named, with the driver we ship; empty when nobody did."""
    url = written.strip()
    if not url:
        return ""
    scheme, separator, rest = url.partition("://")
    if separator and scheme in ("postgres", "postgresql", "postgresql+psycopg"):
        return f"postgresql+psycopg://{rest}"
    if scheme == "sqlite" and rest.startswith("/") and rest[1:] not in ("", ":memory:"):
        return _sqlite_url(Path(rest[1:]).expanduser().absolute())
    raise SettingsError(
        "The database must be written sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME."
    )


def _sqlite_url(file: Path) -> str:
    return f"sqlite:///{file.as_posix()}"


def _sqlite_folder(database_url: str) -> Path | None:
    """The folder a SQLite database is in; none for any other database."""
    if not database_url.startswith("sqlite:///"):
        return None
    return Path(database_url.removeprefix("sqlite:///")).parent


def _port(written: str) -> int:
    text = written.strip() or str(DEFAULT_PORT)
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise SettingsError(f"The port must be a number from 1 to 65535, not '{text}'.")
    return int(text)


def _public_url(written: str) -> str | None:
    """The address the room uses, without a final slash.

    Without a path too: the app's addresses and its cookie begin at the root of a host.
    """
    url = written.strip().rstrip("/")
    if not url:
        return None
    try:
        parts = urlsplit(url)
        is_plain = bool(parts.scheme in ("http", "https") and parts.hostname and parts.port != 0)
    except ValueError:
        is_plain = False
    if not is_plain or "@" in url or url.lower() != f"{parts.scheme}://{parts.netloc.lower()}":
        raise SettingsError(
            "The public address must be a scheme and a host, as in https://sim.example.org; "
            f"'{url}' is not."
        )
    return url


def _proxies(written: str) -> tuple[str, ...]:
    """Each as an address or a network; never everybody."""
    found = [part.strip() for part in written.split(",") if part.strip()]
    for part in found:
        try:
            everybody = ip_network(part, strict=False).prefixlen == 0
        except ValueError:
            everybody = True
        if everybody:
            raise SettingsError(
                "SIM_TRUSTED_PROXY must be addresses or networks of proxies, as in 127.0.0.1 or "
                f"10.0.0.0/24; '{part}' is not."
            )
    return tuple(found)


class _Mail(TypedDict):
    smtp_url: str | None
    mail_from: str


def _mail(written: str, sender: str) -> _Mail:
    """A mail server and its sender; both or neither."""
    url, address = written.strip(), sender.strip()
    if not url and not address:
        return {"smtp_url": None, "mail_from": ""}
    try:
        parts = urlsplit(url)
        fits = parts.scheme in ("smtp", "smtps") and parts.hostname and parts.port != 0
    except ValueError:
        fits = False
    if not fits or parts.path not in ("", "/"):  # never shown: it may carry a password
        raise SettingsError(
            "SIM_SMTP_URL must be written smtp://HOST:PORT or smtps://USER:PASSWORD@HOST:PORT."
        )
    if not ADDRESS.fullmatch(address):
        raise SettingsError("SIM_MAIL_FROM must be the e-mail address reminders come from.")
    return {"smtp_url": url, "mail_from": address}


def _secret(written: str) -> str | None:
    if not written:
        return None
    if len(written) < 32:
        raise SettingsError("SIM_SECRET must be at least 32 characters long, drawn at random.")
    return written


def _refuse_shared_folder(folder: Path) -> None:
    """Refuse a folder that other machines write to: a SQLite database in it would be damaged."""
    why = _why_shared(folder)
    if why:
        raise SettingsError(
            f"The data folder {folder} is on {why}, which can damage a database: "
            "choose a folder on this computer's own disk with SIM_DATA."
        )


def _why_shared(folder: Path) -> str | None:
    """What makes this folder one that other machines write to; nothing if it is our own."""
    # A link may lead there: both what was written and where it ends are looked at.
    if any(_is_synchronised(path) for path in (folder, folder.resolve())):
        return "a drive that is synchronised with the internet"
    return "a network drive" if _is_on_network(folder) else None


def _is_synchronised(folder: Path) -> bool:
    return any(SYNCHRONISED.match(part) for part in re.split(r"[\\/]", str(folder)))


def _is_on_network(folder: Path) -> bool:
    if UNC.match(str(folder)):
        return True
    if sys.platform == "win32":
        drive_remote = 4
        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == drive_remote)
    return filesystem_of(folder.resolve(), _mounts()) in NETWORK_FILESYSTEMS


def _mounts() -> str:
    """Linux's list of what is mounted where; empty on other systems."""
    try:
        return Path("/proc/mounts").read_text("utf-8", "replace")
    except OSError:
        return ""


def filesystem_of(folder: Path, mounts: str) -> str:
    """The kind of filesystem a folder is on, by Linux's list of mounts."""
    kind, deepest = "", -1
    for line in mounts.splitlines():
        _, mounted, found, *_ = [*line.split(), "", "", ""]
        point = Path(re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), mounted))
        # A later line hides an earlier one at the same place, as the later mount does.
        if folder.is_relative_to(point) and len(point.parts) >= deepest:
            kind, deepest = found, len(point.parts)
    return kind
