"""The questions at the end on the facilitator's screen: opened, closed, summed, released."""

from __future__ import annotations

from sim_workshop.domain.evaluation import Comment
from sim_workshop.use_cases import evaluating
from tests.screens.conftest import Room, words
from tests.screens.driving import by_key, labels, open_drawer, press, send


def answered(room: Room, many: int) -> None:
    evaluating.open_evaluation(room.lead)
    for number in range(many):
        jo = room.joined(f"Jo {number}", "Police")
        evaluating.evaluate(jo, answers={"ev.goals": 4, "ev.better": "<b>Longer</b> breaks"})


def test_a_facilitator_opens_and_closes_them(room: Room) -> None:
    screen = room.screen("evaluation", room.facilitator)
    press(screen, "Open the questions")
    assert (room.map.room.evaluating, room.map.room.stage) == ("open", "evaluation")
    assert "The questions are open." in words(screen)
    press(screen, "Close them now")
    assert room.map.room.evaluating == "closed"
    assert "Closed and counted." in words(screen)
    assert "Open the questions" not in labels(screen)


def test_the_console_opens_and_closes_them_too(room: Room) -> None:
    screen = room.screen("console", room.facilitator)
    press(screen, "Open the questions")
    assert room.map.room.evaluating == "open"
    close = next(b for b in screen.button if b.label == "Close them now")
    assert close.disabled  # a second press on the same place ends nothing
    screen.checkbox(key="evaluation_sure").check().run()
    press(screen, "Close them now")
    assert room.map.room.evaluating == "closed"


def test_sums_and_comments_are_for_facilitators(room: Room) -> None:
    answered(room, 5)
    evaluating.close_evaluation(room.lead)
    screen = room.screen("evaluation", room.facilitator)
    assert "The goals of the workshop were clear to me." in words(screen)
    assert "&lt;b&gt;Longer&lt;/b&gt; breaks" in words(screen)
    others = room.screen("evaluation", room.joined("Ana", "Clinic").member)
    assert "Longer" not in words(others)
    assert labels(others) == []


def test_a_comment_is_printed_after_it_was_read_once_more(room: Room) -> None:
    answered(room, 1)
    evaluating.close_evaluation(room.lead)
    screen = room.screen("evaluation", room.facilitator)
    assert "Fewer than 5 answered a question: how was not kept." in words(screen)
    open_drawer(screen, by_key("release_cm1"))
    send(screen, by_key("release_cm1"), "Release it for print")
    assert [c.released for c in room.map.all(Comment)] == [True]
    screen = room.screen("evaluation", room.facilitator)
    press(screen, "Keep it back")
    assert [c.released for c in room.map.all(Comment)] == [False]


def test_participants_are_taken_there(room: Room) -> None:
    evaluating.open_evaluation(room.lead)
    screen = room.screen("intercept", room.joined("Ana", "Clinic").member)
    assert "The room answers five questions." in words(screen)
