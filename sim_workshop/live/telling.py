"""What each person may be told: the room, its entries, its ballot, as plain values (docs/live.md).

Whatever a reader may not see is left out here, before it is sent, not on the screen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sim_workshop.domain.findings import CARDS, Entry
from sim_workshop.domain.people import LEADING, Member
from sim_workshop.domain.place import Prompt
from sim_workshop.domain.priorities import Round, Standing, standings
from sim_workshop.domain.screening import WHAT_WAS_SEEN, Hit, screen
from sim_workshop.domain.showing import KEPT_BACK
from sim_workshop.domain.similar import voices
from sim_workshop.domain.steps import step_key
from sim_workshop.domain.tokens import colour_of, token_of
from sim_workshop.domain.workshop import Map, PlaceEdit, Room
from sim_workshop.live.cards_told import cards_told
from sim_workshop.live.group_telling import groups_told
from sim_workshop.store import Store
from sim_workshop.words import _, language, ngettext, say_date, say_time


def may_see(entry: Entry, reader: Member) -> bool:
    """What is held, waits or is hidden until the reveal is for its author and the facilitators;
    what was taken away for nobody's screen, but with its reason for its author's."""
    is_own = bool(entry.author) and entry.author == reader.id
    if entry.standing in KEPT_BACK:
        return is_own or reader.role in LEADING
    if entry.standing == "removed":
        return is_own and bool(entry.standing_reason) and reader.role not in LEADING
    return entry.is_visible


def entry_told(map_: Map, entry: Entry, reader: Member) -> dict[str, Any]:
    status = getattr(entry, "status", "")
    told: dict[str, Any] = {
        "id": entry.id,
        "kind": entry.kind,
        "text": entry.text,
        "places": list(entry.places),
        "where": where_said(map_, entry),
        "intercepts": list(map_.intercepts_of(entry)),
        "credit": entry.credit,
        "mine": bool(entry.author) and entry.author == reader.id,
        "proxy": bool(entry.by_proxy),
        "at": clock(map_, entry.written_at),
        "state": entry.standing,
        "status": status or None,
        "status_word": status_word(map_, status),
        "number": order_of(entry),
        "pinned": entry.id in map_.room.pinned,
        "voices": voices(entry),
    }
    if entry.standing == "removed":
        told["reason"] = entry.standing_reason
    if entry.standing == "held":
        told["held_for"] = seen_told(screen(entry.text))
    return told


def seen_told(hits: Iterable[Hit]) -> list[dict[str, str]]:
    """What the screen of texts recognised, in words."""
    return [{"what": _(WHAT_WAS_SEEN[h.what]), "text": h.text} for h in hits]


def order_of(entry: Entry) -> float:
    """Rises with time; entries from a file stand before those of the day."""
    return entry.written_at.timestamp() if entry.written_at else 0.0


def where_said(map_: Map, entry: Entry) -> str:
    """The box in short, for the muted line of a card."""
    if not entry.places:
        return ""
    place = entry.places[0]
    if element := map_.element(place):
        return element.short_name or element.name
    return _("Whole intercept") if map_.intercept(place) else map_.place_name(place)


def status_word(map_: Map, status: str) -> str:
    if not status:
        return ""
    return (
        _("In place")
        if status == "in_place"
        else map_.pack.vocabulary.label("resource_status", status)
    )


def clock(map_: Map, at: datetime | None) -> str:
    return say_time(at.astimezone(ZoneInfo(map_.workshop.time_zone))) if at else ""


def room_told(map_: Map, join: dict[str, str]) -> dict[str, Any]:
    """Where the room is, for every screen alike."""
    room = map_.room
    here = map_.intercept(room.at)
    prompts = prompts_of(map_, room.at)
    prompt = prompts[min(room.prompt, len(prompts) - 1)].ask if prompts else ""
    return {
        "at": room.at,
        "token": token_of(map_, room.at),
        "colour": colour_of(map_, room.at),
        "title": here.name if here else "",
        "community": map_.community.full_name,
        "prompt": prompt,
        "prompt_number": prompt_number(map_),
        "prompts": len(prompts),
        "all_prompts": room.all_prompts,
        "language": language(),
        "step": step_of(room),
        "stage": room.stage,
        "whole_map": room.whole_map,
        "timer": _timer(room),
        "step_key": step_key(room),
        "veiling": room.veiling,
        "approving": room.approving,
        "pinned": [p for p in room.pinned if _is_on_screens(map_, p)],
        "wall": {"page": room.wall_page, "paused": room.wall_paused},
        "block": room.block,
        "practice": map_.workshop.practice,
        "join": join,
        "strip": [_strip(map_, i.id, room) for i in map_.intercepts],
        "words": wall_words(),
        "cards": cards_told(map_),
        "cards_from": room.cards_from,
        "zone": map_.workshop.time_zone,
        **groups_told(map_),
    }


STEPS = frozenset(
    {"map", "ballot", "result", "plan", "break", "groups", "report_back", "evaluation"}
)


def step_of(room: Room) -> str:
    """The stage of the room as screens follow it."""
    return room.stage if room.stage in STEPS else "intercept"


def prompt_number(map_: Map) -> int:
    """Which prompt of its intercept the room is asked, counted from 1; 0 where there is none."""
    prompts = prompts_of(map_, map_.room.at)
    return min(map_.room.prompt, len(prompts) - 1) + 1 if prompts else 0


def prompts_of(map_: Map, intercept: str) -> tuple[Prompt, ...]:
    return map_.pack.prompts_of(intercept)


def _is_on_screens(map_: Map, id_: str) -> bool:
    found = map_.get(id_)
    return isinstance(found, Entry) and found.is_visible


def _timer(room: Room) -> dict[str, Any] | None:
    """While it is paused, `left` are the seconds that remain."""
    if room.timer_left:
        return {"ends": None, "minutes": room.timer_minutes, "left": room.timer_left}
    if room.timer_ends is None:
        return None
    return {"ends": room.timer_ends.isoformat(), "minutes": room.timer_minutes, "left": None}


def _strip(map_: Map, intercept: str, room: Room) -> dict[str, Any]:
    found = map_.intercept(intercept)
    order = [i.id for i in map_.intercepts]
    here = order.index(room.at) if room.at in order else -1
    counts = map_.of_kinds(CARDS | {PlaceEdit.kind}, _counts)
    return {
        "id": intercept,
        "token": token_of(map_, intercept),
        "colour": colour_of(map_, intercept),
        "title": (found.short_name or found.name) if found else intercept,
        "resources": counts["resource", intercept],
        "gaps": counts["gap", intercept],
        "current": intercept == room.at,
        "past": order.index(intercept) < here,
    }


def _counts(map_: Map) -> Counter[tuple[str, str]]:
    """How many cards of each kind an intercept has."""
    cards = (*map_.resources, *map_.gaps)
    return Counter(
        (card.kind, intercept) for card in cards for intercept in map_.intercepts_of(card)
    )


def wall_words() -> dict[str, str]:
    """Everything the wall says, in the language of the room."""
    return {
        "have": _("What we have"),
        "evidence": _("What the county’s numbers say"),
        "redefined": _("counted otherwise"),
        "missing": _("What is missing"),
        "ideas": _("Ideas"),
        "prompt_of": _("Prompt {n} of {all}"),
        "left_of": _("left of {minutes} min"),
        "left": _("left"),
        "until_close": _("until the vote closes"),
        "closing": _("closing"),
        "over": _("time is over"),
        "paused": _("paused"),
        "method": _("Sequential Intercept Mapping"),
        "or_open": _("or open"),
        "and_type": _("and type"),
        "scan": _("Scan to join"),
        "in_the_room": _("in the room"),
        "to_come": _("to come"),
        "more": _("{n} more, the list moves by itself"),
        "more_held": _("{n} more on other pages"),
        "new": _("new"),
        "said_by": _("said by {n}"),
        "none": _("Nothing yet"),
        "gone": _("This workshop was deleted"),
        "withdrawn": _("The link of this wall was withdrawn or has expired"),
        "picture_from": _("Picture from {time}, reconnecting"),
        "connecting": _("Connecting"),
        "practice": _("Practice data"),
        "map": _("Where we are on the map"),
        "whole_map": _("The map"),
        "vote": _("Vote on priorities"),
        "vote_closed": _("The vote is closed"),
        "of": _("of"),
        "have_voted": _("have voted"),
        "votes_each": _("Up to {n} votes each. You can change yours until the close."),
        "secret": _("Nobody sees who voted for what. Results stay hidden until then."),
        "counting": _("The result appears here when the facilitator shows it."),
        "result": _("What the room chose"),
        "tie": _("tie"),
        "votes": _("votes"),
        "one_vote": _("vote"),
        "plan": _("Action plan"),
        "plan_why": _("The room is writing who does what by when."),
        "evaluation": _("Five questions at the end"),
        "evaluation_why": _("Answer them on your own screen. No name is kept with the answers."),
        "have_answered": _("{n} of {all} have answered"),
        "groups": _("Groups"),
        "groups_why": _("Choose the priority you want to work on, and sit down there."),
        "ready": _("ready to report back"),
        "step": _("Step"),
        "who": _("Who leads"),
        "when": _("When"),
        "no_date": _("No date"),
        "no_step": _("No step yet"),
        "page_of": _("Page {n} of {all}"),
        "written": _("written as “{text}”"),
        "break": _("Break"),
        "back_at": _("We go on at {time}"),
        "resources": _("{n} resources"),
        "gaps": _("{n} gaps"),
        "done_with_this": _("done with this"),
    }


def ballot_told(store: Store, map_: Map, reader: Member) -> dict[str, Any] | None:
    """The vote on the screens: how many ballots, the reader's own marks, and after the reveal the
    result. Never what anybody else marked."""
    round_ = map_.get(map_.room.round) if map_.room.round else None
    if not isinstance(round_, Round) or round_.state == "draft":
        return None
    cast, on_paper = store.cast_in(map_.code, round_.id)
    told: dict[str, Any] = {
        "round": round_.id, "title": round_.title, "state": round_.state,
        "budget": round_.budget, "stacking": round_.stacking, "practice": round_.practice,
        "closes_at": round_.closes_at.isoformat() if round_.closes_at else None,
        "agency_cap": round_.agency_cap,
        "check": f"/check/{map_.code}/{round_.id}",
        "cast": cast, "eligible": of_whom(map_, cast, on_paper),
        "candidates": candidates_told(map_, round_), "marks": None, "results": None, "proof": None,
        "proof_holds": False, "closed": closed_said(map_, round_),
    }  # fmt: skip
    if round_.state == "open" and reader.votes:
        marks = store.own_marks(map_.code, round_.id, reader.id)
        told["marks"] = None if marks is None else by_letter(map_, marks)
    if round_.state == "revealed":
        told["results"] = results_told(map_, round_)
        told["proof"] = proof_said(map_, round_)
        told["proof_holds"] = map_.tallies[round_.id].holds
    return told


def closed_said(map_: Map, round_: Round) -> str:
    """When it was closed, in the room's time; the day too, as a result is looked at for a year."""
    if round_.closed_at is None:
        return ""
    zone = map_.workshop.time_zone
    day, time = say_date(round_.closed_at, zone), say_time(round_.closed_at, zone)
    return _("Closed {day} at {time}").format(day=day, time=time)


