"""Who did what, in sentences; and taking back one's own last act."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim_workshop.domain.errors import NotAllowed, NotFound, WorkshopError
from sim_workshop.domain.findings import Entry
from sim_workshop.store import open_store
from sim_workshop.use_cases import (
    arranging,
    engaging,
    evidencing,
    history,
    hosting,
    mapping,
    planning,
    prioritizing,
)
from sim_workshop.use_cases.acting import Acting
from tests.conftest import joined, opened_workshop

USE_CASES = Path(history.__file__).parent


def gap(acting: Acting, text: str = "No bed at night") -> Entry:
    return mapping.place_entry(acting, kind="gap", text=text, places=["0"])


def sentences(acting: Acting) -> list[str]:
    return [f"{line.who} {line.sentence}" for line in history.lines(acting.store, acting.map)]


# Sentences.


def verbs_used() -> Iterator[tuple[str, str]]:
    """Every verb a use case hands to `act` or `transact`, with the file it stands in."""
    for path in sorted(USE_CASES.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            place = {"act": 0, "transact": 2}.get(node.func.attr)
            if place is not None and len(node.args) > place:
                for part in ast.walk(node.args[place]):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield path.name, part.value


def test_every_verb_of_the_log_has_words() -> None:
    used = list(verbs_used())
    assert len(used) > 40
    assert [v for v in used if v[1] not in history.VERBS] == []


def test_the_log_is_read_in_sentences_newest_first(facilitator: Acting) -> None:
    jo = joined(facilitator, "Jo", "City police", "Law enforcement")
    entry = gap(jo)
    mapping.correct_entry(jo, id=entry.id, text="No bed after eight")
    prioritizing.name_priority(facilitator, title="Crisis center")
    assert sentences(facilitator) == [
        "Facilitator named a candidate: “Crisis center”",
        "Law enforcement corrected “No bed after eight”",
        "Law enforcement added “No bed at night”",
        "Somebody joined for “City police”",
        "Somebody opened the workshop",
    ]


def test_a_name_in_the_log_is_never_more_than_the_setting_allowed(facilitator: Acting) -> None:
    jo = joined(facilitator, "Jo Field", "City police", "Law enforcement")
    gap(jo)
    hosting.change_settings(facilitator, entry_names="nothing")
    gap(jo, "No ride")
    hosting.change_settings(facilitator, entry_names="name")
    gap(jo, "No clinic")
    said = [s for s in sentences(facilitator) if "added" in s]
    assert said == [
        "Jo Field added “No clinic”",
        "Somebody added “No ride”",
        "Law enforcement added “No bed at night”",
    ]


def test_held_and_wiped_texts_and_names_of_the_list_are_not_quoted(facilitator: Acting) -> None:
    gap(facilitator, "Call Maria at 503-555-0188")
    wiped = gap(facilitator, "Something about somebody at the clinic")
    mapping.redact_text(facilitator, id=wiped.id)
    evidencing.place_story(facilitator, text="A woman waited for two nights", places=["0"])
    engaging.add_stakeholder(facilitator, name="Ana Ruiz", agency="Health")
    said = "\n".join(sentences(facilitator))
    for secret in ("Maria", "503", "clinic", "two nights", "Ruiz"):
        assert secret not in said
    assert "added to the list: “Health”" in said
    assert "Facilitator added an entry" in sentences(facilitator)


def test_an_act_of_many_records_is_one_line(facilitator: Acting) -> None:
    entries = [gap(facilitator, f"No bed {n}") for n in range(5)]
    mapping.merge_entries(facilitator, into=entries[0].id, others=[e.id for e in entries[1:]])
    assert sentences(facilitator)[0] == "Facilitator merged (5 records)"


def test_a_long_log_is_cut_at_whole_acts(facilitator: Acting) -> None:
    entries = [gap(facilitator, f"No bed {n}") for n in range(5)]
    mapping.merge_entries(facilitator, into=entries[0].id, others=[e.id for e in entries[1:]])
    [line] = history.lines(facilitator.store, facilitator.map, limit=1)
    assert line.sentence == "merged (5 records)"


# Undo.


def test_undo_takes_back_ones_own_last_act_and_says_which(facilitator: Acting) -> None:
    jo = joined(facilitator, "Jo", "City police")
    before = facilitator.map
    mine = gap(jo)
    theirs = gap(facilitator, "Something else")
    assert history.undoable(jo) == "added “No bed at night”"
    assert history.undo_last(jo) == "added “No bed at night”"
    assert facilitator.map.entries(hidden=True) == (theirs,)
    assert facilitator.map.get(mine.id) is None
    assert history.undoable(jo) == ""
    with pytest.raises(NotFound, match="nothing of yours left"):
        history.undo_last(jo)
    history.undo_last(facilitator)
    assert facilitator.map.records == before.records


def test_what_was_undone_is_marked_in_the_log_and_stays_there(facilitator: Acting) -> None:
    gap(facilitator)
    history.undo_last(facilitator)
    undo, placed, *_ = history.lines(facilitator.store, facilitator.map)
    assert (undo.sentence.split(" “")[0], undo.undone) == ("took back", False)
    assert (placed.sentence, placed.undone) == ("added “No bed at night”", True)


def test_undo_is_refused_when_somebody_changed_it_since(facilitator: Acting) -> None:
    jo = joined(facilitator, "Jo", "City police")
    entry = gap(jo)
    mapping.correct_entry(facilitator, id=entry.id, text="No bed after eight")
    with pytest.raises(NotAllowed, match="changed this since"):
        history.undo_last(jo)
    assert facilitator.map.get(entry.id) == entry.but(text="No bed after eight")


@pytest.mark.parametrize(
    "build",
    [
        lambda lead, id_: mapping.add_idea(lead, gap=id_, text="A living room"),
        lambda lead, id_: prioritizing.name_priority(lead, title="Beds", addresses=[id_]),
        lambda lead, id_: evidencing.place_number(lead, name="Beds", value="12", about=(id_,)),
    ],
    ids=["an idea", "a priority", "a number"],
)
def test_undo_is_refused_when_somebody_built_on_it(
    lead: Acting, build: Callable[[Acting, str], object]
) -> None:
    jo = joined(lead, "Jo", "City police")
    entry = gap(jo)
    build(lead, entry.id)
    with pytest.raises(NotAllowed, match="built on this"):
        history.undo_last(jo)
    history.undo_last(lead)
    history.undo_last(jo)
    assert lead.map.entries(hidden=True) == ()


def test_votes_and_arrivals_are_not_undone(facilitator: Acting) -> None:
    for title in ("Crisis center", "Data sharing"):
        prioritizing.name_priority(facilitator, title=title)
    round_ = prioritizing.open_round(facilitator)
    jo = joined(facilitator, "Jo", "City police")
    prioritizing.cast_ballot(jo, round=round_.id, marks={"A": 1})
    prioritizing.close_round(facilitator, round=round_.id)
    arranging.move_room(facilitator, stage="plan")
    with pytest.raises(NotFound):
        history.undo_last(jo)
    with pytest.raises(NotAllowed, match="built on this"):
        history.undo_last(facilitator)  # the candidates were voted on
    assert facilitator.map.rounds[0].state == "closed"


def test_a_wiped_text_does_not_come_back_by_undo(facilitator: Acting) -> None:
    jo = joined(facilitator, "Jo", "City police")
    entry = gap(jo, "Something about somebody at the clinic")
    mapping.correct_entry(jo, id=entry.id, text="Something about nobody in particular")
    mapping.redact_text(facilitator, id=entry.id)
    with pytest.raises(NotAllowed):
        history.undo_last(jo)
    now = facilitator.map.get(entry.id)
    assert isinstance(now, Entry)
    assert (now.text, now.standing) == ("[redacted]", "redacted")


def test_an_observer_has_nothing_to_undo(facilitator: Acting) -> None:
    key = hosting.new_link(facilitator.store, facilitator.code, "observer")
    reader = hosting.sign_in_with_key(facilitator.store, key)
    with pytest.raises(NotAllowed, match="for reading"):
        history.undo_last(Acting(facilitator.store, facilitator.code, reader))


def test_the_map_after_an_undo_is_the_one_the_tables_hold(facilitator: Acting) -> None:
    first = gap(facilitator, "First")
    history.undo_last(facilitator)
    gap(facilitator, "Second")
    again = gap(facilitator, "Third")
    kept = facilitator.map
    facilitator.store.forget(facilitator.code)
    assert list(facilitator.map.records.items()) == list(kept.records.items())
    assert first.id != again.id


# A walk.

Move = Callable[[Acting, "list[str]", int, int], object]


def one(ids: list[str], n: int) -> str:
    return ids[n % len(ids)] if ids else "none"


KINDS = ("gap", "strength")
MOVES: list[Move] = [
    lambda who, ids, a, b: gap(who, f"Gap {a}"),
    lambda who, ids, a, b: mapping.place_entry(
        who, kind="opportunity", text=f"Idea {a}", places=["1"], answers=[one(ids, b)]
    ),
    lambda who, ids, a, b: gap(who, f"Call 503-555-01{a % 90 + 10}"),
    lambda who, ids, a, b: mapping.correct_entry(who, id=one(ids, a), text=f"Text {b}"),
    lambda who, ids, a, b: mapping.state_names_nobody(who, id=one(ids, a)),
    lambda who, ids, a, b: mapping.describe_entry(who, id=one(ids, a), population=f"P{b % 3}"),
    lambda who, ids, a, b: mapping.move_entry(who, id=one(ids, a), places=[str(b % 6)]),
    lambda who, ids, a, b: mapping.change_kind(who, id=one(ids, a), kind=KINDS[b % 2]),
    lambda who, ids, a, b: mapping.park_entry(who, id=one(ids, a), parked=bool(b % 2)),
    lambda who, ids, a, b: mapping.remove_entry(who, id=one(ids, a), reason=f"Why {b}"),
    lambda who, ids, a, b: mapping.restore_entry(who, id=one(ids, a)),
    lambda who, ids, a, b: mapping.merge_entries(who, into=one(ids, a), others=[one(ids, b)]),
    lambda who, ids, a, b: evidencing.place_number(
        who, name="Beds", value=str(a), about=(one(ids, b),)
    ),
    lambda who, ids, a, b: evidencing.remove_number(who, id=one(ids, a)),
    lambda who, ids, a, b: prioritizing.name_priority(who, title=f"P {a}", addresses=[one(ids, b)]),
    lambda who, ids, a, b: prioritizing.take_to_plan(who, ids=[one(ids, a)]),
    lambda who, ids, a, b: planning.place_step(
        who, priority=one(ids, a), text=f"Step {b}", when="2027"
    ),
    lambda who, ids, a, b: planning.remove_step(who, id=one(ids, a)),
    lambda who, ids, a, b: arranging.edit_box(who, id="i1.police", name=f"Police {a % 3}"),
    lambda who, ids, a, b: hosting.change_settings(who, title=f"Title {a % 3}"),
]  # fmt: skip
UNDO = len(MOVES)
WALK = st.lists(
    st.tuples(
        st.integers(0, 2), st.integers(0, UNDO + 2), st.integers(0, 40), st.integers(0, 40)
    ),
    min_size=5, max_size=40,
)  # fmt: skip


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Acting:
    folder: Path = tmp_path_factory.mktemp("walks")
    return opened_workshop(open_store(f"sqlite:///{folder / 'sim.sqlite'}"))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=WALK)
def test_a_random_walk_of_acts_and_as_many_undos_ends_at_the_map_it_began_with(
    room: Acting, walk: list[tuple[int, int, int, int]]
) -> None:
    lead = opened_workshop(room.store)
    people = [lead, joined(lead, "Jo", "City police"), joined(lead, "Ana", "Health")]
    arranging.move_room(lead, stage="plan")
    began = lead.map
    done: list[int] = []
    for who, move, a, b in walk:
        revision = lead.map.revision
        try:
            if move >= UNDO:
                history.undo_last(people[who])
                done.reverse()
                done.remove(who)
                done.reverse()
            else:
                ids = sorted(i for i in lead.map.records if i[0] in "gostncpt")
                MOVES[move](people[who], ids, a, b)
                changed = lead.store.changes(lead.code, since=revision)
                done += [who] if any(c.record for c in changed) else []
        except WorkshopError:
            assert lead.map.revision == revision
    kept = lead.map
    lead.store.forget(lead.code)
    assert list(lead.map.records.items()) == list(kept.records.items())
    for who in reversed(done):
        history.undo_last(people[who])
    assert lead.map.records == began.records
