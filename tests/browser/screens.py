"""Every screen of the app: its address, who looks at it, and in which workshop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tests.browser.rooms import Room


@dataclass(frozen=True)
class Look:
    """One screen as one person sees it."""

    name: str
    path: str
    """`{code}` and `{entry}` are filled in."""
    who: Literal["lead", "participant", "nobody"] = "lead"
    room: Literal["demonstration", "voting"] = "demonstration"
    press: str = ""
    """What is pressed before looking."""

    def address(self, room: Room) -> str:
        return self.path.format(code=room.code, entry=room.entry)


LOOKS = (
    Look("home", "/?list=all"),
    Look("opening", "/opening"),
    Look("who", "/who"),
    Look("who-people", "/who", press="People"),
    Look("who-agencies", "/who", press="Agencies"),
    Look("intercept", "/intercept?at=1"),
    Look("intercept-participant", "/intercept?at=1", who="participant"),
    Look("intercept-prompts", "/intercept?at=1", press="Prompts"),
    Look("intercept-practices", "/intercept?at=1", press="Practices"),
    Look("intercept-about", "/intercept?at=1", press="About"),
    Look("intercept-cross", "/intercept?at=cross"),
    Look("entry", "/entry?id={entry}"),
    Look("entry-participant", "/entry?id={entry}", who="participant"),
    Look("evidence", "/evidence"),
    Look("evidence-number", "/evidence", press="Add a number"),
    Look("map", "/map"),
    Look("priorities", "/priorities"),
    Look("priorities-open", "/priorities", room="voting"),
    Look("ballot", "/ballot", who="participant", room="voting"),
    Look("ballot-result", "/ballot", who="participant"),
    Look("plan", "/plan"),
    Look("plan-step", "/plan", press="Add a step"),
    Look("report", "/report"),
    Look("report-participant", "/report", who="participant"),
    Look("settings", "/settings"),
    Look("settings-rules", "/settings", press="Rules"),
    Look("links", "/links"),
    Look("places", "/places"),
    Look("history", "/history"),
    Look("front", "/", who="nobody"),
    Look("join", "/join", who="nobody"),
    Look("join-name", "/join/{code}", who="nobody"),
    Look("sign-in", "/sign-in?key=aaaa", who="nobody"),
    Look("passphrase", "/sign-in", who="nobody"),
)
