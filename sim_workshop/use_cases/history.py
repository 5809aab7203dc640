"""Who did what, in sentences, and taking back one's own last act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sim_workshop.domain.breakouts import Breakout
from sim_workshop.domain.errors import NotAllowed
from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.domain.questionnaire import Questionnaire
from sim_workshop.domain.record import VISIBLE, Record, Written
from sim_workshop.domain.review import Review
from sim_workshop.domain.roles import may
from sim_workshop.domain.showing import KEPT_BACK
from sim_workshop.domain.text import shortened
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.monitoring import Cycle, ReportBack
from sim_workshop.store import Change, Store
from sim_workshop.store.undoing import last_act, undo
from sim_workshop.use_cases.acting import Acting
from sim_workshop.words import _, later, ngettext

LONGEST_QUOTE = 80

VERBS: dict[str, str] = {
    "workshop.opened": later("opened the workshop"),
    "workshop.handed_over": later("handed the workshop over to another server"),
    "settings.changed": later("changed the settings"),
    "member.joined": later("joined"),
    "member.returned": later("came in on another device"),
    "pin.told": later("looked up somebody's PIN"),
    "pin.renewed": later("gave somebody a new PIN"),
    "member.eligible": later("changed who votes"),
    "link.made": later("made a link"),
    "link.withdrawn": later("withdrew links"),
    "stakeholder.added": later("added to the list:"),
    "stakeholder.corrected": later("corrected on the list:"),
    "stakeholder.removed": later("took off the list:"),
    "stakeholder.list_imported": later("imported the invitation list"),
    "entry.placed": later("added"),
    "entry.corrected": later("corrected"),
    "entry.cleared": later("stated that this names nobody:"),
    "entry.described": later("described"),
    "entry.moved": later("moved"),
    "entry.rekinded": later("changed the kind of"),
    "entry.parked": later("parked"),
    "entry.unparked": later("took out of the parking lot:"),
    "entry.removed": later("removed"),
    "entry.restored": later("restored"),
    "entry.merged": later("merged"),
    "entry.joined": later("added their words to"),
    "entries.kept_apart": later("said that entries are not the same"),
    "entry.taken_apart": later("took apart what was merged:"),
    "text.redacted": later("redacted a text"),
    "entry.approved": later("approved"),
    "entry.declined": later("did not show an entry"),
    "entry.pinned": later("pinned an entry"),
    "entry.unpinned": later("unpinned an entry"),
    "entries.veiled": later("hid new entries until the reveal"),
    "entries.revealed": later("revealed what was written"),
    "entries.approved_first": later("had new entries approved before they show"),
    "entries.shown_at_once": later("had new entries shown at once"),
    "room.wall_turned": later("turned the wall"),
    "room.cards_shown": later("put numbers on the wall"),
    "room.cards_taken_off": later("took the numbers off the wall"),
    "room.wall_paused": later("stopped the wall turning by itself"),
    "room.wall_resumed": later("let the wall turn by itself"),
    "agenda.laid_out": later("laid out the agenda"),
    "agenda.placed": later("added to the agenda:"),
    "agenda.corrected": later("changed on the agenda:"),
    "agenda.removed": later("took off the agenda:"),
    "agenda.started": later("started"),
    "agenda.ended": later("ended"),
    "agenda.borrowed": later("borrowed minutes for"),
    "room.moved": later("moved the room"),
    "room.timed": later("set the timer"),
    "room.timer_paused": later("paused the timer"),
    "room.timer_resumed": later("let the timer run again"),
    "practice.rated": later("rated a practice"),
    "place.added": later("added to the map:"),
    "place.changed": later("changed on the map:"),
    "number.placed": later("added a number:"),
    "numbers.taken_in": later("took in a data sheet"),
    "number.corrected": later("corrected a number:"),
    "number.asked_for": later("asked somebody to find out a number:"),
    "number.removed": later("removed a number:"),
    "measure.defined": later("defined a measure:"),
    "story.placed": later("added a story"),
    "story.released": later("released a story for print"),
    "text.confirmed": later("confirmed a text with a small number in it"),
    "story.withheld": later("took a story back from print"),
    "priority.named": later("named a candidate:"),
    "priority.corrected": later("corrected a candidate:"),
    "priority.merged": later("merged candidates:"),
    "priority.withdrawn": later("withdrew a candidate:"),
    "priority.chosen": later("took priorities to the plan"),
    "round.opened": later("opened a vote:"),
    "round.closing": later("started the countdown of the vote:"),
    "round.reopened": later("reopened the vote:"),
    "round.paper_withdrawn": later("took back paper votes"),
    "round.closed": later("closed the vote:"),
    "round.revealed": later("revealed the vote:"),
    "round.paper_entered": later("entered paper votes"),
    "objective.placed": later("added an objective:"),
    "objective.corrected": later("corrected an objective:"),
    "step.placed": later("added a step:"),
    "step.corrected": later("corrected a step:"),
    "step.removed": later("removed a step:"),
    "recommendation.written": later("wrote a recommendation:"),
    "recommendation.corrected": later("corrected a recommendation:"),
    "meeting.set": later("set a meeting:"),
    "meeting.cancelled": later("cancelled a meeting:"),
    "evaluation.opened": later("opened the questions at the end"),
    "evaluation.closed": later("closed the questions at the end"),
    "comment.released": later("released a comment for print"),
    "comment.withheld": later("took a comment back from print"),
    "groups.formed": later("formed groups at the priorities"),
    "group.placed": later("said where a group sits"),
    "group.dissolved": later("dissolved a group"),
    "group.joined": later("joined the group of"),
    "group.left": later("left the group of"),
    "group.ready": later("said that their group is ready:"),
    "group.not_ready": later("said that their group goes on writing:"),
    "pen.taken": later("took the pen of the group of"),
    "pen.handed_over": later("handed over the pen of the group of"),
    "room.group_shown": later("showed a group’s table on the wall"),
    "form.made": later("made a form for an agency:"),
    "form.corrected": later("corrected the form of"),
    "form.linked": later("made a link to the form of"),
    "form.closed": later("withdrew the link to the form of"),
    "form.removed": later("removed the form of"),
    "form.saved": later("saved the answers of"),
    "form.sent": later("sent the answers of"),
    "review.opened": later("made a link to the draft for"),
    "review.closed": later("withdrew the link to the draft of"),
    "review.said": later("commented on the draft:"),
    "review.accepted": later("accepted a comment on the draft:"),
    "review.corrected": later("made a correction that was proposed for the draft:"),
    "review.declined": later("declined a comment on the draft:"),
    "answer.placed": later("took an answer from a form:"),
    "answer.reopened": later("took up an answer again:"),
    "answer.left_out": later("left an answer out:"),
    "workgroup.formed": later("formed a workgroup:"),
    "workgroup.corrected": later("corrected the workgroup"),
    "workgroup.closed": later("closed the workgroup"),
    "workgroup.reopened": later("opened the workgroup again:"),
    "workgroup.removed": later("removed the workgroup"),
    "workgroup.linked": later("made a report-back link for"),
    "workgroup.unlinked": later("withdrew the report-back link of"),
    "grant.placed": later("added a grant:"),
    "grant.corrected": later("corrected the grant"),
    "grant.removed": later("removed the grant"),
    "meeting.planned": later("planned the meetings of"),
    "meeting.corrected": later("corrected the meeting"),
    "meeting.held": later("kept the minutes of"),
    "matter.raised": later("raised a matter:"),
    "matter.triaged": later("sorted a matter:"),
    "report_back.sent": later("reported back for"),
    "report_back.removed": later("took back the report-back of"),
    "cycle.placed": later("began a trial of"),
    "cycle.corrected": later("wrote down the trial of"),
    "cycle.removed": later("removed a trial of"),
    "baseline.frozen": later("froze the baseline:"),
    "baseline.removed": later("took out of the baseline:"),
    "agency.placed": later("registered an agency:"),
    "agency.corrected": later("corrected an agency:"),
    "agency.removed": later("took an agency off the register:"),
    "agency.list_taken": later("registered the agencies of the list"),
    "problem.stated": later("stated a problem:"),
    "problem.corrected": later("corrected a problem:"),
    "problem.removed": later("took a problem off:"),
    "agreement.placed": later("registered an agreement:"),
    "agreement.corrected": later("corrected an agreement:"),
    "agreement.removed": later("took an agreement off the register:"),
    "charter.begun": later("began the charter"),
    "charter.corrected": later("corrected the charter"),
    "charter.reviewed": later("reviewed the charter"),
    "report_card.rated": later("rated the report card"),
    "checklist.rated": later("rated the data checklist"),
    "checklist.agreed": later("noted what the raters agreed on in the data checklist"),
    "data_source.placed": later("registered a data source:"),
    "data_source.corrected": later("corrected a data source:"),
    "data_source.removed": later("took a data source off the register:"),
    "survey.opened": later("opened the survey on collaboration"),
    "survey.linked": later("made a new link to the survey on collaboration"),
    "survey.closed": later("closed the survey on collaboration"),
    "finding.handled": later("dealt with a finding"),
    "finding.reopened": later("took up a finding again"),
    "pause.begun": later("paused the work"),
    "pause.ended": later("ended a pause"),
    "chair.seated": later("said who is in the chair"),
    "agreement.renewed": later("renewed an agreement:"),
    "checklist.answered": later("answered the checklist of the grant"),
    "close_out.written": later("closed out"),
    "close_out.taken_back": later("took back a close-out"),
    "difference.taken": later("took in a workbook"),
    "report.introduced": later("wrote the introduction of the report"),
    "report.planned": later("chose what the report holds"),
    "report.logo_placed": later("put a logo on the report"),
    "report.logo_removed": later("took the logo off the report"),
    "report.template_placed": later("gave the report a template of its own"),
    "report.template_removed": later("took the template of the report away"),
    "report.finalised": later("called the report final"),
    "report.reopened": later("made the report a draft again"),
    "act.undone": later("took back"),
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


def lines(store: Store, map_: Map, *, limit: int = 200, whole: bool = True) -> list[Line]:
    """The newest acts first, named as the entries' setting allowed when they were done.

    Not `whole`, for people of the room: what was removed, and numbers, are not quoted.
    """
    changes = store.changes(map_.code, since=map_.revision - limit)
    undone = {c.undoes for c in changes if c.undoes is not None}
    acts = (list(group) for _, group in groupby(changes, key=lambda c: c.revision))
    return [_line(map_, act, undone, whole or _is_for_the_room(map_, act)) for act in acts]


def _is_for_the_room(map_: Map, act: list[Change]) -> bool:
    """Whether everybody may read the words of this act: none were taken away since, and no
    number could be small."""
    now = (map_.get(change.record) for change in act if change.record)
    return all(r is not None and r.is_visible and r.kind not in ("number", "baseline") for r in now)


def _line(map_: Map, act: list[Change], undone: set[int], quoted: bool) -> Line:
    first = act[0]
    who = first.credit or _("Somebody")
    said = _sentence(first.verb, _what(map_, act) if quoted else "")
    return Line(first.revision, first.at, who, said, first.revision in undone)


WITHOUT_WORDS = frozenset({
    "entry.placed", "entry.corrected", "entry.described", "entry.moved", "entry.parked",
    "entry.removed", "entry.restored", "entry.merged", "entry.approved",
})  # fmt: skip
"""Verbs that say nothing alone, where the entry's words are kept back."""


