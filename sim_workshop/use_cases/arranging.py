"""The facilitator's hand on the room and its map: where we are, boxes, arrows, practices."""

from __future__ import annotations

from typing import Any

from sim_workshop.domain.drawn.moving import moved
from sim_workshop.domain.errors import NotAllowed
from sim_workshop.domain.place import COMMUNITY, Element, Flow, Intercept, short_of
from sim_workshop.domain.timing import NO_TIMER, at_stage, going_on, longer, paused, timed
from sim_workshop.domain.workshop import ROOM_ID, Map, PlaceEdit, PracticeAnswer, Room
from sim_workshop.store import Work
from sim_workshop.use_cases.acting import Acting, not_empty, screened
from sim_workshop.use_cases.correcting import own_changes

LONGEST_TIMER = 600


def move_room(acting: Acting, /, *, seen: Room | None = None, **where: Any) -> Room:
    """Moves everybody: to an intercept, a prompt, a stage. Starts with its first prompt. `seen`
    is where the facilitator saw the room: when a co-facilitator was faster nothing is changed."""
    with acting.act("room.moved", "move_room") as work:
        room = work.get(ROOM_ID)
        known = room if isinstance(room, Room) else Room()
        if seen is not None:
            _refuse_if_moved(work, known, seen, where)
        if "at" in where and where["at"] != known.at and "prompt" not in where:
            where["prompt"] = 0
        return work.put(at_stage(known.but(**where), where.get("stage", known.stage)))


def _refuse_if_moved(work: Work, now: Room, seen: Room, where: dict[str, Any]) -> None:
    """Two who press "next" at once mean the same step; two who pull apart are told."""
    is_there = all(getattr(now, name) == value for name, value in where.items())
    if is_there or (now.stage, now.at, now.prompt) == (seen.stage, seen.at, seen.prompt):
        return
    here = work.map.intercept(now.at)
    raise NotAllowed(
        f"Another facilitator has moved the room meanwhile: it is at "
        f"{here.name if here else now.at}, prompt {now.prompt + 1}. Nothing was changed."
    )


def start_timer(acting: Acting, *, minutes: int) -> Room:
    """One clock for every screen: its end is a moment of the server's time."""
    if not 1 <= minutes <= LONGEST_TIMER:
        raise NotAllowed(f"A timer runs for 1 to {LONGEST_TIMER} minutes.")
    with acting.act("room.timed", "move_room") as work:
        return work.put(timed(work.need(ROOM_ID, Room), work.at, minutes))


def stop_timer(acting: Acting) -> Room:
    with acting.act("room.timed", "move_room") as work:
        return work.put(work.need(ROOM_ID, Room).but(**NO_TIMER))


def pause_timer(acting: Acting) -> Room:
    """Stops the clock on every screen, with what is left."""
    with acting.act("room.timer_paused", "move_room") as work:
        room = work.need(ROOM_ID, Room)
        if room.timer_ends is not None and room.timer_ends <= work.at:
            raise NotAllowed("The time is over. Give five minutes more, or start the clock anew.")
        return work.put(paused(room, work.at))


def resume_timer(acting: Acting) -> Room:
    with acting.act("room.timer_resumed", "move_room") as work:
        return work.put(going_on(work.need(ROOM_ID, Room), work.at))


def extend_timer(acting: Acting, *, minutes: int) -> Room:
    """More minutes, borrowed from nobody."""
    with acting.act("room.timed", "move_room") as work:
        room = longer(work.need(ROOM_ID, Room), work.at, minutes)
        if not 1 <= room.timer_minutes <= LONGEST_TIMER:
            raise NotAllowed(f"A timer runs for 1 to {LONGEST_TIMER} minutes.")
        return work.put(room)


def rate_practice(acting: Acting, *, id: str, rating: str, remark: str = "") -> PracticeAnswer:
    """Ticks a practice of the checklist: in place, underway, planned, neither."""
    screened(remark)
    with acting.act("practice.rated", "add") as work:
        if work.map.pack.practice(id) is None:
            raise NotAllowed("This practice is not on the list.")
        if rating not in {r.id for r in work.map.pack.vocabulary.checklist_rating}:
            raise NotAllowed("This rating is not on the list.")
        return work.put(PracticeAnswer(id=id, rating=rating, remark=remark))