def of_whom(map_: Map, cast: int, on_paper: int) -> int:
    """How many may vote, as in "31 of 47 have voted". Whoever votes on paper comes on top, and a
    ballot counts whose voter was taken off the list since."""
    on_screens = sum(1 for m in map_.members.values() if m.votes and not m.withdrawn)
    return max(on_screens + on_paper, cast)


def candidates_told(map_: Map, round_: Round) -> list[dict[str, str]]:
    found = {p.id: p for p in map_.priorities}
    named = [found[c] for c in round_.candidates if c in found]
    return [{"letter": p.letter, "text": p.title} for p in named]


def by_letter(map_: Map, marks: Mapping[str, int]) -> dict[str, int]:
    """Marks as the ballot has them: by letter instead of by candidate."""
    letter = {p.id: p.letter for p in map_.priorities}
    return {letter[k]: v for k, v in marks.items() if k in letter}


def results_told(map_: Map, round_: Round) -> list[dict[str, Any]]:
    tally = map_.tallies[round_.id]
    places = standings(round_, tally)
    most = max((s.votes for s in places), default=0) or 1
    return [_result(map_, s, most) for s in places]


def _result(map_: Map, standing: Standing, most: int) -> dict[str, Any]:
    found = {p.id: p for p in map_.priorities}[standing.priority]
    first = standing.goes_on(map_.workshop.priorities_to_plan)
    taken = found.number is not None and standing.votes > 0  # a plan may be older than the vote
    return {
        "place": standing.place_in_words, "letter": found.letter, "text": found.title,
        "votes": standing.votes, "share": standing.votes / most,
        "chosen": taken if map_.chosen else first,
    }  # fmt: skip


def proof_said(map_: Map, round_: Round) -> str:
    """The sentence anybody can check: ballots, votes, nobody over budget, the sum."""
    tally = map_.tallies[round_.id]
    said = [ngettext("{n} ballot", "{n} ballots", tally.ballots).format(n=tally.ballots)]
    if tally.on_paper:
        said.append(_("{n} on paper").format(n=tally.on_paper))
    said.append(ngettext("{n} vote", "{n} votes", tally.total).format(n=tally.total))
    over = (
        _("Nobody over {budget}.").format(budget=round_.budget)
        if not tally.over_budget
        else _("{n} ballots over the budget.").format(n=tally.over_budget)
    )
    total = _("Sum matches.") if tally.sum_matches else _("The sum does not match.")
    return f"{', '.join(said)}. {over} {total}"
