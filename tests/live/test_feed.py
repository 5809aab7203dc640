"""The feed: who hears what, when; what was missed; and what is never in it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sim_workshop.domain.people import Member
from sim_workshop.live import feed as feeds
from sim_workshop.live.feed import Feed
from sim_workshop.store import open_store
from sim_workshop.use_cases import arranging, hosting, mapping, prioritizing
from sim_workshop.use_cases.acting import Acting
from sim_workshop.web.news import as_the_wall_sees
from tests.conftest import joined, opened_workshop

HELD = "Call Maria at 503-555-0188"
PATIENCE = 60.0


@dataclass
class Event:
    name: str
    id: str
    data: dict[str, Any]


def parsed(text: str) -> list[Event]:
    """Events as the browser's EventSource reads them."""
    events = []
    for block in filter(None, text.split("\n\n")):
        fields = dict(line.split(": ", 1) for line in block.split("\n"))
        events.append(Event(fields["event"], fields.get("id", ""), json.loads(fields["data"])))
    return events


class Screen:
    """One open screen: everything it was sent, and waiting for more."""

    def __init__(
        self, feed: Feed, code: str, member: Member, last: int | None = None, whose: str = ""
    ) -> None:
        self.text = ""
        self._came: asyncio.Queue[Event | None] = asyncio.Queue()
        stream = feed.stream(code, member, {"code": code}, last, whose)
        self._listening = asyncio.create_task(self._listen(stream))

    async def _listen(self, stream: AsyncIterator[str]) -> None:
        async for sent in stream:
            self.text += sent
            for event in parsed(sent):
                self._came.put_nowait(event)
        self._came.put_nowait(None)

    async def next(self, name: str = "change") -> Event:
        """The next event of this name; heartbeats are passed over."""
        async with asyncio.timeout(PATIENCE):
            while event := await self._came.get():
                if event.name == name:
                    return event
        raise Ended

    async def hears_nothing(self) -> None:
        """Whatever is still on its way is about who is here, not about the workshop."""
        await asyncio.sleep(0.3)
        came = [self._came.get_nowait() for _ in range(self._came.qsize())]
        assert [e.name for e in came if e and e.name != "here"] == []

    async def close(self) -> None:
        self._listening.cancel()
        await asyncio.wait([self._listening])


class Ended(Exception):
    """The server closed the stream."""


def run(scene: Coroutine[Any, Any, None]) -> None:
    asyncio.run(scene)


def gap(acting: Acting, text: str = "No bed at night") -> str:
    return mapping.place_entry(acting, kind="gap", text=text, places=["0"]).id


