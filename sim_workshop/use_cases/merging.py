"""What says the same: adding one's words to an entry, keeping look-alikes apart, and taking apart
what was merged as far as nobody built on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sim_workshop.domain.errors import NotAllowed
from sim_workshop.domain.findings import Apart, Entry
from sim_workshop.domain.people import LEADING, Member
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.record import VISIBLE, Record, Wording
from sim_workshop.domain.similar import groups, near
from sim_workshop.domain.text import shortened
from sim_workshop.domain.workshop import Map, Room
from sim_workshop.store import Change, Work
from sim_workshop.use_cases.acting import Acting, not_empty, screened, still_here
from sim_workshop.words import _

NAMING = ("answers", "addresses", "about")
"""Fields by which other records name an entry."""
SHORT = 60


# Adding yours to this one.


def offered(map_: Map, reader: Member, kind: str, text: str, most: int = 3) -> list[Entry]:
    """Entries of others that the room sees and that a text being typed may say again."""
    if not _open_for_wordings(map_.room, reader):
        return []
    on_screens = [e for e in map_.entries() if e.kind == kind and not has_said(e, reader)]
    return near(text, on_screens, most)


def _open_for_wordings(room: Room, reader: Member) -> bool:
    """Not while new texts wait for a facilitator or for the reveal: a wording does not wait."""
    return not room.veiling and (not room.approving or reader.role in LEADING)


def has_said(entry: Entry, reader: Member) -> bool:
    return bool(reader.id) and reader.id in (entry.author, *(w.author for w in entry.wordings))


def join_entry(acting: Acting, *, id: str, text: str, names_nobody: bool = False) -> Entry:
    """Somebody's own words for what an entry says already: one card, another voice."""
    not_empty(text, "The text")
    screened(text, names_nobody=names_nobody)
    with acting.act("entry.joined", "add") as work:
        entry = still_here(work, id, Entry, VISIBLE)
        if not _open_for_wordings(work.map.room, acting.member):
            raise NotAllowed("New texts are not shown at once just now. Save yours as it is.")
        if has_said(entry, acting.member):
            raise NotAllowed("Your words are in this entry already. Nothing was changed.")
        said = Wording(text=text, credit=work.credit, author=acting.member.id)
        work.answer["id"] = entry.id
        return work.put(entry.but(wordings=(*entry.wordings, said)))


# What the facilitator looks through.


def suggested(map_: Map) -> list[tuple[Entry, ...]]:
    """Groups of entries that may say the same, without what somebody said is not the same."""
    return groups(map_.entries(), apart_pairs(map_))


def apart_pairs(map_: Map) -> frozenset[frozenset[str]]:
    said = [a.entries for a in map_.all(Apart)]
    return frozenset(frozenset((x, y)) for ids in said for x in ids for y in ids if x != y)


def keep_apart(acting: Acting, *, ids: Sequence[str]) -> Apart:
    """These look alike and are not the same: they are not suggested together again."""
    with acting.act("entries.kept_apart", "arrange") as work:
        entries = tuple(dict.fromkeys(work.need(i, Entry).id for i in ids))
        if len(entries) < 2:
            raise NotAllowed("Choose at least two entries.")
        return work.put(Apart(id=work.new_id("na"), entries=entries))


# Taking apart.


@dataclass(frozen=True)
class TakenApart:
    """The entry that stands alone again, and what stays because somebody built on it."""

    entry: Entry
    stays: tuple[str, ...]


def merged_into(map_: Map, entry: Entry) -> list[Entry]:
    """The entries that went into this one, in the order they were first written."""
    return [
        e for e in map_.entries(hidden=True) if e.standing == "merged" and e.merged_into == entry.id
    ]


def take_apart(acting: Acting, *, id: str) -> TakenApart:
    """Takes one entry out of what it was merged into: its own words and places stand alone again
    and what named it names it again, except where somebody changed that since."""
    with acting.act("entry.taken_apart", "arrange") as work:
        gone = still_here(work, id, Entry, frozenset({"merged"}))
        kept = still_here(work, gone.merged_into, Entry, VISIBLE)
        if kept.kind != gone.kind:
            raise NotAllowed("Its kind was changed, it was not merged. Change the kind back.")
        act = _merge_of(acting, gone)
        with_it = _still_merged(work, act, gone)
        stays = [s for line in act if (s := _named_again(work, line, gone, with_it))]
        before = next((c.before for c in act if c.record == gone.id), None)
        back = before if isinstance(before, Entry) else gone.but(standing="shown", merged_into="")
        work.put(_without(kept, back, act, with_it))
        return TakenApart(work.put(back), tuple(stays))


def _merge_of(acting: Acting, gone: Entry) -> list[Change]:
    """The lines of the act by which it was merged; none for what came merged from a file."""
    lines = acting.store.changes(acting.code)
    revision = max(
        (c.revision for c in lines if c.record == gone.id and c.verb == "entry.merged"), default=-1
    )
    return [c for c in lines if c.revision == revision]


def _still_merged(work: Work, act: Sequence[Change], gone: Entry) -> list[Entry]:
    """What was merged by the same act and is so still."""
    found = [work.get(c.record) for c in act if c.record != gone.id]
    return [
        e for e in found
        if isinstance(e, Entry) and e.standing == "merged" and e.merged_into == gone.merged_into
    ]  # fmt: skip


def _without(kept: Entry, gone: Entry, act: Sequence[Change], with_it: Sequence[Entry]) -> Entry:
    """The kept entry without what the other brought; what came since stays."""
    brought = [(w.text, w.author, w.entry) for w in gone.wordings]
    words: list[Wording] = []
    for w in kept.wordings:
        if (said := (w.text, w.author, w.entry)) in brought:
            brought.remove(said)
        elif w.entry != gone.id:
            words.append(w)
    changes: dict[str, object] = {"wordings": tuple(words)}
    before = next((c.before for c in act if c.record == kept.id), None)
    for name in ("places", "answers"):
        if before is not None and hasattr(kept, name):
            needed = {x for e in (before, *with_it) for x in getattr(e, name)}
            left = [x for x in getattr(kept, name) if x in needed or x not in getattr(gone, name)]
            changes[name] = tuple(left)
    return kept.but(**changes)


def _named_again(work: Work, line: Change, gone: Entry, with_it: Sequence[Entry]) -> str:
    """Points a record at the entry again that it named before the merge. A sentence where
    somebody changed what it names since: then it stays as it is."""
    before, after, now = line.before, line.after, work.get(line.record)
    name = next((n for n in NAMING if gone.id in getattr(before, n, ())), "")
    if not name or after is None or line.record in (gone.id, gone.merged_into):
        return ""
    kept, first = gone.merged_into, getattr(before, name)
    named = () if now is None else getattr(now, name)
    moved = {*first, kept}
    if now is None or kept not in named or set(named) - moved != set(getattr(after, name)) - moved:
        return _built_on(now or after)
    through = kept in first or any(e.id in first for e in with_it)
    apart = [*(n for n in named if n != kept or through), gone.id]
    now_named = [n for n in dict.fromkeys((*first, *apart)) if n in apart]
    work.put(now.but(**{name: tuple(now_named)}))
    return ""


def _built_on(record: Record) -> str:
    words = str(getattr(record, "title", "") or getattr(record, "text", "") or record.label)
    if isinstance(record, Priority):
        words = f"{record.letter} {words}"
    return _("“{words}” was changed since and stays as it is.").format(
        words=shortened(words, SHORT)
    )
