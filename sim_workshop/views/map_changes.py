"""What changed on the map since a moment, and what the field expects that nobody named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from html import escape
from zoneinfo import ZoneInfo

import streamlit as st

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.expected import Offer
from sim_workshop.domain.figures import name_of
from sim_workshop.domain.record import Record
from sim_workshop.domain.text import shortened
from sim_workshop.domain.workshop import Map, PlaceEdit
from sim_workshop.views.bars import empty
from sim_workshop.views.chips import chip, place_chip
from sim_workshop.views.heads import aside, heading
from sim_workshop.words import _, later

LONGEST = 160
KIND_LOOK = {"resource": "resource", "gap": "gap", "opportunity": "opportunity",
             "strength": "strength", "parking": "parking"}  # fmt: skip
WHY = {
    "absent": later("every service named here is marked as not available"),
    "nothing_named": later("the map has an arrow to it, and nobody named one"),
    "practice": later("rated on the checklist as neither in place nor planned"),
}


def choose_moment(map_: Map, now: datetime) -> datetime:
    """Since when: an hour, today, a week, or a day somebody picks."""
    labels = {"hour": _("The last hour"), "today": _("Today"), "week": _("The last week"),
              "day": _("Since a day")}  # fmt: skip
    here = now.astimezone(ZoneInfo(map_.workshop.time_zone))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.segmented_control(
            _("What changed"), list(labels), default="today", required=True, key="since",
            format_func=labels.__getitem__, width="content",
        )  # fmt: skip
        if chosen == "day":
            first = map_.workshop.starts or here.date()
            day = st.date_input(_("Since the start of"), min(first, here.date()), width=200)
            return datetime(day.year, day.month, day.day, tzinfo=here.tzinfo)
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
    spans = {"hour": now - timedelta(hours=1), "today": midnight, "week": now - timedelta(days=7)}
    return spans.get(str(chosen), midnight)


def show_since(
    map_: Map,
    added: Sequence[Record],
    changed: Sequence[tuple[Record, Record]],
    gone: Sequence[Record],
) -> None:
    """Three lists in words; each line says what it is and where it stands."""
    if not (added or changed or gone):
        empty(_("Nothing changed since then."), _("Choose an earlier moment."))
    lists: tuple[tuple[str, Sequence[Record], Callable[[Record], str]], ...] = (
        (_("New"), added, _nothing),
        (_("Changed"), [after for _before, after in changed], _was(map_, changed)),
        (_("Gone"), gone, _nothing),
    )
    for title, records, more in lists:
        if records:
            heading(f"{title}: {len(records)}")
            lines = "".join(f"<li>{_line(map_, r)}{more(r)}</li>" for r in records)
            st.html(f'<ul class="plain spaced">{lines}</ul>')


def _nothing(_record: Record) -> str:
    return ""


def _was(map_: Map, changed: Sequence[tuple[Record, Record]]) -> Callable[[Record], str]:
    before = {after.id: said_of(map_, then) for then, after in changed}

    def was(record: Record) -> str:
        then = before.get(record.id, "")
        if not then or then == said_of(map_, record):
            return ""
        said = _("before: {text}").format(text=shortened(then, LONGEST))
        return f' <span class="who">{escape(said)}</span>'

    return was


def said_of(map_: Map, record: Record) -> str:
    """The words by which the room knows it."""
    if isinstance(record, PlaceEdit):
        place = record.element or record.intercept
        if place is not None:
            return place.name
        return record.flow.label if record.flow else ""
    name = name_of(map_, record) if isinstance(record, DataPoint) else getattr(record, "name", "")
    return str(getattr(record, "text", "") or f"{name} {getattr(record, 'value', '')}".strip())


def _line(map_: Map, record: Record) -> str:
    look = chip(_(record.label), KIND_LOOK.get(record.kind, ""))
    places = [*getattr(record, "places", ()), *getattr(record, "about", ())][:2]
    where = "".join(place_chip(map_, p) for p in places)
    return f"{look} {escape(shortened(said_of(map_, record), LONGEST))} {where}"


def show_offers(map_: Map, offers: Sequence[Offer]) -> Offer | None:
    """Candidate gaps; the one somebody adds. Nothing is added unasked."""
    with st.expander(
        _("What the field expects and nobody has named: **{n}**").format(n=len(offers))
    ):
        aside(_("A suggestion for the room to look at, not a finding."))
        for offer in offers:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.html(
                    f"{place_chip(map_, offer.place)} {escape(offer.text)} "
                    f'<span class="who">({escape(_(WHY[offer.why]))})</span>'
                )
                if st.button(_("Add as a gap"), key=f"offer_{offer.id}"):
                    return offer
    return None
