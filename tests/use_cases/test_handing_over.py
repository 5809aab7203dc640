"""A workshop moves from the laptop to the county's server: nothing is lost, nothing is in two
places that can be changed."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sim_workshop.domain.errors import CannotRead, NotAllowed
from sim_workshop.domain.roles import may
from sim_workshop.store import Store, open_store
from sim_workshop.use_cases import engaging, hosting, mapping, prioritizing, reporting
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.handing_over import hand_over, is_handover, take_over
from tests.conftest import joined, opened_workshop


@pytest.fixture
def lead(store: Store) -> Acting:
    return opened_workshop(store)


@pytest.fixture
def guest(lead: Acting) -> Acting:
    return joined(lead, "Ann Peer", "Peer Center")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{tmp_path / 'server.sqlite'}")
    yield store
    store.close()


SEAL = (Path(__file__).parents[2] / "static" / "mark.png").read_bytes()


def voted(lead: Acting, guest: Acting) -> None:
    """A room with entries, an undone act, a logo, and a vote that was counted and shown."""
    reporting.place_logo(lead, name="seal.png", content=SEAL, words="Seal of the county")
    mapping.place_entry(lead, kind="gap", text="Nobody answers at night", places=["i1.police"])
    entry = mapping.place_entry(guest, kind="resource", text="A crisis line", places=["0"])
    mapping.remove_entry(lead, id=entry.id, reason="said twice")
    for title in ("A night team", "One form"):
        prioritizing.name_priority(lead, title=title)
    round_ = prioritizing.open_round(lead)
    prioritizing.cast_ballot(guest, round=round_.id, marks={"A": 1})
    prioritizing.close_round(lead, round=round_.id)
    prioritizing.reveal_round(lead, round=round_.id)


@pytest.fixture
def moved(store: Store, lead: Acting, guest: Acting, tmp_path: Path) -> Path:
    voted(lead, guest)
    file = tmp_path / "moved.zip"
    hand_over(store, lead.code, file, where="https://sim.example.gov")
    return file


def test_records_history_people_and_counted_votes_are_the_same(
    store: Store, server: Store, lead: Acting, moved: Path
) -> None:
    before = store.read(lead.code)
    assert take_over(server, moved).code == lead.code
    after = server.read(lead.code)
    gone = {"workshop": replace(before).workshop.but(moved_at=None, moved_to="")}
    assert after.records == {**before.records, **gone}
    assert after.tallies == before.tallies
    assert after.members == before.members
    assert after.pack == before.pack
    assert [upload.content for upload in server.files(lead.code)] == [SEAL]
    *_newest, first = server.changes(lead.code)
    assert server.changes(lead.code) == store.changes(lead.code)[1:]
    assert first.verb == "workshop.opened"


def test_the_old_copy_can_only_be_read_and_says_where_it_went(
    store: Store, lead: Acting, guest: Acting, moved: Path
) -> None:
    said = "handed over to https://sim.example.gov on"
    for act in (
        lambda: mapping.place_entry(guest, kind="gap", text="More", places=["0"]),
        lambda: prioritizing.open_round(lead),
        lambda: engaging.join(store, lead.code, "Late", "Agency"),
        lambda: hosting.change_settings(lead, venue="Elsewhere"),
    ):
        with pytest.raises(NotAllowed, match=said):
            act()
    map_ = store.read(lead.code)
    assert said in may(lead.member, "add", map_).reason
    assert may(lead.member, "read_working", map_)


def test_whoever_leads_gets_a_new_link_that_is_the_same_person(
    server: Store, lead: Acting, moved: Path
) -> None:
    links = take_over(server, moved).links
    assert [link.role for link in links] == ["facilitator"]
    assert hosting.sign_in_with_key(server, links[0].key).id == lead.member.id


def test_work_goes_on_where_it_moved_to(server: Store, lead: Acting, moved: Path) -> None:
    take_over(server, moved)
    there = Acting(server, lead.code, lead.member)
    entry = mapping.place_entry(there, kind="gap", text="Found later", places=["0"])
    assert entry.id not in [r for r in store_ids(server, lead.code) if r != entry.id]


def store_ids(store: Store, code: str) -> list[str]:
    return list(store.read(code).records)


def test_it_is_not_taken_in_twice(server: Store, moved: Path) -> None:
    take_over(server, moved)
    with pytest.raises(NotAllowed, match="is here already"):
        take_over(server, moved)


def test_it_waits_for_a_vote_that_is_under_way(store: Store, lead: Acting, tmp_path: Path) -> None:
    for title in ("A night team", "One form"):
        prioritizing.name_priority(lead, title=title)
    prioritizing.open_round(lead)
    with pytest.raises(NotAllowed, match="A vote is under way"):
        hand_over(store, lead.code, tmp_path / "moved.zip")
    assert list(tmp_path.glob("*moved*")) == []
    assert may(lead.member, "add", store.read(lead.code))


def test_a_file_that_cannot_be_written_leaves_everything_as_it_was(
    store: Store, lead: Acting, tmp_path: Path
) -> None:
    with pytest.raises(CannotRead, match="cannot be written"):
        hand_over(store, lead.code, tmp_path / "nowhere" / "moved.zip")
    assert may(lead.member, "add", store.read(lead.code))


def test_a_file_that_is_there_is_not_written_over(
    store: Store, lead: Acting, tmp_path: Path
) -> None:
    (tmp_path / "moved.zip").write_text("something else")
    with pytest.raises(NotAllowed, match="is there already"):
        hand_over(store, lead.code, tmp_path / "moved.zip")


@pytest.mark.parametrize("part", ["record", "member", "change", "workshop"])
def test_a_damaged_file_changes_nothing(server: Store, moved: Path, part: str) -> None:
    broken = changed(moved, f"{part}.jsonl", lambda said: said[: len(said) // 2])
    with pytest.raises(CannotRead, match="Nothing was changed"):
        take_over(server, broken)
    assert server.codes() == []


def test_a_file_that_speaks_of_another_workshop_is_refused(server: Store, moved: Path) -> None:
    def foreign(said: str) -> str:
        row = json.loads(said.splitlines()[0])
        return json.dumps({**row, "workshop": "ELSEWHER"}) + "\n"

    with pytest.raises(CannotRead, match="another workshop"):
        take_over(server, changed(moved, "member.jsonl", foreign))
    assert server.codes() == []


def test_settings_nobody_could_work_with_are_refused(server: Store, moved: Path) -> None:
    def elsewhere(said: str) -> str:
        assert "America/" in said
        return said.replace("America/", "Mars/")

    with pytest.raises(NotAllowed, match="no time zone"):
        take_over(server, changed(moved, "record.jsonl", elsewhere))
    assert server.codes() == []


def test_no_key_and_no_secret_is_in_it(moved: Path) -> None:
    with zipfile.ZipFile(moved) as archive:
        assert {"grant_.jsonl", "round_secret.jsonl", "setting.jsonl", "act.jsonl"}.isdisjoint(
            archive.namelist()
        )
    assert is_handover(moved)


def changed(file: Path, part: str, how: object) -> Path:
    """The same file with one part of it changed."""
    other = file.with_name("changed.zip")
    assert callable(how)
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            said = old.read(name).decode()
            new.writestr(name, how(said) if name == part else said)
    return other
