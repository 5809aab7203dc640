"""A rehearsal on this machine: a throwaway workshop, filled with visitors that join, write, say
done, sleep and vote, walked by a facilitator through its stages."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from typing import get_args

from websockets.exceptions import WebSocketException

from sim_workshop.content import load_pack
from sim_workshop.domain.workshop import Stage
from sim_workshop.rehearsal.card import Measured
from sim_workshop.rehearsal.memory import free_mb, held_mb
from sim_workshop.rehearsal.room import LONGEST_WAIT, Room, marked, until
from sim_workshop.rehearsal.throwaway import CannotRehearse, Throwaway, throwaway
from sim_workshop.rehearsal.visitor import TROUBLE, NotLetIn, Visitor
from sim_workshop.words import _

SECONDS_EACH, AT_LEAST = 3.0, 180.0
"""Longer than this a rehearsal does not take: for each participant, and for a small room."""
BETWEEN_ENTRIES = 0.15
INTERCEPTS = ("0", "1", "2", "3", "4", "5")
WALKED: tuple[Stage, ...] = ("who", "evidence", "map", "break", "plan", "groups", "report_back",
                             "evaluation")  # fmt: skip
"""Stages the facilitator moves the room to; the vote is opened and shown instead."""
Say = Callable[[str], None]


def rehearse(participants: int, say: Say = lambda _said: None) -> Measured:
    """Plays a short workshop on a server of its own and takes it all away again."""
    say(_("A workshop to throw away is opened."))
    with throwaway() as place:
        return rehearse_in(place, participants, say)


def rehearse_in(place: Throwaway, participants: int, say: Say = lambda _said: None) -> Measured:
    """The play itself."""
    try:
        return asyncio.run(_watched(place, participants, say))
    except (NotLetIn, WebSocketException, *TROUBLE) as reason:  # too many connections, say
        place.check()
        said = _(
            "A visitor could not come in ({reason}): this computer is too slow for so many people, "
            "or lets one program have too few connections. Rehearse with fewer."
        )
        raise CannotRehearse(said.format(reason=reason)) from None


async def _watched(place: Throwaway, participants: int, say: Say) -> Measured:
    """The whole play, ended when its server ends or when it takes too long."""
    playing = asyncio.create_task(_played(place, participants, say))
    longest = max(AT_LEAST, SECONDS_EACH * participants)
    ends = time.monotonic() + longest
    try:
        while not playing.done():
            place.check()
            if time.monotonic() > ends:
                raise CannotRehearse(_too_long().format(minutes=round(longest / 60)))
            await asyncio.wait((playing,), timeout=0.5)
        return playing.result()
    finally:
        playing.cancel()


def _too_long() -> str:
    return _(
        "The rehearsal was not over after {minutes} minutes: this computer is too slow for so many "
        "people."
    )


async def _played(place: Throwaway, participants: int, say: Say) -> Measured:
    lead, room = Visitor(place.url, place.code), Room(place.url, place.code, participants)
    await lead.sign_in(place.key)
    await lead.listen()
    await lead.act("move_room", at="1", stage="intercept")
    say(_("Everybody comes in."))
    joined = await room.arrive()
    say(_("Everybody writes; every tenth laptop is asleep meanwhile."))
    await _everybody_writes(room)
    done = await _everybody_is_done(room, lead)
    say(_("The room walks through all stages."))
    moved = [await _move(room, lead, stage, at) for stage, at in _walk()]
    say(_("Everybody votes."))
    revealed, cast = await _vote(room, lead)
    measured = _told(room, joined, max(moved), revealed, done, cast, place.process.pid)
    await asyncio.gather(lead.leave(), room.leave())
    return measured


async def _everybody_writes(room: Room) -> None:
    """One entry each of what is typically there and missing, pressed twice; a tenth sleeps."""
    asleep = room.people[::10]
    await asyncio.gather(*(p.sleep() for p in asleep))
    pack = load_pack()
    texts = [g.text for g in pack.typical_gaps] + [r.text for r in pack.typical_resources]
    acts = []
    for n, person in enumerate(room.people):
        mark = f"visit{n}"
        room.sent[mark] = time.perf_counter()
        acts.append(asyncio.create_task(_twice(person, f"{mark}: {texts[n % len(texts)]}", n)))
        await asyncio.sleep(BETWEEN_ENTRIES)
    await asyncio.gather(*acts)
    await asyncio.gather(*(p.listen() for p in asleep))
    await until(lambda: not _missing(room))


async def _twice(person: Visitor, text: str, n: int) -> None:
    for _press in range(2):
        await person.place("gap", text, [INTERCEPTS[n % len(INTERCEPTS)]], key=f"entry{n}")


async def _everybody_is_done(room: Room, lead: Visitor) -> int:
    """How many the console counts."""
    step = str(lead.room.get("step_key", ""))
    await asyncio.gather(*(p.act("say_done", step=step) for p in room.people))
    await until(lambda: _counted(lead) >= len(room.people), 5.0)
    return _counted(lead)


def _counted(lead: Visitor) -> int:
    return int((lead.room.get("done") or {}).get("count", 0))


def _walk() -> Iterator[tuple[Stage, str]]:
    """Every intercept, then every other stage there is."""
    yield from (("intercept", at) for at in INTERCEPTS)
    yield from ((stage, INTERCEPTS[-1]) for stage in WALKED if stage in get_args(Stage))


async def _move(room: Room, lead: Visitor, stage: Stage, at: str) -> float:
    began = time.perf_counter()
    await lead.act("move_room", stage=stage, at=at)
    await room.follow(stage, at)
    return (time.perf_counter() - began) * 1000


async def _vote(room: Room, lead: Visitor) -> tuple[float, int]:
    """The milliseconds until the last screen has the result, and the ballots that count."""
    await lead.act("open_round")
    everybody = (lead, *room.people)
    await until(lambda: all(p.ballot and p.ballot["state"] == "open" for p in everybody))
    await asyncio.gather(*(p.vote({"A": 2, "B": 1}, key=f"ballot{n}")
                           for n, p in enumerate(room.people) for _press in range(2)))  # fmt: skip
    round_ = (lead.ballot or {}).get("round", "")
    await lead.act("close_round", round=round_)
    began = time.perf_counter()
    await lead.act("reveal_round", round=round_)
    await until(lambda: len(room.revealed) >= len(room.people))
    last = max(room.revealed.values(), default=began)
    if len(room.revealed) < len(room.people):
        last = began + LONGEST_WAIT
    return (last - began) * 1000, int((lead.ballot or {}).get("cast", 0))


def _told(room: Room, joined: list[float], moved: float, revealed: float, done: int, cast: int,
          pid: int) -> Measured:  # fmt: skip
    many = len(room.people)
    counted = (done - many, cast - many)
    return Measured(
        many, len(room.sent) + 2 * many,
        len(_missing(room)) + sum(max(0, -c) for c in counted),
        _doubled(room) + sum(max(0, c) for c in counted),
        _p95(_waits(room)), _p95(joined), moved, revealed, held_mb(pid), free_mb(),
    )  # fmt: skip


def _waits(room: Room) -> list[float]:
    """From submitting to each screen that was awake."""
    return [(at - room.sent[m]) * 1000 for (who, m), at in room.seen.items() if who % 10]


def _missing(room: Room) -> set[str]:
    """Entries that are not on every screen."""
    kept = [{marked(e) for e in p.entries.values()} for p in room.people]
    return {mark for mark in room.sent if any(mark not in each for each in kept)}


def _doubled(room: Room) -> int:
    marks = [[marked(e) for e in p.entries.values()] for p in room.people]
    return max((len(each) - len(set(each)) for each in marks), default=0)


def _p95(values: list[float]) -> float:
    ordered = sorted(values) or [LONGEST_WAIT * 1000]
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
