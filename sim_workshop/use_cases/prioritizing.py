"""From findings to priorities: candidates with letters, the secret ballot, the way to the plan."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sim_workshop.domain.errors import NotAllowed, StaleEdit
from sim_workshop.domain.people import Member
from sim_workshop.domain.priorities import Priority, Round, letters, standings, tied_at_the_line
from sim_workshop.domain.roles import may
from sim_workshop.domain.timing import at_stage
from sim_workshop.domain.workshop import ROOM_ID, Map, Room
from sim_workshop.store import Done, Store, Work, counting, writing
from sim_workshop.use_cases.acting import Acting, not_empty, screened
from sim_workshop.words import _

MOST_VOTES = 99
"""Of one person in one vote."""
LONGEST_COUNTDOWN = 600
SERVER = Member(id="", role="facilitator")
"""Who closes a vote when its countdown is over: nobody in the room."""


def name_priority(
    acting: Acting, *, title: str, addresses: Sequence[str] = (), names_nobody: bool = False,
    **known: Any,
) -> Priority:  # fmt: skip
    """A candidate: gaps and ideas grouped under one title, with the next free letter."""
    not_empty(title, "The title")
    screened(title, str(known.get("description", "")), names_nobody=names_nobody)
    with acting.act("priority.named", "arrange") as work:
        priority = Priority(
            id=work.new_id("c"), letter=_next_letter(work.map), title=title,
            addresses=tuple(addresses), **known,
        )  # fmt: skip
        work.answer["id"] = priority.id
        return work.put(priority)


def _next_letter(map_: Map) -> str:
    taken = {p.letter for p in map_.all(Priority, hidden=True)}
    return next(letter for letter in letters(len(taken) + 1) if letter not in taken)


def correct_priority(
    acting: Acting, /, *, id: str, seen: Priority | None = None, names_nobody: bool = False,
    **changes: Any,
) -> Priority:  # fmt: skip
    """Title, what it takes up, the key measures it should move, the 1 to 5 of the second view."""
    not_empty(str(changes.get("title", "-")), "The title")
    screened(
        str(changes.get("title", "")), str(changes.get("description", "")),
        names_nobody=names_nobody,
    )  # fmt: skip
    with acting.act("priority.corrected", "arrange") as work:
        priority = work.need(id, Priority)
        if seen is not None and seen != priority:
            yours = str(changes.get("title", seen.title))
            raise StaleEdit(theirs=_in_words(priority), yours=yours)
        return work.put(priority.but(**changes))


def _in_words(priority: Priority) -> str:
    return " | ".join(x for x in (priority.letter, priority.title, priority.description) if x)


def merge_priorities(acting: Acting, *, into: str, others: Sequence[str]) -> Priority:
    """Candidates joined by consent before the vote; nothing they took up is lost. No votes move:
    there are none yet, and after a vote has begun nothing is joined. A secret ballot cannot be
    counted anew so that whoever supported both counts once."""
    with acting.act("priority.merged", "arrange") as work:
        kept = work.need(into, Priority)
        merged = [work.need(o, Priority) for o in dict.fromkeys(others) if o != into]
        if not merged or any(p.withdrawn for p in (kept, *merged)):
            raise NotAllowed("Choose candidates that still stand.")
        _not_on_a_ballot(work, {into, *others})
        for other in merged:
            work.put(other.but(withdrawn=True))
        taken_up = tuple(dict.fromkeys(a for p in (kept, *merged) for a in p.addresses))
        also = "; ".join(p.title for p in merged)
        joined = f"{kept.description}\n{also}".strip()
        return work.put(kept.but(addresses=taken_up, description=joined))


def withdraw_priority(acting: Acting, *, id: str) -> Priority:
    with acting.act("priority.withdrawn", "arrange") as work:
        _not_on_a_ballot(work, {id})
        return work.put(work.need(id, Priority).but(withdrawn=True))


def _not_on_a_ballot(work: Work, ids: set[str]) -> None:
    for round_ in work.map.rounds:
        if round_.state != "draft" and ids & set(round_.candidates):
            raise NotAllowed("The room has voted on this candidate, or is voting. It stays.")


# The ballot.


def open_round(
    acting: Acting, *, title: str = "", candidates: Sequence[str] = (), budget: int = 0,
    run_off_of: str = "",
) -> Round:  # fmt: skip
    """Opens a secret ballot on the candidates there are; the room sees only how many voted."""
    with acting.act("round.opened", "run_ballot") as work:
        settings = work.map.workshop
        if settings.light:
            raise NotAllowed("In light mode nobody is in a room to vote. Take candidates to the "
                             "plan as the committee chose them.")  # fmt: skip
        standing = [p.id for p in _by_letter(work.map)]
        chosen = tuple(c for c in standing if c in candidates) if candidates else tuple(standing)
        votes = budget or settings.votes_per_person
        if set(candidates) - set(standing):
            raise NotAllowed("A candidate of this vote was withdrawn meanwhile. Choose again.")
        if not 1 <= votes <= MOST_VOTES:
            raise NotAllowed(f"Each person has from 1 to {MOST_VOTES} votes.")
        if any(r.state == "open" for r in work.map.rounds):
            raise NotAllowed("A vote is open already. Close it first.")
        if len(chosen) < 2:
            raise NotAllowed("A vote needs at least two candidates.")
        if not settings.votes_stack and votes >= len(chosen):
            raise NotAllowed("Each person needs fewer votes than there are candidates.")
        round_ = Round(
            id=work.new_id("v"), title=title or f"Round {len(work.map.rounds) + 1}",
            candidates=chosen, budget=votes, stacking=settings.votes_stack, state="open",
            opened_at=work.at, run_off_of=run_off_of, practice=settings.practice,
            agency_cap=settings.agency_cap,
        )  # fmt: skip
        counting.new_secret(work.connection, work.map.code, round_.id)
        _show_in_room(work, "ballot", round_.id)
        return work.put(round_)


def _by_letter(map_: Map) -> list[Priority]:
    return sorted(map_.priorities, key=lambda p: (len(p.letter), p.letter))


def _show_in_room(work: Work, stage: str, round_id: str) -> None:
    room = work.get(ROOM_ID)
    known = room if isinstance(room, Room) else Room()
    work.put(at_stage(known.but(round=round_id), stage))


def cast_ballot(acting: Acting, *, round: str, marks: Mapping[str, int]) -> tuple[int, int]:
    """One person's ballot, cast or changed until the close. Returns votes used and the budget.

    Marks are by letter. Eligibility and budget are checked under the lock; the log gets nothing.
    """
    with acting.store.voting(acting.code) as (connection, map_):
        me, key = acting.member.id, acting.key
        if (before := writing.answered_before(connection, acting.code, key, me)) is not None:
            raise Done(before)
        if not (ruling := may(acting.member, "vote", map_)):
            raise NotAllowed(ruling.reason)
        open_ = _open_round(map_, round, acting.now())
        counted = _within_budget(map_, open_, marks)
        voter = counting.voter_key(connection, acting.code, round, acting.member.id)
        agency = _within_cap(connection, acting, open_, voter)
        counting.put_ballot(
            connection,
            acting.code,
            round,
            voter,
            counted,
            sector=acting.member.sector,
            agency=agency,
        )
        used = sum(counted.values())
        writing.remember_answer(
            connection, acting.code, acting.key, acting.member.id, "ballot.cast",
            {"used": used, "budget": open_.budget, "revision": map_.revision}, round_=round,
        )  # fmt: skip
    acting.store.told(acting.code)
    return used, open_.budget


def _open_round(map_: Map, round_id: str, now: datetime) -> Round:
    found = map_.get(round_id)
    over = isinstance(found, Round) and found.closes_at is not None and found.closes_at <= now
    if not isinstance(found, Round) or found.state != "open" or over:
        raise NotAllowed(
            "This vote is closed. What was cast before the close counts; this was not taken."
        )
    return found


def _within_cap(connection: Any, acting: Acting, round_: Round, voter: str) -> str:
    """The agency of this ballot, as only the round's secret can tell; refused where so many of
    the agency have voted already."""
    name = acting.member.agency.casefold()
    if not (round_.agency_cap and name):
        return ""
    agency = counting.voter_key(connection, acting.code, round_.id, f"agency {name}")
    if counting.others_of(connection, acting.code, round_.id, agency, voter) >= round_.agency_cap:
        raise NotAllowed(
            f"{round_.agency_cap} of your agency have voted: that is the most in this vote. "
            "Your ballot was not taken."
        )
    return agency


def _within_budget(
    map_: Map, round_: Round, marks: Mapping[str, int], sheets: int = 1
) -> dict[str, int]:
    """The marks of one ballot, or of as many paper sheets, by candidate instead of letter."""
    by_letter = {p.letter: p.id for p in map_.all(Priority) if p.id in round_.candidates}
    counted: dict[str, int] = {}
    for letter, votes in marks.items():
        if letter not in by_letter or type(votes) is not int or votes < 0:
            raise NotAllowed("This ballot names something that is not voted on.")
        if votes > sheets and not round_.stacking:
            raise NotAllowed("In this vote each candidate gets at most one vote of a person.")
        if votes:
            counted[by_letter[letter]] = votes
    if sum(counted.values()) > round_.budget * sheets:
        raise NotAllowed(
            f"You have {round_.budget} votes. Nothing was changed."
            if sheets == 1
            else f"{sheets} sheets hold {round_.budget * sheets} votes. Nothing was entered."
        )
    return counted


def enter_paper_votes(
    acting: Acting, *, round: str, votes: Mapping[str, int], sheets: int
) -> Round:
    """Paper dots or a show of hands, entered by a facilitator and marked as such everywhere."""
    with acting.act("round.paper_entered", "run_ballot") as work:
        open_ = _open_round(work.map, round, acting.now())
        if sheets < 1:
            raise NotAllowed("Say how many sheets, or people, these votes are from.")
        counted = _within_budget(work.map, open_, votes, sheets)
        counting.put_ballot(
            work.connection, acting.code, round, f"paper-{secrets.token_hex(8)}", counted,
            paper=True, sheets=sheets,
        )  # fmt: skip
        work.details["sheets"] = sheets
        return open_


def close_round(acting: Acting, *, round: str, seconds: int = 0) -> Round:
    """Ends the vote, at once or after a countdown that everybody sees. Nobody learns how it
    stands; until the result is shown the vote can be reopened."""
    if not 0 <= seconds <= LONGEST_COUNTDOWN:
        raise NotAllowed(f"A countdown takes at most {LONGEST_COUNTDOWN} seconds.")
    verb = "round.closing" if seconds else "round.closed"
    with acting.act(verb, "run_ballot") as work:
        open_ = _open_round(work.map, round, acting.now())
        if seconds:
            return work.put(open_.but(closes_at=work.at + timedelta(seconds=seconds)))
        work.details["ballots"] = counting.cast_in(work.connection, work.map.code, round)[0]
        return work.put(open_.but(state="closed", closed_at=work.at, closes_at=None))


def close_when_due(store: Store, code: str, now: datetime) -> datetime | None:
    """Closes a vote whose countdown is over. When the next one is over, or None."""
    due = [r for r in store.read(code).rounds if r.state == "open" and r.closes_at]
    for round_ in due:
        assert round_.closes_at is not None
        if round_.closes_at > now:
            return round_.closes_at
        with store.transact(code, SERVER, "round.closed", now, credit=_("The countdown")) as work:
            found = work.get(round_.id)
            if isinstance(found, Round) and found.state == "open" and found.closes_at:
                work.details["ballots"] = counting.cast_in(work.connection, code, found.id)[0]
                work.put(found.but(state="closed", closed_at=found.closes_at, closes_at=None))
    return None


def reopen_round(acting: Acting, *, round: str) -> Round:
    """Takes ballots again: a countdown is stopped, a closed vote goes on. Not after its result
    was shown: from then on a correction is a new vote."""
    with acting.act("round.reopened", "run_ballot") as work:
        round_ = work.need(round, Round)
        if round_.state not in ("open", "closed"):
            raise NotAllowed("The result was shown. A correction is a new vote.")
        if any(r.state == "open" and r.id != round for r in work.map.rounds):
            raise NotAllowed("Another vote is open. Close it first.")
        _show_in_room(work, "ballot", round)
        return work.put(round_.but(state="open", closes_at=None, closed_at=None))


def reveal_round(acting: Acting, *, round: str) -> Round:
    """Shows the result to everybody, on the wall first. This is the final close: from here on
    nobody can match a ballot to a person, and nothing is reopened."""
    with acting.act("round.revealed", "run_ballot") as work:
        round_ = work.need(round, Round)
        if round_.state not in ("closed", "revealed"):
            raise NotAllowed("Close the vote before it is revealed.")
        if any(r.state == "open" for r in work.map.rounds):
            raise NotAllowed("Another vote is open. Close it first.")
        if round_.state == "closed":
            counting.close_for_good(work.connection, work.map.code, round)
        _show_in_room(work, "result", round)
        revealed = work.put(round_.but(state="revealed"))
    acting.store.forget_what_was_deleted()
    return revealed


def take_back_paper(acting: Acting, *, round: str) -> Round:
    """Takes the paper dots of a vote out again, to enter them anew."""
    with acting.act("round.paper_withdrawn", "run_ballot") as work:
        open_ = _open_round(work.map, round, acting.now())
        counting.drop_paper(work.connection, work.map.code, round)
        return open_


def take_to_plan(acting: Acting, *, ids: Sequence[str]) -> list[Priority]:
    """The priorities the room works on, numbered in the order given."""
    with acting.act("priority.chosen", "arrange") as work:
        for priority in work.map.priorities:
            if priority.number is not None and priority.id not in ids:
                work.put(priority.but(number=None))
        return [
            work.put(work.need(id_, Priority).but(number=number))
            for number, id_ in enumerate(dict.fromkeys(ids), start=1)
        ]


def first_by_votes(map_: Map, round_: Round, many: int) -> list[str]:
    """The first candidates by votes, with everybody tied with the last of them; without a vote
    none. Where a run-off on that tie has been revealed, its order decides who of them goes on."""
    places = standings(round_, map_.tallies[round_.id])
    first = [s.priority for s in places if s.goes_on(many)]
    if (run_off := run_off_of(map_, round_)) is None:
        return first
    tied = set(tied_at_the_line(places, many))
    sure = [p for p in first if p not in tied]
    again = standings(run_off, map_.tallies[run_off.id])
    return sure + [s.priority for s in again if s.priority in tied and s.place <= many - len(sure)]


def run_off_of(map_: Map, round_: Round) -> Round | None:
    """The last run-off on this round whose result the room has seen."""
    found = [r for r in map_.rounds if r.run_off_of == round_.id and r.state == "revealed"]
    return found[-1] if found else None
