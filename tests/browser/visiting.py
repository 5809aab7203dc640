"""A browser of one person: pages opened and waited for, and what went wrong in them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    expect,
    sync_playwright,
)

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
Scheme = Literal["light", "dark"]
LAPTOP, PHONE, PROJECTOR = (1280, 800), (390, 844), (1920, 1080)
SETTLED = '[data-testid="stApp"][data-test-script-state="notRunning"]'
FAILED = '.stException, [data-testid="stException"]'
"""What Streamlit draws where a screen ended with a traceback."""
PATIENCE_MS = 60_000
"""How long anything is waited for: no machine that runs tests is too slow for them."""
QUIET_MS = 250
expect.set_options(timeout=PATIENCE_MS)


@contextmanager
def browser_program() -> Iterator[Browser]:
    """The installed browser that `python3 -m sim_workshop test` found."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["SIM_BROWSER"], args=list(FLAGS)
        )
        yield browser
        browser.close()


@dataclass
class Visitor:
    """One person's browser: tabs share its cookies."""

    home: str
    context: BrowserContext
    problems: list[str] = field(default_factory=list)
    """Errors of scripts, and answers of 500 and more."""
    asked: list[str] = field(default_factory=list)
    """Every address that was asked for."""

    def __post_init__(self) -> None:
        self.context.set_default_timeout(PATIENCE_MS)
        self.context.on("weberror", lambda error: self.problems.append(str(error.error)))
        self.context.on("console", self._overhear)
        self.context.on("request", lambda request: self.asked.append(request.url))

    def _overhear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.problems.append(message.text)

    def open(self, path: str = "/") -> Page:
        """A new tab at this address, settled."""
        page = self.context.new_page()
        page.goto(path if "://" in path else self.home + path)
        return settled(page)


def settled(page: Page) -> Page:
    """When a screen of Streamlit has run and drawn, or a plain page has loaded."""
    if page.locator("#root").count():
        page.wait_for_selector(SETTLED, state="attached")
        page.wait_for_selector('[data-testid="stApp"] h1, [data-testid="stApp"] .name, .empty')
        if page.locator(".st-key-steps").count():
            page.wait_for_selector('.presence[data-state="on"]')
        wait_until_quiet(page)
        assert page.locator(FAILED).count() == 0, f"{page.url} failed: see the server's log"
    if page.locator("#wall").count():
        page.wait_for_selector("#wall:not([data-step=waiting])")
    page.wait_for_function("document.fonts.status === 'loaded'")  # also of a page that leads on
    return page


def wait_until_quiet(page: Page) -> None:
    """Until nothing has changed on the page for a moment, and no run is under way."""
    page.evaluate(
        """([quiet, patience]) => new Promise(resolve => {
          let timer;
          const running = () => document.querySelector(
            '[data-testid="stApp"]:not([data-test-script-state="notRunning"])');
          const wait = () => { clearTimeout(timer); timer = setTimeout(done, quiet); };
          const watch = new MutationObserver(wait);
          const done = () => { if (running()) return wait(); watch.disconnect(); resolve(true); };
          watch.observe(document.body, { childList: true, subtree: true, attributes: true });
          const since = performance.now();
          const enough = () => {
            if (running() && performance.now() - since < patience) return setTimeout(enough, quiet);
            watch.disconnect(); resolve(false);
          };
          setTimeout(enough, 8000);
          wait();
        })""",
        [QUIET_MS, PATIENCE_MS],
    )


def size(viewport: tuple[int, int]) -> Any:
    return {"width": viewport[0], "height": viewport[1]}


def width_over(page: Page) -> int:
    """By how much the page is wider than the screen."""
    return int(
        page.evaluate(
            "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth,"
            " document.querySelector('[data-testid=stMain]')?.scrollWidth ?? 0) - innerWidth"
        )
    )


def capture(page: Page) -> Locator:
    """The line in which one writes."""
    return page.locator("textarea.field")


def press(page: Page, name: str) -> None:
    """Press what is called so, and wait until the screen has answered."""
    called = re.compile(rf"^{re.escape(name)}( Shortcut .*)?$")
    found = page.get_by_role("button", name=called)
    found.or_(page.get_by_role("radio", name=called)).first.click()
    settled(page)


def upload(page: Page, file: Path) -> None:
    """Give the screen a file."""
    page.locator("input[type=file]").first.set_input_files(file)
    page.wait_for_timeout(300)
    settled(page)


def choose(page: Page, label: str, option: str) -> None:
    """Choose from a list that can be typed in."""
    field = page.get_by_role("combobox", name=label)
    field.click()
    field.fill(option)
    page.get_by_role("option", name=option).first.click()
    settled(page)


def whole_page(page: Page) -> None:
    """Makes the window as high as the page, so that a picture has all of it."""
    height = page.evaluate(
        "Math.max(document.body.scrollHeight,"
        " document.querySelector('[data-testid=stMain]')?.scrollHeight ?? 0)"
    )
    now = page.viewport_size
    if now and height > now["height"]:
        page.set_viewport_size({"width": now["width"], "height": min(int(height), 6000)})
        settled(page)