def add_box(acting: Acting, *, intercept: str, name: str, decision: bool = False) -> Element:
    """A box this county has and the pack does not."""
    screened(not_empty(name, "The name"))
    with acting.act("place.added", "settings") as work:
        if work.map.intercept(intercept) is None and intercept != COMMUNITY:
            raise NotAllowed("This intercept is not on the map.")
        id_ = work.new_id(f"x{intercept}.")
        box = Element(
            id=id_, intercept=intercept, name=name, short_name=short_of(name), decision=decision
        )
        work.put(PlaceEdit(id=id_, element=box))
        return box


def _edit_of(work: Work, id: str) -> PlaceEdit:
    """What this workshop made of a place so far, hidden or not."""
    found = work.get(id)
    return found if isinstance(found, PlaceEdit) else PlaceEdit(id=id)


def edit_box(acting: Acting, /, *, id: str, seen: Element | None = None, **changes: Any) -> Element:
    """Renames, moves or hides a box. `seen` is how it stood when the form was opened."""
    screened(str(changes.get("name", "")), str(changes.get("short_name", "")))
    with acting.act("place.changed", "settings") as work:
        box = _edit_of(work, id).element or work.map.pack.element(id)
        if box is None:
            raise NotAllowed("This box is not on the map.")
        if "name" in changes and "short_name" not in changes:
            changes["short_name"] = short_of(not_empty(changes["name"], "The name"))
        changes = own_changes(box, seen, changes)
        if changes.get("intercept", box.intercept) != box.intercept:
            changes.setdefault("row", None)  # a free one there: nobody else has to move
        new = box.model_copy(update=changes)
        work.put(PlaceEdit(id=id, element=Element.model_validate(new.model_dump())))
        return new


def move_box(acting: Acting, *, id: str, by: int) -> None:
    """One row up (-1) or down (1) in its column of the map, for everybody and for good."""
    with acting.act("place.changed", "settings") as work:
        rows = moved(work.map, id, by)
        if not rows:
            raise NotAllowed("There is no row to move this box to. Nothing was changed.")
        for box, row in rows.items():
            known = work.map.element(box)
            if known is not None:
                work.put(PlaceEdit(id=box, element=known.model_copy(update={"row": row})))


def edit_intercept(
    acting: Acting, /, *, id: str, seen: Intercept | None = None, **changes: Any
) -> Intercept:
    """Renames, reorders, hides or adds an intercept ("2.5"). `seen` is how it stood."""
    screened(*(str(changes.get(t, "")) for t in ("name", "short_name", "scope")))
    with acting.act("place.changed", "settings") as work:
        known = _edit_of(work, f"intercept:{id}").intercept or work.map.pack.intercept(id)
        base = known.model_dump() if known else {"id": id}
        if "name" in changes:
            changes.setdefault("short_name", changes["name"])
        if known is not None:
            changes = own_changes(known, seen, changes)
        new = Intercept.model_validate({**base, **changes})
        work.put(PlaceEdit(id=f"intercept:{id}", intercept=new))
        return new


def add_arrow(acting: Acting, *, start: str, end: str, label: str, kind: str) -> Flow:
    screened(label)
    with acting.act("place.added", "settings") as work:
        id_ = work.new_id("xf")
        arrow = Flow.model_validate(
            {"id": id_, "start": start, "end": end, "label": label, "kind": kind}
        )
        if not _joins_boxes(work.map, arrow):
            raise NotAllowed("An arrow goes from a box to a box.")
        work.put(PlaceEdit(id=id_, flow=arrow))
        return arrow


def edit_arrow(acting: Acting, /, *, id: str, seen: Flow | None = None, **changes: Any) -> Flow:
    """Leads elsewhere, is named or hidden. `seen` is how it stood when the form was opened."""
    screened(str(changes.get("label", "")))
    with acting.act("place.changed", "settings") as work:
        arrow = _edit_of(work, id).flow or work.map.pack.flow(id)
        if arrow is None:
            raise NotAllowed("This arrow is not on the map.")
        changes = own_changes(arrow, seen, changes)
        new = Flow.model_validate({**arrow.model_dump(), **changes})
        if {"start", "end"} & changes.keys() and not _joins_boxes(work.map, new):
            raise NotAllowed("An arrow goes from a box to a box.")
        work.put(PlaceEdit(id=id, flow=new))
        return new


def _joins_boxes(map_: Map, arrow: Flow) -> bool:
    return bool(map_.element(arrow.start) and map_.element(arrow.end))
