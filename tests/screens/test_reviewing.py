"""The review of the draft on the facilitator's screen: links, comments, what becomes of them."""

from __future__ import annotations

import pytest

from sim_workshop.domain.review import Review, ReviewComment, open_reviews
from sim_workshop.use_cases import mapping, reviewing
from sim_workshop.use_cases.reviewing import Said
from tests.screens.conftest import Room, words
from tests.screens.driving import by_button, labels, open_drawer, press, send


@pytest.fixture
def key(room: Room) -> str:
    return reviewing.open_review(room.lead, whom="Planning team")


def say(room: Room, key: str, text: str = "", old: str = "", new: str = "") -> ReviewComment:
    said = Said("summary", "Summary", "Kim Otero", text, old, new)
    kept = reviewing.say(room.store, key, said, revision=4)
    assert kept is not None
    return kept


def named(screen: object, verb: str) -> object:
    return by_button(next(b for b in labels(screen) if verb in b))  # type: ignore[arg-type]


def test_a_link_is_made_shown_once_and_withdrawn(room: Room) -> None:
    screen = room.screen("reviewing", room.facilitator)
    assert "Nobody has commented on the draft yet." in words(screen)
    opens = by_button("Make a link")
    open_drawer(screen, opens)
    send(screen, opens, "Make the link", **{"Who reads the draft": "Planning team"})
    [address] = [c.value for c in screen.code]
    link = address.rpartition("/draft/")[2]
    assert reviewing.open_draft(room.store, link).review.whom == "Planning team"
    screen.run()
    assert not screen.code, "shown once"
    press(screen, next(b for b in labels(screen) if "Withdraw" in b))
    assert room.map.all(Review)[0].grant == ""
    assert "withdrawn" in words(screen)


def test_what_was_said_stands_with_name_section_and_what_is_not_there_any_more(
    room: Room, key: str
) -> None:
    mapping.place_entry(room.lead, kind="gap", text="It takes too days", places=["1"])
    say(room, key, text="Say <b>when</b>")
    say(room, key, old="too days", new="two days")
    say(room, key, old="words that are gone", new="others")
    said = words(room.screen("reviewing", room.facilitator))
    assert "3 comments, 3 to decide." in said
    assert "Say &lt;b&gt;when&lt;/b&gt;" in said
    assert "Kim Otero" in said
    assert "on revision 4" in said
    assert said.count("these words are not in the record any more") == 1


def test_a_correction_is_accepted_into_the_text(room: Room, key: str) -> None:
    gap = mapping.place_entry(room.lead, kind="gap", text="It takes too days", places=["1"])
    say(room, key, old="too days", new="two days")
    screen = room.screen("reviewing", room.facilitator)
    opens = named(screen, "Accept")
    open_drawer(screen, opens)  # type: ignore[arg-type]
    assert "Gap: It takes two days" in words(screen)
    send(screen, opens, "Accept and correct",  # type: ignore[arg-type]
         **{"Answer to who said it (may be empty)": "Thank you"})  # fmt: skip
    assert getattr(room.map.get(gap.id), "text", "") == "It takes two days"
    assert not open_reviews(room.map)
    assert "taken up" in words(screen)
    assert "Thank you" in words(screen)


def test_a_comment_is_declined_only_with_a_reason(room: Room, key: str) -> None:
    say(room, key, text="Leave it out")
    screen = room.screen("reviewing", room.facilitator)
    opens = named(screen, "Decline")
    open_drawer(screen, opens)  # type: ignore[arg-type]
    send(screen, opens, "Decline", **{"Why not": ""})  # type: ignore[arg-type]
    assert "The reason is empty." in words(screen)
    assert len(open_reviews(room.map)) == 1
    send(screen, opens, "Decline", **{"Why not": "The room said it"})  # type: ignore[arg-type]
    assert not open_reviews(room.map)
    assert "not taken up" in words(screen)


def test_it_is_the_facilitators_screen(room: Room, key: str) -> None:
    say(room, key, text="Between us")
    said = words(room.screen("reviewing", room.joined("Ana", "Police").member))
    assert "Between us" not in said
    assert "kept by the facilitators" in said
