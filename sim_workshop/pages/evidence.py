"""Evidence: what the county can show for what it says, in numbers and stories."""

from functools import partial

import streamlit as st

from sim_workshop.domain.asked import asked_for
from sim_workshop.domain.evidence import Anecdote, DataPoint
from sim_workshop.domain.figures import figures, intercepts_of
from sim_workshop.domain.privacy import release
from sim_workshop.session import correct, do, session
from sim_workshop.use_cases import evidencing, mapping, showing
from sim_workshop.views.asked import show_asked
from sim_workshop.views.bars import empty, show_saved
from sim_workshop.views.benchmarks import show_benchmarks
from sim_workshop.views.cards_for_wall import choose_cards
from sim_workshop.views.drawer import drawer, finish, finish_if
from sim_workshop.views.evidence_head import adding_buttons, evidence_head
from sim_workshop.views.filtering import choose_intercept
from sim_workshop.views.number_cards import show_card
from sim_workshop.views.number_form import NumberFilled, show_number_form
from sim_workshop.views.story_cards import StoryAsked, story_card
from sim_workshop.views.story_form import show_release_form, show_story_form, show_story_words
from sim_workshop.words import _

MANY = 20  # more numbers than this are opened where the room is, not all at once

now = session()
map_, leads, adding = now.here, bool(now.may("read_working")), now.may("add")
released = map_.once(release)


def keep_number(point: DataPoint | None, answer: NumberFilled) -> object:
    if point and answer.removed:
        return do(evidencing.remove_number, id=point.id, reason=answer.reason)
    if point:
        return correct(evidencing.correct_number, point, **answer.fields)
    return do(evidencing.place_number, **answer.fields)


def write_number(point: DataPoint | None) -> None:
    drawer(_("A number"), partial(show_number_form, map_, point, at), partial(keep_number, point),
           _("The numbers were saved."))  # fmt: skip


def carry_out(asked: StoryAsked) -> None:
    """What somebody wants to do with a story."""
    story, id_ = asked.story, asked.story.id
    if asked.act == "edit":
        drawer(_("The story's words"), partial(show_story_words, map_, story),
               lambda text: do(mapping.correct_entry, id=id_, text=text, seen=story.text),
               _("The story was saved."))  # fmt: skip
    elif asked.act == "release":
        drawer(_("Release for print"), partial(show_release_form, story),
               lambda how: do(evidencing.release_story, id=id_, **how),
               _("The story was released."))  # fmt: skip
    elif asked.act == "withhold":
        finish_if(do(evidencing.withhold_story, id=id_), _("The story is not printed any more."))
    else:
        finish_if(do(mapping.state_names_nobody, id=id_), _("The story is shown to the room."))


def is_own(story: Anecdote) -> bool:
    return bool(story.author) and story.author == now.me.id


held = [s for s in map_.all(Anecdote, hidden=True) if s.standing == "held"]
stories = [*map_.stories, *(s for s in held if leads or is_own(s))]
with st.container(horizontal=True, key="page_head", vertical_alignment="center"):
    evidence_head(len(map_.numbers), len(stories))
    pressed = adding_buttons(adding.reason) if adding or now.me.role == "stakeholder" else ""
show_saved()
with st.container(horizontal=True):
    st.page_link("stepping_up.py", label=_("The four key measures"), icon=":material/target:")
    st.page_link("disparity.py", label=_("Who it falls on"), icon=":material/groups:")
    if now.may("arrange"):
        st.page_link("data_sheet.py", label=_("Take in a data sheet"), icon=":material/table:")
if now.may("move_room"):
    wanted = choose_cards(map_)
    if wanted is not None and do(showing.show_cards, ids=wanted):
        finish(_("On the wall now.") if wanted else _("Taken off the wall."))
at = choose_intercept(
    map_, "evidence_at", first=(map_.room.at,) if len(map_.numbers) > MANY else ()
)
if pressed == "number":
    write_number(None)
elif pressed == "story":
    drawer(_("A story"), partial(show_story_form, map_, at),
           lambda told: do(evidencing.place_story, **told),
           _("The story was saved. It is printed when a facilitator releases it; where it may tell "
             "who somebody is, only its author and facilitators see it."))  # fmt: skip

points = map_.numbers if leads else released.map.numbers
here = [p for p in points if not at or at in intercepts_of(map_, p)]
corrects = bool(now.may("arrange"))
grid = st.grid(2, min_column_width=340, gap="small")
for figure in figures(map_, here):
    with grid:
        chosen = show_card(map_, figure, released.suppressed, corrects, hides=not leads)
    if chosen:
        write_number(chosen)
if not here:
    empty(_("No number yet."), _("Ask: how many people, in which period, and who counts them?"))
show_asked(
    map_, [a for a in map_.once(asked_for) if not at or map_.measures[a.measure].intercept == at]
)
for story in (s for s in stories if not at or at in map_.intercepts_of(s)):
    if asked := story_card(map_, story, own=is_own(story), leads=bool(now.may("release"))):
        carry_out(asked)
show_benchmarks(map_, at)