def _sentence(verb: str, what: str) -> str:
    said = _(VERBS.get(verb, verb))
    if not what and verb in WITHOUT_WORDS:
        what = _("an entry")
    if what and verb == "member.joined":
        said = _("joined for")
    return f"{said} {what}".strip()


def _what(map_: Map, act: list[Change]) -> str:
    if len(act) > 3:
        return ngettext("({n} record)", "({n} records)", len(act)).format(n=len(act))
    if _was_kept_back(act[-1]):
        return ""
    record = act[-1].after or act[-1].before
    if act[-1].verb.startswith("evaluation."):
        return ""
    if known_by := _known_by(record):
        record = map_.get(known_by)
    return f"“{quoted}”" if record and (quoted := quote(record)) else ""


def _known_by(record: Record | None) -> str:
    """What has no words of its own is known by what it belongs to."""
    if isinstance(record, Breakout):
        return record.priority
    if isinstance(record, ReportBack):
        return record.workgroup
    return record.step if isinstance(record, Cycle) else ""


def _was_kept_back(change: Change) -> bool:
    """Taken away before the room saw it: its words stay with its author and the facilitators."""
    before, after = (getattr(r, "standing", "shown") for r in (change.before, change.after))
    return before in KEPT_BACK and after not in VISIBLE


