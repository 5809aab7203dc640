"""One entry: its words, what is asked about it, what hangs on it, and the facilitator's tools."""

import streamlit as st

from sim_workshop.domain.figures import figures
from sim_workshop.domain.findings import Entry, Gap, Opportunity, reads_like_a_solution
from sim_workshop.domain.privacy import release
from sim_workshop.domain.similar import similar
from sim_workshop.domain.tokens import token_of
from sim_workshop.live.telling import may_see
from sim_workshop.session import do, session
from sim_workshop.use_cases import mapping
from sim_workshop.views.bars import empty, say_saved, show_saved
from sim_workshop.views.entry_arranging import Arranged, show_arranging, show_taking_away
from sim_workshop.views.entry_details import show_details_form
from sim_workshop.views.entry_links import show_answered, show_ideas, show_wordings
from sim_workshop.views.entry_words import (
    ask_what_happens,
    show_held,
    show_standing,
    show_words,
    show_words_form,
)
from sim_workshop.views.forms import is_held, plain
from sim_workshop.views.heads import heading
from sim_workshop.views.number_cards import figure_card
from sim_workshop.views.places import all_places
from sim_workshop.words import _

now = session()
map_, me = now.here, now.me
found = map_.get(st.query_params.get("id", ""))
VERBS = {
    "move": (mapping.move_entry, _("Moved.")),
    "merge": (mapping.merge_entries, _("Merged. Every wording is kept below.")),
    "kind": (mapping.change_kind, _("Changed.")),
    "park": (mapping.park_entry, _("Done.")),
    "remove": (mapping.remove_entry, _("Removed from the screens.")),
    "restore": (mapping.restore_entry, _("Back on the screens.")),
    "redact": (mapping.redact_text, _("Wiped for good.")),
}


def saved(sentence: str, id_: str = "") -> None:
    """The entry as it is after the act."""
    say_saved(sentence)
    st.switch_page("entry.py", query_params={"id": id_ or st.query_params.get("id", "")})


def correct(entry: Entry) -> None:
    """New words; when somebody was faster, both texts, and the next save puts these in place."""
    seen = st.session_state.setdefault(f"seen_{entry.id}", entry.text)
    opened = st.session_state.get("change_words") == entry.id
    text = show_words_form(entry, opened=opened or entry.standing == "held")
    if text is None:
        return
    if do(mapping.correct_entry, id=entry.id, text=text, seen=seen):
        st.session_state.pop(f"seen_{entry.id}", None)
        st.session_state.pop("change_words", None)
        saved(_("The words were saved."))
    st.session_state[f"seen_{entry.id}"] = now.house.store.read(now.code).get(entry.id).text


def describe(entry: Entry) -> None:
    fields = show_details_form(map_, entry)
    if fields is None:
        return
    texts = [v for v in fields.values() if isinstance(v, str)]
    key, stated = f"details_{entry.id}", fields.pop("names_nobody")
    if is_held(key, texts, stated, st.container()):
        return
    if do(mapping.describe_entry, id=entry.id, names_nobody=stated, **fields):
        saved(_("The details were saved."))


def carry_out(entry: Entry, asked: Arranged | None) -> None:
    if asked is None:
        return
    use_case, sentence = VERBS[asked.verb]
    if asked.verb == "redact":
        if do(lambda acting: (mapping.redact_text(acting, id=entry.id), True)):
            saved(sentence)
        return
    target = {"into": entry.id} if asked.verb == "merge" else {"id": entry.id}
    if record := do(use_case, **target, **asked.how):
        saved(sentence, record.id)