async def do(act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """As the server does it: on another thread than the loop's."""
    return await asyncio.to_thread(act, *args, **kwargs)


def test_the_first_event_is_everything_this_person_may_see(facilitator: Acting) -> None:
    jo = joined(facilitator, "Jo", "City police")
    mine, theirs = gap(jo, HELD), gap(facilitator)
    gap(facilitator, HELD)

    async def scene() -> None:
        screen = Screen(Feed(facilitator.store), jo.code, jo.member)
        hello = await screen.next("hello")
        assert hello.id == str(facilitator.map.revision)
        assert {e["id"] for e in hello.data["entries"]} == {mine, theirs}
        assert (hello.data["you"], hello.data["here"]) == (jo.member.id, 1)
        assert hello.data["room"]["join"] == {"code": jo.code}
        assert hello.data["ballot"] is None
        await screen.close()

    run(scene())


def test_an_act_is_told_as_a_difference_with_its_revision(facilitator: Acting) -> None:
    gap(facilitator, "Old")

    async def scene() -> None:
        screen = Screen(Feed(facilitator.store), facilitator.code, facilitator.member)
        await screen.next("hello")
        new = await do(gap, facilitator, "New")
        change = await screen.next()
        assert change.id == str(facilitator.map.revision) == str(change.data["revision"])
        assert [(e["id"], e["text"]) for e in change.data["entries"]] == [(new, "New")]
        assert change.data["gone"] == []
        await do(mapping.remove_entry, facilitator, id=new)
        assert (await screen.next()).data["gone"] == [new]
        await do(arranging.move_room, facilitator, stage="intercept", at="2")
        assert (await screen.next()).data["room"]["at"] == "2"
        await screen.close()

    run(scene())


def test_a_held_text_reaches_its_author_and_the_facilitator_alone(facilitator: Acting) -> None:
    jo, ana = joined(facilitator, "Jo", "City police"), joined(facilitator, "Ana", "Health")

    async def scene() -> None:
        feed = Feed(facilitator.store)
        screens = [Screen(feed, a.code, a.member) for a in (jo, facilitator, ana)]
        for screen in screens:
            await screen.next("hello")
        held = await do(gap, jo, HELD)
        authors, leads, others = [await screen.next() for screen in screens]
        for told in (authors, leads):
            [entry] = told.data["entries"]
            assert (entry["state"], len(entry["held_for"])) == ("held", 1)
        assert (others.data["entries"], others.data["gone"]) == ([], [held])
        assert "503" not in screens[2].text
        await do(mapping.state_names_nobody, jo, id=held)
        [entry] = (await screens[2].next()).data["entries"]
        assert (entry["text"], entry["state"], "held_for" in entry) == (HELD, "shown", False)
        await do(mapping.correct_entry, jo, id=held, text=HELD + ", 503-555-0199")
        assert (await screens[2].next()).data["gone"] == [held]
        assert "0199" not in screens[2].text
        for screen in screens:
            await screen.close()

    run(scene())


def test_a_browser_that_was_cut_off_is_told_what_it_missed(facilitator: Acting) -> None:
    old, gone = gap(facilitator, "Old"), gap(facilitator, "Gone")
    last_seen = facilitator.map.revision
    new = gap(facilitator, "New")
    mapping.correct_entry(facilitator, id=new, text="Newer")
    mapping.remove_entry(facilitator, id=gone)

    async def scene() -> None:
        screen = Screen(
            Feed(facilitator.store), facilitator.code, facilitator.member, last_seen
        )  # fmt: skip
        change = await screen.next()
        assert change.data["revision"] == facilitator.map.revision
        assert [(e["id"], e["text"]) for e in change.data["entries"]] == [(new, "Newer")]
        assert change.data["gone"] == [gone]
        assert old not in screen.text
        await screen.close()

    run(scene())


def test_a_revision_of_another_time_begins_anew(lead: Acting) -> None:
    gap(lead)

    async def scene() -> None:
        screen = Screen(Feed(lead.store), lead.code, lead.member, 10_000)
        assert len((await screen.next("hello")).data["entries"]) == 1
        await screen.close()

    run(scene())


def test_what_is_too_long_ago_begins_anew(lead: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "LONGEST_REPLAY", 3)
    for n in range(5):
        gap(lead, f"Gap {n}")

    async def scene() -> None:
        screen = Screen(Feed(lead.store), lead.code, lead.member, lead.map.revision - 4)
        assert len((await screen.next("hello")).data["entries"]) == 5
        await screen.close()

    run(scene())


def test_nothing_is_lost_between_the_first_event_and_the_next(facilitator: Acting) -> None:
    """Acts from many threads while screens come and go: in the end everybody has everything."""

    async def scene() -> None:
        feed = Feed(facilitator.store)
        seen: list[set[str]] = [set(), set(), set()]

        async def watch(mine: set[str]) -> None:
            screen = Screen(feed, facilitator.code, facilitator.member)
            mine.update(e["id"] for e in (await screen.next("hello")).data["entries"])
            while len(mine) < 24:
                mine.update(e["id"] for e in (await screen.next()).data["entries"])
            await screen.close()

        watching = [asyncio.create_task(watch(mine)) for mine in seen]
        await asyncio.gather(*(do(gap, facilitator, f"Gap {n}") for n in range(24)))
        await asyncio.gather(*watching)
        assert seen[0] == seen[1] == seen[2] == {e.id for e in facilitator.map.entries()}

    run(scene())


def test_a_burst_is_told_as_one_difference(lead: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first of it at once, everything that follows together."""
    monkeypatch.setattr(feeds, "COALESCE_SECONDS", 1.0)

    async def scene() -> None:
        screen = Screen(Feed(lead.store), lead.code, lead.member)
        await screen.next("hello")
        await do(gap, lead, "Gap 0")
        assert len((await screen.next()).data["entries"]) == 1
        for n in range(1, 10):
            await do(gap, lead, f"Gap {n}")
        assert len((await screen.next()).data["entries"]) == 9
        await screen.close()

    run(scene())


def test_what_shows_on_no_screen_is_told_with_the_count(
    lead: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sixty who arrive raise the revision sixty times: told to each, it would be 3,600 events."""
    monkeypatch.setattr(feeds, "PRESENCE_SECONDS", 3600)

    async def scene() -> None:
        feed = Feed(lead.store)
        screen = Screen(feed, lead.code, lead.member)
        await screen.next("hello")
        for n in range(5):
            await do(joined, lead, f"Person {n}", "City police")
        await screen.hears_nothing()
        feed._count(feed._channels[lead.code])
        change = await screen.next()
        assert change.id == str(lead.map.revision)
        assert (change.data["entries"], change.data["gone"]) == ([], [])
        assert "room" not in change.data
        await screen.close()

    run(scene())


def test_people_are_counted_not_screens(facilitator: Acting) -> None:
    jo = joined(facilitator, "Jo", "City police")
    key = hosting.new_link(facilitator.store, facilitator.code, "wall")
    wall = hosting.sign_in_with_key(facilitator.store, key)

    async def scene() -> None:
        feed = Feed(facilitator.store)
        first = Screen(feed, jo.code, jo.member)
        await first.next("hello")
        others = [Screen(feed, jo.code, m) for m in (jo.member, wall, facilitator.member)]
        for screen in others:
            await screen.next("hello")
        assert feed.here(jo.code) == 2
        while (await first.next("here")).data["here"] != 2:
            pass
        await first.hears_nothing()  # who comes and goes is no news of the workshop
        for screen in (*others, first):
            await screen.close()
        assert feed.here(jo.code) == 0

    run(scene())


def test_ballots_are_told_as_a_number_and_never_with_marks_or_voters(facilitator: Acting) -> None:
    for title in ("Crisis center", "Data sharing"):
        prioritizing.name_priority(facilitator, title=title)
    jo, ana = joined(facilitator, "Jo", "City police"), joined(facilitator, "Ana", "Health")

    async def scene() -> None:
        feed = Feed(facilitator.store)
        screens = [Screen(feed, a.code, a.member) for a in (jo, ana, facilitator)]
        for screen in screens:
            await screen.next("hello")
        round_ = await do(prioritizing.open_round, facilitator)
        for screen in screens:
            assert (await screen.next()).data["ballot"]["cast"] == 0
        revision = facilitator.map.revision
        await do(prioritizing.cast_ballot, jo, round=round_.id, marks={"A": 2, "B": 1})
        mine, anas, leads = [(await screen.next()).data for screen in screens]
        assert mine["ballot"]["marks"] == {"A": 2, "B": 1}
        for told in (anas, leads):
            assert (told["ballot"]["cast"], told["ballot"]["marks"]) == (1, None)
            assert told["revision"] == revision
        await do(prioritizing.cast_ballot, jo, round=round_.id, marks={"A": 3})
        assert (await screens[0].next()).data["ballot"]["marks"] == {"A": 3}
        for screen in screens[1:]:
            await screen.hears_nothing()  # a changed mind is nobody's news
        await do(prioritizing.close_round, facilitator, round=round_.id)
        for screen in screens:
            ballot = (await screen.next()).data["ballot"]
            assert (ballot["state"], ballot["marks"], ballot["results"]) == ("closed", None, None)
        await do(prioritizing.reveal_round, facilitator, round=round_.id)
        for screen in screens:
            results = (await screen.next()).data["ballot"]["results"]
            assert [(r["letter"], r["votes"]) for r in results] == [("A", 3), ("B", 0)]
        for screen in screens[1:]:
            assert '"marks": {' not in screen.text
            assert jo.member.id not in screen.text
        for screen in screens:
            await screen.close()

    run(scene())


def test_two_workshops_hear_nothing_of_each_other(lead: Acting) -> None:
    theirs = opened_workshop(lead.store)

    async def scene() -> None:
        feed = Feed(lead.store)
        ours, other = (Screen(feed, a.code, a.member) for a in (lead, theirs))
        for screen in (ours, other):
            await screen.next("hello")
            await screen.next("here")
        await do(gap, theirs, "Theirs alone")
        assert (await other.next()).data["entries"][0]["text"] == "Theirs alone"
        await ours.hears_nothing()
        assert "Theirs" not in ours.text
        assert feed.here(lead.code) == feed.here(theirs.code) == 1
        for screen in (ours, other):
            await screen.close()

    run(scene())


def test_what_another_process_writes_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "OTHER_PROCESSES_SECONDS", 0.05)
    url = f"sqlite:///{tmp_path / 'sim.sqlite'}"
    server, command_line = open_store(url), open_store(url)
    lead = opened_workshop(server)
    elsewhere = Acting(command_line, lead.code, lead.member)

    async def scene() -> None:
        feed = Feed(server)
        watching = asyncio.create_task(feed.watch_other_processes())
        screen = Screen(feed, lead.code, lead.member)
        await screen.next("hello")
        await do(gap, elsewhere, "From the command line")
        told = await screen.next()
        assert [e["text"] for e in told.data["entries"]] == ["From the command line"]
        watching.cancel()
        await screen.close()

    run(scene())
    server.close()
    command_line.close()


def test_a_workshop_that_is_deleted_says_so_and_the_stream_ends(lead: Acting) -> None:
    async def scene() -> None:
        feed = Feed(lead.store)
        screen = Screen(feed, lead.code, lead.member)
        await screen.next("hello")
        await screen.next("here")
        await do(lead.store.delete_workshop, lead.code)
        feed._from_any_thread(lead.code, 0)
        await screen.next("gone")
        with pytest.raises(Ended):
            await screen.next("never")

    run(scene())


@pytest.mark.parametrize("shown", ["its own feed", "a wall"])
def test_whose_link_is_withdrawn_hears_nothing_more(lead: Acting, shown: str) -> None:
    """Also where their browser shows the wall, which is told no more than any wall is."""

    async def scene() -> None:
        feed = Feed(lead.store)
        key = hosting.new_link(lead.store, lead.code, "wall")
        member = await do(hosting.sign_in_with_key, lead.store, key)
        reader = as_the_wall_sees(member) if shown == "a wall" else member
        screen = Screen(feed, lead.code, reader, whose=member.id if shown == "a wall" else "")
        await screen.next("hello")
        await do(hosting.withdraw_links, lead, role="wall")
        await do(gap, lead, "After it was withdrawn")
        with pytest.raises(Ended):
            await screen.next("the end")
        assert "After it was withdrawn" not in screen.text
        assert parsed(screen.text)[-1] == Event("gone", "", {"withdrawn": True})

    run(scene())


def test_every_stream_ends_when_the_server_stops(lead: Acting) -> None:
    async def scene() -> None:
        feed = Feed(lead.store)
        screens = [Screen(feed, lead.code, lead.member) for _ in range(5)]
        for screen in screens:
            await screen.next("hello")
        feed.close()
        for screen in screens:
            with pytest.raises(Ended):
                await screen.next("never")
        assert feed.here(lead.code) == 0

    run(scene())


def test_a_text_with_line_breaks_is_one_event(lead: Acting) -> None:
    text = "First line\nevent: hello\ndata: {}\n\nid: 7"

    async def scene() -> None:
        screen = Screen(Feed(lead.store), lead.code, lead.member)
        await screen.next("hello")
        await do(gap, lead, text)
        assert (await screen.next()).data["entries"][0]["text"] == text
        await screen.close()

    run(scene())


def test_a_pulse_says_nothing_but_the_time_and_needs_no_database(
    facilitator: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sim_workshop.live.feed.PULSE_SECONDS", 0.05)

    async def scene() -> None:
        screen = Screen(Feed(facilitator.store), facilitator.code, facilitator.member)
        await screen.next("hello")
        while set((beat := await screen.next("here")).data) != {"now"}:
            pass
        monkeypatch.setattr(facilitator.store, "read", None)
        again = await screen.next("here")
        assert (set(again.data), again.id) == ({"now"}, "")
        assert again.data["now"] > beat.data["now"]
        await screen.close()

    run(scene())
