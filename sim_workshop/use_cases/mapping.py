"""What the room finds: entries written, corrected, described, merged, moved, parked, removed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sim_workshop.domain.errors import NotAllowed, StaleEdit
from sim_workshop.domain.evidence import Anecdote
from sim_workshop.domain.findings import FINDINGS, Entry, Gap, Opportunity
from sim_workshop.domain.people import credit_by_proxy
from sim_workshop.domain.record import VISIBLE, Wording, Written
from sim_workshop.domain.roles import may
from sim_workshop.domain.screening import Hit, screen
from sim_workshop.domain.showing import (
    standing_of_changed,
    standing_of_new,
    standing_once_approved,
)
from sim_workshop.domain.workshop import Map
from sim_workshop.store import Work
from sim_workshop.use_cases.acting import Acting, not_empty, screened, still_here

ID_PREFIX = {"resource": "r", "strength": "st", "gap": "g", "opportunity": "o", "parking": "p"}
KIND: dict[str, type[Entry]] = {kind.kind: kind for kind in FINDINGS}


def place_entry(
    acting: Acting, *, kind: str, text: str, places: Sequence[str], answers: Sequence[str] = (),
    by_proxy_for: str | None = None,
) -> Entry:  # fmt: skip
    """Somebody adds a card. A text that may name somebody is saved, but held for its author.

    `by_proxy_for`: how the person without a device is named, for whom a facilitator types.
    """
    not_empty(text, "The text")
    if kind not in KIND:
        raise NotAllowed("Choose what it is: a resource, a strength, a gap, an idea.")
    hits = screen(text)
    with acting.act("entry.placed", "add") as work:
        known = known_places(work.map, places)
        credit, typed_by = _said_by(acting, work, by_proxy_for)
        extra: dict[str, Any] = {}
        if kind == "opportunity":
            extra["answers"] = tuple(work.need(g, Gap).id for g in answers)
        entry = KIND[kind](
            id=work.new_id(ID_PREFIX[kind]), text=text, places=known, author=acting.member.id,
            credit=credit, written_at=work.at, by_proxy=typed_by,
            standing="held" if hits else standing_of_new(work.map.room, acting.member.role),
            **extra,
        )  # fmt: skip
        work.answer["id"] = entry.id
        return work.put(entry)


def _said_by(acting: Acting, work: Work, by_proxy_for: str | None) -> tuple[str, str]:
    """How the card names whoever said it, and who typed it for them."""
    if by_proxy_for is None:
        return work.credit, ""
    if not may(acting.member, "arrange", work.map):
        raise NotAllowed("Only facilitators write for somebody else.")
    return credit_by_proxy(by_proxy_for), acting.member.id


def known_places(map_: Map, places: Sequence[str]) -> tuple[str, ...]:
    known = tuple(dict.fromkeys(places))
    for place in known:
        if place != "cross" and not (
            map_.element(place) or map_.flow(place) or map_.intercept(place)
        ):
            raise NotAllowed("This place is not on the map any more. Choose another.")
    if not known:
        raise NotAllowed("Choose where it belongs: a box, an arrow or the whole intercept.")
    return known


def correct_entry(acting: Acting, *, id: str, text: str, seen: str | None = None) -> Written:
    """Whoever wrote it, or a facilitator, corrects the words. `seen` is what they started from."""
    not_empty(text, "The text")
    with acting.act("entry.corrected", "correct", about=id) as work:
        entry = still_here(work, id, Written)
        if seen is not None and seen != entry.text:
            raise StaleEdit(theirs=entry.text, yours=text)
        held = screen(text) and not _cleared(entry, text)
        standing = "held" if held else _once_screened(work, entry, text)
        changed = entry.but(text=text, standing=standing, names_nobody=_cleared(entry, text))
        return work.put(_unreleased(changed) if text != entry.text else changed)


def _unreleased(entry: Written) -> Written:
    """A story was released for print in the words it had then."""
    if not isinstance(entry, Anecdote):
        return entry
    return entry.but(released=False, released_by="", release_reason="")


def _cleared(entry: Written, text: str) -> bool:
    """A statement that a text names nobody holds for that text only."""
    return entry.names_nobody and text == entry.text


def _once_screened(work: Work, entry: Written, text: str) -> str:
    """Where a text goes that the screen of texts lets pass. The room's modes are for entries."""
    if not isinstance(entry, Entry):
        return "shown" if entry.standing == "held" else entry.standing
    if text == entry.text and entry.standing != "held":
        return entry.standing
    return standing_of_changed(work.map.room, work.member.role, entry.standing)


