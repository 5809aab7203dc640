"""Numbers and stories the room brings for what it says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sim_workshop.domain.amounts import read_amount
from sim_workshop.domain.dates import read_period
from sim_workshop.domain.errors import NotAllowed, StaleEdit
from sim_workshop.domain.evidence import Anecdote, DataPoint, LocalMeasure
from sim_workshop.domain.impossible import impossible
from sim_workshop.domain.place import Measure
from sim_workshop.domain.screening import screen
from sim_workshop.domain.workshop import Map
from sim_workshop.use_cases.acting import Acting, not_empty, screened, still_here

NUMBER_TEXTS = (
    "name", "value", "period", "population", "numerator", "denominator", "source", "owner",
    "definition", "footnote",
)  # fmt: skip


def place_number(acting: Acting, /, *, names_nobody: bool = False, **known: Any) -> DataPoint:
    """A number somebody can stand for: measure, value, unit, period, source. Impossible values
    are refused with the reason; nothing is guessed."""
    not_empty(str(known.get("value", "")), "The value")
    screened(*(str(known.get(t, "")) for t in NUMBER_TEXTS), names_nobody=names_nobody)
    with acting.act("number.placed", "add") as work:
        point = _read(work.map, DataPoint(id=work.new_id("n"), **known))
        work.answer["id"] = point.id
        return work.put(point)


def correct_number(
    acting: Acting, /, *, id: str, seen: DataPoint | None = None, **changes: Any
) -> DataPoint:
    screened(*(str(changes.get(t, "")) for t in NUMBER_TEXTS))
    with acting.act("number.corrected", "arrange") as work:
        point = work.need(id, DataPoint)
        if seen is not None and seen != point:
            raise StaleEdit(theirs=point.value, yours=str(changes.get("value", seen.value)))
        return work.put(_read(work.map, point.but(**changes)))


def remove_number(acting: Acting, *, id: str, reason: str = "") -> None:
    """Takes a number out; undo and the history bring it back."""
    with acting.act("number.removed", "arrange") as work:
        work.need(id, DataPoint)
        work.details["reason"] = reason
        work.forget(id)


def _read(map_: Map, point: DataPoint) -> DataPoint:
    """The number with what its words say, or the sentence why it cannot be."""
    amount, period = read_amount(point.value), read_period(point.period)
    read = point.but(
        low=amount.low, high=amount.high, unit=point.unit or amount.unit_hint,
        starts=point.starts or (period.starts if period else None),
        ends=point.ends or (period.ends if period else None),
    )  # fmt: skip
    if reason := impossible(read, map_.measures.get(read.measure)):
        raise NotAllowed(reason)
    return read


def define_measure(acting: Acting, /, *, name: str, **known: Any) -> Measure:
    """A measure the pack does not have, with this county's own definition."""
    not_empty(name, "The name")
    screened(name, str(known.get("definition", "")))
    with acting.act("measure.defined", "add") as work:
        measure = Measure(id=work.new_id("m"), name=name, **known)
        work.put(LocalMeasure(id=measure.id, measure=measure))
        return measure


def place_story(
    acting: Acting, *, text: str, places: Sequence[str] = (), about: Sequence[str] = (),
    composite: bool = False,
) -> Anecdote:  # fmt: skip
    """A story. With hits it is held for its author; in no case printed before its release."""
    not_empty(text, "The story")
    with acting.act("story.placed", "add") as work:
        story = Anecdote(
            id=work.new_id("a"), text=text, places=tuple(places), about=tuple(about),
            composite=composite, author=acting.member.id, credit=work.credit, written_at=work.at,
            standing="held" if screen(text) else "shown",
        )  # fmt: skip
        work.answer["id"] = story.id
        return work.put(story)


def release_story(
    acting: Acting, *, id: str, reason: str = "", composite: bool | None = None
) -> Anecdote:
    """A facilitator lets a story be printed. With hits left, only for a typed reason."""
    with acting.act("story.released", "release") as work:
        story = still_here(work, id, Anecdote)
        if screen(story.text) and not reason.strip():
            raise NotAllowed(
                "The screen still sees a person in this story. Type the reason it may be "
                "printed, for example “composite” or “consent on file”."
            )
        as_told = story.composite if composite is None else composite
        return work.put(
            story.but(
                released=True, released_by=acting.member.id, release_reason=reason,
                standing="shown", composite=as_told,
            )
        )  # fmt: skip


def withhold_story(acting: Acting, *, id: str) -> Anecdote:
    with acting.act("story.withheld", "release") as work:
        story = still_here(work, id, Anecdote)
        standing = "held" if screen(story.text) and not story.names_nobody else story.standing
        return work.put(
            story.but(released=False, released_by="", release_reason="", standing=standing)
        )
