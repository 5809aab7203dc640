"""Every word a screen says is marked for translation: with a catalogue that brackets each message,
no label, heading or sentence of ours is left without brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from streamlit.testing.v1 import AppTest

from sim_workshop import catalogue, words
from sim_workshop.use_cases.hosting import spoken_code
from sim_workshop.words import say_date
from tests.screens.conftest import Room

SCREENS = (
    "opening", "who", "agency_forms", "intercept", "evidence", "map", "priorities", "ballot",
    "plan", "report", "settings", "links", "places", "history", "groups", "evaluation", "agencies",
    "agreements", "report_card", "data_sources", "week",
    "year", "workgroups", "meetings", "progress", "library", "reviewing",
)  # fmt: skip
TEXT_OF_HTML = re.compile(r">([^<>]*[A-Za-z]{3,}[^<>]*)<")


def bracketed(message: str) -> str:
    return f"⟦{message}⟧"


@pytest.fixture(scope="module")
def pseudo_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue of all messages of the program, each in brackets, as if it were English."""
    marked = Catalog(locale="en")
    for message, _place in catalogue.messages():
        key = message if len(message) > 1 else message[0]
        marked.add(
            key, tuple(map(bracketed, message)) if len(message) > 1 else bracketed(message[0])
        )
    folder = tmp_path_factory.mktemp("locale")
    file = folder / "en" / "LC_MESSAGES" / "messages.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as out:
        write_mo(out, marked)
    return folder


@pytest.fixture
def pseudo(pseudo_catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(words, "LOCALE", pseudo_catalogue)
    words._catalogue.cache_clear()
    yield
    words._catalogue.cache_clear()


def said_by(screen: AppTest) -> set[str]:
    """Labels and headings of a screen, and the words of its own HTML."""
    widgets = (
        *screen.button, *screen.text_input, *screen.text_area, *screen.selectbox,
        *screen.multiselect, *screen.checkbox, *screen.radio, *screen.number_input,
        *screen.segmented_control,
    )  # fmt: skip
    said = {w.label for w in widgets if w.label}
    for piece in screen.get("html"):
        body = re.sub(r"<style>.*?</style>", "", piece.proto.body, flags=re.DOTALL)
        body = re.sub(r'<span class="i[^"]*"[^>]*>[^<]*</span>', "", body)  # names of icons
        said |= {unescape(t).strip() for t in TEXT_OF_HTML.findall(f">{body}<")}
    return said


def of_the_workshop(room: Room) -> set[str]:
    """Words that are content, not program: the pack's, the community's, people's."""
    texts: set[str] = set()

    def collect(value: object) -> None:
        if isinstance(value, str):
            texts.add(value)
        elif isinstance(value, dict):
            for each in value.values():
                collect(each)
        elif isinstance(value, list | tuple):
            for each in value:
                collect(each)

    collect(room.map.pack.model_dump())
    collect([r.contents() for r in room.map.records.values()])
    collect([room.map.community.model_dump(), room.map.name, room.facilitator.name])
    now = datetime.now(UTC)
    moments = (now, now - timedelta(minutes=10))  # a screen drawn before midnight says that day
    zones = (UTC, ZoneInfo(room.map.workshop.time_zone))
    return texts | {spoken_code(room.code), *(say_date(m, z) for m in moments for z in zones)}


def left_over(said: str, content: list[str]) -> str:
    """What remains of a text of ours without brackets when content and addresses are taken out."""
    if "⟦" in said:
        return ""
    rest = re.sub(
        r"https?://\S+|\b[\w.-]+\.(docx|png|svg|pdf|csv|xlsx|json|graphml|html|ics|zip)\b|[*\\\\]",
        "",
        said,
    )
    for words_of_content in content:
        rest = rest.replace(words_of_content, "")
    return said if re.search("[A-Za-z]{3,}", rest) else ""


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("page", SCREENS)
def test_every_word_of_a_screen_is_marked(page: str, room: Room) -> None:
    screen = room.screen(page, room.host, room.facilitator)
    content = sorted(of_the_workshop(room), key=len, reverse=True)
    ours = {left for s in said_by(screen) if (left := left_over(s, content))}
    assert ours == set()
