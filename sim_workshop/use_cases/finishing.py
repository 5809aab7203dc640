""" "I'm done with this": said for the question the room is at, and taken back."""

from __future__ import annotations

from sim_workshop.domain.errors import NotAllowed
from sim_workshop.domain.roles import may
from sim_workshop.domain.steps import step_key
from sim_workshop.store import Done, done_with, writing
from sim_workshop.use_cases.acting import Acting


def say_done(acting: Acting, *, step: str, done: bool = True) -> bool:
    """Counted without raising the revision. `step` is the one the person saw: a press that
    comes after the room moved on does not count for the next question."""
    with acting.store.voting(acting.code) as (connection, map_):
        me, key = acting.member.id, acting.key
        if (before := writing.answered_before(connection, acting.code, key, me)) is not None:
            raise Done(before)
        if not (ruling := may(acting.member, "add", map_)):
            raise NotAllowed(ruling.reason)
        if step != step_key(map_.room):
            raise NotAllowed("The room has gone on to the next question.")
        change = done_with.say if done else done_with.take_back
        change(connection, acting.code, step, acting.member.id)
        writing.remember_answer(
            connection, acting.code, acting.key, acting.member.id, "done.said",
            {"done": done, "revision": map_.revision},
        )  # fmt: skip
    acting.store.done_changed()
    acting.store.told(acting.code)
    return done
