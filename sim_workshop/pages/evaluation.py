"""The questions at the end: answered without a name; for facilitators opening, closing, reading."""

from functools import partial
from typing import Any

import streamlit as st

from sim_workshop.domain.evaluation import Comment, Evaluated
from sim_workshop.session import do, session
from sim_workshop.use_cases import evaluating
from sim_workshop.views.bars import say_saved, show_saved
from sim_workshop.views.drawer import drawer
from sim_workshop.views.evaluation_result import (
    Pressed,
    ask_release,
    show_comments,
    show_steering,
    show_summary,
)
from sim_workshop.views.heads import heading, page_head
from sim_workshop.views.live.evaluation import show_evaluation, show_how_many
from sim_workshop.words import _

now = session()
map_ = now.here


def tend(pressed: Pressed | None) -> None:
    """Print a comment, or keep it back."""
    comment = map_.get(pressed.id) if pressed else None
    if pressed is None or not isinstance(comment, Comment):
        return
    if not pressed.release:
        if do(evaluating.release_comment, id=comment.id, released=False):
            st.rerun()
        return
    release: Any = partial(do, evaluating.release_comment, id=comment.id)
    drawer(_("Print this comment"), lambda: ask_release(comment), lambda how: release(**how),
           _("Released: the report prints it."))  # fmt: skip


page_head(_("Evaluation"), _("Five questions at the end. No name is kept with the answers."))
show_saved()
if now.may("run_ballot"):
    show_how_many(map_)
    asked = show_steering(map_)
    if asked == "open" and do(evaluating.open_evaluation):
        say_saved(_("The questions are open. Everybody’s screen goes there."))
        st.rerun()
    elif asked == "close" and do(evaluating.close_evaluation):
        say_saved(_("Closed and counted. Nobody can match an answer to a person any more."))
        st.rerun()
if now.may("evaluate"):
    show_evaluation(map_, evaluating.own_answers(now.acting()))
if map_.room.evaluating == "closed" and now.leads:
    heading(_("What was answered"))
    show_summary(map_.all(Evaluated))
    heading(_("Comments"))
    tend(show_comments(map_.all(Comment)))
