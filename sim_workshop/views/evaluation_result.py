"""What was answered at the end, for facilitators: sums, and which comments are printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st

from sim_workshop.domain.evaluation import FEWEST_ANSWERS, SCALE, Comment, Evaluated
from sim_workshop.domain.screening import screen
from sim_workshop.domain.workshop import Map
from sim_workshop.views.bars import empty, note
from sim_workshop.views.forms import hint
from sim_workshop.views.tables import scrolling, table
from sim_workshop.words import _, ngettext


@dataclass(frozen=True)
class Pressed:
    """Print this comment, or keep it back."""

    id: str
    release: bool


def show_steering(map_: Map) -> str:
    """ "open" or "close", as pressed."""
    state = map_.room.evaluating
    if state == "closed":
        note(_("The questions are closed. The report has what was answered."))
        return ""
    if state == "open":
        with st.popover(_("Close the questions"), icon=":material/lock:"):
            hint(_("The answers are counted and cut off from whoever gave them, for good. The "
                   "questions cannot be opened again."))  # fmt: skip
            return "close" if st.button(_("Close them now"), type="primary") else ""
    pressed = st.button(_("Open the questions"), icon=":material/play_arrow:", type="primary",
                        disabled=not map_.pack.evaluation)  # fmt: skip
    hint(_("Everybody’s screen goes to the questions. People can change their answers until you "
           "close them."))  # fmt: skip
    return "open" if pressed else ""


def steer_from_console(map_: Map) -> str:
    """The same behind one button of the console; empty where nothing was pressed."""
    with st.popover(_("Questions at the end"), icon=":material/rate_review:"):
        st.page_link("evaluation.py", label=_("What people see, and what was answered"))
        if map_.room.evaluating == "open":
            hint(_("Closing counts the answers and cuts them off from whoever gave them, for "
                   "good."))  # fmt: skip
            # where "Open the questions" was a moment ago: a second press must not end it for good
            sure = st.checkbox(_("Whoever wanted to has answered"), key="evaluation_sure")
            pressed = st.button(_("Close them now"), type="primary", disabled=not sure,
                                help=None if sure else _("Tick the line above first."))  # fmt: skip
            return "close" if pressed else ""
        if map_.room.evaluating == "closed" or not map_.pack.evaluation:
            return ""
        hint(_("Everybody’s screen goes to the questions."))
        return "open" if st.button(_("Open the questions"), type="primary") else ""


def show_summary(found: Sequence[Evaluated]) -> None:
    """A row per question; fewer than five answers are not broken down."""
    heads = [_("Question"), _("Answered"), *map(str, SCALE), _("Median")]
    rows = (_row(each) for each in found)
    whole = table(heads, rows, tuple(range(1, len(heads))))
    st.html(scrolling(whole, _("What was answered")))
    if any(not each.is_broken_down for each in found):
        said = ngettext(
            "Fewer than {n} answered a question: how was not kept.",
            "Fewer than {n} answered a question: how was not kept.", FEWEST_ANSWERS,
        )  # fmt: skip
        st.html(f'<p class="who">{escape(said.format(n=FEWEST_ANSWERS))}</p>')


def _row(each: Evaluated) -> str:
    shown = each.is_broken_down
    chosen = [str(n) if shown else "–" for n in each.chosen]
    middle = f"{each.median:g}" if each.median is not None else "–"
    cells = "".join(f'<td class="n">{n}</td>' for n in (str(each.answered), *chosen, middle))
    return f'<tr><th scope="row">{escape(each.ask)}</th>{cells}</tr>'


def show_comments(comments: Sequence[Comment]) -> Pressed | None:
    """In no order, without an author; a comment is printed when a facilitator says so."""
    pressed = None
    if not comments:
        empty(_("Nobody wrote a comment."), _("Comments stand here without a name."))
    for comment in comments:
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_{comment.id}"):
            state = _("printed in the report") if comment.released else _("not printed")
            st.html(f'<p class="name">{escape(comment.text)}</p><p class="who">{state}</p>',
                    width="stretch")  # fmt: skip
            label = _("Keep it back") if comment.released else _("Print it")
            if st.button(label, key=f"release_{comment.id}"):
                pressed = Pressed(comment.id, not comment.released)
    return pressed


def ask_release(comment: Comment) -> dict[str, Any] | None:
    """Read once more before it is printed; where something was seen in it, stated."""
    st.html(f'<p class="card">{escape(comment.text)}</p>')
    seen = screen(comment.text)
    with st.form(f"release_form_{comment.id}", border=False):
        stated = bool(seen) and st.checkbox(_("I have read it: it names nobody"))
        hint(_("The report prints it without a name."))
        if st.form_submit_button(_("Release it for print"), type="primary"):
            return {"names_nobody": stated}
    return None
