"""Doing on a screen what a person does: pressing, filling in, opening a drawer and sending it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from streamlit.testing.v1 import AppTest

from sim_workshop.domain.people import Member, Role
from sim_workshop.use_cases import hosting
from tests.screens.conftest import Room

Do = Callable[[AppTest], object]


def button(screen: AppTest, label: str) -> Any:
    return next(b for b in screen.button if b.label == label)


def labels(screen: AppTest) -> list[str]:
    return [b.label for b in screen.button]


def field(screen: AppTest, label: str) -> Any:
    """The last field of this name: those of a drawer come after those of the page."""
    kinds = (screen.date_input, screen.text_input, screen.text_area, screen.selectbox,
             screen.multiselect, screen.checkbox, screen.radio, screen.number_input,
             screen.segmented_control, screen.pills)  # fmt: skip
    return [w for kind in kinds for w in kind if w.label == label][-1]


def press(screen: AppTest, label: str) -> None:
    button(screen, label).click().run()
    assert not screen.exception


def open_drawer(screen: AppTest, opens: Do) -> None:
    opens(screen)
    screen.run()
    assert not screen.exception


def send(screen: AppTest, opens: Do, submit: str, **fields: Any) -> None:
    """Fills in the open drawer and sends it. Streamlit's test kit runs the whole page, where a
    browser runs the drawer alone: so whatever opened it is pressed once more."""
    for label, value in fields.items():
        field(screen, label.replace("_", " ")).set_value(value)
    opens(screen)
    press(screen, submit)


def by_button(label: str) -> Do:
    return lambda screen: button(screen, label).click()


def by_menu(key: str, start: str) -> Do:
    """Opens through a menu, by how the choice begins."""

    def opens(screen: AppTest) -> None:
        menu = screen.menu_button(key=key)
        shown = [o.replace("\\", "") for o in menu.options]
        menu.click_index(next(n for n, o in enumerate(shown) if o.startswith(start)))

    return opens


def by_key(key: str) -> Do:
    return lambda screen: screen.button(key=key).click()


def signed_in_as(room: Room, role: Role) -> Member:
    """Somebody who came in by a link for this role."""
    return hosting.sign_in_with_key(room.store, hosting.new_link(room.store, room.code, role))
