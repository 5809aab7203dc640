"""A run that is ended in the middle of writing: at whatever statement, nothing of the act stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event, select

from sim_workshop.store import Store
from sim_workshop.store import tables as t
from sim_workshop.use_cases import engaging, finishing, mapping, prioritizing
from sim_workshop.use_cases.acting import Acting
from tests.conftest import joined


class Ended(BaseException):
    """As Streamlit ends a run whose person has pressed something else: no Exception catches it."""


def tables(store: Store) -> dict[str, list[str]]:
    with store.engine.connect() as connection:
        return {
            table.name: [repr(tuple(row)) for row in connection.execute(select(table))]
            for table in t.ALL_TABLES
        }


def merge(lead: Acting) -> None:
    ids = [g.id for g in lead.map.gaps]
    mapping.merge_entries(lead.with_key("k"), into=ids[0], others=ids[1:])


ACTS: dict[str, Callable[[Acting], object]] = {
    "an entry": lambda lead: mapping.place_entry(
        lead.with_key("k"), kind="gap", text="One more", places=["0"]
    ),
    "a merge of three": merge,
    "an arrival": lambda lead: engaging.join(lead.store, lead.code, "Late", "Health"),
    "a candidate": lambda lead: prioritizing.name_priority(lead.with_key("k"), title="Beds"),
    "done": lambda lead: finishing.say_done(lead.with_key("k"), step="who"),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_ended_at_any_statement(lead: Acting, act: Callable[[Acting], object]) -> None:
    joined(lead, "Jo", "City police")
    for n in range(3):
        mapping.place_entry(lead, kind="gap", text=f"Gap {n}", places=["0"])
    store, before, point = lead.store, tables(lead.store), 0
    while _is_ended_at(store, point, lambda: act(lead)):
        store.forget(lead.code)
        assert tables(store) == before, f"half written at statement {point}"
        point += 1
    assert point > 3  # reading, writing, and the line of the log at least
    assert tables(store) != before


def _is_ended_at(store: Store, point: int, act: Callable[[], object]) -> bool:
    """Does it, ended before its so-manieth statement; False when it was saved before that."""
    seen, saved = 0, False

    def count(*_statement: Any) -> None:
        nonlocal seen
        seen += 1
        if seen > point and not saved:
            raise Ended

    def keep(_connection: Any) -> None:
        nonlocal saved
        saved = True

    event.listen(store.engine, "before_cursor_execute", count)
    event.listen(store.engine, "commit", keep)
    try:
        act()
    except Ended:
        return True
    finally:
        event.remove(store.engine, "before_cursor_execute", count)
        event.remove(store.engine, "commit", keep)
    return False
