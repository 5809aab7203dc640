"""A whole rehearsal over a real server: everybody comes in, writes, follows and votes."""

from __future__ import annotations

import socket
import tempfile
import urllib.request
from pathlib import Path
from typing import get_args

import pytest

from sim_workshop.domain.workshop import Stage
from sim_workshop.rehearsal.rehearse import WALKED, rehearse, rehearse_in
from sim_workshop.rehearsal.throwaway import CannotRehearse, throwaway
from tests.ports import free_port


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this process makes its temporary folders."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_small_rehearsal_loses_and_doubles_nothing_and_leaves_nothing(temporary: Path) -> None:
    said: list[str] = []
    seen = rehearse(11, said.append)
    assert (seen.participants, seen.acts, seen.lost, seen.doubled) == (11, 33, 0, 0)
    assert all(0 < ms < 60_000 for ms in (seen.entry_p95_ms, seen.join_p95_ms, seen.reveal_ms))
    assert seen.memory_mb is None or seen.memory_mb > 10
    assert said[-1] == "Everybody votes."
    assert list(temporary.iterdir()) == []


def test_a_port_somebody_takes_meanwhile_is_given_up_for_another(temporary: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as theirs:
        offered = iter([theirs.getsockname()[1], free_port()])
        with throwaway(lambda: next(offered)) as place:
            assert place.url != f"http://127.0.0.1:{theirs.getsockname()[1]}"
            urllib.request.urlopen(f"{place.url}/health", timeout=60).close()
    assert list(temporary.iterdir()) == []


def test_the_room_walks_through_every_stage_there_is() -> None:
    voted = {"ballot", "result"}  # the vote brings the room there
    assert {"intercept", *WALKED} | voted == set(get_args(Stage))


def test_a_server_that_ends_is_a_sentence_and_its_folder_is_gone(temporary: Path) -> None:
    with throwaway() as place:

        def say(what: str) -> None:
            if what.startswith("Everybody writes"):
                place.process.kill()

        with pytest.raises(CannotRehearse, match=r"The server of the rehearsal ended\."):
            rehearse_in(place, 2, say)
    assert list(temporary.iterdir()) == []
