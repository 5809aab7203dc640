"""Candidates for the vote: what each takes up, and which gaps and ideas nobody has taken up yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from sim_workshop.domain.findings import Entry
from sim_workshop.domain.graph import gaps_without_priority, ideas_without_priority
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.workshop import Map
from sim_workshop.views.bars import empty
from sim_workshop.views.chips import chip, measure_chips, place_chip
from sim_workshop.views.filtering import choose_intercept
from sim_workshop.views.forms import form_key, is_held, names_nobody, plain
from sim_workshop.views.heads import heading
from sim_workshop.views.meetings import quick_fixes
from sim_workshop.views.tables import help_line
from sim_workshop.words import _

NEW = ""
UNTAKEN = "untaken"
"""The form in which what nobody has taken up is grouped."""
MOST_UNSCROLLED = 8
MANY = 40
"""More than this many are shown by intercept: nobody ticks through hundreds at once."""


@dataclass(frozen=True)
class Grouped:
    """Entries put into a candidate: a new one by its title, or one there is by its id."""

    entries: tuple[str, ...]
    into: str
    title: str
    names_nobody: bool = False


def by_letter(map_: Map) -> list[Priority]:
    return sorted(map_.priorities, key=lambda p: (len(p.letter), p.letter))


def untaken(map_: Map) -> list[Entry]:
    """Gaps and ideas in no candidate. Quick fixes stay out of the vote."""
    found: tuple[Entry, ...] = (
        *map_.once(gaps_without_priority),
        *map_.once(ideas_without_priority),
    )
    return [e for e in found if e.standing == "shown" and not getattr(e, "quick_fix", False)]


def candidate_card(map_: Map, priority: Priority) -> None:
    """Letter, title, the measures it should move, the scales, and what it takes up."""
    lines = "".join(_taken_up(map_, a) for a in priority.addresses)
    nothing = _("Takes up nothing yet.")
    taken = f'<ul class="plain">{lines}</ul>' if lines else f'<p class="who">{nothing}</p>'
    said = f'<p class="who">{escape(priority.description)}</p>' if priority.description else ""
    st.html(
        f'<div class="cardhead"><span class="letter">{escape(priority.letter)}</span>'
        f'<h2 class="name">{escape(priority.title)}</h2></div>'
        f'<div class="chips">{measure_chips(priority)}{_scales(priority)}</div>{said}{taken}'
    )


def _scales(priority: Priority) -> str:
    named = (
        (_("Importance {n}"), priority.importance), (_("Feasibility {n}"), priority.feasibility),
        (_("Severity {n}"), priority.severity),
    )  # fmt: skip
    return "".join(chip(words.format(n=n)) for words, n in named if n)


def _taken_up(map_: Map, record: str) -> str:
    found = map_.get(record)
    if not isinstance(found, Entry):
        return ""
    return f'<li>{escape(found.text)} <span class="who">{escape(_(found.label))}</span></li>'


def show_untaken(map_: Map, found: Sequence[Entry]) -> Grouped | None:
    """Gaps and ideas to tick, and the candidate they go into."""
    if not found:
        empty(_("Everything found is in a candidate."), _("Quick fixes are done without a vote."))
        return None
    if len(found) > MANY:
        at = choose_intercept(map_, "untaken_at", first=map_.intercepts_of(found[0])[:1])
        found = [e for e in found if at in ("", *map_.intercepts_of(e))]
    key = form_key(UNTAKEN)
    targets = {NEW: _("A new candidate")} | {
        p.id: f"{p.letter}  {p.title}" for p in by_letter(map_)
    }
    with st.form(key, border=False):
        scrolls = len(found) > MOST_UNSCROLLED
        if scrolls:
            st.html(help_line(_("{n} to choose from; the list scrolls.").format(n=len(found))))
        with st.container(height=380 if scrolls else "content", border=scrolls):
            ticked = [e.id for e in found if _tick(map_, e)]
        into = st.selectbox(_("Put what is ticked into"), list(targets),
                            format_func=lambda t: targets[t])  # fmt: skip
        title = st.text_input(_("Title of the new candidate"))
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Group"), icon=":material/join:")
    if sent and not is_held(key, (title,), stated, spot):
        return Grouped(tuple(ticked), into, title, stated)
    return None


def _tick(map_: Map, entry: Entry) -> bool:
    kind = _(entry.label)
    where = map_.place_name(entry.places[0]) if entry.places else ""
    label = f"{plain(entry.text)}  \n:gray[{kind}, {plain(where)}]"
    return st.checkbox(label, key=f"tick_{entry.id}")


def show_candidates(map_: Map, may_arrange: bool) -> Priority | None:
    """All candidates by letter; the one a facilitator opens."""
    opened = None
    if not map_.priorities:
        empty(_("No candidate yet."),
              _("Ask: which gaps belong together, and what would take them up?"))  # fmt: skip
    for priority in by_letter(map_):
        with st.container(key=f"card_{priority.id}"):
            candidate_card(map_, priority)
            if may_arrange and st.button(_("Edit"), icon=":material/edit:", type="tertiary",
                                         key=f"correct_{priority.id}"):  # fmt: skip
                opened = priority
    return opened


def show_grouping(map_: Map, may_arrange: bool) -> tuple[Priority | None, Grouped | None]:
    """Candidates on the left, what is in none of them on the right."""
    if not may_arrange:
        heading(_("Candidates"))
        show_candidates(map_, may_arrange=False)
        return None, None
    left, right = st.columns([13, 8], gap="medium")
    with left:
        heading(_("Candidates"))
        opened = show_candidates(map_, may_arrange)
    with right:
        heading(_("Not taken up yet"))
        with st.container(key="card_untaken"):
            return opened, show_untaken(map_, untaken(map_))


def show_quick_fixes(map_: Map) -> None:
    """Low cost, soon, outside the vote."""
    if found := quick_fixes(map_):
        heading(_("Quick fixes, outside the vote"))
        lines = "".join(
            f"<li>{escape(e.text)} {''.join(place_chip(map_, p) for p in e.places[:2])}</li>"
            for e in found
        )
        st.html(f'<ul class="plain spaced">{lines}</ul>')
