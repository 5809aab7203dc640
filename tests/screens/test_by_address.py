"""Every screen opened by its address by somebody it is not for: nothing secret on it, nothing
written, no traceback; and the facilitators' screens say in a sentence whose they are."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from sim_workshop.domain.people import Member, Role
from sim_workshop.pages import HOME, SCREENS
from sim_workshop.use_cases import engaging, mapping, prioritizing, showing
from sim_workshop.use_cases.house import house
from tests.screens.conftest import Room, words
from tests.screens.driving import signed_in_as

PAGES = [s.file.removesuffix(".py") for s in (HOME, *SCREENS)]
OTHERS: tuple[Role | None, ...] = ("stakeholder", "observer", "wall", None)
SECRETS = ("mary@example.org", "Mary Stone", "503-555-0188", "Wrongly put", "Nobody yet may read")
"""An e-mail, a name of the list, a held text, a removed one, one that waits for approval."""


@pytest.fixture
def full(room: Room) -> Room:
    """A workshop with everything in it that is not for everybody."""
    lead = room.lead
    engaging.add_stakeholder(lead, name="Mary Stone", agency="Court", email="mary@example.org")
    mapping.place_entry(lead, kind="gap", text="Call 503-555-0188", places=["0"])
    wrong = mapping.place_entry(lead, kind="gap", text="Wrongly put", places=["0"])
    mapping.remove_entry(lead, id=wrong.id, reason="Wrongly put, she said")
    showing.approve_first(lead, on=True)
    mapping.place_entry(
        room.joined("Jo", "Police"), kind="gap", text="Nobody yet may read", places=["0"]
    )
    for title in ("Crisis center", "Data sharing"):
        prioritizing.name_priority(lead, title=title)
    prioritizing.open_round(lead)
    return room


def visitor(room: Room, role: Role | None) -> list[Member]:
    if role is None:
        return []
    return [room.joined("Ana", "Police").member if role == "stakeholder"
            else signed_in_as(room, role)]  # fmt: skip


def everything(screen: AppTest) -> str:
    """All that a browser would be sent of this screen, whatever draws it."""
    labels = [str(part) for part in (*screen.button, *screen.text_input, *screen.text_area,
                                     *screen.selectbox, *screen.multiselect, *screen.markdown,
                                     *screen.table, *screen.dataframe)]  # fmt: skip
    return words(screen) + "\n".join(labels)


@pytest.mark.parametrize("role", OTHERS)
@pytest.mark.parametrize("page", PAGES)
def test_a_screen_opened_by_its_address_tells_and_does_nothing(
    full: Room, page: str, role: Role | None
) -> None:
    who = visitor(full, role)
    before = full.map
    screen = full.screen(page, *who)
    said = everything(screen)
    assert [s for s in SECRETS if s in said] == []
    for member in full.map.members.values():
        pin = house().pins.of(member)
        assert not pin or pin not in said
    assert full.map is before


@pytest.mark.parametrize("role", OTHERS[:3])
@pytest.mark.parametrize("page", ["console", "agenda", "settings", "links", "places", "opening"])
def test_a_facilitators_screen_says_whose_it_is_and_has_no_button(
    full: Room, page: str, role: Role
) -> None:
    screen = full.screen(page, *visitor(full, role))
    empty = words(screen).partition('<div class="empty"><strong>')[2].partition("</strong>")[0]
    assert any(word in empty for word in ("Only ", "facilitators")), empty
    assert [b.label for b in screen.button] == []


def test_another_workshops_records_are_not_opened_by_their_ids(full: Room) -> None:
    from tests.conftest import opened_workshop

    other = opened_workshop(full.store)
    for n in range(5):
        mapping.place_entry(other, kind="gap", text=f"Of the other room {n}", places=["0"])
    ana = full.joined("Ana", "Police").member
    for id_ in ("g5", "g99", "room", "../g5", "<script>"):
        screen = full.screen("entry", ana, id=id_)
        assert "Of the other room" not in everything(screen)
