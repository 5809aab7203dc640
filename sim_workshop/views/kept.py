"""What a browser fetches once and keeps: the style sheet and the scripts of the live parts.

Each has its fingerprint in its name, so it may be kept for good and a new one has a new name.
Sent with the page instead, as Streamlit does it, they would be most of what a page weighs, and of
what the server does to draw it, each time anew.

Not here: who hands them out (`web/kept.py`), and what they say (`views/live`, `style.css`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path

VIEWS = Path(__file__).parent
LIVE = VIEWS / "live"
PLACE = "/kept/"
MADE_OF: Mapping[str, tuple[str, ...]] = {
    "ballot": ("outbox", "ballot"),
    "capture": ("outbox", "offers", "capture"),
    "clock": ("clock",),
    "columns": ("columns",),
    "console": ("console",),
    "desk": ("desk",),
    "done": ("done",),
    "evaluation": ("outbox", "evaluation"),
    "groups": ("outbox", "next_step", "groups"),
    "presence": ("outbox", "presence"),
    "watch": ("watch",),
}
"""The files of each live part, in their order; what all share goes before."""


@cache
def script_of(part: str) -> str:
    return _read("feed.js") + "".join(_read(f"{piece}.js") for piece in MADE_OF[part])


@cache
def looks_of(part: str) -> str:
    """Its own style sheet, which no other part sees; some pieces have none."""
    looks = [piece for piece in MADE_OF[part] if (LIVE / f"{piece}.css").exists()]
    return _read("shared.css") + "".join(_read(f"{piece}.css") for piece in looks)


@cache
def style() -> str:
    """The look of every screen."""
    return (VIEWS / "style.css").read_text("utf-8")


@cache
def files() -> Mapping[str, str]:
    """Everything that is kept, by the name it is asked for."""
    scripts = {_named(part, "js", script_of(part)): script_of(part) for part in MADE_OF}
    return {**scripts, _named("style", "css", style()): style()}


@cache
def address(name: str) -> str:
    """Where a browser finds it: `style`, or the script of a part."""
    return next(PLACE + file for file in files() if file.rpartition("-")[0] == name)


def _named(name: str, ending: str, text: str) -> str:
    return f"{name}-{blake2b(text.encode(), digest_size=8).hexdigest()}.{ending}"


def _read(file: str) -> str:
    """A file without its indentation and lines of comment."""
    lines = (line.strip() for line in (LIVE / file).read_text("utf-8").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"
