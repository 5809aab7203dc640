"""A check anybody may open: what a vote's numbers are made of, and never who voted for what."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from sim_workshop.domain.errors import NotFound
from sim_workshop.domain.people import Member
from sim_workshop.domain.priorities import Priority, Round, Tally, standings
from sim_workshop.domain.workshop import Map
from sim_workshop.live.telling import proof_said
from sim_workshop.use_cases import hosting
from sim_workshop.use_cases.house import house
from sim_workshop.web.asking import fail_slowly, member
from sim_workshop.web.pages_of_html import page
from sim_workshop.words import _, ngettext


@dataclass(frozen=True)
class Line:
    """One candidate of a counted vote."""

    place: str
    letter: str
    title: str
    votes: int
    on_paper: int | None
    """None: too few sheets to say what they were for."""


async def check(request: Request) -> Response:
    """Before the result is shown: how many ballots, the rules, and whether one's own is in.
    After it: every sum, and how many ballots used how many votes."""
    answer = await run_in_threadpool(_checked, request)
    if answer.status_code == NOT_FOUND:
        await fail_slowly(request)  # else this were a quick way to guess codes
    return answer


def _checked(request: Request) -> Response:
    code = hosting.typed_code(request.path_params["code"])
    try:
        map_ = house().store.read(code)
    except NotFound:
        return _unknown()
    round_ = map_.get(request.path_params["round"])
    if not isinstance(round_, Round) or round_.state == "draft":
        return _unknown()
    tally = map_.tallies.get(round_.id)
    cast = house().store.ballots_in(code, round_.id)
    over = tally.over_budget if tally else 0
    return page(
        "check.html", workshop=map_.name, round=round_, practice=round_.practice,
        cast=ngettext("{n} ballot is in.", "{n} ballots are in.", cast).format(n=cast),
        mine=_is_in(map_, round_, request),
        lines=_lines(map_, round_, tally) if tally else (), tally=tally,
        proof=proof_said(map_, round_) if tally else "",
        used=_used_said(code, round_) if tally else (),
        over=ngettext("{n} ballot is over the budget.", "{n} ballots are over the budget.",
                      over).format(n=over),
    )  # fmt: skip


def _used_said(code: str, round_: Round) -> list[str]:
    """How many secret ballots used how many of their votes."""
    return [
        ngettext("{ballots} secret ballot used {votes} of {budget} votes",
                 "{ballots} secret ballots used {votes} of {budget} votes",
                 ballots).format(ballots=ballots, votes=votes, budget=round_.budget)
        for votes, ballots in house().store.votes_used(code, round_.id)
    ]  # fmt: skip


NOT_FOUND = 404


def _unknown() -> Response:
    return page(
        "sentence.html", NOT_FOUND, heading=_("This did not work"), way="/join",
        message=_("There is no such vote."), way_label=_("Join with the code of the room"),
    )  # fmt: skip


def _is_in(map_: Map, round_: Round, request: Request) -> bool | None:
    """Whether the reader's own ballot is in; None where nobody can tell any more, or no voter."""
    who: Member | None = member(request, map_.code)
    if who is None or not who.votes or round_.state == "revealed":
        return None
    return bool(house().store.marks_of(map_.code, round_.id, [who.id]))


def _lines(map_: Map, round_: Round, tally: Tally) -> list[Line]:
    found = {p.id: p for p in map_.all(Priority, hidden=True)}
    paper = tally.paper_told
    return [
        Line(s.place_in_words, found[s.priority].letter, found[s.priority].title, s.votes,
             None if paper is None else paper.get(s.priority, 0))
        for s in standings(round_, tally) if s.priority in found
    ]  # fmt: skip
