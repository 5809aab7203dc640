"""Workgroups as cards: what each is for, who leads it, whether both systems sit in it; below them
the grants they live on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Literal

import streamlit as st

from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.systems import Sides, sides_of
from sim_workshop.domain.year.workgroups import (
    at_work,
    chair_has_left,
    leads_today,
    open_steps,
    report_backs,
    steps_of,
)
from sim_workshop.domain.year.working import Funding, Workgroup
from sim_workshop.views.bars import empty
from sim_workshop.views.chips import chip
from sim_workshop.views.forms import plain
from sim_workshop.views.report_back import report_words
from sim_workshop.views.workgroup_form import modes
from sim_workshop.words import _, ngettext, say_date

Verb = Literal["report", "link", "unlink", "edit", "close", "reopen"]


@dataclass(frozen=True)
class GroupAsked:
    """What is wanted of one workgroup."""

    verb: Verb
    group: Workgroup


def workgroups_sentence(map_: Map) -> str:
    groups = at_work(map_)
    one_sided = sum(1 for g in groups if sides_of(map_, g).only)
    said = ngettext("{n} workgroup at work", "{n} workgroups at work", len(groups))
    if not one_sided:
        return f"{said.format(n=len(groups))}."
    warned = ngettext("{n} of one system only", "{n} of one system only", one_sided)
    return f"{said.format(n=len(groups))}, {warned.format(n=one_sided)}."


def show_workgroups(map_: Map, today: date, keeps: bool, reports: frozenset[str]) -> (
    GroupAsked | None
):  # fmt: skip
    """One card each, closed ones last. `reports`: for which this person may report back."""
    groups = sorted(map_.all(Workgroup), key=lambda g: g.closed_on is not None)
    if not groups:
        empty(_("There is no workgroup yet."),
              _("Ask: who of both systems takes on which priority, and who leads?"))  # fmt: skip
    asked = None
    for group in groups:
        with st.container(key=f"card_{group.id}"):
            st.html(_card(map_, group, today))
            asked = _buttons(group, keeps, group.id in reports) or asked
    return asked


def _card(map_: Map, group: Workgroup, today: date) -> str:
    chips = "".join(_chips(map_, group))
    purpose = f"<p>{escape(group.purpose)}</p>" if group.purpose else ""
    people = "".join(f"<li>{line}</li>" for line in _people(map_, group, today))
    return (
        f'<div class="planhead"><h2>{escape(group.name)}</h2></div>{purpose}'
        f'<div class="chips">{chips}</div><ul class="plain">{people}</ul>'
        f"{_reported(map_, group)}"
    )


def _reported(map_: Map, group: Workgroup) -> str:
    """What it said the last time, folded up."""
    newest = next(iter(report_backs(map_, group)), None)
    if newest is None:
        return ""
    said = [(label, getattr(newest, name)) for name, label in report_words().items()]
    lines = "".join(
        f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in said if text
    )
    head = escape(_("Last report-back"))
    return f'<details class="more"><summary>{head}</summary><dl class="said">{lines}</dl></details>'


def _chips(map_: Map, group: Workgroup) -> Iterator[str]:
    if group.closed_on:
        yield chip(_("closed {date}").format(date=say_date(group.closed_on)), "parking", "check")
        return
    yield chip(modes()[group.mode])
    if warning := system_warning(sides_of(map_, group)):
        yield chip(warning, "waiting", "warning")
    left, every = len(open_steps(map_, group)), len(steps_of(map_, group))
    yield chip(_("{open} of {all} steps open").format(open=left, all=every))
    newest = next(iter(report_backs(map_, group)), None)
    if newest and newest.on:
        yield chip(_("reported back {date}").format(date=say_date(newest.on)), "resource", "check")
    else:
        yield chip(_("never reported back"), "waiting", "schedule")
    if group.grant:
        yield chip(_("a link is out"), "", "link")


def system_warning(sides: Sides) -> str:
    """That one system is missing; empty where both sit in it or nobody's sector is known."""
    return {
        "justice": _("all from justice, nobody from behavioral health"),
        "behavioral_health": _("all from behavioral health, nobody from justice"),
        "": "",
    }[sides.only]


