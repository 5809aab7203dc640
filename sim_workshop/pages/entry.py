"""One entry: its words, what is asked about it, what hangs on it, and the facilitator's tools."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from sim_workshop.domain.findings import Entry, Gap, Opportunity, reads_like_a_solution
from sim_workshop.domain.privacy import release
from sim_workshop.domain.similar import similar
from sim_workshop.domain.tokens import token_of
from sim_workshop.live.telling import may_see
from sim_workshop.session import do, session
from sim_workshop.use_cases import mapping, merging
from sim_workshop.views.bars import empty, say_saved, show_saved
from sim_workshop.views.entry_arranging import Arranged, show_arranging, show_taking_away
from sim_workshop.views.entry_details import field_of, show_details_form
from sim_workshop.views.entry_links import (
    show_answered,
    show_evidence,
    show_ideas,
    show_wordings,
)
from sim_workshop.views.entry_words import (
    ask_what_happens,
    show_held,
    show_standing,
    show_words,
    show_words_form,
    words_field,
)
from sim_workshop.views.first_seen import first_seen, seen_again
from sim_workshop.views.forms import plain
from sim_workshop.views.heads import heading
from sim_workshop.views.places import all_places
from sim_workshop.views.similar_groups import show_merged
from sim_workshop.words import _

now = session()
map_, me = now.here, now.me
ARRANGING: dict[str, tuple[Callable[..., Any], str]] = {
    "move": (mapping.move_entry, _("Moved.")),
    "merge": (mapping.merge_entries, _("Merged. Every wording is kept.")),
    "kind": (mapping.change_kind, _("Changed.")),
    "park": (mapping.park_entry, _("Done.")),
    "remove": (mapping.remove_entry, _("Removed from the screens.")),
    "restore": (mapping.restore_entry, _("Back on the screens.")),
    "redact": (mapping.redact_text, _("Wiped for good.")),
}


def saved(sentence: str, record: Entry) -> None:
    """The entry as it is after the act."""
    seen_again(words_field(record), record)
    seen_again(field_of(record), record)
    st.session_state.pop("change_words", None)
    say_saved(sentence)
    st.switch_page("entry.py", query_params={"id": record.id})


def correct(entry: Entry) -> None:
    """New words. When somebody was faster both are shown, and the next save puts these in place."""
    seen = first_seen(words_field(entry), entry)
    text = show_words_form(seen, opened=st.session_state.get("change_words") == entry.id)
    if text is not None:
        if record := do(mapping.correct_entry, id=entry.id, text=text, seen=seen.text):
            saved(_("The words were saved."), record)
        seen_again(words_field(entry), entry)


def describe(entry: Entry) -> None:
    seen = first_seen(field_of(entry), entry)
    fields = show_details_form(map_, seen)
    if fields is not None:
        if record := do(mapping.describe_entry, id=entry.id, seen=seen, **fields):
            saved(_("The details were saved."), record)
        seen_again(field_of(entry), entry)


def arrange(entry: Entry, asked: Arranged | None) -> None:
    if asked is None:
        return
    use_case, sentence = ARRANGING[asked.verb]
    target = {"into": entry.id} if asked.verb == "merge" else {"id": entry.id}
    if record := do(use_case, **target, **asked.how):
        saved(sentence, record)


def its_words(entry: Entry) -> None:
    """What it says, why it may be held, and the forms of whoever may correct it."""
    hits = mapping.held_for(entry) if now.leads or entry.author == me.id else ()
    with st.container(key="card_entry"):
        show_words(map_, entry, hits)
    show_standing(entry)
    in_the_room = entry.is_visible or entry.standing in ("veiled", "waiting") or bool(hits)
    may_correct = bool(now.may("correct", entry)) and in_the_room
    way = show_held(entry, hits, may_correct) if hits else None
    if way == "clear" and (record := do(mapping.state_names_nobody, id=entry.id)):
        saved(_("It is on the screens now."), record)
    if way == "change":
        st.session_state["change_words"] = entry.id
    asks = isinstance(entry, Gap) and entry.is_visible and reads_like_a_solution(entry.text)
    if asks and ask_what_happens(bool(now.may("arrange"))):
        arrange(entry, Arranged("kind", {"kind": Opportunity.kind}))
    if may_correct:
        correct(entry)
        describe(entry)


def what_hangs_on(entry: Entry) -> None:
    """Ideas, the gaps an idea answers, evidence, other wordings."""
    if isinstance(entry, Gap):
        idea = show_ideas(map_, entry, bool(now.may("add")))
        if idea is not None and (added := do(mapping.add_idea, gap=entry.id, text=idea)):
            held = added.standing == "held"
            sentence = _("Saved, but held: it may name somebody.") if held else _("Added.")
            saved(sentence, added if held else entry)
    elif isinstance(entry, Opportunity):
        show_answered(map_, entry)
    leads = bool(now.may("read_working"))
    said = [*(n.about for n in map_.numbers), *(s.about for s in map_.stories)]
    if any(entry.id in about for about in said):
        released = map_.once(release)
        points = map_.numbers if leads else released.map.numbers
        show_evidence(map_, entry, points, released.suppressed, leads=leads)
    show_wordings(entry)


def tools(entry: Entry) -> None:
    """Moving, merging, taking away."""
    asked, may_arrange = None, bool(now.may("arrange"))
    if may_arrange and entry.standing in ("shown", "parked", "held", "veiled", "waiting"):
        heading(_("For facilitators"))
        same = [e for e in map_.entries() if e.kind == entry.kind]
        asked = show_arranging(entry, all_places(map_), similar(entry, same), same)
        other = show_merged(entry, merging.merged_into(map_, entry), may_arrange)
        if other and (done := do(merging.take_apart, id=other)):
            saved(" ".join((_("It stands alone again."), *done.stays)), entry)
    take = show_taking_away(
        entry, may_arrange, now.may("remove", entry), bool(now.may("redact"))
    )  # fmt: skip
    arrange(entry, asked or take)


found = map_.get(st.query_params.get("id", ""))
if not isinstance(found, Entry) or not (may_see(found, me) or now.leads):
    empty(_("This entry is not on the screens."), _("Somebody took it away, or the link is old."))
    st.stop()
home = next(iter(map_.intercepts_of(found)), map_.room.at)
back = map_.intercept(home) or map_.intercepts[0]
st.page_link(
    "intercept.py", icon=":material/arrow_back:", query_params={"at": back.id},
    label=f"{plain(token_of(map_, back.id))} {plain(back.name)}",
)  # fmt: skip
show_saved()
left, right = st.columns([3, 2], gap="large")
with left:
    its_words(found)
with right:
    what_hangs_on(found)
    tools(found)
