"""The drawers of an ending: the checklist of a grant's last year, and the close-out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from sim_workshop.domain.place import SustainLine
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.achieved import next_in_line, steps_by_status
from sim_workshop.domain.year.keeping_on import CloseOut
from sim_workshop.domain.year.outcomes import Outcome, outcomes
from sim_workshop.domain.year.working import Funding, Sustained, Workgroup
from sim_workshop.views.chips import status_words
from sim_workshop.views.forms import hint, is_held, names_nobody, plain
from sim_workshop.views.heads import aside, heading
from sim_workshop.views.tables import table
from sim_workshop.views.workgroup_form import YearFilled
from sim_workshop.words import _, say_date

Line = SustainLine


def answers() -> Mapping[str, str]:
    return {"yes": _("Settled"), "underway": _("Underway"), "no": _("Not yet")}


def show_checklist_form(grant: Funding, lines: Sequence[Line]) -> YearFilled | None:
    """Line by line; what is left open stays open."""
    known = {s.line: s for s in grant.sustained}
    ends = say_date(grant.ends) if grant.ends else ""
    aside(_("“{title}” ends on {day}.").format(title=grant.title, day=ends))
    given: dict[str, Sustained] = {}
    key = f"sustain_{grant.id}"
    with st.form(key, border=False):
        for line in lines:
            given[line.id] = _line(line, known.get(line.id, Sustained(line=line.id)))
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Save the checklist"), type="primary")
    if sent and not is_held(key, (a.remark for a in given.values()), stated, spot):
        return YearFilled({"id": grant.id, "answers": given, "names_nobody": stated})
    return None


def _line(line: Line, known: Sustained) -> Sustained:
    labels = answers()
    at = list(labels).index(known.answer) if known.answer else None
    said = st.radio(plain(f"{line.area}: {line.text}"), list(labels), at, horizontal=True,
                    format_func=labels.__getitem__, key=f"su_{line.id}")  # fmt: skip
    remark = st.text_input(_("Remark on “{area}”").format(area=line.area), known.remark,
                           key=f"sur_{line.id}", label_visibility="collapsed",
                           placeholder=_("Remark"))  # fmt: skip
    return Sustained(line=line.id, answer=said or "", remark=remark)


def show_close_out_form(map_: Map, of: str) -> YearFilled | None:
    """The facts first; then what people say was reached, and what comes next."""
    named = map_.get(of)
    aside(str(getattr(named, "title", "") or getattr(named, "name", "")))
    show_facts(map_, of)
    key = f"close_{of}"
    ranked = {"": _("A new vote, or nothing")} | {
        p.id: f"{p.number or p.letter} {p.title}".strip() for p in next_in_line(map_) if p.id != of
    }
    with st.form(key, border=False):
        achieved = st.text_area(_("What was reached"), height=100)
        left = st.text_area(_("What stays open"), height=80)
        hint(_("Write what happened. That one thing caused another is for a study to show."))
        after = st.selectbox(_("What comes next"), list(ranked), format_func=ranked.__getitem__)
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Close it out"), type="primary")
    if sent and not is_held(key, (achieved, left), stated, spot):
        return YearFilled({"of": of, "achieved": achieved, "left_open": left, "next": after,
                           "names_nobody": stated})  # fmt: skip
    return None


def show_facts(map_: Map, of: str) -> None:
    """How its steps stand, and the baseline with what was measured last."""
    counted = steps_by_status(map_, of)
    said = "; ".join(f"{status_words(map_, s)}: {n}" for s, n in counted.items())
    st.html(f"<p>{escape(said or _('No step of the plan belongs to it.'))}</p>")
    show_since_baseline(outcomes(map_))


def show_since_baseline(found: Sequence[Outcome]) -> None:
    if not found:
        aside(_("No baseline was frozen on workshop day, so nothing is compared."))
        return
    heading(_("Since the baseline"), 3)
    heads = (_("What is measured"), _("Baseline"), _("Last"), _("Counted alike"))
    st.html(table(heads, (_since(each) for each in found), blocks=True))


def _since(each: Outcome) -> str:
    base = each.baseline
    last = each.latest or (each.unlike[-1] if each.unlike else None)
    was = f"{base.value} {base.unit}, {base.period}".strip(", ")
    now = f"{last.value} {last.unit}, {last.period}".strip(", ") if last else _("none since")
    cells = ((_("Baseline"), was), (_("Last"), now), (_("Counted alike"), _alike(each)))
    rest = "".join(f'<td data-label="{escape(h)}">{escape(c)}</td>' for h, c in cells)
    return f'<tr><th scope="row">{escape(base.name)}</th>{rest}</tr>'


def _alike(each: Outcome) -> str:
    if each.latest is None:
        return _("no: not to be compared") if each.unlike else "–"
    return _("yes") if each.baseline.definition else _("nobody wrote how it is counted")


def choose_ending(map_: Map, group: Sequence[tuple[str, str]]) -> str:
    """What comes to its end: one of the plan's priorities, a workgroup or a grant."""
    names = dict(group)
    return st.selectbox(_("What comes to its end"), list(names), format_func=names.__getitem__,
                        key=f"ending_{map_.code}")  # fmt: skip


def can_end(map_: Map) -> list[tuple[str, str]]:
    """What was not closed out yet, by what it is called."""
    closed = {c.of for c in map_.all(CloseOut)}
    named = [
        *((p.id, f"{p.number} {p.title}") for p in map_.chosen),
        *((w.id, w.name) for w in map_.all(Workgroup)),
        *((g.id, g.title) for g in map_.all(Funding)),
    ]  # fmt: skip
    return [each for each in named if each[0] not in closed]


def show_ending_form(map_: Map) -> YearFilled | None:
    """Which, and then the same as for a grant that ended."""
    return show_close_out_form(map_, choose_ending(map_, can_end(map_)))


def show_close_outs(map_: Map, found: Sequence[CloseOut]) -> None:
    """What ended, with what was reached and what came next."""
    items = "".join(f"<li>{_close_out(map_, each)}</li>" for each in found)
    st.html(f'<ul class="plain spaced">{items}</ul>')


def _close_out(map_: Map, each: CloseOut) -> str:
    ended, after = map_.get(each.of), map_.get(each.next) if each.next else None
    name = str(getattr(ended, "title", "") or getattr(ended, "name", "") or each.of)
    parts = [
        f"<strong>{escape(name)}</strong>",
        escape(say_date(each.on)) if each.on else "",
        escape(each.achieved),
        escape(_("Stays open: {text}").format(text=each.left_open)) if each.left_open else "",
        escape(_("Next: {text}").format(text=getattr(after, "title", ""))) if after else "",
    ]
    return "<br>".join(p for p in parts if p)
