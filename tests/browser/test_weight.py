"""How many bytes a browser loads that never was here: guarded, so that nobody adds a megabyte
unseen. `python -m benchmarks.weight` prints the figures."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from benchmarks.weight import cold_and_again
from tests.browser.rooms import Houses, Room

MOST = {
    "/join/{code}": (60_000, 10_000), "/plain/{code}": (60_000, 60_000),
    "/wall/{code}": (120_000, 20_000), "/intercept?at=1": (1_500_000, 250_000),
    "/ballot": (1_500_000, 200_000),
}  # fmt: skip


@pytest.mark.parametrize("path", MOST)
def test_a_page_weighs_no_more_than_it_did(
    browser: Browser, houses: Houses, rooms: dict[str, Room], path: str
) -> None:
    """Cold, and when it is opened again."""
    room = rooms["demonstration"]
    context = browser.new_context(locale="en-US")
    if not path.startswith("/join"):
        who = room.lead if path.startswith("/wall") else room.participant
        context.add_cookies([houses.cookie(who.member, at=room.code)])  # type: ignore[list-item]
    cold, again = cold_and_again(context, houses.server.url + path.format(code=room.code))
    context.close()
    print(path, cold.kinds, again.kinds)
    assert (cold.total <= MOST[path][0], again.total <= MOST[path][1]) == (True, True)
    assert not any(file.startswith("static/") for file in again.files)
    assert not any("Vega" in file or "embed." in file for file in cold.files)
