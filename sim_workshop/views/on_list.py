"""How many are on the list, in words: people, and agencies of which nobody is named yet."""

from __future__ import annotations

from collections.abc import Sequence

from sim_workshop.domain.people import Stakeholder
from sim_workshop.words import ngettext


def on_list(listed: Sequence[Stakeholder]) -> str:
    """ "12 agencies", "3 participants, 9 agencies": an agency is not counted as a person."""
    agencies = len({s.agency.casefold() for s in listed if s.is_agency})
    people = sum(not s.is_agency for s in listed)
    said = [ngettext("{n} participant", "{n} participants", people).format(n=people)]
    if agencies:
        named = ngettext("{n} agency", "{n} agencies", agencies).format(n=agencies)
        said = [*said, named] if people else [named]
    return ", ".join(said)
