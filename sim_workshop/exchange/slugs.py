"""Names as they can stand in ids and file names on every computer."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 60


def slug(text: str, *, otherwise: str = "unnamed") -> str:
    """Small letters, digits and hyphens: "Doña Ana County, NM" is "dona-ana-county-nm"."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].rstrip("-") or otherwise
