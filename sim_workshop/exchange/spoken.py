"""The language a published file is in: the workshop's, whatever the one who asks for it reads."""

from __future__ import annotations

from sim_workshop.domain.workshop import Map
from sim_workshop.words import ENGLISH, languages, use_language


def in_report_language(map_: Map) -> None:
    """From here on, in this context; in English where there is no catalogue of the wished one, so
    that a file never says it speaks what it does not."""
    wished = map_.workshop.report_language
    use_language(wished if wished in languages() else ENGLISH)
