"""What waits for a facilitator or for the reveal reaches nobody else: feed, history, file."""

from __future__ import annotations

import asyncio
import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from sim_workshop.domain.findings import Entry
from sim_workshop.domain.people import Member, Role
from sim_workshop.domain.privacy import release
from sim_workshop.live.feed import Feed
from sim_workshop.live.telling import entry_told, may_see
from sim_workshop.use_cases import history, hosting, mapping, showing
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.publishing import KINDS, make_file
from tests.conftest import joined
from tests.live.test_feed import Screen, do

SECRET = "Zebrafinch mornings"
Mode = Callable[[Acting], object]
MODES: dict[str, Mode] = {
    "veiled": showing.hide_new_entries,
    "waiting": lambda lead: showing.approve_first(lead, on=True),
}


def arrived(lead: Acting, role: Role) -> Member:
    if role == "stakeholder":
        return joined(lead, "Ana", "Public defender").member
    return hosting.sign_in_with_key(lead.store, hosting.new_link(lead.store, lead.code, role))


def written(author: Acting) -> Entry:
    return mapping.place_entry(author, kind="gap", text=SECRET, places=["1"])


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("role", ["stakeholder", "planner", "observer", "wall"])
def test_no_other_reader_s_feed_carries_it(lead: Acting, mode: str, role: Role) -> None:
    jo, reader = joined(lead, "Jo", "City police"), arrived(lead, role)
    MODES[mode](lead)

    async def scene() -> None:
        feed = Feed(lead.store)
        there, late = Screen(feed, lead.code, reader), None
        await there.next("hello")
        entry = await do(written, jo)
        change = await there.next()
        assert change.data["entries"] == []
        late = Screen(feed, lead.code, reader)
        again = Screen(feed, lead.code, reader, last=lead.map.revision - 1)
        await late.next("hello")
        await again.next()
        await do(mapping.remove_entry, lead, id=entry.id, reason="Said twice")
        await there.next()
        assert [SECRET in screen.text for screen in (there, late, again)] == [False] * 3
        for screen in (there, late, again):
            await screen.close()

    asyncio.run(scene())


@pytest.mark.parametrize("mode", MODES)
def test_its_author_and_the_facilitators_see_it_and_where_it_stands(
    lead: Acting, mode: str
) -> None:
    jo = joined(lead, "Jo", "City police")
    MODES[mode](lead)
    entry = written(jo)
    for reader in (jo.member, lead.member, arrived(lead, "co-facilitator")):
        assert may_see(entry, reader)
        assert entry_told(lead.map, entry, reader)["state"] == mode


@pytest.mark.parametrize("mode", MODES)
def test_after_the_reveal_or_the_approval_everybody_is_told(lead: Acting, mode: str) -> None:
    jo, ana = joined(lead, "Jo", "City police"), arrived(lead, "stakeholder")
    MODES[mode](lead)
    entry = written(jo)

    async def scene() -> None:
        screen = Screen(Feed(lead.store), lead.code, ana)
        await screen.next("hello")
        if mode == "veiled":
            await do(showing.reveal_entries, lead)
        else:
            await do(showing.approve_entry, lead, id=entry.id)
        assert [e["text"] for e in (await screen.next()).data["entries"]] == [SECRET]
        await screen.close()

    asyncio.run(scene())


def test_a_declined_entry_is_told_to_its_author_alone_with_the_reason(lead: Acting) -> None:
    jo, ana = joined(lead, "Jo", "City police"), arrived(lead, "stakeholder")
    showing.approve_first(lead, on=True)
    declined = showing.decline_entry(lead, id=written(jo).id, reason="Said twice")
    assert isinstance(declined, Entry)
    told = entry_told(lead.map, declined, jo.member)
    assert (told["state"], told["reason"]) == ("removed", "Said twice")
    assert [may_see(declined, m) for m in (jo.member, ana, lead.member)] == [True, False, False]


def readable(content: bytes) -> str:
    """Every word of a file, also of the files inside a Word or Excel file."""
    if not content.startswith(b"PK"):
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "\n".join(parts.read(n).decode("utf-8", "replace") for n in parts.namelist())


