"""Other readings of the map, as tables everybody can read: capacity, agencies, heat, ways out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

import streamlit as st

from sim_workshop.domain.findings import Entry, Resource
from sim_workshop.domain.map_tables import Heat, Lane, Row, without_operator
from sim_workshop.domain.tokens import colour_of, token_of
from sim_workshop.domain.ways_out import DecisionPoint, WayOut
from sim_workshop.domain.workshop import Map
from sim_workshop.views.bars import empty, note
from sim_workshop.views.chips import chip, place_chip
from sim_workshop.views.heads import heading
from sim_workshop.views.tables import scrolling, table
from sim_workshop.words import _, ngettext

NOBODY = ""


def show_capacity(map_: Map, tables: Mapping[str, Sequence[Resource]]) -> None:
    """Enough, too little, absent: side by side, as Whatcom County showed its services."""
    names = {
        "enough": (_("Enough"), _("In place, and enough of it")),
        "too_little": (_("Too little capacity"), _("In place, and not enough of it")),
        "absent": (_("Not available"), _("Absent, or only planned")),
    }
    columns = "".join(
        f'<section class="tile">{_capacity_head(name, len(tables[key]), what)}'
        f"{_services(map_, tables[key])}</section>"
        for key, (name, what) in names.items()
    )
    st.html(f'<div class="figures">{columns}</div>')
    _show_not_said(map_, tables["not_said"])


def _show_not_said(map_: Map, resources: Sequence[Resource]) -> None:
    """Beneath the three and across: mostly the longest list, and the question still to ask."""
    if resources:
        what = _("In place as far as anybody said, or nobody knows. Ask: is there enough of it?")
        head = _capacity_head(_("Capacity not said"), len(resources), what)
        services = _services(map_, resources, "across")
        st.html(f'<div class="figures"><section class="tile">{head}{services}</section></div>')


def _capacity_head(name: str, count: int, what: str) -> str:
    return (
        f'<h2 class="part">{escape(name)} <span class="number">{count}</span></h2>'
        f'<p class="help">{escape(what)}</p>'
    )


def _services(map_: Map, resources: Iterable[Resource], how: str = "") -> str:
    lines = "".join(
        f"<li>{escape(r.text)} {''.join(place_chip(map_, p) for p in r.places[:1])}</li>"
        for r in resources
    )
    if not lines:
        return f"<p>{escape(_('None.'))}</p>"
    return f'<ul class="{f"plain spaced {how}".strip()}">{lines}</ul>'


def show_lanes(map_: Map, lanes: Sequence[Lane]) -> None:
    """One row an agency, in it its services with the intercept of each."""
    if not lanes:
        empty(_("No service has been named yet."), _("Ask: what is there, and who runs it?"))
        return
    if unsaid := without_operator(map_):
        note(_nobody_said(unsaid, len(map_.resources)))
    heads = (_("Who runs it"), _("What there is"))
    st.html(table(heads, (_lane(map_, lane, heads[1]) for lane in lanes), blocks=True))


def _nobody_said(unsaid: int, of: int) -> str:
    said = ngettext(
        "Of {of} services, {n} does not say who runs it. It stands with the agency its own words "
        "name first, or under “Nobody named”. Write it on the card of the service.",
        "Of {of} services, {n} do not say who runs them. Each stands with the agency its own words "
        "name first, or under “Nobody named”. Write it on the card of the service.",
        unsaid,
    )
    return said.format(n=unsaid, of=of)


def _lane(map_: Map, lane: Lane, head: str) -> str:
    lines = "".join(
        f"<li>{place_chip(map_, i.id)} {escape(r.text)}</li>"
        for i in map_.intercepts
        for r in lane.cells.get(i.id, ())
    )
    name = lane.agency or _("Nobody named")
    return (
        f'<tr><th scope="row">{escape(name)}</th>'
        f'<td data-label="{escape(head)}"><ul class="plain spaced">{lines}</ul></td></tr>'
    )


def show_now_and_new(map_: Map, rows: Sequence[Row]) -> None:
    """By intercept what there is, beside what the room would add or enlarge."""
    if not rows:
        empty(_("No service and no idea has been named yet."), _("Ask: what is there already?"))
        return
    heads = (_("Intercept"), _("What there is"), _("New or larger"))
    st.html(table(heads, (_new_row(map_, row, heads) for row in rows), blocks=True))


def _new_row(map_: Map, row: Row, heads: Sequence[str]) -> str:
    cells = "".join(
        f'<td data-label="{escape(head)}">{_texts(entries)}</td>'
        for head, entries in zip(heads[1:], (row.now, row.new), strict=True)
    )
    return f'<tr><th scope="row">{place_chip(map_, row.intercept.id)}</th>{cells}</tr>'


def _texts(entries: Iterable[Entry]) -> str:
    lines = "".join(f"<li>{escape(e.text)}</li>" for e in entries)
    return f'<ul class="plain">{lines}</ul>' if lines else "–"


def show_heat(map_: Map, found: Heat, boxes: Sequence[tuple[str, int]]) -> None:
    """How many gaps where: the number in every cell, the tint for the eye."""
    if not found.types:
        empty(_("No gap has been named yet."), _("Ask: where do people get stuck, and when?"))
        return
    vocabulary = map_.pack.vocabulary
    names = [_(vocabulary.label("gap_types", t)) if t else _("No type yet") for t in found.types]
    rows = (_heat_row(map_, i.id, i.name, found, names) for i in map_.intercepts)
    numbers = range(1, len(names) + 1)
    told = table([_("Intercept"), *names], rows, numbers, blocks=True)
    st.html(scrolling(told, _("Where gaps are")))
    heading(_("Boxes and arrows with most gaps"))
    lines = "".join(f"<li>{place_chip(map_, place)} {_gaps(count)}</li>" for place, count in boxes)
    st.html(f'<ul class="plain spaced">{lines}</ul>')


def _gaps(count: int) -> str:
    return escape(ngettext("{n} gap", "{n} gaps", count).format(n=count))


def _heat_row(map_: Map, intercept: str, name: str, found: Heat, names: Sequence[str]) -> str:
    cells = []
    for type_, said in zip(found.types, names, strict=True):
        count = found.counts.get((intercept, type_), 0)
        tint = round(4 * count / found.most) if count else 0
        cells.append(
            f'<td class="n heat{max(tint, 1) if count else 0}" data-label="{escape(said)}">'
            f"{count or '–'}</td>"
        )
    token = (
        f'<span class="token i{escape(colour_of(map_, intercept))}">'
        f"{escape(token_of(map_, intercept))}</span>"
    )
    return f'<tr><th scope="row">{token} {escape(name)}</th>{"".join(cells)}</tr>'


def show_ways_out(map_: Map, points: Sequence[DecisionPoint]) -> None:
    """For each point where somebody decides: the ways to care there are, and those missing."""
    heads = (_("Where somebody decides"), _("Ways to care that exist"), _("Ways that are gaps"))
    st.html(table(heads, (_point(map_, p) for p in points), blocks=True))


def _point(map_: Map, point: DecisionPoint) -> str:
    none = chip(_("none"), "gap")
    exist = "".join(f"<li>{escape(_way(w))}</li>" for w in point.open)
    gaps = "".join(f"<li>{escape(_way(w))}{_missing(w)}</li>" for w in point.gaps)
    return (
        f'<tr><th scope="row">{place_chip(map_, point.element.id)}</th>'
        f'<td data-label="{escape(_("Ways to care that exist"))}">'
        f"{f'<ul class=plain>{exist}</ul>' if exist else none}</td>"
        f'<td data-label="{escape(_("Ways that are gaps"))}">'
        f"{f'<ul class=plain>{gaps}</ul>' if gaps else escape(_('None.'))}</td></tr>"
    )


def _way(way: WayOut) -> str:
    through = [e.short_name or e.name for e in way.through]
    return " → ".join([*through, _("care")]) if through else way.flow.label or _("care")


def _missing(way: WayOut) -> str:
    names = ", ".join(e.short_name or e.name for e in way.missing)
    return f' <span class="who">{escape(_("no resource: {names}").format(names=names))}</span>'
