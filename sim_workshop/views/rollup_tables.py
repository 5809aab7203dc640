"""Several counties in tables: top tens, who shares the same gap, practices, what changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

import streamlit as st

from sim_workshop.domain.place import Pack
from sim_workshop.domain.rollup import Remapped, RollUp, Shared, rated
from sim_workshop.views.bars import empty
from sim_workshop.views.heads import aside, heading
from sim_workshop.views.tables import scrolling, table
from sim_workshop.words import _, ngettext, say_number

MOST_NAMED = 6


def counties_said(count: int) -> str:
    return ngettext("{n} county", "{n} counties", count).format(n=say_number(count))


def show_shared(pack: Pack, found: Sequence[Shared], names: Mapping[str, str], title: str) -> None:
    """A top ten: what, in how many counties, and which."""
    heading(title)
    if not found:
        empty(_("Nothing to count yet."), _("Give the gaps their type: then they can be compared."))
        return
    heads = (_("What"), _("Counties"), _("Entries"), _("Where"))
    rows = (_shared_row(pack, each, names) for each in found)
    st.html(table(heads, rows, (1, 2), blocks=True))


def _shared_row(pack: Pack, each: Shared, names: Mapping[str, str]) -> str:
    codes = each.counties[:MOST_NAMED]
    where = ", ".join(dict.fromkeys(names[c] for c in codes))
    more = len(each.counties) - len(codes)
    more_said = _(" and {n} more").format(n=more) if more else ""
    return (
        f'<tr><th scope="row">{escape(said_of(pack, each.key))}</th>'
        f'<td class="n" data-label="{escape(_("Counties"))}">{len(each.counties)}</td>'
        f'<td class="n" data-label="{escape(_("Entries"))}">{each.entries}</td>'
        f"<td>{escape(where + more_said)}</td></tr>"
    )


def said_of(pack: Pack, key: tuple[str, ...]) -> str:
    """A kind of gap and where, in words."""
    kind = _(pack.vocabulary.label("gap_types", key[0])) if key[0] else _("type not said")
    return f"{place_said(pack, key[1])}: {kind}" if len(key) > 1 else kind


def place_said(pack: Pack, place: str) -> str:
    """A place of the pack; one that a county added by itself has no name elsewhere."""
    found = pack.element(place) or pack.intercept(place)
    flow = pack.flow(place)
    if found is None and flow is not None:
        ends = (pack.element(flow.start), pack.element(flow.end))
        return " → ".join(e.short_name or e.name for e in ends if e)
    return found.name if found else _("a place of its own")


def show_chosen(found: RollUp) -> None:
    """What each county took to its plan, in its own words."""
    heading(_("What each county chose"))
    chosen = found.chosen()
    if not chosen:
        empty(_("No county has taken a priority to its plan."),
              _("They appear here as soon as one does."))  # fmt: skip
        return
    rows = (
        f'<tr><th scope="row">{escape(county.name)}</th><td>'
        f"<ol>{''.join(f'<li>{escape(p.title)}</li>' for p in priorities)}</ol></td></tr>"
        for county, priorities in chosen
    )
    st.html(table((_("County"), _("Priorities")), rows, blocks=True))


def show_types(pack: Pack, found: RollUp) -> None:
    """Gaps by type and intercept, over all counties."""
    counts = found.by_type_and_intercept()
    known = {t.id: _(t.label) for t in pack.vocabulary.gap_types} | {"": _("Type not said")}
    kinds = [k for k in known if any(k == kind for _i, kind in counts)]
    title = _("Gaps by type and intercept")
    heading(title)
    heads = [_("Type of gap"), *(i.token for i in pack.intercepts)]
    rows = (
        f'<tr><th scope="row">{escape(known[kind])}</th>'
        + "".join(_count(counts.get((i.id, kind), 0), i.name) for i in pack.intercepts)
        + "</tr>"
        for kind in kinds
    )
    st.html(scrolling(table(heads, rows, range(1, len(heads)), blocks=True), title))


def _count(count: int, label: str) -> str:
    return f'<td class="n" data-label="{escape(label)}">{count or "–"}</td>'


def show_practices(pack: Pack, found: RollUp) -> None:
    """In how many counties each practice of the checklist is in place."""
    order = [r.id for r in pack.vocabulary.checklist_rating]
    rows = rated(found.ratings, [p.id for p in pack.practices], order)
    heading(_("Practices"))
    if not rows:
        empty(_("No practice has been rated."), _("The checklist stands on each intercept's page."))
        return
    labels = [_(r.label) for r in pack.vocabulary.checklist_rating]
    numbers = range(1, len(labels) + 1)
    told = table([_("Practice"), *labels], _practice_rows(pack, rows, labels), numbers, blocks=True)
    st.html(scrolling(told, _("Practices")))


def _practice_rows(
    pack: Pack, rows: Iterable[tuple[str, list[int]]], labels: Sequence[str]
) -> Iterable[str]:
    for id_, counts in rows:
        practice = pack.practice(id_)
        cells = "".join(_count(n, label) for n, label in zip(counts, labels, strict=True))
        said = escape(practice.text if practice else id_)
        yield f'<tr><th scope="row">{said}</th>{cells}</tr>'


def show_remapped(pack: Pack, found: Sequence[Remapped]) -> None:
    """Counties mapped before: what is new, what is still there, what has gone."""
    heading(_("Since the last mapping of the same county"))
    if not found:
        aside(_("No county here has been mapped twice."))
    for each in found:
        title = _("{county}: {before} to {now}").format(
            county=each.now.name, before=each.before.on, now=each.now.on
        )
        with st.expander(title):
            parts = ((_("New"), each.new), (_("Still there"), each.still), (_("Gone"), each.gone))
            for name, keys in parts:
                lines = "".join(f"<li>{escape(said_of(pack, k))}</li>" for k in sorted(keys))
                st.html(f'<h3 class="part">{escape(name)}: {len(keys)}</h3>'
                        f'<ul class="plain">{lines}</ul>')  # fmt: skip
