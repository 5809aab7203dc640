"""Review of the draft: links for the planning team, what they said, accepted or declined."""

from __future__ import annotations

from functools import partial

import streamlit as st

from sim_workshop.domain.review import ReviewComment
from sim_workshop.session import do, session
from sim_workshop.use_cases import reviewing
from sim_workshop.views.bars import empty, show_saved
from sim_workshop.views.drawer import drawer, finish, finish_if
from sim_workshop.views.heads import heading, page_head
from sim_workshop.views.reviewing import (
    Decision,
    ReviewAsked,
    review_sentence,
    show_accepting,
    show_comments,
    show_declining,
    show_new_review_link,
    show_review_form,
    show_reviews,
)
from sim_workshop.words import _

NEW = "new_review_link"
now = session()
map_ = now.here


def keep_link(answer: tuple[str, int]) -> object:
    key = do(reviewing.open_review, whom=answer[0], days=answer[1])
    if key:
        st.session_state[NEW] = key
    return key


def accept(comment: ReviewComment, answer: Decision) -> object:
    return do(reviewing.accept, id=comment.id, answer=answer.answer, record=answer.record,
              field=answer.field, names_nobody=answer.names_nobody)  # fmt: skip


def decline(comment: ReviewComment, answer: Decision) -> object:
    return do(reviewing.decline, id=comment.id, answer=answer.answer)


def carry_out(asked: ReviewAsked) -> None:
    if asked.verb == "withdraw":
        finish_if(do(reviewing.withdraw_review, id=asked.id),
                  _("The link does not open the draft any more. What was said stays."))  # fmt: skip
        return
    comment = map_.get(asked.id)
    if not isinstance(comment, ReviewComment):
        finish(_("This comment is not there any more."))
    if asked.verb == "accept":
        drawer(_("Accept"), partial(show_accepting, map_, comment), partial(accept, comment),
               _("Accepted."))  # fmt: skip
    else:
        drawer(_("Decline"), partial(show_declining, map_, comment), partial(decline, comment),
               _("Declined. Its reason is shown with the draft."))  # fmt: skip


if not now.may("settings"):
    empty(_("The review of the draft is kept by the facilitators."),
          _("Ask them for a link to the draft."))  # fmt: skip
    st.stop()
with st.container(horizontal=True, key="page_head", vertical_alignment="center"):
    page_head(_("Review of the draft"), review_sentence(map_.all(ReviewComment)))
    making = st.button(_("Make a link"), icon=":material/add:", type="primary")
st.page_link("report.py", label=_("Report and files"), icon=":material/arrow_back:")
show_saved()
if key := st.session_state.pop(NEW, ""):
    show_new_review_link(f"{now.room_url}/draft/{key}")
asked = show_comments(map_)
heading(_("Links to the draft"))
withdrawn = show_reviews(map_)
if making:
    drawer(_("A link to the draft"), show_review_form, keep_link, _("The link was made."))
elif wanted := asked or withdrawn:
    carry_out(wanted)