def held_for(entry: Written) -> tuple[Hit, ...]:
    """What the screen of texts saw, for the author and facilitators of a held text."""
    return screen(entry.text) if entry.standing == "held" else ()


def state_names_nobody(acting: Acting, *, id: str) -> Written:
    """The author looked at what was seen and states that it names nobody: it goes on screen."""
    with acting.act("entry.cleared", "correct", about=id) as work:
        entry = still_here(work, id, Written)
        standing = _once_screened(work, entry, entry.text)
        return work.put(entry.but(standing=standing, names_nobody=True))


DETAILS: dict[str, frozenset[str]] = {
    "resource": frozenset(
        {"status", "hours", "area_served", "operator", "eligibility", "excludes", "population"}
    ),
    "strength": frozenset({"population"}),
    "gap": frozenset({"gap_type", "falls_on", "quick_fix", "population"}),
    "opportunity": frozenset({"answers", "quick_fix", "population"}),
    "parking": frozenset(),
}


def describe_entry(
    acting: Acting, /, *, id: str, seen: Entry | None = None, names_nobody: bool = False,
    **details: Any,
) -> Entry:  # fmt: skip
    """After the first save: a resource's status and hours, a gap's type and whom it hits. `seen`
    is the entry as the person saw it: what somebody else described meanwhile is not lost."""
    screened(*(str(v) for v in details.values()), names_nobody=names_nobody)
    with acting.act("entry.described", "correct", about=id) as work:
        entry = still_here(work, id, Entry)
        unknown = set(details) - DETAILS[entry.kind] - {"areas"}
        if unknown:
            raise NotAllowed(f"A {entry.label.lower()} has no {', '.join(sorted(unknown))}.")
        new = entry.but(**details)
        if seen is not None and any(getattr(seen, d) != getattr(entry, d) for d in details):
            raise StaleEdit(theirs=_in_words(entry, details), yours=_in_words(new, details))
        return work.put(_looked_at_again(work, entry, new))


CHOSEN = frozenset({"status", "gap_type"})
"""Details chosen from a list; the others are written."""


def _looked_at_again(work: Work, before: Entry, new: Entry) -> Entry:
    """Details in somebody's own words are words too, where entries are approved first."""
    written = {
        f for f in DETAILS[new.kind] - CHOSEN
        if isinstance(getattr(new, f), str) and getattr(new, f) != getattr(before, f)
    }  # fmt: skip
    if not written or before.standing == "held":
        return new
    return new.but(standing=standing_of_changed(work.map.room, work.member.role, before.standing))


def _in_words(entry: Entry, details: Iterable[str]) -> str:
    said = {d: getattr(entry, d) for d in details}
    return " | ".join(f"{name.replace('_', ' ')}: {value}" for name, value in said.items())


def move_entry(acting: Acting, *, id: str, places: Sequence[str]) -> Written:
    """The facilitator files it elsewhere: another box, an arrow, several intercepts."""
    with acting.act("entry.moved", "arrange") as work:
        known = known_places(work.map, places)
        return work.put(still_here(work, id, Written).but(places=known))


def change_kind(acting: Acting, *, id: str, kind: str) -> Entry:
    """A gap that is really an idea: same words and author, another column."""
    with acting.act("entry.rekinded", "arrange") as work:
        entry = still_here(work, id, Entry)
        if kind not in KIND or kind == entry.kind:
            raise NotAllowed("Choose another kind: a resource, a strength, a gap, an idea.")
        common = {f: getattr(entry, f) for f in Entry.model_fields}
        work.put(entry.but(standing="merged", merged_into=(new := work.new_id(ID_PREFIX[kind]))))
        _point_to(work, new, {id}, answered=kind == Gap.kind)
        return work.put(KIND[kind](**{**common, "id": new}))


