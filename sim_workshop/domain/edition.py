"""How far a published file is: every one of a workshop in progress says so."""

from __future__ import annotations

from sim_workshop.domain.finality import is_final
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _


def state_of(map_: Map) -> str:
    """ "draft, revision 214", and before it that the data are invented where they are."""
    said = _("final, revision {n}") if map_.once(is_final) else _("draft, revision {n}")
    said = said.format(n=map_.revision)
    if not map_.workshop.practice:
        return said
    return _("practice data, {state}").format(state=said)
