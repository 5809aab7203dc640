"""One intercept: its prompt, what the room has found, the checklist, and quick capture."""

import streamlit as st

from sim_workshop.domain.tokens import colour_of, token_of
from sim_workshop.session import do, session
from sim_workshop.use_cases import arranging
from sim_workshop.views.checklist import show_checklist
from sim_workshop.views.facilitating import show_room_controls
from sim_workshop.views.frame import current_intercept
from sim_workshop.views.heads import intercept_head, prompt
from sim_workshop.views.live.capture import show_capture
from sim_workshop.views.live.clock import show_clock
from sim_workshop.views.live.columns import show_columns
from sim_workshop.views.places import place_pills
from sim_workshop.words import _

now = session()
map_, at = now.here, current_intercept(now.here)
here = map_.intercept(at) or map_.intercepts[0]
prompts = map_.pack.prompts_of(here.id)
number = min(map_.room.prompt, len(prompts) - 1) if at == map_.room.at else 0
said = _("Prompt {n} of {all}").format(n=number + 1, all=len(prompts)) if prompts else here.scope

head, clock = st.columns([5, 1], vertical_alignment="center")
with head:
    intercept_head(token_of(map_, at), colour_of(map_, at), here.name, said)
with clock:
    show_clock(map_.code)
if prompts and not map_.room.all_prompts:
    prompt(prompts[number].ask)

view = st.segmented_control(
    _("View"), ["room", "prompts", "practices", "about"], default="room", required=True,
    format_func={"room": _("What we found"), "prompts": _("All prompts"),
                 "practices": _("Practices"), "about": _("Scope and boxes")}.get,
    label_visibility="collapsed", key=f"view_{at}",
)  # fmt: skip
if view == "room":
    opened = show_columns(map_.code, intercept=at, key=f"columns_{at}")
    if opened:
        st.switch_page("entry.py", query_params={"id": opened})
elif view == "prompts":
    for line, asked in enumerate(prompts, start=1):
        st.html(f'<p class="prompt"><span class="who">{line}</span> </p>')
        prompt(asked.ask)
elif view == "practices":
    answer = show_checklist(map_, at, bool(now.may("add")))
    if answer and do(arranging.rate_practice, id=answer.practice, rating=answer.rating):
        st.rerun()
else:
    st.markdown(here.scope)

with st.bottom:
    places, more = place_pills(map_, at)
    ruling = now.may("add")
    show_capture(
        map_.code, places=places, more_places=more, closed="" if ruling else ruling.reason,
        zone=map_.workshop.time_zone, key=f"capture_{at}",
    )  # fmt: skip
    if now.leads:
        show_room_controls(map_, at)
