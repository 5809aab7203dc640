"""Style sheet and scripts under names that change with what they say."""

from __future__ import annotations

import re

import pytest

from sim_workshop.use_cases.house import House
from sim_workshop.views.kept import LIVE, MADE_OF, address, files
from tests.web.conftest import browser


@pytest.mark.parametrize("name", [*MADE_OF, "style"])
def test_a_browser_may_keep_it_for_good(name: str, served: House) -> None:
    answer = browser().get(address(name))
    assert answer.status_code == 200
    assert answer.text == files()[address(name).removeprefix("/kept/")]
    assert "immutable" in answer.headers["cache-control"]
    kind = "text/css" if name == "style" else "text/javascript"
    assert answer.headers["content-type"].startswith(kind)


@pytest.mark.parametrize("name", ["style-0000000000000000.css", "feed.js", "..%2fstyle.css", "x"])
def test_nothing_else_is_handed_out(name: str, served: House) -> None:
    assert browser().get(f"/kept/{name}").status_code == 404


def test_a_name_is_of_what_the_file_says() -> None:
    assert all(re.fullmatch(r"[a-z]+-[0-9a-f]{16}\.(js|css)", name) for name in files())


def test_every_script_and_look_of_the_live_parts_is_sent_somewhere() -> None:
    pieces = {piece for part in MADE_OF.values() for piece in part}
    alone = {"feed", "fetched", "files", "shared"}
    assert {path.stem for path in LIVE.glob("*.js")} == (pieces | alone) - {"shared"}
    assert {path.stem for path in LIVE.glob("*.css")} <= pieces | alone


def test_every_part_hands_over_what_draws_it() -> None:
    for name, text in files().items():
        if name.endswith(".js"):
            assert text.count("export default") == 1, name
