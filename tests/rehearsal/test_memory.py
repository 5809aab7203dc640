"""Memory, as Linux, macOS and Windows tell it."""

from __future__ import annotations

import os
import sys

import pytest

from sim_workshop.rehearsal.memory import free_mb, held_mb, of_ps, of_tasklist


def test_this_process_holds_some() -> None:
    held = held_mb(os.getpid())
    assert held is not None
    assert 1 < held < 100_000


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says what is left")
def test_this_machine_has_some_left() -> None:
    assert (free_mb() or 0) > 1


def test_macos_says_kilobytes() -> None:
    assert of_ps(" 204800\n") == 200.0
    assert of_ps("") is None


@pytest.mark.parametrize("written", ["204,800 K", "204.800 K", "204\u00a0800 K", "204800 K"])
def test_windows_parts_thousands_as_the_country_does(written: str) -> None:
    assert of_tasklist(f'"python.exe","4711","Console","1","{written}"\r\n') == 200.0


def test_windows_without_the_process_says_nothing() -> None:
    assert of_tasklist("INFO: No tasks are running which match the specified criteria.") is None
