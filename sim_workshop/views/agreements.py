"""Agreements with where each party stands, overdue reviews and ended ones; and the charter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from html import escape

import streamlit as st

from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.agreeing import stands
from sim_workshop.domain.year.around import charter_of
from sim_workshop.domain.year.engagement import (
    Agreement,
    AgreementType,
    BuyIn,
    BuyInState,
    Charter,
    Rotation,
)
from sim_workshop.views.bars import empty
from sim_workshop.views.chips import chip
from sim_workshop.views.forms import plain
from sim_workshop.views.tables import table
from sim_workshop.words import _, ngettext, say_date

A_YEAR = timedelta(days=365)
FIRST = {"ended": 0, "review": 1, "unsigned": 2, "in_force": 3}


def types() -> dict[AgreementType, str]:
    return {
        "mou": _("Memorandum of understanding"), "data_sharing": _("Data sharing"),
        "protocol": _("Protocol"), "resolution": _("Resolution"), "contract": _("Contract"),
        "other": _("Other"),
    }  # fmt: skip


def buy_in_states() -> dict[BuyInState, str]:
    return {
        "not_asked": _("not asked yet"), "in_talks": _("in talks"), "agreed": _("agreed"),
        "signed": _("signed"), "declined": _("declined"),
    }  # fmt: skip


def rotations() -> dict[Rotation, str]:
    return {
        "none": _("No rotation"), "yearly": _("Every year, between the two systems"),
        "former_agency": _("The former chair’s agency fills the seat"),
    }  # fmt: skip


def agreements_sentence(map_: Map, today: date) -> str:
    """How many, and what is overdue or over."""
    found = [stands(a, today) for a in map_.all(Agreement)]
    if not found:
        return _("No agreement is registered.")
    said = [
        ngettext("{n} agreement", "{n} agreements", len(found)).format(n=len(found)),
        _("{n} in force").format(n=found.count("in_force")),
        _("{n} to be reviewed").format(n=found.count("review")),
        _("{n} ended").format(n=found.count("ended")),
    ]
    return f"{', '.join(said)}."


def show_agreements(map_: Map, today: date, keeps: bool) -> Agreement | None:
    """A card each, what is ended or overdue first; the one to be opened."""
    found = sorted(map_.all(Agreement), key=lambda a: (FIRST[stands(a, today)], a.title.casefold()))
    if not found:
        empty(
            _("No agreement is registered yet."),
            _("Ask: which memoranda, protocols and data agreements are there, until when?"),
        )
    opened = None
    for agreement in found:
        with st.container(key=f"card_{agreement.id}"):
            st.html(_card(agreement, today))
            label = f"**{_('Edit')}** {plain(agreement.title)}"
            if keeps and st.button(label, type="tertiary", key=f"brief_edit_{agreement.id}"):
                opened = agreement
    return opened


def _card(agreement: Agreement, today: date) -> str:
    purpose = f"<p>{escape(agreement.purpose)}</p>" if agreement.purpose else ""
    return (
        f'<div class="stack"><h2 class="part">{escape(agreement.title)}</h2>'
        f'<div class="chips">{"".join(_chips(agreement, today))}</div>{purpose}'
        f"{_parties(agreement)}</div>"
    )


def _parties(agreement: Agreement) -> str:
    if not agreement.parties:
        return f'<p class="who">{escape(_("No party is named yet."))}</p>'
    heads = (_("Party"), _("Stands"), _("Signs"), _("Remark"))
    rows = (_party(party, heads) for party in agreement.parties)
    return table(heads, rows, blocks=True)


def _chips(agreement: Agreement, today: date) -> Iterator[str]:
    how = stands(agreement, today)
    if how == "ended" and agreement.ends:
        yield chip(_("ended {date}").format(date=say_date(agreement.ends)), "refused", "event_busy")
    elif how == "review" and agreement.review:
        said = _("review overdue since {date}").format(date=say_date(agreement.review))
        yield chip(said, "waiting", "schedule")
    elif how == "unsigned":
        yield chip(_("not signed by all"), "waiting", "pending")
    else:
        yield chip(_("in force"), "resource", "check")
    yield chip(types()[agreement.type])
    if agreement.signed:
        yield chip(_("signed {date}").format(date=say_date(agreement.signed)))
    if agreement.review and how != "review":
        yield chip(_("review {date}").format(date=say_date(agreement.review)))
    if agreement.ends and how != "ended":
        yield chip(_("ends {date}").format(date=say_date(agreement.ends)))


def _party(party: BuyIn, heads: tuple[str, ...]) -> str:
    looks = {"signed": ("resource", "check"), "declined": ("refused", "close")}
    look, icon = looks.get(party.state, ("waiting", "pending"))
    stands_now = chip(buy_in_states()[party.state], look, icon)
    cells = (stands_now, escape(party.signer or "–"), escape(party.remark or "–"))
    rest = "".join(
        f'<td data-label="{escape(head)}">{cell}</td>'
        for head, cell in zip(heads[1:], cells, strict=True)
    )
    return f'<tr><th scope="row">{escape(party.party)}</th>{rest}</tr>'


def show_charter(map_: Map, today: date, keeps: bool) -> None:
    """The charter in facts; whose names are shown is for whoever keeps it."""
    charter = charter_of(map_)
    if not charter.purpose:
        empty(
            _("There is no charter yet."),
            _("Begin with the usual one: purpose, required seats, how often, rules."),
        )
        return
    lines = "".join(f"<li>{escape(line)}</li>" for line in _charter_lines(charter, keeps))
    rules = "".join(f"<li>{escape(r)}</li>" for r in charter.rules.splitlines() if r.strip())
    said = (
        f"<h3 class='part'>{escape(_('Rules'))}</h3><ul class='plain'>{rules}</ul>" if rules else ""
    )
    st.html(
        f'<div class="stack"><p class="prompt">{escape(charter.purpose)}</p>'
        f'<div class="chips">{_reviewed(charter, today)}</div>'
        f'<ul class="plain">{lines}</ul>{said}</div>'
    )


def _charter_lines(charter: Charter, keeps: bool) -> Iterator[str]:
    seats = len(charter.seats)
    yield ngettext("{n} required seat", "{n} required seats", seats).format(n=seats)
    every, minutes = charter.meets_every_days, charter.meets_minutes
    yield _("Meets every {days} days for {minutes} minutes").format(days=every, minutes=minutes)
    yield _led(_("Chair"), charter.chair if keeps else "", charter.chair_agency)
    yield _led(_("Co-chair"), charter.co_chair if keeps else "", charter.co_chair_agency)
    if keeps and charter.successor:
        yield _led(_("Successor"), charter.successor, "")
    if charter.rotation != "none":
        yield rotations()[charter.rotation]
    if charter.drift:
        yield _("Beside its purpose: {what}").format(what=charter.drift)


def _led(post: str, name: str, agency: str) -> str:
    return f"{post}: {', '.join(x for x in (name, agency) if x) or _('nobody yet')}"


def _reviewed(charter: Charter, today: date) -> str:
    last = charter.reviewed_on or charter.agreed_on
    if last is None:
        return chip(_("not agreed yet"), "waiting", "pending")
    if last + A_YEAR < today:
        said = _("review overdue: last looked at {date}").format(date=say_date(last))
        return chip(said, "waiting", "schedule")
    return chip(_("last looked at {date}").format(date=say_date(last)), "resource", "check")


def ask_review(charter: Charter) -> dict[str, str] | None:
    """The yearly look: what the committee does beside its purpose, and that this is meant."""
    spot = st.popover(_("Review the charter"), icon=":material/event_available:")
    with spot, st.form("charter_review", border=False):
        drift = st.text_area(
            _("What the committee does beside its purpose, and whether that is meant"),
            charter.drift, height=80,
        )  # fmt: skip
        sent = st.form_submit_button(_("We looked at it today"), type="primary")
    return {"drift": drift} if sent else None