UNQUOTED = ("story", "comment", "review_comment")
"""Kinds that are read on their own screens, by those who may."""


def quote(record: Record) -> str:
    """The words by which a person knows a record. Held and redacted texts are not quoted."""
    if isinstance(record, Stakeholder | Questionnaire):
        return record.agency  # names are for the list of participants, not for every reader
    kept = KEPT_BACK | {"redacted"}
    if getattr(record, "standing", "shown") in kept or record.kind in UNQUOTED:
        return ""
    if isinstance(record, Review):
        return record.whom
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
    return _sentence(act[0].verb, _what(acting.map, act))


def _refuse_what_is_no_longer_theirs(acting: Acting, map_: Map, act: list[Change]) -> None:
    """What the room votes on is not rewritten by its author's undo either. One's own wording of
    somebody else's entry is one's own, and so is one's report-back with the steps it set."""
    if act[0].verb in ("entry.joined", "report_back.sent"):
        return
    for line in act:
        ruling = may(acting.member, "correct", map_, line.after)
        if isinstance(line.after, Written) and not ruling:
            raise NotAllowed(ruling.reason)
        ruling = may(acting.member, "edit_plan", map_, line.after)
        if isinstance(line.after, ActionStep | Objective) and not ruling:
            raise NotAllowed(ruling.reason)


def undo_last(acting: Acting) -> str:
    """Takes back one's own last act, unless somebody built on it."""
    with acting.act("act.undone", "undo") as work:
        undone = undo(work)
        _refuse_what_is_no_longer_theirs(acting, work.map, undone)
        work.details["verb"] = undone[0].verb
    return _sentence(undone[0].verb, _what(work.map, undone))
