"""The review of the draft as the facilitator sees it: its links, what was said, what to decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Literal

import streamlit as st

from sim_workshop.domain.review import Found, Review, ReviewComment, found_in
from sim_workshop.domain.text import shortened
from sim_workshop.domain.workshop import WORKSHOP_ID, Map
from sim_workshop.views.bars import empty, saved
from sim_workshop.views.chips import chip
from sim_workshop.views.forms import hint, plain
from sim_workshop.views.heads import heading
from sim_workshop.words import _, ngettext, say_date


@dataclass(frozen=True)
class ReviewAsked:
    """What is wanted of a comment or of a link."""

    verb: Literal["accept", "decline", "withdraw"]
    id: str


@dataclass(frozen=True)
class Decision:
    """What becomes of a comment."""

    answer: str = ""
    record: str = ""
    field: str = ""
    names_nobody: bool = False


def review_sentence(comments: Sequence[ReviewComment]) -> str:
    """How much was said, and how much waits."""
    waits = sum(c.state == "open" for c in comments)
    said = ngettext("{n} comment", "{n} comments", len(comments)).format(n=len(comments))
    return _("{comments}, {n} to decide.").format(comments=said, n=waits)


def show_review_form() -> tuple[str, int] | None:
    """Who reads the draft, and until when."""
    with st.form("review_form", border=False):
        whom = st.text_input(_("Who reads the draft"), placeholder=_("Planning team"))
        days = st.number_input(_("The link works for so many days"), 1, 90, 14)
        hint(_("Whoever has the link can read the draft and comment on it. It opens nothing else."))
        sent = st.form_submit_button(_("Make the link"), type="primary")
    return (whom, int(days)) if sent else None


def show_new_review_link(address: str) -> None:
    """The link that was just made, shown this once."""
    saved(_("The link to the draft. Copy it now, it is not shown again; a new one can be made at "
            "any time."))  # fmt: skip
    st.code(address, language=None, wrap_lines=True)


def show_reviews(map_: Map) -> ReviewAsked | None:
    """The links that are out, and those that were."""
    asked = None
    for review in map_.all(Review):
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_{review.id}"):
            st.html(_link_line(map_, review), width="stretch")
            named = plain(review.whom)
            if review.grant and st.button(f"**{_('Withdraw')}** {named}", type="tertiary",
                                          key=f"brief_withdraw_{review.id}"):  # fmt: skip
                asked = ReviewAsked("withdraw", review.id)
    return asked


def _link_line(map_: Map, review: Review) -> str:
    many = sum(c.review == review.id for c in map_.all(ReviewComment))
    marks = [chip(ngettext("{n} comment", "{n} comments", many).format(n=many))]
    if not review.grant:
        marks.append(chip(_("withdrawn"), "waiting", "link_off"))
    elif review.expires:
        until = say_date(review.expires, map_.workshop.time_zone)
        marks.append(chip(_("until {date}").format(date=until)))
    return f'<p class="name">{escape(review.whom)}</p><div class="chips">{"".join(marks)}</div>'


def show_comments(map_: Map) -> ReviewAsked | None:
    """What was said, by section in the order it came; what waits stands first."""
    comments = map_.all(ReviewComment)
    if not comments:
        empty(_("Nobody has commented on the draft yet."),
              _("Make a link and send it to the planning team."))  # fmt: skip
        return None
    asked = None
    waiting = [c for c in comments if c.state == "open"]
    if waiting:
        heading(_("To decide"))
    for title, group in groupby(sorted(waiting, key=_section), key=_title):
        st.html(f'<h3 class="shelf">{escape(title)}</h3>')
        for comment in group:
            asked = _waiting_card(map_, comment) or asked
    decided = [c for c in comments if c.state != "open"]
    if decided:
        heading(_("Decided"))
        st.html("".join(_card(map_, c) for c in reversed(decided)))
    return asked


def _section(comment: ReviewComment) -> tuple[str, str]:
    return comment.section, comment.section_title


def _title(comment: ReviewComment) -> str:
    return comment.section_title or _("The cover")


def _waiting_card(map_: Map, comment: ReviewComment) -> ReviewAsked | None:
    asked: ReviewAsked | None = None
    with st.container(key=f"card_{comment.id}"):
        st.html(_card(map_, comment))
        with st.container(horizontal=True):
            said = plain(shortened(comment.text or comment.old, 40))
            if st.button(f"**{_('Accept')}** {said}", key=f"brief_accept_{comment.id}"):
                asked = ReviewAsked("accept", comment.id)
            if st.button(f"**{_('Decline')}** {said}", type="tertiary",
                         key=f"brief_decline_{comment.id}"):  # fmt: skip
                asked = ReviewAsked("decline", comment.id)
    return asked


def _card(map_: Map, comment: ReviewComment) -> str:
    when = say_date(comment.at, map_.workshop.time_zone) if comment.at else ""
    head = _("{name}, {date}, on revision {n}").format(
        name=comment.by, date=when, n=comment.revision
    )
    parts = [f'<p class="who">{escape(head)} {_mark(map_, comment)}</p>']
    if comment.old:
        parts.append(
            f'<p class="typed"><span class="who">{escape(_("Instead of"))}</span> '
            f"<del>{escape(comment.old)}</del></p>"
            f'<p class="typed"><span class="who">{escape(_("write"))}</span> '
            f"<ins>{escape(comment.new or _('nothing'))}</ins></p>"
        )
    if comment.text:
        parts.append(f'<p class="typed">{escape(comment.text)}</p>')
    if comment.answer:
        parts.append(f'<p class="who">{escape(_("Answer:"))} {escape(comment.answer)}</p>')
    return f'<div class="said_of_draft">{"".join(parts)}</div>'


def _mark(map_: Map, comment: ReviewComment) -> str:
    if comment.state == "accepted":
        return chip(_("taken up"), "resource", "check")
    if comment.state == "declined":
        return chip(_("not taken up"), "refused", "close")
    if comment.is_correction and not found_in(map_, comment.old, comment.new):
        return chip(_("these words are not in the record any more"), "waiting", "search_off")
    return ""


def show_accepting(map_: Map, comment: ReviewComment) -> Decision | None:
    """Where the correction is to be made, and what is answered."""
    places = found_in(map_, comment.old, comment.new) if comment.is_correction else ()
    st.html(_card(map_, comment))
    if comment.is_correction and not places:
        hint(_("These words cannot be found in the record any more: they were changed meanwhile, "
               "or the program writes them itself. Change what they come from; accepting only "
               "notes that it was taken up."))  # fmt: skip
    with st.form(f"accept_{comment.id}", border=False):
        chosen = _choose_place(map_, places)
        answer = st.text_area(_("Answer to who said it (may be empty)"))
        nobody = bool(places) and st.checkbox(_("The new text names nobody"))
        label = _("Accept and correct") if places else _("Accept")
        sent = st.form_submit_button(label, type="primary")
    if not sent:
        return None
    where = (chosen.record, chosen.field) if chosen else ("", "")
    return Decision(answer, *where, names_nobody=nobody)


def _choose_place(map_: Map, places: Sequence[Found]) -> Found | None:
    """Where the words stand; one place is shown, several are chosen from."""
    if not places:
        return None
    labels = [_place(map_, found) for found in places]
    if len(places) == 1:
        st.html(f'<p class="who">{escape(labels[0])}</p>')
        chosen = places[0]
    else:
        at = st.radio(_("The words stand in several texts. Correct this one:"),
                      range(len(places)), format_func=lambda n: plain(labels[n]))  # fmt: skip
        chosen = places[at or 0]
    return chosen


def _place(map_: Map, found: Found) -> str:
    if found.record == WORKSHOP_ID:
        kind = _("Introduction")
    else:
        record = map_.get(found.record)
        kind = _(record.label) if record else ""
    return _("{kind}: {text}").format(kind=kind, text=shortened(found.after, 160))


def show_declining(map_: Map, comment: ReviewComment) -> Decision | None:
    """Why it is not taken up."""
    st.html(_card(map_, comment))
    with st.form(f"decline_{comment.id}", border=False):
        answer = st.text_area(_("Why not"))
        hint(_("Whoever has the link to the draft reads it."))
        sent = st.form_submit_button(_("Decline"), type="primary")
    return Decision(answer) if sent else None
