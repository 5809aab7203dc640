"""Pages to publish that need nothing beside them: one file each, no script, no address fetched.

Their looks are `templates/web/`, which a county edits as it edits `report.docx`. Every value is
escaped; a link is only made of an address that begins with http.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sim_workshop.words import _, language, ngettext

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "web"
ADDRESS = re.compile(r"https?://[^\s<>\"']+")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.tests["address"] = lambda text: bool(ADDRESS.fullmatch(text))
    return environment


def page(template: str, /, **values: Any) -> str:
    """A page made from its template, in the language spoken now."""
    said = {"_": _, "ngettext": ngettext, "language": language()}
    return _environment().get_template(template).render(**said, **values)