@pytest.mark.parametrize("mode", MODES)
def test_no_published_file_carries_it(lead: Acting, mode: str) -> None:
    jo = joined(lead, "Jo", "City police")
    MODES[mode](lead)
    entry = written(jo)
    assert entry.id not in release(lead.map).map.records
    words = [k for k in KINDS if k.use == "published" and k.media_type[:5] != "image"]
    assert {"report.docx", "plan.csv"} <= {k.name for k in words}
    for kind in words:
        if not kind.name.endswith(".pdf"):
            made = make_file(lead.store, lead.code, lead.member, kind.name)
            assert SECRET not in readable(made.content), kind.name
    working = make_file(lead.store, lead.code, lead.member, "workshop.json")
    assert SECRET in readable(working.content)


@pytest.mark.parametrize("mode", MODES)
def test_the_history_and_the_log_do_not_quote_it(lead: Acting, mode: str) -> None:
    jo = joined(lead, "Jo", "City police")
    MODES[mode](lead)
    entry = written(jo)
    mapping.move_entry(lead, id=entry.id, places=["2"])
    mapping.correct_entry(jo, id=entry.id, text=f"{SECRET}, again")
    mapping.remove_entry(jo, id=entry.id)
    history.undo_last(jo)
    mapping.remove_entry(lead, id=entry.id, reason="Said twice")
    said = " ".join(line.sentence for line in history.lines(lead.store, lead.map, limit=99))
    assert SECRET not in said
    planner = arrived(lead, "planner")
    assert SECRET.encode() not in make_file(lead.store, lead.code, planner, "log.csv").content


def test_a_count_of_those_who_are_done_names_nobody_and_wakes_only_who_is_told(
    lead: Acting,
) -> None:
    from sim_workshop.use_cases import arranging
    from sim_workshop.use_cases.finishing import say_done

    arranging.move_room(lead, stage="intercept", at="1")
    jo, ana = joined(lead, "Jo", "City police"), joined(lead, "Ana", "Public defender")

    async def scene() -> None:
        feed = Feed(lead.store)
        console, own, other = (Screen(feed, lead.code, m.member) for m in (lead, jo, ana))
        for screen in (console, own, other):
            await screen.next("hello")
        await asyncio.sleep(0.3)
        revision = lead.map.revision
        await do(say_done, jo, step="1:0")
        while (told := await console.next()).data["room"]["done"].get("count") != 1:
            pass
        assert told.data["room"]["done"] == {"mine": False, "count": 1, "of": 2}
        assert (await own.next()).data["room"]["done"] == {"mine": True}
        await other.hears_nothing()
        assert lead.map.revision == revision
        assert jo.member.id not in console.text
        for screen in (console, own, other):
            await screen.close()

    asyncio.run(scene())


def test_the_server_s_moment_is_told_for_the_timers_of_every_screen(lead: Acting) -> None:
    async def scene() -> None:
        before = datetime.now(UTC) - timedelta(seconds=1)  # it may be told in whole seconds
        screen = Screen(Feed(lead.store), lead.code, lead.member)
        here = await screen.next("here")
        assert before <= datetime.fromisoformat(here.data["now"]) <= datetime.now(UTC)
        await screen.close()

    asyncio.run(scene())


def test_a_pinned_entry_is_told_anew_though_only_the_room_changed(lead: Acting) -> None:
    entry = written(lead)

    async def scene() -> None:
        screen = Screen(Feed(lead.store), lead.code, arrived(lead, "wall"))
        await screen.next("hello")
        await do(showing.pin_entry, lead, id=entry.id)
        change = (await screen.next()).data
        assert [(e["id"], e["pinned"]) for e in change["entries"]] == [(entry.id, True)]
        assert change["room"]["pinned"] == [entry.id]
        await do(showing.pause_wall, lead, paused=True)
        held = (await screen.next()).data["room"]["wall"]
        await do(showing.turn_wall, lead, by=1)
        turned = (await screen.next()).data["room"]["wall"]
        assert (held["paused"], turned) == (True, {"page": held["page"] + 1, "paused": True})
        await screen.close()

    asyncio.run(scene())