def _people(map_: Map, group: Workgroup, today: date) -> Iterator[str]:
    chair = _named(group.chair, group.chair_agency) or _("nobody yet")
    yield f"{_('Chair')}: {escape(chair)}{escape(_left(group, today))}"
    co_chair = _named(group.co_chair, group.co_chair_agency) or _("nobody yet")
    yield f"{_('Co-chair')}: {escape(co_chair)}"
    many = ngettext("{n} member", "{n} members", len(group.members)).format(n=len(group.members))
    yield escape("; ".join(x for x in (many, _sides_said(sides_of(map_, group))) if x))


def _sides_said(sides: Sides) -> str:
    """ "with the chairs 2 of justice, 1 whose sector is not stated"; nothing of what is none."""
    counted = (
        (sides.justice, _("{n} of justice")),
        (sides.behavioral_health, _("{n} of behavioral health")),
        (sides.neither, _("{n} of neither justice nor behavioral health")),
        (sides.unknown, _("{n} whose sector is not stated")),
    )
    said = ", ".join(form.format(n=n) for n, form in counted if n)
    return _("with the chairs {people}").format(people=said) if said else ""


def _named(name: str, agency: str) -> str:
    return ", ".join(x for x in (name, agency) if x)


def _left(group: Workgroup, today: date) -> str:
    """A chair who has left stays written down, with who leads now."""
    if group.chair_until is None:
        return ""
    when = say_date(group.chair_until)
    if not chair_has_left(group, today):
        return " (" + _("leaves {date}").format(date=when) + ")"
    now = leads_today(group, today)
    led = _("{name} leads now").format(name=now) if now else _("nobody leads it now")
    return f" ({_('left {date}').format(date=when)}; {led})"


def _buttons(group: Workgroup, keeps: bool, reports: bool) -> GroupAsked | None:
    """What can be done with it, each naming the group for whoever hears the page."""
    verbs: list[tuple[Verb, str]] = []
    if reports and not group.closed_on:
        verbs.append(("report", _("Report back")))
    if keeps and group.closed_on:
        verbs.append(("reopen", _("Open it again")))
    elif keeps:
        verbs.append(("link", _("Renew the link") if group.grant else _("Make the link")))
        verbs += [("unlink", _("Withdraw the link"))] if group.grant else []
        verbs += [("edit", _("Edit")), ("close", _("Close it"))]
    asked = None
    with st.container(horizontal=True, key=f"group_buttons_{group.id}"):
        for verb, label in verbs:
            look: Literal["secondary", "tertiary"] = (
                "secondary" if verb in ("report", "link") else "tertiary"
            )
            named = f"**{label}** {plain(group.name)}"
            if st.button(named, key=f"brief_{verb}_{group.id}", type=look):
                asked = GroupAsked(verb, group)
    return asked


def show_grants(map_: Map, today: date, keeps: bool) -> Funding | None:
    """Each with its end; the one to be opened."""
    grants = sorted(map_.all(Funding), key=lambda g: g.ends or date.max)
    if not grants:
        empty(_("No grant is written down."),
              _("Ask: what pays for this, until when, and what comes after?"))  # fmt: skip
    opened = None
    for grant in grants:
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_{grant.id}"):
            st.html(_grant(grant, today), width="stretch")
            label = f"**{_('Edit')}** {plain(grant.title)}"
            if keeps and st.button(label, type="tertiary", key=f"brief_grant_{grant.id}"):
                opened = grant
    return opened


def _grant(grant: Funding, today: date) -> str:
    consortium = _("Consortium: {agencies}").format(agencies=", ".join(grant.agencies))
    said = [grant.funder, grant.amount, consortium if len(grant.agencies) > 1 else ""]
    below = escape(" · ".join(x for x in said if x))
    return (
        f'<p class="name">{escape(grant.title)}</p><p class="who">{below}</p>'
        f'<div class="chips">{_end(grant, today)}</div>'
    )


def _end(grant: Funding, today: date) -> str:
    if grant.ends is None:
        return chip(_("no end stated"), "waiting", "schedule")
    when = say_date(grant.ends)
    if grant.ends < today:
        return chip(_("ended {date}").format(date=when), "parking", "event_busy")
    return chip(_("ends {date}").format(date=when), "", "event")
