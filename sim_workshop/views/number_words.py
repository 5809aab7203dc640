"""The words of a number: its value and unit as written, what it lacks, where it is from."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.record import Record
from sim_workshop.views.chips import chip
from sim_workshop.words import _, say_number

UNITS = {"percent": "%", "%": "%", "usd": "", "$": "", "text": "", "yes_no": ""}


def value_words(point: DataPoint) -> str:
    """As it was written; whole numbers get their commas."""
    value = point.value
    if value.isascii() and value.isdigit() and len(value) > 3 and not value.startswith("0"):
        value = say_number(int(value))
    dollars = point.unit.casefold() in ("usd", "$") and value[:1].isdigit()
    return f"${value}" if dollars else value


def unit_words(point: DataPoint) -> str:
    return UNITS.get(point.unit.casefold(), point.unit)


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


def source_link(record: Record) -> str:
    """A source; a link when it is an address of the web."""
    if not record.source.startswith(("https://", "http://")) or " " in record.source:
        return escape(record.source)
    site = record.source.split("/")[2].removeprefix("www.").rstrip(".")
    return f'<a href="{escape(record.source)}" target="_blank" rel="noopener">{escape(site)}</a>'
