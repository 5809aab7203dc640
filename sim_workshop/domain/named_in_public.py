"""How people stand in a file anybody may read: who took part is named by post and agency, never by
name. One rule for the report, the plan's page, its table and the calendar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _

OF_A_STEP = ("lead", "who", "backup", "partners", "agencies")
"""Where a step may name somebody."""
Named = tuple[re.Pattern[str], tuple[str, ...]]
"""A name, and the post and agency that stand for it."""


def said_in_public(map_: Map, said: str) -> str:
    """ "Jail administrator, Sheriff" where "Jane Doe" was written, whatever stands around it."""
    for name, post in _people(map_):
        if name.search(said):
            rest = name.sub("", said).casefold()
            told = ", ".join(x for x in post if x and x.casefold() not in rest)
            said = (told or _("a participant")).join(name.split(said))
    return said


def names_somebody(map_: Map, said: str) -> bool:
    """Whether what was written names a participant."""
    return any(name.search(said) for name, _post in _people(map_))


def steps_in_public(map_: Map) -> Map:
    """The map with steps that name nobody who took part. What was written before one lead was
    chosen is left out whole where it names somebody."""
    if not map_.stakeholders:
        return map_
    steps = {step.id: _step(map_, step) for step in map_.steps}
    return replace(map_, records={**map_.records, **steps})


def naming_fields(map_: Map) -> frozenset[tuple[str, str]]:
    """The columns of steps in which somebody stands by name, for a table that leaves them out."""
    return frozenset(
        (ActionStep.kind, name) for name in OF_A_STEP
        if any(names_somebody(map_, str(getattr(step, name))) for step in map_.steps)
    )  # fmt: skip


def _step(map_: Map, step: ActionStep) -> ActionStep:
    return step.but(
        lead=said_in_public(map_, step.lead),
        who="" if names_somebody(map_, step.who) else step.who,
        backup=said_in_public(map_, step.backup),
        partners=said_in_public(map_, step.partners),
        agencies=[said_in_public(map_, agency) for agency in step.agencies],
    )


def _people(map_: Map) -> Sequence[Named]:
    return map_.once(_named)


def _named(map_: Map) -> Sequence[Named]:
    """The longest names first: a short one may be part of a longer one."""
    found: list[tuple[str, tuple[str, ...]]] = [
        (s.name, (s.role, s.agency)) for s in map_.stakeholders
    ]
    found += [(s.alternate, (s.agency,)) for s in map_.stakeholders]
    ordered = sorted(found, key=lambda each: -len(each[0]))
    return [(_as_name(name), post) for name, post in ordered if name.strip()]


def _as_name(name: str) -> re.Pattern[str]:
    """As a name of its own: Ann is not in "Annual"."""
    words = r"\s+".join(re.escape(word) for word in name.split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
