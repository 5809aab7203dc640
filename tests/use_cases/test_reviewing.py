"""The draft is read by link: who may read, what is kept, what a facilitator makes of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sim_workshop.domain.errors import NotAllowed, NotFound
from sim_workshop.domain.finality import still_open
from sim_workshop.domain.privacy import release
from sim_workshop.domain.review import Review, ReviewComment, found_in, open_reviews
from sim_workshop.use_cases import (
    asking_ahead,
    history,
    hosting,
    mapping,
    planning,
    prioritizing,
    reporting,
    reviewing,
)
from sim_workshop.use_cases.acting import Acting, Held, utc_now
from sim_workshop.use_cases.reviewing import Said
from tests.conftest import joined, opened_workshop

PHONE = "Call Maria at 503-555-0188 for a bed"


@pytest.fixture
def key(lead: Acting) -> str:
    return reviewing.open_review(lead, whom="Planning team")


def said(**more: object) -> Said:
    return Said(**{"section": "summary", "section_title": "Summary", "by": "Kim", **more})  # type: ignore[arg-type]


def comment(lead: Acting, key: str, **more: object) -> ReviewComment:
    kept = reviewing.say(lead.store, key, said(**more), revision=lead.map.revision)
    assert kept is not None
    return kept


# Links.


def test_only_who_may_settle_things_makes_a_link(lead: Acting) -> None:
    with pytest.raises(NotAllowed):
        reviewing.open_review(joined(lead, "Jo", "Jail"), whom="Us")
    for days in (0, 91):
        with pytest.raises(NotAllowed):
            reviewing.open_review(lead, whom="Us", days=days)


def test_a_link_opens_the_draft_and_nothing_else(lead: Acting, key: str) -> None:
    assert reviewing.open_draft(lead.store, key).map.code == lead.code
    with pytest.raises(NotFound):
        hosting.sign_in_with_key(lead.store, key)
    with pytest.raises(NotFound):
        asking_ahead.open_form(lead.store, key)


def test_other_keys_open_no_draft(lead: Acting, key: str) -> None:
    form = asking_ahead.make_form(lead, agency="Jail")
    others = [
        hosting.make_link(lead, role="planner"), asking_ahead.make_form_link(lead, id=form.id),
        "", "x" * 5000, key[:-1], "../..", "é",
    ]  # fmt: skip
    for other in others:
        with pytest.raises(NotFound):
            reviewing.open_draft(lead.store, other)


def test_a_link_expires_and_is_withdrawn(lead: Acting, key: str) -> None:
    late = utc_now() + timedelta(days=reviewing.DAYS, minutes=1)
    with pytest.raises(NotAllowed, match="expired or was withdrawn"):
        reviewing.open_draft(lead.store, key, late)
    reviewing.withdraw_review(lead, id=lead.map.all(Review)[0].id)
    with pytest.raises(NotAllowed, match="expired or was withdrawn"):
        reviewing.say(lead.store, key, said(text="Too late"))
    assert open_reviews(lead.map) == ()


def test_a_final_report_takes_no_comments(lead: Acting, key: str) -> None:
    reporting.call_final(lead)
    for act in (
        lambda: reviewing.open_draft(lead.store, key),
        lambda: reviewing.say(lead.store, key, said(text="Too late")),
    ):
        with pytest.raises(NotAllowed, match="The report is final"):
            act()


# What readers say.


def test_a_comment_is_kept_open_with_name_section_and_revision(lead: Acting, key: str) -> None:
    revision = lead.map.revision
    kept = comment(lead, key, text="Say when", by="  Kim\nOtero ")
    assert (kept.by, kept.section, kept.state, kept.revision) == (
        "Kim Otero", "summary", "open", revision)  # fmt: skip
    assert open_reviews(lead.map) == (kept,)
    assert ("reviewed", 1) in [(o.what, o.n) for o in still_open(lead.map)]


def test_the_same_form_sent_twice_is_one_comment(lead: Acting, key: str) -> None:
    for _ in range(2):
        reviewing.say(lead.store, key, said(text="Once"), once="k1")
    assert len(open_reviews(lead.map)) == 1


@pytest.mark.parametrize(
    "typed",
    [{"text": ""}, {"text": "x", "by": " "}, {"old": "these words"}, {"text": "x" * 4001},
     {"text": "x", "by": "y" * 81}],
)  # fmt: skip
def test_what_cannot_be_kept_is_refused_whole(
    lead: Acting, key: str, typed: dict[str, object]
) -> None:
    with pytest.raises(NotAllowed):
        comment(lead, key, **typed)
    assert lead.map.all(ReviewComment) == ()


@pytest.mark.parametrize("field", ["text", "new", "old"])
def test_texts_pass_the_screen(lead: Acting, key: str, field: str) -> None:
    typed = {"text": "See", "old": "this", "new": "that", field: PHONE}
    with pytest.raises(Held):
        comment(lead, key, **typed)
    kept = comment(lead, key, names_nobody=True, **typed)
    assert kept.names_nobody


def test_letters_are_kept_as_typed(lead: Acting, key: str) -> None:
    text = "<script>alert(1)</script> =1+1 “é” 🙂\nsecond line"
    assert comment(lead, key, text=text).text == text


def test_nothing_of_it_is_in_a_published_file(lead: Acting, key: str) -> None:
    comment(lead, key, text="Between us")
    leaving = release(lead.map).map
    assert not leaving.all(Review)
    assert not leaving.all(ReviewComment)


def test_the_room_reads_no_words_of_it_in_the_history(lead: Acting, key: str) -> None:
    comment(lead, key, text="Between us")
    lines = history.lines(lead.store, lead.map)
    assert any("commented on the draft" in line.sentence for line in lines)
    assert all("Between us" not in line.sentence for line in lines)


# What the facilitator makes of it.


def test_declined_with_a_reason(lead: Acting, key: str) -> None:
    kept = comment(lead, key, text="Leave it out")
    with pytest.raises(NotAllowed):
        reviewing.decline(lead, id=kept.id, answer=" ")
    declined = reviewing.decline(lead, id=kept.id, answer="The room said it")
    assert (declined.state, declined.answer) == ("declined", "The room said it")
    assert open_reviews(lead.map) == ()
    with pytest.raises(NotAllowed, match="meanwhile"):
        reviewing.accept(lead, id=kept.id)


def test_a_remark_is_accepted_without_a_change(lead: Acting, key: str) -> None:
    kept = comment(lead, key, text="Well put")
    assert reviewing.accept(lead, id=kept.id, answer="Thanks").state == "accepted"


def test_participants_decide_nothing(lead: Acting, key: str) -> None:
    kept = comment(lead, key, text="Leave it out")
    other = joined(lead, "Jo", "Jail")
    with pytest.raises(NotAllowed):
        reviewing.accept(other, id=kept.id)
    with pytest.raises(NotAllowed):
        reviewing.decline(other, id=kept.id, answer="No")
    assert len(open_reviews(lead.map)) == 1


def everywhere(lead: Acting) -> dict[str, str]:
    """The same wrong word in every kind of text a facilitator can correct."""
    hosting.change_settings(lead, introduction="We met for too days.")
    gap = mapping.place_entry(lead, kind="gap", text="It takes too days", places=["1"])
    priority = prioritizing.name_priority(lead, title="Beds in too days")
    prioritizing.take_to_plan(lead, ids=[priority.id])
    step = planning.place_step(lead, priority=priority.id, text="Answer in too days")
    advice = planning.recommend(lead, text="Meet for too days")
    return {"workshop": "introduction", gap.id: "text", priority.id: "title", step.id: "text",
            advice.id: "text"}  # fmt: skip


def test_a_correction_is_made_in_the_text_that_is_chosen(lead: Acting, key: str) -> None:
    for record, field in everywhere(lead).items():
        kept = comment(lead, key, old="too  days", new="two days")
        assert (record, field) in [(f.record, f.field) for f in found_in(lead.map, kept.old, "")]
        done = reviewing.accept(lead, id=kept.id, record=record, field=field)
        assert (done.state, done.changed) == ("accepted", record)
        changed = lead.map.get(record)
        assert "two days" in getattr(changed, field)
    assert not found_in(lead.map, "too days", "two days")


def test_it_is_the_facilitators_own_act(lead: Acting, key: str) -> None:
    gap = mapping.place_entry(lead, kind="gap", text="It takes too days", places=["1"])
    kept = comment(lead, key, old="too", new="two")
    reviewing.accept(lead, id=kept.id, record=gap.id, field="text")
    changes = lead.store.changes(lead.code, since=lead.map.revision - 1)
    done = [(c.verb, c.member, c.record) for c in changes]
    assert done == [("review.corrected", lead.member.id, i) for i in (kept.id, gap.id)]
    said = history.lines(lead.store, lead.map)[0].sentence
    assert said == "made a correction that was proposed for the draft: “It takes two days”"
    history.undo_last(lead)
    assert getattr(lead.map.get(gap.id), "text", "") == "It takes too days"
    assert open_reviews(lead.map) == (kept,)


def test_pressed_twice_it_is_done_once(lead: Acting, key: str) -> None:
    gap = mapping.place_entry(lead, kind="gap", text="It takes too days", places=["1"])
    kept = comment(lead, key, old="too", new="two")
    keyed = lead.with_key("press-1")
    reviewing.accept(keyed, id=kept.id, record=gap.id, field="text")
    assert open_reviews(lead.map) == ()
    assert getattr(lead.map.get(gap.id), "text", "") == "It takes two days"
    with pytest.raises(NotAllowed, match="meanwhile"):
        reviewing.accept(keyed, id=kept.id, record=gap.id, field="text")


def test_words_that_were_changed_meanwhile_say_so(lead: Acting, key: str) -> None:
    gap = mapping.place_entry(lead, kind="gap", text="It takes too days", places=["1"])
    kept = comment(lead, key, old="too days", new="two days")
    mapping.correct_entry(lead, id=gap.id, text="It takes 48 hours")
    with pytest.raises(NotFound, match="cannot be found in the record any more"):
        reviewing.accept(lead, id=kept.id, record=gap.id, field="text")
    assert open_reviews(lead.map) == (kept,)
    assert reviewing.accept(lead, id=kept.id, answer="Done by hand").state == "accepted"


def test_a_full_stop_the_report_added_is_no_difference(lead: Acting, key: str) -> None:
    gap = mapping.place_entry(lead, kind="gap", text="It takes too days", places=["1"])
    kept = comment(lead, key, old="It takes too days.", new="It takes two days.")
    reviewing.accept(lead, id=kept.id, record=gap.id, field="text")
    assert getattr(lead.map.get(gap.id), "text", "") == "It takes two days"


def test_a_correction_that_may_name_somebody_is_stated_to_name_nobody(
    lead: Acting, key: str
) -> None:
    gap = mapping.place_entry(lead, kind="gap", text="It takes days", places=["1"])
    kept = comment(lead, key, old="days", new=PHONE, names_nobody=True)
    with pytest.raises(Held):
        reviewing.accept(lead, id=kept.id, record=gap.id, field="text")
    assert getattr(lead.map.get(gap.id), "text", "") == "It takes days"
    assert open_reviews(lead.map) == (kept,)


def test_another_workshops_ids_change_nothing(lead: Acting, key: str) -> None:
    other = opened_workshop(lead.store)
    foreign = mapping.place_entry(other, kind="gap", text="It takes too days", places=["1"])
    kept = comment(lead, key, old="too days", new="two days")
    for act in (
        lambda: reviewing.accept(other, id=kept.id),
        lambda: reviewing.accept(lead, id=kept.id, record=foreign.id, field="text"),
        lambda: reviewing.withdraw_review(other, id=lead.map.all(Review)[0].id),
    ):
        with pytest.raises(NotFound):
            act()
    assert open_reviews(lead.map) == (kept,)
    assert getattr(other.map.get(foreign.id), "text", "") == "It takes too days"
