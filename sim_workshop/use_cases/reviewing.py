"""The draft goes out to be read: links, what readers say, and what the facilitator makes of it.

Whoever has the link reads the draft and comments on it without an account; the link opens nothing
else. Nothing of the record changes until a facilitator accepts a correction: it is then their own
act, done by the use case of what is corrected, under every rule that one has.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sim_workshop.domain.committee import Recommendation
from sim_workshop.domain.errors import NotAllowed, NotFound
from sim_workshop.domain.finality import is_final
from sim_workshop.domain.people import Member
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.record import Record, Written
from sim_workshop.domain.review import MOST_COMMENTS, Found, Review, ReviewComment, found_in
from sim_workshop.domain.text import clean, one_line
from sim_workshop.domain.workshop import WORKSHOP_ID, Map
from sim_workshop.store import Done, Store, Work, signing_in
from sim_workshop.use_cases import hosting, mapping, planning, prioritizing
from sim_workshop.use_cases.acting import Acting, not_empty, screened, short_enough, utc_now

DAYS = 14
"""How long a link works unless another day is chosen."""
LONGEST_REMARK, LONGEST_NAME = 4_000, 80
UNKNOWN = "This link is not known here. Ask whoever sent it for a new one."
GONE = "This link has expired or was withdrawn. Ask the facilitator for a new one."
FINAL = "The report is final. Ask the facilitator for it; it takes no comments any more."
CHANGED_MEANWHILE = (
    "These words cannot be found in the record any more: they were changed meanwhile, or the "
    "program writes them itself. Change what they come from, or decline."
)

# What the facilitator does.


def open_review(acting: Acting, *, whom: str, days: int = DAYS) -> str:
    """The key of a link to the draft. It is told once and kept nowhere."""
    not_empty(whom, "The name of who reads it")
    if not 1 <= days <= 90:
        raise NotAllowed("A link to the draft works from 1 to 90 days. Nothing was made.")
    with acting.act("review.opened", "settings") as work:
        expires = work.at + timedelta(days=days)
        key = signing_in.new_grant(
            work.connection, role=signing_in.REVIEW, workshop=acting.code, at=work.at, once=False,
            expires=expires,
        )  # fmt: skip
        grant = signing_in.find_grant(work.connection, key)
        assert grant is not None
        work.put(Review(id=work.new_id("rv"), whom=one_line(whom), grant=grant.id,
                        opened_at=work.at, expires=expires))  # fmt: skip
    return key


def withdraw_review(acting: Acting, *, id: str) -> Review:
    """The link stops working at once; what was said stays."""
    with acting.act("review.closed", "settings") as work:
        review = work.need(id, Review)
        signing_in.withdraw_grant(work.connection, review.grant)
        return work.put(review.but(grant=""))


def accept(
    acting: Acting, *, id: str, answer: str = "", record: str = "", field: str = "",
    names_nobody: bool = False,
) -> ReviewComment:  # fmt: skip
    """Takes a comment up. A correction is made in the text that was chosen, in the same act of the
    facilitator: both or neither. Without one it counts as taken up by hand."""
    _waiting(acting.map, id)
    if not record:
        return _answered(acting, id, "accepted", answer)
    _sayable(answer)
    with acting.act("review.corrected", "settings") as work:
        comment = _waiting(work.map, id)
        answered = _put_answer(work, comment, "accepted", answer, record)
        found = place_of(work.map, comment, record, field)
        _correct(acting.within(work), found, names_nobody=names_nobody)
    return answered


def decline(acting: Acting, *, id: str, answer: str) -> ReviewComment:
    """Does not take it up, and says why."""
    not_empty(answer, "The reason")
    return _answered(acting, id, "declined", answer)


def place_of(map_: Map, comment: ReviewComment, record: str, field: str) -> Found:
    """Where the old words stand now, or the sentence that they do not any more."""
    places = found_in(map_, comment.old, comment.new)
    here = next((f for f in places if (f.record, f.field) == (record, field)), None)
    if here is None:
        raise NotFound(CHANGED_MEANWHILE)
    return here


def _waiting(map_: Map, id: str) -> ReviewComment:
    found = map_.get(id)
    if not isinstance(found, ReviewComment):
        raise NotFound("This comment is not there any more.")
    if found.state != "open":
        raise NotAllowed("Somebody decided this meanwhile. Look at the page again.")
    return found


def _correct(acting: Acting, found: Found, *, names_nobody: bool) -> object:
    record: Record | None = acting.map.get(found.record)
    changed: dict[str, Any] = {found.field: found.after}
    if found.record == WORKSHOP_ID:
        return hosting.change_settings(acting, names_nobody=names_nobody, **changed)
    if isinstance(record, Written):
        screened(found.after, names_nobody=names_nobody)
        return mapping.correct_entry(acting, id=record.id, text=found.after, seen=found.before)
    known = {"id": found.record, "names_nobody": names_nobody, **changed}
    if isinstance(record, ActionStep):
        return planning.correct_step(acting, seen=record, **known)
    if isinstance(record, Priority):
        return prioritizing.correct_priority(acting, seen=record, **known)
    if isinstance(record, Recommendation):
        return planning.correct_recommendation(acting, **known)
    raise NotFound(CHANGED_MEANWHILE)


VERBS = {"accepted": "review.accepted", "declined": "review.declined"}


def _answered(acting: Acting, id: str, state: str, answer: str) -> ReviewComment:
    _sayable(answer)
    with acting.act(VERBS[state], "settings") as work:
        return _put_answer(work, _waiting(work.map, id), state, answer)


def _sayable(answer: str) -> None:
    short_enough(answer)
    screened(answer)


def _put_answer(
    work: Work, comment: ReviewComment, state: str, answer: str, changed: str = ""
) -> ReviewComment:
    return work.put(
        comment.but(state=state, answer=clean(answer), answered_at=work.at, changed=changed)
    )


# What a reader of the draft does.


@dataclass(frozen=True)
class Opened:
    """A draft as its link opens it: this one, and nothing else of the workshop."""

    map: Map
    review: Review

    @property
    def comments(self) -> tuple[ReviewComment, ...]:
        return self.map.all(ReviewComment)


@dataclass(frozen=True)
class Said:
    """What a reader typed about one section."""

    section: str
    section_title: str
    by: str
    text: str = ""
    old: str = ""
    new: str = ""
    names_nobody: bool = False


def open_draft(store: Store, key: str, now: datetime | None = None) -> Opened:
    """The draft behind a link, or the sentence why it does not open."""
    at = now or utc_now()
    with store.reading_log() as connection:
        grant = signing_in.find_grant(connection, key)
    if grant is None or grant.role != signing_in.REVIEW:
        raise NotFound(UNKNOWN)
    if grant.withdrawn or (grant.expires and grant.expires < at):
        raise NotAllowed(GONE)
    map_ = store.read(grant.workshop)
    review = next((r for r in map_.all(Review) if r.grant == grant.id), None)
    if review is None:
        raise NotAllowed(GONE)
    if is_final(map_):
        raise NotAllowed(FINAL)
    return Opened(map_, review)


def say(
    store: Store, key: str, said: Said, *, revision: int = 0, once: str = "",
    now: datetime | None = None,
) -> ReviewComment | None:  # fmt: skip
    """Keeps a comment. None where this very one was kept already."""
    opened, at = open_draft(store, key, now), now or utc_now()
    typed = _typed(said)
    who = Member(id="", role="observer", name=typed.by, workshop=opened.map.code)
    try:
        with store.transact(opened.map.code, who, "review.said", at, key=once) as work:
            _still_open(work, opened.review)
            return work.put(_comment(work, opened.review, typed, revision))
    except Done:
        return None


def _typed(said: Said) -> Said:
    """Texts that can be kept, or the sentence why not."""
    by, text, old, new = (clean(x) for x in (said.by, said.text, said.old, said.new))
    if not one_line(by):
        raise NotAllowed("Please type your name first, so that the facilitator knows who says it.")
    if not text and not old:
        raise NotAllowed("Nothing was written yet.")
    if old and not new and not text:
        raise NotAllowed("Write what should stand instead, or why the words should go.")
    if max(map(len, (text, old, new))) > LONGEST_REMARK or len(by) > LONGEST_NAME:
        raise NotAllowed(
            f"This is too long: at most {LONGEST_REMARK:,} letters. Nothing was saved. Say it in "
            "several comments, or write to the facilitator."
        )
    screened(text, old, new, names_nobody=said.names_nobody)
    return Said(said.section, said.section_title, one_line(by), text, old, new, said.names_nobody)


def _still_open(work: Work, review: Review) -> None:
    known = work.need(review.id, Review)
    if known.removed or known.grant != review.grant:
        raise NotAllowed(GONE)
    if len(work.map.all(ReviewComment)) >= MOST_COMMENTS:
        raise NotAllowed("The draft has too many comments already. Write to the facilitator.")


def _comment(work: Work, review: Review, said: Said, revision: int) -> ReviewComment:
    return ReviewComment(
        id=work.new_id("rc"), review=review.id, section=said.section[:80],
        section_title=said.section_title[:200], text=said.text, old=said.old, new=said.new,
        by=said.by, at=work.at, revision=revision, names_nobody=said.names_nobody,
    )  # fmt: skip
