"""What the field expects and the room has not named: offered as gaps, never added unasked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sim_workshop.domain.at_places import NOTHING, AtPlace, at_places
from sim_workshop.domain.place import COMMUNITY, Element, Practice
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _

START = "com.start"


@dataclass(frozen=True)
class Offer:
    """A gap the room may want to add: what it would say, and why it is offered."""

    id: str
    """The box or practice it comes from."""
    place: str
    text: str
    why: Literal["absent", "nothing_named", "practice"]


def offers(map_: Map) -> tuple[Offer, ...]:
    """Services people should be able to get from a decision point or from the community, and
    practices rated as neither in place nor planned, unless a gap stands there already."""
    found = at_places(map_)
    told = {gap.text.casefold() for gap in map_.gaps}
    boxes = (_of_service(e, found.get(e.id, NOTHING)) for e in expected_services(map_))
    practices = (_of_practice(map_, p) for p in map_.pack.practices)
    every = (offer for offer in (*boxes, *practices) if offer is not None)
    return tuple(offer for offer in every if offer.text.casefold() not in told)


def expected_services(map_: Map) -> tuple[Element, ...]:
    """Services to which the map draws an arrow straight from the community or from where somebody
    decides about a person: the crisis line, the screening at booking, the warm hand-off."""
    decides = {e.id for e in map_.elements if e.decision or e.id == START}
    reached = {f.end for f in map_.flows if f.start in decides and f.kind != "deeper"}
    return tuple(
        e
        for e in map_.elements
        if e.id in reached and not (e.decision or e.group) and e.intercept != COMMUNITY
    )


def _of_service(box: Element, here: AtPlace) -> Offer | None:
    if here.gaps:
        return None
    service = _lower(box.name)
    if here.resources and all(r.status == "absent" for r in here.resources):
        return Offer(box.id, box.id, _("Not available here: {service}").format(service=service),
                     "absent")  # fmt: skip
    if not here.resources:
        text = _("Nobody named one in the room: {service}").format(service=service)
        return Offer(box.id, box.id, text, "nothing_named")
    return None


def _of_practice(map_: Map, practice: Practice) -> Offer | None:
    rated = map_.practice_rating(practice.id)
    if rated is None or rated.rating != "not_planned" or not map_.intercept(practice.intercept):
        return None
    text = _("Not in place and not planned: {practice}").format(practice=practice.text)
    return Offer(practice.id, practice.intercept, text, "practice")


def _lower(name: str) -> str:
    """As it stands inside a sentence; names in capitals stay ("CIT", "911")."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]