def park_entry(acting: Acting, *, id: str, parked: bool = True) -> Written:
    with acting.act("entry.parked" if parked else "entry.unparked", "arrange") as work:
        entry = still_here(work, id, Written, VISIBLE)
        return work.put(entry.but(standing="parked" if parked else "shown"))


def remove_entry(acting: Acting, *, id: str, reason: str = "") -> Written:
    """Hides it with a reason; it stays in the log and can be restored."""
    with acting.act("entry.removed", "remove", about=id) as work:
        entry = still_here(work, id, Written)
        return work.put(entry.but(standing="removed", standing_reason=reason))


def restore_entry(acting: Acting, *, id: str) -> Written:
    with acting.act("entry.restored", "arrange") as work:
        entry = still_here(work, id, Written, frozenset({"removed"}))
        held = bool(screen(entry.text)) and not entry.names_nobody
        back = standing_once_approved(work.map.room) if isinstance(entry, Entry) else "shown"
        return work.put(entry.but(standing="held" if held else back, standing_reason=""))


def merge_entries(acting: Acting, *, into: str, others: Sequence[str]) -> Entry:
    """Several cards that say the same become one: every wording and author is kept, and what
    named the others names the one."""
    with acting.act("entry.merged", "arrange") as work:
        kept = still_here(work, into, Entry, VISIBLE)
        others = [o for o in dict.fromkeys(others) if o != into]
        merged = [still_here(work, other, Entry, VISIBLE) for other in others]
        if not merged or any(m.kind != kept.kind for m in merged):
            raise NotAllowed("Only entries of one kind are merged. Change the kind first.")
        for other in merged:
            work.put(other.but(standing="merged", merged_into=into))
        _point_to(work, into, {m.id for m in merged})
        work.details["merged"] = len(merged)
        return work.put(_with_wordings(kept, merged))


def _with_wordings(kept: Entry, merged: Sequence[Entry]) -> Entry:
    words = list(kept.wordings)
    for other in merged:
        words.append(
            Wording(text=other.text, credit=other.credit, author=other.author, entry=other.id)
        )
        words.extend(other.wordings)
    joined: dict[str, Any] = {"places": _once(p for e in (kept, *merged) for p in e.places)}
    if isinstance(kept, Opportunity):
        ideas = [e for e in (kept, *merged) if isinstance(e, Opportunity)]
        joined["answers"] = _once(a for idea in ideas for a in idea.answers)
    return kept.but(wordings=tuple(words), **joined)


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _point_to(work: Work, into: str, gone: set[str], *, answered: bool = True) -> None:
    """Whatever named a merged entry names the one it went into; an idea answers gaps only."""
    for record in work.map.records.values():
        for name in ("answers", "addresses", "about"):
            named = getattr(record, name, ())
            if gone & set(named):
                instead = (into,) if name != "answers" or answered else ()
                now = _once(new for n in named for new in (instead if n in gone else (n,)))
                work.put(record.but(**{name: now}))


def redact_text(acting: Acting, *, id: str) -> Written:
    """Wipes a text for good, with its earlier versions: who and when remain. Backups made
    before still hold it."""
    with acting.act("text.redacted", "redact") as work:
        entry = work.need(id, Written)
        work.details["id"] = id
        wiped = work.put(entry.but(standing="redacted", standing_reason="", wordings=()))
    acting.store.redact(acting.code, _every_wording(acting, id))
    return wiped


def _every_wording(acting: Acting, id: str) -> list[str]:
    """All words the entry ever had, longest first, so that none is left in part."""
    changes = [c for c in acting.store.changes(acting.code) if c.record == id]
    images = [r for c in changes for r in (c.before, c.after) if isinstance(r, Written)]
    words = {r.text for r in images} | {w.text for r in images for w in r.wordings}
    return sorted((w for w in words if w), key=len, reverse=True)


def add_idea(acting: Acting, *, gap: str, text: str) -> Entry:
    """An idea for a gap: the one mechanism for ideas is the opportunity."""
    found = acting.map.get(gap)
    places = found.places if isinstance(found, Gap) else ()
    return place_entry(acting, kind=Opportunity.kind, text=text, places=places, answers=(gap,))
