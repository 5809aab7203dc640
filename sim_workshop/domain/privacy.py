"""What may leave: the Released map, from which alone every published file is made.

Only `release` makes one. In it are what the room shows and nothing of who typed it: no held,
removed or redacted text, no unreleased story, no address, no member, no small count of people and
nothing from which one could be worked out with the other numbers of the map (rules.md).

What it does not promise: sums with numbers printed elsewhere than in this map, averages and
totals of money or time that contain few people, and numbers in free text, which nobody rewrites;
those are listed by `listed_before_final`. What left before is in the map (`Map.printed`): numbers
left out then stay out, and what was printed then counts as known, corrected or removed since.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from sim_workshop.domain.blanking import (
    BLANKED,
    baseline_that_may_leave,
    without_author,
    without_hidden,
    without_links,
)
from sim_workshop.domain.committee import Note
from sim_workshop.domain.evaluation import Comment
from sim_workshop.domain.evidence import Anecdote, DataPoint
from sim_workshop.domain.findings import Apart
from sim_workshop.domain.hits import Hit
from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.printed import earlier, with_links_to
from sim_workshop.domain.questionnaire import Questionnaire
from sim_workshop.domain.record import Record
from sim_workshop.domain.review import Review, ReviewComment
from sim_workshop.domain.small_numbers import small_number_beside_people
from sim_workshop.domain.suppression import suppressed
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.monitoring import Baseline

__all__ = ["BLANKED", "Listed", "Released", "listed_before_final", "release"]


@dataclass(frozen=True)
class Released:
    """A map that may leave."""

    map: Map
    suppressed: Mapping[str, str]
    """Id of a number that was left out, to why: "small" or "derivable"."""
    smallest: int
    """Counts of people below this, except 0, were left out."""
    given_away: frozenset[str] = frozenset()
    """Left out now, but known to whoever holds an earlier publication."""


def release(
    map_: Map,
    before: Mapping[str, str] | None = None,
    shown_before: Mapping[str, str] | None = None,
) -> Released:
    """The map as it may leave after all that left before. `before` are further ids an earlier
    publication left out, with why; `shown_before` the values it printed, by id."""
    smallest = map_.workshop.smallest_cell_shown
    was = earlier(map_.printed, map_.numbers)
    hidden = suppressed(
        with_links_to(map_.numbers, was.gone), map_.measures, smallest,
        {**was.left_out, **(before or {})}, {**was.shown, **(shown_before or {})}, was.gone,
    )  # fmt: skip
    kept = {r.id: r for r in map_.records.values() if _may_leave(r)}
    gone = map_.records.keys() - kept.keys()
    records = {r.id: without_links(without_author(r), gone) for r in kept.values()}
    for point in map_.numbers:
        left = records[point.id]
        assert isinstance(left, DataPoint)
        records[point.id] = without_hidden(left, hidden.reasons, map_)
    for frozen in map_.all(Baseline):
        records[frozen.id] = baseline_that_may_leave(frozen, records.get(frozen.point))
    revealed = {r.id for r in map_.rounds if r.state == "revealed"}
    tallies = {i: t for i, t in map_.tallies.items() if i in revealed}
    bare = replace(map_, records=records, members={}, tallies=tallies)
    return Released(bare, dict(hidden.reasons), smallest, hidden.given_away)


def _may_leave(record: Record) -> bool:
    if isinstance(record, Note | Questionnaire | Apart | Review | ReviewComment):
        return False  # what agencies sent leaves as what was made of it
    if isinstance(record, Anecdote | Comment) and not record.released:
        return False
    return record.is_visible


@dataclass(frozen=True)
class Listed:
    """A text about to be published that holds back "final" until a person looked at it."""

    record: str
    field: str
    text: str
    hits: tuple[Hit, ...]
    confirmed: bool = False
    """A person looked at these very words and answers for them."""

    @property
    def key(self) -> str:
        """Of this text in this place: other words are another text."""
        whole = f"{self.record}\n{self.field}\n{self.text}"
        return sha256(whole.encode("utf-8", "replace")).hexdigest()[:16]


NOT_PROSE = frozenset({
    "id", "areas", "source", "source_read", "about", "places", "answers", "addresses", "part_of",
    "credit", "unit", "value", "measure", "intercept", "letter", "candidates", "priority",
    "objective", "seats", "eligible_roles", "key_measures", "standing", "merged_into", "time_zone",
    "participants_as_written", "duration_as_written", "breakdown", "alternate", "agency", "email",
    "due", "starts", "confirmed", "ends", "opened_at", "closed_at", "timer_ends",
    "order", "left_out", "dated", "final_at", "logo", "template", "version",
})  # fmt: skip
"""Fields that hold ids, names, days or how many came, and no sentences about people served."""


def listed_before_final(map_: Map) -> tuple[Listed, ...]:
    """Every text that would leave and has a small number beside a word for persons, in the order
    of the records. Nothing is rewritten; a person edits or confirms each."""
    released, looked_at = map_.once(release), set(map_.workshop.confirmed)
    found = (
        Listed(record.id, field, text, hits)
        for record in released.map.records.values()
        if not isinstance(record, Stakeholder)
        for field, text in _prose(record)
        if (hits := small_number_beside_people(text, released.smallest))
    )
    return tuple(replace(x, confirmed=x.key in looked_at) for x in found)


def _prose(record: Record) -> Iterator[tuple[str, str]]:
    for field, content in record.model_dump(exclude=set(NOT_PROSE)).items():
        yield from ((field, text) for text in _texts(content))


def _texts(content: object) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        for inner in content.values():
            yield from _texts(inner)
    elif isinstance(content, list | tuple):
        for inner in content:
            yield from _texts(inner)
