"""What each check of the venue's network looks at, and what is to be done where it fails: in words
for the person who runs the network."""

from __future__ import annotations

from dataclasses import dataclass

from sim_workshop.web.preflight_board import Check, Device
from sim_workshop.words import _


@dataclass(frozen=True)
class Told:
    """One check in words."""

    name: str
    cause: str
    """What is likely where it fails."""
    do: str


def told() -> dict[Check, Told]:
    light = _("Until then people use the light page: it needs no WebSocket.")
    return {
        "http": Told(
            _("This device reaches the workshop's computer"), "", "",
        ),
        "post": Told(
            _("A form arrives"),
            _("A filter or captive portal on the way changes what is sent."),
            _("Let HTTP POST through to this address unchanged; sign in to the portal first."),
        ),
        "cookie": Told(
            _("The browser stays signed in"),
            _("This browser refuses cookies, or a proxy strips them."),
            _("Allow cookies for this address; leave private browsing."),
        ),
        "socket": Told(
            _("WebSockets open"),
            _("A proxy or filter does not pass the HTTP header Upgrade."),
            _("Allow WebSockets (HTTP/1.1 Upgrade) to this address, or take it out of the proxy.")
            + " " + light,
        ),
        "streamlit": Told(
            _("The full page connects"),
            _("The path /_stcore/stream, or the origin of the page, is blocked or changed."),
            _("Let WebSockets to /_stcore/stream through with Host and Origin unchanged.")
            + " " + light,
        ),
        "stream": Told(
            _("News arrives at once"),
            _("A proxy or virus scanner holds answers back until they are complete."),
            _("Do not buffer text/event-stream. Until then the light page looks for news every "
              "15 s by itself."),
        ),
        "idle": Told(
            _("A quiet connection stays open for 20 s"),
            _("Something on the way ends connections on which nothing is said."),
            _("Raise the idle timeout to 60 s or more. The pages reconnect by themselves, so "
              "work goes on meanwhile."),
        ),
        "download": Told(
            _("A file arrives whole"),
            _("A virus scanner or filter cuts or changes downloads."),
            _("Allow downloads from this address, or fetch the files on the workshop's computer."),
        ),
        "clock": Told(
            _("The clocks agree"),
            _("The clock of this device is wrong."),
            _("Nothing breaks: all screens count by the workshop's computer. Set the clock when "
              "there is time."),
        ),
    }  # fmt: skip


def verdict(device: Device) -> str:
    """What a room can count on, in one sentence."""
    failed = {check for check, (state, _detail) in device.results.items() if state == "no"}
    if not device.is_finished:
        return _("Checking …")
    if failed & {"post", "cookie"}:
        return _("Nobody can take part like this: mend the marked points, or use another network.")
    if failed & {"socket", "streamlit"}:
        return _("The light page works here; the full page does not.")
    if failed & {"stream", "idle"}:
        return _("The full page works. News may come late.")
    return _("Everything works here.")
