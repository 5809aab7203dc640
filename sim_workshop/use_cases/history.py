"""Who did what, in sentences, and taking back one's own last act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sim_workshop.domain.errors import NotAllowed
from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.record import Record, Written
from sim_workshop.domain.roles import may
from sim_workshop.domain.text import shortened
from sim_workshop.domain.workshop import Map
from sim_workshop.store import Change, Store
from sim_workshop.store.undoing import last_act, undo
from sim_workshop.use_cases.acting import Acting
from sim_workshop.words import _, ngettext

LONGEST_QUOTE = 80

VERBS: dict[str, str] = {
    "workshop.opened": "opened the workshop",
    "settings.changed": "changed the settings",
    "member.joined": "joined",
    "member.eligible": "changed who votes",
    "link.made": "made a link",
    "link.withdrawn": "withdrew links",
    "stakeholder.added": "added to the list:",
    "stakeholder.corrected": "corrected on the list:",
    "stakeholder.removed": "took off the list:",
    "stakeholder.list_imported": "imported the invitation list",
    "entry.placed": "added",
    "entry.corrected": "corrected",
    "entry.cleared": "stated that this names nobody:",
    "entry.described": "described",
    "entry.moved": "moved",
    "entry.rekinded": "changed the kind of",
    "entry.parked": "parked",
    "entry.unparked": "took out of the parking lot:",
    "entry.removed": "removed",
    "entry.restored": "restored",
    "entry.merged": "merged",
    "text.redacted": "redacted a text",
    "room.moved": "moved the room",
    "room.timed": "set the timer",
    "practice.rated": "rated a practice",
    "place.added": "added to the map:",
    "place.changed": "changed on the map:",
    "number.placed": "added a number:",
    "number.corrected": "corrected a number:",
    "number.removed": "removed a number:",
    "measure.defined": "defined a measure:",
    "story.placed": "added a story",
    "story.released": "released a story for print",
    "story.withheld": "took a story back from print",
    "priority.named": "named a candidate:",
    "priority.corrected": "corrected a candidate:",
    "priority.merged": "merged candidates:",
    "priority.withdrawn": "withdrew a candidate:",
    "priority.chosen": "took priorities to the plan",
    "round.opened": "opened a vote:",
    "round.closed": "closed the vote:",
    "round.revealed": "revealed the vote:",
    "round.paper_entered": "entered paper votes",
    "objective.placed": "added an objective:",
    "objective.corrected": "corrected an objective:",
    "step.placed": "added a step:",
    "step.corrected": "corrected a step:",
    "step.removed": "removed a step:",
    "recommendation.written": "wrote a recommendation:",
    "recommendation.corrected": "corrected a recommendation:",
    "meeting.set": "set a meeting:",
    "meeting.cancelled": "cancelled a meeting:",
    "difference.taken": "took in a workbook",
    "act.undone": "took back",
}
"""The log's past-tense verbs in the words of the room."""


@dataclass(frozen=True)
class Line:
    """One act as a person reads it."""

    revision: int
    at: datetime
    who: str
    sentence: str
    undone: bool


def lines(store: Store, map_: Map, *, limit: int = 200) -> list[Line]:
    """The newest acts first, named as the entries' setting allowed when they were done."""
    changes = store.changes(map_.code, since=map_.revision - limit)
    undone = {c.undoes for c in changes if c.undoes is not None}
    acts = (list(group) for _, group in groupby(changes, key=lambda c: c.revision))
    return [_line(act, undone) for act in acts]


def _line(act: list[Change], undone: set[int]) -> Line:
    first = act[0]
    who = first.credit or _("Somebody")
    said = _(VERBS.get(first.verb, first.verb))
    what = _what(act)
    return Line(first.revision, first.at, who, f"{said} {what}".strip(), first.revision in undone)


def _what(act: list[Change]) -> str:
    if len(act) > 3:
        return ngettext("({n} record)", "({n} records)", len(act)).format(n=len(act))
    record = act[-1].after or act[-1].before
    return f"“{quoted}”" if record and (quoted := quote(record)) else ""


def quote(record: Record) -> str:
    """The words by which a person knows a record. Held and redacted texts are not quoted."""
    if isinstance(record, Stakeholder):
        return record.agency  # names are for the list of participants, not for every reader
    if getattr(record, "standing", "shown") in ("held", "redacted") or record.kind == "story":
        return ""
    for name in ("text", "title", "name", "value"):
        if words := getattr(record, name, ""):
            return shortened(str(words), LONGEST_QUOTE)
    return ""


def undoable(acting: Acting) -> str:
    """What undo would take back, in words; empty when there is nothing."""
    with acting.store.reading_log() as connection:
        act = last_act(connection, acting.code, acting.member.id)
    if not act:
        return ""
    return f"{_(VERBS.get(act[0].verb, act[0].verb))} {_what(act)}".strip()


def _refuse_what_is_no_longer_theirs(acting: Acting, map_: Map, act: list[Change]) -> None:
    """What the room votes on is not rewritten by its author's undo either."""
    for line in act:
        ruling = may(acting.member, "correct", map_, line.after)
        if isinstance(line.after, Written) and not ruling:
            raise NotAllowed(ruling.reason)


def undo_last(acting: Acting) -> str:
    """Takes back one's own last act, unless somebody built on it."""
    with acting.act("act.undone", "undo") as work:
        undone = undo(work)
        _refuse_what_is_no_longer_theirs(acting, work.map, undone)
        work.details["verb"] = undone[0].verb
    return f"{_(VERBS.get(undone[0].verb, undone[0].verb))} {_what(undone)}".strip()
