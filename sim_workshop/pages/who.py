"""Who is here: the seats of each intercept, the people, the agencies, the invitation list."""

import streamlit as st

from sim_workshop.domain.coverage import coverage
from sim_workshop.domain.people import Member, Stakeholder, credit_of
from sim_workshop.domain.pins import spoken_pin
from sim_workshop.exchange import invitations
from sim_workshop.session import attempt, correct, do, session
from sim_workshop.use_cases import engaging, mapping, returning
from sim_workshop.views.bars import empty, note, say_saved, show_saved
from sim_workshop.views.coverage_cards import coverage_sentence, show_agencies, show_coverage
from sim_workshop.views.heads import page_head
from sim_workshop.views.invitation_preview import choose_invitations, show_preview
from sim_workshop.views.people import PersonAsked, show_people, show_roles
from sim_workshop.views.person_form import show_person_form
from sim_workshop.views.places import all_places
from sim_workshop.views.proxy_form import show_proxy_form
from sim_workshop.words import _, ngettext

now = session()
map_, leads, may_list = now.here, bool(now.may("read_working")), bool(now.may("roster"))
DRAWER = "who_drawer"


def close() -> None:
    st.session_state.pop(DRAWER, None)


def saved(sentence: str) -> None:
    close()
    say_saved(sentence)
    st.rerun()


def tell(person: Stakeholder, new: bool) -> None:
    """Their PIN, to be read out to them."""
    act = returning.renew_pin if new else returning.tell_pin
    if pin := do(act, now.house.pins, member=person.member):
        told = _("The PIN of {name} is {pin}.")
        note(told.format(name=person.name or person.agency, pin=spoken_pin(pin)))


@st.dialog(_("A person"), position="right", on_dismiss=close)
def write_person(person: Stakeholder) -> None:
    said = show_person_form(map_, person, bool(person.member and now.may("read_pins")))
    if said is None:
        return
    if said.pin:
        tell(person, said.pin == "renew")
    elif said.removed:
        if do(engaging.remove_stakeholder, id=person.id):
            saved(_("Taken off the list."))
    elif not person.id:
        if do(engaging.add_stakeholder, **said.known):
            saved(_("Added to the list."))
    elif correct(engaging.correct_stakeholder, person, **said.known):
        saved(_("Saved."))


@st.dialog(_("Write for somebody without a device"), position="right", on_dismiss=close)
def write_for(person: Stakeholder) -> None:
    times = st.session_state.setdefault("proxy_times", 0)
    said = show_proxy_form(all_places(map_), map_.room.at, times)
    if said is None:
        return
    speaker = Member(id="", role="stakeholder", name=person.name, agency=person.agency,
                     sector=person.sector)  # fmt: skip
    credit = credit_of(speaker, map_.workshop.entry_names, map_.members.values())
    entry = do(mapping.place_entry, kind=said.kind, text=said.text, places=(said.place,),
               by_proxy_for=credit)  # fmt: skip
    if entry:
        st.session_state["proxy_times"] = times + 1
        held = entry.standing == "held"
        saved(_("Saved, but held: it may name somebody.") if held else _("Saved for them."))


@st.dialog(_("Import the invitation list"), position="right", on_dismiss=close)
def import_list() -> None:
    data = choose_invitations()
    read = attempt(lambda: invitations.read(data, map_.pack)) if data else None
    if read is None:
        return
    listed = {(s.name.casefold(), s.agency.casefold()) for s in map_.stakeholders}
    new = [p for p in read.people if (p.name.casefold(), p.agency.casefold()) not in listed]
    wanted = show_preview(new, len(read.people) - len(new), read.unreadable, read.ignored)
    if wanted and (done := do(engaging.take_invitations, new)):
        said = ngettext("{n} person was added.", "{n} people were added.", done[0])
        saved(said.format(n=done[0]))


def carry_out(asked: PersonAsked) -> None:
    if asked.verb in ("open", "write"):
        st.session_state[DRAWER] = (asked.verb, asked.id)
    elif do(engaging.correct_stakeholder, id=asked.id, present=asked.verb == "present"):
        st.rerun()


found = coverage(map_)
with st.container(horizontal=True, key="page_head", vertical_alignment="center"):
    page_head(_("Who is here"), coverage_sentence(map_, found))
    if may_list and st.button(_("Import the invitation list"), icon=":material/upload:"):
        st.session_state[DRAWER] = ("import", "")
    if may_list and st.button(_("Add a person"), icon=":material/person_add:", type="primary"):
        st.session_state[DRAWER] = ("open", "")
show_saved()
if leads and now.may("settings"):
    st.page_link("agency_forms.py", label=_("Agency forms"), icon=":material/forward_to_inbox:")
labels = {"seats": _("Seats"), "people": _("People"), "agencies": _("Agencies")}
view = st.segmented_control(
    _("View"), list(labels), default="seats", required=True, format_func=labels.__getitem__,
    label_visibility="collapsed", key="who_view", width="content",
)  # fmt: skip
if view == "seats":
    show_coverage(map_, found, may_seat=may_list)
elif not map_.stakeholders:
    empty(_("Nobody is on the list yet."), _("Import the invitation list, or let people join."))
elif view == "agencies":
    show_agencies(map_)
elif not leads:
    show_roles(map_.stakeholders)
elif asked := show_people(map_.stakeholders):
    carry_out(asked)

verb, id_ = st.session_state.get(DRAWER, ("", ""))
person = map_.get(id_) if id_ else Stakeholder(id="")
if verb == "import":
    import_list()
elif verb and isinstance(person, Stakeholder):
    (write_for if verb == "write" else write_person)(person)
