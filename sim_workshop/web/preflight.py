"""`/preflight`: the host's side. Every address of this machine with a code for a second device,
who has reached us by which, and what to try when nobody does."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

import segno
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sim_workshop import reach
from sim_workshop.domain.people import LEADING
from sim_workshop.settings import Settings
from sim_workshop.use_cases.house import house
from sim_workshop.web.asking import base_url, person
from sim_workshop.web.pages_of_html import page
from sim_workshop.web.preflight_board import CHECKS, Try, board
from sim_workshop.web.preflight_words import told, verdict
from sim_workshop.words import _


@dataclass(frozen=True)
class Address:
    """One way by which a device might reach this machine."""

    url: str
    qr: str
    about: str


async def show(request: Request) -> Response:
    return await run_in_threadpool(_shown, request, "preflight.html")


async def seen(request: Request) -> Response:
    """Only the list of devices, for the page that looks every two seconds."""
    return await run_in_threadpool(_shown, request, "preflight_seen.html")


async def sheet(request: Request) -> Response:
    """One page to print for the person who runs the network."""
    return await run_in_threadpool(_shown, request, "preflight_sheet.html")


def _shown(request: Request, template: str) -> Response:
    if not _leads(request):
        return RedirectResponse("/sign-in", 303)
    at = board().latest()
    settings = house().settings
    port = settings.port if settings.public_url else _port_of(base_url(request))
    return page(
        template, token=at.token, port=port, told=told(), checks=CHECKS, devices=_devices(at),
        others=at.others, python=sys.executable,
        addresses=addresses(settings, base_url(request), port, f"/preflight/{at.token}"),
    )  # fmt: skip


def _leads(request: Request) -> bool:
    """Hosts, and facilitators of any workshop on this server."""
    found = (house().store.member(id_) for id_ in person(request).members.values())
    return any(m is not None and not m.withdrawn and m.role in LEADING for m in found)


def _devices(at: Try) -> list[tuple[object, str]]:
    return [(device, verdict(device)) for device in reversed(at.devices.values())]


def _port_of(url: str) -> int:
    parts = urlsplit(url)
    return parts.port or (443 if parts.scheme == "https" else 80)


def addresses(settings: Settings, reached: str, port: int, path: str) -> list[Address]:
    """The address people are told first, then every other by which this machine answers itself:
    none where it listens to a proxy alone."""
    known = [reached] if settings.public_url or not reach.is_only_here(reached) else []
    own = reach.addresses() if settings.host in reach.WILDCARDS else [settings.host]
    direct = [f"http://{ip}:{port}" if port != 80 else f"http://{ip}" for ip in own]
    known += [url for url in direct if not reach.is_only_here(url)]
    return [Address(url, _qr(f"{url}{path}"), _about(url)) for url in dict.fromkeys(known)]


@lru_cache(maxsize=64)
def _qr(address: str) -> str:
    picture = segno.make(address, error="m")
    return picture.svg_data_uri(border=4, dark="#0B1220", light="#FFFFFF")


def _about(url: str) -> str:
    """What kind of address this is, where that says whether it can be the right one."""
    host = urlsplit(url).hostname or ""
    if host.startswith("169.254."):
        return _("No network gave this machine an address here: this one does not work.")
    if host.startswith(("172.17.", "172.18.")):
        return _("Likely of containers inside this machine: try it last.")
    if host.startswith("192.168.137."):
        return _("This machine's own hotspot, where it is switched on.")
    return ""
