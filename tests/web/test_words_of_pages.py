"""Every word of the plain page and of the preflight is marked for translation."""

from __future__ import annotations

import re
from html import unescape

import pytest

from sim_workshop.use_cases import arranging, hosting, mapping, planning, prioritizing
from sim_workshop.use_cases.acting import Acting
from sim_workshop.web.preflight_board import board
from tests.conftest import joined
from tests.screens.test_words import pseudo, pseudo_catalogue
from tests.web.conftest import browser, browser_of

__all__ = ["pseudo", "pseudo_catalogue"]
TEXT = re.compile(r">([^<>]*[A-Za-z]{3,}[^<>]*)<")
NOT_OURS = re.compile(
    r"https?://\S+|\b(?:\d+\.){3}\d+\S*|TCP|HTTP\S*|WebSocket|Upgrade|text/event-stream|/_stcore/stream|/live/"
    r"|\b(?:Windows|macOS|Linux)\b|(?:New|Remove)-NetFirewallRule.*|sudo [^\n]*"
)


def unmarked(html: str, content: list[str]) -> set[str]:
    """Texts of a page that neither a catalogue nor a person wrote."""
    body = re.sub(r"<(style|script)\b.*?</\1>", "", html, flags=re.S)
    said = {unescape(text).strip() for text in TEXT.findall(body)}
    left = set()
    for text in said:
        rest = re.sub(r"⟦.*?⟧", "", text, flags=re.S)
        for known in sorted(content, key=len, reverse=True):
            rest = rest.replace(known, "")
        if re.search("[A-Za-z]{3,}", NOT_OURS.sub("", rest)):
            left.add(text)
    return left


@pytest.mark.usefixtures("pseudo")
def test_every_word_is_marked(room: Acting) -> None:
    arranging.move_room(room, stage="intercept", at="1")
    jo = joined(room, "Jo", "City police", "Law enforcement")
    mapping.place_entry(jo, kind="gap", text="Call 503-555-0188", places=["1"])
    first = prioritizing.name_priority(room, title="Crisis center")
    prioritizing.name_priority(room, title="Data sharing")
    prioritizing.take_to_plan(room, ids=[first.id])
    planning.place_step(room, priority=first.id, text="Find a building")
    prioritizing.open_round(room)
    arranging.move_room(room, stage="plan")
    hosting.change_settings(room, stakeholders_may_download=True)
    map_ = room.map
    content = [
        *(text for i in map_.intercepts for text in (i.name, i.short_name)),
        *(text for e in map_.elements for text in (e.name, e.short_name)),
        *(map_.place_name(f.id) for f in map_.flows), *(p.ask for p in map_.pack.prompts),
        map_.name, map_.community.full_name, "Jo", "City police", "Law enforcement",
        "Call 503-555-0188", "503-555-0188", "Crisis center", "Data sharing", "Find a building",
        *(r.title for r in map_.rounds),
    ]  # fmt: skip
    page = browser_of(jo).get(f"/plain/{room.code}").text
    assert "⟦" in page
    assert unmarked(page, content) == set()
    lead = browser_of(room)
    for path in ("/preflight", "/preflight/sheet"):
        token = board().latest().token
        assert unmarked(lead.get(path).text, [token, "testclient"]) == set()
    device = browser().get(f"/preflight/{board().latest().token}").text
    assert unmarked(device, []) == set()
