"""Numbers and stories the room brings for what it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sim_workshop.domain.amounts import read_amount
from sim_workshop.domain.dates import read_period
from sim_workshop.domain.errors import NotAllowed, StaleEdit
from sim_workshop.domain.evidence import Anecdote, DataPoint, LocalMeasure
from sim_workshop.domain.impossible import impossible
from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.place import Measure
from sim_workshop.domain.screening import screen
from sim_workshop.store import Work
from sim_workshop.use_cases.acting import Acting, not_empty, screened, still_here

NUMBER_TEXTS = (
    "name", "value", "period", "population", "numerator", "denominator", "source", "owner",
    "definition", "footnote",
)  # fmt: skip


def place_number(
    acting: Acting, /, *, names_nobody: bool = False, new_measure: Mapping[str, Any] | None = None,
    **known: Any,
) -> DataPoint:  # fmt: skip
    """A number somebody can stand for: measure, value, unit, period, source. Impossible values
    are refused with the reason; nothing is guessed. A new measure may be defined with it."""
    with acting.act("number.placed", "add") as work:
        point = fill_number(work, known, new_measure, names_nobody)
        work.answer["id"] = point.id
        return work.put(point)


def fill_number(
    work: Work, known: Mapping[str, Any], new_measure: Mapping[str, Any] | None, names_nobody: bool
) -> DataPoint:
    """The number these fields make, or the sentence why they make none."""
    not_empty(str(known.get("value", "")), "The value")
    if not (new_measure or known.get("measure") or str(known.get("name", "")).strip()):
        raise NotAllowed("Choose what is counted, or give it a name. Nothing was saved.")
    _screen_number(known, new_measure, names_nobody)
    measured = _measured(work, new_measure)
    return _read(work, DataPoint(**{"id": work.new_id("n"), **known, **measured}))


def correct_number(
    acting: Acting, /, *, id: str, seen: DataPoint | None = None, names_nobody: bool = False,
    new_measure: Mapping[str, Any] | None = None, **changes: Any,
) -> DataPoint:  # fmt: skip
    """Corrects a number. If somebody changed it meanwhile, both are shown and nothing is lost."""
    if "value" in changes:
        not_empty(str(changes["value"]), "The value")
    _screen_number(changes, new_measure, names_nobody)
    with acting.act("number.corrected", "arrange") as work:
        point = work.need(id, DataPoint)
        if seen is not None and seen != point:
            raise StaleEdit(theirs=point.value, yours=str(changes.get("value", seen.value)))
        if changes.get("period", point.period) != point.period:
            changes = {"starts": None, "ends": None, **changes}
        return work.put(_read(work, point.but(**changes, **_measured(work, new_measure))))


def _screen_number(
    known: Mapping[str, Any], new_measure: Mapping[str, Any] | None, names_nobody: bool
) -> None:
    texts = [str(known.get(t, "")) for t in NUMBER_TEXTS]
    screened(*texts, *(str(v) for v in (new_measure or {}).values()), names_nobody=names_nobody)


def remove_number(acting: Acting, *, id: str, reason: str = "") -> DataPoint:
    """Takes a number out; undo and the history bring it back."""
    with acting.act("number.removed", "arrange") as work:
        point = work.need(id, DataPoint)
        work.details["reason"] = reason
        work.forget(id)
        return point


def _read(work: Work, point: DataPoint) -> DataPoint:
    """The number with what its words say, or the sentence why it cannot be."""
    amount, period = read_amount(point.value), read_period(point.period)
    read = point.but(
        low=amount.low, high=amount.high, unit=point.unit or amount.unit_hint,
        starts=point.starts or (period.starts if period else None),
        ends=point.ends or (period.ends if period else None),
    )  # fmt: skip
    own = work.get(read.measure)
    measure = own.measure if isinstance(own, LocalMeasure) else work.map.measures.get(read.measure)
    if reason := impossible(read, measure):
        raise NotAllowed(reason)
    return read


def _measured(work: Work, new: Mapping[str, Any] | None) -> dict[str, str]:
    """The measure a number brings along, as what it is a number of."""
    return {"measure": _define(work, dict(new)).id} if new else {}


def define_measure(
    acting: Acting, /, *, name: str, names_nobody: bool = False, **known: Any
) -> Measure:
    """A measure the pack does not have, with this county's own definition."""
    screened(name, str(known.get("definition", "")), names_nobody=names_nobody)
    with acting.act("measure.defined", "add") as work:
        return _define(work, {"name": name, **known})


def _define(work: Work, known: dict[str, Any]) -> Measure:
    not_empty(str(known.get("name", "")), "The name of the measure")
    measure = Measure(id=work.new_id("m"), **known)
    work.put(LocalMeasure(id=measure.id, measure=measure))
    return measure


def place_story(
    acting: Acting, *, text: str, places: Sequence[str] = (), about: Sequence[str] = (),
    composite: bool = False,
) -> Anecdote:  # fmt: skip
    """A story. With hits it is held for its author; in no case printed before its release."""
    not_empty(text, "The story")
    with acting.act("story.placed", "add") as work:
        if any(isinstance(work.map.get(i), Stakeholder) for i in (*places, *about)):
            raise NotAllowed("A story belongs to no person. Nothing was saved.")
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
