"""What the report holds and how it looks: sections and their order, version and date, a logo, the
county's own template; and whether it is a draft or final."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

import streamlit as st

from sim_workshop.domain.finality import is_final, still_open, to_confirm
from sim_workshop.domain.report_plan import ReportPlan
from sim_workshop.domain.report_words import in_words
from sim_workshop.domain.workshop import Map
from sim_workshop.views.forms import hint
from sim_workshop.views.heads import heading
from sim_workshop.words import _, ngettext

Named = Sequence[tuple[str, str]]
"""Keys of sections with their names, in the usual order."""


@dataclass(frozen=True)
class Chosen:
    """What a facilitator wants printed."""

    order: tuple[str, ...]
    left_out: tuple[str, ...]
    version: str
    dated: date | None


def show_plan(plan: ReportPlan, sections: Named) -> bool:
    """What is chosen now, and whether it is to be changed."""
    usual = [key for key, _name in sections]
    names = dict(sections)
    printed = plan.sections(usual)
    heading(_("What the report holds"))
    with st.container(key="card_plan"):
        said = ngettext("{n} of {all} section is printed.", "{n} of {all} sections are printed.",
                        len(printed)).format(n=len(printed), all=len(usual))  # fmt: skip
        left = "; ".join(names[key] for key in usual if key not in printed)
        lines = [said, _("Left out: {sections}").format(sections=left) if left else ""]
        lines += [_("Version {n}").format(n=plan.version) if plan.version else ""]
        st.html("".join(f"<p>{escape(line)}</p>" for line in lines if line))
        return st.button(_("Choose sections, version and date"), icon=":material/edit:")


def show_plan_form(plan: ReportPlan, sections: Named) -> Chosen | None:
    """A box for each section in its order; one can be moved with each saving."""
    usual = [key for key, _name in sections]
    names = dict(sections)
    everything = plan.but(left_out=()).sections(usual)
    with st.form("report_plan", border=False):
        hint(_("Acronyms and sources always stand last. What has nothing to say is not printed."))
        boxes = {
            key: st.checkbox(names[key], value=key not in plan.left_out, key=f"section_{key}")
            for key in everything
        }
        move = st.selectbox(
            _("Move a section"), ("", *everything), key="section_moved",
            format_func=lambda key: names.get(key, _("No, leave the order")),
        )  # fmt: skip
        before = st.selectbox(
            _("to stand before"), everything, key="section_before", format_func=names.__getitem__
        )
        version = st.text_input(_("Version, for example 1.0"), plan.version, max_chars=20)
        dated = st.date_input(_("Date on the cover (empty: the day it is made)"), plan.dated)
        sent = st.form_submit_button(_("Save the choice"), type="primary")
    if not sent:
        return None
    left_out = tuple(key for key, on in boxes.items() if not on)
    day = dated if isinstance(dated, date) else None
    return Chosen(_before(everything, move, before), left_out, version, day)


def _before(keys: Sequence[str], key: str, other: str) -> tuple[str, ...]:
    """The keys with one of them standing before another."""
    if not key or key == other:
        return tuple(keys)
    rest = [k for k in keys if k != key]
    rest.insert(rest.index(other), key)
    return tuple(rest)


# Draft or final.


def show_state(map_: Map, *, may_call: bool) -> str:
    """Which it is, what is still open; "final" or "draft" when that was pressed."""
    heading(_("Draft or final"))
    left, found = to_confirm(map_), still_open(map_)
    with st.container(key="card_state"):
        st.html("".join(f"<p>{escape(line)}</p>" for line in _state(map_, len(left))))
        if found:
            st.html(f"<p>{escape(_('Still open:'))}</p>")
            lines = "".join(f"<li>{escape(in_words(each))}</li>" for each in found)
            st.html(f'<ul class="plain">{lines}</ul>')
        if not may_call:
            return ""
        if map_.report_plan.final_at is None:
            hint(_("From then on the steps of the plan keep their numbers. What is open is printed "
                   "as open."))  # fmt: skip
            pressed = st.button(_("Call the report final"), disabled=bool(left),
                                icon=":material/verified:")  # fmt: skip
            return "final" if pressed else ""
        pressed = st.button(_("Make it a draft again"), icon=":material/edit_note:")
        return "draft" if pressed else ""


def _state(map_: Map, left: int) -> list[str]:
    plan = map_.report_plan
    to_look_at = ngettext(
        "{n} text has to be looked at before the report can be final; it stands above.",
        "{n} texts have to be looked at before the report can be final; they stand above.", left,
    ).format(n=left)  # fmt: skip
    if plan.final_at is None:
        return [_("The report is a draft."), *([to_look_at] if left else [])]
    called = _("Called final at revision {n}.").format(n=plan.final_revision)
    if is_final(map_):
        return [called]
    return [called, _("It is a draft again, because texts changed since."), to_look_at]


# Its look.


@dataclass(frozen=True)
class Given:
    """A file somebody chose, with the words that go with it."""

    name: str
    content: bytes
    words: str = ""


def show_look(plan: ReportPlan) -> tuple[str, Given | None]:
    """The logo and the template: which was given or taken away."""
    heading(_("Logo and template"))
    cover, whole = st.columns(2, gap="large")
    with cover:
        asked = _logo(plan)
    with whole:
        return _template(plan) or asked or ("", None)


def _logo(plan: ReportPlan) -> tuple[str, Given | None] | None:
    if plan.logo:
        said = _("On the cover stands a logo: {words}").format(words=plan.logo_words)
        st.html(f"<p>{escape(said)}</p>")
    with st.form("logo", border=False):
        given = st.file_uploader(_("Logo for the cover: PNG or JPEG"), type=["png", "jpg", "jpeg"])
        words = st.text_input(_("What the logo shows, for those who cannot see it"),
                              plan.logo_words)  # fmt: skip
        sent = st.form_submit_button(_("Save the logo"))
    if sent and given:
        return "logo", Given(given.name, given.getvalue(), words)
    return _taken_away(bool(plan.logo), _("Take the logo off"), "no_logo")


def _template(plan: ReportPlan) -> tuple[str, Given | None] | None:
    if plan.template:
        st.html(f"<p>{escape(_('All Word files are made with a template of your own.'))}</p>")
    with st.form("template", border=False):
        given = st.file_uploader(_("Template of your own for all Word files"), type=["docx"])
        hint(_("Download the report's template above, restyle it in Word, keep the names of its "
               "styles, and give it back here."))  # fmt: skip
        sent = st.form_submit_button(_("Save the template"))
    if sent and given:
        return "template", Given(given.name, given.getvalue())
    return _taken_away(bool(plan.template), _("Use the usual template again"), "no_template")


def _taken_away(there: bool, label: str, what: str) -> tuple[str, None] | None:
    pressed = there and st.button(label, icon=":material/delete:", type="tertiary")
    return (what, None) if pressed else None
