"""Weeks before the day: a form for each agency, its link, and the answers the agency sends."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from sim_workshop.content import load_pack
from sim_workshop.domain.errors import NotAllowed, NotFound, StaleEdit
from sim_workshop.domain.people import Member
from sim_workshop.domain.place import Question
from sim_workshop.domain.questionnaire import MOST_ANSWERS, Answer, Questionnaire
from sim_workshop.domain.text import clean, one_line
from sim_workshop.domain.workshop import Map
from sim_workshop.store import Done, Store, Work, signing_in
from sim_workshop.use_cases.acting import Acting, not_empty, short_enough, utc_now

AFTER_DUE = timedelta(days=30)
"""How long a link works after the answers are due: late answers are answers."""
LINK_LIFE = timedelta(days=120)
TEXTS = ("text", "value", "period", "source", "definition")
GONE = "This link has expired or was withdrawn. Ask the facilitator for a new one."


def questions_of(map_: Map) -> tuple[Question, ...]:
    """Of the workshop's own pack; a workshop from before they existed gets today's."""
    return map_.pack.questions or load_pack().questions


# What the facilitator does.


def make_form(
    acting: Acting, *, agency: str, contact: str = "", due: date | None = None,
    asks: Sequence[str] = (),
) -> Questionnaire:  # fmt: skip
    """A form for one agency. Its link is made on its own, when it is sent."""
    not_empty(agency, "The agency")
    with acting.act("form.made", "settings") as work:
        form = Questionnaire(
            id=work.new_id("qf"), agency=one_line(agency), contact=one_line(contact), due=due,
            asks=_measures(work.map, asks),
        )  # fmt: skip
        if any(f.agency.casefold() == form.agency.casefold() for f in work.map.questionnaires):
            raise NotAllowed("This agency has a form already. Open it below.")
        work.answer["id"] = form.id
        return work.put(form)


def correct_form(
    acting: Acting, *, id: str, seen: Questionnaire | None = None, agency: str,
    contact: str = "", due: date | None = None, asks: Sequence[str] = (),
) -> Questionnaire:  # fmt: skip
    """Whom it goes to, what it asks, when it is due. Answers already given stay."""
    not_empty(agency, "The agency")
    with acting.act("form.corrected", "settings") as work:
        form = _form(work, id)
        if seen is not None and _head(seen) != _head(form):
            raise StaleEdit(theirs=" | ".join(_head(form)), yours=f"{agency} | {contact} | {due}")
        return work.put(
            form.but(agency=one_line(agency), contact=one_line(contact), due=due,
                     asks=_measures(work.map, asks))
        )  # fmt: skip


def _head(form: Questionnaire) -> tuple[str, str, str, str]:
    return form.agency, form.contact, str(form.due or ""), ", ".join(form.asks)


def _measures(map_: Map, asks: Sequence[str]) -> tuple[str, ...]:
    if set(asks) - set(map_.measures):
        raise NotFound("This measure is not on the list any more.")
    return tuple(dict.fromkeys(asks))


def _form(work: Work, id: str) -> Questionnaire:
    form = work.need(id, Questionnaire)
    if form.removed:
        raise NotFound("This form was removed.")
    return form


def make_form_link(acting: Acting, *, id: str) -> str:
    """The key of a link that opens this one form. An earlier link stops working. The key is told
    once and kept nowhere."""
    with acting.act("form.linked", "settings") as work:
        form = _form(work, id)
        signing_in.withdraw_grant(work.connection, form.grant)
        key = signing_in.new_grant(
            work.connection, role=signing_in.FORM, workshop=acting.code, at=work.at, once=False,
            expires=_until(form, work.at),
        )  # fmt: skip
        grant = signing_in.find_grant(work.connection, key)
        assert grant is not None
        work.put(form.but(grant=grant.id))
    return key


def _until(form: Questionnaire, at: datetime) -> datetime:
    if form.due is None:
        return at + LINK_LIFE
    due = datetime(form.due.year, form.due.month, form.due.day, tzinfo=UTC)
    return max(due, at) + AFTER_DUE


def withdraw_form_link(acting: Acting, *, id: str) -> Questionnaire:
    """The link stops working at once; what was saved stays."""
    with acting.act("form.closed", "settings") as work:
        form = _form(work, id)
        signing_in.withdraw_grant(work.connection, form.grant)
        return work.put(form.but(grant=""))


def remove_form(acting: Acting, *, id: str) -> Questionnaire:
    """Takes the form off the list; its link opens nothing then. What was placed from it stays."""
    with acting.act("form.removed", "settings") as work:
        return work.put(_form(work, id).but(removed=True))


# What the agency does.


@dataclass(frozen=True)
class Opened:
    """A form as its link opens it: this one, and nothing else of the workshop."""

    map: Map
    form: Questionnaire


def open_form(store: Store, key: str, now: datetime | None = None) -> Opened:
    """The form behind a link, or the sentence why it does not open."""
    at = now or utc_now()
    with store.reading_log() as connection:
        grant = signing_in.find_grant(connection, key)
    if grant is None or grant.role != signing_in.FORM:
        raise NotFound("This link is not known here. Ask whoever sent it for a new one.")
    if grant.withdrawn or (grant.expires and grant.expires < at):
        raise NotAllowed(GONE)
    map_ = store.read(grant.workshop)
    form = next((f for f in map_.questionnaires if f.grant == grant.id), None)
    if form is None:
        raise NotAllowed(GONE)
    return Opened(map_, form)


@dataclass(frozen=True)
class Line:
    """One line of the form as it came back: a new one has no id."""

    question: str
    said: Mapping[str, str]
    """Texts by field, and "where"."""
    id: str = ""
    was: str = ""
    """A mark of the answer as this page showed it."""
    names_nobody: bool = False


def save_answers(
    store: Store, key: str, lines: Sequence[Line], *, finished: bool, once: str = "",
    now: datetime | None = None,
) -> Questionnaire:  # fmt: skip
    """Saves what an agency wrote, to be continued or as complete. Lines that were not on the page
    stay; a line two people changed is kept in both wordings; nothing is placed by this."""
    opened, at = open_form(store, key, now), now or utc_now()
    who = Member(id="", role="stakeholder", agency=opened.form.agency, workshop=opened.map.code)
    verb = "form.sent" if finished else "form.saved"
    shows_nobody = opened.map.workshop.entry_names == "nothing"
    credit = "" if shows_nobody else opened.form.agency
    try:
        with store.transact(opened.map.code, who, verb, at, key=once, credit=credit) as work:
            form = _form(work, opened.form.id)
            if form.grant != opened.form.grant:
                raise NotAllowed(GONE)
            answers = _answered(form, _known(work.map, form, lines))
            return work.put(form.but(answers=answers, sent_at=at, finished=finished))
    except Done:
        return open_form(store, key, now).form


def _known(map_: Map, form: Questionnaire, lines: Sequence[Line]) -> list[Line]:
    """Only lines that answer what this form asks, in texts that can be kept."""
    asked = {q.id for q in questions_of(map_)} | set(form.asks)
    if len(lines) > MOST_ANSWERS:
        raise NotAllowed(f"A form holds at most {MOST_ANSWERS} lines. Nothing was saved.")
    for line in lines:
        for text in line.said.values():
            short_enough(text)
    return [line for line in lines if line.question in asked]


def shown_as(answer: Answer) -> str:
    """Changes with any word of the answer: a page carries it, to notice that somebody else at the
    agency was faster."""
    said = "\x1f".join((*(getattr(answer, f) for f in TEXTS), answer.where))
    return sha256(said.encode()).hexdigest()[:16]


def _answered(form: Questionnaire, lines: Sequence[Line]) -> tuple[Answer, ...]:
    answers = {a.id: a for a in form.answers}
    for line in lines:
        known = answers.get(line.id)
        if known is None or known.question != line.question:
            _take_new(answers, line)
        elif not known.became:
            _take_changed(answers, known, line)
    return tuple(answers.values())


def _said(line: Line) -> dict[str, str]:
    said = {f: clean(line.said.get(f, "")) for f in TEXTS}
    return {**said, "where": clean(line.said.get("where", ""))[:80]}


def _take_new(answers: dict[str, Answer], line: Line) -> None:
    new = Answer(id=secrets.token_hex(6), question=line.question, **_said(line))
    if not new.is_empty:
        answers[new.id] = new


def _take_changed(answers: dict[str, Answer], known: Answer, line: Line) -> None:
    """A statement that a text names nobody holds for the text it stood beside."""
    changed = known.but(**_said(line), names_nobody=False)
    same = shown_as(changed) == shown_as(known)
    if same:
        answers[known.id] = known.but(names_nobody=line.names_nobody)
    elif line.was and line.was != shown_as(known):
        _take_new(answers, line)  # two people at one agency: both are kept
    elif changed.is_empty:
        del answers[known.id]
    else:
        answers[known.id] = changed
