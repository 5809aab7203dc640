"""Evidence: what the county can show for what it says, in numbers and stories."""

from functools import partial

import streamlit as st

from sim_workshop.domain.evidence import Anecdote, DataPoint
from sim_workshop.domain.figures import Figure, figures, intercepts_of
from sim_workshop.domain.privacy import release
from sim_workshop.session import do, session
from sim_workshop.use_cases import evidencing, mapping
from sim_workshop.views.bars import empty, say_saved, show_saved
from sim_workshop.views.evidence_head import adding_buttons, evidence_head
from sim_workshop.views.filtering import choose_intercept
from sim_workshop.views.heads import heading
from sim_workshop.views.number_cards import benchmarks_table, choose_value, figure_card
from sim_workshop.views.number_form import show_number_form
from sim_workshop.views.story_cards import StoryAsked, story_card
from sim_workshop.views.story_form import show_release_form, show_story_form, show_story_words
from sim_workshop.words import _

now = session()
map_, leads, adding = now.here, bool(now.may("read_working")), now.may("add")
released = release(map_)


def saved(sentence: str) -> None:
    say_saved(sentence)
    st.rerun()


@st.dialog(_("A number"), position="right")
def write_number(point: DataPoint | None, at: str) -> None:
    answer = show_number_form(map_, point, at)
    if answer is None:
        return
    if answer.removed and point:
        if do(evidencing.remove_number, id=point.id, reason=answer.reason):
            saved(_("The number was removed. Undo brings it back."))
        return
    save = partial(evidencing.correct_number, id=point.id, seen=point) if point else (
        evidencing.place_number)  # fmt: skip
    if do(save, **answer.fields, new_measure=answer.new_measure, names_nobody=answer.names_nobody):
        saved(_("The number was saved."))


@st.dialog(_("A story"), position="right")
def tell_story(at: str) -> None:
    told = show_story_form(map_, at)
    if told and do(evidencing.place_story, text=told.text, places=told.places, about=told.about,
                   composite=told.composite):  # fmt: skip
        saved(_("The story was saved. It is not printed until a facilitator releases it."))


@st.dialog(_("The story's words"), position="right")
def change_story(story: Anecdote) -> None:
    text = show_story_words(map_, story)
    if text is not None and do(mapping.correct_entry, id=story.id, text=text, seen=story.text):
        saved(_("The story was saved."))


@st.dialog(_("Release for print"))
def release_story(story: Anecdote) -> None:
    answer = show_release_form(story)
    if answer and do(evidencing.release_story, id=story.id, reason=answer.reason,
                     composite=answer.composite):  # fmt: skip
        saved(_("The story was released."))


def carry_out(asked: StoryAsked) -> None:
    if asked.act == "edit":
        change_story(asked.story)
    elif asked.act == "release":
        release_story(asked.story)
    elif asked.act == "withhold" and do(evidencing.withhold_story, id=asked.story.id):
        saved(_("The story is not printed any more."))
    elif asked.act == "cleared" and do(mapping.state_names_nobody, id=asked.story.id):
        saved(_("The story is shown to the room."))


def is_own(story: Anecdote) -> bool:
    return bool(story.author) and story.author == now.me.id


held = [s for s in map_.all(Anecdote, hidden=True) if s.standing == "held"]
stories = [*map_.stories, *(s for s in held if leads or is_own(s))]
with st.container(horizontal=True, key="page_head", vertical_alignment="center"):
    evidence_head(len(map_.numbers), len(stories))
    pressed = adding_buttons(adding.reason) if adding or now.me.role == "stakeholder" else ""
show_saved()
at = choose_intercept(map_, "evidence_at")
if pressed == "number":
    write_number(None, at)
elif pressed == "story":
    tell_story(at)

points = map_.numbers if leads else released.map.numbers
here = [p for p in points if not at or at in intercepts_of(map_, p)]
grid = st.grid(2, min_column_width=340, gap="small")


def show_card(figure: Figure) -> DataPoint | None:
    """One card, and for facilitators the number they want to correct."""
    with grid.cell(), st.container(key=f"card_{figure.points[0].id}", height="stretch"):
        figure_card(map_, figure, released.suppressed, hides=not leads)
        return choose_value(figure) if now.may("arrange") else None


for figure in figures(map_, here):
    if point := show_card(figure):
        write_number(point, at)
if not here:
    empty(_("No number yet."), _("Ask: how many people, in which period, and who counts them?"))
for story in stories:
    if not at or at in map_.intercepts_of(story):
        with st.container(key=f"card_{story.id}"):
            asked = story_card(map_, story, own=is_own(story), leads=bool(now.may("release")))
        if asked:
            carry_out(asked)
marks = [b for b in map_.pack.benchmarks if at in ("", b.intercept)]
if marks:
    heading(_("From elsewhere, not local"))
    with st.container(key="card_benchmarks"):
        benchmarks_table(map_, marks)
