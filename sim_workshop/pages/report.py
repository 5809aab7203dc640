"""Report and files: everything the workshop can be taken away as, at any moment."""

from functools import partial

import streamlit as st

from sim_workshop.domain.committee import Recommendation
from sim_workshop.domain.privacy import listed_before_final, release
from sim_workshop.domain.report_words import SECTION_NAMES
from sim_workshop.session import attempt, correct, do, session
from sim_workshop.use_cases import confirming, planning, reporting, taking_in
from sim_workshop.use_cases.publishing import called
from sim_workshop.views.bars import show_saved
from sim_workshop.views.drawer import drawer, finish, finish_if
from sim_workshop.views.heads import heading, page_head
from sim_workshop.views.report_choices import (
    Chosen,
    Given,
    show_look,
    show_plan,
    show_plan_form,
    show_state,
)
from sim_workshop.views.report_parts import show_downloads, show_withheld
from sim_workshop.views.report_words import (
    Advice,
    begun,
    show_introduction_form,
    show_recommendation_form,
    show_recommendations,
)
from sim_workshop.views.taking_in import choose_workbook, forget_workbook, show_difference
from sim_workshop.words import _

now = session()
map_, leads = now.here, bool(now.may("read_working"))
downloads = now.may("download_published")


def keep(known: Recommendation, advice: Advice) -> object:
    if advice.removed:
        return correct(planning.correct_recommendation, known, removed=True)
    text, stated = advice.text, advice.names_nobody
    if known.id:
        return correct(planning.correct_recommendation, known, text=text,
                       names_nobody=stated)  # fmt: skip
    return do(planning.recommend, text=text, names_nobody=stated)


def take_workbook() -> None:
    """A file is read once, and what was shown of it is what is written."""
    given = choose_workbook()
    if given is None:
        return
    file, name, content = given
    if st.session_state.get("difference_of") != file:
        found = attempt(lambda: taking_in.compare(now.acting(), name=name, content=content))
        if found is None:
            return
        st.session_state["difference"], st.session_state["difference_of"] = found, file
    found = st.session_state["difference"]
    confirmed = show_difference(found.rows, found.notes, found.seen)
    if confirmed is None:
        return
    if do(taking_in.take_difference, found=found.difference, overrule=confirmed.overrule,
          names_nobody=confirmed.names_nobody):  # fmt: skip
        forget_workbook()
        finish(_("The workbook was taken in. Undo takes it back whole."))


def choose(wish: Chosen) -> object:
    return do(reporting.plan_report, order=wish.order, left_out=wish.left_out,
              version=wish.version, dated=wish.dated)  # fmt: skip


def dress(what: str, given: Given | None) -> None:
    """The logo or the template, given or taken away."""
    if given and what == "logo":
        finish_if(do(reporting.place_logo, name=given.name, content=given.content,
                     words=given.words), _("The logo was saved."))  # fmt: skip
    if given and what == "template":
        finish_if(do(reporting.place_template, name=given.name, content=given.content),
                  _("The template was saved: all Word files are made with it."))  # fmt: skip
    if what == "no_logo":
        finish_if(do(reporting.remove_logo), _("The logo was taken off."))
    if what == "no_template":
        finish_if(do(reporting.remove_template), _("Files are made with the usual template."))


page_head(_("Report and files"),
          _("Made when you click, from revision {n}, at any moment of the day.")
          .format(n=map_.revision))  # fmt: skip
show_saved()
if now.may("settings"):
    st.page_link("reviewing.py", label=_("Review of the draft"), icon=":material/rate_review:")
SHELVES = {
    "report": _("The report"), "plan": _("The plan"), "map": _("The map"),
    "paper": _("On paper, and drafts to finish"), "year": _("The year after"),
}  # fmt: skip
published = {SHELVES[shelf]: called("published", shelf) for shelf in SHELVES}
show_downloads(map_.code, published if downloads else {}, called("working") if leads else [],
               downloads.reason)  # fmt: skip
if leads or now.me.role == "planner":
    looked_at = show_withheld(map_, map_.once(release), map_.once(listed_before_final),
                              may_confirm=bool(now.may("release")))  # fmt: skip
    if looked_at and do(confirming.confirm_text, key=looked_at.key):
        finish(_("Confirmed: it is printed as it is."))
if leads:
    state = show_state(map_, may_call=bool(now.may("release")))
    if state == "final" and do(reporting.call_final):
        finish(_("The report is final."))
    if state == "draft" and do(reporting.call_draft):
        finish(_("The report is a draft again."))
if now.may("settings"):
    sections = [(key, _(name)) for key, name in SECTION_NAMES.items()]
    if show_plan(map_.report_plan, sections):
        drawer(_("What the report holds"), partial(show_plan_form, map_.report_plan, sections),
               choose, _("The choice was saved."))  # fmt: skip
    dress(*show_look(map_.report_plan))
    heading(_("In your own words"))
    settings = begun(map_)
    words = show_introduction_form()
    if words and correct(reporting.introduce, settings, text=words.text,
                         names_nobody=words.names_nobody):  # fmt: skip
        finish(_("The introduction was saved."))
    heading(_("Recommendations of the facilitators"))
    if opened := show_recommendations(map_):
        drawer(_("Recommendation"), partial(show_recommendation_form, opened),
               partial(keep, opened), _("The recommendations were saved."))  # fmt: skip
    heading(_("Read an edited workbook back"))
    take_workbook()
