"""The service directory: a page for each service and an index, to put on any web server as they
are. After the web map of Harris County, Texas, which gives each service a page of its own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextvars import copy_context
from dataclasses import dataclass
from datetime import datetime

from sim_workshop.domain.finality import is_final
from sim_workshop.domain.findings import Resource
from sim_workshop.domain.place import CROSS
from sim_workshop.domain.privacy import Released
from sim_workshop.domain.text import shortened
from sim_workshop.exchange import web_pages
from sim_workshop.exchange.report import words
from sim_workshop.exchange.report.cover import practice
from sim_workshop.exchange.report.facts import Facts, not_parked
from sim_workshop.exchange.report.signs import quoted, status_words
from sim_workshop.exchange.slugs import slug
from sim_workshop.exchange.spoken import in_report_language
from sim_workshop.words import _, ngettext

LONGEST_NAME = 90
NOT_SERVICES = frozenset({"absent", "unknown"})
"""What nobody offers, or nobody knows of, is no service people could be sent to."""
NO_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Service:
    """One service as its page tells of it."""

    file: str
    name: str
    text: str
    who: str
    state: str
    said: str
    """Its status in the source's own words."""
    facts: tuple[tuple[str, str], ...]
    missing: str
    source: str


def write(released: Released, *, made_at: datetime, version: str) -> bytes:
    """A zip: index.html, and services/NAME.html for each. The same bytes for the same record."""
    facts = Facts(released, made_at, version, draft=not is_final(released.map))
    return copy_context().run(_written, facts)


def _written(facts: Facts) -> bytes:
    in_report_language(facts.map)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, text in _pages(facts):
            folder.writestr(zipfile.ZipInfo(name, NO_TIME), text.encode("utf-8"))
    return out.getvalue()


def services(facts: Facts) -> tuple[Resource, ...]:
    """Resources people can be sent to: in operation, or planned and said so."""
    return tuple(r for r in not_parked(facts.map.resources) if r.status not in NOT_SERVICES)


def _pages(facts: Facts) -> Iterator[tuple[str, str]]:
    told = {r.id: _service(facts, r) for r in services(facts)}
    common = {
        "community": words.community_name(facts.map), "made": _made(facts), "caution": _caution(),
        "practice": practice() if facts.map.workshop.practice else "",
    }  # fmt: skip
    yield (
        "index.html",
        web_pages.page("services.html", parts=_parts(facts, told), lead=_lead(len(told)), **common),
    )
    for service in told.values():
        page = web_pages.page("service.html", service=service, **common)
        yield f"services/{service.file}", page


def _lead(many: int) -> str:
    if not many:
        return _("The record names no services yet.")
    said = ngettext(
        "{n} service, listed by where in the system it meets people.",
        "{n} services, listed by where in the system they meet people.", many,
    )  # fmt: skip
    return said.format(n=many)


def _made(facts: Facts) -> str:
    on = words.day_of(facts.made_at, facts.map.workshop.time_zone)
    return _("As the county's workshop recorded it, {state}, {day}.").format(
        state=facts.state, day=on
    )


def _caution() -> str:
    return _(
        "Hours and rules change: ask the service before you rely on them. In an emergency call "
        "911; for a crisis of mental health or substance use call or text 988."
    )


def _parts(facts: Facts, told: dict[str, Service]) -> list[dict[str, object]]:
    """By intercept, each service where it is filed; what spans them last."""
    homes = {r.id: facts.homes(r)[0] for r in services(facts)}
    places = [(i.id, f"{i.token} {i.name}", i.scope) for i in facts.intercepts]
    places.append((CROSS, _("Across intercepts"), ""))
    parts: list[dict[str, object]] = [
        {"title": title, "scope": scope, "services": [told[r] for r in told if homes[r] == place]}
        for place, title, scope in places
    ]
    return [part for part in parts if part["services"]]


def _service(facts: Facts, resource: Resource) -> Service:
    known, missing = _known(facts, resource)
    name = shortened(resource.text, LONGEST_NAME)
    said = "; ".join(quoted(w) for w in resource.status_as_written)
    return Service(
        file=f"{slug(name)}-{slug(resource.id)}.html", name=name, text=resource.text,
        who=resource.operator, state=_state(resource), said=said, facts=known, missing=missing,
        source=resource.source,
    )  # fmt: skip


def _state(resource: Resource) -> str:
    return status_words(resource.status) if resource.status else ""


def _known(facts: Facts, resource: Resource) -> tuple[tuple[tuple[str, str], ...], str]:
    """What is recorded, and in one sentence what is not."""
    asked = (
        (_("Who runs it"), resource.operator), (_("Hours"), resource.hours),
        (_("Area served"), resource.area_served), (_("Who can use it"), resource.eligibility),
    )  # fmt: skip
    beside = (
        (_("Who cannot"), resource.excludes), (_("For whom"), resource.population),
        (_("Counties"), words.listing(resource.areas) if resource.areas else ""),
        (_("On the map at"), "; ".join(_places(facts, resource))),
    )  # fmt: skip
    known = tuple((name, text) for name, text in (*asked, *beside) if text)
    open_ = [name for name, text in asked if not text]
    said = _("Not recorded yet: {what}.").format(what=words.listing(n.lower() for n in open_))
    return known, said if open_ else ""


def _places(facts: Facts, resource: Resource) -> list[str]:
    return list(dict.fromkeys(facts.map.place_name(p) for p in resource.places if p != CROSS))
