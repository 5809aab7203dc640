"""A new entry repaints the wall's map in under 500 ms: from the act to the picture on the screen.

Needs Playwright and the path of a Chromium in SIM_BROWSER; without them the part of the server
alone is measured: the act, the newest Map, the drawing, its SVG.
"""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.filling import records
from benchmarks.measuring import Figure, against, in_turns, print_table
from benchmarks.room import served
from sim_workshop.charts.drawn_svg import drawn_svg
from sim_workshop.domain.community import Community
from sim_workshop.domain.layout import on_the_wall
from sim_workshop.settings import Settings
from sim_workshop.store import Store, open_store
from sim_workshop.use_cases import arranging, hosting, mapping
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.house import COOKIE, House, Person

ACT, PICTURE = "bare: the act and the newest Map", "the act, the Map, the wall's picture"
SHOWN = "a new entry on the wall, in a browser"
RUNS = 15
WRITE = """async ([code, number]) => {
  const before = performance.now();
  const painted = new Promise((seen) => new MutationObserver((_all, watch) => {
    watch.disconnect();
    requestAnimationFrame(() => seen(performance.now() - before));
  }).observe(document.querySelector('.picture > div'), { childList: true, subtree: true }));
  const body = JSON.stringify({ act: 'place_entry', key: `w${number}`, kind: 'gap',
    text: `No beds, ${number}`, places: ['i3.jail'] });
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(`/act/${code}`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(await answer.text());
  return painted;
}"""
"""Writes from the wall's own browser, as a device of the room would, until the next frame."""


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'bench.sqlite'}")
        acting, numbers = _a_workshop(store), count()

        def act() -> None:
            _write(acting, next(numbers))
            store.read(acting.code)

        def picture() -> None:
            _write(acting, next(numbers))
            drawn_svg(on_the_wall(store.read(acting.code)), ground="#FFFFFF")

        found = in_turns({ACT: act, PICTURE: picture}, runs=7)
        store.close()
    told = [found[ACT], against(found[PICTURE], found[ACT], "500 ms")]
    return told + ([_in_a_browser()] if os.environ.get("SIM_BROWSER") else [])


def _a_workshop(store: Store) -> Acting:
    county = Community(id="bench", name="Bench County", state="OR")
    opened = hosting.open_workshop(store, None, county, records(400))
    acting = Acting(store, opened.code, opened.facilitator)
    arranging.move_room(acting, stage="map", whole_map=True)
    return acting


def _write(acting: Acting, number: int) -> None:
    mapping.place_entry(acting, kind="gap", text=f"No beds, {number}", places=["i3.jail"])


def _in_a_browser() -> Figure:
    with tempfile.TemporaryDirectory() as name, served(Path(name)) as (url, *_others):
        database = f"sqlite:///{Path(name) / 'sim.sqlite'}"
        store = open_store(database)
        acting = _a_workshop(store)
        settings = Settings.from_environment({"SIM_DATA": name, "SIM_DATABASE": database})
        person = Person().joined(acting.member)
        cookie = {"name": COOKIE, "value": House(settings, store).cookie_of(person), "url": url}
        with _page(cookie) as page:
            page.goto(f"{url}/wall/{acting.code}")
            page.wait_for_selector(".picture svg")
            taken = [page.evaluate(WRITE, [acting.code, n]) for n in range(RUNS + 1)][1:]
        store.close()
    return Figure(SHOWN, statistics.median(taken), min(taken), max(taken), bound="500 ms")


@contextmanager
def _page(cookie: dict[str, str]) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["SIM_BROWSER"], args=["--no-sandbox", "--disable-gpu"]
        )
        context = browser.new_context(viewport={"width": 1920, "height": 1080})
        context.add_cookies([cookie])  # type: ignore[list-item]
        yield context.new_page()
        browser.close()


if __name__ == "__main__":
    print_table("wall map", figures())
