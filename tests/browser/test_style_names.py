"""Names of others that our style sheet relies on are still on the pages; its colours are those of
Streamlit's theme."""

from __future__ import annotations

import re
import tomllib

import pytest
from playwright.sync_api import expect

from sim_workshop.views.kept import style
from tests.browser.conftest import Visit
from tests.browser.rooms import Houses, Room
from tests.browser.running import ROOT
from tests.browser.visiting import Scheme

OUTSIDE = re.compile(r'\.st(?!-key-)[A-Z]\w*|\[data-testid\^?="\w+(?:-\w+)?"\]|svg\.marks')
SCREENS = ("/intercept?at=1", "/map")
SAME = {
    "page": "backgroundColor", "surface": "secondaryBackgroundColor", "edge": "borderColor",
    "primary": "primaryColor", "link": "linkColor", "sunk": "codeBackgroundColor",
    "ink": "codeTextColor", "line": "dataframeBorderColor", "muted": "dataframeHeaderTextColor",
    "resource": "greenColor", "resource-soft": "greenBackgroundColor", "gap-mark": "orangeColor",
    "gap": "orangeTextColor", "gap-soft": "orangeBackgroundColor", "opportunity": "blueColor",
    "opportunity-soft": "blueBackgroundColor", "strength": "violetColor",
    "strength-soft": "violetBackgroundColor", "parking": "grayColor",
    "parking-soft": "grayBackgroundColor", "waiting": "yellowColor",
    "waiting-soft": "yellowBackgroundColor", "refused": "redColor",
    "refused-soft": "redBackgroundColor",
}  # fmt: skip
"""Our tokens and what they are called in the theme."""


def outside_names() -> set[str]:
    return set(OUTSIDE.findall(style()))


def test_the_names_of_others_are_on_the_pages(visit: Visit, rooms: dict[str, Room]) -> None:
    room, missing = rooms["demonstration"], outside_names()
    assert {".stApp", ".stBottom", "svg.marks"} < missing
    visitor = visit(room.lead.member, room=room)
    for path in SCREENS:
        page = visitor.open(path)
        missing -= {name for name in missing if page.locator(name).count()}
    assert missing == set()


def test_the_head_of_the_style_sheet_names_them_all() -> None:
    head = style().partition("*/")[0]
    plain = {re.sub(r'^\.|^\[data-testid\^?="|"\]$', "", name) for name in outside_names()}
    assert [name for name in plain if name.partition("-")[0] not in head] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_theme_and_style_sheet_have_the_same_colours(scheme: str) -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    theme = config["theme"][scheme]
    ours = dict(re.findall(r"--([\w-]+): light-dark\((#\w{6}, #\w{6})\)", style()))
    side = ("light", "dark").index(scheme)
    assert {n: ours[n].split(", ")[side] for n in SAME} == {n: theme[SAME[n]] for n in SAME}
    intercepts = [ours[f"i{n}"].split(", ")[side] for n in (*range(6), "cross")]
    assert theme["chartCategoricalColors"] == intercepts


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_main_button_that_cannot_be_pressed_yet_is_legible(
    scheme: Scheme, visit: Visit, houses: Houses
) -> None:
    room = houses.empty("Lane County")
    page = visit(room.lead.member, room=room, scheme=scheme).open("/plan")
    button = page.get_by_role("button", name="Add a step")
    expect(button).to_be_disabled()
    muted = ("rgb(74, 88, 102)", "rgb(169, 183, 196)")[("light", "dark").index(scheme)]
    assert button.locator("p").evaluate("p => getComputedStyle(p).color") == muted
