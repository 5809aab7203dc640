"""The store: one act is one transaction, a Map is everything at one revision, keys count once."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import select, text

from sim_workshop.domain.errors import CannotRead, NotAllowed, NotFound
from sim_workshop.domain.findings import Gap
from sim_workshop.store import Done, Store, open_store
from sim_workshop.store import tables as t
from sim_workshop.use_cases import engaging, hosting, mapping, prioritizing
from sim_workshop.use_cases.acting import Acting
from tests.conftest import COUNTY, joined, opened_workshop


def test_a_new_workshop_reads_back_with_its_community_and_pack(facilitator: Acting) -> None:
    map_ = facilitator.map
    assert map_.community == COUNTY
    assert [i.id for i in map_.intercepts] == ["0", "1", "2", "3", "4", "5", "cross"]
    assert map_.revision == 1
    assert {r.kind for r in map_.records.values()} == {"workshop", "room"}


def test_an_act_writes_the_record_its_line_and_raises_the_revision(facilitator: Acting) -> None:
    before = facilitator.map
    gap = mapping.place_entry(facilitator, kind="gap", text="No bed at night", places=["0"])
    after = facilitator.map
    assert before.revision + 1 == after.revision
    assert before.gaps == ()
    assert after.gaps == (gap,)
    [line] = facilitator.store.changes(facilitator.code, since=before.revision)
    assert (line.verb, line.record, line.before, line.after) == ("entry.placed", "g1", None, gap)


def test_a_map_read_from_the_tables_equals_the_one_kept_in_memory(facilitator: Acting) -> None:
    mapping.place_entry(facilitator, kind="gap", text="No bed at night", places=["0"])
    mapping.place_entry(facilitator, kind="resource", text="988", places=["i0.crisis_line"])
    kept = facilitator.map
    facilitator.store.forget(facilitator.code)
    fresh = facilitator.map
    assert fresh is not kept
    assert (fresh.records, fresh.revision) == (kept.records, kept.revision)
    assert list(fresh.records) == list(kept.records)


def test_everybody_shares_one_map_per_revision(facilitator: Acting) -> None:
    assert facilitator.map is facilitator.map


def test_nothing_is_written_when_an_act_is_refused(facilitator: Acting) -> None:
    before = facilitator.map
    with pytest.raises(NotAllowed):
        mapping.place_entry(facilitator, kind="gap", text="Where?", places=["nowhere"])
    assert facilitator.map is before
    assert len(facilitator.store.changes(facilitator.code)) == 2


def test_the_same_key_twice_is_one_act(facilitator: Acting) -> None:
    once = facilitator.with_key("k1")
    mapping.place_entry(once, kind="gap", text="No bed at night", places=["0"])
    with pytest.raises(Done) as done:
        mapping.place_entry(once, kind="gap", text="No bed at night", places=["0"])
    assert done.value.result == {"id": "g1", "revision": 2}
    assert len(facilitator.map.gaps) == 1


def test_twenty_people_writing_at_once_lose_nothing(facilitator: Acting) -> None:
    people = [joined(facilitator, f"Person {n}", "City police") for n in range(20)]
    start = threading.Barrier(20)

    def write(person: Acting) -> None:
        start.wait()
        for n in range(3):
            mapping.place_entry(person, kind="gap", text=f"Gap {n}", places=["1"])

    threads = [threading.Thread(target=write, args=(p,)) for p in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    gaps = facilitator.map.gaps
    assert len(gaps) == 60
    assert len({g.id for g in gaps}) == 60
    written = facilitator.store.changes(facilitator.code)
    assert len([c for c in written if c.verb == "entry.placed"]) == 60


def test_another_process_sees_what_this_one_wrote(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'sim.sqlite'}"
    ours, theirs = open_store(url), open_store(url)
    acting = opened_workshop(ours)
    assert theirs.read(acting.code).gaps == ()
    mapping.place_entry(acting, kind="gap", text="No bed at night", places=["0"])
    assert [g.text for g in theirs.read(acting.code).gaps] == ["No bed at night"]
    ours.close()
    theirs.close()


def test_listeners_hear_of_an_act_only_after_its_commit(facilitator: Acting) -> None:
    heard: list[tuple[str, int, int]] = []
    store = facilitator.store
    store.listen(lambda code, revision: heard.append((code, revision, len(store.read(code).gaps))))
    mapping.place_entry(facilitator, kind="gap", text="No bed at night", places=["0"])
    assert heard == [(facilitator.code, 2, 1)]


def test_an_unknown_code_is_a_sentence(store: Store) -> None:
    with pytest.raises(NotFound, match="no workshop with this code"):
        store.read("AAAAAAAA")


def test_a_database_that_cannot_be_opened_is_a_sentence_without_its_password() -> None:
    with pytest.raises(CannotRead) as refused:
        open_store("postgresql://sim:hunter2@127.0.0.1:9/none")
    assert "hunter2" not in str(refused.value)
    assert str(refused.value).startswith("The database postgresql://sim:***@127.0.0.1:9")


def test_deleting_a_workshop_leaves_nothing_of_it(facilitator: Acting) -> None:
    other = opened_workshop(facilitator.store)
    mapping.place_entry(facilitator, kind="gap", text="No bed at night", places=["0"])
    facilitator.store.delete_workshop(facilitator.code)
    assert [code for code, _ in facilitator.store.codes()] == [other.code]
    with facilitator.store.engine.connect() as connection:
        left = connection.execute(
            text("SELECT count(*) FROM change WHERE workshop = :code"), {"code": facilitator.code}
        )
        assert left.scalar_one() == 0


def test_two_workshops_never_mix(store: Store) -> None:
    ours, theirs = opened_workshop(store), opened_workshop(store)
    mapping.place_entry(ours, kind="gap", text="Ours", places=["0"])
    foreign = Acting(store, theirs.code, ours.member)
    with pytest.raises(NotAllowed, match="another workshop"):
        mapping.place_entry(foreign, kind="gap", text="Theirs", places=["0"])
    assert theirs.map.gaps == ()


def test_a_redacted_text_is_nowhere_in_the_database_file(tmp_path: Path) -> None:
    path = tmp_path / "sim.sqlite"
    store = open_store(f"sqlite:///{path}")
    acting = opened_workshop(store)
    secret = "Zebulon Quillfeather was seen at the clinic"
    gap = mapping.place_entry(acting, kind="gap", text=f"People said {secret}", places=["0"])
    other = mapping.place_entry(acting, kind="gap", text="Something else", places=["0"])
    mapping.correct_entry(acting, id=gap.id, text=f"Again, {secret} today")
    mapping.merge_entries(acting, into=other.id, others=[gap.id])
    mapping.redact_text(acting, id=other.id)
    mapping.redact_text(acting, id=gap.id)
    store.close()
    kept = path.read_bytes() + b"".join(p.read_bytes() for p in tmp_path.glob("sim.sqlite-*"))
    assert b"Again, Zebulon" not in kept
    assert b"Zebulon" not in kept
    with sqlite3.connect(path) as connection:
        verbs = [row[0] for row in connection.execute("SELECT verb FROM change ORDER BY revision")]
    connection.close()
    assert "text.redacted" in verbs


def test_the_key_of_a_vote_is_nowhere_in_the_files_once_its_result_is_shown(
    tmp_path: Path,
) -> None:
    """Nor are the names of voters that it made: in none of the files, while the server runs."""
    store = open_store(f"sqlite:///{tmp_path / 'sim.sqlite'}")
    lead = opened_workshop(store)
    for title in ("Crisis center", "Data sharing"):
        prioritizing.name_priority(lead, title=title)
    round_ = prioritizing.open_round(lead)
    for n in range(5):
        voter = joined(lead, f"Person {n}", "City police")
        prioritizing.cast_ballot(voter, round=round_.id, marks={"A": 1})
    with store.engine.connect() as connection:
        secret = bytes(connection.execute(select(t.round_secret.c.secret)).scalar_one())
        voters = [
            str(key).encode() for key in connection.execute(select(t.ballot.c.voter)).scalars()
        ]

    def left() -> list[bytes]:
        files = b"".join(p.read_bytes() for p in tmp_path.iterdir())
        return [each for each in (secret, *voters) if each in files]

    assert len(left()) == 6
    prioritizing.close_round(lead, round=round_.id)
    prioritizing.reveal_round(lead, round=round_.id)
    assert left() == []
    store.close()


def test_a_redaction_is_a_line_of_the_log_with_who_and_when(facilitator: Acting) -> None:
    gap = mapping.place_entry(facilitator, kind="gap", text="A name stood here", places=["0"])
    mapping.redact_text(facilitator, id=gap.id)
    line = facilitator.store.changes(facilitator.code)[0]
    assert (line.verb, line.member) == ("text.redacted", facilitator.member.id)
    kept = facilitator.map.get(gap.id)
    assert isinstance(kept, Gap)
    assert (kept.text, kept.standing) == ("[redacted]", "redacted")


def test_backup_and_restore_give_the_same_records_on_any_database(
    facilitator: Acting, tmp_path: Path
) -> None:
    mapping.place_entry(facilitator, kind="gap", text="Größe ✓ “quoted”", places=["0"])
    file = tmp_path / "backup.zip"
    facilitator.store.backup(file)
    elsewhere = open_store(f"sqlite:///{tmp_path / 'new.sqlite'}")
    elsewhere.restore(file, replace=False)
    restored = elsewhere.read(facilitator.code)
    assert restored.records == facilitator.map.records
    assert restored.members == facilitator.map.members
    assert elsewhere.changes(facilitator.code) == facilitator.store.changes(facilitator.code)
    elsewhere.close()


def test_a_restore_onto_workshops_needs_replace(facilitator: Acting, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    facilitator.store.backup(file)
    mapping.place_entry(facilitator, kind="gap", text="After the backup", places=["0"])
    with pytest.raises(NotAllowed, match="--replace"):
        facilitator.store.restore(file, replace=False)
    assert len(facilitator.map.gaps) == 1
    facilitator.store.restore(file, replace=True)
    assert facilitator.map.gaps == ()


def test_a_damaged_backup_changes_nothing(facilitator: Acting, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    facilitator.store.backup(file)
    file.write_bytes(file.read_bytes()[:200])
    with pytest.raises(CannotRead, match="Nothing was changed"):
        facilitator.store.restore(file, replace=True)
    assert facilitator.map.revision == 1


def test_a_backup_leaves_out_the_ballots_of_an_open_round_and_says_so(
    facilitator: Acting, tmp_path: Path
) -> None:
    for title in ("Crisis center", "Data sharing"):
        prioritizing.name_priority(facilitator, title=title)
    voter = joined(facilitator, "Jo", "City police")
    round_ = prioritizing.open_round(facilitator)
    prioritizing.cast_ballot(voter, round=round_.id, marks={"A": 2})
    about = facilitator.store.backup(tmp_path / "backup.zip")
    assert about["open_rounds_left_out"] == 1
    elsewhere = open_store(f"sqlite:///{tmp_path / 'new.sqlite'}")
    elsewhere.restore(tmp_path / "backup.zip", replace=False)
    assert elsewhere.ballots_in(facilitator.code, round_.id) == 0
    elsewhere.close()


def test_a_restore_is_refused_while_another_process_has_the_database_open(
    facilitator: Acting, tmp_path: Path
) -> None:
    file = tmp_path / "backup.zip"
    facilitator.store.backup(file)
    url = facilitator.store.engine.url.render_as_string(hide_password=False)
    server = open_store(url)
    assert server.read(facilitator.code).revision == 1
    with pytest.raises(NotAllowed, match="Stop it before"):
        facilitator.store.restore(file, replace=True)
    server.close()


def test_the_map_kept_in_memory_knows_everybody_who_joined_or_changed(
    facilitator: Acting,
) -> None:
    store, code = facilitator.store, facilitator.code
    for n in range(3):
        joined(facilitator, f"Person {n}", "City police")
    made = engaging.make_eligible(facilitator, facilitator.member.id, True)
    hosting.name_oneself(store, made, "Renamed")
    joined(facilitator, "Last", "Shelter")
    kept = store.read(code)
    store.forget(code)
    assert kept.members == store.read(code).members
    assert kept.members[made.id].name == "Renamed"


def test_another_process_hears_of_a_changed_member_with_the_next_act(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'two.sqlite'}"
    here, there = open_store(url), open_store(url)
    lead = opened_workshop(here)
    assert there.read(lead.code).members == lead.map.members
    hosting.name_oneself(here, lead.member, "Renamed")
    joined(lead, "Jo", "City police")
    assert there.read(lead.code).members == here.read(lead.code).members
    assert there.member(lead.member.id) == here.member(lead.member.id)
    for store in (here, there):
        store.close()


def test_a_result_that_was_shown_is_counted_once_and_stays(facilitator: Acting) -> None:
    for title in ("Crisis center", "Data sharing"):
        prioritizing.name_priority(facilitator, title=title)
    round_ = prioritizing.open_round(facilitator)
    prioritizing.cast_ballot(joined(facilitator, "Jo", "A"), round=round_.id, marks={"A": 2})
    prioritizing.close_round(facilitator, round=round_.id)
    prioritizing.reveal_round(facilitator, round=round_.id)
    tally = facilitator.map.tallies[round_.id]
    joined(facilitator, "Late", "A")
    assert facilitator.map.tallies[round_.id] is tally
    facilitator.store.forget(facilitator.code)
    assert facilitator.map.tallies[round_.id] == tally
