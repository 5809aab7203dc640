"""One server for the faults it survives; those that kill it start their own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sim_workshop.use_cases.hosting import Opened
from tests.faults.server import Mortal

if sys.platform != "linux":
    collect_ignore_glob = ["test_*"]  # they look into /proc and speak from 127.0.9.x


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mortal]:
    server = Mortal(tmp_path_factory.mktemp("faults"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def opened(running: Mortal) -> Opened:
    """A workshop of this test's own on the shared server."""
    return running.open_workshop()


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Mortal]:
    """A server of this test's own, to be killed."""
    server = Mortal(tmp_path)
    server.start()
    yield server
    server.stop()
