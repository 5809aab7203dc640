"""Pictures. A Map in, an Altair chart out. Each module here that has a LABEL and a `chart` is
one, and lists itself: nothing else needs to know of a new file."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import ModuleType


@cache
def charts() -> Mapping[str, ModuleType]:
    """Every chart by the name of its file."""
    names = (found.name for found in pkgutil.iter_modules(__path__))
    modules = {name: import_module(f"{__name__}.{name}") for name in names}
    return {name: m for name, m in modules.items() if hasattr(m, "LABEL") and hasattr(m, "chart")}
