"""Plain pages, for whoever is not in the app yet: small, fast, and without a script."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from sim_workshop.words import _

FOLDER = Path(__file__).parent / "html"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined
    )
    environment.globals["_"] = _
    return environment


def page(template: str, status: int = 200, /, **values: Any) -> HTMLResponse:
    """A page made from its template; every value is escaped."""
    text = part(template, message=values.pop("message", ""), **values)
    return HTMLResponse(text, status_code=status, headers={"Cache-Control": "no-store"})


def part(template: str, /, **values: Any) -> str:
    """The text of a template, every value escaped."""
    return _environment().get_template(template).render(**values)
