"""Chips: small words beside an entry that say where it belongs and how it stands."""

from __future__ import annotations

from html import escape

from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.tokens import colour_of, token_of
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _

STATUS_LOOK = {
    "not_started": ("", "radio_button_unchecked"), "on_track": ("opportunity", "trending_up"),
    "at_risk": ("waiting", "warning"), "stalled": ("gap", "pause_circle"),
    "done": ("resource", "check_circle"), "dropped": ("parking", "cancel"),
    "unable_to_measure": ("parking", "help"),
}  # fmt: skip


def chip(words: str, look: str = "", icon: str = "") -> str:
    """One chip; the icon is decoration, the words say it all."""
    sign = f'<span class="i" aria-hidden="true">{escape(icon)}</span>' if icon else ""
    return f'<span class="chip {escape(look)}">{sign}{escape(words)}</span>'


def place_chip(map_: Map, place: str) -> str:
    """The numeral of its intercept and the name of the box."""
    intercept = map_.intercept_of(place)
    element = map_.element(place)
    name = (element.short_name or element.name) if element else map_.place_name(place)
    name = _("Across intercepts") if place == "cross" else name
    numeral = escape(token_of(map_, intercept))
    said = f'<span class="token i{escape(colour_of(map_, intercept))}">{numeral}</span>'
    return f'<span class="chip">{said}{escape(name)}</span>'


def key_measures() -> dict[str, str]:
    """The four Stepping Up measures in one or two words each."""
    return {
        "bookings": _("Bookings"), "los": _("Length of stay"), "connections": _("Connections"),
        "recidivism": _("Recidivism"),
    }  # fmt: skip


def measure_chips(priority: Priority) -> str:
    """What a priority should move; one nobody has chosen for yet says so."""
    names = key_measures()
    chips = [chip(names.get(m, m)) for m in priority.key_measures]
    if priority.process_only:
        chips.append(chip(_("Process only")))
    return "".join(chips) or chip(_("measure to be chosen"), "waiting", "pending")


def status_chip(map_: Map, status: str) -> str:
    """How a step stands."""
    look, icon = STATUS_LOOK.get(status, ("", ""))
    return chip(status_words(map_, status), look, icon)


def status_words(map_: Map, status: str) -> str:
    return _(map_.pack.vocabulary.label("progress_status", status).split(" (")[0])
