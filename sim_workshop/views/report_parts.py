"""What the report screen tells: which files there are and for whom, and what they do not say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from sim_workshop.domain.evidence import Anecdote
from sim_workshop.domain.figures import name_of
from sim_workshop.domain.privacy import Listed, Released
from sim_workshop.domain.workshop import Map
from sim_workshop.views.downloading import Link, file_links, shelves_of_files
from sim_workshop.views.forms import hint, plain
from sim_workshop.views.heads import heading
from sim_workshop.views.live.files import show_progress_of_files
from sim_workshop.views.story_cards import marked
from sim_workshop.words import _, ngettext


def show_downloads(
    code: str, published: Mapping[str, Sequence[Link]], working: Sequence[Link], closed: str
) -> None:
    """Files to publish by what they are about, below them the working files; `closed` says why
    there are none."""
    show_progress_of_files()
    who = closed or _(
        "Small counts and unreleased stories are left out. For facilitators, planners, hosts, and "
        "participants where the facilitator allows it."
    )
    with st.container(key="card_published"):
        _files(_("To publish"), who)
        shelves_of_files(code, published)
    if working:
        who = _("Nothing is left out of them. For facilitators and hosts alone: do not publish or "
                "forward them.")  # fmt: skip
        with st.container(key="card_working"):
            _files(_("INTERNAL working files"), who)
            file_links(code, working)


def _files(title: str, who: str) -> None:
    heading(title)
    st.html(f'<p class="who">{escape(who)}</p>')


def show_withheld(
    map_: Map, released: Released, listed: Sequence[Listed], *, may_confirm: bool
) -> Listed | None:
    """What published files leave out, and the sentences somebody has to look at; the one a
    facilitator answers for."""
    heading(_("What is withheld, and what to look at"))
    with st.container(key="card_withheld"):
        lines = "".join(f"<li>{escape(x)}</li>" for x in _withheld_lines(map_, released))
        st.html(f'<ul class="plain">{lines}</ul>')
        _hidden_numbers(map_, released.suppressed)
        return _listed_texts(listed, may_confirm=may_confirm)


def _withheld_lines(map_: Map, released: Released) -> list[str]:
    hidden, most = len(released.suppressed), released.smallest - 1
    held = [r for r in map_.all(Anecdote, hidden=True) if r.standing == "held"]
    held_entries = [e for e in map_.entries(hidden=True) if e.standing == "held"]
    kept_back = [e for e in map_.entries(hidden=True) if e.standing in ("veiled", "waiting")]
    waiting = [s for s in map_.stories if not s.released]
    numbers = ngettext(
        "{n} number is not shown: a count of 1 to {most} people, or one from which such a count "
        "could be worked out.",
        "{n} numbers are not shown: counts of 1 to {most} people, and what they could be worked "
        "out from.", hidden,
    )  # fmt: skip
    stories = ngettext("{n} story is not released and not printed.",
                       "{n} stories are not released and not printed.", len(waiting))  # fmt: skip
    texts = ngettext("{n} text is held for its author: it may name somebody.",
                     "{n} texts are held for their authors: they may name somebody.",
                     len(held) + len(held_entries))  # fmt: skip
    unseen = ngettext("{n} entry waits for a facilitator or the reveal.",
                      "{n} entries wait for a facilitator or the reveal.",
                      len(kept_back))  # fmt: skip
    known = ngettext(
        "{n} of them can be worked out by whoever kept an earlier file: speak with whoever has it.",
        "{n} of them can be worked out by whoever kept an earlier file: speak with whoever has it.",
        len(released.given_away),
    )  # fmt: skip
    counted = (
        (len(kept_back), unseen), (hidden, numbers), (len(released.given_away), known),
        (len(waiting), stories),
        (len(held) + len(held_entries), texts),
    )  # fmt: skip
    lines = [words.format(n=n, most=most) for n, words in counted if n]
    return lines or [_("Nothing is withheld: no number, no story, no text.")]


def _hidden_numbers(map_: Map, suppressed: Mapping[str, str]) -> None:
    if not suppressed:
        return
    points = [p for p in map_.numbers if p.id in suppressed]
    reasons = {"small": _("too few people"), "derivable": _("others could be worked out from it")}
    lines = "".join(
        f"<li>{escape(name_of(map_, p))}, {escape(p.period or _('no period stated'))}: "
        f"{escape(reasons.get(suppressed[p.id], suppressed[p.id]))}</li>"
        for p in points
    )
    with st.expander(_("The numbers that are not shown")):
        st.html(f'<ul class="plain">{lines}</ul>')


def _listed_texts(listed: Sequence[Listed], *, may_confirm: bool) -> Listed | None:
    """Texts are never rewritten: a person edits each or answers for it as it is."""
    left = [x for x in listed if not x.confirmed]
    label = ngettext(
        "{n} text has a small number beside a word for people",
        "{n} texts have a small number beside a word for people",
        len(left),
    ).format(n=len(left))
    looked_at = len(listed) - len(left)
    if not left:
        label = ngettext(
            "{n} text with a small number beside a word for people was looked at and confirmed",
            "{n} texts with a small number beside a word for people were looked at and confirmed",
            looked_at,
        ).format(n=looked_at)
    elif looked_at:
        label += ngettext("; {n} more was confirmed", "; {n} more were confirmed",
                          looked_at).format(n=looked_at)  # fmt: skip
    if not left:
        st.html(f'<p class="who">{escape(label)}.</p>')
        return None
    asked = None
    with st.expander(label):
        hint(_("They are printed as they are. Read them: could somebody be recognised? Change the "
               "words, or confirm them."))  # fmt: skip
        for n, each in enumerate(left):
            asked = _listed_text(each, n, may_confirm=may_confirm) or asked
    return asked


def _listed_text(each: Listed, n: int, *, may_confirm: bool) -> Listed | None:
    with st.container(gap=None, key=f"linked_listed_{n}"):
        st.html(f"<p>{marked(each.text, each.hits)}</p>")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link("entry.py", label=plain(_("Open")), query_params={"id": each.record})
            if may_confirm and st.button(
                _("Nobody can be recognised"), icon=":material/check:", type="tertiary",
                key=f"confirm_{each.key}",
            ):  # fmt: skip
                return each
    return None
