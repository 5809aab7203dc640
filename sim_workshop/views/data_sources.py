"""The register of data sources, and core measures for which there is no local number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

import streamlit as st

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.value_words import unit_words, value_words
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.agreeing import stands
from sim_workshop.domain.year.assessment import DataSource
from sim_workshop.domain.year.engagement import Agreement
from sim_workshop.domain.year.missing import Missing
from sim_workshop.views.bars import empty
from sim_workshop.views.chips import chip
from sim_workshop.views.forms import hint, is_held, names_nobody, plain
from sim_workshop.views.number_words import not_local
from sim_workshop.views.tables import table, tile
from sim_workshop.views.workgroup_form import YearFilled, agencies_known, removed
from sim_workshop.words import _, ngettext


def sources_sentence(map_: Map) -> str:
    found = map_.all(DataSource)
    open_ = sum(1 for s in found if not s.releases)
    many = ngettext("{n} data source", "{n} data sources", len(found)).format(n=len(found))
    if not open_:
        return f"{many}." if found else _("No data source is registered.")
    bare = ngettext("{n} without anybody who may release counts",
                    "{n} without anybody who may release counts", open_)  # fmt: skip
    return f"{many}, {bare.format(n=open_)}."


def show_sources(map_: Map, today: date, keeps: bool) -> DataSource | None:
    """One line each; the one to be opened."""
    found = sorted(map_.all(DataSource), key=lambda s: s.name.casefold())
    if not found:
        empty(
            _("No data source is registered yet."),
            _("Ask: who keeps jail, court, 911 and treatment data, and who may release counts?"),
        )
    opened = None
    for source in found:
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_{source.id}"):
            st.html(_line(map_, source, today), width="stretch")
            label = f"**{_('Edit')}** {plain(source.name)}"
            if keeps and st.button(label, type="tertiary", key=f"brief_edit_{source.id}"):
                opened = source
    return opened


def _line(map_: Map, source: DataSource, today: date) -> str:
    since = _("since {when}").format(when=source.since) if source.since else ""
    facts = "".join(f"<span>{escape(x)}</span>" for x in (source.holder, source.holds, since) if x)
    if source.releases:
        chips = chip(_("counts released by {who}").format(who=source.releases), "resource", "check")
    else:
        chips = chip(_("nobody may release counts yet"), "waiting", "pending")
    if source.terms:
        chips += chip(source.terms)
    if source.links_with:
        chips += chip(_("links with {what}").format(what=source.links_with))
    chips += _allowed(map_, source, today)
    return (
        f'<p class="name">{escape(source.name)}</p><p class="who">{facts}</p>'
        f'<div class="chips">{chips}</div>'
    )


def _allowed(map_: Map, source: DataSource, today: date) -> str:
    """The agreement that allows it, and whether it still does."""
    if not source.agreement:
        return ""
    agreement = map_.get(source.agreement)
    if not isinstance(agreement, Agreement) or agreement.removed:
        return chip(_("its agreement is no longer registered"), "waiting", "link_off")
    if stands(agreement, today) == "ended":
        said = _("its agreement “{title}” ended").format(title=agreement.title)
        return chip(said, "refused", "event_busy")
    return chip(_("under “{title}”").format(title=agreement.title), "", "handshake")


def show_source_form(map_: Map, source: DataSource | None) -> YearFilled | None:
    known = source or DataSource(id="", name="")
    key = f"data_source_{known.id}_{map_.revision}"
    holders = agencies_known(map_, known.holder)
    agreements = {a.id: a.title for a in map_.all(Agreement)}
    with st.form(key, border=False):
        name = st.text_input(_("Name of the data source"), known.name,
                             placeholder=_("For example: jail management system"))  # fmt: skip
        holder = st.selectbox(
            _("Who keeps it"), holders, holders.index(known.holder) if known.holder else None,
            accept_new_options=True, placeholder=_("Choose, or write another"),
        )  # fmt: skip
        holds = st.text_input(_("What it holds"), known.holds)
        since = st.text_input(_("Since when"), known.since)
        releases = st.text_input(_("Who may release counts"), known.releases,
                                 placeholder=_("A post, for example: records manager"))  # fmt: skip
        terms = st.text_input(_("Under which terms and in what form"), known.terms)
        links = st.text_input(_("With which other data it can be linked"), known.links_with)
        agreement = st.selectbox(
            _("Agreement that allows it"), list(agreements),
            list(agreements).index(known.agreement) if known.agreement in agreements else None,
            format_func=agreements.__getitem__, placeholder=_("None"),
        )  # fmt: skip
        hint(_("Where data are, not what is in them: no record of a person is kept here."))
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Save the data source"), type="primary")
    if sent and not is_held(key, (name, holds, terms, links), stated, spot):
        return YearFilled({
            "name": name, "holder": holder or "", "holds": holds, "since": since,
            "releases": releases, "terms": terms, "links_with": links,
            "agreement": agreement or "", "names_nobody": stated,
        })  # fmt: skip
    return removed(known.id, _("Take it off the register"))


def show_missing(found: Sequence[Missing]) -> None:
    """Each core measure without a local number; what stands there instead is never local."""
    if not found:
        st.html(tile(f"<p>{escape(_('Every core measure has a local number.'))}</p>"))
        return
    away = [m for m in found if m.elsewhere]
    if away:
        heads = (_("Measure"), _("Until there is a local number"))
        st.html(tile(table(heads, (_measure(m) for m in away))))
    if bare := [m for m in found if not m.elsewhere]:
        many = ngettext("{n} core measure has no number at all",
                        "{n} core measures have no number at all", len(bare))  # fmt: skip
        names = "".join(f"<li>{escape(m.measure.name)}</li>" for m in bare)
        st.html(
            f'<details class="more"><summary>{escape(many.format(n=len(bare)))}</summary>'
            f'<ul class="plain">{names}</ul></details>'
        )


def _measure(missing: Missing) -> str:
    figures = "".join(_figure(p) for p in missing.elsewhere)
    return f'<tr><th scope="row">{escape(missing.measure.name)}</th><td>{figures}</td></tr>'


def _figure(point: DataPoint) -> str:
    said = " ".join(x for x in (value_words(point), unit_words(point)) if x)
    where = ", ".join(x for x in (point.population, point.period, point.source) if x)
    return f"<div>{escape(said)} {not_local()}<small>{escape(where)}</small></div>"
