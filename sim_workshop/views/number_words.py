"""The words of a number: its value and unit as written, what it lacks, where it is from."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from sim_workshop.domain.cited import cited, is_address
from sim_workshop.domain.record import Record
from sim_workshop.domain.value_words import UNITS, unit_words, value_words
from sim_workshop.domain.workshop import Map
from sim_workshop.views.chips import chip
from sim_workshop.words import _

__all__ = ["UNITS", "unit_words", "value_words"]


def lacks_words() -> Mapping[str, tuple[str, str]]:
    return {
        "period": (_("no period stated"), "event_busy"),
        "denominator": (_("no denominator"), "percent"),
        "source": (_("no source stated"), "link_off"),
    }


def confidence_words() -> Mapping[str, str]:
    return {
        "counted": _("counted"), "estimated": _("estimated"), "guessed": _("a guess"),
        "disputed": _("disputed"),
    }  # fmt: skip


def not_local() -> str:
    return chip(_("not local"), "parking", "public")


def source_link(map_: Map, record: Record) -> str:
    """A source by what it is called; a link when it is an address of the web."""
    said = escape(cited(record.source, map_.workshop.sources))
    if not is_address(record.source):
        return said
    return f'<a href="{escape(record.source)}" target="_blank" rel="noopener">{said}</a>'
