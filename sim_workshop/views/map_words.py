"""The map for everybody who cannot see it: the same in words, and the questions it answers."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from sim_workshop.domain.findings import Gap, Resource
from sim_workshop.domain.graph import (
    boxes_without_resource,
    entries_without_way_out,
    flows_without_number,
    gaps_without_priority,
)
from sim_workshop.domain.map_limits import Limit, limits
from sim_workshop.domain.outline import BoxInWords, InterceptInWords, outline
from sim_workshop.domain.place import Element, Flow
from sim_workshop.domain.workshop import Map
from sim_workshop.views.chips import place_chip
from sim_workshop.views.heads import aside, heading
from sim_workshop.views.map_box import ways_html
from sim_workshop.words import _, ngettext


def alt_text(map_: Map, at: str) -> str:
    """What the picture shows, for whoever hears it instead."""
    where = map_.intercept(at)
    name = f"{map_.name}: {where.name}" if where else map_.name
    resources = map_.at_intercept(at, map_.resources) if at else map_.resources
    gaps = map_.at_intercept(at, map_.gaps) if at else map_.gaps
    have = ngettext("{n} resource", "{n} resources", len(resources)).format(n=len(resources))
    lack = ngettext("{n} gap", "{n} gaps", len(gaps)).format(n=len(gaps))
    said = _("System map of {name}, with {have} and {lack}. The same stands in words below it.")
    return said.format(name=name, have=have, lack=lack)


def show_limits(map_: Map) -> None:
    """What the picture cannot show, in a sentence each."""
    for limit in map_.once(limits):
        aside(_limit_said(limit))


def _limit_said(limit: Limit) -> str:
    if limit.what == "hidden_ends":
        return ngettext(
            "{n} arrow leads to or from a hidden box and is left out.",
            "{n} arrows lead to or from a hidden box and are left out.", limit.many,
        ).format(n=limit.many)  # fmt: skip
    sentences = {
        "no_boxes": _("There are no boxes on this map. Add some under Settings, Places."),
        "one_box": _("There is only one box on this map. Where do people come from and go to?"),
        "no_arrows": _("There are no arrows on this map: it does not say yet how people move."),
        "many_boxes": _("{n} boxes are more than one can read at once. Choose one intercept."),
    }
    return sentences[limit.what].format(n=limit.many)


def show_questions(map_: Map, at: str) -> None:
    """What the graph answers: each question with its count, the list behind it."""
    heading(_("Questions the map answers"))
    _question(_("Gaps no priority takes up"), [
        f"{escape(g.text)} {_chips(map_, g.places)}" for g in map_.once(gaps_without_priority)
        if not at or at in map_.intercepts_of(g)
    ])  # fmt: skip
    _question(_("Boxes with no resource"), [
        _box(map_, e) for e in map_.once(boxes_without_resource) if at in ("", e.intercept)
    ])  # fmt: skip
    _question(_("Places where people enter the justice system, with no way out to care in place"), [
        _box(map_, e) for e in map_.once(entries_without_way_out) if at in ("", e.intercept)
    ])  # fmt: skip
    _question(_("Flows with no number"), [
        _flow(map_, f) for f in map_.once(flows_without_number)
        if at in ("", map_.intercept_of(f.id))
    ])  # fmt: skip


def _question(title: str, lines: Sequence[str]) -> None:
    with st.expander(f"{title}: **{len(lines)}**"):
        if lines:
            st.html(f'<ul class="plain spaced">{"".join(f"<li>{x}</li>" for x in lines)}</ul>')
        else:
            aside(_("None. That is an answer, too."))


def _chips(map_: Map, places: Sequence[str]) -> str:
    return "".join(place_chip(map_, p) for p in places[:4])


def _box(map_: Map, element: Element) -> str:
    return place_chip(map_, element.id)


def _flow(map_: Map, flow: Flow) -> str:
    label = f" ({flow.label})" if flow.label else ""
    return f"{place_chip(map_, flow.id)}{escape(label)}"


def show_in_words(map_: Map, at: str) -> None:
    """A list per intercept: every box with how it stands, what is on it, and the ways on."""
    with st.expander(_("The same in words")):
        for intercept in map_.once(outline):
            if at in ("", intercept.id):
                st.html(_intercept(intercept))


def _intercept(intercept: InterceptInWords) -> str:
    own = _said(intercept.resources, intercept.gaps)
    boxes = "".join(f"<li>{_box_in_words(b)}</li>" for b in intercept.boxes)
    head = f'<h3 class="part">{escape(intercept.heading)}</h3>'
    return f'{head}{own}<ul class="plain spaced">{boxes}</ul>'


def _box_in_words(box: BoxInWords) -> str:
    decides = _("decision point, ") if box.element.decision else ""
    return (
        f"<strong>{escape(box.element.name)}</strong>: {escape(decides)}{escape(_(box.status))}"
        f"{_said(box.resources, box.gaps)}{ways_html(box)}"
    )


def _said(resources: Sequence[Resource], gaps: Sequence[Gap]) -> str:
    resource, gap = _("Resource"), _("Gap")
    have = [f"<li>{resource}: {escape(r.text)}</li>" for r in resources]
    lack = [f"<li>{gap}: {escape(g.text)}</li>" for g in gaps]
    return f'<ul class="plain">{"".join(have + lack)}</ul>' if have or lack else ""
