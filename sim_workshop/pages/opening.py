"""Open a workshop: for whom, from what, and everything that is settled at the start."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from sim_workshop.content import load_pack
from sim_workshop.domain.community import Community
from sim_workshop.domain.workshop import WORKSHOP_ID, Workshop
from sim_workshop.domain.zones import zone_of
from sim_workshop.exchange.imported import Imported
from sim_workshop.exchange.slugs import slug
from sim_workshop.session import attempt, session
from sim_workshop.use_cases import carrying, hosting
from sim_workshop.views.bars import empty, refusal
from sim_workshop.views.heads import page_head, section
from sim_workshop.views.links import show_joining
from sim_workshop.views.opening_steps import (
    choose_community,
    choose_file,
    choose_one,
    choose_start,
    show_contents,
    show_first_link,
    show_opened,
    show_opening_form,
)
from sim_workshop.views.workshops import when_said
from sim_workshop.words import _

now = session()
OPENED = "opened_workshop"
NOWHERE = Community(id="", name="")


def start_with() -> Imported | None:
    """What the workshop starts from; None while nothing is chosen."""
    start = choose_start()
    if start == "file":
        given = choose_file()
        found = attempt(lambda: carrying.read_content(*given)) if given else None
        names = [f.community.full_name for f in found or ()]
        return found[choose_one(names, _("Which of them"), "which")] if found else None
    if start == "last":
        maps = [now.house.store.read(code) for code, _revision in now.house.store.codes()]
        if not maps:
            empty(_("There is no last time yet."), _("Start empty, or from a file."))
            return None
        names = [f"{m.name}, {when_said(m)}" for m in maps]
        last = maps[choose_one(names, _("Which workshop"), "which_last")]
        return Imported(last.community, tuple(hosting.from_last_time(last)), pack=last.pack,
                        printed=last.printed)  # fmt: skip
    return Imported(choose_community(now.house.store.communities()) or NOWHERE, ())


def settled(start: Imported) -> Workshop:
    """What the file settled; else a workshop that keeps the time of its state."""
    fresh = Workshop()
    zone = zone_of(start.community.state) or fresh.time_zone
    return next((r for r in start.records if isinstance(r, Workshop)), fresh.but(time_zone=zone))


def open_it(start: Imported, new: Mapping[str, Any] | None, fields: Mapping[str, Any]) -> None:
    """The workshop with what was settled; then how people come in."""
    community = start.community
    if new is not None:
        community = Community(id=slug(f"{new['name']} {new['state']}"), **new)
        if fields["time_zone"] == settled(start).time_zone:  # left as it was offered
            fields = {**fields, "time_zone": zone_of(community.state) or fields["time_zone"]}
    if not community.name:
        refusal(_("Write the name of the community. Nothing was opened."))
        return
    others = [r for r in start.records if r.id != WORKSHOP_ID]
    whole = replace(start, community=community, records=(settled(start).but(**fields), *others))
    if taken := attempt(lambda: carrying.take_in(now.house.store, [whole], now.host)):
        opened = taken[0].opened
        st.session_state[OPENED] = (opened.code, opened.facilitator_key)
        st.rerun()


if now.host is None:
    empty(_("Only a host of this server opens workshops."), _("Ask whoever runs the server."))
    st.stop()
st.page_link("home.py", label=_("Workshops"), icon=":material/arrow_back:",
             query_params={"list": "all"})  # fmt: skip
code, key = st.session_state.get(OPENED, ("", ""))
if code:
    name = now.house.store.read(code).name
    page_head(_("{name} is open").format(name=name), _("Everything can be corrected later."))
    another = show_opened(name, code)
    with section("join", _("Participants join"), _(
        "By the address and the code. They stand under Settings and links too, and on the wall."
    )):  # fmt: skip
        show_joining(f"{now.room_url}/join", hosting.spoken_code(code), code)
    show_first_link(f"{now.room_url}/sign-in?key={key}")
    if another:
        del st.session_state[OPENED]
        st.rerun()
    st.stop()
page_head(_("Open a workshop"), _(
    "Only the name of the community is needed. The rest can be filled in and corrected later."
))  # fmt: skip
with section("start", _("What it starts from"), _(
    "Nothing; a county’s facts, a workbook or a record; or what an earlier workshop found."
)):  # fmt: skip
    start = start_with()
    if start is not None and start.records:
        show_contents(start.records, start.notes)
if start is not None:
    known = start.community if start.community.name else None
    said = show_opening_form(
        settled(start), start.pack or load_pack(), known, start.code or start.community.id
    )
    if said:
        open_it(start, *said)
